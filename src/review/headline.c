#include "review/headline.h"

#include "review/context.h"

static void
find_busiest(const ErpResults *results, ErpHeadline *headline) {
  headline->busiest = ERP_NONE;
  headline->use = ERP_UNSET;
  for (guint32 i = 0; i < results->network->n_elements; i++)
    for (guint d = 0; d < ERP_DIRECTIONS; d++)
      if (results->loads[i].utilisation[d] > headline->use) { /* ERP_UNSET is less than any */
        headline->use = results->loads[i].utilisation[d];
        headline->busiest = i;
      }
}

/* Over the flows that make a site geo-pinned. */
static void
find_penalty(const ErpResults *results, ErpHeadline *headline) {
  headline->penalty = ERP_UNSET;
  for (guint i = 0; i < results->n_flows; i++) {
    const ErpFlow *flow = &results->flows[i];
    if (flow->group == ERP_NONE || results->groups[flow->group].category == ERP_CATEGORY_DEFAULT)
      continue;
    const ErpAlternative *way = erp_flow_planned(flow);
    if (way == NULL || way->penalty <= headline->penalty)
      continue;
    headline->penalty = way->penalty;
    ErpProvenance planned = erp_route_provenance(results, way->route);
    headline->provenance = MAX(planned, flow->options->best_provenance);
  }
}

void
erp_review_find_headline(ErpReview *review) {
  const ErpResults *results = review->results;
  ErpHeadline *headline = &review->headline;
  for (guint i = 0; i < review->findings->len; i++) {
    const ErpFinding *finding = review->findings->pdata[i];
    headline->n_fail += finding->verdict == ERP_VERDICT_FAIL && !finding->accepted;
    headline->n_warn += finding->verdict == ERP_VERDICT_WARN && !finding->accepted;
    headline->n_not_answered += finding->verdict == ERP_VERDICT_NOT_ANSWERED && !finding->accepted;
  }
  for (guint i = 0; i < results->network->n_sites; i++)
    headline->n_pinned += results->sites[i].n_geo_pinned > 0;
  find_busiest(results, headline);
  find_penalty(results, headline);
}
