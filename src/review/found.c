#include "review/found.h"

#define LEAST 8U /* findings of the first block; each further one is twice as large, up to */
#define MOST 1024U

typedef struct {
  ErpFinding *findings;
  guint n, room;
} Block;

struct _ErpFound {
  GArray *blocks; /* of Block */
  guint n;
  GStringChunk *texts; /* or NULL */
  GPtrArray *rooms;    /* or NULL */
};

ErpFound *
erp_found_new(void) {
  ErpFound *found = g_new0(ErpFound, 1);
  found->blocks = g_array_new(FALSE, FALSE, sizeof(Block));
  return found;
}

void
erp_found_free(ErpFound *found) {
  if (found == NULL)
    return;
  for (guint b = 0; b < found->blocks->len; b++) {
    Block *block = &g_array_index(found->blocks, Block, b);
    for (guint i = 0; i < block->n; i++)
      erp_finding_clear(&block->findings[i]);
    g_free(block->findings);
  }
  g_array_unref(found->blocks);
  g_clear_pointer(&found->texts, g_string_chunk_free);
  g_clear_pointer(&found->rooms, g_ptr_array_unref);
  g_free(found);
}

static Block *
last_block(ErpFound *found) {
  guint n = found->blocks->len;
  Block *last = n > 0 ? &g_array_index(found->blocks, Block, n - 1) : NULL;
  if (last != NULL && last->n < last->room)
    return last;
  Block block = {.room = last != NULL ? MIN(2 * last->room, MOST) : LEAST};
  block.findings = g_new0(ErpFinding, block.room);
  g_array_append_val(found->blocks, block);
  return &g_array_index(found->blocks, Block, n);
}

ErpFinding *
erp_found_add(ErpFound *found) {
  Block *block = last_block(found);
  found->n++;
  return &block->findings[block->n++];
}

guint
erp_found_length(const ErpFound *found) {
  return found->n;
}

void
erp_found_append_to(const ErpFound *found, GPtrArray *findings) {
  for (guint b = 0; b < found->blocks->len; b++) {
    const Block *block = &g_array_index(found->blocks, Block, b);
    for (guint i = 0; i < block->n; i++)
      g_ptr_array_add(findings, &block->findings[i]);
  }
}

const char *
erp_found_keep(ErpFound *found, const char *text) {
  if (found->texts == NULL)
    found->texts = g_string_chunk_new(512);
  return g_string_chunk_insert(found->texts, text);
}

char **
erp_found_room(ErpFound *found, guint n) {
  if (found->rooms == NULL)
    found->rooms = g_ptr_array_new_with_free_func(g_free);
  char **room = g_new0(char *, MAX(n, 1));
  g_ptr_array_add(found->rooms, room);
  return room;
}
