/* Taking records from another plan. */
#include "base/error.h"
#include "plan/diff.h"
#include "plan/field.h"
#include "plan/take.h"
#include "support.h"

#define PLACES                                                                                     \
  "<site id=\"a\" lat=\"1\" lon=\"2\" users=\"5\"><demand service=\"teams\"/></site>\n"            \
  "<site id=\"b\" lat=\"1\" lon=\"3\"/>\n"
#define LINK "<wan-link id=\"l\" a=\"a\" b=\"b\" capacity=\"10Mbps\"/>\n"

static ErpEdit *
take(const ErpPlan *plan, const ErpPlan *from, const char *names) {
  g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);
  g_auto(GStrv) words = g_strsplit(names, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add(paths, g_strdup(words[i]));
  return erp_edit_take(plan, from, paths, "Take");
}

/* All that differs, taken at once, makes the plans equal, from either side. */
static void
check_all(const char *one, const char *other) {
  g_autoptr(ErpPlan) a = test_plan(one);
  g_autoptr(ErpPlan) b = test_plan(other);
  g_autoptr(GPtrArray) changes = erp_plan_diff(a, b);
  g_autoptr(GPtrArray) paths = g_ptr_array_new();
  for (guint i = 0; i < changes->len; i++)
    g_ptr_array_add(paths, ((ErpChange *) changes->pdata[i])->path);
  g_autoptr(ErpPlan) like_b = test_apply(a, erp_edit_take(a, b, paths, "Take"));
  g_autoptr(GPtrArray) left = erp_plan_diff(like_b, b);
  g_assert_cmpuint(left->len, ==, 0);
  g_autoptr(ErpPlan) like_a = test_apply(b, erp_edit_take(b, a, paths, "Take"));
  g_autoptr(GPtrArray) right = erp_plan_diff(like_a, a);
  g_assert_cmpuint(right->len, ==, 0);
}

static void
test_all(void) {
  check_all(PLACES, PLACES LINK);
  check_all("", PLACES LINK "<policy site=\"a\" via=\"internet\"/>\n");
  check_all(PLACES LINK, "<site id=\"a\" lat=\"1\" lon=\"2\" kind=\"office\"/>\n");
  check_all(PLACES, "<site id=\"a\" lat=\"1\" lon=\"2\"><demand service=\"exchange\"/>"
                    "<demand service=\"teams\"/></site>\n<site id=\"b\" lat=\"1\" lon=\"3\"/>\n");
  check_all("<policy via=\"internet\"/>\n<policy via=\"internet\" category=\"default\"/>\n", "");
}

/* A circuit that stands at another peering location. */
static void
test_moved(void) {
  check_all("<peering-location id=\"p\" at=\"Paris\"><circuit id=\"c\" bandwidth=\"1Gbps\" "
            "sku=\"local\"/></peering-location><peering-location id=\"q\" at=\"London\"/>\n",
            "<peering-location id=\"p\" at=\"Paris\"/><peering-location id=\"q\" at=\"London\">"
            "<circuit id=\"c\" bandwidth=\"2Gbps\" sku=\"local\"/></peering-location>\n");
}

static void
test_one(void) {
  g_autoptr(ErpPlan) a = test_plan(PLACES);
  g_autoptr(ErpPlan) b = test_plan("<site id=\"a\" lat=\"1\" lon=\"2\" name=\"A\"/>\n");
  g_assert_null(take(a, a, "a b"));
  g_assert_null(take(a, b, "nobody"));
  g_autoptr(ErpPlan) fields = test_apply(a, take(a, b, "a"));
  const ErpSite *site = ERP_AS(ErpSite, SITE, erp_plan_find(fields, "a"));
  g_assert_cmpstr(site->name, ==, "A");
  g_assert_false(erp_record_stated(&site->record, (guint) erp_kind_field(ERP_KIND_SITE, "users")));
  g_assert_cmpuint(site->record.n_children, ==, 1); /* what stands in it is taken by itself */
  g_assert_nonnull(erp_plan_find(fields, "b"));
}

/* The plan's own law holds: it says what is missing or in the way. */
static void
test_refused_takes(void) {
  g_autoptr(ErpPlan) places = test_plan(PLACES);
  g_autoptr(ErpPlan) linked = test_plan(PLACES LINK);
  g_autoptr(ErpPlan) empty = test_plan("");
  test_refused(empty, take(empty, linked, "l"), ERP_ERROR_REFUSED, "“l”");
  test_refused(linked, take(linked, empty, "b"), ERP_ERROR_REFUSED, "“l” refers to it");
  test_refused(empty, take(empty, places, "a/demand[1]"), ERP_ERROR_USAGE, "“a”");
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/take/all", test_all);
  g_test_add_func("/take/moved", test_moved);
  g_test_add_func("/take/one", test_one);
  g_test_add_func("/take/refused", test_refused_takes);
  return g_test_run();
}
