#include "eval/availability.h"

#include <math.h>
#include <string.h>

#include "base/hash.h"
#include "graph/union.h"

enum {
  MOST_DOWN = 5,    /* elements that fail together */
  MOST_STEPS = 120, /* failures looked at */
  MOST_ENDS = 16    /* sets of ends kept */
};

static const double resolution = 5e-7; /* half a millionth: what is closer is one figure */
static const gint64 millionths = 1000000;
static const gint64 billionths = 1000000000;

/* What is kept for one set of ends. */
typedef struct {
  ErpWayFinder *hoped;  /* elements without a figure never fail */
  ErpWayFinder *feared; /* they never work; NULL until asked for */
  guint32 site;         /* asked for last, and what it came to */
  ErpComposite composite;
} Ends;

struct _ErpAvailability {
  const ErpNetwork *network;
  gint64 *share;   /* per element, or ERP_UNSET */
  gint64 *hope;    /* the same, without a figure as if it never failed */
  guint8 *stated;  /* per element: by the plan */
  guint32 *group;  /* per element: the lowest element of its group */
  guint64 *hoped;  /* per element: -ln of its hope, in billionths */
  guint64 *feared; /* the same, closed without a figure */
  GPtrArray *ends; /* of Ends: those asked for last */
};

/* ---- figures and groups --------------------------------------------------------------------- */

static gint64
promise_of(const ErpCatalogue *catalogue, const char *element) {
  for (guint i = 0; i < catalogue->n_promises; i++)
    if (strcmp(catalogue->promises[i].element, element) == 0)
      return catalogue->promises[i].availability;
  return ERP_UNSET;
}

/* Microsoft's promise asks for both BGP sessions. */
static gboolean
has_single_session(const ErpCircuit *circuit) {
  for (guint i = 0; i < circuit->record.n_children; i++)
    if (circuit->record.children[i]->kind == ERP_KIND_PEERING &&
        ((const ErpPeering *) circuit->record.children[i])->sessions == 1)
      return TRUE;
  return FALSE;
}

static gint64
stated_share(const ErpElement *element) {
  switch (element->kind) {
  case ERP_ELEMENT_WAN_LINK:
    return ((const ErpWanLink *) element->record)->availability;
  case ERP_ELEMENT_INTERNET:
    return ((const ErpInternet *) element->record)->availability;
  case ERP_ELEMENT_CIRCUIT:
    return ((const ErpCircuit *) element->record)->availability;
  case ERP_ELEMENT_GATEWAY:
    return ((const ErpGateway *) element->record)->availability;
  case ERP_ELEMENT_PROXY:
    return ((const ErpProxy *) element->record)->availability;
  case ERP_ELEMENT_VPN:
    return ERP_UNSET;
  }
  g_return_val_if_reached(ERP_UNSET);
}

static gint64
published_share(const ErpNetwork *network, const ErpElement *element) {
  if (element->kind == ERP_ELEMENT_GATEWAY)
    return promise_of(network->catalogue, "gateway");
  if (element->kind == ERP_ELEMENT_CIRCUIT &&
      !has_single_session((const ErpCircuit *) element->record))
    return promise_of(network->catalogue, "circuit");
  return ERP_UNSET;
}

static guint32
root_of(guint32 *group, guint32 element) {
  while (group[element] != element) {
    group[element] = group[group[element]];
    element = group[element];
  }
  return element;
}

static void
join(guint32 *group, guint32 a, guint32 b) {
  a = root_of(group, a);
  b = root_of(group, b);
  group[MAX(a, b)] = MIN(a, b);
}

/* Joins an element to the first that shares the name. Takes the key. */
static void
join_by(ErpAvailability *availability, GHashTable *first, char *key, guint32 element) {
  gpointer other;
  if (g_hash_table_lookup_extended(first, key, NULL, &other)) {
    join(availability->group, GPOINTER_TO_UINT(other), element);
    g_free(key);
  } else {
    g_hash_table_insert(first, key, GUINT_TO_POINTER(element));
  }
}

static void
join_by_names(ErpAvailability *availability, GHashTable *first, guint32 element,
              const char *path_group, const char *provider) {
  if (path_group != NULL)
    join_by(availability, first, g_strconcat("path-group ", path_group, NULL), element);
  if (provider != NULL && g_ascii_strcasecmp(provider, "direct") != 0) { /* ports of one's own */
    g_autofree char *folded = g_ascii_strdown(provider, -1);
    join_by(availability, first, g_strconcat("provider ", folded, NULL), element);
  }
}

