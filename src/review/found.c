#include "review/found.h"

#define LEAST 8U /* findings of the first block; each further one is twice as large, up to */
#define MOST 1024U

typedef struct {
  ErpFinding *findings;
  guint n, room;
} Block;

/* What the texts of findings live in, also of those that were taken over. */
typedef struct {
  gatomicrefcount refs;
  ErpPlan *plan;
  ErpNetwork *network;
  GStringChunk *texts; /* or NULL */
  GPtrArray *rooms;    /* or NULL */
} Home;

struct _ErpFound {
  GArray *blocks; /* of Block */
  guint n;
  Home *home;
};

static Home *
home_new(const ErpResults *results) {
  Home *home = g_new0(Home, 1);
  g_atomic_ref_count_init(&home->refs);
  home->plan = erp_plan_ref(results->plan);
  home->network = erp_network_ref_names(results->network);
  return home;
}

static Home *
home_ref(Home *home) {
  g_atomic_ref_count_inc(&home->refs);
  return home;
}

static void
home_unref(Home *home) {
  if (!g_atomic_ref_count_dec(&home->refs))
    return;
  g_clear_pointer(&home->texts, g_string_chunk_free);
  g_clear_pointer(&home->rooms, g_ptr_array_unref);
  erp_network_unref(home->network);
  erp_plan_unref(home->plan);
  g_free(home);
}

static ErpFound *
found_new(Home *home) {
  ErpFound *found = g_new0(ErpFound, 1);
  found->blocks = g_array_new(FALSE, FALSE, sizeof(Block));
  found->home = home;
  return found;
}

ErpFound *
erp_found_new(const ErpResults *results) {
  return found_new(home_new(results));
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
  home_unref(found->home);
  g_free(found);
}

ErpFound *
erp_found_take_over(const ErpFound *found, const ErpReview *before, const ErpReview *review) {
  ErpFound *taken = found_new(home_ref(found->home));
  Block all = {.findings = g_new(ErpFinding, found->n + 1), .room = found->n};
  for (guint b = 0; b < found->blocks->len; b++) {
    const Block *block = &g_array_index(found->blocks, Block, b);
    for (guint i = 0; i < block->n; i++)
      erp_finding_take_over(&all.findings[all.n++], &block->findings[i], before, review);
  }
  taken->n = all.n;
  g_array_append_val(taken->blocks, all);
  return taken;
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

void
erp_found_append_to(const ErpFound *found, GPtrArray *findings) {
  for (guint b = 0; b < found->blocks->len; b++) {
    const Block *block = &g_array_index(found->blocks, Block, b);
    for (guint i = 0; i < block->n; i++)
      g_ptr_array_add(findings, &block->findings[i]);
  }
}

gboolean
erp_found_says(const ErpFound *found, const char *text) {
  for (guint b = 0; b < found->blocks->len; b++) {
    const Block *block = &g_array_index(found->blocks, Block, b);
    for (guint i = 0; i < block->n; i++)
      if (erp_finding_says(&block->findings[i], text))
        return TRUE;
  }
  return FALSE;
}

const char *
erp_found_keep(ErpFound *found, const char *text) {
  Home *home = found->home;
  if (home->texts == NULL)
    home->texts = g_string_chunk_new(512);
  return g_string_chunk_insert(home->texts, text);
}

char **
erp_found_room(ErpFound *found, guint n) {
  Home *home = found->home;
  if (home->rooms == NULL)
    home->rooms = g_ptr_array_new_with_free_func(g_free);
  char **room = g_new0(char *, MAX(n, 1));
  g_ptr_array_add(home->rooms, room);
  return room;
}
