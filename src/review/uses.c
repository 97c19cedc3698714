#include "review/uses.h"

#include "review/context.h"

#include <string.h>

#include "base/i18n.h"

#define FULL 10000 /* basis points */

ErpCarried *
erp_carried_new(const ErpReview *review) {
  const ErpResults *results = review->results;
  ErpCarried *all = g_atomic_rc_box_alloc0((results->n_routes + 1) * sizeof *all);
  for (guint i = 0; i < results->n_flows; i++) {
    const ErpFlow *flow = &results->flows[i];
    if (flow->route == ERP_NONE || !erp_flow_active(flow))
      continue;
    ErpCarried *carried = &all[flow->route];
    carried->n_flows++;
    carried->n_m365 += erp_flow_is_m365(flow);
    carried->realtime |= erp_flow_is_m365(flow) && flow->traffic_class == ERP_CLASS_REALTIME;
  }
  return all;
}

ErpCarried *
erp_carried_ref(const ErpCarried *carried) {
  return g_atomic_rc_box_acquire((gpointer) carried);
}

void
erp_carried_unref(ErpCarried *carried) {
  if (carried != NULL)
    g_atomic_rc_box_release(carried);
}

ErpDirection
erp_load_busier(const ErpElementLoad *load) {
  return load->utilisation[ERP_DOWN] > load->utilisation[ERP_UP] ? ERP_DOWN : ERP_UP;
}

gint64
erp_load_utilisation(const ErpElementLoad *load) {
  return MAX(load->utilisation[ERP_UP], load->utilisation[ERP_DOWN]);
}

/* What is full may be so by rounding. */
gboolean
erp_element_is_short(const ErpResults *results, guint32 element) {
  const ErpElementLoad *load = &results->loads[element];
  const gint64 *capacity = results->network->elements[element].capacity;
  if (erp_load_utilisation(load) < FULL)
    return FALSE;
  for (guint d = 0; d < ERP_DIRECTIONS; d++)
    if (capacity[d] != ERP_UNSET && load->load[d] > capacity[d])
      return TRUE;
  return FALSE;
}

/* Per element: its place among those that are marked, from 1; 0 = it is not. Caller frees. */
static guint32 *
places_of(const ErpResults *results, const guint8 *marked, guint *n) {
  guint32 *places = g_new0(guint32, results->network->n_elements + 1);
  *n = 0;
  for (guint i = 0; i < results->network->n_elements; i++)
    if (marked[i])
      places[i] = ++*n;
  return places;
}

/* ---- users ---------------------------------------------------------------------------------- */

/* In a box that counts who holds it. */
struct _ErpUsers {
  guint8 *crowded; /* per element */
  guint32 *places;
  GArray **sites; /* by place */
  guint n;
};

/* A byte per element. Caller frees. */
static guint8 *
mark_crowded(const ErpResults *results) {
  gint64 fail = erp_params_value(results->params, "util.fail");
  guint8 *crowded = g_new0(guint8, results->network->n_elements + 1);
  for (guint32 i = 0; i < results->network->n_elements; i++)
    crowded[i] =
        erp_load_utilisation(&results->loads[i]) > fail || erp_element_is_short(results, i);
  return crowded;
}

/* Takes the marks. */
static ErpUsers *
users_of(const ErpReview *review, guint8 *crowded) {
  const ErpResults *results = review->results;
  const ErpCarried *carried = erp_review_carried(review);
  ErpUsers *users = g_atomic_rc_box_new0(ErpUsers);
  users->crowded = crowded;
  users->places = places_of(results, crowded, &users->n);
  users->sites = g_new0(GArray *, users->n + 1);
  for (guint i = 1; i <= users->n; i++)
    users->sites[i] = g_array_new(FALSE, FALSE, sizeof(guint32));
  for (guint r = 0; users->n > 0 && r < results->n_routes; r++) {
    const ErpRoute *route = &results->routes[r];
    for (guint h = 0; carried[r].n_flows > 0 && h < route->n_hops; h++) {
      guint32 place = users->places[route->hops[h].element];
      GArray *sites = users->sites[place];
      if (place > 0 &&
          (sites->len == 0 || g_array_index(sites, guint32, sites->len - 1) != route->site))
        g_array_append_val(sites, route->site);
    }
  }
  return users;
}

ErpUsers *
erp_users_new(const ErpReview *review) {
  return users_of(review, mark_crowded(review->results));
}

ErpUsers *
erp_users_new_from(const ErpReview *review, const ErpUsers *earlier) {
  g_autofree guint8 *crowded = mark_crowded(review->results);
  if (memcmp(earlier->crowded, crowded, review->results->network->n_elements) == 0)
    return g_atomic_rc_box_acquire((gpointer) earlier);
  return users_of(review, g_steal_pointer(&crowded));
}

