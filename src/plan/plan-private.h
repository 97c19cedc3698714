/* Private to plan/: the inside of a revision. */
#pragma once

#include "base/diag.h"
#include "base/ids.h"
#include "plan/plan.h"
#include "plan/trivia.h"

/* Where a record stands. */
typedef struct {
  guint32 parent; /* its order, 0 at the top level */
  guint32 number; /* from 1 among its like within the parent */
  guint32 index;  /* in the plan's array, of itself or of what it stands in */
  guint32 slot;   /* among all records by kind */
} ErpPlace;

/* Which kinds and ids stand where: the same in all revisions that differ in other fields only, and
 * shared by them. */
typedef struct {
  gatomicrefcount refs;
  ErpParray *records; /* of the revision it was made of: keeps what the tables name alive */
  guint starts[ERP_KIND_LAST + 1];
  ErpIds *by_id; /* id -> slot of the first record that has it, from 1 */
  gboolean id_stands_twice;
  gsize places_ready; /* g_once */
  ErpPlace *places;   /* in document order */
  GHashTable *orders; /* record -> its order, the index into `places` from 1 */
} ErpShape;

typedef struct {
  const ErpRecord *record;
  guint32 order;
} ErpNewcomer;

typedef struct {
  ErpShape *shape;
  const ErpRecord **records; /* by slot: all, by kind, each kind in document order */
  GArray *newcomers;         /* of ErpNewcomer: what the shape does not know yet; or NULL */
} ErpPlanIndex;

struct _ErpPlan {
  gint refs;
  gboolean sound; /* known to have no errors (plan/check.h) */
  ErpRecord *root;
  ErpParray *records;
  ErpTrivia *tail;    /* or NULL */
  gsize index_ready;  /* g_once */
  ErpPlanIndex index; /* on first use */
};

/* index.c: */
const ErpPlace *erp_plan_place(const ErpPlan *plan, const ErpRecord *record); /* or NULL */
/* The record of the plan at an order from 1 on, if it has one of this kind there. */
const ErpRecord *erp_plan_at_order(const ErpPlan *plan, guint order);
/* `next` is the plan with `changed` in the place of `old`, its root or a top-level record: where it
 * keeps its kinds and ids, the plan's index serves it too. Before others see `next`. */
void erp_plan_share_index(ErpPlan *next, const ErpPlan *plan, const ErpRecord *old,
                          const ErpRecord *changed);
/* `next` is what an edit made of the plan: when it has no index yet, and the two differ in few
 * records that stand together, it gets one that follows from the plan's. Before others see it. */
void erp_plan_follow_index(ErpPlan *next, const ErpPlan *plan);
void erp_plan_index_clear(ErpPlanIndex *index);

/* How plans keep records alive. */
extern const ErpParrayOps erp_record_ops;

/* Calls `visit` on every record, parents before children, in document order. */
typedef void (*ErpPlanVisit)(const ErpRecord *record, const ErpRecord *parent, gpointer user);
void erp_plan_walk(const ErpPlan *plan, ErpPlanVisit visit, gpointer user);

/* Whether two records have the same id. */
gboolean erp_plan_repeats_ids(const ErpPlan *plan);

/* A plan that is not checked as a whole: what it refers to may be elsewhere (read.c). */
ErpPlan *erp_plan_parse_part(GBytes *bytes, const char *name, ErpDiagList *diags, GError **error);
