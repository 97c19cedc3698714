/* Newer reference tables of the user's own: checked, shown, written. */
#pragma once

#include "cli/command.h"

/* Brings the table up to date from `file`, which `read` makes the text of a table of (NULL = it is
 * one): checks that it fits the other tables, prints what differs from the one in use, and writes
 * it, dated today, to the user's folder when `yes` or when a person at the terminal says so. */
typedef GBytes *ErpUpdateRead(GBytes *bytes, const char *file, GError **error);
ErpStatus erp_update_table(const char *table, const char *file, ErpUpdateRead *read, gboolean yes);
