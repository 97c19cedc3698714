/* Rows of the rule table: on-premises integration. */
#include "review/rows.h"

static const ErpRule rules[] = {
    {"ONP-01", N_("Services reached over ExpressRoute are published there"), ERP_PILLAR_RELIABILITY,
     "on-premises integration", NULL, ERP_MODE_COMPUTED, ERP_LEVEL_HIGH,
     N_("A service that Microsoft is to reach over a circuit has a public address inside a prefix "
        "that a circuit advertises; otherwise the rule fails."),
     N_("Publish the service on a public address and advertise it on the circuit."), PP_SETUP,
     NO_PARAMETERS, erp_check_onp_01},
};

const ErpRuleFamily erp_rules_onp = {rules, G_N_ELEMENTS(rules)};
