/* From ids to what has them, for very many ids that are known at once: one allocation, and a
 * look-up meets few cache lines. Nothing is removed. */
#pragma once

#include <glib.h>

typedef struct _ErpIds ErpIds;

/* For at most so many ids. */
ErpIds *erp_ids_new(guint most);
void erp_ids_free(ErpIds *ids);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpIds, erp_ids_free)

/* Both pointers are borrowed; `what` is not NULL. FALSE when the id is there already: it stays that
 * of the first. O(1). */
gboolean erp_ids_add(ErpIds *ids, const char *id, gconstpointer what);
/* What has the id, or NULL. O(1). */
gconstpointer erp_ids_find(const ErpIds *ids, const char *id);

/* A copy with room for so many more, in which what an id has is what `map` makes of it; NULL = the
 * id is left out. Looks at no id. O(ids). */
ErpIds *erp_ids_map(const ErpIds *ids, guint more,
                    gconstpointer (*map)(gconstpointer what, gpointer user), gpointer user);
/* Borrows this id in the place of the same one that is there, if it is. */
void erp_ids_reborrow(ErpIds *ids, const char *id);
