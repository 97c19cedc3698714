/* What is to lie apart, or alike: the two links of a circuit by their round trips (REL-08), and
 * circuits and WAN links by the ducts they run in (REL-10). */
#include "review/checks.h"

#include <string.h>

#include "base/geo.h"
#include "base/hash.h"
#include "review/context.h"

#include "base/i18n.h"

/* ---- REL-08: links of equal length ---------------------------------------------------------- */

/* One link of a circuit, from the edge it ends at. */
typedef struct {
  const char *edge;
  guint32 site; /* ERP_NONE when not known */
  gint64 rtt;   /* us over the WAN to the peering location; ERP_UNSET without a way */
  ErpProvenance provenance;
} Link;

static Link
link_from(const ErpReview *review, guint32 circuit, const char *edge) {
  const ErpNetwork *network = review->results->network;
  const ErpRecord *record = erp_plan_find(review->results->plan, edge);
  Link link = {edge, ERP_NONE, ERP_UNSET, ERP_PROVENANCE_MEASURED};
  if (record == NULL || record->kind != ERP_KIND_EDGE)
    return link;
  link.site = erp_network_node(network, ((const ErpEdge *) record)->site);
  g_autoptr(GArray) hops = g_array_new(FALSE, FALSE, sizeof(ErpHop));
  if (link.site == ERP_NONE ||
      !erp_legs_to_circuit(review->results->legs, link.site, circuit, hops))
    return link;
  link.rtt = erp_legs_circuit_latency(review->results->legs, link.site, circuit) / 10;
  for (guint i = 0; i < hops->len; i++)
    link.provenance =
        MAX(link.provenance, network->elements[g_array_index(hops, ErpHop, i).element].provenance);
  return link;
}

static gint64
distance_between(const ErpNetwork *network, guint32 a, guint32 b) {
  const ErpNode *from = &network->nodes[a], *to = &network->nodes[b];
  return from->placed && to->placed ? erp_geo_distance(from->lat, from->lon, to->lat, to->lon)
                                    : ERP_UNSET;
}

static void
add_unequal(ErpReview *review, const ErpRule *rule, const ErpCircuit *circuit, const Link *primary,
            const Link *secondary) {
  gboolean is_known = circuit->mode == ERP_MODE_ACTIVE_ACTIVE;
  gint64 difference = ABS(primary->rtt - secondary->rtt);
  const char *name = erp_say_record(review, &circuit->record);
  ErpFinding *finding = erp_review_add(
      review, rule, is_known ? ERP_VERDICT_WARN : ERP_VERDICT_NOT_ANSWERED, circuit->id,
      &circuit->record,
      g_strdup_printf(
          is_known ? _("The links of %s are %s and %s long, to the edges %s and %s: connections "
                       "that are spread over both differ by %s")
                   : _("The links of %s are %s and %s long, to the edges %s and %s, which differ "
                       "by %s; the plan does not say whether both carry traffic"),
          name, erp_say_rtt(review, primary->rtt, primary->provenance),
          erp_say_rtt(review, secondary->rtt, secondary->provenance), primary->edge,
          secondary->edge,
          erp_say_beside(review, ERP_UNIT_TIME, difference,
                         erp_params_value(review->results->params, "linkpair.rtt"))));
  finding->estimated = MAX(primary->provenance, secondary->provenance) == ERP_PROVENANCE_MODELLED;
  erp_finding_rtt(finding, "rtt_primary_ms", primary->rtt, primary->provenance);
  erp_finding_rtt(finding, "rtt_secondary_ms", secondary->rtt, secondary->provenance);
  erp_finding_figure(finding, "difference_ms", ERP_UNIT_TIME, difference);
  erp_finding_figure(finding, "edges_apart_km", ERP_UNIT_LENGTH,
                     distance_between(review->results->network, primary->site, secondary->site));
  erp_finding_limit(review, finding, "linkpair.rtt");
}

