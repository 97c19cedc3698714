/* What a plan can be written as for other programs, and its text. */
#pragma once

#include "session/session.h"

typedef struct {
  const char *word;   /* also the ending of such a file */
  const char *title;  /* proper name */
  const char *about;  /* translated: what it is for */
  const char *detail; /* translated: which part of the plan, or NULL = all of it */
} ErpExportChoice;

/* FALSE behind the last. */
gboolean erp_export_choice(guint number, ErpExportChoice *choice);

/* The current plan with what follows from it, whatever is marked as failed. The figures of the
 * session are taken if they are of this plan, else it is evaluated. Caller unrefs. */
GBytes *erp_session_export(ErpSession *session, guint number);

/* The map that reports have, which is no format of exchange/: what it is for (translated), and its
 * text as SVG. Caller frees. */
const char *erp_export_map_about(void);
char *erp_export_map(const ErpResults *results);
