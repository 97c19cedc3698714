/* Microsoft 365 over ExpressRoute: what its traffic needs, how Microsoft shortens its way, what the
 * plan does to it, and when ExpressRoute is the right way. */
#include "report/kinds/report-parts.h"

#include <string.h>

#include "plan/field.h"
#include "report/check/check-tables.h"
#include "report/figures.h"
#include "review/budgets.h"
#include "base/i18n.h"

#define LEARN "https://learn.microsoft.com/"

/* ---- rules ----------------------------------------------------------------------------------- */

/* What the rules about that section of the guidance found. */
static void
add_rules(ErpPaper *paper, const ErpReview *review, const char *section) {
  guint n = erp_rules_count(), n_ids = 0;
  g_autofree const char **ids = g_new0(const char *, n + 1);
  for (guint i = 0; i < n; i++) {
    const ErpRule *rule = erp_rules_get(i);
    if (rule->m365 != NULL && strcmp(rule->m365, section) == 0)
      ids[n_ids++] = rule->id;
  }
  ErpQuestion question = {.section = section, .text = section, .rules = ids};
  erp_report_answer(paper, review, &question);
}

/* ---- network requirements -------------------------------------------------------------------- */

/* A site's row: its worst flow by round trip, and the worst by jitter and loss. */
typedef struct {
  guint32 site;
  ErpBudgeted budget;
  ErpQuality quality;
} Need;

static ErpVerdict
need_verdict(const Need *need) {
  return MAX(need->budget.verdict, need->quality.verdict);
}

/* How much of its limit the flow takes. */
static double
need_share(const Need *need) {
  const ErpBudgeted *budget = &need->budget;
  return budget->flow == NULL ? 0 : (double) budget->route->rtt / (double) MAX(budget->limit, 1);
}

static int
by_need(gconstpointer a, gconstpointer b) {
  const Need *x = a, *y = b;
  if (need_verdict(x) != need_verdict(y))
    return need_verdict(x) < need_verdict(y) ? 1 : -1;
  if (need_share(x) < need_share(y) || need_share(x) > need_share(y))
    return need_share(x) < need_share(y) ? 1 : -1;
  return x->site < y->site ? -1 : x->site > y->site;
}

/* The worst first; sites without such traffic have none. */
static GArray *
collect_needs(const ErpReview *review) {
  GArray *needs = g_array_new(FALSE, FALSE, sizeof(Need));
  const ErpBudgets budgets = erp_budgets(review);
  for (guint32 site = 0; site < erp_review_results(review)->network->n_sites; site++) {
    Need need = {site, erp_budget_worst(&budgets, site), erp_quality_worst(&budgets, site)};
    if (need.budget.flow != NULL || need.quality.flow != NULL)
      g_array_append_val(needs, need);
  }
  g_array_sort(needs, by_need);
  return needs;
}

static char *
show_jitter(const ErpQuality *quality) {
  return quality->flow == NULL
             ? g_strdup("-")
             : erp_show_time(quality->jitter,
                             quality->stated ? ERP_PROVENANCE_DECLARED : ERP_PROVENANCE_MODELLED);
}

static char *
show_loss(const ErpQuality *quality) {
  if (quality->flow == NULL || quality->loss == ERP_UNSET ||
      (quality->loss_unknown && quality->loss == 0))
    return g_strdup("-");
  g_autofree char *loss = erp_unit_display(ERP_UNIT_PERCENT, quality->loss);
  return g_strconcat(quality->loss_unknown ? "≥ " : "", loss, NULL);
}

static void
add_need_row(ErpGrid *grid, const ErpResults *results, const Need *need) {
  const ErpBudgeted *budget = &need->budget;
  const ErpFlow *flow = budget->flow;
  erp_grid_cell(grid, results->network->nodes[need->site].id);
  erp_grid_cell_take(grid, flow == NULL ? g_strdup("-") : erp_show_service(results, flow));
  erp_grid_cell_take(grid, flow == NULL ? g_strdup("-") : erp_show_way(results, flow->route));
  erp_grid_cell_take(grid, flow == NULL
                               ? g_strdup("-")
                               : erp_show_time(budget->route->rtt, budget->route->provenance));
  erp_grid_cell_take(grid, flow == NULL ? g_strdup("-")
                                        : erp_show_time(budget->limit, ERP_PROVENANCE_DECLARED));
  erp_grid_cell_take(grid, show_jitter(&need->quality));
  erp_grid_cell_take(grid, show_loss(&need->quality));
  erp_grid_cell(grid, erp_verdict_word(need_verdict(need)));
}

