/* The manual page of the settings, erplan.conf(5), from their table. */
#pragma once

#include <glib.h>

char *erp_settings_page(void); /* roff; caller frees */
