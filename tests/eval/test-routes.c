#include "eval/results.h"

#include <string.h>

#include "fixture.h"

#define TENANT                                                                                     \
  "<tenant geo=\"EUR\" m365-over-expressroute=\"authorized\" reason=\"measured-need\"/>"
#define ACCEPT                                                                                     \
  "<accept community=\"12076:5010\"/><accept community=\"12076:5020\"/>"                           \
  "<accept community=\"12076:5030\"/><accept community=\"12076:5100\"/>"
#define LOCATION(id, at)                                                                           \
  "<peering-location id=\"pl-" id "\" at=\"" at "\"><circuit id=\"er-" id                          \
  "\" provider=\"Equinix\" bandwidth=\"1Gbps\" sku=\"premium\"><peering "                          \
  "kind=\"microsoft\">" ACCEPT                                                                     \
  "</peering><peering kind=\"private\"/></circuit></peering-location>"
#define LINK(id, a, b, ms)                                                                         \
  "<wan-link id=\"" id "\" a=\"" a "\" b=\"" b "\" rtt=\"" ms "ms\" capacity=\"1Gbps\"/>"
#define SITE(id, attributes, content)                                                              \
  "<site id=\"" id "\" name=\"" id "\" lat=\"48.86\" lon=\"2.35\" " attributes ">" content "</"    \
  "site>"
#define NET(id, ms) "<internet id=\"" id "\" rtt=\"" ms "ms\" capacity=\"1Gbps\"/>"
#define SURF "<demand service=\"internet\" down=\"1Mbps\" up=\"1Mbps\"/>"

/* The hops of the planned route, by id. */
static void
check_hops(const Fixture *f, const ErpFlow *flow, const char *expected) {
  const ErpRoute *route = fixture_route(f, flow);
  g_autoptr(GString) hops = g_string_new(NULL);
  for (guint i = 0; i < route->n_hops; i++)
    g_string_append_printf(hops, "%s%s", i > 0 ? " " : "",
                           f->results->network->elements[route->hops[i].element].id);
  g_assert_cmpstr(hops->str, ==, expected);
}

static void
check_way(const Fixture *f, const char *site, const char *service, const char *category,
          const char *hops, gint64 rtt) {
  const ErpFlow *flow = fixture_flow(f, site, service, category);
  check_hops(f, flow, hops);
  g_assert_cmpint(fixture_route(f, flow)->rtt, ==, rtt);
}

/* ---- the internet way ----------------------------------------------------------------------- */

/* internet-via goes before an own access; chains are followed; nothing stated means nearest. */
static void
test_default_ways(void) {
  g_autoptr(Fixture) f = fixture_new(
      SITE("hq", "", NET("isp", "3") SURF) SITE("hub", "internet-via=\"hq\"", NET("own", "2") SURF)
          SITE("leaf", "internet-via=\"hub\"", SURF) SITE("lost", "", SURF)
              LINK("a", "hub", "hq", "10") LINK("b", "leaf", "hub", "20")
                  LINK("c", "lost", "hub", "30") LINK("d", "lost", "hq", "41"));

  check_way(f, "hq", "internet", "-", "isp", 3000);
  check_way(f, "hub", "internet", "-", "a isp", 13000);
  check_way(f, "leaf", "internet", "-", "b a isp", 33000);
  check_way(f, "lost", "internet", "-", "c a isp", 43000); /* 40 over hub, not 41 */
}

static void
test_closed_and_cut(void) {
  g_autoptr(Fixture) f =
      fixture_new(SITE("hq", "", NET("isp", "3")) SITE("shut", "closed=\"yes\"", NET("x", "1") SURF)
                      SITE("cut", "", SURF) LINK("a", "shut", "hq", "10"));

  g_assert_cmpint(fixture_flow(f, "shut", "internet", "-")->via, ==, ERP_VIA_NONE);
  g_assert_cmpint(fixture_flow(f, "shut", "internet", "-")->verdict, ==, ERP_VERDICT_FAIL);
  g_assert_cmpint(fixture_flow(f, "cut", "internet", "-")->via, ==, ERP_VIA_NONE);
}

/* "closed" forbids a direct way; the one over a named site is none. */
static void
test_closed_via(void) {
  g_autoptr(Fixture) f = fixture_new(SITE("hq", "", NET("isp", "3"))
                                         SITE("shut", "closed=\"yes\" internet-via=\"hq\"",
                                              NET("x", "1") SURF) LINK("a", "shut", "hq", "10"));

  check_way(f, "shut", "internet", "-", "a isp", 13000);
}

