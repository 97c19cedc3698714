/* Rows of the rule table: peerings and circuits. */
#include "review/rows.h"

static const ErpRule rules[] = {
    {"PEER-01", N_("Circuits have the peering their demands need"), ERP_PILLAR_RELIABILITY,
     "peering", NULL, ERP_MODE_COMPUTED, ERP_LEVEL_HIGH,
     N_("Demands for Microsoft 365, Power Platform and other public services use circuits with "
        "Microsoft peering, demands for virtual networks circuits with private peering; otherwise "
        "the rule fails."),
     N_("Configure the missing peering."), PP_HOW, NO_PARAMETERS, erp_check_peer_01, ON_WAYS},
    {"PEER-02", N_("Route filters hold both regions of an environment"), ERP_PILLAR_RELIABILITY,
     "peering", NULL, ERP_MODE_COMPUTED, ERP_LEVEL_HIGH,
     N_("The route filter of each circuit that an environment uses holds the communities of both "
        "Azure regions of the environment's geography. One of them warns, none fails. Where no "
        "community is published it is not answered."),
     N_("Add both regional communities."), PP_ARCHITECTURE "; " PP_CONSIDER, NO_PARAMETERS,
     erp_check_peer_02, ON_WAYS},
    {"PEER-03", N_("Route filters with Microsoft 365 are authorised"), ERP_PILLAR_OPERATIONS,
     "peering", "when to use", ERP_MODE_MIXED, ERP_LEVEL_HIGH,
     N_("A route filter that names communities which need Microsoft's authorisation belongs to an "
        "authorised tenant. Without authorisation it cannot be created and the rule fails; when "
        "the plan does not say, it is not answered."),
     N_("Take the communities out of the route filter, or obtain the authorisation."), M365_ER,
     NO_PARAMETERS, erp_check_peer_03, ON_WAYS},
    {"PEER-04", N_("The circuit's tier reaches the region"), ERP_PILLAR_RELIABILITY, "peering",
     NULL, ERP_MODE_COMPUTED, ERP_LEVEL_HIGH,
     N_("Local reaches the regions of its metro, Standard those of its geopolitical region, "
        "Premium every region of the same cloud. An environment or gateway out of reach makes the "
        "rule fail."),
     N_("Make the circuit Premium, or use one in that geography."), FAQ "; " PP_PLANNING,
     NO_PARAMETERS, erp_check_peer_04, ON_WAYS},
    {"PEER-05", N_("Circuits for Microsoft 365 are Premium"), ERP_PILLAR_RELIABILITY, "peering",
     "when to use", ERP_MODE_COMPUTED, ERP_LEVEL_HIGH,
     N_("A circuit that accepts Microsoft 365 communities is Premium; otherwise the rule fails."),
     N_("Make the circuit Premium."), FAQ "; " M365_ER, NO_PARAMETERS, erp_check_peer_05, ON_WAYS},
    {"PEER-06", N_("Circuits belong to the cloud they are used for"), ERP_PILLAR_RELIABILITY,
     "peering", NULL, ERP_MODE_COMPUTED, ERP_LEVEL_HIGH,
     N_("A circuit that leads to an environment or carries Microsoft 365 belongs to the same cloud "
        "as the environment or the tenant; otherwise the rule fails, and so it does for Microsoft "
        "365 operated by 21Vianet, which has no ExpressRoute."),
     N_("Order the circuit in the matching cloud."), PP_CONSIDER "; " M365_ER, NO_PARAMETERS,
     erp_check_peer_06, ON_WAYS},
    {"PEER-07", N_("Peerings advertise no more prefixes than are accepted"), ERP_PILLAR_RELIABILITY,
     "peering", NULL, ERP_MODE_COMPUTED, ERP_LEVEL_HIGH,
     N_("The prefixes of either family advertised on a session of a peering, listed or stated as a "
        "number, stay within what the circuit's tier accepts; above prefixes.warn of it the rule "
        "warns, above it the session is dropped and it fails. Without either it is not answered. "
        "What virtual networks advertise is not in a plan."),
     N_("Summarise the prefixes."), ER_ROUTING "; " LIMITS "; " ADVISOR,
     PARAMETERS("prefixes.warn"), erp_check_peer_07, ON_WAYS},
    {"PEER-08", N_("Circuits have no more virtual networks than they take"), ERP_PILLAR_RELIABILITY,
     "peering", NULL, ERP_MODE_COMPUTED, ERP_LEVEL_MEDIUM,
     N_("The gateways connected to a circuit are at most the virtual network links that its tier "
        "and bandwidth allow; more fails. Global Reach connections would count too, but a plan "
        "does not have them."),
     N_("Make the circuit Premium or larger, or connect a hub."), LIMITS, NO_PARAMETERS,
     erp_check_peer_08, ON_WAYS | ERP_CHANGED_CAPACITIES},
    {"PEER-09", N_("Prefixes and AS numbers are registered to you"), ERP_PILLAR_RELIABILITY,
     "peering", NULL, ERP_MODE_MIXED, ERP_LEVEL_HIGH,
     N_("Somebody has answered for each Microsoft peering that its prefixes and AS number are "
        "registered to the owner, or that a letter of authorisation exists. No makes the rule "
        "fail, and so does a private NAT pool in front of it."),
     N_("Register the prefixes, or open a validation case."), ER_ROUTING, NO_PARAMETERS,
     erp_check_peer_09, ON_WAYS},
    {"PEER-10", N_("Peerings have subnets of their own, of the right size"), ERP_PILLAR_RELIABILITY,
     "peering", NULL, ERP_MODE_MIXED, ERP_LEVEL_MEDIUM,
     N_("The links of each peering have two subnets of length 30, or one of length 29 that is "
        "split (for IPv6 126 and 125), public ones for Microsoft peering, none of them also of "
        "another peering, and those of a private peering not of a virtual network that it leads "
        "to; otherwise the rule fails. Without the subnets it is not answered."),
     N_("Use subnets of the right size that nothing else uses."), ER_ROUTING, NO_PARAMETERS,
     erp_check_peer_10, ON_WAYS},
    {"PEER-11", N_("Route filters accept only what is needed"), ERP_PILLAR_RELIABILITY, "peering",
     NULL, ERP_MODE_COMPUTED, ERP_LEVEL_MEDIUM,
     N_("Each community of a route filter is needed by a demand of the plan; otherwise the rule "
        "warns. A regional community draws all public services of that region onto the circuit. "
        "For a community that is not in the reference data, and an environment that is not known, "
        "it is not answered."),
     N_("Keep only the communities that are needed, and add the side traffic to the demands."),
     PP_CONSIDER "; " COMMUNITIES, NO_PARAMETERS, erp_check_peer_11, ON_WAYS},
    {"PEER-12", N_("Circuits are offered as planned"), ERP_PILLAR_RELIABILITY, "peering", NULL,
     ERP_MODE_COMPUTED, ERP_LEVEL_MEDIUM,
     N_("The provider (or Direct), the bandwidth with its tier, and the metro pair of a circuit "
        "are in the reference data for its location; otherwise the rule warns and gives the dates "
        "of the data. Without provider or catalogue location it is not answered."),
     N_("Choose an offered combination, or check with the provider."), ER_LOCATIONS "; " ER_METRO,
     NO_PARAMETERS, erp_check_peer_12, ON_WAYS | ERP_CHANGED_CAPACITIES},
};

const ErpRuleFamily erp_rules_peer = {rules, G_N_ELEMENTS(rules)};
