/* Rows of the rule table: reliability. */
#include "review/rows.h"

static const ErpRule rules[] = {
    {"REL-01", N_("Users of circuits reach two peering locations"), ERP_PILLAR_RELIABILITY,
     "geographical distribution", NULL, ERP_MODE_COMPUTED, ERP_LEVEL_HIGH,
     N_("Sites and gateways that use circuits reach circuits in two peering locations. One "
        "location fails for those that critical demands use and warns for others; a metro pair "
        "warns."),
     N_("Add a circuit at a second peering location, both active; do not count on the internet as "
        "a backup."),
     RESILIENCY "; " ADVISOR "; " APRL, NO_PARAMETERS, erp_check_rel_01,
     ON_WAYS | ERP_CHANGED_CRITICAL},
    {"REL-02", N_("Gateways are connected to two peering locations"), ERP_PILLAR_RELIABILITY, NULL,
     NULL, ERP_MODE_COMPUTED, ERP_LEVEL_HIGH,
     N_("Each gateway has connections to circuits in two different peering locations; a metro pair "
        "warns, anything less fails."),
     N_("Connect the gateway to a circuit at another location."), APRL "; " ADVISOR, NO_PARAMETERS,
     erp_check_rel_02, ON_WAYS | ERP_CHANGED_CRITICAL},
    {"REL-03", N_("Critical demands keep a path when one element is lost"), ERP_PILLAR_RELIABILITY,
     NULL, NULL, ERP_MODE_COMPUTED, ERP_LEVEL_HIGH,
     N_("Each critical demand has a path left after the loss of any one circuit, peering location, "
        "provider (of circuits, internet accesses and WAN links), edge or WAN link, as far as the "
        "plan states providers and edges; otherwise the rule fails and names what was lost. The "
        "internet alone in place of circuits warns: it does not take over by itself. Roaming "
        "people do not count."),
     N_("Provide a second path that does not share that element."), PLANNING "; " ER_HA,
     NO_PARAMETERS, erp_check_rel_03, ON_FIGURES | ERP_CHANGED_CRITICAL},
    {"REL-04", N_("The survivors carry the load when a circuit is lost"), ERP_PILLAR_RELIABILITY,
     "WAN performance", NULL, ERP_MODE_COMPUTED, ERP_LEVEL_HIGH,
     N_("After the loss of a circuit, or of a peering location, its traffic goes to the circuit "
        "left that comes first by policy, by the weight of connections, then by nearness, or to "
        "the internet. An element that this drives above util.warn of its capacity warns, above "
        "all of it fails; without a capacity it is not answered. A metro circuit outlives one of "
        "its locations. What the loss of WAN links, providers and edges does to loads is not "
        "worked out."),
     N_("Size each survivor for the whole load of its region."), PLANNING, PARAMETERS("util.warn"),
     erp_check_rel_04, ON_FIGURES},
    {"REL-05", N_("The two links of a circuit end at different edges"), ERP_PILLAR_RELIABILITY,
     NULL, NULL, ERP_MODE_MIXED, ERP_LEVEL_HIGH,
     N_("The primary and the secondary link of a circuit end at different edges; one edge fails, "
        "and without both edges it is not answered."),
     N_("End primary and secondary link on different devices and ports."),
     APRL "; " CHECKLISTS "; " ER_HA, NO_PARAMETERS, erp_check_rel_05, ON_WAYS},
    {"REL-06", N_("Both BGP sessions of each peering are up"), ERP_PILLAR_RELIABILITY, "peering",
     NULL, ERP_MODE_MIXED, ERP_LEVEL_HIGH,
     N_("Each peering has two BGP sessions; one fails, since the availability that Microsoft "
        "promises no longer holds, and without the number it is not answered."),
     N_("Bring up both BGP sessions of every peering."), ER_ROUTING, NO_PARAMETERS,
     erp_check_rel_06, ON_WAYS},
    {"REL-07", N_("Both links of a circuit carry traffic"), ERP_PILLAR_RELIABILITY, NULL, NULL,
     ERP_MODE_MIXED, ERP_LEVEL_MEDIUM,
     N_("The links of a circuit are active-active; active-passive warns, since an idle link goes "
        "stale and a failure hits all connections, and without a mode it is not answered."),
     N_("Run both links active-active."), APRL "; " CHECKLISTS, NO_PARAMETERS, erp_check_rel_07,
     ON_WAYS},
    {"REL-08", N_("The two links of a circuit are equally long"), ERP_PILLAR_RELIABILITY, NULL,
     NULL, ERP_MODE_COMPUTED, ERP_LEVEL_MEDIUM,
     N_("The round trips from the peering location to the edges of the two links of an "
        "active-active circuit differ by at most linkpair.rtt; more warns. Without the edges, or a "
        "way over the WAN from them, it is not answered."),
     N_("End both links in the same metropolitan area, or let one stand by."), ER_HA,
     PARAMETERS("linkpair.rtt"), erp_check_rel_08, ON_HOPS},
    {"REL-09", N_("Circuits of a region come from different providers"), ERP_PILLAR_RELIABILITY,
     NULL, NULL, ERP_MODE_COMPUTED, ERP_LEVEL_MEDIUM,
     N_("The circuits of a geopolitical region come from more than one provider, or over ports of "
        "one's own; one provider warns, and without providers, or the place of a circuit, it is "
        "not answered."),
     N_("Order the second circuit from another provider."), ER_DR "; " WAF_ER, NO_PARAMETERS,
     erp_check_rel_09, ON_WAYS},
    {"REL-10", N_("What stands in for each other runs apart"), ERP_PILLAR_RELIABILITY, NULL, NULL,
     ERP_MODE_MIXED, ERP_LEVEL_MEDIUM,
     N_("Circuits, and WAN links between the same two ends, have path groups (duct, building "
        "entry, last mile) of their own; shared ones warn, and so do all WAN links and internet "
        "accesses of a site in one group. Without path groups it is not answered for circuits of "
        "one city, or of locations that one site has links to, and for such WAN links."),
     N_("Ask the carrier for diverse routing."), RESILIENCY, NO_PARAMETERS, erp_check_rel_10,
     ON_WAYS},
    {"REL-11", N_("No single link or site cuts users off"), ERP_PILLAR_RELIABILITY,
     "WAN performance", NULL, ERP_MODE_COMPUTED, ERP_LEVEL_MEDIUM,
     N_("The loss of one WAN link, or of one site, leaves fewer than spof.users users elsewhere "
        "without a way to any internet access or circuit; as many or more warn."),
     N_("Add a second link, or a local breakout."), PLANNING, PARAMETERS("spof.users"),
     erp_check_rel_11, ON_FIGURES},
    {"REL-12", N_("Gateways are zone-redundant"), ERP_PILLAR_RELIABILITY, NULL, NULL,
     ERP_MODE_COMPUTED, ERP_LEVEL_HIGH,
     N_("A gateway in a region with availability zones has a zone-redundant SKU and is not said to "
        "stand in one zone; otherwise it fails."),
     N_("Migrate to a zone-redundant gateway SKU."), ADVISOR "; " APRL, NO_PARAMETERS,
     erp_check_rel_12, ON_WAYS},
    {"REL-13", N_("Gateways have no more connections than they take"), ERP_PILLAR_RELIABILITY, NULL,
     NULL, ERP_MODE_COMPUTED, ERP_LEVEL_HIGH,
     N_("The connections of a gateway are at most what its SKU takes, and those to circuits at one "
        "location at most what a virtual network takes from there; more fails."),
     N_("Move connections to a larger SKU or to another location."), GATEWAYS "; " LIMITS,
     NO_PARAMETERS, erp_check_rel_13, ON_WAYS},
    {"REL-14", N_("Critical private demands have a second circuit"), ERP_PILLAR_RELIABILITY, NULL,
     NULL, ERP_MODE_MIXED, ERP_LEVEL_MEDIUM,
     N_("Critical private demands can use two circuits. With one, people say whether a "
        "site-to-site VPN backs it up: that warns, since it is not for work bound by latency or "
        "bandwidth, and none fails."),
     N_("Add a second circuit, or at least a VPN as a backup."), CHECKLISTS "; " RESILIENCY,
     NO_PARAMETERS, erp_check_rel_14, ON_WAYS | ERP_CHANGED_CRITICAL},
    {"REL-15", N_("BFD watches the links of circuits"), ERP_PILLAR_RELIABILITY, NULL, NULL,
     ERP_MODE_MIXED, ERP_LEVEL_MEDIUM,
     N_("BFD runs on the customer edges of a circuit with a peering: a dead link is noticed after "
        "bfd.interval times bfd.multiplier instead of up to bgp.hold. Without it the rule warns."),
     N_("Enable BFD on both edge routers."), ER_BFD "; " APRL,
     PARAMETERS("bfd.interval", "bfd.multiplier", "bgp.hold"), erp_check_rel_15, ON_WAYS},
    {"REL-16", N_("Critical work can move to another region"), ERP_PILLAR_RELIABILITY,
     "geographical distribution", NULL, ERP_MODE_COMPUTED, ERP_LEVEL_MEDIUM,
     N_("When critical demands end at a gateway, connected gateways stand in two regions or more; "
        "one region warns."),
     N_("Plan a gateway in a recovery region."), WAF_ER "; " CHECKLISTS, NO_PARAMETERS,
     erp_check_rel_16, ON_WAYS | ERP_CHANGED_CRITICAL},
    {"REL-17", N_("Failing over to what stands by was tested"), ERP_PILLAR_RELIABILITY, NULL, NULL,
     ERP_MODE_ANSWERED, ERP_LEVEL_MEDIUM,
     N_("People say that failing over to each standby circuit or link was tested; the date of "
        "their answer is that of the test, and one older than failover.days, to come, or none, "
        "warns. No makes the rule fail."),
     N_("Schedule a failover test and record its date."), ER_DR "; " EVALUATE,
     PARAMETERS("failover.days"), erp_check_rel_17, ON_FIGURES},
    {"REL-18", N_("Sites reach two internet egresses"), ERP_PILLAR_RELIABILITY, "client routing",
     "when not appropriate", ERP_MODE_COMPUTED, ERP_LEVEL_HIGH,
     N_("A site that uses Microsoft 365 or Power Platform reaches two internet egresses, its own "
        "or others over the WAN, since some endpoints are on the internet only. One, or several of "
        "one path group, warns, none fails. Roaming people do not count."),
     N_("Provide a second active internet egress."), PLANNING, NO_PARAMETERS, erp_check_rel_18,
     ON_WAYS},
    {"REL-19", N_("Microsoft 365 over a circuit has another circuit to go to"),
     ERP_PILLAR_RELIABILITY, NULL, "when to use", ERP_MODE_COMPUTED, ERP_LEVEL_HIGH,
     N_("Where Microsoft 365 goes over a circuit, another circuit can carry it, and is at most "
        "rtt.realtime.client away; farther warns. The internet alone warns, since NAT, DNS and "
        "proxies must follow by hand; no way at all fails."),
     N_("Use two active circuits in each region for Microsoft 365 over ExpressRoute."), PLANNING,
     PARAMETERS("rtt.realtime.client"), erp_check_rel_19, ON_HOPS},
    {"REL-20", N_("NAT pools outlive a link of their circuit"), ERP_PILLAR_RELIABILITY,
     "asymmetric routing", NULL, ERP_MODE_COMPUTED, ERP_LEVEL_MEDIUM,
     N_("The edges of both links of a circuit know a NAT pool: they share it or their state, or "
        "both advertise it. A pool of one link warns, and fails when a service is reached by it; "
        "without both edges it is not answered."),
     N_("Translate before the links part, or advertise the pool over both."), ER_HA, NO_PARAMETERS,
     erp_check_rel_20, ON_WAYS},
    {"REL-21", N_("Both links of Direct ports are enabled"), ERP_PILLAR_RELIABILITY, NULL, NULL,
     ERP_MODE_MIXED, ERP_LEVEL_HIGH,
     N_("A circuit on ExpressRoute Direct ports has a peering with both BGP sessions up, which "
        "needs both links, or somebody has answered that both are enabled. No makes the rule "
        "fail."),
     N_("Enable both links of the port pair."), APRL, NO_PARAMETERS, erp_check_rel_21, ON_WAYS},
    {"REL-22", N_("One port of a Direct pair can carry all its circuits"), ERP_PILLAR_RELIABILITY,
     NULL, NULL, ERP_MODE_MIXED, ERP_LEVEL_MEDIUM,
     N_("The bandwidths of the circuits on a pair of Direct ports add up to the speed of one port "
        "at most. Up to that of both ports warns, since the pair does not carry them all when one "
        "port fails; more is not accepted and fails. Without the pair of a circuit or the speed of "
        "its ports it is not answered."),
     N_("Reduce circuits, add a pair of ports, or limit the rate of what can wait."), APRL,
     NO_PARAMETERS, erp_check_rel_22, ON_WAYS | ERP_CHANGED_CAPACITIES},
    {"REL-23", N_("Critical demands are as available as they must be"), ERP_PILLAR_RELIABILITY,
     NULL, NULL, ERP_MODE_MIXED, ERP_LEVEL_MEDIUM,
     N_("The composite availability of each critical demand meets availability-target of the "
        "demand, else of the plan. Elements in series multiply and one of several ways is enough, "
        "but ways over one path group, provider or peering location fail together and gain "
        "nothing, and the internet does not take over from a circuit by itself. Elements have the "
        "availability the plan states, else what Microsoft publishes. Certainly too little fails; "
        "without a target, or without a figure on the planned way, it is not answered."),
     N_("Remove the weakest element in series, or add an independent parallel one."),
     PLANNING "; " AGREEMENTS, NO_PARAMETERS, erp_check_rel_23, ON_HOPS | ERP_CHANGED_CRITICAL},
    {"REL-24", N_("Data gateways of critical demands are clusters"), ERP_PILLAR_RELIABILITY,
     "on-premises integration", NULL, ERP_MODE_MIXED, ERP_LEVEL_MEDIUM,
     N_("The cluster of an on-premises data gateway that critical demands depend on has two "
        "machines or more; one fails, and without the number it is not answered."),
     N_("Add a second member on another host to the cluster."), PP_ARCHITECTURE, NO_PARAMETERS,
     erp_check_rel_24, ON_WAYS | ERP_CHANGED_CRITICAL},
    {"REL-25", N_("Edges heed the AS path during maintenance"), ERP_PILLAR_RELIABILITY, NULL, NULL,
     ERP_MODE_MIXED, ERP_LEVEL_LOW,
     N_("While a link is maintained, Microsoft lengthens the AS path on it. People say for each "
        "circuit with a peering that the edges heed it; exits of one circuit with different local "
        "preferences warn, since these count before the AS path. No makes the rule fail."),
     N_("Do not pin traffic to a link by what counts before the length of the AS path."), FAQ,
     NO_PARAMETERS, erp_check_rel_25, ON_WAYS},
};

const ErpRuleFamily erp_rules_rel = {rules, G_N_ELEMENTS(rules)};
