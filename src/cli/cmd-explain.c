/* erplan explain: what a rule looks at, its limits and where they come from; what it says about a
 * plan, and why. */
#include "cli/commands.h"

#include <string.h>

#include "base/i18n.h"
#include "base/today.h"
#include "cli/input.h"
#include "report/explain.h"
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

/* One for a plan: every finding of the rule, or those about one object. */
static ErpStatus
explain_findings(const char *file, const char *word, const ErpCatalogue *catalogue) {
  g_auto(GStrv) parts = g_strsplit(word, ":", 2);
  const ErpRule *rule = find_rule(parts[0]);
  if (rule == NULL)
    return ERP_STATUS_USAGE;
  g_autoptr(ErpPlan) plan = erp_input_plan(file, NULL);
  if (plan == NULL)
    return ERP_STATUS_INPUT;
  g_autofree char *day = erp_today();
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(file);
  g_autoptr(ErpResults) results = erp_evaluate(plan, catalogue, diags);
  g_autoptr(ErpReview) review = erp_review_new(results, day);
  g_autoptr(GString) out = g_string_new(NULL);
  erp_input_print(diags);
  if (erp_report_findings(review, rule, parts[1], out) > 0)
    return erp_output_text(out->str);
  if (parts[1] == NULL)
    erp_complain(_("%s says nothing about this plan"), rule->id);
  else
    erp_complain(_("%s says nothing about “%s” by itself; “erplan explain PLAN %s” shows all it "
                   "says"),
                 rule->id, parts[1], rule->id);
  return ERP_STATUS_USAGE;
}

static ErpStatus
explain_rule(const char *id, const ErpCatalogue *catalogue) {
  const ErpRule *rule = find_rule(id);
  if (rule == NULL)
    return ERP_STATUS_USAGE;
  g_autofree char *text = erp_report_rule(rule, catalogue);
  return erp_output_text(text);
}

static ErpStatus
run(const ErpInvocation *invocation) {
  g_autoptr(GError) error = NULL;
  if (invocation->n_args == 0) {
    g_autofree char *text = erp_report_rule_list();
    return erp_output_text(text);
  }
  g_autoptr(ErpCatalogue) catalogue = erp_today_check(&error) ? erp_catalogue_load(&error) : NULL;
  if (catalogue == NULL) {
    erp_complain_error(error);
    return erp_status_of(error);
  }
  return invocation->n_args == 1
             ? explain_rule(invocation->args[0], catalogue)
             : explain_findings(invocation->args[0], invocation->args[1], catalogue);
}

const ErpSubcommand erp_subcommand_explain = {
    .name = "explain",
    .arguments = "[RULE] | PLAN RULE[:OBJECT]",
    .min_args = 0,
    .max_args = 2,
    .summary = N_("explain a rule, or what it says about a plan"),
    .details =
        N_("Without RULE lists the rules. With PLAN shows each finding of the rule, or those\n"
           "about OBJECT, with the numbers it compares, the parameters in force, and what it\n"
           "was worked out from."),
    .run = run,
};
