#include <string.h>

#include "base/error.h"
#include "plan/check.h"
#include "plan/field.h"
#include "support.h"

static const char start[] =
    "<site id=\"par\" lat=\"48\" lon=\"2\"><internet id=\"isp\" capacity=\"1Gbps\"/></site>\n"
    "<site id=\"syd\" lat=\"-33\" lon=\"151\" internet-via=\"par\"/>\n"
    "<wan-link id=\"l1\" a=\"par\" b=\"syd\" capacity=\"1Gbps\"/>\n"
    "<peering-location id=\"ams\" at=\"Amsterdam\">"
    "<circuit id=\"er\" bandwidth=\"1Gbps\" sku=\"premium\"><peering kind=\"private\"/></circuit>"
    "</peering-location>\n"
    "<gateway id=\"gw\" region=\"westeurope\" sku=\"ErGw1AZ\"><connection "
    "circuit=\"er\"/></gateway>\n"
    "<policy site=\"syd\" via=\"er par internet\"/>\n"
    "<policy via=\"er\"/>\n"
    "<edge id=\"e\" site=\"par\"/>\n"
    "<exit id=\"x\" edge=\"e\" kind=\"circuit\" ref=\"er\"/>\n"
    "<route-scope exit=\"x\" sites=\"par syd\"/>\n"
    "<answer rule=\"R\" object=\"er\" value=\"yes\"/>\n"
    "<accepted rule=\"R\" object=\"par/demand[1]\" reason=\"r\"/>\n";

static void
assert_lacks(const ErpPlan *plan, const char *fragment) {
  g_autofree char *text = test_text(plan);
  if (strstr(text, fragment) != NULL)
    g_error("“%s” is still in:\n%s", fragment, text);
}

static void
assert_has(const ErpPlan *plan, const char *fragment) {
  g_autofree char *text = test_text(plan);
  if (strstr(text, fragment) == NULL)
    g_error("“%s” is not in:\n%s", fragment, text);
}

static void
test_add(void) {
  g_autoptr(ErpPlan) plan = test_plan(start);
  g_autoptr(ErpPlan) site = test_apply(
      plan, erp_edit_add(NULL, test_record(ERP_KIND_SITE, "id=rio", "lat=-23", "lon=-43", NULL)));
  assert_has(site,
             "internet-via=\"par\"/>\n  <site id=\"rio\" lat=\"-23\" lon=\"-43\"/>\n  <wan-link");
  assert_lacks(plan, "rio");

  /* The first of its kind goes after the kinds that come before it. */
  g_autoptr(ErpPlan) tenant =
      test_apply(plan, erp_edit_add("", test_record(ERP_KIND_TENANT, "geo=EUR", NULL)));
  assert_has(tenant,
             "<plan xmlns=\"urn:erplan:plan:1\">\n  <tenant geo=\"EUR\"/>\n  <site id=\"par\"");

  g_autoptr(ErpPlan) peering =
      test_apply(plan, erp_edit_add("er", test_record(ERP_KIND_PEERING, "kind=microsoft", NULL)));
  assert_has(peering, "<peering kind=\"private\"/>\n      <peering kind=\"microsoft\"/>");
}

static void
test_add_refused(void) {
  g_autoptr(ErpPlan) plan = test_plan(start);
  test_refused(plan, erp_edit_add(NULL, test_record(ERP_KIND_CIRCUIT, "id=c", NULL)),
               ERP_ERROR_USAGE, "<circuit> cannot stand in <plan>");
  test_refused(plan, erp_edit_add("pra", test_record(ERP_KIND_DEMAND, "service=teams", NULL)),
               ERP_ERROR_USAGE, "did you mean “par”");
  test_refused(plan,
               erp_edit_add(NULL, test_record(ERP_KIND_SITE, "id=par", "lat=1", "lon=1", NULL)),
               ERP_ERROR_REFUSED, "“par” is already that of");
  test_refused(plan, erp_edit_add(NULL, test_record(ERP_KIND_SITE, "lat=1", "lon=1", NULL)),
               ERP_ERROR_REFUSED, "needs the attribute “id”");
  test_refused(plan,
               erp_edit_add(NULL, test_record(ERP_KIND_WAN_LINK, "id=l", "a=par", "b=nowhere",
                                              "capacity=1Gbps", NULL)),
               ERP_ERROR_REFUSED, "“nowhere”");
}

