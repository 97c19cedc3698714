#include "session/recovery.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "plan/file.h"
#include "session/folders.h"
#include "session/journal-private.h"
#include "session/kept.h"
#include "base/i18n.h"

void
erp_recovery_free(ErpRecovery *recovery) {
  if (recovery == NULL)
    return;
  g_free(recovery->journal);
  g_free(recovery->file);
  erp_plan_unref(recovery->plan);
  g_free(recovery);
}

void
erp_recovery_discard(const ErpRecovery *recovery) {
  if (erp_journal_is_locked(recovery->journal, NULL))
    return; /* by another process of the same number, under a name that was free again */
  g_autofree char *lock = erp_journal_lock_name(recovery->journal);
  g_unlink(recovery->journal);
  g_unlink(lock);
}

static char *
hash_of_file(const char *file) {
  g_autoptr(GBytes) bytes = erp_kept_load(file, NULL);
  return bytes != NULL ? g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes) : NULL;
}

static void
report(ErpDiagList *diags, const char *journal, const char *text) {
  erp_diag_add(diags, ERP_SEVERITY_WARNING, "recovery", 0, 0, journal, "%s", text);
}

/* NULL also when there is nothing to recover. */
static ErpRecovery *
recover(const char *journal, ErpJournalEntry *entry, GError **error) {
  g_autoptr(ErpRecovery) recovery = g_new0(ErpRecovery, 1);
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(journal);
  g_autofree char *now = entry->file != NULL ? hash_of_file(entry->file) : NULL;
  g_autofree char *text = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, entry->text);
  recovery->journal = g_strdup(journal);
  if (g_strcmp0(now, text) == 0) {
    erp_recovery_discard(recovery);
    return NULL;
  }
  recovery->plan = erp_plan_parse(entry->text, journal, diags, error);
  if (recovery->plan == NULL)
    return NULL;
  recovery->file = g_steal_pointer(&entry->file);
  recovery->time = entry->time;
  recovery->file_changed = g_strcmp0(now, entry->saved) != 0;
  return g_steal_pointer(&recovery);
}

static ErpRecovery *
look_at(const char *journal, const char *plan_file, ErpDiagList *diags) {
  g_auto(ErpJournalEntry) entry = {0};
  g_autoptr(GError) error = NULL;
  ErpRecovery *recovery = NULL;
  gboolean locked = erp_journal_is_locked(journal, &error);
  g_autoptr(GBytes) bytes = locked ? NULL : erp_kept_load(journal, &error);
  if (bytes != NULL && erp_journal_decode(bytes, journal, &entry, &error) &&
      g_strcmp0(entry.file, plan_file) == 0) /* the name holds only a part of the hash */
    recovery = recover(journal, &entry, &error);
  if (error != NULL)
    report(diags, journal, error->message);
  return recovery;
}

static int
compare_names(gconstpointer a, gconstpointer b) {
  return g_strcmp0(*(const char *const *) a, *(const char *const *) b);
}

/* The plan's journals may have another name than the one that is looked for. */
static void
tell_doubt(ErpDiagList *diags, const char *file, int doubt) {
  if (doubt == 0 || doubt == ENOENT) /* no such folder */
    return;
  g_autofree char *text =
      g_strdup_printf(_("%s: whether there is unsaved work to be recovered cannot be told: %s"),
                      file, g_strerror(doubt));
  report(diags, file, text);
}

static void
report_unknown(ErpDiagList *diags, const char *object, const char *why) {
  g_autofree char *text =
      g_strdup_printf(_("whether there is unsaved work to be recovered cannot be told: %s"), why);
  report(diags, object, text);
}

/* NULL at the end, and with errno set when what else there is cannot be told. */
static const char *
next_name(GDir *dir) {
  errno = 0;
  return g_dir_read_name(dir);
}

static void
add_journals(GPtrArray *names, GDir *dir, const char *folder, const char *stem,
             ErpDiagList *diags) {
  const char *name;
  while ((name = next_name(dir)) != NULL)
    if (g_str_has_prefix(name, stem) && g_str_has_suffix(name, ERP_JOURNAL_SUFFIX))
      g_ptr_array_add(names, g_build_filename(folder, name, NULL));
  if (errno == 0)
    return;
  g_autofree char *why = g_strdup_printf(_("%s: cannot be read: %s"), folder, g_strerror(errno));
  report_unknown(diags, folder, why);
}

/* The journals whose names begin with `stem`, sorted. */
static GPtrArray *
list_journals(const char *folder, const char *stem, ErpDiagList *diags) {
  GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GError) error = NULL;
  g_autoptr(GDir) dir = g_dir_open(folder, 0, &error);
  if (error != NULL && !g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    report_unknown(diags, folder, error->message);
  if (dir != NULL)
    add_journals(names, dir, folder, stem, diags);
  g_ptr_array_sort(names, compare_names);
  return names;
}

ErpRecovery *
erp_journal_find(const char *folder, const char *file, ErpDiagList *diags) {
  int doubt = 0;
  g_autofree char *plan_file = file != NULL ? erp_canonical_name(file, &doubt) : NULL;
  tell_doubt(diags, file, doubt);
  g_autofree char *stem = erp_journal_stem(plan_file);
  g_autoptr(GPtrArray) journals = list_journals(folder, stem, diags);
  g_autoptr(ErpRecovery) newest = NULL;
  for (guint i = 0; i < journals->len; i++) {
    g_autoptr(ErpRecovery) recovery = look_at(journals->pdata[i], plan_file, diags);
    if (recovery == NULL || (newest != NULL && newest->time > recovery->time))
      continue;
    ErpRecovery *older = newest;
    newest = g_steal_pointer(&recovery);
    erp_recovery_free(older);
  }
  return g_steal_pointer(&newest);
}
