/* The published cases: what a correct planner must say about where traffic goes. */
#include <glib.h>
#include <string.h>

#include "answers.h"

/* Every optimize and allow flow of the site gets this recommendation for this reason. */
static void
assert_site(const Case *c, const char *site, ErpRecommendation recommendation, ErpWhy decisive) {
  const ErpResults *r = c->results;
  guint n = 0;
  for (guint i = 0; i < r->n_flows; i++) {
    const ErpFlow *flow = &r->flows[i];
    if (strcmp(r->network->nodes[flow->site].id, site) != 0 || flow->group == ERP_NONE ||
        !r->groups[flow->group].expressroute)
      continue;
    n++;
    g_assert_cmpstr(erp_recommendation_word(flow->recommendation), ==,
                    erp_recommendation_word(recommendation));
    g_assert_cmpstr(erp_why_code(flow->decisive), ==, erp_why_code(decisive));
  }
  g_assert_cmpuint(n, >=, 6); /* Exchange 2, SharePoint 1, Teams 2, Common 1 groups */
}

/* ---- meet-me ------------------------------------------------------------------------------- */

static void
test_meet_me_not_authorised(void) {
  Case c = open_case("meet-me.xml", NULL, NULL);
  assert_site(&c, "lax", ERP_RECOMMEND_INTERNET, ERP_WHY_NOT_AUTHORISED);
  assert_site(&c, "was", ERP_RECOMMEND_INTERNET, ERP_WHY_NOT_AUTHORISED);
  assert_site(&c, "dfw", ERP_RECOMMEND_INTERNET, ERP_WHY_NOT_AUTHORISED);
  g_assert_cmpint(verdict_of(&c, "M36-05"), ==, ERP_VERDICT_FAIL);
  g_assert_cmpint(verdict_of(&c, "PEER-03"), ==, ERP_VERDICT_FAIL);
  close_case(&c);
}

static void
test_meet_me_authorised(void) {
  Case c = open_case("meet-me-authorized.xml", NULL, NULL);
  assert_site(&c, "lax", ERP_RECOMMEND_INTERNET, ERP_WHY_NO_GAIN);
  assert_site(&c, "was", ERP_RECOMMEND_JUSTIFIED, ERP_WHY_CLOSER_EDGE);
  assert_site(&c, "dfw", ERP_RECOMMEND_INTERNET, ERP_WHY_GEO_PINNED);
  /* "ExpressRoute is 25 ms slower than the local egress"; q = 40/15; Dallas-New York 2,205 km */
  const ErpFlow *dallas = flow_of(&c, "dfw", "teams", ERP_CATEGORY_OPTIMIZE);
  g_assert_cmpint(dallas->options->er.rtt, ==, 40000);
  g_assert_cmpint(dallas->options->net.rtt, ==, 15000);
  g_assert_cmpint(dallas->options->best, ==, 15000);
  g_assert_cmpint(dallas->options->er.penalty, ==, 25000);
  g_assert_cmpint(erp_alternative_ratio(&dallas->options->er), ==, 267);
  g_assert_cmpint(dallas->options->er.penalty_class, ==, ERP_PENALTY_MATERIAL);
  g_assert_cmpint(dallas->options->er.detour, >, 800000);
  const ErpFinding *pinned = finding_of(&c, "M36-02", "dfw");
  g_assert_nonnull(pinned);
  g_assert_cmpint(pinned->verdict, ==, ERP_VERDICT_FAIL);
  g_assert_nonnull(strstr(erp_finding_message(pinned), "25 ms more"));
  g_assert_nonnull(strstr(erp_finding_own_remedy(pinned), "by the internet access of Dallas"));
  g_assert_null(finding_of(&c, "M36-02", "was"));
  g_assert_cmpint(verdict_of(&c, "M36-05"), ==, ERP_VERDICT_PASS);
  close_case(&c);
}

/* With gp.minor=0 the document's own choice of 2017 comes out. */
static void
test_meet_me_without_margin(void) {
  Case c = open_case("meet-me-authorized.xml", "</plan>",
                     "<parameter name=\"gp.minor\" value=\"0\"/></plan>");
  assert_site(&c, "lax", ERP_RECOMMEND_JUSTIFIED, ERP_WHY_CLOSER_EDGE);
  assert_site(&c, "was", ERP_RECOMMEND_JUSTIFIED, ERP_WHY_CLOSER_EDGE);
  assert_site(&c, "dfw", ERP_RECOMMEND_INTERNET, ERP_WHY_GEO_PINNED);
  close_case(&c);
}

