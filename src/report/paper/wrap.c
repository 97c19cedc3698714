#include "report/paper/wrap.h"

#include "base/escape.h"
#include "base/width.h"

void
erp_wrap_within(GString *out, guint width, guint column, guint indent, const char *text) {
  g_autofree char *safe = erp_escape_text(text);
  g_auto(GStrv) words = g_strsplit(safe, " ", -1);
  for (guint i = 0; words[i] != NULL; i++) {
    guint word = erp_text_width(words[i]);
    if (i > 0 && column + 1 + word > width) {
      g_string_append_printf(out, "\n%*s", (int) indent, "");
      column = indent;
    } else if (i > 0) {
      g_string_append_c(out, ' ');
      column++;
    }
    g_string_append(out, words[i]);
    column += word;
  }
  g_string_append_c(out, '\n');
}

void
erp_wrap_append(GString *out, guint column, guint indent, const char *text) {
  erp_wrap_within(out, ERP_WRAP_WIDTH, column, indent, text);
}

void
erp_wrap_labelled(GString *out, guint indent, const char *label, const char *text) {
  g_string_append_printf(out, "%*s%s ", (int) indent, "", label);
  erp_wrap_append(out, indent + 1 + erp_text_width(label), indent + 2, text);
}

void
erp_wrap_break(GString *out, const char *text, guint width, const char *between) {
  guint column = 0;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
    guint columns = erp_char_width(g_utf8_get_char(p));
    if (*p == ' ') {
      column = 0;
    } else if (column > 0 && column + columns > width) {
      g_string_append(out, between);
      column = columns;
    } else {
      column += columns;
    }
    g_string_append_len(out, p, g_utf8_next_char(p) - p);
  }
}

char **
erp_wrap_lines(const char *text, guint width) {
  g_autoptr(GString) out = g_string_new(NULL);
  g_autoptr(GString) broken = g_string_new(NULL);
  g_autofree char *safe = erp_escape_text(text);
  erp_wrap_break(broken, safe, width, " ");
  erp_wrap_within(out, width, 0, 0, broken->str);
  g_string_truncate(out, out->len - 1);
  return out->len == 0 ? g_new0(char *, 1) : g_strsplit(out->str, "\n", -1);
}
