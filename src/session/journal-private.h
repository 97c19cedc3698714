/* Private to the journal and the recovery: the journal's file. */
#pragma once

#include <glib.h>

#define ERP_JOURNAL_PREFIX "recovery-"
#define ERP_JOURNAL_SUFFIX ".journal"

typedef struct {
  char *file;   /* of the plan, canonical; NULL = none yet */
  char *saved;  /* hash of what that file held; NULL = none yet */
  gint64 time;  /* seconds since 1970 UTC */
  GBytes *text; /* of the plan */
} ErpJournalEntry;

void erp_journal_entry_clear(ErpJournalEntry *entry);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(ErpJournalEntry, erp_journal_entry_clear)

GBytes *erp_journal_encode(const ErpJournalEntry *entry);
/* ERP_ERROR_INPUT when it is not a whole journal; `name` is for the message. */
gboolean erp_journal_decode(GBytes *bytes, const char *name, ErpJournalEntry *entry,
                            GError **error);

/* "recovery-KEY-", how names of the journals of a plan's canonical file begin. */
char *erp_journal_stem(const char *file);
char *erp_journal_lock_name(const char *journal); /* caller frees */
/* Takes the lock of a journal: a descriptor to be closed, or -1 with errno set, which is
 * EWOULDBLOCK when another has it. Where the file system knows no locks it is as if nobody else
 * were there. */
int erp_journal_lock(const char *journal);
void erp_journal_unlock(const char *journal, int lock); /* and removes the lock's file */
/* TRUE while another editor holds the lock, and with an ERP_ERROR_INPUT when that cannot be told.
 */
gboolean erp_journal_is_locked(const char *journal, GError **error);
