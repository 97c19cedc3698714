/* What the tables show: rows made from a plan and its figures, and one table of columns for each
 * kind of list. Pure; figures that are not there yet read "…". */
#pragma once

#include "review/review.h"
#include "tui/widget/list.h"
#include "tui/views.h"

/* Figures of a row, worked out once. */
typedef struct {
  const ErpRecord *record; /* NULL for flows */
  char *id;                /* of the row */
  guint32 index;           /* node, element or flow of the results; ERP_NONE = no figures yet */
  guint32 circuit;         /* of the network, circuits only */
  gint64 down, rtt, penalty;
  ErpProvenance provenance;
  guint ways;    /* bit per ErpVia of its Microsoft 365 flows that ExpressRoute could carry */
  gboolean lost; /* has failed */
  guint parts;   /* circuits of a location, connections of a gateway */
} ErpTableRow;

typedef struct {
  ErpListKind kind;
  ErpPlan *plan;
  const ErpResults *results; /* NULL before the first evaluation; borrowed */
  gboolean stale;
  GArray *rows; /* ErpTableRow */
} ErpTableRows;

/* `results` may be NULL or of an older revision of the plan (`stale`); borrowed. */
ErpTableRows *erp_table_rows_new(ErpListKind kind, ErpPlan *plan, const ErpResults *results,
                                 gboolean stale);
void erp_table_rows_free(ErpTableRows *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpTableRows, erp_table_rows_free)

const ErpTableRow *erp_table_row(const ErpTableRows *table, guint row);
/* Path of the plan's object a row stands for: of a flow its site. Borrowed from the row. */
const char *erp_table_path(const ErpTableRows *table, guint row);

/* The columns; their `user` is a pointer to the ErpTableRows pointer, so that rows can be replaced.
 */
const ErpColumn *erp_table_columns(ErpListKind kind, guint *n);
