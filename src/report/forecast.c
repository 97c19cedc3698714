#include "report/forecast.h"

#include "report/data/data-tables.h"

static ErpPaper *
make_paper(gconstpointer what, G_GNUC_UNUSED GError **error) {
  const ErpForecastPage *page = what;
  return erp_forecast_paper(page->forecast, page->subject);
}

static void
write_json(gconstpointer what, ErpSink sink) {
  erp_forecast_json(what, sink);
}

static void
write_table(gconstpointer what, ErpTableForm form, ErpSink sink) {
  erp_forecast_table_write(what, form, sink);
}

gboolean
erp_forecast_write(guint format, const ErpForecastPage *page, ErpSink sink, GError **error) {
  const ErpWritten written = {make_paper, write_json, write_table, page, page->width, page->ascii};
  return erp_written_write(format, &written, sink, error);
}
