#include "tui/command/palette.h"

#include <string.h>

#include "tui/screen/line-edit.h"
#include "tui/screen/match.h"
#include "base/i18n.h"

struct _ErpPalette {
  const ErpKeymap *keymap;
  ErpContext context;
  guint commands[ERP_COMMAND_LAST];
  guint n_commands;
  guint shown[ERP_COMMAND_LAST]; /* commands */
  guint n_shown;
  guint cursor, top;
  ErpLineEdit *query;
  const char *argument; /* inside the query, or NULL */
  int chosen;
};

enum { MOST_ROWS = 8 };

/* Where a command stands in the order of what was typed. */
typedef enum { WHOLE_NAME, BY_NAME, BY_WORDS, NOT_AT_ALL } Rank;

static Rank
rank_of(guint id, char *const *words) {
  const ErpCommand *command = erp_command(id);
  if (words[0] != NULL && words[1] == NULL && strcmp(words[0], command->name) == 0)
    return WHOLE_NAME;
  g_autofree char *titled =
      g_strjoin("\x1f", command->name, command->title, gettext(command->title), NULL);
  g_autofree char *title = erp_match_fold(titled);
  if (erp_match(title, words))
    return BY_NAME;
  g_autofree char *all = g_strjoin("\x1f", titled, command->help, gettext(command->help), NULL);
  g_autofree char *folded = erp_match_fold(all);
  return erp_match(folded, words) ? BY_WORDS : NOT_AT_ALL;
}

/* The command whose whole name stands before a blank, if it takes an argument; else -1. */
static int
named(const ErpPalette *palette, const char *text, const char **argument) {
  const char *blank = strchr(text, ' ');
  g_autofree char *name = blank == NULL ? NULL : g_strndup(text, (gsize) (blank - text));
  int id = name == NULL ? -1 : erp_command_find(name);
  if (id < 0 || erp_command((guint) id)->argument == NULL ||
      !erp_command_in((guint) id, palette->context))
    return -1;
  *argument = blank + strspn(blank, " ");
  return id;
}

static void
search(ErpPalette *palette) {
  palette->argument = NULL;
  palette->cursor = palette->top = 0;
  int id = named(palette, erp_line_edit_text(palette->query), &palette->argument);
  if (id >= 0) {
    palette->shown[0] = (guint) id;
    palette->n_shown = 1;
    return;
  }
  g_auto(GStrv) words = erp_match_words(erp_line_edit_text(palette->query));
  palette->n_shown = 0;
  for (Rank rank = WHOLE_NAME; rank < NOT_AT_ALL; rank++)
    for (guint i = 0; i < palette->n_commands; i++)
      if (rank_of(palette->commands[i], words) == rank)
        palette->shown[palette->n_shown++] = palette->commands[i];
}

ErpPalette *
erp_palette_new(const ErpKeymap *keymap, ErpContext context) {
  ErpPalette *palette = g_new0(ErpPalette, 1);
  palette->keymap = keymap;
  palette->context = context;
  palette->query = erp_line_edit_new(NULL, 0);
  palette->chosen = -1;
  for (guint i = 0; i < ERP_COMMAND_LAST; i++)
    if (erp_command_in(i, context) && i != ERP_COMMAND_PALETTE && i != ERP_COMMAND_INTERRUPT)
      palette->commands[palette->n_commands++] = i;
  search(palette);
  return palette;
}

void
erp_palette_free(ErpPalette *palette) {
  if (palette == NULL)
    return;
  erp_line_edit_free(palette->query);
  g_free(palette);
}

int
erp_palette_chosen(const ErpPalette *palette) {
  return palette->chosen;
}

const char *
erp_palette_argument(const ErpPalette *palette) {
  return palette->argument != NULL && *palette->argument != '\0' ? palette->argument : NULL;
}

int
erp_palette_current(const ErpPalette *palette) {
  return palette->cursor < palette->n_shown ? (int) palette->shown[palette->cursor] : -1;
}

guint
erp_palette_shown(const ErpPalette *palette) {
  return palette->n_shown;
}

/* ---- keys ---- */

static guint
step(ErpPalette *palette, int rows) {
  int last = MAX((int) palette->n_shown - 1, 0);
  palette->cursor = (guint) CLAMP((int) palette->cursor + rows, 0, last);
  return ERP_REACT_HANDLED | ERP_REACT_REDRAW;
}

static guint
choose(ErpPalette *palette, int command) {
  palette->chosen = command;
  return ERP_REACT_HANDLED | (command >= 0 ? ERP_REACT_CLOSE : ERP_REACT_NONE);
}

static guint
handle_text(ErpPalette *palette, const ErpKey *key) {
  ErpLineReaction reaction = erp_line_edit_handle(palette->query, key);
  if (reaction == ERP_LINE_CHANGED)
    search(palette);
  return reaction == ERP_LINE_IGNORED ? ERP_REACT_NONE : ERP_REACT_HANDLED | ERP_REACT_REDRAW;
}

