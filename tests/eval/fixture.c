#include "fixture.h"

#include <string.h>

#include "plan/file.h"

static void
print_diags(const ErpDiagList *diags) {
  for (guint i = 0; i < erp_diag_list_length(diags); i++) {
    g_autofree char *text = erp_diag_format(erp_diag_list_get(diags, i));
    g_test_message("%s", text);
  }
}

static Fixture *
fixture_of(GBytes *bytes) {
  Fixture *fixture = g_new0(Fixture, 1);
  g_autoptr(GError) error = NULL;
  fixture->catalogue = erp_catalogue_load(&error);
  g_assert_no_error(error);
  fixture->diags = erp_diag_list_new("test");
  fixture->plan = erp_plan_parse(bytes, "test", fixture->diags, &error);
  if (error != NULL)
    print_diags(fixture->diags);
  g_assert_no_error(error);
  fixture->results = erp_evaluate(fixture->plan, fixture->catalogue, fixture->diags);
  g_assert_nonnull(fixture->results);
  return fixture;
}

Fixture *
fixture_new(const char *body) {
  g_autofree char *xml =
      g_strdup_printf("<plan xmlns=\"%s\" name=\"Test\">%s</plan>\n", ERP_PLAN_NAMESPACE, body);
  g_autoptr(GBytes) bytes = g_bytes_new(xml, strlen(xml));
  return fixture_of(bytes);
}

Fixture *
fixture_example(const char *name) {
  g_autofree char *file = g_test_build_filename(G_TEST_DIST, "../data/examples", name, NULL);
  g_autoptr(GError) error = NULL;
  char *text = NULL;
  gsize length = 0;
  g_file_get_contents(file, &text, &length, &error);
  g_assert_no_error(error);
  g_autoptr(GBytes) bytes = g_bytes_new_take(text, length);
  return fixture_of(bytes);
}

void
fixture_free(Fixture *fixture) {
  if (fixture == NULL)
    return;
  erp_results_unref(fixture->results);
  erp_plan_unref(fixture->plan);
  erp_diag_list_free(fixture->diags);
  erp_catalogue_free(fixture->catalogue);
  g_free(fixture);
}

static const char *
category_of(const ErpResults *results, const ErpFlow *flow) {
  static const char *const words[] = {"optimize", "allow", "default"};
  return flow->group == ERP_NONE ? "-" : words[results->groups[flow->group].category];
}

const ErpFlow *
fixture_flow(const Fixture *fixture, const char *site, const char *service, const char *category) {
  const ErpResults *results = fixture->results;
  guint32 node = erp_network_node(results->network, site);
  g_assert_cmpuint(node, !=, ERP_NONE);
  guint n;
  guint first = erp_results_site_flows(results, node, &n);
  for (guint i = first; i < first + n; i++) {
    const ErpFlow *flow = &results->flows[i];
    if (g_str_equal(results->catalogue->services[flow->service].service, service) &&
        g_str_equal(category_of(results, flow), category))
      return flow;
  }
  g_error("no flow %s %s %s", site, service, category);
}

const ErpRoute *
fixture_route(const Fixture *fixture, const ErpFlow *flow) {
  g_assert_cmpuint(flow->route, !=, ERP_NONE);
  return &fixture->results->routes[flow->route];
}

const ErpElementLoad *
fixture_load(const Fixture *fixture, const char *element) {
  guint32 index = erp_network_element(fixture->results->network, element);
  g_assert_cmpuint(index, !=, ERP_NONE);
  return &fixture->results->loads[index];
}

const ErpSiteSummary *
fixture_site(const Fixture *fixture, const char *site) {
  guint32 node = erp_network_node(fixture->results->network, site);
  g_assert_cmpuint(node, !=, ERP_NONE);
  return &fixture->results->sites[node];
}

char *
fixture_reasons(const ErpFlow *flow) {
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < ERP_WHY_LAST; i++)
    if ((flow->reasons & (1U << i)) != 0)
      g_string_append_printf(text, "%s%s", text->len > 0 ? " " : "", erp_why_code((ErpWhy) i));
  return g_string_free(text, FALSE);
}

void
fixture_assert_decision(const Fixture *fixture, const char *site, const char *service,
                        const char *category, const char *recommendation, const char *decisive,
                        const char *verdict) {
  const ErpFlow *flow = fixture_flow(fixture, site, service, category);
  g_assert_cmpstr(erp_recommendation_word(flow->recommendation), ==, recommendation);
  g_assert_cmpstr(erp_why_code(flow->decisive), ==, decisive);
  g_assert_cmpstr(erp_verdict_word(flow->verdict), ==, verdict);
}
