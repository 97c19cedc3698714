/* What Azure allows and offers for a circuit: PEER-07, PEER-08, PEER-12. */
#include "review/checks.h"

#include <string.h>

#include "base/names.h"
#include "review/context.h"

#include "base/i18n.h"

static const char *const tiers[] = {"Local", "Standard", "Premium"};

static gboolean
is_direct(const ErpCircuit *circuit) {
  return erp_circuit_is_direct(circuit);
}

/* The row of the catalogue for this tier and, unless `bandwidth` is unset, this bandwidth and kind
 * of circuit; NULL when there is none. */
static const ErpCircuitSku *
sku_of(const ErpReview *review, const ErpCircuit *circuit, gint64 bandwidth) {
  const ErpCatalogue *catalogue = review->results->catalogue;
  if (circuit->sku < 0 || circuit->sku >= (gint64) G_N_ELEMENTS(tiers))
    return NULL;
  for (guint i = 0; i < catalogue->n_circuit_skus; i++) {
    const ErpCircuitSku *sku = &catalogue->circuit_skus[i];
    if (strcmp(sku->tier, tiers[circuit->sku]) == 0 &&
        (bandwidth == ERP_UNSET ||
         (sku->bandwidth == bandwidth && (strcmp(sku->kind, "direct") == 0) == is_direct(circuit))))
      return sku;
  }
  return NULL;
}

/* ---- PEER-07: the number of prefixes --------------------------------------------------------- */

typedef struct {
  gint64 count, limit; /* either ERP_UNSET when not known */
} Share;

/* Of one family: what is listed for a session and what is accepted. */
static Share
share_of_family(const ErpReview *review, const ErpPeering *peering, const ErpCircuitSku *sku,
                guint8 family) {
  Share share = {erp_routing_listed(review->routing, peering, family), ERP_UNSET};
  if (peering->kind == ERP_PEERING_MICROSOFT)
    share.limit = sku->microsoft_prefixes;
  else if (family == 4)
    share.limit = sku->private_prefixes;
  else
    share.limit = erp_catalogue_circuit_limit(review->results->catalogue, "private_ipv6_routes");
  return share;
}

/* The family that is nearer to its limit; a stated number is taken for IPv4. The count is ERP_UNSET
 * when nothing is said. */
static Share
share_of(const ErpReview *review, const ErpPeering *peering, const ErpCircuitSku *sku,
         gboolean *v6) {
  Share four = share_of_family(review, peering, sku, 4);
  Share six = share_of_family(review, peering, sku, 6);
  gboolean said = peering->prefixes != ERP_UNSET || four.count + six.count > 0;
  four.count = said ? MAX(four.count, peering->prefixes) : ERP_UNSET;
  *v6 = said && six.limit != ERP_UNSET && six.count * four.limit > four.count * six.limit;
  return *v6 ? six : four;
}

static void
add_prefixes(ErpReview *review, const ErpRule *rule, const ErpPeering *peering, const Share *share,
             gboolean v6) {
  g_autofree char *path = erp_plan_path(review->results->plan, &peering->record);
  const char *count = erp_say(review, ERP_UNIT_COUNT, share->count);
  const char *limit = erp_say(review, ERP_UNIT_COUNT, share->limit);
  const char *where = erp_say_record(review, &peering->record);
  gboolean fail = share->count > share->limit;
  ErpFinding *finding = erp_review_add(
      review, rule, fail ? ERP_VERDICT_FAIL : ERP_VERDICT_WARN, path, &peering->record,
      g_strdup_printf(v6 ? fail ? _("%s IPv6 prefixes are advertised on %s and %s are accepted: "
                                    "the session is dropped")
                                : _("%s IPv6 prefixes are advertised on %s and %s are accepted: "
                                    "there is little room")
                      : fail ? _("%s prefixes are advertised on %s and %s are accepted: the "
                                 "session is dropped")
                             : _("%s prefixes are advertised on %s and %s are accepted: there "
                                 "is little room"),
                      count, where, limit));
  erp_finding_figure(finding, "prefixes", ERP_UNIT_COUNT, share->count);
  erp_finding_published(finding, "limit", ERP_UNIT_COUNT, share->limit);
  erp_finding_limit(review, finding, "prefixes.warn");
}