static void
add_needs(ErpPaper *paper, const ErpReview *review) {
  g_autoptr(GArray) needs = collect_needs(review);
  ErpGrid *grid = erp_grid_new();
  erp_grid_column(grid, _("site"), ERP_ALIGN_LEFT);
  erp_grid_column(grid, _("service"), ERP_ALIGN_LEFT);
  erp_grid_column(grid, _("planned way"), ERP_ALIGN_LEFT);
  erp_grid_column(grid, _("RTT"), ERP_ALIGN_RIGHT);
  erp_grid_column(grid, _("limit"), ERP_ALIGN_RIGHT);
  erp_grid_column(grid, _("jitter"), ERP_ALIGN_RIGHT);
  erp_grid_column(grid, _("loss"), ERP_ALIGN_RIGHT);
  erp_grid_column(grid, _("verdict"), ERP_ALIGN_LEFT);
  for (guint i = 0; i < MIN(needs->len, ERP_REPORT_ROWS); i++)
    add_need_row(grid, erp_review_results(review), &g_array_index(needs, Need, i));
  erp_report_add_table(
      paper, _("The flow of each site that is nearest to its limit, or farthest over it"), grid,
      needs->len, _("No site has real-time or interactive traffic with a way."));
}

static void
add_limits(ErpPaper *paper, const ErpResults *results) {
  static const struct {
    const char *what, *parameter;
  } rows[] = {
      {N_("round trip of real-time traffic"), "rtt.realtime.client"},
      {N_("of it beyond the organisation's edge"), "rtt.realtime.edge"},
      {N_("round trip of interactive traffic that warns"), "rtt.interactive.warn"},
      {N_("round trip of interactive traffic that fails"), "rtt.interactive.fail"},
      {N_("jitter of real-time traffic"), "jitter.client"},
      {N_("of it beyond the organisation's edge"), "jitter.edge"},
      {N_("loss of real-time traffic"), "loss.client"},
      {N_("of it on the internet access"), "loss.edge"},
  };
  ErpGrid *grid = erp_paper_table(paper, _("Limits in force"));
  erp_grid_column(grid, _("what"), ERP_ALIGN_LEFT);
  erp_grid_column(grid, _("limit"), ERP_ALIGN_RIGHT);
  erp_grid_column(grid, _("parameter"), ERP_ALIGN_LEFT);
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
    erp_grid_cell(grid, _(rows[i].what));
    erp_grid_cell(grid, erp_params_show(results->params, rows[i].parameter));
    erp_grid_cell(grid, rows[i].parameter);
  }
}

static void
add_requirements(ErpPaper *paper, const ErpReview *review) {
  erp_paper_heading(paper, 1, "requirements", _("Network requirements"));
  erp_paper_paragraph(
      paper, _("Calls and meetings need a way that is short and even: what its distance, links and "
               "devices take is the round trip, and clients can smooth jitter only while there is "
               "room left below the limit."));
  erp_report_budget_chart(paper, review, ERP_CHART_ROWS);
  add_needs(paper, review);
  add_limits(paper, erp_review_results(review));
  add_rules(paper, review, "latency requirements");
}

/* ---- network optimisation -------------------------------------------------------------------- */

static const char *
door_name(const ErpResults *results, guint32 door) {
  return door == ERP_NONE ? "-" : results->network->doors[door].metro;
}

static void
add_door_row(ErpGrid *grid, const ErpResults *results, const ErpFlow *flow) {
  const ErpNode *site = &results->network->nodes[flow->site];
  const ErpAlternative *way = erp_flow_planned(flow);
  guint32 door = way->route == ERP_NONE ? ERP_NONE : results->routes[way->route].door;
  erp_grid_cell(grid, site->id);
  erp_grid_cell_take(grid, erp_unit_format(ERP_UNIT_COUNT, site->site->users));
  erp_grid_cell(grid, door_name(results, flow->options->best_door));
  erp_grid_cell_take(grid, erp_show_time(flow->options->best, flow->options->best_provenance));
  erp_grid_cell(grid, door_name(results, door));
  erp_grid_cell_take(grid, erp_show_time(way->rtt, erp_route_provenance(results, way->route)));
}

