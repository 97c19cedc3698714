/* PRF-01, PRF-02, PRF-04 to PRF-06 and PRF-12: gateways, redundant links, and sessions bound by
 * latency. */
#include "fixture.h"

#include <string.h>

/* A demand to a virtual network; ErGw1AZ passes 1 Gb/s. */
#define TO_GATEWAY(rate, sku)                                                                      \
  DALLAS("", "<demand service='azure' down='" rate "' up='1Mbps' gateway='gw'/>")                  \
  NEW_YORK_WITH("standard", "<peering kind='private'/>")                                           \
  DALLAS_NEW_YORK("40ms")                                                                          \
  "<gateway id='gw' region='eastus' sku='" sku "'><connection circuit='er-ny'/></gateway>"
#define CARRIED(rate, bandwidth)                                                                   \
  DALLAS("", "<demand service='azure' down='" rate "' up='1Mbps' gateway='gw'/>")                  \
  "<peering-location id='ny' at='New York'><circuit id='er-ny' sku='standard' "                    \
  "bandwidth='" bandwidth                                                                          \
  "'><peering kind='private'/></circuit></peering-location>" DALLAS_NEW_YORK(                      \
      "40ms") "<gateway id='gw' region='eastus' sku='ErGw3AZ'><connection "                        \
              "circuit='er-ny'/></gateway>"
#define FAST(fastpath)                                                                             \
  NEW_YORK_WITH("standard", "<peering kind='private'/>")                                           \
  "<gateway id='gw' region='eastus' sku='ErGw3AZ'><connection circuit='er-ny' fastpath='" fastpath \
  "'/></gateway>"
/* Two demands over a gateway that passes 1 Gb/s. */
#define ENDPOINTS(first, one, second, other, fastpath)                                             \
  DALLAS("", "<demand service='azure' down='" first "' up='1Mbps' gateway='gw' " one               \
             "/><demand service='azure' down='" second "' up='1Mbps' gateway='gw' " other "/>")    \
  NEW_YORK_WITH("standard", "<peering kind='private'/>")                                           \
  DALLAS_NEW_YORK("40ms")                                                                          \
  "<gateway id='gw' region='eastus' sku='ErGw1AZ'><connection circuit='er-ny' " fastpath           \
  "/></gateway>"
#define AT_ENDPOINT "private-endpoint='yes'"
#define ELSEWHERE "private-endpoint='no'"
#define ANSWER(value) "<answer rule='PRF-12' value='" value "' by='Ann'/>"
/* A bulk demand at 40 ms: one window of 194 kB carries 38.8 Mb/s. */
#define BULK(attributes)                                                                           \
  UNDECIDED DALLAS("", "<internet capacity='10Gbps' rtt='40ms'/>"                                  \
                       "<demand service='sharepoint' class='bulk' up='1Mbps' " attributes "/>")

