/* The Well-Architected review: the template's order, nothing of the template itself, each open rule
 * once and with its numbers, and what Azure Advisor would say. */
#include <glib.h>
#include <string.h>

#include "../tools/big-plan.h"
#include "judged.h"
#include "report/report.h"

/* One line of text a paragraph and a row of a table, whatever the width. */
static char *
report_of(const Judged *judged) {
  return judged_report(judged, "waf");
}

static Judged *
dallas(const char *more) {
  g_autofree char *plan = judged_dallas("Two sites", "Dallas", more);
  return judged_new(plan);
}

static char *
dallas_report(const char *more) {
  g_autoptr(Judged) judged = dallas(more);
  return report_of(judged);
}

static char *
example_text(const char *name) {
  g_autofree char *file = g_build_filename(g_getenv("ERPLAN_DATADIR"), "examples", name, NULL);
  char *plan = NULL;
  g_assert_true(g_file_get_contents(file, &plan, NULL, NULL));
  return plan;
}

static Judged *
example(const char *name) {
  g_autofree char *plan = example_text(name);
  return judged_new(plan);
}

static guint
count(const char *text, const char *part) {
  guint n = 0;
  for (const char *p = text; (p = strstr(p, part)) != NULL; p++)
    n++;
  return n;
}

/* The section of a heading of the first level, up to the next. */
static char *
section(const char *text, const char *heading) {
  g_autofree char *start = g_strdup_printf("\n\n%s\n--", heading);
  const char *from = assert_says(text, start) + 2;
  const char *to = strstr(from + strlen(heading) + 4, "\n--");
  while (to != NULL && to > from && to[-1] != '\n')
    to--; /* to the heading's own line */
  return to == NULL ? g_strdup(from) : g_strndup(from, (gsize) (to - from));
}

/* ---- the order of the template --------------------------------------------------------------- */

static void
test_order(void) {
  static const char *const pillars[] = {"Reliability", "Security", "Cost optimization",
                                        "Operational excellence", "Performance efficiency"};
  static const char *const parts[] = {"\nDesign checklist\n",
                                      "\nRecommendations\n",
                                      "  Recommendation",
                                      "For more suggestions, see ",
                                      "Azure Advisor publishes ",
                                      "\nPolicy definitions\n",
                                      "Built-in policies - Network <https://"};
  g_autofree char *text = dallas_report("");
  g_assert_true(g_str_has_prefix(
      text, "Azure Well-Architected Framework review - ExpressRoute - Two sites\n==="));
  const char *at = assert_says(text, "\nPrerequisites\n--");
  for (guint p = 0; p < G_N_ELEMENTS(pillars); p++) {
    g_autofree char *item = g_strdup_printf("\n  - %s: ", pillars[p]);
    g_assert_true(assert_says(text, item) < at);
  }
  for (guint p = 0; p < G_N_ELEMENTS(pillars); p++) {
    g_autofree char *heading = g_strdup_printf("\n%s\n--", pillars[p]);
    at = assert_says(at, heading);
    for (guint i = 0; i < G_N_ELEMENTS(parts); i++)
      at = assert_says(at, parts[i]);
  }
  at = assert_says(at, "\nAzure Advisor recommendations\n--");
  at = assert_says(at, "\nAdditional resources\n--");
  at = assert_says(at, "\nCloud Adoption Framework guidance\n");
  at = assert_says(at, "\nNext steps\n--");
  at = assert_says(at, "quickstart Create and modify an ExpressRoute circuit <https://");
  at = assert_says(at, "training module Introduction to Azure ExpressRoute <https://");
  at = assert_says(at, "\nData\n--");
  assert_says(at, "5ha256");
}

/* A name that several objects have is told once: three of the 57 sites are one. */
static void
test_same_names(void) {
  g_autofree char *plan = example_text("contoso.xml");
  g_autoptr(GString) same = g_string_new(plan);
  g_string_replace(same, "\"Madrid\"", "\"Dublin\"", 0);
  g_string_replace(same, "\"Barcelona\"", "\"Dublin\"", 0);
  g_autoptr(Judged) judged = judged_new(same->str);
  g_autofree char *text = report_of(judged);
  assert_says(text, " For: Dublin, Lisbon, Seville and 52 more. (M36-03, fail)");
}

/* ---- pillars --------------------------------------------------------------------------------- */

/* Over the circuit Dallas and Austin lose 25 ms, which the rule allows, and go 2,203 km to New
 * York, which it does not. */