static void
judge_prefixes(ErpReview *review, const ErpRule *rule, const ErpPeering *peering, guint32 circuit,
               GPtrArray *open, guint *n_pass) {
  const ErpCircuitSku *sku =
      sku_of(review, review->results->network->circuits[circuit].circuit, ERP_UNSET);
  gboolean v6 = FALSE;
  Share share = {ERP_UNSET, ERP_UNSET};
  if (sku != NULL)
    share = share_of(review, peering, sku, &v6);
  if (share.count == ERP_UNSET || share.limit == ERP_UNSET)
    g_ptr_array_add(open, (gpointer) &peering->record);
  else if (share.count * 10000 <=
           share.limit * erp_params_value(review->results->params, "prefixes.warn"))
    ++*n_pass;
  else
    add_prefixes(review, rule, peering, &share, v6);
}

void
erp_check_peer_07(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  g_autoptr(GPtrArray) open = g_ptr_array_new();
  guint n_scope = 0, n_pass = 0;
  for (guint32 i = 0; i < network->n_circuits; i++) {
    const ErpPeering *peerings[] = {network->circuits[i].private_peering,
                                    network->circuits[i].microsoft};
    for (guint p = 0; p < G_N_ELEMENTS(peerings); p++) {
      if (peerings[p] == NULL)
        continue;
      n_scope++;
      judge_prefixes(review, rule, peerings[p], i, open, &n_pass);
    }
  }
  if (n_scope == 0)
    erp_review_add_not_applicable(review, rule, _("No circuit has a peering"));
  ErpFinding *unknown =
      erp_review_add_alike(review, rule, ERP_VERDICT_NOT_ANSWERED, open,
                           _("The plan does not say how many prefixes are advertised on %s"));
  if (unknown != NULL)
    erp_finding_advise(unknown,
                       g_strdup(_("List the prefixes in the peering, or state their number.")));
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(ERP_NGETTEXT("%u peering advertises at most %s of the accepted prefixes",
                                   "%u peerings advertise at most %s of the accepted prefixes",
                                   n_pass),
                      n_pass, erp_say_limit(review, "prefixes.warn")));
}

/* ---- PEER-08: the number of virtual networks ------------------------------------------------- */

/* Per circuit; caller frees. */
static guint *
count_connections(const ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  guint *counts = g_new0(guint, network->n_circuits + 1);
  guint n;
  const ErpRecord *const *records =
      erp_plan_of_kind(review->results->plan, ERP_KIND_CONNECTION, &n);
  for (guint i = 0; i < n; i++) {
    guint32 circuit =
        erp_network_circuit(network, ERP_AS(ErpConnection, CONNECTION, records[i])->circuit);
    if (circuit != ERP_NONE)
      counts[circuit]++;
  }
  return counts;
}

void
erp_check_peer_08(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  g_autoptr(GPtrArray) open = g_ptr_array_new();
  g_autofree guint *counts = count_connections(review);
  guint n_scope = 0, n_pass = 0;
  for (guint32 i = 0; i < network->n_circuits; i++) {
    const ErpCircuit *circuit = network->circuits[i].circuit;
    guint count = counts[i];
    const ErpCircuitSku *sku = sku_of(review, circuit, circuit->bandwidth);
    if (count == 0)
      continue;
    n_scope++;
    n_pass += sku != NULL && count <= sku->vnet_links;
    if (sku == NULL)
      g_ptr_array_add(open, (gpointer) &circuit->record);
    if (sku == NULL || count <= sku->vnet_links)
      continue;
    ErpFinding *finding = erp_review_add(
        review, rule, ERP_VERDICT_FAIL, circuit->id, &circuit->record,
        g_strdup_printf(_("%u gateways are connected to %s; at %s a %s circuit takes %u virtual "
                          "networks"),
                        count, erp_say_record(review, &circuit->record),
                        erp_say(review, ERP_UNIT_RATE, circuit->bandwidth), sku->tier,
                        sku->vnet_links));
    erp_finding_figure(finding, "connections", ERP_UNIT_COUNT, count);
    erp_finding_published(finding, "limit", ERP_UNIT_COUNT, sku->vnet_links);
  }
  if (n_scope == 0)
    erp_review_add_not_applicable(review, rule, _("No gateway is connected to a circuit"));
  erp_review_add_alike(review, rule, ERP_VERDICT_NOT_ANSWERED, open,
                       _("How many virtual networks it takes is not published for the bandwidth "
                         "and tier of %s"));
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(ERP_NGETTEXT("%u circuit has as many gateways as it takes, or fewer",
                                   "%u circuits have as many gateways as they take, or fewer",
                                   n_pass),
                      n_pass));
}

