/* Writes JSON piece by piece: nothing of a document is kept but what the sink has not had yet.
 * Numbers are integers; the unit is in the key (rtt_us, load_up_bps, length_m). Keys stand in a
 * fixed order, lists in document order. Control and invisible format characters are \u escapes, so
 * that printing it is safe.
 *
 * A key is NULL for the outermost value and for the entries of an array. */
#pragma once

#include "base/diag.h"
#include "base/sink.h"

typedef enum {
  ERP_JSON_INDENTED, /* by two, a member or an entry a line */
  ERP_JSON_LINE,     /* the whole document in one line */
} ErpJsonForm;

typedef struct _ErpJson ErpJson;

ErpJson *erp_json_new(ErpJsonForm form, ErpSink sink);
/* What has not been handed on is lost; after the end of a document nothing is. */
void erp_json_free(ErpJson *json);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpJson, erp_json_free)

/* The end of the outermost ends the document with a line end, and hands everything on. */
void erp_json_begin_object(ErpJson *json, const char *key);
void erp_json_end_object(ErpJson *json);
void erp_json_begin_array(ErpJson *json, const char *key);
void erp_json_end_array(ErpJson *json);

/* NULL -> null; bytes that are not UTF-8 (a file's name) become U+FFFD. */
void erp_json_string(ErpJson *json, const char *key, const char *value);
void erp_json_int(ErpJson *json, const char *key, gint64 value); /* ERP_UNSET -> null */
void erp_json_bool(ErpJson *json, const char *key, gboolean value);
