/* What a revision takes over from the one before, against one that knows nothing. */
#include "base/error.h"
#include "plan/check.h"
#include "plan/field.h"
#include "plan/plan-private.h"
#include "support.h"

#define EDITS 600 /* more than a shared index bears */

static ErpPlan *
example(const char *name) {
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(name);
  g_autoptr(GBytes) bytes = test_load("../data/examples", name);
  ErpPlan *plan = erp_plan_parse(bytes, name, diags, &error);
  g_assert_no_error(error);
  return plan;
}

/* The same plan, of which nothing is known. */
static ErpPlan *
forgetful(const ErpPlan *plan) {
  return erp_plan_new_from(plan->root, plan->records, plan->tail);
}

static GPtrArray *
all_records(const ErpPlan *plan) {
  GPtrArray *all = g_ptr_array_new();
  for (guint kind = 0; kind < ERP_KIND_LAST; kind++) {
    guint n = 0;
    const ErpRecord *const *records = erp_plan_of_kind(plan, (ErpKind) kind, &n);
    for (guint i = 0; i < n; i++)
      g_ptr_array_add(all, (gpointer) records[i]);
  }
  return all;
}

static void
assert_finds(const ErpPlan *plan, const ErpPlan *fresh, const ErpRecord *record) {
  const char *id = erp_record_id(record);
  g_autofree char *path = erp_plan_path(plan, record);
  g_autofree char *wanted = erp_plan_path(fresh, record);
  g_assert_cmpstr(path, ==, wanted);
  g_assert_true(erp_plan_at_path(plan, path) == record);
  g_assert_true(id == NULL || erp_plan_find(plan, id) == record);
  g_assert_cmpuint(erp_plan_order(plan, record), ==, erp_plan_order(fresh, record));
  g_assert_true(erp_plan_parent(plan, record) == erp_plan_parent(fresh, record));
}

/* `was`: the revision before. */
static void
assert_like_fresh(const ErpPlan *plan, const ErpPlan *was) {
  g_autoptr(ErpPlan) fresh = forgetful(plan);
  g_autoptr(GPtrArray) ours = all_records(plan), theirs = all_records(fresh);
  g_autoptr(GPtrArray) older = all_records(was);
  g_assert_cmpuint(ours->len, ==, theirs->len);
  for (guint i = 0; i < ours->len; i++) {
    g_assert_true(ours->pdata[i] == theirs->pdata[i]);
    assert_finds(plan, fresh, ours->pdata[i]);
  }
  for (guint i = 0; i < older->len; i++)
    g_assert_cmpuint(erp_plan_order(plan, older->pdata[i]), ==,
                     erp_plan_order(fresh, older->pdata[i]));
}

/* ---- any edit ---- */

static const ErpRecord *
any_record(GRand *random, const ErpPlan *plan) {
  g_autoptr(GPtrArray) all = all_records(plan);
  return all->pdata[g_rand_int_range(random, 0, (gint32) all->len)];
}

/* A field becomes what it is in another record of the kind, or nothing. */
static ErpEdit *
any_set(GRand *random, const ErpPlan *plan) {
  const ErpRecord *record = any_record(random, plan);
  const ErpKindInfo *info = erp_kind_info(record->kind);
  guint n = 0, field = (guint) g_rand_int_range(random, 0, (gint32) info->n_fields);
  const ErpRecord *const *like = erp_plan_of_kind(plan, record->kind, &n);
  const ErpRecord *other = like[g_rand_int_range(random, 0, (gint32) n)];
  g_autofree char *path = erp_plan_path(plan, record);
  g_autofree char *value = other != record ? erp_record_get(other, field) : NULL;
  return erp_edit_set(path, info->fields[field].name, value);
}

static ErpEdit *
any_edit(GRand *random, const ErpPlan *plan) {
  const ErpRecord *record = any_record(random, plan);
  g_autofree char *path = erp_plan_path(plan, record);
  const ErpRecord *parent = erp_plan_parent(plan, record);
  g_autofree char *in = parent != NULL ? erp_plan_path(plan, parent) : g_strdup("");
  switch (g_rand_int_range(random, 0, 20)) {
  case 0:
    return erp_edit_delete(path);
  case 1:
    return erp_edit_add(in, erp_plan_duplicate(plan, record));
  case 2:
    return erp_edit_rename(path, "another");
  default:
    return any_set(random, plan);
  }
}