/* People-weighted: 25,000 of 30,000 gain by ExpressRoute, 5,000 lose 25 ms. */
static void
test_meet_me_people(void) {
  Case c = open_case("meet-me-authorized.xml", NULL, NULL);
  static const char *const sites[] = {"lax", "was", "dfw"};
  gint64 gain = 0, lose = 0;
  for (guint i = 0; i < G_N_ELEMENTS(sites); i++) {
    const ErpFlow *flow = flow_of(&c, sites[i], "exchange", ERP_CATEGORY_OPTIMIZE);
    if (flow->options->er.rtt < flow->options->net.rtt)
      gain += flow->users;
    else if (flow->options->er.rtt - flow->options->net.rtt == 25000)
      lose += flow->users;
  }
  g_assert_cmpint(gain, ==, 25000);
  g_assert_cmpint(lose, ==, 5000);
  close_case(&c);
  /* What the report says when all of it is to move to the internet. */
  c = open_case("meet-me.xml", NULL, NULL);
  g_assert_cmpint(site_of(&c, "lax")->saved_user_us, ==, -10000 * G_GINT64_CONSTANT(5000));
  g_assert_cmpint(site_of(&c, "was")->saved_user_us, ==, -15000 * G_GINT64_CONSTANT(10000));
  g_assert_cmpint(site_of(&c, "dfw")->saved_user_us, ==, 5000 * G_GINT64_CONSTANT(25000));
  close_case(&c);
}

static void
test_meet_me_modelled(void) {
  Case c = open_case("meet-me-modelled.xml", NULL, NULL);
  assert_site(&c, "lax", ERP_RECOMMEND_INTERNET, ERP_WHY_NO_GAIN);
  assert_site(&c, "was", ERP_RECOMMEND_JUSTIFIED, ERP_WHY_CLOSER_EDGE);
  assert_site(&c, "dfw", ERP_RECOMMEND_INTERNET, ERP_WHY_GEO_PINNED);
  /* the published table's figures, within the model's band: ~10, ~10 and ~40 ms */
  static const struct {
    const char *site;
    gint64 published;
  } rows[] = {{"lax", 10000}, {"was", 10000}, {"dfw", 40000}};
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
    gint64 rtt = flow_of(&c, rows[i].site, "teams", ERP_CATEGORY_OPTIMIZE)->options->er.rtt;
    gint64 band = MAX(4000, rows[i].published / 5);
    g_test_message("%s %" G_GINT64_FORMAT, rows[i].site, rtt);
    g_assert_cmpint(ABS(rtt - rows[i].published), <=, band);
  }
  close_case(&c);
}

/* ---- Contoso ------------------------------------------------------------------------------- */

#define SYDNEY_LINK(capacity)                                                                      \
  "<wan-link id=\"syd-par\" a=\"syd\" b=\"par\" kind=\"mpls\" capacity=\"" capacity "\"/>"

static const char *const far_hubs[] = {"ist", "jnb", "dxb", "bom", "sin", "tyo", "syd",
                                       "nyc", "den", "sfo", "mex", "sao", "yto"};

static void
test_contoso_backhaul(void) {
  Case c = open_case("contoso.xml", NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS(far_hubs); i++) {
    const ErpFlow *flow = flow_of(&c, far_hubs[i], "teams", ERP_CATEGORY_OPTIMIZE);
    const ErpFinding *finding = finding_of(&c, "M36-03", far_hubs[i]);
    g_test_message("%s", far_hubs[i]);
    g_assert_cmpint(flow->recommendation, ==, ERP_RECOMMEND_INTERNET);
    g_assert_true(flow->reasons >> ERP_WHY_BACKHAULED_INTERNET & 1u);
    g_assert_nonnull(finding);
    g_assert_cmpint(finding->verdict, ==, ERP_VERDICT_FAIL);
    g_assert_cmpint(flow->options->net.penalty, >, 25000);
  }
  /* Sydney by Paris: floor 170 ms, realistic 250 to 300 ms; a local front door under 20 ms */
  const ErpFlow *sydney = flow_of(&c, "syd", "teams", ERP_CATEGORY_OPTIMIZE);
  g_assert_cmpint(sydney->options->net.rtt, >=, 230000);
  g_assert_cmpint(sydney->options->net.rtt, <=, 310000);
  g_assert_cmpint(sydney->options->best, <, 20000);
  /* Paris itself */
  g_assert_cmpint(flow_of(&c, "par", "teams", ERP_CATEGORY_OPTIMIZE)->options->net.penalty, <=,
                  1000);
  g_assert_null(finding_of(&c, "M36-03", "par"));
  close_case(&c);
}

