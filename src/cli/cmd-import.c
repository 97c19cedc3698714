/* erplan import: files of other programs become a plan, or part of one. */
#include "cli/commands.h"

#include <string.h>

#include "base/error.h"
#include "cli/input.h"
#include "exchange/default-circuit.h"
#include "exchange/import.h"
#include "plan/file.h"
#include "report/changes.h"
#include "session/kept.h"
#include "xml/reader.h"
#include "base/i18n.h"

typedef struct {
  char *from, *unit, *capacity, *users, *origin;
  char *into, *output;
  gboolean mask, dry_run, with_circuit, with_tenant, quiet;
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
    {"with-tenant", 0, ERP_OPTION_FLAG, NULL, NULL, offsetof(Options, with_tenant),
     N_("add a tenant of Microsoft 365 when there is none")},
};

/* A file, and what came of it. */
typedef struct {
  ErpImportFile file;
  ErpImported imported;
  ErpDiagList *diags; /* of the last time it was read */
} Part;

static void
clear_part(gpointer data) {
  Part *part = data;
  g_bytes_unref(part->file.bytes);
  g_clear_pointer(&part->diags, erp_diag_list_free);
}

static void
tell(const Part *part, gboolean quiet) {
  const ErpMerged *merged = &part->imported.merged;
  guint unplaced = part->imported.unplaced;
  if (!quiet)
    erp_input_print(part->diags);
  erp_complain(_("%s: %s; %u added, %u changed, %u as before"), part->file.name,
               part->imported.format->title, merged->added, merged->changed, merged->same);
  if (unplaced > 0)
    erp_complain(ERP_NGETTEXT("%u site has no coordinates: distances from it cannot be worked out",
                              "%u sites have no coordinates: distances from them cannot be worked "
                              "out",
                              unplaced),
                 unplaced);
}

/* What was added the first time is as before the second time. */
static void
count_again(ErpMerged *merged, const ErpMerged *before) {
  merged->added += before->added;
  merged->changed = MAX(merged->changed, before->changed);
  merged->same -= MIN(merged->same, before->added);
}

/* The plan after one more file; NULL after complaining. Takes `plan`. */
static ErpPlan *
add_part(ErpPlan *plan, Part *part, const ErpImportOptions *import, const ErpCatalogue *catalogue,
         ErpStatus *status) {
  g_autoptr(ErpPlan) before = plan;
  g_autoptr(GError) error = NULL;
  const ErpMerged merged = part->imported.merged;
  g_clear_pointer(&part->diags, erp_diag_list_free);
  part->diags = erp_diag_list_new(part->file.name);
  g_autoptr(ErpEdit) edit = erp_import(part->file.bytes, part->file.name, import, before, catalogue,
                                       &part->imported, part->diags, &error);
  ErpPlan *after = NULL;
  if (error == NULL)
    after = edit != NULL ? erp_plan_apply(before, edit, &error) : erp_plan_ref(before);
  count_again(&part->imported.merged, &merged);
  if (after != NULL)
    return after;
  erp_input_print(part->diags);
  erp_complain_error(error);
  *status =
      g_error_matches(error, ERP_ERROR, ERP_ERROR_USAGE) ? ERP_STATUS_USAGE : ERP_STATUS_INPUT;
  return NULL;
}

/* All of them, one after the other; those that speak of what only a later one knows once more, so
 * that their order does not matter. Takes `plan`. */
static ErpPlan *
add_parts(ErpPlan *plan, GArray *parts, const ErpImportOptions *import,
          const ErpCatalogue *catalogue, ErpStatus *status) {
  for (guint i = 0; plan != NULL && i < parts->len; i++)
    plan = add_part(plan, &g_array_index(parts, Part, i), import, catalogue, status);
  for (guint i = 0; plan != NULL && i + 1 < parts->len; i++)
    if (g_array_index(parts, Part, i).imported.merged.unresolved > 0)
      plan = add_part(plan, &g_array_index(parts, Part, i), import, catalogue, status);
  return plan;
}

/* The plan after an edit, which may be NULL; NULL after complaining. Takes both. */
static ErpPlan *
add(ErpPlan *plan, ErpEdit *taken, ErpStatus *status) {
  g_autoptr(ErpPlan) before = plan;
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpEdit) edit = taken;
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

/* Into the plan that was read, as long as it is that. */
static ErpStatus
write_back(const char *file, const char *hash, GBytes *text) {
  g_autoptr(GError) error = NULL;
  if (erp_kept_save(file, hash, text, &error))
    return ERP_STATUS_OK;
  erp_complain_error(error);
  return ERP_STATUS_OUTPUT;
}

/* `hash`: of the file of --into when it was read. */
static ErpStatus
write_plan(const Options *opts, const char *hash, const ErpPlan *before, const ErpPlan *after) {
  if (opts->dry_run) {
    guint n;
    g_autofree char *text = erp_changes_text(before, after, &n);
    g_autofree char *lines = g_strconcat(text, "\n", NULL);
    return erp_output_text(n > 0 ? lines : _("Nothing would change.\n"));
  }
  g_autoptr(GBytes) bytes = erp_plan_write(after);
  gboolean back = opts->output == NULL && opts->into != NULL && strcmp(opts->into, "-") != 0;
  if (back && erp_kept_check(opts->into, NULL))
    return write_back(opts->into, hash, bytes);
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

/* All of them, array of Part; NULL after complaining. */
static GArray *
load_parts(char *const *names, guint n) {
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) parts = g_array_new(FALSE, FALSE, sizeof(Part));
  g_array_set_clear_func(parts, clear_part);
  for (guint i = 0; i < n; i++) {
    Part part = {.file = {erp_xml_load(names[i], &error), names[i]}};
    if (part.file.bytes == NULL) {
      erp_complain_error(error);
      return NULL;
    }
    g_array_append_val(parts, part);
  }
  return g_steal_pointer(&parts);
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
  g_autoptr(GArray) parts = load_parts(invocation->args, invocation->n_args);
  if (parts == NULL)
    return ERP_STATUS_INPUT;
  g_autofree ErpImportFile *files = g_new(ErpImportFile, parts->len);
  for (guint i = 0; i < parts->len; i++)
    files[i] = g_array_index(parts, Part, i).file;
  const ErpImportOptions import = {.format = opts->from,
                                   .origin = opts->origin,
                                   .rate_unit = opts->unit,
                                   .capacity = opts->capacity,
                                   .users = opts->users,
                                   .mask = opts->mask,
                                   .files = files,
                                   .n_files = parts->len,
                                   .cities = cities};
  g_autofree char *hash = NULL;
  g_autoptr(ErpPlan) before =
      opts->into != NULL ? erp_input_plan(opts->into, &hash) : new_plan(invocation->args[0]);
  if (before == NULL)
    return ERP_STATUS_INPUT;
  g_autoptr(ErpPlan) plan = add_parts(erp_plan_ref(before), parts, &import, catalogue, &status);
  for (guint i = 0; plan != NULL && i < parts->len; i++)
    tell(&g_array_index(parts, Part, i), opts->quiet);
  if (plan != NULL && opts->with_circuit)
    plan = add(plan, erp_default_circuit(plan, catalogue), &status);
  if (plan != NULL && opts->with_tenant)
    plan = add(plan, erp_default_tenant(plan), &status);
  return plan != NULL ? write_plan(opts, hash, before, plan) : status;
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
