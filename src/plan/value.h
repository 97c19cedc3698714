/* Private to plan/: one field's value from text and back, by the type in its table row. */
#pragma once

#include "plan/field.h"

typedef union {
  gint64 number;
  char *text;
  char **list;
} ErpValue;

typedef enum { ERP_STORE_NUMBER, ERP_STORE_TEXT, ERP_STORE_LIST } ErpStore;

/* How values of the type are kept in the structs of plan/record.h. */
static inline ErpStore
erp_value_store(ErpFieldType type) {
  switch (type) {
  case ERP_TYPE_ENUM:
  case ERP_TYPE_BOOL:
  case ERP_TYPE_QUANTITY:
    return ERP_STORE_NUMBER;
  case ERP_TYPE_REF_LIST:
  case ERP_TYPE_WORD_LIST:
  case ERP_TYPE_PREFIX_LIST:
  case ERP_TYPE_COMMUNITY_LIST:
    return ERP_STORE_LIST;
  case ERP_TYPE_STRING:
  case ERP_TYPE_ID:
  case ERP_TYPE_REF:
  case ERP_TYPE_DATE:
  case ERP_TYPE_PREFIX:
  case ERP_TYPE_COMMUNITY:
  case ERP_TYPE_CATALOGUE:
    return ERP_STORE_TEXT;
  }
  g_assert_not_reached();
}

/* For fields kept as text: `text` itself when it is canonical, else its canonical spelling, kept in
 * `*own` (caller frees). NULL with ERP_ERROR_USAGE when it is not a legal value. */
const char *erp_value_text(const ErpField *field, const char *text, char **own, GError **error);

/* FALSE with ERP_ERROR_USAGE and a whole sentence (without the field's name) when `text` is not a
 * legal value; `*out` is then untouched. Caller owns what `*out` points to. */
gboolean erp_value_parse(const ErpField *field, const char *text, ErpValue *out, GError **error);

/* Canonical text; NULL when unset. Caller frees. */
char *erp_value_format(const ErpField *field, const ErpValue *value);

/* Whether the two records, of the field's kind, have the same value. */
gboolean erp_value_same(const ErpRecord *a, const ErpRecord *b, const ErpField *field);

/* The field of the record: borrowed pointers. */
ErpValue erp_value_of(const ErpRecord *record, const ErpField *field);
