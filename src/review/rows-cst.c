/* Rows of the rule table: cost. */
#include "review/rows.h"

static const ErpRule rules[] = {
    {"CST-05", N_("Circuits that are paid for are provisioned"), ERP_PILLAR_COST, NULL, NULL,
     ERP_MODE_MIXED, ERP_LEVEL_MEDIUM,
     N_("A circuit that the provider has not provisioned was ordered at most idle.days ago; it is "
        "billed from its creation, so more fails. Without state or date it is not answered."),
     N_("Have the circuit provisioned, or delete it."), ADVISOR "; " WAF_ER,
     PARAMETERS("idle.days"), erp_check_cst_05},
    {"CST-10", N_("A budget and an alert watch the cost"), ERP_PILLAR_COST, NULL, NULL,
     ERP_MODE_ANSWERED, ERP_LEVEL_LOW,
     N_("People say whether a budget and an alert are set for circuits and gateways."),
     N_("Create a budget with an alert."), WAF_ER, NO_PARAMETERS, erp_check_cst_10},
};

const ErpRuleFamily erp_rules_cst = {rules, G_N_ELEMENTS(rules)};