static void
users_clear(gpointer data) {
  ErpUsers *users = data;
  for (guint i = 1; i <= users->n; i++)
    g_array_unref(users->sites[i]);
  g_free(users->sites);
  g_free(users->places);
  g_free(users->crowded);
}

void
erp_users_unref(ErpUsers *users) {
  if (users != NULL)
    g_atomic_rc_box_release_full(users, users_clear);
}

const GArray *
erp_users_of(const ErpUsers *users, guint32 element) {
  return users->sites[users->places[element]];
}

ErpMovable *
erp_movable_new(const ErpReview *review) {
  const ErpResults *results = review->results;
  ErpMovable *movable = g_new0(ErpMovable, results->network->n_links + 1);
  for (guint i = 0; i < results->n_flows; i++) {
    const ErpFlow *flow = &results->flows[i];
    const ErpRoute *route = erp_flow_route(review, flow);
    if (!erp_flow_is_cloud(review, flow) ||
        results->network->nodes[flow->site].site->breakout_possible != TRUE)
      continue;
    for (guint h = 0; route != NULL && h < route->n_hops; h++) {
      const ErpHop *hop = &route->hops[h];
      if (hop->element >= results->network->n_links)
        continue;
      movable[hop->element].rate[hop->up] += flow->rate[ERP_UP];
      movable[hop->element].rate[erp_direction_other(hop->up)] += flow->rate[ERP_DOWN];
    }
  }
  return movable;
}

/* ---- shares --------------------------------------------------------------------------------- */

typedef struct {
  guint32 site;
  guint service;
  gint64 rate;
} Share;

typedef struct {
  Share top[3];
  guint n_top;
  Share open; /* of the flows seen last; flows come by site, then service */
} Use;

struct _ErpShares {
  guint32 *places;
  Use *uses; /* by place */
};

static void
close_share(Use *use) {
  if (use->open.rate <= 0)
    return;
  guint at = use->n_top;
  while (at > 0 && use->top[at - 1].rate < use->open.rate)
    at--;
  if (at == G_N_ELEMENTS(use->top))
    return;
  use->n_top = MIN(use->n_top + 1, (guint) G_N_ELEMENTS(use->top));
  for (guint i = use->n_top - 1; i > at; i--)
    use->top[i] = use->top[i - 1];
  use->top[at] = use->open;
}

static void
count_flow(Use *use, const ErpFlow *flow, gint64 rate) {
  if (use->open.site != flow->site || use->open.service != flow->service) {
    close_share(use);
    use->open = (Share){.site = flow->site, .service = flow->service};
  }
  use->open.rate += rate;
}

/* A byte per element: it is over util.warn full. Caller frees. */
static guint8 *
mark_full(const ErpResults *results) {
  gint64 warn = erp_params_value(results->params, "util.warn");
  guint8 *full = g_new0(guint8, results->network->n_elements + 1);
  for (guint i = 0; i < results->network->n_elements; i++)
    full[i] = erp_load_utilisation(&results->loads[i]) > warn;
  return full;
}

ErpShares *
erp_shares_new(const ErpReview *review) {
  const ErpResults *results = review->results;
  g_autofree guint8 *full = mark_full(results);
  guint n;
  ErpShares *shares = g_new0(ErpShares, 1);
  shares->places = places_of(results, full, &n);
  shares->uses = g_new0(Use, n + 1);
  for (guint i = 0; i < results->n_flows; i++) {
    const ErpFlow *flow = &results->flows[i];
    const ErpRoute *route = erp_flow_route(review, flow);
    for (guint h = 0; route != NULL && h < route->n_hops; h++) {
      const ErpHop *hop = &route->hops[h];
      if (shares->places[hop->element] == 0)
        continue;
      ErpDirection busy = erp_load_busier(&results->loads[hop->element]);
      count_flow(&shares->uses[shares->places[hop->element]], flow,
                 flow->rate[busy == hop->up ? ERP_UP : ERP_DOWN]);
    }
  }
  for (guint i = 1; i <= n; i++)
    close_share(&shares->uses[i]);
  return shares;
}

void
erp_shares_free(ErpShares *shares) {
  if (shares == NULL)
    return;
  g_free(shares->places);
  g_free(shares->uses);
  g_free(shares);
}

const char *
erp_say_shares(ErpReview *review, const ErpShares *shares, guint32 element) {
  const Use *use = &shares->uses[shares->places[element]];
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < use->n_top; i++)
    g_string_append_printf(text, _("%s%s of %s (%s)"), i > 0 ? ", " : "",
                           erp_say_service(review, use->top[i].service),
                           review->results->network->nodes[use->top[i].site].name,
                           erp_say(review, ERP_UNIT_RATE, use->top[i].rate));
  return g_string_chunk_insert_const(review->texts, text->str);
}
