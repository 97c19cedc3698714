#include "catalogue/table.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"

#define MAX_BYTES (16u * 1024 * 1024)
#define MAX_COLUMNS 64u

/* What a pass over the bytes needs to know. */
typedef struct {
  ErpTable *table;
  char *next;      /* start of the line to read */
  const char *end; /* the terminating NUL */
  guint line;      /* number of the line last taken */
  GString *source, *note;
  const char *today; /* date of a text that need not say where it comes from, or NULL */
} Reader;

static void
G_GNUC_PRINTF(5, 0) place_error(const char *file, guint line, guint column, GError **error,
                                const char *format, va_list arguments) {
  g_autofree char *text = g_strdup_vprintf(format, arguments);

  g_set_error(error, ERP_ERROR, ERP_ERROR_REFERENCE, "%s:%u:%u: %s", file, line, column, text);
}

/* Characters from `start` up to `at`, counted from 1. Cells before it end in NUL, one each. */
static guint
column_number(const char *start, const char *at) {
  guint column = 1;

  for (const char *p = start; p < at; p++)
    if (((guchar) *p & 0xc0) != 0x80)
      column++;
  return column;
}

void
erp_table_error(const ErpTable *table, guint row, guint column, GError **error, const char *format,
                ...) {
  char *const *cells = table->cells + (gsize) row * table->n_columns;
  va_list arguments;

  va_start(arguments, format);
  place_error(table->file, table->lines[row], column_number(cells[0], cells[column]), error, format,
              arguments);
  va_end(arguments);
}

void
erp_table_header_error(const ErpTable *table, guint column, GError **error, const char *format,
                       ...) {
  va_list arguments;

  va_start(arguments, format);
  place_error(table->file, table->header_line,
              column_number(table->columns[0], table->columns[column]), error, format, arguments);
  va_end(arguments);
}

static gboolean
G_GNUC_PRINTF(4, 5)
    line_error(const Reader *reader, guint column, GError **error, const char *format, ...) {
  va_list arguments;

  va_start(arguments, format);
  place_error(reader->table->file, reader->line, column, error, format, arguments);
  va_end(arguments);
  return FALSE;
}

/* The next line as a string of its own (its end becomes NUL), or NULL at the end of the file. */
static char *
take_line(Reader *reader) {
  char *line = reader->next, *end;

  if (line >= reader->end)
    return NULL;
  end = memchr(line, '\n', (gsize) (reader->end - line));
  if (end == NULL)
    end = (char *) reader->end;
  *end = '\0';
  reader->next = end + 1;
  reader->line++;
  return line;
}

static guint
count_cells(const char *line) {
  guint n = 1;

  for (const char *tab = strchr(line, '\t'); tab != NULL; tab = strchr(tab + 1, '\t'))
    n++;
  return n;
}

/* Cuts the line at its tabs into `cells`. */
static void
split_cells(char *line, char **cells) {
  char *tab;

  *cells++ = line;
  for (tab = strchr(line, '\t'); tab != NULL; tab = strchr(tab, '\t')) {
    *tab++ = '\0';
    *cells++ = tab;
  }
}

