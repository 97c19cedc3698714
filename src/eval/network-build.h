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

/* Whether both plans have the same records of a kind, by pointer. */
gboolean erp_network_same_records(const ErpPlan *a, const ErpPlan *b, ErpKind kind);

/* The same network with nothing lost, of which everything is shared. */
ErpNetwork *erp_network_share(const ErpNetwork *network);

/* ---- one thing of it, for that of an earlier network to be replaced (network.c) ---- */

/* With the door as far as the catalogue's are concerned; `slot` is where its placement is kept. */
void erp_network_make_site(const ErpNetwork *network, ErpNode *node, gpointer *slot,
                           const ErpSite *site);
/* Between its ends, which are nodes. */
ErpElement erp_network_make_link(const ErpNetwork *network, const ErpWanLink *link, guint32 a,
                                 guint32 b);
/* An internet access of a site and its element, whose texts it is given. */
ErpEgress erp_network_make_egress(const ErpNetwork *network, gpointer *slot, guint32 node,
                                  const ErpInternet *internet);
ErpElement erp_network_make_access(const ErpNetwork *network, const ErpEgress *egress,
                                   const char *id, const char *name);
/* Its entry point, once all are known; and what it says of the element. */
void erp_network_make_egress_door(const ErpNetwork *network, ErpEgress *egress,
                                  ErpElement *element);
ErpElement erp_network_make_circuit(const ErpNetwork *network, const ErpCircuit *circuit,
                                    guint32 node);
ErpElement erp_network_make_gateway(const ErpNetwork *network, const ErpNetGateway *gateway);
/* What an access is called, kept as long as the network. */
const char *erp_network_access_name(const ErpNetwork *network, const ErpNode *site);
/* Looks at the plan's own entry points too. */
void erp_network_prefer_own_door(const ErpNetwork *network, const ErpAnchor *anchor, guint32 *door,
                                 gint64 *rtt);

/* An element with nothing stated. Its texts must live as long as the network: they are the plan's
 * or `texts` has them. */
ErpElement erp_network_element_blank(const ErpNetwork *network, ErpElementKind kind,
                                     const ErpRecord *record, const char *id, const char *name,
                                     guint32 node);

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
