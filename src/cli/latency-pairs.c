#include "cli/latency-pairs.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/geo.h"
#include "base/i18n.h"
#include "eval/latency-accuracy.h"
#include "eval/latency-model.h"
#include "xml/reader.h"

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

enum { LAT1, LON1, LAT2, LON2, N_POINTS, RTT = N_POINTS, N_COLUMNS };

static const char *const column_names[] = {"lat1", "lon1", "lat2", "lon2", "rtt_ms"};

typedef struct {
  const char *file;
  const ErpLatencyModel *model;
  int at[N_COLUMNS]; /* position of each column in the file, -1 = none */
  guint line;
  GString *out;
  GArray *modelled; /* gint64 us */
  GArray *measured;
} Run;

static gboolean
fail(const Run *run, GError **error, const char *text) {
  g_set_error(error, ERP_ERROR, ERP_ERROR_INPUT, "%s:%u:1: %s", run->file, run->line, text);
  return FALSE;
}

static gboolean
read_header(Run *run, char **cells, GError **error) {
  for (guint c = 0; c < N_COLUMNS; c++) {
    run->at[c] = -1;
    for (int i = 0; cells[i] != NULL; i++)
      if (strcmp(cells[i], column_names[c]) == 0)
        run->at[c] = i;
    if (run->at[c] < 0 && c < N_POINTS) {
      g_autofree char *text = g_strdup_printf(_("the header has no column “%s”"), column_names[c]);
      return fail(run, error, text);
    }
  }
  g_string_append(run->out, "lat1\tlon1\tlat2\tlon2\tgreat_circle_km\tway_km\tfloor_ms\tmodel_ms");
  g_string_append(run->out, run->at[RTT] >= 0 ? "\trtt_ms\terror_percent\n" : "\n");
  return TRUE;
}

/* A measured round trip in us; decimals beyond the microsecond are rounded. */
static gboolean
parse_rtt(const char *text, gint64 *rtt) {
  char *end;
  double ms = g_ascii_strtod(text, &end);
  if (end == text || *end != '\0' || strpbrk(text, "xX") != NULL || !isfinite(ms) || ms > 1e7)
    return FALSE;
  *rtt = (gint64) llround(ms * 1000);
  return *rtt > 0;
}

static void
append_fixed(GString *out, char before, gint64 value, guint decimals) {
  g_autofree char *text = erp_fixed(value, decimals);
  g_string_append_printf(out, "%c%s", before, text);
}

static void
append_measured(Run *run, gint64 model, gint64 rtt) {
  g_array_append_val(run->modelled, model);
  g_array_append_val(run->measured, rtt);
  append_fixed(run->out, '\t', rtt, 3);
  append_fixed(run->out, '\t', (model - rtt) * 1000 / rtt, 1);
}

static gboolean
read_row(Run *run, char **cells, GError **error) {
  gint64 point[N_POINTS], rtt = ERP_UNSET;
  int n = (int) g_strv_length(cells);
  for (guint c = 0; c < N_COLUMNS; c++)
    if (run->at[c] >= n)
      return fail(run, error, _("the row has fewer cells than the header"));
  for (guint c = 0; c < N_POINTS; c++) {
    g_autoptr(GError) problem = NULL;
    if (!erp_unit_parse(c % 2 == 0 ? ERP_UNIT_LATITUDE : ERP_UNIT_LONGITUDE, cells[run->at[c]],
                        &point[c], &problem))
      return fail(run, error, problem->message);
  }
  if (run->at[RTT] >= 0 && !parse_rtt(cells[run->at[RTT]], &rtt))
    return fail(run, error, _("rtt_ms is not a number of milliseconds from 0.001 to 10000000"));

  ErpAnchor a, b;
  erp_latency_anchor(run->model, point[LAT1], point[LON1], &a);
  erp_latency_anchor(run->model, point[LAT2], point[LON2], &b);
  gint64 distance = erp_geo_distance(point[LAT1], point[LON1], point[LAT2], point[LON2]);
  gint64 model = erp_latency_rtt(run->model, &a, &b);
  for (guint c = 0; c < N_POINTS; c++)
    g_string_append_printf(run->out, "%s%s", c == 0 ? "" : "\t", cells[run->at[c]]);
  append_fixed(run->out, '\t', (distance + 50) / 100, 1);
  append_fixed(run->out, '\t', (erp_latency_way(run->model, &a, &b) + 50) / 100, 1);
  append_fixed(run->out, '\t', erp_geo_floor_rtt(distance), 3);
  append_fixed(run->out, '\t', model, 3);
  if (rtt != ERP_UNSET)
    append_measured(run, model, rtt);
  g_string_append_c(run->out, '\n');
  return TRUE;
}

