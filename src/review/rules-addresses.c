/* ASY-02, ASY-03, ASY-04, ASY-08, CLI-03, PRF-11, SEC-07: NAT pools and what is advertised of them.
 */
#include "review/checks.h"

#include <string.h>

#include "review/context.h"

#include "base/i18n.h"

typedef struct {
  const ErpNatPool *record;
  ErpPrefix prefix;
} Pool;

/* Those whose prefix can be read. */
static GArray *
pools_of(const ErpReview *review) {
  guint n;
  const ErpRecord *const *records = erp_plan_of_kind(review->results->plan, ERP_KIND_NAT_POOL, &n);
  GArray *pools = g_array_new(FALSE, FALSE, sizeof(Pool));
  for (guint i = 0; i < n; i++) {
    Pool pool = {.record = ERP_AS(ErpNatPool, NAT_POOL, records[i])};
    if (erp_prefix_parse(pool.record->prefix, &pool.prefix, NULL))
      g_array_append_val(pools, pool);
  }
  return pools;
}

static gboolean
stands_at(const ErpRoutingExit *exit, const Pool *pool) {
  return exit->edge != NULL && g_strcmp0(exit->edge->id, pool->record->edge) == 0;
}

static gboolean
is_circuit(const ErpReview *review, guint32 exit) {
  return review->routing->exits[exit].circuit != ERP_NONE;
}

static gboolean
leads_to_microsoft(const ErpReview *review, guint32 exit) {
  return is_circuit(review, exit) &&
         review->results->network->circuits[review->routing->exits[exit].circuit].microsoft != NULL;
}

/* An exit of the pool's edge that leads into a Microsoft peering, or ERP_NONE. */
static guint32
circuit_exit_of(const ErpReview *review, const Pool *pool) {
  for (guint32 i = 0; i < review->routing->n_inner; i++)
    if (leads_to_microsoft(review, i) && stands_at(&review->routing->exits[i], pool))
      return i;
  return ERP_NONE;
}

static ErpFinding *
add_for_pool(ErpReview *review, const ErpRule *rule, ErpVerdict verdict, const Pool *pool,
             char *message) {
  return erp_review_add(review, rule, verdict, pool->record->id, &pool->record->record, message);
}

/* ---- ASY-02: one kind of exit ---------------------------------------------------------------- */

/* The advertisements of one kind of exit that cover a pool: the longest, or NULL. */
static const ErpRoutingAdvert *
longest(const ErpReview *review, const Pool *pool, gboolean circuit) {
  const ErpRoutingAdvert *best = NULL;
  for (guint i = 0; i < review->routing->n_adverts; i++) {
    const ErpRoutingAdvert *advert = &review->routing->adverts[i];
    if (is_circuit(review, advert->exit) == circuit &&
        erp_prefix_overlaps(&advert->prefix, &pool->prefix) &&
        (best == NULL || advert->prefix.length > best->prefix.length))
      best = advert;
  }
  return best;
}

void
erp_check_asy_02(const ErpRule *rule, ErpReview *review) {
  g_autoptr(GArray) pools = pools_of(review);
  guint n_pass = 0;
  if (pools->len == 0)
    erp_review_add_not_applicable(review, rule, _("The plan has no NAT pool"));
  for (guint i = 0; i < pools->len; i++) {
    const Pool *pool = &g_array_index(pools, Pool, i);
    const ErpRoutingAdvert *circuit = longest(review, pool, TRUE);
    const ErpRoutingAdvert *internet = longest(review, pool, FALSE);
    if (circuit == NULL || internet == NULL) {
      n_pass++;
      continue;
    }
    gboolean longer = circuit->prefix.length > internet->prefix.length;
    g_autofree char *here = erp_prefix_format(&circuit->prefix);
    g_autofree char *there = erp_prefix_format(&internet->prefix);
    add_for_pool(
        review, rule, longer ? ERP_VERDICT_WARN : ERP_VERDICT_FAIL, pool,
        g_strdup_printf(longer ? _("Pool %s is advertised as %s at %s and as %s at %s: the longer "
                                   "prefix wins while the circuit is up, and no other way is left "
                                   "to tell them apart")
                               : _("Pool %s is advertised as %s at %s and as %s at %s: answers to "
                                   "both come back by one of them"),
                        pool->record->id, here, erp_say_exit(review, circuit->exit), there,
                        erp_say_exit(review, internet->exit)));
  }
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(ERP_NGETTEXT("%u NAT pool is advertised to one side only",
                                   "%u NAT pools are advertised to one side only", n_pass),
                      n_pass));
}

