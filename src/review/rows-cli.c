/* Rows of the rule table: client routing. */
#include "review/rows.h"

static const ErpRule rules[] = {
    {"CLI-01", N_("Policies that name a circuit can be followed"), ERP_PILLAR_RELIABILITY,
     "client routing", NULL, ERP_MODE_COMPUTED, ERP_LEVEL_HIGH,
     N_("A site whose policy names a circuit first has a WAN path to it, the circuit is usable, "
        "and its routes reach the site; otherwise the rule fails."),
     N_("Bring the circuit's routes to the site, or change the site's policy."),
     PP_CHECKLIST "; " PP_SETUP, NO_PARAMETERS, erp_check_cli_01, ON_WAYS},
    {"CLI-02", N_("Proxies let traffic for circuits pass by"), ERP_PILLAR_OPERATIONS,
     "client routing", NULL, ERP_MODE_MIXED, ERP_LEVEL_HIGH,
     N_("The exceptions of a proxy name every service that policies of the sites behind it send to "
        "a circuit; otherwise the proxy takes it to the internet and the rule fails. Without a "
        "policy the way is the proxy's. When no exceptions are stated, and there is a circuit for "
        "a service, it is not answered."),
     N_("Publish a PAC file that sends these services direct."), PP_CHECKLIST "; " ROUTING,
     NO_PARAMETERS, erp_check_cli_02, ON_WAYS},
    {"CLI-03", N_("Sites on a Microsoft peering have public addresses"), ERP_PILLAR_RELIABILITY,
     "client routing", NULL, ERP_MODE_COMPUTED, ERP_LEVEL_HIGH,
     N_("What a site sends over a Microsoft peering has a public source address, its own or after "
        "translation, inside prefixes that the circuit advertises; otherwise the rule fails. "
        "Without pool or prefix it is not answered. At an edge with several circuits, pools that "
        "are advertised on the others only do not count beside one for this."),
     N_("Translate to a pool that is advertised on that circuit."), PP_CHECKLIST "; " ER_NAT,
     NO_PARAMETERS, erp_check_cli_03, ON_WAYS},
    {"CLI-04", N_("Every site has a way to the internet"), ERP_PILLAR_RELIABILITY, "client routing",
     "when not appropriate", ERP_MODE_COMPUTED, ERP_LEVEL_HIGH,
     N_("A site that uses Microsoft 365 or Power Platform has an internet path for name "
        "resolution, certificate checks, content delivery, sign-in and the default-category "
        "endpoints; without one the rule fails."),
     N_("Give the site at least a filtered way to the internet."),
     PP_CHECKLIST "; " PP_ARCHITECTURE "; " ENDPOINTS, NO_PARAMETERS, erp_check_cli_04, ON_WAYS},
    {"CLI-05", N_("PAC files name exceptions before their wildcards"), ERP_PILLAR_OPERATIONS,
     "client routing", "when not appropriate", ERP_MODE_ANSWERED, ERP_LEVEL_LOW,
     N_("For each proxy with exceptions that lets traffic for circuits pass by, somebody has "
        "answered that the PAC file names hosts that are on the internet only before the wildcards "
        "they belong to. No makes the rule fail."),
     N_("Order the PAC file: hosts of the internet only, then those of ExpressRoute, then the "
        "rest."),
     ROUTING, NO_PARAMETERS, erp_check_cli_05, ON_WAYS},
    {"CLI-06", N_("Names are resolved near the egress"), ERP_PILLAR_PERFORMANCE, "client routing",
     "geo-pinning", ERP_MODE_MIXED, ERP_LEVEL_MEDIUM,
     N_("A site's resolver is at most dns.km from the internet access its traffic leaves by; "
        "farther warns. A site that names no resolver uses its own, which leaves with its traffic. "
        "Without coordinates it is not answered."),
     N_("Resolve names locally, or where the traffic leaves."), PRINCIPLES "; " INSIGHTS,
     PARAMETERS("dns.km"), erp_check_cli_06, ON_WAYS | ERP_CHANGED_TIMES},
    {"CLI-07", N_("VPNs let mobile users go direct"), ERP_PILLAR_PERFORMANCE, "client routing",
     "when not appropriate", ERP_MODE_COMPUTED, ERP_LEVEL_HIGH,
     N_("The VPN that mobile users of a site come in by is split. A forced one warns, and fails "
        "when its head-end adds more than gp.material to their way to Microsoft by the model."),
     N_("Split the tunnel for the optimize endpoints."), SPLIT_TUNNEL, PARAMETERS("gp.material"),
     erp_check_cli_07, ON_WAYS | ERP_CHANGED_MOBILE | ERP_CHANGED_TIMES},
    {"CLI-08", N_("What has to stay private stays private"), ERP_PILLAR_SECURITY, "client routing",
     NULL, ERP_MODE_COMPUTED, ERP_LEVEL_HIGH,
     N_("Where a private path is mandatory (a closed site whose policy names circuits only), no "
        "traffic that ExpressRoute can carry leaves by the internet, neither now nor after the "
        "loss of the circuit it uses or of the peering location; otherwise the rule fails. REL-03 "
        "judges the loss of links."),
     N_("Block the way by the internet, or provide a second circuit at another location."),
     PP_SETUP, NO_PARAMETERS, erp_check_cli_08, ON_WAYS},
};

const ErpRuleFamily erp_rules_cli = {rules, G_N_ELEMENTS(rules)};
