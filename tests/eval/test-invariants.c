#include "eval/results.h"

#include "fixture.h"
#include "random-plan.h"

/* What holds for every plan, on random ones: chains, loops, cut-off sites, parallel links, links
 * without capacity or with a measurement, circuits with and without Microsoft 365. */

static void
check_route(const ErpNetwork *network, const ErpRoute *route) {
  const ErpBudget *b = &route->budget;
  g_assert_cmpint(b->propagation, >=, 0);
  g_assert_cmpint(b->serialisation, >=, 0);
  g_assert_cmpint(b->processing, >=, 0);
  g_assert_cmpint(b->queueing, >=, 0);
  g_assert_cmpint(b->queueing_p95, >=, b->queueing);
  g_assert_cmpint(route->rtt, ==, b->propagation + b->serialisation + b->processing + b->queueing);
  g_assert_cmpuint(route->door, !=, ERP_NONE);
  /* the hops hang together: each WAN link starts where the last one ended */
  guint32 at = route->site;
  for (guint i = 0; i < route->n_hops; i++) {
    const ErpElement *element = &network->elements[route->hops[i].element];
    if (element->kind == ERP_ELEMENT_WAN_LINK) {
      g_assert_cmpuint(at, ==, route->hops[i].up == ERP_UP ? element->node : element->node_b);
      at = route->hops[i].up == ERP_UP ? element->node_b : element->node;
    } else {
      g_assert_cmpuint(at, ==, element->node);
    }
  }
}

static void
check_alternative(const ErpResults *results, const ErpFlow *flow,
                  const ErpAlternative *alternative) {
  if (alternative->route == ERP_NONE) {
    g_assert_cmpint(alternative->rtt, ==, ERP_UNSET);
    return;
  }
  g_assert_cmpuint(results->routes[alternative->route].site, ==, flow->site);
  g_assert_cmpint(alternative->rtt, ==, results->routes[alternative->route].rtt);
  g_assert_cmpint(alternative->penalty, ==, alternative->rtt - flow->options->best);
  g_assert_cmpint(alternative->penalty, >=, 0);
  g_assert_cmpint(alternative->detour, >=, 0);
  g_assert_cmpuint(erp_alternative_score(results, alternative), <=,
                   erp_alternative_score_best(results, alternative));
}

static void
check_flow(const ErpResults *results, const ErpFlow *flow) {
  check_alternative(results, flow, &flow->options->net);
  check_alternative(results, flow, &flow->options->er);
  g_assert_true((flow->via == ERP_VIA_NONE) == (flow->route == ERP_NONE));
  if (flow->via == ERP_VIA_INTERNET)
    g_assert_cmpuint(flow->route, ==, flow->options->net.route);
  if (flow->via == ERP_VIA_EXPRESSROUTE) {
    g_assert_cmpuint(flow->route, ==, flow->options->er.route);
    g_assert_true(results->groups[flow->group].expressroute);
  }
  if (flow->group == ERP_NONE || flow->verdict == ERP_VERDICT_NOT_APPLICABLE) {
    g_assert_cmpint(flow->recommendation, ==, ERP_RECOMMEND_NONE);
    return;
  }
  g_assert_cmpint(flow->recommendation, !=, ERP_RECOMMEND_NONE);
  g_assert_true((flow->reasons & (1U << flow->decisive)) != 0);
  g_assert_true(
      (flow->options->er.route == ERP_NONE && results->groups[flow->group].expressroute) ==
      (flow->missing != ERP_LACKS_NOTHING));
}

/* What flows put on an element is what the element carries. */
static void
check_loads(const ErpResults *results) {
  guint n = results->network->n_elements;
  g_autofree gint64 *sums = g_new0(gint64, 2 * n);
  for (guint i = 0; i < results->n_flows; i++) {
    const ErpFlow *flow = &results->flows[i];
    const ErpRoute *route = flow->route == ERP_NONE ? NULL : &results->routes[flow->route];
    for (guint h = 0; route != NULL && h < route->n_hops; h++) {
      guint up = route->hops[h].up;
      sums[2 * route->hops[h].element + up] += flow->rate[ERP_UP];
      sums[2 * route->hops[h].element + 1 - up] += flow->rate[ERP_DOWN];
    }
  }
  for (guint i = 0; i < n; i++)
    for (guint d = 0; d < ERP_DIRECTIONS; d++) {
      g_assert_cmpint(results->loads[i].load[d], ==, sums[2 * i + d]);
      g_assert_cmpint(results->loads[i].moved[d], <=, results->loads[i].load[d]);
      g_assert_cmpint(results->loads[i].m365_load[d], <=, results->loads[i].load[d]);
    }
}

/* Another evaluation of the same plan gives the same numbers. */
static void
check_same(const ErpResults *a, const ErpResults *b) {
  g_assert_cmpuint(a->n_flows, ==, b->n_flows);
  g_assert_cmpuint(a->n_routes, ==, b->n_routes);
  for (guint i = 0; i < a->n_flows; i++) {
    g_assert_cmpint(a->flows[i].options->net.rtt, ==, b->flows[i].options->net.rtt);
    g_assert_cmpint(a->flows[i].options->er.rtt, ==, b->flows[i].options->er.rtt);
    g_assert_cmpuint(a->flows[i].reasons, ==, b->flows[i].reasons);
    g_assert_cmpint(a->flows[i].verdict, ==, b->flows[i].verdict);
  }
  g_assert_cmpint(a->total.saved_user_us, ==, b->total.saved_user_us);
}

