/* Rows of the rule table: security. */
#include "review/rows.h"

static const ErpRule rules[] = {
    {"SEC-01", N_("Direct ports are encrypted by MACsec"), ERP_PILLAR_SECURITY, NULL, NULL,
     ERP_MODE_MIXED, ERP_LEVEL_MEDIUM,
     N_("Each circuit on an ExpressRoute Direct port has MACsec; otherwise the rule fails. When "
        "the plan does not say, it is not answered. A provider's circuit cannot have it."),
     N_("Enable MACsec with keys in a vault."), ER_ENCRYPTION "; " CHECKLISTS, NO_PARAMETERS,
     erp_check_sec_01},
    {"SEC-04", N_("BGP sessions are authenticated"), ERP_PILLAR_SECURITY, NULL, NULL,
     ERP_MODE_ANSWERED, ERP_LEVEL_LOW,
     N_("The BGP sessions of each peering have an MD5 key; otherwise the rule fails. When the "
        "plan does not say, it is not answered."),
     N_("Set an MD5 key on the BGP sessions."), WAF_ER, NO_PARAMETERS, erp_check_sec_04},
    {"SEC-07", N_("Only public prefixes are advertised to Microsoft"), ERP_PILLAR_SECURITY,
     "peering", NULL, ERP_MODE_COMPUTED, ERP_LEVEL_HIGH,
     N_("Neither the default route nor a private or otherwise reserved prefix is advertised on a "
        "Microsoft peering; otherwise the rule fails."),
     N_("Filter default and private routes at the edge."), ER_ROUTING, NO_PARAMETERS,
     erp_check_sec_07},
    {"SEC-10", N_("Few people may change circuits and peerings"), ERP_PILLAR_SECURITY, NULL, NULL,
     ERP_MODE_ANSWERED, ERP_LEVEL_MEDIUM,
     N_("Somebody has answered that only a role of least privilege may change circuits and "
        "peerings. No makes the rule fail."),
     N_("Restrict changes of peerings by role-based access control."), WAF_ER, NO_PARAMETERS,
     erp_check_sec_10},
    {"SEC-11", N_("The activity log is kept"), ERP_PILLAR_SECURITY, NULL, NULL, ERP_MODE_ANSWERED,
     ERP_LEVEL_MEDIUM,
     N_("Somebody has answered that the activity log is archived beyond the 90 days it is kept by "
        "default. No makes the rule fail."),
     N_("Send the activity log to an archive."), WAF_ER, NO_PARAMETERS, erp_check_sec_11},
};

const ErpRuleFamily erp_rules_sec = {rules, G_N_ELEMENTS(rules)};
