/* Ways of as many links as an IP packet can pass, and of one more: a chain of sites, s0 at one end,
 * a circuit and an internet access at the other. */
#include <string.h>

#include "eval/sweep.h"
#include "fixture.h"
#include "plan/edit.h"

/* `more` stands behind the chain. From s0 it is n links to the circuit, n - 1 to the access. */
static char *
chain(guint n, const char *more) {
  GString *body = g_string_new("<tenant geo=\"EUR\" m365-over-expressroute=\"authorized\"/>\n");
  for (guint i = 0; i < n; i++)
    g_string_append_printf(body, "<site id=\"s%u\" lat=\"48\" lon=\"2\" users=\"10\"%s\n", i,
                           i < n - 1 ? " internet-via=\"out\"/>" : "/>");
  g_string_append_printf(
      body,
      "<site id=\"out\" lat=\"48\" lon=\"2\">"
      "<internet capacity=\"1Gbps\"/></site>\n"
      "<wan-link id=\"lo\" a=\"s%u\" b=\"out\" capacity=\"1Gbps\" rtt=\"1ms\"/>\n",
      n - 2);
  for (guint i = 1; i < n; i++)
    g_string_append_printf(
        body, "<wan-link id=\"l%u\" a=\"s%u\" b=\"s%u\" capacity=\"10Gbps\" rtt=\"0.1ms\"/>\n", i,
        i - 1, i);
  g_string_append_printf(
      body,
      "<wan-link id=\"lp\" a=\"s%u\" b=\"p\" capacity=\"10Gbps\" rtt=\"0.1ms\"/>\n"
      "<peering-location id=\"p\" at=\"Paris\"><circuit id=\"er\" bandwidth=\"10Gbps\" "
      "sku=\"premium\"><peering kind=\"microsoft\"><accept community=\"12076:5010\"/></peering>"
      "</circuit></peering-location>\n%s",
      n - 1, more);
  return g_string_free(body, FALSE);
}

static guint
count_long_ways(const ErpDiagList *diags) {
  guint n = 0;
  for (guint i = 0; i < erp_diag_list_length(diags); i++)
    n += g_str_equal(erp_diag_list_get(diags, i)->code, "long-way");
  return n;
}

/* Hops of the way by ExpressRoute; 0 = there is none. */
static guint
hops_by_circuit(const Fixture *f, const char *site) {
  const ErpFlow *flow = fixture_flow(f, site, "exchange", "optimize");
  guint32 route = flow->options->er.route;
  g_assert_cmpint(flow->missing, ==, route == ERP_NONE ? ERP_LACKS_WAN : ERP_LACKS_NOTHING);
  return route == ERP_NONE ? 0 : f->results->routes[route].n_hops;
}

static guint
hops_by_internet(const Fixture *f, const char *site) {
  const ErpFlow *flow = fixture_flow(f, site, "exchange", "optimize");
  guint32 route = flow->options->net.route;
  return route == ERP_NONE ? 0 : f->results->routes[route].n_hops;
}

static Fixture *
fixture_chain(guint n, const char *more) {
  g_autofree char *body = chain(n, more);
  return fixture_new(body);
}

static void
test_both_sides(void) {
  g_autoptr(Fixture) fits = fixture_chain(255, "");
  g_assert_cmpuint(hops_by_circuit(fits, "s0"), ==, 255 + 1);
  g_assert_cmpuint(hops_by_internet(fits, "s0"), ==, 254 + 1);
  g_assert_false(erp_legs_are_cut(fits->results->legs));

  g_autoptr(Fixture) longer = fixture_chain(256, "");
  g_assert_cmpuint(hops_by_circuit(longer, "s0"), ==, 0);
  g_assert_cmpuint(hops_by_circuit(longer, "s1"), ==, 255 + 1);
  g_assert_cmpuint(hops_by_internet(longer, "s0"), ==, 255 + 1);
  g_assert_true(erp_legs_are_cut(longer->results->legs));
  g_assert_cmpuint(count_long_ways(longer->diags), ==, 1);

  g_autoptr(Fixture) longest = fixture_chain(257, "");
  g_assert_cmpuint(hops_by_internet(longest, "s0"), ==, 0);
  g_assert_cmpuint(hops_by_internet(longest, "s1"), ==, 255 + 1);
}

