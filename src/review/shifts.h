/* Private to review/: what every WAN link, circuit and the like carries more or less when a circuit
 * is lost, or all those of a peering location but the metro ones, which have a link at another.
 * Each flow of what is lost leaves its planned way for the circuit that takes its place
 * (succession.c), without any for its way to the internet, without that for nowhere.
 *
 * Worked example: a site sends 300 Mbit/s over the link a to circuit 1; circuit 2 is at the far end
 * of link b. The case "circuit 1 lost" has the shifts a -300, circuit 1 -300, b +300, circuit 2
 * +300. */
#pragma once

#include "base/sums.h"
#include "review/context.h"

typedef struct {
  guint32 circuit; /* that is lost, or ERP_NONE */
  guint32 node;    /* the peering location that is lost, or ERP_NONE */
  guint8 *down;    /* per circuit: lost */
} ErpLossCase;

/* All circuits in their order, then each peering location (a place the catalogue knows counts once)
 * with two circuits or more that are lost with it. */
typedef struct {
  ErpLossCase *cases;
  guint n_cases;
  guint32 *location; /* per circuit: the case in which its peering location is lost, or ERP_NONE */
} ErpLossCases;

/* In a box that counts who holds it. */
struct _ErpShifts {
  ErpLossCases *cases; /* of their own, or those of an earlier review */
  ErpSums sums; /* by case and element: what it carries more than planned, bit/s by direction; below
                   0 = less */
  ErpSums ways; /* what of this is the same for all: by case, node and circuit, what goes from the
                   node to the circuit, or no more */
};

static inline guint32
erp_shift_loss(const ErpSum *shift) { /* the case */
  return (guint32) (shift->key >> 32);
}

static inline guint32
erp_shift_element(const ErpSum *shift) {
  return (guint32) shift->key;
}

/* O(flows + sites x circuits of a kind + hops). */
ErpShifts *erp_shifts_new(const ErpReview *review);
/* The same from those of an earlier review, whose results these changed (eval/changes.h):
 * O(shifts), and as above for the sites that were planned anew; and, when ways to circuits turn,
 * O(hops) of those that go on from where sites' ways part. */
ErpShifts *erp_shifts_after(const ErpReview *review, const ErpReview *earlier);
void erp_shifts_unref(ErpShifts *shifts);
