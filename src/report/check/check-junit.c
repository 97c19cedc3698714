/* Findings as JUnit XML, for pipelines: a plan is a test suite, a rule a test case. A rule fails
 * when one of its findings does, as the exit status says; what is not answered, accepted or not
 * applicable is skipped with the reason. */
#include "report/check/check.h"

#include "base/escape.h"
#include "base/i18n.h"

/* Ready for an attribute or for text: no markup, and no character that XML or a screen forbids. */
static char *
safe(const char *text) {
  g_autofree char *shown = erp_escape_text(text);
  return g_markup_escape_text(shown, -1);
}

typedef struct {
  const ErpRule *rule;
  GArray *findings; /* guint: positions in the review, worst first */
  guint n_failing, n_trouble, n_open, n_accepted, n_passed;
} Case;

/* One for each rule, in the rules' order. */
static Case *
sort_findings(const ErpJudgement *judgement) {
  Case *cases = g_new0(Case, erp_rules_count());
  for (guint i = 0; i < erp_rules_count(); i++)
    cases[i] =
        (Case){.rule = erp_rules_get(i), .findings = g_array_new(FALSE, FALSE, sizeof(guint))};
  for (guint i = 0; i < erp_review_length(judgement->review); i++) {
    const ErpFinding *finding = erp_review_get(judgement->review, i);
    Case *one = &cases[erp_rules_index(finding->rule)];
    g_array_append_val(one->findings, i);
    one->n_failing += erp_judgement_fails(judgement, i);
    one->n_accepted += finding->accepted;
    one->n_trouble += finding->verdict > ERP_VERDICT_NOT_ANSWERED && !finding->accepted;
    one->n_open += finding->verdict == ERP_VERDICT_NOT_ANSWERED && !finding->accepted;
    one->n_passed += finding->verdict == ERP_VERDICT_PASS;
  }
  return cases;
}

static void
free_cases(Case *cases) {
  for (guint i = 0; i < erp_rules_count(); i++)
    g_array_unref(cases[i].findings);
  g_free(cases);
}

static gboolean
is_skipped(const Case *one) {
  return one->n_failing == 0 && one->n_trouble == 0 &&
         (one->n_open > 0 || one->n_accepted > 0 || one->n_passed == 0);
}

/* "fail dfw (line 14): Dallas reaches ... Remedy: ..." */
static void
append_finding(GString *out, const ErpFinding *finding) {
  g_autofree char *object = erp_show_object(finding);
  g_autofree char *text = erp_show_finding(finding);
  g_autofree char *line =
      g_strdup_printf(_("%s %s: %s. Remedy: %s"), erp_verdict_word(finding->verdict), object, text,
                      erp_finding_remedy(finding));
  g_autofree char *plain = safe(line);
  g_string_append_printf(out, "%s\n", plain);
}

/* Those that fail, or all that are no pass and not accepted. */
static void
append_findings(GString *out, const ErpJudgement *judgement, const Case *one) {
  for (guint i = 0; i < one->findings->len; i++) {
    guint index = g_array_index(one->findings, guint, i);
    const ErpFinding *finding = erp_review_get(judgement->review, index);
    if (one->n_failing > 0 ? erp_judgement_fails(judgement, index)
                           : finding->verdict >= ERP_VERDICT_NOT_ANSWERED && !finding->accepted)
      append_finding(out, finding);
  }
}

static void
append_failure(GString *out, const ErpJudgement *judgement, const Case *one) {
  g_autofree char *message =
      g_strdup_printf(ERP_NGETTEXT("%u finding: %s", "%u findings: %s", one->n_failing),
                      one->n_failing, _(one->rule->title));
  g_autofree char *plain = safe(message);
  g_string_append_printf(out, "      <failure message=\"%s\" type=\"%s\">", plain,
                         erp_level_word(one->rule->level));
  append_findings(out, judgement, one);
  g_string_append(out, "</failure>\n");
}