/* The same edit twice must not put one record at two places. */
static void
test_add_copies(void) {
  g_autoptr(ErpPlan) plan = erp_plan_new();
  g_autoptr(ErpEdit) edit = erp_edit_add(NULL, test_record(ERP_KIND_NOTE, "text=same", NULL));
  g_autoptr(ErpPlan) one = erp_plan_apply(plan, edit, NULL);
  g_autoptr(ErpPlan) two = erp_plan_apply(one, edit, NULL);
  guint n = 0;
  const ErpRecord *const *notes = erp_plan_of_kind(two, ERP_KIND_NOTE, &n);
  g_assert_cmpuint(n, ==, 2);
  g_assert_true(notes[0] != notes[1]);
}

static void
test_set(void) {
  g_autoptr(ErpPlan) plan = test_plan(start);
  g_autoptr(ErpPlan) users = test_apply(plan, erp_edit_set("par", "users", "25"));
  assert_has(users, "<site id=\"par\" lat=\"48\" lon=\"2\" users=\"25\">");
  g_autoptr(ErpPlan) back = test_apply(users, erp_edit_set("par", "users", NULL));
  g_assert_true(erp_plan_equal(plan, back));
  g_autoptr(ErpPlan) same = test_apply(users, erp_edit_set("par", "users", "25"));
  g_assert_true(same == users);

  g_autoptr(ErpPlan) named = test_apply(plan, erp_edit_set("", "name", "New"));
  g_assert_cmpstr(erp_plan_root(named)->name, ==, "New");
  g_autoptr(ErpPlan) weight = test_apply(plan, erp_edit_set("gw/connection[1]", "weight", "5"));
  assert_has(weight, "<connection circuit=\"er\" weight=\"5\"/>");
  g_autoptr(ErpPlan) renamed = test_apply(plan, erp_edit_set("par", "id", "paris"));
  assert_has(renamed, "internet-via=\"paris\"");
}

static void
test_set_refused(void) {
  g_autoptr(ErpPlan) plan = test_plan(start);
  test_refused(plan, erp_edit_set("par", "users", "many"), ERP_ERROR_USAGE, "users: “many”");
  test_refused(plan, erp_edit_set("par", "user", "1"), ERP_ERROR_USAGE, "did you mean “users”");
  test_refused(plan, erp_edit_set("par", "internet-via", "par"), ERP_ERROR_REFUSED, "itself");
  test_refused(plan, erp_edit_set("l1", "capacity", NULL), ERP_ERROR_REFUSED, "“capacity”");
  test_refused(plan, erp_edit_set("isp", "id", "par"), ERP_ERROR_REFUSED, "already in use");
  test_refused(plan, erp_edit_set("par", "lat", NULL), ERP_ERROR_REFUSED, "“lon” is stated");
  /* what is saved can be opened again */
  test_refused(plan, erp_edit_set("", "version", "2"), ERP_ERROR_REFUSED, "version 1 of the file");
}

static void
test_delete(void) {
  g_autoptr(ErpPlan) plan = test_plan(start);
  test_refused(plan, erp_edit_delete("er"), ERP_ERROR_REFUSED,
               "“gw/connection[1]”, “policy[1]”, “policy[2]”, “x”, “answer[1]” refer to it");
  test_refused(plan, erp_edit_delete("ams"), ERP_ERROR_REFUSED, "gw/connection[1]");
  test_refused(plan, erp_edit_delete("plan"), ERP_ERROR_USAGE, "the plan itself");
  g_autoptr(ErpPlan) without = test_apply(plan, erp_edit_delete("isp"));
  assert_lacks(without, "<internet");
  g_autoptr(ErpPlan) link = test_apply(plan, erp_edit_delete("l1"));
  assert_lacks(link, "<wan-link");
}