static void
test_like_fresh(gconstpointer name) {
  g_autoptr(GRand) random = g_rand_new_with_seed(1);
  g_autoptr(ErpPlan) plan = example(name);
  guint shared = 0;
  for (guint i = 0; i < EDITS; i++) {
    g_autoptr(ErpEdit) edit = any_edit(random, plan);
    ErpPlan *next = erp_plan_apply(plan, edit, NULL);
    if (next == NULL)
      continue;
    shared += next != plan && next->index.shape == plan->index.shape;
    assert_like_fresh(next, plan);
    erp_plan_unref(plan);
    plan = next;
  }
  g_assert_cmpuint(shared, >, EDITS / 30);
}

/* ---- what is shared ---- */

static void
test_shared(void) {
  g_autoptr(ErpPlan) plan = test_plan("<site id=\"a\"><internet capacity=\"1Gbps\"/></site>\n"
                                      "<site id=\"b\"/>\n<policy site=\"a\" via=\"internet\"/>\n");
  g_autoptr(ErpPlan) users = test_apply(plan, erp_edit_set("a", "users", "7"));
  g_autoptr(ErpPlan) below = test_apply(users, erp_edit_set("a/internet[1]", "capacity", "2Gbps"));
  g_autoptr(ErpPlan) root = test_apply(below, erp_edit_set("plan", "name", "N"));
  g_autoptr(ErpPlan) renamed = test_apply(root, erp_edit_rename("a", "c"));
  g_autoptr(ErpPlan) added =
      test_apply(root, erp_edit_add("b", test_record(ERP_KIND_DEMAND, "service=teams", NULL)));
  g_assert_true(users->index.shape == plan->index.shape);
  g_assert_true(below->index.shape == plan->index.shape);
  g_assert_true(root->index.shape == plan->index.shape);
  g_assert_true(renamed->index.shape != plan->index.shape);
  g_assert_true(added->index.shape != plan->index.shape);
  g_assert_cmpint(ERP_AS(ErpSite, SITE, erp_plan_find(root, "a"))->users, ==, 7);
  g_assert_null(erp_plan_find(renamed, "a"));
  g_assert_true(erp_plan_parent(root, erp_plan_find(root, "a")->children[0]) ==
                erp_plan_find(root, "a"));
  g_assert_cmpuint(erp_plan_order(users, erp_plan_find(plan, "a")), ==, 0);
}

/* ---- no edit makes a plan worse ---- */

/* With what is known of the plan and without it, the same comes out. */
static void
assert_same_answer(const ErpPlan *plan, const ErpEdit *edit) {
  g_autoptr(ErpPlan) fresh = forgetful(plan);
  g_autoptr(GError) error = NULL, wanted = NULL;
  g_autoptr(ErpPlan) ours = erp_plan_apply(plan, edit, &error);
  g_autoptr(ErpPlan) theirs = erp_plan_apply(fresh, edit, &wanted);
  g_assert_true(plan->sound && !fresh->sound);
  if ((ours == NULL) != (theirs == NULL))
    g_error("%s: %s, should be: %s", edit->label, error != NULL ? error->message : "taken",
            wanted != NULL ? wanted->message : "taken");
  g_assert_cmpstr(error != NULL ? error->message : NULL, ==,
                  wanted != NULL ? wanted->message : NULL);
  g_assert_true(ours == NULL || (ours->sound && erp_plan_equal(ours, theirs)));
}

static void
try_field(const ErpPlan *plan, const char *path, const ErpField *field) {
  static const char *const values[] = {NULL,    "",  "x",   "internet", "microsoft",
                                       "teams", "1", "yes", "m365"};
  for (guint i = 0; i < G_N_ELEMENTS(values); i++) {
    g_autoptr(ErpEdit) edit = erp_edit_set(path, field->name, values[i]);
    assert_same_answer(plan, edit);
  }
  g_autoptr(ErpEdit) itself = erp_edit_set(path, field->name, path);
  assert_same_answer(plan, itself);
}

