/* Rows of the rule table: geographical distribution. */
#include "review/rows.h"

static const ErpRule rules[] = {
    {"GEO-01", N_("Circuits are near the users"), ERP_PILLAR_PERFORMANCE,
     "geographical distribution", "geo-pinning", ERP_MODE_COMPUTED, ERP_LEVEL_MEDIUM,
     N_("At most far.share of the users of Microsoft 365 are further than gp.detour from every "
        "peering location with a circuit; otherwise the rule warns. Traffic to a region has to "
        "travel wherever the circuit is, and does not count. It is not answered when it turns on "
        "places that are not known."),
     N_("Add circuits where those users are, or let them use their local internet."),
     PP_CHECKLIST "; " INSIGHTS, PARAMETERS("far.share", "gp.detour"), erp_check_geo_01,
     ON_FIGURES},
    {"GEO-02", N_("Sites use their nearest circuit"), ERP_PILLAR_PERFORMANCE,
     "geographical distribution", NULL, ERP_MODE_COMPUTED, ERP_LEVEL_MEDIUM,
     N_("The circuit a site uses is its nearest usable one by round trip, or at most gp.minor "
        "slower; otherwise the rule warns."),
     N_("Prefer the nearest circuit in the site's policy or in routing."), PP_PLANNING,
     PARAMETERS("gp.minor"), erp_check_geo_02, ON_FIGURES},
    {"GEO-03", N_("No continent depends on another continent's circuits"), ERP_PILLAR_PERFORMANCE,
     "geographical distribution", NULL, ERP_MODE_COMPUTED, ERP_LEVEL_MEDIUM,
     N_("Users whose Microsoft 365 traffic depends on circuits on another continent make the rule "
        "warn. When all circuits in use are in one peering location and their traffic is "
        "real-time, it fails. Without coordinates of such a site or location it is not answered."),
     N_("Provide circuits in each region, or let the other continents use their local internet."),
     ROUTING "; " PLANNING, NO_PARAMETERS, erp_check_geo_03, ON_FIGURES},
    {"GEO-04", N_("Environments are near their users"), ERP_PILLAR_PERFORMANCE,
     "geographical distribution", NULL, ERP_MODE_COMPUTED, ERP_LEVEL_MEDIUM,
     N_("All users reach their Power Platform environment within pp.rtt.warn; slower ones make the "
        "rule warn, above pp.rtt.fail it fails. The geography nearest to them is named. A demand "
        "that names none of several environments, or has no way, is not answered."),
     N_("Place the environment nearer to its users."), PP_ARCHITECTURE,
     PARAMETERS("pp.rtt.fail", "pp.rtt.warn"), erp_check_geo_04, ON_FIGURES},
    {"GEO-05", N_("Gateways are connected to near circuits"), ERP_PILLAR_PERFORMANCE,
     "geographical distribution", NULL, ERP_MODE_COMPUTED, ERP_LEVEL_LOW,
     N_("The nearest circuit that a gateway is connected to is at most gp.detour from its region, "
        "or no other circuit with private peering and of a tier that reaches the region is more "
        "than gp.minor nearer by the model, for the region and for a site that uses the gateway; "
        "otherwise the rule warns."),
     N_("Connect the gateway to the nearer circuit."), RESILIENCY,
     PARAMETERS("gp.detour", "gp.minor"), erp_check_geo_05, ON_HOPS},
};

const ErpRuleFamily erp_rules_geo = {rules, G_N_ELEMENTS(rules)};
