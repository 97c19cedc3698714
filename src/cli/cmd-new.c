/* erplan new: a commented starter plan. */
#include "cli/commands.h"

#include <string.h>

#include "base/error.h"
#include "session/save.h"
#include "base/data-folder.h"
#include "base/i18n.h"

#define STARTER "starter.xml"

typedef struct {
  gboolean force;
} Options;

static const ErpOption options[] = {
    {"force", 'f', ERP_OPTION_FLAG, NULL, NULL, offsetof(Options, force),
     N_("replace FILE if it exists")},
};

static ErpStatus
write_new(const char *file, const char *text, gsize length) {
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_bytes_new(text, length);
  if (erp_save(file, bytes, ERP_SAVE_NEW, &error))
    return ERP_STATUS_OK;
  if (g_error_matches(error, ERP_ERROR, ERP_ERROR_CHANGED))
    erp_complain(_("%s exists already; --force replaces it"), file);
  else
    erp_complain_error(error);
  return ERP_STATUS_OUTPUT;
}

static ErpStatus
run(const ErpInvocation *invocation) {
  const Options *opts = invocation->options;
  const char *file = invocation->args[0];
  g_autofree char *starter = erp_data_path("examples", STARTER);
  g_autofree char *text = NULL;
  gsize length;
  g_autoptr(GError) error = NULL;
  if (!g_file_get_contents(starter, &text, &length, &error)) {
    erp_complain(_("cannot read the starter plan: %s"), error->message);
    return ERP_STATUS_IMPOSSIBLE;
  }
  gboolean keep = !opts->force && strcmp(file, "-") != 0;
  ErpStatus status = keep ? write_new(file, text, length) : erp_output(file, text, length);
  if (status == ERP_STATUS_OK && strcmp(file, "-") != 0)
    erp_complain(_("wrote %s; “erplan check %s” judges it"), file, file);
  return status;
}

const ErpSubcommand erp_subcommand_new = {
    .name = "new",
    .arguments = "FILE",
    .min_args = 1,
    .max_args = 1,
    .summary = N_("write a commented starter plan"),
    .details = N_("FILE “-” is standard output."),
    .options = options,
    .n_options = G_N_ELEMENTS(options),
    .options_size = sizeof(Options),
    .run = run,
};