/* ---- ASY-03: a pool per circuit -------------------------------------------------------------- */

static gboolean
share_state(const ErpRoutingExit *a, const ErpRoutingExit *b) {
  return a->domain == b->domain && a->domain != ERP_NONE;
}

/* A circuit by which answers to some of the pool's addresses may come back although its edge does
 * not share the state of the own one; or ERP_NONE. */
static guint32
other_way_back(const ErpReview *review, const Pool *pool, guint32 own) {
  const ErpRouting *routing = review->routing;
  g_autoptr(GArray) parts = g_array_new(FALSE, FALSE, sizeof(ErpPrefix));
  g_autoptr(GArray) back = g_array_new(FALSE, FALSE, sizeof(guint32));
  erp_routing_divide(routing, &pool->prefix, NULL, parts);
  for (guint p = 0; p < parts->len; p++) {
    erp_routing_return(routing, &g_array_index(parts, ErpPrefix, p), NULL, back);
    for (guint i = 0; i < back->len; i++) {
      guint32 exit = g_array_index(back, guint32, i);
      if (exit != own && is_circuit(review, exit) &&
          !share_state(&routing->exits[own], &routing->exits[exit]))
        return exit;
    }
  }
  return ERP_NONE;
}

/* Another circuit, behind an edge of another state group, that the best routes to the pool lead
 * over, or whose own pool holds the same addresses; or ERP_NONE. */
static guint32
rival_of(const ErpReview *review, const GArray *pools, guint index, guint32 own) {
  const ErpRouting *routing = review->routing;
  const Pool *pool = &g_array_index(pools, Pool, index);
  for (guint i = 0; i < pools->len; i++) {
    const Pool *other = &g_array_index(pools, Pool, i);
    guint32 exit = i == index ? ERP_NONE : circuit_exit_of(review, other);
    if (exit != ERP_NONE && erp_prefix_overlaps(&pool->prefix, &other->prefix) &&
        !share_state(&routing->exits[own], &routing->exits[exit]))
      return exit;
  }
  return other_way_back(review, pool, own);
}

void
erp_check_asy_03(const ErpRule *rule, ErpReview *review) {
  g_autoptr(GArray) pools = pools_of(review);
  guint n_scope = 0, n_pass = 0;
  for (guint i = 0; i < pools->len && review->results->network->n_circuits > 1; i++) {
    const Pool *pool = &g_array_index(pools, Pool, i);
    guint32 own = circuit_exit_of(review, pool);
    if (own == ERP_NONE)
      continue;
    n_scope++;
    guint32 rival = rival_of(review, pools, i, own);
    n_pass += rival == ERP_NONE;
    if (rival != ERP_NONE)
      add_for_pool(review, rule, ERP_VERDICT_FAIL, pool,
                   g_strdup_printf(_("The addresses of pool %s behind %s are known at %s as well, "
                                     "whose edge does not share its connection state"),
                                   pool->record->id, erp_say_exit(review, own),
                                   erp_say_exit(review, rival)));
  }
  if (n_scope == 0)
    erp_review_add_not_applicable(
        review, rule, _("Not two circuits with a NAT pool: there is nothing to tell apart"));
  erp_review_add_pass(review, rule, n_pass,
                      g_strdup_printf(ERP_NGETTEXT("%u NAT pool belongs to one circuit, or to "
                                                   "edges that share their state",
                                                   "%u NAT pools belong to one circuit each, or to "
                                                   "edges that share their state",
                                                   n_pass),
                                      n_pass));
}

/* ---- ASY-04: advertised where it is used ----------------------------------------------------- */

/* Whether traffic to the part comes back by the circuit or, when it is ERP_NONE, by any circuit
 * that the edge leads into. */
