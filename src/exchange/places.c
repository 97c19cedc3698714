#include "exchange/places.h"

#include <string.h>

#include "base/names.h"
#include "base/i18n.h"

#define FAR_LARGER 10 /* times the people: nobody means the other one */

typedef struct {
  const ErpCities *cities;
  GHashTable *by_name; /* folded name -> GArray of indices */
  GPtrArray *names;    /* of all, for suggestions; borrowed */
} Gazetteer;

/* Without what people leave out or write in another way, and without a number behind ("Sydney2",
 * "St. Petersburg"). */
static char *
fold(const char *name) {
  g_autofree char *folded = erp_name_fold(name);
  char *end = folded;
  for (const char *p = folded; *p != '\0'; p++)
    if (*p == '-' || *p == '/')
      *end++ = ' ';
    else if (*p != '.' && *p != '\'')
      *end++ = *p;
  while (end > folded + 1 && (g_ascii_isdigit(end[-1]) || end[-1] == ' '))
    end--;
  *end = '\0';
  return g_str_has_prefix(folded, "st ") ? g_strconcat("saint ", folded + strlen("st "), NULL)
                                         : g_steal_pointer(&folded);
}

static void
gazetteer_init(Gazetteer *gazetteer, const ErpCities *cities) {
  *gazetteer = (Gazetteer){
      cities,
      g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref),
      g_ptr_array_new()};
  for (guint i = 0; i < cities->n_cities; i++) {
    char *name = fold(cities->cities[i].name);
    GArray *list = g_hash_table_lookup(gazetteer->by_name, name);
    g_ptr_array_add(gazetteer->names, (gpointer) cities->cities[i].name);
    if (list == NULL) {
      list = g_array_new(FALSE, FALSE, sizeof(guint));
      g_hash_table_insert(gazetteer->by_name, g_steal_pointer(&name), list);
    }
    g_array_append_val(list, i);
    g_free(name);
  }
}

static void
gazetteer_clear(Gazetteer *gazetteer) {
  g_hash_table_unref(gazetteer->by_name);
  g_ptr_array_unref(gazetteer->names);
}

static gboolean
is_in(const ErpCity *city, char *const *parts) {
  for (guint i = 1; parts[i] != NULL; i++)
    if (*g_strstrip(parts[i]) != '\0' && g_ascii_strcasecmp(parts[i], city->country) != 0 &&
        (city->state == NULL || g_ascii_strcasecmp(parts[i], city->state) != 0))
      return FALSE;
  return TRUE;
}

/* "City, State, CC" -> the city meant; NULL when there is none or several may be. */
static const ErpCity *
find_city(const Gazetteer *gazetteer, const char *text) {
  g_auto(GStrv) parts = g_strsplit(text, ",", 4);
  if (parts[0] == NULL)
    return NULL;
  g_autofree char *name = fold(parts[0]);
  const GArray *list = g_hash_table_lookup(gazetteer->by_name, name);
  const ErpCity *first = NULL, *second = NULL;
  for (guint i = 0; list != NULL && i < list->len; i++) {
    const ErpCity *city = &gazetteer->cities->cities[g_array_index(list, guint, i)];
    if (!is_in(city, parts))
      continue;
    if (first == NULL || city->population > first->population) {
      second = first;
      first = city;
    } else if (second == NULL || city->population > second->population) {
      second = city;
    }
  }
  gboolean is_clear = first != NULL && (second == NULL || first->population / FAR_LARGER >=
                                                              MAX(second->population, 1));
  return is_clear ? first : NULL;
}

static void
place(ErpProposal *proposal, guint site, const ErpCity *city, const char *by) {
  const ErpThing *thing = erp_proposal_get(proposal, site);
  ErpSpot spot = {thing->record->line, thing->record->column};
  g_autofree char *where =
      city->state != NULL ? g_strdup_printf("%s, %s, %s", city->name, city->state, city->country)
                          : g_strdup_printf("%s, %s", city->name, city->country);
  g_autofree char *lat = erp_unit_format(ERP_UNIT_LATITUDE, city->lat);
  g_autofree char *lon = erp_unit_format(ERP_UNIT_LONGITUDE, city->lon);
  erp_proposal_guess(proposal, spot, thing->key, _("“%s” is taken to be in %s"), by, where);
  if (!erp_proposal_has(proposal, site, "place"))
    erp_proposal_assume(proposal, site, "place", where);
  erp_proposal_assume(proposal, site, "lat", lat);
  erp_proposal_assume(proposal, site, "lon", lon);
}

static void
tell_unplaced(ErpProposal *proposal, guint site, const Gazetteer *gazetteer, const char *by) {
  const ErpThing *thing = erp_proposal_get(proposal, site);
  g_auto(GStrv) parts = g_strsplit(by, ",", 2);
  const char *meant =
      parts[0] != NULL ? erp_did_you_mean(parts[0], (const char *const *) gazetteer->names->pdata,
                                          gazetteer->names->len)
                       : NULL;
  guint line = thing->record->line, column = thing->record->column;
  if (meant != NULL)
    erp_diag_add(erp_proposal_diags(proposal), ERP_SEVERITY_WARNING, "unplaced", line, column,
                 thing->key,
                 _("“%s” has no coordinates, and which city it is in is not clear; is "
                   "“%s” meant?"),
                 by, meant);
  else
    erp_diag_add(erp_proposal_diags(proposal), ERP_SEVERITY_WARNING, "unplaced", line, column,
                 thing->key, _("“%s” has no coordinates, and no city is called so"), by);
}

void
erp_place_sites(ErpProposal *proposal, const ErpCities *cities) {
  Gazetteer gazetteer;
  gazetteer_init(&gazetteer, cities);
  for (guint i = 0; i < erp_proposal_length(proposal); i++) {
    const ErpThing *thing = erp_proposal_get(proposal, i);
    if (thing->record->kind != ERP_KIND_SITE || erp_proposal_has(proposal, i, "lat"))
      continue;
    const ErpSite *site = ERP_AS(ErpSite, SITE, thing->record);
    const char *const texts[] = {site->place, site->name, thing->id, thing->key};
    const ErpCity *city = NULL;
    const char *by = NULL;
    for (guint t = 0; t < G_N_ELEMENTS(texts) && city == NULL; t++) {
      city = texts[t] != NULL ? find_city(&gazetteer, texts[t]) : NULL;
      if (city != NULL || (by == NULL && texts[t] != NULL))
        by = texts[t];
    }
    if (city != NULL)
      place(proposal, i, city, by);
    else if (by != NULL)
      tell_unplaced(proposal, i, &gazetteer, by);
  }
  gazetteer_clear(&gazetteer);
}
