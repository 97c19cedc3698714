#include "report/formulas.h"

#include <string.h>

#include "report/figures.h"
#include "base/i18n.h"

/* The first that fits a finding counts. */
static const ErpFormula formulas[] = {
    {"penalty_ms", ERP_FORMULA_DIFFERENCE, {"rtt_er_ms", "rtt_best_ms"}},
    {"penalty_ms", ERP_FORMULA_DIFFERENCE, {"rtt_net_ms", "rtt_best_ms"}},
    {"rtt_ms",
     ERP_FORMULA_SUM,
     {"propagation_ms", "serialisation_ms", "processing_ms", "queueing_ms"}},
    {"utilisation_percent", ERP_FORMULA_SHARE, {"load_mbps", "capacity_mbps"}},
    {"use_after_percent", ERP_FORMULA_SHARE, {"load_mbps", "capacity_mbps"}},
    {"share_percent", ERP_FORMULA_SHARE, {"backhaul_mbps", "load_mbps"}},
    {"share_percent", ERP_FORMULA_SHARE, {"users_far", "users"}},
    {"share_percent", ERP_FORMULA_SHARE, {"need_mbps", "smaller_mbps"}},
    {"shortfall_mbps", ERP_FORMULA_DIFFERENCE, {"load_mbps", "capacity_mbps"}},
    {"use_percent", ERP_FORMULA_SHARE, {"load_mbps", "bandwidth_mbps"}},
    {"achievable_mbps", ERP_FORMULA_SESSIONS, {"sessions", "window_bytes", "rtt_ms"}},
    {"limit", ERP_FORMULA_PRODUCT, {"addresses", "devices_per_address"}},
    {"difference_ms", ERP_FORMULA_APART, {"rtt_primary_ms", "rtt_secondary_ms"}},
    {"loss_ms", ERP_FORMULA_DIFFERENCE, {"rtt_ms", "rtt_nearest_ms"}},
    {"spread_ms", ERP_FORMULA_DIFFERENCE, {"rtt_far_ms", "rtt_near_ms"}},
    {"cost_ms", ERP_FORMULA_DIFFERENCE, {"rtt_er_ms", "rtt_nearest_ms"}},
};

/* What a parameter limits; of several figures the first that a finding has. */
static const struct {
  const char *parameter, *figure;
  gboolean least; /* too little is bad, not too much */
} limits[] = {
    {"backhaul.share", "share_percent", FALSE},
    {"branch.circuits", "branches", FALSE},
    {"dns.km", "distance_km", FALSE},
    {"ecmp.rtt", "spread_ms", FALSE},
    {"failover.days", "days", FALSE},
    {"far.share", "share_percent", FALSE},
    {"fastpath.rate", "load_mbps", FALSE},
    {"gateway.low", "share_percent", TRUE},
    {"gp.detour", "detour_km", FALSE},
    {"gp.detour", "distance_km", FALSE},
    {"gp.material", "penalty_ms", FALSE},
    {"gp.material", "added_ms", FALSE},
    {"gp.minor", "penalty_ms", FALSE},
    {"gp.minor", "cost_ms", FALSE},
    {"gp.minor", "loss_ms", FALSE},
    {"idle.days", "days", FALSE},
    {"jitter.client", "jitter_ms", FALSE},
    {"jitter.edge", "edge_jitter_ms", FALSE},
    {"linkpair.rtt", "difference_ms", FALSE},
    {"loss.client", "loss_percent", FALSE},
    {"loss.edge", "edge_loss_percent", FALSE},
    {"mobile", "mobile_percent", FALSE},
    {"odg.rtt", "rtt_ms", FALSE},
    {"pp.rtt.fail", "rtt_ms", FALSE},
    {"pp.rtt.warn", "rtt_ms", FALSE},
    {"rtt.interactive.fail", "rtt_ms", FALSE},
    {"rtt.interactive.warn", "rtt_ms", FALSE},
    {"rtt.realtime.client", "rtt_ms", FALSE},
    {"rtt.realtime.edge", "rtt_ms", FALSE},
    {"score.fail", "score_points", TRUE},
    {"score.warn", "score_points", TRUE},
    {"smallsite.users", "users", TRUE},
    {"spof.users", "users", FALSE},
    {"surplus", "surplus", FALSE},
    {"util.fail", "utilisation_percent", FALSE},
    {"util.low", "use_percent", TRUE},
    {"util.warn", "use_after_percent", FALSE},
    {"util.warn", "utilisation_percent", FALSE},
};

static gboolean
has_terms(const ErpFinding *finding, const ErpFormula *formula) {
  for (guint i = 0; formula->terms[i] != NULL; i++)
    if (erp_finding_figure_named(finding, formula->terms[i]) == NULL)
      return FALSE;
  return TRUE;
}