static gboolean
is_covered(const ErpReview *review, const ErpPrefix *part, guint32 circuit, const ErpEdge *edge) {
  const ErpRouting *routing = review->routing;
  for (guint i = 0; i < routing->n_adverts; i++) {
    const ErpRoutingAdvert *advert = &routing->adverts[i];
    const ErpRoutingExit *exit = &routing->exits[advert->exit];
    if (exit->circuit != ERP_NONE && erp_prefix_contains(&advert->prefix, part) &&
        (circuit != ERP_NONE ? exit->circuit == circuit : exit->edge == edge))
      return TRUE;
  }
  return FALSE;
}

/* Finds the first part of the prefix that is not advertised on the circuit, or on none of those of
 * the edge; FALSE when all of it is. */
static gboolean
find_gap(const ErpReview *review, const ErpPrefix *prefix, guint32 circuit, const ErpEdge *edge,
         ErpPrefix *gap) {
  g_autoptr(GArray) parts = g_array_new(FALSE, FALSE, sizeof(ErpPrefix));
  erp_routing_divide(review->routing, prefix, NULL, parts);
  for (guint i = 0; i < parts->len; i++) {
    *gap = g_array_index(parts, ErpPrefix, i);
    if (!is_covered(review, gap, circuit, edge))
      return TRUE;
  }
  return FALSE;
}

void
erp_check_asy_04(const ErpRule *rule, ErpReview *review) {
  g_autoptr(GArray) pools = pools_of(review);
  guint n_scope = 0, n_pass = 0;
  for (guint i = 0; i < pools->len; i++) {
    const Pool *pool = &g_array_index(pools, Pool, i);
    guint32 exit = circuit_exit_of(review, pool);
    if (exit == ERP_NONE)
      continue;
    n_scope++;
    ErpPrefix gap;
    if (!find_gap(review, &pool->prefix, ERP_NONE, review->routing->exits[exit].edge, &gap)) {
      n_pass++;
      continue;
    }
    g_autofree char *prefix = erp_prefix_format(&gap);
    add_for_pool(review, rule, ERP_VERDICT_FAIL, pool,
                 g_strdup_printf(_("Pool %s is used at %s, and %s of it is not advertised there: "
                                   "answers come back by another way"),
                                 pool->record->id, erp_say_exit(review, exit), prefix));
  }
  if (n_scope == 0)
    erp_review_add_not_applicable(review, rule, _("No NAT pool is used at the edge of a circuit"));
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(ERP_NGETTEXT("%u NAT pool is advertised on its circuit",
                                   "%u NAT pools are advertised on their circuits", n_pass),
                      n_pass));
}

/* ---- ASY-08: prepends that count ------------------------------------------------------------- */

static ErpVerdict
judge_prepend(const ErpRoutingAdvert *advert) {
  if (advert->stripped)
    return ERP_VERDICT_FAIL;
  if (advert->nameless)
    return ERP_VERDICT_NOT_ANSWERED;
  return advert->path > 1 ? ERP_VERDICT_PASS : ERP_VERDICT_NOT_APPLICABLE;
}

void
erp_check_asy_08(const ErpRule *rule, ErpReview *review) {
  const ErpRouting *routing = review->routing;
  g_autofree ErpVerdict *prepends = g_new0(ErpVerdict, routing->n_exits + 1);
  guint n_scope = 0, n_pass = 0;
  for (guint i = 0; i < routing->n_adverts; i++)
    if (is_circuit(review, routing->adverts[i].exit))
      prepends[routing->adverts[i].exit] =
          MAX(prepends[routing->adverts[i].exit], judge_prepend(&routing->adverts[i]));
  for (guint32 i = 0; i < routing->n_exits; i++) {
    n_scope += prepends[i] != ERP_VERDICT_NOT_APPLICABLE;
    n_pass += prepends[i] == ERP_VERDICT_PASS;
    if (prepends[i] > ERP_VERDICT_PASS)
      erp_review_add(
          review, rule, prepends[i], routing->exits[i].id, routing->exits[i].record,
          g_strdup_printf(prepends[i] == ERP_VERDICT_FAIL
                              ? _("The AS number prepended at %s is private: Microsoft takes "
                                  "it out, and the prepend has no effect")
                              : _("The plan does not say which AS number is prepended at %s: "
                                  "Microsoft takes private ones out"),
                          erp_say_exit(review, i)));
  }
  if (n_scope == 0)
    erp_review_add_not_applicable(review, rule, _("Nothing is prepended on a Microsoft peering"));
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(ERP_NGETTEXT("%u exit prepends an AS number that counts",
                                   "%u exits prepend AS numbers that count", n_pass),
                      n_pass));
}

