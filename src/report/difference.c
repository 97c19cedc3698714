#include "report/difference.h"

#include "report/data/data-tables.h"

static ErpPaper *
make_paper(gconstpointer what, G_GNUC_UNUSED GError **error) {
  const ErpDifferenceJob *job = what;
  return erp_difference_paper(job->difference, job->before, job->after);
}

static void
write_json(gconstpointer what, ErpSink sink) {
  erp_difference_json(what, sink);
}

static void
write_table(gconstpointer what, ErpTableForm form, ErpSink sink) {
  erp_difference_table_write(what, form, sink);
}

gboolean
erp_difference_write(guint format, const ErpDifferenceJob *job, ErpSink sink, GError **error) {
  const ErpWritten written = {make_paper, write_json, write_table, job, job->width, job->ascii};
  return erp_written_write(format, &written, sink, error);
}
