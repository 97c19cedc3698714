#include "tui/command/menu.h"

#include <string.h>

#include "base/i18n.h"

enum { MENUS_MOST = 16, DONE = ERP_REACT_HANDLED | ERP_REACT_REDRAW };

typedef struct {
  const char *name;
  int x, width; /* of its title in the bar, as last drawn */
} Title;

struct _ErpMenu {
  const ErpKeymap *keymap;
  ErpContext context;
  Title titles[MENUS_MOST]; /* those with a row */
  guint n_titles;
  guint open;
  guint rows[ERP_COMMAND_LAST]; /* commands of the open one */
  guint n_rows;
  guint cursor, top;
  ErpRect box; /* the rows without their frame, as last drawn */
  int chosen;
};

/* ---- what stands in it ---- */

static gboolean
belongs(const ErpMenu *menu, const char *name, guint id) {
  return erp_command_in(id, menu->context) && g_strcmp0(erp_command(id)->menu, name) == 0;
}

static void
open_menu(ErpMenu *menu, guint index) {
  menu->open = index;
  menu->n_rows = menu->cursor = menu->top = 0;
  for (guint i = 0; i < ERP_COMMAND_LAST; i++)
    if (belongs(menu, menu->titles[index].name, i))
      menu->rows[menu->n_rows++] = i;
}

static gboolean
has_rows(const ErpMenu *menu, const char *name) {
  for (guint i = 0; i < ERP_COMMAND_LAST; i++)
    if (belongs(menu, name, i))
      return TRUE;
  return FALSE;
}

ErpMenu *
erp_menu_new(const ErpKeymap *keymap, ErpContext context, const char *open) {
  ErpMenu *menu = g_new0(ErpMenu, 1);
  menu->keymap = keymap;
  menu->context = context;
  menu->chosen = -1;
  guint first = 0;
  for (guint i = 0; erp_menu_name(i) != NULL; i++) {
    g_assert(menu->n_titles < MENUS_MOST);
    if (!has_rows(menu, erp_menu_name(i)))
      continue;
    if (g_strcmp0(erp_menu_name(i), open) == 0)
      first = menu->n_titles;
    menu->titles[menu->n_titles++].name = erp_menu_name(i);
  }
  open_menu(menu, first);
  return menu;
}

void
erp_menu_free(ErpMenu *menu) {
  g_free(menu);
}

int
erp_menu_chosen(const ErpMenu *menu) {
  return menu->chosen;
}

int
erp_menu_current(const ErpMenu *menu) {
  return menu->cursor < menu->n_rows ? (int) menu->rows[menu->cursor] : -1;
}

/* ---- keys ---- */

static guint
choose(ErpMenu *menu, guint row) {
  menu->cursor = row;
  menu->chosen = (int) menu->rows[row];
  return DONE | ERP_REACT_CLOSE;
}

static guint
turn(ErpMenu *menu, int step) {
  int n = (int) menu->n_titles;
  open_menu(menu, (guint) (((int) menu->open + step + n) % n));
  return DONE;
}

static guint
move(ErpMenu *menu, int rows) {
  int n = (int) menu->n_rows;
  menu->cursor = (guint) (((int) menu->cursor + rows + n) % n);
  return DONE;
}

static guint
choose_letter(ErpMenu *menu, const ErpKey *key) {
  for (guint i = 0; i < menu->n_rows && key->modifiers == 0; i++)
    if ((gunichar) erp_command(menu->rows[i])->letter == key->c)
      return choose(menu, i);
  return ERP_REACT_HANDLED;
}

static guint
click(ErpMenu *menu, const ErpKey *key) {
  ErpRect box = menu->box;
  if (key->y >= box.y && key->y < box.y + box.height && key->x >= box.x &&
      key->x < box.x + box.width)
    return choose(menu, menu->top + (guint) (key->y - box.y));
  for (guint i = 0; key->y == 0 && i < menu->n_titles; i++)
    if (key->x >= menu->titles[i].x && key->x < menu->titles[i].x + menu->titles[i].width) {
      open_menu(menu, i);
      return DONE;
    }
  return DONE | ERP_REACT_CLOSE;
}

guint
erp_menu_handle(ErpMenu *menu, const ErpKey *key) {
  gboolean shift = (key->modifiers & ERP_KEY_SHIFT) != 0;
  switch ((guint) key->code) {
  case ERP_KEY_LEFT:
    return turn(menu, -1);
  case ERP_KEY_RIGHT:
    return turn(menu, 1);
  case ERP_KEY_TAB:
    return turn(menu, shift ? -1 : 1);
  case ERP_KEY_UP:
  case ERP_KEY_WHEEL_UP:
    return move(menu, -1);
  case ERP_KEY_DOWN:
  case ERP_KEY_WHEEL_DOWN:
    return move(menu, 1);
  case ERP_KEY_HOME:
  case ERP_KEY_END:
    menu->cursor = key->code == ERP_KEY_HOME ? 0 : menu->n_rows - 1;
    return DONE;
  case ERP_KEY_ENTER:
    return choose(menu, menu->cursor);
  case ERP_KEY_CHAR:
    return choose_letter(menu, key);
  case ERP_KEY_CLICK:
    return click(menu, key);
  case ERP_KEY_ESCAPE:
  case ERP_KEY_F: /* the key that opened it also closes it */
    return DONE | ERP_REACT_CLOSE;
  default:
    return ERP_REACT_HANDLED;
  }
}

