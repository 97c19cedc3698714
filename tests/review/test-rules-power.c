/* GEO-04, ONP-03, ONP-04 and ONP-05: environments and data gateways. */
#include "fixture.h"

#include <string.h>

#define POWER "<demand service='power-platform' down='10Mbps' up='10Mbps' environment='crm'/>"
#define ENVIRONMENT(region) "<environment id='crm' name='CRM' region='" region "'/>"
#define USERS "<site id='par' name='Paris' lat='48.86' lon='2.35' users='100'><internet rtt='2ms'/>"
/* Paris to West Europe is 13 ms more by the published figures. */
#define NEAR_ENVIRONMENT(rtt)                                                                      \
  ENVIRONMENT("europe")                                                                            \
  "<site id='par' name='Paris' lat='48.86' lon='2.35' users='100'><internet rtt='" rtt "'/>" POWER \
  "</site>"
#define PARIS USERS POWER "</site>"
#define GATEWAY(more) "<data-gateway id='odg' site='par' environment='crm' " more "/>"
#define ALONE "<site id='par' name='Paris' lat='48.86' lon='2.35'/>"
/* 12076:51002 is West Europe. */
#define OVER_CIRCUIT                                                                               \
  ENVIRONMENT("europe")                                                                            \
  PARIS                                                                                            \
  "<peering-location id='pl' at='Paris'><circuit id='er' bandwidth='1Gbps' sku='standard'>"        \
  "<peering kind='microsoft'><accept community='12076:51002'/></peering></circuit>"                \
  "</peering-location><wan-link id='l' a='par' b='pl' capacity='1Gbps'/>"
#define ANSWER(value) "<answer rule='ONP-05' value='" value "' by='Ann'/>"

