/* What follows from a plan: it can be evaluated and judged, and whatever is written of that steers
 * no terminal, is what its format wants, and can be read again where we read the format. */
#include "target.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "exchange/import.h"
#include "report/check/check.h"
#include "report/formats.h"
#include "report/report.h"
#include "support.h"
#include "xml/reader.h"

#define TODAY "2026-01-01"

static const ErpSubject subject = {
    .file = "plan.xml",
    .sha256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    .version = "1"};

/* NULL when there is no plan. */
static ErpReview *
review_of(GBytes *bytes, ErpResults **results) {
  static ErpTerrain *terrain;
  if (terrain == NULL)
    terrain = erp_terrain_new(fuzz_catalogue_data());
  g_autoptr(ErpPlan) plan = fuzz_read_plan(bytes);
  g_autoptr(ErpDiagList) diags = erp_diag_list_new("plan");
  *results = plan != NULL ? erp_evaluate_in(plan, terrain, NULL, 1, diags) : NULL;
  fuzz_check_diags(diags);
  return plan != NULL ? erp_review_new_in(*results, TODAY, 1) : NULL;
}

static void
check_json(const char *text) {
  g_autoptr(JsonParser) parser = json_parser_new_immutable();
  g_autoptr(GError) error = NULL;
  json_parser_load_from_data(parser, text, -1, &error);
  g_assert_no_error(error);
}

static void
check_xml(const char *text) {
  static const ErpXmlHandler nothing;
  g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
  g_autoptr(GError) error = NULL;
  erp_xml_read(bytes, "written", &nothing, NULL, &error);
  g_assert_no_error(error);
}

/* ---- findings and exports -------------------------------------------------------------------- */

static void
check_findings(const ErpReview *review) {
  const ErpJudgement judgement = {.review = review, .subject = subject};
  g_autofree char *text = erp_report_check_text(&judgement);
  fuzz_check_diags(erp_review_notes(review));
  fuzz_check_neutral(text);
  for (guint i = 0; i < erp_review_length(review); i++) {
    const ErpFinding *finding = erp_review_get(review, i);
    g_assert_true(g_utf8_validate(erp_finding_message(finding), -1, NULL));
    g_assert_true(g_utf8_validate(erp_finding_remedy(finding), -1, NULL));
  }
}

/* Where there is an import of the same name. */
static void
check_import(const char *format, GString *text) {
  g_autoptr(GBytes) bytes = g_bytes_new(text->str, text->len);
  g_autoptr(ErpPlan) empty = erp_plan_new();
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(format);
  g_autoptr(GError) error = NULL;
  const ErpImportOptions options = {.format = format};
  ErpImported imported;
  for (guint i = 0; i < erp_n_import_formats; i++)
    if (strcmp(erp_import_formats[i].word, format) == 0)
      erp_edit_free(erp_import(bytes, format, &options, empty, fuzz_catalogue_data(), &imported,
                               diags, &error));
  g_assert_no_error(error);
}

static void
check_exports(ErpResults *results) {
  g_autoptr(ErpPicture) picture = erp_picture_new(results);
  for (guint i = 0; i < erp_n_export_formats; i++) {
    const char *word = erp_export_formats[i].word;
    g_autoptr(GString) out = g_string_new(NULL);
    erp_export_formats[i].write(picture, ERP_EXPORT_SITES, erp_sink_string(out));
    fuzz_check_neutral(out->str);
    if (strcmp(word, "graphml") == 0 || strcmp(word, "kml") == 0 || strcmp(word, "drawio") == 0)
      check_xml(out->str);
    else if (strcmp(word, "geojson") == 0)
      check_json(out->str);
    check_import(word, out);
  }
}

void
fuzz_judge(GBytes *bytes, const char *name G_GNUC_UNUSED) {
  g_autoptr(ErpResults) results = NULL;
  g_autoptr(ErpReview) review = review_of(bytes, &results);
  if (review == NULL)
    return;
  check_findings(review);
  check_exports(results);
}

/* ---- reports --------------------------------------------------------------------------------- */

/* One kind, as its length has it, in each format. */
static void
check_reports(const ErpReview *review, guint kind) {
  const ErpReportJob job = {
      .review = review, .subject = &subject, .kind = kind, .width = 80, .table = ERP_NO_TABLE};
  for (guint format = 0; erp_report_formats[format] != NULL; format++) {
    const char *word = erp_report_formats[format];
    g_autoptr(GString) out = g_string_new(NULL);
    g_autoptr(GError) error = NULL;
    if (strcmp(word, "pdf") == 0) /* another program makes it */
      continue;
    if (!erp_report_write(format, &job, erp_sink_string(out), &error)) {
      fuzz_check_error(error);
      continue;
    }
    fuzz_check_neutral(out->str);
    if (strcmp(word, "svg") == 0)
      check_xml(out->str);
    else if (strcmp(word, "json") == 0)
      check_json(out->str);
  }
}

static void
check_formats(const ErpReview *review) {
  const ErpJudgement judgement = {.review = review, .subject = subject};
  for (guint i = 0; erp_check_format_words[i] != NULL; i++) {
    const ErpCheckFormat *format = erp_check_format(i);
    g_autofree char *head = format->head != NULL ? format->head("1") : g_strdup(""),
                    *tail = format->tail != NULL ? format->tail(TRUE) : g_strdup("");
    g_autoptr(GString) out = g_string_new(head);
    format->judged(&judgement, erp_sink_string(out));
    g_string_append(out, tail);
    fuzz_check_neutral(out->str);
    if (strcmp(erp_check_format_words[i], "junit") == 0)
      check_xml(out->str);
    else if (strcmp(erp_check_format_words[i], "text") != 0)
      check_json(out->str);
  }
}

void
fuzz_report(GBytes *bytes, const char *name G_GNUC_UNUSED) {
  g_autoptr(ErpResults) results = NULL;
  g_autoptr(ErpReview) review = review_of(bytes, &results);
  if (review == NULL)
    return;
  check_formats(review);
  check_reports(review,
                (guint) (g_bytes_get_size(bytes) % g_strv_length((char **) erp_report_kinds)));
}
