/* Pictures of screens: what was drawn, text and styles, against a file that somebody looked at. */
#pragma once

#include "tui/screen/cells.h"

/* Compares with tests/tui/golden/NAME.txt; ERPLAN_REGEN=1 writes that file instead. */
void expect_golden(const ErpCells *cells, const char *name);
