/* Rows of the rule table: Microsoft 365. */
#include "review/rows.h"

static const ErpRule rules[] = {
    {"M36-01", N_("Internet-only endpoint sets stay on the internet"), ERP_PILLAR_PERFORMANCE,
     "client routing", "when not appropriate", ERP_MODE_COMPUTED, ERP_LEVEL_HIGH,
     N_("No endpoint set that Microsoft does not offer over ExpressRoute is planned over it; "
        "otherwise the rule fails."),
     N_("Send these endpoint sets to the internet."), ENDPOINTS "; " M365_ER, NO_PARAMETERS,
     erp_check_m36_01, ON_WAYS},
    {"M36-02", N_("ExpressRoute does not pin users to a distant entry point"),
     ERP_PILLAR_PERFORMANCE, "geographical distribution", "geo-pinning", ERP_MODE_COMPUTED,
     ERP_LEVEL_HIGH,
     N_("The round trip over ExpressRoute exceeds the one by a local breakout by at most gp.minor. "
        "More warns; it fails above gp.material, above gp.minor with a detour over gp.detour, with "
        "20 points of score lost, or when only this way breaks the real-time budget."),
     N_("Use the local internet at this site."), SCORE "; " INSIGHTS,
     PARAMETERS("gp.detour", "gp.material", "gp.minor", "rtt.realtime.client", "score.knots"),
     erp_check_m36_02, ON_FIGURES | ERP_CHANGED_BREAKOUT},
    {"M36-03", N_("Internet traffic does not take a long way round"), ERP_PILLAR_PERFORMANCE,
     "geographical distribution", "geo-pinning", ERP_MODE_COMPUTED, ERP_LEVEL_HIGH,
     N_("The planned internet path of the optimize and allow categories is held to the limits of "
        "M36-02: a distant egress, proxy or VPN pins users as well. The default category is "
        "reported, not judged. Without coordinates it is not answered."),
     N_("Give the site a local breakout and local DNS."), PRINCIPLES "; " INSIGHTS,
     PARAMETERS("gp.detour", "gp.material", "gp.minor", "rtt.realtime.client", "score.knots"),
     erp_check_m36_03, ON_FIGURES | ERP_CHANGED_BREAKOUT},
    {"M36-04", N_("Mobile users go direct"), ERP_PILLAR_PERFORMANCE, "client routing",
     "when not appropriate", ERP_MODE_COMPUTED, ERP_LEVEL_HIGH,
     N_("A roaming site, or one where the share of mobile users reaches the limit, does not send "
        "Microsoft 365 over ExpressRoute. With an authorised, documented reason the rule warns, "
        "without one it fails."),
     N_("Let mobile users reach Microsoft 365 directly."), M365_ER, PARAMETERS("mobile"),
     erp_check_m36_04, ON_FIGURES | ERP_CHANGED_MOBILE},
    {"M36-05", N_("Microsoft 365 over ExpressRoute is authorised and has a reason"),
     ERP_PILLAR_OPERATIONS, "peering", "when to use", ERP_MODE_ANSWERED, ERP_LEVEL_HIGH,
     N_("A plan that sends Microsoft 365 over ExpressRoute has Microsoft's authorisation and a "
        "documented reason: regulation, a measured need, or a site without internet. Otherwise "
        "the rule fails; without a statement on authorisation it is not answered."),
     N_("Use the internet, or document the reason and request the exception."),
     M365_ER "; " IMPLEMENTING, NO_PARAMETERS, erp_check_m36_05, ON_WAYS},
    {"M36-06", N_("The network score is acceptable"), ERP_PILLAR_PERFORMANCE, NULL,
     "latency requirements", ERP_MODE_COMPUTED, ERP_LEVEL_MEDIUM,
     N_("The planned round trip of the optimize and allow categories scores at least score.warn "
        "points by the published table; below it warns, below score.fail it fails. Without "
        "coordinates or a measured round trip it is not answered."),
     N_("Shorten the way to the first Microsoft entry point."), SCORE,
     PARAMETERS("score.fail", "score.knots", "score.warn"), erp_check_m36_06, ON_FIGURES},
    {"M36-07", N_("Circuits do not attract what belongs on the internet"), ERP_PILLAR_RELIABILITY,
     "peering", "when not appropriate", ERP_MODE_COMPUTED, ERP_LEVEL_MEDIUM,
     N_("No circuit accepts Microsoft 365 communities whose routes reach sites that are to use "
        "the internet: the longer prefixes would win. Otherwise the rule warns."),
     N_("Filter the communities, or set a policy that says so."), PP_CONSIDER, NO_PARAMETERS,
     erp_check_m36_07, ON_FIGURES},
    {"M36-08", N_("Users in China leave it by a private WAN"), ERP_PILLAR_PERFORMANCE,
     "geographical distribution", "network optimization", ERP_MODE_COMPUTED, ERP_LEVEL_MEDIUM,
     N_("Microsoft 365 of the optimize and allow categories from a site in China (its place ends "
        "in CN) to a tenant elsewhere enters Microsoft's network from Hong Kong, Japan, Taiwan, "
        "South Korea, Singapore or Malaysia; otherwise the rule warns. When the place of the "
        "egress names no country it is not answered."),
     N_("Take this traffic over the private WAN to an egress in Hong Kong, Japan, Taiwan, South "
        "Korea, Singapore or Malaysia."),
     INSIGHTS, NO_PARAMETERS, erp_check_m36_08, ON_WAYS | ERP_CHANGED_PLACE},
};

const ErpRuleFamily erp_rules_m36 = {rules, G_N_ELEMENTS(rules)};
