/* Rows of the rule table: security. */
#include "review/rows.h"

static const ErpRule rules[] = {
    {"SEC-01", N_("Direct ports are encrypted by MACsec"), ERP_PILLAR_SECURITY, NULL, NULL,
     ERP_MODE_MIXED, ERP_LEVEL_MEDIUM,
     N_("Each circuit on an ExpressRoute Direct port has MACsec; otherwise the rule fails. When "
        "the plan does not say, it is not answered. A provider's circuit cannot have it."),
     N_("Enable MACsec with keys in a vault."), ER_ENCRYPTION "; " CHECKLISTS, NO_PARAMETERS,
     erp_check_sec_01, ON_WAYS},
    {"SEC-02", N_("Confidential private traffic is encrypted"), ERP_PILLAR_SECURITY, NULL, NULL,
     ERP_MODE_ANSWERED, ERP_LEVEL_HIGH,
     N_("Each circuit that carries private traffic is a Direct port with MACsec or leads to "
        "gateways with IPsec only, or somebody has answered that IPsec or TLS protects what has to "
        "stay confidential: ExpressRoute alone does not encrypt. No makes the rule fail."),
     N_("Add IPsec over private peering, or rely on TLS and say so."),
     ER_ENCRYPTION "; " CHECKLISTS, NO_PARAMETERS, erp_check_sec_02, ON_WAYS},
    {"SEC-03", N_("VPN gateways have the rate for what IPsec protects"), ERP_PILLAR_SECURITY, NULL,
     NULL, ERP_MODE_COMPUTED, ERP_LEVEL_MEDIUM,
     N_("Where IPsec over private peering protects the traffic of a gateway, that is at most the "
        "rate of the VPN gateway behind it in either direction; otherwise the rule fails."),
     N_("Choose a larger VPN gateway SKU, or more tunnels."), ER_ENCRYPTION, NO_PARAMETERS,
     erp_check_sec_03, ON_FIGURES},
    {"SEC-04", N_("BGP sessions are authenticated"), ERP_PILLAR_SECURITY, NULL, NULL,
     ERP_MODE_ANSWERED, ERP_LEVEL_LOW,
     N_("The BGP sessions of each peering have an MD5 key; otherwise the rule fails. When the "
        "plan does not say, it is not answered."),
     N_("Set an MD5 key on the BGP sessions."), WAF_ER, NO_PARAMETERS, erp_check_sec_04, ON_WAYS},
    {"SEC-05", N_("Edges inspect what comes in from Microsoft"), ERP_PILLAR_SECURITY,
     "on-premises integration", NULL, ERP_MODE_MIXED, ERP_LEVEL_HIGH,
     N_("Each edge at which a Microsoft peering ends has a firewall or reverse proxy before any "
        "inbound service, with the same rules as towards the internet; otherwise the rule fails. "
        "When the plan does not say, it is not answered."),
     N_("Put what comes in by ExpressRoute behind the same perimeter as the internet."),
     PP_CHECKLIST "; " PP_SETUP "; " PP_CONSIDER, NO_PARAMETERS, erp_check_sec_05, ON_WAYS},
    {"SEC-06", N_("Advertised addresses have a declared use"), ERP_PILLAR_SECURITY,
     "on-premises integration", NULL, ERP_MODE_COMPUTED, ERP_LEVEL_MEDIUM,
     N_("Of each public prefix advertised over Microsoft peering at most surplus addresses are in "
        "no NAT pool, no inbound service and no site's own prefix; more warns, since any server of "
        "Microsoft and any tenant can reach them. When no use is declared, or prefixes are stated "
        "as a number and not listed, it is not answered."),
     N_("Advertise only the addresses that have a declared use."), ROUTING "; " PP_CONSIDER,
     PARAMETERS("surplus"), erp_check_sec_06, ON_WAYS},
    {"SEC-07", N_("Only public prefixes are advertised to Microsoft"), ERP_PILLAR_SECURITY,
     "peering", NULL, ERP_MODE_COMPUTED, ERP_LEVEL_HIGH,
     N_("Neither the default route nor a private or otherwise reserved prefix is advertised on a "
        "Microsoft peering; otherwise the rule fails. When prefixes are stated as a number and not "
        "listed, it is not answered."),
     N_("Filter default and private routes at the edge."), ER_ROUTING, NO_PARAMETERS,
     erp_check_sec_07, ON_WAYS},
    {"SEC-08", N_("A default route to Azure has an answer"), ERP_PILLAR_SECURITY, NULL, NULL,
     ERP_MODE_MIXED, ERP_LEVEL_MEDIUM,
     N_("For each private peering that advertises a default route, somebody has answered how the "
        "virtual networks reach Azure services and licensing, and that the internet stays blocked "
        "when the route is withdrawn. No makes the rule fail."),
     N_("Declare a way back, or advertise less."), ER_ROUTING "; " FAQ, NO_PARAMETERS,
     erp_check_sec_08, ON_WAYS},
    {"SEC-09", N_("Circuits join no virtual networks that are to be kept apart"),
     ERP_PILLAR_SECURITY, NULL, NULL, ERP_MODE_MIXED, ERP_LEVEL_LOW,
     N_("The virtual networks of all gateways connected to a circuit share its routing. When one "
        "of these gateways states an isolation, all state the same; otherwise the rule fails. "
        "When none does, somebody has answered that their virtual networks may reach each other. "
        "No makes the rule fail."),
     N_("Use separate circuits for what has to be kept apart."), CHECKLISTS "; " FAQ, NO_PARAMETERS,
     erp_check_sec_09, ON_WAYS},
    {"SEC-10", N_("Few people may change circuits and peerings"), ERP_PILLAR_SECURITY, NULL, NULL,
     ERP_MODE_ANSWERED, ERP_LEVEL_MEDIUM,
     N_("Somebody has answered that only a role of least privilege may change circuits and "
        "peerings. No makes the rule fail."),
     N_("Restrict changes of peerings by role-based access control."), WAF_ER, NO_PARAMETERS,
     erp_check_sec_10, ON_WAYS},
    {"SEC-11", N_("The activity log is kept"), ERP_PILLAR_SECURITY, NULL, NULL, ERP_MODE_ANSWERED,
     ERP_LEVEL_MEDIUM,
     N_("Somebody has answered that the activity log is archived beyond the 90 days it is kept by "
        "default. No makes the rule fail."),
     N_("Send the activity log to an archive."), WAF_ER, NO_PARAMETERS, erp_check_sec_11, ON_WAYS},
    {"SEC-12", N_("Mobile users do not walk around the private path"), ERP_PILLAR_SECURITY,
     "client routing", NULL, ERP_MODE_MIXED, ERP_LEVEL_MEDIUM,
     N_("Where a private path is mandatory (a closed site whose policy names circuits only) and "
        "users are mobile, somebody has answered that conditional access or a VPN gates their "
        "sign-in: ExpressRoute does not close the internet's door. No makes the rule fail."),
     N_("Gate sign-in by location or managed device."), PP_SETUP, NO_PARAMETERS, erp_check_sec_12,
     ON_FIGURES | ERP_CHANGED_MOBILE},
    {"SEC-13", N_("Gateway subnets are large enough and unfiltered"), ERP_PILLAR_SECURITY, NULL,
     NULL, ERP_MODE_ANSWERED, ERP_LEVEL_MEDIUM,
     N_("Subnets are not in a plan: somebody has answered for each gateway that its subnet has no "
        "network security group and is a /27 or larger, with 16 circuits a /26. No makes the rule "
        "fail."),
     N_("Remove the network security group, and enlarge the subnet."), POLICY "; " GATEWAYS,
     NO_PARAMETERS, erp_check_sec_13, ON_WAYS},
    {"SEC-15", N_("Security is not why Microsoft 365 takes a circuit"), ERP_PILLAR_SECURITY, NULL,
     "when to use", ERP_MODE_COMPUTED, ERP_LEVEL_MEDIUM,
     N_("Where Microsoft 365 goes over ExpressRoute and the tenant states a reason, it is not "
        "security; otherwise the rule warns: a circuit by itself does not encrypt and ends at "
        "Microsoft's "
        "edge, where everybody's traffic enters."),
     N_("State a regulation or a measured need of the network, not security."), PP_BENEFITS,
     NO_PARAMETERS, erp_check_sec_15, ON_WAYS},
};

const ErpRuleFamily erp_rules_sec = {rules, G_N_ELEMENTS(rules)};
