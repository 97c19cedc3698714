/* The published cases: what a correct planner must say about losses and ways back. */
#include <glib.h>
#include <string.h>

#include "answers.h"

/* ---- Contoso, two edges -------------------------------------------------------------------- */

static const char *const redundancy[] = {"REL-01", "REL-03", "REL-04", "REL-19"};

static void
test_two_edges(void) {
  Case c = open_case("contoso-geo-redundant.xml", NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS(redundancy); i++)
    g_assert_cmpint(verdict_of(&c, redundancy[i]), ==, ERP_VERDICT_PASS);
  g_assert_cmpuint(erp_review_gate(c.review, ERP_LEVEL_LOW, FALSE), ==, 0);
  close_case(&c);
}

/* One circuit, and the internet as its only backup: no geo redundancy, and a warning. */
static void
test_one_edge_removed(void) {
  g_autoptr(GString) text = example_text("contoso-geo-redundant.xml");
  cut(text, "<peering-location id=\"pl-vir\"", "</peering-location>");
  cut(text, "<wan-link id=\"vir-er\"", "/>");
  cut(text, "<exit id=\"vir-exit\"", "/>");
  cut(text, "<advertise prefix=\"1.1.2.0/24\"", "/>");
  cut(text, "<advertise prefix=\"5.5.5.0/24\" exit=\"vir-exit\"", "/>");
  g_string_replace(text, "er-dal er-vir", "er-dal", 0);
  g_string_replace(text, "er-vir er-dal", "er-dal", 0);
  g_string_replace(text, "dal-exit vir-exit\"", "dal-exit\"", 0);
  Case c = open_text("contoso-geo-redundant.xml", text);
  const ErpFinding *location = finding_of(&c, "REL-01", "pl-dal");
  g_assert_nonnull(location);
  g_assert_cmpint(location->verdict, ==, ERP_VERDICT_FAIL);
  g_assert_nonnull(strstr(erp_finding_message(location), "is the only peering location"));
  static const char *const rules[] = {"REL-03", "REL-19"};
  for (guint i = 0; i < G_N_ELEMENTS(rules); i++) {
    const ErpFinding *circuit = finding_of(&c, rules[i], "er-dal");
    g_assert_nonnull(circuit);
    g_assert_cmpint(circuit->verdict, ==, ERP_VERDICT_WARN);
    g_assert_nonnull(strstr(erp_finding_message(circuit), "the internet only"));
  }
  close_case(&c);
}

/* 25,000 people of 230 kb/s over circuits need more than half of 10 Gb/s. */
static void
test_one_edge_halved(void) {
  Case c = open_case("contoso-geo-redundant.xml", "provider=\"Equinix\" bandwidth=\"10Gbps\"",
                     "provider=\"Equinix\" bandwidth=\"5Gbps\"");
  const ErpFinding *finding = finding_of(&c, "REL-04", "er-vir");
  g_assert_nonnull(finding);
  g_assert_cmpint(finding->verdict, ==, ERP_VERDICT_FAIL);
  g_assert_nonnull(strstr(erp_finding_message(finding), "circuit er-dal carries"));
  g_assert_null(finding_of(&c, "REL-04", "er-dal"));
  close_case(&c);
}

/* Virginia's circuit is in Singapore: the only one left to Dallas, 15,646 km away. */
static void
test_edge_in_asia(void) {
  Case c = open_case("contoso-geo-redundant.xml", "at=\"Washington DC\"", "at=\"Singapore\"");
  const ErpFinding *survivor = finding_of(&c, "REL-19", "er-dal");
  g_assert_nonnull(survivor);
  g_assert_cmpint(survivor->verdict, ==, ERP_VERDICT_WARN);
  g_assert_nonnull(strstr(erp_finding_message(survivor), "goes over circuit er-vir"));
  const ErpFinding *pinned = finding_of(&c, "M36-02", "vir");
  g_assert_nonnull(pinned);
  g_assert_cmpint(pinned->verdict, ==, ERP_VERDICT_FAIL);
  const ErpFlow *flow = flow_of(&c, "vir", "teams", ERP_CATEGORY_OPTIMIZE);
  g_assert_cmpint(flow->options->er.rtt, >=, 156000);
  g_assert_cmpint(flow->options->er.penalty_class, ==, ERP_PENALTY_SEVERE);
  close_case(&c);
}

