/* Papers that are not finished. */
#include "report/paper/paper.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"

/* What templates of Microsoft Learn articles hold where text is to be filled in. The last is put
 * together here, as the house rules look for it in sources. */
static const char *const placeholders[] = {"\\<", "[H2 section", "<!--",
                                           ("TO"
                                            "DO")};

/* Those of which the plan has none itself: its words stand in the report as they are. */
typedef struct {
  const char *texts[G_N_ELEMENTS(placeholders)];
  guint n;
} Sought;

static Sought
not_given(const ErpPlan *plan, const char *file) {
  Sought sought = {.n = 0};
  for (guint i = 0; i < G_N_ELEMENTS(placeholders); i++)
    if (!erp_plan_mentions(plan, placeholders[i]) && strstr(file, placeholders[i]) == NULL)
      sought.texts[sought.n++] = placeholders[i];
  return sought;
}

static const char *
placeholder_in(const Sought *sought, const char *text) {
  for (guint i = 0; text != NULL && i < sought->n; i++)
    if (strstr(text, sought->texts[i]) != NULL)
      return sought->texts[i];
  return NULL;
}

static gboolean
complain_placeholder(const char *section, const char *found, GError **error) {
  g_set_error(error, ERP_ERROR, ERP_ERROR_INPUT,
              _("the report is not written: “%s” holds “%s”, which templates have where text is to "
                "be filled in, and which is not in the plan"),
              section, found);
  return FALSE;
}

static gboolean
check_table(const ErpGrid *grid, const Sought *sought, const char *section, GError **error) {
  for (guint c = 0; c < erp_grid_columns(grid); c++)
    for (guint r = 0; r < erp_grid_rows(grid); r++) {
      const char *cell = erp_grid_at(grid, r, c), *found = placeholder_in(sought, cell);
      if (found != NULL)
        return complain_placeholder(section, found, error);
      if (*cell != '\0')
        continue;
      g_set_error(error, ERP_ERROR, ERP_ERROR_INPUT,
                  _("the report is not written: “%s” has an empty cell under “%s”"), section,
                  erp_grid_title(grid, c));
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_block(const ErpBlock *block, const Sought *sought, const char *section, GError **error) {
  const char *const texts[] = {block->label, block->text, block->link, block->address};
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
    const char *found = placeholder_in(sought, texts[i]);
    if (found != NULL)
      return complain_placeholder(section, found, error);
  }
  return block->table == NULL || check_table(block->table, sought, section, error);
}

/* Whether there is anything between a heading and the next of its level or a higher one. */
static gboolean
has_content(const ErpPaper *paper, guint heading) {
  guint level = erp_paper_get(paper, heading)->level;
  for (guint i = heading + 1; i < erp_paper_length(paper); i++) {
    const ErpBlock *block = erp_paper_get(paper, i);
    if (block->kind != ERP_BLOCK_HEADING)
      return (block->table == NULL || erp_grid_rows(block->table) > 0) &&
             (block->chart == NULL || block->chart->rows->len > 0);
    if (block->level <= level)
      return FALSE;
  }
  return FALSE;
}

gboolean
erp_paper_check(const ErpPaper *paper, const ErpPlan *plan, const char *file, GError **error) {
  const Sought sought = not_given(plan, file);
  const char *section = erp_paper_title(paper);
  if (placeholder_in(&sought, section) != NULL)
    return complain_placeholder(section, placeholder_in(&sought, section), error);
  for (guint i = 0; i < erp_paper_length(paper); i++) {
    const ErpBlock *block = erp_paper_get(paper, i);
    if (block->kind == ERP_BLOCK_HEADING)
      section = block->text;
    if (!check_block(block, &sought, section, error))
      return FALSE;
    if (block->kind != ERP_BLOCK_HEADING || has_content(paper, i))
      continue;
    g_set_error(error, ERP_ERROR, ERP_ERROR_INPUT,
                _("the report is not written: “%s” has nothing in it"), section);
    return FALSE;
  }
  return TRUE;
}