static void
test_delete_following(void) {
  g_autoptr(ErpPlan) plan = test_plan(start);
  g_autoptr(ErpPlan) circuit = test_apply(plan, erp_edit_delete_following("er"));
  assert_lacks(circuit, "\"er\"");
  assert_has(circuit, "<gateway id=\"gw\" region=\"westeurope\" sku=\"ErGw1AZ\"/>");
  assert_has(circuit, "<policy site=\"syd\" via=\"par internet\"/>");
  assert_lacks(circuit, "<policy via"); /* its list became empty */
  assert_lacks(circuit, "<exit");
  assert_lacks(circuit, "<route-scope"); /* of the exit that went */
  assert_lacks(circuit, "<answer");
  assert_has(circuit, "<accepted");

  g_autoptr(ErpPlan) site = test_apply(plan, erp_edit_delete_following("syd"));
  assert_lacks(site, "syd");
  assert_lacks(site, "<wan-link");
  assert_lacks(site, "<policy site"); /* it must not come to hold for every site */
  assert_has(site, "<policy via=\"er\"/>");
  assert_has(site, "<route-scope exit=\"x\" sites=\"par\"/>");

  g_autoptr(ErpPlan) hub = test_apply(plan, erp_edit_delete_following("par"));
  assert_has(hub, "<site id=\"syd\" lat=\"-33\" lon=\"151\"/>");
  assert_lacks(hub, "<edge");
  assert_lacks(hub, "<accepted");
  g_autoptr(ErpPlan) nobody = test_apply(hub, erp_edit_delete_following("syd"));
  assert_lacks(nobody, "<site");
}

static void
test_rename(void) {
  g_autoptr(ErpPlan) plan = test_plan(start);
  g_autoptr(ErpPlan) par = test_apply(plan, erp_edit_rename("par", "paris"));
  assert_lacks(par, "\"par\"");
  assert_has(par, "<wan-link id=\"l1\" a=\"paris\" b=\"syd\"");
  assert_has(par, "via=\"er paris internet\"");
  assert_has(par, "sites=\"paris syd\"");
  assert_has(par, "object=\"paris/demand[1]\"");
  g_autoptr(ErpPlan) circuit = test_apply(par, erp_edit_rename("er", "par"));
  assert_has(circuit, "ref=\"par\"");
  assert_has(circuit, "<answer rule=\"R\" object=\"par\"");
  assert_has(circuit, "<connection circuit=\"par\"/>");

  g_autoptr(ErpPlan) there = test_apply(plan, erp_edit_rename("par", "paris"));
  g_autoptr(ErpPlan) back = test_apply(there, erp_edit_rename("paris", "par"));
  g_assert_true(erp_plan_equal(plan, back));

  test_refused(plan, erp_edit_rename("par", "syd"), ERP_ERROR_REFUSED, "already in use");
  test_refused(plan, erp_edit_rename("par", "a b"), ERP_ERROR_USAGE, "is not an id");
  test_refused(plan, erp_edit_rename("par", "tenant"), ERP_ERROR_REFUSED, "reserved");
  /* a list that has the word already cannot take it twice */
  test_refused(plan, erp_edit_rename("er", "internet"), ERP_ERROR_REFUSED, "reserved");
  test_refused(plan, erp_edit_rename("policy[1]", "p"), ERP_ERROR_USAGE, "has no id");
}