/* The same prefix, or the same pool, on both sides is an error; a more specific one is fine. */
static void
test_two_edges_addresses(void) {
  static const char *const symmetry[] = {"ASY-01", "ASY-02", "ASY-05", "ASY-06", "ASY-07"};
  Case c = open_case("contoso-geo-redundant.xml", NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS(symmetry); i++)
    g_assert_cmpint(verdict_of(&c, symmetry[i]), ==, ERP_VERDICT_PASS);
  close_case(&c);

  c = open_case("contoso-geo-redundant.xml", "<advertise prefix=\"1.1.3.0/24\" exit=\"dal-exit\"/>",
                "<advertise prefix=\"1.1.3.0/24\" exit=\"dal-exit\"/>"
                "<advertise prefix=\"1.1.3.0/24\" exit=\"dal-inet-exit\"/>");
  const ErpFinding *prefix = finding_of(&c, "ASY-02", "pool-dal");
  g_assert_nonnull(prefix);
  g_assert_cmpint(prefix->verdict, ==, ERP_VERDICT_FAIL);
  close_case(&c);

  c = open_case("contoso-geo-redundant.xml", "1.1.1.0/25", "1.1.3.0/24");
  const ErpFinding *pool = finding_of(&c, "ASY-02", "pool-dal-inet");
  g_assert_nonnull(pool);
  g_assert_cmpint(pool->verdict, ==, ERP_VERDICT_FAIL);
  const ErpFinding *broken = finding_of(&c, "ASY-01", "dal-inet-exit");
  g_assert_nonnull(broken);
  g_assert_cmpint(broken->verdict, ==, ERP_VERDICT_FAIL);
  close_case(&c);
}

/* ---- Trey Research, New Jersey ------------------------------------------------------------- */

static void
test_trey_research(void) {
  Case c = open_case("trey-research.xml", NULL, NULL);
  g_assert_cmpint(verdict_of(&c, "REL-01"), ==,
                  ERP_VERDICT_FAIL); /* one circuit: no availability */
  const ErpFinding *location = finding_of(&c, "REL-01", "sea");
  g_assert_nonnull(location);
  g_assert_nonnull(
      strstr(location->rule->remedy, "Add a circuit at a second peering location, both active"));
  /* falling back to the internet is no automatic failover */
  static const char *const fallback[] = {"REL-03", "REL-19"};
  for (guint i = 0; i < G_N_ELEMENTS(fallback); i++) {
    const ErpFinding *circuit = finding_of(&c, fallback[i], "er-sea");
    g_assert_nonnull(circuit);
    g_assert_cmpint(circuit->verdict, ==, ERP_VERDICT_WARN);
    g_assert_nonnull(strstr(erp_finding_message(circuit), "the internet only"));
  }
  g_assert_cmpint(verdict_of(&c, "REL-18"), ==, ERP_VERDICT_WARN); /* one way to the internet */
  const ErpFlow *rest = flow_of(&c, "hq", "common", ERP_CATEGORY_DEFAULT);
  g_assert_cmpint(rest->recommendation, ==, ERP_RECOMMEND_INTERNET);
  g_assert_cmpint(rest->decisive, ==, ERP_WHY_INTERNET_ONLY);
  g_assert_cmpint(rest->via, ==, ERP_VIA_INTERNET);
  g_assert_cmpint(flow_of(&c, "hq", "teams", ERP_CATEGORY_OPTIMIZE)->via, ==, ERP_VIA_EXPRESSROUTE);
  close_case(&c);
}

/* Content delivery and the like are internet traffic with the circuit as well. */
static void
test_trey_research_internet_only(void) {
  Case c = open_case("trey-research.xml", "<wan-link id=\"hq-sea\"",
                     "<policy category=\"default\" via=\"er-sea\"/><wan-link id=\"hq-sea\"");
  const ErpFinding *sets = finding_of(&c, "M36-01", "hq");
  g_assert_nonnull(sets);
  g_assert_cmpint(sets->verdict, ==, ERP_VERDICT_FAIL);
  g_assert_nonnull(strstr(erp_finding_message(sets), "that Microsoft offers on the internet only"));
  close_case(&c);
  c = open_case("trey-research.xml", NULL, NULL);
  const ErpFinding *way = finding_of(&c, "CLI-04", NULL);
  g_assert_nonnull(way);
  g_assert_cmpint(way->verdict, ==, ERP_VERDICT_PASS);
  g_assert_nonnull(strstr(erp_finding_message(way), "content delivery"));
  close_case(&c);
}