void
erp_check_rel_08(const ErpRule *rule, ErpReview *review) {
  const ErpNetwork *network = review->results->network;
  gint64 limit = erp_params_value(review->results->params, "linkpair.rtt");
  g_autoptr(GPtrArray) open = g_ptr_array_new();
  guint n_scope = 0, n_pass = 0;
  for (guint32 i = 0; i < network->n_circuits; i++) {
    const ErpCircuit *circuit = network->circuits[i].circuit;
    gboolean has_edges = circuit->edge_primary != NULL && circuit->edge_secondary != NULL;
    /* Of a circuit that states neither its mode nor its edges REL-05 and REL-07 ask enough. */
    if (circuit->mode == ERP_MODE_ACTIVE_PASSIVE || (circuit->mode == ERP_UNSET && !has_edges))
      continue;
    n_scope++;
    if (!has_edges) {
      g_ptr_array_add(open, (gpointer) &circuit->record);
      continue;
    }
    Link primary = link_from(review, i, circuit->edge_primary);
    Link secondary = link_from(review, i, circuit->edge_secondary);
    if (primary.rtt == ERP_UNSET || secondary.rtt == ERP_UNSET)
      g_ptr_array_add(open, (gpointer) &circuit->record);
    else if (ABS(primary.rtt - secondary.rtt) > limit)
      add_unequal(review, rule, circuit, &primary, &secondary);
    else
      n_pass++;
  }
  if (n_scope == 0)
    erp_review_add_not_applicable(
        review, rule, _("No circuit is said to use both of its links and states their edges"));
  erp_review_add_alike(review, rule, ERP_VERDICT_NOT_ANSWERED, open,
                       _("The plan does not state the edges of both links of %s, or a way over the "
                         "WAN from there to its peering location"));
  erp_review_add_pass(review, rule, n_pass,
                      g_strdup_printf(ERP_NGETTEXT("The links of %u circuit are within %s of each "
                                                   "other",
                                                   "The links of %u circuits are within %s of each "
                                                   "other",
                                                   n_pass),
                                      n_pass, erp_say_limit(review, "linkpair.rtt")));
}

/* ---- REL-10: ducts -------------------------------------------------------------------------- */

typedef struct {
  ErpReview *review;
  const ErpRule *rule;
  GPtrArray *open; /* records without a path group */
  guint n_scope, n_pass;
} Ducts;

/* Of a circuit or a WAN link. */
static const char *
path_group_of(const ErpRecord *record) {
  if (record->kind == ERP_KIND_CIRCUIT)
    return ((const ErpCircuit *) record)->path_group;
  return ((const ErpWanLink *) record)->path_group;
}

static void
add_shared(Ducts *ducts, const GPtrArray *records) {
  g_autofree char *text =
      g_strdup_printf(_("%s share the path group %s: what cuts one cuts the others"), "%s",
                      path_group_of(records->pdata[0]));
  erp_review_add_alike(ducts->review, ducts->rule, ERP_VERDICT_WARN, records, text);
}

/* Two or more records that stand in for each other. */
static void
judge_together(Ducts *ducts, const GPtrArray *records) {
  g_autoptr(GPtrArray) groups = g_ptr_array_new_with_free_func((GDestroyNotify) g_ptr_array_unref);
  g_autoptr(GHashTable) by_name = g_hash_table_new(erp_hash_text, g_str_equal);
  guint n_unknown = 0, n_alone = 0;
  for (guint i = 0; i < records->len; i++) {
    const char *name = path_group_of(records->pdata[i]);
    if (name == NULL) {
      g_ptr_array_add(ducts->open, records->pdata[i]);
      n_unknown++;
      continue;
    }
    GPtrArray *group = g_hash_table_lookup(by_name, name);
    if (group == NULL) {
      group = g_ptr_array_new();
      g_ptr_array_add(groups, group);
      g_hash_table_insert(by_name, (gpointer) name, group);
    }
    g_ptr_array_add(group, records->pdata[i]);
  }
  for (guint i = 0; i < groups->len; i++) {
    const GPtrArray *group = groups->pdata[i];
    n_alone += group->len == 1;
    if (group->len > 1)
      add_shared(ducts, group);
  }
  ducts->n_scope++;
  if (n_unknown == 0) /* else nobody knows whether it is alone */
    ducts->n_pass += n_alone;
}

