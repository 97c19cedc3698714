/* The JSON of `erplan check`: facts of a small plan worked out by hand, and what holds everywhere.
 */
#include <glib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "judged.h"

typedef struct {
  JsonParser *parser;
  JsonObject *root;
  char *text;
} Report;

static Report
report_of(const Judged *judged) {
  g_autoptr(GError) error = NULL;
  const ErpJudgement judgement = judged_judgement(judged);
  Report report = {.parser = json_parser_new(), .text = judged_json(&judgement)};
  g_assert_true(json_parser_load_from_data(report.parser, report.text, -1, &error));
  g_assert_no_error(error);
  report.root = json_node_get_object(json_parser_get_root(report.parser));
  return report;
}

static void
report_clear(Report *report) {
  g_object_unref(report->parser);
  g_free(report->text);
}

static Judged *
dallas(void) {
  g_autofree char *plan = judged_dallas("Two sites", "Dallas", "");
  return judged_new(plan);
}

/* The member of the list whose `key` is `value`. */
static JsonObject *
member(JsonObject *object, const char *list, const char *key, const char *value) {
  JsonArray *array = json_object_get_array_member(object, list);
  for (guint i = 0; i < json_array_get_length(array); i++) {
    JsonObject *each = json_array_get_object_element(array, i);
    if (g_strcmp0(json_object_get_string_member(each, key), value) == 0)
      return each;
  }
  g_error("no %s with %s %s", list, key, value);
}

static JsonObject *
flow(const Report *report, const char *site, const char *service, const char *category) {
  JsonArray *flows = json_object_get_array_member(report->root, "flows");
  for (guint i = 0; i < json_array_get_length(flows); i++) {
    JsonObject *each = json_array_get_object_element(flows, i);
    if (strcmp(json_object_get_string_member(each, "site"), site) == 0 &&
        strcmp(json_object_get_string_member(each, "service"), service) == 0 &&
        g_strcmp0(json_object_get_string_member(each, "category"), category) == 0)
      return each;
  }
  g_error("no flow %s %s %s", site, service, category);
}

static gint64
number(JsonObject *object, const char *key) {
  g_assert_true(json_object_has_member(object, key));
  g_assert_false(json_object_get_null_member(object, key));
  return json_object_get_int_member(object, key);
}

/* The route at the position that the flow or alternative has. */
static JsonObject *
route_of(const Report *report, JsonObject *object) {
  JsonArray *routes = json_object_get_array_member(report->root, "routes");
  return json_array_get_object_element(routes, (guint) number(object, "route"));
}

static const char *
word(JsonObject *object, const char *key) {
  g_assert_true(json_object_has_member(object, key));
  return json_object_get_string_member(object, key);
}

/* ---- the small plan ------------------------------------------------------------------------- */

static void
test_head(void) {
  g_autoptr(Judged) judged = dallas();
  Report report = report_of(judged);
  g_assert_cmpstr(word(report.root, "schema"), ==, "erplan-check/1");
  JsonObject *tool = json_object_get_object_member(report.root, "tool");
  g_assert_cmpstr(word(tool, "version"), ==, "1.2.3");
  JsonObject *plan = json_object_get_object_member(report.root, "plan");
  g_assert_cmpstr(word(plan, "file"), ==, "plans/plan.xml");
  g_assert_cmpstr(word(plan, "name"), ==, "Two sites");
  g_assert_cmpstr(word(plan, "sha256"), ==, "5ha256");
  JsonObject *endpoints = member(report.root, "data", "table", "endpoint-sets");
  g_assert_cmpstr(word(endpoints, "date"), ==, "2023-07-31");
  JsonObject *summary = json_object_get_object_member(report.root, "summary");
  g_assert_cmpint(number(summary, "sites"), ==, 2);
  g_assert_cmpint(number(summary, "wan_links"), ==, 2);
  g_assert_cmpint(number(summary, "circuits"), ==, 1);
  g_assert_cmpint(number(summary, "gateways"), ==, 0);
  g_assert_cmpint(number(member(report.root, "sites", "id", "dal"), "users"), ==, 500);
  report_clear(&report);
}

