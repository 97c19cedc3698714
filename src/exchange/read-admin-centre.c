/* The list of locations of the Microsoft 365 admin centre, as it is downloaded there: a table whose
 * columns hold lists. Its columns are known loosely, for they have been spelt in several ways. */
#include "exchange/formats.h"

#include <string.h>

#include "base/error.h"
#include "base/hash.h"
#include "base/prefix.h"
#include "exchange/csv.h"
#include "base/i18n.h"

typedef enum { FIELD, NAME, EGRESS, LAN, OF_NO_USE } Role;

/* Letters and digits alone, in lower case, of how a column begins. */
static const struct {
  const char *start;
  Role role;
} columns[] = {
    {"name", NAME},
    {"egress", EGRESS},
    {"lan", LAN},
    {"userentered", OF_NO_USE},
};

static Role
role_of(const char *header) {
  g_autofree char *letters = g_ascii_strdown(header, -1);
  char *end = letters;
  for (const char *p = letters; *p != '\0'; p++)
    if (g_ascii_isalnum(*p))
      *end++ = *p;
  *end = '\0';
  for (guint i = 0; i < G_N_ELEMENTS(columns); i++)
    if (g_str_has_prefix(letters, columns[i].start) &&
        (columns[i].role != LAN || strstr(letters, "ip") != NULL || strstr(letters, "subnet")))
      return columns[i].role;
  return FIELD;
}

static gboolean
has_role(const ErpCsv *csv, Role role) {
  for (guint i = 0; i < csv->n_columns; i++)
    if (role_of(csv->header[i]) == role)
      return TRUE;
  return FALSE;
}

typedef struct {
  const ErpImportInput *input;
  ErpProposal *proposal;
  const ErpCsv *csv;
  GHashTable *egresses; /* addresses -> thing of the first site that has them + 1 */
} Reading;

/* A location so far. */
typedef struct {
  guint site;
  const char *name;
  ErpSpot spot;
  GString *prefixes;
  gboolean has_access;
  guint shares; /* site whose addresses it shows, too, or ERP_NO_THING */
} Location;

/* ---- cells -------------------------------------------------------------------------------------
 */

/* Addresses of the site's own network, between blanks, commas or semicolons. */
static void
read_lan(const Reading *reading, Location *location, const char *cell) {
  g_auto(GStrv) words = g_strsplit_set(cell, " ,;\n\t", -1);
  for (guint i = 0; words[i] != NULL; i++) {
    g_autoptr(GError) error = NULL;
    ErpPrefix prefix;
    if (*words[i] == '\0')
      continue;
    if (erp_prefix_parse(words[i], &prefix, &error)) {
      g_autofree char *text = erp_prefix_format(&prefix);
      g_string_append_printf(location->prefixes, "%s%s", location->prefixes->len > 0 ? " " : "",
                             text);
    } else {
      erp_proposal_drop(reading->proposal, location->spot, location->name,
                        _("a range of the local network is left out: %s"), error->message);
    }
  }
}

/* Where the ranges begin that stand behind the name of a circuit. */
static gsize
length_of_name(const char *cell) {
  for (const char *word = cell; *word != '\0';) {
    gsize length = strcspn(word, " ,;");
    g_autofree char *text = g_strndup(word, length);
    ErpPrefix prefix;
    if (erp_prefix_parse(text, &prefix, NULL))
      return (gsize) (word - cell);
    word += length;
    word += strspn(word, " ,;");
  }
  return strlen(cell);
}

/* "Name of the circuit 203.0.113.0 198.51.100.0": an internet access of the site, unless another
 * one shows the same addresses. */
static void
read_egress(const Reading *reading, Location *location, const char *cell) {
  ErpProposal *proposal = reading->proposal;
  gsize length = length_of_name(cell);
  const char *ranges = cell + length;
  g_autofree char *name = g_strstrip(g_strndup(cell, length));
  g_autofree char *id = g_strconcat(location->name, " ", *name != '\0' ? name : "internet", NULL);
  guint other = GPOINTER_TO_UINT(g_hash_table_lookup(reading->egresses, ranges));
  if (other > 0 && other - 1 != location->site) {
    location->shares = other - 1;
    return;
  }
  if (*ranges != '\0') {
    g_hash_table_insert(reading->egresses, g_strdup(ranges), GUINT_TO_POINTER(location->site + 1));
    erp_proposal_drop(
        proposal, location->spot, location->name,
        _("the address ranges of “%s” are left out: an internet access has none (%s)"),
        *name != '\0' ? name : location->name, ranges);
  }
  guint access =
      erp_proposal_add(proposal, ERP_KIND_INTERNET, location->site, NULL, location->spot);
  erp_proposal_set(proposal, access, "id", id, location->spot);
  location->has_access = TRUE;
}

