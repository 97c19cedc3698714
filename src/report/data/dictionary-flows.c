/* The data dictionary: routes and flows. */
#include "report/data/dictionary-private.h"

#include "base/i18n.h"

/* ---- routes ---------------------------------------------------------------------------------- */

static gboolean
next_hop(const ErpItem *item, guint *i) {
  return *i < ((const ErpRoute *) item->at)->n_hops;
}

static ErpDatum
get_hop(const ErpItem *item, gconstpointer at, guint i) {
  return erp_get_element(item, &((const ErpRoute *) at)->hops[i].element, 0);
}

/* A member that is the index of something. */
#define INDEX(struct_, field_, get_) .offset = offsetof(struct_, field_), .get = get_

static const ErpMember route_members[] = {
    TEXT("site", N_("Where it begins."), INDEX(ErpRoute, site, erp_get_site)),
    INTEGER("rtt_us", ERP_IN_US,
            N_("Round trip: propagation, serialisation, processing and queueing together."),
            NULLABLE, FIELD(ErpRoute, rtt)),
    INTEGER("propagation_us", ERP_IN_US, N_("Of it, light in the fibre."), NULLABLE,
            FIELD(ErpRoute, budget.propagation)),
    INTEGER("serialisation_us", ERP_IN_US, N_("Of it, putting packets on the lines."), NULLABLE,
            FIELD(ErpRoute, budget.serialisation)),
    INTEGER("processing_us", ERP_IN_US, N_("Of it, routers, devices and access technology."),
            NULLABLE, FIELD(ErpRoute, budget.processing)),
    INTEGER("queueing_us", ERP_IN_US, N_("Of it, the mean wait in queues, by utilisation."),
            NULLABLE, FIELD(ErpRoute, budget.queueing)),
    INTEGER("queueing_p95_us", ERP_IN_US,
            N_("The wait that 95 of 100 packets do not exceed; not part of the round trip."),
            NULLABLE, FIELD(ErpRoute, budget.queueing_p95)),
    WORD("provenance", erp_words_provenance, N_("Where the round trip comes from: the worst leg."),
         FIELD(ErpRoute, provenance)),
    INTEGER("length_m", ERP_IN_METRES, N_("Length of the way to the entry point."), NULLABLE,
            FIELD(ErpRoute, length)),
    TEXT("entry_point", N_("The metro where it enters Microsoft's network."), NULLABLE,
         INDEX(ErpRoute, door, erp_get_door)),
    TEXT("hops", N_("Ids of the elements on the way, from the site on."), LIST(next_hop),
         GET(get_hop)),
    PAIR("capacity", N_("The least capacity on the way."), ErpRoute, capacity, NULLABLE),
    TEXT("bottleneck_up", N_("The element that has it."), NULLABLE,
         INDEX(ErpRoute, bottleneck[ERP_UP], erp_get_element)),
    TEXT("bottleneck_down", N_("The element that has it."), NULLABLE,
         INDEX(ErpRoute, bottleneck[ERP_DOWN], erp_get_element)),
    PAIR("residual", N_("The least that is left of a capacity; negative when it does not do."),
         ErpRoute, residual, NULLABLE),
    TEXT("residual_element_up", N_("The element where it is left."), NULLABLE,
         INDEX(ErpRoute, residual_element[ERP_UP], erp_get_element)),
    TEXT("residual_element_down", N_("The element where it is left."), NULLABLE,
         INDEX(ErpRoute, residual_element[ERP_DOWN], erp_get_element)),
    INTEGER("session_bps", ERP_IN_BPS, N_("What a single session can carry."), NULLABLE,
            FIELD(ErpRoute, session)),
};
TABLE(erp_type_route, "route", N_("Route"), N_("A way out of a site. “up” is towards Microsoft."),
      route_members);

/* ---- alternatives ---------------------------------------------------------------------------- */

/* A place in "routes". */
static ErpDatum
get_route(const ErpItem *item G_GNUC_UNUSED, gconstpointer at, guint i G_GNUC_UNUSED) {
  guint32 route = *(const guint32 *) at;
  return erp_datum_integer(route == ERP_NONE ? ERP_UNSET : route);
}

