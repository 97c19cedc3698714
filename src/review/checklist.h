/* Two checklists over the rules: the readiness questions in their sections, and the design
 * principles of the Well-Architected pillars. One table each; reports and the screen are made from
 * it. */
#pragma once

#include "review/review.h"

typedef struct {
  const char *section;      /* N_(): of the readiness checklist, or erp_pillar_word() */
  const char *text;         /* N_(): the question, or the principle */
  const char *const *rules; /* ids that answer it, NULL-terminated; also of rules that are not
                               checked yet (erp_rules_find() is NULL) */
  const char *note;         /* N_(): why no rule can answer it, or NULL */
} ErpQuestion;

const ErpQuestion *erp_checklist_readiness(guint *n);
const ErpQuestion *erp_checklist_pillars(guint *n);

/* What a plan would have to say for a rule that is not checked yet; translated, or NULL. */
const char *erp_checklist_lacks(const char *rule);

typedef struct {
  ErpVerdict verdict;
  guint counts[ERP_VERDICT_FAIL + 1]; /* findings (objects) of its rules, accepted ones apart */
  guint n_accepted;
  guint n_rules, n_unchecked; /* rules, and those of them that are not checked yet */
} ErpQuestionSummary;

/* The worst verdict of its rules. While one of them is not checked yet, what would pass is
 * not-answered: nobody has looked. */
ErpQuestionSummary erp_question_summary(const ErpQuestion *question, const ErpReview *review);
