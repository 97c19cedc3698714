#include "fixture.h"

#include <string.h>

#include "plan/file.h"

static ErpCatalogue *catalogue; /* loaded once, shared by all fixtures */

static const ErpCatalogue *
shared_catalogue(void) {
  g_autoptr(GError) error = NULL;
  if (catalogue == NULL)
    catalogue = erp_catalogue_load(&error);
  g_assert_no_error(error);
  return catalogue;
}

static void
show_problems(const ErpDiagList *diags) {
  for (guint i = 0; i < erp_diag_list_length(diags); i++) {
    g_autofree char *text = erp_diag_format(erp_diag_list_get(diags, i));
    g_test_message("%s", text);
  }
}

static Fixture *
review_text(const char *text, const char *name, const char *today) {
  g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(name);
  g_autoptr(GError) error = NULL;
  Fixture *fixture = g_new0(Fixture, 1);
  fixture->plan = erp_plan_parse(bytes, name, diags, &error);
  show_problems(diags);
  g_assert_no_error(error);
  fixture->results = erp_evaluate(fixture->plan, shared_catalogue(), diags);
  fixture->review = erp_review_new(fixture->results, today);
  return fixture;
}

Fixture *
fixture_new_on(const char *body, const char *today) {
  g_autofree char *text =
      g_strdup_printf("<plan xmlns='" ERP_PLAN_NAMESPACE "' name='Test'>%s</plan>", body);
  return review_text(text, "test.xml", today);
}

Fixture *
fixture_new_plan(const char *attributes, const char *body) {
  g_autofree char *text =
      g_strdup_printf("<plan xmlns='" ERP_PLAN_NAMESPACE "' %s>%s</plan>", attributes, body);
  return review_text(text, "test.xml", TODAY);
}

Fixture *
fixture_new(const char *body) {
  return fixture_new_on(body, TODAY);
}

Fixture *
fixture_new_example(const char *name) {
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *base = g_strconcat(name, ".xml", NULL);
  g_autofree char *file = g_build_filename(g_getenv("ERPLAN_DATADIR"), "examples", base, NULL);
  g_file_get_contents(file, &text, NULL, &error);
  g_assert_no_error(error);
  return review_text(text, base, TODAY);
}

void
fixture_free(Fixture *fixture) {
  erp_review_free(fixture->review);
  erp_results_unref(fixture->results);
  erp_plan_unref(fixture->plan);
  g_free(fixture);
}

const ErpRuleSummary *
fixture_summary(const Fixture *fixture, const char *rule) {
  guint n;
  const ErpRuleSummary *summaries = erp_review_rules(fixture->review, &n);
  for (guint i = 0; i < n; i++)
    if (strcmp(summaries[i].rule->id, rule) == 0)
      return &summaries[i];
  g_assert_not_reached();
}

const ErpFinding *
fixture_finding(const Fixture *fixture, const char *rule, const char *object) {
  for (guint i = 0; i < erp_review_length(fixture->review); i++) {
    const ErpFinding *finding = erp_review_get(fixture->review, i);
    if (strcmp(finding->rule->id, rule) == 0 && g_strcmp0(finding->object, object) == 0)
      return finding;
  }
  return NULL;
}

gint64
fixture_figure(const ErpFinding *finding, const char *name) {
  const ErpFigure *figure = erp_finding_figure_named(finding, name);
  return figure == NULL ? G_MININT64 : figure->value;
}

/* What the rule found, for the log of a failing test. */
static void
show_findings(const Fixture *fixture, const char *rule) {
  for (guint i = 0; i < erp_review_length(fixture->review); i++) {
    const ErpFinding *finding = erp_review_get(fixture->review, i);
    if (strcmp(finding->rule->id, rule) != 0)
      continue;
    g_test_message("%s %s %s: %s", rule, erp_verdict_word(finding->verdict),
                   finding->object == NULL ? "-" : finding->object, erp_finding_message(finding));
    guint n;
    const ErpFigure *figures = erp_finding_figures(finding, &n);
    for (guint f = 0; f < n; f++)
      g_test_message("  %s = %" G_GINT64_FORMAT, figures[f].name, figures[f].value);
  }
}

static void
run_case(gconstpointer data) {
  const Case *c = data;
  g_autoptr(Fixture) fixture = fixture_new(c->body);
  show_findings(fixture, c->rule);
  g_assert_cmpstr(erp_verdict_word(fixture_summary(fixture, c->rule)->verdict), ==,
                  erp_verdict_word(c->verdict));
  if (c->object == NULL && c->message == NULL && c->figure == NULL)
    return;
  const ErpFinding *finding = fixture_finding(fixture, c->rule, c->object);
  g_assert_nonnull(finding);
  g_assert_cmpstr(erp_verdict_word(finding->verdict), ==, erp_verdict_word(c->verdict));
  if (c->message != NULL)
    g_assert_nonnull(strstr(erp_finding_message(finding), c->message));
  if (c->figure != NULL)
    g_assert_cmpint(fixture_figure(finding, c->figure), ==, c->value);
}

void
fixture_add_cases(const Case *cases, guint n) {
  for (guint i = 0; i < n; i++)
    g_test_add_data_func(cases[i].path, &cases[i], run_case);
}

int
fixture_run(void) {
  int status = g_test_run();
  erp_catalogue_free(catalogue);
  catalogue = NULL;
  return status;
}
