/* An editing run, in a process of its own: edits number 1, 2, ... give the site "par" as many users
 * as their number; each is put into the journal, and every third is saved. */
#pragma once

#include <glib.h>

#include "faults.h"

#define ERP_EDITOR_TEXT                                                                            \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"                                                   \
  "<plan xmlns=\"urn:erplan:plan:1\">\n"                                                           \
  "  <site id=\"par\" name=\"Paris\" lat=\"48.85\" lon=\"2.35\"/>\n"                               \
  "</plan>\n"

#define ERP_EDITOR_EDITS 6

/* What the program that does it returns. */
typedef enum {
  ERP_EDITOR_WELL,
  ERP_EDITOR_REFUSED,   /* something failed and was told */
  ERP_EDITOR_UNOPENED,  /* the plan could not be read, which was told */
  ERP_EDITOR_NOT_TOLD,  /* it failed without a message that names its file */
  ERP_EDITOR_FORGETFUL, /* a failed save left the document unmodified, or a good one modified */
} ErpEditorOutcome;

/* What a program that a test has started tells it. */
ErpFaultTally *erp_editor_tally(void);
/* Of the plan in `file`, the journal in `folder`. Each edit is journalled before the next. First
 * the list of recent files and what is remembered, both beside the plan, get an entry more. */
ErpEditorOutcome erp_editor_run(const char *file, const char *folder);
/* An edit every few milliseconds, journalled by its timer only and now and then saved, until it is
 * killed. */
ErpEditorOutcome erp_editor_go_on(const char *file, const char *folder);

/* The edit that a plan or the newest journal of it is the state after; `whole` is FALSE when the
 * plan cannot be read or the journal is damaged. */
typedef struct {
  guint saved, recovered;
  gboolean whole;
} ErpEditorFound;

ErpEditorFound erp_editor_find(const char *file, const char *folder);