static void
test_batch(void) {
  g_autoptr(ErpPlan) plan = test_plan(start);
  GPtrArray *parts = g_ptr_array_new();
  /* Each alone would be refused: the link comes before its site. */
  g_ptr_array_add(parts, erp_edit_add(NULL, test_record(ERP_KIND_WAN_LINK, "id=l2", "a=par",
                                                        "b=rio", "capacity=1Gbps", NULL)));
  g_ptr_array_add(parts,
                  erp_edit_add(NULL, test_record(ERP_KIND_SITE, "id=rio", "lat=1", "lon=1", NULL)));
  g_autoptr(ErpEdit) batch = erp_edit_batch("Add Rio", parts);
  g_autoptr(ErpEdit) copy = erp_edit_copy(batch);
  g_autoptr(ErpPlan) both = erp_plan_apply(plan, copy, NULL);
  g_assert_nonnull(erp_plan_find(both, "rio"));
  g_assert_nonnull(erp_plan_find(both, "l2"));

  GPtrArray *bad = g_ptr_array_new();
  g_ptr_array_add(bad, erp_edit_set("par", "users", "5"));
  g_ptr_array_add(bad, erp_edit_set("par", "users", "x"));
  test_refused(plan, erp_edit_batch("Bad", bad), ERP_ERROR_USAGE, "“x”");
}

static void
test_references(void) {
  g_autoptr(ErpPlan) plan = test_plan(start);
  g_autoptr(GPtrArray) paths = erp_plan_references(plan, "par");
  static const char *const expected[] = {"syd",        "l1", "policy[1]", "e", "route-scope[1]",
                                         "accepted[1]"};
  g_assert_cmpuint(paths->len, ==, G_N_ELEMENTS(expected));
  for (guint i = 0; i < paths->len; i++)
    g_assert_cmpstr(paths->pdata[i], ==, expected[i]);
}

static void
test_labels(void) {
  g_autoptr(ErpPlan) plan = test_plan(start);
  g_autoptr(ErpEdit) rename = erp_edit_rename("par", "paris");
  g_autofree char *renaming = erp_edit_describe(rename, plan);
  g_assert_cmpstr(renaming, ==, "Rename site “par” to “paris”");
  g_autoptr(ErpEdit) delete = erp_edit_delete("l1");
  g_autofree char *deleting = erp_edit_describe(delete, plan);
  g_assert_cmpstr(deleting, ==, "Delete wan-link “l1”");
  g_autoptr(ErpEdit) set = erp_edit_set("par", "users", "5");
  g_assert_cmpstr(set->label, ==, "Set users of “par” to “5”");
}

/* A plan that is already wrong can still be edited, only not made worse. */
static void
test_wrong_plan(void) {
  g_autoptr(ErpPlan) empty = erp_plan_new();
  g_autoptr(ErpRecord) link = test_record(ERP_KIND_WAN_LINK, "id=l", "a=x", "b=y", NULL);
  gpointer records[] = {link};
  g_autoptr(ErpParray) array = erp_parray_insert(erp_plan_records(empty), 0, records[0]);
  g_autoptr(ErpPlan) wrong =
      erp_plan_new_from((const ErpRecord *) erp_plan_root(empty), array, NULL);
  g_autoptr(ErpPlan) better = test_apply(wrong, erp_edit_set("l", "capacity", "1Gbps"));
  g_autoptr(ErpDiagList) before = erp_diag_list_new(NULL);
  g_autoptr(ErpDiagList) after = erp_diag_list_new(NULL);
  erp_plan_check(wrong, before);
  erp_plan_check(better, after);
  g_assert_cmpuint(erp_diag_list_length(before), ==, 3);
  g_assert_cmpuint(erp_diag_list_length(after), ==, 2);
  test_refused(better, erp_edit_set("l", "a", "z"), ERP_ERROR_REFUSED, "“z”");
}