static void
append_accuracy(Run *run) {
  ErpLatencyAccuracy accuracy;
  erp_latency_accuracy((const gint64 *) (gpointer) run->modelled->data,
                       (const gint64 *) (gpointer) run->measured->data, run->measured->len,
                       &accuracy);
  const struct {
    const char *name;
    double value; /* in thousandths of the unit */
    const char *unit;
  } rows[] = {{"bias", accuracy.bias, "ms"},
              {"MAE", accuracy.mae, "ms"},
              {"median_error", accuracy.median_error, "ms"},
              {"MAPE", accuracy.mape * 1000, "%"},
              {"within_20_percent", accuracy.within * 1000, "%"}};
  g_string_append_printf(run->out, "# n\t%u\n", accuracy.n);
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_autofree char *text = erp_fixed((gint64) llround(rows[i].value / 10), 2);
    g_string_append_printf(run->out, "# %s\t%s\t%s\n", rows[i].name, text, rows[i].unit);
  }
}

static gboolean
read_lines(Run *run, char **lines, GError **error) {
  gboolean header = FALSE;
  for (guint i = 0; lines[i] != NULL; i++) {
    run->line = i + 1;
    g_strchomp(lines[i]);
    if (lines[i][0] == '#' || lines[i][0] == '\0')
      continue;
    g_auto(GStrv) cells = g_strsplit(lines[i], "\t", -1);
    if (!(header ? read_row(run, cells, error) : read_header(run, cells, error)))
      return FALSE;
    header = TRUE;
  }
  run->line = 1;
  return header || fail(run, error, _("the table is empty"));
}

/* The table as a string of its own, without a byte-order mark. NULL when it cannot be one. */
static char *
take_text(Run *run, GBytes *bytes, GError **error) {
  gsize length;
  const char *data = g_bytes_get_data(bytes, &length);
  if (length == 0)
    return g_strdup("");
  const char *bad;
  if (!g_utf8_validate_len(data, length, &bad)) {
    run->line = 1;
    for (const char *p = data; p < bad; p++)
      run->line += *p == '\n';
    fail(run, error,
         *bad == '\0' ? _("the table has a NUL character; save it as UTF-8 text")
                      : _("the table is not UTF-8; save it as UTF-8 text"));
    return NULL;
  }
  gsize mark = length >= strlen(BYTE_ORDER_MARK) &&
                       memcmp(data, BYTE_ORDER_MARK, strlen(BYTE_ORDER_MARK)) == 0
                   ? strlen(BYTE_ORDER_MARK)
                   : 0;
  return g_strndup(data + mark, length - mark);
}

char *
erp_latency_pairs(const char *file, const ErpCatalogue *catalogue, GError **error) {
  g_autoptr(GBytes) bytes = erp_xml_load(file, error);
  if (bytes == NULL)
    return NULL;
  g_autoptr(ErpLatencyModel) model = erp_latency_model_new(catalogue);
  g_autoptr(GArray) modelled = g_array_new(FALSE, FALSE, sizeof(gint64));
  g_autoptr(GArray) measured = g_array_new(FALSE, FALSE, sizeof(gint64));
  g_autoptr(GString) out = g_string_new(NULL);
  const char *name = strcmp(file, "-") == 0 ? _("standard input") : file;
  Run run = {name, model, {0}, 0, out, modelled, measured};
  g_autofree char *text = take_text(&run, bytes, error);
  if (text == NULL)
    return NULL;
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  if (!read_lines(&run, lines, error))
    return NULL;
  if (run.at[RTT] >= 0)
    append_accuracy(&run);
  return g_strdup(out->str);
}
