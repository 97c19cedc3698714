/* The report of `erplan check` for people. */
#include "report/check/check.h"

#include "base/escape.h"
#include "base/names.h"
#include "report/check/check-tables.h"
#include "report/groups.h"
#include "report/paper/wrap.h"
#include "base/i18n.h"

/* ---- head ---------------------------------------------------------------------------------- */

static void
append_head(GString *out, const ErpResults *results, const ErpSubject *subject) {
  const char *name = erp_plan_root(results->plan)->name;
  g_autofree char *safe_name = erp_escape_text(erp_name_or(name, _("Unnamed plan")));
  g_autofree char *safe_file = erp_escape_text(subject->file);
  g_autofree char *size = erp_show_size(results);
  g_string_append_printf(out, "%s (%s)\n  %s\n", safe_name, safe_file, size);
}

static void
append_change(GString *out, const ErpResults *results, gboolean nearer) {
  g_autofree char *change = erp_show_change(results, nearer);
  if (change != NULL)
    g_string_append_printf(out, "    %s\n", change);
}

static void
append_traffic(GString *out, const ErpResults *results) {
  g_autofree char *none = erp_show_no_demand(results);
  if (none != NULL) {
    erp_wrap_labelled(out, 2, _("Demand:"), none);
    return;
  }
  g_autofree char *pinned = erp_show_pinned(results);
  g_autofree char *moved = erp_show_moved(results);
  g_string_append_printf(out, "  %s: %s\n  %s: %s\n", _("Geo-pinning"), pinned, _("ExpressRoute"),
                         moved);
  append_change(out, results, TRUE);
  append_change(out, results, FALSE);
}

static void
append_comparison(GString *out, const ErpComparison *comparison) {
  if (comparison == NULL)
    return;
  g_autofree char *file = erp_escape_text(comparison->file);
  if (comparison->known)
    g_string_append_printf(out, _("  Compared with %s: %u new, %u gone.\n"), file,
                           comparison->n_new, comparison->n_gone);
  else
    g_string_append_printf(out, _("  Compared with %s, which does not know this plan: %u new.\n"),
                           file, comparison->n_new);
}

static void
append_verdict(GString *out, const ErpReview *review) {
  g_autofree char *verdict = erp_show_verdict(review);
  g_string_append_printf(out, _("  Verdict: %s\n"), verdict);
}

/* ---- findings ------------------------------------------------------------------------------ */

#define SHOWN 6 /* findings of one rule and verdict */
#define OWN 3   /* up to so many, each with its own remedy */

/* "dfw (line 14): Dallas reaches ... [limit 25 ms, gp.material]" */
static void
append_finding(GString *out, const ErpFinding *finding, gboolean own_remedy) {
  g_autofree char *object = erp_show_object(finding);
  g_autofree char *safe = erp_escape_text(object);
  g_autofree char *label = g_strconcat(safe, ":", NULL);
  g_autofree char *text = erp_show_finding(finding);
  erp_wrap_labelled(out, 4, label, text);
  if (own_remedy && erp_finding_own_remedy(finding) != NULL)
    erp_wrap_labelled(out, 6, _("remedy:"), erp_finding_own_remedy(finding));
}

static void
append_group(GString *out, const ErpReview *review, const ErpFindingGroup *group) {
  const ErpFinding *head = erp_review_get(review, group->first);
  g_string_append_printf(out, "\n  %s %s (%s) ", erp_verdict_word(head->verdict), head->rule->id,
                         erp_level_word(head->rule->level));
  erp_wrap_append(out, 30, 4, _(head->rule->title));
  guint shown = 0;
  for (guint i = group->first; i < group->first + group->n && shown < SHOWN; i++)
    if (!erp_review_get(review, i)->accepted) {
      append_finding(out, erp_review_get(review, i), group->n_open <= OWN);
      shown++;
    }
  if (group->n_open > shown)
    g_string_append_printf(out, _("    and %u more (--format=json has all)\n"),
                           group->n_open - shown);
  if (group->n_open > OWN || erp_finding_own_remedy(head) == NULL)
    erp_wrap_labelled(out, 4, _("remedy:"), _(head->rule->remedy));
  erp_wrap_labelled(out, 4, _("source:"), head->rule->source);
}

