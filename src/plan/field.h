/* The tables of kinds and fields: the one place that knows the plan's vocabulary. The reader,
 * writer, check, schema, forms and erplan-plan(5) all read it; adding an attribute is one struct
 * member and one row. */
#pragma once

#include "plan/record.h"

typedef enum {
  ERP_TYPE_STRING,
  ERP_TYPE_ID,        /* unique over the whole plan */
  ERP_TYPE_REF,       /* id of a record of one of `targets` */
  ERP_TYPE_REF_LIST,  /* the same, space-separated; also `words` when given */
  ERP_TYPE_WORD_LIST, /* space-separated, each one of `words` when given */
  ERP_TYPE_ENUM,      /* one of `words`; value = index */
  ERP_TYPE_BOOL,      /* yes | no */
  ERP_TYPE_QUANTITY,  /* base/units.h, `unit` */
  ERP_TYPE_DATE,      /* YYYY-MM-DD, a real day */
  ERP_TYPE_PREFIX,
  ERP_TYPE_PREFIX_LIST,
  ERP_TYPE_COMMUNITY, /* 12076:5010 */
  ERP_TYPE_COMMUNITY_LIST,
  ERP_TYPE_CATALOGUE, /* a name from the catalogue table `catalogue`; checked by the evaluation */
} ErpFieldType;

typedef struct {
  const char *name; /* XML attribute */
  ErpFieldType type;
  gsize offset; /* of the member in the kind's struct */
  gboolean required;
  const char *fallback;     /* default as text, NULL = none */
  ErpUnit unit;             /* QUANTITY */
  gint64 minimum, maximum;  /* QUANTITY; in memory units; maximum 0 = none */
  const char *const *words; /* ENUM, WORD_LIST, extra words of REF_LIST; NULL-terminated */
  guint64 targets;          /* REF, REF_LIST: bit per ErpKind */
  const char *catalogue;    /* CATALOGUE: table name, for pickers and help; STRING: for pickers */
  gboolean long_text;       /* STRING: may have more than ERP_TEXT_BYTES */
  const char *help;         /* one sentence, N_() marked */
} ErpField;

/* A heading over the fields from `field` on, for forms; the fields before the first have none. */
typedef struct {
  const char *field; /* NULL behind the last */
  const char *title; /* N_() */
} ErpSection;

typedef struct {
  ErpKind kind;
  const char *element; /* XML name */
  const char *title;   /* for people, N_() */
  gsize size;          /* of the struct */
  const ErpField *fields;
  guint n_fields;
  const ErpSection *sections; /* in the order of the fields; NULL = none */
  int id_field;               /* index or -1 */
  guint64 parents;            /* bit per ErpKind it may stand in (bit PLAN = top level) */
  gboolean singleton;         /* at most one per parent */
  gboolean has_text;          /* field 0 is the character content, not an attribute (note) */
  const char *help;           /* one or two sentences, N_() */
} ErpKindInfo;

/* Targets of a reference to whatever a rule can speak of: an id, an id followed by "/..." or a
 * path. Naming nothing in the plan is then a warning, not an error. */
#define ERP_ANY_OBJECT G_MAXUINT64
#define ERP_KIND_BIT(kind) (G_GUINT64_CONSTANT(1) << (kind))

const ErpKindInfo *erp_kind_info(ErpKind kind);
/* By XML element name within a parent; NULL when none. */
const ErpKindInfo *erp_kind_by_element(const char *element);
int erp_kind_field(ErpKind kind, const char *name); /* index or -1 */
