/* What the fields of sites and WAN links are called outside: our own names, which every export
 * writes and every import reads ("capacity_mbps"), and those that other programs use. Case, blanks,
 * hyphens, underscores and parentheses do not count in a name. */
#pragma once

#include "exchange/proposal.h"

/* How to read a bare number. */
typedef struct {
  const char *rate; /* unit of rates whose name does not say it, "Mbps"; NULL = they are dropped */
} ErpUnits;

typedef struct {
  const ErpField *field; /* NULL: the country it is in, by which a site may be placed */
  const char *unit;      /* of a bare number, as erp_unit_parse() takes it; NULL = no number, or a
                            rate whose unit is not said */
  gboolean is_quantity;  /* else a text as the plan has it */
} ErpAttribute;

/* FALSE when nothing of a record of the kind is called so. O(names). */
gboolean erp_attribute_find(ErpKind kind, const char *name, ErpAttribute *attribute);

/* Sets the field that the attribute stands for, unless the thing has it; numbers may be written in
 * any way C does. FALSE when no field is called so, and nothing was done. What is wrong with the
 * value is told. */
gboolean erp_attribute_set(ErpProposal *proposal, guint thing, const char *name, const char *value,
                           const ErpUnits *units, ErpSpot spot);

/* Whether two names are one: case, blanks, hyphens, underscores and parentheses do not count. */
gboolean erp_attribute_is_called(const char *a, const char *b);

/* The kind that the attribute “element” of our exports names (exchange/picture.h): a site, peering
 * location, gateway, WAN link or circuit; ERP_KIND_LAST when it is no such word, or NULL. */
ErpKind erp_attribute_element(const char *element);

/* Our name of a field: its own with its unit behind ("capacity_mbps", "lat"). Caller frees. */
char *erp_attribute_name(const ErpField *field);
/* The bare number under that name, exact, or the text as the plan has it; NULL when it is not
 * stated. Caller frees. */
char *erp_attribute_value(const ErpRecord *record, guint field);
/* A quantity of memory as such a number: 2500000 bit/s are "2.5". Caller frees. */
char *erp_attribute_number(ErpUnit unit, gint64 value);

/* A name that others use, for the manual; `unit` may be NULL. */
typedef struct {
  ErpKind kind;
  const char *name; /* as most write it */
  const char *field;
  const char *unit;
} ErpAlias;
extern const ErpAlias erp_aliases[];
extern const guint erp_n_aliases;
