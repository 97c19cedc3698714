/* What the tests of the widgets share. */
#pragma once

#include "tui/screen/cells.h"
#include "tui/screen/key.h"

ErpKey test_key(const char *notation);
ErpKey test_char(gunichar c);
ErpKey test_click(int x, int y);

/* Compares a screen with tests/tui/golden/NAME.txt; ERPLAN_REGEN=1 writes that file instead. */
void test_golden(const char *name, const ErpCells *cells);
