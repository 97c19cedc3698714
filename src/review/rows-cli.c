/* Rows of the rule table: client routing. */
#include "review/rows.h"

static const ErpRule rules[] = {
    {"CLI-01", N_("Policies that name a circuit can be followed"), ERP_PILLAR_RELIABILITY,
     "client routing", NULL, ERP_MODE_COMPUTED, ERP_LEVEL_HIGH,
     N_("A site whose policy names a circuit first has a WAN path to it, the circuit is usable, "
        "and its routes reach the site; otherwise the rule fails."),
     N_("Bring the circuit's routes to the site, or change the site's policy."),
     PP_CHECKLIST "; " PP_SETUP, NO_PARAMETERS, erp_check_cli_01},
    {"CLI-03", N_("Sites on a Microsoft peering have public addresses"), ERP_PILLAR_RELIABILITY,
     "client routing", NULL, ERP_MODE_COMPUTED, ERP_LEVEL_HIGH,
     N_("What a site sends over a Microsoft peering has a public source address, its own or after "
        "translation, inside a prefix that the circuit advertises; otherwise the rule fails. "
        "Without pool or prefix it is not answered."),
     N_("Translate to a pool that is advertised on that circuit."), PP_CHECKLIST "; " ER_NAT,
     NO_PARAMETERS, erp_check_cli_03},
    {"CLI-04", N_("Every site has a way to the internet"), ERP_PILLAR_RELIABILITY, "client routing",
     "when not appropriate", ERP_MODE_COMPUTED, ERP_LEVEL_HIGH,
     N_("A site that uses Microsoft 365 or Power Platform has an internet path for name "
        "resolution, certificate checks, content delivery, sign-in and the default-category "
        "endpoints; without one the rule fails."),
     N_("Give the site at least a filtered way to the internet."),
     PP_CHECKLIST "; " PP_ARCHITECTURE "; " ENDPOINTS, NO_PARAMETERS, erp_check_cli_04},
};

const ErpRuleFamily erp_rules_cli = {rules, G_N_ELEMENTS(rules)};
