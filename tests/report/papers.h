/* A small paper with every kind of block. */
#pragma once

#include "report/paper/paper.h"

ErpPaper *papers_small(void);

/* A map of two sites on the equator, 100 degrees apart, that are called so, and what leads from one
 * to the other. */
ErpMap *papers_map(const char *text, ErpLineKind kind);
