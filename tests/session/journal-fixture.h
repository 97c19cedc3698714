/* A plan and the folder of its recovery journal, for the tests of writing and of finding one. */
#pragma once

#include "session/journal.h"
#include "session/recovery.h"

#define NEVER (60u * 60 * 1000) /* ms: only when it is asked for */

typedef struct {
  char *folder;
  char *state; /* below it; does not exist at first */
  char *file;
  ErpDocument *document;
  ErpDiagList *diags;
} JournalFixture;

void journal_set_up(JournalFixture *fixture, gconstpointer data);
void journal_tear_down(JournalFixture *fixture, gconstpointer data);
void journal_open(JournalFixture *fixture);                         /* the document, again */
void journal_set_users(JournalFixture *fixture, const char *users); /* an edit */
const ErpPlan *journal_current(JournalFixture *fixture);
ErpRecovery *journal_find(JournalFixture *fixture); /* or NULL; caller frees */
/* So many files are in the folder of journals. */
void journal_assert_entries(const JournalFixture *fixture, guint n);
