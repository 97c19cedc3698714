/* Where the program keeps what it remembers between runs. Caller frees; nothing is made here. A
 * relative path in an XDG variable is ignored, as the base directory specification asks. */
#pragma once

#include <glib.h>

char *erp_state_folder(void);  /* $XDG_STATE_HOME/erplan */
char *erp_config_folder(void); /* $XDG_CONFIG_HOME/erplan */

/* Makes the folder and those above it, for the owner only. FALSE with ERP_ERROR_OUTPUT. */
gboolean erp_make_folder(const char *folder, GError **error);
/* The file that symbolic links lead to, whether it exists or not; `file` itself when it is no link.
 * NULL with errno set when that cannot be told: a guess could be the link itself. Caller frees. */
char *erp_link_target(const char *file);
/* The absolute name of that, also when it does not exist, or not any more: what a file is known by
 * between runs. `doubt` (or NULL) gets the errno for which links could not be followed, so that it
 * is a guess; else 0. Caller frees. */
char *erp_canonical_name(const char *file, int *doubt);
