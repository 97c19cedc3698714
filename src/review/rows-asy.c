/* Rows of the rule table: asymmetric routing. */
#include "review/rows.h"

static const ErpRule rules[] = {
    {"ASY-01", N_("Answers come back the way the questions went"), ERP_PILLAR_RELIABILITY,
     "asymmetric routing", NULL, ERP_MODE_COMPUTED, ERP_LEVEL_HIGH,
     N_("Every way back that routes allow lies in the state domain of the way out. Another domain "
        "fails when a device that keeps connection state is on either, and warns otherwise; "
        "without the source addresses it is not answered."),
     N_("Use a NAT pool that only the edge of the way out advertises."),
     PP_CHECKLIST "; " ASYMMETRIC "; " PP_PLANNING, NO_PARAMETERS, erp_check_asy_01, ON_WAYS},
    {"ASY-02", N_("A NAT pool is advertised to one side only"), ERP_PILLAR_RELIABILITY,
     "asymmetric routing", NULL, ERP_MODE_COMPUTED, ERP_LEVEL_HIGH,
     N_("No pool is advertised both to the internet and over ExpressRoute; that fails, and warns "
        "when the prefix over ExpressRoute is the longer one."),
     N_("Give every exit a pool of its own."), ER_ROUTING "; " ER_NAT, NO_PARAMETERS,
     erp_check_asy_02, ON_WAYS},
    {"ASY-03", N_("Circuits at different edges have pools of their own"), ERP_PILLAR_RELIABILITY,
     "asymmetric routing", NULL, ERP_MODE_COMPUTED, ERP_LEVEL_HIGH,
     N_("The addresses of a pool behind one circuit are neither in a pool behind another one nor "
        "known equally well or better there, unless both edges share their connection state; "
        "otherwise the rule fails."),
     N_("Use public addresses of its own for each circuit."), PP_PLANNING "; " ROUTING,
     NO_PARAMETERS, erp_check_asy_03, ON_WAYS},
    {"ASY-04", N_("A NAT pool is advertised where it is used"), ERP_PILLAR_RELIABILITY,
     "asymmetric routing", NULL, ERP_MODE_COMPUTED, ERP_LEVEL_HIGH,
     N_("All of a pool at an edge before Microsoft peering is advertised on a circuit of that "
        "edge; otherwise answers come back by the internet, and the rule fails."),
     N_("Advertise the pool on the circuit."), ASYMMETRIC, NO_PARAMETERS, erp_check_asy_04,
     ON_WAYS},
    {"ASY-05", N_("What enters by the internet is answered by it"), ERP_PILLAR_RELIABILITY,
     "asymmetric routing", NULL, ERP_MODE_COMPUTED, ERP_LEVEL_HIGH,
     N_("A service that Microsoft reaches by the internet has its source addresses translated at "
        "the internet edge, or its segment sees neither the routes of a circuit nor another "
        "internet exit only; otherwise the rule fails."),
     N_("Translate the source at the internet edge, or keep the circuit's routes out of the "
        "segment."),
     IMPLEMENTING, NO_PARAMETERS, erp_check_asy_05, ON_WAYS},
    {"ASY-06", N_("What enters by a circuit is answered by it"), ERP_PILLAR_RELIABILITY,
     "asymmetric routing", NULL, ERP_MODE_COMPUTED, ERP_LEVEL_HIGH,
     N_("A service reached over a circuit has its source addresses translated where they enter, or "
        "its reply prefers the same circuit, not another one or the internet; otherwise the rule "
        "fails. Entering where the plan does not name it warns."),
     N_("Translate the source at each edge of a circuit."), IMPLEMENTING, NO_PARAMETERS,
     erp_check_asy_06, ON_WAYS},
    {"ASY-07", N_("Services for others stay off the circuits"), ERP_PILLAR_RELIABILITY,
     "asymmetric routing", NULL, ERP_MODE_COMPUTED, ERP_LEVEL_HIGH,
     N_("The address of a service for internet users or other services of Microsoft is not "
        "advertised over ExpressRoute; that warns, and fails for mail."),
     N_("Keep mail, federation and shared endpoints on the internet."), ROUTING, NO_PARAMETERS,
     erp_check_asy_07, ON_WAYS},
    {"ASY-08", N_("Prepends on a Microsoft peering count"), ERP_PILLAR_RELIABILITY,
     "asymmetric routing", NULL, ERP_MODE_COMPUTED, ERP_LEVEL_MEDIUM,
     N_("An AS number that is prepended on a Microsoft peering is public; private ones are taken "
        "out of the path, and the rule fails. When neither exit nor peering states it, it is not "
        "answered."),
     N_("Prepend a public AS number."), ER_OPTIMIZE, NO_PARAMETERS, erp_check_asy_08, ON_WAYS},
    {"ASY-09", N_("Private peering uses the same circuit both ways"), ERP_PILLAR_RELIABILITY,
     "asymmetric routing", NULL, ERP_MODE_COMPUTED, ERP_LEVEL_MEDIUM,
     N_("Azure's choice by the longest prefix that is listed, connection weight and AS path and "
        "the "
        "organisation's by local preference name the same circuit; otherwise the rule warns, and "
        "fails when a stateful edge is on either way."),
     N_("Mirror the connection weights in the local preferences."), ER_DR, NO_PARAMETERS,
     erp_check_asy_09, ON_WAYS},
    {"ASY-10", N_("Ways stay symmetric after a failure"), ERP_PILLAR_RELIABILITY,
     "asymmetric routing", NULL, ERP_MODE_COMPUTED, ERP_LEVEL_MEDIUM,
     N_("After the loss of any one circuit the traffic it carried finds a way out whose answers "
        "come back through the same state domain; otherwise the rule fails."),
     N_("Let the edges of the surviving ways share state, or give them pools of their own."),
     IMPLEMENTING, NO_PARAMETERS, erp_check_asy_10, ON_WAYS},
};

const ErpRuleFamily erp_rules_asy = {rules, G_N_ELEMENTS(rules)};
