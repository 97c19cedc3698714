/* The findings of an earlier `erplan check --format=json` or `--format=jsonl`, to tell what is new
 * and what is gone. */
#pragma once

#include "report/sentences.h"

typedef struct _ErpBaseline ErpBaseline;

/* Any number of documents one after the other. NULL with ERP_ERROR_INPUT when it cannot be read or
 * is something else. Read only afterwards: any thread may ask. */
ErpBaseline *erp_baseline_load(const char *file, GError **error);
void erp_baseline_free(ErpBaseline *baseline);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpBaseline, erp_baseline_free)

typedef struct {
  const char *rule;
  const char *object; /* NULL = the plan */
  ErpVerdict verdict;
} ErpGone;

typedef struct {
  const char *file; /* of the baseline */
  gboolean known;   /* it speaks of this plan */
  /* Per finding: it neither passes nor is accepted, and the rule had not said so, or not so bad,
   * of one of its objects. */
  gboolean *is_new;
  guint n_new;
  ErpGone *gone; /* the rule says nothing of the kind any more; by rule and object */
  guint n_gone;
} ErpComparison;

/* A plan is found by the name of its file, else by its own name where only one has it. The baseline
 * must outlive what is returned. O(findings). */
ErpComparison *erp_baseline_compare(const ErpBaseline *baseline, const ErpReview *review,
                                    const ErpSubject *subject);
void erp_comparison_free(ErpComparison *comparison);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpComparison, erp_comparison_free)
