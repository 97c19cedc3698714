#include "exchange/places.h"

#include <string.h>

#include "base/hash.h"
#include "base/names.h"
#include "base/i18n.h"

#define FAR_LARGER 10               /* times the people: nobody means the other one */
#define LARGE (FAR_LARGER * 100000) /* than any city that the table does not have */
#define SHORTEST 5                  /* name that is likely meant when another one looks like it */
#define MOST_SUGGESTIONS 200        /* nobody reads more, and each takes a look at all cities */

typedef struct {
  const ErpCities *cities;
  GHashTable *by_name;   /* folded name -> GArray of indices */
  GHashTable *countries; /* folded name or code -> code, borrowed */
  GPtrArray *names;      /* of all, for suggestions; borrowed */
  guint suggestions;     /* so far */
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
note_country(Gazetteer *gazetteer, const char *name, const char *code) {
  g_hash_table_insert(gazetteer->countries, fold(name), (gpointer) code);
}

static void
note_countries(Gazetteer *gazetteer) {
  for (guint i = 0; i < gazetteer->cities->n_countries; i++) {
    const ErpCountry *country = &gazetteer->cities->countries[i];
    note_country(gazetteer, country->code, country->code);
    note_country(gazetteer, country->name, country->code);
    for (guint n = 0; country->names[n] != NULL; n++)
      note_country(gazetteer, country->names[n], country->code);
  }
}

static void
gazetteer_init(Gazetteer *gazetteer, const ErpCities *cities) {
  *gazetteer = (Gazetteer){
      cities,
      g_hash_table_new_full(erp_hash_text, g_str_equal, g_free, (GDestroyNotify) g_array_unref),
      g_hash_table_new_full(erp_hash_text, g_str_equal, g_free, NULL), g_ptr_array_new(), 0};
  note_countries(gazetteer);
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
  g_hash_table_unref(gazetteer->countries);
  g_ptr_array_unref(gazetteer->names);
}

/* The code of a country, or NULL. */
static const char *
country_of(const Gazetteer *gazetteer, const char *text) {
  g_autofree char *name = text != NULL ? fold(text) : NULL;
  return name != NULL ? g_hash_table_lookup(gazetteer->countries, name) : NULL;
}

/* ---- addresses ---------------------------------------------------------------------------------
 */

typedef enum {
  FOUND_NONE,
  FOUND_SEVERAL,
  FOUND
} Finding; /* several: which is meant is not clear */

typedef struct {
  const Gazetteer *gazetteer;
  GPtrArray *parts;    /* what stands between commas */
  guint n;             /* parts that may name the city or what it lies in */
  const char *country; /* code, or NULL: any */
} Address;

static gboolean
has_digit(const char *text) {
  return strpbrk(text, "0123456789") != NULL;
}

/* A part of a postal code: digits, maybe among capitals. */
static gboolean
is_code(const char *word) {
  gboolean digit = FALSE;
  for (; *word != '\0'; word++) {
    digit |= g_ascii_isdigit(*word);
    if (!g_ascii_isdigit(*word) && !g_ascii_isupper(*word) && *word != '-')
      return FALSE;
  }
  return digit;
}

/* Letters of a state or province, as they stand behind a city: "NSW". */
static gboolean
is_short(const char *word) {
  gsize n = strlen(word);
  for (gsize i = 0; i < n; i++)
    if (!g_ascii_isupper(word[i]))
      return FALSE;
  return n == 2 || n == 3;
}

static const GArray *
cities_called(const Gazetteer *gazetteer, char *const *words, guint from, guint to) {
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = from; i < to; i++)
    g_string_append_printf(text, "%s%s", i > from ? " " : "", words[i]);
  g_autofree char *name = fold(text->str);
  return g_hash_table_lookup(gazetteer->by_name, name);
}

/* The cities that a part names between a postal code before ("10115 Berlin") and behind ("Reading
 * RG1 2AB"); `*behind` is what stands there that may be a state, or NULL. Caller frees that. */
static const GArray *
cities_of_part(const Address *address, const char *part, char **behind) {
  g_auto(GStrv) words = g_strsplit(part, " ", -1);
  guint from = 0, to = g_strv_length(words);
  const GArray *list = cities_called(address->gazetteer, words, 0, to);
  *behind = NULL;
  if (is_short(part)) /* “MAN”, but for what? */
    return NULL;
  if (list == NULL && to > 1 && is_code(words[0]) && strlen(words[0]) >= 4)
    list = cities_called(address->gazetteer, words, ++from, to);
  while (list == NULL && to > from + 1 &&
         (is_code(words[to - 1]) || (is_short(words[to - 1]) && *behind == NULL))) {
    if (!is_code(words[to - 1]))
      *behind = g_strdup(words[to - 1]);
    list = cities_called(address->gazetteer, words, from, --to);
  }
  return list;
}

