#include "eval/symmetry.h"

#include <string.h>

const char *
erp_symmetry_word(ErpSymmetry symmetry) {
  static const char *const words[] = {"symmetric",     "split-path", "unknown",   "harmless",
                                      "indeterminate", "broken",     "unroutable"};
  return words[symmetry];
}

static ErpSymmetry
judge_pair(const ErpRouting *routing, guint32 out, guint32 back) {
  const ErpRoutingExit *a = &routing->exits[out], *b = &routing->exits[back];
  if (out == back)
    return ERP_SYMMETRY_SYMMETRIC;
  if (a->domain == ERP_NONE || b->domain == ERP_NONE)
    return ERP_SYMMETRY_UNKNOWN;
  if (a->domain == b->domain)
    return ERP_SYMMETRY_SPLIT_PATH;
  return a->stateful || b->stateful ? ERP_SYMMETRY_BROKEN : ERP_SYMMETRY_HARMLESS;
}

/* The worst of several possible outcomes; broken among others is only a may. */
typedef struct {
  ErpSymmetry worst;
  gboolean any, mixed;
  guint32 a, b;
} Outcomes;

static void
add_outcome(Outcomes *all, ErpSymmetry symmetry, guint32 a, guint32 b) {
  gboolean was = all->any && all->worst >= ERP_SYMMETRY_BROKEN;
  gboolean is = symmetry >= ERP_SYMMETRY_BROKEN;
  all->mixed |= all->any && was != is;
  if (!all->any || symmetry > all->worst) {
    all->worst = symmetry;
    all->a = a;
    all->b = b;
  }
  all->any = TRUE;
}

static ErpSymmetry
conclude(const Outcomes *all) {
  return all->mixed ? ERP_SYMMETRY_INDETERMINATE : all->worst;
}

/* ---- outbound ------------------------------------------------------------------------------- */

struct _ErpSymmetryJudge {
  const ErpRouting *routing;
  const guint8 *down;
  GArray *parts;   /* ErpSymmetryPart, or NULL */
  GArray *atoms;   /* ErpPrefix */
  GArray *back;    /* guint32 */
  GArray *sources; /* ErpRoutingSource */
  ErpSymmetry worst;
};

ErpSymmetryJudge *
erp_symmetry_judge_new(const ErpRouting *routing) {
  ErpSymmetryJudge *judge = g_new0(ErpSymmetryJudge, 1);
  judge->routing = routing;
  judge->atoms = g_array_new(FALSE, FALSE, sizeof(ErpPrefix));
  judge->back = g_array_new(FALSE, FALSE, sizeof(guint32));
  judge->sources = g_array_new(FALSE, FALSE, sizeof(ErpRoutingSource));
  return judge;
}

void
erp_symmetry_judge_free(ErpSymmetryJudge *judge) {
  g_array_unref(judge->atoms);
  g_array_unref(judge->back);
  g_array_unref(judge->sources);
  g_free(judge);
}

/* Any advertisement of the prefix that decided, whose prepend was stripped. */
static gboolean
was_stripped(const ErpRouting *routing, const ErpRoutingAdvert *decided) {
  for (guint i = 0; i < routing->n_adverts; i++)
    if (routing->adverts[i].stripped &&
        erp_prefix_compare(&routing->adverts[i].prefix, &decided->prefix) == 0)
      return TRUE;
  return FALSE;
}

static void
judge_atom(ErpSymmetryJudge *judge, guint32 exit, const ErpRoutingSource *source,
           const ErpPrefix *atom) {
  ErpSymmetryPart part = {.prefix = *atom, .pool = source->pool, .forward = exit};
  part.advert = erp_routing_return(judge->routing, atom, judge->down, judge->back);
  Outcomes all = {.a = exit, .b = ERP_NONE};
  if (part.advert == NULL)
    add_outcome(&all, ERP_SYMMETRY_UNROUTABLE, exit, ERP_NONE);
  for (guint i = 0; i < judge->back->len; i++) {
    guint32 back = g_array_index(judge->back, guint32, i);
    add_outcome(&all, judge_pair(judge->routing, exit, back), exit, back);
  }
  part.symmetry = conclude(&all);
  part.back = all.b;
  part.stripped =
      part.symmetry == ERP_SYMMETRY_INDETERMINATE && was_stripped(judge->routing, part.advert);
  judge->worst = MAX(judge->worst, part.symmetry);
  if (judge->parts != NULL)
    g_array_append_val(judge->parts, part);
}