static void
test_performance(void) {
  g_autofree char *text = dallas_report("");
  g_autofree char *pillar = section(text, "Performance efficiency");
  assert_says(pillar, "; worst: M36-02 (");
  const char *checklist = assert_says(pillar, "\nDesign checklist\n");
  const char *principle =
      assert_says(checklist, "\n  [!] Understand the challenges of distributed architectures: ");
  g_autofree char *line = g_strndup(principle + 1, strcspn(principle + 1, "\n"));
  assert_says(line, "fail ");
  assert_says(line, " M36-02");
  const char *row = assert_says(pillar, "(M36-02, fail)");
  g_autofree char *benefit = g_strndup(row, strcspn(row, "\n"));
  assert_says(benefit, "2 findings, at the site of most users: Dallas ");
  assert_says(benefit, "40 ms");
  assert_says(benefit, "limit 800 km, gp.detour]; together they concern 2 sites with 520 users");
}

/* Every rule of a pillar that fails or warns has one row, and no other rule has one. */
static void
assert_rows(const Judged *judged) {
  static const char *const words[] = {"fail", "warn"};
  g_autofree char *text = report_of(judged);
  guint n;
  const ErpRuleSummary *rules = erp_review_rules(judged->review, &n);
  for (guint i = 0; i < n; i++)
    for (guint w = 0; w < G_N_ELEMENTS(words); w++) {
      g_autofree char *end = g_strdup_printf("(%s, %s) ", rules[i].rule->id, words[w]);
      g_test_message("%s", end);
      g_assert_cmpuint(count(text, end), ==,
                       strcmp(erp_verdict_word(rules[i].verdict), words[w]) == 0);
    }
}

static void
test_rows(void) {
  static const char *const names[] = {"contoso.xml", "meet-me.xml", "power-platform-c.xml",
                                      "asymmetric-new-jersey.xml"};
  for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
    g_autoptr(Judged) judged = example(names[i]);
    g_test_message("%s", names[i]);
    assert_rows(judged);
  }
}

/* Of a large plan with faults of every kind ten rules of a pillar are told, and the rest by name.
 */
static void
test_more(void) {
  static const char *const pillars[] = {"Reliability", "Security", "Cost optimization",
                                        "Operational excellence", "Performance efficiency"};
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpCatalogue) catalogue = erp_catalogue_load(&error);
  g_assert_no_error(error);
  g_autoptr(ErpPlan) plan = big_plan(300, 20, 1);
  g_autoptr(ErpDiagList) diags = erp_diag_list_new("big");
  g_autoptr(ErpResults) results = erp_evaluate(plan, catalogue, diags);
  g_autoptr(ErpReview) review = erp_review_new(results, "2026-11-22");
  Judged judged = {.review = review, .subject = {.file = "f", .sha256 = "s", .version = "v"}};
  g_autofree char *text = report_of(&judged);
  guint n, n_more = 0;
  const ErpRuleSummary *rules = erp_review_rules(review, &n);
  for (guint p = 0; p < G_N_ELEMENTS(pillars); p++) {
    g_autofree char *pillar = section(text, pillars[p]);
    guint n_open = 0;
    for (guint i = 0; i < n; i++)
      n_open += rules[i].rule->pillar == (ErpPillar) p && rules[i].verdict >= ERP_VERDICT_WARN;
    g_test_message("%s: %u", pillars[p], n_open);
    g_assert_cmpuint(count(pillar, ", fail)  ") + count(pillar, ", warn)  "), ==, MIN(n_open, 10));
    g_autofree char *more = g_strdup_printf("\nand %u more: ", n_open - 10);
    g_assert_cmpuint(count(pillar, "\nand "), ==, n_open > 10);
    if (n_open > 10)
      assert_says(pillar, more);
    n_more += n_open > 10;
  }
  g_assert_cmpuint(n_more, >, 0);
}

/* Contoso has no circuit: its one reliability finding is that all users depend on Paris, 41,250 of
 * them behind it; nothing in security applies; each distant office pays with its round trip. */
static void
test_contoso(void) {
  g_autoptr(Judged) judged = example("contoso.xml");
  g_autofree char *text = report_of(judged);
  g_autofree char *reliability = section(text, "Reliability");
  assert_says(reliability, "\nReliability: 0 fail, 1 warn, 0 not-answered, ");
  assert_says(reliability, "; worst: REL-11 (");
  assert_says(reliability, "of Paris: 41250 users");
  g_autofree char *security = section(text, "Security");
  assert_says(security, "\n  No change recommended  Nothing in this plan to check for: ");
  assert_says(security,
              "\n  [-] Protect against code-level vulnerabilities: A circuit runs no code "
              "of yours.\n");
  g_autofree char *performance = section(text, "Performance efficiency");
  assert_says(performance, "; worst: M36-03 (");
  assert_says(performance, "57 findings, at the site of most users: Sydney reaches Microsoft in "
                           "~277 ms");
  assert_says(performance, "; together they concern 57 sites with 38750 users\n");
  g_autofree char *steps = section(text, "Next steps");
  g_assert_true(strstr(steps, "\n  [!] M36-03: ") < strstr(steps, "\n  [!] WAN-03: "));
  assert_says(steps, "Microsoft 365 network connectivity principles <https://");
}