/* Stated figures come back in bit/s and microseconds, what is not stated as null. */
static void
test_elements(void) {
  g_autoptr(Judged) judged = dallas();
  Report report = report_of(judged);
  JsonObject *link = member(report.root, "elements", "id", "dal-ny");
  g_assert_cmpstr(word(link, "kind"), ==, "wan-link");
  g_assert_cmpint(number(link, "capacity_up_bps"), ==, 500000000);
  g_assert_cmpint(number(link, "capacity_down_bps"), ==, 500000000);
  g_assert_cmpint(number(link, "rtt_us"), ==, 40000);
  g_assert_cmpstr(word(link, "provenance"), ==, "measured");
  g_assert_true(json_object_get_boolean_member(link, "bridge"));
  JsonObject *access = member(report.root, "elements", "id", "dal-isp");
  g_assert_true(json_object_get_null_member(access, "capacity_up_bps"));
  g_assert_true(json_object_get_null_member(access, "utilisation_up_bp"));
  JsonObject *uneven = member(report.root, "elements", "id", "aus-dal");
  g_assert_cmpint(number(uneven, "capacity_up_bps"), ==, 20000000); /* from a to b */
  g_assert_cmpint(number(uneven, "capacity_down_bps"), ==, 50000000);
  g_assert_cmpstr(word(uneven, "provenance"), ==, "modelled");
  /* the great circle has 293 km; a way off the corridors at most half as much again */
  g_assert_cmpint(number(uneven, "length_m"), >=, 292971);
  g_assert_cmpint(number(uneven, "length_m"), <=, 439458);
  g_assert_cmpint(number(member(report.root, "elements", "id", "er-ny"), "capacity_up_bps"), ==,
                  1000000000);
  report_clear(&report);
}

/* No private routes, over zones, Azure Advisor not known. */
static void
test_gateways(void) {
  g_autofree char *plan = judged_dallas(
      "Two sites", "Dallas", "<gateway id='gw' region='eastus' sku='ErGw1AZ' zones='yes'/>");
  g_autoptr(Judged) judged = judged_new(plan);
  Report report = report_of(judged);
  JsonObject *gateway = member(report.root, "gateways", "id", "gw");
  g_assert_cmpint(number(gateway, "locations"), ==, 0);
  g_assert_cmpint(number(gateway, "route_points"), ==, 0);
  g_assert_cmpint(number(gateway, "multiplier_halves_most"), ==, 2);
  g_assert_cmpint(number(gateway, "zone_points_least"), ==, 10);
  g_assert_cmpint(number(gateway, "index_least"), ==, 10);
  g_assert_cmpint(number(gateway, "index_most"), ==, 20);
  report_clear(&report);
}

/* 0.361 x 730 by the list; Premium at 1 Gb/s is 6450 unlimited, and its metered port is not listed.
 */
static void
test_costs(void) {
  g_autofree char *plan = judged_dallas(
      "Two sites", "Dallas", "<gateway id='gw' region='eastus' sku='ErGw1AZ' zones='yes'/>");
  g_autoptr(Judged) judged = judged_new(plan);
  Report report = report_of(judged);
  JsonObject *costs = json_object_get_object_member(report.root, "costs");
  JsonObject *circuit = member(costs, "circuits", "id", "er-ny");
  g_assert_cmpint(number(costs, "listed_usd_cents"), ==, 26353);
  g_assert_cmpint(number(costs, "declared_cents"), ==, 0);
  g_assert_cmpint(number(circuit, "unlimited_usd_cents"), ==, 645000);
  g_assert_true(json_object_get_null_member(circuit, "metered_usd_cents"));
  g_assert_cmpstr(word(member(report.root, "elements", "id", "gw"), "cost_origin"), ==, "listed");
  report_clear(&report);
}

