/* One reference table as text: the strict TSV loader and what every table has (name, sources,
 * dates).
 *
 * File format: UTF-8, '#' lines first ("# title:", "# source:", "# date:" YYYY-MM-DD or YYYY-MM,
 * "# note:", others are comments), then a header row, then rows with exactly as many tab-separated
 * cells. No quoting. Trailing empty lines are allowed. At least one source and one date. */
#pragma once

#include <glib.h>

typedef struct {
  char *name;   /* file name without ".tsv" */
  char *file;   /* where it was read from */
  char *title;  /* the "# title:" line, or the name */
  char *source; /* all "# source:" lines joined by "; " */
  char *date;   /* the newest "# date:" line */
  char *note;   /* all "# note:" lines joined by ' ', or NULL */
  guint n_columns;
  guint n_rows;
  char **columns; /* n_columns names */
  char **cells;   /* row-major, n_rows * n_columns, never NULL */
  guint *lines;   /* file line of each row, for errors */
  guint header_line;
  char *text; /* the bytes that columns and cells point into */
} ErpTable;

/* ERP_ERROR_REFERENCE with FILE:LINE:COL for anything out of shape. */
ErpTable *erp_table_load(const char *file, GError **error);
/* The same of a text at hand that may state no source or date: then the source is `file`, which is
 * also what errors call it. Its date is `today` (YYYY-MM-DD), whatever it states. */
ErpTable *erp_table_read(const char *name, const char *file, GBytes *bytes, const char *today,
                         GError **error);
void erp_table_free(ErpTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpTable, erp_table_free)

/* Index of the column, or -1. */
int erp_table_column(const ErpTable *table, const char *column);
const char *erp_table_cell(const ErpTable *table, guint row, guint column);

/* Sets ERP_ERROR_REFERENCE "FILE:LINE:COL: sentence" at a cell, or at a column's name. */
void erp_table_error(const ErpTable *table, guint row, guint column, GError **error,
                     const char *format, ...) G_GNUC_PRINTF(5, 6);
void erp_table_header_error(const ErpTable *table, guint column, GError **error, const char *format,
                            ...) G_GNUC_PRINTF(4, 5);
