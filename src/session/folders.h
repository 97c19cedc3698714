/* Where the program keeps what it remembers between runs. Caller frees; nothing is made here. A
 * relative path in an XDG variable is ignored, as the base directory specification asks. */
#pragma once

#include <glib.h>

char *erp_state_folder(void);  /* $XDG_STATE_HOME/erplan */
char *erp_config_folder(void); /* $XDG_CONFIG_HOME/erplan */

/* Makes the folder and those above it, for the owner only. FALSE with ERP_ERROR_OUTPUT. */
gboolean erp_make_folder(const char *folder, GError **error);
/* The absolute name of a file, symbolic links followed where it exists: what it is known by between
 * runs. Caller frees. */
char *erp_canonical_name(const char *file);
