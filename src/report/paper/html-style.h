/* Private to report/: what parts of web pages share. */
#pragma once

#include "report/paper/mark.h"

extern const char erp_html_style[];

/* A mark with its verdict in words, and a blank; nothing for none. */
void erp_html_mark(GString *out, ErpMark mark);
