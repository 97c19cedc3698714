/* A message, a question with buttons, or a question with a line to fill in. */
#pragma once

#include "tui/screen/view.h"

typedef struct _ErpDialog ErpDialog;

ErpDialog *erp_dialog_new_message(const char *title, const char *text);
/* `buttons`: translated, NULL-terminated, at least one; the first letter of each picks it. The
 * first one has the focus: put the harmless answer there. */
ErpDialog *erp_dialog_new_question(const char *title, const char *text, const char *const *buttons);
ErpDialog *erp_dialog_new_prompt(const char *title, const char *text, const char *initial);
void erp_dialog_free(ErpDialog *dialog);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpDialog, erp_dialog_free)

/* ERP_REACT_CLOSE when answered or left by Esc. */
guint erp_dialog_handle(ErpDialog *dialog, const ErpKey *key);
int
erp_dialog_answer(const ErpDialog *dialog); /* button, 0 for a prompt; -1 = left by Esc or open */
const char *erp_dialog_text(const ErpDialog *dialog); /* of a prompt */

/* In the middle of `screen`. */
void erp_dialog_draw(ErpDialog *dialog, ErpCells *cells, ErpRect screen);