static gboolean
speaks_for_expressroute(const Case *c) {
  for (guint i = 0; i < c->results->n_flows; i++)
    if (c->results->flows[i].recommendation == ERP_RECOMMEND_JUSTIFIED ||
        c->results->flows[i].recommendation == ERP_RECOMMEND_TOLERATED)
      return TRUE;
  for (guint i = 0; i < erp_review_length(c->review); i++) {
    const ErpFinding *finding = erp_review_get(c->review, i);
    if (finding->verdict >= ERP_VERDICT_WARN && erp_finding_own_remedy(finding) != NULL &&
        strstr(erp_finding_own_remedy(finding), "circuit") != NULL)
      return TRUE;
  }
  return FALSE;
}

static void
test_contoso_needs_no_circuit(void) {
  static const char *const examples[] = {"contoso.xml", "contoso-local-breakout.xml"};
  for (guint i = 0; i < G_N_ELEMENTS(examples); i++) {
    Case c = open_case(examples[i], NULL, NULL);
    g_assert_false(speaks_for_expressroute(&c));
    g_assert_cmpint(verdict_of(&c, "REL-01"), ==, ERP_VERDICT_NOT_APPLICABLE);
    g_assert_cmpint(verdict_of(&c, "GEO-01"), ==, ERP_VERDICT_NOT_APPLICABLE);
    close_case(&c);
  }
}

static void
test_contoso_local_breakout(void) {
  Case c = open_case("contoso-local-breakout.xml", NULL, NULL);
  g_assert_cmpuint(erp_review_gate(c.review, ERP_LEVEL_LOW, FALSE), ==, 0);
  const ErpFinding *internet = finding_of(&c, "M36-03", NULL);
  g_assert_nonnull(internet);
  g_assert_cmpint(internet->verdict, ==, ERP_VERDICT_PASS);
  g_assert_nonnull(
      strstr(erp_finding_message(internet), "leaves by another site, which is allowed"));
  for (guint i = 0; i < G_N_ELEMENTS(far_hubs); i++) {
    const ErpFlow *teams = flow_of(&c, far_hubs[i], "teams", ERP_CATEGORY_OPTIMIZE);
    const ErpFlow *rest = flow_of(&c, far_hubs[i], "teams", ERP_CATEGORY_DEFAULT);
    g_assert_cmpint(teams->options->net.penalty_class, <=, ERP_PENALTY_MINOR);
    /* the category default goes to Paris on purpose: a long way, no failure */
    g_assert_true(rest->by_policy);
    g_assert_cmpint(rest->options->net.rtt, >, teams->options->net.rtt);
    g_assert_cmpint(rest->verdict, !=, ERP_VERDICT_FAIL);
  }
  close_case(&c);
}

/* The worst link of a satellite is its own spoke, not the hub's link to Paris. */
static void
test_contoso_worst_link(void) {
  Case c = open_case("contoso.xml", NULL, NULL);
  const ErpResults *r = c.results;
  const ErpFlow *flow = flow_of(&c, "mel", "teams", ERP_CATEGORY_OPTIMIZE);
  const ErpRoute *route = &r->routes[flow->route];
  g_assert_cmpstr(r->network->elements[route->bottleneck[ERP_DOWN]].id, ==, "mel-syd");
  g_assert_cmpint(route->capacity[ERP_DOWN], ==, 200000000);
  /* everything of the hub and its three satellites lands on the hub's link */
  gint64 expected = 0;
  static const char *const behind[] = {"syd", "mel", "bne", "akl"};
  for (guint i = 0; i < r->n_flows; i++)
    for (guint b = 0; b < G_N_ELEMENTS(behind); b++)
      if (strcmp(r->network->nodes[r->flows[i].site].id, behind[b]) == 0)
        expected += r->flows[i].rate[ERP_DOWN];
  guint32 link = erp_network_element(r->network, "syd-par");
  g_assert_cmpint(r->loads[link].load[ERP_DOWN], ==, expected);
  close_case(&c);
}

