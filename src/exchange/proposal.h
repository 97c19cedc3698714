/* What a file of another program says, in the words of the plan, before any plan is touched. A
 * reader fills it thing by thing; exchange/merge.h makes edits of it. Whatever cannot be said in a
 * plan is told to the diagnostics with its place ("dropped"), and so is what was assumed
 * ("guessed"). */
#pragma once

#include "base/diag.h"
#include "plan/field.h"

typedef struct _ErpProposal ErpProposal; /* texts are kept as erp_xml_plain() has them */

#define ERP_NO_THING G_MAXUINT /* no such thing */

/* Where something stands in the file; line 0 = not known. */
typedef struct {
  guint line, column;
} ErpSpot;

/* `source` names where it comes from, in front of what the source calls its things: "graphml:wan".
 * The diagnostics must outlive it. */
ErpProposal *erp_proposal_new(const char *source, ErpDiagList *diags);
void erp_proposal_free(ErpProposal *proposal);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpProposal, erp_proposal_free)

/* The source knows more than the file has: what is not in it is not gone. */
void erp_proposal_set_partial(ErpProposal *proposal);
gboolean erp_proposal_is_partial(const ErpProposal *proposal);

/* A record of the kind, within another thing or at the top level (ERP_NO_THING). `key` is what the
 * source calls it, by which a second import finds it again; NULL = it has no name there. A second
 * thing of a kind and key is left out when it comes to merging, which tells it. One
 * that is only mentioned, without fields, is left out with what stands in it unless the plan has
 * it. Returns its number. */
guint erp_proposal_add(ErpProposal *proposal, ErpKind kind, guint within, const char *key,
                       ErpSpot spot);
/* The first thing of a kind with this key, or ERP_NO_THING. O(1). */
guint erp_proposal_find(const ErpProposal *proposal, ErpKind kind, const char *key);

/* A field by its name in the plan. What the plan does not accept is dropped with a warning that
 * names the place (FALSE). An id is a wish: merging makes it valid and unique. NULL or "" says
 * nothing. */
gboolean erp_proposal_set(ErpProposal *proposal, guint thing, const char *field, const char *value,
                          ErpSpot spot);
/* The same of a quantity in the units of memory; ERP_UNSET says nothing. */
gboolean erp_proposal_set_quantity(ErpProposal *proposal, guint thing, const char *field,
                                   gint64 value, ErpSpot spot);
/* The same of what the file does not say: an existing record keeps what it states. */
void erp_proposal_assume(ErpProposal *proposal, guint thing, const char *field, const char *value);
/* The field refers to another thing, whose id is not known yet. */
void erp_proposal_refer(ErpProposal *proposal, guint thing, const char *field, guint other);
/* The field refers to what the plan or another file calls so: an id, a source's key, a whole source
 * ("azure:...") or a name that only one has. */
void erp_proposal_refer_to(ErpProposal *proposal, guint thing, const char *field,
                           const char *called_so);
/* The country it is in, by name or code, where the file tells it beside the place; no field. */
void erp_proposal_set_country(ErpProposal *proposal, guint thing, const char *country);
/* Whether the field has been given, as a value or as a reference. */
gboolean erp_proposal_has(const ErpProposal *proposal, guint thing, const char *field);

/* Tells what was left out, or what was assumed; `object` may be NULL. */
void erp_proposal_drop(ErpProposal *proposal, ErpSpot spot, const char *object, const char *format,
                       ...) G_GNUC_PRINTF(4, 5);
void erp_proposal_guess(ErpProposal *proposal, ErpSpot spot, const char *object, const char *format,
                        ...) G_GNUC_PRINTF(4, 5);

/* ---- what is in it, for those that go on from here ------------------------------------------- */

typedef struct {
  const char *field;
  guint other; /* thing, or ERP_NO_THING: what is called so */
  char *name;  /* or NULL */
} ErpReference;

typedef struct {
  ErpRecord *record;  /* its fields so far, without references; line and column of the file */
  guint within;       /* thing, or ERP_NO_THING */
  char *key;          /* or NULL */
  char *id;           /* the id it asks for, or NULL */
  char *country;      /* or NULL */
  gboolean placed;    /* it is in the plan, with coordinates */
  guint64 assumed;    /* bit i: field i is not from the file */
  GArray *references; /* of ErpReference */
} ErpThing;

guint erp_proposal_length(const ErpProposal *proposal);
/* Borrowed; valid until the next thing is added. */
ErpThing *erp_proposal_get(const ErpProposal *proposal, guint thing);
const char *erp_proposal_source(const ErpProposal *proposal);
ErpDiagList *erp_proposal_diags(const ErpProposal *proposal);
