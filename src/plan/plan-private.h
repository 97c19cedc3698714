/* Private to plan/: the inside of a revision. */
#pragma once

#include "base/diag.h"
#include "base/ids.h"
#include "plan/plan.h"
#include "plan/trivia.h"

typedef struct {
  const ErpRecord *parent; /* NULL at the top level */
  guint number;            /* from 1 among its like within the parent */
} ErpPlace;

typedef struct {
  const ErpRecord **records; /* all, by kind, each kind in document order */
  guint starts[ERP_KIND_LAST + 1];
  ErpIds *by_id; /* the first record with each id */
  gboolean id_stands_twice;
} ErpPlanIndex;

struct _ErpPlan {
  gint refs;
  ErpRecord *root;
  ErpParray *records;
  ErpTrivia *tail;    /* or NULL */
  gsize index_ready;  /* g_once */
  ErpPlanIndex index; /* on first use */
  gsize places_ready; /* g_once */
  GHashTable *places; /* record -> index into place_list, from 1 */
  GArray *place_list; /* of ErpPlace */
};

/* How plans keep records alive. */
extern const ErpParrayOps erp_record_ops;

/* Calls `visit` on every record, parents before children, in document order. */
typedef void (*ErpPlanVisit)(const ErpRecord *record, const ErpRecord *parent, gpointer user);
void erp_plan_walk(const ErpPlan *plan, ErpPlanVisit visit, gpointer user);

/* Whether two records have the same id. */
gboolean erp_plan_repeats_ids(const ErpPlan *plan);

/* A plan that is not checked as a whole: what it refers to may be elsewhere (read.c). */
ErpPlan *erp_plan_parse_part(GBytes *bytes, const char *name, ErpDiagList *diags, GError **error);
