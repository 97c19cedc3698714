/* How the network is watched and kept, most of which nobody but a person knows: OPS-01 to
 * OPS-12. */
#include "review/checks.h"

#include "review/context.h"

#include "base/i18n.h"

/* Asks about each record of a kind; `none` says that there is none. */
static void
ask_each(ErpReview *review, const ErpRule *rule, ErpKind kind, const char *none,
         const char *question) {
  guint n;
  const ErpRecord *const *records = erp_plan_of_kind(review->results->plan, kind, &n);
  g_autoptr(GPtrArray) all = g_ptr_array_new();
  for (guint i = 0; i < n; i++)
    g_ptr_array_add(all, (gpointer) records[i]);
  if (n == 0)
    erp_review_add_not_applicable(review, rule, none);
  erp_review_add_alike(review, rule, ERP_VERDICT_NOT_ANSWERED, all, question);
}

void
erp_check_ops_01(const ErpRule *rule, ErpReview *review) {
  ask_each(review, rule, ERP_KIND_PEERING, _("No circuit has a peering"),
           _("The plan does not say whether a connection monitor tests the way over %s"));
}

void
erp_check_ops_02(const ErpRule *rule, ErpReview *review) {
  if (review->results->network->n_circuits == 0)
    erp_review_add_not_applicable(review, rule, _("The plan has no circuit"));
  else
    erp_review_add(review, rule, ERP_VERDICT_NOT_ANSWERED, NULL, NULL,
                   g_strdup(_("The plan does not say whether a service health alert announces the "
                              "maintenance of ExpressRoute")));
}

void
erp_check_ops_03(const ErpRule *rule, ErpReview *review) {
  ask_each(review, rule, ERP_KIND_CIRCUIT, _("The plan has no circuit"),
           _("The plan does not say whether alerts watch the availability of BGP and ARP (below 90 "
             "% over 5 minutes), dropped packets and throughput of %s"));
}

void
erp_check_ops_04(const ErpRule *rule, ErpReview *review) {
  ask_each(review, rule, ERP_KIND_GATEWAY, _("The plan has no gateway"),
           _("The plan does not say whether alerts watch the processor, the packets a second and "
             "the routes (changed, advertised, learned) of %s"));
}

void
erp_check_ops_05(const ErpRule *rule, ErpReview *review) {
  ask_each(review, rule, ERP_KIND_CIRCUIT, _("The plan has no circuit"),
           _("Are the resource logs (PeeringRouteLog) of %s sent to a workspace? Whoever monitors "
             "the Azure subscription can say"));
}

void
erp_check_ops_06(const ErpRule *rule, ErpReview *review) {
  ask_each(review, rule, ERP_KIND_GATEWAY, _("The plan has no gateway"),
           _("Is a maintenance window of your own set for %s? Whoever owns the Azure subscription "
             "can say"));
}

void
erp_check_ops_07(const ErpRule *rule, ErpReview *review) {
  ask_each(review, rule, ERP_KIND_CIRCUIT, _("The plan has no circuit"),
           _("The plan does not say whether routing on the premises is dynamic (BGP) or static "
             "towards %s"));
}

/* ---- OPS-08: selective routing follows the endpoint lists ------------------------------------ */

static gboolean
leave_alike(const ErpRoute *a, const ErpRoute *b) {
  return a->kind == b->kind && a->egress == b->egress && a->circuit == b->circuit;
}

/* Some of the site's Microsoft 365 traffic goes another way than the rest. */
static gboolean
is_selective(const ErpReview *review, guint32 site) {
  const ErpResults *results = review->results;
  const ErpRoute *one = NULL;
  guint n, first = erp_results_site_flows(results, site, &n);
  for (guint i = first; i < first + n; i++) {
    const ErpFlow *flow = &results->flows[i];
    const ErpRoute *route = erp_flow_route(review, flow);
    if (route == NULL || !erp_flow_is_m365(flow) || !erp_flow_active(flow))
      continue;
    if (one != NULL && !leave_alike(one, route))
      return TRUE;
    one = route;
  }
  return FALSE;
}

void
erp_check_ops_08(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  g_autoptr(GPtrArray) sites = g_ptr_array_new();
  for (guint32 i = 0; i < network->n_sites; i++)
    if (is_selective(review, i))
      g_ptr_array_add(sites, (gpointer) &network->nodes[i].site->record);
  if (sites->len == 0)
    erp_review_add_not_applicable(review, rule,
                                  _("No site sends some of its Microsoft 365 traffic another way "
                                    "than the rest"));
  erp_review_add_alike(
      review, rule, ERP_VERDICT_NOT_ANSWERED, sites,
      _("The plan does not say who applies the weekly changes of Microsoft's endpoint "
        "lists to the proxies, route filters and firewalls of %s"));
}

