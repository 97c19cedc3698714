#include "review/difference.h"

#include <string.h>

#include "base/hash.h"
#include "review/context.h"

/* ---- circuits -------------------------------------------------------------------------------- */

static int
by_circuit(gconstpointer a, gconstpointer b) {
  return strcmp(((const ErpCircuitChange *) a)->id, ((const ErpCircuitChange *) b)->id);
}

static void
add_circuit(GArray *circuits, const ErpResults *before, const ErpResults *after, const char *id) {
  ErpCircuitChange change = {.id = id};
  guint32 b = erp_network_circuit(before->network, id);
  guint32 a = erp_network_circuit(after->network, id);
  if (b != ERP_NONE) {
    guint32 element = before->network->circuits[b].element;
    change.before_element = &before->network->elements[element];
    change.before = &before->loads[element];
  }
  if (a != ERP_NONE) {
    guint32 element = after->network->circuits[a].element;
    change.after_element = &after->network->elements[element];
    change.after = &after->loads[element];
  }
  g_array_append_val(circuits, change);
}

static void
compare_circuits(ErpDifference *difference, const ErpResults *before, const ErpResults *after) {
  GArray *circuits = g_array_new(FALSE, FALSE, sizeof(ErpCircuitChange));
  for (guint i = 0; i < before->network->n_circuits; i++)
    add_circuit(circuits, before, after, before->network->circuits[i].circuit->id);
  for (guint i = 0; i < after->network->n_circuits; i++) {
    const char *id = after->network->circuits[i].circuit->id;
    if (erp_network_circuit(before->network, id) == ERP_NONE)
      add_circuit(circuits, before, after, id);
  }
  g_array_sort(circuits, by_circuit);
  difference->n_circuits = circuits->len;
  difference->circuits = (ErpCircuitChange *) (gpointer) g_array_free(circuits, FALSE);
}

gboolean
erp_circuit_change_differs(const ErpCircuitChange *change) {
  if (change->before == NULL || change->after == NULL)
    return TRUE;
  for (ErpDirection d = ERP_UP; d < ERP_DIRECTIONS; d++)
    if (change->before->load[d] != change->after->load[d] ||
        change->before->m365_load[d] != change->after->m365_load[d] ||
        change->before_element->capacity[d] != change->after_element->capacity[d])
      return TRUE;
  return FALSE;
}

/* ---- findings -------------------------------------------------------------------------------- */

static guint
hash_said(gconstpointer key) {
  const ErpFindingChange *said = key;
  return erp_hash_text(said->rule->id) * 31 +
         (said->object == NULL ? 0 : erp_hash_text(said->object));
}

static gboolean
same_said(gconstpointer a, gconstpointer b) {
  const ErpFindingChange *x = a, *y = b;
  return x->rule == y->rule && g_strcmp0(x->object, y->object) == 0;
}

static void
say(GHashTable *said, const ErpFinding *finding, const char *object, gboolean after) {
  const ErpFindingChange key = {.rule = finding->rule, .object = object};
  ErpFindingChange *change = g_hash_table_lookup(said, &key);
  if (change == NULL) {
    change = g_new(ErpFindingChange, 1);
    *change = (ErpFindingChange){.rule = finding->rule,
                                 .object = object,
                                 .before_verdict = ERP_VERDICT_PASS,
                                 .after_verdict = ERP_VERDICT_PASS};
    g_hash_table_add(said, change);
  }
  ErpVerdict *verdict = after ? &change->after_verdict : &change->before_verdict;
  if (finding->verdict <= *verdict)
    return;
  *verdict = finding->verdict;
  *(after ? &change->after : &change->before) = finding;
}

/* What a review says of each object. */
static void
say_all(GHashTable *said, const ErpReview *review, gboolean after) {
  for (guint i = 0; i < erp_review_length(review); i++) {
    const ErpFinding *finding = erp_review_get(review, i);
    gboolean grouped = finding->others != NULL && finding->others[0] != NULL;
    if (finding->verdict <= ERP_VERDICT_PASS || finding->accepted)
      continue;
    if (finding->object != NULL || !grouped)
      say(said, finding, finding->object, after);
    for (guint o = 0; grouped && finding->others[o] != NULL; o++)
      say(said, finding, finding->others[o], after);
  }
}

static int
by_weight(gconstpointer a, gconstpointer b) {
  const ErpFindingChange *x = a, *y = b;
  ErpVerdict x_worst = MAX(x->before_verdict, x->after_verdict);
  ErpVerdict y_worst = MAX(y->before_verdict, y->after_verdict);
  if (x_worst != y_worst)
    return x_worst > y_worst ? -1 : 1;
  if (x->rule->level != y->rule->level)
    return x->rule->level > y->rule->level ? -1 : 1;
  int by_rule = strcmp(x->rule->id, y->rule->id);
  return by_rule != 0 ? by_rule : g_strcmp0(x->object, y->object);
}

