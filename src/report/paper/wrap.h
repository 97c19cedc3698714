/* Text for people, wrapped by display width. */
#pragma once

#include <glib.h>

enum { ERP_WRAP_WIDTH = 96 }; /* of a line, where nothing else is asked for */

/* Appends `text`, made safe to print, and a line end. The first line continues at `column` of what
 * stands there, the others begin with `indent` blanks; a longer word stands alone. */
void erp_wrap_within(GString *out, guint width, guint column, guint indent, const char *text);
void erp_wrap_append(GString *out, guint column, guint indent, const char *text);

/* `indent` blanks, the label, a blank and the text, whose further lines stand two further in. */
void erp_wrap_labelled(GString *out, guint indent, const char *label, const char *text);

/* Appends valid `text` with `between` wherever a word without blanks would be wider than `width`.
 */
void erp_wrap_break(GString *out, const char *text, guint width, const char *between);

/* The lines of `text`, made safe to print; words that are too long are broken. NULL-terminated;
 * caller frees. */
char **erp_wrap_lines(const char *text, guint width);