static ErpDatum
get_ratio(const ErpItem *item G_GNUC_UNUSED, gconstpointer at, guint i G_GNUC_UNUSED) {
  return erp_datum_integer(erp_alternative_ratio(at));
}

static ErpDatum
get_score(const ErpItem *item, gconstpointer at, guint i G_GNUC_UNUSED) {
  return erp_datum_integer(erp_alternative_score(item->source->results, at));
}

static ErpDatum
get_score_best(const ErpItem *item, gconstpointer at, guint i G_GNUC_UNUSED) {
  return erp_datum_integer(erp_alternative_score_best(item->source->results, at));
}

static const ErpMember alternative_members[] = {
    INTEGER("rtt_us", ERP_IN_US, N_("Round trip of this way."), NULLABLE,
            FIELD(ErpAlternative, rtt)),
    INTEGER("penalty_us", ERP_IN_US, N_("By how much it is longer than the best local breakout."),
            NULLABLE, FIELD(ErpAlternative, penalty)),
    INTEGER("end_to_end_penalty_us", ERP_IN_US,
            N_("The same as far as where the data are; null when that is not known."), NULLABLE,
            FIELD(ErpAlternative, end_to_end)),
    INTEGER("ratio_hundredths", ERP_IN_HUNDREDTHS,
            N_("How many times the best local breakout it is."), NULLABLE, GET(get_ratio)),
    INTEGER("detour_m", ERP_IN_METRES, N_("By how much its way is longer."), NULLABLE,
            FIELD(ErpAlternative, detour)),
    INTEGER("score", ERP_IN_NOTHING,
            N_("Its latency score, 0 to 100, by the parameter score.knots."), GET(get_score)),
    INTEGER("score_best", ERP_IN_NOTHING, N_("The score of the best local breakout."),
            GET(get_score_best)),
    WORD("class", erp_words_penalty, N_("How bad the penalty is."),
         FIELD(ErpAlternative, penalty_class)),
    BOOLEAN("estimated", N_("The class would change within the error band of the model."),
            FIELD(ErpAlternative, estimated)),
    INTEGER("route", ERP_IN_NOTHING, N_("Its place among the routes, from 0."), NULLABLE,
            INDEX(ErpAlternative, route, get_route)),
};
static TABLE(type_alternative, "alternative", N_("Alternative"),
             N_("One way of a flow against the best local breakout."), alternative_members);

/* ---- flows ----------------------------------------------------------------------------------- */

static gconstpointer
from_options(const ErpItem *item) {
  return ((const ErpFlow *) item->at)->options;
}

static gconstpointer
from_nearest(const ErpItem *item) {
  guint32 nearest = ((const ErpFlow *) item->at)->options->nearest;
  return nearest == ERP_NONE ? NULL : &item->source->results->routes[nearest];
}

static gconstpointer
from_group(const ErpItem *item) {
  guint32 group = ((const ErpFlow *) item->at)->group;
  return group == ERP_NONE ? NULL : &item->source->results->groups[group];
}

static gboolean
next_set(const ErpItem *item, guint *i) {
  const ErpSetGroup *group = from_group(item);
  return group != NULL && *i < group->n_ids;
}

static ErpDatum
get_set(const ErpItem *item G_GNUC_UNUSED, gconstpointer at, guint i) {
  return erp_datum_integer(((const ErpSetGroup *) at)->ids[i]);
}

static ErpDatum
get_service(const ErpItem *item, gconstpointer at, guint i G_GNUC_UNUSED) {
  return erp_datum_text(item->source->results->catalogue->services[*(const guint32 *) at].service);
}

static ErpItem
child_way(const ErpItem *item, const ErpAlternative *way) {
  return (ErpItem){item->source, way->rtt == ERP_UNSET ? NULL : way, 0};
}

static ErpItem
child_internet(const ErpItem *item, guint i G_GNUC_UNUSED) {
  return child_way(item, &((const ErpFlow *) item->at)->options->net);
}

static ErpItem
child_expressroute(const ErpItem *item, guint i G_GNUC_UNUSED) {
  return child_way(item, &((const ErpFlow *) item->at)->options->er);
}

