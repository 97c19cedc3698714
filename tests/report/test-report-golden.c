/* Every kind of report in every format, of three plans, against files that somebody has read. What
 * a new rule or newer data change although nobody has anything to read there is masked: numbers of
 * rules, lists of their ids, dates of tables; so are the style of web pages and the drawing in
 * them, which has a file of its own. */
#include <glib.h>
#include <string.h>

#include "judged.h"
#include "report/formats.h"
#include "report/report.h"

/* Dallas and Austin with a gateway that could be better, two answers, an acceptance and a parameter
 * of the plan's own. */
#define MORE                                                                                       \
  "<peering-location id='was' at='Washington DC'><circuit id='er-was' bandwidth='100Mbps' "        \
  "sku='premium' provider='Equinix'><peering kind='private' sessions='2'/></circuit>"              \
  "</peering-location><wan-link id='dal-was' a='dal' b='was' capacity='1Gbps' rtt='30ms'/>"        \
  "<gateway id='gw-east' region='eastus' sku='HighPerformance'><connection circuit='er-was'/>"     \
  "</gateway>"                                                                                     \
  "<answer rule='OPS-02' value='yes' by='Ann' date='2026-11-01' note='alert er-maintenance'/>"     \
  "<answer rule='PEER-09' object='er-ny/peering[1]' value='no' by='Bo' date='2026-10-12'/>"        \
  "<accepted rule='M36-02' object='aus' reason='moves in spring' by='Ann' until='2027-06-30'/>"    \
  "<parameter name='gp.material' value='20'/>"

/* What every format has of its own of the full report; the rest is that of the other kinds. */
static const char *const full_parts[] = {"first",    "sites",  "links", "paths",    "costs",
                                         "findings", "method", "data",  "see-also", NULL};

typedef struct {
  const char *name;
  const char *example; /* or NULL for Dallas */
} Plan;

static const Plan plans[] = {
    {"dallas", NULL}, {"meet-me", "meet-me.xml"}, {"power-platform-b", "power-platform-b.xml"}};

static Judged *
judge(const Plan *plan) {
  g_autofree char *text = NULL;
  if (plan->example == NULL) {
    text = judged_dallas("Two sites", "Dallas", MORE);
    return judged_new(text);
  }
  g_autofree char *file =
      g_build_filename(g_getenv("ERPLAN_DATADIR"), "examples", plan->example, NULL);
  g_assert_true(g_file_get_contents(file, &text, NULL, NULL));
  return judged_new(text);
}

/* ---- what is masked -------------------------------------------------------------------------- */

/* Takes the text. */
static char *
replace(char *text, const char *pattern, const char *with) {
  g_autoptr(GError) error = NULL;
  g_autoptr(GRegex) regex = g_regex_new(pattern, G_REGEX_DOTALL, 0, &error);
  g_assert_no_error(error);
  g_autofree char *old = text;
  char *made = g_regex_replace(regex, old, -1, 0, with, 0, &error);
  g_assert_no_error(error);
  return made;
}

/* Hyphens of manual pages have a backslash. */
static char *
masked(char *text) {
  static const char *const rows[][2] = {
      {"[0-9]+(?= (fail|warn|not\\\\?-answered|pass|not\\\\?-applicable|accepted|rules? not "
       "checked|"
       "not checked|of [0-9]+ rules|rules? ))",
       "N"},
      {"[0-9]+(?= rules?:)", "N"},
      {"[A-Z][A-Z0-9]+\\\\?-[0-9][0-9](,? [A-Z][A-Z0-9]+\\\\?-[0-9][0-9])+", "IDS"},
      {"advisor [0-9\\\\-]+(, [a-z0-9\\\\-]+ [0-9\\\\-]+)+", "TABLES"},
      {"(?<=it names on )[0-9\\\\-]+", "DAY"},
      {"<style>.*?</style>", "<style></style>"},
      {"<figure>\\n<svg.*?(?=<figcaption>)", "<figure>"},
      {"\"date\" : \"[0-9-]+\"", "\"date\" : \"DAY\""},
  };
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
    text = replace(text, rows[i][0], rows[i][1]);
  return text;
}

