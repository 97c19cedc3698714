#include "tui/start/chooser.h"

#include <string.h>

#include "tui/command/commands.h"
#include "tui/screen/wrap.h"
#include "base/i18n.h"

enum { MOST_LABEL = 46, ABOUT_ROWS = 4 };

typedef struct {
  ErpViewBase base;
  ErpViewOps view; /* with the title of `ops` */
  const ErpChooserOps *ops;
  GPtrArray *rows;
  guint cursor, top;
  char *wanted; /* what `ops` last said */
  ErpRect list; /* as last drawn */
} Chooser;

/* ---- rows ---- */

static void
free_choice(gpointer pointer) {
  ErpChoice *choice = pointer;
  g_free(choice->id);
  g_free(choice->label);
  g_free(choice->note);
  g_free(choice->about);
  g_free(choice);
}

ErpChoice *
erp_choice_new(const char *id, const char *label, const char *note, const char *about) {
  ErpChoice *choice = g_new(ErpChoice, 1);
  *choice = (ErpChoice){g_strdup(id), g_strdup(label), g_strdup(note), g_strdup(about)};
  return choice;
}

GPtrArray *
erp_choices_new(void) {
  return g_ptr_array_new_with_free_func(free_choice);
}

static const ErpChoice *
row_at(const Chooser *chooser, guint row) {
  return chooser->rows->pdata[row];
}

static gboolean
is_choice(const Chooser *chooser, guint row) {
  return row < chooser->rows->len && row_at(chooser, row)->id != NULL;
}

static gboolean
select_id(Chooser *chooser, const char *id) {
  for (guint i = 0; id != NULL && i < chooser->rows->len; i++)
    if (g_strcmp0(row_at(chooser, i)->id, id) == 0) {
      chooser->cursor = i;
      return TRUE;
    }
  return FALSE;
}

/* One row further; headings are passed over; stays where there is no other. */
static void
step(Chooser *chooser, int direction) {
  for (int row = (int) chooser->cursor + direction; row >= 0 && row < (int) chooser->rows->len;
       row += direction)
    if (is_choice(chooser, (guint) row)) {
      chooser->cursor = (guint) row;
      return;
    }
}

static void
changed(ErpViewBase *base) {
  Chooser *chooser = (Chooser *) base;
  g_autofree char *was =
      is_choice(chooser, chooser->cursor) ? g_strdup(row_at(chooser, chooser->cursor)->id) : NULL;
  g_autofree char *wanted = chooser->ops->current != NULL ? chooser->ops->current(base->tui) : NULL;
  g_ptr_array_unref(chooser->rows);
  chooser->rows = chooser->ops->rows(base->tui);
  gboolean moved = g_strcmp0(wanted, chooser->wanted) != 0;
  g_free(chooser->wanted);
  chooser->wanted = g_strdup(wanted);
  if ((moved && select_id(chooser, wanted)) || select_id(chooser, was))
    return;
  chooser->cursor = 0;
  if (!is_choice(chooser, 0))
    step(chooser, 1);
}

/* ---- keys ---- */

static guint
move(Chooser *chooser, int rows) {
  for (int i = 0; i < ABS(rows); i++)
    step(chooser, rows < 0 ? -1 : 1);
  return ERP_REACT_HANDLED | ERP_REACT_REDRAW;
}

static void
choose(Chooser *chooser) {
  if (!is_choice(chooser, chooser->cursor))
    return;
  g_autofree char *id = g_strdup(row_at(chooser, chooser->cursor)->id); /* the view may go */
  chooser->ops->choose(chooser->base.tui, id);
}

static guint
click(Chooser *chooser, const ErpKey *key) {
  ErpRect list = chooser->list;
  guint row = chooser->top + (guint) MAX(key->y - list.y, 0);
  if (key->y < list.y || key->y >= list.y + list.height || !is_choice(chooser, row))
    return ERP_REACT_NONE;
  gboolean again = row == chooser->cursor;
  chooser->cursor = row;
  if (again)
    choose(chooser);
  return ERP_REACT_HANDLED | ERP_REACT_REDRAW;
}

static gboolean
is_char(const ErpKey *key, gunichar c) {
  return key->code == ERP_KEY_CHAR && key->modifiers == 0 && key->c == c;
}

static guint
handle(ErpViewBase *base, const ErpKey *key) {
  Chooser *chooser = (Chooser *) base;
  int page = MAX(chooser->list.height - 1, 1);
  int all = (int) chooser->rows->len;
  if (key->code == ERP_KEY_UP || key->code == ERP_KEY_WHEEL_UP || is_char(key, 'k'))
    return move(chooser, -1);
  if (key->code == ERP_KEY_DOWN || key->code == ERP_KEY_WHEEL_DOWN || is_char(key, 'j'))
    return move(chooser, 1);
  if (key->code == ERP_KEY_PAGE_UP)
    return move(chooser, -page);
  if (key->code == ERP_KEY_PAGE_DOWN)
    return move(chooser, page);
  if (key->code == ERP_KEY_HOME)
    return move(chooser, -all);
  if (key->code == ERP_KEY_END)
    return move(chooser, all);
  if (key->code == ERP_KEY_CLICK)
    return click(chooser, key);
  return ERP_REACT_NONE;
}

