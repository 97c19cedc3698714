/* Sites without coordinates, placed by what they are called. */
#pragma once

#include "catalogue/catalogue.h"
#include "exchange/proposal.h"

/* A site without coordinates here or in the plan (ErpThing.placed) whose place, or else whose name,
 * names one city gets its coordinates: "Sydney", "Springfield, IL, US", "1 Epping Road, North Ryde,
 * Sydney NSW, Australia". Of several of a name the only one in the country and state that are named
 * counts, else one that is ten times as large as the next. Behind what nobody can check ("NSW")
 * only a city counts that is ten times as large as any the table does not have; and what stands
 * before the city must be a street, for else it may be a town in a province of that name. All that
 * is told, and for the others which city may be meant. O(sites + cities) and, for the first that
 * are found nowhere, O(cities) each. */
void erp_place_sites(ErpProposal *proposal, const ErpCities *cities);
