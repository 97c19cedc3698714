/* A list with the details of its current row below. Tab gives the keys to the details, which then
 * get more room; below 12 rows only the part that has the keys is shown. */
#pragma once

#include "tui/widget/details.h"
#include "tui/widget/list.h"

typedef struct _ErpBrowser ErpBrowser;

/* Takes the list. `details` makes the paragraphs (widget/details.h) of a row, for every picture. */
ErpBrowser *erp_browser_new(ErpList *list, GArray *(*details)(guint row, gpointer user),
                            gpointer user);
void erp_browser_free(ErpBrowser *browser);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpBrowser, erp_browser_free)

ErpList *erp_browser_list(const ErpBrowser *browser);

gboolean erp_browser_reading(const ErpBrowser *browser); /* the details have the keys */

/* Keys of the part that has them; Esc goes from the details to the list. */
guint erp_browser_handle(ErpBrowser *browser, const ErpKey *key);
/* Commands of the list, next and previous pane, next and previous row. */
guint erp_browser_command(ErpBrowser *browser, guint command);

/* `style`: of the details' text. */
void erp_browser_draw(ErpBrowser *browser, ErpCells *cells, ErpRect rect, ErpStyle style);