/* 40 ms over the circuit, 15 ms over the internet: 25 ms lost, 40/15 = 2.67 times. */
static void
test_decision(void) {
  g_autoptr(Judged) judged = dallas();
  Report report = report_of(judged);
  JsonObject *teams = flow(&report, "dal", "teams", "optimize");
  g_assert_cmpstr(word(teams, "via"), ==, "expressroute");
  g_assert_false(json_object_get_boolean_member(teams, "by_policy"));
  JsonObject *route = route_of(&report, teams);
  g_assert_cmpstr(word(route, "site"), ==, "dal");
  g_assert_cmpint(number(route, "rtt_us"), ==, 40000);
  g_assert_cmpstr(word(route, "provenance"), ==, "measured");
  g_assert_cmpstr(word(route, "bottleneck_up"), ==, "dal-ny");
  g_assert_cmpint(number(route, "capacity_up_bps"), ==, 500000000);
  JsonArray *hops = json_object_get_array_member(route, "hops");
  g_assert_cmpuint(json_array_get_length(hops), ==, 2);
  g_assert_cmpstr(json_array_get_string_element(hops, 0), ==, "dal-ny");
  g_assert_cmpstr(json_array_get_string_element(hops, 1), ==, "er-ny");
  JsonObject *er = json_object_get_object_member(teams, "expressroute");
  g_assert_cmpint(number(er, "penalty_us"), ==, 25000);
  g_assert_cmpint(number(er, "ratio_hundredths"), ==, 267);
  g_assert_cmpstr(word(er, "class"), ==, "material");
  JsonObject *internet = json_object_get_object_member(teams, "internet");
  g_assert_cmpint(number(internet, "rtt_us"), ==, 15000);
  g_assert_cmpint(number(internet, "penalty_us"), ==, 0);
  g_assert_cmpint(number(er, "route"), ==, number(teams, "route"));
  hops = json_object_get_array_member(route_of(&report, internet), "hops");
  g_assert_cmpuint(json_array_get_length(hops), ==, 1);
  g_assert_cmpstr(json_array_get_string_element(hops, 0), ==, "dal-isp");
  g_assert_cmpstr(word(teams, "recommendation"), ==, "internet");
  g_assert_cmpstr(word(teams, "decisive"), ==, "not-authorised");
  g_assert_cmpstr(word(teams, "verdict"), ==, "fail");
  g_assert_true(json_object_get_null_member(teams, "missing"));
  report_clear(&report);
}

static void
test_no_way(void) {
  g_autofree char *plan = judged_dallas("Two sites", "Dallas", "");
  g_autoptr(GString) without = g_string_new(plan);
  g_string_replace(without, "<wan-link id='dal-ny' a='dal' b='ny' capacity='500Mbps' rtt='40ms'/>",
                   "", 0);
  g_autoptr(Judged) judged = judged_new(without->str);
  Report report = report_of(judged);
  JsonObject *teams = flow(&report, "dal", "teams", "optimize");
  g_assert_true(json_object_get_null_member(teams, "expressroute"));
  g_assert_cmpstr(word(teams, "via"), ==, "internet");
  report_clear(&report);
}

/* ---- what holds everywhere ------------------------------------------------------------------ */

/* The load of an element is the sum of the demands whose planned route leads over it. */
static void
test_loads_add_up(void) {
  g_autoptr(Judged) judged = dallas();
  Report report = report_of(judged);
  JsonArray *flows = json_object_get_array_member(report.root, "flows");
  gint64 up = 0, down = 0;
  for (guint i = 0; i < json_array_get_length(flows); i++) {
    JsonObject *each = json_array_get_object_element(flows, i);
    JsonArray *hops = json_object_get_array_member(route_of(&report, each), "hops");
    for (guint h = 0; h < json_array_get_length(hops); h++)
      if (strcmp(json_array_get_string_element(hops, h), "dal-ny") == 0) {
        up += number(each, "demand_up_bps");
        down += number(each, "demand_down_bps");
      }
  }
  JsonObject *link = member(report.root, "elements", "id", "dal-ny");
  g_assert_cmpint(up, >, 0);
  g_assert_cmpint(number(link, "load_up_bps"), ==, up);
  g_assert_cmpint(number(link, "load_down_bps"), ==, down);
  /* basis points of 500 Mbit/s: one for each 50 kbit/s, rounded */
  g_assert_cmpint(ABS(number(link, "utilisation_down_bp") * 50000 - down), <=, 50000);
  report_clear(&report);
}

static gboolean
has_unit(const char *key) {
  static const char *const units[] = {"_us", "_bps",        "_m",     "_bp",
                                      "_gb", "_hundredths", "_cents", "_elements"};
  static const char *const counts[] = {
      "sites",         "wan_links",        "circuits", "gateways", "fail",      "warn",
      "pass",          "not-answered",     "score",    "accepted", "users",     "flows",
      "line",          "not-applicable",   "column",   "limit",    "n_objects", "score_best",
      "flagged_flows", "geo_pinned_flows", "route"};
  for (guint i = 0; i < G_N_ELEMENTS(units); i++)
    if (g_str_has_suffix(key, units[i]))
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS(counts); i++)
    if (strcmp(key, counts[i]) == 0)
      return TRUE;
  return FALSE;
}