static void
compare_findings(ErpDifference *difference) {
  g_autoptr(GHashTable) said = g_hash_table_new_full(hash_said, same_said, g_free, NULL);
  GArray *findings = g_array_new(FALSE, FALSE, sizeof(ErpFindingChange));
  GHashTableIter iter;
  gpointer key;
  say_all(said, difference->before, FALSE);
  say_all(said, difference->after, TRUE);
  g_hash_table_iter_init(&iter, said);
  while (g_hash_table_iter_next(&iter, &key, NULL)) {
    const ErpFindingChange *change = key;
    if (change->before_verdict != change->after_verdict)
      g_array_append_vals(findings, change, 1);
  }
  g_array_sort(findings, by_weight);
  difference->n_findings = findings->len;
  difference->findings = (ErpFindingChange *) (gpointer) g_array_free(findings, FALSE);
}

gboolean
erp_finding_change_is_regression(const ErpFindingChange *change) {
  return change->after_verdict == ERP_VERDICT_FAIL && change->before_verdict != ERP_VERDICT_FAIL;
}

/* ---- flows ----------------------------------------------------------------------------------- */

static const char *
end_of(const ErpDemand *demand) {
  if (demand == NULL)
    return NULL;
  return demand->gateway != NULL ? demand->gateway : demand->region;
}

/* Whether the two are what a site needs from the same service. */
static gboolean
same_need(const ErpResults *before, const ErpFlow *b, const ErpResults *after, const ErpFlow *a) {
  if (b->service != a->service || (b->group == ERP_NONE) != (a->group == ERP_NONE))
    return FALSE;
  if (b->group != ERP_NONE) {
    const ErpSetGroup *x = &before->groups[b->group], *y = &after->groups[a->group];
    if (x->category != y->category || x->expressroute != y->expressroute)
      return FALSE;
  }
  return (b->demand == NULL) == (a->demand == NULL) &&
         g_strcmp0(end_of(b->demand), end_of(a->demand)) == 0;
}

static const char *
egress_of(const ErpResults *results, const ErpRoute *route) {
  const ErpNetwork *network = results->network;
  return route->egress == ERP_NONE ? NULL
                                   : network->elements[network->egresses[route->egress].element].id;
}

static const char *
circuit_of(const ErpResults *results, const ErpRoute *route) {
  return route->circuit == ERP_NONE ? NULL : results->network->circuits[route->circuit].circuit->id;
}

static const char *
gateway_of(const ErpResults *results, const ErpRoute *route) {
  return route->gateway == ERP_NONE ? NULL : results->network->gateways[route->gateway].gateway->id;
}

static gboolean
same_hops(const ErpResults *before, const ErpRoute *b, const ErpResults *after, const ErpRoute *a) {
  if (b->n_hops != a->n_hops)
    return FALSE;
  for (guint i = 0; i < b->n_hops; i++)
    if (strcmp(before->network->elements[b->hops[i].element].id,
               after->network->elements[a->hops[i].element].id) != 0)
      return FALSE;
  return TRUE;
}

static gboolean
same_way(const ErpDifference *difference, const ErpFlow *b, const ErpFlow *a) {
  const ErpResults *before = difference->before->results, *after = difference->after->results;
  const ErpRoute *x = erp_flow_route(difference->before, b);
  const ErpRoute *y = erp_flow_route(difference->after, a);
  if (x == NULL || y == NULL)
    return x == y;
  return x->kind == y->kind && g_strcmp0(egress_of(before, x), egress_of(after, y)) == 0 &&
         g_strcmp0(circuit_of(before, x), circuit_of(after, y)) == 0 &&
         g_strcmp0(gateway_of(before, x), gateway_of(after, y)) == 0 &&
         same_hops(before, x, after, y);
}

static void
compare_flow(const ErpDifference *difference, const ErpFlow *before, const ErpFlow *after,
             GArray *flows) {
  if (!erp_flow_active(before) && !erp_flow_active(after))
    return;
  ErpFlowChange change = {.before = before,
                          .after = after,
                          .way = !same_way(difference, before, after),
                          .recommendation = before->recommendation != after->recommendation};
  if (change.way || change.recommendation)
    g_array_append_val(flows, change);
}

/* The flows of a site in pairs: the first needs that are alike go together. A site has few. */
static void
compare_flows(const ErpDifference *difference, const ErpSiteChange *site, GArray *flows) {
  const ErpResults *before = difference->before->results, *after = difference->after->results;
  guint n_before, n_after;
  guint first_before = erp_results_site_flows(before, site->before, &n_before);
  guint first_after = erp_results_site_flows(after, site->after, &n_after);
  g_autofree guint8 *taken = g_new0(guint8, n_before + 1);
  for (guint i = 0; i < n_after; i++) {
    const ErpFlow *a = &after->flows[first_after + i];
    guint b = 0;
    while (b < n_before &&
           (taken[b] || !same_need(before, &before->flows[first_before + b], after, a)))
      b++;
    if (b == n_before)
      continue;
    taken[b] = 1;
    compare_flow(difference, &before->flows[first_before + b], a, flows);
  }
}

