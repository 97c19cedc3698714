#include "eval/results.h"

#include "fixture.h"
#include "random-plan.h"

#include "eval/routing.h"
#include "plan/edit.h"

/* ---- an outage is as if the lost things were not in the plan -------------------------------- */

static ErpResults *
evaluate_without(const Fixture *f, const char *path) {
  g_autoptr(ErpEdit) edit = erp_edit_delete(path);
  g_autoptr(ErpPlan) plan = erp_plan_apply(f->plan, edit, NULL);
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(NULL);
  return plan == NULL ? NULL : erp_evaluate(plan, f->catalogue, diags);
}

static ErpResults *
evaluate_under(const Fixture *f, const char *path, ErpLossPart part) {
  g_autoptr(ErpTerrain) terrain = erp_terrain_new(f->catalogue);
  g_autoptr(ErpOutage) outage = erp_outage_new();
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(NULL);
  erp_outage_lose(outage, path, part);
  return erp_evaluate_under(f->plan, terrain, outage, diags);
}

static char *
describe_route(const ErpResults *results, guint32 route) {
  GString *text = g_string_new(NULL);
  if (route == ERP_NONE)
    return g_string_free(text, FALSE);
  const ErpRoute *r = &results->routes[route];
  for (guint i = 0; i < r->n_hops; i++)
    g_string_append_printf(text, "%s%c ", results->network->elements[r->hops[i].element].id,
                           r->hops[i].up == ERP_UP ? '>' : '<');
  g_string_append_printf(text, "rtt %" G_GINT64_FORMAT " residual %" G_GINT64_FORMAT, r->rtt,
                         r->residual[ERP_DOWN]);
  if (r->door != ERP_NONE)
    g_string_append_printf(text, " by %s", results->network->doors[r->door].metro);
  return g_string_free(text, FALSE);
}

static char *
describe_flow(const ErpResults *results, const ErpFlow *flow) {
  g_autofree char *planned = describe_route(results, flow->route);
  g_autofree char *net = describe_route(results, flow->options->net.route);
  g_autofree char *er = describe_route(results, flow->options->er.route);
  g_autofree char *reasons = fixture_reasons(flow);
  return g_strdup_printf(
      "via %d %s; net %s; er %s; penalties %" G_GINT64_FORMAT " %" G_GINT64_FORMAT ", %s, %s, %s",
      flow->via, planned, net, er, flow->options->net.penalty, flow->options->er.penalty,
      erp_recommendation_word(flow->recommendation), reasons, erp_verdict_word(flow->verdict));
}

static void
assert_same_flows(const ErpResults *under, const ErpResults *without) {
  g_autofree guint32 *widest_under = erp_results_widest(under);
  g_autofree guint32 *widest_without = erp_results_widest(without);
  for (guint32 i = 0; i < without->network->n_sites; i++) {
    guint n, n_under, first = erp_results_site_flows(without, i, &n);
    guint32 site = erp_network_node(under->network, without->network->nodes[i].id);
    guint first_under = erp_results_site_flows(under, site, &n_under);
    g_assert_cmpuint(n, ==, n_under);
    for (guint k = 0; k < n; k++) {
      g_autofree char *a = describe_flow(under, &under->flows[first_under + k]);
      g_autofree char *b = describe_flow(without, &without->flows[first + k]);
      g_assert_cmpstr(a, ==, b);
    }
    g_assert_cmpuint(widest_under[site], ==, widest_without[i]);
  }
}

static void
assert_same(const ErpResults *under, const ErpResults *without) {
  assert_same_flows(under, without);
  for (guint i = 0; i < without->network->n_elements; i++) {
    guint32 element = erp_network_element(under->network, without->network->elements[i].id);
    for (guint d = 0; d < ERP_DIRECTIONS; d++) {
      g_assert_cmpint(under->loads[element].load[d], ==, without->loads[i].load[d]);
      g_assert_cmpint(under->loads[element].moved[d], ==, without->loads[i].moved[d]);
    }
    if (i < without->network->n_links)
      g_assert_cmpint(under->bridge[element], ==, without->bridge[i]);
  }
}

/* Loses each record of the kind; those that others refer to cannot be deleted and are left out. */
static guint
check_kind(const Fixture *f, ErpKind kind) {
  guint n, n_checked = 0;
  const ErpRecord *const *records = erp_plan_of_kind(f->plan, kind, &n);
  for (guint i = 0; i < n; i++) {
    g_autofree char *path = erp_plan_path(f->plan, records[i]);
    g_autoptr(ErpResults) without = evaluate_without(f, path);
    if (without == NULL)
      continue;
    g_test_message("without %s", path);
    g_autoptr(ErpResults) under = evaluate_under(f, path, ERP_PART_WHOLE);
    assert_same(under, without);
    n_checked++;
  }
  return n_checked;
}

