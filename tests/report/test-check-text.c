/* The text of `erplan check`: the facts a reader needs are there, with their numbers, in order. */
#include <glib.h>
#include <string.h>

#include "judged.h"

static char *
report_of(const Judged *judged) {
  const ErpJudgement judgement = judged_judgement(judged);
  return erp_report_check_text(&judgement);
}

/* The report on Dallas and Austin, with `more` in the plan. */
static char *
report_with(const char *more) {
  g_autofree char *plan = judged_dallas("Two sites", "Dallas", more);
  g_autoptr(Judged) judged = judged_new(plan);
  return report_of(judged);
}

/* The part from a heading to the next empty line. */
static char *
section(const char *text, const char *heading) {
  g_autofree char *line = g_strdup_printf("\n%s", heading);
  const char *start = strstr(text, line);
  if (start == NULL)
    g_error("no section “%s” in:\n%s", heading, text);
  const char *end = strstr(start + 1, "\n\n");
  return end == NULL ? g_strdup(start) : g_strndup(start, (gsize) (end - start + 1));
}

static void
test_head(void) {
  g_autofree char *text = report_with("");
  g_assert_true(g_str_has_prefix(text, "Two sites (plans/plan.xml)\n"));
  assert_says(text, "2 sites with 520 users, 2 WAN links, 1 circuit, 0 gateways\n");
  assert_says(text, "Verdict: fail.");
  assert_says(text, "erplan 1.2.3");
  assert_says(text, "5ha256");
  g_autoptr(GString) words = g_string_new(text);
  g_string_replace(words, "\n", " ", 0);
  assert_says(words->str, "endpoint-sets 2023-07-31");
}

static void
test_order(void) {
  static const char *const headings[] = {
      "Verdict:", "Worst links", "Geo-pinned sites", "Over ExpressRoute",           "Findings",
      "Accepted", "Passed",      "Not applicable:",  "Parameters set by this plan", "Notes"};
  g_autofree char *text =
      report_with("<parameter name='util.low' value='10'/>"
                  "<accepted rule='M36-02' object='dal' reason='r' by='b' until='2027-06-30'/>"
                  "<accepted rule='M36-02' object='aus' reason='r' by='b' until='2026-11-21'/>");
  const char *last = text;
  for (guint i = 0; i < G_N_ELEMENTS(headings); i++) {
    g_autofree char *line = g_strdup_printf("\n%s", headings[i]);
    const char *at = i == 0 ? strstr(text, headings[i]) : strstr(text, line);
    g_test_message("%s", headings[i]);
    g_assert_nonnull(at);
    g_assert_true(at > last);
    last = at;
  }
}

/* Whether or not a rule fails by it. */
static void
test_parameters(void) {
  g_autofree char *text = report_with("<parameter name='util.low' value='10'/>");
  assert_says(text, "\nParameters set by this plan\n  util.low = 10 %; the catalogue has 20\n");
  g_autofree char *none = report_with("");
  g_assert_null(strstr(none, "Parameters set by this plan"));
}

/* No private routes, over zones, and nobody knows what Azure Advisor says: 0 x 1 + 10 + 0 to 10. */
static void
test_resiliency(void) {
  g_autofree char *text =
      report_with("<gateway id='gw' region='eastus' sku='ErGw1AZ' zones='yes'/>");
  g_autofree char *table = section(text, "Resiliency index of gateways (estimate");
  assert_says(table, "  gw       none           0    x 1     10  0 to 10  10 to 20\n");
  g_autofree char *without = report_with("");
  g_assert_null(strstr(without, "Resiliency index"));
}

/* What is stated, what the list has (0.361 x 730), and how much of the rest is not known: three WAN
 * links and accesses, and the Premium circuit without its billing. */
static void
test_costs(void) {
  g_autofree char *text = report_with(
      "<gateway id='gw' region='eastus' sku='ErGw1AZ'/>"
      "<wan-link id='paid' a='dal' b='ny' capacity='1Gbps' rtt='40ms' cost='1250.50'/>");
  g_autofree char *table = section(text, "Monthly cost (list: ");
  assert_says(table, "  paid     1250.50 USD  declared\n");
  assert_says(table, "  gw        263.53 USD  list\n");
  assert_says(table, "1250.50 USD declared (1), 263.53 USD by the list (1), for");
  g_autofree char *without = report_with("");
  g_assert_null(strstr(without, "Monthly cost"));
}