/* ---- CLI-03: public addresses ---------------------------------------------------------------- */

typedef enum { SOURCE_GOOD, SOURCE_UNKNOWN, SOURCE_PRIVATE, SOURCE_NOT_ADVERTISED, SOURCES } Source;

static Source
judge_source(const ErpReview *review, const ErpPrefix *prefix, guint32 circuit) {
  ErpPrefix gap;
  if (!erp_prefix_is_public(prefix))
    return SOURCE_PRIVATE;
  return find_gap(review, prefix, circuit, NULL, &gap) ? SOURCE_NOT_ADVERTISED : SOURCE_GOOD;
}

/* The addresses that traffic has at an exit. An edge that leads into several circuits may have a
 * pool for each: those of the other circuits do not count beside one for this. */
static Source
judge_at_exit(const ErpReview *review, guint32 exit, const GArray *sources) {
  const ErpRoutingExit *at = &review->routing->exits[exit];
  Source worst = SOURCE_GOOD;
  gboolean any_good = FALSE, any_elsewhere = FALSE;
  if (sources->len == 0)
    return SOURCE_UNKNOWN;
  for (guint i = 0; i < sources->len; i++) {
    const ErpRoutingSource *source = &g_array_index(sources, ErpRoutingSource, i);
    ErpPrefix gap;
    Source found = judge_source(review, &source->prefix, at->circuit);
    gboolean elsewhere = found == SOURCE_NOT_ADVERTISED && source->pool != NULL &&
                         !find_gap(review, &source->prefix, ERP_NONE, at->edge, &gap);
    any_good |= found == SOURCE_GOOD;
    any_elsewhere |= elsewhere;
    if (!elsewhere)
      worst = MAX(worst, found);
  }
  return any_elsewhere && !any_good ? MAX(worst, SOURCE_NOT_ADVERTISED) : worst;
}

/* Groups of sites by circuit and source. */
typedef struct {
  const ErpReview *review;
  GArray **groups;
  guint32 *seen;   /* per circuit: the last site that was judged there, from 1 */
  GArray **exits;  /* per circuit: its exits; NULL until asked */
  guint8 *pools;   /* per exit: what its pools make of all sites, from POOLED; 0 until asked */
  GArray *sources; /* to work in */
} Sourcing;

enum { NOT_POOLED = 1, POOLED };

static Source
source_at_exit(const Sourcing *sourcing, guint32 site, guint32 exit) {
  const ErpReview *review = sourcing->review;
  if (sourcing->pools[exit] == 0) {
    erp_routing_sources(review->routing, ERP_NONE, exit, sourcing->sources);
    sourcing->pools[exit] =
        sourcing->sources->len == 0
            ? NOT_POOLED
            : (guint8) (POOLED + judge_at_exit(review, exit, sourcing->sources));
  }
  if (sourcing->pools[exit] >= POOLED)
    return (Source) (sourcing->pools[exit] - POOLED);
  if (review->results->network->nodes[site].site->prefix == NULL)
    return SOURCE_UNKNOWN;
  erp_routing_sources(review->routing, site, exit, sourcing->sources);
  return judge_at_exit(review, exit, sourcing->sources);
}

static Source
source_at(const Sourcing *sourcing, guint32 site, guint32 circuit) {
  GArray **exits = &sourcing->exits[circuit];
  if (*exits == NULL) {
    *exits = g_array_new(FALSE, FALSE, sizeof(guint32));
    erp_routing_circuit_exits(sourcing->review->routing, circuit, NULL, *exits);
  }
  Source worst = SOURCE_GOOD;
  for (guint i = 0; i < (*exits)->len; i++)
    worst = MAX(worst, source_at_exit(sourcing, site, g_array_index(*exits, guint32, i)));
  return worst;
}

