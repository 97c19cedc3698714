/* Private to the list widget: list.c keeps rows, order, filter and marks; list-draw.c draws. */
#pragma once

#include "tui/screen/line-edit.h"
#include "tui/widget/list.h"

struct _ErpList {
  const ErpColumn *columns;
  guint n_columns;
  ErpRows rows;
  guint n;       /* rows of the owner */
  GArray *order; /* of guint: all rows, sorted */
  GArray *shown; /* of guint: those that pass the filter */
  char **folded; /* text a row is filtered by; NULL until asked for */
  int sort;      /* column or -1 */
  gboolean descending;
  char *wanted;      /* id the cursor belongs to, also while the filter hides it */
  char *standin;     /* id under the cursor meanwhile */
  guint cursor, top; /* positions in shown */
  GHashTable *marks; /* ids */
  ErpLineEdit *filter;
  gboolean filtering;
  int *content; /* width each column would like; NULL until measured */
  ErpCharset measured;
  int *widths;  /* as last drawn; 0 = left out */
  ErpRect rect; /* as last drawn */
};

enum { ERP_LIST_GUTTER = 2 }; /* cursor and mark signs before the first column */

char *erp_list_cell(const ErpList *list, guint column, guint row); /* caller frees */
gboolean erp_list_has_filter_line(const ErpList *list);
int erp_list_page(const ErpList *list);             /* rows that fit */
int erp_list_column_at(const ErpList *list, int x); /* as last drawn; -1 when none */