/* ---- OPS-09: a way back ---------------------------------------------------------------------- */

static gboolean
is_cloud_over_circuit(const ErpReview *review, const ErpFlow *flow) {
  return flow->via == ERP_VIA_EXPRESSROUTE && erp_flow_is_cloud(review, flow);
}

void
erp_check_ops_09(const ErpRule *rule, ErpReview *review) {
  g_autoptr(GArray) sites = erp_review_sites_with(review, is_cloud_over_circuit);
  if (sites->len == 0)
    erp_review_add_not_applicable(
        review, rule, _("No Microsoft 365 or Power Platform traffic is planned over ExpressRoute"));
  else
    erp_review_add(review, rule, ERP_VERDICT_NOT_ANSWERED, NULL, NULL,
                   g_strdup_printf(_("The plan does not say whether there are a staged rollout, a "
                                     "test plan and a rollback plan for Microsoft 365 or Power "
                                     "Platform of %s over ExpressRoute"),
                                   erp_say_nodes(review, sites)));
}

/* ---- OPS-10: measured paths ------------------------------------------------------------------ */

typedef enum { PATH_NEW, PATH_UNDATED, PATH_OLD, PATH_ESTIMATED, PATHS } PathState;

/* By the date of one measured leg, a later one being none; other elements are no matter. Raises
 * `*oldest`, in days. */
static PathState
state_of_hop(const ErpReview *review, const ErpRecord *record, gint64 *oldest) {
  const char *measured;
  if (record->kind == ERP_KIND_WAN_LINK && ((const ErpWanLink *) record)->rtt != ERP_UNSET)
    measured = ((const ErpWanLink *) record)->measured;
  else if (record->kind == ERP_KIND_INTERNET && ((const ErpInternet *) record)->rtt != ERP_UNSET)
    measured = ((const ErpInternet *) record)->measured;
  else
    return PATH_NEW;
  if (measured == NULL)
    return PATH_UNDATED;
  gint64 days = erp_review_days_since(review, measured);
  if (days == ERP_UNSET)
    return PATH_NEW;
  *oldest = MAX(*oldest, days);
  if (days < 0)
    return PATH_UNDATED;
  return days > erp_params_value(review->results->params, "measure.days") ? PATH_OLD : PATH_NEW;
}

static PathState
state_of_route(const ErpReview *review, const ErpRoute *route, gint64 *oldest) {
  const ErpElement *elements = review->results->network->elements;
  PathState state = PATH_NEW;
  if (route->provenance != ERP_PROVENANCE_MEASURED)
    return PATH_ESTIMATED;
  for (guint i = 0; i < route->n_hops; i++)
    state = MAX(state, state_of_hop(review, elements[route->hops[i].element].record, oldest));
  return state;
}

/* The worst state of both ways of a site, the internet and the circuit; PATHS when no verdict
 * compares them. */
static PathState
state_of_site(const ErpReview *review, guint32 site, gint64 *oldest) {
  const ErpResults *results = review->results;
  PathState worst = PATHS;
  const ErpOptions *last = NULL; /* what is open to the flow looked at last, and maybe to others */
  guint n, first = erp_results_site_flows(results, site, &n);
  for (guint i = first; i < first + n; i++) {
    const ErpFlow *flow = &results->flows[i];
    if (!erp_flow_is_judged(review, flow) || !erp_flow_active(flow) || flow->options == last ||
        flow->options->net.route == ERP_NONE || flow->options->er.route == ERP_NONE)
      continue;
    last = flow->options;
    PathState net = state_of_route(review, &results->routes[flow->options->net.route], oldest);
    PathState er = state_of_route(review, &results->routes[flow->options->er.route], oldest);
    PathState state = MAX(net, er);
    worst = worst == PATHS ? state : MAX(worst, state);
  }
  return worst;
}

