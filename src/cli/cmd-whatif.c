/* erplan whatif: what a change would do to a plan, without saving it. */
#include "cli/commands.h"

#include <string.h>

#include "base/today.h"
#include "cli/input.h"
#include "cli/tried.h"
#include "report/changes.h"
#include "report/figures.h"
#include "report/paper/grid.h"
#include "review/difference.h"
#include "session/evaluation.h"
#include "base/i18n.h"

typedef struct {
  ErpTried tried;
} Options;

static const ErpOption options[] = {
    {"add", 0, ERP_OPTION_STRINGS, N_("ELEMENT"), NULL, offsetof(Options, tried.add),
     N_("add [PARENT/]ELEMENT:FIELD=VALUE[,...]; may be given again")},
    {"remove", 0, ERP_OPTION_STRINGS, N_("ID"), NULL, offsetof(Options, tried.remove),
     N_("remove an object and what refers to it; may be given again")},
    {"set", 0, ERP_OPTION_STRINGS, N_("ID.FIELD=VALUE"), NULL, offsetof(Options, tried.set),
     N_("give a field another value, or none; may be given again")},
};

static char *
tell(const ErpDifference *difference) {
  GString *out = g_string_new(NULL);
  g_autoptr(ErpGrid) grid = erp_grid_new();
  guint n;
  g_autofree char *changes = erp_changes_text(erp_review_results(difference->before)->plan,
                                              erp_review_results(difference->after)->plan, &n);
  g_string_append_printf(out, "%s%s", changes, n > 0 ? "\n\n" : "");
  erp_grid_column(grid, _("measure"), ERP_ALIGN_LEFT);
  erp_grid_column(grid, _("before"), ERP_ALIGN_RIGHT);
  erp_grid_column(grid, _("after"), ERP_ALIGN_RIGHT);
  erp_grid_column(grid, "", ERP_ALIGN_LEFT);
  for (ErpMeasureId i = 0; i < ERP_MEASURES; i++) {
    const ErpMeasured *before = &difference->outcomes[0].measured[i];
    const ErpMeasured *after = &difference->outcomes[1].measured[i];
    erp_grid_cell(grid, _(erp_measure_info(i)->title));
    erp_grid_cell_take(grid, erp_show_measured_beside(i, before, after));
    erp_grid_cell_take(grid, erp_show_measured_beside(i, after, before));
    erp_grid_cell(grid, erp_trend_word(difference->trends[i]));
  }
  erp_grid_write_text(grid, 0, out);
  return g_string_free(out, FALSE);
}

static ErpStatus
compare(const char *file, ErpPlan *plan, ErpPlan *changed, const ErpCatalogue *catalogue) {
  g_autoptr(ErpTerrain) terrain = erp_terrain_new(catalogue);
  g_autoptr(ErpEvaluation) before = erp_evaluation_new_on(plan, terrain);
  g_autoptr(ErpEvaluation) after = erp_evaluation_new_on(changed, terrain);
  g_autoptr(ErpDifference) difference = erp_difference_new(before->review, after->review);
  g_autofree char *text = tell(difference);
  (void) file;
  erp_input_print(after->diags);
  return erp_output(NULL, text, strlen(text));
}

static ErpStatus
run(const ErpInvocation *invocation) {
  const Options *opts = invocation->options;
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpCatalogue) catalogue = erp_today_check(&error) ? erp_catalogue_load(&error) : NULL;
  if (catalogue == NULL) {
    erp_complain_error(error);
    return erp_status_of(error);
  }
  g_autoptr(ErpPlan) plan = erp_input_plan(invocation->args[0], NULL);
  if (plan == NULL)
    return ERP_STATUS_INPUT;
  g_autoptr(ErpPlan) changed = erp_tried_apply(&opts->tried, plan, &error);
  if (changed == NULL) {
    erp_complain_error(error);
    return erp_status_of(error);
  }
  return compare(invocation->args[0], plan, changed, catalogue);
}

const ErpSubcommand erp_subcommand_whatif = {
    .name = "whatif",
    .arguments = "PLAN",
    .min_args = 1,
    .max_args = 1,
    .summary = N_("show what a change would do to a plan"),
    .details = N_("Reads PLAN (“-” is standard input), changes it as you say without saving it,\n"
                  "evaluates both and shows each figure before and after."),
    .options = options,
    .n_options = G_N_ELEMENTS(options),
    .options_size = sizeof(Options),
    .run = run,
};
