#include "tui/title.h"

#include "report/figures.h"
#include "tui/screen/fit.h"
#include "base/i18n.h"

#define GAP 3
#define PIECES 7

/* In the order they stand; the rank says which go first when room is short. */
typedef struct {
  char *text;
  guint rank;
  gboolean shown;
} Piece;

static Piece
piece(guint rank, char *text) {
  return (Piece){text, rank, FALSE};
}

static char *
say_plan(const ErpTitle *title) {
  return g_strdup_printf("erplan  %s%s%s%s%s%s", title->plan, title->modified ? " *" : "",
                         title->read_only ? " " : "", title->read_only ? _("[read-only]") : "",
                         title->file != NULL ? " " : "", title->file != NULL ? title->file : "");
}

static char *
say_size(const ErpNetwork *network) {
  g_autofree char *sites =
      g_strdup_printf(ERP_NGETTEXT("%u site", "%u sites", network->n_sites), network->n_sites);
  g_autofree char *links =
      g_strdup_printf(ERP_NGETTEXT("%u link", "%u links", network->n_links), network->n_links);
  g_autofree char *circuits = g_strdup_printf(
      ERP_NGETTEXT("%u circuit", "%u circuits", network->n_circuits), network->n_circuits);
  return g_strjoin("  ", sites, links, circuits, NULL);
}

static char *
say_worst(const ErpReview *review) {
  g_autofree char *busiest = erp_show_busiest(review);
  return g_strdup_printf(_("worst link %s"), busiest);
}

static void
choose(Piece *pieces, guint n, ErpCharset charset, int width) {
  for (guint rank = 0; rank < PIECES; rank++)
    for (guint i = 0; i < n; i++) {
      if (pieces[i].rank != rank)
        continue;
      int columns = erp_cells_text_width(charset, pieces[i].text) + (rank > 0 ? GAP : 0);
      pieces[i].shown = rank == 0 || columns <= width;
      width -= pieces[i].shown ? columns : 0;
    }
}

void
erp_title_draw(const ErpTitle *title, ErpCells *cells) {
  Piece pieces[PIECES] = {piece(0, say_plan(title))};
  guint n = 1;
  if (title->review != NULL) {
    const ErpHeadline *headline = erp_review_headline(title->review);
    pieces[n++] = piece(6, say_size(erp_review_results(title->review)->network));
    pieces[n++] =
        piece(1, g_strdup_printf(_("%u fail  %u warn"), headline->n_fail, headline->n_warn));
    if (title->n_failed > 0)
      pieces[n++] = piece(2, g_strdup_printf(_("what if: %u failed"), title->n_failed));
    if (title->n_notes > 0)
      pieces[n++] =
          piece(4, g_strdup_printf(ERP_NGETTEXT("! %u note", "! %u notes", title->n_notes),
                                   title->n_notes));
    if (headline->busiest != ERP_NONE)
      pieces[n++] = piece(5, say_worst(title->review));
  }
  if (title->stale)
    pieces[n++] = piece(3, g_strdup(_("(evaluating)")));
  int place = MIN(erp_cells_text_width(cells->charset, title->place), cells->width / 2);
  int left = cells->width - place - 2; /* a blank before and behind the place */
  choose(pieces, n, cells->charset, left - 1);
  erp_cells_fill(cells, (ErpRect){0, 0, cells->width, 1}, ERP_STYLE_TITLE);
  int x = 1;
  for (guint i = 0; i < n; i++) {
    g_autofree char *text = pieces[i].text;
    int width = MIN(erp_cells_text_width(cells->charset, text), left - x);
    if (!pieces[i].shown)
      continue;
    g_autofree char *fitting = erp_cells_fit(cells->charset, text, width);
    erp_cells_field(cells, x, 0, width, ERP_STYLE_TITLE, fitting);
    x += width + GAP;
  }
  erp_cells_field(cells, left + 1, 0, place, ERP_STYLE_TITLE, title->place);
}
