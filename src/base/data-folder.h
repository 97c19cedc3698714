/* Where the program's own data files are. */
#pragma once

#include <glib.h>

/* A file of a folder ("examples", "coast") of $ERPLAN_DATADIR, else of the installed data; the
 * folder itself when `file` is NULL. Caller frees. */
char *erp_data_path(const char *folder, const char *file);