/* ---- PEER-12: what is offered there ---------------------------------------------------------- */

static gboolean
has_provider(const ErpPeeringPlace *place, const char *provider) {
  g_autofree char *wanted = erp_name_fold(provider);
  for (guint i = 0; place->providers[i] != NULL; i++) {
    g_autofree char *name = erp_name_fold(place->providers[i]);
    if (strcmp(name, wanted) == 0)
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_metro_pair(const ErpReview *review, const ErpPeeringPlace *place, const char *second) {
  const ErpPeeringPlace *other =
      erp_catalogue_peering_place(review->results->catalogue, second, NULL);
  return other != NULL && other != place && place->metro != NULL &&
         g_strcmp0(place->metro, other->metro) == 0;
}

/* What the catalogue does not offer, in words; NULL when all of it is offered. Caller frees. */
static char *
not_offered(ErpReview *review, const ErpPeeringPlace *place, const ErpCircuit *circuit) {
  if (is_direct(circuit) && !place->direct)
    return g_strdup_printf(_("ExpressRoute Direct at %s"), place->name);
  if (!is_direct(circuit) && !has_provider(place, circuit->provider))
    return g_strdup_printf(_("%s at %s"), circuit->provider, place->name);
  if (sku_of(review, circuit, circuit->bandwidth) == NULL)
    return g_strdup_printf(_("a %s circuit of %s"), tiers[circuit->sku],
                           erp_say(review, ERP_UNIT_RATE, circuit->bandwidth));
  if (circuit->metro != NULL && !is_metro_pair(review, place, circuit->metro))
    return g_strdup_printf(_("a metro circuit of %s and %s"), place->name, circuit->metro);
  return NULL;
}

static const char *
date_of(const ErpReview *review, const char *table) {
  const ErpTable *found = erp_catalogue_table(review->results->catalogue, table, NULL);
  return found == NULL ? "?" : found->date;
}

void
erp_check_peer_12(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  g_autoptr(GPtrArray) open = g_ptr_array_new();
  guint n_pass = 0;
  if (network->n_circuits == 0)
    erp_review_add_not_applicable(review, rule, _("The plan has no circuit"));
  for (guint i = 0; i < network->n_circuits; i++) {
    const ErpCircuit *circuit = network->circuits[i].circuit;
    const ErpPeeringPlace *place = network->nodes[network->circuits[i].node].place;
    if (place == NULL || circuit->provider == NULL || circuit->sku == ERP_UNSET ||
        circuit->bandwidth == ERP_UNSET) {
      g_ptr_array_add(open, (gpointer) &circuit->record);
      continue;
    }
    g_autofree char *missing = not_offered(review, place, circuit);
    n_pass += missing == NULL;
    if (missing != NULL)
      erp_review_add(review, rule, ERP_VERDICT_WARN, circuit->id, &circuit->record,
                     g_strdup_printf(_("%s is not in the data for %s: they are of %s (locations) "
                                       "and %s (bandwidths)"),
                                     missing, erp_say_record(review, &circuit->record),
                                     date_of(review, "peering-locations"),
                                     date_of(review, "circuit-skus")));
  }
  erp_review_add_alike(review, rule, ERP_VERDICT_NOT_ANSWERED, open,
                       _("The plan does not state the provider, or the catalogue name of the "
                         "location, of %s"));
  erp_review_add_pass(
      review, rule, n_pass,
      g_strdup_printf(ERP_NGETTEXT("%u circuit is offered as planned, by the data of %s",
                                   "%u circuits are offered as planned, by the data of %s", n_pass),
                      n_pass, date_of(review, "peering-locations")));
}
