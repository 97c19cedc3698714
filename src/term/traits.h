/* What the terminal at hand can do, found out without touching its screen. */
#pragma once

#include "tui/map/canvas.h"

typedef struct {
  ErpCharset charset; /* of the locale */
  ErpDots dots;       /* the finest that its fonts are likely to have */
} ErpTermTraits;

/* From locale and TERM alone. */
void erp_term_guess(ErpTermTraits *traits);

/* The same, and makes sure that there is a terminal. FALSE with ERP_ERROR_USAGE when standard input
 * or output is no terminal, or TERM names one that is not known or cannot move its cursor. */
gboolean erp_term_examine(ErpTermTraits *traits, GError **error);
