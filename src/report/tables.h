/* Reference tables for people and programs: `erplan catalogue`. */
#pragma once

#include "catalogue/catalogue.h"

typedef enum { ERP_TABLE_TEXT, ERP_TABLE_TSV, ERP_TABLE_JSON } ErpTableFormat;

/* The rows that hold `filter` in any cell (case and accents ignored; NULL = all), with title,
 * source and date. Caller frees. */
char *erp_report_table(const ErpTable *table, const char *filter, ErpTableFormat format);

/* The list of tables with titles, rows and dates, in the same formats. */
char *erp_report_table_list(const ErpTable *const *tables, guint n, ErpTableFormat format);
