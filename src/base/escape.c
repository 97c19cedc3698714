#include "base/escape.h"

gboolean
erp_escape_needed(gunichar c) {
  GUnicodeType type = g_unichar_type(c);
  return type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT ||
         type == G_UNICODE_LINE_SEPARATOR || type == G_UNICODE_PARAGRAPH_SEPARATOR;
}

char *
erp_escape_text(const char *text) {
  GString *out = g_string_new(NULL);
  for (const char *p = text != NULL ? text : ""; *p != '\0';) {
    gunichar c = g_utf8_get_char_validated(p, -1);
    if (c == (gunichar) -1 || c == (gunichar) -2) {
      g_string_append_printf(out, "<%02X>", (guint) (guchar) *p);
      p++;
      continue;
    }
    const char *next = g_utf8_next_char(p);
    if (erp_escape_needed(c))
      g_string_append_printf(out, "<U+%04X>", c);
    else
      g_string_append_len(out, p, next - p);
    p = next;
  }
  return g_string_free(out, FALSE);
}

char *
erp_escape_ascii(const char *text) {
  g_autofree char *valid = g_utf8_make_valid(text != NULL ? text : "", -1);
  /* A fixed locale, so that the result never depends on the user's. */
  return g_str_to_ascii(valid, "C");
}

gboolean
erp_escape_is_formula(const char *text) {
  while (*text == ' ')
    text++;
  gunichar c = g_utf8_get_char(text);
  return c != 0 && g_utf8_strchr("=+-@＝＋－＠", -1, c) != NULL;
}
