/* Revisions: looking things up, naming them, comparing. */
#include <string.h>

#include "plan/check.h"
#include "plan/field.h"
#include "support.h"

static const char content[] =
    "<tenant geo=\"EUR\"/>\n"
    "<site id=\"par\" lat=\"48\" lon=\"2\"><internet capacity=\"1Gbps\"/><demand "
    "service=\"teams\"/>"
    "<demand service=\"exchange\"/></site>\n"
    "<policy via=\"internet\"/>\n"
    "<peering-location id=\"ams\" at=\"Amsterdam\"><circuit id=\"er\" bandwidth=\"1Gbps\" "
    "sku=\"premium\"><peering kind=\"private\"/><peering kind=\"microsoft\"><accept "
    "community=\"5010\"/><accept community=\"5020\"/></peering></circuit></peering-location>\n"
    "<policy site=\"par\" via=\"er\"/>\n"
    "<site id=\"syd\" lat=\"-33\" lon=\"151\"/>\n";

static void
test_empty(void) {
  g_autoptr(ErpPlan) plan = erp_plan_new();
  guint n = 7;
  g_assert_cmpstr(erp_plan_root(plan)->name, ==, "");
  erp_plan_of_kind(plan, ERP_KIND_SITE, &n);
  g_assert_cmpuint(n, ==, 0);
  g_assert_null(erp_plan_find(plan, "par"));
  g_assert_null(erp_plan_find(plan, NULL));
  g_autofree char *text = test_text(plan);
  g_assert_cmpstr(text, ==,
                  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                  "<plan xmlns=\"urn:erplan:plan:1\" name=\"\"/>\n");
}

static void
test_lookup(void) {
  g_autoptr(ErpPlan) plan = test_plan(content);
  guint n = 0;
  const ErpRecord *const *sites = erp_plan_of_kind(plan, ERP_KIND_SITE, &n);
  g_assert_cmpuint(n, ==, 2);
  g_assert_cmpstr(erp_record_id(sites[0]), ==, "par");
  g_assert_cmpstr(erp_record_id(sites[1]), ==, "syd");
  erp_plan_of_kind(plan, ERP_KIND_ACCEPT, &n);
  g_assert_cmpuint(n, ==, 2);
  const ErpRecord *circuit = erp_plan_find(plan, "er");
  g_assert_cmpint(circuit->kind, ==, ERP_KIND_CIRCUIT);
  g_assert_true(erp_plan_parent(plan, circuit) == erp_plan_find(plan, "ams"));
  g_assert_null(erp_plan_parent(plan, sites[0]));
}

/* Every record is found again by its path. */
static void
check_path(const ErpPlan *plan, const ErpRecord *record, const char *expected) {
  g_autofree char *path = erp_plan_path(plan, record);
  g_assert_cmpstr(path, ==, expected);
  g_assert_true(erp_plan_at_path(plan, path) == record);
}

static void
test_paths(void) {
  g_autoptr(ErpPlan) plan = test_plan(content);
  const ErpRecord *par = erp_plan_find(plan, "par");
  const ErpRecord *er = erp_plan_find(plan, "er");
  guint n = 0;
  const ErpRecord *const *policies = erp_plan_of_kind(plan, ERP_KIND_POLICY, &n);
  check_path(plan, erp_plan_of_kind(plan, ERP_KIND_TENANT, NULL)[0], "tenant");
  check_path(plan, par, "par");
  check_path(plan, par->children[0], "par/internet[1]");
  check_path(plan, par->children[2], "par/demand[2]");
  check_path(plan, policies[0], "policy[1]");
  check_path(plan, policies[1], "policy[2]");
  check_path(plan, er->children[1]->children[1], "er/peering[2]/accept[2]");
  check_path(plan, (const ErpRecord *) erp_plan_root(plan), "plan");
  g_assert_true(erp_plan_at_path(plan, NULL) == (const ErpRecord *) erp_plan_root(plan));
  g_assert_true(erp_plan_at_path(plan, "ams/er") == er);

  static const char *const wrong[] = {"policy",
                                      "policy[0]",
                                      "policy[3]",
                                      "policy[1]x",
                                      "policy[-1]",
                                      "policy[",
                                      "par/",
                                      "/par",
                                      "par/demand[3]",
                                      "tenant[2]",
                                      "par/er",
                                      "nowhere",
                                      "par/demand[99999999999999]",
                                      "demand[1]",
                                      "par//demand[1]"};
  for (guint i = 0; i < G_N_ELEMENTS(wrong); i++)
    g_assert_null(erp_plan_at_path(plan, wrong[i]));
}