/* Without postal codes: "ME 04101" -> "ME". */
static char *
without_codes(const char *text) {
  g_auto(GStrv) words = g_strsplit(text, " ", -1);
  GString *out = g_string_new(NULL);
  for (guint i = 0; words[i] != NULL; i++)
    if (!is_code(words[i]))
      g_string_append_printf(out, "%s%s", out->len > 0 ? " " : "", words[i]);
  return g_string_free(out, FALSE);
}

/* Whether the text says something that is not known of the city. */
static gboolean
is_open(const Address *address, const char *whole, const ErpCity *city) {
  g_autofree char *text = without_codes(whole);
  return *text != '\0' && g_strcmp0(country_of(address->gazetteer, text), city->country) != 0 &&
         (city->state == NULL || g_ascii_strcasecmp(text, city->state) != 0);
}

/* How much that is open is said behind the city in the k-th part. */
static guint
count_open(const Address *address, guint k, const char *behind, const ErpCity *city) {
  guint n = behind != NULL && is_open(address, behind, city) ? 1 : 0;
  for (guint i = k + 1; i < address->n; i++)
    n += is_open(address, address->parts->pdata[i], city) ? 1 : 0;
  return n;
}

/* Whether a part before the k-th is no street but may be the town itself. */
static gboolean
may_be_province(const Address *address, guint k) {
  for (guint i = 0; i < k; i++)
    if (!has_digit(address->parts->pdata[i]))
      return TRUE;
  return FALSE;
}

/* The city that the k-th part names. */
static Finding
look_at_part(const Address *address, guint k, const ErpCity **city) {
  g_autofree char *behind = NULL;
  const GArray *list = cities_of_part(address, address->parts->pdata[k], &behind);
  const ErpCity *first = NULL, *second = NULL;
  guint least = G_MAXUINT;
  for (guint i = 0; list != NULL && i < list->len; i++) {
    const ErpCities *cities = address->gazetteer->cities;
    const ErpCity *next = &cities->cities[g_array_index(list, guint, i)];
    if (address->country != NULL && !g_str_equal(address->country, next->country))
      continue;
    guint n = count_open(address, k, behind, next);
    if (n < least) {
      least = n;
      first = second = NULL;
    }
    if (n > least)
      continue;
    if (first == NULL || next->population > first->population) {
      second = first;
      first = next;
    } else if (second == NULL || next->population > second->population) {
      second = next;
    }
  }
  if (first == NULL)
    return FOUND_NONE;
  *city = first;
  if (second != NULL && first->population / FAR_LARGER < MAX(second->population, 1))
    return FOUND_SEVERAL;
  if (least > 0)
    return address->country != NULL && first->population >= LARGE ? FOUND : FOUND_SEVERAL;
  return may_be_province(address, k) ? FOUND_SEVERAL : FOUND;
}

/* From the end, for there an address tells the large; the country itself may be the city. */
static Finding
look_at_parts(const Address *address, const ErpCity **city) {
  Finding finding = FOUND_NONE;
  for (guint k = address->n; k > 0 && finding == FOUND_NONE; k--)
    finding = look_at_part(address, k - 1, city);
  if (finding == FOUND_NONE && address->n < address->parts->len)
    finding = look_at_part(address, address->n, city);
  return finding;
}

static GPtrArray *
split(const char *text) {
  GPtrArray *parts = g_ptr_array_new_with_free_func(g_free);
  g_auto(GStrv) all = g_strsplit(text, ",", 16);
  for (guint i = 0; all[i] != NULL; i++)
    if (*g_strstrip(all[i]) != '\0')
      g_ptr_array_add(parts, g_strdup(all[i]));
  return parts;
}

/* `*country` is the code of the one it is known to be in, or NULL; becomes that which the text
 * names. */
