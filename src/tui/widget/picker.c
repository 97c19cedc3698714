#include "tui/widget/picker.h"

#include <string.h>

#include "tui/screen/line-edit.h"
#include "tui/screen/match.h"
#include "base/i18n.h"

struct _ErpPicker {
  char *title;
  GPtrArray *candidates;
  GPtrArray *folded; /* "value\x1fnote" of each, to search in */
  GArray *shown;     /* guint */
  ErpLineEdit *query;
  guint cursor, top;
  int page;     /* rows as last drawn */
  ErpRect rows; /* where they were drawn last */
  gboolean accepted;
};

enum { MOST_ROWS = 10, WIDEST = 60 };

ErpCandidate *
erp_candidate_new(const char *value, const char *note) {
  return erp_candidate_new_with(value, note, NULL);
}

ErpCandidate *
erp_candidate_new_with(const char *value, const char *note, char **more) {
  ErpCandidate *candidate = g_new(ErpCandidate, 1);
  candidate->value = g_strdup(value);
  candidate->note = g_strdup(note);
  candidate->more = more;
  return candidate;
}

void
erp_candidate_free(gpointer data) {
  ErpCandidate *candidate = data;
  if (candidate == NULL)
    return;
  g_free(candidate->value);
  g_free(candidate->note);
  g_strfreev(candidate->more);
  g_free(candidate);
}

static const ErpCandidate *
candidate_at(const ErpPicker *picker, guint position) {
  return picker->candidates->pdata[g_array_index(picker->shown, guint, position)];
}

ErpPicker *
erp_picker_new(const char *title, GPtrArray *candidates) {
  ErpPicker *picker = g_new0(ErpPicker, 1);
  picker->title = g_strdup(title);
  picker->candidates = candidates;
  picker->folded = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < candidates->len; i++) {
    const ErpCandidate *candidate = candidates->pdata[i];
    g_autofree char *all = g_strjoin("\x1f", candidate->value, candidate->note, NULL);
    g_ptr_array_add(picker->folded, erp_match_fold(all));
  }
  picker->shown = g_array_new(FALSE, FALSE, sizeof(guint));
  picker->query = erp_line_edit_new(NULL, 200);
  picker->page = MOST_ROWS;
  erp_picker_set_query(picker, "");
  return picker;
}

void
erp_picker_free(ErpPicker *picker) {
  if (picker == NULL)
    return;
  g_free(picker->title);
  g_ptr_array_unref(picker->candidates);
  g_ptr_array_unref(picker->folded);
  g_array_unref(picker->shown);
  erp_line_edit_free(picker->query);
  g_free(picker);
}

/* Two passes keep the order of the candidates within each half. */
static void
add_matches(ErpPicker *picker, char *const *words, gboolean beginning) {
  for (guint i = 0; i < picker->folded->len; i++) {
    const char *folded = picker->folded->pdata[i];
    gboolean begins = words[0] != NULL && g_str_has_prefix(folded, words[0]);
    if (begins == beginning && erp_match(folded, words))
      g_array_append_val(picker->shown, i);
  }
}

static void
search(ErpPicker *picker, const char *query) {
  g_auto(GStrv) words = erp_match_words(query);
  g_array_set_size(picker->shown, 0);
  add_matches(picker, words, TRUE);
  add_matches(picker, words, FALSE);
  picker->cursor = 0;
  picker->top = 0;
}

void
erp_picker_set_query(ErpPicker *picker, const char *query) {
  erp_line_edit_set_text(picker->query, query);
  search(picker, query);
}

guint
erp_picker_shown(const ErpPicker *picker) {
  return picker->shown->len;
}

const char *
erp_picker_current(const ErpPicker *picker) {
  return picker->cursor < picker->shown->len ? candidate_at(picker, picker->cursor)->value : NULL;
}

const char *const *
erp_picker_current_more(const ErpPicker *picker) {
  return picker->cursor < picker->shown->len
             ? (const char *const *) candidate_at(picker, picker->cursor)->more
             : NULL;
}

void
erp_picker_select(ErpPicker *picker, const char *value) {
  for (guint i = 0; i < picker->shown->len; i++)
    if (strcmp(candidate_at(picker, i)->value, value) == 0)
      picker->cursor = i;
}

gboolean
erp_picker_has(const ErpPicker *picker, const char *value) {
  for (guint i = 0; i < picker->candidates->len; i++)
    if (strcmp(((const ErpCandidate *) picker->candidates->pdata[i])->value, value) == 0)
      return TRUE;
  return FALSE;
}

gboolean
erp_picker_accepted(const ErpPicker *picker) {
  return picker->accepted;
}

/* ---- keys ---- */

static guint
step(ErpPicker *picker, int rows) {
  int last = (int) picker->shown->len - 1;
  picker->cursor = (guint) CLAMP((int) picker->cursor + rows, 0, MAX(last, 0));
  return ERP_REACT_HANDLED | ERP_REACT_REDRAW;
}

gboolean
erp_picker_is_on_row(const ErpPicker *picker, const ErpKey *key) {
  ErpRect rows = picker->rows;
  return key->code == ERP_KEY_CLICK && key->x >= rows.x && key->x < rows.x + rows.width &&
         key->y >= rows.y && key->y < rows.y + rows.height &&
         picker->top + (guint) (key->y - rows.y) < picker->shown->len;
}

gboolean
erp_picker_is_on_current(const ErpPicker *picker, const ErpKey *key) {
  return erp_picker_is_on_row(picker, key) &&
         picker->top + (guint) (key->y - picker->rows.y) == picker->cursor;
}