static const Case cases[] = {
    {"/rules/PRF-01/pass", "PRF-01", ERP_VERDICT_PASS, TO_GATEWAY("1Gbps", "ErGw1AZ"), NULL, NULL,
     NULL, 0},
    {"/rules/PRF-01/fail", "PRF-01", ERP_VERDICT_FAIL, TO_GATEWAY("1200Mbps", "ErGw1AZ"), "gw",
     "ErGw1AZ passes 1 Gb/s", "load_mbps", 120000},
    {"/rules/PRF-01/not-answered", "PRF-01", ERP_VERDICT_NOT_ANSWERED,
     TO_GATEWAY("1Gbps", "NoSuchSku"), "gw", "NoSuchSku", NULL, 0},
    {"/rules/PRF-01/not-applicable", "PRF-01", ERP_VERDICT_NOT_APPLICABLE, UNDECIDED DALLAS("", ""),
     NULL, NULL, NULL, 0},

    {"/rules/PRF-02/pass", "PRF-02", ERP_VERDICT_PASS, CARRIED("1Gbps", "1Gbps"), NULL, NULL, NULL,
     0},
    {"/rules/PRF-02/warn", "PRF-02", ERP_VERDICT_WARN, CARRIED("1001Mbps", "1Gbps"), "er-ny",
     "both of its links", "load_mbps", 100100},
    {"/rules/PRF-02/both-links", "PRF-02", ERP_VERDICT_WARN, CARRIED("2Gbps", "1Gbps"), "er-ny",
     NULL, NULL, 0},
    {"/rules/PRF-02/fail", "PRF-02", ERP_VERDICT_FAIL, CARRIED("2001Mbps", "1Gbps"), "er-ny",
     "more than both of its links", "bandwidth_mbps", 100000},
    {"/rules/PRF-02/not-applicable", "PRF-02", ERP_VERDICT_NOT_APPLICABLE, NEW_YORK, NULL, NULL,
     NULL, 0},

    {"/rules/PRF-04/not-answered", "PRF-04", ERP_VERDICT_NOT_ANSWERED, FAST("yes"), "gw",
     "FastPath at gateway gw", NULL, 0},
    {"/rules/PRF-04/pass", "PRF-04", ERP_VERDICT_PASS,
     FAST("yes") "<answer rule='PRF-04' value='yes' by='Ann'/>", "gw", "declared yes by Ann", NULL,
     0},
    {"/rules/PRF-04/fail", "PRF-04", ERP_VERDICT_FAIL,
     FAST("yes") "<answer rule='PRF-04' value='no' by='Ann'/>", "gw", NULL, NULL, 0},
    {"/rules/PRF-04/not-applicable", "PRF-04", ERP_VERDICT_NOT_APPLICABLE, FAST("no"), NULL, NULL,
     NULL, 0},

    {"/rules/PRF-12/not-answered", "PRF-12", ERP_VERDICT_NOT_ANSWERED, CARRIED("1Gbps", "1Gbps"),
     NULL, "packets of Dallas", NULL, 0},
    {"/rules/PRF-12/pass", "PRF-12", ERP_VERDICT_PASS, CARRIED("1Gbps", "1Gbps") ANSWER("yes"),
     NULL, "declared yes by Ann", NULL, 0},
    {"/rules/PRF-12/fail", "PRF-12", ERP_VERDICT_FAIL, CARRIED("1Gbps", "1Gbps") ANSWER("no"), NULL,
     NULL, NULL, 0},
    {"/rules/PRF-12/not-applicable", "PRF-12", ERP_VERDICT_NOT_APPLICABLE,
     UNDECIDED DALLAS("", INTERNET_15MS EXCHANGE), NULL, NULL, NULL, 0},

    /* Half of 1 Gb/s may be all there is; what ends elsewhere does not count. */
    {"/rules/PRF-05/pass", "PRF-05", ERP_VERDICT_PASS,
     ENDPOINTS("500Mbps", AT_ENDPOINT, "400Mbps", ELSEWHERE, ""), NULL, "1 gateway", NULL, 0},
    {"/rules/PRF-05/little-whatever-it-is", "PRF-05", ERP_VERDICT_PASS,
     ENDPOINTS("300Mbps", AT_ENDPOINT, "200Mbps", "", ""), NULL, NULL, NULL, 0},
    {"/rules/PRF-05/warn", "PRF-05", ERP_VERDICT_WARN,
     ENDPOINTS("300Mbps", AT_ENDPOINT, "201Mbps", AT_ENDPOINT, ""), "gw",
     "501 Mb/s to private endpoints, and 500 Mb/s may be all", "load_mbps", 50100},
    {"/rules/PRF-05/limit-of-the-plan", "PRF-05", ERP_VERDICT_PASS,
     ENDPOINTS("300Mbps", AT_ENDPOINT, "201Mbps", AT_ENDPOINT,
               "") "<parameter name='private-endpoint.share' value='60'/>",
     NULL, NULL, NULL, 0},
    {"/rules/PRF-05/not-answered", "PRF-05", ERP_VERDICT_NOT_ANSWERED,
     ENDPOINTS("300Mbps", AT_ENDPOINT, "201Mbps", "", ""), "gw", "does not say how much",
     "load_mbps", 50100},
    {"/rules/PRF-05/answered", "PRF-05", ERP_VERDICT_PASS,
     ENDPOINTS("300Mbps", AT_ENDPOINT, "201Mbps", "", "") "<answer rule='PRF-05' value='yes'/>",
     "gw", "declared yes", NULL, 0},
    {"/rules/PRF-05/unknown-sku", "PRF-05", ERP_VERDICT_NOT_ANSWERED,
     TO_GATEWAY("1Gbps", "NoSuchSku"), "gw", "throughput of gateway gw is not known", NULL, 0},
    {"/rules/PRF-05/not-applicable", "PRF-05", ERP_VERDICT_NOT_APPLICABLE,
     ENDPOINTS("600Mbps", ELSEWHERE, "300Mbps", ELSEWHERE, ""), NULL, NULL, NULL, 0},
    {"/rules/PRF-05/fastpath", "PRF-05", ERP_VERDICT_NOT_APPLICABLE,
     ENDPOINTS("600Mbps", AT_ENDPOINT, "300Mbps", AT_ENDPOINT, "fastpath='yes'"), NULL, NULL, NULL,
     0},

    {"/rules/PRF-06/one-session-does", "PRF-06", ERP_VERDICT_PASS, BULK("down='38Mbps'"), NULL,
     NULL, NULL, 0},
    {"/rules/PRF-06/sessions-do", "PRF-06", ERP_VERDICT_PASS, BULK("down='150Mbps' sessions='4'"),
     NULL, NULL, NULL, 0},
    /* 4 x 38.8 = 155.2 Mb/s. */
    {"/rules/PRF-06/latency-bound", "PRF-06", ERP_VERDICT_WARN, BULK("down='160Mbps' sessions='4'"),
     "dal/demand[1]", "4 sessions with a window of 194 kB", "achievable_mbps", 15520},
    /* 4 x 388 kB in 40 ms is 310.4 Mb/s. */
    {"/rules/PRF-06/window", "PRF-06", ERP_VERDICT_PASS,
     BULK("down='310Mbps' sessions='4' window='388000'"), NULL, NULL, NULL, 0},
    {"/rules/PRF-06/not-answered", "PRF-06", ERP_VERDICT_NOT_ANSWERED, BULK("down='40Mbps'"), NULL,
     "number of sessions", NULL, 0},
    /* The documents of many users are not one transfer. */
    {"/rules/PRF-06/everyday-traffic", "PRF-06", ERP_VERDICT_NOT_APPLICABLE,
     UNDECIDED DALLAS("", "<internet capacity='10Gbps' rtt='40ms'/>"
                          "<demand service='sharepoint' down='400Mbps' up='1Mbps'/>"),
     NULL, NULL, NULL, 0},
    {"/rules/PRF-06/not-applicable", "PRF-06", ERP_VERDICT_NOT_APPLICABLE,
     UNDECIDED DALLAS("", INTERNET_15MS EXCHANGE), NULL, NULL, NULL, 0},
};