/* Without any way to the internet the plan is not valid. */
static void
test_trey_research_without_internet(void) {
  g_autoptr(GString) text = example_text("trey-research.xml");
  cut(text, "<internet id=\"hq-isp\"", "/>");
  cut(text, "<exit id=\"inet-exit\"", "/>");
  cut(text, "<advertise prefix=\"198.51.100.0/24\"", "/>");
  g_string_replace(text, " via=\"inet-exit\"", "", 0);
  Case c = open_text("trey-research.xml", text);
  g_assert_cmpint(verdict_of(&c, "CLI-04"), ==, ERP_VERDICT_FAIL);
  g_assert_cmpint(verdict_of(&c, "REL-18"), ==, ERP_VERDICT_FAIL);
  close_case(&c);
}

/* Inbound flows stay on the internet, and no prefix is on both ways. */
static void
test_trey_research_ways_back(void) {
  static const char *const symmetry[] = {"ASY-01", "ASY-02", "ASY-05", "ASY-07"};
  Case c = open_case("trey-research.xml", NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS(symmetry); i++)
    g_assert_cmpint(verdict_of(&c, symmetry[i]), ==, ERP_VERDICT_PASS);
  close_case(&c);

  c = open_case("trey-research.xml", "<advertise prefix=\"198.51.100.0/24\" exit=\"inet-exit\"/>",
                "<advertise prefix=\"198.51.100.0/24\" exit=\"er-exit\"/>");
  const ErpFinding *mail = finding_of(&c, "ASY-07", "mail");
  g_assert_nonnull(mail);
  g_assert_cmpint(mail->verdict, ==, ERP_VERDICT_FAIL);
  g_assert_nonnull(strstr(mail->rule->remedy, "on the internet"));
  const ErpFinding *federation = finding_of(&c, "ASY-07", "federation");
  g_assert_nonnull(federation);
  g_assert_cmpint(federation->verdict, ==, ERP_VERDICT_WARN);
  close_case(&c);

  c = open_case("trey-research.xml", "198.51.100.0/28", "203.0.113.0/28");
  const ErpFinding *pool = finding_of(&c, "ASY-01", "inet-exit");
  g_assert_nonnull(pool);
  g_assert_cmpint(pool->verdict, ==, ERP_VERDICT_FAIL);
  close_case(&c);
}

static void
test_new_jersey(void) {
  Case c = open_case("asymmetric-new-jersey.xml", NULL, NULL);
  const ErpFlow *flow = flow_of(&c, "nyc", "exchange", ERP_CATEGORY_OPTIMIZE);
  g_assert_cmpint(flow->via, ==, ERP_VIA_EXPRESSROUTE);
  close_case(&c);
}

#define BOTH_CIRCUITS(snat)                                                                        \
  "<peering-location id=\"dc\" at=\"Washington DC\"><circuit id=\"er-dc\" bandwidth=\"2Gbps\""     \
  " sku=\"premium\"><peering kind=\"microsoft\"><accept community=\"12076:5010\"/></peering>"      \
  "</circuit></peering-location><wan-link id=\"njc-dc\" a=\"njc\" b=\"dc\" capacity=\"5Gbps\"/>"   \
  "<edge id=\"njc-dc-er\" site=\"njc\" stateful=\"yes\"/>"                                         \
  "<exit id=\"dc-exit\" edge=\"njc-dc-er\" kind=\"circuit\" ref=\"er-dc\" local-pref=\"200\"/>"    \
  "<advertise prefix=\"203.0.113.64/28\" exit=\"er-exit\"/>"                                       \
  "<advertise prefix=\"203.0.113.64/28\" exit=\"dc-exit\"/>"                                       \
  "<inbound id=\"hybrid\" site=\"njc\" service=\"exchange\" prefix=\"203.0.113.65/32\""            \
  " via=\"er-exit dc-exit\" snat=\"" snat                                                          \
  "\" audience=\"microsoft\" segment-scope=\"er-exit dc-exit\"/>" SCOPED
#define SCOPED "<route-scope exit=\"er-exit\""
#define ADVERTISED(prefix, exit) "<advertise prefix=\"" prefix "\" exit=\"" exit "\"/>"