/* ---- writing and comparing ------------------------------------------------------------------- */

static char *
written(const Judged *judged, guint format, guint kind) {
  g_autoptr(GError) error = NULL;
  g_autoptr(GString) text = g_string_new(NULL);
  gboolean full = g_str_equal(erp_report_kinds[kind], "full");
  ErpReportJob job = {.review = judged->review,
                      .subject = &judged->subject,
                      .kind = kind,
                      .width = 1000,
                      .table = ERP_NO_TABLE};
  if (full) {
    job.parts = full_parts;
    if (!erp_report_check_job(format, &job, NULL))
      job.parts = NULL; /* has none */
  }
  g_assert_true(erp_report_write(format, &job, erp_sink_string(text), &error));
  g_assert_no_error(error);
  return g_strdup(text->str);
}

static void
expect(const char *name, const char *got) {
  g_autoptr(GError) error = NULL;
  g_autofree char *file = g_test_build_filename(G_TEST_DIST, "report", "golden", name, NULL);
  g_autofree char *expected = NULL;
  if (g_strcmp0(g_getenv("ERPLAN_REGEN"), "1") == 0)
    g_assert_true(g_file_set_contents(file, got, -1, NULL));
  g_file_get_contents(file, &expected, NULL, &error);
  g_assert_no_error(error);
  if (strcmp(got, expected) == 0)
    return;
  g_auto(GStrv) is = g_strsplit(got, "\n", -1), was = g_strsplit(expected, "\n", -1);
  guint line = 0;
  while (is[line] != NULL && was[line] != NULL && strcmp(is[line], was[line]) == 0)
    line++;
  g_error("%s:%u differs; if that is meant, run the test with ERPLAN_REGEN=1 and read the "
          "difference.\nIt was %s\nIt is  %s",
          file, line + 1, was[line], is[line]);
}

/* A format that is the same for all kinds has one file. */
static void
expect_format(const Plan *plan, const Judged *judged, guint format) {
  guint n = g_strv_length((char **) erp_report_kinds);
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
  gboolean one = TRUE;
  for (guint kind = 0; kind < n; kind++) {
    g_ptr_array_add(texts, masked(written(judged, format, kind)));
    one = one && strcmp(texts->pdata[kind], texts->pdata[0]) == 0;
  }
  for (guint kind = 0; kind < (one ? 1 : n); kind++) {
    g_autofree char *name = one ? g_strdup_printf("%s.%s", plan->name, erp_report_formats[format])
                                : g_strdup_printf("%s-%s.%s", plan->name, erp_report_kinds[kind],
                                                  erp_report_formats[format]);
    expect(name, texts->pdata[kind]);
  }
}

/* tests/cli/check-pdf.sh looks into PDF, whose bytes are groff's. What is for programs, with every
 * rule that does not apply, is written for the smallest plan. */
static void
test_format(gconstpointer data) {
  guint format = GPOINTER_TO_UINT(data);
  const char *word = erp_report_formats[format];
  static const char *const programs[] = {"json", "csv", "tsv", NULL};
  for (guint i = 0; i < G_N_ELEMENTS(plans); i++) {
    if (g_strv_contains(programs, word) && i + 1 < G_N_ELEMENTS(plans))
      continue;
    g_autoptr(Judged) judged = judge(&plans[i]);
    expect_format(&plans[i], judged, format);
  }
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  for (guint i = 0; erp_report_formats[i] != NULL; i++) {
    g_autofree char *path = g_strconcat("/report/golden/", erp_report_formats[i], NULL);
    if (!g_str_equal(erp_report_formats[i], "pdf"))
      g_test_add_data_func(path, GUINT_TO_POINTER(i), test_format);
  }
  return g_test_run();
}
