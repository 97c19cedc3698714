/* erplan import: files of other programs become a plan, or part of one. */
#include "cli/commands.h"

#include <string.h>

#include "base/error.h"
#include "cli/input.h"
#include "exchange/default-circuit.h"
#include "exchange/import.h"
#include "plan/file.h"
#include "report/changes.h"
#include "xml/reader.h"
#include "base/i18n.h"

typedef struct {
  char *from, *unit, *capacity, *users, *origin;
  char *into, *output;
  gboolean mask, dry_run, with_circuit, quiet;
} Options;

static const ErpOption options[] = {
    {"capacity", 0, ERP_OPTION_STRING, N_("RATE"), NULL, offsetof(Options, capacity),
     N_("what links have that state no capacity; default 1Gbps")},
    {"dry-run", 'n', ERP_OPTION_FLAG, NULL, NULL, offsetof(Options, dry_run),
     N_("print what would change, and write nothing")},
    {"from", 0, ERP_OPTION_STRING, N_("FORMAT"), NULL, offsetof(Options, from),
     N_("format of the files; by default it is found out")},
    {"into", 0, ERP_OPTION_STRING, N_("PLAN"), NULL, offsetof(Options, into),
     N_("plan that the files are merged into")},
    {"mask", 0, ERP_OPTION_FLAG, NULL, NULL, offsetof(Options, mask),
     N_("keep no numbers of subscriptions")},
    {"origin", 0, ERP_OPTION_STRING, N_("NAME"), NULL, offsetof(Options, origin),
     N_("name of the source, by which a second import knows its things; default: the file's")},
    {"output", 'o', ERP_OPTION_STRING, N_("FILE"), NULL, offsetof(Options, output),
     N_("write the plan to FILE; by default to PLAN of --into, else to standard output")},
    {"quiet", 'q', ERP_OPTION_FLAG, NULL, NULL, offsetof(Options, quiet),
     N_("do not tell what was dropped or guessed")},
    {"unit", 0, ERP_OPTION_STRING, N_("UNIT"), NULL, offsetof(Options, unit),
     N_("unit of rates without one: bps, kbps, Mbps, Gbps")},
    {"users", 0, ERP_OPTION_STRING, N_("N"), NULL, offsetof(Options, users),
     N_("people at sites that state none; default none")},
    {"with-circuit", 0, ERP_OPTION_FLAG, NULL, NULL, offsetof(Options, with_circuit),
     N_("add a circuit at the nearest peering location when there is none")},
};

/* What is told of one file. */
static void
tell(const char *file, const ErpImported *imported, ErpDiagList *diags, gboolean quiet) {
  const ErpMerged *merged = &imported->merged;
  if (!quiet)
    erp_input_print(diags);
  erp_complain(_("%s: %s; %u added, %u changed, %u as before"), file, imported->format->title,
               merged->added, merged->changed, merged->same);
  if (imported->unplaced > 0)
    erp_complain(ERP_NGETTEXT("%u site has no coordinates: distances from it cannot be worked out",
                              "%u sites have no coordinates: distances from them cannot be worked "
                              "out",
                              imported->unplaced),
                 imported->unplaced);
}

/* The plan after one more file; NULL after complaining. Takes `plan`. */
static ErpPlan *
add_file(ErpPlan *plan, const char *file, const Options *opts, const ErpImportOptions *import,
         const ErpCatalogue *catalogue, ErpStatus *status) {
  g_autoptr(ErpPlan) before = plan;
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(file);
  g_autoptr(GBytes) bytes = erp_xml_load(file, &error);
  ErpImported imported;
  g_autoptr(ErpEdit) edit = NULL;
  ErpPlan *after = NULL;
  if (bytes != NULL)
    edit = erp_import(bytes, file, import, before, catalogue, &imported, diags, &error);
  if (error == NULL)
    after = edit != NULL ? erp_plan_apply(before, edit, &error) : erp_plan_ref(before);
  if (after != NULL) {
    tell(file, &imported, diags, opts->quiet);
    return after;
  }
  erp_input_print(diags);
  erp_complain_error(error);
  *status =
      g_error_matches(error, ERP_ERROR, ERP_ERROR_USAGE) ? ERP_STATUS_USAGE : ERP_STATUS_INPUT;
  return NULL;
}

