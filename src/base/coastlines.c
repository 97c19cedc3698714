#include "base/coastlines.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"

struct _ErpCoastlines {
  GArray *points; /* ErpCoastPoint */
  GArray *starts; /* guint: the first point of each line */
};

/* Reading: one polyline a line, "lon lat" and then differences, all in units of the grid. */
typedef struct {
  const char *file;
  guint line;
  gint64 scale; /* units a degree */
  ErpCoastlines *coast;
} Reader;

static gboolean
refuse(const Reader *reader, GError **error, const char *text) {
  g_set_error(error, ERP_ERROR, ERP_ERROR_REFERENCE,
              _("%s:%u: %s Install the file that belongs to this version of erplan again."),
              reader->file, reader->line, text);
  return FALSE;
}

/* The next whole number of at most six digits; FALSE at anything else. */
static gboolean
next_number(const char **text, gint64 *number) {
  const char *p = *text;
  gboolean negative = *p == '-';
  if (negative)
    p++;
  gint64 value = 0;
  guint digits = 0;
  for (; g_ascii_isdigit(*p) && digits < 7; digits++, p++)
    value = value * 10 + (*p - '0');
  if (digits == 0 || digits > 6 || (*p != ' ' && *p != '\0'))
    return FALSE;
  *number = negative ? -value : value;
  *text = *p == ' ' ? p + 1 : p;
  return TRUE;
}

static gboolean
read_head(Reader *reader, const char *text, GError **error) {
  static const char begin[] = "# coast v1; scale ";
  static const char end[] = " per degree; one polyline a line: lon lat then deltas";
  const char *p = text + strlen(begin);
  if (!g_str_has_prefix(text, begin) || !next_number(&p, &reader->scale) || reader->scale < 1 ||
      strcmp(p, end + 1) != 0)
    return refuse(reader, error, _("The first line is not that of a coast file."));
  return TRUE;
}

static gboolean
read_line(Reader *reader, const char *text, GError **error) {
  guint from = reader->coast->points->len;
  gint64 lon = 0, lat = 0;
  while (*text != '\0') {
    gint64 east = 0, north = 0;
    if (!next_number(&text, &east) || !next_number(&text, &north))
      return refuse(reader, error, _("A coast is not written as pairs of whole numbers."));
    lon += east;
    lat += north;
    if (ABS(lon) > 180 * reader->scale || ABS(lat) > 90 * reader->scale)
      return refuse(reader, error, _("A coast leaves the globe."));
    ErpCoastPoint point = {(double) lon / (double) reader->scale,
                           (double) lat / (double) reader->scale};
    g_array_append_val(reader->coast->points, point);
  }
  if (reader->coast->points->len - from < 2)
    return refuse(reader, error, _("A coast has fewer than two points."));
  g_array_append_val(reader->coast->starts, from);
  return TRUE;
}

static gboolean
read_text(Reader *reader, char *text, GError **error) {
  for (char *p = text; *p != '\0';) {
    char *end = strchr(p, '\n');
    if (end != NULL)
      *end = '\0';
    reader->line++;
    if (reader->line == 1 ? !read_head(reader, p, error) : !read_line(reader, p, error))
      return FALSE;
    if (end == NULL)
      break;
    p = end + 1;
  }
  if (reader->coast->starts->len == 0)
    return refuse(reader, error, _("The file holds no coast."));
  return TRUE;
}

ErpCoastlines *
erp_coastlines_read(const char *file, GError **error) {
  g_autoptr(ErpCoastlines) coast = g_new0(ErpCoastlines, 1);
  coast->points = g_array_new(FALSE, FALSE, sizeof(ErpCoastPoint));
  coast->starts = g_array_new(FALSE, FALSE, sizeof(guint));
  g_autofree char *text = NULL;
  gsize length = 0;
  g_autoptr(GError) local = NULL;
  if (!g_file_get_contents(file, &text, &length, &local)) {
    g_set_error(error, ERP_ERROR, ERP_ERROR_REFERENCE,
                _("%s: cannot read the coast: %s. Install erplan's data again, or point "
                  "ERPLAN_DATADIR to its data folder."),
                file, local->message);
    return NULL;
  }
  Reader reader = {.file = file, .coast = coast};
  gboolean good = memchr(text, '\0', length) == NULL
                      ? read_text(&reader, text, error)
                      : refuse(&reader, error, _("The file holds a NUL character."));
  return good ? g_steal_pointer(&coast) : NULL;
}

void
erp_coastlines_free(ErpCoastlines *coast) {
  if (coast == NULL)
    return;
  g_array_unref(coast->points);
  g_array_unref(coast->starts);
  g_free(coast);
}

guint
erp_coastlines_count(const ErpCoastlines *coast) {
  return coast->starts->len;
}

const ErpCoastPoint *
erp_coastlines_get(const ErpCoastlines *coast, guint line, guint *n) {
  g_assert(line < coast->starts->len);
  guint from = g_array_index(coast->starts, guint, line);
  guint to = line + 1 < coast->starts->len ? g_array_index(coast->starts, guint, line + 1)
                                           : coast->points->len;
  *n = to - from;
  return &g_array_index(coast->points, ErpCoastPoint, from);
}

gboolean
erp_coast_is_seam(double lon1, double lon2) {
  return fabs(lon1 - lon2) > 180 || (fabs(lon1) >= 180 && fabs(lon2) >= 180);
}