/* Ways of n sites along a chain have n^2 / 2 hops, unless they are bounded. */
static void
test_hops_are_bounded(void) {
  g_autoptr(Fixture) f = fixture_chain(3000, "");
  g_assert_cmpuint(f->results->n_hops, <, 3000 * 2 * 257);
}

/* A detour is slower and has fewer links: it comes into use when the chain gets slower still. */
static const char detour[] =
    "<wan-link id=\"d\" a=\"s0\" b=\"s9\" capacity=\"10Gbps\" rtt=\"90ms\"/>\n";

static void
test_after_an_edit(void) {
  g_autoptr(Fixture) f = fixture_chain(260, detour);
  g_autoptr(GError) error = NULL;
  g_assert_cmpuint(hops_by_circuit(f, "s0"), ==, 0);
  g_assert_cmpuint(hops_by_internet(f, "s0"), ==, 0);
  g_autoptr(ErpEdit) edit = erp_edit_set("l2", "rtt", "300ms");
  g_autoptr(ErpPlan) plan = erp_plan_apply(f->plan, edit, &error);
  g_assert_no_error(error);
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(NULL);
  g_autoptr(ErpResults) after = erp_evaluate_after(plan, NULL, f->results, diags);
  const Fixture now = {f->catalogue, diags, plan, after};
  g_assert_cmpuint(hops_by_circuit(&now, "s0"), ==, 252 + 1);
  g_assert_cmpuint(hops_by_internet(&now, "s0"), ==, 251 + 1);

  g_autoptr(ErpEdit) back = erp_edit_set("l2", "rtt", "0.1ms");
  g_autoptr(ErpPlan) old = erp_plan_apply(plan, back, &error);
  g_assert_no_error(error);
  g_autoptr(ErpResults) again = erp_evaluate_after(old, NULL, after, diags);
  const Fixture then = {f->catalogue, diags, old, again};
  g_assert_cmpuint(hops_by_circuit(&then, "s0"), ==, 0);
  g_assert_cmpuint(hops_by_internet(&then, "s0"), ==, 0);
}

/* The loss of a link that s0 cannot use brings its way back. */
static void
test_after_a_loss(void) {
  g_autoptr(Fixture) f = fixture_chain(260, detour);
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpSweep) sweep = erp_sweep_new(f->results);
  g_autoptr(ErpFailures) failures = erp_failures_new(f->results->network, NULL);
  const ErpFailure *failure = erp_failures_find(failures, "l1", &error);
  g_assert_no_error(error);
  g_autoptr(ErpTerrain) terrain = erp_terrain_new(f->catalogue);
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(NULL);
  g_autoptr(ErpResults) under = erp_evaluate_under(f->plan, terrain, failure->outage, diags);
  const Fixture lost = {f->catalogue, diags, f->plan, under};
  g_assert_cmpuint(hops_by_circuit(&lost, "s0"), ==, 252 + 1);
  g_autoptr(ErpImpact) naive = erp_sweep_compare(sweep, failure, under);
  g_autoptr(ErpImpact) played = erp_sweep_play(sweep, failure);
  g_assert_cmpuint(played->n_links, ==, naive->n_links);
  g_assert_cmpuint(played->n_cut, ==, naive->n_cut);
  g_assert_cmpuint(played->n_worse, ==, naive->n_worse);
  g_assert_cmpint(played->slower, ==, naive->slower);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/eval/long-ways/both-sides", test_both_sides);
  g_test_add_func("/eval/long-ways/hops-are-bounded", test_hops_are_bounded);
  g_test_add_func("/eval/long-ways/after-an-edit", test_after_an_edit);
  g_test_add_func("/eval/long-ways/after-a-loss", test_after_a_loss);
  return g_test_run();
}