/* Marks the peering locations whose circuits may share a duct: several circuits, several locations
 * in one city, or a site with WAN links to several. */
static void
mark_close(const ErpNetwork *network, guint8 *close) {
  g_autoptr(GHashTable) cities = g_hash_table_new_full(erp_hash_text, g_str_equal, g_free, NULL);
  g_autofree guint32 *first = g_new(guint32, network->n_nodes + 1); /* per site: a location */
  g_autofree guint8 *has_circuit = g_new0(guint8, network->n_nodes + 1);
  for (guint i = 0; i < network->n_nodes; i++)
    first[i] = ERP_NONE;
  for (guint i = 0; i < network->n_circuits; i++) {
    guint32 node = network->circuits[i].node;
    g_autofree char *city = erp_node_city(&network->nodes[node]);
    gpointer other;
    has_circuit[node] = 1;
    if (!g_hash_table_lookup_extended(cities, city, NULL, &other)) {
      g_hash_table_insert(cities, g_steal_pointer(&city), GUINT_TO_POINTER(node));
      continue;
    }
    close[node] = close[GPOINTER_TO_UINT(other)] = 1;
  }
  for (guint i = 0; i < network->n_links; i++) {
    guint32 site = MIN(network->elements[i].node, network->elements[i].node_b);
    guint32 place = MAX(network->elements[i].node, network->elements[i].node_b);
    if (site >= network->n_sites || !has_circuit[place])
      continue;
    if (first[site] == ERP_NONE)
      first[site] = place;
    else if (first[site] != place)
      close[first[site]] = close[place] = 1;
  }
}

static void
judge_circuits(Ducts *ducts) {
  const ErpNetwork *network = ducts->review->results->network;
  g_autofree guint8 *close = g_new0(guint8, network->n_nodes + 1);
  g_autoptr(GPtrArray) records = g_ptr_array_new();
  mark_close(network, close);
  for (guint i = 0; i < network->n_circuits; i++)
    if (close[network->circuits[i].node] || network->circuits[i].circuit->path_group != NULL)
      g_ptr_array_add(records, (gpointer) &network->circuits[i].circuit->record);
  if (records->len > 1)
    judge_together(ducts, records);
}

/* Which end of a link decides on its place. */
typedef guint32 EndOf(const ErpElement *link);

static guint32
lower_end(const ErpElement *link) {
  return MIN(link->node, link->node_b);
}

static guint32
upper_end(const ErpElement *link) {
  return MAX(link->node, link->node_b);
}

/* The links by one end; what has the same stays in its order. O(links + nodes). */
static guint32 *
sort_links(const ErpNetwork *network, const guint32 *links, EndOf *end_of) {
  guint32 *sorted = g_new(guint32, network->n_links + 1);
  g_autofree guint32 *next = g_new0(guint32, network->n_nodes + 2);
  for (guint i = 0; i < network->n_links; i++)
    next[end_of(&network->elements[i]) + 1]++;
  for (guint i = 1; i <= network->n_nodes; i++)
    next[i] += next[i - 1];
  for (guint i = 0; i < network->n_links; i++)
    sorted[next[end_of(&network->elements[links[i]])]++] = links[i];
  return sorted;
}

static gboolean
is_parallel(const ErpNetwork *network, guint32 a, guint32 b) {
  const ErpElement *x = &network->elements[a], *y = &network->elements[b];
  return lower_end(x) == lower_end(y) && upper_end(x) == upper_end(y);
}

