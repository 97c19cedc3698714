#include "tui/map/map-strip.h"

#include "tui/findings/finding-rows.h"
#include "base/i18n.h"

struct _ErpMapStrip {
  ErpTui *tui;
  const ErpReview *review; /* or NULL; borrowed */
  int n;                   /* open findings */
  GPtrArray *findings;     /* the first of them that somebody asked for; borrowed from the review */
  guint next;              /* of the review, behind these */
  int cursor, top;
  ErpRect rect; /* where it was drawn last */
};

void
erp_map_strip_update(ErpMapStrip *strip) {
  const ErpReview *review = erp_session_review(erp_tui_session(strip->tui));
  const ErpHeadline *headline = review != NULL ? erp_review_headline(review) : NULL;
  if (review != strip->review) {
    strip->review = review;
    strip->next = 0;
    g_ptr_array_set_size(strip->findings, 0);
  }
  strip->n =
      headline != NULL ? (int) (headline->n_fail + headline->n_warn + headline->n_not_answered) : 0;
  strip->cursor = CLAMP(strip->cursor, 0, MAX(strip->n - 1, 0));
}

/* An open one in the order of the review, of which there are more than i. */
static const ErpFinding *
nth(ErpMapStrip *strip, int i) {
  while ((int) strip->findings->len <= i) {
    const ErpFinding *finding = erp_review_get(strip->review, strip->next++);
    if (!finding->accepted && finding->verdict >= ERP_VERDICT_NOT_ANSWERED)
      g_ptr_array_add(strip->findings, (gpointer) finding);
  }
  return strip->findings->pdata[i];
}

ErpMapStrip *
erp_map_strip_new(ErpTui *tui) {
  ErpMapStrip *strip = g_new0(ErpMapStrip, 1);
  strip->tui = tui;
  strip->findings = g_ptr_array_new();
  erp_map_strip_update(strip);
  return strip;
}

void
erp_map_strip_free(ErpMapStrip *strip) {
  g_ptr_array_unref(strip->findings);
  g_free(strip);
}

static const ErpFinding *
current(ErpMapStrip *strip) {
  return strip->n == 0 ? NULL : nth(strip, strip->cursor);
}

char *
erp_map_strip_object(ErpMapStrip *strip) {
  const ErpFinding *finding = current(strip);
  return finding == NULL
             ? NULL
             : erp_finding_object(finding, erp_session_plan(erp_tui_session(strip->tui)));
}

/* ---- drawing ------------------------------------------------------------------------------- */

/* Lines below the heading. */
static int
page(const ErpMapStrip *strip) {
  return MAX(strip->rect.height - 1, 1);
}

static void
draw_line(ErpMapStrip *strip, ErpCells *cells, int i, int y, gboolean focused) {
  const ErpFinding *finding = nth(strip, i);
  gboolean here = focused && i == strip->cursor;
  const char *mark = !here ? " " : cells->charset == ERP_CHARSET_ASCII ? ">" : "▶";
  /* The longest word would take much of the strip's width. */
  const char *word =
      finding->verdict == ERP_VERDICT_NOT_ANSWERED ? "?" : erp_verdict_word(finding->verdict);
  g_autofree char *text =
      g_strdup_printf("%s%-4s %s %s", mark, word, finding->rule->id, erp_finding_message(finding));
  ErpStyle style = finding->verdict == ERP_VERDICT_FAIL ? ERP_STYLE_BAD : ERP_STYLE_WARN;
  erp_cells_field(cells, strip->rect.x, y, strip->rect.width, style, text);
  if (here)
    erp_cells_highlight(cells, (ErpRect){strip->rect.x, y, strip->rect.width, 1});
}

void
erp_map_strip_draw(ErpMapStrip *strip, ErpCells *cells, ErpRect rect, gboolean focused) {
  strip->rect = rect;
  if (rect.height == 0)
    return;
  int n = strip->n, lines = page(strip);
  strip->top = CLAMP(strip->top, strip->cursor - lines + 1, strip->cursor);
  strip->top = CLAMP(strip->top, 0, MAX(n - lines, 0));
  g_autofree char *head = strip->review == NULL ? g_strdup(_(" Findings: evaluating"))
                          : focused
                              ? g_strdup_printf(_(" Findings %d/%d"), MIN(strip->cursor + 1, n), n)
                              : g_strdup_printf(_(" Findings %d"), n);
  erp_cells_field(cells, rect.x, rect.y, rect.width, focused ? ERP_STYLE_FOCUS : ERP_STYLE_HEADING,
                  head);
  for (int i = 0; i < rect.height - 1 && strip->top + i < n; i++)
    draw_line(strip, cells, strip->top + i, rect.y + 1 + i, focused);
}

/* ---- keys ---------------------------------------------------------------------------------- */

void
erp_map_strip_tell(ErpMapStrip *strip) {
  const ErpFinding *finding = current(strip);
  if (finding == NULL)
    erp_tui_status(strip->tui, _("There are no findings"));
  else
    erp_tui_status(strip->tui, _("Enter goes to it: %s %s"), finding->rule->id,
                   erp_finding_message(finding));
}

static guint
move_to(ErpMapStrip *strip, int position) {
  strip->cursor = CLAMP(position, 0, MAX(strip->n - 1, 0));
  erp_map_strip_tell(strip);
  return ERP_REACT_HANDLED | ERP_REACT_REDRAW;
}

guint
erp_map_strip_handle(ErpMapStrip *strip, const ErpKey *key) {
  gboolean plain = key->modifiers == 0 && key->code == ERP_KEY_CHAR;
  if (key->code == ERP_KEY_UP || (plain && key->c == 'k'))
    return move_to(strip, strip->cursor - 1);
  if (key->code == ERP_KEY_DOWN || (plain && key->c == 'j'))
    return move_to(strip, strip->cursor + 1);
  if (key->code == ERP_KEY_PAGE_UP)
    return move_to(strip, strip->cursor - page(strip));
  if (key->code == ERP_KEY_PAGE_DOWN)
    return move_to(strip, strip->cursor + page(strip));
  if (key->code == ERP_KEY_HOME)
    return move_to(strip, 0);
  if (key->code == ERP_KEY_END)
    return move_to(strip, strip->n - 1);
  if (key->code == ERP_KEY_WHEEL_UP)
    return move_to(strip, strip->cursor - 3);
  if (key->code == ERP_KEY_WHEEL_DOWN)
    return move_to(strip, strip->cursor + 3);
  if (key->code == ERP_KEY_CLICK && key->y > strip->rect.y)
    return move_to(strip, strip->top + key->y - strip->rect.y - 1);
  return key->code == ERP_KEY_CLICK ? ERP_REACT_HANDLED | ERP_REACT_REDRAW : ERP_REACT_NONE;
}
