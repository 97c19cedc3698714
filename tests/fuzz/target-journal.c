/* The recovery journal: what was encoded comes back whole; cut short or changed anywhere in its
 * text it is refused, kept and told, and never another plan. */
#include "target.h"

#include <glib/gstdio.h>
#include <string.h>

#include "plan/file.h"
#include "session/journal-private.h"
#include "session/recovery.h"
#include "support.h"

#define JOURNAL ERP_JOURNAL_PREFIX "new-host-1-1" ERP_JOURNAL_SUFFIX

static gboolean
decodes(GBytes *bytes, ErpJournalEntry *entry) {
  g_autoptr(GError) error = NULL;
  if (erp_journal_decode(bytes, "journal", entry, &error))
    return TRUE;
  fuzz_check_error(error);
  g_assert_true(entry->file == NULL && entry->saved == NULL && entry->text == NULL);
  return FALSE;
}

static void
check_same(const ErpJournalEntry *entry) {
  g_autoptr(GBytes) bytes = erp_journal_encode(entry);
  g_auto(ErpJournalEntry) again = {0};
  g_assert_true(decodes(bytes, &again));
  g_assert_cmpstr(again.file, ==, entry->file);
  g_assert_cmpstr(again.saved, ==, entry->saved);
  g_assert_cmpint(again.time, ==, entry->time);
  g_assert_true(g_bytes_equal(again.text, entry->text));
}

static void
check_refused(GBytes *bytes) {
  g_auto(ErpJournalEntry) entry = {0};
  g_assert_false(decodes(bytes, &entry));
}

/* Cut at so many places that each one of a short journal is among them. */
static void
check_cuts(GBytes *whole) {
  gsize size = g_bytes_get_size(whole), step = MAX(size / 64, 1);
  for (gsize cut = 0; cut < size; cut += step) {
    g_autoptr(GBytes) bytes = g_bytes_new_from_bytes(whole, 0, cut);
    check_refused(bytes);
  }
  g_autoptr(GBytes) bytes = g_bytes_new_from_bytes(whole, 0, size - 1);
  check_refused(bytes);
}

static void
check_changed(const ErpJournalEntry *entry, GBytes *whole) {
  gsize size = g_bytes_get_size(whole), text = g_bytes_get_size(entry->text);
  for (gsize at = size - text; at < size; at += MAX(text / 8, 1)) {
    g_autofree char *copy = g_memdup2(g_bytes_get_data(whole, NULL), size);
    copy[at] ^= 1;
    g_autoptr(GBytes) bytes = g_bytes_new(copy, size);
    check_refused(bytes);
  }
}

/* What the journal file of a plan without a file brings back, or NULL; a file that brings nothing
 * back is told of and stays. */
static ErpPlan *
find(GBytes *bytes) {
  g_autofree char *file =
      fuzz_file(JOURNAL, g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
  g_autoptr(ErpDiagList) diags = erp_diag_list_new("journal");
  g_autoptr(ErpRecovery) recovery = erp_journal_find(fuzz_folder(), NULL, diags);
  fuzz_check_diags(diags);
  g_assert_cmpint(g_unlink(file), ==, 0);
  if (recovery == NULL)
    return NULL;
  g_assert_cmpuint(erp_diag_list_length(diags), ==, 0);
  return erp_plan_ref(recovery->plan);
}

/* The bytes as the text of a journal of our own. */
static void
try_text(GBytes *text) {
  g_auto(ErpJournalEntry) entry = {.time = (gint64) g_bytes_get_size(text)};
  entry.text = g_bytes_ref(text);
  check_same(&entry);
  g_autoptr(GBytes) whole = erp_journal_encode(&entry);
  check_cuts(whole);
  check_changed(&entry, whole);
  g_autoptr(ErpDiagList) diags = erp_diag_list_new("plan");
  g_autoptr(ErpPlan) plan = erp_plan_parse(text, "plan", diags, NULL);
  g_autoptr(ErpPlan) found = find(whole);
  g_assert_true((plan == NULL) == (found == NULL));
  if (plan != NULL)
    fuzz_check_same(plan, found, "another plan when recovered");
}

/* Once as a journal, once as the text of one. */
void
fuzz_journal(GBytes *bytes, const char *name G_GNUC_UNUSED) {
  g_auto(ErpJournalEntry) entry = {0};
  if (decodes(bytes, &entry)) {
    check_same(&entry);
    check_cuts(bytes);
  }
  g_autoptr(ErpPlan) found = find(bytes);
  g_assert_true(found == NULL || entry.text != NULL);
  try_text(bytes);
}