static void
test_best_access(void) {
  g_autoptr(Fixture) f = fixture_new(SITE("s", "", NET("slow", "9") NET("fast", "4") SURF));

  check_way(f, "s", "internet", "-", "fast", 4000);
}

/* A proxy 120 ms away, with TLS inspection (10 ms); Teams bypasses it, but not with what its PAC
 * file cannot name: content delivery and the like. */
static void
test_proxy(void) {
  g_autoptr(Fixture) f = fixture_new(
      TENANT SITE("hq", "", NET("isp", "5"))
          SITE("s", "users=\"100\" proxy=\"px\"", NET("own", "6"))
              LINK("w", "s", "hq",
                   "120") "<proxy id=\"px\" site=\"hq\" inspection=\"yes\" bypass=\"teams\"/>");

  check_hops(f, fixture_flow(f, "s", "exchange", "optimize"), "w px isp");
  g_assert_cmpint(fixture_route(f, fixture_flow(f, "s", "exchange", "optimize"))->budget.processing,
                  ==, 10000);
  check_way(f, "s", "teams", "optimize", "own", 6000);
  check_way(f, "s", "teams", "allow", "own", 6000);
  check_hops(f, fixture_flow(f, "s", "teams", "default"), "w px isp");
}

/* Roaming people: a forced VPN drags everything to its head-end, a split one nothing. */
static void
test_roaming(void) {
  g_autoptr(Fixture) f = fixture_new(TENANT SITE(
      "hq", "",
      NET("isp",
          "5")) "<vpn id=\"all\" site=\"hq\" mode=\"forced\"/><vpn id=\"some\" site=\"hq\" "
                "mode=\"split\"/>"
                "<site id=\"far\" name=\"Far\" lat=\"-33.87\" lon=\"151.21\" kind=\"roaming\" "
                "users=\"100\" vpn=\"all\"/>"
                "<site id=\"free\" name=\"Free\" lat=\"-33.87\" lon=\"151.21\" kind=\"roaming\" "
                "users=\"100\" vpn=\"some\"/>");
  const ErpFlow *far = fixture_flow(f, "far", "teams", "optimize");
  const ErpFlow *at_home = fixture_flow(f, "free", "teams", "optimize");

  check_hops(f, far, "all isp");
  g_assert_cmpint(far->options->net.rtt, >, 170000); /* the floor of 16,960 km and back */
  g_assert_cmpint(fixture_route(f, far)->budget.processing, ==, 3000);
  g_assert_cmpint(far->options->net.penalty_class, ==, ERP_PENALTY_SEVERE);
  g_assert_true((far->reasons & (1U << ERP_WHY_BACKHAULED_INTERNET)) != 0);
  g_assert_cmpint(at_home->via, ==, ERP_VIA_INTERNET);
  g_assert_cmpint(at_home->options->net.rtt, <, 5000);
  g_assert_cmpint(at_home->options->net.penalty_class, ==, ERP_PENALTY_NONE);
}

/* A cloud egress: its point of presence is where the internet begins, and the way there counts. */
static void
test_cloud_egress(void) {
  g_autoptr(Fixture) f = fixture_new(TENANT SITE(
      "s", "users=\"10\"", "<internet id=\"swg\" kind=\"cloud\" lat=\"50.11\" lon=\"8.68\"/>"));
  const ErpFlow *flow = fixture_flow(f, "s", "teams", "optimize");
  const ErpRoute *route = fixture_route(f, flow);

  g_assert_cmpstr(f->results->network->doors[route->door].metro, ==, "Frankfurt");
  g_assert_cmpint(route->length, >, 470000); /* Paris to Frankfurt is 478 km */
  g_assert_cmpint(route->rtt, >, 4780);
  g_assert_cmpstr(f->results->network->doors[flow->options->best_door].metro, ==, "Paris");
}

