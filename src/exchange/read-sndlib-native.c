/* SNDlib's own notation: sections in brackets, an item a line. */
#include "exchange/formats.h"

#include <string.h>

#include "base/error.h"
#include "exchange/lines.h"
#include "exchange/instance.h"
#include "base/i18n.h"

typedef struct {
  const ErpImportInput *input;
  ErpInstance *instance;
  ErpLines lines;
  char *section; /* that is open, or NULL */
  guint depth;   /* brackets that are open */
} Reading;

typedef gboolean ReadItem(Reading *reading, const GArray *words, GError **error);

static gboolean
fail(const Reading *reading, guint column, GError **error, const char *text) {
  g_set_error(error, ERP_ERROR, ERP_ERROR_INPUT, "%s:%u:%u: %s", reading->input->name,
              MAX(reading->lines.line, 1), column, text);
  return FALSE;
}

static gboolean
is_word(const GArray *words, guint i, const char *text) {
  return g_str_equal(erp_line_word(words, i), text);
}

static ErpSpot
spot_of(const Reading *reading, const GArray *words) {
  return (ErpSpot){reading->lines.line, g_array_index(words, ErpWord, 0).column};
}

/* ---- items ----------------------------------------------------------------------------------- */

/* ID ( X Y ) */
static gboolean
read_node(Reading *reading, const GArray *words, GError **error) {
  gboolean is_placed = is_word(words, 1, "(") && is_word(words, 4, ")");
  if (!is_placed && words->len > 1 && !is_word(words, 2, ")"))
    return fail(reading, 1, error, _("a node is written: ID ( LONGITUDE LATITUDE )"));
  erp_instance_add_node(reading->instance, erp_line_word(words, 0), erp_line_word(words, 0),
                        is_placed ? erp_line_word(words, 2) : NULL,
                        is_placed ? erp_line_word(words, 3) : NULL, spot_of(reading, words));
  return TRUE;
}

/* ID ( FROM TO ) CAPACITY COST ROUTING-COST SETUP-COST ( CAPACITY COST ... ) */
static gboolean
read_link(Reading *reading, const GArray *words, GError **error) {
  guint modules = 9, n = 0;
  if (!is_word(words, 1, "(") || !is_word(words, 4, ")") || words->len < 6)
    return fail(reading, 1, error,
                _("a link is written: ID ( FROM TO ) CAPACITY COST COST COST ( MODULES )"));
  if (is_word(words, modules, "("))
    while (modules + 1 + 2 * n < words->len && !is_word(words, modules + 1 + 2 * n, ")"))
      n++;
  const ErpInstanceLink link = {.id = erp_line_word(words, 0),
                                .from = erp_line_word(words, 2),
                                .to = erp_line_word(words, 3),
                                .capacity = erp_line_word(words, 5),
                                .module = n > 0 ? erp_line_word(words, modules + 1) : NULL,
                                .n_modules = n};
  erp_instance_add_link(reading->instance, &link, spot_of(reading, words));
  return TRUE;
}

static gboolean
read_demand(Reading *reading, const GArray *words, GError **error G_GNUC_UNUSED) {
  erp_instance_add_demand(reading->instance, spot_of(reading, words));
  return TRUE;
}

static const struct {
  const char *section;
  ReadItem *read;
} sections[] = {{"NODES", read_node}, {"LINKS", read_link}, {"DEMANDS", read_demand}};

/* ---- lines ----------------------------------------------------------------------------------- */

/* NAME = whatever, brackets too. */
static void
read_meta(Reading *reading, char *line) {
  line[strcspn(line, "#")] = '\0';
  char *value = strchr(line, '=');
  if (value == NULL)
    return;
  *value++ = '\0';
  if (g_ascii_strcasecmp(g_strstrip(line), "unit") == 0)
    erp_instance_unit(reading->instance, g_strstrip(value), (ErpSpot){reading->lines.line, 1});
}

/* Counts brackets; FALSE when one closes that is not open. */
static gboolean
count_brackets(Reading *reading, const GArray *words, GError **error) {
  for (guint i = 0; i < words->len; i++) {
    if (is_word(words, i, ")") && reading->depth == 0)
      return fail(reading, g_array_index(words, ErpWord, i).column, error,
                  _("nothing is open that this bracket could close"));
    reading->depth += is_word(words, i, "(");
    reading->depth -= is_word(words, i, ")");
  }
  return TRUE;
}

static gboolean
open_section(Reading *reading, const GArray *words, GError **error) {
  if (words->len < 2 || !is_word(words, 1, "(") || is_word(words, 0, ")"))
    return fail(reading, g_array_index(words, ErpWord, 0).column, error,
                _("here a section begins: NAME ("));
  if (words->len > 2 && !(words->len == 3 && is_word(words, 2, ")")))
    return fail(reading, g_array_index(words, ErpWord, 2).column, error,
                _("an item stands on a line of its own"));
  reading->section = g_strdup(erp_line_word(words, 0));
  return count_brackets(reading, words, error);
}

static gboolean
read_item(Reading *reading, const GArray *words, GError **error) {
  guint before = reading->depth;
  if (!count_brackets(reading, words, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS(sections); i++) {
    if (!g_str_equal(sections[i].section, reading->section) || is_word(words, 0, ")"))
      continue;
    if (before != 1 || reading->depth != 1)
      return fail(reading, g_array_index(words, ErpWord, 0).column, error,
                  _("the brackets of this line are not closed on it"));
    return sections[i].read(reading, words, error);
  }
  return TRUE;
}

static gboolean
read_line(Reading *reading, char *line, GError **error) {
  g_autoptr(GArray) words = erp_line_words(line, '#');
  gboolean fine = TRUE;
  if (words->len == 0)
    return TRUE;
  if (reading->section == NULL)
    fine = open_section(reading, words, error);
  else if (g_str_equal(reading->section, "META") && !is_word(words, 0, ")"))
    read_meta(reading, line);
  else
    fine = read_item(reading, words, error);
  if (reading->depth == 0)
    g_clear_pointer(&reading->section, g_free);
  return fine;
}

static gboolean
read_all(Reading *reading, GError **error) {
  const char *head = erp_lines_next(&reading->lines);
  if (head == NULL || strstr(head, "type: network") == NULL)
    return fail(reading, 1, error, _("this is no network of SNDlib: “type: network” is missing"));
  for (char *line; (line = erp_lines_next(&reading->lines)) != NULL;)
    if (!read_line(reading, line, error))
      return FALSE;
  return reading->section == NULL || fail(reading, 1, error, _("the last section does not end"));
}

gboolean
erp_is_sndlib_native(const char *text) {
  return strstr(text, "?SNDlib native format") != NULL;
}

gboolean
erp_read_sndlib_native(const ErpImportInput *input, ErpProposal *proposal, GError **error) {
  g_autoptr(ErpInstance) instance = erp_instance_new(input, proposal);
  Reading reading = {.input = input, .instance = instance};
  erp_lines_init(&reading.lines, input->bytes);
  gboolean fine = read_all(&reading, error);
  if (fine)
    erp_instance_finish(instance);
  erp_lines_clear(&reading.lines);
  g_free(reading.section);
  return fine;
}
