/* Documents in JSON, with the places of their objects. */
#pragma once

#include <json-glib/json-glib.h>

#include "exchange/proposal.h"

typedef struct _ErpJsonText ErpJsonText;

#define ERP_JSON_MAX_DEPTH 64
#define ERP_JSON_MAX_MEMBERS 1024 /* more could be names chosen to be slow to tell apart */

/* Whether a text begins like an object or an array, for those that find out what a file is. */
gboolean erp_json_may_be(const char *text);

/* NULL with ERP_ERROR_INPUT and "FILE:LINE:COL: what is wrong" when it is no JSON, no UTF-8 (nor
 * UTF-16 with a byte-order mark), nested deeper than ERP_JSON_MAX_DEPTH, has an object with more
 * than ERP_JSON_MAX_MEMBERS members, or integers of more than 18 digits. */
ErpJsonText *erp_json_read(GBytes *bytes, const char *name, GError **error);
void erp_json_close(ErpJsonText *json); /* report/ has an ErpJsonText that writes, and its free */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpJsonText, erp_json_close)

JsonNode *erp_json_root(const ErpJsonText *json); /* borrowed; not NULL */
/* Where an object of the document begins. */
ErpSpot erp_json_spot(const ErpJsonText *json, JsonObject *object);

/* A member by its path, "sku.tier"; case does not count. NULL when there is none. Borrowed. */
JsonNode *erp_json_find(JsonObject *object, const char *path);
/* The same as an object or an array; NULL when it is none. */
JsonObject *erp_json_object(JsonObject *object, const char *path);
JsonArray *erp_json_array(JsonObject *object, const char *path);
/* A text, a number or a truth value as text ("true"); NULL when it is none of them. Caller frees.
 */
char *erp_json_text(JsonObject *object, const char *path);
char *erp_json_text_of(JsonNode *node); /* of a member that is at hand */
/* The i-th element when it is an object, else NULL. */
JsonObject *erp_json_element(JsonArray *array, guint i);

/* Private to json.c: the places of the objects in `text` (array of ErpSpot), in the order they
 * begin; NULL as erp_json_read() has it. O(size). */
GArray *erp_json_check(const char *text, gsize size, const char *name, GError **error);