/* A resolver in Sydney makes Exchange enter there; Teams is anycast and does not care. */
static void
test_resolver(void) {
  g_autoptr(Fixture) f =
      fixture_new(TENANT "<site id=\"syd\" name=\"Sydney\" lat=\"-33.87\" lon=\"151.21\">" NET(
          "au", "4") "</site>" SITE("s", "users=\"10\" dns=\"syd\"", NET("own", "6")));
  const ErpFlow *exchange = fixture_flow(f, "s", "exchange", "optimize");

  g_assert_cmpstr(f->results->network->doors[fixture_route(f, exchange)->door].metro, ==, "Sydney");
  g_assert_cmpint(exchange->options->net.rtt, >, 170000);
  check_way(f, "s", "teams", "optimize", "own", 6000);
}

/* ---- policies ------------------------------------------------------------------------------- */

static const char several[] =
    TENANT SITE("hq", "users=\"100\"", NET("isp", "5")) SITE("s", "users=\"100\"", NET("own", "6"))
        LINK("w", "s", "hq", "20") LINK("x", "s", "pl-a", "7") LINK("y", "s", "pl-f", "9")
            LINK("z", "hq", "pl-a", "3") LOCATION("a", "Amsterdam") LOCATION("f", "Frankfurt");

static Fixture *
with_policies(const char *policies) {
  g_autofree char *body = g_strconcat(several, policies, NULL);
  return fixture_new(body);
}

/* Without a policy an accepted community attracts what ExpressRoute supports, over the circuit of
 * lowest latency; the rest leaves by the site's own access. */
static void
test_routes_decide(void) {
  g_autoptr(Fixture) f = with_policies("");

  check_way(f, "s", "teams", "optimize", "x er-a", 7000);
  check_way(f, "s", "teams", "default", "own", 6000);
  g_assert_false(fixture_flow(f, "s", "teams", "optimize")->by_policy);
}

/* Stated site 4, service 2, category 1; the first of equals. */
static void
test_specificity(void) {
  g_autoptr(Fixture) f =
      with_policies("<policy via=\"internet\"/>"
                    "<policy service=\"exchange\" category=\"optimize\" via=\"er-f\"/>"
                    "<policy service=\"exchange\" via=\"er-a\"/>"
                    "<policy site=\"s\" service=\"sharepoint\" via=\"hq\"/>"
                    "<policy site=\"s\" service=\"m365\" category=\"allow\" via=\"er-f er-a\"/>");

  check_way(f, "s", "exchange", "optimize", "y er-f", 9000);
  check_way(f, "s", "exchange", "allow", "y er-f", 9000); /* the site's policy: 5 against 2 */
  check_way(f, "s", "sharepoint", "optimize", "w isp", 25000);
  check_way(f, "s", "teams", "optimize", "own", 6000); /* for every site and service */
  check_way(f, "s", "teams", "allow", "y er-f", 9000);
  check_way(f, "hq", "exchange", "allow", "z er-a", 3000);
  check_way(f, "hq", "exchange", "default", "isp", 5000);
  check_way(f, "hq", "exchange", "optimize", "w y er-f", 29000);
  g_assert_true(fixture_flow(f, "s", "exchange", "optimize")->by_policy);
  /* the farther circuit was selected: the nearer one's RTT is reported beside it */
  g_assert_cmpint(fixture_flow(f, "s", "exchange", "optimize")->options->er.rtt, ==, 9000);
  g_assert_cmpint(
      f->results->routes[fixture_flow(f, "s", "exchange", "optimize")->options->nearest].rtt, ==,
      7000);
  g_assert_cmpint(fixture_flow(f, "hq", "exchange", "allow")->options->nearest, ==, ERP_NONE);
}

/* Options are tried in order; an own site id means the own access even where internet-via is
 * stated; an exit stands for what it leads to. */
static void
test_options(void) {
  g_autoptr(Fixture) f = fixture_new(
      TENANT SITE("hq", "", NET("isp", "5"))
          SITE("s", "users=\"100\" internet-via=\"hq\"", NET("own", "6")) LINK("w", "s", "hq", "20")
              LOCATION("a", "Amsterdam") "<edge id=\"e\" site=\"hq\"/>"
                                         "<exit id=\"out\" edge=\"e\" kind=\"internet\" "
                                         "ref=\"isp\"/>"
                                         "<policy site=\"s\" service=\"teams\" via=\"er-a s\"/>"
                                         "<policy site=\"s\" service=\"exchange\" via=\"out\"/>"
                                         "<policy site=\"s\" service=\"common\" via=\"er-a\"/>");

  check_way(f, "s", "teams", "optimize", "own", 6000); /* er-a is not reached */
  check_way(f, "s", "exchange", "optimize", "w isp", 25000);
  check_way(f, "s", "common", "allow", "w isp", 25000); /* falls to the site's internet way */
  g_assert_false(fixture_flow(f, "s", "common", "allow")->by_policy);
  g_assert_cmpint(fixture_flow(f, "s", "teams", "optimize")->missing, !=, ERP_LACKS_NOTHING);
}

