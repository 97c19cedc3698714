/* The rule table. Sources are named as their publishers title them. */
#include "review/rules.h"

#include <string.h>

#include "base/names.h"
#include "review/checks.h"

#include "base/i18n.h"

#define PARAMETERS(...)                                                                            \
  (const char *const[]) {                                                                          \
    __VA_ARGS__, NULL                                                                              \
  }
#define NO_PARAMETERS                                                                              \
  (const char *const[]) {                                                                          \
    NULL                                                                                           \
  }

#define PLANNING "Network planning with ExpressRoute for Office 365 (Microsoft, 2018)"
#define IMPLEMENTING "Implementing ExpressRoute for Office 365 (Microsoft, 2017)"
#define ROUTING "Routing with ExpressRoute for Office 365 (Microsoft, 2019)"
#define M365_ER "Azure ExpressRoute for Microsoft 365 (Microsoft, 2024)"
#define PRINCIPLES "Microsoft 365 network connectivity principles (Microsoft, 2023)"
#define SCORE "Microsoft 365 network assessment (Microsoft, 2024)"
#define INSIGHTS "Microsoft 365 network insights (Microsoft, 2021)"
#define TEAMS "Prepare your organization's network for Microsoft Teams (Microsoft, 2018)"
#define ENDPOINTS "Office 365 URLs and IP address ranges, worldwide (Microsoft, 2023)"
#define PP_CHECKLIST "ExpressRoute readiness checklist for Power Platform (Microsoft, 2025)"
#define PP_PLANNING "Planning an ExpressRoute deployment for Power Platform (Microsoft, 2021)"
#define PP_HOW "How ExpressRoute for Power Platform works (Microsoft, 2021)"
#define PP_SETUP "Setting up ExpressRoute for Power Platform (Microsoft, 2021)"
#define PP_CONSIDER "Things to consider about ExpressRoute for Power Platform (Microsoft, 2021)"
#define PP_ARCHITECTURE "Power Platform architecture and ExpressRoute (Microsoft, 2021)"
#define FAQ "Azure ExpressRoute FAQ (Microsoft, 2022)"
#define RESILIENCY "Design and architect Azure ExpressRoute for resiliency (Microsoft, 2024)"
#define ADVISOR "Azure Advisor reliability recommendations (Microsoft, 2026)"
#define APRL "Azure Proactive Resiliency Library v2 (Microsoft, 2026)"
#define WAF_ER "Well-Architected Framework: Azure ExpressRoute (Microsoft, 2024)"
#define GATEWAYS "About ExpressRoute virtual network gateways (Microsoft, 2024)"
#define PERFORMANCE "Troubleshoot ExpressRoute network performance (Microsoft, 2025)"

