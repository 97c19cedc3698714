/* Rows of the rule table: reliability. */
#include "review/rows.h"

static const ErpRule rules[] = {
    {"REL-01", N_("Users of circuits reach two peering locations"), ERP_PILLAR_RELIABILITY,
     "geographical distribution", NULL, ERP_MODE_COMPUTED, ERP_LEVEL_HIGH,
     N_("Sites and gateways that use circuits reach circuits in two peering locations. One "
        "location fails for critical ones and warns for others; a metro pair warns."),
     N_("Add a circuit at a second peering location, both active; do not count on the internet as "
        "a backup."),
     RESILIENCY "; " ADVISOR "; " APRL, NO_PARAMETERS, erp_check_rel_01},
    {"REL-02", N_("Gateways are connected to two peering locations"), ERP_PILLAR_RELIABILITY, NULL,
     NULL, ERP_MODE_COMPUTED, ERP_LEVEL_HIGH,
     N_("Each gateway has connections to circuits in two different peering locations; a "
        "metro pair warns, anything less fails."),
     N_("Connect the gateway to a circuit at another location."), APRL "; " ADVISOR, NO_PARAMETERS,
     erp_check_rel_02},
    {"REL-18", N_("Sites reach two internet egresses"), ERP_PILLAR_RELIABILITY, "client routing",
     "when not appropriate", ERP_MODE_COMPUTED, ERP_LEVEL_HIGH,
     N_("A site that uses Microsoft 365 or Power Platform reaches two internet egresses, its own "
        "or others over the WAN, since some endpoints are on the internet only. One warns, none "
        "fails."),
     N_("Provide a second active internet egress."), PLANNING, NO_PARAMETERS, erp_check_rel_18},
};

const ErpRuleFamily erp_rules_rel = {rules, G_N_ELEMENTS(rules)};