static void
append_findings(GString *out, const ErpReview *review) {
  gsize before = out->len;
  g_string_append(out, _("\nFindings\n"));
  gsize heading = out->len;
  for (ErpFindingGroup group = {0}; erp_finding_group_next(review, &group);)
    if (group.n_open > 0 && group.verdict >= ERP_VERDICT_NOT_ANSWERED)
      append_group(out, review, &group);
  if (out->len == heading) {
    g_string_truncate(out, before);
    g_string_append(out, _("\nFindings: none.\n"));
  }
}

static void
append_accepted(GString *out, const ErpReview *review) {
  guint shown = 0;
  for (guint i = 0; i < erp_review_length(review); i++) {
    const ErpFinding *finding = erp_review_get(review, i);
    if (!finding->accepted)
      continue;
    g_string_append(out, shown++ == 0 ? _("\nAccepted\n") : "");
    g_autofree char *object = erp_escape_text(finding->object != NULL ? finding->object : "");
    g_autofree char *acceptance = erp_show_acceptance(finding);
    g_autofree char *safe = erp_escape_text(acceptance);
    g_string_append_printf(out, "  %s %s  %s\n", finding->rule->id, object, safe);
  }
}

/* What holds, with its numbers, and the rules that had nothing to look at. */
static void
append_passed(GString *out, const ErpReview *review) {
  guint shown = 0;
  for (guint i = 0; i < erp_review_length(review); i++) {
    const ErpFinding *finding = erp_review_get(review, i);
    if (finding->verdict != ERP_VERDICT_PASS)
      continue;
    g_string_append(out, shown++ == 0 ? _("\nPassed\n") : "");
    erp_wrap_labelled(out, 2, finding->rule->id, erp_finding_message(finding));
  }
  guint n;
  const ErpRuleSummary *rules = erp_review_rules(review, &n);
  g_autoptr(GString) ids = g_string_new(NULL);
  for (guint i = 0; i < n; i++)
    if (rules[i].verdict == ERP_VERDICT_NOT_APPLICABLE)
      g_string_append_printf(ids, "%s%s", ids->len > 0 ? " " : "", rules[i].rule->id);
  if (ids->len > 0) {
    g_string_append_c(out, '\n');
    erp_wrap_labelled(out, 0, _("Not applicable:"), ids->str);
  }
}

static void
append_parameters(GString *out, const ErpResults *results) {
  gboolean any = FALSE;
  for (guint i = 0; i < results->catalogue->n_parameters; i++) {
    const ErpParameter *parameter = &results->catalogue->parameters[i];
    if (!erp_params_overridden(results->params, parameter->name))
      continue;
    const char *value = erp_params_show(results->params, parameter->name);
    g_autofree char *text =
        g_strdup_printf(_("= %s; the catalogue has %s"), value, parameter->value);
    g_string_append(out, any ? "" : _("\nParameters set by this plan\n"));
    erp_wrap_labelled(out, 2, parameter->name, text);
    any = TRUE;
  }
}

static void
append_notes(GString *out, const ErpReview *review) {
  const ErpDiagList *notes = erp_review_notes(review);
  for (guint i = 0; i < erp_diag_list_length(notes); i++) {
    const ErpDiag *note = erp_diag_list_get(notes, i);
    g_string_append(out, i == 0 ? _("\nNotes\n  ") : "  ");
    erp_wrap_append(out, 2, 2, note->text);
  }
}

/* ---- data ---------------------------------------------------------------------------------- */

static void
append_data(GString *out, const ErpReview *review, const ErpSubject *subject) {
  g_autofree char *text = erp_show_basis(review, subject);
  g_string_append_c(out, '\n');
  erp_wrap_append(out, 0, 0, text);
}

char *
erp_report_check_text(const ErpJudgement *judgement) {
  const ErpReview *review = judgement->review;
  const ErpSubject *subject = &judgement->subject;
  const ErpResults *results = erp_review_results(review);
  GString *out = g_string_new(NULL);
  append_head(out, results, subject);
  append_verdict(out, review);
  append_comparison(out, judgement->comparison);
  append_traffic(out, results);
  erp_report_worst_links(results, out);
  erp_report_geo_pinned(results, out);
  erp_report_internet_list(results, out);
  erp_report_resiliency(review, out);
  erp_report_costs(review, out);
  erp_report_comparison(judgement, out);
  append_findings(out, review);
  append_accepted(out, review);
  append_passed(out, review);
  append_parameters(out, erp_review_results(review));
  append_notes(out, review);
  append_data(out, review, subject);
  if (!judgement->ascii)
    return g_string_free(out, FALSE);
  char *ascii = erp_escape_ascii(out->str);
  g_string_free(out, TRUE);
  return ascii;
}