/* 40 ms measured over the circuit, 15 ms over the internet. */
static void
test_geo_pinned(void) {
  g_autofree char *text = report_with("");
  g_autofree char *table = section(text, "Geo-pinned sites");
  const char *dallas = strstr(table, "  dal  ");
  g_assert_nonnull(dallas);
  g_autofree char *row = g_strndup(dallas, strcspn(dallas, "\n"));
  static const char *const cells[] = {
      " 500 ", " ExpressRoute er-ny ", " 40.0 ms ", " 15.0 ms ", " 25.0 ms ", " material"};
  for (guint i = 0; i < G_N_ELEMENTS(cells); i++)
    assert_says(row, cells[i]);
  g_assert_null(strchr(row, '~')); /* measured */
  assert_says(table, "~");         /* Austin's link is modelled, and says so */
}

/* Default-category traffic through a distant hub is allowed: the summary and the table agree. */
static void
test_default_category_is_not_pinned(void) {
  g_autofree char *none = report_with("");
  assert_says(none, "Geo-pinning: 2 sites are forced over");
  g_autoptr(Judged) judged =
      judged_new("<plan xmlns='urn:erplan:plan:1'><tenant geo='EUR'/>"
                 "<site id='par' lat='48.86' lon='2.35' users='10'>"
                 "<internet id='p' capacity='1Gbps'/></site>"
                 "<site id='syd' lat='-33.87' lon='151.21' users='10'>"
                 "<internet id='s' capacity='1Gbps'/></site>"
                 "<wan-link id='l' a='par' b='syd' capacity='1Gbps' rtt='280ms'/>"
                 "<policy category='default' via='par'/>"
                 "</plan>");
  g_autofree char *text = report_of(judged);
  assert_says(text, "Geo-pinning: no site is forced over");
  g_assert_null(strstr(text, "Geo-pinned sites"));
}

/* Nothing is a pass when nobody needs anything: the report says why, and what to state. */
static void
test_no_demand(void) {
  g_autoptr(Judged) judged = judged_new("<plan xmlns='urn:erplan:plan:1'>"
                                        "<site id='par' lat='48.86' lon='2.35' users='10'>"
                                        "<internet id='p' capacity='1Gbps'/></site></plan>");
  g_autofree char *text = report_of(judged);
  assert_says(text, "Verdict: not-applicable. ");
  assert_says(text, "Demand: none, so paths and ways cannot be judged: state a tenant");
  g_assert_null(strstr(text, "Geo-pinning:"));
}

static void
test_internet_list(void) {
  g_autofree char *text = report_with("");
  g_autofree char *table = section(text, "Over ExpressRoute, belongs on the internet");
  /* sets of a service that share everything else are one row: 75 % of the volume is optimize, 15 %
   * allow, the rest is of the default category and not here */
  assert_says(table, "  dal   teams     11 12 13 22     90 Mb/s");
  assert_says(table, "  dal   exchange  1 2 9 10        54 Mb/s");
  assert_says(table, "not-authorised geo-pinned");
  assert_says(
      text, "\n  not-authorised: Microsoft has not authorised Microsoft 365 over ExpressRoute.\n");
  assert_says(text, "\n  geo-pinned: ");
  g_assert_null(strstr(text, "\n  closer-edge: ")); /* nobody's reason here */
}

static void
test_findings(void) {
  g_autofree char *text = report_with("");
  g_autofree char *group = section(text, "  fail M36-02 ");
  assert_says(group, "high");
  assert_says(group, "dal (line 3): ");
  assert_says(group, "aus (line 8): ");
  assert_says(group, "gp.");
  assert_says(group, "remedy: ");
  assert_says(group, "source: Microsoft 365 network assessment");
  g_assert_null(strstr(strstr(group, "source: ") + 1, "source: ")); /* said once */
}

static void
test_overridden_limit(void) {
  g_autofree char *text = report_with("<parameter name='gp.material' value='20'/>");
  g_autofree char *group = section(text, "  fail M36-02 ");
  g_autoptr(GString) words = g_string_new(group);
  g_string_replace(words, "\n      ", " ", 0);
  assert_says(words->str, "20 ms, gp.material, set by this plan");
}

static void
test_accepted(void) {
  g_autofree char *text =
      report_with("<accepted rule='M36-02' object='dal' reason='until the move' by='network team' "
                  "until='2027-06-30'/>");
  g_autofree char *accepted = section(text, "Accepted");
  assert_says(accepted, "M36-02 dal");
  assert_says(accepted, "until the move");
  assert_says(accepted, "network team");
  assert_says(accepted, "2027-06-30");
  assert_says(text, " 1 accepted.");
  g_autofree char *group = section(text, "  fail M36-02 ");
  g_assert_null(strstr(group, "dal (line"));
  assert_says(group, "aus (line");
}