guint
erp_picker_move(ErpPicker *picker, const ErpKey *key) {
  if (erp_picker_is_on_row(picker, key))
    return step(picker, (int) picker->top + key->y - picker->rows.y - (int) picker->cursor);
  int page = MAX(picker->page - 1, 1);
  if (key->code == ERP_KEY_UP)
    return step(picker, -1);
  if (key->code == ERP_KEY_DOWN)
    return step(picker, 1);
  if (key->code == ERP_KEY_PAGE_UP)
    return step(picker, -page);
  if (key->code == ERP_KEY_PAGE_DOWN)
    return step(picker, page);
  if (key->code == ERP_KEY_WHEEL_UP)
    return step(picker, -3);
  if (key->code == ERP_KEY_WHEEL_DOWN)
    return step(picker, 3);
  return ERP_REACT_NONE;
}

guint
erp_picker_handle(ErpPicker *picker, const ErpKey *key) {
  gboolean again = erp_picker_is_on_current(picker, key);
  guint moved = again ? ERP_REACT_NONE : erp_picker_move(picker, key);
  if (moved != ERP_REACT_NONE)
    return moved;
  if (key->code == ERP_KEY_ESCAPE)
    return ERP_REACT_HANDLED | ERP_REACT_CLOSE;
  if (key->code == ERP_KEY_ENTER || again) {
    picker->accepted = erp_picker_current(picker) != NULL;
    return ERP_REACT_HANDLED | (picker->accepted ? ERP_REACT_CLOSE : ERP_REACT_NONE);
  }
  ErpLineReaction reaction = erp_line_edit_handle(picker->query, key);
  if (reaction == ERP_LINE_IGNORED)
    return ERP_REACT_NONE;
  if (reaction == ERP_LINE_CHANGED)
    search(picker, erp_line_edit_text(picker->query));
  return ERP_REACT_HANDLED | ERP_REACT_REDRAW;
}

/* ---- drawing ---- */

static void
draw_rows(ErpPicker *picker, ErpCells *cells, ErpRect rect) {
  picker->page = MAX(rect.height, 0);
  picker->rows = rect;
  guint page = (guint) picker->page;
  if (picker->cursor >= picker->top + page)
    picker->top = picker->cursor - MAX(page, 1) + 1;
  picker->top = MIN(picker->top, picker->cursor);
  int value_width = 0;
  for (guint i = 0; i < page && picker->top + i < picker->shown->len; i++) {
    const char *value = candidate_at(picker, picker->top + i)->value;
    value_width = MAX(value_width, erp_cells_text_width(cells->charset, value));
  }
  value_width = MIN(value_width, MAX(rect.width - 2, 0));
  for (guint i = 0; i < page && picker->top + i < picker->shown->len; i++) {
    const ErpCandidate *candidate = candidate_at(picker, picker->top + i);
    gboolean current = picker->top + i == picker->cursor;
    ErpStyle style = current ? ERP_STYLE_SELECTED : ERP_STYLE_TEXT;
    const char *sign = !current ? "  " : cells->charset == ERP_CHARSET_ASCII ? "> " : "▶ ";
    int y = rect.y + (int) i;
    erp_cells_fill(cells, (ErpRect){rect.x, y, rect.width, 1}, style);
    erp_cells_text(cells, rect.x, y, rect.width, style, sign);
    erp_cells_field(cells, rect.x + 2, y, value_width, style, candidate->value);
    int note = value_width + 4;
    if (candidate->note != NULL && rect.width > note)
      erp_cells_field(cells, rect.x + note, y, rect.width - note, current ? style : ERP_STYLE_DIM,
                      candidate->note);
  }
  if (picker->shown->len == 0)
    erp_cells_text(cells, rect.x + 2, rect.y, rect.width - 2, ERP_STYLE_DIM, _("Nothing matches."));
}

static ErpRect
draw_frame(const ErpPicker *picker, ErpCells *cells, ErpRect rect) {
  erp_cells_fill(cells, rect, ERP_STYLE_TEXT);
  g_autofree char *title = picker->shown->len == picker->candidates->len
                               ? g_strdup_printf("%s (%u)", picker->title, picker->candidates->len)
                               : g_strdup_printf("%s (%u/%u)", picker->title, picker->shown->len,
                                                 picker->candidates->len);
  erp_cells_box(cells, rect, ERP_STYLE_BORDER, title);
  return (ErpRect){rect.x + 1, rect.y + 1, rect.width - 2, rect.height - 2};
}

void
erp_picker_draw_matches(ErpPicker *picker, ErpCells *cells, ErpRect rect) {
  draw_rows(picker, cells, draw_frame(picker, cells, rect));
}

void
erp_picker_draw(ErpPicker *picker, ErpCells *cells, ErpRect rect) {
  ErpRect inner = draw_frame(picker, cells, rect);
  erp_line_edit_draw_focused(picker->query, cells, inner.x + 1, inner.y, inner.width - 2,
                             ERP_STYLE_FOCUS);
  inner.y++;
  inner.height--;
  draw_rows(picker, cells, inner);
}

ErpRect
erp_picker_place(const ErpPicker *picker, ErpRect screen) {
  int rows = (int) MIN(picker->candidates->len, MOST_ROWS) + 3;
  ErpRect rect = {.width = MIN(WIDEST, screen.width), .height = MIN(MAX(rows, 4), screen.height)};
  rect.x = screen.x + (screen.width - rect.width) / 2;
  rect.y = screen.y + (screen.height - rect.height) / 2;
  return rect;
}
