/* What a file of NetBox or Nautobot states of sites, circuits and their ends, as its REST API has
 * them in JSON or as its lists are exported to CSV. */
#pragma once

#include "exchange/proposal.h"

/* Where a circuit ends; all texts NULL when that is not stated. */
typedef struct {
  char *site;             /* key of a site, "site/12", or its name */
  char *network;          /* else key of a network of a provider */
  char *network_name;     /* or NULL */
  char *other;            /* else what it is, in NetBox' words */
  char *speed, *upstream; /* kbit/s, as written, or NULL */
} ErpNetboxEnd;

/* Texts are NULL when they are not stated. */
typedef struct {
  char *key; /* "site/12" */
  char *name, *slug, *status, *lat, *lon;
  ErpSpot spot;
} ErpNetboxSite;

typedef struct {
  char *key; /* "circuit/7" */
  char *id, *cid, *provider, *type, *status;
  char *rate;            /* kbit/s, as written */
  char *distance, *unit; /* the unit may stand behind the distance as well */
  ErpNetboxEnd *ends[2]; /* A, Z; NULL = not stated with it */
  ErpSpot spot;
} ErpNetboxCircuit;

typedef struct {
  GPtrArray *sites, *circuits;
  GHashTable *ends;    /* names of circuits with the side -> ErpNetboxEnd; NULL = not clear whose */
  guint terminations;  /* how many of those are rows of their own */
  guint others;        /* objects that are none of these */
  ErpSpot first_other; /* place of the first */
  gboolean is_page;    /* there is more of it elsewhere */

  GPtrArray *all_ends;
} ErpNetbox;

/* NULL with ERP_ERROR_INPUT and "FILE:LINE:COL: ..." when it is no JSON or table. O(size). */
ErpNetbox *erp_netbox_read(GBytes *bytes, const char *name, GError **error);
void erp_netbox_free(ErpNetbox *netbox);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpNetbox, erp_netbox_free)

/* Whether a text looks like it. */
gboolean erp_netbox_is_like(const char *text);

/* What the rows of terminations say of an end (0 = A, 1 = Z) of a circuit, also one of another
 * file; NULL when nothing. Borrowed. */
const ErpNetboxEnd *erp_netbox_end(const ErpNetbox *netbox, const ErpNetboxCircuit *circuit,
                                   guint side);