static void
judge_exit(ErpSymmetryJudge *judge, guint32 site, guint32 exit) {
  gboolean provider =
      exit >= judge->routing->n_stated && judge->routing->exits[exit].egress != ERP_NONE;
  ErpSymmetryPart part = {.forward = exit, .back = exit, .symmetry = ERP_SYMMETRY_SYMMETRIC};
  if (provider) { /* addresses of the provider lead back to it */
    if (judge->parts != NULL)
      g_array_append_val(judge->parts, part);
    return;
  }
  GArray *sources = judge->sources;
  erp_routing_sources(judge->routing, site, exit, sources);
  if (sources->len == 0) {
    part.symmetry = ERP_SYMMETRY_UNKNOWN;
    part.back = ERP_NONE;
    judge->worst = MAX(judge->worst, part.symmetry);
    if (judge->parts != NULL)
      g_array_append_val(judge->parts, part);
  }
  for (guint i = 0; i < sources->len; i++) {
    const ErpRoutingSource *source = &g_array_index(sources, ErpRoutingSource, i);
    if (!erp_prefix_is_public(&source->prefix))
      continue;
    erp_routing_divide(judge->routing, &source->prefix, judge->down, judge->atoms);
    for (guint a = 0; a < judge->atoms->len; a++)
      judge_atom(judge, exit, source, &g_array_index(judge->atoms, ErpPrefix, a));
  }
}

ErpSymmetry
erp_symmetry_outbound(ErpSymmetryJudge *judge, guint32 site, const GArray *forward,
                      const guint8 *down, GArray *parts) {
  ErpSymmetry best = ERP_SYMMETRY_UNROUTABLE, worst = ERP_SYMMETRY_SYMMETRIC;
  judge->down = down;
  judge->parts = parts;
  for (guint i = 0; i < forward->len; i++) {
    judge->worst = ERP_SYMMETRY_SYMMETRIC;
    judge_exit(judge, site, g_array_index(forward, guint32, i));
    best = MIN(best, judge->worst);
    worst = MAX(worst, judge->worst);
  }
  /* Equally good ways out: what breaks on one of them only may break. */
  if (worst >= ERP_SYMMETRY_BROKEN && best < ERP_SYMMETRY_INDETERMINATE && forward->len > 1)
    return ERP_SYMMETRY_INDETERMINATE;
  return worst;
}

/* ---- inbound -------------------------------------------------------------------------------- */

static gboolean
names(char **exits, const ErpRoutingExit *exit) {
  return exits != NULL && exit->id != NULL &&
         g_strv_contains((const char *const *) exits, exit->id);
}

/* The circuits whose routes the segment of the server sees or, when it is not said, the site
 * learns: those with the highest local preference. */
static void
circuits_seen(const ErpRouting *routing, const ErpInbound *inbound, const guint8 *down,
              GArray *exits) {
  guint32 site = erp_network_node(routing->network, inbound->site);
  gint64 best = G_MININT64;
  for (guint32 i = 0; i < routing->n_inner; i++) {
    const ErpRoutingExit *exit = &routing->exits[i];
    if (exit->circuit == ERP_NONE || erp_routing_is_down(routing, i, down) ||
        exit->local_pref < best)
      continue;
    const guint64 *scope = routing->network->circuits[exit->circuit].scope;
    gboolean learnt = scope == NULL || (site < routing->network->n_sites && scope[site] != 0);
    if (inbound->segment_scope != NULL ? !names(inbound->segment_scope, exit) : !learnt)
      continue;
    if (exit->local_pref > best)
      g_array_set_size(exits, 0);
    best = exit->local_pref;
    g_array_append_val(exits, i);
  }
}

static gboolean
leads_to_internet(const ErpRouting *routing, guint32 index, const guint8 *down) {
  return routing->exits[index].egress != ERP_NONE && !erp_routing_is_down(routing, index, down);
}

/* The ways to the internet that the segment of the server names. */
static void
internet_seen(const ErpRouting *routing, const ErpInbound *inbound, const guint8 *down,
              GArray *exits) {
  for (guint32 i = 0; i < routing->n_stated; i++)
    if (leads_to_internet(routing, i, down) && names(inbound->segment_scope, &routing->exits[i]))
      g_array_append_val(exits, i);
}

