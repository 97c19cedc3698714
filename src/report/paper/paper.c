#include "report/paper/paper-private.h"

#include "base/escape.h"
#include "base/hash.h"

struct _ErpPaper {
  char *title, *date;
  GPtrArray *blocks; /* of ErpBlock */
  GHashTable *ids;   /* of the blocks, which own them */
  guint depth;       /* of headings that are added */
};

static void
block_free(gpointer block) {
  ErpBlock *self = block;
  if (self == NULL)
    return;
  g_free(self->id);
  g_free(self->label);
  g_free(self->text);
  g_free(self->link);
  g_free(self->address);
  erp_grid_free(self->table);
  erp_chart_free(self->chart);
  erp_map_free(self->map);
  g_free(self);
}

ErpPaper *
erp_paper_new(const char *title, const char *date) {
  ErpPaper *paper = g_new0(ErpPaper, 1);
  paper->title = g_strdup(title);
  paper->date = g_strdup(date);
  paper->blocks = g_ptr_array_new_with_free_func(block_free);
  paper->ids = g_hash_table_new(erp_hash_text, g_str_equal);
  return paper;
}

void
erp_paper_free(ErpPaper *paper) {
  if (paper == NULL)
    return;
  g_free(paper->title);
  g_free(paper->date);
  g_hash_table_unref(paper->ids);
  g_ptr_array_unref(paper->blocks);
  g_free(paper);
}

/* ---- building -------------------------------------------------------------------------------- */

static ErpBlock *
add(ErpPaper *paper, ErpBlockKind kind, const char *label, const char *text) {
  ErpBlock *block = g_new0(ErpBlock, 1);
  block->kind = kind;
  block->label = g_strdup(label);
  block->text = g_strdup(text);
  g_ptr_array_add(paper->blocks, block);
  return block;
}

void
erp_paper_anchor(ErpPaper *paper, const char *id) {
  static const char allowed[] = G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "._-";
  ErpBlock *block = paper->blocks->pdata[paper->blocks->len - 1];
  g_autofree char *plain = g_strcanon(g_strdup(id), allowed, '-');
  g_assert(block->id == NULL);
  block->id = g_strdup(plain);
  for (guint n = 2; g_hash_table_contains(paper->ids, block->id); n++) {
    g_free(block->id);
    block->id = g_strdup_printf("%s-%u", plain, n);
  }
  g_hash_table_add(paper->ids, block->id);
}

void
erp_paper_heading(ErpPaper *paper, guint level, const char *id, const char *text) {
  g_assert(level > 0);
  add(paper, ERP_BLOCK_HEADING, NULL, text)->level = level + paper->depth;
  erp_paper_anchor(paper, id);
}

void
erp_paper_set_depth(ErpPaper *paper, guint depth) {
  paper->depth = depth;
}

void
erp_paper_paragraph(ErpPaper *paper, const char *text) {
  add(paper, ERP_BLOCK_PARAGRAPH, NULL, text);
}

void
erp_paper_row(ErpPaper *paper, const char *label, const char *text) {
  add(paper, ERP_BLOCK_ROW, label, text);
}

void
erp_paper_item(ErpPaper *paper, ErpMark mark, const char *label, const char *text) {
  add(paper, ERP_BLOCK_ITEM, label, text)->mark = mark;
}

void
erp_paper_detail(ErpPaper *paper, const char *label, const char *text) {
  add(paper, ERP_BLOCK_DETAIL, label, text);
}

static void
set_link(ErpBlock *block, const char *link, const char *address) {
  block->link = g_strdup(link);
  block->address = g_strdup(address);
}

void
erp_paper_link(ErpPaper *paper, const char *text, const char *link, const char *address) {
  set_link(add(paper, ERP_BLOCK_PARAGRAPH, NULL, text), link, address);
}

void
erp_paper_item_link(ErpPaper *paper, const char *text, const char *link, const char *address) {
  set_link(add(paper, ERP_BLOCK_ITEM, NULL, text), link, address);
}

void
erp_paper_table_take(ErpPaper *paper, const char *caption, ErpGrid *grid) {
  add(paper, ERP_BLOCK_TABLE, NULL, caption)->table = grid;
}

ErpGrid *
erp_paper_table(ErpPaper *paper, const char *caption) {
  ErpGrid *grid = erp_grid_new();
  erp_paper_table_take(paper, caption, grid);
  return grid;
}

void
erp_paper_chart(ErpPaper *paper, const char *caption, ErpChart *chart) {
  add(paper, ERP_BLOCK_CHART, NULL, caption)->chart = chart;
}

void
erp_paper_figure(ErpPaper *paper, ErpMap *map) {
  g_autofree char *words = erp_map_words(map);
  add(paper, ERP_BLOCK_MAP, NULL, words)->map = map;
}

/* ---- reading --------------------------------------------------------------------------------- */

const char *
erp_paper_title(const ErpPaper *paper) {
  return paper->title;
}

const char *
erp_paper_date(const ErpPaper *paper) {
  return paper->date;
}

guint
erp_paper_length(const ErpPaper *paper) {
  return paper->blocks->len;
}

const ErpBlock *
erp_paper_get(const ErpPaper *paper, guint i) {
  g_assert(i < paper->blocks->len);
  return paper->blocks->pdata[i];
}

static void
change_text(char **text, char *(*change)(const char *text)) {
  g_autofree char *old = *text;
  *text = old == NULL ? NULL : change(old);
}

void
erp_paper_map(ErpPaper *paper, char *(*change)(const char *text)) {
  change_text(&paper->title, change);
  for (guint i = 0; i < paper->blocks->len; i++) {
    ErpBlock *block = paper->blocks->pdata[i];
    change_text(&block->label, change);
    change_text(&block->text, change);
    change_text(&block->link, change);
    if (block->table != NULL)
      erp_grid_map(block->table, change);
    if (block->chart != NULL)
      erp_chart_map(block->chart, change);
  }
}

void
erp_paper_to_ascii(ErpPaper *paper) {
  erp_paper_map(paper, erp_escape_ascii);
  for (guint i = 0; i < paper->blocks->len; i++) {
    ErpBlock *block = paper->blocks->pdata[i];
    if (block->chart != NULL)
      block->chart->signs = &erp_chart_ascii;
  }
}

void
erp_paper_filter(ErpPaper *paper, const guint8 *kept) {
  g_autoptr(GPtrArray) all = g_steal_pointer(&paper->blocks);
  paper->blocks = g_ptr_array_new_with_free_func(block_free);
  for (guint i = 0; i < all->len; i++) {
    ErpBlock *block = all->pdata[i];
    if (kept[i])
      g_ptr_array_add(paper->blocks, g_steal_pointer(&all->pdata[i]));
    else if (block->id != NULL)
      g_hash_table_remove(paper->ids, block->id);
  }
}