static void
add_doors(ErpPaper *paper, const ErpResults *results) {
  g_autoptr(GArray) flows = erp_report_detours(results, ERP_PENALTY_NONE);
  ErpGrid *grid = erp_grid_new();
  erp_grid_column(grid, _("site"), ERP_ALIGN_LEFT);
  erp_grid_column(grid, _("users"), ERP_ALIGN_RIGHT);
  erp_grid_column(grid, _("nearest entry point"), ERP_ALIGN_LEFT);
  erp_grid_column(grid, _("RTT"), ERP_ALIGN_RIGHT);
  erp_grid_column(grid, _("enters at"), ERP_ALIGN_LEFT);
  erp_grid_column(grid, _("RTT as planned"), ERP_ALIGN_RIGHT);
  for (guint i = 0; i < MIN(flows->len, ERP_REPORT_ROWS); i++)
    add_door_row(grid, results, &results->flows[g_array_index(flows, guint32, i)]);
  erp_report_add_table(paper, _("Where sites could enter Microsoft's network, and where they do"),
                       grid, flows->len, _("No site has Microsoft 365 traffic with a way."));
}

static void
add_optimisation(ErpPaper *paper, const ErpReview *review) {
  erp_paper_heading(paper, 1, "optimisation", _("Network optimisation"));
  erp_paper_paragraph(
      paper, _("Microsoft answers names with the entry point that is nearest to where the question "
               "comes from, and carries traffic from there over its own network. The shorter the "
               "way of a site to that point, the more of this it gets."));
  add_doors(paper, erp_review_results(review));
  add_rules(paper, review, "network optimization");
}

/* ---- geo-pinning ----------------------------------------------------------------------------- */

static void
add_geo_pinning(ErpPaper *paper, const ErpReview *review) {
  const ErpResults *results = erp_review_results(review);
  ErpGrid *grid = erp_grid_new();
  guint total = erp_fill_geo_pinned(grid, results, ERP_PENALTY_NONE, ERP_REPORT_ROWS);
  g_autofree char *pinned = erp_show_pinned(results);
  erp_paper_heading(paper, 1, "geo-pinning", _("Geo-pinning"));
  erp_paper_paragraph(
      paper, _("A connection is geo-pinned when it must pass a certain place, be it a proxy, an "
               "internet access or a circuit. The penalty is what its round trip takes more than "
               "the best local internet access would; the detour is how much longer its way is."));
  erp_paper_row(paper, _("Geo-pinning"), pinned);
  erp_report_penalty_chart(paper, results);
  erp_report_add_table(paper, _("Penalty and detour of the worst service of each site"), grid,
                       total, _("No site has Microsoft 365 traffic with a way."));
  add_rules(paper, review, "geo-pinning");
}

/* ---- when not, and when ---------------------------------------------------------------------- */

static void
add_not_appropriate(ErpPaper *paper, const ErpReview *review) {
  const ErpResults *results = erp_review_results(review);
  g_autofree char *moved = erp_show_moved(results);
  erp_paper_heading(paper, 1, "not-appropriate", _("When ExpressRoute is not appropriate"));
  erp_paper_paragraph(
      paper, _("Where people are spread out or on the move, a circuit takes them to one place and "
               "away from the entry point near them; and some of Microsoft 365 is reached over the "
               "internet only."));
  erp_paper_row(paper, _("ExpressRoute"), moved);
  erp_report_add_internet_list(paper, results, ERP_REPORT_ROWS);
  add_rules(paper, review, "when not appropriate");
}

/* The word of an enumerated field of the tenant, or `unset`. */
static const char *
tenant_word(const char *field, gint64 value, const char *unset) {
  const ErpKindInfo *info = erp_kind_info(ERP_KIND_TENANT);
  return value == ERP_UNSET ? unset
                            : info->fields[erp_kind_field(ERP_KIND_TENANT, field)].words[value];
}