static guint
check_plan(const Fixture *f) {
  static const ErpKind kinds[] = {ERP_KIND_WAN_LINK, ERP_KIND_CIRCUIT, ERP_KIND_PEERING_LOCATION,
                                  ERP_KIND_INTERNET, ERP_KIND_GATEWAY, ERP_KIND_SITE,
                                  ERP_KIND_PROXY,    ERP_KIND_VPN};
  guint n_checked = 0;
  for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
    n_checked += check_kind(f, kinds[i]);
  return n_checked;
}

static void
test_random_plans(void) {
  for (guint32 seed = 0; seed < 40; seed++) {
    g_autofree char *body = random_plan(seed);
    g_test_message("seed %u", seed);
    g_autoptr(Fixture) f = fixture_new(body);
    g_assert_cmpuint(check_plan(f), >, 0);
  }
}

static void
test_examples(void) {
  static const char *const names[] = {
      "asymmetric-new-jersey.xml", "bangladesh.xml",         "contoso.xml",
      "contoso-geo-redundant.xml", "meet-me-authorized.xml", "power-platform-a.xml",
      "power-platform-b.xml",      "power-platform-c.xml",   "starter.xml",
      "trey-research.xml"};
  for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
    g_test_message("%s", names[i]);
    g_autoptr(Fixture) f = fixture_example(names[i]);
    g_assert_cmpuint(check_plan(f), >, 0);
  }
}

/* ---- worked out by hand --------------------------------------------------------------------- */

static const ErpFlow *
flow_of(const Fixture *f, const ErpResults *results, const char *site, const char *service,
        const char *category) {
  const Fixture under = {.catalogue = f->catalogue, .results = (ErpResults *) results};
  return fixture_flow(&under, site, service, category);
}

/* Washington and Dallas are joined to New York only, so without its circuit both go by their own
 * internet, which is measured: 20 and 15 ms. Los Angeles keeps its 10 ms by Silicon Valley. */
static void
test_meet_me(void) {
  g_autoptr(Fixture) f = fixture_example("meet-me.xml");
  g_autoptr(ErpResults) under = evaluate_under(f, "er-ny", ERP_PART_WHOLE);
  const ErpFlow *was = flow_of(f, under, "was", "teams", "optimize");
  g_assert_cmpint(was->via, ==, ERP_VIA_INTERNET);
  g_assert_cmpint(was->options->net.rtt, ==, 20000);
  g_assert_cmpint(was->options->er.rtt, ==, ERP_UNSET);
  g_assert_cmpint(flow_of(f, under, "dfw", "teams", "optimize")->options->net.rtt, ==, 15000);
  const ErpFlow *lax = flow_of(f, under, "lax", "teams", "optimize");
  g_assert_cmpint(lax->via, ==, ERP_VIA_EXPRESSROUTE);
  g_assert_cmpint(lax->options->er.rtt, ==, 10000);
  guint32 lost = erp_network_element(under->network, "er-ny");
  g_assert_cmpint(under->loads[lost].load[ERP_DOWN], ==, 0);
  g_assert_cmpint(fixture_load(f, "er-ny")->load[ERP_DOWN], >, 0);
}

/* One link of a circuit carries its bandwidth: nothing changes. */
static void
test_one_link(void) {
  g_autoptr(Fixture) f = fixture_example("meet-me.xml");
  g_autoptr(ErpResults) under = evaluate_under(f, "er-ny", ERP_PART_PRIMARY);
  assert_same(under, f->results);
}

/* Everybody's internet is that of Paris: without Paris all are cut off, without one of its two
 * providers nobody is. */
static void
test_contoso(void) {
  g_autoptr(Fixture) f = fixture_example("contoso.xml");
  g_autoptr(ErpResults) without_par = evaluate_under(f, "par", ERP_PART_WHOLE);
  for (guint i = 0; i < without_par->n_flows; i++)
    g_assert_cmpint(without_par->flows[i].via, ==, ERP_VIA_NONE);
  g_autoptr(ErpResults) without_isp = evaluate_under(f, "par-isp-a", ERP_PART_WHOLE);
  for (guint i = 0; i < without_isp->n_flows; i++)
    g_assert_cmpint(without_isp->flows[i].via, ==, ERP_VIA_INTERNET);
}

#define LOCATION(attributes)                                                                       \
  "<peering-location id=\"ams\" at=\"Amsterdam\"><circuit id=\"c\" provider=\"Equinix\" "          \
  "bandwidth=\"1Gbps\" sku=\"premium\" " attributes "><peering kind=\"microsoft\">"                \
  "<accept community=\"12076:5030\"/></peering></circuit></peering-location>"                      \
  "<wan-link id=\"w\" a=\"a\" b=\"ams\" capacity=\"1Gbps\" rtt=\"5ms\"/>"
#define SITE                                                                                       \
  "<tenant geo=\"EUR\"/><site id=\"a\" name=\"A\" lat=\"52\" lon=\"5\" users=\"100\"><internet "   \
  "id=\"i\" "                                                                                      \
  "capacity=\"1Gbps\" rtt=\"9ms\"/></site>"

