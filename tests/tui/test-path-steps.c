/* A route as points and legs: their figures add up to the route's. */
#include <glib.h>
#include <locale.h>

#include "golden.h"
#include "example.h"
#include "tui/path/path-draw.h"
#include "tui/path/path-steps.h"

static const ErpPathPoint *
point(const ErpPathSteps *steps, guint i) {
  g_assert_cmpuint(i, <, steps->points->len);
  return &g_array_index(steps->points, ErpPathPoint, i);
}

static const ErpPathLeg *
leg(const ErpPathSteps *steps, guint i) {
  g_assert_cmpuint(i, <, steps->legs->len);
  return &g_array_index(steps->legs, ErpPathLeg, i);
}

static const ErpFlow *
first_flow(const Example *example, const char *site) {
  guint n,
      first = erp_results_site_flows(example->evaluation->results, example_site(example, site), &n);
  g_assert_cmpuint(n, >, 0);
  return &example->evaluation->results->flows[first];
}

/* Los Angeles by Silicon Valley: 10 ms measured, then the circuit to the edge there. */
static void
test_measured(void) {
  g_autoptr(Example) example = example_open("meet-me-authorized.xml");
  const ErpResults *results = example->evaluation->results;
  const ErpFlow *flow = first_flow(example, "lax");
  g_assert_cmpuint(flow->options->er.route, !=, ERP_NONE);
  const ErpRoute *er = &results->routes[flow->options->er.route];
  g_autoptr(ErpPathSteps) steps = erp_path_steps_new(results, er);
  g_assert_cmpuint(steps->points->len, ==, 3);
  g_assert_cmpstr(point(steps, 0)->name, ==, "Los Angeles");
  g_assert_cmpint(point(steps, 1)->kind, ==, ERP_POINT_LOCATION);
  g_assert_cmpint(point(steps, 2)->kind, ==, ERP_POINT_ENTRY);
  g_assert_cmpstr(leg(steps, 0)->name, ==, "lax-sv");
  g_assert_cmpint(leg(steps, 0)->rtt, ==, 10000);
  g_assert_cmpint(leg(steps, 0)->capacity, ==, 10000000000);
  g_assert_cmpstr(leg(steps, 1)->name, ==, "er-sv");
  g_assert_cmpint(leg(steps, 1)->rtt, ==, 0);

  const ErpRoute *net = &results->routes[flow->options->net.route];
  g_autoptr(ErpPathSteps) internet = erp_path_steps_new(results, net);
  g_assert_cmpuint(internet->legs->len, ==, 1);
  g_assert_cmpint(leg(internet, 0)->rtt, ==, 15000);
}

static void
check_sums(const ErpResults *results, const ErpRoute *route) {
  g_autoptr(ErpPathSteps) steps = erp_path_steps_new(results, route);
  gint64 rtt = 0, length = 0;
  g_assert_cmpuint(steps->points->len, ==, steps->legs->len + 1);
  for (guint i = 0; i < steps->legs->len; i++) {
    g_assert_cmpint(leg(steps, i)->rtt, >=, 0);
    rtt += leg(steps, i)->rtt;
    length += leg(steps, i)->length;
  }
  g_assert_cmpint(rtt, ==, route->budget.propagation);
  g_assert_cmpint(length, ==, route->length);
  g_assert_cmpint(route->budget.propagation + route->budget.serialisation +
                      route->budget.processing + route->budget.queueing,
                  ==, route->rtt);
}

static void
test_sums(void) {
  static const char *const names[] = {"contoso.xml",          "contoso-local-breakout.xml",
                                      "meet-me-modelled.xml", "power-platform-b.xml",
                                      "trey-research.xml",    "bangladesh.xml"};
  for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
    g_autoptr(Example) example = example_open(names[i]);
    const ErpResults *results = example->evaluation->results;
    for (guint r = 0; r < results->n_routes; r++)
      check_sums(results, &results->routes[r]);
  }
}

