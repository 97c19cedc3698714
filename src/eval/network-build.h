/* The steps that fill an ErpNetwork, in this order. Private to eval/network*.c. */
#pragma once

#include "eval/network.h"

/* Entry points of the tenant's cloud: the catalogue's metros, its peering places and the plan's own
 * peering locations. Fills doors and the door of every node. Needs nodes. */
void erp_network_build_doors(ErpNetwork *network);

/* Circuits, gateways and environments with their elements appended to `elements`. Needs nodes. */
void erp_network_build_circuits(ErpNetwork *network, GArray *elements, ErpDiagList *diags);

/* Route scopes, once circuits and sites are known. */
void erp_network_build_scopes(ErpNetwork *network);

void erp_network_clear_losses(ErpLosses *lost);

/* An element with nothing stated. Its texts must live as long as the network: they are the plan's
 * or `texts` has them. */
ErpElement erp_network_element_blank(ErpElementKind kind, const ErpRecord *record, const char *id,
                                     const char *name, guint32 node);

/* Beyond these a stated value counts as these, so that sums of absurd plans stay in range. */
#define ERP_TIME_MAX G_GINT64_CONSTANT(3600000000)     /* us: an hour */
#define ERP_LENGTH_MAX G_GINT64_CONSTANT(1000000000)   /* metres: a million km */
#define ERP_RATE_MAX G_GINT64_CONSTANT(10000000000000) /* bit/s: 10 Tb/s of one demand */
#define ERP_USERS_MAX G_GINT64_CONSTANT(100000000)

/* `value` or ERP_UNSET, at most `most`. */
static inline gint64
erp_bounded(gint64 value, gint64 most) {
  return MIN(value, most);
}

/* Says that the catalogue does not know a name, with the likely meant one. */
void erp_network_unknown(ErpDiagList *diags, const ErpRecord *record, const char *object,
                         const char *what, const char *name, const char *suggestion);
