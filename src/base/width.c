#include "base/width.h"

guint
erp_char_width(gunichar c) {
  return g_unichar_iszerowidth(c) ? 0 : g_unichar_iswide(c) ? 2 : 1;
}

guint
erp_text_width(const char *text) {
  guint width = 0;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p))
    width += erp_char_width(g_utf8_get_char(p));
  return width;
}
