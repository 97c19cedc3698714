/* Accepted findings: exceptions somebody answers for, until a day. */
#include "review/context.h"

#include <string.h>

#include "base/i18n.h"

/* One of its rule. */
static gboolean
covers(const ErpAccepted *accepted, const ErpFinding *finding) {
  return finding->verdict > ERP_VERDICT_PASS &&
         (accepted->object == NULL || g_strcmp0(accepted->object, finding->object) == 0);
}

static gboolean
has_expired(const ErpReview *review, const ErpAccepted *accepted) {
  return review->today != NULL && accepted->until != NULL &&
         strcmp(accepted->until, review->today) < 0;
}

/* The first in force; an expired one is remembered only until such a one comes. */
static void
accept(ErpFinding *finding, const ErpAccepted *accepted, gboolean in_force) {
  if (finding->accepted || (!in_force && finding->acceptance != NULL))
    return;
  finding->accepted = in_force;
  finding->acceptance = accepted;
}

static const char *
object_of(const ErpAccepted *accepted) {
  return accepted->object == NULL ? _("every object") : accepted->object;
}

/* The finding that speaks for this object among others, or NULL. */
static const ErpFinding *
common_finding(const GPtrArray *findings, const ErpAccepted *accepted) {
  for (guint i = 0; accepted->object != NULL && i < findings->len; i++) {
    const ErpFinding *finding = findings->pdata[i];
    if (finding->verdict > ERP_VERDICT_PASS && finding->others != NULL &&
        g_strv_contains((const char *const *) finding->others, accepted->object))
      return finding;
  }
  return NULL;
}

static void
note_unused(ErpReview *review, const ErpRecord *record, const char *path,
            const GPtrArray *findings) {
  const ErpAccepted *accepted = (const ErpAccepted *) record;
  const ErpFinding *common = common_finding(findings, accepted);
  if (common == NULL)
    erp_diag_add(review->notes, ERP_SEVERITY_NOTE, "unused-acceptance", record->line,
                 record->column, path,
                 _("The acceptance of %s for %s covers nothing; it can be removed."),
                 accepted->rule, object_of(accepted));
  else if (common->object != NULL)
    erp_diag_add(review->notes, ERP_SEVERITY_NOTE, "unused-acceptance", record->line,
                 record->column, path,
                 _("The acceptance of %s for %s covers nothing: the finding is about %s; accept it "
                   "for that object."),
                 accepted->rule, accepted->object, common->object);
  else
    erp_diag_add(review->notes, ERP_SEVERITY_NOTE, "unused-acceptance", record->line,
                 record->column, path,
                 _("The acceptance of %s for %s covers nothing: the finding is about several "
                   "objects together; accept it without naming one."),
                 accepted->rule, accepted->object);
}

/* Some finding that it covers counts again: no other acceptance is in force for it. */
static void
note_expired(ErpReview *review, const ErpRecord *record, const char *path, gboolean counts_again) {
  const ErpAccepted *accepted = (const ErpAccepted *) record;
  erp_diag_add(
      review->notes, ERP_SEVERITY_NOTE, "expired-acceptance", record->line, record->column, path,
      counts_again ? _("The acceptance of %s for %s ended on %s; its findings count again.")
                   : _("The acceptance of %s for %s ended on %s, and another one holds in its "
                       "place; it can be removed."),
      accepted->rule, object_of(accepted), accepted->until);
}

static void
apply(ErpReview *review, const ErpRecord *record, ErpRuleStage stage) {
  const ErpAccepted *accepted = (const ErpAccepted *) record;
  g_autofree char *path = erp_plan_path(review->results->plan, record);
  const char *suggestion = NULL;
  guint n_covered = 0;
  gboolean expired = has_expired(review, accepted), counts_again = FALSE;
  const ErpRule *rule = erp_rules_find(accepted->rule, &suggestion);
  if (erp_rule_stage(rule) != stage)
    return;
  if (rule == NULL) {
    erp_diag_add(review->notes, ERP_SEVERITY_NOTE, "unknown-rule", record->line, record->column,
                 path,
                 suggestion == NULL
                     ? _("The acceptance of %s covers nothing: there is no such rule.")
                     : _("The acceptance of %s covers nothing: there is no such rule. Did you mean "
                         "%s?"),
                 accepted->rule, suggestion);
    return;
  }
  g_autoptr(GPtrArray) findings = erp_review_findings_of(review, rule);
  for (guint i = 0; i < findings->len; i++) {
    ErpFinding *finding = findings->pdata[i];
    if (!covers(accepted, finding))
      continue;
    n_covered++;
    accept(finding, accepted, !expired);
    counts_again |= !finding->accepted;
  }
  if (n_covered == 0)
    note_unused(review, record, path, findings);
  else if (expired)
    note_expired(review, record, path, counts_again);
}

/* Those in force first, so that an expired one knows what is left of it. */
static void
apply_all(ErpReview *review, ErpRuleStage stage, gboolean expired) {
  guint n;
  const ErpRecord *const *records = erp_plan_of_kind(review->results->plan, ERP_KIND_ACCEPTED, &n);
  for (guint i = 0; i < n; i++) {
    const ErpAccepted *accepted = (const ErpAccepted *) records[i];
    if (accepted->rule != NULL && has_expired(review, accepted) == expired)
      apply(review, records[i], stage);
  }
}

void
erp_review_apply_accepted(ErpReview *review, ErpRuleStage stage) {
  apply_all(review, stage, FALSE);
  apply_all(review, stage, TRUE);
}
