#include "session/document.h"

#include <string.h>

#include "base/error.h"
#include "plan/file.h"
#include "session/kept.h"
#include "xml/reader.h"
#include "base/i18n.h"

struct _ErpDocument {
  char *file;  /* or NULL */
  char *hash;  /* of the file's content when last read or written; or NULL */
  char *stamp; /* of the file then; NULL = there was none */
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
erp_document_new_at(const char *file) {
  g_autoptr(ErpPlan) plan = erp_plan_new();
  ErpDocument *document = erp_document_new(plan);
  document->file = g_strdup(file);
  return document;
}

/* What tells one state of a file from another without reading it; NULL = no file. */
static char *
stamp_of(GFileInfo *info) {
  if (info == NULL)
    return NULL;
  return g_strdup_printf("%" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT ".%u %" G_GUINT64_FORMAT,
                         g_file_info_get_attribute_uint64(info, "standard::size"),
                         g_file_info_get_attribute_uint64(info, "time::modified"),
                         g_file_info_get_attribute_uint32(info, "time::modified-usec"),
                         g_file_info_get_attribute_uint64(info, "unix::inode"));
}

static char *
stamp_of_file(const char *name) {
  g_autoptr(GFile) file = g_file_new_for_path(name);
  g_autoptr(GFileInfo) info =
      g_file_query_info(file, ERP_DOCUMENT_STAMP, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  return stamp_of(info);
}

/* Takes both. */
static void
remember(ErpDocument *document, char *hash, char *stamp) {
  g_free(document->hash);
  g_free(document->stamp);
  document->hash = hash;
  document->stamp = stamp;
}

ErpDocument *
erp_document_open(const char *file, ErpDiagList *diags, GError **error) {
  g_autofree char *stamp = stamp_of_file(file); /* before it is read */
  g_autoptr(GBytes) bytes = erp_xml_load(file, error);
  if (bytes == NULL)
    return NULL;
  g_autoptr(ErpPlan) plan = erp_plan_parse(bytes, file, diags, error);
  if (plan == NULL)
    return NULL;
  ErpDocument *document = erp_document_new(plan);
  if (strcmp(file, "-") != 0 && erp_kept_check(file, NULL)) {
    document->file = g_strdup(file);
    remember(document, hash_of(bytes), g_steal_pointer(&stamp));
  }
  return document;
}

void
erp_document_free(ErpDocument *document) {
  if (document == NULL)
    return;
  g_free(document->file);
  g_free(document->hash);
  g_free(document->stamp);
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

gboolean
erp_document_is_new(const ErpDocument *document) {
  return document->hash == NULL;
}

ErpHistory *
erp_document_history(ErpDocument *document) {
  return document->history;
}

ErpOutside
erp_document_outside(ErpDocument *document, GFileInfo *info) {
  g_autofree char *stamp = stamp_of(info);
  if (document->file == NULL || g_strcmp0(stamp, document->stamp) == 0)
    return ERP_OUTSIDE_SAME;
  g_autoptr(GBytes) now = erp_kept_load(document->file, NULL);
  if (now == NULL)
    return document->hash != NULL ? ERP_OUTSIDE_GONE : ERP_OUTSIDE_SAME;
  char *hash = hash_of(now);
  if (g_strcmp0(hash, document->hash) != 0) {
    g_free(hash);
    return ERP_OUTSIDE_CHANGED;
  }
  remember(document, hash, g_steal_pointer(&stamp));
  return ERP_OUTSIDE_SAME;
}

gboolean
erp_document_reload(ErpDocument *document, ErpDiagList *diags, GError **error) {
  g_autofree char *stamp = stamp_of_file(document->file);
  g_autoptr(GBytes) bytes = erp_kept_load(document->file, error);
  if (bytes == NULL)
    return FALSE;
  g_autoptr(ErpPlan) plan = erp_plan_parse(bytes, document->file, diags, error);
  if (plan == NULL)
    return FALSE;
  erp_history_put(document->history, plan, _("Reload the file"));
  erp_history_mark_saved(document->history);
  remember(document, hash_of(bytes), g_steal_pointer(&stamp));
  return TRUE;
}

char *
erp_document_hash_now(const ErpDocument *document) {
  return document->file != NULL ? erp_kept_hash(document->file) : NULL;
}

static void
mark_saved(ErpDocument *document, const char *file, GBytes *text) {
  remember(document, hash_of(text), stamp_of_file(file));
  erp_history_mark_saved(document->history);
}

gboolean
erp_document_save_over(ErpDocument *document, const char *hash, GError **error) {
  if (document->file == NULL) {
    g_set_error_literal(error, ERP_ERROR, ERP_ERROR_USAGE,
                        _("the plan has no file yet; save it under a name"));
    return FALSE;
  }
  g_autoptr(GBytes) text = erp_plan_write(erp_history_current(document->history));
  if (!erp_kept_save(document->file, hash, text, error))
    return FALSE;
  mark_saved(document, document->file, text);
  return TRUE;
}

gboolean
erp_document_save(ErpDocument *document, GError **error) {
  return erp_document_save_over(document, document->hash, error);
}

gboolean
erp_document_save_as(ErpDocument *document, const char *file, ErpSaveMode mode, GError **error) {
  g_autoptr(GBytes) text = erp_plan_write(erp_history_current(document->history));
  if (!erp_kept_check(file, error) || !erp_save(file, text, mode, error))
    return FALSE;
  mark_saved(document, file, text);
  char *name = g_strdup(file); /* `file` may be the document's own */
  g_free(document->file);
  document->file = name;
  return TRUE;
}
