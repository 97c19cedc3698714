#include <string.h>

#include "plan/diff.h"
#include "support.h"

/* "+path -path ~path(field,field)" in order. */
static char *
describe(const ErpPlan *before, const ErpPlan *after) {
  g_autoptr(GPtrArray) changes = erp_plan_diff(before, after);
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < changes->len; i++) {
    const ErpChange *change = changes->pdata[i];
    g_string_append_printf(text, "%s%c%s", i > 0 ? " " : "",
                           change->kind == ERP_CHANGE_ADDED     ? '+'
                           : change->kind == ERP_CHANGE_REMOVED ? '-'
                                                                : '~',
                           change->path);
    g_assert_true((change->before == NULL) == (change->kind == ERP_CHANGE_ADDED));
    g_assert_true((change->after == NULL) == (change->kind == ERP_CHANGE_REMOVED));
    if (change->fields != NULL) {
      g_autofree char *fields = g_strjoinv(",", change->fields);
      g_string_append_printf(text, "(%s)", fields);
    }
  }
  return g_string_free(text, FALSE);
}

static void
check(const char *before, const char *after, const char *expected) {
  g_autoptr(ErpPlan) one = test_plan(before);
  g_autoptr(ErpPlan) other = test_plan(after);
  g_autofree char *found = describe(one, other);
  g_assert_cmpstr(found, ==, expected);
  g_autofree char *none = describe(one, one);
  g_assert_cmpstr(none, ==, "");
}

#define A "<site id=\"a\" lat=\"1\" lon=\"2\"/>\n"
#define A_MORE "<site id=\"a\" lat=\"1\" lon=\"3\" users=\"5\"/>\n"
#define B "<site id=\"b\" lat=\"1\" lon=\"2\"/>\n"
#define C "<site id=\"c\" lat=\"1\" lon=\"2\"/>\n"

static void
test_records(void) {
  check(A B, A B, "");
  check(A, A B, "+b");
  check(A B C, A C, "-b");
  check(A B, A_MORE B, "~a(lon,users)");
  check(A B C, C, "-a -b");
  check(A C, B C, "-a +b");
  check(A B C, A_MORE C, "~a(lon,users) -b");
}

/* Only the place in the file is different: not a change. */
static void
test_order(void) {
  check(A B C, C A B, "");
}

static void
test_children(void) {
  check("<site id=\"a\" lat=\"1\" lon=\"2\"><demand service=\"teams\"/></site>\n",
        "<site id=\"a\" lat=\"1\" lon=\"2\"><demand service=\"exchange\"/><demand "
        "service=\"teams\"/></site>\n",
        "~a/demand[1](service) +a/demand[2]");
  check("<policy via=\"internet\"/>\n", "", "-policy[1]");
}

/* A circuit is the same circuit wherever it stands. */
static void
test_moved(void) {
  check(
      "<peering-location id=\"p\" at=\"Paris\"><circuit id=\"c\" bandwidth=\"1Gbps\" "
      "sku=\"local\"/></peering-location><peering-location id=\"q\" at=\"London\"/>\n",
      "<peering-location id=\"p\" at=\"Paris\"/><peering-location id=\"q\" at=\"London\"><circuit "
      "id=\"c\" bandwidth=\"1Gbps\" sku=\"local\"/></peering-location>\n",
      "~c()");
}

static void
test_root(void) {
  g_autoptr(ErpPlan) plan = erp_plan_new();
  g_autoptr(ErpPlan) named = test_apply(plan, erp_edit_set("plan", "name", "New"));
  g_autofree char *found = describe(plan, named);
  g_assert_cmpstr(found, ==, "~plan(name)");
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/plan/diff/records", test_records);
  g_test_add_func("/plan/diff/order", test_order);
  g_test_add_func("/plan/diff/children", test_children);
  g_test_add_func("/plan/diff/moved", test_moved);
  g_test_add_func("/plan/diff/root", test_root);
  return g_test_run();
}
