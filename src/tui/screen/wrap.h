/* Breaking text into lines of cells. */
#pragma once

#include "tui/screen/cells.h"

/* Lines of at most `width` columns, broken at blanks, else between characters; a line end in the
 * text always breaks. Caller frees with g_strfreev. */
char **erp_cells_wrap(ErpCharset charset, const char *text, int width);