/* Fresh ids that nobody has, references within the copy follow, comments stay with the original. */
static void
test_duplicate(void) {
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(NULL);
  g_autoptr(ErpPlan) plan =
      test_parse("<!-- headquarters --><site id=\"hq-9\" dns=\"hq-9\" "
                 "source=\"table:offices:hq\"><internet id=\"isp\" capacity=\"1Gbps\"/></site>"
                 "<site id=\"isp-2\" dns=\"hq-9\"/>",
                 diags);
  g_autoptr(ErpRecord) copy = erp_plan_duplicate(plan, erp_plan_find(plan, "hq-9"));
  g_assert_cmpstr(erp_record_id(copy), ==, "hq-10");
  g_assert_cmpstr(ERP_AS(ErpSite, SITE, copy)->dns, ==, "hq-10");
  g_assert_cmpuint(copy->n_children, ==, 1);
  g_assert_cmpstr(erp_record_id(copy->children[0]), ==, "isp-3");
  g_assert_null(copy->trivia);
  g_assert_null(ERP_AS(ErpSite, SITE, copy)->source);
  g_autoptr(ErpPlan) next = test_apply(plan, erp_edit_add(NULL, erp_record_ref(copy)));
  g_assert_cmpstr(ERP_AS(ErpSite, SITE, erp_plan_find(next, "isp-2"))->dns, ==, "hq-9");
  g_autoptr(ErpRecord) third = erp_plan_duplicate(next, erp_plan_find(next, "isp-2"));
  g_assert_cmpstr(erp_record_id(third), ==, "isp-4");
}

/* Fields set in one batch are as set one after the other, whatever stands between them. */
static void
test_batch_of_sets(void) {
  static const char *const sets[][3] = {
      {"par", "users", "10"},       {"par/internet[1]", "capacity", "2Gbps"},
      {"par", "name", "Paris"},     {"syd", "users", "20"},
      {"er", "bandwidth", "2Gbps"}, {"plan", "name", "Two"},
      {"syd", "users", "30"},       {"l1", "capacity", "3Gbps"},
      {"syd", "id", "mel"},         {"mel", "place", "Melbourne"},
      {"par", "users", NULL},       {"er", "sku", "premium"},
  };
  g_autoptr(ErpPlan) plan = test_plan(start);
  g_autoptr(ErpPlan) single = erp_plan_ref(plan);
  GPtrArray *parts = g_ptr_array_new_with_free_func((GDestroyNotify) erp_edit_free);
  for (guint i = 0; i < G_N_ELEMENTS(sets); i++) {
    ErpPlan *next = test_apply(single, erp_edit_set(sets[i][0], sets[i][1], sets[i][2]));
    erp_plan_unref(single);
    single = next;
    g_ptr_array_add(parts, erp_edit_set(sets[i][0], sets[i][1], sets[i][2]));
  }
  for (guint i = 0; i < 40; i++) { /* so many that they are set in one pass */
    const char *path = i % 3 == 0 ? "par" : i % 3 == 1 ? "par/internet[1]" : "l1";
    const char *field = i % 3 == 0 ? "users" : "capacity";
    g_autofree char *value = g_strdup_printf(i % 3 == 0 ? "%u" : "%uMbps", i + 1);
    ErpPlan *next = test_apply(single, erp_edit_set(path, field, value));
    erp_plan_unref(single);
    single = next;
    g_ptr_array_add(parts, erp_edit_set(path, field, value));
  }
  g_autoptr(ErpPlan) batch = test_apply(plan, erp_edit_batch("All", parts));
  g_autofree char *one = test_text(single), *all = test_text(batch);
  g_assert_cmpstr(all, ==, one);
  assert_has(batch, "<site id=\"mel\" place=\"Melbourne\"");
  assert_has(batch, "users=\"30\"");
  assert_has(batch, "users=\"40\"");

  GPtrArray *bad = g_ptr_array_new_with_free_func((GDestroyNotify) erp_edit_free);
  g_ptr_array_add(bad, erp_edit_set("par", "users", "1"));
  g_ptr_array_add(bad, erp_edit_set("l1", "capacity", "1"));
  test_refused(plan, erp_edit_batch("Bad", bad), ERP_ERROR_USAGE, "1");
}

