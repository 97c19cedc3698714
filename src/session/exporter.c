#include "session/exporter.h"

#include <string.h>

#include "base/today.h"
#include "exchange/formats.h"
#include "report/map/map.h"
#include "base/i18n.h"

/* ---- what there is --------------------------------------------------------------------------- */

/* A format of exchange/ and a table of it; behind the last one (`format` NULL) the map. */
typedef struct {
  const ErpExportFormat *format;
  ErpExportTable table;
} Place;

/* FALSE behind the map. */
static gboolean
find_place(guint number, Place *place) {
  for (guint i = 0; i < erp_n_export_formats; i++) {
    guint n = erp_export_formats[i].has_tables ? g_strv_length((char **) erp_export_tables) : 1;
    if (number < n) {
      *place = (Place){&erp_export_formats[i], (ErpExportTable) number};
      return TRUE;
    }
    number -= n;
  }
  *place = (Place){NULL, ERP_EXPORT_SITES};
  return number == 0;
}

gboolean
erp_export_choice(guint number, ErpExportChoice *choice) {
  Place place;
  if (!find_place(number, &place))
    return FALSE;
  if (place.format == NULL)
    *choice = (ErpExportChoice){"svg", "SVG", erp_export_map_about(), NULL};
  else
    *choice =
        (ErpExportChoice){place.format->word, place.format->title, _(place.format->about),
                          place.format->has_tables ? erp_export_table_about(place.table) : NULL};
  return TRUE;
}

/* ---- its text -------------------------------------------------------------------------------- */

static ErpResults *
figures(ErpSession *session) {
  const ErpResults *newest = erp_session_results(session);
  if (newest != NULL && !erp_session_stale(session) && erp_session_outage(session) == NULL)
    return erp_results_ref((ErpResults *) newest);
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(NULL);
  return erp_evaluate(erp_session_plan(session), erp_session_catalogue(session), diags);
}

const char *
erp_export_map_about(void) {
  return _("the map that reports have, as a drawing");
}

char *
erp_export_map(const ErpResults *results) {
  g_autofree char *day = erp_today();
  g_autoptr(ErpReview) review = erp_review_new(results, day);
  g_autoptr(ErpMap) map = erp_map_new(review);
  return erp_map_svg(map);
}

GBytes *
erp_session_export(ErpSession *session, guint number) {
  g_autoptr(ErpResults) results = figures(session);
  Place place;
  gboolean known = find_place(number, &place);
  g_return_val_if_fail(known, NULL);
  if (place.format == NULL) {
    char *svg = erp_export_map(results);
    return g_bytes_new_take(svg, strlen(svg));
  }
  g_autoptr(ErpPicture) picture = erp_picture_new(results);
  g_autoptr(GString) out = g_string_new(NULL);
  place.format->write(picture, place.table, erp_sink_string(out));
  return g_string_free_to_bytes(g_steal_pointer(&out));
}
