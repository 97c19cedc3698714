#include "report/wrap.h"

#include "base/escape.h"

#define WIDTH 96

void
erp_wrap_append(GString *out, guint column, guint indent, const char *text) {
  g_autofree char *safe = erp_escape_text(text);
  g_auto(GStrv) words = g_strsplit(safe, " ", -1);
  for (guint i = 0; words[i] != NULL; i++) {
    guint width = (guint) g_utf8_strlen(words[i], -1);
    if (i > 0 && column + 1 + width > WIDTH) {
      g_string_append_printf(out, "\n%*s", (int) indent, "");
      column = indent;
    } else if (i > 0) {
      g_string_append_c(out, ' ');
      column++;
    }
    g_string_append(out, words[i]);
    column += width;
  }
  g_string_append_c(out, '\n');
}

void
erp_wrap_labelled(GString *out, guint indent, const char *label, const char *text) {
  g_string_append_printf(out, "%*s%s ", (int) indent, "", label);
  erp_wrap_append(out, indent + 1 + (guint) g_utf8_strlen(label, -1), indent + 2, text);
}