/* ... unless the hub's link is to carry more than it can: then that is where capacity is short. */
static void
test_contoso_oversubscribed(void) {
  Case c = open_case("contoso.xml", SYDNEY_LINK("2Gbps"), SYDNEY_LINK("700Mbps"));
  const ErpRoute *route =
      &c.results->routes[flow_of(&c, "mel", "teams", ERP_CATEGORY_OPTIMIZE)->route];
  guint32 link = route->residual_element[ERP_DOWN];
  g_assert_cmpstr(c.results->network->elements[link].id, ==, "syd-par");
  const ErpFinding *finding = finding_of(&c, "WAN-01", "syd-par");
  g_assert_nonnull(finding);
  g_assert_cmpint(finding->verdict, ==, ERP_VERDICT_FAIL);
  close_case(&c);
}

/* Fifteen hubs of 2,000 and their 45 satellites of 250 land on Paris. */
static void
test_contoso_paris(void) {
  Case c = open_case("contoso.xml", NULL, NULL);
  const ErpResults *r = c.results;
  gint64 landing = 0, users = 0;
  for (guint32 i = 0; i < r->network->n_links; i++)
    if (g_str_has_suffix(r->network->elements[i].id, "-par"))
      landing += r->loads[i].load[ERP_DOWN];
  gint64 expected = 0;
  for (guint i = 0; i < r->n_flows; i++)
    if (strcmp(r->network->nodes[r->flows[i].site].id, "par") != 0)
      expected += r->flows[i].rate[ERP_DOWN];
  for (guint32 i = 0; i < r->network->n_sites; i++)
    users += r->network->nodes[i].site->users;
  g_assert_cmpint(landing, ==, expected);
  g_assert_cmpint(users, ==, 25000 + 15 * (2000 + 3 * 250));
  close_case(&c);
}

/* 765 Mb/s: 2,750 people of 260 kb/s each and 50 Mb/s of other traffic. */
static void
test_contoso_headroom(void) {
  static const struct {
    const char *link;
    ErpVerdict verdict;
  } rows[] = {
      {SYDNEY_LINK("1Gbps"), ERP_VERDICT_PASS},   /* 76 % */
      {SYDNEY_LINK("900Mbps"), ERP_VERDICT_WARN}, /* 85 %: less than 20 % left */
      {SYDNEY_LINK("800Mbps"), ERP_VERDICT_FAIL}, /* 96 %: less than 10 % left */
  };
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
    Case c = open_case("contoso.xml", SYDNEY_LINK("2Gbps"), rows[i].link);
    const ErpFinding *finding = finding_of(&c, "WAN-02", "syd-par");
    g_assert_cmpint(finding == NULL ? ERP_VERDICT_PASS : finding->verdict, ==, rows[i].verdict);
    close_case(&c);
  }
}

/* A circuit in Paris is the same hairpin as the internet access there. */
static void
test_contoso_by_circuit(void) {
  Case c = open_case(
      "contoso.xml", "<tenant geo=\"EUR\"/>",
      "<tenant geo=\"EUR\" m365-over-expressroute=\"authorized\" reason=\"measured-need\"/>"
      "<peering-location id=\"pl\" at=\"Paris\"><circuit id=\"er-par\" bandwidth=\"40Gbps\""
      " provider=\"direct\" sku=\"premium\"><peering kind=\"microsoft\">"
      "<accept community=\"12076:5010\"/><accept community=\"12076:5020\"/>"
      "<accept community=\"12076:5030\"/><accept community=\"12076:5100\"/></peering></circuit>"
      "</peering-location><wan-link id=\"par-pl\" a=\"par\" b=\"pl\" capacity=\"40Gbps\"/>");
  for (guint i = 0; i < G_N_ELEMENTS(far_hubs); i++) {
    const ErpFlow *flow = flow_of(&c, far_hubs[i], "teams", ERP_CATEGORY_OPTIMIZE);
    const ErpFinding *finding = finding_of(&c, "M36-02", far_hubs[i]);
    g_test_message("%s", far_hubs[i]);
    g_assert_cmpint(flow->via, ==, ERP_VIA_EXPRESSROUTE);
    g_assert_cmpint(flow->recommendation, ==, ERP_RECOMMEND_INTERNET);
    g_assert_nonnull(finding);
    g_assert_cmpint(finding->verdict, ==, ERP_VERDICT_FAIL);
  }
  g_assert_null(finding_of(&c, "M36-02", "par"));
  close_case(&c);
}

/* ---- Bangladesh ---------------------------------------------------------------------------- */

