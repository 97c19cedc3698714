#include "answers.h"

#include <string.h>

#include "plan/file.h"

GString *
example_text(const char *example) {
  g_autofree char *file = g_build_filename(g_getenv("ERPLAN_DATADIR"), "examples", example, NULL);
  g_autofree char *text = NULL;
  g_assert_true(g_file_get_contents(file, &text, NULL, NULL));
  return g_string_new(text);
}

void
cut(GString *text, const char *from, const char *to) {
  const char *begin = strstr(text->str, from);
  g_assert_nonnull(begin);
  const char *end = strstr(begin, to);
  g_assert_nonnull(end);
  g_string_erase(text, begin - text->str, end - begin + (gssize) strlen(to));
}

Case
open_text(const char *name, const GString *text) {
  Case c;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_bytes_new(text->str, text->len);
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(name);
  g_autoptr(ErpPlan) plan = erp_plan_parse(bytes, name, diags, &error);
  g_assert_no_error(error);
  c.catalogue = erp_catalogue_load(&error);
  g_assert_no_error(error);
  c.results = erp_evaluate(plan, c.catalogue, diags);
  g_assert_cmpuint(erp_diag_list_count(diags, ERP_SEVERITY_NOTE), ==, 0);
  c.review = erp_review_new(c.results, "2026-11-22");
  return c;
}

Case
open_case(const char *example, const char *from, const char *to) {
  g_autoptr(GString) text = example_text(example);
  if (from != NULL)
    g_assert_cmpuint(g_string_replace(text, from, to, 0), >, 0);
  return open_text(example, text);
}

void
close_case(Case *c) {
  erp_review_free(c->review);
  erp_results_unref(c->results);
  erp_catalogue_free(c->catalogue);
}

const ErpFlow *
flow_of(const Case *c, const char *site, const char *service, ErpCategory category) {
  const ErpResults *r = c->results;
  for (guint i = 0; i < r->n_flows; i++) {
    const ErpFlow *flow = &r->flows[i];
    if (strcmp(r->network->nodes[flow->site].id, site) == 0 &&
        strcmp(r->catalogue->services[flow->service].service, service) == 0 &&
        (flow->group == ERP_NONE || r->groups[flow->group].category == category))
      return flow;
  }
  g_error("no flow %s/%s", site, service);
}

const ErpSiteSummary *
site_of(const Case *c, const char *site) {
  return &c->results->sites[erp_network_node(c->results->network, site)];
}

const ErpFinding *
finding_of(const Case *c, const char *rule, const char *object) {
  for (guint i = 0; i < erp_review_length(c->review); i++) {
    const ErpFinding *finding = erp_review_get(c->review, i);
    if (strcmp(finding->rule->id, rule) == 0 && g_strcmp0(finding->object, object) == 0)
      return finding;
  }
  return NULL;
}

ErpVerdict
verdict_of(const Case *c, const char *rule) {
  guint n;
  const ErpRuleSummary *rules = erp_review_rules(c->review, &n);
  for (guint i = 0; i < n; i++)
    if (strcmp(rules[i].rule->id, rule) == 0)
      return rules[i].verdict;
  g_error("no rule %s", rule);
}
