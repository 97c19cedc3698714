/* Text for people, wrapped at a fixed width. */
#pragma once

#include <glib.h>

/* Appends `text`, made safe to print, and a line end. The first line continues at `column` of what
 * stands there, the others begin with `indent` blanks; a longer word stands alone. */
void erp_wrap_append(GString *out, guint column, guint indent, const char *text);

/* `indent` blanks, the label, a blank and the text, whose further lines stand two further in. */
void erp_wrap_labelled(GString *out, guint indent, const char *label, const char *text);