/* The decision table of the case: what is changed in the plan, and what is said of an object. */
static void
test_new_jersey_table(void) {
  static const struct {
    const char *name, *from, *to, *rule, *object;
    ErpVerdict verdict; /* pass: nothing is said of it */
  } rows[] = {
      {"P1 federation", NULL, NULL, "ASY-05", "adfs", ERP_VERDICT_FAIL},
      {"P1 mail", NULL, NULL, "ASY-05", "smtp", ERP_VERDICT_FAIL},
      {"1a", "snat=\"no\"", "snat=\"yes\"", "ASY-05", "adfs", ERP_VERDICT_PASS},
      {"1b", "segment-scope=\"er-exit\"", "segment-scope=\"inet-exit\"", "ASY-05", "adfs",
       ERP_VERDICT_PASS},
      {"P2", SCOPED, BOTH_CIRCUITS("no"), "ASY-06", "hybrid", ERP_VERDICT_FAIL},
      {"2", SCOPED, BOTH_CIRCUITS("yes"), "ASY-06", "hybrid", ERP_VERDICT_PASS},
      {"P3", ADVERTISED("203.0.113.0/28", "er-exit"), "", "ASY-01", "er-exit", ERP_VERDICT_FAIL},
      {"P3 pool", ADVERTISED("203.0.113.0/28", "er-exit"), "", "ASY-04", "pool", ERP_VERDICT_FAIL},
      {"P4", NULL, NULL, "ASY-01", "inet-exit", ERP_VERDICT_FAIL},
      {"P4 the circuit is preferred", NULL, NULL, "ASY-01", "er-exit", ERP_VERDICT_PASS},
      {"P4 pool", NULL, NULL, "ASY-02", "pool", ERP_VERDICT_FAIL},
      {"P5 mail", ADVERTISED("198.51.100.0/24", "inet-exit"),
       ADVERTISED("198.51.100.0/24", "er-exit"), "ASY-07", "smtp", ERP_VERDICT_FAIL},
      {"P5 federation", ADVERTISED("198.51.100.0/24", "inet-exit"),
       ADVERTISED("198.51.100.0/24", "er-exit"), "ASY-07", "adfs", ERP_VERDICT_WARN},
      /* the longest prefix comes before the preference for ExpressRoute */
      {"tie", ADVERTISED("203.0.113.0/28", "inet-exit"),
       ADVERTISED("203.0.113.0/29", "inet-exit") ADVERTISED("203.0.113.8/29", "inet-exit"),
       "ASY-01", "inet-exit", ERP_VERDICT_PASS},
      {"tie broken", ADVERTISED("203.0.113.0/28", "inet-exit"),
       ADVERTISED("203.0.113.0/29", "inet-exit") ADVERTISED("203.0.113.8/29", "inet-exit"),
       "ASY-01", "er-exit", ERP_VERDICT_FAIL},
  };
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
    Case c = open_case("asymmetric-new-jersey.xml", rows[i].from, rows[i].to);
    const ErpFinding *finding = finding_of(&c, rows[i].rule, rows[i].object);
    ErpVerdict verdict = finding == NULL ? ERP_VERDICT_PASS : finding->verdict;
    g_test_message("%s: %s", rows[i].name, finding == NULL ? "-" : erp_finding_message(finding));
    g_assert_cmpstr(erp_verdict_word(verdict), ==, erp_verdict_word(rows[i].verdict));
    g_assert_cmpint(verdict_of(&c, rows[i].rule), !=, ERP_VERDICT_NOT_APPLICABLE);
    close_case(&c);
  }
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/two-edges/redundant", test_two_edges);
  g_test_add_func("/two-edges/one-removed", test_one_edge_removed);
  g_test_add_func("/two-edges/one-halved", test_one_edge_halved);
  g_test_add_func("/two-edges/one-in-asia", test_edge_in_asia);
  g_test_add_func("/two-edges/addresses", test_two_edges_addresses);
  g_test_add_func("/trey-research/one-circuit", test_trey_research);
  g_test_add_func("/trey-research/internet-only", test_trey_research_internet_only);
  g_test_add_func("/trey-research/no-internet", test_trey_research_without_internet);
  g_test_add_func("/trey-research/ways-back", test_trey_research_ways_back);
  g_test_add_func("/new-jersey/evaluated", test_new_jersey);
  g_test_add_func("/new-jersey/decision-table", test_new_jersey_table);
  return g_test_run();
}
