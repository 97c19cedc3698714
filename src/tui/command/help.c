#include "tui/command/help.h"

#include "tui/command/tour.h"
#include "tui/screen/wrap.h"
#include "base/i18n.h"

struct _ErpHelp {
  const ErpKeymap *keymap;
  ErpContext context;
  const ErpTourPart *tour; /* shown in its place; NULL = none */
  int top;
  int rows, page; /* as last drawn */
};

typedef struct {
  char *key;  /* at the left, or NULL */
  char *text; /* one screen line */
  gboolean heading;
} Line;

static void
free_line(gpointer data) {
  Line *line = data;
  g_free(line->key);
  g_free(line->text);
  g_free(line);
}

ErpHelp *
erp_help_new(const ErpKeymap *keymap, ErpContext context) {
  ErpHelp *help = g_new0(ErpHelp, 1);
  help->keymap = keymap;
  help->context = context;
  return help;
}

ErpHelp *
erp_help_new_tour(const ErpKeymap *keymap) {
  ErpHelp *help = erp_help_new(keymap, ERP_CONTEXT_GLOBAL);
  help->tour = erp_tour();
  return help;
}

void
erp_help_free(ErpHelp *help) {
  g_free(help);
}

static void
add_line(GPtrArray *lines, const char *key, const char *text, gboolean heading) {
  Line *line = g_new(Line, 1);
  *line = (Line){g_strdup(key), g_strdup(text), heading};
  g_ptr_array_add(lines, line);
}

static void
add_wrapped(GPtrArray *lines, const char *keys, const char *text, ErpCharset charset, int width) {
  g_auto(GStrv) wrapped = erp_cells_wrap(charset, text, width);
  for (guint k = 0; wrapped[k] != NULL; k++)
    add_line(lines, k == 0 ? keys : NULL, wrapped[k], FALSE);
}

static int
tour_key_width(const ErpHelp *help, ErpCharset charset) {
  int width = 0;
  for (const ErpTourPart *part = help->tour; part->text != NULL; part++)
    for (guint i = 0; i < ERP_TOUR_COMMANDS && part->commands[i] != ERP_COMMAND_LAST; i++) {
      g_autofree char *keys = erp_keymap_keys(help->keymap, part->commands[i]);
      width = MAX(width, erp_cells_text_width(charset, keys));
    }
  return width;
}

static int
key_width(const ErpHelp *help, ErpCharset charset) {
  int width = 0;
  if (help->tour != NULL)
    return tour_key_width(help, charset);
  for (guint i = 0; i < ERP_COMMAND_LAST; i++) {
    g_autofree char *keys = erp_keymap_keys_in(help->keymap, i, help->context);
    if (erp_command_in(i, help->context))
      width = MAX(width, erp_cells_text_width(charset, keys));
  }
  guint shown = 1u << help->context | 1u << ERP_CONTEXT_GLOBAL;
  for (const ErpKeyNote *note = erp_key_notes(); note->keys != NULL; note++)
    if ((note->contexts & shown) != 0)
      width = MAX(width, erp_cells_text_width(charset, gettext(note->keys)));
  return width;
}

static void
add_section(const ErpHelp *help, ErpContext context, ErpCharset charset, int width,
            GPtrArray *lines) {
  if (lines->len > 0)
    add_line(lines, NULL, "", FALSE);
  add_line(lines, NULL, gettext(erp_context_title(context)), TRUE);
  for (guint i = 0; i < ERP_COMMAND_LAST; i++) {
    const ErpCommand *command = erp_command(i);
    if ((command->contexts & (1u << context)) == 0)
      continue;
    g_autofree char *keys = erp_keymap_keys_in(help->keymap, i, help->context);
    g_autofree char *text =
        keys[0] != '\0' ? g_strdup(gettext(command->help))
                        : g_strdup_printf(_("%s (:%s)"), gettext(command->help), command->name);
    add_wrapped(lines, keys, text, charset, width);
  }
  for (const ErpKeyNote *note = erp_key_notes(); note->keys != NULL; note++)
    if ((note->contexts & (1u << context)) != 0)
      add_wrapped(lines, gettext(note->keys), gettext(note->help), charset, width);
}

static void
add_part(const ErpHelp *help, const ErpTourPart *part, ErpCharset charset, int width,
         GPtrArray *lines) {
  if (lines->len > 0)
    add_line(lines, NULL, "", FALSE);
  add_line(lines, NULL, gettext(part->title), TRUE);
  add_wrapped(lines, NULL, gettext(part->text), charset, width);
  for (guint i = 0; i < ERP_TOUR_COMMANDS && part->commands[i] != ERP_COMMAND_LAST; i++) {
    g_autofree char *keys = erp_keymap_keys(help->keymap, part->commands[i]);
    add_wrapped(lines, keys, gettext(erp_command(part->commands[i])->help), charset, width);
  }
}

