/* OPS rules. */
#include "fixture.h"

#include <string.h>

#define NO_CIRCUIT UNDECIDED DALLAS("", INTERNET_15MS EXCHANGE)
#define YES(rule) "<answer rule='" rule "' value='yes' by='Ann' date='2026-11-01'/>"
#define NO(rule) "<answer rule='" rule "' value='no' by='Ann' date='2026-11-01'/>"
/* Exchange over the circuit; what is on the internet only goes there. */
#define SELECTIVE AUTHORIZED DALLAS("", INTERNET_15MS EXCHANGE) NEW_YORK DALLAS_NEW_YORK("40ms")

static const Case cases[] = {
    {"/rules/OPS-01/pass", "OPS-01", ERP_VERDICT_PASS, NEW_YORK YES("OPS-01"), "er-ny/peering[1]",
     "declared yes", NULL, 0},
    {"/rules/OPS-01/fail", "OPS-01", ERP_VERDICT_FAIL, NEW_YORK NO("OPS-01"), "er-ny/peering[1]",
     NULL, NULL, 0},
    {"/rules/OPS-01/not-answered", "OPS-01", ERP_VERDICT_NOT_ANSWERED, NEW_YORK LONDON, NULL,
     " and the Microsoft peering of circuit er-ldn", NULL, 0},
    {"/rules/OPS-01/not-applicable", "OPS-01", ERP_VERDICT_NOT_APPLICABLE,
     NEW_YORK_WITH("premium", ""), NULL, NULL, NULL, 0},

    {"/rules/OPS-02/pass", "OPS-02", ERP_VERDICT_PASS, NEW_YORK YES("OPS-02"), NULL, NULL, NULL, 0},
    {"/rules/OPS-02/fail", "OPS-02", ERP_VERDICT_FAIL, NEW_YORK NO("OPS-02"), NULL, NULL, NULL, 0},
    {"/rules/OPS-02/not-answered", "OPS-02", ERP_VERDICT_NOT_ANSWERED, NEW_YORK, NULL,
     "health alert", NULL, 0},
    {"/rules/OPS-02/not-applicable", "OPS-02", ERP_VERDICT_NOT_APPLICABLE, NO_CIRCUIT, NULL, NULL,
     NULL, 0},

    {"/rules/OPS-03/pass", "OPS-03", ERP_VERDICT_PASS, NEW_YORK YES("OPS-03"), "er-ny", NULL, NULL,
     0},
    {"/rules/OPS-03/one-fails", "OPS-03", ERP_VERDICT_FAIL,
     NEW_YORK LONDON "<answer rule='OPS-03' object='er-ldn' value='no' by='Ann'/>", "er-ldn",
     "declared no", NULL, 0},
    {"/rules/OPS-03/not-answered", "OPS-03", ERP_VERDICT_NOT_ANSWERED,
     NEW_YORK LONDON "<answer rule='OPS-03' object='er-ldn' value='yes' by='Ann'/>", "er-ny",
     "90 %", NULL, 0},
    {"/rules/OPS-03/not-applicable", "OPS-03", ERP_VERDICT_NOT_APPLICABLE, NO_CIRCUIT, NULL, NULL,
     NULL, 0},

    {"/rules/OPS-08/pass", "OPS-08", ERP_VERDICT_PASS, SELECTIVE YES("OPS-08"), "dal", NULL, NULL,
     0},
    {"/rules/OPS-08/fail", "OPS-08", ERP_VERDICT_FAIL, SELECTIVE NO("OPS-08"), "dal", NULL, NULL,
     0},
    {"/rules/OPS-08/not-answered", "OPS-08", ERP_VERDICT_NOT_ANSWERED, SELECTIVE, "dal", "weekly",
     NULL, 0},
    {"/rules/OPS-08/not-applicable", "OPS-08", ERP_VERDICT_NOT_APPLICABLE, NO_CIRCUIT, NULL, NULL,
     NULL, 0},
};

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  fixture_add_cases(cases, G_N_ELEMENTS(cases));
  return fixture_run();
}