static void
join_groups(ErpAvailability *availability) {
  const ErpNetwork *network = availability->network;
  g_autoptr(GHashTable) first = g_hash_table_new_full(erp_hash_text, g_str_equal, g_free, NULL);
  for (guint32 i = 0; i < network->n_elements; i++)
    availability->group[i] = i;
  for (guint32 i = 0; i < network->n_elements; i++) {
    const ErpRecord *record = network->elements[i].record;
    if (network->elements[i].kind == ERP_ELEMENT_WAN_LINK) {
      const ErpWanLink *link = (const ErpWanLink *) record;
      join_by_names(availability, first, i, link->path_group, link->provider);
    } else if (network->elements[i].kind == ERP_ELEMENT_INTERNET) {
      const ErpInternet *internet = (const ErpInternet *) record;
      join_by_names(availability, first, i, internet->path_group, internet->provider);
    } else if (network->elements[i].kind == ERP_ELEMENT_CIRCUIT) {
      const ErpCircuit *circuit = (const ErpCircuit *) record;
      join_by_names(availability, first, i, circuit->path_group, circuit->provider);
      const ErpNode *node = &network->nodes[network->elements[i].node];
      join_by(availability, first,
              node->place != NULL ? g_strconcat("place ", node->place->name, NULL)
                                  : g_strconcat("location ", node->id, NULL),
              i);
    }
  }
  for (guint32 i = 0; i < network->n_elements; i++)
    availability->group[i] = root_of(availability->group, i);
}

static void
ends_free(gpointer data) {
  Ends *ends = data;
  erp_way_finder_free(ends->hoped);
  if (ends->feared != NULL)
    erp_way_finder_free(ends->feared);
  g_array_unref(ends->composite.unknown);
  g_free(ends);
}

/* So that losses add up along a way as shares multiply. */
static guint64
loss_of(gint64 share) {
  return (guint64) llround(-log((double) share / (double) millionths) * (double) billionths);
}

ErpAvailability *
erp_availability_new(const ErpNetwork *network) {
  ErpAvailability *availability = g_new0(ErpAvailability, 1);
  availability->network = network;
  availability->share = g_new(gint64, network->n_elements + 1);
  availability->hope = g_new(gint64, network->n_elements + 1);
  availability->stated = g_new0(guint8, network->n_elements + 1);
  availability->group = g_new(guint32, network->n_elements + 1);
  availability->hoped = g_new(guint64, network->n_elements + 1);
  availability->feared = g_new(guint64, network->n_elements + 1);
  availability->ends = g_ptr_array_new_with_free_func(ends_free);
  for (guint32 i = 0; i < network->n_elements; i++) {
    gint64 stated = stated_share(&network->elements[i]);
    availability->stated[i] = stated != ERP_UNSET;
    availability->share[i] =
        stated != ERP_UNSET ? stated : published_share(network, &network->elements[i]);
    gint64 share = availability->share[i];
    availability->hope[i] = share == ERP_UNSET ? millionths : share;
    availability->hoped[i] = loss_of(availability->hope[i]);
    availability->feared[i] = share == ERP_UNSET ? ERP_WAY_CLOSED : availability->hoped[i];
  }
  join_groups(availability);
  return availability;
}

void
erp_availability_free(ErpAvailability *availability) {
  g_free(availability->share);
  g_free(availability->hope);
  g_free(availability->stated);
  g_free(availability->group);
  g_free(availability->hoped);
  g_free(availability->feared);
  g_ptr_array_unref(availability->ends);
  g_free(availability);
}

gint64
erp_availability_of_element(const ErpAvailability *availability, guint32 element,
                            ErpProvenance *provenance) {
  *provenance = availability->stated[element] ? ERP_PROVENANCE_DECLARED : ERP_PROVENANCE_PUBLISHED;
  return availability->share[element];
}

/* ---- all ways that matter ------------------------------------------------------------------- */

typedef struct {
  const ErpAvailability *availability;
  ErpWayFinder *finder;
  GArray *ways; /* of GArray of guint32: elements, as they are met */
} Survey;

static gboolean
contains(const GArray *way, guint32 element) {
  for (guint i = 0; i < way->len; i++)
    if (g_array_index(way, guint32, i) == element)
      return TRUE;
  return FALSE;
}

/* In some groups fortune is so bad that all ways are closed that lose as much there, or more. */
typedef struct {
  ErpWayLimit limits[ERP_WAY_LIMITS]; /* by group */
  double share[ERP_WAY_LIMITS];       /* of the time that it is better there */
  guint n;
  double chance; /* of this and worse */
} Failure;

static double
share_of(const Survey *survey, guint32 element) {
  return (double) survey->availability->hope[element] / (double) millionths;
}

/* What a way loses in the group of one of its elements, and the share of the time it is open there.
 */