static gboolean
next_reason(const ErpItem *item, guint *i) {
  guint32 reasons = ((const ErpFlow *) item->at)->reasons;
  while (*i < ERP_WHY_LAST && (reasons >> *i & 1u) == 0)
    (*i)++;
  return *i < ERP_WHY_LAST;
}

static ErpDatum
get_reason(const ErpItem *item G_GNUC_UNUSED, gconstpointer at G_GNUC_UNUSED, guint i) {
  return erp_datum_integer(i);
}

static ErpDatum
get_missing(const ErpItem *item G_GNUC_UNUSED, gconstpointer at, guint i G_GNUC_UNUSED) {
  return erp_datum_text(erp_lack_text(((const ErpFlow *) at)->missing));
}

static ErpDatum
get_decisive(const ErpItem *item G_GNUC_UNUSED, gconstpointer at, guint i G_GNUC_UNUSED) {
  const ErpFlow *flow = at;
  return erp_datum_integer(flow->recommendation == ERP_RECOMMEND_NONE ? ERP_UNSET
                                                                      : (gint64) flow->decisive);
}

static const ErpMember flow_members[] = {
    TEXT("site", N_("Who needs it."), INDEX(ErpFlow, site, erp_get_site)),
    TEXT("service", N_("The service, as “erplan catalogue services” lists it."),
         INDEX(ErpFlow, service, get_service)),
    WORD("category", erp_words_category,
         N_("Category of its endpoint sets; null outside Microsoft 365."), NULLABLE,
         FROM(from_group), FIELD(ErpSetGroup, category)),
    INTEGER("endpoint_sets", ERP_IN_NOTHING, N_("Their numbers, as Microsoft publishes them."),
            LIST(next_set), FROM(from_group), GET(get_set)),
    PAIR("demand", N_("What the site needs."), ErpFlow, rate),
    WORD("via", erp_words_via, N_("The planned way; none when there is no way."),
         FIELD(ErpFlow, via)),
    BOOLEAN("by_policy", N_("A policy of the plan chose it; else the routes did."),
            FIELD(ErpFlow, by_policy)),
    INTEGER("best_rtt_us", ERP_IN_US,
            N_("Round trip of an ideal local breakout; null when the site has no coordinates."),
            NULLABLE, FROM(from_options), FIELD(ErpOptions, best)),
    TEXT("best_entry_point", N_("The metro where that would enter Microsoft's network."), NULLABLE,
         FROM(from_options), INDEX(ErpOptions, best_door, erp_get_door)),
    WORD("best_provenance", erp_words_provenance, N_("Where that round trip comes from."),
         FROM(from_options), FIELD(ErpOptions, best_provenance)),
    INTEGER("route", ERP_IN_NOTHING, N_("Place of the planned way among the routes, from 0."),
            NULLABLE, INDEX(ErpFlow, route, get_route)),
    RECORD("internet", &type_alternative, N_("Over the internet; null when that is no way."),
           NULLABLE, CHILD(child_internet)),
    RECORD("expressroute", &type_alternative,
           N_("Over Microsoft peering; null when that is no way."), NULLABLE,
           CHILD(child_expressroute)),
    INTEGER("nearest_circuit_rtt_us", ERP_IN_US,
            N_("Round trip over the nearest usable circuit, when another one is selected."),
            NULLABLE, FROM(from_nearest), FIELD(ErpRoute, rtt)),
    WORD("recommendation", erp_words_recommendation, N_("Where it belongs."),
         FIELD(ErpFlow, recommendation)),
    WORD("reasons", erp_words_why, N_("All reasons that hold; erplan-check(1) explains them."),
         LIST(next_reason), GET(get_reason)),
    WORD("decisive", erp_words_why, N_("The first of them that decided."), NULLABLE,
         GET(get_decisive)),
    TEXT("missing", N_("Without a way over ExpressRoute, the first thing that is missing."),
         NULLABLE, GET(get_missing)),
    WORD("verdict", erp_words_verdict, N_("Of the planned way against the recommendation."),
         FIELD(ErpFlow, verdict)),
};
TABLE(erp_type_flow, "flow", N_("Flow"),
      N_("What a site needs from a service; of Microsoft 365, from endpoint sets that are decided "
         "alike. “up” is towards Microsoft."),
      flow_members);
