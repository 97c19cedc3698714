/* What stands between Microsoft and the network, and which addresses it sees: PEER-09, SEC-05,
 * SEC-06. */
#include "review/checks.h"

#include <string.h>

#include "review/context.h"

#include "base/i18n.h"

/* ---- SEC-05: inspection at the edge ---------------------------------------------------------- */

/* Edges in the order they are met, each once. */
typedef struct {
  GPtrArray *list;
  GHashTable *set;
} Edges;

static void
add_once(Edges *edges, const ErpRecord *edge) {
  if (g_hash_table_add(edges->set, (gpointer) edge))
    g_ptr_array_add(edges->list, (gpointer) edge);
}

static gboolean
add_edge(const ErpReview *review, Edges *edges, const char *id) {
  const ErpRecord *record = id == NULL ? NULL : erp_plan_find(review->results->plan, id);
  if (record == NULL || record->kind != ERP_KIND_EDGE)
    return FALSE;
  add_once(edges, record);
  return TRUE;
}

/* The edges at which the circuit ends: those of its exits and of its two links. FALSE: none. */
static gboolean
add_edges(const ErpReview *review, guint32 circuit, Edges *edges) {
  const ErpRouting *routing = review->routing;
  const ErpCircuit *record = review->results->network->circuits[circuit].circuit;
  gboolean some = FALSE;
  for (guint i = 0; i < routing->n_inner; i++) {
    if (routing->exits[i].circuit != circuit || routing->exits[i].edge == NULL)
      continue;
    add_once(edges, &routing->exits[i].edge->record);
    some = TRUE;
  }
  some |= add_edge(review, edges, record->edge_primary);
  some |= add_edge(review, edges, record->edge_secondary);
  return some;
}

static guint
inbound_at(const ErpReview *review, const ErpEdge *edge) {
  guint n, count = 0;
  const ErpRecord *const *records = erp_plan_of_kind(review->results->plan, ERP_KIND_INBOUND, &n);
  for (guint i = 0; i < n; i++) {
    const ErpInbound *inbound = ERP_AS(ErpInbound, INBOUND, records[i]);
    for (char **way = inbound->via; way != NULL && *way != NULL; way++) {
      guint32 exit = erp_routing_exit(review->routing, *way);
      if (exit == ERP_NONE || review->routing->exits[exit].edge != edge)
        continue;
      count++;
      break;
    }
  }
  return count;
}

static void
add_uninspected(ErpReview *review, const ErpRule *rule, const ErpEdge *edge) {
  guint services = inbound_at(review, edge);
  ErpFinding *finding = erp_review_add(
      review, rule, ERP_VERDICT_FAIL, edge->id, &edge->record,
      g_strdup_printf(ERP_NGETTEXT("The edge %s takes Microsoft peering in without inspection; %u "
                                   "inbound service is behind it",
                                   "The edge %s takes Microsoft peering in without inspection; %u "
                                   "inbound services are behind it",
                                   services),
                      edge->id, services));
  erp_finding_figure(finding, "services", ERP_UNIT_COUNT, services);
}

void
erp_check_sec_05(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  g_autoptr(GPtrArray) edges = g_ptr_array_new();
  g_autoptr(GHashTable) met = g_hash_table_new(NULL, NULL);
  Edges all = {edges, met};
  g_autoptr(GPtrArray) open = g_ptr_array_new();
  g_autoptr(GPtrArray) loose = g_ptr_array_new(); /* circuits without an edge */
  guint n_pass = 0;
  for (guint32 i = 0; i < network->n_circuits; i++) {
    if (network->circuits[i].microsoft == NULL)
      continue;
    if (!add_edges(review, i, &all))
      g_ptr_array_add(loose, (gpointer) &network->circuits[i].circuit->record);
  }
  for (guint i = 0; i < edges->len; i++) {
    const ErpEdge *edge = edges->pdata[i];
    n_pass += edge->inspected == TRUE;
    if (edge->inspected == FALSE)
      add_uninspected(review, rule, edge);
    else if (edge->inspected != TRUE)
      g_ptr_array_add(open, (gpointer) &edge->record);
  }
  if (edges->len + loose->len == 0)
    erp_review_add_not_applicable(review, rule, _("No circuit has a Microsoft peering"));
  erp_review_add_alike(review, rule, ERP_VERDICT_NOT_ANSWERED, open,
                       _("The plan does not say whether what comes in by Microsoft peering is "
                         "inspected, as from the internet, at edge %s"));
  erp_review_add_alike(review, rule, ERP_VERDICT_NOT_ANSWERED, loose,
                       _("The plan does not say at which edge the Microsoft peering ends, and "
                         "whether it inspects, for %s"));
  erp_review_add_pass(review, rule, n_pass,
                      g_strdup_printf(ERP_NGETTEXT("%u edge inspects what comes in by Microsoft "
                                                   "peering",
                                                   "%u edges inspect what comes in by Microsoft "
                                                   "peering",
                                                   n_pass),
                                      n_pass));
}