static void
test_equal(void) {
  g_autoptr(ErpPlan) one = test_plan(content);
  g_autoptr(ErpPlan) other = test_plan(content);
  g_assert_true(erp_plan_equal(one, other));
  g_autoptr(ErpPlan) commented = test_plan("<!-- c --><note>x</note>\n");
  g_autoptr(ErpPlan) plain = test_plan("<note>x</note>\n");
  g_autoptr(ErpPlan) cdata = test_plan("<note><![CDATA[x]]></note>\n");
  g_autoptr(ErpPlan) tail = test_plan("<note>x</note><!-- c -->\n");
  g_assert_false(erp_plan_equal(plain, commented));
  g_assert_false(erp_plan_equal(plain, cdata));
  g_autoptr(ErpPlan) longer = test_plan("<note>x</note><note>x</note>\n");
  g_assert_false(erp_plan_equal(plain, longer));
  /* A remark at the end of a line belongs to what stands on it. */
  g_assert_true(erp_plan_equal(tail, commented));
}

/* Comments cannot hold references, so a control character in one is spelt out when it is read. */
static void
test_comment_controls(void) {
  g_autoptr(ErpPlan) plan = test_plan("<!-- a\xc2\x9b"
                                      "31m\tb\nc -->\n<note/>\n");
  g_autofree char *text = test_text(plan);
  g_assert_nonnull(strstr(text, "<!-- a<U+009B>31m\tb\nc -->"));
  g_autoptr(ErpPlan) again = test_plan("<!-- a<U+009B>31m\tb\nc -->\n<note/>\n");
  g_assert_true(erp_plan_equal(plan, again));
}

/* Paris - Sydney is 16,961 km, so no less than 169 ms. */
static void
test_physics(void) {
  static const char format[] = "<site id=\"par\" lat=\"48.86\" lon=\"2.35\"/>\n"
                               "<site id=\"syd\" lat=\"-33.87\" lon=\"151.21\"/>\n"
                               "<wan-link id=\"l\" a=\"par\" b=\"syd\" capacity=\"1Gbps\" %s/>\n";
  static const struct {
    const char *attribute;
    const char *codes;
  } cases[] = {
      {"rtt=\"170ms\"", ""},
      {"rtt=\"169ms\"", "warning:faster-than-light"},
      {"route=\"17000km\"", ""},
      {"route=\"16900km\"", "warning:shorter-than-straight"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    GString *text = g_string_new(format);
    g_string_replace(text, "%s", cases[i].attribute, 1);
    g_autoptr(ErpDiagList) diags = erp_diag_list_new("plan");
    g_autoptr(ErpPlan) plan = test_parse(text->str, diags);
    g_string_free(text, TRUE);
    g_assert_nonnull(plan);
    g_autofree char *codes = test_codes(diags);
    g_assert_cmpstr(codes, ==, cases[i].codes);
  }
}

/* What was left out is not missed as well. */
static void
test_no_follow_ups(void) {
  g_autoptr(ErpDiagList) diags = erp_diag_list_new("plan");
  g_autoptr(ErpPlan) plan = test_parse(
      "<syte id=\"par\" lat=\"1\" lon=\"2\"><x id=\"isp\"/></syte>\n"
      "<site id=\"syd\" lat=\"1\" lon=\"2\" internet-via=\"par\"/>\n"
      "<wan-link id=\"l\" a=\"par\" b=\"syd\" capacity=\"fast\"/>\n"
      "<edge id=\"e\" site=\"syd\"/><exit id=\"x\" edge=\"e\" kind=\"internet\" ref=\"isp\"/>\n",
      diags);
  g_assert_null(plan);
  g_autofree char *codes = test_codes(diags);
  g_assert_cmpstr(codes, ==, "error:unknown-element error:bad-value");
}

/* A plan in a plan has a place for remarks of its own. */
static void
test_plan_in_plan(void) {
  g_autoptr(ErpDiagList) diags = erp_diag_list_new("plan");
  g_autoptr(ErpPlan) plan = test_parse("<plan><!-- inner --></plan>\n<!-- outer -->\n", diags);
  g_assert_null(plan);
  g_autofree char *codes = test_codes(diags);
  g_assert_cmpstr(codes, ==, "error:wrong-parent");
}

/* A thousand wrong names end in bounded time. */
static void
test_many_errors(void) {
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < 3000; i++)
    g_string_append_printf(text,
                           "<site id=\"site-number-%u\" lat=\"1\" lon=\"2\" "
                           "internet-via=\"site-nunber-%u\"/>\n",
                           i, i);
  g_autoptr(ErpDiagList) diags = erp_diag_list_new("plan");
  g_autoptr(ErpPlan) plan = test_parse(text->str, diags);
  g_string_free(text, TRUE);
  g_assert_null(plan);
  g_assert_cmpuint(erp_diag_list_count(diags, ERP_SEVERITY_ERROR), ==, 3000);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/plan/plan/empty", test_empty);
  g_test_add_func("/plan/plan/lookup", test_lookup);
  g_test_add_func("/plan/plan/paths", test_paths);
  g_test_add_func("/plan/plan/equal", test_equal);
  g_test_add_func("/plan/plan/comment-controls", test_comment_controls);
  g_test_add_func("/plan/check/physics", test_physics);
  g_test_add_func("/plan/check/no-follow-ups", test_no_follow_ups);
  g_test_add_func("/plan/check/plan-in-plan", test_plan_in_plan);
  g_test_add_func("/plan/check/many-errors", test_many_errors);
  return g_test_run();
}
