#include "review/cost.h"

#include <string.h>

#include "review/context.h"

static const gint64 hours_a_month = 730;

/* So that no sum of them overflows. */
static const gint64 most_cents = G_GINT64_CONSTANT(10000000000000);
static const gint64 most_gigabytes = G_GINT64_CONSTANT(1000000000000);

const char *
erp_cost_origin_word(ErpCostOrigin origin) {
  static const char *const words[] = {"unknown", "listed", "declared"};
  return words[origin];
}

/* ---- the price list ------------------------------------------------------------------------- */

static gint64
hundredths_of_cent(gint64 value) {
  return value == ERP_UNSET ? ERP_UNSET : 100 * value;
}

static gint64
cents(gint64 hundredths) {
  return hundredths == ERP_UNSET ? ERP_UNSET : (hundredths + 50) / 100;
}

/* A port (item "circuit") or a GB (item "egress"), or ERP_UNSET. */
static gint64
price_of(const ErpReview *review, const ErpNetCircuit *circuit, const char *item,
         const char *billing) {
  const ErpCatalogue *catalogue = review->results->catalogue;
  const ErpPeeringPlace *place = review->results->network->nodes[circuit->node].place;
  const char *tier = circuit->circuit->sku == ERP_SKU_PREMIUM ? "Premium" : "Standard";
  gboolean is_port = strcmp(item, "circuit") == 0;
  for (guint i = 0; place != NULL && i < catalogue->n_prices; i++) {
    const ErpPrice *price = &catalogue->prices[i];
    if (strcmp(price->item, item) == 0 && g_strcmp0(price->billing, billing) == 0 &&
        price->zone == place->zone &&
        (!is_port ||
         (g_strcmp0(price->tier, tier) == 0 && price->bandwidth == circuit->circuit->bandwidth)))
      return price->price;
  }
  return ERP_UNSET;
}

static gint64
price_of_gateway(const ErpReview *review, const ErpNetGateway *gateway) {
  const ErpCatalogue *catalogue = review->results->catalogue;
  if (gateway->sku == NULL)
    return ERP_UNSET;
  g_autofree char *item = g_strconcat("gateway ", gateway->sku->sku, NULL);
  for (guint i = 0; i < catalogue->n_prices; i++)
    if (strcmp(catalogue->prices[i].item, item) == 0)
      return hours_a_month * catalogue->prices[i].price;
  return ERP_UNSET;
}

/* GB a month that leave Azure over a circuit; ERP_UNSET when a demand does not state its own. */
static gint64
volume_of(const ErpReview *review, const ErpCircuitFlows *flows, guint32 circuit) {
  const ErpDemand *last = NULL;
  gint64 volume = 0;
  for (guint32 i = flows->first[circuit]; i < flows->first[circuit + 1]; i++) {
    const ErpFlow *flow = &review->results->flows[flows->flows[i]];
    if (flow->demand == NULL || flow->demand->volume == ERP_UNSET)
      return ERP_UNSET;
    if (flow->demand != last) /* the flows of one demand stand together */
      volume = MIN(volume + MIN(flow->demand->volume, most_gigabytes), most_gigabytes);
    last = flow->demand;
  }
  return volume;
}

/* ---- both ways of billing ------------------------------------------------------------------- */

static gboolean
is_in_dollars(const ErpReview *review) {
  const char *currency = erp_plan_root(review->results->plan)->currency;
  return currency != NULL && g_ascii_strcasecmp(currency, "USD") == 0;
}

/* What the plan states of the way it is billed now stands for the list. */
static void
declare(ErpBill *bill, const ErpCircuit *circuit) {
  if (circuit->billing == ERP_BILLING_METERED) {
    bill->metered = MIN(circuit->cost, most_cents);
    bill->metered_from = ERP_COST_DECLARED;
  } else if (circuit->billing == ERP_BILLING_UNLIMITED) {
    bill->unlimited = MIN(circuit->cost, most_cents);
    bill->unlimited_from = ERP_COST_DECLARED;
  }
}