static void
add_tenant(ErpPaper *paper, const ErpTenant *tenant) {
  erp_paper_row(paper, _("Authorisation"),
                tenant_word("m365-over-expressroute",
                            tenant == NULL ? ERP_UNSET : tenant->m365_over_expressroute,
                            _("not stated: nobody has said whether Microsoft has authorised it")));
  erp_paper_row(
      paper, _("Reason"),
      tenant_word("reason", tenant == NULL ? ERP_UNSET : tenant->reason, _("not stated")));
}

static gboolean
is_kept(const ErpFlow *flow) {
  return flow->via == ERP_VIA_EXPRESSROUTE && (flow->recommendation == ERP_RECOMMEND_JUSTIFIED ||
                                               flow->recommendation == ERP_RECOMMEND_TOLERATED);
}

static gboolean
is_same(const ErpFlow *a, const ErpFlow *b) {
  return a->site == b->site && a->service == b->service && a->recommendation == b->recommendation &&
         a->decisive == b->decisive;
}

/* Flows that stay on ExpressRoute, a row for those of one site and service that are decided alike.
 */
static void
add_kept(ErpPaper *paper, const ErpResults *results) {
  const ErpFlow *last = NULL;
  guint total = 0;
  ErpGrid *grid = erp_grid_new();
  erp_grid_column(grid, _("site"), ERP_ALIGN_LEFT);
  erp_grid_column(grid, _("service"), ERP_ALIGN_LEFT);
  erp_grid_column(grid, _("decision"), ERP_ALIGN_LEFT);
  erp_grid_column(grid, _("why"), ERP_ALIGN_LEFT);
  for (guint i = 0; i < results->n_flows; i++) {
    const ErpFlow *flow = &results->flows[i];
    if (!is_kept(flow) || (last != NULL && is_same(flow, last)))
      continue;
    last = flow;
    if (total++ >= ERP_REPORT_ROWS)
      continue;
    erp_grid_cell(grid, results->network->nodes[flow->site].id);
    erp_grid_cell(grid, results->catalogue->services[flow->service].service);
    erp_grid_cell(grid, erp_recommendation_word(flow->recommendation));
    erp_grid_cell(grid, erp_why_text(flow->decisive));
  }
  erp_report_add_table(paper, _("What may stay on ExpressRoute"), grid, total,
                       _("Nothing of Microsoft 365 is planned over ExpressRoute that may stay "
                         "there."));
}

static void
add_when_to_use(ErpPaper *paper, const ErpReview *review) {
  erp_paper_heading(paper, 1, "when-to-use", _("When to use ExpressRoute"));
  erp_paper_link(paper,
                 _("Microsoft does not recommend it for Microsoft 365 and authorises it in rare "
                   "cases, after a review, for a reason that is written down; see"),
                 _("Azure ExpressRoute for Microsoft 365"),
                 LEARN "microsoft-365/enterprise/azure-expressroute");
  add_tenant(paper, erp_review_results(review)->network->tenant);
  add_kept(paper, erp_review_results(review));
  add_rules(paper, review, "when to use");
}

/* ---- next steps ------------------------------------------------------------------------------ */

static gboolean
is_about_m365(const ErpRule *rule) {
  return rule->m365 != NULL;
}

static void
add_steps(ErpPaper *paper, const ErpReview *review) {
  erp_paper_heading(paper, 1, "steps", _("Next steps"));
  if (erp_report_first_steps(paper, review, is_about_m365) == NULL)
    erp_paper_paragraph(paper, _("No rule about Microsoft 365 is open."));
  erp_paper_paragraph(paper, _("To measure and to read:"));
  erp_paper_item_link(paper, _("Measure from each office with the"),
                      _("Microsoft 365 network connectivity test"),
                      "https://connectivity.office.com/");
  erp_paper_item_link(paper, _("Know what is usual before it changes:"),
                      _("performance tuning using baselines and performance history"),
                      LEARN
                      "microsoft-365/enterprise/performance-tuning-using-baselines-and-history");
  erp_paper_item_link(paper, _("Which ways calls take, also with ExpressRoute:"),
                      _("Microsoft Teams call flows"),
                      LEARN "microsoftteams/microsoft-teams-online-call-flows");
}

void
erp_report_m365(ErpPaper *paper, const ErpReview *review) {
  add_requirements(paper, review);
  add_optimisation(paper, review);
  add_geo_pinning(paper, review);
  add_not_appropriate(paper, review);
  add_when_to_use(paper, review);
  add_steps(paper, review);
}
