/* Private to review/: what every WAN link, circuit and the like carries more or less when a circuit
 * is lost, or all those of a peering location but the metro ones, which have a link at another.
 * Each flow of what is lost leaves its planned way for the circuit that takes its place
 * (succession.c), without any for its way to the internet, without that for nowhere.
 *
 * Worked example: a site sends 300 Mbit/s over the link a to circuit 1; circuit 2 is at the far end
 * of link b. The case "circuit 1 lost" has the shifts a -300, circuit 1 -300, b +300, circuit 2
 * +300. */
#pragma once

#include "review/context.h"

typedef struct {
  guint32 loss;                /* the case */
  guint32 element;             /* what carries other than planned */
  gint64 more[ERP_DIRECTIONS]; /* bit/s; below 0 = less */
} ErpShift;

typedef struct {
  guint32 circuit; /* that is lost, or ERP_NONE */
  guint32 node;    /* the peering location that is lost, or ERP_NONE */
  guint8 *down;    /* per circuit: lost */
} ErpLossCase;

/* All circuits in their order, then each peering location (a place the catalogue knows counts once)
 * with two circuits or more that are lost with it. */
struct _ErpShifts {
  ErpLossCase *cases;
  guint n_cases;
  ErpShift *shifts; /* of all cases; each element at most once a case, in no order */
  guint n_shifts;
};

/* O(flows + sites x circuits of a kind + hops). */
ErpShifts *erp_shifts_new(const ErpReview *review);
void erp_shifts_free(ErpShifts *shifts);
