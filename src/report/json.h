/* What every JSON report shares. Numbers are integers; the unit is in the key (rtt_us, load_up_bps,
 * length_m). Keys stand in a fixed order, lists in document order. */
#pragma once

#include <json-glib/json-glib.h>

#include "base/diag.h"

/* The finished document with two-space indent and a final line end. Control and invisible format
 * characters are \u escapes, so that printing it is safe. Caller frees. */
char *erp_json_text(JsonBuilder *builder);
/* The same in one line. */
char *erp_json_line(JsonBuilder *builder);

/* NULL -> null; bytes that are not UTF-8 (a file's name) become U+FFFD. */
void erp_json_string(JsonBuilder *builder, const char *key, const char *value);
void erp_json_int(JsonBuilder *builder, const char *key, gint64 value); /* ERP_UNSET -> null */
void erp_json_bool(JsonBuilder *builder, const char *key, gboolean value);
/* An object: code, object, place in the file and message. */
void erp_json_diag(JsonBuilder *builder, const ErpDiag *diag);
