/* Hashes of text that comes from files. They are keyed by chance, anew in every process: nobody can
 * write a file whose names all fall into one place of a table, which would take hours to read.
 * Nothing that is shown may depend on them. */
#pragma once

#include <glib.h>

/* Of a text that ends with a NUL byte: a GHashFunc to go with g_str_equal(). O(length). */
guint erp_hash_text(gconstpointer text);
/* Of so many bytes. O(size). */
guint64 erp_hash_bytes(const char *bytes, gsize size);

/* SipHash-2-4 (J.-P. Aumasson and D. J. Bernstein, "SipHash: a fast short-input PRF", 2012), which
 * both are, with a key of one's own. */
guint64 erp_hash_keyed(const guint64 key[2], const char *bytes, gsize size);
