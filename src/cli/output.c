#include "cli/output.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "session/draft.h"
#include "base/i18n.h"

struct _ErpOutput {
  ErpDraft *draft; /* NULL = stdout */
  ErpStatus status;
};

static void
failed(ErpOutput *output, const GError *error) {
  erp_complain_error(error);
  output->status = ERP_STATUS_OUTPUT;
}

ErpOutput *
erp_output_open(const char *file) {
  g_autoptr(ErpOutput) output = g_new0(ErpOutput, 1);
  g_autoptr(GError) error = NULL;
  if (file != NULL && strcmp(file, "-") != 0 &&
      (output->draft = erp_draft_new(file, &error)) == NULL) {
    erp_complain_error(error);
    return NULL;
  }
  return g_steal_pointer(&output);
}

void
erp_output_add(ErpOutput *output, const char *text, gsize length) {
  g_autoptr(GError) error = NULL;
  if (erp_output_failed(output) || length == 0)
    return;
  if (output->draft == NULL)
    output->status = erp_output(NULL, text, length);
  else if (!erp_draft_add(output->draft, text, length, &error))
    failed(output, error);
}

gboolean
erp_output_failed(const ErpOutput *output) {
  return output->status != ERP_STATUS_OK;
}

ErpStatus
erp_output_close(ErpOutput *output) {
  g_autoptr(GError) error = NULL;
  if (output->draft != NULL && !erp_output_failed(output) && !erp_draft_save(output->draft, &error))
    failed(output, error);
  return output->status;
}

void
erp_output_free(ErpOutput *output) {
  if (output == NULL)
    return;
  erp_draft_free(output->draft);
  g_free(output);
}

/* ---- for people or for programs -------------------------------------------------------------- */

typedef struct {
  ErpOutput *output;
  gboolean screen;  /* it is a terminal */
  gboolean refused; /* what it was given is not for one */
} Target;

/* A file of bytes would upset a terminal. */
static void
add_piece(gpointer to, const char *text, gsize length) {
  Target *target = to;
  if (target->screen && !target->refused && !g_utf8_validate(text, (gssize) length, NULL)) {
    erp_complain(_("this form is not for a terminal; name a file with --output"));
    target->refused = TRUE;
  }
  if (!target->refused)
    erp_output_add(target->output, text, length);
}

ErpStatus
erp_output_write(const char *file, ErpOutputWrite *write, gconstpointer job) {
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpOutput) output = erp_output_open(file);
  if (output == NULL)
    return ERP_STATUS_OUTPUT;
  Target target = {.output = output,
                   .screen =
                       (file == NULL || strcmp(file, "-") == 0) && isatty(STDOUT_FILENO) == 1};
  if (!write(job, (ErpSink){.add = add_piece, .to = &target}, &error)) {
    erp_complain_error(error);
    return erp_status_of(error);
  }
  return target.refused ? ERP_STATUS_USAGE : erp_output_close(output);
}

#define LEAST_WIDTH 40
#define GREATEST_WIDTH 1000

gboolean
erp_output_width(const char *text, guint *width) {
  guint64 number = *width;
  if (text != NULL &&
      !g_ascii_string_to_unsigned(text, 10, LEAST_WIDTH, GREATEST_WIDTH, &number, NULL)) {
    erp_complain(_("--width=%s: not a number of columns from %d to %d"), text, LEAST_WIDTH,
                 GREATEST_WIDTH);
    return FALSE;
  }
  *width = (guint) number;
  return TRUE;
}
