#include "term/traits.h"

#include <curses.h>
#include <langinfo.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

#include "base/error.h"
#include "base/i18n.h"

static gboolean
can_move_cursor(void) {
  const char *cup = tigetstr("cup");
  return cup != NULL && cup != (char *) -1;
}

void
erp_term_guess(ErpTermTraits *traits) {
  const char *name = g_getenv("TERM");
  gboolean utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
  gboolean console = name != NULL && strncmp(name, "linux", 5) == 0;
  traits->charset = utf8 ? ERP_CHARSET_UTF8 : ERP_CHARSET_ASCII;
  if (!utf8)
    traits->dots = ERP_DOTS_ASCII;
  else
    traits->dots = console ? ERP_DOTS_QUADRANT : ERP_DOTS_BRAILLE;
}

gboolean
erp_term_examine(ErpTermTraits *traits, GError **error) {
  if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
    g_set_error_literal(
        error, ERP_ERROR, ERP_ERROR_USAGE,
        _("standard input and output are not a terminal; “erplan check PLAN” judges "
          "a plan without one"));
    return FALSE;
  }
  const char *name = g_getenv("TERM");
  int found = 0;
  if (name == NULL || *name == '\0' || setupterm(name, STDOUT_FILENO, &found) != OK) {
    g_set_error(error, ERP_ERROR, ERP_ERROR_USAGE,
                _("TERM is “%s”, a terminal that is not known here; set it to the one in use, or "
                  "judge a plan with “erplan check PLAN”"),
                name != NULL ? name : "");
    return FALSE;
  }
  gboolean usable = can_move_cursor();
  del_curterm(cur_term);
  if (!usable) {
    g_set_error(
        error, ERP_ERROR, ERP_ERROR_USAGE,
        _("TERM is “%s”, a terminal that cannot move its cursor; “erplan check PLAN” judges "
          "a plan on any terminal"),
        name);
    return FALSE;
  }
  erp_term_guess(traits);
  return TRUE;
}
