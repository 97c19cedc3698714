/* Tables: parameters, scenarios, answers to the checklist and accepted findings. */
#include "plan/fields.h"

#include "base/i18n.h"

static const ErpField parameter_fields[] = {
    {.name = "name",
     .type = ERP_TYPE_CATALOGUE,
     AT(ErpPlanParameter, name),
     .required = TRUE,
     .catalogue = "parameters",
     .help = N_("Name of the parameter in the catalogue.")},
    {.name = "value",
     .type = ERP_TYPE_STRING,
     AT(ErpPlanParameter, value),
     .required = TRUE,
     .help = N_("Value it has in this plan.")},
};

const ErpKindInfo erp_info_parameter = {
    .kind = ERP_KIND_PARAMETER,
    .element = "parameter",
    .title = N_("Parameter"),
    .size = sizeof(ErpPlanParameter),
    TABLE(parameter_fields),
    .id_field = -1,
    .parents = TOP,
    .help = N_("A limit or coefficient that differs from the catalogue's."),
};

static const ErpField scenario_fields[] = {
    ID_FIELD(ErpScenario, TRUE, N_("Short name of the scenario; unique in the plan.")),
    NAME_FIELD(ErpScenario),
    {.name = "fails",
     .type = ERP_TYPE_REF_LIST,
     AT(ErpScenario, fails),
     .targets = IN(SITE) | IN(INTERNET) | IN(WAN_LINK) | IN(PEERING_LOCATION) | IN(CIRCUIT) |
                IN(GATEWAY) | IN(EDGE) | IN(PROXY) | IN(VPN),
     .help = N_("What fails at the same time.")},
    {.name = "also",
     .type = ERP_TYPE_WORD_LIST,
     AT(ErpScenario, also),
     .help = N_("What else does, by the words of erplan whatif --failures: er-ams/primary, "
                "provider/colt, path-group/duct-1, metro/amsterdam-metro.")},
};

const ErpKindInfo erp_info_scenario = {
    .kind = ERP_KIND_SCENARIO,
    .element = "scenario",
    .title = N_("Scenario"),
    .size = sizeof(ErpScenario),
    TABLE(scenario_fields),
    .id_field = 0,
    .parents = TOP,
    .help =
        N_("Things that fail together, such as all there is in a building. Whatever fails alone "
           "need not be listed."),
};

static const char *const answers[] = {"yes", "no", "na", NULL};

static const ErpField answer_fields[] = {
    {.name = "rule",
     .type = ERP_TYPE_STRING,
     AT(ErpAnswer, rule),
     .required = TRUE,
     .help = N_("Rule that is answered, e.g. OPS-02.")},
    {.name = "object",
     .type = ERP_TYPE_REF,
     AT(ErpAnswer, object),
     .targets = ERP_ANY_OBJECT,
     .help = N_("Object it is answered for; absent: the plan as a whole.")},
    {.name = "value",
     .type = ERP_TYPE_ENUM,
     AT(ErpAnswer, value),
     .required = TRUE,
     .words = answers,
     .help = N_("The answer; na means that the question does not apply.")},
    {.name = "by", .type = ERP_TYPE_STRING, AT(ErpAnswer, by), .help = N_("Who answered.")},
    {.name = "date", .type = ERP_TYPE_DATE, AT(ErpAnswer, date), .help = N_("Day of the answer.")},
    {.name = "note",
     .type = ERP_TYPE_STRING,
     AT(ErpAnswer, note),
     .help = N_("Evidence or remark.")},
};

const ErpKindInfo erp_info_answer = {
    .kind = ERP_KIND_ANSWER,
    .element = "answer",
    .title = N_("Answer"),
    .size = sizeof(ErpAnswer),
    TABLE(answer_fields),
    .id_field = -1,
    .parents = TOP,
    .help = N_("A declared answer to a question the plan cannot show by itself."),
};

static const ErpField accepted_fields[] = {
    {.name = "rule",
     .type = ERP_TYPE_STRING,
     AT(ErpAccepted, rule),
     .required = TRUE,
     .help = N_("Rule whose finding is accepted, e.g. REL-01.")},
    {.name = "object",
     .type = ERP_TYPE_REF,
     AT(ErpAccepted, object),
     .targets = ERP_ANY_OBJECT,
     .help = N_("Object of the finding; absent: every object.")},
    {.name = "reason",
     .type = ERP_TYPE_STRING,
     AT(ErpAccepted, reason),
     .required = TRUE,
     .help = N_("Why it is accepted.")},
    {.name = "by", .type = ERP_TYPE_STRING, AT(ErpAccepted, by), .help = N_("Who accepted it.")},
    {.name = "until",
     .type = ERP_TYPE_DATE,
     AT(ErpAccepted, until),
     .help = N_("Last day it holds; afterwards the finding comes back.")},
};

const ErpKindInfo erp_info_accepted = {
    .kind = ERP_KIND_ACCEPTED,
    .element = "accepted",
    .title = N_("Accepted finding"),
    .size = sizeof(ErpAccepted),
    TABLE(accepted_fields),
    .id_field = -1,
    .parents = TOP,
    .help =
        N_("A finding the organisation lives with, with the reason and the end of the exception."),
};
