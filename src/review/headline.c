#include "review/headline.h"

#include "review/context.h"
#include "review/parts.h"

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

/* The largest of a site: ERP_UNSET when no flow of it is told apart by its way. */
typedef struct {
  gint64 penalty;
  ErpProvenance provenance;
} Penalty;

/* Over the flows that make a site geo-pinned. */
static void
largest_penalty(ErpReview *review, guint32 site, gpointer part) {
  const ErpResults *results = review->results;
  Penalty *largest = part;
  guint n, first = erp_results_site_flows(results, site, &n);
  largest->penalty = ERP_UNSET;
  for (guint i = first; i < first + n; i++) {
    const ErpFlow *flow = &results->flows[i];
    const ErpAlternative *way = erp_flow_is_judged(review, flow) ? erp_flow_planned(flow) : NULL;
    if (way == NULL || way->penalty <= largest->penalty)
      continue;
    largest->penalty = way->penalty;
    largest->provenance =
        MAX(erp_route_provenance(results, way->route), flow->options->best_provenance);
  }
}

static void
find_penalty(ErpReview *review, ErpHeadline *headline) {
  const Penalty *penalties = erp_review_parts(review, sizeof(Penalty), largest_penalty);
  headline->penalty = ERP_UNSET;
  for (guint32 site = 0; site < review->results->network->n_sites; site++) {
    if (penalties[site].penalty <= headline->penalty)
      continue;
    headline->penalty = penalties[site].penalty;
    headline->provenance = penalties[site].provenance;
  }
}

void
erp_review_find_headline(ErpReview *review) {
  const ErpResults *results = review->results;
  ErpHeadline *headline = &review->headline;
  headline->n_fail = review->tally.counts[ERP_VERDICT_FAIL];
  headline->n_warn = review->tally.counts[ERP_VERDICT_WARN];
  headline->n_not_answered = review->tally.counts[ERP_VERDICT_NOT_ANSWERED];
  for (guint i = 0; i < results->network->n_sites; i++)
    headline->n_pinned += results->sites[i].n_geo_pinned > 0;
  find_busiest(results, headline);
  find_penalty(review, headline);
}
