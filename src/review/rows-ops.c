/* Rows of the rule table: operations. */
#include "review/rows.h"

static const ErpRule rules[] = {
    {"OPS-01", N_("Connection monitors test the peerings"), ERP_PILLAR_OPERATIONS, NULL, NULL,
     ERP_MODE_ANSWERED, ERP_LEVEL_MEDIUM,
     N_("Somebody has answered for each peering that a connection monitor tests the way from the "
        "premises to Azure over it. No makes the rule fail."),
     N_("Create a connection monitor test."), WAF_ER "; " APRL, NO_PARAMETERS, erp_check_ops_01,
     ON_WAYS},
    {"OPS-02", N_("Maintenance of ExpressRoute is announced"), ERP_PILLAR_OPERATIONS, NULL, NULL,
     ERP_MODE_ANSWERED, ERP_LEVEL_HIGH,
     N_("Somebody has answered that a service health alert announces maintenance of ExpressRoute. "
        "No makes the rule fail."),
     N_("Create the service health alert."), APRL, NO_PARAMETERS, erp_check_ops_02, ON_WAYS},
    {"OPS-03", N_("Alerts watch the circuits"), ERP_PILLAR_OPERATIONS, NULL, NULL,
     ERP_MODE_ANSWERED, ERP_LEVEL_MEDIUM,
     N_("Somebody has answered for each circuit that alerts watch the availability of BGP and ARP "
        "(below 90 % over 5 minutes), dropped packets in and out, and throughput. No makes the "
        "rule fail."),
     N_("Deploy the baseline alerts."), BASELINE_ALERTS, NO_PARAMETERS, erp_check_ops_03, ON_WAYS},
    {"OPS-04", N_("Alerts watch the gateways"), ERP_PILLAR_OPERATIONS, NULL, NULL,
     ERP_MODE_ANSWERED, ERP_LEVEL_MEDIUM,
     N_("Somebody has answered for each gateway that alerts watch its processor, its packets a "
        "second, how often its routes change, and how many routes it advertises and learns. No "
        "makes the rule fail."),
     N_("Deploy the gateway alerts."), APRL "; " CHECKLISTS, NO_PARAMETERS, erp_check_ops_04,
     ON_WAYS},
    {"OPS-05", N_("Logs of the circuits are kept"), ERP_PILLAR_OPERATIONS, NULL, NULL,
     ERP_MODE_ANSWERED, ERP_LEVEL_LOW,
     N_("Somebody has answered for each circuit that its resource logs (PeeringRouteLog) are sent "
        "to a workspace. No makes the rule fail."),
     N_("Assign the policy that sends diagnostic logs of circuits to a workspace."), POLICY,
     NO_PARAMETERS, erp_check_ops_05, ON_WAYS},
    {"OPS-06", N_("Gateways are maintained at a time of one's own"), ERP_PILLAR_OPERATIONS, NULL,
     NULL, ERP_MODE_ANSWERED, ERP_LEVEL_LOW,
     N_("Somebody has answered for each gateway that a maintenance window of the customer is set. "
        "No makes the rule fail."),
     N_("Assign a maintenance configuration."), APRL, NO_PARAMETERS, erp_check_ops_06, ON_WAYS},
    {"OPS-07", N_("Routing on the premises is dynamic"), ERP_PILLAR_OPERATIONS, NULL, NULL,
     ERP_MODE_MIXED, ERP_LEVEL_HIGH,
     N_("Somebody has answered for each circuit that routing towards it is dynamic (BGP), so that "
        "the loss of a link is routed around. No, which means static routes, makes the rule fail."),
     N_("Use dynamic routing."), CHECKLISTS, NO_PARAMETERS, erp_check_ops_07, ON_WAYS},
    {"OPS-08", N_("Changes of the endpoint lists are applied"), ERP_PILLAR_OPERATIONS,
     "client routing", "when to use", ERP_MODE_ANSWERED, ERP_LEVEL_MEDIUM,
     N_("For sites that send some of their Microsoft 365 traffic another way than the rest, "
        "somebody has answered that the weekly changes of the endpoint lists are applied to "
        "proxies, route filters and firewalls. No makes the rule fail."),
     N_("Subscribe to the endpoint service and name an owner."), IMPLEMENTING, NO_PARAMETERS,
     erp_check_ops_08, ON_WAYS},
    {"OPS-09", N_("Going over to ExpressRoute can be rolled back"), ERP_PILLAR_OPERATIONS, NULL,
     NULL, ERP_MODE_ANSWERED, ERP_LEVEL_MEDIUM,
     N_("Where Microsoft 365 or Power Platform goes over ExpressRoute, somebody has answered that "
        "there are a staged rollout, a test plan and a rollback plan. No makes the rule fail."),
     N_("Write and review the rollback plan."), IMPLEMENTING, NO_PARAMETERS, erp_check_ops_09,
     ON_WAYS},
    {"OPS-10", N_("Paths that are compared are measured"), ERP_PILLAR_OPERATIONS, "WAN performance",
     "latency requirements", ERP_MODE_MIXED, ERP_LEVEL_MEDIUM,
     N_("Where a site can choose between the internet and a circuit for Microsoft 365, both ways "
        "are measured within measure.days; estimated or older ones warn, and without a date, or "
        "with one to come, it is not answered."),
     N_("Measure both ways before deciding."), IMPLEMENTING, PARAMETERS("measure.days"),
     erp_check_ops_10, ON_HOPS},
    {"OPS-11", N_("Few questions are open"), ERP_PILLAR_OPERATIONS, NULL, NULL, ERP_MODE_SUMMED,
     ERP_LEVEL_LOW,
     N_("Of the rules that apply to the plan at most open.share are not answered; more warns. "
        "Answers and acceptances are applied first."),
     N_("Answer the open questions."), "Own rule", PARAMETERS("open.share"), erp_check_ops_11,
     ON_WAYS},
    {"OPS-12", N_("Circuits are ordered in time"), ERP_PILLAR_OPERATIONS, NULL, NULL,
     ERP_MODE_ANSWERED, ERP_LEVEL_LOW,
     N_("For each circuit that is said not to be provisioned yet, somebody has answered that the "
        "provider installs it before the day it is needed. No makes the rule fail."),
     N_("Order earlier, or start on the circuits that are there."), PP_PLANNING, NO_PARAMETERS,
     erp_check_ops_12, ON_WAYS},
};

const ErpRuleFamily erp_rules_ops = {rules, G_N_ELEMENTS(rules)};
