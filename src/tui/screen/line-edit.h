/* One line of text under a cursor. The cursor steps by grapheme cluster: a base character with the
 * zero-width characters that follow it. Text is always valid UTF-8; typed and pasted controls are
 * dropped, line ends become blanks. */
#pragma once

#include "tui/screen/cells.h"
#include "tui/screen/key.h"

typedef struct _ErpLineEdit ErpLineEdit;

typedef enum { ERP_LINE_IGNORED, ERP_LINE_MOVED, ERP_LINE_CHANGED } ErpLineReaction;

/* `longest`: most characters the user may enter; 0 = no limit. `text` may be NULL. */
ErpLineEdit *erp_line_edit_new(const char *text, guint longest);
void erp_line_edit_free(ErpLineEdit *edit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpLineEdit, erp_line_edit_free)

const char *erp_line_edit_text(const ErpLineEdit *edit); /* borrowed */
/* The cursor goes to the end. */
void erp_line_edit_set_text(ErpLineEdit *edit, const char *text);
gsize erp_line_edit_cursor(const ErpLineEdit *edit);         /* byte offset */
void erp_line_edit_move_to(ErpLineEdit *edit, gsize offset); /* to the cluster that holds it */

/* Characters, paste, Left Right (Ctrl or Alt: by word), Home End Ctrl+A Ctrl+E, Backspace Delete,
 * Ctrl+W (word before), Ctrl+U (to the start), Ctrl+K (to the end). */
ErpLineReaction erp_line_edit_handle(ErpLineEdit *edit, const ErpKey *key);

/* Fills `width` columns; scrolls so that the cursor can be seen. The second also puts the screen's
 * cursor there. Line ends in the text are shown as one sign. */
void erp_line_edit_draw(ErpLineEdit *edit, ErpCells *cells, int x, int y, int width,
                        ErpStyle style);
void erp_line_edit_draw_focused(ErpLineEdit *edit, ErpCells *cells, int x, int y, int width,
                                ErpStyle style);
/* Puts the cursor at the cluster drawn `column` columns from the left (a click). */
void erp_line_edit_click(ErpLineEdit *edit, ErpCharset charset, int column);
