/* Which peering location of the catalogue Azure means. */
#include "exchange/azure.h"

#include <string.h>

#include "base/names.h"

/* Names of the other clouds' places repeat those of the public one, so the catalogue marks them. */
static const ErpPeeringPlace *
find_exact(const ErpCatalogue *catalogue, const char *name, ErpCloud cloud) {
  g_autofree char *marked = g_strconcat(name, " (US Gov)", NULL);
  const ErpPeeringPlace *place =
      cloud == ERP_CLOUD_USGOV ? erp_catalogue_peering_place(catalogue, marked, NULL) : NULL;
  return place != NULL ? place : erp_catalogue_peering_place(catalogue, name, NULL);
}

static gboolean
is_in_metro(const ErpPeeringPlace *place, const char *folded) {
  g_autofree char *metro = erp_name_fold(place->metro);
  return *metro != '\0' && g_str_equal(metro, folded);
}

static const ErpPeeringPlace *
find_metro(const ErpCatalogue *catalogue, const char *name, const ErpPeeringPlace **second) {
  g_autofree char *folded = erp_name_fold(name);
  const ErpPeeringPlace *first = NULL;
  for (guint i = 0; i < catalogue->n_peering_places; i++) {
    const ErpPeeringPlace *place = &catalogue->peering_places[i];
    if (!is_in_metro(place, folded))
      continue;
    if (first != NULL) {
      *second = place;
      return first;
    }
    first = place;
  }
  return first;
}

/* Letters and digits with a blank before and behind each run of them. */
static char *
words_of(const char *text) {
  g_autofree char *folded = erp_name_fold(text);
  GString *out = g_string_new(" ");
  for (const char *p = folded; *p != '\0'; p++)
    if (g_ascii_isalnum(*p) || (*p & 0x80) != 0)
      g_string_append_c(out, *p);
    else if (out->str[out->len - 1] != ' ')
      g_string_append_c(out, ' ');
  if (out->str[out->len - 1] != ' ')
    g_string_append_c(out, ' ');
  return g_string_free(out, FALSE);
}

/* How many of the words are in the text; both as words_of() has them. */
static guint
count_words(const char *text, const char *words) {
  g_auto(GStrv) all = g_strsplit(words, " ", -1);
  guint n = 0;
  for (guint i = 0; all[i] != NULL; i++) {
    g_autofree char *word = g_strconcat(" ", all[i], " ", NULL);
    n += *all[i] != '\0' && strstr(text, word) != NULL;
  }
  return n;
}

static const char *
facility_of(const ErpCatalogue *catalogue, const char *name) {
  const ErpTable *table = erp_catalogue_table(catalogue, "peering-locations", NULL);
  int names = table != NULL ? erp_table_column(table, "name") : -1;
  int facilities = table != NULL ? erp_table_column(table, "facility") : -1;
  for (guint row = 0; names >= 0 && facilities >= 0 && row < table->n_rows; row++)
    if (g_str_equal(erp_table_cell(table, row, (guint) names), name))
      return erp_table_cell(table, row, (guint) facilities);
  return "";
}

/* The place whose city stands in the text and of whose building most does. */
static const ErpPeeringPlace *
find_in(const ErpCatalogue *catalogue, const char *name, ErpCloud cloud) {
  g_autofree char *text = words_of(name);
  const ErpPeeringPlace *best = NULL;
  guint most = 0;
  for (guint i = 0; i < catalogue->n_peering_places; i++) {
    const ErpPeeringPlace *place = &catalogue->peering_places[i];
    g_autofree char *city = words_of(place->city), *own = words_of(place->name);
    g_autofree char *facility = words_of(facility_of(catalogue, place->name));
    if (place->cloud != cloud || (strstr(text, city) == NULL && strstr(text, own) == NULL))
      continue;
    guint n = 1 + count_words(text, facility);
    if (n > most) {
      most = n;
      best = place;
    }
  }
  return best;
}

const ErpPeeringPlace *
erp_azure_find_place(const ErpCatalogue *catalogue, const char *name, ErpCloud cloud,
                     const ErpPeeringPlace **second, gboolean *guessed) {
  *second = NULL;
  *guessed = FALSE;
  const ErpPeeringPlace *place = find_exact(catalogue, name, cloud);
  if (place == NULL)
    place = find_metro(catalogue, name, second);
  if (place != NULL)
    return place;
  *guessed = TRUE;
  return find_in(catalogue, name, cloud);
}
