/* erplan diff: what lies between two plans. */
#include "config.h"

#include "cli/commands.h"

#include <string.h>

#include "base/today.h"
#include "cli/compare.h"
#include "cli/input.h"
#include "report/data/data-tables.h"
#include "report/difference.h"
#include "report/formats.h"
#include "base/i18n.h"

typedef struct {
  ErpCompareOptions compare;
} Options;

static const ErpOption options[] = {ERP_COMPARE_OPTIONS(Options, compare, erp_difference_tables)};

static const Options defaults = {.compare = {.table = ERP_NO_TABLE}};

static gboolean
is_input(const char *file) {
  return strcmp(file, "-") == 0;
}

static gboolean
check_arguments(const ErpInvocation *invocation) {
  g_autoptr(GError) error = NULL;
  const Options *opts = invocation->options;
  if (!erp_compare_check(&opts->compare))
    return FALSE;
  if (is_input(invocation->args[0]) && is_input(invocation->args[1])) {
    erp_complain(_("standard input can be one of the plans only"));
    return FALSE;
  }
  if (erp_today_check(&error))
    return TRUE;
  erp_complain_error(error);
  return FALSE;
}

static ErpStatus
run(const ErpInvocation *invocation) {
  const Options *opts = invocation->options;
  if (!check_arguments(invocation))
    return ERP_STATUS_USAGE;
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpCatalogue) catalogue = erp_catalogue_load(&error);
  if (catalogue == NULL) {
    erp_complain_error(error);
    return erp_status_of(error);
  }
  ErpCompared sides[2] = {{.plan = NULL}, {.plan = NULL}};
  g_autofree char *first = NULL, *second = NULL;
  char **digests[] = {&first, &second};
  for (guint i = 0; i < G_N_ELEMENTS(sides); i++) {
    const char *file = invocation->args[i];
    sides[i].plan = erp_input_plan(file, digests[i]);
    sides[i].file = file;
    sides[i].subject = (ErpSubject){.file = is_input(file) ? _("standard input") : file,
                                    .sha256 = *digests[i],
                                    .version = PACKAGE_VERSION};
  }
  g_autoptr(ErpPlan) before = sides[0].plan;
  g_autoptr(ErpPlan) after = sides[1].plan;
  if (before == NULL || after == NULL)
    return ERP_STATUS_INPUT;
  g_autoptr(ErpTerrain) terrain = erp_terrain_new(catalogue);
  return erp_compare(&opts->compare, &sides[0], &sides[1], terrain);
}

const ErpSubcommand erp_subcommand_diff = {
    .name = "diff",
    .arguments = "PLAN PLAN",
    .min_args = 2,
    .max_args = 2,
    .summary = N_("show what lies between two plans"),
    .details =
        N_("Reads both plans (“-” is standard input), evaluates them and shows what the second\n"
           "does otherwise: the figures a plan is known by, traffic that moves, circuits,\n"
           "findings that are new or gone, and what was changed in the plan."),
    .options = options,
    .n_options = G_N_ELEMENTS(options),
    .options_size = sizeof(Options),
    .defaults = &defaults,
    .about = erp_compare_about,
    .run = run,
};
