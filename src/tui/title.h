/* The title bar: the plan and the numbers it is known by, and where one is. */
#pragma once

#include "review/review.h"
#include "tui/screen/cells.h"

typedef struct {
  const char *plan; /* name of the file or plan */
  gboolean modified, read_only, stale;
  const char *file;        /* "[new file]" and the like, translated; or NULL */
  const ErpReview *review; /* or NULL: nothing evaluated yet */
  guint n_notes;           /* names that nobody knows, and the like */
  guint n_failed;          /* what is taken to have failed */
  const char *place;       /* of the view on top */
} ErpTitle;

/* What does not fit is left out whole, the least important first; the place stays. */
void erp_title_draw(const ErpTitle *title, ErpCells *cells);
