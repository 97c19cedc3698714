/* Expressions of Azure Resource Manager templates, as far as names and references need them:
 * parameters (their defaults), variables, concat, format, resourceId, toLower, toUpper. */
#pragma once

#include "exchange/json.h"

/* Both borrowed; NULL = there are none. */
typedef struct {
  JsonObject *parameters, *variables;
} ErpArm;

/* What a text of a template comes to: itself unless it is "[expression]". Resource ids come to
 * "type/name" in small letters. NULL when it cannot be worked out from the template alone. Caller
 * frees. O(length), and that of the variables it names. */
char *erp_arm_text(const ErpArm *arm, const char *text);
/* "microsoft.network/connections" and "a" are "microsoft.network/connections/a"; of types with
 * several parts each is followed by its name. `names` may hold several, with "/" between them. NULL
 * when they are not as many. Caller frees. */
char *erp_arm_key(const char *type, const char *names);
