/* ":": all commands by part of their name, with their keys. What follows the whole name of a
 * command that takes an argument is its argument: "screen FILE". */
#pragma once

#include "tui/command/commands.h"
#include "tui/screen/view.h"

typedef struct _ErpPalette ErpPalette;

/* Commands reached from `context`. `keymap` must outlive it. */
ErpPalette *erp_palette_new(const ErpKeymap *keymap, ErpContext context);
void erp_palette_free(ErpPalette *palette);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpPalette, erp_palette_free)

/* ERP_REACT_CLOSE when a command was chosen or Esc was hit. */
guint erp_palette_handle(ErpPalette *palette, const ErpKey *key);
int erp_palette_chosen(const ErpPalette *palette);           /* command, or -1 */
const char *erp_palette_argument(const ErpPalette *palette); /* what was typed for it, or NULL */
int erp_palette_current(const ErpPalette *palette);          /* under the mark, or -1 */
guint erp_palette_shown(const ErpPalette *palette);

/* Over the bottom rows of `screen`. */
void erp_palette_draw(ErpPalette *palette, ErpCells *cells, ErpRect screen);
