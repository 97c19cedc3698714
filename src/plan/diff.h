/* What changed between two revisions; shared parts are skipped by pointer. */
#pragma once

#include "plan/plan.h"

typedef enum { ERP_CHANGE_ADDED, ERP_CHANGE_REMOVED, ERP_CHANGE_CHANGED } ErpChangeKind;

typedef struct {
  ErpChangeKind kind;
  char *path;              /* in the revision that has it (the new one when changed) */
  const ErpRecord *before; /* borrowed from the older revision; NULL when added */
  const ErpRecord *after;  /* borrowed from the newer revision; NULL when removed */
  char **fields;           /* names of the changed fields, in table order; NULL unless changed */
} ErpChange;

/* Records are matched by id, or by kind and position among their like within the same parent. One
 * that only moved to another parent is changed with no fields. Comments are not compared. Sorted in
 * document order of the newer revision, removed ones after what used to stand before them. The
 * first one is the plan itself when its own attributes changed. Array of ErpChange *; caller
 * unrefs. */
GPtrArray *erp_plan_diff(const ErpPlan *before, const ErpPlan *after);
