/* Rows of the rule table: on-premises integration. */
#include "review/rows.h"

static const ErpRule rules[] = {
    {"ONP-01", N_("Services reached over ExpressRoute are published there"), ERP_PILLAR_RELIABILITY,
     "on-premises integration", NULL, ERP_MODE_COMPUTED, ERP_LEVEL_HIGH,
     N_("A service that Microsoft is to reach over a circuit has a public address inside a prefix "
        "that a circuit advertises; otherwise the rule fails. Its public name is not in a plan."),
     N_("Publish the service on a public address and advertise it on the circuit."), PP_SETUP,
     NO_PARAMETERS, erp_check_onp_01, ON_WAYS},
    {"ONP-02", N_("Services are published where the environment reaches them"),
     ERP_PILLAR_RELIABILITY, "on-premises integration", NULL, ERP_MODE_MIXED, ERP_LEVEL_MEDIUM,
     N_("The circuits that advertise a service to Microsoft are Premium, or in the geopolitical "
        "region of the environment that connects to it; otherwise the rule fails. Where several "
        "environments could and not all are reached, people say that the right one is."),
     N_("Make the circuit Premium, or publish the service over one in the geography of the "
        "environment."),
     PP_SETUP, NO_PARAMETERS, erp_check_onp_02, ON_WAYS},
    {"ONP-03", N_("Data gateways are registered near their environment"), ERP_PILLAR_PERFORMANCE,
     "on-premises integration", NULL, ERP_MODE_COMPUTED, ERP_LEVEL_MEDIUM,
     N_("The region a data gateway is registered in is one of its environment's; otherwise the "
        "rule fails. From its site that region is at most odg.rtt away by the model; more warns. "
        "Without region or environment it is not answered."),
     N_("Register the data gateway in the region of its environment."), PP_ARCHITECTURE,
     PARAMETERS("odg.rtt"), erp_check_onp_03, ON_WAYS | ERP_CHANGED_TIMES},
    {"ONP-04", N_("Data gateways have a way out"), ERP_PILLAR_RELIABILITY,
     "on-premises integration", NULL, ERP_MODE_COMPUTED, ERP_LEVEL_MEDIUM,
     N_("The site of each data gateway has an internet path for its relay and for whatever no "
        "circuit advertises; otherwise the rule fails."),
     N_("Allow the outbound path to the relay."), PP_PLANNING, NO_PARAMETERS, erp_check_onp_04,
     ON_WAYS},
    {"ONP-05", N_("Data gateways stay where connectors need them"), ERP_PILLAR_OPERATIONS,
     "on-premises integration", NULL, ERP_MODE_ANSWERED, ERP_LEVEL_LOW,
     N_("Where Power Platform goes over a circuit and the plan has no data gateway, somebody has "
        "answered that the connectors that need one were looked for: ExpressRoute does not replace "
        "it. No makes the rule fail."),
     N_("Keep a data gateway where a connector needs it."), PP_ARCHITECTURE, NO_PARAMETERS,
     erp_check_onp_05, ON_WAYS},
};

const ErpRuleFamily erp_rules_onp = {rules, G_N_ELEMENTS(rules)};
