/* Networks of collections for research (SNDlib, REPETITA, Net2Plan) as sites and WAN links: rates
 * without a unit, coordinates that may be a drawing's, and what could be built. */
#pragma once

#include "exchange/formats.h"

typedef struct _ErpInstance ErpInstance;

ErpInstance *erp_instance_new(const ErpImportInput *input, ErpProposal *proposal);
void erp_instance_free(ErpInstance *instance);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpInstance, erp_instance_free)

/* Of all rates, as the network's description has it: "MBITPERSEC", "Gbps". */
void erp_instance_unit(ErpInstance *instance, const char *unit, ErpSpot spot);
/* Coordinates are said to be of a drawing. */
void erp_instance_pixels(ErpInstance *instance);

/* `x` and `y` as written, or NULL; the name without underscores. */
void erp_instance_add_node(ErpInstance *instance, const char *id, const char *name, const char *x,
                           const char *y, ErpSpot spot);

/* All as written, NULL when there is none; borrowed. */
typedef struct {
  const char *id, *from, *to;
  const char *capacity; /* of what is there already */
  const char *module;   /* capacity of the first that can be installed */
  guint n_modules;      /* that can be */
  const char *km;
  gboolean directed; /* the way back is another link */
} ErpInstanceLink;

void erp_instance_add_link(ErpInstance *instance, const ErpInstanceLink *link, ErpSpot spot);
/* Traffic between two nodes. */
void erp_instance_add_demand(ErpInstance *instance, ErpSpot spot);
/* Makes things of it all, and tells what was left out. Once, at the end. */
void erp_instance_finish(ErpInstance *instance);
