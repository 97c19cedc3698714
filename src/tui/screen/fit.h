/* A sentence for a line that is too short for it. */
#pragma once

#include "tui/screen/cells.h"

/* The text in at most `width` columns. What stands first and last says most: of the longest words
 * (mostly names of files) the middle becomes "…" until it fits, then the middle of all. O(n log n)
 * for each word that is shortened. Caller frees. */
char *erp_cells_fit(ErpCharset charset, const char *text, int width);