static void
check_route(JsonObject *route) {
  if (!json_object_has_member(route, "propagation_us"))
    return;
  g_assert_cmpint(number(route, "rtt_us"), ==,
                  number(route, "propagation_us") + number(route, "serialisation_us") +
                      number(route, "processing_us") + number(route, "queueing_us"));
}

/* Every number is an integer whose key has its unit; the rows of every budget add up. */
static void
check_node(const char *key, JsonNode *node) {
  if (JSON_NODE_HOLDS_OBJECT(node)) {
    JsonObject *object = json_node_get_object(node);
    g_autoptr(GList) keys = json_object_get_members(object);
    check_route(object);
    for (GList *k = keys; k != NULL; k = k->next)
      check_node(k->data, json_object_get_member(object, k->data));
  } else if (JSON_NODE_HOLDS_ARRAY(node)) {
    JsonArray *array = json_node_get_array(node);
    for (guint i = 0; i < json_array_get_length(array); i++)
      if (!JSON_NODE_HOLDS_VALUE(json_array_get_element(array, i)))
        check_node(key, json_array_get_element(array, i));
  } else if (JSON_NODE_HOLDS_VALUE(node)) {
    GType type = json_node_get_value_type(node);
    g_assert_true(type == G_TYPE_STRING || type == G_TYPE_BOOLEAN || type == G_TYPE_INT64);
    g_test_message("%s", key);
    g_assert_true(type != G_TYPE_INT64 || has_unit(key));
  }
}

static void
test_numbers(void) {
  g_autoptr(Judged) judged = dallas();
  Report report = report_of(judged);
  check_node("", json_parser_get_root(report.parser));
  report_clear(&report);
}

static int
rank(const char *const *words, const char *text) {
  for (int i = 0; words[i] != NULL; i++)
    if (strcmp(words[i], text) == 0)
      return i;
  g_error("unexpected word %s", text);
}

/* Verdict (worst first), severity (high first), rule. */
static int
compare(JsonObject *a, JsonObject *b) {
  static const char *const verdicts[] = {"fail", "warn",           "not-answered",
                                         "pass", "not-applicable", NULL};
  static const char *const severities[] = {"high", "medium", "low", NULL};
  int by_verdict = rank(verdicts, word(a, "verdict")) - rank(verdicts, word(b, "verdict"));
  int by_severity = rank(severities, word(a, "severity")) - rank(severities, word(b, "severity"));
  return by_verdict != 0    ? by_verdict
         : by_severity != 0 ? by_severity
                            : strcmp(word(a, "rule"), word(b, "rule"));
}

static void
test_findings(void) {
  g_autoptr(Judged) judged = dallas();
  Report report = report_of(judged);
  JsonArray *findings = json_object_get_array_member(report.root, "findings");
  guint n = json_array_get_length(findings), failed = 0;
  g_assert_cmpuint(n, >, 5);
  for (guint i = 0; i < n; i++) {
    JsonObject *finding = json_array_get_object_element(findings, i);
    failed += strcmp(word(finding, "verdict"), "fail") == 0;
    g_assert_cmpstr(word(finding, "file"), ==, "plans/plan.xml");
    g_assert_nonnull(word(finding, "source"));
    g_assert_nonnull(word(finding, "remedy"));
    g_assert_nonnull(word(finding, "message"));
    if (i > 0)
      g_assert_cmpint(compare(json_array_get_object_element(findings, i - 1), finding), <=, 0);
  }
  JsonObject *counts = json_object_get_object_member(
      json_object_get_object_member(report.root, "summary"), "findings");
  g_assert_cmpint(number(counts, "fail"), ==, failed);
  JsonObject *pinned = member(report.root, "findings", "rule", "M36-02");
  g_assert_cmpstr(word(pinned, "object"), ==, "dal");
  g_assert_cmpint(number(pinned, "line"), ==, 3);
  g_assert_cmpint(number(pinned, "column"), ==, 3);
  g_assert_cmpstr(word(pinned, "severity"), ==, "high");
  g_assert_cmpstr(word(pinned, "pillar"), ==, "performance");
  g_assert_true(json_object_get_null_member(pinned, "accepted"));
  report_clear(&report);
}

