/* The menu bar with one menu pulled down: made from the command table, for people who look before
 * they type. */
#pragma once

#include "tui/command/commands.h"
#include "tui/screen/view.h"

typedef struct _ErpMenu ErpMenu;

/* The menus that have a command reached from `context`, `open` (as erp_menu_name() spells it; NULL
 * = the first) pulled down. `keymap` must outlive it. */
ErpMenu *erp_menu_new(const ErpKeymap *keymap, ErpContext context, const char *open);
void erp_menu_free(ErpMenu *menu);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpMenu, erp_menu_free)

/* Left Right Tab change the menu, Up Down Home End the row; Enter, the letter before a row and a
 * click choose. ERP_REACT_CLOSE when a command was chosen, at Esc, and at a click elsewhere. */
guint erp_menu_handle(ErpMenu *menu, const ErpKey *key);
int erp_menu_chosen(const ErpMenu *menu);  /* command, or -1 */
int erp_menu_current(const ErpMenu *menu); /* under the mark, or -1 */

/* The bar in the top row of `screen`, the open menu below it, what the marked command does in the
 * last row. */
void erp_menu_draw(ErpMenu *menu, ErpCells *cells, ErpRect screen);