/* WAN links between the same two ends. */
static void
judge_parallel_links(Ducts *ducts) {
  const ErpNetwork *network = ducts->review->results->network;
  g_autofree guint32 *all = g_new(guint32, network->n_links + 1);
  for (guint32 i = 0; i < network->n_links; i++)
    all[i] = i;
  g_autofree guint32 *by_upper = sort_links(network, all, upper_end);
  g_autofree guint32 *links = sort_links(network, by_upper, lower_end);
  for (guint i = 0, next; i < network->n_links; i = next) {
    for (next = i + 1; next < network->n_links && is_parallel(network, links[i], links[next]);)
      next++;
    if (next == i + 1)
      continue;
    g_autoptr(GPtrArray) records = g_ptr_array_new();
    for (guint j = i; j < next; j++)
      g_ptr_array_add(records, (gpointer) network->elements[links[j]].record);
    judge_together(ducts, records);
  }
}

/* The ways out of a site: WAN links and internet accesses. */
typedef struct {
  guint n;
  const char *group;  /* of the first */
  gboolean apart;     /* not all are said to be in that group */
  guint32 end;        /* where the first leads; ERP_NONE = the internet */
  gboolean many_ends; /* they do not all lead there */
} Ways;

static void
count_way(Ways *ways, const char *group, guint32 end) {
  if (ways->n++ == 0) {
    ways->group = group;
    ways->end = end;
  }
  ways->apart |= g_strcmp0(ways->group, group) != 0;
  ways->many_ends |= ways->end != end;
}

/* Links to one end are told of as such already. */
static void
judge_sites(Ducts *ducts) {
  const ErpNetwork *network = ducts->review->results->network;
  g_autofree Ways *ways = g_new0(Ways, network->n_nodes + 1);
  for (guint i = 0; i < network->n_links; i++) {
    const ErpElement *link = &network->elements[i];
    count_way(&ways[link->node], path_group_of(link->record), link->node_b);
    count_way(&ways[link->node_b], path_group_of(link->record), link->node);
  }
  for (guint i = 0; i < network->n_egresses; i++)
    count_way(&ways[network->egresses[i].node], network->egresses[i].internet->path_group,
              ERP_NONE);
  for (guint i = 0; i < network->n_sites; i++) {
    if (ways[i].n < 2 || ways[i].group == NULL || ways[i].apart || !ways[i].many_ends)
      continue;
    const ErpNode *node = &network->nodes[i];
    ducts->n_scope++;
    ErpFinding *finding = erp_review_add(
        ducts->review, ducts->rule, ERP_VERDICT_WARN, node->id, &node->site->record,
        g_strdup_printf(_("All %u WAN links and internet accesses of %s share the path group %s: "
                          "one cut leaves it without any"),
                        ways[i].n, node->name, ways[i].group));
    erp_finding_figure(finding, "ways", ERP_UNIT_COUNT, ways[i].n);
  }
}

void
erp_check_rel_10(const ErpRule *rule, ErpReview *review) {
  g_autoptr(GPtrArray) open = g_ptr_array_new();
  Ducts ducts = {review, rule, open, 0, 0};
  judge_circuits(&ducts);
  judge_parallel_links(&ducts);
  judge_sites(&ducts);
  if (ducts.n_scope == 0)
    erp_review_add_not_applicable(
        review, rule, _("There are neither circuits nor WAN links that could share a duct"));
  erp_review_add_alike(review, rule, ERP_VERDICT_NOT_ANSWERED, open,
                       _("The plan does not say which duct, building entry and last mile (path "
                         "group) %s take"));
  erp_review_add_pass(
      review, rule, ducts.n_pass,
      g_strdup_printf(ERP_NGETTEXT("%u circuit or WAN link runs apart from what it stands in for",
                                   "%u circuits and WAN links run apart from what they stand in "
                                   "for",
                                   ducts.n_pass),
                      ducts.n_pass));
}
