/* Thousands of random edits, applied and refused, and what must hold after each: no edit makes a
 * plan worse, parts it does not touch are shared, what is written is read back equal, and undoing
 * and redoing everything gives the first and the last revision again. */
#include <string.h>

#include "../plan/support.h"
#include "plan/check.h"
#include "plan/diff.h"
#include "plan/field.h"
#include "session/history.h"

#define EDITS 4000
#define SITES 150

typedef struct {
  GRand *random;
  guint next_id;
  guint applied;
  guint refused;
} Walk;

static guint
below(Walk *walk, guint n) {
  return (guint) g_rand_int_range(walk->random, 0, (gint32) n);
}

static ErpPlan *
start_plan(void) {
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < SITES; i++)
    g_string_append_printf(
        text, "<site id=\"s%u\" lat=\"%u\" lon=\"%u\"%s><internet id=\"i%u\"/></site>\n", i, i % 90,
        i, i > 0 && i % 3 == 0 ? " internet-via=\"s1\"" : "", i);
  for (guint i = 1; i < SITES; i++)
    g_string_append_printf(text, "<wan-link id=\"l%u\" a=\"s%u\" b=\"s%u\" capacity=\"1Gbps\"/>\n",
                           i, i, i / 2);
  for (guint i = 0; i < 5; i++)
    g_string_append_printf(text,
                           "<peering-location id=\"p%u\" at=\"Paris\"><circuit id=\"c%u\" "
                           "bandwidth=\"1Gbps\" sku=\"local\"><peering kind=\"private\"/></circuit>"
                           "</peering-location>\n<edge id=\"e%u\" site=\"s%u\"/>\n"
                           "<exit id=\"x%u\" edge=\"e%u\" kind=\"circuit\" ref=\"c%u\"/>\n"
                           "<route-scope exit=\"x%u\" sites=\"s1 s2 s%u\"/>\n"
                           "<policy site=\"s%u\" via=\"c%u x%u internet\"/>\n"
                           "<accepted rule=\"R\" object=\"c%u\" reason=\"r\"/>\n",
                           i, i, i, i, i, i, i, i, i + 3, i, i, i, i);
  g_autofree char *content = g_string_free(text, FALSE);
  return test_plan(content);
}

static void
collect_record(const ErpRecord *record, GPtrArray *records) {
  g_ptr_array_add(records, (gpointer) record);
  for (guint i = 0; i < record->n_children; i++)
    collect_record(record->children[i], records);
}

static char *
random_path(Walk *walk, const ErpPlan *plan) {
  guint n = erp_parray_length(erp_plan_records(plan));
  g_autoptr(GPtrArray) records = g_ptr_array_new();
  if (n == 0)
    return g_strdup("plan");
  collect_record(erp_parray_get(erp_plan_records(plan), below(walk, n)), records);
  return erp_plan_path(plan, records->pdata[below(walk, records->len)]);
}

static char *
random_id(Walk *walk, const ErpPlan *plan, ErpKind kind) {
  guint n = 0;
  const ErpRecord *const *records = erp_plan_of_kind(plan, kind, &n);
  return g_strdup(n > 0 ? erp_record_id(records[below(walk, n)]) : "s0");
}

static ErpEdit *
random_add(Walk *walk, const ErpPlan *plan) {
  guint number = walk->next_id++;
  g_autofree char *id = g_strdup_printf("id=n%u", number);
  g_autofree char *one = random_id(walk, plan, ERP_KIND_SITE);
  g_autofree char *other = random_id(walk, plan, ERP_KIND_SITE);
  g_autofree char *a = g_strconcat("a=", one, NULL);
  g_autofree char *b = g_strconcat("b=", other, NULL);
  g_autofree char *site = g_strconcat("site=", one, NULL);
  switch (below(walk, 5)) {
  case 0:
    return erp_edit_add(NULL, test_record(ERP_KIND_SITE, id, "lat=1", "lon=2", NULL));
  case 1:
    return erp_edit_add(NULL, test_record(ERP_KIND_WAN_LINK, id, a, b, "capacity=1Gbps", NULL));
  case 2:
    return erp_edit_add(one, test_record(ERP_KIND_DEMAND, "service=teams", NULL));
  case 3:
    return erp_edit_add(NULL,
                        test_record(ERP_KIND_POLICY, site, "service=teams", "via=internet", NULL));
  default:
    return erp_edit_add(NULL, test_record(ERP_KIND_EDGE, id, site, NULL));
  }
}

static ErpEdit *
random_set(Walk *walk, const ErpPlan *plan) {
  static const char *const pairs[][2] = {
      {"users", "12"},
      {"users", NULL},
      {"lat", "1"},
      {"lat", NULL},
      {"internet-via", "s1"},
      {"capacity", NULL},
      {"capacity", "2Gbps"},
      {"a", "s2"},
      {"b", "nowhere"},
      {"via", "internet"},
      {"kind", "private"},
      {"site", "s4"},
      {"sites", "s1 s5"},
      {"exit", "x1"},
      {"service", "exchange"},
      {"object", "s1"},
      {"id", "s7"},
      {"name", "A \" <name>"},
  };
  guint i = below(walk, G_N_ELEMENTS(pairs));
  g_autofree char *path = random_path(walk, plan);
  return erp_edit_set(path, pairs[i][0], pairs[i][1]);
}

static ErpEdit *
random_edit(Walk *walk, const ErpPlan *plan) {
  g_autofree char *path = random_path(walk, plan);
  g_autofree char *id = g_strdup_printf("r%u", walk->next_id++);
  switch (below(walk, 12)) {
  case 0:
  case 1:
  case 2:
  case 3:
    return random_add(walk, plan);
  case 4:
  case 5:
    return erp_edit_rename(path, id);
  case 6:
    return erp_edit_delete(path);
  case 7:
    return erp_edit_delete_following(path);
  default:
    return random_set(walk, plan);
  }
}

