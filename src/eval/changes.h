/* What lies between two revisions of a plan and their results, where it is little: records that
 * stand where others stood, and some that come or go. What an earlier evaluation or review said
 * holds on as far as it does not rest on what changed. */
#pragma once

#include "plan/plan.h"

typedef enum {
  /* What records say: which of their fields are others. */
  ERP_CHANGED_NEEDS = 1 << 0,      /* how many use a site, or how much a demand of it is */
  ERP_CHANGED_CRITICAL = 1 << 1,   /* whether a site or a demand is critical */
  ERP_CHANGED_MOBILE = 1 << 2,     /* how many of a site's users are mostly away */
  ERP_CHANGED_BREAKOUT = 1 << 3,   /* whether a site can have a breakout */
  ERP_CHANGED_PLACE = 1 << 4,      /* what the place of a site is called */
  ERP_CHANGED_NAMES = 1 << 5,      /* what a site is called */
  ERP_CHANGED_SITES = 1 << 6,      /* what else the record of a site says, or one in it */
  ERP_CHANGED_CAPACITIES = 1 << 7, /* of WAN links and circuits, and what is narrowest of ways */
  ERP_CHANGED_TIMES = 1 << 8,      /* round trips and lengths of WAN links, and where sites are */
  ERP_CHANGED_LINKS = 1 << 9, /* what else records of WAN links say, and figures that come of it,
                                 or of what else a site says */
  ERP_CHANGED_POLICIES = 1 << 10, /* what policies say, and which there are */
  ERP_CHANGED_OTHERS = 1 << 11,   /* what other records say, but for notes, scenarios, answers and
                                     acceptances: peering locations, circuits, edges and so on */
  /* What follows from them. */
  ERP_CHANGED_WAYS = 1 << 12,    /* which flows there are, which carry anything, and where to */
  ERP_CHANGED_HOPS = 1 << 13,    /* the links over which ways lead, also ways that no flow takes */
  ERP_CHANGED_FIGURES = 1 << 14, /* rates, loads, round trips, lengths, entry points to
                                    Microsoft, and what is decided by them */
} ErpChanged;

typedef struct {
  const ErpRecord *before, *now; /* one stands where the other stood; children too */
} ErpReplaced;

typedef struct {
  guint bits;       /* of ErpChanged; results add theirs */
  GArray *replaced; /* ErpReplaced, in document order */
  gconstpointer of; /* the earlier results, only to be compared; NULL until they are known */
  guint8 *settled;  /* per site: all that belongs to it is as before, and the records, loads and
                       other figures of the elements on its ways */
  GArray *anew;     /* guint32, ascending: sites that were planned anew. What the others need, and
                       their ways, are as before */
  guint8 *turned;   /* per node: its way to a circuit begins otherwise, or is a longer or shorter
                       one; NULL = nowhere while the legs are those of before, else not known */
} ErpChanges;

/* NULL when more differs: the plan's own record, or the number or order of records other than
 * policies and what no word tells of. O(records between the first and the last that differ).
 * Borrows from both plans. */
ErpChanges *erp_changes_new(const ErpPlan *before, const ErpPlan *now);
void erp_changes_free(ErpChanges *changes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpChanges, erp_changes_free)

/* What stands now where the record stood; the record itself when it still does. */
const ErpRecord *erp_changes_now(const ErpChanges *changes, const ErpRecord *record);