const ErpFormula *
erp_formula_of(const ErpFinding *finding, const ErpFigure *figure) {
  for (guint i = 0; i < G_N_ELEMENTS(formulas); i++)
    if (strcmp(formulas[i].result, figure->name) == 0 && has_terms(finding, &formulas[i]))
      return &formulas[i];
  return NULL;
}

/* What stands before a term. */
static const char *
sign_of(ErpFormulaKind kind, guint term) {
  switch (kind) {
  case ERP_FORMULA_SUM:
    return term == 0 ? "" : " + ";
  case ERP_FORMULA_DIFFERENCE:
  case ERP_FORMULA_APART:
    return term == 0 ? "" : " - ";
  case ERP_FORMULA_SHARE:
    return term == 0 ? "" : " / ";
  case ERP_FORMULA_PRODUCT:
    return term == 0 ? "" : " x ";
  case ERP_FORMULA_SESSIONS: /* bytes in ms, as Mb/s */
    return term == 0 ? "0.008 x " : term == 1 ? " x " : " / ";
  }
  g_return_val_if_reached("");
}

char *
erp_show_formula(const ErpFinding *finding, const ErpFormula *formula) {
  g_autoptr(GString) names = g_string_new(NULL);
  g_autoptr(GString) numbers = g_string_new(NULL);
  for (guint i = 0; formula->terms[i] != NULL; i++) {
    const ErpFigure *term = erp_finding_figure_named(finding, formula->terms[i]);
    g_autofree char *name = erp_show_figure_name(term);
    g_autofree char *number = erp_show_figure_number(term);
    g_string_append_printf(names, "%s%s", sign_of(formula->kind, i), name);
    g_string_append_printf(numbers, "%s%s", sign_of(formula->kind, i), number);
  }
  const ErpFigure *result = erp_finding_figure_named(finding, formula->result);
  g_autofree char *name = erp_show_figure_name(result);
  g_autofree char *number = erp_show_figure_number(result);
  return g_strdup_printf("%s = %s = %s = %s%s", name, names->str, numbers->str, number,
                         erp_show_figure_unit(result));
}

/* In hundredths of the figure's unit, as figures are. */
static gint64
limit_of(const ErpParams *params, const char *parameter, const ErpFigure *figure) {
  gint64 value = erp_params_value(params, parameter);
  const char *unit = erp_show_figure_unit(figure);
  if (strcmp(unit, " ms") == 0 || strcmp(unit, " km") == 0)
    return value / 10; /* us, m */
  if (strcmp(unit, " Mb/s") == 0)
    return value / 10000; /* bit/s */
  return strcmp(unit, " %") == 0 ? value : value * 100;
}

char *
erp_show_comparison(const ErpFinding *finding, const ErpParams *params) {
  for (guint i = 0; finding->parameter != NULL && i < G_N_ELEMENTS(limits); i++) {
    const ErpFigure *figure = strcmp(limits[i].parameter, finding->parameter) == 0
                                  ? erp_finding_figure_named(finding, limits[i].figure)
                                  : NULL;
    if (figure == NULL)
      continue;
    ErpFigure limit = {figure->name, limit_of(params, finding->parameter, figure), NULL};
    gint64 difference = figure->value - limit.value;
    ErpFigure excess = {figure->name, ABS(difference), NULL};
    const char *unit = erp_show_figure_unit(figure);
    g_autofree char *name = erp_show_figure_name(figure);
    g_autofree char *value = erp_show_figure_number(figure);
    g_autofree char *bound = erp_show_figure_number(&limit);
    g_autofree char *by = erp_show_figure_number(&excess);
    g_autofree char *held = g_strdup_printf("%s %s%s %s %s %s%s", name, value, unit,
                                            difference > 0   ? ">"
                                            : difference < 0 ? "<"
                                                             : "=",
                                            finding->parameter, bound, unit);
    if (limits[i].least ? difference >= 0 : difference <= 0)
      return g_steal_pointer(&held);
    return g_strdup_printf(limits[i].least ? _("%s: %s%s too little") : _("%s: %s%s too much"),
                           held, by, unit);
  }
  return NULL;
}

char **
erp_show_formulas(const ErpFinding *finding, const ErpParams *params) {
  GPtrArray *lines = g_ptr_array_new();
  guint n;
  const ErpFigure *figures = erp_finding_figures(finding, &n);
  for (guint i = 0; i < n; i++) {
    const ErpFormula *formula = erp_formula_of(finding, &figures[i]);
    if (formula != NULL)
      g_ptr_array_add(lines, erp_show_formula(finding, formula));
  }
  char *held = erp_show_comparison(finding, params);
  if (held != NULL)
    g_ptr_array_add(lines, held);
  g_ptr_array_add(lines, NULL);
  return (char **) g_ptr_array_free(lines, FALSE);
}