static void
test_bangladesh(void) {
  Case c = open_case("bangladesh.xml", NULL, NULL);
  assert_site(&c, "dac", ERP_RECOMMEND_INTERNET, ERP_WHY_GEO_PINNED);
  const ErpFlow *dhaka = flow_of(&c, "dac", "teams", ERP_CATEGORY_OPTIMIZE);
  g_assert_cmpint(dhaka->via, ==, ERP_VIA_EXPRESSROUTE);
  g_assert_true(dhaka->reasons >> ERP_WHY_SMALL_SITE & 1u);
  g_assert_cmpint(dhaka->options->er.rtt, >, 24000); /* floor of Dhaka-Hong Kong, 2,434 km */
  g_assert_cmpint(dhaka->options->er.rtt, >, dhaka->options->net.rtt);
  g_assert_nonnull(finding_of(&c, "M36-02", "dac"));
  close_case(&c);
}

/* A circuit in Chennai, 1,601 km away, would fit the map but not ten people. */
static void
test_bangladesh_by_chennai(void) {
  Case c = open_case(
      "bangladesh.xml",
      "<wan-link id=\"dac-hkg\" a=\"dac\" b=\"hkg\" kind=\"mpls\" capacity=\"10Mbps\"/>",
      "<peering-location id=\"maa\" at=\"Chennai\">"
      "<circuit id=\"er-maa\" bandwidth=\"50Mbps\" sku=\"premium\"><peering kind=\"microsoft\">"
      "<accept community=\"12076:5010\"/><accept community=\"12076:5020\"/>"
      "<accept community=\"12076:5030\"/><accept community=\"12076:5100\"/></peering></circuit>"
      "</peering-location><wan-link id=\"dac-maa\" a=\"dac\" b=\"maa\" capacity=\"10Mbps\"/>");
  assert_site(&c, "dac", ERP_RECOMMEND_INTERNET, ERP_WHY_NO_GAIN);
  const ErpFlow *dhaka = flow_of(&c, "dac", "teams", ERP_CATEGORY_OPTIMIZE);
  g_assert_cmpint(dhaka->via, ==, ERP_VIA_EXPRESSROUTE);
  g_assert_true(dhaka->reasons >> ERP_WHY_SMALL_SITE & 1u);
  g_assert_cmpint(dhaka->options->er.rtt, >, 16000); /* floor */
  close_case(&c);
}

/* Hong Kong sent to a North American meet-me is a hairpin of high severity. */
static void
test_hong_kong_hairpin(void) {
  Case c = open_case("bangladesh.xml", "<wan-link id=\"hkg-hk\" a=\"hkg\" b=\"hk\"",
                     "<wan-link id=\"hkg-sv\" a=\"hkg\" b=\"sv\"");
  const ErpFlow *flow = flow_of(&c, "hkg", "teams", ERP_CATEGORY_OPTIMIZE);
  const ErpFinding *finding = finding_of(&c, "M36-02", "hkg");
  g_assert_cmpint(flow->options->er.rtt, >=, 112000); /* floor of 11,158 km */
  g_assert_cmpint(flow->options->er.penalty_class, ==, ERP_PENALTY_SEVERE);
  g_assert_nonnull(finding);
  g_assert_cmpint(finding->verdict, ==, ERP_VERDICT_FAIL);
  g_assert_cmpint(finding->rule->level, ==, ERP_LEVEL_HIGH);
  close_case(&c);
}

/* ---- Power Platform ------------------------------------------------------------------------ */

static void
test_power_platform_sku(void) {
  Case c = open_case("power-platform-a.xml", NULL, NULL);
  const ErpFinding *new_york = finding_of(&c, "PEER-04", "er-ny");
  g_assert_nonnull(new_york);
  g_assert_cmpint(new_york->verdict, ==, ERP_VERDICT_FAIL);
  const ErpFinding *london = finding_of(&c, "PEER-04", "er-ldn");
  g_assert_true(london == NULL || london->verdict == ERP_VERDICT_PASS);
  close_case(&c);
}

/* One office by a circuit and the other by the internet is legitimate. */
static void
test_power_platform_one_by_internet(void) {
  g_autoptr(GString) text = example_text("power-platform-a.xml");
  cut(text, "<peering-location id=\"ny\"", "</peering-location>");
  cut(text, "<wan-link id=\"nyc-ny\"", "/>");
  Case c = open_text("power-platform-a.xml", text);
  g_assert_cmpint(flow_of(&c, "nyc", "power-platform", ERP_CATEGORY_OPTIMIZE)->via, ==,
                  ERP_VIA_INTERNET);
  g_assert_cmpuint(erp_review_gate(c.review, ERP_LEVEL_LOW, FALSE), ==, 0);
  close_case(&c);
}

