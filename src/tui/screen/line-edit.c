#include "tui/screen/line-edit.h"

#include <string.h>

#include "base/escape.h"

struct _ErpLineEdit {
  GString *text;
  gsize cursor;  /* byte offset of a cluster's start, or the end */
  gsize first;   /* first cluster shown */
  guint longest; /* characters; 0 = no limit */
};

ErpLineEdit *
erp_line_edit_new(const char *text, guint longest) {
  ErpLineEdit *edit = g_new0(ErpLineEdit, 1);
  edit->text = g_string_new(NULL);
  edit->longest = longest;
  erp_line_edit_set_text(edit, text);
  return edit;
}

void
erp_line_edit_free(ErpLineEdit *edit) {
  if (edit == NULL)
    return;
  g_string_free(edit->text, TRUE);
  g_free(edit);
}

const char *
erp_line_edit_text(const ErpLineEdit *edit) {
  return edit->text->str;
}

void
erp_line_edit_set_text(ErpLineEdit *edit, const char *text) {
  g_autofree char *valid = g_utf8_make_valid(text != NULL ? text : "", -1);
  g_string_assign(edit->text, valid);
  edit->cursor = edit->text->len;
  edit->first = 0;
}

gsize
erp_line_edit_cursor(const ErpLineEdit *edit) {
  return edit->cursor;
}

/* ---- clusters and words ---- */

static gunichar
char_at(const ErpLineEdit *edit, gsize at) {
  return g_utf8_get_char(edit->text->str + at);
}

/* Joins the character before it. */
static gboolean
is_joined(gunichar c) {
  return g_unichar_iszerowidth(c) && !erp_escape_needed(c);
}

static gsize
next_cluster(const ErpLineEdit *edit, gsize at) {
  const char *text = edit->text->str;
  if (at >= edit->text->len)
    return edit->text->len;
  do
    at = (gsize) (g_utf8_next_char(text + at) - text);
  while (at < edit->text->len && is_joined(char_at(edit, at)));
  return at;
}

static gsize
previous_cluster(const ErpLineEdit *edit, gsize at) {
  const char *text = edit->text->str;
  while (at > 0) {
    at = (gsize) (g_utf8_prev_char(text + at) - text);
    if (!is_joined(char_at(edit, at)))
      break;
  }
  return at;
}

static gboolean
is_word_char(gunichar c) {
  return g_unichar_isalnum(c) || c == '_' || g_unichar_iszerowidth(c);
}

static gsize
next_word(const ErpLineEdit *edit, gsize at) {
  while (at < edit->text->len && !is_word_char(char_at(edit, at)))
    at = next_cluster(edit, at);
  while (at < edit->text->len && is_word_char(char_at(edit, at)))
    at = next_cluster(edit, at);
  return at;
}

static gboolean
word_before(const ErpLineEdit *edit, gsize at) {
  return at > 0 && is_word_char(char_at(edit, previous_cluster(edit, at)));
}

static gsize
previous_word(const ErpLineEdit *edit, gsize at) {
  while (at > 0 && !word_before(edit, at))
    at = previous_cluster(edit, at);
  while (word_before(edit, at))
    at = previous_cluster(edit, at);
  return at;
}

/* Ctrl+W takes everything up to a blank, as a shell does. */
static gsize
previous_blank(const ErpLineEdit *edit, gsize at) {
  while (at > 0 && g_unichar_isspace(char_at(edit, previous_cluster(edit, at))))
    at = previous_cluster(edit, at);
  while (at > 0 && !g_unichar_isspace(char_at(edit, previous_cluster(edit, at))))
    at = previous_cluster(edit, at);
  return at;
}

void
erp_line_edit_move_to(ErpLineEdit *edit, gsize offset) {
  gsize at = 0;
  while (at < edit->text->len && next_cluster(edit, at) <= offset)
    at = next_cluster(edit, at);
  edit->cursor = at;
}

/* ---- changes ---- */

static ErpLineReaction
insert_text(ErpLineEdit *edit, const char *text) {
  g_autofree char *valid = g_utf8_make_valid(text, -1);
  glong room = G_MAXLONG;
  if (edit->longest > 0)
    room = (glong) edit->longest - g_utf8_strlen(edit->text->str, -1);
  g_autoptr(GString) taken = g_string_new(NULL);
  for (const char *p = valid; *p != '\0' && room > 0; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (c == '\r' && p[1] == '\n')
      continue;
    if (c == '\n' || c == '\r' || c == '\t')
      c = ' ';
    if (erp_escape_needed(c))
      continue;
    g_string_append_unichar(taken, c);
    room--;
  }
  if (taken->len == 0)
    return ERP_LINE_MOVED;
  g_string_insert_len(edit->text, (gssize) edit->cursor, taken->str, (gssize) taken->len);
  gsize end = edit->cursor + taken->len;
  /* Behind what was typed, and behind the marks it now carries. */
  while (end < edit->text->len && is_joined(char_at(edit, end)))
    end = next_cluster(edit, end);
  edit->cursor = end;
  return ERP_LINE_CHANGED;
}

static ErpLineReaction
erase(ErpLineEdit *edit, gsize from, gsize to) {
  if (from == to)
    return ERP_LINE_MOVED;
  g_string_erase(edit->text, (gssize) from, (gssize) (to - from));
  edit->cursor = from;
  /* What was a base may be gone: the cursor never stands inside a cluster. */
  if (from > 0 && from < edit->text->len && is_joined(char_at(edit, from)))
    edit->cursor = next_cluster(edit, previous_cluster(edit, from));
  return ERP_LINE_CHANGED;
}

static ErpLineReaction
move(ErpLineEdit *edit, gsize to) {
  edit->cursor = to;
  return ERP_LINE_MOVED;
}

