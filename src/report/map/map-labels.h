/* Private to report/: room for labels on a drawing. */
#pragma once

#include <glib.h>

enum { ERP_LABEL_SIZE = 150 }; /* height of the letters, units of the drawing */

typedef struct _ErpMapLabels ErpMapLabels;

ErpMapLabels *erp_map_labels_new(int width, int height);
void erp_map_labels_free(ErpMapLabels *labels);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpMapLabels, erp_map_labels_free)

/* Width of a text, estimated generously: there are no fonts here. */
double erp_map_text_width(const char *text);

/* Keeps labels off a symbol. */
void erp_map_labels_block(ErpMapLabels *labels, double x, double y, double radius);

/* Finds room beside a symbol of that radius, right, left, below or above of it; a radius of 0 means
 * upon the point. Takes the room and returns where the text begins and its base line is; FALSE when
 * all is taken or beyond the edge. O(labels). */
gboolean erp_map_labels_place(ErpMapLabels *labels, const char *text, double x, double y,
                              double radius, double *left, double *base);