static void
internet_of_site(const ErpRouting *routing, guint32 site, const guint8 *down, GArray *exits) {
  const ErpNetwork *network = routing->network;
  for (guint32 i = 0; i < routing->n_stated; i++)
    if (leads_to_internet(routing, i, down) &&
        network->egresses[routing->exits[i].egress].node == site)
      g_array_append_val(exits, i);
  for (guint32 i = erp_network_first_egress(network, site);
       i < network->n_egresses && network->egresses[i].node == site; i++)
    if (routing->implied[i] != ERP_NONE && !erp_routing_is_down(routing, routing->implied[i], down))
      g_array_append_val(exits, routing->implied[i]);
}

/* Exits that a reply to what entered there can leave by. Without any, what came by the internet
 * goes back the same way; for what came by a circuit nobody can tell. */
static void
reply_exits(const ErpRouting *routing, const ErpInbound *inbound, guint32 entry, const guint8 *down,
            GArray *exits) {
  g_array_set_size(exits, 0);
  circuits_seen(routing, inbound, down, exits);
  if (exits->len == 0)
    internet_seen(routing, inbound, down, exits);
  if (exits->len == 0 && routing->exits[entry].circuit != ERP_NONE)
    internet_of_site(routing, erp_network_node(routing->network, inbound->site), down, exits);
}

static gboolean
translates_at(const ErpInbound *inbound, const ErpRoutingExit *entry) {
  return inbound->snat == TRUE || (entry->edge != NULL && entry->edge->snat == TRUE);
}

ErpInboundJudgement
erp_symmetry_inbound(const ErpRouting *routing, const ErpInbound *inbound, const ErpPrefix *part,
                     const guint8 *down) {
  ErpInboundJudgement judgement = {ERP_SYMMETRY_UNROUTABLE, ERP_NONE, ERP_NONE, FALSE};
  g_autoptr(GArray) entries = g_array_new(FALSE, FALSE, sizeof(guint32));
  g_autoptr(GArray) replies = g_array_new(FALSE, FALSE, sizeof(guint32));
  if (erp_routing_return(routing, part, down, entries) == NULL)
    return judgement;
  Outcomes all = {.a = ERP_NONE, .b = ERP_NONE};
  for (guint i = 0; i < entries->len; i++) {
    guint32 entry = g_array_index(entries, guint32, i);
    const ErpRoutingExit *exit = &routing->exits[entry];
    judgement.unexpected |= inbound->via != NULL && !names(inbound->via, exit);
    if (translates_at(inbound, exit)) {
      add_outcome(&all, ERP_SYMMETRY_SYMMETRIC, entry, entry);
      continue;
    }
    reply_exits(routing, inbound, entry, down, replies);
    if (replies->len == 0 && exit->circuit == ERP_NONE)
      add_outcome(&all, ERP_SYMMETRY_SYMMETRIC, entry, entry);
    else if (replies->len == 0)
      add_outcome(&all, ERP_SYMMETRY_UNKNOWN, entry, ERP_NONE);
    for (guint r = 0; r < replies->len; r++) {
      guint32 reply = g_array_index(replies, guint32, r);
      add_outcome(&all, judge_pair(routing, entry, reply), entry, reply);
    }
  }
  judgement.symmetry = conclude(&all);
  judgement.entry = all.a;
  judgement.reply = all.b;
  return judgement;
}

/* ---- private peering ------------------------------------------------------------------------ */

/* Shorter prefixes and longer AS paths lose; weights and local preferences win. */
typedef struct {
  guint32 exit;
  gint64 weight, path, local_pref;
  GArray *listed; /* ErpPrefix; what the organisation advertises there; empty = not listed */
} Candidate;

static void
clear_candidate(gpointer candidate) {
  g_array_unref(((Candidate *) candidate)->listed);
}

static gint64
or_zero(gint64 value) {
  return value == ERP_UNSET ? 0 : value;
}