static ErpWayLimit
limit_by(const Survey *survey, const GArray *way, guint32 element, double *share) {
  const ErpAvailability *all = survey->availability;
  ErpWayLimit limit = {all->group[element], 0};
  *share = 1.0;
  for (guint i = 0; i < way->len; i++) {
    guint32 other = g_array_index(way, guint32, i);
    if (all->group[other] != limit.group)
      continue;
    limit.loss += all->hoped[other];
    *share *= share_of(survey, other);
  }
  return limit;
}

static gboolean
is_known(const GArray *failures, const Failure *failure) {
  for (guint i = 0; i < failures->len; i++) {
    const Failure *other = &g_array_index(failures, Failure, i);
    gboolean same = other->n == failure->n;
    for (guint j = 0; same && j < failure->n; j++)
      same = other->limits[j].group == failure->limits[j].group &&
             other->limits[j].loss == failure->limits[j].loss;
    if (same)
      return TRUE;
  }
  return FALSE;
}

/* Adds the failure that also closes the way in the group of one of its elements to those that are
 * to be looked at. Returns its chance when that are too many groups. */
static double
note_failure(const Survey *survey, GArray *failures, const Failure *failure, const GArray *way,
             guint32 element) {
  Failure worse = *failure;
  double share;
  ErpWayLimit limit = limit_by(survey, way, element, &share);
  guint at = 0;
  while (at < worse.n && worse.limits[at].group < limit.group)
    at++;
  if (at == worse.n || worse.limits[at].group != limit.group) {
    if (worse.n == ERP_WAY_LIMITS)
      return failure->chance * (1.0 - share);
    memmove(worse.limits + at + 1, worse.limits + at, (worse.n - at) * sizeof *worse.limits);
    memmove(worse.share + at + 1, worse.share + at, (worse.n - at) * sizeof *worse.share);
    worse.n++;
  }
  worse.limits[at] = limit;
  worse.share[at] = share;
  worse.chance = 1.0;
  for (guint i = 0; i < worse.n; i++)
    worse.chance *= 1.0 - worse.share[i];
  if (!is_known(failures, &worse))
    g_array_append_val(failures, worse);
  return 0.0;
}

/* The likeliest failure not yet looked at, one of those from `done` on. */
static const Failure *
next_failure(GArray *failures, guint done) {
  Failure *all = (Failure *) (void *) failures->data;
  guint best = done;
  for (guint i = done + 1; i < failures->len; i++)
    if (all[i].chance > all[best].chance)
      best = i;
  Failure chosen = all[best];
  all[best] = all[done];
  all[done] = chosen;
  return &all[done];
}

static GArray *
way_at(const Survey *survey, guint i) {
  return g_array_index(survey->ways, GArray *, i);
}

static gboolean
is_open(const Survey *survey, const GArray *way, const Failure *failure) {
  const ErpWayWeights weights = {survey->availability->hoped, survey->availability->group};
  for (guint i = 0; i < failure->n; i++)
    if (!erp_way_within(&weights, way, &failure->limits[i]))
      return FALSE;
  return TRUE;
}

/* One of those already found that is open, else a new one, else NULL. */
static const GArray *
way_left(Survey *survey, guint32 site, const Failure *failure) {
  for (guint i = 0; i < survey->ways->len; i++)
    if (is_open(survey, way_at(survey, i), failure))
      return way_at(survey, i);
  GArray *way = erp_way_find(survey->finder, site, failure->limits, failure->n);
  if (way != NULL)
    g_array_append_val(survey->ways, way);
  return way;
}

/* Those from `done` on. */
static double
chance_open(const GArray *failures, guint done) {
  double chance = 0.0;
  for (guint i = done; i < failures->len; i++)
    chance += g_array_index(failures, Failure, i).chance;
  return chance;
}

/* Returns the chance of the failures that were not looked at. */
static double
survey_ways(Survey *survey, guint32 site) {
  g_autoptr(GArray) failures = g_array_new(FALSE, FALSE, sizeof(Failure));
  Failure none = {.n = 0, .chance = 1.0};
  double left = 0.0;
  guint done = 0;
  g_array_append_val(failures, none);
  for (; done < MOST_STEPS && survey->ways->len < ERP_WAYS_MAX; done++) {
    if (done == failures->len || left + chance_open(failures, done) < resolution)
      break;
    Failure failure = *next_failure(failures, done);
    const GArray *way = way_left(survey, site, &failure);
    for (guint i = 0; way != NULL && i < way->len; i++)
      left += note_failure(survey, failures, &failure, way, g_array_index(way, guint32, i));
  }
  return left + chance_open(failures, done);
}

/* ---- the chance that any is open ------------------------------------------------------------ */

static guint
group_index(GArray *groups, guint32 group) {
  guint i = 0;
  while (i < groups->len && g_array_index(groups, guint32, i) != group)
    i++;
  if (i == groups->len)
    g_array_append_val(groups, group);
  return i;
}