/* The first that waits for an answer, else the first that is accepted, else the first; or NULL. */
static const ErpFinding *
telling_finding(const ErpJudgement *judgement, const Case *one) {
  for (guint i = 0; i < one->findings->len; i++) {
    const ErpFinding *finding =
        erp_review_get(judgement->review, g_array_index(one->findings, guint, i));
    gboolean open = finding->verdict == ERP_VERDICT_NOT_ANSWERED && !finding->accepted;
    if (one->n_open > 0 ? open : one->n_accepted > 0 ? finding->accepted : TRUE)
      return finding;
  }
  return NULL;
}

static void
append_skipped(GString *out, const ErpJudgement *judgement, const Case *one) {
  g_autofree char *reason = NULL;
  const ErpFinding *first = telling_finding(judgement, one);
  if (one->n_open > 0)
    reason = g_strdup_printf(_("not answered: %s"), erp_finding_message(first));
  else if (one->n_accepted > 0)
    reason = erp_show_acceptance(first);
  else
    reason = g_strdup(first == NULL ? _("not applicable") : erp_finding_message(first));
  g_autofree char *plain = safe(reason);
  g_string_append_printf(out, "      <skipped message=\"%s\"/>\n", plain);
}

static void
append_case(GString *out, const ErpJudgement *judgement, const char *suite, const Case *one) {
  g_autofree char *title = safe(_(one->rule->title));
  g_string_append_printf(out, "    <testcase classname=\"%s\" name=\"%s %s\" time=\"0\"", suite,
                         one->rule->id, title);
  if (one->n_failing == 0 && one->n_trouble == 0 && !is_skipped(one)) {
    g_string_append(out, "/>\n");
    return;
  }
  g_string_append(out, ">\n");
  if (one->n_failing > 0) {
    append_failure(out, judgement, one);
  } else if (is_skipped(one)) {
    append_skipped(out, judgement, one);
  } else {
    g_string_append(out, "      <system-out>");
    append_findings(out, judgement, one);
    g_string_append(out, "</system-out>\n");
  }
  g_string_append(out, "    </testcase>\n");
}

static void
append_suite(GString *out, const char *name, guint tests, guint failures, guint errors,
             guint skipped) {
  g_string_append_printf(out,
                         "  <testsuite name=\"%s\" tests=\"%u\" failures=\"%u\" errors=\"%u\" "
                         "skipped=\"%u\" time=\"0\">\n",
                         name, tests, failures, errors, skipped);
}

char *
erp_report_junit_head(const char *version G_GNUC_UNUSED) {
  return g_strdup("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"erplan\">\n");
}

char *
erp_report_junit_tail(gboolean all_read G_GNUC_UNUSED) {
  return g_strdup("</testsuites>\n");
}

char *
erp_report_junit_suite(const ErpJudgement *judgement) {
  GString *out = g_string_new(NULL);
  g_autofree char *suite = safe(judgement->subject.file);
  Case *cases = sort_findings(judgement);
  guint failures = 0, skipped = 0;
  for (guint i = 0; i < erp_rules_count(); i++) {
    failures += cases[i].n_failing > 0;
    skipped += is_skipped(&cases[i]);
  }
  append_suite(out, suite, erp_rules_count(), failures, 0, skipped);
  for (guint i = 0; i < erp_rules_count(); i++)
    append_case(out, judgement, suite, &cases[i]);
  g_string_append(out, "  </testsuite>\n");
  free_cases(cases);
  return g_string_free(out, FALSE);
}

char *
erp_report_junit_unread(const ErpDiagList *errors, const ErpSubject *subject) {
  GString *out = g_string_new(NULL);
  g_autofree char *suite = safe(subject->file), *title = safe(_("The plan can be read"));
  append_suite(out, suite, 1, 0, 1, 0);
  g_string_append_printf(out, "    <testcase classname=\"%s\" name=\"%s\" time=\"0\">\n", suite,
                         title);
  g_string_append_printf(out, "      <error message=\"%s\" type=\"input\">", title);
  for (guint i = 0; i < erp_diag_list_length(errors); i++) {
    g_autofree char *line = erp_diag_format(erp_diag_list_get(errors, i));
    g_autofree char *plain = safe(line);
    g_string_append_printf(out, "%s\n", plain);
  }
  g_string_append(out, "</error>\n    </testcase>\n  </testsuite>\n");
  return g_string_free(out, FALSE);
}
