#include "tui/screen/wrap.h"

#include <string.h>

static int
width_of(ErpCharset charset, const char *text, const char *end) {
  g_autofree char *part = g_strndup(text, (gsize) (end - text));
  return erp_cells_text_width(charset, part);
}

/* Bytes of `text` that fill at most `width` columns, at least one character. In 7 bits what a
 * character becomes hangs on its neighbours, else it is as wide anywhere. */
static gsize
fitting(ErpCharset charset, const char *text, int width) {
  const char *end = text;
  gboolean plain = TRUE; /* so far */
  for (int used = 0; *end != '\0';) {
    const char *next = g_utf8_next_char(end);
    plain = plain && *end >= ' ' && *end <= '~';
    if (plain)
      used++;
    else if (charset == ERP_CHARSET_ASCII)
      used = width_of(charset, text, next);
    else
      used += width_of(charset, end, next);
    if (end > text && used > width)
      break;
    end = next;
  }
  return (gsize) (end - text);
}

static void
wrap_line(ErpCharset charset, const char *line, int width, GStrvBuilder *lines) {
  while (line[0] != '\0') {
    gsize n = fitting(charset, line, width);
    gsize at = n;
    if (line[n] != '\0' && line[n] != ' ') {
      while (at > 0 && line[at - 1] != ' ')
        at--;
      n = at > 0 ? at : n;
    }
    g_autofree char *part = g_strndup(line, n);
    g_strv_builder_add(lines, g_strchomp(part));
    line += n;
    while (line[0] == ' ')
      line++;
  }
}

char **
erp_cells_wrap(ErpCharset charset, const char *text, int width) {
  g_autofree char *valid = g_utf8_make_valid(text, -1);
  g_auto(GStrv) given = g_strsplit(valid, "\n", -1);
  GStrvBuilder *lines = g_strv_builder_new();
  for (guint i = 0; given[i] != NULL; i++)
    if (given[i][0] == '\0')
      g_strv_builder_add(lines, "");
    else
      wrap_line(charset, given[i], MAX(width, 1), lines);
  char **wrapped = g_strv_builder_end(lines);
  g_strv_builder_unref(lines);
  return wrapped;
}