/* Traffic that shows the same addresses leaves at the same place; at which, nobody says. */
static void
share_egress(const Reading *reading, const Location *location) {
  ErpProposal *proposal = reading->proposal;
  const char *other = erp_proposal_get(proposal, location->shares)->key;
  int field = erp_kind_field(ERP_KIND_SITE, "internet-via");
  if (location->has_access) {
    erp_proposal_drop(proposal, location->spot, location->name,
                      _("an egress of “%s” is left out: its addresses are those of “%s”"),
                      location->name, other);
    return;
  }
  erp_proposal_guess(
      proposal, location->spot, location->name,
      _("“%s” is taken to leave to the internet by “%s”, which has the same addresses; add the WAN "
        "link between them, or an internet access of its own"),
      location->name, other);
  if (!erp_proposal_has(proposal, location->site, "internet-via"))
    erp_proposal_refer(proposal, location->site, "internet-via", location->shares);
  erp_proposal_get(proposal, location->site)->assumed |= G_GUINT64_CONSTANT(1) << field;
}

static void
read_cell(const Reading *reading, Location *location, const char *header, const char *cell) {
  switch (role_of(header)) {
  case NAME:
    erp_proposal_set(reading->proposal, location->site, "name", cell, location->spot);
    break;
  case FIELD:
    erp_attribute_set(reading->proposal, location->site, header, cell, &reading->input->units,
                      location->spot);
    break;
  case EGRESS:
    read_egress(reading, location, cell);
    break;
  case LAN:
    read_lan(reading, location, cell);
    break;
  case OF_NO_USE:
    break;
  }
}

static void
read_row(const Reading *reading, const ErpCsvRow *row, guint name_column) {
  ErpProposal *proposal = reading->proposal;
  const char *name = row->cells[name_column];
  ErpSpot spot = {row->line, 1};
  if (*name == '\0') {
    erp_proposal_drop(proposal, spot, NULL, _("a row without a name is left out"));
    return;
  }
  if (erp_proposal_find(proposal, ERP_KIND_SITE, name) != ERP_NO_THING) {
    erp_proposal_drop(proposal, spot, name, _("a second row of this name is left out"));
    return;
  }
  g_autoptr(GString) prefixes = g_string_new(NULL);
  Location location = {.site = erp_proposal_add(proposal, ERP_KIND_SITE, ERP_NO_THING, name, spot),
                       .name = name,
                       .spot = spot,
                       .prefixes = prefixes,
                       .shares = ERP_NO_THING};
  for (guint i = 0; i < reading->csv->n_columns; i++)
    if (*row->cells[i] != '\0')
      read_cell(reading, &location, reading->csv->header[i], row->cells[i]);
  erp_proposal_set(proposal, location.site, "prefix", prefixes->str, spot);
  if (location.shares != ERP_NO_THING)
    share_egress(reading, &location);
}

static void
tell_unknown_columns(const Reading *reading) {
  ErpAttribute attribute;
  for (guint i = 0; i < reading->csv->n_columns; i++)
    if (*reading->csv->header[i] != '\0' && role_of(reading->csv->header[i]) == FIELD &&
        !erp_attribute_find(ERP_KIND_SITE, reading->csv->header[i], &attribute))
      erp_proposal_drop(reading->proposal, (ErpSpot){1, i + 1}, NULL,
                        _("nothing is read from the column “%s”"), reading->csv->header[i]);
}

/* ---- the whole ---------------------------------------------------------------------------------
 */

gboolean
erp_is_admin_centre(const char *text) {
  g_autoptr(GBytes) header = g_bytes_new_static(text, strcspn(text, "\n"));
  g_autoptr(ErpCsv) csv = erp_csv_read(header, "", NULL);
  return csv != NULL && has_role(csv, NAME) && has_role(csv, LAN) &&
         (has_role(csv, EGRESS) || has_role(csv, OF_NO_USE));
}

gboolean
erp_read_admin_centre(const ErpImportInput *input, ErpProposal *proposal, GError **error) {
  g_autoptr(ErpCsv) csv = erp_csv_read(input->bytes, input->name, error);
  if (csv == NULL)
    return FALSE;
  g_autoptr(GHashTable) egresses = g_hash_table_new_full(erp_hash_text, g_str_equal, g_free, NULL);
  Reading reading = {input, proposal, csv, egresses};
  guint name = 0;
  while (name < csv->n_columns && role_of(csv->header[name]) != NAME)
    name++;
  if (name == csv->n_columns) {
    g_set_error(error, ERP_ERROR, ERP_ERROR_INPUT,
                _("%s:1:1: a list of locations has a column “Name”"), input->name);
    return FALSE;
  }
  tell_unknown_columns(&reading);
  for (guint i = 0; i < csv->rows->len; i++)
    read_row(&reading, &g_array_index(csv->rows, ErpCsvRow, i), name);
  return TRUE;
}
