/* Sections of papers. */
#include "report/paper/paper-private.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"

/* The heading with that id, or the number of blocks. */
static guint
find_heading(const ErpPaper *paper, const char *id) {
  guint i = 0;
  while (i < erp_paper_length(paper) && (erp_paper_get(paper, i)->kind != ERP_BLOCK_HEADING ||
                                         strcmp(erp_paper_get(paper, i)->id, id) != 0))
    i++;
  return i;
}

static gboolean
complain(const ErpPaper *paper, const char *id, GError **error) {
  g_autoptr(GString) known = g_string_new(NULL);
  for (guint i = 0; i < erp_paper_length(paper); i++)
    if (erp_paper_get(paper, i)->kind == ERP_BLOCK_HEADING)
      g_string_append_printf(known, "%s%s", known->len > 0 ? ", " : "",
                             erp_paper_get(paper, i)->id);
  g_set_error(error, ERP_ERROR, ERP_ERROR_USAGE, _("this report has no part “%s”; it has %s"), id,
              known->str);
  return FALSE;
}

/* Marks the headings that the one at `from` stands below. */
static void
mark_above(const ErpPaper *paper, guint from, guint8 *kept) {
  guint level = erp_paper_get(paper, from)->level;
  for (guint i = from; i-- > 0 && level > 1;) {
    const ErpBlock *block = erp_paper_get(paper, i);
    if (block->kind != ERP_BLOCK_HEADING || block->level >= level)
      continue;
    kept[i] = TRUE;
    level = block->level;
  }
}

/* Marks a section, from its heading to the next of its level or a higher one. */
static void
mark_section(const ErpPaper *paper, guint from, guint8 *kept) {
  guint level = erp_paper_get(paper, from)->level;
  kept[from] = TRUE;
  for (guint i = from + 1; i < erp_paper_length(paper); i++) {
    const ErpBlock *block = erp_paper_get(paper, i);
    if (block->kind == ERP_BLOCK_HEADING && block->level <= level)
      break;
    kept[i] = TRUE;
  }
}

gboolean
erp_paper_keep(ErpPaper *paper, const char *const *ids, GError **error) {
  guint n = erp_paper_length(paper);
  g_autofree guint8 *kept = g_new0(guint8, n + 1);
  for (guint i = 0; i < n && erp_paper_get(paper, i)->kind != ERP_BLOCK_HEADING; i++)
    kept[i] = TRUE;
  for (; *ids != NULL; ids++) {
    guint heading = find_heading(paper, *ids);
    if (heading == n)
      return complain(paper, *ids, error);
    mark_above(paper, heading, kept);
    mark_section(paper, heading, kept);
  }
  erp_paper_filter(paper, kept);
  return TRUE;
}
