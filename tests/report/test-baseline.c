/* What a baseline says is new and gone: documents written by hand about a plan of which one thing
 * is known, that the circuit er-ny and the site dal have findings of M36-05 and M36-02. */
#include <glib/gstdio.h>
#include <string.h>

#include "base/error.h"
#include "judged.h"

/* A baseline of this text; NULL with the error. */
static ErpBaseline *
load(const char *text, GError **error) {
  g_autofree char *folder = g_dir_make_tmp("erplan-baseline-XXXXXX", NULL);
  g_autofree char *file = g_build_filename(folder, "old.json", NULL);
  g_assert_true(g_file_set_contents(file, text, -1, NULL));
  ErpBaseline *baseline = erp_baseline_load(file, error);
  g_remove(file);
  g_rmdir(folder);
  return baseline;
}

static ErpBaseline *
loaded(const char *text) {
  g_autoptr(GError) error = NULL;
  ErpBaseline *baseline = load(text, &error);
  g_assert_no_error(error);
  return baseline;
}

static char *
document(const char *file, const char *name, const char *findings) {
  return g_strdup_printf("{\"schema\":\"erplan-line/1\",\"plan\":{\"file\":\"%s\",\"name\":%s},"
                         "\"findings\":[%s],\"errors\":[]}\n",
                         file, name, findings);
}

static Judged *
dallas(void) {
  g_autofree char *plan = judged_dallas("Two sites", "Dallas", "");
  return judged_new(plan);
}

static guint
find(const Judged *judged, const char *rule, const char *object) {
  for (guint i = 0; i < erp_review_length(judged->review); i++) {
    const ErpFinding *finding = erp_review_get(judged->review, i);
    if (strcmp(finding->rule->id, rule) == 0 && g_strcmp0(finding->object, object) == 0)
      return i;
  }
  g_error("no finding of %s about %s", rule, object);
}

static guint
count_trouble(const Judged *judged) {
  guint n = 0;
  for (guint i = 0; i < erp_review_length(judged->review); i++)
    n += erp_review_get(judged->review, i)->verdict >= ERP_VERDICT_NOT_ANSWERED;
  return n;
}

/* Compared with a baseline of these findings of the same file. */
static ErpComparison *
compared(const Judged *judged, const char *findings, ErpBaseline **baseline) {
  g_autofree char *text = document("plans/plan.xml", "null", findings);
  *baseline = loaded(text);
  return erp_baseline_compare(*baseline, judged->review, &judged->subject);
}

/* What the program wrote itself: nothing is new, nothing is gone. */
static void
test_itself(void) {
  g_autoptr(Judged) judged = dallas();
  ErpJudgement judgement = judged_judgement(judged);
  g_autofree char *json = judged_json(&judgement);
  g_autofree char *line = judged_line(&judgement);
  g_assert_cmpuint(count_trouble(judged), >, 3);
  for (guint i = 0; i < 3; i++) {
    g_autofree char *both = g_strconcat(line, json, NULL);
    g_autoptr(ErpBaseline) baseline = loaded(i == 0 ? json : i == 1 ? line : both);
    g_autoptr(ErpComparison) comparison =
        erp_baseline_compare(baseline, judged->review, &judged->subject);
    g_assert_true(comparison->known);
    g_assert_cmpuint(comparison->n_new, ==, 0);
    g_assert_cmpuint(comparison->n_gone, ==, 0);
    judgement.gate = (ErpGate){.at_least = ERP_LEVEL_LOW, .strict = TRUE};
    judgement.comparison = comparison;
    for (guint f = 0; f < erp_review_length(judged->review); f++)
      g_assert_false(erp_judgement_fails(&judgement, f));
  }
}

/* M36-02 fails about dal. */
static void
test_verdicts(void) {
  static const struct {
    const char *finding;
    gboolean is_new;
    guint n_gone;
  } cases[] = {
      {"", TRUE, 0},
      {"{\"rule\":\"M36-02\",\"object\":\"dal\",\"verdict\":\"fail\"}", FALSE, 0},
      {"{\"rule\":\"M36-02\",\"object\":\"dal\",\"verdict\":\"warn\"}", TRUE, 0}, /* it is worse */
      {"{\"rule\":\"M36-02\",\"object\":\"dal\",\"verdict\":\"pass\"}", TRUE, 0},
      {"{\"rule\":\"M36-02\",\"object\":\"dal\",\"verdict\":\"nonsense\"}", TRUE, 0},
      {"{\"rule\":\"M36-02\",\"object\":\"ny\",\"verdict\":\"fail\"}", TRUE, 1},
      {"{\"rule\":\"M36-03\",\"object\":\"dal\",\"verdict\":\"fail\"}", TRUE, 1},
      {"{\"rule\":\"M36-02\",\"object\":\"dal\",\"verdict\":\"fail\",\"accepted\":{}}", TRUE, 0},
      {"{\"rule\":\"M36-02\",\"object\":null,\"others\":[\"dal\",\"ny\"],\"verdict\":\"fail\"}",
       FALSE, 1},
      {"{\"rule\":\"M36-02\",\"object\":null,\"others\":[],\"verdict\":\"fail\"}", TRUE, 1},
      {"{\"rule\":7,\"object\":\"dal\",\"verdict\":\"fail\"},3,[],null", TRUE, 0},
      {"{\"rule\":\"M36-02\",\"object\":\"dal\",\"others\":[1,[]],\"verdict\":\"fail\"}", FALSE, 0},
  };
  g_autoptr(Judged) judged = dallas();
  guint i = find(judged, "M36-02", "dal");
  g_assert_cmpint(erp_review_get(judged->review, i)->verdict, ==, ERP_VERDICT_FAIL);
  for (guint c = 0; c < G_N_ELEMENTS(cases); c++) {
    g_autoptr(ErpBaseline) baseline = NULL;
    g_test_message("%s", cases[c].finding);
    g_autoptr(ErpComparison) comparison = compared(judged, cases[c].finding, &baseline);
    g_assert_cmpint(comparison->is_new[i], ==, cases[c].is_new);
    g_assert_cmpuint(comparison->n_gone, ==, cases[c].n_gone);
    g_assert_cmpuint(comparison->n_new, ==, count_trouble(judged) - !cases[c].is_new);
    ErpJudgement judgement = judged_judgement(judged);
    judgement.gate = (ErpGate){.at_least = ERP_LEVEL_HIGH};
    judgement.comparison = comparison;
    g_assert_cmpint(erp_judgement_fails(&judgement, i), ==, cases[c].is_new);
  }
}