static gboolean
run(ErpViewBase *base, guint command) {
  if (command != ERP_COMMAND_CHOOSE)
    return FALSE;
  choose((Chooser *) base);
  return TRUE;
}

/* ---- drawing ---- */

/* Rows used, at most `most`. */
static int
draw_paragraph(ErpCells *cells, ErpRect rect, int most, ErpStyle style, const char *text) {
  g_auto(GStrv) lines = erp_cells_wrap(cells->charset, text, MAX(rect.width, 1));
  int n = MIN((int) g_strv_length(lines), most);
  for (int i = 0; i < n; i++)
    erp_cells_text(cells, rect.x, rect.y + i, rect.width, style, lines[i]);
  return n;
}

/* Of the labels that have a note behind them; others have the row to themselves. */
static int
label_width(const Chooser *chooser, ErpCharset charset, int room) {
  int widest = 0;
  for (guint i = 0; i < chooser->rows->len; i++)
    if (is_choice(chooser, i) && row_at(chooser, i)->note != NULL)
      widest = MAX(widest, erp_cells_text_width(charset, row_at(chooser, i)->label));
  return MIN(widest, MIN(MAX(room / 2, MOST_LABEL), room));
}

static void
draw_row(const Chooser *chooser, ErpCells *cells, ErpRect row, guint index, int label) {
  const ErpChoice *choice = row_at(chooser, index);
  if (choice->id == NULL) {
    erp_cells_field(cells, row.x, row.y, row.width, ERP_STYLE_HEADING, choice->label);
    return;
  }
  gboolean current = index == chooser->cursor;
  ErpStyle style = current ? ERP_STYLE_SELECTED : ERP_STYLE_TEXT;
  const char *sign = !current ? "  " : cells->charset == ERP_CHARSET_ASCII ? "> " : "▶ ";
  erp_cells_fill(cells, row, style);
  erp_cells_text(cells, row.x, row.y, row.width, style, sign);
  int note = label + 4, room = row.width - 2;
  erp_cells_field(cells, row.x + 2, row.y, choice->note != NULL ? MIN(label, room) : room, style,
                  choice->label);
  if (choice->note != NULL && row.width > note)
    erp_cells_field(cells, row.x + note, row.y, row.width - note, current ? style : ERP_STYLE_DIM,
                    choice->note);
}

static void
draw_rows(Chooser *chooser, ErpCells *cells, ErpRect rect) {
  chooser->list = rect;
  guint page = (guint) MAX(rect.height, 1);
  if (chooser->cursor >= chooser->top + page)
    chooser->top = chooser->cursor - page + 1;
  chooser->top = MIN(chooser->top, chooser->cursor);
  if (chooser->top == 1) /* a heading above the first choice */
    chooser->top = chooser->cursor < page ? 0 : 1;
  int label = label_width(chooser, cells->charset, rect.width - 2);
  for (int i = 0; i < rect.height && chooser->top + (guint) i < chooser->rows->len; i++) {
    ErpRect row = {rect.x, rect.y + i, rect.width, 1};
    draw_row(chooser, cells, row, chooser->top + (guint) i, label);
  }
}

/* The intro gives way on short screens, then the sentence about the row. */
static void
draw(ErpViewBase *base, ErpCells *cells, ErpRect rect) {
  Chooser *chooser = (Chooser *) base;
  ErpRect inner = {rect.x + 1, rect.y, rect.width - 2, rect.height};
  if (chooser->ops->intro != NULL && inner.height >= 14) {
    ErpRect head = {inner.x, inner.y + 1, inner.width, 1};
    int used = 2 + draw_paragraph(cells, head, 3, ERP_STYLE_TEXT, _(chooser->ops->intro));
    inner.y += used;
    inner.height -= used;
  }
  const char *about =
      is_choice(chooser, chooser->cursor) ? row_at(chooser, chooser->cursor)->about : NULL;
  int below = inner.height >= 12 ? ABOUT_ROWS : inner.height >= 6 ? 2 : 0;
  ErpRect foot = {inner.x, inner.y + inner.height - below, inner.width, below};
  if (about != NULL && below > 0) {
    int gap = below == ABOUT_ROWS ? 1 : 0;
    foot.y += gap;
    draw_paragraph(cells, foot, below - gap, ERP_STYLE_TEXT, about);
  }
  inner.height -= below;
  draw_rows(chooser, cells, inner);
}

/* ---- life ---- */

static void
free_view(ErpViewBase *base) {
  Chooser *chooser = (Chooser *) base;
  if (chooser->ops->closed != NULL)
    chooser->ops->closed(base->tui);
  g_ptr_array_unref(chooser->rows);
  g_free(chooser->wanted);
  g_free(chooser);
}

static const ErpViewOps view_ops = {
    .name = "choice",
    .draw = draw,
    .handle = handle,
    .run = run,
    .changed = changed,
    .free = free_view,
};

ErpViewBase *
erp_view_chooser_new(ErpTui *tui, const ErpChooserOps *ops) {
  Chooser *chooser = g_new0(Chooser, 1);
  chooser->view = view_ops;
  chooser->view.title = ops->title;
  chooser->base = (ErpViewBase){&chooser->view, tui};
  chooser->ops = ops;
  chooser->rows = erp_choices_new();
  changed(&chooser->base);
  return &chooser->base;
}
