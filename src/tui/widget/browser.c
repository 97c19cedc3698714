#include "tui/widget/browser.h"

#include "tui/command/commands.h"
#include "base/i18n.h"

struct _ErpBrowser {
  ErpList *list;
  ErpDetails *details;
  GArray *(*make)(guint row, gpointer user);
  gpointer user;
  gboolean reading; /* the details have the keys */
  ErpRect below;    /* where the details are, as last drawn */
};

ErpBrowser *
erp_browser_new(ErpList *list, GArray *(*details)(guint row, gpointer user), gpointer user) {
  ErpBrowser *browser = g_new0(ErpBrowser, 1);
  browser->list = list;
  browser->details = erp_details_new();
  browser->make = details;
  browser->user = user;
  return browser;
}

void
erp_browser_free(ErpBrowser *browser) {
  if (browser == NULL)
    return;
  erp_list_free(browser->list);
  erp_details_free(browser->details);
  g_free(browser);
}

ErpList *
erp_browser_list(const ErpBrowser *browser) {
  return browser->list;
}

gboolean
erp_browser_reading(const ErpBrowser *browser) {
  return browser->reading;
}

/* ---- keys ------------------------------------------------------------------------------------ */

static guint
read_details(ErpBrowser *browser, gboolean reading) {
  browser->reading = reading;
  return ERP_REACT_HANDLED | ERP_REACT_REDRAW;
}

static gboolean
is_below(const ErpBrowser *browser, const ErpKey *key) {
  gboolean mouse = key->code == ERP_KEY_CLICK || key->code == ERP_KEY_WHEEL_UP ||
                   key->code == ERP_KEY_WHEEL_DOWN;
  const ErpRect *below = &browser->below;
  return mouse && key->y >= below->y && key->y < below->y + below->height;
}

guint
erp_browser_handle(ErpBrowser *browser, const ErpKey *key) {
  if (is_below(browser, key))
    return key->code == ERP_KEY_CLICK ? read_details(browser, TRUE)
                                      : erp_details_handle(browser->details, key);
  if (!browser->reading)
    return erp_list_handle(browser->list, key);
  if (key->code == ERP_KEY_ESCAPE)
    return read_details(browser, FALSE);
  if (key->code == ERP_KEY_CLICK) {
    browser->reading = FALSE;
    return erp_list_handle(browser->list, key);
  }
  return erp_details_handle(browser->details, key);
}

static guint
step(ErpBrowser *browser, ErpKeyCode code) {
  const ErpKey key = {.code = code};
  return erp_list_handle(browser->list, &key);
}

guint
erp_browser_command(ErpBrowser *browser, guint command) {
  switch (command) {
  case ERP_COMMAND_NEXT_PANE:
  case ERP_COMMAND_PREVIOUS_PANE:
    return read_details(browser, !browser->reading);
  case ERP_COMMAND_NEXT:
    return step(browser, ERP_KEY_DOWN);
  case ERP_COMMAND_PREVIOUS:
    return step(browser, ERP_KEY_UP);
  case ERP_COMMAND_FIND:
    browser->reading = FALSE;
    return erp_list_command(browser->list, command);
  default:
    return erp_list_command(browser->list, command);
  }
}

/* ---- drawing --------------------------------------------------------------------------------- */

static int
details_height(const ErpBrowser *browser, ErpCharset charset, ErpRect rect) {
  enum { SPLIT = 12, USUAL = 14, LIST = 5 }; /* rows */
  if (rect.height < SPLIT)
    return browser->reading ? rect.height : 0;
  int usual = MIN(rect.height / 2, USUAL);
  int wanted = 1 + erp_details_rows(browser->details, charset, rect.width);
  return browser->reading ? CLAMP(wanted, usual, rect.height - LIST) : usual;
}

/* The line between: which row of how many, and that there is more. */
static void
draw_edge(const ErpBrowser *browser, ErpCells *cells, int x, int y, int width) {
  erp_cells_line(cells, x, y, width, FALSE, ERP_STYLE_BORDER);
  int at = erp_list_current_position(browser->list);
  if (at < 0 || width < 20)
    return;
  g_autofree char *place = g_strdup_printf(" %d/%u ", at + 1, erp_list_shown(browser->list));
  erp_cells_text(cells, x + 2, y, width - 4, browser->reading ? ERP_STYLE_FOCUS : ERP_STYLE_HEADING,
                 place);
  gboolean ascii = cells->charset == ERP_CHARSET_ASCII;
  g_autofree char *more = g_strdup_printf(" %s %s ", ascii ? "v" : "▼", _("more"));
  int used = erp_cells_text_width(cells->charset, more);
  if (erp_details_more(browser->details) && used + 20 < width)
    erp_cells_text(cells, x + width - used - 2, y, used, ERP_STYLE_KEY, more);
}

void
erp_browser_draw(ErpBrowser *browser, ErpCells *cells, ErpRect rect, ErpStyle style) {
  int row = erp_list_current(browser->list);
  erp_details_set(browser->details, erp_list_current_id(browser->list),
                  row < 0 ? erp_paragraphs_new() : browser->make((guint) row, browser->user));
  int height = details_height(browser, cells->charset, rect);
  ErpRect above = {rect.x, rect.y, rect.width, rect.height - height};
  browser->below = (ErpRect){rect.x, rect.y + above.height, rect.width, height};
  if (browser->reading)
    erp_list_draw(browser->list, cells, above);
  else
    erp_list_draw_focused(browser->list, cells, above);
  if (height == 0)
    return;
  ErpRect text = {rect.x, browser->below.y + 1, rect.width, height - 1};
  erp_details_draw(browser->details, cells, text, style);
  draw_edge(browser, cells, rect.x, browser->below.y, rect.width);
}