static gboolean
has_number(const char *text) {
  return strpbrk(text, "0123456789") != NULL;
}

/* Whether a text says what is not there, or what nobody has said. */
static gboolean
names_missing(const char *text) {
  return g_regex_match_simple(
      "^(No|Nothing|A plan has no|The plan has no|The plan does not say|Not "
      "every) ",
      text, 0, 0);
}

/* What stands behind a mark: a number where something was judged, else what is missing. */
static void
assert_founded(const ErpBlock *item, const ErpBlock *behind) {
  g_test_message("%s: %s: %s", item->label, behind->label, behind->text);
  g_assert_cmpint(behind->kind, ==, ERP_BLOCK_DETAIL);
  if (item->mark == ERP_MARK_NOT_APPLICABLE || item->mark == ERP_MARK_NOT_ANSWERED)
    g_assert_true(names_missing(behind->text));
  else
    g_assert_true(has_number(behind->text));
}

/* Of Contoso, which declares no answer: each principle has a number behind it or says what is
 * missing, but the one that no circuit has anything to do with; so has each recommendation. */
static void
test_founded(void) {
  g_autoptr(Judged) judged = example("contoso.xml");
  g_autoptr(ErpPaper) paper =
      erp_report_make(ERP_REPORT_READINESS + 1, judged->review, &judged->subject, NULL);
  g_assert_nonnull(paper);
  const char *id = "";
  guint n_principles = 0, n_rows = 0;
  for (guint i = 0; i < erp_paper_length(paper); i++) {
    const ErpBlock *block = erp_paper_get(paper, i);
    if (block->kind == ERP_BLOCK_HEADING)
      id = block->id;
    if (g_str_has_suffix(id, "-checklist") && block->kind == ERP_BLOCK_ITEM) {
      n_principles++;
      if (strstr(block->label, "code-level") == NULL)
        assert_founded(block, erp_paper_get(paper, i + 1));
    }
    if (g_str_has_suffix(id, "-recommendations") && block->kind == ERP_BLOCK_TABLE)
      for (guint row = 0; row < erp_grid_rows(block->table); row++, n_rows++)
        g_assert_true(has_number(erp_grid_at(block->table, row, 1)));
  }
  g_assert_cmpuint(n_principles, >=, 5 * 3);
  g_assert_cmpuint(n_rows, >=, 5);
}

/* An accepted finding is no recommendation; a rule that is accepted whole is no next step. */
static void
test_accepted(void) {
  g_autofree char *text =
      dallas_report("<accepted rule='M36-02' reason='until the move' by='Bo' until='2027-06-30'/>");
  assert_silent(text, "(M36-02, ");
  assert_silent(text, "worst: M36-02");
  assert_says(text, "\nAccepted findings\n--");
  assert_says(text, "until the move, by Bo, until 2027-06-30");
}

/* ---- policies and Advisor -------------------------------------------------------------------- */

#define GATEWAY                                                                                    \
  "<peering-location id='was' at='Washington DC'><circuit id='er-was' bandwidth='100Mbps' "        \
  "sku='premium' state='not-provisioned' ordered='2026-08-01'><peering kind='private'/></circuit>" \
  "</peering-location><wan-link id='dal-was' a='dal' b='was' capacity='1Gbps' rtt='30ms'/>"        \
  "<gateway id='gw-east' region='eastus' sku='HighPerformance'><connection circuit='er-was'/>"     \
  "</gateway>"

/* One location, a SKU without zones in a region that has them, a circuit of August that nobody has
 * provisioned in November: three kinds of recommendation. */
