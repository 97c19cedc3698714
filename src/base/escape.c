#include "base/escape.h"

#define MARKS_MAX 8 /* on one letter; more than any script has */

/* Letters and marks that are nothing to be seen, of no type of their own. */
static gboolean
is_blank_letter(gunichar c) {
  static const struct {
    gunichar first, last;
  } ranges[] = {{0x034F, 0x034F}, {0x115F, 0x1160}, {0x17B4, 0x17B5}, {0x2065, 0x2065},
                {0x3164, 0x3164}, {0xFFA0, 0xFFA0}, {0xFFF0, 0xFFF8}, {0xE0000, 0xE001F}};
  for (guint i = 0; i < G_N_ELEMENTS(ranges); i++)
    if (c >= ranges[i].first && c <= ranges[i].last)
      return TRUE;
  return FALSE;
}

gboolean
erp_escape_needed(gunichar c) {
  GUnicodeType type = g_unichar_type(c);
  return type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT ||
         type == G_UNICODE_LINE_SEPARATOR || type == G_UNICODE_PARAGRAPH_SEPARATOR ||
         (c >= 0x80 && is_blank_letter(c));
}

char *
erp_escape_text(const char *text) {
  GString *out = g_string_new(NULL);
  guint marks = 0;
  for (const char *p = text != NULL ? text : ""; *p != '\0';) {
    gunichar c = g_utf8_get_char_validated(p, -1);
    if (c == (gunichar) -1 || c == (gunichar) -2) {
      g_string_append_printf(out, "<%02X>", (guint) (guchar) *p);
      marks = 0;
      p++;
      continue;
    }
    const char *next = g_utf8_next_char(p);
    marks = g_unichar_ismark(c) ? marks + 1 : 0;
    if (erp_escape_needed(c) || marks > MARKS_MAX)
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
