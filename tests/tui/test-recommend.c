/* Recommendations as edits: what they change, and that they change the verdict. */
#include <glib.h>

#include "example.h"
#include "plan/file.h"
#include "session/history.h"
#include "tui/recommend.h"

static guint
count_kind(const ErpPlan *plan, ErpKind kind) {
  guint n;
  erp_plan_of_kind(plan, kind, &n);
  return n;
}

static guint32
service(const Example *example, const char *word) {
  return erp_network_service(example->evaluation->results->network, word);
}

/* 80 % of 300 Mbit/s carries 240 Mbit/s, not one bit more. */
static void
test_capacity(void) {
  const gint64 mbps = 1000000;
  g_assert_cmpint(erp_recommend_capacity(0, 8000), ==, 10 * mbps);
  g_assert_cmpint(erp_recommend_capacity(8 * mbps, 8000), ==, 10 * mbps);
  g_assert_cmpint(erp_recommend_capacity(240 * mbps, 8000), ==, 300 * mbps);
  g_assert_cmpint(erp_recommend_capacity(240 * mbps + 1, 8000), ==, 500 * mbps);
  g_assert_cmpint(erp_recommend_capacity(G_MAXINT64, 8000), ==, 100000 * mbps);
}

/* Sydney leaves by Paris: an own access cures it, in one step that undo takes back. */
static void
test_breakout(void) {
  g_autoptr(Example) before = example_open("contoso.xml");
  const ErpResults *results = before->evaluation->results;
  g_assert_nonnull(example_finding(before, "M36-03", "syd"));
  g_autoptr(ErpEdit) edit =
      erp_recommend_edit(results, example_site(before, "syd"), service(before, "exchange"), NULL);
  g_assert_nonnull(edit);
  g_autoptr(Example) after = example_edited(before, erp_edit_copy(edit));
  g_assert_null(example_finding(after, "M36-03", "syd"));
  g_assert_nonnull(example_finding(after, "M36-03", "mel"));
  const ErpSite *site = ERP_AS(ErpSite, SITE, erp_plan_find(after->plan, "syd"));
  g_assert_null(site->internet_via);
  g_assert_cmpuint(count_kind(after->plan, ERP_KIND_INTERNET), ==,
                   count_kind(before->plan, ERP_KIND_INTERNET) + 1);
  g_assert_cmpuint(count_kind(after->plan, ERP_KIND_POLICY), ==, 0);

  g_autoptr(ErpHistory) history = erp_history_new(before->plan);
  g_autoptr(GError) error = NULL;
  g_assert_true(erp_history_do(history, edit, &error));
  g_assert_no_error(error);
  g_assert_true(erp_history_undo(history));
  g_assert_true(erp_plan_equal(erp_history_current(history), before->plan));
  g_assert_false(erp_history_undo(history));
}

/* The access carries what the site sends by the internet and stays below the warning. */
static void
test_breakout_is_large_enough(void) {
  g_autoptr(Example) before = example_open("contoso.xml");
  g_autoptr(Example) after = example_edited(
      before, erp_recommend_edit_site(before->evaluation->results, example_site(before, "syd")));
  const ErpResults *results = after->evaluation->results;
  guint32 node = example_site(after, "syd");
  guint n = 0;
  for (guint i = 0; i < results->network->n_egresses; i++) {
    const ErpEgress *egress = &results->network->egresses[i];
    if (egress->node != node)
      continue;
    n++;
    const ErpElementLoad *load = &results->loads[egress->element];
    gint64 use = MAX(load->utilisation[ERP_UP], load->utilisation[ERP_DOWN]);
    g_assert_cmpint(use, >, 0);
    g_assert_cmpint(use, <=, erp_params_value(results->params, "util.warn"));
  }
  g_assert_cmpuint(n, ==, 1);
}

static void
test_all(void) {
  g_autoptr(Example) before = example_open("contoso.xml");
  guint n_sites;
  ErpEdit *edit = erp_recommend_edit_all(before->evaluation->results, &n_sites);
  g_assert_cmpuint(n_sites, >, 10);
  g_autoptr(Example) after = example_edited(before, edit);
  guint left;
  g_autoptr(ErpEdit) again = erp_recommend_edit_all(after->evaluation->results, &left);
  g_assert_null(again);
  g_assert_cmpuint(left, ==, 0);
}

#define PEERING                                                                                    \
  "<peering-location id='ny' at='New York'><circuit id='er-ny' bandwidth='10Gbps' sku='premium'>"  \
  "<peering kind='microsoft'><accept community='12076:5010'/><accept community='12076:5020'/>"     \
  "</peering></circuit></peering-location>"
#define DALLAS                                                                                     \
  "<tenant geo='NAM' m365-over-expressroute='not-authorized'/>"                                    \
  "<site id='dal' name='Dallas' lat='32.78' lon='-96.80'>"                                         \
  "<internet id='isp' capacity='10Gbps' rtt='15ms'/>"                                              \
  "<demand service='exchange' down='100Mbps' up='50Mbps'/></site>" PEERING                         \
  "<wan-link id='l' a='dal' b='ny' capacity='10Gbps' rtt='40ms'/>"