static ErpLineReaction
handle_control(ErpLineEdit *edit, gunichar c) {
  switch (g_unichar_tolower(c)) {
  case 'a':
    return move(edit, 0);
  case 'e':
    return move(edit, edit->text->len);
  case 'w':
    return erase(edit, previous_blank(edit, edit->cursor), edit->cursor);
  case 'u':
    return erase(edit, 0, edit->cursor);
  case 'k':
    return erase(edit, edit->cursor, edit->text->len);
  default:
    return ERP_LINE_IGNORED;
  }
}

static ErpLineReaction
handle_char(ErpLineEdit *edit, const ErpKey *key) {
  if ((key->modifiers & ERP_KEY_CTRL) != 0)
    return handle_control(edit, key->c);
  if ((key->modifiers & ERP_KEY_ALT) != 0) {
    if (key->c == 'b')
      return move(edit, previous_word(edit, edit->cursor));
    if (key->c == 'f')
      return move(edit, next_word(edit, edit->cursor));
    return ERP_LINE_IGNORED;
  }
  if (!g_unichar_validate(key->c) || key->c == 0)
    return ERP_LINE_IGNORED;
  char text[7] = "";
  text[g_unichar_to_utf8(key->c, text)] = '\0';
  return insert_text(edit, text);
}

ErpLineReaction
erp_line_edit_handle(ErpLineEdit *edit, const ErpKey *key) {
  gboolean by_word = (key->modifiers & (ERP_KEY_CTRL | ERP_KEY_ALT)) != 0;
  gsize at = edit->cursor;
  if (key->code == ERP_KEY_CHAR)
    return handle_char(edit, key);
  if (key->code == ERP_KEY_PASTE)
    return insert_text(edit, key->text != NULL ? key->text : "");
  if (key->code == ERP_KEY_LEFT)
    return move(edit, by_word ? previous_word(edit, at) : previous_cluster(edit, at));
  if (key->code == ERP_KEY_RIGHT)
    return move(edit, by_word ? next_word(edit, at) : next_cluster(edit, at));
  if (key->code == ERP_KEY_HOME)
    return move(edit, 0);
  if (key->code == ERP_KEY_END)
    return move(edit, edit->text->len);
  if (key->code == ERP_KEY_BACKSPACE)
    return erase(edit, by_word ? previous_word(edit, at) : previous_cluster(edit, at), at);
  if (key->code == ERP_KEY_DELETE)
    return erase(edit, at, by_word ? next_word(edit, at) : next_cluster(edit, at));
  return ERP_LINE_IGNORED;
}

/* ---- drawing ---- */

/* One cluster as it is shown; caller frees. */
static char *
cluster_text(const ErpLineEdit *edit, ErpCharset charset, gsize at) {
  if (char_at(edit, at) == '\n')
    return g_strdup(charset == ERP_CHARSET_ASCII ? "|" : "\u21b5");
  return g_strndup(edit->text->str + at, next_cluster(edit, at) - at);
}

static int
cluster_width(const ErpLineEdit *edit, ErpCharset charset, gsize at) {
  g_autofree char *text = cluster_text(edit, charset, at);
  return erp_cells_text_width(charset, text);
}

/* The cursor itself needs a column. */
static void
scroll_to_cursor(ErpLineEdit *edit, ErpCharset charset, int width) {
  if (edit->first > edit->text->len || edit->cursor < edit->first)
    edit->first = edit->cursor;
  int needed = edit->cursor < edit->text->len ? cluster_width(edit, charset, edit->cursor) : 1;
  gsize from = edit->cursor;
  while (from > edit->first) {
    gsize before = previous_cluster(edit, from);
    needed += cluster_width(edit, charset, before);
    if (needed > width)
      break;
    from = before;
  }
  edit->first = from;
  /* No text stays hidden at the left while there is room at the right. */
  needed = 1;
  for (gsize at = from; at < edit->text->len; at = next_cluster(edit, at))
    needed += cluster_width(edit, charset, at);
  while (edit->first > 0) {
    gsize before = previous_cluster(edit, edit->first);
    needed += cluster_width(edit, charset, before);
    if (needed > width)
      break;
    edit->first = before;
  }
}

void
erp_line_edit_draw(ErpLineEdit *edit, ErpCells *cells, int x, int y, int width, ErpStyle style) {
  erp_cells_fill(cells, (ErpRect){x, y, width, 1}, style);
  scroll_to_cursor(edit, cells->charset, width);
  int used = 0;
  for (gsize at = edit->first; at < edit->text->len; at = next_cluster(edit, at)) {
    g_autofree char *text = cluster_text(edit, cells->charset, at);
    int columns = erp_cells_text_width(cells->charset, text);
    if (used + columns > width)
      break;
    erp_cells_text(cells, x + used, y, columns, style, text);
    used += columns;
  }
}

void
erp_line_edit_draw_focused(ErpLineEdit *edit, ErpCells *cells, int x, int y, int width,
                           ErpStyle style) {
  erp_line_edit_draw(edit, cells, x, y, width, style);
  int used = 0;
  for (gsize at = edit->first; at < edit->cursor; at = next_cluster(edit, at))
    used += cluster_width(edit, cells->charset, at);
  if (width <= 0 || y < 0 || y >= cells->height || x + used < 0 || x + used >= cells->width)
    return;
  cells->cursor_x = x + MIN(used, width - 1);
  cells->cursor_y = y;
}

void
erp_line_edit_click(ErpLineEdit *edit, ErpCharset charset, int column) {
  gsize at = MIN(edit->first, edit->text->len);
  int used = 0;
  while (at < edit->text->len) {
    used += cluster_width(edit, charset, at);
    if (used > column)
      break;
    at = next_cluster(edit, at);
  }
  edit->cursor = at;
}
