/* What an edit is found to change, and what to leave as it was. */
#include "eval/results.h"

#include "fixture.h"

#include "plan/edit.h"
#include "plan/field.h"

/* Two branches, each with a link and a demand of its own, and an internet access at the hub. */
static const char body[] =
    "<site id=\"hub\" name=\"Hub\" lat=\"50\" lon=\"8\"><internet capacity=\"1Gbps\"/></site>"
    "<site id=\"a\" name=\"A\" lat=\"51\" lon=\"7\" internet-via=\"hub\">"
    "<demand service=\"internet\" down=\"40Mbps\"/></site>"
    "<site id=\"b\" name=\"B\" lat=\"49\" lon=\"9\" internet-via=\"hub\">"
    "<demand service=\"internet\" down=\"30Mbps\"/></site>"
    "<wan-link id=\"a-hub\" a=\"a\" b=\"hub\" capacity=\"100Mbps\"/>"
    "<wan-link id=\"b-hub\" a=\"b\" b=\"hub\" capacity=\"100Mbps\"/>";

static ErpResults *
edited(const Fixture *f, const char *path, const char *field, const char *value) {
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpEdit) edit = erp_edit_set(path, field, value);
  g_autoptr(ErpPlan) plan = erp_plan_apply(f->plan, edit, &error);
  g_assert_no_error(error);
  return erp_evaluate_after(plan, NULL, f->results, diags);
}

/* Of a field that nothing rests on but what reads the record. */
static void
test_record(void) {
  g_autoptr(Fixture) f = fixture_new(body);
  g_autoptr(ErpResults) now = edited(f, "a", "name", "Another");
  g_assert_nonnull(now->changes);
  g_assert_true(now->changes->of == f->results);
  g_assert_cmpuint(now->changes->bits, ==, ERP_CHANGED_NAMES);
  g_assert_cmpuint(now->changes->replaced->len, ==, 1);
  const ErpRecord *before = erp_plan_find(f->plan, "a"), *a = erp_plan_find(now->plan, "a");
  g_assert_true(before != a && erp_changes_now(now->changes, before) == a);
  const ErpRecord *b = erp_plan_find(f->plan, "b");
  g_assert_true(erp_changes_now(now->changes, b) == b);
}

/* 50 Mb/s instead of 40: A's link and the access carry more, B's link does not. A's part is another
 * one, and B's too, whose way leads over the access. */
static void
test_demand(void) {
  g_autoptr(Fixture) f = fixture_new(body);
  g_autoptr(ErpResults) now = edited(f, "a/demand[1]", "down", "50Mbps");
  g_assert_nonnull(now->changes);
  g_assert_cmpuint(now->changes->bits, ==, ERP_CHANGED_NEEDS | ERP_CHANGED_FIGURES);
  g_assert_false(now->changes->settled[erp_network_node(now->network, "a")]);
  g_assert_false(now->changes->settled[erp_network_node(now->network, "b")]);
  g_assert_true(now->changes->settled[erp_network_node(now->network, "hub")]);
}

/* Fields that few things rest on are told apart. */
static void
test_other_fields(void) {
  g_autoptr(Fixture) f = fixture_new(body);
  g_autoptr(ErpResults) mobile = edited(f, "a", "mobile", "5%");
  g_autoptr(ErpResults) breakout = edited(f, "a", "breakout-possible", "yes");
  g_autoptr(ErpResults) place = edited(f, "a", "place", "Essen");
  g_assert_cmpuint(place->changes->bits, ==, ERP_CHANGED_PLACE);
  g_assert_cmpuint(mobile->changes->bits, ==, ERP_CHANGED_MOBILE);
  g_assert_cmpuint(breakout->changes->bits, ==, ERP_CHANGED_BREAKOUT);
}

/* A site where nobody is left sends nothing anywhere. */
static void
test_nobody_left(void) {
  g_autoptr(Fixture) f =
      fixture_new("<tenant/><site id=\"a\" name=\"A\" lat=\"51\" lon=\"7\" users=\"90\">"
                  "<internet capacity=\"1Gbps\"/></site>");
  g_autoptr(ErpResults) more = edited(f, "a", "users", "95");
  g_autoptr(ErpResults) none = edited(f, "a", "users", "0");
  g_assert_cmpuint(more->changes->bits, ==, ERP_CHANGED_NEEDS | ERP_CHANGED_FIGURES);
  g_assert_true((none->changes->bits & ERP_CHANGED_WAYS) != 0);
}

/* Users of somebody whose only demand is stated as a rate. */
static void
test_users(void) {
  g_autoptr(Fixture) f = fixture_new(body);
  g_autoptr(ErpResults) now = edited(f, "hub", "users", "0");
  g_assert_nonnull(now->changes);
  g_assert_true((now->changes->bits & ERP_CHANGED_WAYS) == 0);
  g_assert_true(now->changes->settled[erp_network_node(now->network, "a")]);
  g_assert_true(now->changes->settled[erp_network_node(now->network, "b")]);
}

