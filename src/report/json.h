/* What every JSON report shares. Numbers are integers; the unit is in the key (rtt_us, load_up_bps,
 * length_m). Keys stand in a fixed order, lists in document order. */
#pragma once

#include <json-glib/json-glib.h>

/* The finished document with two-space indent and a final line end. Caller frees. */
char *erp_json_text(JsonBuilder *builder);

void erp_json_string(JsonBuilder *builder, const char *key, const char *value); /* NULL -> null */
void erp_json_int(JsonBuilder *builder, const char *key, gint64 value); /* ERP_UNSET -> null */
void erp_json_bool(JsonBuilder *builder, const char *key, gboolean value);