static ErpBill
bill_of(const ErpReview *review, const ErpCircuitFlows *flows, guint32 index) {
  const ErpNetCircuit *circuit = &review->results->network->circuits[index];
  ErpBill bill = {.metered = ERP_UNSET,
                  .unlimited = ERP_UNSET,
                  .port = ERP_UNSET,
                  .per_gb = ERP_UNSET,
                  .volume = volume_of(review, flows, index),
                  .break_even = ERP_UNSET};
  if (circuit->circuit->sku == ERP_SKU_LOCAL)
    return bill;
  bill.port = price_of(review, circuit, "circuit", "metered");
  bill.per_gb = price_of(review, circuit, "egress", "metered");
  bill.unlimited = cents(price_of(review, circuit, "circuit", "unlimited"));
  bill.unlimited_from = bill.unlimited == ERP_UNSET ? ERP_COST_UNKNOWN : ERP_COST_LISTED;
  if (bill.port != ERP_UNSET && bill.per_gb != ERP_UNSET && bill.volume != ERP_UNSET) {
    bill.metered = cents(bill.port + bill.per_gb * bill.volume);
    bill.metered_from = ERP_COST_LISTED;
  }
  if (circuit->circuit->cost != ERP_UNSET && is_in_dollars(review))
    declare(&bill, circuit->circuit);
  if (bill.port != ERP_UNSET && bill.per_gb > 0 && bill.unlimited != ERP_UNSET)
    bill.break_even = MAX(hundredths_of_cent(bill.unlimited) - bill.port, 0) / bill.per_gb;
  return bill;
}

/* ---- one element ---------------------------------------------------------------------------- */

static ErpCost
listed(gint64 hundredths) {
  return hundredths == ERP_UNSET ? (ErpCost){ERP_COST_UNKNOWN, ERP_UNSET, FALSE}
                                 : (ErpCost){ERP_COST_LISTED, cents(hundredths), FALSE};
}

static ErpCost
cost_of_circuit(const ErpCircuit *circuit, const ErpBill *bill) {
  if (circuit->billing == ERP_BILLING_UNLIMITED)
    return listed(hundredths_of_cent(bill->unlimited));
  if (circuit->billing != ERP_BILLING_METERED)
    return listed(ERP_UNSET);
  if (bill->metered != ERP_UNSET)
    return listed(hundredths_of_cent(bill->metered));
  ErpCost port = listed(bill->port);
  port.without_data = port.origin == ERP_COST_LISTED;
  return port;
}

static ErpCost
declared_or(gint64 stated, ErpCost other) {
  return stated == ERP_UNSET ? other : (ErpCost){ERP_COST_DECLARED, MIN(stated, most_cents), FALSE};
}

static void
count(ErpCosts *costs, const ErpCost *cost) {
  switch (cost->origin) {
  case ERP_COST_UNKNOWN:
    costs->n_unknown++;
    break;
  case ERP_COST_LISTED:
    costs->n_listed++;
    costs->listed += cost->cents;
    break;
  case ERP_COST_DECLARED:
    costs->n_declared++;
    costs->declared += cost->cents;
    break;
  }
}

ErpCosts *
erp_costs_new(const ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  const ErpCircuitFlows *flows = erp_review_circuit_flows(review);
  const ErpCost unknown = listed(ERP_UNSET);
  ErpCosts *costs = g_new0(ErpCosts, 1);
  costs->elements = g_new(ErpCost, network->n_elements + 1);
  costs->circuits = g_new(ErpBill, network->n_circuits + 1);
  costs->n_flows = g_new0(guint, network->n_circuits + 1);
  for (guint i = 0; i < network->n_elements; i++)
    costs->elements[i] = unknown;
  for (guint i = 0; i < network->n_links; i++)
    costs->elements[i] =
        declared_or(((const ErpWanLink *) network->elements[i].record)->cost, unknown);
  for (guint i = 0; i < network->n_egresses; i++)
    costs->elements[network->egresses[i].element] =
        declared_or(network->egresses[i].internet->cost, unknown);
  for (guint32 i = 0; i < network->n_circuits; i++) {
    const ErpNetCircuit *circuit = &network->circuits[i];
    costs->circuits[i] = bill_of(review, flows, i);
    costs->n_flows[i] = flows->first[i + 1] - flows->first[i];
    costs->elements[circuit->element] =
        declared_or(circuit->circuit->cost, cost_of_circuit(circuit->circuit, &costs->circuits[i]));
  }
  for (guint i = 0; i < network->n_gateways; i++)
    costs->elements[network->gateways[i].element] =
        declared_or(network->gateways[i].gateway->cost,
                    listed(price_of_gateway(review, &network->gateways[i])));
  for (guint i = 0; i < network->n_elements; i++)
    if (network->elements[i].kind != ERP_ELEMENT_PROXY &&
        network->elements[i].kind != ERP_ELEMENT_VPN)
      count(costs, &costs->elements[i]);
  return costs;
}

void
erp_costs_free(ErpCosts *costs) {
  if (costs == NULL)
    return;
  g_free(costs->elements);
  g_free(costs->circuits);
  g_free(costs->n_flows);
  g_free(costs);
}