/* Judges the site at each circuit that carries public traffic of it. */
static void
judge_sources(const Sourcing *sourcing, guint32 site, gboolean *in_scope, gboolean *good) {
  const ErpResults *results = sourcing->review->results;
  const ErpCarried *carried = erp_review_carried(sourcing->review);
  for (guint r = results->starts[site].route; r < results->starts[site + 1].route; r++) {
    guint32 circuit = results->routes[r].circuit;
    if (carried[r].n_flows == 0 || results->routes[r].kind != ERP_ROUTE_EXPRESSROUTE ||
        sourcing->seen[circuit] == site + 1)
      continue;
    sourcing->seen[circuit] = site + 1;
    *in_scope = TRUE;
    Source source = source_at(sourcing, site, circuit);
    if (source == SOURCE_GOOD)
      continue;
    *good = FALSE;
    GArray **group = &sourcing->groups[circuit * SOURCES + source];
    if (*group == NULL)
      *group = g_array_new(FALSE, FALSE, sizeof(guint32));
    g_array_append_val(*group, site);
  }
}

static char *
say_source(Source source, const char *sites, const char *circuit) {
  if (source == SOURCE_UNKNOWN)
    return g_strdup_printf(_("The plan does not say which addresses stand for %s behind "
                             "circuit %s: give a NAT pool at its edge, or the sites' own prefixes"),
                           sites, circuit);
  if (source == SOURCE_PRIVATE)
    return g_strdup_printf(_("The addresses of %s are private, and no NAT pool stands in front of "
                             "circuit %s: Microsoft peering takes public addresses only"),
                           sites, circuit);
  return g_strdup_printf(_("The addresses of %s are not advertised on circuit %s, which they use: "
                           "answers come back by another way"),
                         sites, circuit);
}

static void
add_sources(ErpReview *review, const ErpRule *rule, const ErpNetCircuit *circuit, Source source,
            const GArray *sites) {
  const char *name = review->results->network->elements[circuit->element].name;
  ErpFinding *finding = erp_review_add(
      review, rule, source == SOURCE_UNKNOWN ? ERP_VERDICT_NOT_ANSWERED : ERP_VERDICT_FAIL,
      circuit->circuit->id, &circuit->circuit->record,
      say_source(source, erp_say_nodes(review, sites), name));
  erp_finding_sites(review, finding, sites);
  erp_finding_figure(finding, "sites", ERP_UNIT_COUNT, sites->len);
}

void
erp_check_cli_03(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  g_autofree GArray **groups = g_new0(GArray *, (gsize) network->n_circuits * SOURCES + 1);
  g_autofree guint32 *seen = g_new0(guint32, network->n_circuits + 1);
  g_autofree GArray **exits = g_new0(GArray *, network->n_circuits + 1);
  g_autofree guint8 *pools = g_new0(guint8, review->routing->n_exits + 1);
  g_autoptr(GArray) sources = g_array_new(FALSE, FALSE, sizeof(ErpRoutingSource));
  Sourcing sourcing = {review, groups, seen, exits, pools, sources};
  guint n_scope = 0, n_pass = 0;
  for (guint32 site = 0; site < network->n_sites; site++) {
    gboolean in_scope = FALSE, good = TRUE;
    judge_sources(&sourcing, site, &in_scope, &good);
    n_scope += in_scope;
    n_pass += in_scope && good;
  }
  for (guint i = 0; i < network->n_circuits; i++)
    g_clear_pointer(&exits[i], g_array_unref);
  for (guint i = 0; i < network->n_circuits * SOURCES; i++) {
    g_autoptr(GArray) sites = groups[i];
    if (sites != NULL)
      add_sources(review, rule, &network->circuits[i / SOURCES], (Source) (i % SOURCES), sites);
  }
  if (n_scope == 0)
    erp_review_add_not_applicable(review, rule, _("No site uses a Microsoft peering"));
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(ERP_NGETTEXT("%u site has public addresses that its circuit advertises",
                                   "%u sites have public addresses that their circuits advertise",
                                   n_pass),
                      n_pass));
}

/* ---- PRF-11: enough addresses ---------------------------------------------------------------- */

static gint64
addresses_of(const ErpPrefix *prefix) {
  guint bits = (prefix->family == 4 ? 32U : 128U) - prefix->length;
  return bits >= 40 ? G_GINT64_CONSTANT(1) << 40 : G_GINT64_CONSTANT(1) << bits;
}

