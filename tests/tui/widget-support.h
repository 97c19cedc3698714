/* What the tests of the widgets share. */
#pragma once

#include "tui/screen/key.h"

ErpKey test_key(const char *notation);
ErpKey test_char(gunichar c);
ErpKey test_click(int x, int y);
