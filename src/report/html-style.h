/* Private to report/: the look of web pages, on the screen by day and by night and on paper. */
#pragma once

extern const char erp_html_style[];
