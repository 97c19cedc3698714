/* What each style of the screen looks like on a terminal. Colours are the terminal's own, on its
 * own background; every style that carries a meaning differs without them, too. */
#pragma once

#include "tui/screen/cells.h"

typedef enum {
  ERP_THEME_AUTO,     /* MONO under NO_COLOR (set and not empty), else COLOURED */
  ERP_THEME_COLOURED, /* LIGHT when COLORFGBG says so, else DARK */
  ERP_THEME_DARK,
  ERP_THEME_LIGHT,
  ERP_THEME_MONO,
} ErpTheme;

/* What good, warn and bad look like. */
typedef enum {
  ERP_COLOURS_TRAFFIC_LIGHT, /* green, yellow, red */
  ERP_COLOURS_BLUE_ORANGE,   /* told apart by eyes that do not tell red from green */
} ErpColours;

/* AUTO and COLOURED resolved. `*asks`: nothing told the background, so that it is
 * worth asking the terminal. */
ErpTheme erp_theme_choose(ErpTheme wanted, gboolean *asks);

/* Prepares the colour pairs of the open screen. The theme becomes MONO on fewer than 8 colours. */
ErpTheme erp_theme_start(ErpTheme theme, ErpColours colours);

/* Attributes (attr_t) and colour pair of a style under a theme that was started. */
guint32 erp_theme_attributes(ErpTheme theme, ErpStyle style, gboolean highlight);
short erp_theme_pair(ErpTheme theme, ErpStyle style);
