#include "tui/screen/layout.h"

static int
side_width(int width) {
  return width >= 150 ? 48 : width >= 100 ? 34 : width >= 76 ? 23 : 0;
}

static int
findings_height(int width, int height) {
  if (height < 14)
    return 0;
  if (height < 20)
    return 2;
  return width >= 150 && height >= 40 ? 7 : 4;
}

ErpLayout
erp_layout(ErpRect rect, gboolean side) {
  int wide = side ? side_width(rect.width) : 0;
  int high = findings_height(rect.width, rect.height);
  int upper = rect.height - high;
  return (ErpLayout){
      .map = {rect.x, rect.y, rect.width - wide, upper},
      .side = {rect.x + rect.width - wide, rect.y, wide, wide > 0 ? upper : 0},
      .findings = {rect.x, rect.y + upper, high > 0 ? rect.width : 0, high},
  };
}
