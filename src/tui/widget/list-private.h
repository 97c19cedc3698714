/* Private to the list widget: list.c keeps rows, order, filter and marks; list-groups.c puts rows
 * under headings; list-draw.c draws. */
#pragma once

#include "tui/screen/line-edit.h"
#include "tui/widget/list.h"

/* A line below the column heads: a row, or a heading. */
typedef struct {
  int position;   /* in shown; -1 = the cursor cannot stand here */
  guint first, n; /* heading: its rows in passing; n = 0: a row */
} ErpListLine;

struct _ErpList {
  const ErpColumn *columns;
  guint n_columns;
  ErpRows rows;
  guint n;                     /* rows of the owner */
  GArray *order;               /* of guint: all rows, sorted */
  GArray *passing;             /* of guint: those that pass the filter */
  GArray *shown;               /* of guint: of these what the cursor can stand on */
  GArray *lines;               /* of ErpListLine: what is drawn */
  const ErpGrouping *grouping; /* or NULL */
  guint *groups;               /* of each row; NULL without grouping */
  GPtrArray *keys;             /* of each group */
  GHashTable *closed;          /* keys */
  char **folded;               /* text a row is filtered by; NULL until asked for */
  int sort;                    /* column or -1 */
  gboolean descending;
  gboolean moved;    /* somebody placed the cursor */
  char *wanted;      /* id the cursor belongs to, also while the filter hides it */
  char *standin;     /* id under the cursor meanwhile */
  guint cursor;      /* position in shown */
  guint top;         /* line */
  GHashTable *marks; /* ids */
  ErpLineEdit *filter;
  gboolean filtering;
  int *content; /* width each column would like; NULL until measured */
  ErpCharset measured;
  int *widths;  /* as last drawn; 0 = left out */
  ErpRect rect; /* as last drawn */
};

enum { ERP_LIST_GUTTER = 2 }; /* cursor and mark signs before the first column */

/* ---- list.c ---- */
void erp_list_reorder(ErpList *list); /* after a change of rows, order or groups */
void erp_list_refilter(ErpList *list);
int erp_list_find(const ErpList *list, const char *id); /* row or -1 */

/* ---- list-groups.c ---- */
void erp_list_find_groups(ErpList *list); /* from the rows */
void erp_list_forget_groups(ErpList *list);
void erp_list_arrange(ErpList *list);                          /* passing -> shown and lines */
guint erp_list_cursor_line(const ErpList *list);               /* 0 when nothing is shown */
int erp_list_position_of(const ErpList *list, const char *id); /* -1 = not shown */
guint erp_list_fold(ErpList *list);     /* opens or closes the group under the cursor */
guint erp_list_fold_all(ErpList *list); /* closes all groups, or opens all */
guint erp_list_fold_line(ErpList *list, guint line);

char *erp_list_cell(const ErpList *list, guint column, guint row); /* caller frees */
gboolean erp_list_has_filter_line(const ErpList *list);
int erp_list_page(const ErpList *list);             /* rows that fit */
int erp_list_column_at(const ErpList *list, int x); /* as last drawn; -1 when none */
