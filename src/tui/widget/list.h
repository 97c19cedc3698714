/* A table of rows with stable identities: sorting, filtering as one types, marks, scrolling. The
 * cursor stays on the same row through all of them, once it has been moved; until then it is on the
 * first. The rows themselves stay with the owner. */
#pragma once

#include "base/align.h"
#include "tui/screen/view.h"

typedef struct {
  const char *title; /* N_() */
  ErpAlign align;
  int least;  /* columns it never falls below; a column that does not fit so is left out */
  int weight; /* share of what is left over; 0 = no more than its content needs */
  char *(*text)(guint row, gpointer user); /* caller frees; NULL = "" */
  /* Order of two rows; NULL = by text without regard to case and accents. */
  int (*compare)(guint a, guint b, gpointer user);
  ErpStyle (*style)(guint row, gpointer user); /* NULL = plain text */
} ErpColumn;

/* `id`: never NULL, different for every row, borrowed for the call. */
typedef struct {
  const char *(*id)(guint row, gpointer user);
  gpointer user;
  int (*find)(const char *id, gpointer user); /* its row or -1; NULL = ids are compared */
} ErpRows;

/* Rows that stand together under a heading; the cursor passes over headings, but stands on that of
 * a closed group, for its first row. Sorting is within the groups. */
typedef struct {
  char *(*key)(guint row, gpointer user); /* the same for all rows of a group; caller frees */
  /* Order of the groups of two rows; NULL = as the owner's rows come. */
  int (*compare)(guint a, guint b, gpointer user);
  /* Of the rows of a group that pass the filter, in order; n > 0. Caller frees. */
  char *(*heading)(const guint *rows, guint n, gpointer user);
} ErpGrouping;

typedef struct _ErpList ErpList;

/* `columns` must outlive the list. */
ErpList *erp_list_new(const ErpColumn *columns, guint n_columns, const ErpRows *rows);
void erp_list_free(ErpList *list);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpList, erp_list_free)

/* The owner has `n` rows now; everything kept about the old ones is asked for again. O(n log n). */
void erp_list_set_rows(ErpList *list, guint n);

/* Movement (arrows, j k, PgUp PgDn, Home End), Space marks, clicks on rows and heads, the wheel;
 * while the filter is typed, all of its text. Esc ends and clears the filter. */
guint erp_list_handle(ErpList *list, const ErpKey *key);
/* Find, mark, sort and fold commands of tui/command/commands.h. */
guint erp_list_command(ErpList *list, guint command);

int erp_list_current(const ErpList *list);            /* row index, -1 when nothing is shown */
int erp_list_current_position(const ErpList *list);   /* as shown, likewise */
const char *erp_list_current_id(const ErpList *list); /* or NULL */
void erp_list_select(ErpList *list, const char *id);  /* cursor to this row, if there */
guint erp_list_shown(const ErpList *list);
guint erp_list_total(const ErpList *list);
int erp_list_row(const ErpList *list, guint position); /* row index at a position as shown; the
                                                          first of a closed group for all of it */

/* NULL = no headings. `grouping` must outlive the list; which groups are closed is kept by key. */
void erp_list_group(ErpList *list, const ErpGrouping *grouping);

/* ---- filter, sort, marks ---- */
const char *erp_list_filter(const ErpList *list);
/* Words with blanks between; a row must contain all, in any cell, any case, any accents. */
void erp_list_set_filter(ErpList *list, const char *filter);
gboolean erp_list_filtering(const ErpList *list); /* keys go to the filter's line */
char *erp_list_count(const ErpList *list);        /* "340", filtered "12/340"; caller frees */

void erp_list_sort_by(ErpList *list, guint column); /* again = the other direction */
int erp_list_sorted_by(const ErpList *list);        /* column or -1 (order of the owner) */
gboolean erp_list_descending(const ErpList *list);
/* "12/340 /lon by users▼": what is shown and in which order, for the title. Caller frees. */
char *erp_list_describe(const ErpList *list, ErpCharset charset);

void erp_list_mark(ErpList *list, const char *id); /* or takes the mark away */
gboolean erp_list_marked(const ErpList *list, const char *id);
void erp_list_clear_marks(ErpList *list);
/* Row indices of marked rows, also those the filter hides, in the owner's order; of the current row
 * or all of a closed group when none is marked. Array of guint; caller frees with g_array_unref. */
GArray *erp_list_chosen(const ErpList *list);

void erp_list_draw(ErpList *list, ErpCells *cells, ErpRect rect);
void erp_list_draw_focused(ErpList *list, ErpCells *cells, ErpRect rect);
