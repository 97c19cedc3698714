/* Rows of the rule table: security. */
#include "review/rows.h"

static const ErpRule rules[] = {
    {"SEC-07", N_("Only public prefixes are advertised to Microsoft"), ERP_PILLAR_SECURITY,
     "peering", NULL, ERP_MODE_COMPUTED, ERP_LEVEL_HIGH,
     N_("Neither the default route nor a private or otherwise reserved prefix is advertised on a "
        "Microsoft peering; otherwise the rule fails."),
     N_("Filter default and private routes at the edge."), ER_ROUTING, NO_PARAMETERS,
     erp_check_sec_07},
};

const ErpRuleFamily erp_rules_sec = {rules, G_N_ELEMENTS(rules)};