static GArray *
listed_at(const ErpRouting *routing, guint32 exit) {
  const ErpNetCircuit *circuit = &routing->network->circuits[routing->exits[exit].circuit];
  GArray *listed = g_array_new(FALSE, FALSE, sizeof(ErpPrefix));
  guint n;
  const ErpRecord *const *records =
      erp_plan_of_kind(routing->network->plan, ERP_KIND_ADVERTISE, &n);
  for (guint i = 0; i < n; i++) {
    const ErpAdvertise *advertise = ERP_AS(ErpAdvertise, ADVERTISE, records[i]);
    guint32 at = erp_routing_exit(routing, advertise->exit);
    ErpPrefix prefix;
    if ((at == ERP_NONE || at == exit) &&
        erp_routing_peering(routing, advertise) == circuit->private_peering &&
        erp_prefix_parse(advertise->prefix, &prefix, NULL))
      g_array_append_val(listed, prefix);
  }
  return listed;
}

static void
add_candidates(const ErpRouting *routing, const ErpConnection *connection, const guint8 *down,
               GArray *candidates) {
  guint32 circuit = erp_network_circuit(routing->network, connection->circuit);
  if (circuit == ERP_NONE || routing->network->circuits[circuit].private_peering == NULL)
    return;
  g_autoptr(GArray) exits = g_array_new(FALSE, FALSE, sizeof(guint32));
  erp_routing_circuit_exits(routing, circuit, down, exits);
  for (guint i = 0; i < exits->len; i++) {
    Candidate candidate = {.exit = g_array_index(exits, guint32, i)};
    const ErpRoutingExit *exit = &routing->exits[candidate.exit];
    candidate.weight = or_zero(connection->weight);
    candidate.local_pref = exit->local_pref;
    if (exit->record->kind == ERP_KIND_EXIT)
      candidate.path = or_zero(ERP_AS(ErpExit, EXIT, exit->record)->prepend);
    candidate.listed = listed_at(routing, candidate.exit);
    g_array_append_val(candidates, candidate);
  }
}

/* The length of the longest listed prefix that covers the addresses, or -1. */
static gint
longest_listed(const Candidate *candidate, const ErpPrefix *part) {
  gint longest = -1;
  for (guint i = 0; i < candidate->listed->len; i++) {
    const ErpPrefix *prefix = &g_array_index(candidate->listed, ErpPrefix, i);
    if (erp_prefix_contains(prefix, part))
      longest = MAX(longest, (gint) prefix->length);
  }
  return longest;
}

/* Those that Azure may take for the part: with the longest prefix, or without a list. */
static GArray *
candidates_for(const GArray *candidates, const ErpPrefix *part) {
  GArray *able = g_array_new(FALSE, FALSE, sizeof(Candidate));
  gint longest = -1;
  for (guint i = 0; i < candidates->len; i++)
    longest = MAX(longest, longest_listed(&g_array_index(candidates, Candidate, i), part));
  for (guint i = 0; i < candidates->len; i++) {
    const Candidate *candidate = &g_array_index(candidates, Candidate, i);
    if (candidate->listed->len == 0 || longest_listed(candidate, part) == longest)
      g_array_append_val(able, *candidate);
  }
  return able;
}

static int
compare_prefixes(gconstpointer a, gconstpointer b) {
  return erp_prefix_compare(a, b);
}

/* The addresses of the organisation, in parts that are advertised alike; a part of family 0 stands
 * for all when nothing is listed. */
static GArray *
parts_of(const GArray *candidates) {
  g_autoptr(GArray) cuts = g_array_new(FALSE, FALSE, sizeof(ErpPrefix));
  GArray *parts = g_array_new(FALSE, FALSE, sizeof(ErpPrefix));
  for (guint i = 0; i < candidates->len; i++) {
    const GArray *listed = g_array_index(candidates, Candidate, i).listed;
    g_array_append_vals(cuts, listed->data, listed->len);
  }
  g_array_sort(cuts, compare_prefixes);
  const ErpPrefix *whole = NULL;
  for (guint i = 0; i < cuts->len; i++) {
    const ErpPrefix *prefix = &g_array_index(cuts, ErpPrefix, i);
    if (whole != NULL && erp_prefix_contains(whole, prefix))
      continue;
    whole = prefix;
    erp_prefix_divide(whole, cuts, parts);
  }
  static const ErpPrefix all = {.family = 0};
  if (parts->len == 0)
    g_array_append_val(parts, all);
  return parts;
}

static gboolean
azure_prefers(const Candidate *a, const Candidate *b) {
  return a->weight != b->weight ? a->weight > b->weight : a->path < b->path;
}

