#include "exchange/import.h"

#include <string.h>

#include "base/error.h"
#include "exchange/places.h"
#include "exchange/text.h"
#include "base/i18n.h"

#define ASSUMED_CAPACITY "1Gbps"

/* ---- the format ------------------------------------------------------------------------------ */

static const ErpImportFormat *
find_format(const char *word, GError **error) {
  g_autoptr(GPtrArray) words = g_ptr_array_new();
  for (guint i = 0; i < erp_n_import_formats; i++) {
    if (g_str_equal(erp_import_formats[i].word, word))
      return &erp_import_formats[i];
    g_ptr_array_add(words, (gpointer) erp_import_formats[i].word);
  }
  g_ptr_array_add(words, NULL);
  g_autofree char *list = g_strjoinv(" ", (char **) words->pdata);
  g_set_error(error, ERP_ERROR, ERP_ERROR_USAGE, _("there is no format “%s”; known are: %s"), word,
              list);
  return NULL;
}

static const ErpImportFormat *
sniff(GBytes *bytes, const char *file, GError **error) {
  gsize size;
  g_autoptr(GBytes) recoded = erp_text_recode(bytes);
  const char *data = g_bytes_get_data(recoded, &size);
  g_autofree char *text = g_strndup(data != NULL ? data : "", size);
  for (guint i = 0; i < erp_n_import_formats; i++)
    if (erp_import_formats[i].sniff(text))
      return &erp_import_formats[i];
  g_set_error(
      error, ERP_ERROR, ERP_ERROR_INPUT,
      _("%s:1:1: this looks like no format that can be imported; --from=FORMAT says which it "
        "is"),
      file);
  return NULL;
}

/* ---- what a file does not say ---------------------------------------------------------------- */

/* Half a pair of coordinates is none, and no plan takes it. */
static void
drop_half_places(ErpProposal *proposal) {
  for (guint i = 0; i < erp_proposal_length(proposal); i++) {
    ErpThing *thing = erp_proposal_get(proposal, i);
    int lat = erp_kind_field(thing->record->kind, "lat");
    int lon = erp_kind_field(thing->record->kind, "lon");
    if (lat < 0 || erp_record_stated(thing->record, (guint) lat) ==
                       erp_record_stated(thing->record, (guint) lon))
      continue;
    erp_record_set(thing->record, (guint) lat, NULL, NULL);
    erp_record_set(thing->record, (guint) lon, NULL, NULL);
    erp_proposal_drop(proposal, (ErpSpot){thing->record->line, thing->record->column}, thing->key,
                      _("one coordinate is left out, for there is no other one"));
  }
}

static gboolean
has_capacity(const ErpProposal *proposal, guint link) {
  return erp_proposal_has(proposal, link, "capacity") ||
         (erp_proposal_has(proposal, link, "capacity-ab") &&
          erp_proposal_has(proposal, link, "capacity-ba"));
}

static gboolean
has_users(const ErpProposal *proposal, guint site) {
  return erp_proposal_has(proposal, site, "users");
}

/* Gives the things of a kind that have no such field the value; returns how many. */
static guint
assume(ErpProposal *proposal, ErpKind kind, const char *field, const char *value,
       gboolean (*has)(const ErpProposal *proposal, guint thing)) {
  guint n = 0;
  for (guint i = 0; value != NULL && i < erp_proposal_length(proposal); i++) {
    if (erp_proposal_get(proposal, i)->record->kind != kind || has(proposal, i))
      continue;
    erp_proposal_assume(proposal, i, field, value);
    n++;
  }
  return n;
}

static void
assume_figures(ErpProposal *proposal, const ErpImportOptions *options) {
  const char *capacity = options->capacity != NULL ? options->capacity : ASSUMED_CAPACITY;
  guint links = assume(proposal, ERP_KIND_WAN_LINK, "capacity", capacity, has_capacity);
  guint sites = assume(proposal, ERP_KIND_SITE, "users", options->users, has_users);
  if (links > 0)
    erp_proposal_guess(proposal, (ErpSpot){0}, NULL,
                       ERP_NGETTEXT("%u link without a capacity is taken to have %s",
                                    "%u links without a capacity are taken to have %s", links),
                       links, capacity);
  if (sites > 0)
    erp_proposal_guess(proposal, (ErpSpot){0}, NULL,
                       ERP_NGETTEXT("%u site without users is taken to have %s",
                                    "%u sites without users are taken to have %s", sites),
                       sites, options->users);
}

/* Its ends are where another file, or the plan, has them. */
static guint
count_unplaced(const ErpProposal *proposal) {
  guint n = 0;
  for (guint i = 0; i < erp_proposal_length(proposal); i++) {
    const ErpThing *thing = erp_proposal_get(proposal, i);
    n += thing->record->kind == ERP_KIND_SITE && !thing->placed &&
         !erp_proposal_has(proposal, i, "lat");
  }
  return n;
}

/* ---- together -------------------------------------------------------------------------------- */

static char *
source_of(const ErpImportFormat *format, const char *file, const ErpImportOptions *options) {
  if (format->keys_are_global && options->origin == NULL)
    return g_strdup(format->word);
  g_autofree char *base = g_path_get_basename(file);
  char *end = strrchr(base, '.');
  if (end != NULL && end != base)
    *end = '\0';
  return g_strconcat(format->word, ":", options->origin != NULL ? options->origin : base, NULL);
}

static gboolean
check_options(const ErpImportOptions *options, GError **error) {
  gint64 value;
  g_autofree char *one =
      options->rate_unit != NULL ? g_strconcat("1", options->rate_unit, NULL) : NULL;
  return (one == NULL || erp_unit_parse(ERP_UNIT_RATE, one, &value, error)) &&
         (options->capacity == NULL ||
          erp_unit_parse(ERP_UNIT_RATE, options->capacity, &value, error)) &&
         (options->users == NULL || erp_unit_parse(ERP_UNIT_COUNT, options->users, &value, error));
}

ErpEdit *
erp_import(GBytes *bytes, const char *file, const ErpImportOptions *options, const ErpPlan *plan,
           const ErpCatalogue *catalogue, ErpImported *imported, ErpDiagList *diags,
           GError **error) {
  *imported = (ErpImported){0};
  if (!check_options(options, error))
    return NULL;
  imported->format =
      options->format != NULL ? find_format(options->format, error) : sniff(bytes, file, error);
  if (imported->format == NULL)
    return NULL;
  const ErpImportInput input = {
      .bytes = bytes,
      .name = file,
      .units = {.rate = options->rate_unit},
      .mask = options->mask,
      .catalogue = catalogue,
      .files = options->files,
      .n_files = options->n_files,
  };
  g_autofree char *source = source_of(imported->format, file, options);
  g_autoptr(ErpProposal) proposal = erp_proposal_new(source, diags);
  if (imported->format->keys_are_global)
    erp_proposal_set_partial(proposal);
  if (!imported->format->read(&input, proposal, error))
    return NULL;
  drop_half_places(proposal);
  if (count_unplaced(proposal) > 0)
    erp_merge_note_placed(proposal, plan);
  if (options->cities != NULL)
    erp_place_sites(proposal, options->cities);
  assume_figures(proposal, options);
  imported->unplaced = count_unplaced(proposal);
  g_autofree char *base = g_path_get_basename(file);
  g_autofree char *label = g_strdup_printf(_("Import %s"), base);
  return erp_merge(proposal, plan, label, &imported->merged);
}