static void
test_advisor(void) {
  g_autofree char *text = dallas_report(GATEWAY);
  g_autofree char *advisor = section(text, "Azure Advisor recommendations");
  static const char *const raised[] = {
      "Implement Site Resiliency for ExpressRoute (8d61a7d4-5405-4f43-81e3-8c6239b844a6; impact "
      "High; reliability)\n      REL-02: gw-east\n",
      "Implement Zone Redundant ExpressRoute Gateways (c9af1ef6-55bc-48af-bfe4-2c80490159f8; "
      "impact High; reliability)\n      REL-12: gw-east\n",
      "Delete ExpressRoute circuits in the provider status of Not Provisioned "
      "(da6630fb-4286-4996-92a3-a43f5f26dd34; impact Medium; cost); after more than one "
      "month\n      CST-05: er-was\n",
  };
  for (guint i = 0; i < G_N_ELEMENTS(raised); i++) {
    g_autofree char *item = g_strdup_printf("\n  [!] Would be raised: %s", raised[i]);
    assert_says(advisor, item);
  }
  assert_says(advisor, "\n  - Not raised: Upgrade your ExpressRoute circuit bandwidth");
  assert_says(advisor, "\n  - Not raised: ExpressRoute IP routes nearing specified limit");
  assert_says(advisor, "\n  - Retired: Implement ExpressRoute Monitor");
  assert_says(advisor, "\n  - Disabled: Create additional ExpressRoute Circuits");
  g_autofree char *cost = section(text, "Cost optimization");
  assert_says(cost, "for this plan it would raise 1.\n");
  g_autofree char *security = section(text, "Security");
  assert_says(security, "Azure Advisor publishes no recommendation about ExpressRoute for this "
                        "pillar.\n");
  g_autofree char *reliability = section(text, "Reliability");
  assert_says(reliability, "\n  [!] Built-in: [Preview]: Virtual network gateways should be Zone "
                           "Redundant (Resilience, Audit, da8a2248-6b4a-44a7-96bf-bf1c0dd208c3); "
                           "rules: REL-12");
}

/* Nine tenths of Exchange, 945 Mb/s, fill a circuit of 1 Gb/s to 95 %; 468 Mb/s fill a link of
 * 500 Mb/s, which is none of Advisor's business. It knows nothing of what we accept. */
static void
test_advisor_bandwidth(void) {
  static const char plan[] =
      "<plan xmlns='urn:erplan:plan:1' name='full'>"
      "<tenant geo='NAM' m365-over-expressroute='authorized' reason='measured-need'/>"
      "<site id='nyc' lat='40.71' lon='-74.01' users='500'><internet rtt='30ms' capacity='1Gbps'/>"
      "<demand service='exchange' down='%s' up='1Mbps'/></site>"
      "<peering-location id='ny' at='New York'><circuit id='er-ny' bandwidth='1Gbps' sku='premium'>"
      "<peering kind='microsoft'><accept community='12076:5010'/></peering></circuit>"
      "</peering-location><wan-link id='nyc-ny' a='nyc' b='ny' capacity='%s' rtt='1ms'/>"
      "<policy site='nyc' service='exchange' via='er-ny'/>"
      "<accepted rule='WAN-02' reason='r' by='b' until='2027-06-30'/></plan>";
  static const struct {
    const char *down, *link;
    gboolean raised;
  } cases[] = {{"1050Mbps", "10Gbps", TRUE}, {"520Mbps", "500Mbps", FALSE}};
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *written = g_strdup_printf(plan, cases[i].down, cases[i].link);
    g_autoptr(Judged) judged = judged_new(written);
    g_autofree char *text = report_of(judged);
    g_test_message("%s", cases[i].down);
    if (cases[i].raised)
      assert_says(text, "  [!] Would be raised: Upgrade your ExpressRoute circuit bandwidth");
    else
      assert_says(text, "  - Not raised: Upgrade your ExpressRoute circuit bandwidth");
    assert_silent(text, "(WAN-02, ");
  }
}

/* ---- what is in a plan ----------------------------------------------------------------------- */

/* What templates have where text is to be filled in may be somebody's name for a plan or site. */
static void
test_placeholder(void) {
  g_autofree char *plan =
      judged_dallas("Two \\&lt;sites&gt; &lt;!-- --&gt;", "[H2 section introduction here.]", "");
  g_autoptr(Judged) judged = judged_new(plan);
  g_autofree char *text = report_of(judged);
  assert_says(text, "Two \\<sites> <!-- -->");
  assert_says(text, "[H2 section introduction here.]");
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/report/waf/order", test_order);
  g_test_add_func("/report/waf/same-names", test_same_names);
  g_test_add_func("/report/waf/performance", test_performance);
  g_test_add_func("/report/waf/rows", test_rows);
  g_test_add_func("/report/waf/more", test_more);
  g_test_add_func("/report/waf/contoso", test_contoso);
  g_test_add_func("/report/waf/founded", test_founded);
  g_test_add_func("/report/waf/accepted", test_accepted);
  g_test_add_func("/report/waf/advisor", test_advisor);
  g_test_add_func("/report/waf/advisor-bandwidth", test_advisor_bandwidth);
  g_test_add_func("/report/waf/placeholder", test_placeholder);
  return g_test_run();
}
