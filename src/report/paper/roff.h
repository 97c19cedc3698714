/* Text as man macros: what the generated manual pages are written with. */
#pragma once

#include <glib.h>

/* Escapes backslashes, hyphens that are typed, tildes and carets, which would be accents, and a dot
 * or quote at the start of a line. */
void erp_roff_text(GString *out, const char *text);
void erp_roff_line(GString *out, const char *text); /* and ends the line */
void erp_roff_request(GString *out, const char *request, const char *text);
/* The head and the NAME section of a page. */
void erp_roff_head(GString *out, const char *page, const char *section, const char *name,
                   const char *purpose);