static const Case cases[] = {
    {"/rules/GEO-04/pass", "GEO-04", ERP_VERDICT_PASS, ENVIRONMENT("europe") PARIS, NULL, NULL,
     NULL, 0},
    /* Paris to Hong Kong is 9600 km, to Melbourne 16800 km: 96 and 168 ms by light alone. */
    {"/rules/GEO-04/warn", "GEO-04", ERP_VERDICT_WARN,
     "<parameter name='pp.rtt.warn' value='95'/><parameter name='pp.rtt.fail' "
     "value='1000'/>" ENVIRONMENT("asia") PARIS,
     "crm", "100 of 100 users", "users", 10000},
    {"/rules/GEO-04/fail", "GEO-04", ERP_VERDICT_FAIL,
     "<parameter name='pp.rtt.fail' value='165'/>" ENVIRONMENT("australia") PARIS, "crm",
     "the slowest at Paris", NULL, 0},
    {"/rules/GEO-04/not-answered", "GEO-04", ERP_VERDICT_NOT_ANSWERED,
     ENVIRONMENT("europe") "<site id='par' users='10'>" POWER "</site>", "crm", NULL, NULL, 0},
    /* Two demands of one site are one site's users. */
    {"/rules/GEO-04/two-demands", "GEO-04", ERP_VERDICT_WARN,
     "<parameter name='pp.rtt.warn' value='95'/><parameter name='pp.rtt.fail' "
     "value='1000'/>" ENVIRONMENT("asia") USERS POWER POWER "</site>",
     "crm", "100 of 100 users reach the environment CRM in more than 95 ms (Paris)", "users",
     10000},
    {"/rules/GEO-04/which-environment", "GEO-04", ERP_VERDICT_NOT_ANSWERED,
     ENVIRONMENT("europe") "<environment id='erp' region='asia'/>" USERS
                           "<demand service='power-platform' down='1Mbps' up='1Mbps'/></site>",
     NULL, "users of Paris", NULL, 0},
    {"/rules/GEO-04/at-the-warning", "GEO-04", ERP_VERDICT_PASS, NEAR_ENVIRONMENT("137ms"), NULL,
     NULL, NULL, 0},
    {"/rules/GEO-04/above-the-warning", "GEO-04", ERP_VERDICT_WARN, NEAR_ENVIRONMENT("137.1ms"),
     "crm", "100 of 100 users", "rtt_ms", 15010},
    {"/rules/GEO-04/at-the-fail", "GEO-04", ERP_VERDICT_WARN, NEAR_ENVIRONMENT("287ms"), "crm",
     NULL, "rtt_ms", 30000},
    {"/rules/GEO-04/above-the-fail", "GEO-04", ERP_VERDICT_FAIL, NEAR_ENVIRONMENT("287.1ms"), "crm",
     NULL, "rtt_ms", 30010},
    {"/rules/GEO-04/not-applicable", "GEO-04", ERP_VERDICT_NOT_APPLICABLE, ENVIRONMENT("europe"),
     NULL, NULL, NULL, 0},

    {"/rules/ONP-03/pass", "ONP-03", ERP_VERDICT_PASS,
     ENVIRONMENT("europe") PARIS GATEWAY("region='northeurope'"), NULL, NULL, NULL, 0},
    {"/rules/ONP-03/other-region", "ONP-03", ERP_VERDICT_FAIL,
     ENVIRONMENT("europe") PARIS GATEWAY("region='eastus'"), "odg", "East US", NULL, 0},
    {"/rules/ONP-03/far", "ONP-03", ERP_VERDICT_WARN,
     ENVIRONMENT("australia") PARIS GATEWAY("region='australiaeast'"), "odg", "Australia East",
     NULL, 0},
    {"/rules/ONP-03/not-answered", "ONP-03", ERP_VERDICT_NOT_ANSWERED,
     ENVIRONMENT("europe") PARIS GATEWAY(""), "odg", "region", NULL, 0},
    {"/rules/ONP-03/not-applicable", "ONP-03", ERP_VERDICT_NOT_APPLICABLE,
     ENVIRONMENT("europe") PARIS, NULL, NULL, NULL, 0},

    {"/rules/ONP-04/pass", "ONP-04", ERP_VERDICT_PASS, ENVIRONMENT("europe") PARIS GATEWAY(""),
     NULL, NULL, NULL, 0},
    {"/rules/ONP-04/without-demand-passes", "ONP-04", ERP_VERDICT_PASS,
     ENVIRONMENT("europe") USERS "</site>" GATEWAY(""), NULL, NULL, NULL, 0},
    {"/rules/ONP-04/fail", "ONP-04", ERP_VERDICT_FAIL, ENVIRONMENT("europe") ALONE GATEWAY(""),
     "odg", "at Paris has no way to the internet", NULL, 0},
    {"/rules/ONP-04/not-applicable", "ONP-04", ERP_VERDICT_NOT_APPLICABLE, PARIS ENVIRONMENT("uk"),
     NULL, NULL, NULL, 0},

    {"/rules/ONP-05/not-answered", "ONP-05", ERP_VERDICT_NOT_ANSWERED, OVER_CIRCUIT, NULL,
     "Power Platform of Paris goes", NULL, 0},
    {"/rules/ONP-05/pass", "ONP-05", ERP_VERDICT_PASS, OVER_CIRCUIT ANSWER("yes"), NULL,
     "declared yes by Ann", NULL, 0},
    {"/rules/ONP-05/fail", "ONP-05", ERP_VERDICT_FAIL, OVER_CIRCUIT ANSWER("no"), NULL, NULL, NULL,
     0},
    {"/rules/ONP-05/has-one", "ONP-05", ERP_VERDICT_NOT_APPLICABLE, OVER_CIRCUIT GATEWAY(""), NULL,
     "has a data gateway", NULL, 0},
    {"/rules/ONP-05/not-applicable", "ONP-05", ERP_VERDICT_NOT_APPLICABLE,
     ENVIRONMENT("europe") PARIS, NULL, NULL, NULL, 0},
};

/* A satellite is slow wherever the environment is; a far one is not when it moves. */
static void
test_remedies(void) {
  g_autoptr(Fixture) satellite =
      fixture_new(ENVIRONMENT("europe") "<site id='par' name='Paris' lat='48.86' lon='2.35'>"
                                        "<internet rtt='600ms'/>" POWER "</site>");
  g_autoptr(Fixture) far = fixture_new(ENVIRONMENT("australia") PARIS);
  g_assert_nonnull(strstr(erp_finding_own_remedy(fixture_finding(satellite, "GEO-04", "crm")),
                          "Shorten the way of Paris"));
  g_assert_nonnull(strstr(erp_finding_own_remedy(fixture_finding(far, "GEO-04", "crm")),
                          "France is nearest to them"));
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  fixture_add_cases(cases, G_N_ELEMENTS(cases));
  g_test_add_func("/rules/GEO-04/remedies", test_remedies);
  return fixture_run();
}