/* ---- SEC-06: advertised addresses have a use ------------------------------------------------- */

/* Every prefix with a declared use: NAT pools, inbound services, sites' own public addresses. */
static void
add_use(GArray *uses, const char *text) {
  ErpPrefix prefix;
  if (erp_prefix_parse(text, &prefix, NULL) && erp_prefix_is_public(&prefix))
    g_array_append_val(uses, prefix);
}

static int
by_prefix(const void *a, const void *b) {
  return erp_prefix_compare(a, b);
}

/* Equal and contained ones count once: they come right behind what contains them. */
static void
join_uses(GArray *uses) {
  guint kept = 0;
  g_array_sort(uses, by_prefix);
  for (guint i = 0; i < uses->len; i++) {
    ErpPrefix *use = &g_array_index(uses, ErpPrefix, i);
    if (kept == 0 || !erp_prefix_contains(&g_array_index(uses, ErpPrefix, kept - 1), use))
      g_array_index(uses, ErpPrefix, kept++) = *use;
  }
  g_array_set_size(uses, kept);
}

/* Ascending, none within another. */
static GArray *
declared_uses(const ErpReview *review) {
  const ErpPlan *plan = review->results->plan;
  GArray *uses = g_array_new(FALSE, FALSE, sizeof(ErpPrefix));
  guint n;
  const ErpRecord *const *records = erp_plan_of_kind(plan, ERP_KIND_NAT_POOL, &n);
  for (guint i = 0; i < n; i++)
    add_use(uses, ERP_AS(ErpNatPool, NAT_POOL, records[i])->prefix);
  records = erp_plan_of_kind(plan, ERP_KIND_INBOUND, &n);
  for (guint i = 0; i < n; i++)
    add_use(uses, ERP_AS(ErpInbound, INBOUND, records[i])->prefix);
  records = erp_plan_of_kind(plan, ERP_KIND_SITE, &n);
  for (guint i = 0; i < n; i++)
    for (char **own = ERP_AS(ErpSite, SITE, records[i])->prefix; own != NULL && *own != NULL; own++)
      add_use(uses, *own);
  join_uses(uses);
  return uses;
}

#define MOST_COUNTED 1e12 /* addresses; IPv6 has more than anybody wants to read */

/* A power of two, exact in a double even for IPv6. */
static double
size_of(const ErpPrefix *prefix) {
  double size = 1;
  for (guint bits = (prefix->family == 4 ? 32U : 128U) - prefix->length; bits > 0; bits--)
    size *= 2;
  return size;
}

