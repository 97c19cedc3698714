/* Tables in text: a header row, then a row a line, cells between commas, semicolons or tabs, quoted
 * as RFC 4180 has it. */
#pragma once

#include <glib.h>

typedef struct {
  char **cells; /* one for each column; those that a row lacks are "" */
  guint line;   /* where it begins, from 1 */
} ErpCsvRow;

typedef struct {
  char **header; /* n_columns of them, without blanks around them */
  guint n_columns;
  GArray *rows; /* of ErpCsvRow, without empty ones */
} ErpCsv;

/* NULL with ERP_ERROR_INPUT and "FILE:LINE:1: ..." when quotes do not end or there is no header.
 * Bytes that are not UTF-8 are taken for Windows' western European character set, which
 * spreadsheets write. */
ErpCsv *erp_csv_read(GBytes *bytes, const char *name, GError **error);
void erp_csv_free(ErpCsv *csv);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpCsv, erp_csv_free)

/* The comma, semicolon or tab that there are most of in the first line outside of quotes; NUL when
 * there is none. */
char erp_csv_delimiter(const char *text);