/* One unit passes 1 Gb/s: 2.001 Gb/s need three. */
static void
test_scale_units(void) {
  g_autoptr(Fixture) fixture = fixture_new(TO_GATEWAY("2001Mbps", "ErGwScale' units='2"));
  const ErpFinding *finding = fixture_finding(fixture, "PRF-01", "gw");
  g_assert_nonnull(strstr(erp_finding_message(finding), "1 Mb/s too much"));
  g_assert_nonnull(strstr(erp_finding_own_remedy(finding), "3 scale units"));
}

/* 1, 2, 5 and 10 Gb/s are sold; nothing larger. */
static void
test_enough_bandwidth(void) {
  g_autoptr(Fixture) some = fixture_new(CARRIED("2100Mbps", "2Gbps"));
  g_autoptr(Fixture) most = fixture_new(CARRIED("10001Mbps", "10Gbps"));
  g_assert_nonnull(strstr(erp_finding_own_remedy(fixture_finding(some, "PRF-02", "er-ny")),
                          "Enlarge the circuit er-ny to 5 Gb/s"));
  g_assert_nonnull(strstr(erp_finding_own_remedy(fixture_finding(most, "PRF-02", "er-ny")),
                          "with a second circuit"));
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  fixture_add_cases(cases, G_N_ELEMENTS(cases));
  g_test_add_func("/rules/PRF-01/scale-units", test_scale_units);
  g_test_add_func("/rules/PRF-02/enough-bandwidth", test_enough_bandwidth);
  return fixture_run();
}