/* Groups cover the flows of the site once each, in order. */
static void
test_groups(void) {
  g_autoptr(Example) example = example_open("contoso.xml");
  const ErpResults *results = example->evaluation->results;
  for (guint32 site = 0; site < results->network->n_sites; site++) {
    guint n, next = erp_results_site_flows(results, site, &n);
    guint end = next + n;
    g_autoptr(GArray) groups = erp_flow_groups(results, site);
    for (guint i = 0; i < groups->len; i++) {
      ErpFlowGroup group = g_array_index(groups, ErpFlowGroup, i);
      g_assert_cmpuint(group.first, ==, next);
      g_assert_cmpuint(group.n, >, 0);
      next += group.n;
    }
    g_assert_cmpuint(next, ==, end);
  }
}

/* What a breakout at Dallas would be: straight to Microsoft in Dallas, 15 ms as measured there. */
static void
test_breakout(void) {
  g_autoptr(Example) example = example_open("meet-me-authorized.xml");
  const ErpFlow *flow = first_flow(example, "dfw");
  g_autoptr(ErpPathSteps) steps = erp_path_steps_breakout(example->evaluation->results, flow);
  g_assert_nonnull(steps);
  g_assert_cmpuint(steps->points->len, ==, 2);
  g_assert_cmpstr(point(steps, 0)->path, ==, "dfw");
  g_assert_cmpint(point(steps, 1)->kind, ==, ERP_POINT_ENTRY);
  g_assert_null(point(steps, 1)->path);
  g_assert_cmpint(leg(steps, 0)->rtt, ==, 15000);
  g_assert_null(leg(steps, 0)->path);
}

/* The objects of the plan on the way of Los Angeles, for their forms. */
static void
test_objects(void) {
  g_autoptr(Example) example = example_open("meet-me-authorized.xml");
  const ErpResults *results = example->evaluation->results;
  const ErpFlow *flow = first_flow(example, "lax");
  g_autoptr(ErpPathSteps) er =
      erp_path_steps_new(results, &results->routes[flow->options->er.route]);
  g_assert_cmpstr(point(er, 0)->path, ==, "lax");
  g_assert_cmpstr(leg(er, 0)->path, ==, "lax-sv");
  g_assert_cmpstr(point(er, 1)->path, ==, "sv");
  g_assert_cmpstr(leg(er, 1)->path, ==, "er-sv");
  g_autoptr(ErpPathSteps) net =
      erp_path_steps_new(results, &results->routes[flow->options->net.route]);
  g_assert_cmpstr(leg(net, 0)->path, ==, "lax/internet[1]");
  for (guint i = 0; i < net->legs->len; i++)
    g_assert_nonnull(erp_plan_at_path(example->plan, leg(net, i)->path));
}

static void
draw_golden(const Example *example, const char *site, int width, int height, ErpCharset charset,
            const char *name) {
  const ErpResults *results = example->evaluation->results;
  g_autoptr(GArray) groups = erp_flow_groups(results, example_site(example, site));
  g_autoptr(ErpCells) cells = erp_cells_new(width, height, charset);
  erp_path_draw(results, g_array_index(groups, ErpFlowGroup, 0), ERP_STYLE_TEXT, "flow 1/9", cells);
  expect_golden(cells, name);
}

static void
test_golden(void) {
  g_autoptr(Example) meet = example_open("meet-me-authorized.xml");
  draw_golden(meet, "dfw", 80, 24, ERP_CHARSET_UTF8, "path-80x24");
  draw_golden(meet, "dfw", 160, 48, ERP_CHARSET_UTF8, "path-160x48");
  draw_golden(meet, "dfw", 80, 24, ERP_CHARSET_ASCII, "path-80x24-ascii");
  draw_golden(meet, "dfw", 40, 30, ERP_CHARSET_UTF8, "path-40x30");
  g_autoptr(Example) contoso = example_open("contoso.xml");
  draw_golden(contoso, "mel", 80, 24, ERP_CHARSET_UTF8, "path-contoso-80x24");
}

int
main(int argc, char **argv) {
  g_setenv("LC_ALL", "C.UTF-8", TRUE);
  setlocale(LC_ALL, "");
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/path-steps/measured", test_measured);
  g_test_add_func("/path-steps/breakout", test_breakout);
  g_test_add_func("/path-steps/objects", test_objects);
  g_test_add_func("/path-steps/sums", test_sums);
  g_test_add_func("/path-steps/groups", test_groups);
  g_test_add_func("/path-steps/golden", test_golden);
  return g_test_run();
}
