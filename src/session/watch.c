#include "session/watch.h"

#define PERIOD_S 2

struct _ErpWatch {
  ErpDocument *document;
  void (*noticed)(gpointer user);
  gpointer user;
  GSource *timer;
  GCancellable *stop;
  gboolean asking;
  ErpOutside state;
};

static void
accept(ErpWatch *watch, ErpOutside state) {
  if (state == watch->state)
    return;
  watch->state = state;
  watch->noticed(watch->user);
}

static void
on_answer(GObject *file, GAsyncResult *result, gpointer user) {
  g_autoptr(GError) error = NULL;
  g_autoptr(GFileInfo) info = g_file_query_info_finish(G_FILE(file), result, &error);
  if (g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* the watch is gone */
  ErpWatch *watch = user;
  watch->asking = FALSE;
  accept(watch, erp_document_outside(watch->document, info));
}

static gboolean
on_timer(gpointer user) {
  ErpWatch *watch = user;
  const char *name = erp_document_file(watch->document);
  if (name == NULL || watch->asking)
    return G_SOURCE_CONTINUE;
  g_autoptr(GFile) file = g_file_new_for_path(name);
  watch->asking = TRUE;
  g_file_query_info_async(file, ERP_DOCUMENT_STAMP, G_FILE_QUERY_INFO_NONE, G_PRIORITY_LOW,
                          watch->stop, on_answer, watch);
  return G_SOURCE_CONTINUE;
}

ErpWatch *
erp_watch_new(ErpDocument *document, void (*noticed)(gpointer user), gpointer user) {
  ErpWatch *watch = g_new0(ErpWatch, 1);
  g_autoptr(GMainContext) context = g_main_context_ref_thread_default();
  watch->document = document;
  watch->noticed = noticed;
  watch->user = user;
  watch->stop = g_cancellable_new();
  watch->timer = g_timeout_source_new_seconds(PERIOD_S);
  g_source_set_callback(watch->timer, on_timer, watch, NULL);
  g_source_attach(watch->timer, context);
  return watch;
}

void
erp_watch_free(ErpWatch *watch) {
  if (watch == NULL)
    return;
  g_source_destroy(watch->timer);
  g_source_unref(watch->timer);
  g_cancellable_cancel(watch->stop);
  g_object_unref(watch->stop);
  g_free(watch);
}

void
erp_watch_look(ErpWatch *watch) {
  const char *name = erp_document_file(watch->document);
  if (name == NULL)
    return;
  g_autoptr(GFile) file = g_file_new_for_path(name);
  g_autoptr(GFileInfo) info =
      g_file_query_info(file, ERP_DOCUMENT_STAMP, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  accept(watch, erp_document_outside(watch->document, info));
}

ErpOutside
erp_watch_state(const ErpWatch *watch) {
  return watch->state;
}

void
erp_watch_settle(ErpWatch *watch) {
  watch->state = ERP_OUTSIDE_SAME;
}
