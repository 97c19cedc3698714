/* erplan explain: what a rule looks at, its limits and where they come from. */
#include "cli/commands.h"

#include <string.h>

#include "base/i18n.h"
#include "report/rules.h"

static const ErpRule *
find_rule(const char *id) {
  g_autofree char *upper = g_ascii_strup(id, -1);
  const char *suggestion = NULL;
  const ErpRule *rule = erp_rules_find(upper, &suggestion);
  if (rule == NULL && suggestion != NULL)
    erp_complain(_("unknown rule “%s”; did you mean “%s”?"), id, suggestion);
  else if (rule == NULL)
    erp_complain(_("unknown rule “%s”; “erplan explain” lists the rules"), id);
  return rule;
}

static ErpStatus
run(const ErpInvocation *invocation) {
  g_autofree char *text = NULL;
  if (invocation->n_args == 0) {
    text = erp_report_rule_list();
    return erp_output(NULL, text, strlen(text));
  }
  const ErpRule *rule = find_rule(invocation->args[0]);
  if (rule == NULL)
    return ERP_STATUS_USAGE;
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpCatalogue) catalogue = erp_catalogue_load(&error);
  if (catalogue == NULL) {
    erp_complain_error(error);
    return erp_status_of(error);
  }
  text = erp_report_rule(rule, catalogue);
  return erp_output(NULL, text, strlen(text));
}

const ErpSubcommand erp_subcommand_explain = {
    .name = "explain",
    .arguments = "[RULE]",
    .min_args = 0,
    .max_args = 1,
    .summary = N_("explain a rule: condition, limits, remedy, source"),
    .details = N_("Without RULE lists the rules."),
    .run = run,
};