/* The value of every record of the kind, at most five. */
static void
try_values_of_others(const ErpPlan *plan, const char *path, const ErpRecord *record, guint field) {
  guint n = 0;
  const ErpRecord *const *like = erp_plan_of_kind(plan, record->kind, &n);
  for (guint i = 0; i < MIN(n, 5); i++) {
    g_autofree char *value = erp_record_get(like[i], field);
    g_autoptr(ErpEdit) edit =
        erp_edit_set(path, erp_kind_info(record->kind)->fields[field].name, value);
    assert_same_answer(plan, edit);
  }
}

static void
test_no_worse(gconstpointer name) {
  g_autoptr(ErpPlan) plan = example(name);
  for (guint kind = 0; kind < ERP_KIND_LAST; kind++) {
    guint n = 0;
    const ErpRecord *const *records = erp_plan_of_kind(plan, (ErpKind) kind, &n);
    const ErpKindInfo *info = erp_kind_info((ErpKind) kind);
    for (guint i = 0; i < MIN(n, 2); i++)
      for (guint field = 0; field < info->n_fields; field++) {
        g_autofree char *path = erp_plan_path(plan, records[i]);
        try_field(plan, path, &info->fields[field]);
        try_values_of_others(plan, path, records[i], field);
      }
  }
}

/* Takes the edit. */
static void
try_edit(const ErpPlan *plan, ErpEdit *edit) {
  assert_same_answer(plan, edit);
  erp_edit_free(edit);
}

static void
try_renames(const ErpPlan *plan, const char *path) {
  static const char *const names[] = {"fresh", "internet", "m365", "all", "no id", ""};
  guint n = 0;
  const ErpRecord *const *sites = erp_plan_of_kind(plan, ERP_KIND_SITE, &n);
  for (guint i = 0; i < G_N_ELEMENTS(names); i++)
    try_edit(plan, erp_edit_rename(path, names[i]));
  if (n > 0)
    try_edit(plan, erp_edit_rename(path, erp_record_id(sites[n - 1])));
}

/* Blank ones of every kind, also where they do not belong. */
static void
try_additions(const ErpPlan *plan, const char *path) {
  for (guint kind = ERP_KIND_PLAN + 1; kind < ERP_KIND_LAST; kind++) {
    try_edit(plan, erp_edit_add(path, erp_record_new((ErpKind) kind)));
    int id = erp_kind_info((ErpKind) kind)->id_field;
    ErpRecord *named = erp_record_new((ErpKind) kind);
    g_assert_true(id < 0 || erp_record_set(named, (guint) id, "fresh", NULL));
    try_edit(plan, erp_edit_add(path, named));
  }
}

static void
test_structure(gconstpointer name) {
  g_autoptr(ErpPlan) plan = example(name);
  g_autoptr(GPtrArray) all = all_records(plan);
  try_additions(plan, "");
  for (guint i = 0; i < all->len; i++) {
    const ErpRecord *record = all->pdata[i], *parent = erp_plan_parent(plan, record);
    g_autofree char *path = erp_plan_path(plan, record);
    g_autofree char *in = parent != NULL ? erp_plan_path(plan, parent) : g_strdup("");
    try_edit(plan, erp_edit_delete(path));
    try_edit(plan, erp_edit_delete_following(path));
    try_edit(plan, erp_edit_add(in, erp_plan_duplicate(plan, record)));
    try_edit(plan, erp_edit_add(in, erp_record_copy(record))); /* ids stand twice */
    if (i % 10 == 0)
      try_renames(plan, path);
    if (i % 50 == 0)
      try_additions(plan, path);
  }
}

/* What is added may name itself and what it holds, but nothing twice. */
static void
test_added_with_parts(void) {
  g_autoptr(ErpPlan) plan = test_plan("<site id=\"a\"/>\n");
  for (guint i = 0; i < 3; i++) {
    ErpRecord *site = test_record(ERP_KIND_SITE, "id=b", "dns=b", NULL);
    erp_record_take_child(site, test_record(ERP_KIND_INTERNET, "id=x", "capacity=1Gbps", NULL));
    erp_record_take_child(site, test_record(ERP_KIND_INTERNET,
                                            i == 0   ? "id=y"
                                            : i == 1 ? "id=x"
                                                     : "id=b",
                                            "capacity=1Gbps", NULL));
    try_edit(plan, erp_edit_add("", site));
  }
}

