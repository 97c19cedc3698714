/* Small things the program remembers between runs, such as the order of a table: a key file
 * "remembered" in the state folder. Losing it is no loss, so nothing here fails. */
#pragma once

#include <glib.h>

/* NULL when nothing is remembered. Caller frees. */
char *erp_remembered(const char *state_folder, const char *group, const char *key);
/* Does nothing when it is remembered already or cannot be read or written. */
void erp_remember(const char *state_folder, const char *group, const char *key, const char *value);
