/* Typed reading of a table: a list of columns says what each cell must hold and where its value
 * goes in the record of the row. Private to the folder. */
#pragma once

#include <stddef.h>

#include "base/units.h"
#include "catalogue/table.h"

typedef enum {
  ERP_CELL_TEXT,    /* const char *; NULL when empty; one of `words` if there are any */
  ERP_CELL_LIST,    /* const char *const *; split at ';', NULL-terminated */
  ERP_CELL_FLAG,    /* gboolean; y, yes, n or no */
  ERP_CELL_WORD,    /* int; the index of the word in `words` */
  ERP_CELL_DECIMAL, /* gint64; the number times ten to the power of `decimals` */
  ERP_CELL_COUNT,   /* guint; 0 when empty */
  ERP_CELL_UNIT,    /* gint64; text with its unit */
} ErpCellKind;

typedef struct {
  const char *name;
  ErpCellKind kind;
  gboolean optional; /* may be empty: NULL, an empty list, FALSE or ERP_UNSET */
  gboolean key;      /* part of what must be unique */
  gboolean checked;  /* only checked: the record has no place for it */
  gsize offset;      /* in the record */
  guint decimals;    /* decimal: decimals kept, more are refused */
  gint64 min, max;   /* decimal and count: bounds of the stored value */
  ErpUnit unit;
  const char *const *words; /* NULL-terminated */
} ErpColumn;

#define ERP_AT(type, member) .offset = offsetof(type, member)
#define ERP_UNUSED .checked = TRUE
#define ERP_LATITUDE .kind = ERP_CELL_DECIMAL, .decimals = 6, .min = -90000000, .max = 90000000
#define ERP_LONGITUDE .kind = ERP_CELL_DECIMAL, .decimals = 6, .min = -180000000, .max = 180000000
#define ERP_MBPS                                                                                   \
  .kind = ERP_CELL_DECIMAL, .decimals = 6, .min = 1, .max = G_GINT64_CONSTANT(1000000000000000)

/* A new array of `table->n_rows` records of `size` bytes, or NULL with the place of the first
 * fault. The table must have exactly the given columns, in any order. The caller frees the array
 * (g_free); lists are added to `owned`, texts belong to the table. */
gpointer erp_columns_read(const ErpTable *table, const ErpColumn *columns, guint n_columns,
                          gsize size, GPtrArray *owned, GError **error);

/* A plain decimal number ("25", "-0.1") times ten to the power of `decimals`; FALSE for anything
 * else, for more decimals than that and for more than 15 digits. */
gboolean erp_decimal_parse(const char *text, guint decimals, gint64 *value);
