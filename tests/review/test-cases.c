/* The verdicts that a reviewer gives each example plan, rule by rule, against those of the program.
 *
 * cases/NAME.tsv judges data/examples/NAME.xml. A row says of one or more rules and objects, by
 * blanks, what the verdict is and why; the object "-" is the plan. The names of a group and those
 * that a finding mentions beside its object count as objects. Rules that pass or do not apply have
 * no objects. The reasons are for people, and nothing writes these lists but people.
 */
#include <string.h>

#include "catalogue/table.h"
#include "fixture.h"

#define PLAN "-"
enum { RULE, OBJECT, VERDICT, REASON, N_COLUMNS };

static gboolean
is_object_verdict(ErpVerdict verdict) {
  return verdict > ERP_VERDICT_PASS;
}

static ErpVerdict
parse_verdict(const char *word) {
  for (ErpVerdict verdict = ERP_VERDICT_NOT_APPLICABLE; verdict <= ERP_VERDICT_FAIL; verdict++)
    if (strcmp(erp_verdict_word(verdict), word) == 0)
      return verdict;
  g_error("no verdict \"%s\"", word);
}

/* "RULE OBJECT VERDICT" */
static char *
line_of(const char *rule, const char *object, ErpVerdict verdict) {
  return g_strdup_printf("%s %s %s", rule, object, erp_verdict_word(verdict));
}

/* ---- what the list says --------------------------------------------------------------------- */

typedef struct {
  GHashTable *lines;   /* of the verdicts that name objects, still to be found */
  ErpVerdict *worst;   /* per rule */
  gboolean *is_listed; /* per rule */
} Expected;

static void
expect(Expected *expected, const char *id, char **objects, ErpVerdict verdict) {
  const ErpRule *rule = erp_rules_find(id, NULL);
  if (rule == NULL)
    g_error("no rule %s", id);
  guint i = erp_rules_index(rule);
  gboolean names_objects = is_object_verdict(verdict);
  if (expected->is_listed[i] && !(names_objects && is_object_verdict(expected->worst[i])))
    g_error("%s is listed twice", id);
  expected->is_listed[i] = TRUE;
  expected->worst[i] = MAX(expected->worst[i], verdict);
  for (guint o = 0; names_objects && objects[o] != NULL; o++)
    if (!g_hash_table_add(expected->lines, line_of(id, objects[o], verdict)))
      g_error("%s is listed twice for %s", id, objects[o]);
}

static void
check_reason(const ErpTable *table, guint row, ErpVerdict verdict) {
  gboolean names_objects = is_object_verdict(verdict);
  if (names_objects != (erp_table_cell(table, row, OBJECT)[0] != '\0'))
    g_error("line %u: %s", table->lines[row], names_objects ? "which objects?" : "no objects here");
  if (verdict != ERP_VERDICT_PASS && erp_table_cell(table, row, REASON)[0] == '\0')
    g_error("line %u: why?", table->lines[row]);
}

static Expected *
expected_read(const char *name) {
  static const char *const columns[N_COLUMNS] = {"rule", "object", "verdict", "reason"};
  g_autoptr(GError) error = NULL;
  g_autofree char *base = g_strconcat(name, ".tsv", NULL);
  g_autofree char *file = g_test_build_filename(G_TEST_DIST, "review", "cases", base, NULL);
  g_autoptr(ErpTable) table = erp_table_load(file, &error);
  g_assert_no_error(error);
  for (guint c = 0; c < N_COLUMNS; c++)
    g_assert_cmpint(erp_table_column(table, columns[c]), ==, (int) c);

  Expected *expected = g_new0(Expected, 1);
  expected->lines = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  expected->worst = g_new0(ErpVerdict, erp_rules_count());
  expected->is_listed = g_new0(gboolean, erp_rules_count());
  for (guint row = 0; row < table->n_rows; row++) {
    ErpVerdict verdict = parse_verdict(erp_table_cell(table, row, VERDICT));
    g_auto(GStrv) rules = g_strsplit(erp_table_cell(table, row, RULE), " ", 0);
    g_auto(GStrv) objects = g_strsplit(erp_table_cell(table, row, OBJECT), " ", 0);
    check_reason(table, row, verdict);
    for (guint r = 0; rules[r] != NULL; r++)
      expect(expected, rules[r], objects, verdict);
  }
  return expected;
}