void
erp_check_prf_11(const ErpRule *rule, ErpReview *review) {
  const ErpParams *params = review->results->params;
  g_autoptr(GArray) pools = pools_of(review);
  guint n_pass = 0;
  gint64 reserved = erp_params_value(params, "nat.reserved");
  gint64 per_device = erp_params_value(params, "nat.ports") + erp_params_value(params, "nat.peak");
  gint64 each = per_device > 0 ? MAX(0, 64000 - reserved) / per_device : 0;
  if (pools->len == 0)
    erp_review_add_not_applicable(review, rule, _("The plan has no NAT pool"));
  for (guint i = 0; i < pools->len; i++) {
    const Pool *pool = &g_array_index(pools, Pool, i);
    gint64 devices = pool->record->devices, limit = addresses_of(&pool->prefix) * each;
    if (devices != ERP_UNSET && devices <= limit) {
      n_pass++;
      continue;
    }
    ErpFinding *finding = add_for_pool(
        review, rule, devices == ERP_UNSET ? ERP_VERDICT_NOT_ANSWERED : ERP_VERDICT_FAIL, pool,
        devices == ERP_UNSET
            ? g_strdup_printf(_("Pool %s serves up to %s devices; the plan does not say how many "
                                "are behind it"),
                              pool->record->id, erp_say(review, ERP_UNIT_COUNT, limit))
            : g_strdup_printf(_("Pool %s serves up to %s devices and has %s behind it"),
                              pool->record->id, erp_say(review, ERP_UNIT_COUNT, limit),
                              erp_say(review, ERP_UNIT_COUNT, devices)));
    erp_finding_figure(finding, "devices", ERP_UNIT_COUNT, devices);
    erp_finding_figure(finding, "addresses", ERP_UNIT_COUNT, addresses_of(&pool->prefix));
    erp_finding_figure(finding, "devices_per_address", ERP_UNIT_COUNT, each);
    erp_finding_figure(finding, "limit", ERP_UNIT_COUNT, limit);
    erp_finding_limit(review, finding, "nat.ports");
  }
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(ERP_NGETTEXT("%u NAT pool has ports for its devices",
                                   "%u NAT pools have ports for their devices", n_pass),
                      n_pass));
}

/* ---- SEC-07: what must not be advertised ----------------------------------------------------- */

/* Returns whether it passes. */
static gboolean
judge_advert(ErpReview *review, const ErpRule *rule, const ErpAdvertise *advert,
             const ErpPeering *peering) {
  ErpPrefix prefix;
  if (!erp_prefix_parse(advert->prefix, &prefix, NULL) || erp_prefix_is_public(&prefix))
    return TRUE;
  g_autofree char *path = erp_plan_path(review->results->plan, &advert->record);
  erp_review_add(review, rule, ERP_VERDICT_FAIL, path, &advert->record,
                 g_strdup_printf(prefix.length == 0
                                     ? _("The default route is advertised on %s: %s")
                                     : _("A prefix that is not public is advertised on %s: %s"),
                                 erp_say_record(review, &peering->record), advert->prefix));
  return FALSE;
}

void
erp_check_sec_07(const ErpRule *rule, ErpReview *review) {
  g_autoptr(GPtrArray) open = erp_review_unlisted(review);
  guint n, n_scope = 0, n_pass = 0;
  const ErpRecord *const *records = erp_plan_of_kind(review->results->plan, ERP_KIND_ADVERTISE, &n);
  for (guint i = 0; i < n; i++) {
    const ErpAdvertise *advert = ERP_AS(ErpAdvertise, ADVERTISE, records[i]);
    const ErpPeering *peering = erp_routing_peering(review->routing, advert);
    if (peering == NULL || peering->kind != ERP_PEERING_MICROSOFT)
      continue;
    n_scope++;
    n_pass += judge_advert(review, rule, advert, peering);
  }
  if (n_scope + open->len == 0)
    erp_review_add_not_applicable(review, rule, _("No prefix is listed on a Microsoft peering"));
  ErpFinding *unknown = erp_review_add_alike(
      review, rule, ERP_VERDICT_NOT_ANSWERED, open,
      _("The plan states more prefixes than it lists, so whether all are public is not known, for "
        "%s"));
  if (unknown != NULL)
    erp_finding_advise(unknown, g_strdup(_("List the prefixes in the peering.")));
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(ERP_NGETTEXT("%u prefix advertised to Microsoft is public",
                                   "%u prefixes advertised to Microsoft are public", n_pass),
                      n_pass));
}