static void
assert_clean(const ErpPlan *plan) {
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(NULL);
  erp_plan_check(plan, diags);
  g_assert_cmpuint(erp_diag_list_count(diags, ERP_SEVERITY_ERROR), ==, 0);
}

static void
assert_reads_back(const ErpPlan *plan) {
  g_autoptr(GBytes) text = erp_plan_write(plan);
  g_autoptr(ErpDiagList) diags = erp_diag_list_new("plan");
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpPlan) again = erp_plan_parse(text, "plan", diags, &error);
  g_assert_no_error(error);
  g_assert_true(erp_plan_equal(plan, again));
  g_autoptr(GBytes) twice = erp_plan_write(again);
  g_assert_true(g_bytes_equal(text, twice));
}

static guint
count_changes(const GPtrArray *changes, ErpChangeKind kind) {
  guint n = 0;
  for (guint i = 0; i < changes->len; i++)
    n += ((const ErpChange *) changes->pdata[i])->kind == kind;
  return n;
}

/* A difference seen from the other side is the opposite difference. */
static void
assert_diff_mirrors(const ErpPlan *before, const ErpPlan *after) {
  g_autoptr(GPtrArray) there = erp_plan_diff(before, after);
  g_autoptr(GPtrArray) back = erp_plan_diff(after, before);
  g_assert_cmpuint(there->len, >, 0);
  g_assert_cmpuint(count_changes(there, ERP_CHANGE_ADDED), ==,
                   count_changes(back, ERP_CHANGE_REMOVED));
  g_assert_cmpuint(count_changes(there, ERP_CHANGE_REMOVED), ==,
                   count_changes(back, ERP_CHANGE_ADDED));
  g_assert_cmpuint(count_changes(there, ERP_CHANGE_CHANGED), ==,
                   count_changes(back, ERP_CHANGE_CHANGED));
}

/* An attribute touches one top-level record, whatever the size of the plan. */
static void
assert_shared(const ErpPlan *before, const ErpPlan *after) {
  guint a_from = 0;
  guint a_to = 0;
  guint b_from = 0;
  guint b_to = 0;
  erp_parray_unshared(erp_plan_records(before), erp_plan_records(after), &a_from, &a_to, &b_from,
                      &b_to);
  g_assert_cmpuint(b_to - b_from, <=, 1);
  g_assert_cmpuint(a_to - a_from, <=, 1);
}

static void
step(Walk *walk, ErpHistory *history) {
  g_autoptr(ErpPlan) before = erp_plan_ref(erp_history_current(history));
  g_autoptr(ErpEdit) edit = random_edit(walk, before);
  g_autoptr(GError) error = NULL;
  guint length = erp_history_length(history);
  if (!erp_history_do(history, edit, &error)) {
    g_assert_nonnull(error);
    g_assert_true(erp_history_current(history) == before);
    walk->refused++;
    return;
  }
  ErpPlan *after = erp_history_current(history);
  walk->applied++;
  assert_clean(after);
  if (erp_history_length(history) == length) {
    g_assert_true(after == before);
    return;
  }
  assert_diff_mirrors(before, after);
  if (edit->kind == ERP_EDIT_SET && strcmp(edit->name, "id") != 0)
    assert_shared(before, after);
  if (walk->applied % 50 == 0)
    assert_reads_back(after);
}

static void
test_laws(void) {
  Walk walk = {.random = g_rand_new_with_seed(20261101)};
  g_autoptr(ErpPlan) first = start_plan();
  g_autofree char *first_text = test_text(first);
  g_autoptr(ErpHistory) history = erp_history_new(first);
  for (guint i = 0; i < EDITS; i++)
    step(&walk, history);
  g_assert_cmpuint(walk.applied, >, EDITS / 4);
  g_assert_cmpuint(walk.refused, >, EDITS / 20);
  g_test_message("%u edits applied, %u refused", walk.applied, walk.refused);

  g_autoptr(ErpPlan) last = erp_plan_ref(erp_history_current(history));
  g_autofree char *last_text = test_text(last);
  g_assert_true(erp_history_is_modified(history));
  while (erp_history_undo(history))
    continue;
  g_assert_true(erp_history_current(history) == first);
  g_assert_false(erp_history_is_modified(history));
  g_autofree char *undone = test_text(erp_history_current(history));
  g_assert_cmpstr(undone, ==, first_text);
  while (erp_history_redo(history))
    continue;
  g_assert_true(erp_history_current(history) == last);
  g_autofree char *redone = test_text(erp_history_current(history));
  g_assert_cmpstr(redone, ==, last_text);
  g_rand_free(walk.random);
}

/* The edits of a history are data: applied again they give the same plan. */
static void
test_replay(void) {
  Walk walk = {.random = g_rand_new_with_seed(7)};
  g_autoptr(ErpPlan) first = start_plan();
  g_autoptr(ErpHistory) history = erp_history_new(first);
  g_autoptr(ErpHistory) replay = erp_history_new(first);
  for (guint i = 0; i < 200; i++)
    step(&walk, history);
  for (guint i = 0; i < erp_history_length(history); i++)
    g_assert_true(erp_history_do(replay, erp_history_edit(history, i), NULL));
  g_assert_true(erp_plan_equal(erp_history_current(history), erp_history_current(replay)));
  g_rand_free(walk.random);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/session/random-edits/laws", test_laws);
  g_test_add_func("/session/random-edits/replay", test_replay);
  return g_test_run();
}