/* New York to a British environment by London is on the way: no hairpin; one circuit only. */
static void
test_power_platform_on_the_way(void) {
  Case c = open_case("power-platform-b.xml", NULL, NULL);
  const ErpFlow *flow = flow_of(&c, "nyc", "power-platform", ERP_CATEGORY_OPTIMIZE);
  g_assert_cmpint(flow->via, ==, ERP_VIA_EXPRESSROUTE);
  gint64 rtt = c.results->routes[flow->route].rtt;
  g_test_message("%" G_GINT64_FORMAT, rtt);
  g_assert_cmpint(rtt, >=, 55700); /* floor of 5,570 km */
  g_assert_cmpint(rtt, <=, 95000);
  g_assert_null(finding_of(&c, "M36-02", "nyc"));
  g_assert_null(finding_of(&c, "M36-03", "nyc"));
  const ErpFinding *latency = finding_of(&c, "WAN-03", NULL);
  g_assert_nonnull(latency);
  g_assert_nonnull(strstr(erp_finding_message(latency), "nearest to its limit is Power Platform"));
  g_assert_nonnull(strstr(erp_finding_message(latency), "at New York with ~"));
  g_assert_cmpint(verdict_of(&c, "PEER-04"), ==, ERP_VERDICT_PASS);
  g_assert_cmpint(verdict_of(&c, "REL-01"), >=, ERP_VERDICT_WARN);
  close_case(&c);
}

/* The satellite is the worst link; breaking out locally helps, a larger circuit does not. */
static void
test_power_platform_slowest_link(void) {
  Case c = open_case("power-platform-c.xml", NULL, NULL);
  const ErpFlow *flow = flow_of(&c, "mine", "power-platform", ERP_CATEGORY_OPTIMIZE);
  const ErpRoute *route = &c.results->routes[flow->route];
  g_assert_cmpstr(c.results->network->elements[route->bottleneck[ERP_DOWN]].id, ==, "mine-dfw");
  g_assert_cmpint(route->capacity[ERP_DOWN], ==, 2000000);
  g_assert_cmpint(route->rtt, >=, 600000);
  const ErpFinding *link = finding_of(&c, "WAN-01", "mine-dfw");
  g_assert_nonnull(link);
  g_assert_cmpint(link->verdict, ==, ERP_VERDICT_FAIL);
  g_assert_null(finding_of(&c, "WAN-01", "er-dal"));
  const ErpFinding *breakout = finding_of(&c, "WAN-05", "mine-dfw");
  g_assert_nonnull(breakout);
  g_assert_nonnull(erp_finding_own_remedy(breakout));
  g_assert_nonnull(strstr(erp_finding_own_remedy(breakout), "breakout"));
  g_assert_nonnull(strstr(erp_finding_own_remedy(breakout), "a bigger circuit does not relieve"));
  close_case(&c);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/meet-me/not-authorised", test_meet_me_not_authorised);
  g_test_add_func("/meet-me/authorised", test_meet_me_authorised);
  g_test_add_func("/meet-me/without-margin", test_meet_me_without_margin);
  g_test_add_func("/meet-me/people", test_meet_me_people);
  g_test_add_func("/meet-me/modelled", test_meet_me_modelled);
  g_test_add_func("/contoso/backhaul", test_contoso_backhaul);
  g_test_add_func("/contoso/no-circuit", test_contoso_needs_no_circuit);
  g_test_add_func("/contoso/local-breakout", test_contoso_local_breakout);
  g_test_add_func("/contoso/worst-link", test_contoso_worst_link);
  g_test_add_func("/contoso/oversubscribed", test_contoso_oversubscribed);
  g_test_add_func("/contoso/paris", test_contoso_paris);
  g_test_add_func("/contoso/headroom", test_contoso_headroom);
  g_test_add_func("/contoso/by-circuit", test_contoso_by_circuit);
  g_test_add_func("/bangladesh/small-team", test_bangladesh);
  g_test_add_func("/bangladesh/by-chennai", test_bangladesh_by_chennai);
  g_test_add_func("/bangladesh/hong-kong-hairpin", test_hong_kong_hairpin);
  g_test_add_func("/power-platform/sku", test_power_platform_sku);
  g_test_add_func("/power-platform/one-by-internet", test_power_platform_one_by_internet);
  g_test_add_func("/power-platform/on-the-way", test_power_platform_on_the_way);
  g_test_add_func("/power-platform/slowest-link", test_power_platform_slowest_link);
  return g_test_run();
}
