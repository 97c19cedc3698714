/* The data dictionary: elements, gateways, costs and sites. */
#include "report/data/dictionary-private.h"

#include "base/i18n.h"

/* ---- elements -------------------------------------------------------------------------------- */

static gconstpointer
from_load(const ErpItem *item) {
  return &item->source->results->loads[item->index];
}

static gconstpointer
from_cost(const ErpItem *item) {
  return &item->source->costs->elements[item->index];
}

static ErpDatum
get_bridge(const ErpItem *item, gconstpointer at G_GNUC_UNUSED, guint i G_GNUC_UNUSED) {
  const ErpResults *results = item->source->results;
  return item->index < results->network->n_links ? erp_datum_boolean(results->bridge[item->index])
                                                 : (ErpDatum){.kind = ERP_DATUM_ABSENT};
}

static const ErpMember element_members[] = {
    WORD("kind", erp_words_element, N_("What it is."), FIELD(ErpElement, kind)),
    TEXT("id", N_("Its id, or the path of an internet access without one."), FIELD(ErpElement, id)),
    PAIR("capacity", N_("What it can carry."), ErpElement, capacity, NULLABLE),
    PAIR("load", N_("What is planned to go over it."), ErpElementLoad, load, FROM(from_load)),
    PAIR("microsoft365_load", N_("Of the load, traffic of Microsoft 365."), ErpElementLoad,
         m365_load, FROM(from_load)),
    PAIR("moved", N_("What would leave it if every recommendation of the internet were followed."),
         ErpElementLoad, moved, FROM(from_load)),
    INTEGER("utilisation_up_bp", ERP_IN_BASIS_POINTS,
            N_("Load by capacity; null without a capacity."),
            FIELD(ErpElementLoad, utilisation[ERP_UP]), NULLABLE, FROM(from_load)),
    INTEGER("utilisation_down_bp", ERP_IN_BASIS_POINTS,
            N_("Load by capacity; null without a capacity."),
            FIELD(ErpElementLoad, utilisation[ERP_DOWN]), NULLABLE, FROM(from_load)),
    INTEGER("rtt_us", ERP_IN_US, N_("Round trip of this leg or device alone."), NULLABLE,
            FIELD(ErpElement, rtt)),
    INTEGER("length_m", ERP_IN_METRES, N_("Length of a WAN link's way."), NULLABLE,
            FIELD(ErpElement, length)),
    WORD("provenance", erp_words_provenance, N_("Where the round trip comes from."),
         FIELD(ErpElement, provenance)),
    INTEGER("cost_cents", ERP_IN_CENTS,
            N_("What it costs a month: declared in the plan's currency, listed in US dollars."),
            NULLABLE, FROM(from_cost), FIELD(ErpCost, cents)),
    WORD("cost_origin", erp_words_origin, N_("Where that amount comes from."), FROM(from_cost),
         FIELD(ErpCost, origin)),
    BOOLEAN("cost_without_data",
            N_("It is the listed port of a metered circuit, and the plan does not say how many GB "
               "leave Azure."),
            FROM(from_cost), FIELD(ErpCost, without_data)),
    BOOLEAN("bridge", N_("Its loss cuts the network; only WAN links have this member."),
            .optional = TRUE, GET(get_bridge)),
};
TABLE(erp_type_element, "element", N_("Element"),
      N_("What has a capacity. “up” is towards Microsoft and “down” the other way; of a WAN link, "
         "from a to b and back."),
      element_members);

/* ---- gateways -------------------------------------------------------------------------------- */

static gconstpointer
from_gateway(const ErpItem *item) {
  return erp_item_network(item)->gateways[item->index].gateway;
}

static const ErpMember gateway_members[] = {
    TEXT("id", N_("The gateway."), FROM(from_gateway), FIELD(ErpGateway, id)),
    INTEGER("locations", ERP_IN_NOTHING,
            N_("Peering locations that private routes come over, two at most."),
            FIELD(ErpResiliency, locations)),
    BOOLEAN("metro", N_("It is one location, but a metro pair."), FIELD(ErpResiliency, metro)),
    INTEGER("route_points", ERP_IN_POINTS, N_("Points for the routes."),
            FIELD(ErpResiliency, route)),
    POINTS("multiplier_halves", ERP_IN_HALVES,
           N_("What failover tests multiply the points of the routes by, at least and at most."),
           multiplier),
    POINTS("zone_points", ERP_IN_POINTS, N_("Points for zone redundancy, at least and at most."),
           zones),
    POINTS("advice_points", ERP_IN_POINTS,
           N_("Points for what Azure Advisor recommends, at least and at most."), advice),
    POINTS("index", ERP_IN_POINTS, N_("The index, 0 to 100, at least and at most."), index),
};
TABLE(erp_type_gateway, "gateway", N_("Gateway"),
      N_("Microsoft's resiliency index of a gateway; an estimate where the least and the most "
         "differ."),
      gateway_members);

/* ---- costs ----------------------------------------------------------------------------------- */

static gconstpointer
from_root(const ErpItem *item) {
  return erp_plan_root(item->source->results->plan);
}

static gconstpointer
from_circuit(const ErpItem *item) {
  return erp_item_network(item)->circuits[item->index].circuit;
}

