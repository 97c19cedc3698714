#include "tui/widget/dialog.h"

#include "tui/screen/line-edit.h"
#include "tui/screen/wrap.h"
#include "base/i18n.h"

struct _ErpDialog {
  char *title, *text;
  char **buttons;
  guint n_buttons;
  ErpLineEdit *line; /* a prompt's; NULL otherwise */
  guint focus;
  int answer;
  int top, hidden; /* first line of the text shown; lines that do not fit, as last drawn */
};

enum { WIDEST = 64, PAGE = 8 };

static ErpDialog *
new_dialog(const char *title, const char *text, const char *const *buttons) {
  ErpDialog *dialog = g_new0(ErpDialog, 1);
  dialog->title = g_strdup(title);
  dialog->text = g_strdup(text);
  dialog->buttons = g_strdupv((char **) buttons);
  dialog->n_buttons = g_strv_length(dialog->buttons);
  dialog->answer = -1;
  return dialog;
}

ErpDialog *
erp_dialog_new_message(const char *title, const char *text) {
  const char *const buttons[] = {_("OK"), NULL};
  return new_dialog(title, text, buttons);
}

ErpDialog *
erp_dialog_new_question(const char *title, const char *text, const char *const *buttons) {
  g_return_val_if_fail(buttons[0] != NULL, NULL);
  return new_dialog(title, text, buttons);
}

ErpDialog *
erp_dialog_new_prompt(const char *title, const char *text, const char *initial) {
  const char *const buttons[] = {NULL};
  ErpDialog *dialog = new_dialog(title, text, buttons);
  dialog->line = erp_line_edit_new(initial, 0);
  return dialog;
}

void
erp_dialog_free(ErpDialog *dialog) {
  if (dialog == NULL)
    return;
  g_free(dialog->title);
  g_free(dialog->text);
  g_strfreev(dialog->buttons);
  erp_line_edit_free(dialog->line);
  g_free(dialog);
}

int
erp_dialog_answer(const ErpDialog *dialog) {
  return dialog->answer;
}

const char *
erp_dialog_text(const ErpDialog *dialog) {
  return dialog->line != NULL ? erp_line_edit_text(dialog->line) : "";
}

/* ---- keys ---- */

static guint
answer(ErpDialog *dialog, guint button) {
  dialog->answer = (int) button;
  return ERP_REACT_HANDLED | ERP_REACT_CLOSE;
}

static guint
move_focus(ErpDialog *dialog, guint step) {
  if (dialog->n_buttons > 0)
    dialog->focus = (dialog->focus + step) % dialog->n_buttons;
  return ERP_REACT_HANDLED | ERP_REACT_REDRAW;
}

static guint
scroll(ErpDialog *dialog, int rows) {
  dialog->top = CLAMP(dialog->top + rows, 0, dialog->hidden);
  return ERP_REACT_HANDLED | ERP_REACT_REDRAW;
}

static guint
answer_letter(ErpDialog *dialog, const ErpKey *key) {
  for (guint i = 0; i < dialog->n_buttons; i++)
    if (g_unichar_tolower(g_utf8_get_char(dialog->buttons[i])) == g_unichar_tolower(key->c))
      return answer(dialog, i);
  return ERP_REACT_HANDLED;
}

static guint
handle_buttons(ErpDialog *dialog, const ErpKey *key) {
  gboolean back = key->code == ERP_KEY_LEFT ||
                  (key->code == ERP_KEY_TAB && (key->modifiers & ERP_KEY_SHIFT) != 0);
  if (back)
    return move_focus(dialog, dialog->n_buttons - 1);
  if (key->code == ERP_KEY_TAB || key->code == ERP_KEY_RIGHT)
    return move_focus(dialog, 1);
  if (key->code == ERP_KEY_CHAR && key->modifiers == 0)
    return key->c == ' ' ? answer(dialog, dialog->focus) : answer_letter(dialog, key);
  return ERP_REACT_NONE;
}

