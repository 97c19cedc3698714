#include "term/style.h"

#include <curses.h>
#include <string.h>

#define OWN (-1) /* the terminal's own colour */

typedef struct {
  short dark, light; /* foreground; with 16 colours 8..15 are the bright ones */
  short background;
  attr_t colour; /* attributes with colours */
  attr_t mono;   /* and without */
} Look;

static const Look looks[ERP_STYLE_LAST] = {
    [ERP_STYLE_TEXT] = {OWN, OWN, OWN, A_NORMAL, A_NORMAL},
    [ERP_STYLE_DIM] = {OWN, OWN, OWN, A_DIM, A_DIM},
    [ERP_STYLE_TITLE] = {OWN, OWN, OWN, A_REVERSE, A_REVERSE},
    [ERP_STYLE_KEY] = {COLOR_CYAN, COLOR_BLUE, OWN, A_BOLD, A_BOLD},
    [ERP_STYLE_HEADING] = {COLOR_CYAN, COLOR_BLUE, OWN, A_BOLD, A_BOLD | A_UNDERLINE},
    [ERP_STYLE_SELECTED] = {OWN, OWN, OWN, A_REVERSE, A_REVERSE},
    [ERP_STYLE_MARKED] = {COLOR_MAGENTA, COLOR_MAGENTA, OWN, A_BOLD, A_BOLD},
    [ERP_STYLE_BORDER] = {OWN, OWN, OWN, A_DIM, A_NORMAL},
    [ERP_STYLE_FIELD] = {OWN, OWN, OWN, A_UNDERLINE, A_UNDERLINE},
    [ERP_STYLE_FOCUS] = {COLOR_BLACK, COLOR_BLACK, COLOR_CYAN, A_NORMAL, A_REVERSE | A_BOLD},
    [ERP_STYLE_GOOD] = {COLOR_GREEN, COLOR_GREEN, OWN, A_NORMAL, A_NORMAL},
    [ERP_STYLE_WARN] = {COLOR_YELLOW, COLOR_MAGENTA, OWN, A_BOLD, A_BOLD},
    [ERP_STYLE_BAD] = {COLOR_RED, COLOR_RED, OWN, A_BOLD, A_BOLD},
    [ERP_STYLE_COAST] = {COLOR_BLUE, COLOR_BLUE, OWN, A_NORMAL, A_DIM},
    [ERP_STYLE_SITE] = {OWN, OWN, OWN, A_BOLD, A_BOLD},
    [ERP_STYLE_HUB] = {COLOR_YELLOW, COLOR_RED, OWN, A_BOLD, A_BOLD},
    [ERP_STYLE_LOCATION] = {COLOR_MAGENTA, COLOR_MAGENTA, OWN, A_BOLD, A_BOLD},
    [ERP_STYLE_REGION] = {COLOR_CYAN, COLOR_CYAN, OWN, A_BOLD, A_NORMAL},
    [ERP_STYLE_ENTRY] = {COLOR_CYAN, COLOR_CYAN, OWN, A_NORMAL, A_NORMAL},
    [ERP_STYLE_PATH] = {COLOR_WHITE, COLOR_BLACK, OWN, A_BOLD, A_BOLD},
};

/* Orange is a colour of the 256; with fewer, yellow and red differ in brightness at least. The
 * coast leaves blue to what is good. */
static const struct {
  ErpStyle style;
  short dark, light; /* of 256 colours */
  short few;         /* of fewer */
} blue_orange[] = {
    {ERP_STYLE_GOOD, 75, 25, COLOR_BLUE},
    {ERP_STYLE_WARN, 222, 136, COLOR_YELLOW},
    {ERP_STYLE_BAD, 208, 166, COLOR_RED},
    {ERP_STYLE_COAST, 242, 250, OWN},
};

#define BRIGHT 8

ErpTheme
erp_theme_choose(ErpTheme wanted, gboolean *asks) {
  const char *no_color = g_getenv("NO_COLOR");
  *asks = FALSE;
  if (wanted != ERP_THEME_AUTO && wanted != ERP_THEME_COLOURED)
    return wanted;
  if (wanted == ERP_THEME_AUTO && no_color != NULL && *no_color != '\0')
    return ERP_THEME_MONO;
  /* "foreground;background" as some terminals tell it: 7 and 15 are the two whites */
  const char *told = g_getenv("COLORFGBG");
  const char *background = told != NULL ? strrchr(told, ';') : NULL;
  if (background != NULL && (strcmp(background, ";7") == 0 || strcmp(background, ";15") == 0))
    return ERP_THEME_LIGHT;
  *asks = background == NULL;
  return ERP_THEME_DARK;
}

/* Blue and red of many palettes are too dark for a black background; their bright twins are not. */
static short
foreground_of(ErpTheme theme, const Look *look) {
  if (theme == ERP_THEME_LIGHT)
    return look->light;
  gboolean lift = look->dark == COLOR_BLUE || look->dark == COLOR_RED || look->dark == COLOR_WHITE;
  if (!lift)
    return look->dark;
  if (COLORS >= 16)
    return (short) (look->dark + BRIGHT);
  return look->dark == COLOR_BLUE ? COLOR_CYAN : look->dark;
}

static void
start_blue_orange(ErpTheme theme) {
  for (guint i = 0; i < G_N_ELEMENTS(blue_orange); i++) {
    short many = theme == ERP_THEME_LIGHT ? blue_orange[i].light : blue_orange[i].dark;
    init_pair((short) (blue_orange[i].style + 1), COLORS >= 256 ? many : blue_orange[i].few, OWN);
  }
}

ErpTheme
erp_theme_start(ErpTheme theme, ErpColours colours) {
  if (theme == ERP_THEME_MONO || !has_colors() || start_color() != OK || COLORS < 8 ||
      COLOR_PAIRS <= ERP_STYLE_LAST || use_default_colors() != OK)
    return ERP_THEME_MONO;
  for (int s = 0; s < ERP_STYLE_LAST; s++)
    init_pair((short) (s + 1), foreground_of(theme, &looks[s]), looks[s].background);
  if (colours == ERP_COLOURS_BLUE_ORANGE)
    start_blue_orange(theme);
  return theme;
}

guint32
erp_theme_attributes(ErpTheme theme, ErpStyle style, gboolean highlight) {
  attr_t attributes = theme == ERP_THEME_MONO ? looks[style].mono : looks[style].colour;
  return attributes | (highlight ? A_REVERSE : A_NORMAL);
}

short
erp_theme_pair(ErpTheme theme, ErpStyle style) {
  const Look *look = &looks[style];
  if (theme == ERP_THEME_MONO || (look->dark == OWN && look->background == OWN))
    return 0;
  return (short) (style + 1);
}