static ErpVia
via_after(const Fixture *f, const char *path, ErpLossPart part) {
  g_autoptr(ErpResults) under = evaluate_under(f, path, part);
  return flow_of(f, under, "a", "teams", "optimize")->via;
}

static void
test_both_links(void) {
  g_autoptr(Fixture) f = fixture_new(SITE LOCATION(""));
  g_autoptr(ErpTerrain) terrain = erp_terrain_new(f->catalogue);
  g_autoptr(ErpOutage) outage = erp_outage_new();
  erp_outage_lose(outage, "c", ERP_PART_PRIMARY);
  erp_outage_lose(outage, "c", ERP_PART_SECONDARY);
  erp_outage_lose(outage, "nowhere", ERP_PART_WHOLE); /* a name of another revision */
  g_autoptr(ErpResults) under = erp_evaluate_under(f->plan, terrain, outage, f->diags);
  g_assert_cmpint(flow_of(f, under, "a", "teams", "optimize")->via, ==, ERP_VIA_INTERNET);
}

/* A metro circuit outlives one of its two places. */
static void
test_metro(void) {
  g_autoptr(Fixture) plain = fixture_new(SITE LOCATION(""));
  g_autoptr(Fixture) metro = fixture_new(SITE LOCATION("metro=\"Amsterdam2\""));
  g_assert_cmpint(via_after(plain, "ams", ERP_PART_WHOLE), ==, ERP_VIA_INTERNET);
  g_assert_cmpint(via_after(metro, "ams", ERP_PART_WHOLE), ==, ERP_VIA_EXPRESSROUTE);
}

#define EDGES "<edge id=\"e1\" site=\"a\"/><edge id=\"e2\" site=\"a\"/>"

/* The edge takes the circuit only when both its links, or all its exits, end there. */
static void
test_edges(void) {
  g_autoptr(Fixture) two =
      fixture_new(SITE EDGES LOCATION("edge-primary=\"e1\" edge-secondary=\"e2\""));
  g_autoptr(Fixture) one =
      fixture_new(SITE EDGES LOCATION("edge-primary=\"e1\" edge-secondary=\"e1\""));
  g_autoptr(Fixture) untold = fixture_new(SITE EDGES LOCATION("edge-primary=\"e1\""));
  g_autoptr(Fixture) exits = fixture_new(
      SITE EDGES LOCATION("") "<exit id=\"x\" edge=\"e1\" kind=\"circuit\" ref=\"c\"/>"
                              "<exit id=\"y\" edge=\"e2\" kind=\"internet\" ref=\"i\"/>");
  g_assert_cmpint(via_after(two, "e1", ERP_PART_WHOLE), ==, ERP_VIA_EXPRESSROUTE);
  g_assert_cmpint(via_after(one, "e1", ERP_PART_WHOLE), ==, ERP_VIA_INTERNET);
  g_assert_cmpint(via_after(untold, "e1", ERP_PART_WHOLE), ==, ERP_VIA_EXPRESSROUTE);
  g_assert_cmpint(via_after(exits, "e1", ERP_PART_WHOLE), ==, ERP_VIA_INTERNET);
  g_assert_cmpint(via_after(exits, "e2", ERP_PART_WHOLE), ==, ERP_VIA_EXPRESSROUTE);
  g_autoptr(ErpResults) no_access = evaluate_under(exits, "e2", ERP_PART_WHOLE);
  g_assert_cmpuint(flow_of(exits, no_access, "a", "teams", "optimize")->options->net.route, ==,
                   ERP_NONE);
}

/* The only exit of a circuit stands at one of its two edges: it moves to the other. */
static void
test_exit_moves(void) {
  g_autoptr(Fixture) f = fixture_example("contoso-geo-redundant.xml");
  g_autoptr(ErpResults) under = evaluate_under(f, "dal-er-1", ERP_PART_WHOLE);
  assert_same(under, f->results);
  g_autoptr(ErpRouting) routing = erp_routing_new(under->network);
  const ErpRoutingExit *moved = &routing->exits[erp_routing_exit(routing, "dal-exit")];
  g_assert_false(moved->lost);
  g_assert_cmpstr(moved->edge->id, ==, "dal-er-2");
  g_assert_false(routing->exits[erp_routing_exit(routing, "vir-exit")].lost);

  g_autoptr(ErpResults) internet = evaluate_under(f, "dal-inet", ERP_PART_WHOLE);
  g_autoptr(ErpRouting) less = erp_routing_new(internet->network);
  g_assert_true(less->exits[erp_routing_exit(less, "dal-inet-exit")].lost);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/outage/random-plans", test_random_plans);
  g_test_add_func("/outage/examples", test_examples);
  g_test_add_func("/outage/meet-me", test_meet_me);
  g_test_add_func("/outage/one-link", test_one_link);
  g_test_add_func("/outage/contoso", test_contoso);
  g_test_add_func("/outage/both-links", test_both_links);
  g_test_add_func("/outage/metro", test_metro);
  g_test_add_func("/outage/edges", test_edges);
  g_test_add_func("/outage/exit-moves", test_exit_moves);
  return g_test_run();
}
