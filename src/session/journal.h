/* The recovery journal: the unsaved plan, kept in a file of its own until it is saved.
 *
 * A journal has a header (the plan's file, the hash of what that file held, the time, the hash of
 * the text) and the whole text of the plan, so nothing else is needed to recover it. It is replaced
 * whole or not at all. Its name holds a key of the plan's file, the host and the process; as long
 * as its editor lives, that holds a lock beside it, so that several editors of one plan never take
 * each other's work for abandoned. */
#pragma once

#include "session/document.h"

/* ms after the first change that is not in it: together with the time it takes to write it, who is
 * killed loses no more than the last two seconds */
#define ERP_JOURNAL_DELAY 1000

typedef struct _ErpJournal ErpJournal;

/* Of a document, which must outlive it; in `folder`, which is made when needed. `delay` in ms. */
ErpJournal *erp_journal_new(ErpDocument *document, const char *folder, guint delay);
/* Waits for a thread that writes; what is on disk stays there. */
void erp_journal_free(ErpJournal *journal);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpJournal, erp_journal_free)

/* `failed` is called in the main thread when the journal cannot be written for another reason than
 * the last time; a journal that is written makes the next reason another one. It is tried again
 * after each delay. */
void erp_journal_listen(ErpJournal *journal, void (*failed)(gpointer user), gpointer user);

/* After every change and every save: a modified plan is written after the delay, which changes in
 * between do not prolong, begun and ended from the main context that was the thread's default when
 * the journal was made, and in between in a thread of its own, for which writing at once, removing
 * and freeing wait; the journal of one that is not modified is removed at once. */
void erp_journal_update(ErpJournal *journal);
/* Writes at once when the plan is modified and what is on disk is not it. ERP_ERROR_OUTPUT. */
gboolean erp_journal_write(ErpJournal *journal, GError **error);
void erp_journal_remove(ErpJournal *journal);

/* The file on disk, or NULL. */
const char *erp_journal_file(const ErpJournal *journal);
/* Why the last finished write failed (a translated sentence), or NULL. */
const char *erp_journal_problem(const ErpJournal *journal);
