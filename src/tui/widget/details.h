/* Labelled paragraphs below a list: wrapped beside their labels, scrolled when there are more lines
 * than rows. */
#pragma once

#include "tui/screen/view.h"

typedef struct {
  const char *label; /* translated, static; "" = belongs to the one before */
  char *text;
} ErpParagraph;

GArray *erp_paragraphs_new(void); /* of ErpParagraph; g_array_unref */
/* Copies the text; nothing is added when it is NULL or empty. */
void erp_paragraphs_add(GArray *paragraphs, const char *label, const char *text);
/* "Label: text", a line each. Caller frees. */
char *erp_paragraphs_text(const GArray *paragraphs);

typedef struct _ErpDetails ErpDetails;

ErpDetails *erp_details_new(void);
void erp_details_free(ErpDetails *details);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpDetails, erp_details_free)

/* Takes the paragraphs. `id` says what they are about (or NULL): another id starts at the top. */
void erp_details_set(ErpDetails *details, const char *id, GArray *paragraphs);
int erp_details_rows(const ErpDetails *details, ErpCharset charset, int width); /* it would fill */
void erp_details_draw(ErpDetails *details, ErpCells *cells, ErpRect rect, ErpStyle style);
gboolean erp_details_more(const ErpDetails *details); /* below what was drawn last */
/* Arrows, j k, PgUp PgDn, Home End, the wheel. */
guint erp_details_handle(ErpDetails *details, const ErpKey *key);