static const ErpRule rules[] = {
    {"CLI-01", N_("Policies that name a circuit can be followed"), ERP_PILLAR_RELIABILITY,
     "client routing", NULL, ERP_MODE_COMPUTED, ERP_LEVEL_HIGH,
     N_("A site whose policy names a circuit first has a WAN path to it, the circuit is usable, "
        "and its routes reach the site; otherwise the rule fails."),
     N_("Bring the circuit's routes to the site, or change the site's policy."),
     PP_CHECKLIST "; " PP_SETUP, NO_PARAMETERS, erp_check_cli_01},
    {"CLI-04", N_("Every site has a way to the internet"), ERP_PILLAR_RELIABILITY, "client routing",
     "when not appropriate", ERP_MODE_COMPUTED, ERP_LEVEL_HIGH,
     N_("A site that uses Microsoft 365 or Power Platform has an internet path for name "
        "resolution, certificate checks, content delivery, sign-in and the default-category "
        "endpoints; without one the rule fails."),
     N_("Give the site at least a filtered way to the internet."),
     PP_CHECKLIST "; " PP_ARCHITECTURE "; " ENDPOINTS, NO_PARAMETERS, erp_check_cli_04},
    {"GEO-01", N_("Circuits are near the users"), ERP_PILLAR_PERFORMANCE,
     "geographical distribution", "geo-pinning", ERP_MODE_COMPUTED, ERP_LEVEL_MEDIUM,
     N_("At most 25 % of the users of Microsoft 365 are further than gp.detour from every peering "
        "location with a circuit; otherwise the rule warns."),
     N_("Add circuits where those users are, or let them use their local internet."),
     PP_CHECKLIST "; " INSIGHTS, PARAMETERS("gp.detour"), erp_check_geo_01},
    {"GEO-02", N_("Sites use their nearest circuit"), ERP_PILLAR_PERFORMANCE,
     "geographical distribution", NULL, ERP_MODE_COMPUTED, ERP_LEVEL_MEDIUM,
     N_("The circuit a site uses is its nearest usable one by round trip, or at most gp.minor "
        "slower; otherwise the rule warns."),
     N_("Prefer the nearest circuit in the site's policy or in routing."), PP_PLANNING,
     PARAMETERS("gp.minor"), erp_check_geo_02},
    {"GEO-03", N_("No continent depends on another continent's circuits"), ERP_PILLAR_PERFORMANCE,
     "geographical distribution", NULL, ERP_MODE_COMPUTED, ERP_LEVEL_MEDIUM,
     N_("Users whose Microsoft 365 traffic depends on circuits on another continent make the rule "
        "warn. When all circuits in use are in one peering location and their traffic is "
        "real-time, it fails."),
     N_("Provide circuits in each region, or let the other continents use their local internet."),
     ROUTING "; " PLANNING, NO_PARAMETERS, erp_check_geo_03},
    {"M36-01", N_("Internet-only endpoint sets stay on the internet"), ERP_PILLAR_PERFORMANCE,
     "client routing", "when not appropriate", ERP_MODE_COMPUTED, ERP_LEVEL_HIGH,
     N_("No endpoint set that Microsoft does not offer over ExpressRoute is planned over it; "
        "otherwise the rule fails."),
     N_("Send these endpoint sets to the internet."), ENDPOINTS "; " M365_ER, NO_PARAMETERS,
     erp_check_m36_01},
    {"M36-02", N_("ExpressRoute does not pin users to a distant entry point"),
     ERP_PILLAR_PERFORMANCE, "geographical distribution", "geo-pinning", ERP_MODE_COMPUTED,
     ERP_LEVEL_HIGH,
     N_("The round trip over ExpressRoute exceeds the one by a local breakout by at most gp.minor. "
        "More warns; it fails above gp.material, above gp.minor with a detour over gp.detour, with "
        "20 points of score lost, or when only this way breaks the real-time budget."),
     N_("Use the local internet at this site."), SCORE "; " INSIGHTS,
     PARAMETERS("gp.detour", "gp.material", "gp.minor", "rtt.realtime.client", "score.knots"),
     erp_check_m36_02},
    {"M36-03", N_("Internet traffic does not take a long way round"), ERP_PILLAR_PERFORMANCE,
     "geographical distribution", "geo-pinning", ERP_MODE_COMPUTED, ERP_LEVEL_HIGH,
     N_("The planned internet path of the optimize and allow categories is held to the limits of "
        "M36-02: a distant egress, proxy or VPN pins users as well. The default category is "
        "reported, not judged."),
     N_("Give the site a local breakout and local DNS."), PRINCIPLES "; " INSIGHTS,
     PARAMETERS("gp.detour", "gp.material", "gp.minor", "rtt.realtime.client", "score.knots"),
     erp_check_m36_03},
    {"M36-04", N_("Mobile users go direct"), ERP_PILLAR_PERFORMANCE, "client routing",
     "when not appropriate", ERP_MODE_COMPUTED, ERP_LEVEL_HIGH,
     N_("A roaming site, or one where the share of mobile users reaches the limit, does not send "
        "Microsoft 365 over ExpressRoute. With an authorised, documented reason the rule warns, "
        "without one it fails."),
     N_("Let mobile users reach Microsoft 365 directly."), M365_ER, PARAMETERS("mobile"),
     erp_check_m36_04},
    {"M36-05", N_("Microsoft 365 over ExpressRoute is authorised and has a reason"),
     ERP_PILLAR_OPERATIONS, "peering", "when to use", ERP_MODE_ANSWERED, ERP_LEVEL_HIGH,
     N_("A plan that sends Microsoft 365 over ExpressRoute has Microsoft's authorisation and a "
        "documented reason: regulation, a measured need, or a site without internet. Otherwise "
        "the rule fails; without a statement on authorisation it is not answered."),
     N_("Use the internet, or document the reason and request the exception."),
     M365_ER "; " IMPLEMENTING, NO_PARAMETERS, erp_check_m36_05},
    {"M36-06", N_("The network score is acceptable"), ERP_PILLAR_PERFORMANCE, NULL,
     "latency requirements", ERP_MODE_COMPUTED, ERP_LEVEL_MEDIUM,
     N_("The planned round trip of the optimize and allow categories scores at least score.warn "
        "points by the published table; below it warns, below score.fail it fails."),
     N_("Shorten the way to the first Microsoft entry point."), SCORE,
     PARAMETERS("score.fail", "score.knots", "score.warn"), erp_check_m36_06},
    {"M36-07", N_("Circuits do not attract what belongs on the internet"), ERP_PILLAR_RELIABILITY,
     "peering", "when not appropriate", ERP_MODE_COMPUTED, ERP_LEVEL_MEDIUM,
     N_("No circuit accepts Microsoft 365 communities whose routes reach sites that are to use "
        "the internet: the longer prefixes would win. Otherwise the rule warns."),
     N_("Filter the communities, or set a policy that says so."), PP_CONSIDER, NO_PARAMETERS,
     erp_check_m36_07},
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
    {"PRF-01", N_("Gateways have the throughput for their load"), ERP_PILLAR_PERFORMANCE, NULL,
     NULL, ERP_MODE_COMPUTED, ERP_LEVEL_HIGH,
     N_("The load of a gateway stays within the throughput of its SKU, which does not burst; "
        "otherwise the rule fails."),
     N_("Choose a larger gateway SKU, or use FastPath."), GATEWAYS "; " WAF_ER, NO_PARAMETERS,
     erp_check_prf_01},
    {"PRF-06", N_("Bulk demands are not bound by latency"), ERP_PILLAR_PERFORMANCE, NULL, NULL,
     ERP_MODE_COMPUTED, ERP_LEVEL_MEDIUM,
     N_("Sessions times window over round trip carries a demand that is stated as bulk, states its "
        "sessions or window, or goes to a virtual network; otherwise the rule warns. One that is "
        "more than a single session carries and does not state its sessions is not answered."),
     N_("Raise the window or the number of sessions, or move the endpoint nearer."), PERFORMANCE,
     PARAMETERS("window"), erp_check_prf_06},
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
    {"WAN-01", N_("Every demand finds capacity on its whole path"), ERP_PILLAR_PERFORMANCE,
     "WAN performance", NULL, ERP_MODE_COMPUTED, ERP_LEVEL_HIGH,
     N_("No WAN link, internet access, circuit, gateway, proxy or VPN is to carry more than its "
        "capacity in either direction; otherwise the rule fails and names the element."),
     N_("Enlarge the named element, or take traffic off it."), PP_CHECKLIST "; " PP_PLANNING,
     NO_PARAMETERS, erp_check_wan_01},
    {"WAN-02", N_("Links, internet accesses and circuits keep headroom"), ERP_PILLAR_PERFORMANCE,
     "WAN performance", NULL, ERP_MODE_COMPUTED, ERP_LEVEL_HIGH,
     N_("Utilisation stays within util.warn of the capacity; more warns, above util.fail it "
        "fails."),
     N_("Add bandwidth, or move traffic."), PLANNING "; " ADVISOR,
     PARAMETERS("util.fail", "util.warn"), erp_check_wan_02},
    {"WAN-03", N_("Paths keep their latency budget"), ERP_PILLAR_PERFORMANCE, "WAN performance",
     "latency requirements", ERP_MODE_COMPUTED, ERP_LEVEL_HIGH,
     N_("Real-time traffic reaches Microsoft within rtt.realtime.client or fails; interactive "
        "traffic warns above rtt.interactive.warn and fails above rtt.interactive.fail; bulk "
        "traffic and the default category have no budget."),
     N_("Shorten the path, beginning with its largest part."), TEAMS "; " SCORE,
     PARAMETERS("rtt.interactive.fail", "rtt.interactive.warn", "rtt.realtime.client"),
     erp_check_wan_03},
    {"WAN-04", N_("Real-time traffic keeps within jitter and loss"), ERP_PILLAR_PERFORMANCE,
     "WAN performance", "latency requirements", ERP_MODE_MIXED, ERP_LEVEL_HIGH,
     N_("The stated loss of the path stays below loss.client and its jitter below jitter.client, "
        "or the rule fails. Jitter that nobody states is estimated from the load and only warns; "
        "an element over its capacity loses packets."),
     N_("Reduce the load, add QoS, or repair the lossy link."), TEAMS,
     PARAMETERS("jitter.client", "loss.client"), erp_check_wan_04},
    {"WAN-05", N_("Poor WAN links are relieved by local breakouts"), ERP_PILLAR_PERFORMANCE,
     "WAN performance", "geo-pinning", ERP_MODE_COMPUTED, ERP_LEVEL_MEDIUM,
     N_("The fullest WAN link on the paths of a site stays within util.fail; otherwise the rule "
        "warns, and says whether a local breakout for Microsoft 365 and Power Platform would bring "
        "it within util.warn or the link has to grow."),
     N_("Break out locally instead of forcing traffic over a poor WAN link."), PP_PLANNING,
     PARAMETERS("util.fail", "util.warn"), erp_check_wan_05},
};

guint
erp_rules_count(void) {
  return G_N_ELEMENTS(rules);
}

const ErpRule *
erp_rules_get(guint i) {
  g_assert(i < G_N_ELEMENTS(rules));
  return &rules[i];
}

static int
compare_id(gconstpointer id, gconstpointer rule) {
  return g_ascii_strcasecmp(id, ((const ErpRule *) rule)->id);
}

const ErpRule *
erp_rules_find(const char *id, const char **suggestion) {
  const ErpRule *found = bsearch(id, rules, G_N_ELEMENTS(rules), sizeof(ErpRule), compare_id);
  if (suggestion == NULL)
    return found;
  *suggestion = NULL;
  if (found == NULL) {
    const char *ids[G_N_ELEMENTS(rules)];
    for (guint i = 0; i < G_N_ELEMENTS(rules); i++)
      ids[i] = rules[i].id;
    *suggestion = erp_did_you_mean(id, ids, G_N_ELEMENTS(ids));
  }
  return found;
}

const char *
erp_pillar_word(ErpPillar pillar) {
  static const char *const words[] = {"reliability", "security", "cost", "operations",
                                      "performance"};
  return words[pillar];
}