static void
try_alone_and_in_batch(const ErpPlan *plan, ErpRecord *record) {
  GPtrArray *parts = g_ptr_array_new_with_free_func((GDestroyNotify) erp_edit_free);
  g_ptr_array_add(parts, erp_edit_add(NULL, erp_record_copy(record)));
  try_edit(plan, erp_edit_batch("one", parts));
  try_edit(plan, erp_edit_add(NULL, record));
}

/* What is said of a rule, or a policy, must not be said twice; no service is that of Microsoft 365.
 */
static void
test_added_beside(void) {
  static const char *const said[][2] = {{"rule=OPS-01", NULL},
                                        {"rule=OPS-02", NULL},
                                        {"rule=OPS-01", "object=a"},
                                        {"rule=OPS-02", "object=a"},
                                        {"rule=OPS-01", "object=nobody"}};
  g_autoptr(ErpPlan) plan =
      test_plan("<site id=\"a\"/>\n<policy site=\"a\" via=\"internet\"/>\n"
                "<answer rule=\"OPS-01\" value=\"yes\"/>\n"
                "<accepted rule=\"OPS-02\" object=\"a\" reason=\"known\"/>\n");
  for (guint i = 0; i < G_N_ELEMENTS(said); i++) {
    try_alone_and_in_batch(plan,
                           test_record(ERP_KIND_ANSWER, "value=no", said[i][0], said[i][1], NULL));
    try_alone_and_in_batch(
        plan, test_record(ERP_KIND_ACCEPTED, "reason=so", said[i][0], said[i][1], NULL));
  }
  try_alone_and_in_batch(plan, test_record(ERP_KIND_POLICY, "site=a", "via=internet", NULL));
  try_alone_and_in_batch(
      plan, test_record(ERP_KIND_POLICY, "site=a", "via=internet", "service=m365", NULL));
  try_alone_and_in_batch(
      plan, test_record(ERP_KIND_POLICY, "site=a", "via=internet", "service=teams", NULL));
  g_autoptr(ErpRecord) twice = test_record(ERP_KIND_ANSWER, "value=no", "rule=OPS-01", NULL);
  test_refused(plan, erp_edit_add(NULL, erp_record_copy(twice)), ERP_ERROR_REFUSED, "stands twice");
}

/* A loop, a pair that stands twice, a reference: by an edit of one field. */
static void
test_refusals(void) {
  g_autoptr(ErpPlan) plan = test_plan("<site id=\"a\" internet-via=\"b\"/>\n<site id=\"b\"/>\n"
                                      "<policy site=\"a\" via=\"internet\"/>\n"
                                      "<policy site=\"b\" via=\"internet\"/>\n"
                                      "<wan-link id=\"l\" a=\"a\" b=\"b\" capacity=\"1Gbps\"/>\n");
  g_assert_true(plan->sound);
  test_refused(plan, erp_edit_set("b", "internet-via", "a"), ERP_ERROR_REFUSED,
               "round in a circle");
  test_refused(plan, erp_edit_set("policy[2]", "site", "a"), ERP_ERROR_REFUSED, "stands twice");
  test_refused(plan, erp_edit_set("l", "b", "c"), ERP_ERROR_REFUSED, "no <site>");
  test_refused(plan, erp_edit_set("l", "b", "a"), ERP_ERROR_REFUSED, "joins two places");
  test_refused(plan, erp_edit_set("l", "capacity", NULL), ERP_ERROR_REFUSED, "needs");
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_autoptr(GPtrArray) examples = test_files("../data/examples", ".xml");
  g_test_add_func("/plan/index/shared", test_shared);
  g_test_add_func("/plan/index/refused", test_refusals);
  g_test_add_func("/plan/index/added-with-parts", test_added_with_parts);
  g_test_add_func("/plan/index/added-beside", test_added_beside);
  for (guint i = 0; i < examples->len; i++) {
    g_autofree char *fresh = g_strconcat("/plan/index/like-fresh/", examples->pdata[i], NULL);
    g_autofree char *worse = g_strconcat("/plan/index/no-worse/", examples->pdata[i], NULL);
    g_test_add_data_func(fresh, examples->pdata[i], test_like_fresh);
    g_test_add_data_func(worse, examples->pdata[i], test_no_worse);
    g_autofree char *structure = g_strconcat("/plan/index/structure/", examples->pdata[i], NULL);
    g_test_add_data_func(structure, examples->pdata[i], test_structure);
  }
  return g_test_run();
}