static const ErpMember bill_members[] = {
    TEXT("id", N_("The circuit."), FROM(from_circuit), FIELD(ErpCircuit, id)),
    INTEGER("metered_usd_cents", ERP_IN_USD_CENTS, N_("Metered, a month, with the data."), NULLABLE,
            FIELD(ErpBill, metered)),
    WORD("metered_origin", erp_words_origin, N_("Where that amount comes from."),
         FIELD(ErpBill, metered_from)),
    INTEGER("unlimited_usd_cents", ERP_IN_USD_CENTS, N_("Unlimited, a month."), NULLABLE,
            FIELD(ErpBill, unlimited)),
    WORD("unlimited_origin", erp_words_origin, N_("Where that amount comes from."),
         FIELD(ErpBill, unlimited_from)),
    INTEGER("port_usd_cent_hundredths", ERP_IN_USD_CENT_HUNDREDTHS,
            N_("The metered port without data, a month."), NULLABLE, FIELD(ErpBill, port)),
    INTEGER("per_gb_usd_cent_hundredths", ERP_IN_USD_CENT_HUNDREDTHS,
            N_("A gigabyte that leaves Azure."), NULLABLE, FIELD(ErpBill, per_gb)),
    INTEGER("volume_gb", ERP_IN_GB, N_("What demands take out of Azure in a month."), NULLABLE,
            FIELD(ErpBill, volume)),
    INTEGER("break_even_gb", ERP_IN_GB, N_("From so much a month on unlimited is cheaper."),
            NULLABLE, FIELD(ErpBill, break_even)),
};
static TABLE(type_bill, "bill", N_("Bill"), N_("Both ways to bill a Standard or Premium circuit."),
             bill_members);

static gboolean
next_bill(const ErpItem *item, guint *i) {
  return *i < erp_item_network(item)->n_circuits;
}

static ErpItem
child_bill(const ErpItem *item, guint i) {
  return (ErpItem){item->source, &item->source->costs->circuits[i], i};
}

static const ErpMember cost_members[] = {
    TEXT("currency", N_("Of what the plan declares."), NULLABLE, FROM(from_root),
         FIELD(ErpPlanRoot, currency)),
    INTEGER("declared_cents", ERP_IN_CENTS, N_("Sum of what the plan declares."),
            FIELD(ErpCosts, declared)),
    INTEGER("declared_elements", ERP_IN_NOTHING, N_("Elements it is the sum of."),
            FIELD(ErpCosts, n_declared)),
    INTEGER("listed_usd_cents", ERP_IN_USD_CENTS,
            N_("Sum of what a price list of third parties has, for orientation."),
            FIELD(ErpCosts, listed)),
    INTEGER("listed_elements", ERP_IN_NOTHING, N_("Elements it is the sum of."),
            FIELD(ErpCosts, n_listed)),
    INTEGER("unknown_elements", ERP_IN_NOTHING, N_("Elements whose price is not known."),
            FIELD(ErpCosts, n_unknown)),
    RECORD("circuits", &type_bill, N_("Circuits in the order of the plan."), LIST(next_bill),
           CHILD(child_bill)),
};
TABLE(erp_type_costs, "costs", N_("Costs"), N_("A month, as far as it is known."), cost_members);

/* ---- sites ----------------------------------------------------------------------------------- */

/* Of the totals and of each site. */
#define TOTALS(...)                                                                                \
  WORD("verdict", erp_words_verdict, N_("The worst of the flows."),                                \
       FIELD(ErpSiteSummary, verdict), __VA_ARGS__),                                               \
      INTEGER("flows", ERP_IN_NOTHING, N_("Flows of Microsoft 365."),                              \
              FIELD(ErpSiteSummary, n_flows), __VA_ARGS__),                                        \
      INTEGER("flagged_flows", ERP_IN_NOTHING,                                                     \
              N_("Of them, planned over ExpressRoute but belonging on the internet."),             \
              FIELD(ErpSiteSummary, n_flagged), __VA_ARGS__),                                      \
      INTEGER("geo_pinned_flows", ERP_IN_NOTHING,                                                  \
              N_("Of them, with a material or severe penalty on the planned way."),                \
              FIELD(ErpSiteSummary, n_geo_pinned), __VA_ARGS__),                                   \
      PAIR("moved", N_("Traffic of the flagged flows."), ErpSiteSummary, moved, __VA_ARGS__),      \
      INTEGER("saved_user_us", ERP_IN_USER_US,                                                     \
              N_("What following the recommendations saves; negative where the recommended way "   \
                 "is the slower one."),                                                            \
              FIELD(ErpSiteSummary, saved_user_us), __VA_ARGS__)

static const ErpMember totals_members[] = {TOTALS(.nullable = FALSE)};
TABLE(erp_type_totals, "microsoft365", N_("Microsoft 365"),
      N_("Microsoft 365 traffic of all sites; “up” is towards Microsoft."), totals_members);

static gconstpointer
from_site(const ErpItem *item) {
  return ((const ErpNode *) item->at)->site;
}

static gconstpointer
from_summary(const ErpItem *item) {
  return &item->source->results->sites[item->index];
}

static const ErpMember site_members[] = {
    TEXT("id", N_("The site."), FIELD(ErpNode, id)),
    TEXT("name", N_("Its name; the id where it has none."), FIELD(ErpNode, name)),
    INTEGER("users", ERP_IN_NOTHING, N_("People who work there."), FROM(from_site),
            FIELD(ErpSite, users)),
    TOTALS(FROM(from_summary)),
};
TABLE(erp_type_site, "site", N_("Site"),
      N_("A site and its Microsoft 365 traffic; “up” is towards Microsoft."), site_members);