static int
by_site(gconstpointer a, gconstpointer b) {
  return strcmp(((const ErpSiteChange *) a)->id, ((const ErpSiteChange *) b)->id);
}

/* Sites of both plans, by id. */
static GArray *
find_sites(const ErpNetwork *before, const ErpNetwork *after) {
  GArray *sites = g_array_new(FALSE, FALSE, sizeof(ErpSiteChange));
  for (guint32 i = 0; i < before->n_sites; i++) {
    ErpSiteChange site = {.id = before->nodes[i].id, .before = i};
    site.after = erp_network_node(after, site.id);
    if (site.after != ERP_NONE && site.after < after->n_sites)
      g_array_append_val(sites, site);
  }
  g_array_sort(sites, by_site);
  return sites;
}

static void
count_flows(const ErpDifference *difference, ErpSiteChange *site) {
  for (guint i = 0; i < site->n_flows; i++) {
    site->n_ways += site->flows[i].way;
    site->n_recommendations += site->flows[i].recommendation;
  }
  site->before_m365 = erp_outcome_m365_route(difference->before, site->before);
  site->after_m365 = erp_outcome_m365_route(difference->after, site->after);
}

static void
compare_sites(ErpDifference *difference) {
  GArray *sites =
      find_sites(difference->before->results->network, difference->after->results->network);
  GArray *flows = g_array_new(FALSE, FALSE, sizeof(ErpFlowChange));
  guint kept = 0;
  for (guint i = 0; i < sites->len; i++) {
    ErpSiteChange site = g_array_index(sites, ErpSiteChange, i);
    guint first = flows->len;
    compare_flows(difference, &site, flows);
    site.n_flows = flows->len - first;
    if (site.n_flows > 0)
      g_array_index(sites, ErpSiteChange, kept++) = site;
  }
  difference->n_flows = flows->len;
  difference->flows = (ErpFlowChange *) (gpointer) g_array_free(flows, FALSE);
  difference->n_sites = kept;
  difference->sites = (ErpSiteChange *) (gpointer) g_array_free(sites, FALSE);
  const ErpFlowChange *next = difference->flows;
  for (guint i = 0; i < kept; i++) {
    difference->sites[i].flows = next;
    next += difference->sites[i].n_flows;
    count_flows(difference, &difference->sites[i]);
  }
}

/* ---- all of it ------------------------------------------------------------------------------- */

ErpDifference *
erp_difference_new(const ErpReview *before, const ErpReview *after) {
  ErpDifference *difference = g_new0(ErpDifference, 1);
  difference->before = before;
  difference->after = after;
  difference->structure = erp_plan_diff(before->results->plan, after->results->plan);
  difference->outcomes[0] = erp_outcome(before);
  difference->outcomes[1] = erp_outcome(after);
  for (guint i = 0; i < ERP_MEASURES; i++)
    difference->trends[i] =
        erp_measure_trend((ErpMeasureId) i, &difference->outcomes[0].measured[i],
                          &difference->outcomes[1].measured[i]);
  compare_circuits(difference, before->results, after->results);
  compare_findings(difference);
  compare_sites(difference);
  return difference;
}

void
erp_difference_free(ErpDifference *difference) {
  if (difference == NULL)
    return;
  g_ptr_array_unref(difference->structure);
  g_free(difference->circuits);
  g_free(difference->findings);
  g_free(difference->sites);
  g_free(difference->flows);
  g_free(difference);
}

guint
erp_difference_count(const ErpDifference *difference, ErpTrend trend) {
  guint n = 0;
  for (guint i = 0; i < ERP_MEASURES; i++)
    n += difference->trends[i] == trend;
  return n;
}

gboolean
erp_difference_is_empty(const ErpDifference *difference) {
  for (guint i = 0; i < difference->n_circuits; i++)
    if (erp_circuit_change_differs(&difference->circuits[i]))
      return FALSE;
  return difference->structure->len == 0 && difference->n_findings == 0 &&
         difference->n_sites == 0 &&
         erp_difference_count(difference, ERP_TREND_SAME) == ERP_MEASURES;
}

gboolean
erp_difference_is_regression(const ErpDifference *difference) {
  for (guint i = 0; i < ERP_MEASURES; i++)
    if (difference->trends[i] == ERP_TREND_WORSE && erp_measure_info((ErpMeasureId) i)->regression)
      return TRUE;
  for (guint i = 0; i < difference->n_findings; i++)
    if (erp_finding_change_is_regression(&difference->findings[i]))
      return TRUE;
  return FALSE;
}
