#include "session/document.h"

#include <string.h>

#include "base/error.h"
#include "plan/file.h"
#include "xml/reader.h"
#include "base/i18n.h"

struct _ErpDocument {
  char *file; /* or NULL */
  char *hash; /* of the file's content when last read or written; or NULL */
  ErpHistory *history;
};

static char *
hash_of(GBytes *bytes) {
  return g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes);
}

ErpDocument *
erp_document_new(ErpPlan *plan) {
  ErpDocument *document = g_new0(ErpDocument, 1);
  document->history = erp_history_new(plan);
  return document;
}

ErpDocument *
erp_document_open(const char *file, ErpDiagList *diags, GError **error) {
  g_autoptr(GBytes) bytes = erp_xml_load(file, error);
  if (bytes == NULL)
    return NULL;
  g_autoptr(ErpPlan) plan = erp_plan_parse(bytes, file, diags, error);
  if (plan == NULL)
    return NULL;
  ErpDocument *document = erp_document_new(plan);
  if (strcmp(file, "-") != 0) {
    document->file = g_strdup(file);
    document->hash = hash_of(bytes);
  }
  return document;
}

void
erp_document_free(ErpDocument *document) {
  if (document == NULL)
    return;
  g_free(document->file);
  g_free(document->hash);
  erp_history_free(document->history);
  g_free(document);
}

const char *
erp_document_file(const ErpDocument *document) {
  return document->file;
}

const char *
erp_document_hash(const ErpDocument *document) {
  return document->hash;
}

ErpHistory *
erp_document_history(ErpDocument *document) {
  return document->history;
}

static gboolean
check_unchanged(const ErpDocument *document, GError **error) {
  g_autoptr(GBytes) now = erp_xml_load(document->file, NULL);
  g_autofree char *hash = now != NULL ? hash_of(now) : NULL;
  if (g_strcmp0(hash, document->hash) == 0)
    return TRUE;
  if (hash == NULL)
    g_set_error(error, ERP_ERROR, ERP_ERROR_CHANGED,
                _("%s: was removed or made unreadable since it was read; save under another name"),
                document->file);
  else
    g_set_error(error, ERP_ERROR, ERP_ERROR_CHANGED,
                _("%s: was changed by someone else since it was read; save under another name or "
                  "open it again"),
                document->file);
  return FALSE;
}

static gboolean
write_to(ErpDocument *document, const char *file, ErpSaveMode mode, GError **error) {
  g_autoptr(GBytes) text = erp_plan_write(erp_history_current(document->history));
  if (!erp_save(file, text, mode, error))
    return FALSE;
  g_free(document->hash);
  document->hash = hash_of(text);
  erp_history_mark_saved(document->history);
  return TRUE;
}

gboolean
erp_document_save(ErpDocument *document, GError **error) {
  if (document->file == NULL) {
    g_set_error_literal(error, ERP_ERROR, ERP_ERROR_USAGE,
                        _("the plan has no file yet; save it under a name"));
    return FALSE;
  }
  return check_unchanged(document, error) &&
         write_to(document, document->file, ERP_SAVE_OVER, error);
}

gboolean
erp_document_save_as(ErpDocument *document, const char *file, ErpSaveMode mode, GError **error) {
  if (!write_to(document, file, mode, error))
    return FALSE;
  char *name = g_strdup(file); /* `file` may be the document's own */
  g_free(document->file);
  document->file = name;
  return TRUE;
}