/* Adds the i-th of many records, of different kinds and to different parents. */
static ErpEdit *
some_add(guint i) {
  g_autofree char *id = g_strdup_printf("id=n%u", i);
  g_autofree char *prefix = g_strdup_printf("prefix=10.0.%u.0/24", i);
  switch (i % 5) {
  case 0:
    return erp_edit_add(i % 2 == 0 ? NULL : "",
                        test_record(ERP_KIND_SITE, id, "lat=1", "lon=1", NULL));
  case 1:
    return erp_edit_add(
        "", test_record(ERP_KIND_WAN_LINK, id, "a=par", "b=syd", "capacity=1Gbps", NULL));
  case 2: /* the plan has none of these yet */
    return erp_edit_add(NULL, test_record(ERP_KIND_NAT_POOL, id, prefix, "edge=e", NULL));
  case 3:
    return erp_edit_add(i % 2 == 0 ? "par" : "syd", test_record(ERP_KIND_INTERNET, id, NULL));
  default:
    return erp_edit_add("er/peering[1]", test_record(ERP_KIND_ADVERTISE, prefix, NULL));
  }
}

/* Added in one batch is as added one after the other, until what is added is added to. */
static void
test_batch_of_adds(void) {
  g_autoptr(ErpPlan) plan = test_plan(start);
  g_autoptr(ErpPlan) single = erp_plan_ref(plan);
  GPtrArray *parts = g_ptr_array_new();
  for (guint i = 0; i < 60; i++)
    g_ptr_array_add(parts, some_add(i));
  g_ptr_array_add(parts, erp_edit_add("n0", test_record(ERP_KIND_INTERNET, "id=late", NULL)));
  for (guint i = 60; i < 90; i++)
    g_ptr_array_add(parts, some_add(i));
  for (guint i = 0; i < parts->len; i++) {
    ErpPlan *next = test_apply(single, erp_edit_copy(parts->pdata[i]));
    erp_plan_unref(single);
    single = next;
  }
  g_autoptr(ErpPlan) batch = test_apply(plan, erp_edit_batch("All", parts));
  g_autofree char *one = test_text(single), *all = test_text(batch);
  g_assert_cmpstr(all, ==, one);
  assert_has(batch, "<advertise prefix=\"10.0.89.0/24\"/>");

  GPtrArray *bad = g_ptr_array_new();
  for (guint i = 0; i < 20; i++)
    g_ptr_array_add(bad, some_add(i * 5));
  g_ptr_array_add(bad, erp_edit_add("par", test_record(ERP_KIND_SITE, "id=in", NULL)));
  test_refused(plan, erp_edit_batch("Bad", bad), ERP_ERROR_USAGE, "cannot stand in <site>");
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/plan/edit/add", test_add);
  g_test_add_func("/plan/edit/add-refused", test_add_refused);
  g_test_add_func("/plan/edit/add-copies", test_add_copies);
  g_test_add_func("/plan/edit/set", test_set);
  g_test_add_func("/plan/edit/set-refused", test_set_refused);
  g_test_add_func("/plan/edit/delete", test_delete);
  g_test_add_func("/plan/edit/delete-following", test_delete_following);
  g_test_add_func("/plan/edit/rename", test_rename);
  g_test_add_func("/plan/edit/batch", test_batch);
  g_test_add_func("/plan/edit/batch-of-sets", test_batch_of_sets);
  g_test_add_func("/plan/edit/batch-of-adds", test_batch_of_adds);
  g_test_add_func("/plan/edit/references", test_references);
  g_test_add_func("/plan/edit/labels", test_labels);
  g_test_add_func("/plan/edit/duplicate", test_duplicate);
  g_test_add_func("/plan/edit/wrong-plan", test_wrong_plan);
  return g_test_run();
}
