/* Ids and names. An id is [A-Za-z0-9][A-Za-z0-9_.-]*, at most ERP_ID_BYTES long. */
#pragma once

#include <glib.h>

#define ERP_ID_BYTES 255

gboolean erp_id_valid(const char *id);

/* The candidate nearest to `name` by edit distance with transpositions, ignoring case, if it is
 * near enough to be a likely slip (at most 1/3 of the length, at least 1); else NULL. Borrowed.
 * NULL candidates are passed over. Ties go to the first candidate. O(n * len^2). */
const char *erp_did_you_mean(const char *name, const char *const *candidates, guint n);

/* The name, or `other` when there is none or nothing in it. Borrowed. */
const char *erp_name_or(const char *name, const char *other);

/* Key for look-up by name without regard to case, accents and runs of spaces ("São Paulo" and
 * "sao  paulo" are one). NULL gives "". Caller frees. */
char *erp_name_fold(const char *name);
