/* Rows of the rule table: peerings and circuits. */
#include "review/rows.h"

static const ErpRule rules[] = {
    {"PEER-01", N_("Circuits have the peering their demands need"), ERP_PILLAR_RELIABILITY,
     "peering", NULL, ERP_MODE_COMPUTED, ERP_LEVEL_HIGH,
     N_("Demands for Microsoft 365, Power Platform and other public services use circuits with "
        "Microsoft peering, demands for virtual networks circuits with private peering; otherwise "
        "the rule fails."),
     N_("Configure the missing peering."), PP_HOW, NO_PARAMETERS, erp_check_peer_01},
    {"PEER-03", N_("Route filters with Microsoft 365 are authorised"), ERP_PILLAR_OPERATIONS,
     "peering", "when to use", ERP_MODE_MIXED, ERP_LEVEL_HIGH,
     N_("A route filter that names communities which need Microsoft's authorisation belongs to an "
        "authorised tenant. Without authorisation it cannot be created and the rule fails; when "
        "the plan does not say, it is not answered."),
     N_("Take the communities out of the route filter, or obtain the authorisation."), M365_ER,
     NO_PARAMETERS, erp_check_peer_03},
    {"PEER-04", N_("The circuit's tier reaches the region"), ERP_PILLAR_RELIABILITY, "peering",
     NULL, ERP_MODE_COMPUTED, ERP_LEVEL_HIGH,
     N_("Local reaches the regions of its metro, Standard those of its geopolitical region, "
        "Premium every region of the same cloud. An environment or gateway out of reach makes the "
        "rule fail."),
     N_("Make the circuit Premium, or use one in that geography."), FAQ "; " PP_PLANNING,
     NO_PARAMETERS, erp_check_peer_04},
    {"PEER-05", N_("Circuits for Microsoft 365 are Premium"), ERP_PILLAR_RELIABILITY, "peering",
     "when to use", ERP_MODE_COMPUTED, ERP_LEVEL_HIGH,
     N_("A circuit that accepts Microsoft 365 communities is Premium; otherwise the rule fails."),
     N_("Make the circuit Premium."), FAQ "; " M365_ER, NO_PARAMETERS, erp_check_peer_05},
};

const ErpRuleFamily erp_rules_peer = {rules, G_N_ELEMENTS(rules)};
