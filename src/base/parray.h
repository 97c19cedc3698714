/* Persistent array: an immutable sequence of reference-counted pointers in chunks of at most 64,
 * shared between versions. A change copies one chunk and the spine: O(n/64). Safe to read from
 * many threads. */
#pragma once

#include <glib.h>

typedef struct _ErpParray ErpParray;

/* How elements are kept alive; both functions must be thread-safe. */
typedef struct {
  gpointer (*ref)(gpointer element);
  void (*unref)(gpointer element);
} ErpParrayOps;

/* Takes n borrowed elements (each is ref'ed). `ops` must outlive the array. */
ErpParray *erp_parray_new(const ErpParrayOps *ops, gpointer const *elements, guint n);
ErpParray *erp_parray_ref(ErpParray *array);
void erp_parray_unref(ErpParray *array);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpParray, erp_parray_unref)

guint erp_parray_length(const ErpParray *array);              /* O(1) */
gpointer erp_parray_get(const ErpParray *array, guint index); /* borrowed; O(log(n/64)) */

/* Each returns a new array and leaves the old one as it was. `index` is at most the length (insert)
 * or below it (others). */
ErpParray *erp_parray_set(const ErpParray *array, guint index, gpointer element);
ErpParray *erp_parray_insert(const ErpParray *array, guint index, gpointer element);
ErpParray *erp_parray_remove(const ErpParray *array, guint index);

/* A new array of what becomes of each element, in order: itself, another or NULL, nothing; each
 * with a reference that is handed over. Chunks in which nothing changes are shared. O(n). */
ErpParray *erp_parray_map(const ErpParray *array, gpointer (*map)(gpointer element, gpointer user),
                          gpointer user);

/* Calls `visit(element, index, user)` in order; stops and returns FALSE when it does. O(n). */
gboolean erp_parray_foreach(const ErpParray *array,
                            gboolean (*visit)(gpointer element, guint index, gpointer user),
                            gpointer user);

/* The ranges [a_from, a_to) and [b_from, b_to) outside the common prefix and suffix of the two
 * arrays by pointer; shared chunks are skipped whole, so versions one edit apart cost O(n/64). */
void erp_parray_unshared(const ErpParray *a, const ErpParray *b, guint *a_from, guint *a_to,
                         guint *b_from, guint *b_to);