static gboolean
date_valid(const char *date) {
  gsize length = strlen(date);
  guint year, month, day = 1;

  if (length != 7 && length != 10)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (i == 4 || i == 7 ? date[i] != '-' : !g_ascii_isdigit(date[i]))
      return FALSE;
  year = (guint) g_ascii_strtoull(date, NULL, 10);
  month = (guint) g_ascii_strtoull(date + 5, NULL, 10);
  if (length == 10)
    day = (guint) g_ascii_strtoull(date + 8, NULL, 10);
  return year > 0 && month >= 1 && month <= 12 && day >= 1 &&
         g_date_valid_dmy((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

static void
append_joined(GString *string, const char *separator, const char *text) {
  if (string->len > 0)
    g_string_append(string, separator);
  g_string_append(string, text);
}

/* The text after "# WORD:" when the line is of that kind. */
static const char *
remark(const char *line, const char *word) {
  const char *text = line + 1;
  gsize length = strlen(word);

  while (*text == ' ')
    text++;
  if (strncmp(text, word, length) != 0 || text[length] != ':')
    return NULL;
  text += length + 1;
  while (*text == ' ')
    text++;
  return text;
}

static gboolean
read_remark(Reader *reader, const char *line, GError **error) {
  ErpTable *table = reader->table;
  const char *text;

  if ((text = remark(line, "title")) != NULL) {
    g_free(table->title);
    table->title = g_strdup(text);
  } else if ((text = remark(line, "source")) != NULL) {
    if (*text == '\0')
      return line_error(reader, 1, error, _("The source is empty. Say where the data come from."));
    append_joined(reader->source, "; ", text);
  } else if ((text = remark(line, "note")) != NULL) {
    append_joined(reader->note, " ", text);
  } else if ((text = remark(line, "date")) != NULL) {
    if (!date_valid(text))
      return line_error(reader, column_number(line, text), error,
                        _("'%s' is not a date. Write it as 2026-07-30 or 2026-07."), text);
    if (table->date == NULL || strcmp(text, table->date) > 0) {
      g_free(table->date);
      table->date = g_strdup(text);
    }
  }
  return TRUE;
}

static void
set_origin(Reader *reader) {
  if (reader->source->len == 0)
    g_string_append(reader->source, reader->table->file);
  g_free(reader->table->date);
  reader->table->date = g_strdup(reader->today);
}

/* The remarks; leaves the header row in `*header`. */
static gboolean
read_remarks(Reader *reader, char **header, GError **error) {
  char *line;

  while ((line = take_line(reader)) != NULL && *line == '#')
    if (!read_remark(reader, line, error))
      return FALSE;
  if (line == NULL || *line == '\0') {
    reader->line = MAX(reader->line, 1);
    return line_error(reader, 1, error,
                      _("The row of column names is missing. Write it after the '#' lines."));
  }
  if (reader->today != NULL)
    set_origin(reader);
  if (reader->source->len == 0)
    return line_error(reader, 1, error,
                      _("The file states no source. Add a line \"# source: ...\" at its top."));
  if (reader->table->date == NULL)
    return line_error(reader, 1, error,
                      _("The file states no date. Add a line \"# date: YYYY-MM-DD\" at its top."));
  *header = line;
  return TRUE;
}

static gboolean
read_header(Reader *reader, char *line, GError **error) {
  ErpTable *table = reader->table;

  table->header_line = reader->line;
  table->n_columns = count_cells(line);
  if (table->n_columns > MAX_COLUMNS)
    return line_error(reader, 1, error, _("The table has %u columns; at most %u are read."),
                      table->n_columns, MAX_COLUMNS);
  table->columns = g_new(char *, table->n_columns);
  split_cells(line, table->columns);
  for (guint i = 0; i < table->n_columns; i++) {
    if (*table->columns[i] == '\0') {
      erp_table_header_error(table, i, error, _("A column has no name. Name it or remove it."));
      return FALSE;
    }
    if (erp_table_column(table, table->columns[i]) != (int) i) {
      erp_table_header_error(table, i, error, _("The column '%s' appears twice. Remove one."),
                             table->columns[i]);
      return FALSE;
    }
  }
  return TRUE;
}

static void
add_row(ErpTable *table, guint *room, guint line_number, char *line) {
  if (table->n_rows == *room) {
    *room = MAX(*room * 2, 64);
    table->lines = g_renew(guint, table->lines, *room);
    table->cells = g_renew(char *, table->cells, (gsize) *room * table->n_columns);
  }
  table->lines[table->n_rows] = line_number;
  split_cells(line, table->cells + (gsize) table->n_rows * table->n_columns);
  table->n_rows++;
}

static gboolean
read_rows(Reader *reader, GError **error) {
  ErpTable *table = reader->table;
  guint empty_line = 0, room = 0;
  char *line;

  while ((line = take_line(reader)) != NULL) {
    guint n;

    if (*line == '\0') {
      empty_line = empty_line != 0 ? empty_line : reader->line;
      continue;
    }
    if (empty_line != 0) {
      reader->line = empty_line;
      return line_error(reader, 1, error, _("The line is empty. Remove it."));
    }
    if (*line == '#')
      return line_error(reader, 1, error,
                        _("A '#' line stands among the rows. Move it above the column names."));
    n = count_cells(line);
    if (n != table->n_columns)
      return line_error(
          reader, 1, error,
          _("The row has %u cells but the table has %u columns. Separate cells by one tab each."),
          n, table->n_columns);
    add_row(table, &room, reader->line, line);
  }
  return TRUE;
}

/* Refuses bytes that are not plain lines of UTF-8. */
static gboolean
check_bytes(const char *file, const char *text, gsize length, GError **error) {
  const char *bad = memchr(text, '\r', length), *end, *start = text;
  g_autofree char *what = NULL;
  guint line = 1;

  if (!g_utf8_validate_len(text, length, &end) && (bad == NULL || end < bad)) {
    bad = end;
    what = *end == '\0' ? g_strdup(_("The file contains a NUL byte. Remove it."))
                        : g_strdup(_("The bytes are not UTF-8. Save the file as UTF-8."));
  } else if (bad != NULL) {
    what = g_strdup(_("The line holds a carriage return. Save the file with LF line ends."));
  } else {
    return TRUE;
  }
  for (const char *p = text; p < bad; p++)
    if (*p == '\n') {
      line++;
      start = p + 1;
    }
  g_set_error(error, ERP_ERROR, ERP_ERROR_REFERENCE, "%s:%u:%u: %s", file, line,
              column_number(start, bad), what);
  return FALSE;
}

static char *
table_name(const char *file) {
  char *name = g_path_get_basename(file);

  if (g_str_has_suffix(name, ".tsv"))
    name[strlen(name) - strlen(".tsv")] = '\0';
  return name;
}

/* Takes the text, which ends with NUL. `today` is the date of a text that need not say where it
 * comes from, or NULL. */
static ErpTable *
read_text(const char *name, const char *file, char *text, gsize length, const char *today,
          GError **error) {
  g_autoptr(ErpTable) table = g_new0(ErpTable, 1);
  g_autoptr(GString) source = g_string_new(NULL);
  g_autoptr(GString) note = g_string_new(NULL);
  Reader reader = {.table = table,
                   .source = source,
                   .note = note,
                   .next = text,
                   .end = text + length,
                   .today = today};
  char *header = NULL;

  table->name = g_strdup(name);
  table->file = g_strdup(file);
  table->text = text;
  if (length > MAX_BYTES) {
    g_set_error(error, ERP_ERROR, ERP_ERROR_REFERENCE,
                _("%s:1:1: The file is larger than %u bytes. Reference tables are small."), file,
                MAX_BYTES);
    return NULL;
  }
  if (!check_bytes(file, text, length, error) || !read_remarks(&reader, &header, error) ||
      !read_header(&reader, header, error) || !read_rows(&reader, error))
    return NULL;
  if (table->title == NULL)
    table->title = g_strdup(table->name);
  table->source = g_strdup(source->str);
  table->note = note->len > 0 ? g_strdup(note->str) : NULL;
  return g_steal_pointer(&table);
}

ErpTable *
erp_table_load(const char *file, GError **error) {
  g_autoptr(GError) local = NULL;
  g_autofree char *name = table_name(file);
  char *text = NULL;
  gsize length;

  if (g_file_get_contents(file, &text, &length, &local))
    return read_text(name, file, text, length, NULL, error);
  g_set_error(error, ERP_ERROR, ERP_ERROR_REFERENCE,
              _("%s: The reference data could not be read: %s. Install erplan again or set "
                "ERPLAN_DATADIR to its data folder."),
              file, local->message);
  return NULL;
}

ErpTable *
erp_table_read(const char *name, const char *file, GBytes *bytes, const char *today,
               GError **error) {
  gsize length;
  const char *data = g_bytes_get_data(bytes, &length);
  char *text = g_malloc(length + 1);

  if (length > 0)
    memcpy(text, data, length);
  text[length] = '\0';
  return read_text(name, file, text, length, today, error);
}

void
erp_table_free(ErpTable *table) {
  if (table == NULL)
    return;
  g_free(table->name);
  g_free(table->file);
  g_free(table->title);
  g_free(table->source);
  g_free(table->date);
  g_free(table->note);
  g_free(table->columns);
  g_free(table->cells);
  g_free(table->lines);
  g_free(table->text);
  g_free(table);
}

int
erp_table_column(const ErpTable *table, const char *column) {
  for (guint i = 0; i < table->n_columns; i++)
    if (g_str_equal(table->columns[i], column))
      return (int) i;
  return -1;
}

const char *
erp_table_cell(const ErpTable *table, guint row, guint column) {
  g_return_val_if_fail(row < table->n_rows && column < table->n_columns, "");
  return table->cells[(gsize) row * table->n_columns + column];
}