static void
test_policy_proxy(void) {
  g_autoptr(Fixture) f = with_policies("<proxy id=\"px\" site=\"hq\" delay=\"4ms\"/>"
                                       "<policy site=\"s\" service=\"teams\" via=\"internet\" "
                                       "proxy=\"px\"/>");

  check_hops(f, fixture_flow(f, "s", "teams", "optimize"), "w px isp");
  g_assert_cmpint(fixture_route(f, fixture_flow(f, "s", "teams", "allow"))->budget.processing, ==,
                  4000);
}

/* Routes are learned only inside their scope, and only the communities it names. */
static void
test_route_scope(void) {
  g_autoptr(Fixture) f =
      with_policies("<edge id=\"e\" site=\"hq\"/>"
                    "<exit id=\"xa\" edge=\"e\" kind=\"circuit\" ref=\"er-a\"/>"
                    "<route-scope exit=\"xa\" sites=\"s\" accept=\"12076:5010\"/>");

  check_way(f, "s", "exchange", "optimize", "x er-a", 7000);
  check_way(f, "s", "teams", "optimize", "y er-f", 9000);
  check_way(f, "hq", "exchange", "optimize", "w y er-f", 29000);
}

/* Nothing passes through a peering location. */
static void
test_no_transit(void) {
  g_autoptr(Fixture) f = fixture_new(SITE("a", "", NET("isp", "5")) SITE("b", "", SURF) LINK(
      "x", "a", "pl-a", "1") LINK("y", "b", "pl-a", "1") LOCATION("a", "Amsterdam"));

  g_assert_cmpint(fixture_flow(f, "b", "internet", "-")->via, ==, ERP_VIA_NONE);
}

/* ---- services bound to a region ------------------------------------------------------------- */

/* Europe's pair is West and North Europe. The circuit ends in Amsterdam, whose nearest region is
 * West Europe itself, so the backbone leg is a short modelled one. */
static void
test_power_platform(void) {
  static const char plan[] = SITE(
      "s", "",
      NET("own", "6") "<demand service=\"power-platform\" environment=\"crm\" "
                      "down=\"4Mbps\" up=\"1Mbps\"/>")
      LINK("x", "s", "pl", "7") "<environment id=\"crm\" region=\"Europe\"/>"
                                "<peering-location id=\"pl\" at=\"Amsterdam\"><circuit id=\"er\" "
                                "provider=\"Equinix\" bandwidth=\"1Gbps\" sku=\"standard\">"
                                "<peering kind=\"microsoft\"><accept community=\"12076:%s\"/>"
                                "</peering></circuit></peering-location>";
  g_autofree char *regional = g_strdup_printf(plan, "51002");
  g_autofree char *other = g_strdup_printf(plan, "51004");
  g_autoptr(Fixture) f = fixture_new(regional);
  g_autoptr(Fixture) wrong = fixture_new(other);
  const ErpFlow *flow = fixture_flow(f, "s", "power-platform", "-");

  g_assert_cmpint(flow->via, ==, ERP_VIA_EXPRESSROUTE);
  check_hops(f, flow, "x er");
  g_assert_cmpint(flow->options->er.rtt, >, 7000);
  g_assert_cmpint(flow->options->er.rtt, <, 12000);
  g_assert_cmpint(flow->recommendation, ==, ERP_RECOMMEND_NONE);
  g_assert_cmpint(flow->verdict, ==, ERP_VERDICT_PASS);
  g_assert_cmpint(fixture_flow(wrong, "s", "power-platform", "-")->via, ==, ERP_VIA_INTERNET);
}

/* An environment in the United States: the backbone leg is the published round trip from West
 * Europe or its neighbour to East US. */