static gboolean
organisation_prefers(const Candidate *a, const Candidate *b) {
  return a->local_pref > b->local_pref;
}

static void
best_of(const GArray *candidates, gboolean (*prefers)(const Candidate *a, const Candidate *b),
        GArray *exits) {
  const Candidate *best = &g_array_index(candidates, Candidate, 0);
  g_array_set_size(exits, 0);
  for (guint i = 1; i < candidates->len; i++)
    if (prefers(&g_array_index(candidates, Candidate, i), best))
      best = &g_array_index(candidates, Candidate, i);
  for (guint i = 0; i < candidates->len; i++) {
    const Candidate *candidate = &g_array_index(candidates, Candidate, i);
    if (!prefers(best, candidate))
      g_array_append_val(exits, candidate->exit);
  }
}

static ErpPrivateJudgement
judge_private(const ErpRouting *routing, const GArray *from, const GArray *to) {
  Outcomes all = {.a = ERP_NONE, .b = ERP_NONE};
  for (guint i = 0; i < from->len; i++)
    for (guint j = 0; j < to->len; j++) {
      guint32 a = g_array_index(from, guint32, i), b = g_array_index(to, guint32, j);
      add_outcome(&all, judge_pair(routing, b, a), a, b);
    }
  ErpPrivateJudgement judgement = {conclude(&all), all.a, all.b, {.family = 0}};
  /* Both spread over the same circuits, and nobody minds which of them carries what. */
  if (judgement.symmetry == ERP_SYMMETRY_HARMLESS && from->len == to->len && from->len > 1 &&
      memcmp(from->data, to->data, from->len * sizeof(guint32)) == 0)
    judgement.symmetry = ERP_SYMMETRY_SPLIT_PATH;
  return judgement;
}

static gboolean
holds(const GArray *exits, guint32 exit) {
  for (guint i = 0; i < exits->len; i++)
    if (g_array_index(exits, guint32, i) == exit)
      return TRUE;
  return FALSE;
}

/* Only some circuits have the addresses, and for the organisation all are equally good: its sites
 * take the nearest one, which is where they advertise their own. */
static gboolean
is_left_to_distance(const GArray *from, const GArray *to, guint n_able, guint n_candidates) {
  if (n_able == n_candidates || to->len < 2)
    return FALSE;
  for (guint i = 0; i < from->len; i++)
    if (!holds(to, g_array_index(from, guint32, i)))
      return FALSE;
  return TRUE;
}

ErpPrivateJudgement
erp_symmetry_private(const ErpRouting *routing, guint32 gateway, const guint8 *down) {
  ErpPrivateJudgement worst = {ERP_SYMMETRY_UNROUTABLE, ERP_NONE, ERP_NONE, {.family = 0}};
  const ErpRecord *record = &routing->network->gateways[gateway].gateway->record;
  g_autoptr(GArray) candidates = g_array_new(FALSE, FALSE, sizeof(Candidate));
  g_array_set_clear_func(candidates, clear_candidate);
  for (guint i = 0; i < record->n_children; i++)
    if (record->children[i]->kind == ERP_KIND_CONNECTION)
      add_candidates(routing, ERP_AS(ErpConnection, CONNECTION, record->children[i]), down,
                     candidates);
  if (candidates->len == 0)
    return worst;
  g_autoptr(GArray) from = g_array_new(FALSE, FALSE, sizeof(guint32));
  g_autoptr(GArray) to = g_array_new(FALSE, FALSE, sizeof(guint32));
  g_autoptr(GArray) parts = parts_of(candidates);
  best_of(candidates, organisation_prefers, to);
  for (guint i = 0; i < parts->len; i++) {
    const ErpPrefix *part = &g_array_index(parts, ErpPrefix, i);
    g_autoptr(GArray) able = candidates_for(candidates, part);
    best_of(able, azure_prefers, from);
    ErpPrivateJudgement judgement = judge_private(routing, from, to);
    judgement.prefix = *part;
    if (is_left_to_distance(from, to, able->len, candidates->len))
      judgement.symmetry = ERP_SYMMETRY_SYMMETRIC;
    if (i == 0 || judgement.symmetry > worst.symmetry)
      worst = judgement;
  }
  return worst;
}
