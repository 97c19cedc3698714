/* The chance that at least one of several ways is open, by inclusion and exclusion.
 *
 * A way is open while it is open in every group; groups are independent of each other. In one group
 * all ways follow the same fortune, a number uniform from 0 to 1: way w is open there while it is
 * below need[w][g], so of two ways the one with the smaller share is open only when the other is. A
 * group that a way does not need has 1. */
#pragma once

#include <glib.h>

/* `need` has n_ways rows of n_groups shares from 0 to 1; it is used up. No ways give 0.
 * O(2^n n_groups) for the n ways that are not idle, that is open only when another one is. */
double erp_union_chance(double *need, guint n_ways, guint n_groups);