static void
test_expired(void) {
  g_autofree char *text =
      report_with("<accepted rule='M36-02' object='dal' reason='until the move' by='network team' "
                  "until='2026-11-21'/>");
  g_autofree char *group = section(text, "  fail M36-02 ");
  assert_says(group, "dal (line 3)");
  g_assert_null(strstr(text, "\nAccepted\n"));
  g_autofree char *notes = section(text, "Notes");
  assert_says(notes, "M36-02");
}

/* Fourteen sites of which twelve are shown, and the number of the others. */
static void
test_many(void) {
  g_autoptr(GString) more = g_string_new(NULL);
  for (guint i = 0; i < 14; i++)
    g_string_append_printf(more,
                           "<site id='s%02u' name='S%02u' lat='40' lon='-100' users='5'>"
                           "<internet id='i%02u' capacity='1Gbps' rtt='15ms'/>"
                           "<demand service='teams' down='%uMbps' up='1Mbps'/></site>",
                           i, i, i, 100 + i);
  g_autofree char *text = report_with(more->str);
  g_autofree char *table = section(text, "Worst links");
  /* heading, titles, twelve rows, the rest: three loaded elements of Dallas and fourteen */
  guint lines = 0;
  for (const char *p = table + 1; *p != '\0'; p++)
    lines += *p == '\n';
  g_assert_cmpuint(lines, ==, 15);
  assert_says(table, "and 5 more (--format=json has all)\n");
  const char *most = strstr(table, "i13 "), *next = strstr(table, "i12 ");
  g_assert_nonnull(most);
  g_assert_true(next > most); /* the busier first */
}

static void
assert_printable(const char *text) {
  g_assert_true(g_utf8_validate(text, -1, NULL));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
    GUnicodeType type = g_unichar_type(g_utf8_get_char(p));
    g_assert_true(*p == '\n' || (type != G_UNICODE_CONTROL && type != G_UNICODE_FORMAT &&
                                 type != G_UNICODE_LINE_SEPARATOR));
  }
}

/* Nothing in a plan or its file name steers the terminal. */
static void
test_hostile_names(void) {
  g_autofree char *plan = judged_dallas(
      "a&#x9B;31m&#x202E;b&#x2066;&#x2028;", "Dallas&#x9B;2J",
      "<accepted rule='M36-05' object='dal' reason='&#x9B;2J' by='&#x202E;' until='2027-06-30'/>"
      "<accepted rule='PEER-03' object='er-ny' reason='&#x9B;2J' by='&#x202E;' "
      "until='2027-06-30'/>");
  g_autoptr(Judged) judged = judged_new(plan);
  judged->subject.file = "\033[2Jx\377.xml";
  g_autofree char *text = report_of(judged);
  assert_printable(text);
  assert_says(text, "a<U+009B>31m<U+202E>b<U+2066><U+2028> (<U+001B>[2Jx<FF>.xml)\n");
  assert_says(text, "Dallas<U+009B>2J");
}

static void
test_layout(void) {
  g_autofree char *text = report_with("");
  g_assert_true(g_str_has_suffix(text, "\n"));
  g_assert_null(strstr(text, " \n"));
  g_assert_null(strstr(text, "\n\n\n"));
  assert_printable(text);
  g_autofree char *again = report_with("");
  g_assert_cmpstr(text, ==, again);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/check-text/head", test_head);
  g_test_add_func("/check-text/order", test_order);
  g_test_add_func("/check-text/parameters", test_parameters);
  g_test_add_func("/check-text/resiliency", test_resiliency);
  g_test_add_func("/check-text/costs", test_costs);
  g_test_add_func("/check-text/geo-pinned", test_geo_pinned);
  g_test_add_func("/check-text/default-category-is-not-pinned",
                  test_default_category_is_not_pinned);
  g_test_add_func("/check-text/no-demand", test_no_demand);
  g_test_add_func("/check-text/internet-list", test_internet_list);
  g_test_add_func("/check-text/findings", test_findings);
  g_test_add_func("/check-text/overridden-limit", test_overridden_limit);
  g_test_add_func("/check-text/accepted", test_accepted);
  g_test_add_func("/check-text/expired", test_expired);
  g_test_add_func("/check-text/many", test_many);
  g_test_add_func("/check-text/hostile-names", test_hostile_names);
  g_test_add_func("/check-text/layout", test_layout);
  return g_test_run();
}
