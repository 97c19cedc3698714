/* IPv4 and IPv6 prefixes on bytes; strings are never compared. */
#pragma once

#include <glib.h>

typedef struct {
  guint8 family;    /* 4 or 6 */
  guint8 length;    /* 0..32 or 0..128 */
  guint8 bytes[16]; /* network order, host bits zero */
} ErpPrefix;

/* "203.0.113.0/28" or "2001:db8::/48"; an address without a length is a host prefix. Host bits set
 * is an error that shows the corrected prefix. */
gboolean erp_prefix_parse(const char *text, ErpPrefix *out, GError **error);
char *erp_prefix_format(const ErpPrefix *prefix); /* canonical (RFC 5952 for IPv6); caller frees */
gboolean erp_prefix_contains(const ErpPrefix *outer, const ErpPrefix *inner); /* equal counts */
/* The prefix of that length, at most its own, that contains it. */
ErpPrefix erp_prefix_shortened(const ErpPrefix *prefix, guint8 length);
gboolean erp_prefix_overlaps(const ErpPrefix *a, const ErpPrefix *b);

/* The two halves of a prefix that is not a single address. */
void erp_prefix_split(const ErpPrefix *prefix, ErpPrefix halves[2]);
int erp_prefix_compare(const ErpPrefix *a, const ErpPrefix *b); /* family, bytes, length */
/* Appends to `parts` the largest parts of the prefix that none of `cuts` covers only in part,
 * ascending. Both arrays are of ErpPrefix; the cuts are sorted by erp_prefix_compare(). */
void erp_prefix_divide(const ErpPrefix *prefix, const GArray *cuts, GArray *parts);

/* Routable on the internet: outside the private, shared, loopback, link-local, multicast, benchmark
 * and reserved ranges (for IPv6: inside 2000::/3) and not holding any of them, as the default route
 * does. Documentation ranges count as public. */
gboolean erp_prefix_is_public(const ErpPrefix *prefix);
