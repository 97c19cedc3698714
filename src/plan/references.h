/* Private to plan/: the references a record holds, whatever its kind. */
#pragma once

#include "plan/field.h"

/* Called for every referred id; for ERP_ANY_OBJECT only the part before the first '/'. */
typedef void (*ErpReferenceVisit)(const ErpRecord *record, const ErpField *field, const char *id,
                                  gpointer user);

/* The record's own references, without its children's. */
void erp_record_references(const ErpRecord *record, ErpReferenceVisit visit, gpointer user);

/* The id a reference to any object begins with; caller frees. */
char *erp_object_id(const char *object);