/* Of a site, and of a demand alone. */
static void
test_critical(void) {
  g_autoptr(Fixture) f = fixture_new(body);
  g_autoptr(ErpResults) site = edited(f, "a", "critical", "yes");
  g_autoptr(ErpResults) demand = edited(f, "a/demand[1]", "critical", "yes");
  g_assert_cmpuint(site->changes->bits, ==, ERP_CHANGED_CRITICAL);
  g_assert_cmpuint(demand->changes->bits, ==, ERP_CHANGED_CRITICAL);
}

/* A's link gets longer. */
static void
test_link_rtt(void) {
  g_autoptr(Fixture) f = fixture_new(body);
  g_autoptr(ErpResults) now = edited(f, "a-hub", "rtt", "90ms");
  g_assert_nonnull(now->changes);
  g_assert_cmpuint(now->changes->bits & ~ERP_CHANGED_HOPS, ==,
                   ERP_CHANGED_TIMES | ERP_CHANGED_FIGURES);
}

/* A's link gets wider: only A's way leads over it. */
static void
test_link(void) {
  g_autoptr(Fixture) f = fixture_new(body);
  g_autoptr(ErpResults) now = edited(f, "a-hub", "capacity", "200Mbps");
  g_assert_nonnull(now->changes);
  g_assert_cmpuint(now->changes->bits, ==, ERP_CHANGED_CAPACITIES | ERP_CHANGED_FIGURES);
  const ErpRecord *before = erp_plan_find(f->plan, "a-hub");
  g_assert_true(erp_changes_now(now->changes, before) == erp_plan_find(now->plan, "a-hub"));
  g_assert_false(now->changes->settled[erp_network_node(now->network, "a")]);
  g_assert_true(now->changes->settled[erp_network_node(now->network, "b")]);
  /* 40 of 200 Mb/s. */
  guint32 link = erp_network_element(now->network, "a-hub");
  g_assert_cmpint(now->loads[link].utilisation[ERP_DOWN], ==, 2000);
}

/* The hub's access gets wider: all but nothing of it leads elsewhere. */
static void
test_access(void) {
  g_autoptr(Fixture) f = fixture_new(body);
  g_autoptr(ErpResults) now = edited(f, "hub/internet[1]", "capacity", "2Gbps");
  g_assert_nonnull(now->changes);
  g_assert_true((now->changes->bits & ERP_CHANGED_LINKS) != 0);
  g_assert_false(now->changes->settled[erp_network_node(now->network, "a")]);
  g_assert_false(now->changes->settled[erp_network_node(now->network, "b")]);
}

/* Of two links side by side the wider one is taken: A's way turns when it gets the narrower. */
static void
test_turn(void) {
  g_autofree char *twice =
      g_strconcat(body, "<wan-link id=\"a-hub-2\" a=\"a\" b=\"hub\" capacity=\"50Mbps\"/>", NULL);
  g_autoptr(Fixture) f = fixture_new(twice);
  g_autoptr(ErpResults) kept = edited(f, "a-hub-2", "capacity", "60Mbps");
  g_autoptr(ErpResults) turned = edited(f, "a-hub-2", "capacity", "200Mbps");
  g_assert_true((kept->changes->bits & ERP_CHANGED_HOPS) == 0);
  g_assert_true((turned->changes->bits & ERP_CHANGED_HOPS) != 0);
}

/* What the plan says of itself may concern everything, an answer nothing but its rule. */
static void
test_anything_else(void) {
  g_autoptr(Fixture) f = fixture_new(body);
  ErpRecord *answer = erp_record_new(ERP_KIND_ANSWER);
  erp_record_set(answer, (guint) erp_kind_field(ERP_KIND_ANSWER, "rule"), "OPS-02", NULL);
  erp_record_set(answer, (guint) erp_kind_field(ERP_KIND_ANSWER, "value"), "yes", NULL);
  g_autoptr(ErpEdit) add = erp_edit_add(NULL, answer);
  g_autoptr(ErpPlan) plan = erp_plan_apply(f->plan, add, NULL);
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(NULL);
  g_autoptr(ErpResults) answered = erp_evaluate_after(plan, NULL, f->results, diags);
  g_assert_nonnull(answered->changes);
  g_assert_cmpuint(answered->changes->bits, ==, 0);
  g_autoptr(ErpResults) named = edited(f, "plan", "name", "Another");
  g_assert_null(named->changes);
  g_assert_null(f->results->changes);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/changes/record", test_record);
  g_test_add_func("/changes/demand", test_demand);
  g_test_add_func("/changes/other-fields", test_other_fields);
  g_test_add_func("/changes/nobody-left", test_nobody_left);
  g_test_add_func("/changes/users", test_users);
  g_test_add_func("/changes/critical", test_critical);
  g_test_add_func("/changes/link", test_link);
  g_test_add_func("/changes/link-rtt", test_link_rtt);
  g_test_add_func("/changes/turn", test_turn);
  g_test_add_func("/changes/access", test_access);
  g_test_add_func("/changes/anything-else", test_anything_else);
  return g_test_run();
}