static void
test_power_platform_far(void) {
  g_autoptr(Fixture) f = fixture_new(SITE(
      "s", "",
      NET("own",
          "6") "<demand service=\"power-platform\" down=\"4Mbps\"/>") "<environment id=\"crm\" "
                                                                      "region=\"United States\"/>");
  const ErpFlow *flow = fixture_flow(f, "s", "power-platform", "-");
  const ErpRoute *route = fixture_route(f, flow);
  const ErpCatalogue *catalogue = f->catalogue;
  gint64 published =
      erp_catalogue_region_rtt(catalogue, erp_catalogue_region(catalogue, "francecentral", NULL),
                               erp_catalogue_region(catalogue, "eastus", NULL));

  g_assert_cmpint(published, >, 60000);
  g_assert_cmpint(route->rtt, >=, 6000 + published);
  g_assert_cmpint(route->provenance, ==, ERP_PROVENANCE_PUBLISHED);
  g_assert_cmpint(flow->options->net.penalty, ==, 0); /* the ocean is no fault of the egress */
}

/* A private demand ends at its gateway: weight first, then latency; the gateway's SKU can be the
 * bottleneck; FastPath goes round it. */
static void
test_private(void) {
  static const char plan[] = SITE(
      "s", "", "<demand service=\"azure\" gateway=\"gw\" down=\"50Mbps\" up=\"50Mbps\"/>")
      LINK("x", "s", "pl-a", "7") LINK("y", "s", "pl-f", "9") LOCATION("a", "Amsterdam")
          LOCATION("f", "Frankfurt") "<gateway id=\"gw\" region=\"westeurope\" sku=\"ErGw1AZ\">"
                                     "<connection circuit=\"er-a\" weight=\"%d\"/>"
                                     "<connection circuit=\"er-f\" weight=\"%d\" fastpath=\"%s\"/>"
                                     "</gateway>";
  g_autofree char *equal = g_strdup_printf(plan, 0, 0, "no");
  g_autofree char *heavy = g_strdup_printf(plan, 0, 10, "yes");
  g_autoptr(Fixture) f = fixture_new(equal);
  g_autoptr(Fixture) weighed = fixture_new(heavy);
  const ErpFlow *flow = fixture_flow(f, "s", "azure", "-");

  g_assert_cmpint(flow->via, ==, ERP_VIA_PRIVATE);
  check_hops(f, flow, "x er-a gw");
  g_assert_cmpint(fixture_route(f, flow)->budget.processing, ==, 1500);
  g_assert_cmpint(fixture_load(f, "gw")->load[ERP_DOWN], ==, 50000000);
  check_hops(weighed, fixture_flow(weighed, "s", "azure", "-"), "y er-f");
  g_assert_cmpint(fixture_load(weighed, "gw")->load[ERP_DOWN], ==, 0);
}

static void
test_private_unreachable(void) {
  g_autoptr(Fixture) f = fixture_new(
      SITE("s", "",
           NET("own", "6") "<demand service=\"azure\" gateway=\"gw\" down=\"50Mbps\"/>"
                           "<demand service=\"azure\" down=\"50Mbps\"/>")
          LOCATION("a", "Amsterdam") "<gateway id=\"gw\" region=\"westeurope\" sku=\"ErGw1AZ\">"
                                     "<connection circuit=\"er-a\"/></gateway>");

  g_assert_cmpuint(f->results->n_flows, ==, 2);
  g_assert_cmpint(f->results->flows[0].via, ==, ERP_VIA_NONE);
  g_assert_cmpint(f->results->flows[0].verdict, ==, ERP_VERDICT_FAIL);
  g_assert_cmpint(f->results->flows[1].verdict, ==, ERP_VERDICT_NOT_ANSWERED);
}

/* ---- edge cases of the procedure ------------------------------------------------------------ */

/* No local breakout, a proxy 3,000 km away where the circuit is too: both ways are bad, the
 * internet is still right, which the proxy takes, and it does not pass. */
static void
test_far_hub(void) {
  g_autoptr(Fixture) f = fixture_new(
      TENANT
      "<site id=\"s\" name=\"S\" lat=\"60.17\" lon=\"24.94\" users=\"500\" proxy=\"px\"/>"
      "<site id=\"hq\" name=\"HQ\" lat=\"38.72\" lon=\"-9.14\">" NET(
          "isp", "2") "</site>"
                      "<proxy id=\"px\" site=\"hq\" delay=\"1ms\"/>" LINK("w", "s", "hq", "60")
                          LINK("z", "hq", "pl-l", "2") LOCATION("l", "Lisbon"));
  const ErpFlow *flow = fixture_flow(f, "s", "teams", "optimize");
  g_autofree char *reasons = fixture_reasons(flow);

  g_assert_cmpstr(reasons, ==, "geo-pinned no-gain backhauled-internet");
  g_assert_cmpint(flow->recommendation, ==, ERP_RECOMMEND_INTERNET);
  g_assert_cmpint(flow->via, ==, ERP_VIA_INTERNET);
  g_assert_cmpint(flow->verdict, ==, ERP_VERDICT_WARN);
  g_assert_cmpint(flow->options->net.penalty_class, ==, ERP_PENALTY_MATERIAL);
}

