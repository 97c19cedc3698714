/* Diagnostics: what the data says, as a list with places. Not for failures of the program (GError)
 * nor for our own bugs (assertions). Messages are translated and hold raw user text; only the
 * writer that prints them neutralises control characters (base/escape.h). */
#pragma once

#include <glib.h>

typedef enum {
  ERP_SEVERITY_NOTE,
  ERP_SEVERITY_WARNING,
  ERP_SEVERITY_ERROR,
} ErpSeverity;

typedef struct {
  ErpSeverity severity;
  const char *code; /* static, e.g. "dangling-reference"; stable for scripts */
  char *file;       /* display name, may be NULL */
  guint line;       /* from 1; 0 = no place */
  guint column;     /* in characters from 1; 0 = no place */
  char *object;     /* id or path of the object, may be NULL */
  char *text;       /* whole translated sentence with the remedy */
} ErpDiag;

/* A growing list. Owned by the caller. */
typedef struct _ErpDiagList ErpDiagList;

ErpDiagList *erp_diag_list_new(const char *file);
void erp_diag_list_free(ErpDiagList *list);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpDiagList, erp_diag_list_free)

/* At most 1,000 entries are kept; further ones are only counted. The middle of a text beyond 2,000
 * bytes is left out. `object` may be NULL. */
void erp_diag_add(ErpDiagList *list, ErpSeverity severity, const char *code, guint line,
                  guint column, const char *object, const char *format, ...) G_GNUC_PRINTF(7, 8);

/* Says again what another list says. */
void erp_diag_list_repeat(ErpDiagList *list, const ErpDiagList *said);

guint erp_diag_list_length(const ErpDiagList *list);                /* entries kept */
const ErpDiag *erp_diag_list_get(const ErpDiagList *list, guint i); /* borrowed */
guint erp_diag_list_count(const ErpDiagList *list,
                          ErpSeverity at_least); /* counts all, kept or not */
guint erp_diag_list_dropped(const ErpDiagList *list);

/* Orders by line, column, code, text (stable). */
void erp_diag_list_sort(ErpDiagList *list);

/* "FILE:LINE:COL: error: text" with control characters neutralised. Caller frees. */
char *erp_diag_format(const ErpDiag *diag);
