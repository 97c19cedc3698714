#include "tui/screen/layout.h"

const ErpLayoutLimits erp_layout_usual = {
    .wide_columns = 150,
    .wide_rows = 40,
    .medium_columns = 100,
    .side_columns = 76,
    .short_rows = 20,
};

enum {
  FRAME = 3,      /* rows of title, status line and key bar */
  TINY = 14,      /* rows of the rectangle below which the map has them all */
  LEAST_MAP = 20, /* columns */
  PATH = 84,      /* columns, with its border */
};

static gboolean
is_wide(ErpRect rect, const ErpLayoutLimits *limits) {
  return rect.width >= limits->wide_columns && rect.height + FRAME >= limits->wide_rows;
}

static int
side_width(ErpRect rect, const ErpLayoutLimits *limits) {
  int width = rect.width >= limits->wide_columns     ? 48
              : rect.width >= limits->medium_columns ? 34
              : rect.width >= limits->side_columns   ? 23
                                                     : 0;
  return rect.width - width >= LEAST_MAP ? width : 0;
}

static int
findings_height(ErpRect rect, const ErpLayoutLimits *limits) {
  if (rect.height < TINY)
    return 0;
  if (rect.height + FRAME < limits->short_rows)
    return 2;
  return is_wide(rect, limits) ? 10 : 4;
}

ErpLayout
erp_layout(ErpRect rect, const ErpLayoutLimits *limits, gboolean side) {
  int wide = side ? side_width(rect, limits) : 0;
  int high = findings_height(rect, limits);
  int upper = rect.height - high;
  int path = is_wide(rect, limits) && rect.width - PATH >= LEAST_MAP && high > 4 ? PATH : 0;
  return (ErpLayout){
      .map = {rect.x, rect.y, rect.width - wide, upper},
      .side = {rect.x + rect.width - wide, rect.y, wide, wide > 0 ? upper : 0},
      .findings = {rect.x, rect.y + upper, high > 0 ? rect.width - path : 0, high},
      .path = {rect.x + rect.width - path, rect.y + upper, path, path > 0 ? high : 0},
  };
}
