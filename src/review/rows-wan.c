/* Rows of the rule table: the WAN. */
#include "review/rows.h"

static const ErpRule rules[] = {
    {"WAN-01", N_("Every demand finds capacity on its whole path"), ERP_PILLAR_PERFORMANCE,
     "WAN performance", NULL, ERP_MODE_COMPUTED, ERP_LEVEL_HIGH,
     N_("No WAN link, internet access, circuit, gateway, proxy or VPN is to carry more than its "
        "capacity in either direction; otherwise the rule fails and names the element."),
     N_("Enlarge the named element, or take traffic off it."), PP_CHECKLIST "; " PP_PLANNING,
     NO_PARAMETERS, erp_check_wan_01, ON_FIGURES},
    {"WAN-02", N_("Links, internet accesses and circuits keep headroom"), ERP_PILLAR_PERFORMANCE,
     "WAN performance", NULL, ERP_MODE_COMPUTED, ERP_LEVEL_HIGH,
     N_("Utilisation stays within util.warn of the capacity; more warns, above util.fail it "
        "fails."),
     N_("Add bandwidth, or move traffic."), PLANNING "; " ADVISOR,
     PARAMETERS("util.fail", "util.warn"), erp_check_wan_02, ON_FIGURES},
    {"WAN-03", N_("Paths keep their latency budget"), ERP_PILLAR_PERFORMANCE, "WAN performance",
     "latency requirements", ERP_MODE_COMPUTED, ERP_LEVEL_HIGH,
     N_("Real-time traffic reaches Microsoft within rtt.realtime.client of the site, and within "
        "rtt.realtime.edge of the internet access it leaves by, or fails; interactive traffic "
        "warns above rtt.interactive.warn and fails above rtt.interactive.fail; bulk traffic and "
        "the default category have no budget."),
     N_("Shorten the path, beginning with its largest part."), TEAMS "; " SCORE,
     PARAMETERS("rtt.interactive.fail", "rtt.interactive.warn", "rtt.realtime.client",
                "rtt.realtime.edge"),
     erp_check_wan_03, ON_FIGURES | ERP_CHANGED_BREAKOUT},
    {"WAN-04", N_("Real-time traffic keeps within jitter and loss"), ERP_PILLAR_PERFORMANCE,
     "WAN performance", "latency requirements", ERP_MODE_MIXED, ERP_LEVEL_HIGH,
     N_("The stated loss of the path stays below loss.client and that of the internet access below "
        "loss.edge; the jitter of the path stays below jitter.client and that beyond the edge "
        "below jitter.edge. Otherwise the rule fails, but for jitter that is estimated from the "
        "load because nobody states it: that warns. An element over its capacity loses packets. "
        "Without the loss of every WAN link and internet access on the path it is not answered."),
     N_("Reduce the load, add QoS, or repair the lossy link."), TEAMS,
     PARAMETERS("jitter.client", "jitter.edge", "loss.client", "loss.edge"), erp_check_wan_04,
     ON_FIGURES},
    {"WAN-05", N_("Poor WAN links are relieved by local breakouts"), ERP_PILLAR_PERFORMANCE,
     "WAN performance", "geo-pinning", ERP_MODE_COMPUTED, ERP_LEVEL_MEDIUM,
     N_("The fullest WAN link on the paths of a site stays within util.fail; otherwise the rule "
        "warns, and says whether a local breakout for Microsoft 365 and Power Platform would bring "
        "it within util.warn or the link has to grow."),
     N_("Break out locally instead of forcing traffic over a poor WAN link."), PP_PLANNING,
     PARAMETERS("util.fail", "util.warn"), erp_check_wan_05, ON_FIGURES | ERP_CHANGED_BREAKOUT},
    {"WAN-06", N_("Proxies carry their load and leave optimize traffic alone"),
     ERP_PILLAR_PERFORMANCE, "WAN performance", NULL, ERP_MODE_MIXED, ERP_LEVEL_MEDIUM,
     N_("A proxy on the path carries at most its capacity, or the rule fails; one that opens TLS "
        "of optimize endpoints warns. Without stated throughput and delay it is not answered."),
     N_("Let the optimize endpoints pass by the proxy."), PRINCIPLES, NO_PARAMETERS,
     erp_check_wan_06, ON_FIGURES},
    {"WAN-07", N_("Branches share circuits"), ERP_PILLAR_PERFORMANCE, "geographical distribution",
     NULL, ERP_MODE_COMPUTED, ERP_LEVEL_LOW,
     N_("At most branch.circuits branches have circuits of their own at the peering locations of "
        "one city; more warns, since a regional hub or the carrier's IP VPN serves them with "
        "fewer."),
     N_("Join the branches to a regional hub with circuits for all of them."), PP_PLANNING,
     PARAMETERS("branch.circuits"), erp_check_wan_07, ON_WAYS},
};

const ErpRuleFamily erp_rules_wan = {rules, G_N_ELEMENTS(rules)};
