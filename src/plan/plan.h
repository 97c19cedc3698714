/* A plan revision: an immutable value. Top-level records stand in document order in one persistent
 * array shared between revisions; children live inside their parents. Only plan/edit.h makes one
 * revision from another. */
#pragma once

#include "base/parray.h"
#include "plan/record.h"

typedef struct _ErpPlan ErpPlan;

ErpPlan *erp_plan_new(void); /* empty, named "" */
/* Takes borrowed pointers. `tail` is what stands after the last record, or NULL. */
ErpPlan *erp_plan_new_from(const ErpRecord *root, ErpParray *records, ErpTrivia *tail);
ErpPlan *erp_plan_ref(ErpPlan *plan);
void erp_plan_unref(ErpPlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpPlan, erp_plan_unref)

const ErpPlanRoot *erp_plan_root(const ErpPlan *plan);
const ErpParray *erp_plan_records(const ErpPlan *plan);

/* All records of a kind, at any depth, in document order. Borrowed, valid as long as the plan;
 * built on first use (thread-safe). */
const ErpRecord *const *erp_plan_of_kind(const ErpPlan *plan, ErpKind kind, guint *n);

/* The record with this id or NULL. O(1) after the first use. */
const ErpRecord *erp_plan_find(const ErpPlan *plan, const char *id);

/* The record this one stands in; NULL at the top level. O(1) after the first use. */
const ErpRecord *erp_plan_parent(const ErpPlan *plan, const ErpRecord *record);
/* Its place in the document, from 1, parents before their children; 0 = the root, or not in it. */
guint erp_plan_order(const ErpPlan *plan, const ErpRecord *record);

/* A name for messages and addressing: the id, or PARENT/element[n] with n from 1 among its like
 * ("par/demand[2]", "policy[1]", "tenant"). Caller frees. */
char *erp_plan_path(const ErpPlan *plan, const ErpRecord *record);
const ErpRecord *erp_plan_at_path(const ErpPlan *plan, const char *path);

/* Deep equality of everything that would be saved; shared parts are skipped by pointer. */
gboolean erp_plan_equal(const ErpPlan *a, const ErpPlan *b);

/* Whether a text that the plan's author chose holds `text`; comments do not count. Linear. */
gboolean erp_plan_mentions(const ErpPlan *plan, const char *text);

/* The first comment before the plan's element, its words with one blank between; "" = none. Caller
 * frees. */
char *erp_plan_comment(const ErpPlan *plan);