static void
test_gone_in_order(void) {
  g_autoptr(Judged) judged = dallas();
  g_autoptr(ErpBaseline) baseline = NULL;
  g_autoptr(ErpComparison) comparison =
      compared(judged,
               "{\"rule\":\"XYZ-9\",\"object\":\"b\",\"verdict\":\"warn\"},"
               "{\"rule\":\"XYZ-9\",\"object\":null,\"verdict\":\"fail\"},"
               "{\"rule\":\"ABC-1\",\"object\":\"z z\",\"verdict\":\"not-answered\"},"
               "{\"rule\":\"XYZ-9\",\"object\":\"b\",\"verdict\":\"fail\"},"
               "{\"rule\":\"XYZ-9\",\"object\":\"b\",\"verdict\":\"not-answered\"}",
               &baseline);
  g_assert_cmpuint(comparison->n_gone, ==, 3);
  g_assert_cmpstr(comparison->gone[0].rule, ==, "ABC-1");
  g_assert_cmpstr(comparison->gone[0].object, ==, "z z");
  g_assert_null(comparison->gone[1].object);
  g_assert_cmpstr(comparison->gone[2].object, ==, "b");
  g_assert_cmpint(comparison->gone[2].verdict, ==, ERP_VERDICT_FAIL); /* the worst that was said */
}

/* By file, else by a name that only one has. */
static void
test_which_plan(void) {
  static const struct {
    const char *files[2];
    const char *names[2];
    gboolean known;
  } cases[] = {
      {{"plans/plan.xml", NULL}, {"\"Other\"", NULL}, TRUE},
      {{"old.xml", NULL}, {"\"Two sites\"", NULL}, TRUE},
      {{"old.xml", NULL}, {"null", NULL}, FALSE},
      {{"old.xml", "older.xml"}, {"\"Two sites\"", "\"Two sites\""}, FALSE},
      {{"old.xml", "plans/plan.xml"}, {"\"Two sites\"", "\"Two sites\""}, TRUE},
  };
  g_autoptr(Judged) judged = dallas();
  for (guint c = 0; c < G_N_ELEMENTS(cases); c++) {
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < 2 && cases[c].files[i] != NULL; i++) {
      g_autofree char *one = document(cases[c].files[i], cases[c].names[i], "");
      g_string_append(text, one);
    }
    g_autoptr(ErpBaseline) baseline = loaded(text->str);
    g_autoptr(ErpComparison) comparison =
        erp_baseline_compare(baseline, judged->review, &judged->subject);
    g_assert_cmpint(comparison->known, ==, cases[c].known);
  }
}

/* A plan that could not be read then is one that nothing is known of. */
static void
test_unread_then(void) {
  g_autoptr(Judged) judged = dallas();
  g_autoptr(ErpBaseline) baseline =
      loaded("{\"schema\":\"erplan-line/1\",\"plan\":{\"file\":\"plans/plan.xml\"},"
             "\"findings\":[],\"errors\":[{\"message\":\"no\"}]}");
  g_autoptr(ErpComparison) comparison =
      erp_baseline_compare(baseline, judged->review, &judged->subject);
  g_assert_false(comparison->known);
  g_assert_cmpuint(comparison->n_new, ==, count_trouble(judged));
}

static void
test_refused(void) {
  g_autofree char *deep = g_strnfill(100000, '[');
  const char *const cases[] = {
      "nonsense",
      "{",
      "[]",
      "{}",
      "\"a\\",
      "3",
      "}",
      deep,
      "{\"schema\":\"erplan-line/1\"}",
      "{\"schema\":\"erplan-check/2\",\"plan\":{\"file\":\"a\"},\"findings\":[]}",
      "{\"schema\":\"erplan-check/1\",\"plan\":{\"file\":3},\"findings\":[]}",
      "{\"schema\":\"erplan-check/1\",\"plan\":[],\"findings\":[]}"};
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GError) error = NULL;
    g_test_message("%.60s", cases[i]);
    g_assert_null(load(cases[i], &error));
    g_assert_error(error, ERP_ERROR, ERP_ERROR_INPUT);
    g_assert_nonnull(strstr(error->message, "document 1 "));
  }
  g_autoptr(GError) error = NULL;
  g_assert_null(erp_baseline_load("/nonexistent/old.json", &error));
  g_assert_error(error, ERP_ERROR, ERP_ERROR_INPUT);
  g_autoptr(ErpBaseline) empty = loaded(" \n");
  g_assert_nonnull(empty);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/baseline/itself", test_itself);
  g_test_add_func("/baseline/verdicts", test_verdicts);
  g_test_add_func("/baseline/gone-in-order", test_gone_in_order);
  g_test_add_func("/baseline/which-plan", test_which_plan);
  g_test_add_func("/baseline/unread-then", test_unread_then);
  g_test_add_func("/baseline/refused", test_refused);
  return g_test_run();
}
