#include "report/difference.h"

#include "base/error.h"
#include "report/data/data-tables.h"
#include "report/formats.h"
#include "base/i18n.h"

gboolean
erp_difference_check_job(guint format, guint table, GError **error) {
  if (table == ERP_NO_TABLE || erp_written_takes_table(format))
    return TRUE;
  g_set_error_literal(error, ERP_ERROR, ERP_ERROR_USAGE,
                      _("--table is for --format=csv and --format=tsv only"));
  return FALSE;
}

static ErpPaper *
make_paper(gconstpointer what) {
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
