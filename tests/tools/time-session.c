/* time-session PLAN EDITS: how long an edit of a session takes, in microseconds of wall-clock time:
 * a preview and the edit itself until the keys are free again and until the figures are there, and
 * the journal. */
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>

#include "session/session-private.h"

typedef enum { ASK, PREVIEWED, DO, EVALUATED, JOURNAL, LAST } Step;
static const char *const names[] = {"ask", "previewed", "do", "evaluated", "journal"};

static int
compare_times(gconstpointer a, gconstpointer b) {
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;
  return (x > y) - (x < y);
}

static void
print(const char *name, GArray *times) {
  g_array_sort(times, compare_times);
  printf("%-10s median %8" G_GINT64_FORMAT "  p99 %8" G_GINT64_FORMAT "\n", name,
         g_array_index(times, gint64, times->len / 2),
         g_array_index(times, gint64, times->len * 99 / 100));
}

static void
take_time(GArray *times, gint64 since) {
  gint64 time = g_get_monotonic_time() - since;
  g_array_append_val(times, time);
}

/* The id of the first site that is there. */
static const char *
some_site(ErpSession *session) {
  guint n = 0;
  const ErpRecord *const *sites = erp_plan_of_kind(erp_session_plan(session), ERP_KIND_SITE, &n);
  return n > 0 ? erp_record_id(sites[n / 2]) : NULL;
}

static void
edit_once(ErpSession *session, guint i, GArray **times) {
  g_autofree char *users = g_strdup_printf("%u", 1000 + i);
  g_autofree char *site = g_strdup(some_site(session));
  g_autoptr(ErpEdit) edit = erp_edit_set(site, "users", users);
  gint64 start = g_get_monotonic_time();
  erp_session_ask_preview(session, edit, NULL);
  take_time(times[ASK], start);
  while (erp_session_preview_pending(session))
    g_main_context_iteration(NULL, TRUE);
  take_time(times[PREVIEWED], start);
  erp_session_end_preview(session);
  start = g_get_monotonic_time();
  erp_session_do(session, edit, NULL);
  take_time(times[DO], start);
  while (erp_session_stale(session))
    g_main_context_iteration(NULL, TRUE);
  take_time(times[EVALUATED], start);
  start = g_get_monotonic_time();
  erp_session_rescue(session, NULL);
  take_time(times[JOURNAL], start);
}

static int
measure(const char *file, guint edits) {
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(file);
  g_autoptr(ErpCatalogue) catalogue = erp_catalogue_load(&error);
  ErpDocument *document = catalogue != NULL ? erp_document_open(file, diags, &error) : NULL;
  if (document == NULL) {
    fprintf(stderr, "time-session: %s\n", error->message);
    return 3;
  }
  g_autofree char *state = g_dir_make_tmp("erplan-time-XXXXXX", NULL);
  g_autoptr(ErpSession) session = erp_session_new_with(document, catalogue, state, G_MAXINT);
  GArray *times[LAST];
  erp_session_settle(session);
  for (guint i = 0; i < LAST; i++)
    times[i] = g_array_new(FALSE, FALSE, sizeof(gint64));
  for (guint i = 0; i < edits; i++)
    edit_once(session, i, times);
  for (guint i = 0; i < LAST; i++) {
    print(names[i], times[i]);
    g_array_unref(times[i]);
  }
  erp_session_discard(session);
  g_rmdir(state);
  return 0;
}

int
main(int argc, char **argv) {
  guint64 edits = 0;
  if (argc != 3 || !g_ascii_string_to_unsigned(argv[2], 10, 1, 100000, &edits, NULL)) {
    fputs("usage: time-session PLAN EDITS\n", stderr);
    return 2;
  }
  return measure(argv[1], (guint) edits);
}
