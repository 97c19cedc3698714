/* Rows of the rule table: reliability. */
#include "review/rows.h"

static const ErpRule rules[] = {
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
    {"REL-05", N_("The two links of a circuit end at different edges"), ERP_PILLAR_RELIABILITY,
     NULL, NULL, ERP_MODE_MIXED, ERP_LEVEL_HIGH,
     N_("The primary and the secondary link of a circuit end at different edges; one edge fails, "
        "and without both edges it is not answered."),
     N_("End primary and secondary link on different devices and ports."),
     APRL "; " CHECKLISTS "; " ER_HA, NO_PARAMETERS, erp_check_rel_05},
    {"REL-06", N_("Both BGP sessions of each peering are up"), ERP_PILLAR_RELIABILITY, "peering",
     NULL, ERP_MODE_MIXED, ERP_LEVEL_HIGH,
     N_("Each peering has two BGP sessions; one fails, since the availability that Microsoft "
        "promises no longer holds, and without the number it is not answered."),
     N_("Bring up both BGP sessions of every peering."), ER_ROUTING, NO_PARAMETERS,
     erp_check_rel_06},
    {"REL-07", N_("Both links of a circuit carry traffic"), ERP_PILLAR_RELIABILITY, NULL, NULL,
     ERP_MODE_MIXED, ERP_LEVEL_MEDIUM,
     N_("The links of a circuit are active-active; active-passive warns, since an idle link goes "
        "stale and a failure hits all connections, and without a mode it is not answered."),
     N_("Run both links active-active."), APRL "; " CHECKLISTS, NO_PARAMETERS, erp_check_rel_07},
    {"REL-12", N_("Gateways are zone-redundant"), ERP_PILLAR_RELIABILITY, NULL, NULL,
     ERP_MODE_COMPUTED, ERP_LEVEL_HIGH,
     N_("A gateway in a region with availability zones has a zone-redundant SKU and is not said to "
        "stand in one zone; otherwise it fails."),
     N_("Migrate to a zone-redundant gateway SKU."), ADVISOR "; " APRL, NO_PARAMETERS,
     erp_check_rel_12},
    {"REL-13", N_("Gateways have no more connections than they take"), ERP_PILLAR_RELIABILITY, NULL,
     NULL, ERP_MODE_COMPUTED, ERP_LEVEL_HIGH,
     N_("The connections of a gateway are at most what its SKU takes, and those to circuits at one "
        "location at most what a virtual network takes from there; more fails."),
     N_("Move connections to a larger SKU or to another location."), GATEWAYS "; " LIMITS,
     NO_PARAMETERS, erp_check_rel_13},
    {"REL-15", N_("BFD watches the links of circuits"), ERP_PILLAR_RELIABILITY, NULL, NULL,
     ERP_MODE_MIXED, ERP_LEVEL_MEDIUM,
     N_("BFD runs on the customer edges of a circuit with a peering: a dead link is noticed after "
        "bfd.interval times bfd.multiplier instead of up to bgp.hold. Without it the rule warns."),
     N_("Enable BFD on both edge routers."), ER_BFD "; " APRL,
     PARAMETERS("bfd.interval", "bfd.multiplier", "bgp.hold"), erp_check_rel_15},
    {"REL-17", N_("Failing over to what stands by was tested"), ERP_PILLAR_RELIABILITY, NULL, NULL,
     ERP_MODE_ANSWERED, ERP_LEVEL_MEDIUM,
     N_("People say that failing over to each standby circuit or link was tested; the date of "
        "their answer is that of the test, and one older than failover.days, or none, warns."),
     N_("Schedule a failover test and record its date."), ER_DR "; " EVALUATE,
     PARAMETERS("failover.days"), erp_check_rel_17},
    {"REL-18", N_("Sites reach two internet egresses"), ERP_PILLAR_RELIABILITY, "client routing",
     "when not appropriate", ERP_MODE_COMPUTED, ERP_LEVEL_HIGH,
     N_("A site that uses Microsoft 365 or Power Platform reaches two internet egresses, its own "
        "or others over the WAN, since some endpoints are on the internet only. One warns, none "
        "fails."),
     N_("Provide a second active internet egress."), PLANNING, NO_PARAMETERS, erp_check_rel_18},
    {"REL-24", N_("Data gateways of critical demands are clusters"), ERP_PILLAR_RELIABILITY,
     "on-premises integration", NULL, ERP_MODE_MIXED, ERP_LEVEL_MEDIUM,
     N_("The cluster of an on-premises data gateway that critical demands depend on has two "
        "machines or more; one fails, and without the number it is not answered."),
     N_("Add a second member on another host to the cluster."), PP_ARCHITECTURE, NO_PARAMETERS,
     erp_check_rel_24},
};

const ErpRuleFamily erp_rules_rel = {rules, G_N_ELEMENTS(rules)};