/* How many uses stand before the prefix. */
static guint
uses_before(const GArray *uses, const ErpPrefix *prefix) {
  guint low = 0, high = uses->len;
  while (low < high) {
    guint middle = (low + high) / 2;
    if (erp_prefix_compare(&g_array_index(uses, ErpPrefix, middle), prefix) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static double
surplus_of(const GArray *uses, const ErpPrefix *advertised) {
  double surplus = size_of(advertised);
  guint i = uses_before(uses, advertised);
  if (i > 0 && erp_prefix_contains(&g_array_index(uses, ErpPrefix, i - 1), advertised))
    return 0;
  for (; i < uses->len; i++) {
    const ErpPrefix *use = &g_array_index(uses, ErpPrefix, i);
    if (!erp_prefix_contains(advertised, use))
      break;
    surplus -= size_of(use);
  }
  return surplus;
}

typedef struct {
  GArray *uses;
  GPtrArray *open; /* advertisements, when no use is declared at all */
  guint n_scope, n_pass;
} Tally;

static void
judge_surplus(ErpReview *review, const ErpRule *rule, const ErpAdvertise *advert, Tally *tally) {
  ErpPrefix prefix;
  if (!erp_prefix_parse(advert->prefix, &prefix, NULL) || !erp_prefix_is_public(&prefix))
    return; /* SEC-07 speaks of the others */
  tally->n_scope++;
  if (tally->uses->len == 0) {
    g_ptr_array_add(tally->open, (gpointer) &advert->record);
    return;
  }
  double surplus = surplus_of(tally->uses, &prefix);
  if (surplus <= (double) erp_params_value(review->results->params, "surplus")) {
    tally->n_pass++;
    return;
  }
  gboolean endless = surplus > MOST_COUNTED;
  gint64 count = endless ? (gint64) MOST_COUNTED : (gint64) surplus;
  g_autofree char *path = erp_plan_path(review->results->plan, &advert->record);
  ErpFinding *finding = erp_review_add(
      review, rule, ERP_VERDICT_WARN, path, &advert->record,
      g_strdup_printf(
          endless ? _("%s is advertised over Microsoft peering, and more than %s of its addresses "
                      "have no declared use: any server of Microsoft and any tenant can reach them")
                  : _("%s is advertised over Microsoft peering, and %s of its addresses have no "
                      "declared use: any server of Microsoft and any tenant can reach them"),
          advert->prefix, erp_say(review, ERP_UNIT_COUNT, count)));
  erp_finding_figure(finding, "surplus", ERP_UNIT_COUNT, count);
  erp_finding_limit(review, finding, "surplus");
}

static void
judge_all_surplus(ErpReview *review, const ErpRule *rule, Tally *tally) {
  guint n;
  const ErpRecord *const *records = erp_plan_of_kind(review->results->plan, ERP_KIND_ADVERTISE, &n);
  for (guint i = 0; i < n; i++) {
    const ErpAdvertise *advert = ERP_AS(ErpAdvertise, ADVERTISE, records[i]);
    const ErpPeering *peering = erp_routing_peering(review->routing, advert);
    if (peering != NULL && peering->kind == ERP_PEERING_MICROSOFT)
      judge_surplus(review, rule, advert, tally);
  }
}

void
erp_check_sec_06(const ErpRule *rule, ErpReview *review) {
  g_autoptr(GArray) uses = declared_uses(review);
  g_autoptr(GPtrArray) open = g_ptr_array_new();
  g_autoptr(GPtrArray) unlisted = erp_review_unlisted(review);
  Tally tally = {uses, open, 0, 0};
  judge_all_surplus(review, rule, &tally);
  if (tally.n_scope + unlisted->len == 0)
    erp_review_add_not_applicable(review, rule,
                                  _("No public prefix is listed on a Microsoft peering"));
  erp_review_add_alike(review, rule, ERP_VERDICT_NOT_ANSWERED, open,
                       _("The plan declares no NAT pool, inbound service or public site prefix, so "
                         "the use of what is advertised is not known: %s"));
  ErpFinding *unknown = erp_review_add_alike(
      review, rule, ERP_VERDICT_NOT_ANSWERED, unlisted,
      _("The plan states more prefixes than it lists, so their use is not known, for %s"));
  if (unknown != NULL)
    erp_finding_advise(unknown, g_strdup(_("List the prefixes in the peering.")));
  erp_review_add_pass(
      review, rule, tally.n_pass,
      g_strdup_printf(ERP_NGETTEXT("%u prefix advertised to Microsoft has a declared use",
                                   "%u prefixes advertised to Microsoft have a declared use",
                                   tally.n_pass),
                      tally.n_pass));
}

/* ---- PEER-09: whose addresses they are ------------------------------------------------------- */

/* A private pool in front of a Microsoft peering. */
static void
add_private_pool(ErpReview *review, const ErpRule *rule, const ErpNatPool *pool) {
  const ErpRouting *routing = review->routing;
  ErpPrefix prefix;
  if (!erp_prefix_parse(pool->prefix, &prefix, NULL) || erp_prefix_is_public(&prefix))
    return;
  for (guint i = 0; i < routing->n_inner; i++) {
    const ErpRoutingExit *exit = &routing->exits[i];
    if (exit->edge == NULL || g_strcmp0(exit->edge->id, pool->edge) != 0 ||
        exit->circuit == ERP_NONE ||
        review->results->network->circuits[exit->circuit].microsoft == NULL)
      continue;
    erp_review_add(review, rule, ERP_VERDICT_FAIL, pool->id, &pool->record,
                   g_strdup_printf(_("The pool %s (%s) in front of the Microsoft peering of %s is "
                                     "not public, so nobody can have it registered"),
                                   pool->id, pool->prefix, erp_say_exit(review, i)));
    return;
  }
}

void
erp_check_peer_09(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  g_autoptr(GPtrArray) open = g_ptr_array_new();
  guint n;
  const ErpRecord *const *records = erp_plan_of_kind(review->results->plan, ERP_KIND_NAT_POOL, &n);
  for (guint i = 0; i < n; i++)
    add_private_pool(review, rule, ERP_AS(ErpNatPool, NAT_POOL, records[i]));
  for (guint i = 0; i < network->n_circuits; i++)
    if (network->circuits[i].microsoft != NULL)
      g_ptr_array_add(open, (gpointer) &network->circuits[i].microsoft->record);
  if (open->len == 0)
    erp_review_add_not_applicable(review, rule, _("No circuit has a Microsoft peering"));
  erp_review_add_alike(review, rule, ERP_VERDICT_NOT_ANSWERED, open,
                       _("The plan does not say whether prefixes and AS number are registered to "
                         "you, or a letter of authorisation exists, for %s"));
}
