/* What of a review people would rather look at than read. */
#include "report/kinds/report-parts.h"

#include "report/check/check-tables.h"
#include "report/figures.h"
#include "review/budgets.h"
#include "base/i18n.h"

/* ---- latency budgets ------------------------------------------------------------------------- */

static char *
show_ms(gint64 us) {
  return erp_show_time(us, ERP_PROVENANCE_DECLARED);
}

static int
by_share(gconstpointer a, gconstpointer b) {
  const ErpBudgeted *x = a, *y = b;
  if (x->verdict != y->verdict)
    return x->verdict < y->verdict ? 1 : -1;
  double share_x = (double) x->route->rtt / (double) MAX(x->limit, 1);
  double share_y = (double) y->route->rtt / (double) MAX(y->limit, 1);
  if (share_x < share_y || share_x > share_y)
    return share_x < share_y ? 1 : -1;
  return x->flow->site < y->flow->site ? -1 : x->flow->site > y->flow->site;
}

/* Of each site the flow that is worst, the worst site first. */
static GArray *
collect_budgets(const ErpReview *review) {
  GArray *worst = g_array_new(FALSE, FALSE, sizeof(ErpBudgeted));
  const ErpBudgets budgets = erp_budgets(review);
  for (guint32 site = 0; site < erp_review_results(review)->network->n_sites; site++) {
    ErpBudgeted budget = erp_budget_worst(&budgets, site);
    if (budget.flow != NULL)
      g_array_append_val(worst, budget);
  }
  g_array_sort(worst, by_share);
  return worst;
}

static const char *const parts_of_rtt[ERP_CHART_PARTS] = {N_("propagation"), N_("serialisation"),
                                                          N_("processing"), N_("queueing")};

static void
add_budget_row(ErpChart *chart, const ErpResults *results, const ErpBudgeted *budgeted) {
  const ErpFlow *flow = budgeted->flow;
  const ErpRoute *route = budgeted->route;
  const ErpBudget *budget = &route->budget;
  g_autofree char *rtt = erp_show_time(route->rtt, route->provenance);
  g_autofree char *limit = erp_unit_display(ERP_UNIT_TIME, budgeted->limit);
  g_autofree char *label = g_strdup_printf("%s %s", results->network->nodes[flow->site].id,
                                           results->catalogue->services[flow->service].service);
  g_autofree char *value = g_strdup_printf(_("%s of %s"), rtt, limit);
  ErpChartRow row = {
      .label = label,
      .value = value,
      .parts = {budget->propagation, budget->serialisation, budget->processing, budget->queueing},
      .limit = budgeted->limit,
      .mark = erp_mark_of(budgeted->verdict)};
  g_autoptr(GString) about = g_string_new(NULL);
  for (guint i = 0; i < ERP_CHART_PARTS; i++) {
    g_autofree char *part =
        erp_show_time(row.parts[i], i == 0 ? route->provenance : ERP_PROVENANCE_DECLARED);
    g_string_append_printf(about, "%s%s %s", i > 0 ? ", " : "", _(parts_of_rtt[i]), part);
  }
  row.about = about->str;
  erp_chart_row(chart, &row);
}

gboolean
erp_report_budget_chart(ErpPaper *paper, const ErpReview *review, guint most) {
  g_autoptr(GArray) worst = collect_budgets(review);
  if (worst->len == 0)
    return FALSE;
  ErpChart *chart = erp_chart_new(show_ms);
  for (guint i = 0; i < ERP_CHART_PARTS; i++)
    erp_chart_part(chart, _(parts_of_rtt[i]));
  erp_chart_name_limits(chart, _("limit"));
  for (guint i = 0; i < MIN(worst->len, most); i++)
    add_budget_row(chart, erp_review_results(review), &g_array_index(worst, ErpBudgeted, i));
  erp_paper_chart(paper,
                  _("What the round trip is made of: the flow of each site that is nearest to its "
                    "limit, or farthest over it"),
                  chart);
  erp_report_add_more(paper, worst->len - MIN(worst->len, most));
  return TRUE;
}

/* ---- use ------------------------------------------------------------------------------------- */

/* What is Microsoft 365 of the use, and what is not. */
static void
add_use_row(ErpChart *chart, const ErpResults *results, guint32 index) {
  const ErpElementLoad *load = &results->loads[index];
  const ErpElement *element = &results->network->elements[index];
  ErpDirection d = erp_report_busier(results, index);
  gint64 use = load->utilisation[d];
  double share = (double) load->m365_load[d] / (double) load->load[d];
  gint64 m365 = MIN((gint64) ((double) use * share + 0.5), use);
  g_autofree char *percent = erp_show_percent(use), *capacity = erp_show_rate(element->capacity[d]);
  g_autofree char *value = g_strdup_printf(_("%s of %s"), percent, capacity);
  g_autofree char *part = erp_show_percent(m365);
  g_autofree char *about = g_strdup_printf(_("%s, Microsoft 365 %s"), value, part);
  erp_chart_row(chart, &(ErpChartRow){.label = (char *) element->id,
                                      .value = value,
                                      .about = about,
                                      .parts = {m365, use - m365},
                                      .limit = ERP_UNSET,
                                      .mark = use > erp_params_value(results->params, "util.fail")
                                                  ? ERP_MARK_FAIL
                                              : use > erp_params_value(results->params, "util.warn")
                                                  ? ERP_MARK_WARN
                                                  : ERP_MARK_NONE});
}

