#include "report/map/map-labels.h"

#include "base/width.h"

#define COLUMN 0.58 /* width of a letter by its height */
#define GAP 40      /* between a symbol and its label */

typedef struct {
  double left, top, right, bottom;
} Box;

struct _ErpMapLabels {
  GArray *boxes; /* Box: that are taken */
  int width, height;
};

ErpMapLabels *
erp_map_labels_new(int width, int height) {
  ErpMapLabels *labels = g_new(ErpMapLabels, 1);
  *labels = (ErpMapLabels){g_array_new(FALSE, FALSE, sizeof(Box)), width, height};
  return labels;
}

void
erp_map_labels_free(ErpMapLabels *labels) {
  if (labels == NULL)
    return;
  g_array_unref(labels->boxes);
  g_free(labels);
}

double
erp_map_text_width(const char *text) {
  return erp_text_width(text) * COLUMN * ERP_LABEL_SIZE;
}

void
erp_map_labels_block(ErpMapLabels *labels, double x, double y, double radius) {
  Box box = {x - radius, y - radius, x + radius, y + radius};
  g_array_append_val(labels->boxes, box);
}

static gboolean
is_free(const ErpMapLabels *labels, const Box *box) {
  if (box->left < 0 || box->top < 0 || box->right > labels->width || box->bottom > labels->height)
    return FALSE;
  for (guint i = 0; i < labels->boxes->len; i++) {
    const Box *other = &g_array_index(labels->boxes, Box, i);
    if (box->left < other->right && other->left < box->right && box->top < other->bottom &&
        other->top < box->bottom)
      return FALSE;
  }
  return TRUE;
}

gboolean
erp_map_labels_place(ErpMapLabels *labels, const char *text, double x, double y, double radius,
                     double *left, double *base) {
  double width = erp_map_text_width(text), half = ERP_LABEL_SIZE / 2.0;
  double out = radius + GAP;
  const struct {
    double left, middle;
  } beside[] = {{x + out, y},
                {x - out - width, y},
                {x - width / 2, y + out + half},
                {x - width / 2, y - out - half}},
    upon = {x - width / 2, y};
  for (guint i = 0; i < (radius > 0 ? G_N_ELEMENTS(beside) : 1); i++) {
    double from = radius > 0 ? beside[i].left : upon.left;
    double middle = radius > 0 ? beside[i].middle : upon.middle;
    Box box = {from, middle - half, from + width, middle + half};
    if (!is_free(labels, &box))
      continue;
    g_array_append_val(labels->boxes, box);
    *left = from;
    *base = middle + ERP_LABEL_SIZE * 0.35;
    return TRUE;
  }
  return FALSE;
}
