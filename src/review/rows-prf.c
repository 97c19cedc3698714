/* Rows of the rule table: performance. */
#include "review/rows.h"

static const ErpRule rules[] = {
    {"PRF-01", N_("Gateways have the throughput for their load"), ERP_PILLAR_PERFORMANCE, NULL,
     NULL, ERP_MODE_COMPUTED, ERP_LEVEL_HIGH,
     N_("The load of a gateway stays within the throughput of its SKU, which does not burst; "
        "otherwise the rule fails."),
     N_("Choose a larger gateway SKU, or use FastPath."), GATEWAYS "; " WAF_ER, NO_PARAMETERS,
     erp_check_prf_01, ON_FIGURES},
    {"PRF-02", N_("Circuits do not count on their redundant link"), ERP_PILLAR_PERFORMANCE, NULL,
     NULL, ERP_MODE_COMPUTED, ERP_LEVEL_MEDIUM,
     N_("The load of a circuit in either direction is at most its bandwidth, which is that of one "
        "link. Up to twice as much goes while both links are up and warns, more fails."),
     N_("Do not count on the bandwidth of the redundant link."), FAQ, NO_PARAMETERS,
     erp_check_prf_02, ON_FIGURES},
    {"PRF-03", N_("FastPath is used where the gateway is in the way"), ERP_PILLAR_PERFORMANCE, NULL,
     NULL, ERP_MODE_COMPUTED, ERP_LEVEL_MEDIUM,
     N_("Private traffic that is real-time, above fastpath.rate or more than the gateway passes "
        "takes FastPath, or the rule warns; FastPath planned at a SKU that does not offer it "
        "fails."),
     N_("Enable FastPath on a gateway that offers it."), FASTPATH "; " CHECKLISTS,
     PARAMETERS("fastpath.rate"), erp_check_prf_03, ON_FIGURES},
    {"PRF-04", N_("FastPath meets nothing that it does not carry"), ERP_PILLAR_PERFORMANCE, NULL,
     NULL, ERP_MODE_ANSWERED, ERP_LEVEL_MEDIUM,
     N_("For each gateway with a FastPath connection, somebody has answered that no basic load "
        "balancer, DNS resolver or private endpoint of a spoke stands in the data path, and that "
        "the addresses are at most 25,000 on a provider's circuit, 100,000 and 200,000 on Direct "
        "ports of 10 and 100 Gb/s. No makes the rule fail."),
     N_("Take what FastPath does not carry out of the path, or leave it to the gateway."), FASTPATH,
     NO_PARAMETERS, erp_check_prf_04, ON_WAYS},
    {"PRF-05", N_("Gateways have room for private endpoints"), ERP_PILLAR_PERFORMANCE, NULL, NULL,
     ERP_MODE_MIXED, ERP_LEVEL_MEDIUM,
     N_("Demands that pass a gateway and end at private endpoints are at most "
        "private-endpoint.share of its throughput, which may be all there is for them; more "
        "warns. Where demands do not say whether they end at one, and would be more, it is not "
        "answered."),
     N_("Choose a larger gateway SKU: allow for half the throughput to private endpoints."),
     GATEWAYS, PARAMETERS("private-endpoint.share"), erp_check_prf_05, ON_FIGURES},
    {"PRF-06", N_("Bulk demands are not bound by latency"), ERP_PILLAR_PERFORMANCE, NULL, NULL,
     ERP_MODE_COMPUTED, ERP_LEVEL_MEDIUM,
     N_("Sessions times window over round trip carries a demand that is stated as bulk, states its "
        "sessions or window, or goes to a virtual network; otherwise the rule warns. One that is "
        "more than a single session carries and does not state its sessions is not answered."),
     N_("Raise the window or the number of sessions, or move the endpoint nearer."), PERFORMANCE,
     PARAMETERS("window"), erp_check_prf_06, ON_FIGURES},
    {"PRF-07", N_("Media over a Microsoft peering keeps its marks"), ERP_PILLAR_PERFORMANCE, NULL,
     "latency requirements", ERP_MODE_ANSWERED, ERP_LEVEL_MEDIUM,
     N_("People say that the marks EF, AF41, AF21 and CS3 of Teams media over a Microsoft peering "
        "are kept end to end, and that other marks are set to 0."),
     N_("Configure queues and marks on the way to the circuit."), ER_QOS, NO_PARAMETERS,
     erp_check_prf_07, ON_WAYS},
    {"PRF-08", N_("Virtual networks do not reach each other over a circuit"),
     ERP_PILLAR_PERFORMANCE, NULL, NULL, ERP_MODE_ANSWERED, ERP_LEVEL_MEDIUM,
     N_("Traffic between virtual networks is not in a plan: for each circuit that joins gateways, "
        "people say that their virtual networks reach each other in another way."),
     N_("Use virtual network peering or Virtual WAN."), APRL "; " CHECKLISTS, NO_PARAMETERS,
     erp_check_prf_08, ON_WAYS},
    {"PRF-09", N_("Equally good circuits of a gateway are equally near"), ERP_PILLAR_PERFORMANCE,
     "asymmetric routing", NULL, ERP_MODE_COMPUTED, ERP_LEVEL_MEDIUM,
     N_("The round trips from the region of a gateway to its circuits of equal weight and AS path "
        "differ by at most ecmp.rtt; more warns, since Azure spreads connections over them."),
     N_("Set a higher weight for the nearer circuit."), ER_OPTIMIZE, PARAMETERS("ecmp.rtt"),
     erp_check_prf_09, ON_HOPS},
    {"PRF-10", N_("Sites reach gateways over the nearest circuit"), ERP_PILLAR_PERFORMANCE,
     "geographical distribution", NULL, ERP_MODE_COMPUTED, ERP_LEVEL_MEDIUM,
     N_("The circuit that a site takes to a gateway is the nearest one by round trip, or at most "
        "gp.minor farther; more warns. Without the place of a circuit that it could take it is not "
        "answered. GEO-02 tells the same of public services."),
     N_("Set local preference by regional community."), ER_OPTIMIZE "; " CHECKLISTS,
     PARAMETERS("gp.minor"), erp_check_prf_10, ON_HOPS},
    {"PRF-11", N_("NAT pools have ports for their devices"), ERP_PILLAR_PERFORMANCE,
     "client routing", NULL, ERP_MODE_COMPUTED, ERP_LEVEL_MEDIUM,
     N_("A pool has at most so many devices behind it as its addresses have ports for: 64000 less "
        "nat.reserved, divided by nat.ports and nat.peak together. More fails; without the number "
        "of devices it is not answered."),
     N_("Add addresses to the pool."), NAT_SUPPORT,
     PARAMETERS("nat.peak", "nat.ports", "nat.reserved"), erp_check_prf_11, ON_WAYS},
    {"PRF-12", N_("Packets fit through gateways"), ERP_PILLAR_PERFORMANCE, NULL, NULL,
     ERP_MODE_ANSWERED, ERP_LEVEL_LOW,
     N_("For sites that use a gateway, people say that packets are at most 1400 bytes long, or "
        "that the segment size of TCP (MSS) is clamped to that. No makes the rule fail."),
     N_("Clamp the segment size at the edge."), GATEWAY_PERFORMANCE, NO_PARAMETERS,
     erp_check_prf_12, ON_WAYS},
};

const ErpRuleFamily erp_rules_prf = {rules, G_N_ELEMENTS(rules)};
