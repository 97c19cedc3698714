/* The formats that plans are read from and written to: one table. A format that only some of us
 * need costs a row and a file. */
#pragma once

#include "catalogue/catalogue.h"
#include "exchange/attributes.h"

typedef struct {
  GBytes *bytes;
  const char *name; /* of the file, for messages */
  ErpUnits units;   /* of numbers without one */
  gboolean mask;    /* numbers of subscriptions are not kept */
  const ErpCatalogue *catalogue;
} ErpImportInput;

/* Whether a text looks like it; `text` ends with NUL. */
typedef gboolean ErpSniff(const char *text);
/* FALSE with ERP_ERROR_INPUT and "FILE:LINE:COL: ..." when it is not of the format. */
typedef gboolean ErpReadFormat(const ErpImportInput *input, ErpProposal *proposal, GError **error);

/* What becomes of something in the file, for the manual. */
typedef struct {
  const char *theirs; /* as the format calls it */
  ErpKind kind;       /* record it becomes or belongs to */
  const char *field;  /* of that record; NULL = the record itself */
  const char *note;   /* N_(), or NULL */
} ErpMapping;

typedef struct {
  const char *word;  /* of --from */
  const char *title; /* proper name, not translated */
  const char *about; /* N_(): what it is, a sentence */
  ErpSniff *sniff;
  ErpReadFormat *read;
  const ErpMapping *mappings; /* n_mappings of them; fields go by name when there are none */
  guint n_mappings;
} ErpImportFormat;

/* In the order they are looked for. */
extern const ErpImportFormat erp_import_formats[];
extern const guint erp_n_import_formats;

/* Private to exchange/: the readers and how they are known, in the files of their names. */
ErpSniff erp_is_graphml, erp_is_table;
ErpReadFormat erp_read_graphml, erp_read_table;
