/* Sites without coordinates, placed by what they are called. */
#pragma once

#include "catalogue/catalogue.h"
#include "exchange/proposal.h"

/* A site whose place, or else whose name, is that of one city ("Sydney", "Springfield, Illinois,
 * US") gets its coordinates; of several cities the only one in its country, else one that is ten
 * times as large as the next. All that is told, and for the others which city may be meant. O(sites
 * * cities) for those that are found nowhere. */
void erp_place_sites(ErpProposal *proposal, const ErpCities *cities);
