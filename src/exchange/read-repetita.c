/* REPETITA's graphs: a list of nodes, and one of edges that name their ends by number. */
#include "exchange/formats.h"

#include <string.h>

#include "base/error.h"
#include "exchange/instance.h"
#include "exchange/lines.h"
#include "base/i18n.h"

typedef struct {
  const ErpImportInput *input;
  ErpInstance *instance;
  ErpLines lines;
  guint n_nodes, n_edges;
} Reading;

static gboolean
fail(const Reading *reading, GError **error, const char *text) {
  g_set_error(error, ERP_ERROR, ERP_ERROR_INPUT, "%s:%u:1: %s", reading->input->name,
              MAX(reading->lines.line, 1), text);
  return FALSE;
}

/* The next line that is not empty, as words; NULL at the end. */
static GArray *
next_words(Reading *reading) {
  for (const char *line; (line = erp_lines_next(&reading->lines)) != NULL;) {
    GArray *words = erp_line_words(line, '\0');
    if (words->len > 0)
      return words;
    g_array_unref(words);
  }
  return NULL;
}

/* Whether there is a node with that number, written without zeros before it. */
static gboolean
is_node(const Reading *reading, const char *number) {
  guint64 index;
  return g_ascii_string_to_unsigned(number, 10, 0, G_MAXUINT, &index, NULL) &&
         index < reading->n_nodes && (*number != '0' || number[1] == '\0');
}

/* LABEL X Y. Labels that begin with the number and an underscore are called what follows it. */
static gboolean
read_node(Reading *reading, const GArray *words, GError **error) {
  if (words->len < 3)
    return fail(reading, error, _("a node is written: LABEL LONGITUDE LATITUDE"));
  const ErpWord *first = &g_array_index(words, ErpWord, 0);
  g_autofree char *number = g_strdup_printf("%u", reading->n_nodes++);
  g_autofree char *start = g_strconcat(number, "_", NULL);
  const char *name = first->text;
  if (g_str_has_prefix(name, start) && name[strlen(start)] != '\0')
    name += strlen(start);
  erp_instance_add_node(reading->instance, number, name, erp_line_word(words, words->len - 2),
                        erp_line_word(words, words->len - 1),
                        (ErpSpot){reading->lines.line, first->column});
  return TRUE;
}

/* LABEL FROM TO WEIGHT RATE DELAY */
static gboolean
read_edge(Reading *reading, const GArray *words, GError **error) {
  const char *from = erp_line_word(words, 1), *to = erp_line_word(words, 2);
  if (words->len < 5)
    return fail(reading, error, _("an edge is written: LABEL FROM TO WEIGHT RATE DELAY"));
  if (!is_node(reading, from) || !is_node(reading, to))
    return fail(reading, error, _("an edge ends at nodes that are not in the list"));
  const ErpInstanceLink link = {.id = erp_line_word(words, 0),
                                .from = from,
                                .to = to,
                                .capacity = erp_line_word(words, 4),
                                .directed = TRUE};
  erp_instance_add_link(reading->instance, &link,
                        (ErpSpot){reading->lines.line, g_array_index(words, ErpWord, 0).column});
  reading->n_edges++;
  return TRUE;
}

/* "NODES 12", a line that names the columns, and so many items. */
static gboolean
read_list(Reading *reading, const char *name,
          gboolean (*read_item)(Reading *reading, const GArray *words, GError **error),
          GError **error) {
  guint64 n = 0;
  g_autoptr(GArray) head = next_words(reading);
  if (head == NULL || !g_str_equal(erp_line_word(head, 0), name) ||
      !g_ascii_string_to_unsigned(erp_line_word(head, 1), 10, 0, G_MAXUINT, &n, NULL)) {
    g_autofree char *text = g_strdup_printf(_("here a list begins: %s NUMBER"), name);
    return fail(reading, error, text);
  }
  g_autoptr(GArray) columns = next_words(reading);
  for (guint64 i = 0; i < n; i++) {
    g_autoptr(GArray) words = next_words(reading);
    if (words == NULL)
      return fail(reading, error, _("the list is shorter than it says"));
    if (!read_item(reading, words, error))
      return FALSE;
  }
  return columns != NULL || fail(reading, error, _("the names of the columns are missing"));
}

gboolean
erp_is_repetita(const char *text) {
  const char *number = text + strlen("NODES ");
  return g_str_has_prefix(text, "NODES ") && g_ascii_isdigit(*number) &&
         strstr(text, "\nEDGES ") != NULL;
}

gboolean
erp_read_repetita(const ErpImportInput *input, ErpProposal *proposal, GError **error) {
  g_autoptr(ErpInstance) instance = erp_instance_new(input, proposal);
  Reading reading = {.input = input, .instance = instance};
  erp_lines_init(&reading.lines, input->bytes);
  gboolean fine = read_list(&reading, "NODES", read_node, error) &&
                  read_list(&reading, "EDGES", read_edge, error);
  erp_lines_clear(&reading.lines);
  if (!fine)
    return FALSE;
  erp_instance_finish(instance);
  if (reading.n_edges > 0)
    erp_proposal_drop(proposal, (ErpSpot){0}, NULL,
                      _("weights and delays of edges are left out: their units are not stated"));
  return TRUE;
}
