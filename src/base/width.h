/* How many columns text takes on a terminal: combining marks none, East Asian wide characters
 * two. */
#pragma once

#include <glib.h>

guint erp_char_width(gunichar c);
guint erp_text_width(const char *text); /* valid UTF-8 */
