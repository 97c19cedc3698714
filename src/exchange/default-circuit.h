/* A circuit or a tenant for a plan that has none, so that there is something to judge. */
#pragma once

#include "catalogue/catalogue.h"
#include "plan/edit.h"

/* The edit that adds, at the peering location with the least distance to the plan's sites (each
 * counted once, with its users), a Standard circuit of 1 Gb/s with both peerings and a WAN link of
 * that rate from the nearest site, and a tenant unless there is one; its label says where. NULL
 * when the plan has a circuit or no site has coordinates. O(sites * locations). */
ErpEdit *erp_default_circuit(const ErpPlan *plan, const ErpCatalogue *catalogue);

/* The edit that adds a tenant, which the traffic of Microsoft 365 comes with; NULL when the plan
 * has one. */
ErpEdit *erp_default_tenant(const ErpPlan *plan);
