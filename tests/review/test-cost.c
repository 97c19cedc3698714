/* What elements cost a month, and both ways of billing, by hand from the list of third parties. */
#include "review/cost.h"

#include "fixture.h"

/* 1 Gb/s Standard in New York (price zone 1): 436 USD metered, 5700 unlimited, 0.025 a GB out. */
#define CIRCUIT(sku, rate, more)                                                                   \
  "<peering-location id='ny' at='New York'><circuit id='er' bandwidth='" rate "' sku='" sku        \
  "' " more "><peering kind='private'/></circuit></peering-location>"
#define PLAN(volume, circuit)                                                                      \
  DALLAS("", "<demand service='azure' gateway='gw' down='1Mbps' up='1Mbps' " volume "/>")          \
  circuit "<wan-link id='l' a='dal' b='ny' capacity='1Gbps' rtt='20ms'/>"                          \
          "<gateway id='gw' region='eastus' sku='ErGw1AZ'><connection circuit='er'/></gateway>"

static const ErpCost *
cost_of(const Fixture *f, const ErpCosts *costs, const char *element) {
  return &costs->elements[erp_network_element(f->results->network, element)];
}

static void
check_cost(const ErpCost *cost, ErpCostOrigin origin, gint64 cents) {
  g_assert_cmpint(cost->origin, ==, origin);
  g_assert_cmpint(cost->cents, ==, cents);
}

/* 436 + 0.025 x 1000 = 461; (5700 - 436) / 0.025 = 210560; 0.361 x 730 = 263.53. */
static void
test_listed(void) {
  g_autoptr(Fixture) f =
      fixture_new(PLAN("volume='1000'", CIRCUIT("standard", "1Gbps", "billing='metered'")));
  g_autoptr(ErpCosts) costs = erp_costs_new(f->review);
  const ErpBill *bill = &costs->circuits[0];
  check_cost(cost_of(f, costs, "er"), ERP_COST_LISTED, 46100);
  g_assert_false(cost_of(f, costs, "er")->without_data);
  check_cost(cost_of(f, costs, "gw"), ERP_COST_LISTED, 26353);
  check_cost(cost_of(f, costs, "l"), ERP_COST_UNKNOWN, ERP_UNSET);
  g_assert_cmpint(bill->metered, ==, 46100);
  g_assert_cmpint(bill->unlimited, ==, 570000);
  g_assert_cmpint(bill->break_even, ==, 210560);
  g_assert_cmpint(bill->volume, ==, 1000);
  g_assert_cmpint(costs->listed, ==, 46100 + 26353);
  g_assert_cmpint(costs->declared, ==, 0);
  g_assert_cmpuint(costs->n_listed, ==, 2);
  g_assert_cmpuint(costs->n_unknown, ==, 1);
}

/* Without the gigabytes there is the port; the break-even does not need them. */
static void
test_without_data(void) {
  g_autoptr(Fixture) f = fixture_new(PLAN("", CIRCUIT("standard", "1Gbps", "billing='metered'")));
  g_autoptr(ErpCosts) costs = erp_costs_new(f->review);
  check_cost(cost_of(f, costs, "er"), ERP_COST_LISTED, 43600);
  g_assert_true(cost_of(f, costs, "er")->without_data);
  g_assert_cmpint(costs->circuits[0].metered, ==, ERP_UNSET);
  g_assert_cmpint(costs->circuits[0].break_even, ==, 210560);
}

/* 2 Gb/s: 872 metered, and the list has no unlimited one. The plan's own goes before it: 872 +
 * 0.025 x 100000 = 3372 by the gigabyte; (9000.50 - 872) / 0.025 = 325140. */
static void
test_declared(void) {
  g_autoptr(Fixture) f = fixture_new(
      PLAN("volume='100000'", CIRCUIT("standard", "2Gbps", "billing='unlimited' cost='9000.50'")));
  g_autoptr(ErpCosts) costs = erp_costs_new(f->review);
  const ErpBill *bill = &costs->circuits[0];
  check_cost(cost_of(f, costs, "er"), ERP_COST_DECLARED, 900050);
  g_assert_cmpint(bill->unlimited, ==, 900050);
  g_assert_cmpint(bill->unlimited_from, ==, ERP_COST_DECLARED);
  g_assert_cmpint(bill->metered, ==, 337200);
  g_assert_cmpint(bill->metered_from, ==, ERP_COST_LISTED);
  g_assert_cmpint(bill->break_even, ==, 325140);
  g_assert_cmpint(costs->declared, ==, 900050);
}

/* Euros are no measure for a list in dollars. */
static void
test_currency(void) {
  g_autoptr(Fixture) f = fixture_new_plan(
      "currency='EUR'",
      PLAN("volume='1000'", CIRCUIT("standard", "1Gbps", "billing='unlimited' cost='5000'")));
  g_autoptr(ErpCosts) costs = erp_costs_new(f->review);
  check_cost(cost_of(f, costs, "er"), ERP_COST_DECLARED, 500000);
  g_assert_cmpint(costs->circuits[0].unlimited, ==, 570000);
  g_assert_cmpint(costs->circuits[0].unlimited_from, ==, ERP_COST_LISTED);
}

/* Neither the tier, the bandwidth nor the way of billing is in the list. */
static void
test_unknown(void) {
  g_autoptr(Fixture) local = fixture_new(PLAN("", CIRCUIT("local", "1Gbps", "")));
  g_autoptr(Fixture) small =
      fixture_new(PLAN("", CIRCUIT("standard", "50Mbps", "billing='metered'")));
  g_autoptr(Fixture) open = fixture_new(PLAN("", CIRCUIT("standard", "1Gbps", "")));
  g_autoptr(ErpCosts) of_local = erp_costs_new(local->review);
  g_autoptr(ErpCosts) of_small = erp_costs_new(small->review);
  g_autoptr(ErpCosts) of_open = erp_costs_new(open->review);
  check_cost(cost_of(local, of_local, "er"), ERP_COST_UNKNOWN, ERP_UNSET);
  check_cost(cost_of(small, of_small, "er"), ERP_COST_UNKNOWN, ERP_UNSET);
  check_cost(cost_of(open, of_open, "er"), ERP_COST_UNKNOWN, ERP_UNSET);
  g_assert_cmpint(of_local->circuits[0].break_even, ==, ERP_UNSET);
}

/* Enormous figures do not overflow. */
static void
test_enormous(void) {
  g_autoptr(Fixture) f = fixture_new(
      PLAN("volume='999999999999999999'",
           CIRCUIT("standard", "1Gbps", "billing='unlimited' cost='9999999999999999'")));
  g_autoptr(ErpCosts) costs = erp_costs_new(f->review);
  g_assert_cmpint(costs->circuits[0].metered, >, 0);
  g_assert_cmpint(costs->circuits[0].break_even, >, 0);
}

/* As everywhere: what is not there needs no freeing. */
static void
test_free_nothing(void) {
  erp_costs_free(NULL);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/cost/free-nothing", test_free_nothing);
  g_test_add_func("/cost/listed", test_listed);
  g_test_add_func("/cost/without-data", test_without_data);
  g_test_add_func("/cost/declared", test_declared);
  g_test_add_func("/cost/currency", test_currency);
  g_test_add_func("/cost/unknown", test_unknown);
  g_test_add_func("/cost/enormous", test_enormous);
  return fixture_run();
}