static ErpPlan *
add_circuit(ErpPlan *plan, const ErpCatalogue *catalogue, ErpStatus *status) {
  g_autoptr(ErpPlan) before = plan;
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpEdit) edit = erp_default_circuit(before, catalogue);
  if (edit == NULL)
    return g_steal_pointer(&before);
  ErpPlan *after = erp_plan_apply(before, edit, &error);
  if (after == NULL) {
    erp_complain_error(error);
    *status = ERP_STATUS_IMPOSSIBLE;
  } else {
    erp_complain("%s", edit->label);
  }
  return after;
}

static ErpStatus
write_plan(const Options *opts, const ErpPlan *before, const ErpPlan *after) {
  if (opts->dry_run) {
    guint n;
    g_autofree char *text = erp_changes_text(before, after, &n);
    return erp_output_text(n > 0 ? text : _("Nothing would change.\n"));
  }
  g_autoptr(GBytes) bytes = erp_plan_write(after);
  return erp_output(opts->output != NULL ? opts->output : opts->into, g_bytes_get_data(bytes, NULL),
                    g_bytes_get_size(bytes));
}

/* An empty plan, called as the first file is. */
static ErpPlan *
new_plan(const char *file) {
  g_autoptr(ErpPlan) empty = erp_plan_new();
  g_autofree char *base = g_path_get_basename(file);
  char *end = strrchr(base, '.');
  if (end != NULL && end != base)
    *end = '\0';
  g_autofree char *name = g_utf8_make_valid(base, -1);
  g_autoptr(ErpEdit) edit = erp_edit_set("", "name", name);
  return erp_plan_apply(empty, edit, NULL);
}

static ErpStatus
run(const ErpInvocation *invocation) {
  const Options *opts = invocation->options;
  ErpStatus status = ERP_STATUS_OK;
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpCatalogue) catalogue = erp_catalogue_load(&error);
  g_autoptr(ErpCities) cities =
      catalogue != NULL ? erp_catalogue_load_cities(catalogue, &error) : NULL;
  if (cities == NULL) {
    erp_complain_error(error);
    return erp_status_of(error);
  }
  const ErpImportOptions import = {.format = opts->from,
                                   .origin = opts->origin,
                                   .rate_unit = opts->unit,
                                   .capacity = opts->capacity,
                                   .users = opts->users,
                                   .mask = opts->mask,
                                   .cities = cities};
  g_autoptr(ErpPlan) before =
      opts->into != NULL ? erp_input_plan(opts->into, NULL) : new_plan(invocation->args[0]);
  if (before == NULL)
    return ERP_STATUS_INPUT;
  g_autoptr(ErpPlan) plan = erp_plan_ref(before);
  for (guint i = 0; plan != NULL && i < invocation->n_args; i++)
    plan = add_file(g_steal_pointer(&plan), invocation->args[i], opts, &import, catalogue, &status);
  if (plan != NULL && opts->with_circuit)
    plan = add_circuit(g_steal_pointer(&plan), catalogue, &status);
  return plan != NULL ? write_plan(opts, before, plan) : status;
}

const ErpSubcommand erp_subcommand_import = {
    .name = "import",
    .arguments = "FILE…",
    .min_args = 1,
    .max_args = G_MAXUINT,
    .summary = N_("make a plan of what other programs know"),
    .details = N_(
        "Reads sites, links, circuits and gateways from files of other programs, one after the\n"
        "other (“-” is standard input), and writes a plan, or merges them into the one of --into:\n"
        "what was imported before is updated, nothing is deleted. Tells what was dropped or\n"
        "guessed."),
    .options = options,
    .n_options = G_N_ELEMENTS(options),
    .options_size = sizeof(Options),
    .run = run,
};
