/* Private to plan/: the parts of the structural check. */
#pragma once

#include "base/diag.h"
#include "plan/check.h"
#include "plan/field.h"
#include "plan/plan.h"

typedef struct {
  const ErpPlan *plan;
  GHashTable *forgiven; /* ids that count as present; or NULL */
  ErpDiagList *diags;   /* NULL: errors are only counted */
  guint n_errors;
  guint suggestions; /* looked for so far */
} ErpCheck;

/* erp_plan_check(), but references to the ids in `forgiven` (may be NULL) are not reported. */
void erp_plan_check_except(const ErpPlan *plan, GHashTable *forgiven, ErpDiagList *diags);

/* A diagnostic about a record, at its place. */
void erp_check_report(ErpCheck *check, ErpSeverity severity, const char *code,
                      const ErpRecord *record, const char *format, ...) G_GNUC_PRINTF(5, 6);

/* TRUE only if `after`, made by an edit of `before`, which has no errors, is known to have none:
 * both have the same kinds and ids in the same places, and nothing is wrong with the records that
 * are not the same. FALSE says nothing. O(these records). */
gboolean erp_plan_stays_sound(const ErpPlan *before, const ErpPlan *after);
/* The same of a plan without errors to which `record` is added in `parent` (NULL = top level).
 * O(record, and those of its kind when it must not say what another does). */
gboolean erp_plan_bears(const ErpPlan *plan, const ErpRecord *record, const ErpRecord *parent);

/* check-references.c */
void erp_check_references(ErpCheck *check);
void erp_check_references_of(ErpCheck *check, const ErpRecord *record); /* without its children's */

/* check-unique.c */
void erp_check_uniqueness(ErpCheck *check);
/* TRUE only if the record, which is not in the plan, may stand in `parent` (NULL = top level)
 * beside those of its kind there. O(these). */
gboolean erp_check_may_join(const ErpPlan *plan, const ErpRecord *record, const ErpRecord *parent);
/* Whether two records of a kind agree in what must stand only once. */
gboolean erp_check_same_key(const ErpRecord *a, const ErpRecord *b);