guint
erp_dialog_handle(ErpDialog *dialog, const ErpKey *key) {
  if (key->code == ERP_KEY_ESCAPE)
    return ERP_REACT_HANDLED | ERP_REACT_CLOSE;
  if (key->code == ERP_KEY_ENTER)
    return answer(dialog, dialog->focus);
  if (key->code == ERP_KEY_UP || key->code == ERP_KEY_WHEEL_UP)
    return scroll(dialog, -1);
  if (key->code == ERP_KEY_DOWN || key->code == ERP_KEY_WHEEL_DOWN)
    return scroll(dialog, 1);
  if (key->code == ERP_KEY_PAGE_UP)
    return scroll(dialog, -PAGE);
  if (key->code == ERP_KEY_PAGE_DOWN)
    return scroll(dialog, PAGE);
  if (dialog->line == NULL)
    return handle_buttons(dialog, key);
  return erp_line_edit_handle(dialog->line, key) == ERP_LINE_IGNORED
             ? ERP_REACT_NONE
             : ERP_REACT_HANDLED | ERP_REACT_REDRAW;
}

/* ---- drawing ---- */

/* From the left, in as many rows as they need; counts the rows when `cells` is NULL. */
static int
lay_buttons(const ErpDialog *dialog, ErpCharset charset, ErpCells *cells, ErpRect rect) {
  int x = 0, row = 0;
  for (guint i = 0; i < dialog->n_buttons; i++) {
    g_autofree char *text = g_strdup_printf("< %s >", dialog->buttons[i]);
    int width = erp_cells_text_width(charset, text);
    if (x > 0 && x + width > rect.width) {
      x = 0;
      row++;
    }
    ErpStyle style = i == dialog->focus ? ERP_STYLE_FOCUS : ERP_STYLE_FIELD;
    if (cells != NULL)
      erp_cells_text(cells, rect.x + x, rect.y + row, rect.width - x, style, text);
    x += width + 2;
  }
  return row + 1;
}

/* In the lower edge: where one is in a text that does not fit. */
static void
draw_more(const ErpDialog *dialog, ErpCells *cells, ErpRect rect, int shown, int n) {
  if (dialog->hidden == 0)
    return;
  g_autofree char *text = g_strdup_printf(_(" %d of %d, Down for more "), dialog->top + shown, n);
  int width = MIN(erp_cells_text_width(cells->charset, text), rect.width - 4);
  erp_cells_text(cells, rect.x + rect.width - 2 - width, rect.y + rect.height - 1, width,
                 ERP_STYLE_BORDER, text);
}

static ErpRect
place(ErpRect screen, int lines, int buttons) {
  ErpRect rect = {.width = MIN(WIDEST, screen.width),
                  .height = MIN(lines + buttons + 3, screen.height)};
  rect.x = screen.x + (screen.width - rect.width) / 2;
  rect.y = screen.y + (screen.height - rect.height) / 2;
  return rect;
}

void
erp_dialog_draw(ErpDialog *dialog, ErpCells *cells, ErpRect screen) {
  int columns = MIN(WIDEST, screen.width) - 4;
  if (columns < 1 || screen.height < 3)
    return;
  g_auto(GStrv) lines = erp_cells_wrap(cells->charset, dialog->text, columns);
  int n = (int) g_strv_length(lines);
  int below = lay_buttons(dialog, cells->charset, NULL, (ErpRect){.width = columns});
  ErpRect rect = place(screen, n, below);
  erp_cells_fill(cells, rect, ERP_STYLE_TEXT);
  erp_cells_box(cells, rect, ERP_STYLE_BORDER, dialog->title);
  int room = MAX(rect.height - 3 - below, 0); /* a blank line above the buttons */
  dialog->hidden = MAX(n - room, 0);
  dialog->top = MIN(dialog->top, dialog->hidden);
  for (int i = 0; i < room && dialog->top + i < n; i++)
    erp_cells_text(cells, rect.x + 2, rect.y + 1 + i, columns, ERP_STYLE_TEXT,
                   lines[dialog->top + i]);
  int y = rect.y + rect.height - 1 - below;
  draw_more(dialog, cells, rect, room, n);
  if (dialog->line != NULL)
    erp_line_edit_draw_focused(dialog->line, cells, rect.x + 2, y, columns, ERP_STYLE_FOCUS);
  else
    lay_buttons(dialog, cells->charset, cells, (ErpRect){rect.x + 2, y, columns, below});
}
