/* Rows of the rule table: cost. */
#include "review/rows.h"

static const ErpRule rules[] = {
    {"CST-01", N_("Circuits need more than the Local SKU"), ERP_PILLAR_COST, NULL, NULL,
     ERP_MODE_COMPUTED, ERP_LEVEL_MEDIUM,
     N_("A Standard or Premium circuit leads to a region that is not local to its peering "
        "location, or accepts communities of services, or has more virtual networks or prefixes "
        "than the Local SKU takes; otherwise the rule warns."),
     N_("Consider the Local SKU, which includes data transfer."), CHECKLISTS "; " FAQ,
     NO_PARAMETERS, erp_check_cst_01, ON_WAYS | ERP_CHANGED_CAPACITIES},
    {"CST-02", N_("Premium circuits need to be so"), ERP_PILLAR_COST, NULL, "when to use",
     ERP_MODE_COMPUTED, ERP_LEVEL_MEDIUM,
     N_("A Premium circuit leads to another geopolitical region, accepts communities of Microsoft "
        "365, or has more virtual networks or prefixes than Standard takes; otherwise the rule "
        "warns. Global Reach between geopolitical regions is not in a plan: accept the finding for "
        "it."),
     N_("Change the circuit to Standard."), FAQ "; " PP_CONSIDER, NO_PARAMETERS, erp_check_cst_02,
     ON_WAYS | ERP_CHANGED_CAPACITIES},
    {"CST-03", N_("Circuits have the cheaper billing"), ERP_PILLAR_COST, NULL, NULL,
     ERP_MODE_COMPUTED, ERP_LEVEL_MEDIUM,
     N_("By the gigabytes that demands take out of Azure, the other way of billing costs at most "
        "cost.margin less by the list of third parties; otherwise the rule warns. A cost stated in "
        "US dollars stands for the way of billing that the plan has. Without billing, volume or "
        "prices it is not answered."),
     N_("Change the billing: from metered to unlimited is possible, the reverse is not."),
     CHECKLISTS, PARAMETERS("cost.margin"), erp_check_cst_03, ON_WAYS | ERP_CHANGED_CAPACITIES},
    {"CST-04", N_("Circuits are not larger than needed"), ERP_PILLAR_COST, NULL, NULL,
     ERP_MODE_COMPUTED, ERP_LEVEL_MEDIUM,
     N_("A circuit is used to util.low or more, as planned or when another circuit or location is "
        "lost, or has the lowest bandwidth; otherwise the rule warns. Bandwidth cannot be lowered "
        "in place."),
     N_("Order a smaller circuit at renewal."), PLANNING "; " FAQ, PARAMETERS("util.low"),
     erp_check_cst_04, ON_FIGURES},
    {"CST-05", N_("Circuits that are paid for are provisioned"), ERP_PILLAR_COST, NULL, NULL,
     ERP_MODE_MIXED, ERP_LEVEL_MEDIUM,
     N_("A circuit that the provider has not provisioned was ordered at most idle.days ago; it is "
        "billed from its creation, so more fails. Without state or date it is not answered."),
     N_("Have the circuit provisioned, or delete it."), ADVISOR "; " WAF_ER,
     PARAMETERS("idle.days"), erp_check_cst_05, ON_WAYS},
    {"CST-06", N_("Circuits and gateways are used"), ERP_PILLAR_COST, NULL, NULL, ERP_MODE_COMPUTED,
     ERP_LEVEL_MEDIUM,
     N_("A circuit has a Microsoft peering, a connection to a gateway or a demand, and a gateway a "
        "connection; otherwise the rule warns."),
     N_("Use it or delete it."), WAF_ER, NO_PARAMETERS, erp_check_cst_06, ON_FIGURES},
    {"CST-07", N_("Circuits serve more than a few users"), ERP_PILLAR_COST,
     "geographical distribution", "when not appropriate", ERP_MODE_COMPUTED, ERP_LEVEL_LOW,
     N_("A circuit that serves fewer than smallsite.users users carries private or justified "
        "traffic, or their internet is more than gp.minor slower, or closed to them; otherwise the "
        "rule warns."),
     N_("Serve the small site by its local internet."), IMPLEMENTING,
     PARAMETERS("gp.minor", "smallsite.users"), erp_check_cst_07, ON_FIGURES},
    {"CST-08", N_("WAN links are not paid for Microsoft 365 over the internet"), ERP_PILLAR_COST,
     "WAN performance", "geo-pinning", ERP_MODE_COMPUTED, ERP_LEVEL_MEDIUM,
     N_("At most backhaul.share of the load of a WAN link leaves by another site's internet "
        "access, or no Microsoft 365 of the optimize and allow categories is among it; otherwise "
        "the rule warns."),
     N_("Move Microsoft 365 to local breakouts to free the WAN."), PRINCIPLES,
     PARAMETERS("backhaul.share"), erp_check_cst_08, ON_FIGURES},
    {"CST-09", N_("Gateways are not larger than needed"), ERP_PILLAR_COST, NULL, NULL,
     ERP_MODE_COMPUTED, ERP_LEVEL_LOW,
     N_("A gateway that carries traffic needs more than gateway.low of what the next lower SKU "
        "passes, also when it takes over from the busiest other gateway, or has connections or "
        "FastPath that the lower one does not take; otherwise the rule warns."),
     N_("Use a smaller gateway SKU."), WAF_ER, PARAMETERS("gateway.low"), erp_check_cst_09,
     ON_FIGURES},
    {"CST-10", N_("A budget and an alert watch the cost"), ERP_PILLAR_COST, NULL, NULL,
     ERP_MODE_ANSWERED, ERP_LEVEL_LOW,
     N_("People say whether a budget and an alert are set for circuits and gateways."),
     N_("Create a budget with an alert."), WAF_ER, NO_PARAMETERS, erp_check_cst_10, ON_WAYS},
    {"CST-11", N_("All parts of the cost are known"), ERP_PILLAR_COST, NULL, NULL,
     ERP_MODE_ANSWERED, ERP_LEVEL_MEDIUM,
     N_("People say whether the charge of the provider, the effort of their own staff and the "
        "charge of Azure are all worked out. No makes the rule fail."),
     N_("Work out the charge of the provider, the effort of your own staff and the charge of "
        "Azure."),
     PP_CONSIDER, NO_PARAMETERS, erp_check_cst_11, ON_WAYS},
};

const ErpRuleFamily erp_rules_cst = {rules, G_N_ELEMENTS(rules)};
