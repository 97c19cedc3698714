/* The formats that plans are read from and written to: one table. A format that only some of us
 * need costs a row and a file. */
#pragma once

#include "base/sink.h"
#include "catalogue/catalogue.h"
#include "exchange/attributes.h"
#include "exchange/picture.h"

typedef struct {
  GBytes *bytes;
  const char *name;
} ErpImportFile;

typedef struct {
  GBytes *bytes;
  const char *name; /* of the file, for messages */
  ErpUnits units;   /* of numbers without one */
  gboolean mask;    /* numbers of subscriptions are not kept */
  const ErpCatalogue *catalogue;
  const ErpImportFile *files; /* n_files that are read together, this one among them: where keys are
                                 global, they may say more of the same things */
  guint n_files;
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
  const char *word;         /* of --from */
  const char *title;        /* proper name, not translated */
  const char *about;        /* N_(): what it is, a sentence */
  gboolean keys_are_global; /* the same everywhere, so that no file's name goes before them */
  ErpSniff *sniff;
  ErpReadFormat *read;
  const ErpMapping *mappings; /* n_mappings of them; fields go by name when there are none */
  guint n_mappings;
} ErpImportFormat;

/* In the order they are looked for. */
extern const ErpImportFormat erp_import_formats[];
extern const guint erp_n_import_formats;

/* ---- export ---------------------------------------------------------------------------------- */

/* The part of a plan that a format of tables can hold. */
typedef enum { ERP_EXPORT_SITES, ERP_EXPORT_LINKS } ErpExportTable;
#define ERP_EXPORT_TABLES "sites", "links"
extern const char *const erp_export_tables[];             /* NULL-terminated */
const char *erp_export_table_about(ErpExportTable table); /* translated */

/* Hands the picture to the sink piece by piece, the table of it when the format has tables. The same
 * bytes for the same plan, in any locale; nothing in a name is more than a name. */
typedef void ErpWriteFormat(const ErpPicture *picture, ErpExportTable table, ErpSink sink);

typedef struct {
  const char *word;  /* of --format */
  const char *title; /* proper name, not translated */
  const char *about; /* N_(): what it is for */
  ErpWriteFormat *write;
  gboolean has_tables;
} ErpExportFormat;

/* In this order. */
#define ERP_EXPORT_WORDS                                                                           \
  "graphml", "gml", "dot", "geojson", "kml", "drawio", "mermaid", "csv", "tsv"
extern const ErpExportFormat erp_export_formats[];
extern const guint erp_n_export_formats;

/* Private to exchange/: the writers, in the files of their names. */
ErpWriteFormat erp_write_graphml, erp_write_gml, erp_write_dot, erp_write_geojson, erp_write_kml,
    erp_write_drawio, erp_write_mermaid, erp_write_csv, erp_write_tsv;

/* Private to exchange/: the readers and how they are known, in the files of their names. */
ErpSniff erp_is_admin_centre, erp_is_arm, erp_is_azure, erp_is_gml, erp_is_graphml, erp_is_net2plan,
    erp_is_netbox, erp_is_node_link, erp_is_repetita, erp_is_sndlib, erp_is_sndlib_native,
    erp_is_table, erp_is_terraform;
ErpReadFormat erp_read_admin_centre, erp_read_arm, erp_read_azure, erp_read_gml, erp_read_graphml,
    erp_read_net2plan, erp_read_netbox, erp_read_node_link, erp_read_repetita, erp_read_sndlib,
    erp_read_sndlib_native, erp_read_table, erp_read_terraform;
