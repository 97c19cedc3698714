/* What differs between two versions of a reference table. */
#pragma once

#include "catalogue/table.h"

/* A line for each row that is added or changed, in their order in `after`, then for those that are
 * removed: rows are the same by their first cell, columns by name. Of lists (cells with ';' or with
 * ',' and no blank behind it) only what came (+) and went (-) is told. `*n` is the number of lines;
 * "" when nothing differs. Caller frees. O(rows). */
char *erp_table_changes_text(const ErpTable *before, const ErpTable *after, guint *n);