/* What a site sends to its proxy takes the proxy's way, whatever routes the site has learnt, unless
 * it goes past the proxy or a policy says otherwise. */
static void
test_proxy_before_routes(void) {
  static const struct {
    const char *bypass, *policy;
    ErpVia teams, exchange;
  } cases[] = {
      {"", "", ERP_VIA_INTERNET, ERP_VIA_INTERNET},
      {"bypass=\"teams\"", "", ERP_VIA_EXPRESSROUTE, ERP_VIA_INTERNET},
      {"", "<policy service=\"exchange\" via=\"er-l\"/>", ERP_VIA_INTERNET, ERP_VIA_EXPRESSROUTE},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *body = g_strconcat(
        TENANT "<site id=\"s\" lat=\"38.72\" lon=\"-9.14\" users=\"500\" proxy=\"px\"/>"
               "<site id=\"hq\" lat=\"40.42\" lon=\"-3.70\">" NET("isp", "2") "</site>",
        "<proxy id=\"px\" site=\"hq\" ", cases[i].bypass, "/>" LINK("w", "s", "hq", "10"),
        LINK("z", "s", "pl-l", "2") LOCATION("l", "Lisbon"), cases[i].policy, NULL);
    g_autoptr(Fixture) f = fixture_new(body);
    g_assert_cmpint(fixture_flow(f, "s", "teams", "optimize")->via, ==, cases[i].teams);
    g_assert_cmpint(fixture_flow(f, "s", "exchange", "optimize")->via, ==, cases[i].exchange);
  }
}

/* The same plan by policy over the internet only, without the circuit: it must not pass either,
 * and must not become unreachable when the circuit is gone. */
static void
test_far_hub_without_circuit(void) {
  g_autoptr(Fixture) f =
      fixture_new(TENANT "<site id=\"s\" name=\"S\" lat=\"60.17\" lon=\"24.94\" users=\"500\" "
                         "internet-via=\"hq\"/>"
                         "<site id=\"hq\" name=\"HQ\" lat=\"38.72\" lon=\"-9.14\">" NET(
                             "isp", "2") "</site>" LINK("w", "s", "hq", "60"));

  fixture_assert_decision(f, "s", "teams", "optimize", "internet", "no-er-path", "warn");
  g_assert_cmpint(fixture_flow(f, "s", "teams", "optimize")->via, ==, ERP_VIA_INTERNET);
  fixture_assert_decision(f, "s", "teams", "default", "internet", "internet-only", "pass");
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/routes/default-ways", test_default_ways);
  g_test_add_func("/routes/closed-and-cut", test_closed_and_cut);
  g_test_add_func("/routes/closed-via", test_closed_via);
  g_test_add_func("/routes/best-access", test_best_access);
  g_test_add_func("/routes/proxy", test_proxy);
  g_test_add_func("/routes/roaming", test_roaming);
  g_test_add_func("/routes/cloud-egress", test_cloud_egress);
  g_test_add_func("/routes/resolver", test_resolver);
  g_test_add_func("/routes/routes-decide", test_routes_decide);
  g_test_add_func("/routes/specificity", test_specificity);
  g_test_add_func("/routes/options", test_options);
  g_test_add_func("/routes/policy-proxy", test_policy_proxy);
  g_test_add_func("/routes/route-scope", test_route_scope);
  g_test_add_func("/routes/no-transit", test_no_transit);
  g_test_add_func("/routes/power-platform", test_power_platform);
  g_test_add_func("/routes/power-platform-far", test_power_platform_far);
  g_test_add_func("/routes/private", test_private);
  g_test_add_func("/routes/private-unreachable", test_private_unreachable);
  g_test_add_func("/routes/far-hub", test_far_hub);
  g_test_add_func("/routes/proxy-before-routes", test_proxy_before_routes);
  g_test_add_func("/routes/far-hub-without-circuit", test_far_hub_without_circuit);
  return g_test_run();
}