/* ---- drawing ---- */

static void
draw_bar(ErpMenu *menu, ErpCells *cells, ErpRect row) {
  int needed = 0;
  for (guint i = 0; i < menu->n_titles; i++)
    needed += erp_cells_text_width(cells->charset, gettext(menu->titles[i].name)) + 3;
  const char *pad = needed <= row.width ? " " : "";
  erp_cells_fill(cells, row, ERP_STYLE_TITLE);
  int x = row.x;
  for (guint i = 0; i < menu->n_titles; i++) {
    g_autofree char *text = g_strconcat(pad, gettext(menu->titles[i].name), pad, " ", NULL);
    ErpStyle style = i == menu->open ? ERP_STYLE_FOCUS : ERP_STYLE_TITLE;
    menu->titles[i].x = x;
    menu->titles[i].width =
        erp_cells_text(cells, x, row.y, MAX(row.x + row.width - x, 0), style, text);
    x += menu->titles[i].width;
  }
}

static int
widest(const ErpMenu *menu, ErpCharset charset, gboolean keys) {
  int width = 0;
  for (guint i = 0; i < menu->n_rows; i++) {
    g_autofree char *text = keys ? erp_keymap_keys_in(menu->keymap, menu->rows[i], menu->context)
                                 : g_strdup(gettext(erp_command(menu->rows[i])->title));
    width = MAX(width, erp_cells_text_width(charset, text));
  }
  return width;
}

static void
draw_row(const ErpMenu *menu, ErpCells *cells, guint index, int y, int titles) {
  const ErpCommand *command = erp_command(menu->rows[index]);
  gboolean current = index == menu->cursor;
  ErpRect row = {menu->box.x, y, menu->box.width, 1};
  ErpStyle style = current ? ERP_STYLE_SELECTED : ERP_STYLE_TEXT;
  ErpStyle key_style = current ? ERP_STYLE_SELECTED : ERP_STYLE_KEY;
  g_autofree char *keys = erp_keymap_keys_in(menu->keymap, menu->rows[index], menu->context);
  int end = row.x + row.width;
  erp_cells_fill(cells, row, style);
  if (command->letter != '\0')
    erp_cells_put(cells, row.x + 1, y, key_style, (gunichar) command->letter);
  erp_cells_field(cells, row.x + 3, y, MIN(titles, end - row.x - 3), style,
                  gettext(command->title));
  int x = row.x + 3 + titles + 2;
  if (x < end)
    erp_cells_text(cells, x, y, end - x, key_style, keys);
}

static void
draw_rows(ErpMenu *menu, ErpCells *cells, ErpRect screen) {
  int titles = widest(menu, cells->charset, FALSE);
  int width = MIN(3 + titles + 2 + widest(menu, cells->charset, TRUE) + 1 + 2, screen.width);
  int room = MAX(screen.height - 4, 1); /* the bar, the frame and the help stay */
  int page = MIN((int) menu->n_rows, room);
  int x = MIN(menu->titles[menu->open].x, screen.x + screen.width - width);
  ErpRect frame = {MAX(x, screen.x), screen.y + 1, width, page + 2};
  menu->box = (ErpRect){frame.x + 1, frame.y + 1, frame.width - 2, page};
  menu->top = MIN(menu->top, menu->cursor);
  if (menu->cursor >= menu->top + (guint) page)
    menu->top = menu->cursor - (guint) page + 1;
  erp_cells_fill(cells, frame, ERP_STYLE_TEXT);
  erp_cells_box(cells, frame, ERP_STYLE_BORDER, NULL);
  for (int i = 0; i < page; i++)
    draw_row(menu, cells, menu->top + (guint) i, menu->box.y + i, titles);
}

void
erp_menu_draw(ErpMenu *menu, ErpCells *cells, ErpRect screen) {
  menu->box = (ErpRect){0, 0, 0, 0};
  if (screen.width < 10 || screen.height < 5)
    return;
  draw_bar(menu, cells, (ErpRect){screen.x, screen.y, screen.width, 1});
  draw_rows(menu, cells, screen);
  const char *help = gettext(erp_command(menu->rows[menu->cursor])->help);
  g_autofree char *line = g_strconcat(" ", help, NULL);
  erp_cells_field(cells, screen.x, screen.y + screen.height - 1, screen.width, ERP_STYLE_TITLE,
                  line);
}
