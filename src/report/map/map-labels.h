/* Private to report/: room for labels on a drawing. */
#pragma once

#include <glib.h>

enum { ERP_LABEL_SIZE = 150 }; /* height of the letters, units of the drawing */

typedef struct _ErpMapLabels ErpMapLabels;

/* All symbols reach `radius` to each side of their middle. */
ErpMapLabels *erp_map_labels_new(int width, int height, double radius);
void erp_map_labels_free(ErpMapLabels *labels);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpMapLabels, erp_map_labels_free)

/* Width of a text, estimated generously: there are no fonts here. More than nothing. */
double erp_map_text_width(const char *text);

/* Keeps labels off a symbol. All of these come before the first label. */
void erp_map_labels_block(ErpMapLabels *labels, double x, double y);

/* Where a label may stand. */
typedef enum {
  ERP_LABEL_BESIDE, /* of a symbol: right, left, below or above */
  ERP_LABEL_UPON,   /* the point is its middle */
} ErpLabelPlace;

/* Takes the first of these rooms that is free, and returns where the text begins and its base line
 * is; FALSE when all is taken or beyond the edge. O(log symbols), for the labels that are placed do
 * not lie upon each other: each has few beside it. */
gboolean erp_map_labels_place(ErpMapLabels *labels, const char *text, double x, double y,
                              ErpLabelPlace place, double *left, double *base);
