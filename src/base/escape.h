/* Making user text safe to print. */
#pragma once

#include <glib.h>

/* Whether a character must not reach a screen as it is: controls, invisible format characters
 * (bidirectional marks, overrides and isolates, zero-width characters, byte order mark, tags),
 * letters that are blank, and line or paragraph separators. */
gboolean erp_escape_needed(gunichar c);

/* A copy in which every such character, and every mark on a letter beyond the eighth, is shown as
 * <U+XXXX> and every invalid byte as <XX>, so that nothing in a file can steer a terminal or write
 * over other lines. Caller frees. NULL gives "". */
char *erp_escape_text(const char *text);

/* A 7-bit approximation of valid UTF-8 ("Köln" -> "Koeln" or "Koln"), '?' where none exists. */
char *erp_escape_ascii(const char *text);

/* Whether a spreadsheet may take a cell for something to compute, also behind blanks and in wide
 * letters. Valid UTF-8. */
gboolean erp_escape_is_formula(const char *text);
