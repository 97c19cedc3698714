/* A text that is written piece by piece and becomes a file whole or not at all. Until it is saved
 * it has no name: whatever ends the program leaves nothing behind. What is not a regular file (a
 * pipe, a device) is written directly, piece by piece. */
#pragma once

#include <glib.h>

typedef struct _ErpDraft ErpDraft;

/* NULL with ERP_ERROR_OUTPUT when nothing could be written there. */
ErpDraft *erp_draft_new(const char *file, GError **error);
/* What was not saved is gone. */
void erp_draft_free(ErpDraft *draft);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpDraft, erp_draft_free)

gboolean erp_draft_add(ErpDraft *draft, const char *text, gsize length, GError **error);
/* Takes the place of the file, as ERP_SAVE_OVER does. Nothing can be added any more. */
gboolean erp_draft_save(ErpDraft *draft, GError **error);