gboolean
erp_report_use_chart(ErpPaper *paper, const ErpResults *results, guint most) {
  g_autoptr(GArray) order = erp_report_busiest(results);
  if (order->len == 0)
    return FALSE;
  gint64 warn = erp_params_value(results->params, "util.warn");
  gint64 fail = erp_params_value(results->params, "util.fail");
  g_autofree char *warn_text = erp_show_percent(warn), *fail_text = erp_show_percent(fail);
  g_autofree char *limits = g_strdup_printf(_("%s (util.warn), %s (util.fail) and 100 %% of the "
                                              "capacity"),
                                            warn_text, fail_text);
  ErpChart *chart = erp_chart_new(erp_show_percent);
  erp_chart_part(chart, _("Microsoft 365"));
  erp_chart_part(chart, _("other traffic"));
  erp_chart_limit(chart, warn);
  erp_chart_limit(chart, fail);
  erp_chart_limit(chart, 10000);
  erp_chart_name_limits(chart, limits);
  for (guint i = 0; i < MIN(order->len, most); i++)
    add_use_row(chart, results, g_array_index(order, guint32, i));
  erp_paper_chart(paper, _("Use of the busier direction"), chart);
  return TRUE;
}

/* ---- penalties ------------------------------------------------------------------------------- */

/* Sites whose worst service has a penalty of one class. */
typedef struct {
  gint64 sites, users;
  gint64 estimated; /* of the sites: another class lies within the error of the model */
} Class;

static char *
show_count(gint64 n) {
  return erp_unit_display(ERP_UNIT_COUNT, n);
}

static void
add_class_row(ErpChart *chart, const char *word, const Class *class) {
  g_autofree char *sites = g_strdup_printf(
      ERP_NGETTEXT("%" G_GINT64_FORMAT " site", "%" G_GINT64_FORMAT " sites", class->sites),
      class->sites);
  g_autofree char *users = g_strdup_printf(
      ERP_NGETTEXT("%" G_GINT64_FORMAT " user", "%" G_GINT64_FORMAT " users", class->users),
      class->users);
  g_autofree char *estimated = class->estimated == 0
                                   ? g_strdup("")
                                   : g_strdup_printf(" (~%" G_GINT64_FORMAT ")", class->estimated);
  g_autofree char *value = g_strdup_printf("%s%s, %s", sites, estimated, users);
  erp_chart_row(chart, &(ErpChartRow){.label = (char *) word,
                                      .value = value,
                                      .parts = {class->sites - class->estimated, class->estimated},
                                      .limit = ERP_UNSET});
}

static char *
show_limit(const ErpParams *params, const char *parameter) {
  return erp_unit_display(ERP_UNIT_TIME, erp_params_value(params, parameter));
}

/* What the classes are, from the parameters in force. */
static void
explain_classes(ErpPaper *paper, const ErpParams *params) {
  g_autofree char *minor = show_limit(params, "gp.minor");
  g_autofree char *material = show_limit(params, "gp.material");
  g_autofree char *detour = erp_show_length(erp_params_value(params, "gp.detour"));
  g_autofree char *realtime = show_limit(params, "rtt.realtime.client");
  g_autofree char *text = g_strdup_printf(
      _("A penalty of up to %s (gp.minor) is none. It is material over %s (gp.material), with a "
        "detour over %s (gp.detour) or 20 points of the network score lost; severe when it takes "
        "the round trip over %s (rtt.realtime.client) or costs 40 points; else minor."),
      minor, material, detour, realtime);
  erp_paper_paragraph(paper, text);
}

gboolean
erp_report_penalty_chart(ErpPaper *paper, const ErpResults *results) {
  g_autoptr(GArray) flows = erp_report_detours(results, ERP_PENALTY_NONE);
  Class classes[ERP_PENALTY_SEVERE + 1] = {0};
  gboolean estimated = FALSE;
  for (guint i = 0; i < flows->len; i++) {
    const ErpFlow *flow = &results->flows[g_array_index(flows, guint32, i)];
    const ErpAlternative *way = erp_flow_planned(flow);
    Class *class = &classes[way->penalty_class];
    class->sites++;
    class->users += flow->users;
    class->estimated += way->estimated;
    estimated |= way->estimated;
  }
  if (flows->len == 0)
    return FALSE;
  ErpChart *chart = erp_chart_new(show_count);
  erp_chart_part(chart, _("sites"));
  if (estimated)
    erp_chart_part(chart, _("~ may be of another class within the error of the model"));
  for (guint i = G_N_ELEMENTS(classes); i-- > 0;)
    add_class_row(chart, erp_penalty_word((ErpPenaltyClass) i), &classes[i]);
  erp_paper_chart(paper, _("Sites by the geo-pinning penalty of their worst service"), chart);
  explain_classes(paper, results->params);
  return TRUE;
}