static void
test_accepted(void) {
  g_autofree char *plan = judged_dallas(
      "Two sites", "Dallas",
      "  <accepted rule='M36-02' object='dal' reason='until the move' by='network team' "
      "until='2027-06-30'/>\n");
  g_autoptr(Judged) judged = judged_new(plan);
  Report report = report_of(judged);
  JsonObject *finding = member(report.root, "findings", "rule", "M36-02");
  JsonObject *accepted = json_object_get_object_member(finding, "accepted");
  g_assert_nonnull(accepted);
  g_assert_cmpstr(word(accepted, "reason"), ==, "until the move");
  g_assert_cmpstr(word(accepted, "by"), ==, "network team");
  g_assert_cmpstr(word(accepted, "until"), ==, "2027-06-30");
  JsonObject *counts = json_object_get_object_member(
      json_object_get_object_member(report.root, "summary"), "findings");
  g_assert_cmpint(number(counts, "accepted"), ==, 1);
  report_clear(&report);
}

/* What the plan sets, and what is said of acceptances that cover nothing. */
static void
test_parameters_and_notes(void) {
  g_autofree char *plan = judged_dallas(
      "Two sites", "Dallas",
      "  <parameter name='gp.minor' value='6'/>\n  <accepted rule='WAN-07' reason='moved'/>\n");
  g_autoptr(Judged) judged = judged_new(plan);
  Report report = report_of(judged);
  JsonObject *set = member(report.root, "parameters", "name", "gp.minor");
  g_assert_cmpstr(word(set, "value"), ==, "6");
  g_assert_cmpstr(word(set, "catalogue"), ==, "5");
  g_assert_cmpstr(word(set, "unit"), ==, "ms");
  JsonObject *note = member(report.root, "notes", "code", "unused-acceptance");
  g_assert_nonnull(strstr(word(note, "message"), "WAN-07"));
  g_assert_cmpint(number(note, "line"), >, 1);
  report_clear(&report);
  g_autoptr(Judged) plain = dallas();
  Report none = report_of(plain);
  g_assert_cmpuint(json_array_get_length(json_object_get_array_member(none.root, "parameters")), ==,
                   0);
  g_assert_cmpuint(json_array_get_length(json_object_get_array_member(none.root, "notes")), ==, 0);
  report_clear(&none);
}

/* Reading, evaluating, reviewing and writing again gives the same bytes. */
static void
test_same_bytes(void) {
  g_autoptr(Judged) first = dallas();
  g_autoptr(Judged) second = dallas();
  const ErpJudgement one = judged_judgement(first), two = judged_judgement(second);
  g_autofree char *a = judged_json(&one);
  g_autofree char *b = judged_json(&two);
  g_assert_cmpstr(a, ==, b);
}

/* Names with C1 and bidirectional controls, a file name with ESC: escaped, and the same when read.
 */
static void
test_hostile_names(void) {
  g_autofree char *plan = judged_dallas("a&#x9B;31m&#x202E;b&#x2066;&quot;\\", "&#x9B;", "");
  g_autoptr(Judged) judged = judged_new(plan);
  judged->subject.file = "\033[2Jx\377.xml";
  Report report = report_of(judged);
  g_assert_true(g_utf8_validate(report.text, -1, NULL));
  g_assert_null(strchr(report.text, '\033'));
  for (const char *p = report.text; *p != '\0'; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    g_assert_true(c == '\n' || !g_unichar_iscntrl(c));
    g_assert_true(c < 0x2028 || c > 0x206F || c == 0x202F || c == 0x205F ||
                  (c >= 0x2030 && c < 0x2060));
  }
  JsonObject *head = json_object_get_object_member(report.root, "plan");
  g_assert_cmpstr(word(head, "name"), ==, "a\302\23331m\342\200\256b\342\201\246\"\\");
  g_assert_cmpstr(word(head, "file"), ==, "\033[2Jx\357\277\275.xml");
  report_clear(&report);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/check-json/head", test_head);
  g_test_add_func("/check-json/elements", test_elements);
  g_test_add_func("/check-json/gateways", test_gateways);
  g_test_add_func("/check-json/costs", test_costs);
  g_test_add_func("/check-json/decision", test_decision);
  g_test_add_func("/check-json/no-way", test_no_way);
  g_test_add_func("/check-json/loads-add-up", test_loads_add_up);
  g_test_add_func("/check-json/numbers", test_numbers);
  g_test_add_func("/check-json/findings", test_findings);
  g_test_add_func("/check-json/accepted", test_accepted);
  g_test_add_func("/check-json/parameters-and-notes", test_parameters_and_notes);
  g_test_add_func("/check-json/same-bytes", test_same_bytes);
  g_test_add_func("/check-json/hostile-names", test_hostile_names);
  return g_test_run();
}