static void
expected_free(Expected *expected) {
  g_hash_table_unref(expected->lines);
  g_free(expected->worst);
  g_free(expected->is_listed);
  g_free(expected);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Expected, expected_free)

/* ---- the comparison ------------------------------------------------------------------------- */

/* Takes one thing that was said from those still expected; FALSE = nobody expected it. */
static gboolean
take(Expected *expected, GHashTable *taken, const ErpFinding *finding, const char *object) {
  char *line = line_of(finding->rule->id, object, finding->verdict);
  gboolean is_expected =
      g_hash_table_remove(expected->lines, line) || g_hash_table_contains(taken, line);
  if (!is_expected)
    g_test_message("not expected: %s: %s", line, erp_finding_message(finding));
  g_hash_table_add(taken, line);
  return is_expected;
}

static guint
compare_findings(Expected *expected, const ErpReview *review) {
  g_autoptr(GHashTable) taken = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  guint n_wrong = 0;
  for (guint i = 0; i < erp_review_length(review); i++) {
    const ErpFinding *finding = erp_review_get(review, i);
    if (!is_object_verdict(finding->verdict))
      continue;
    if (finding->object != NULL || finding->others == NULL)
      n_wrong += !take(expected, taken, finding, finding->object == NULL ? PLAN : finding->object);
    for (guint o = 0; finding->others != NULL && finding->others[o] != NULL; o++)
      n_wrong += !take(expected, taken, finding, finding->others[o]);
  }
  GHashTableIter iter;
  gpointer line;
  g_hash_table_iter_init(&iter, expected->lines);
  while (g_hash_table_iter_next(&iter, &line, NULL)) {
    g_test_message("expected, but not said: %s", (const char *) line);
    n_wrong++;
  }
  return n_wrong;
}

static guint
compare_rules(const Expected *expected, const ErpReview *review) {
  guint n, n_wrong = 0;
  const ErpRuleSummary *rules = erp_review_rules(review, &n);
  g_assert_cmpuint(n, ==, erp_rules_count());
  for (guint i = 0; i < n; i++) {
    if (expected->is_listed[i] && expected->worst[i] == rules[i].verdict)
      continue;
    n_wrong++;
    g_test_message("%s is %s, the list says %s", rules[i].rule->id,
                   erp_verdict_word(rules[i].verdict),
                   expected->is_listed[i] ? erp_verdict_word(expected->worst[i]) : "nothing");
  }
  return n_wrong;
}

static void
test_case(gconstpointer data) {
  const char *name = data;
  g_autoptr(Fixture) fixture = fixture_new_example(name);
  g_autoptr(Expected) expected = expected_read(name);
  guint n_wrong = compare_findings(expected, fixture->review);
  n_wrong += compare_rules(expected, fixture->review);
  if (n_wrong > 0)
    g_test_fail();
}

static int
by_name(gconstpointer a, gconstpointer b) {
  return strcmp(*(const char *const *) a, *(const char *const *) b);
}

/* Goes by the plans, so that none is without a list. */
int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = g_build_filename(g_getenv("ERPLAN_DATADIR"), "examples", NULL);
  g_autoptr(GDir) dir = g_dir_open(folder, 0, &error);
  g_assert_no_error(error);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
  for (const char *file; (file = g_dir_read_name(dir)) != NULL;)
    g_ptr_array_add(names, g_strndup(file, strcspn(file, ".")));
  g_assert_cmpuint(names->len, >, 0);
  g_ptr_array_sort(names, by_name);
  for (guint i = 0; i < names->len; i++) {
    g_autofree char *path = g_strconcat("/cases/", names->pdata[i], NULL);
    g_test_add_data_func(path, names->pdata[i], test_case);
  }
  g_test_set_nonfatal_assertions(); /* every case has its say */
  return fixture_run();
}