guint
erp_palette_handle(ErpPalette *palette, const ErpKey *key) {
  if (key->code == ERP_KEY_UP || key->code == ERP_KEY_WHEEL_UP)
    return step(palette, -1);
  if (key->code == ERP_KEY_DOWN || key->code == ERP_KEY_WHEEL_DOWN)
    return step(palette, 1);
  if (key->code == ERP_KEY_PAGE_UP)
    return step(palette, -MOST_ROWS);
  if (key->code == ERP_KEY_PAGE_DOWN)
    return step(palette, MOST_ROWS);
  if (key->code == ERP_KEY_ENTER)
    return choose(palette, erp_palette_current(palette));
  if (key->code == ERP_KEY_ESCAPE)
    return ERP_REACT_HANDLED | ERP_REACT_CLOSE;
  return handle_text(palette, key);
}

/* ---- drawing ---- */

static void
draw_row(const ErpPalette *palette, ErpCells *cells, guint position, ErpRect row, int titles,
         int keys) {
  guint id = palette->shown[position];
  const ErpCommand *command = erp_command(id);
  gboolean current = position == palette->cursor;
  ErpStyle style = current ? ERP_STYLE_SELECTED : ERP_STYLE_TEXT;
  const char *sign = !current ? "  " : cells->charset == ERP_CHARSET_ASCII ? "> " : "▶ ";
  g_autofree char *key = erp_keymap_keys_in(palette->keymap, id, palette->context);
  erp_cells_fill(cells, row, style);
  int x = row.x + 1;
  int end = row.x + row.width;
  x += erp_cells_text(cells, x, row.y, end - x, style, sign);
  erp_cells_field(cells, x, row.y, MIN(titles, end - x), style, gettext(command->title));
  x += titles + 2;
  if (x < end)
    erp_cells_field(cells, x, row.y, MIN(keys, end - x), current ? style : ERP_STYLE_KEY, key);
  x += keys + 2;
  g_autofree char *usage = command->argument == NULL ? g_strdup(gettext(command->help))
                                                     : g_strdup_printf("%s %s: %s", command->name,
                                                                       gettext(command->argument),
                                                                       gettext(command->help));
  if (x < end)
    erp_cells_field(cells, x, row.y, end - x, current ? style : ERP_STYLE_DIM, usage);
}

static void
draw_rows(ErpPalette *palette, ErpCells *cells, ErpRect rect) {
  guint page = (guint) MAX(rect.height, 0);
  if (palette->cursor >= palette->top + page)
    palette->top = palette->cursor - MAX(page, 1) + 1;
  palette->top = MIN(palette->top, palette->cursor);
  int titles = 0;
  int keys = 1;
  for (guint i = 0; i < palette->n_commands; i++) {
    guint id = palette->commands[i];
    g_autofree char *key = erp_keymap_keys_in(palette->keymap, id, palette->context);
    titles = MAX(titles, erp_cells_text_width(cells->charset, gettext(erp_command(id)->title)));
    keys = MAX(keys, erp_cells_text_width(cells->charset, key));
  }
  for (guint i = 0; i < page && palette->top + i < palette->n_shown; i++)
    draw_row(palette, cells, palette->top + i, (ErpRect){rect.x, rect.y + (int) i, rect.width, 1},
             titles, keys);
}

static void
draw_head(ErpPalette *palette, ErpCells *cells, ErpRect row) {
  erp_cells_fill(cells, row, ERP_STYLE_TITLE);
  g_autofree char *count = g_strdup_printf(_("%u of %u"), palette->n_shown, palette->n_commands);
  int columns = erp_cells_text_width(cells->charset, count);
  erp_cells_text(cells, row.x + 1, row.y, row.width - 1, ERP_STYLE_KEY, ":");
  erp_line_edit_draw_focused(palette->query, cells, row.x + 3, row.y,
                             MAX(row.width - 5 - columns, 4), ERP_STYLE_FOCUS);
  erp_cells_text(cells, row.x + row.width - columns - 1, row.y, columns, ERP_STYLE_TITLE, count);
}

void
erp_palette_draw(ErpPalette *palette, ErpCells *cells, ErpRect screen) {
  int height = MIN(MOST_ROWS + 1, screen.height);
  ErpRect rect = {screen.x, screen.y + screen.height - height, screen.width, height};
  erp_cells_fill(cells, rect, ERP_STYLE_TEXT);
  draw_head(palette, cells, (ErpRect){rect.x, rect.y, rect.width, 1});
  draw_rows(palette, cells, (ErpRect){rect.x, rect.y + 1, rect.width, rect.height - 1});
}
