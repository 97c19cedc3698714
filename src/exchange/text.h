/* Files of text as UTF-8. */
#pragma once

#include <glib.h>

/* Without a byte-order mark; what is in UTF-16, as the mark says, in UTF-8. Everything else as it
 * is. Caller unrefs. */
GBytes *erp_text_recode(GBytes *bytes);

/* The same as a text; bytes that are not UTF-8 are taken for Windows' western European character
 * set, which holds the letters of ISO 8859-1. Ends at the first NUL. Caller frees. */
char *erp_text_utf8(GBytes *bytes);
