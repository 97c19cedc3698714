/* Which lines a form has and where they go. */
#include "tui/form/form-private.h"

#include <string.h>

static const char *
section_at(const ErpKindInfo *info, guint field) {
  for (const ErpSection *section = info->sections; section != NULL && section->field != NULL;
       section++)
    if (strcmp(section->field, info->fields[field].name) == 0)
      return section->title;
  return NULL;
}

GArray *
erp_form_lines(const ErpForm *form) {
  GArray *lines = g_array_new(FALSE, FALSE, sizeof(ErpFormLine));
  for (guint i = 0; i < form->info->n_fields; i++) {
    const char *section = section_at(form->info, i);
    ErpFormLine heading = {-1, section, TRUE};
    ErpFormLine field = {(int) i, NULL, FALSE};
    if (section != NULL)
      g_array_append_val(lines, heading);
    if (!form->fields[i].hidden)
      g_array_append_val(lines, field);
  }
  for (guint i = 0; i < form->parts->len; i++) {
    gboolean head = g_array_index(form->parts, ErpFormPart, i).path == NULL;
    ErpFormLine part = {(int) (form->info->n_fields + i), NULL, head};
    g_array_append_val(lines, part);
  }
  return lines;
}

guint
erp_form_split(const GArray *lines) {
  guint best = lines->len;
  for (guint i = 1; i < lines->len; i++)
    if (g_array_index(lines, ErpFormLine, i).head &&
        MAX(i, lines->len - i) < MAX(best, lines->len - best))
      best = i;
  return best;
}

int
erp_form_scroll(int top, int focus, gboolean heading_above, int page, int rows) {
  int first = heading_above && page > 1 ? focus - 1 : focus;
  top = MAX(top, focus - page + 1);
  top = MIN(top, first);
  return CLAMP(top, 0, MAX(rows - page, 0));
}
