/* The keys of one place, from the command table. */
#pragma once

#include "tui/command/commands.h"
#include "tui/screen/view.h"

typedef struct _ErpHelp ErpHelp;

ErpHelp *erp_help_new(const ErpKeymap *keymap, ErpContext context);
ErpHelp *erp_help_new_tour(const ErpKeymap *keymap); /* the tour, in the same frame */
void erp_help_free(ErpHelp *help);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpHelp, erp_help_free)

/* Scrolls; Esc, q, F1, ? and Enter give ERP_REACT_CLOSE. */
guint erp_help_handle(ErpHelp *help, const ErpKey *key);
void erp_help_draw(ErpHelp *help, ErpCells *cells, ErpRect rect);