static double
union_of(const Survey *survey) {
  g_autoptr(GArray) groups = g_array_new(FALSE, FALSE, sizeof(guint32));
  for (guint w = 0; w < survey->ways->len; w++)
    for (guint i = 0; i < way_at(survey, w)->len; i++)
      group_index(groups,
                  survey->availability->group[g_array_index(way_at(survey, w), guint32, i)]);
  gsize n = (gsize) survey->ways->len * groups->len;
  g_autofree double *need = g_new(double, n + 1);
  for (gsize i = 0; i < n; i++)
    need[i] = 1.0;
  for (guint w = 0; w < survey->ways->len; w++)
    for (guint i = 0; i < way_at(survey, w)->len; i++) {
      guint32 element = g_array_index(way_at(survey, w), guint32, i);
      guint g = group_index(groups, survey->availability->group[element]);
      need[(gsize) w * groups->len + g] *= share_of(survey, element);
    }
  return erp_union_chance(need, survey->ways->len, groups->len);
}

/* ---- together ------------------------------------------------------------------------------- */

/* The least available of the elements that every way needs. */
static guint32
weakest_of(const Survey *survey) {
  const gint64 *share = survey->availability->share;
  guint32 weakest = ERP_NONE;
  for (guint i = 0; survey->ways->len > 0 && i < way_at(survey, 0)->len; i++) {
    guint32 element = g_array_index(way_at(survey, 0), guint32, i);
    gboolean everywhere = share[element] != ERP_UNSET;
    for (guint w = 1; everywhere && w < survey->ways->len; w++)
      everywhere = contains(way_at(survey, w), element);
    if (everywhere && (weakest == ERP_NONE || share[element] < share[weakest]))
      weakest = element;
  }
  return weakest;
}

static void
note_unknown(const Survey *survey, GArray *unknown) {
  for (guint w = 0; w < survey->ways->len; w++)
    for (guint i = 0; i < way_at(survey, w)->len; i++) {
      guint32 element = g_array_index(way_at(survey, w), guint32, i);
      if (survey->availability->share[element] == ERP_UNSET && !contains(unknown, element))
        g_array_append_val(unknown, element);
    }
}

static void
free_way(gpointer way) {
  g_array_unref(*(GArray **) way);
}

static gint64
in_billionths(double share) {
  return (gint64) llround(CLAMP(share, 0.0, 1.0) * (double) billionths);
}

static ErpWayFinder *
finder_for(const ErpAvailability *availability, const ErpWaysOut *out, const guint64 *loss) {
  const ErpWayWeights weights = {loss, availability->group};
  return erp_way_finder_new(availability->network, out, &weights);
}

static Ends *
ends_for(ErpAvailability *availability, const ErpWaysOut *out) {
  GPtrArray *all = availability->ends;
  for (guint i = 0; i < all->len; i++)
    if (erp_way_finder_is_for(((Ends *) all->pdata[i])->hoped, out))
      return all->pdata[i];
  if (all->len == MOST_ENDS)
    g_ptr_array_remove_index(all, 0);
  Ends *ends = g_new0(Ends, 1);
  ends->hoped = finder_for(availability, out, availability->hoped);
  ends->site = ERP_NONE;
  ends->composite.unknown = g_array_new(FALSE, FALSE, sizeof(guint32));
  g_ptr_array_add(all, ends);
  return ends;
}

/* The share of the time when only elements with a figure ever work. */
static double
least_share(ErpAvailability *availability, const ErpWaysOut *out, Ends *ends) {
  g_autoptr(GArray) ways = g_array_new(FALSE, FALSE, sizeof(GArray *));
  g_array_set_clear_func(ways, free_way);
  if (ends->feared == NULL)
    ends->feared = finder_for(availability, out, availability->feared);
  Survey survey = {availability, ends->feared, ways};
  survey_ways(&survey, ends->site);
  return union_of(&survey);
}

const ErpComposite *
erp_availability_composite(ErpAvailability *availability, guint32 site, const ErpWaysOut *out) {
  Ends *ends = ends_for(availability, out);
  ErpComposite *composite = &ends->composite;
  if (ends->site == site)
    return composite;
  g_autoptr(GArray) ways = g_array_new(FALSE, FALSE, sizeof(GArray *));
  g_array_set_clear_func(ways, free_way);
  Survey survey = {availability, ends->hoped, ways};
  double left = survey_ways(&survey, site), share = union_of(&survey);
  ends->site = site;
  composite->n_ways = ways->len;
  composite->weakest = weakest_of(&survey);
  composite->least = in_billionths(share);
  composite->most = left < resolution ? composite->least : in_billionths(share + left);
  g_array_set_size(composite->unknown, 0);
  note_unknown(&survey, composite->unknown);
  if (composite->unknown->len > 0)
    composite->least = in_billionths(least_share(availability, out, ends));
  return composite;
}
