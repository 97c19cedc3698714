#include "report/data/json.h"

#include <string.h>

#include "base/escape.h"
#include "base/units.h"

struct _ErpJson {
  ErpJsonForm form;
  ErpSink sink;
  GString *text;  /* not handed on yet */
  guint depth;    /* brackets that are open */
  gboolean empty; /* nothing stands in the innermost one */
};

ErpJson *
erp_json_new(ErpJsonForm form, ErpSink sink) {
  ErpJson *json = g_new0(ErpJson, 1);
  json->form = form;
  json->sink = sink;
  json->text = g_string_new(NULL);
  return json;
}

void
erp_json_free(ErpJson *json) {
  if (json == NULL)
    return;
  g_string_free(json->text, TRUE);
  g_free(json);
}

/* ---- strings --------------------------------------------------------------------------------- */

static void
append_unit(GString *out, guint unit) {
  static const char digits[] = "0123456789abcdef";
  const char escape[] = {'\\',
                         'u',
                         digits[unit >> 12 & 15],
                         digits[unit >> 8 & 15],
                         digits[unit >> 4 & 15],
                         digits[unit & 15]};
  g_string_append_len(out, escape, sizeof escape);
}

static void
append_escape(GString *out, gunichar c) {
  static const char letters[] = {['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f',
                                 ['\r'] = 'r', ['"'] = '"',  ['\\'] = '\\'};
  if (c < sizeof letters && letters[c] != '\0') {
    g_string_append_c(out, '\\');
    g_string_append_c(out, letters[c]);
  } else if (c > 0xFFFF) {
    append_unit(out, 0xD800 + ((c - 0x10000) >> 10));
    append_unit(out, 0xDC00 + ((c - 0x10000) & 0x3FF));
  } else {
    append_unit(out, c);
  }
}

/* A terminal also obeys C1 and bidirectional controls. */
static gboolean
stays(gunichar c) {
  return c < 0x7F ? c >= ' ' && c != '"' && c != '\\' : !erp_escape_needed(c);
}

static void
append_valid(GString *out, const char *text) {
  const char *start = text;
  for (const char *p = text; *p != '\0';) {
    gunichar c = (guchar) *p < 0x80 ? (guchar) *p : g_utf8_get_char(p);
    const char *next = g_utf8_next_char(p);
    if (!stays(c)) {
      g_string_append_len(out, start, p - start);
      append_escape(out, c);
      start = next;
    }
    p = next;
  }
  g_string_append(out, start);
}

static void
append_string(GString *out, const char *text) {
  g_string_append_c(out, '"');
  if (g_utf8_validate(text, -1, NULL)) {
    append_valid(out, text);
  } else {
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    append_valid(out, valid);
  }
  g_string_append_c(out, '"');
}

/* ---- layout ---------------------------------------------------------------------------------- */

static void
new_line(ErpJson *json) {
  static const char blanks[] = "                                                                ";
  if (json->form == ERP_JSON_LINE)
    return;
  g_string_append_c(json->text, '\n');
  for (guint left = 2 * json->depth; left > 0;) {
    guint n = MIN(left, (guint) sizeof blanks - 1);
    g_string_append_len(json->text, blanks, n);
    left -= n;
  }
}

/* What stands before a value. */
static void
begin_value(ErpJson *json, const char *key) {
  erp_sink_pour(json->sink, json->text, ERP_SINK_PIECE);
  if (json->depth > 0) {
    if (!json->empty)
      g_string_append_c(json->text, ',');
    new_line(json);
  }
  if (key != NULL) {
    append_string(json->text, key);
    g_string_append(json->text, json->form == ERP_JSON_LINE ? ":" : " : ");
  }
  json->empty = FALSE;
}

static void
begin_bracket(ErpJson *json, const char *key, char bracket) {
  begin_value(json, key);
  g_string_append_c(json->text, bracket);
  json->depth++;
  json->empty = TRUE;
}

static void
end_bracket(ErpJson *json, char bracket) {
  g_assert(json->depth > 0);
  json->depth--;
  if (!json->empty)
    new_line(json);
  json->empty = FALSE;
  g_string_append_c(json->text, bracket);
  if (json->depth > 0)
    return;
  g_string_append_c(json->text, '\n');
  erp_sink_pour(json->sink, json->text, 0);
}

void
erp_json_begin_object(ErpJson *json, const char *key) {
  begin_bracket(json, key, '{');
}

void
erp_json_end_object(ErpJson *json) {
  end_bracket(json, '}');
}

void
erp_json_begin_array(ErpJson *json, const char *key) {
  begin_bracket(json, key, '[');
}

void
erp_json_end_array(ErpJson *json) {
  end_bracket(json, ']');
}

/* ---- values ---------------------------------------------------------------------------------- */

void
erp_json_string(ErpJson *json, const char *key, const char *value) {
  begin_value(json, key);
  if (value == NULL)
    g_string_append(json->text, "null");
  else
    append_string(json->text, value);
}

/* printf would take a third of the time of a large report. */
static void
append_int(GString *out, gint64 value) {
  char digits[24];
  char *p = digits + sizeof digits;
  guint64 left = value < 0 ? -(guint64) value : (guint64) value;
  do
    *--p = (char) ('0' + left % 10);
  while ((left /= 10) > 0);
  if (value < 0)
    *--p = '-';
  g_string_append_len(out, p, digits + sizeof digits - p);
}

void
erp_json_int(ErpJson *json, const char *key, gint64 value) {
  begin_value(json, key);
  if (value == ERP_UNSET)
    g_string_append(json->text, "null");
  else
    append_int(json->text, value);
}

void
erp_json_bool(ErpJson *json, const char *key, gboolean value) {
  begin_value(json, key);
  g_string_append(json->text, value ? "true" : "false");
}
