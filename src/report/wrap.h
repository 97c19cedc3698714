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

/* The lines of `text`, made safe to print. NULL-terminated; caller frees. */
char **erp_wrap_lines(const char *text, guint width);