static void
test_random_plans(void) {
  for (guint32 seed = 0; seed < 150; seed++) {
    g_autofree char *body = random_plan(seed);
    g_test_message("seed %u", seed);
    g_autoptr(Fixture) f = fixture_new(body);
    const ErpResults *results = f->results;
    for (guint i = 0; i < results->n_routes; i++)
      check_route(results->network, &results->routes[i]);
    for (guint i = 0; i < results->n_flows; i++) {
      check_flow(results, &results->flows[i]);
      g_assert_true(i == 0 || results->flows[i - 1].site <= results->flows[i].site);
    }
    check_loads(results);
    g_autoptr(ErpResults) again = erp_evaluate(f->plan, f->catalogue, f->diags);
    check_same(results, again);
  }
}

/* A way over the WAN is never shorter than the shortest over all ways, by the textbook. */
static void
test_legs_oracle(void) {
  for (guint32 seed = 0; seed < 60; seed++) {
    g_autofree char *body = random_plan(seed);
    g_autoptr(Fixture) f = fixture_new(body);
    const ErpNetwork *network = f->results->network;
    guint n = network->n_nodes;
    g_autofree gint64 *far = g_new(gint64, n * n);
    for (guint i = 0; i < n * n; i++)
      far[i] = i % (n + 1) == 0 ? 0 : G_MAXINT32;
    for (guint i = 0; i < network->n_links; i++) {
      const ErpElement *link = &network->elements[i];
      guint a = link->node, b = link->node_b;
      far[a * n + b] = far[b * n + a] = MIN(far[a * n + b], link->rtt);
    }
    for (guint k = 0; k < network->n_sites; k++) /* sites pass traffic on, locations do not */
      for (guint i = 0; i < n; i++)
        for (guint j = 0; j < n; j++)
          far[i * n + j] = MIN(far[i * n + j], far[i * n + k] + far[k * n + j]);
    for (guint i = 0; i < f->results->n_routes; i++) {
      const ErpRoute *route = &f->results->routes[i];
      if (route->kind != ERP_ROUTE_EXPRESSROUTE)
        continue;
      gint64 sum = 0;
      for (guint h = 0; h + 1 < route->n_hops; h++)
        sum += network->elements[route->hops[h].element].rtt;
      g_assert_cmpint(sum, ==, far[route->site * n + network->circuits[route->circuit].node]);
    }
  }
}

/* The largest numbers the format takes do not overflow anything. */
static void
test_absurd_numbers(void) {
#define HUGE_COUNT "99999999999999999"
#define HUGE_RATE HUGE_COUNT "bps"
#define HUGE_TIME "99999999999999ms"
  g_autoptr(Fixture) f = fixture_new(
      "<tenant geo=\"EUR\" m365-over-expressroute=\"not-authorized\"/>"
      "<parameter name=\"packet.size\" value=\"999999999\"/>"
      "<parameter name=\"hop.router\" value=\"999999999\"/>"
      "<site id=\"a\" name=\"A\" lat=\"1\" lon=\"1\" users=\"" HUGE_COUNT "\" proxy=\"x\">"
      "<internet capacity=\"1bps\" rtt=\"" HUGE_TIME "\"/>"
      "<demand service=\"internet\" down=\"" HUGE_RATE "\" up=\"" HUGE_RATE "\"/></site>"
      "<site id=\"b\" name=\"B\" lat=\"1\" lon=\"2\" users=\"" HUGE_COUNT "\" internet-via=\"a\"/>"
      "<proxy id=\"x\" site=\"b\" delay=\"" HUGE_TIME "\"/>"
      "<wan-link id=\"w\" a=\"a\" b=\"b\" capacity=\"" HUGE_RATE "\" rtt=\"" HUGE_TIME "\"/>"
      "<wan-link id=\"v\" a=\"a\" b=\"b\" capacity=\"1bps\" route=\"99999999999999km\"/>"
      "<wan-link id=\"y\" a=\"a\" b=\"p\" capacity=\"1bps\" buffer=\"" HUGE_TIME "\"/>"
      "<peering-location id=\"p\" at=\"London\"><circuit id=\"c\" provider=\"Equinix\" "
      "bandwidth=\"1Gbps\" sku=\"premium\"><peering kind=\"microsoft\">"
      "<accept community=\"12076:5030\"/></peering></circuit></peering-location>"
      "<gateway id=\"g\" region=\"westeurope\" sku=\"ErGwScale\" units=\"" HUGE_COUNT "\"/>");

  for (guint i = 0; i < f->results->n_routes; i++)
    g_assert_cmpint(f->results->routes[i].rtt, >, 0);
  check_loads(f->results);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/invariants/random-plans", test_random_plans);
  g_test_add_func("/invariants/legs-oracle", test_legs_oracle);
  g_test_add_func("/invariants/absurd-numbers", test_absurd_numbers);
  return g_test_run();
}