static Finding
find_city(const Gazetteer *gazetteer, const char *text, const char **country,
          const ErpCity **city) {
  g_autoptr(GPtrArray) parts = split(text);
  const char *named = parts->len > 1 ? country_of(gazetteer, parts->pdata[parts->len - 1]) : NULL;
  Address address = {gazetteer, parts, parts->len, *country};
  Finding finding = FOUND_NONE;
  if (named != NULL) {
    Address within = {gazetteer, parts, parts->len - 1, named};
    finding = look_at_parts(&within, city);
  }
  if (finding == FOUND_NONE) /* “Georgia” is a state as well */
    finding = look_at_parts(&address, city);
  if (named != NULL)
    *country = named;
  return finding;
}

/* ---- sites -------------------------------------------------------------------------------------
 */

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
tell_unplaced(ErpProposal *proposal, guint site, Gazetteer *gazetteer, Finding finding,
              const char *by) {
  const ErpThing *thing = erp_proposal_get(proposal, site);
  ErpDiagList *diags = erp_proposal_diags(proposal);
  guint line = thing->record->line, column = thing->record->column;
  g_auto(GStrv) parts = g_strsplit(by, ",", 2);
  const char *meant = NULL;
  if (finding == FOUND_NONE && parts[0] != NULL && strlen(parts[0]) >= SHORTEST &&
      gazetteer->suggestions < MOST_SUGGESTIONS) {
    gazetteer->suggestions++;
    meant = erp_did_you_mean(parts[0], (const char *const *) gazetteer->names->pdata,
                             gazetteer->names->len);
  }
  if (finding == FOUND_SEVERAL)
    erp_diag_add(diags, ERP_SEVERITY_WARNING, "unplaced", line, column, thing->key,
                 _("“%s” has no coordinates, and which city is meant is not clear"), by);
  else if (meant != NULL)
    erp_diag_add(diags, ERP_SEVERITY_WARNING, "unplaced", line, column, thing->key,
                 _("“%s” has no coordinates, and which city it is in is not clear; is "
                   "“%s” meant?"),
                 by, meant);
  else
    erp_diag_add(diags, ERP_SEVERITY_WARNING, "unplaced", line, column, thing->key,
                 _("“%s” has no coordinates, and no city is called so"), by);
}

/* By its place; by what it is called only where the place names no city, and then, as the place may
 * be another one, only a large one. */
static void
place_site(ErpProposal *proposal, guint number, Gazetteer *gazetteer) {
  const ErpThing *thing = erp_proposal_get(proposal, number);
  const ErpSite *site = ERP_AS(ErpSite, SITE, thing->record);
  const char *const texts[] = {site->place, site->name, thing->id, thing->key};
  const char *country = country_of(gazetteer, thing->country), *by = NULL;
  const ErpCity *city = NULL;
  Finding finding = FOUND_NONE;
  for (guint t = 0; t < G_N_ELEMENTS(texts) && finding == FOUND_NONE; t++) {
    if (texts[t] == NULL)
      continue;
    finding = find_city(gazetteer, texts[t], &country, &city);
    if (by == NULL || finding != FOUND_NONE)
      by = texts[t];
    if (finding == FOUND && t > 0 && site->place != NULL && city->population < LARGE)
      finding = FOUND_SEVERAL;
  }
  if (finding == FOUND)
    place(proposal, number, city, by);
  else if (by != NULL)
    tell_unplaced(proposal, number, gazetteer, finding, by);
}

/* A place with a country is for people to write; that of the file is only where to look. */
static void
tell_countries(ErpProposal *proposal) {
  guint n = 0;
  for (guint i = 0; i < erp_proposal_length(proposal); i++)
    n += erp_proposal_get(proposal, i)->country != NULL && erp_proposal_has(proposal, i, "lat");
  if (n > 0)
    erp_proposal_drop(proposal, (ErpSpot){0}, NULL,
                      ERP_NGETTEXT("the country of %u site is left out: it has coordinates",
                                   "the countries of %u sites are left out: they have coordinates",
                                   n),
                      n);
}

void
erp_place_sites(ErpProposal *proposal, const ErpCities *cities) {
  Gazetteer gazetteer;
  gazetteer_init(&gazetteer, cities);
  tell_countries(proposal);
  for (guint i = 0; i < erp_proposal_length(proposal); i++) {
    const ErpThing *thing = erp_proposal_get(proposal, i);
    if (thing->record->kind == ERP_KIND_SITE && !thing->placed &&
        !erp_proposal_has(proposal, i, "lat"))
      place_site(proposal, i, &gazetteer);
  }
  gazetteer_clear(&gazetteer);
}
