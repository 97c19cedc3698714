/* Rows of the rule table: performance. */
#include "review/rows.h"

static const ErpRule rules[] = {
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
    {"PRF-07", N_("Media over a Microsoft peering keeps its marks"), ERP_PILLAR_PERFORMANCE, NULL,
     "latency requirements", ERP_MODE_ANSWERED, ERP_LEVEL_MEDIUM,
     N_("People say that the marks EF, AF41, AF21 and CS3 of Teams media over a Microsoft peering "
        "are kept end to end, and that other marks are set to 0."),
     N_("Configure queues and marks on the way to the circuit."), ER_QOS, NO_PARAMETERS,
     erp_check_prf_07},
    {"PRF-11", N_("NAT pools have ports for their devices"), ERP_PILLAR_PERFORMANCE,
     "client routing", NULL, ERP_MODE_COMPUTED, ERP_LEVEL_MEDIUM,
     N_("A pool has at most so many devices behind it as its addresses have ports for: 64000 less "
        "nat.reserved, divided by nat.ports and nat.peak together. More fails; without the number "
        "of devices it is not answered."),
     N_("Add addresses to the pool."), NAT_SUPPORT,
     PARAMETERS("nat.peak", "nat.ports", "nat.reserved"), erp_check_prf_11},
};

const ErpRuleFamily erp_rules_prf = {rules, G_N_ELEMENTS(rules)};