static GPtrArray *
make_lines(const ErpHelp *help, ErpCharset charset, int width) {
  GPtrArray *lines = g_ptr_array_new_with_free_func(free_line);
  for (const ErpTourPart *part = help->tour; part != NULL && part->text != NULL; part++)
    add_part(help, part, charset, width, lines);
  if (help->tour != NULL)
    return lines;
  if (help->context != ERP_CONTEXT_GLOBAL)
    add_section(help, help->context, charset, width, lines);
  add_section(help, ERP_CONTEXT_GLOBAL, charset, width, lines);
  return lines;
}

static guint
scroll(ErpHelp *help, int rows) {
  help->top = CLAMP(help->top + rows, 0, MAX(help->rows - help->page, 0));
  return ERP_REACT_HANDLED | ERP_REACT_REDRAW;
}

static gboolean
is_char(const ErpKey *key, gunichar c) {
  return key->code == ERP_KEY_CHAR && key->modifiers == 0 && key->c == c;
}

guint
erp_help_handle(ErpHelp *help, const ErpKey *key) {
  int page = MAX(help->page - 1, 1);
  if (key->code == ERP_KEY_UP || is_char(key, 'k'))
    return scroll(help, -1);
  if (key->code == ERP_KEY_DOWN || is_char(key, 'j'))
    return scroll(help, 1);
  if (key->code == ERP_KEY_PAGE_UP)
    return scroll(help, -page);
  if (key->code == ERP_KEY_PAGE_DOWN || is_char(key, ' '))
    return scroll(help, page);
  if (key->code == ERP_KEY_WHEEL_UP)
    return scroll(help, -3);
  if (key->code == ERP_KEY_WHEEL_DOWN)
    return scroll(help, 3);
  if (key->code == ERP_KEY_HOME)
    return scroll(help, -help->rows);
  if (key->code == ERP_KEY_END)
    return scroll(help, help->rows);
  gboolean closes = key->code == ERP_KEY_ESCAPE || key->code == ERP_KEY_ENTER ||
                    is_char(key, 'q') || is_char(key, '?') ||
                    (key->code == ERP_KEY_F && key->c == 1);
  return closes ? ERP_REACT_HANDLED | ERP_REACT_CLOSE : ERP_REACT_NONE;
}

static void
draw_line(const Line *line, ErpCells *cells, int y, ErpRect rect, int keys) {
  if (line->heading) {
    erp_cells_text(cells, rect.x, y, rect.width, ERP_STYLE_HEADING, line->text);
    return;
  }
  if (line->key != NULL)
    erp_cells_field(cells, rect.x, y, keys, ERP_STYLE_KEY, line->key);
  erp_cells_text(cells, rect.x + keys + 2, y, rect.width - keys - 2, ERP_STYLE_TEXT, line->text);
}

/* In the lower edge: that there is more, and where one is. */
static void
draw_more(const ErpHelp *help, ErpCells *cells, ErpRect rect) {
  int last = help->top + help->page;
  g_autofree char *text =
      last < help->rows ? g_strdup_printf(_(" %d of %d, PageDown for more "), last, help->rows)
                        : g_strdup_printf(_(" %d of %d "), help->rows, help->rows);
  int width = MIN(erp_cells_text_width(cells->charset, text), rect.width - 4);
  erp_cells_text(cells, rect.x + rect.width - 2 - width, rect.y + rect.height - 1, width,
                 ERP_STYLE_BORDER, text);
}

void
erp_help_draw(ErpHelp *help, ErpCells *cells, ErpRect rect) {
  erp_cells_fill(cells, rect, ERP_STYLE_TEXT);
  g_autofree char *title =
      help->tour != NULL
          ? g_strdup(_("Tour"))
          : g_strdup_printf(_("Help: %s"), gettext(erp_context_title(help->context)));
  erp_cells_box(cells, rect, ERP_STYLE_BORDER, title);
  ErpRect inner = {rect.x + 2, rect.y + 1, rect.width - 4, rect.height - 2};
  if (inner.width < 4 || inner.height < 1)
    return;
  int keys = MIN(key_width(help, cells->charset), inner.width / 2 - 2);
  g_autoptr(GPtrArray) lines = make_lines(help, cells->charset, inner.width - keys - 2);
  help->rows = (int) lines->len;
  help->page = inner.height;
  scroll(help, 0);
  if (help->rows > help->page)
    draw_more(help, cells, rect);
  for (int i = 0; i < inner.height && help->top + i < help->rows; i++)
    draw_line(lines->pdata[help->top + i], cells, inner.y + i, inner, keys);
}