static const ErpPolicy *
policy_at(const Example *example, guint i) {
  guint n;
  const ErpRecord *const *records = erp_plan_of_kind(example->plan, ERP_KIND_POLICY, &n);
  g_assert_cmpuint(i, <, n);
  return ERP_AS(ErpPolicy, POLICY, records[i]);
}

static guint
over_expressroute(const Example *example, const char *word) {
  const ErpResults *results = example->evaluation->results;
  guint count = 0;
  for (guint i = 0; i < results->n_flows; i++)
    count += results->flows[i].service == service(example, word) &&
             results->flows[i].via == ERP_VIA_EXPRESSROUTE;
  return count;
}

static void
test_policy(void) {
  g_autoptr(Example) before = example_of(DALLAS);
  g_assert_cmpuint(over_expressroute(before, "exchange"), >, 0);
  ErpEdit *edit = erp_recommend_edit(before->evaluation->results, example_site(before, "dal"),
                                     service(before, "exchange"), NULL);
  g_autoptr(Example) after = example_edited(before, edit);
  g_assert_cmpuint(over_expressroute(after, "exchange"), ==, 0);
  const ErpPolicy *policy = policy_at(after, 0);
  g_assert_cmpstr(policy->site, ==, "dal");
  g_assert_cmpstr(policy->service, ==, "exchange");
  g_assert_cmpstr(policy->via[0], ==, "internet");
  g_assert_null(policy->via[1]);
  const char *why = NULL;
  g_assert_null(erp_recommend_edit(after->evaluation->results, example_site(after, "dal"),
                                   service(after, "exchange"), &why));
  g_assert_nonnull(why);
}

/* The first of two policies that fit alike counts: the one that is there is changed. */
static void
test_changes_the_policy_there(void) {
  g_autoptr(Example) before =
      example_of(DALLAS "<policy site='dal' service='exchange' via='er-ny'/>");
  g_assert_cmpuint(over_expressroute(before, "exchange"), >, 0);
  ErpEdit *edit = erp_recommend_edit(before->evaluation->results, example_site(before, "dal"),
                                     service(before, "exchange"), NULL);
  g_autoptr(Example) after = example_edited(before, edit);
  g_assert_cmpuint(count_kind(after->plan, ERP_KIND_POLICY), ==, 1);
  g_assert_cmpstr(policy_at(after, 0)->via[0], ==, "internet");
  g_assert_cmpuint(over_expressroute(after, "exchange"), ==, 0);
}

/* What goes round on purpose stays: after the local breakouts nothing is left to recommend. */
static void
test_nothing_left(void) {
  g_autoptr(Example) example = example_open("contoso-local-breakout.xml");
  guint n;
  g_autoptr(ErpEdit) edit = erp_recommend_edit_all(example->evaluation->results, &n);
  g_assert_null(edit);
  g_assert_cmpuint(n, ==, 0);
}

/* A policy for one category is changed only when that category has to move. */
static void
test_keeps_other_categories(void) {
  g_autoptr(Example) before =
      example_of(DALLAS "<policy site='dal' service='exchange' category='default' via='dal'/>"
                        "<policy site='dal' service='exchange' category='optimize' via='er-ny'/>");
  ErpEdit *edit = erp_recommend_edit(before->evaluation->results, example_site(before, "dal"),
                                     service(before, "exchange"), NULL);
  g_autoptr(Example) after = example_edited(before, edit);
  g_assert_cmpuint(over_expressroute(after, "exchange"), ==, 0);
  g_assert_cmpstr(policy_at(after, 0)->via[0], ==, "dal");
  g_assert_cmpstr(policy_at(after, 1)->via[0], ==, "internet");
}

/* Where no breakout can be had nothing is invented. */
static void
test_no_breakout_possible(void) {
  g_autoptr(Example) example = example_of(
      "<tenant geo='EUR'/><site id='par' name='Paris' lat='48.86' lon='2.35'>"
      "<internet capacity='10Gbps'/></site>"
      "<site id='syd' name='Sydney' lat='-33.87' lon='151.21' internet-via='par' "
      "breakout-possible='no'><demand service='exchange' down='10Mbps' up='5Mbps'/></site>"
      "<wan-link id='l' a='par' b='syd' capacity='1Gbps'/>");
  const char *why = NULL;
  g_assert_null(erp_recommend_edit(example->evaluation->results, example_site(example, "syd"),
                                   service(example, "exchange"), &why));
  g_assert_nonnull(why);
  guint n;
  g_assert_null(erp_recommend_edit_all(example->evaluation->results, &n));
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/recommend/capacity", test_capacity);
  g_test_add_func("/recommend/breakout", test_breakout);
  g_test_add_func("/recommend/breakout-is-large-enough", test_breakout_is_large_enough);
  g_test_add_func("/recommend/all", test_all);
  g_test_add_func("/recommend/policy", test_policy);
  g_test_add_func("/recommend/changes-the-policy-there", test_changes_the_policy_there);
  g_test_add_func("/recommend/nothing-left", test_nothing_left);
  g_test_add_func("/recommend/keeps-other-categories", test_keeps_other_categories);
  g_test_add_func("/recommend/no-breakout-possible", test_no_breakout_possible);
  return g_test_run();
}