void
erp_check_ops_10(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  g_autoptr(GPtrArray) groups = g_ptr_array_new_with_free_func((GDestroyNotify) g_ptr_array_unref);
  guint n_scope = 0;
  gint64 oldest = 0;
  for (guint i = 0; i < PATHS; i++)
    g_ptr_array_add(groups, g_ptr_array_new());
  for (guint32 i = 0; i < network->n_sites; i++) {
    PathState state = state_of_site(review, i, &oldest);
    n_scope += state != PATHS;
    if (state != PATHS)
      g_ptr_array_add(groups->pdata[state], (gpointer) &network->nodes[i].site->record);
  }
  if (n_scope == 0)
    erp_review_add_not_applicable(review, rule,
                                  _("No site can choose between the internet and a circuit for "
                                    "Microsoft 365"));
  ErpFinding *estimated = erp_review_add_alike(
      review, rule, ERP_VERDICT_WARN, groups->pdata[PATH_ESTIMATED],
      _("The way by the internet or the one by a circuit is estimated, not measured, for %s"));
  if (estimated != NULL)
    estimated->estimated = TRUE;
  g_autofree char *age = g_strdup_printf(
      _("The way by the internet or the one by a circuit was measured too long ago for %s: up to "
        "%s days"),
      "%s", erp_say(review, ERP_UNIT_COUNT, oldest));
  ErpFinding *old =
      erp_review_add_alike(review, rule, ERP_VERDICT_WARN, groups->pdata[PATH_OLD], age);
  if (old != NULL) {
    erp_finding_figure(old, "days", ERP_UNIT_COUNT, oldest);
    erp_finding_limit(review, old, "measure.days");
  }
  erp_review_add_alike(review, rule, ERP_VERDICT_NOT_ANSWERED, groups->pdata[PATH_UNDATED],
                       _("The plan does not say when both ways were measured for %s, or says a "
                         "day to come"));
  guint n_pass = ((GPtrArray *) groups->pdata[PATH_NEW])->len;
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(ERP_NGETTEXT("Both ways of %u site were measured within %s",
                                   "Both ways of %u sites were measured within %s", n_pass),
                      n_pass, erp_say_limit(review, "measure.days")));
}

/* ---- OPS-12: in time ------------------------------------------------------------------------- */

void
erp_check_ops_12(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  g_autoptr(GPtrArray) open = g_ptr_array_new();
  for (guint i = 0; i < network->n_circuits; i++) {
    const ErpCircuit *circuit = network->circuits[i].circuit;
    if (circuit->state != ERP_UNSET && circuit->state != ERP_STATE_PROVISIONED)
      g_ptr_array_add(open, (gpointer) &circuit->record);
  }
  if (open->len == 0)
    erp_review_add_not_applicable(review, rule, _("No circuit is said to wait for its provider"));
  erp_review_add_alike(
      review, rule, ERP_VERDICT_NOT_ANSWERED, open,
      _("Is the provider to install %s before the day it is needed? Whoever orders "
        "it can say"));
}

/* ---- OPS-11: open questions ------------------------------------------------------------------ */

static void
append_open(GString *text, const char *id, guint n_open) {
  enum { LISTED = 8 };
  if (n_open <= LISTED)
    g_string_append_printf(text, "%s%s", n_open > 1 ? ", " : "", id);
  else if (n_open == LISTED + 1)
    g_string_append(text, ", ...");
}

void
erp_check_ops_11(const ErpRule *rule, ErpReview *review) {
  g_autoptr(GString) open = g_string_new(NULL);
  guint n_open = 0, n_apply = 0;
  for (guint i = 0; i < erp_rules_count(); i++) {
    const ErpRuleSummary *summary = &review->summaries[i];
    if (erp_rule_stage(summary->rule) != ERP_STAGE_PLAN)
      continue;
    n_apply += summary->verdict != ERP_VERDICT_NOT_APPLICABLE;
    if (summary->verdict == ERP_VERDICT_NOT_ANSWERED)
      append_open(open, summary->rule->id, ++n_open);
  }
  if (n_apply == 0) {
    erp_review_add_not_applicable(review, rule, _("No rule applies to the plan"));
    return;
  }
  gint64 limit = erp_params_value(review->results->params, "open.share");
  ErpFinding *finding = erp_review_add(
      review, rule, n_open * 10000 > n_apply * limit ? ERP_VERDICT_WARN : ERP_VERDICT_PASS, NULL,
      NULL,
      n_open == 0 ? g_strdup_printf(_("All %u rules that apply are answered"), n_apply)
                  : g_strdup_printf(_("%u of %u rules that apply are not answered: %s"), n_open,
                                    n_apply, open->str));
  erp_finding_figure(finding, "open", ERP_UNIT_COUNT, n_open);
  erp_finding_figure(finding, "rules", ERP_UNIT_COUNT, n_apply);
  erp_finding_limit(review, finding, "open.share");
}
