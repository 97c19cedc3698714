/* A plan and the file it lives in. Saving is all or nothing: the old file stays until the new text
 * is safely on disk, and a file somebody else has changed meanwhile is not overwritten. */
#pragma once

#include "base/diag.h"
#include "session/history.h"
#include "session/save.h"

typedef struct _ErpDocument ErpDocument;

ErpDocument *erp_document_new(ErpPlan *plan); /* without a file yet */
/* An empty plan that is to be saved to a file that does not exist yet. */
ErpDocument *erp_document_new_at(const char *file);
/* Opens and remembers what the file looked like; what comes out of a pipe has no file. Errors as
 * erp_plan_read(). */
ErpDocument *erp_document_open(const char *file, ErpDiagList *diags, GError **error);
void erp_document_free(ErpDocument *document);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpDocument, erp_document_free)

const char *erp_document_file(const ErpDocument *document); /* or NULL */
/* SHA-256 of the file's content when last read or written, in hexadecimal, or NULL. */
const char *erp_document_hash(const ErpDocument *document);
/* The file has not been written yet, or there is none. */
gboolean erp_document_is_new(const ErpDocument *document);
ErpHistory *erp_document_history(ErpDocument *document);

/* What others did to the file since it was read or written here. */
typedef enum { ERP_OUTSIDE_SAME, ERP_OUTSIDE_CHANGED, ERP_OUTSIDE_GONE } ErpOutside;
#define ERP_DOCUMENT_STAMP "standard::size,time::modified,time::modified-usec,unix::inode"
/* `info`: of the file as it is now, with ERP_DOCUMENT_STAMP; NULL = there is none. The content is
 * looked at only when that differs. */
ErpOutside erp_document_outside(ErpDocument *document, GFileInfo *info);

/* Reads the file again as a step that can be undone; what it says counts as saved. Errors as
 * erp_plan_read(), and nothing changed. */
gboolean erp_document_reload(ErpDocument *document, ErpDiagList *diags, GError **error);

/* Writes the current revision to the document's file and marks it saved. ERP_ERROR_CHANGED when the
 * file is not what it was when last read or written; ERP_ERROR_REFUSED while another program saves
 * it; ERP_ERROR_OUTPUT when it cannot be written; the old file is then untouched. ERP_ERROR_USAGE
 * when the document has no file. */
gboolean erp_document_save(ErpDocument *document, GError **error);
/* The same over what somebody else has written, as far as the user knows it: the file must be what
 * `hash` says, NULL = not there or unreadable. */
gboolean erp_document_save_over(ErpDocument *document, const char *hash, GError **error);
/* Of what the file holds now, or NULL. Caller frees. */
char *erp_document_hash_now(const ErpDocument *document);

/* The same to another file, which becomes the document's. ERP_ERROR_CHANGED when it exists and
 * `mode` is ERP_SAVE_NEW; ERP_ERROR_REFUSED for a pipe or a device. */
gboolean erp_document_save_as(ErpDocument *document, const char *file, ErpSaveMode mode,
                              GError **error);
