#include "exchange/diagram.h"

#include <string.h>

#include "base/hash.h"
#include "exchange/picture.h"
#include "base/i18n.h"

typedef struct {
  char *id, *from, *to;
  gboolean directed;
  GPtrArray *texts; /* name, value, name, value ... */
  ErpSpot spot;
  guint link; /* thing made of it, or ERP_NO_THING */
  gboolean is_own;
} Edge;

struct _ErpDiagram {
  const ErpImportInput *input;
  ErpProposal *proposal;
  GArray *edges;       /* of Edge */
  GHashTable *nodes;   /* key -> thing + 1 */
  GHashTable *pairs;   /* "FROM TO" -> how many links have these ends */
  GHashTable *unknown; /* names of attributes that nothing is read from -> how often */
  guint assumed_speeds;
};

static void
clear_edge(gpointer data) {
  Edge *edge = data;
  g_free(edge->id);
  g_free(edge->from);
  g_free(edge->to);
  g_ptr_array_unref(edge->texts);
}

static GHashTable *
texts_new(void) {
  return g_hash_table_new_full(erp_hash_text, g_str_equal, g_free, NULL);
}

ErpDiagram *
erp_diagram_new(const ErpImportInput *input, ErpProposal *proposal) {
  ErpDiagram *diagram = g_new0(ErpDiagram, 1);
  diagram->input = input;
  diagram->proposal = proposal;
  diagram->edges = g_array_new(FALSE, FALSE, sizeof(Edge));
  g_array_set_clear_func(diagram->edges, clear_edge);
  diagram->nodes = texts_new();
  diagram->pairs = texts_new();
  diagram->unknown = texts_new();
  return diagram;
}

void
erp_diagram_free(ErpDiagram *diagram) {
  if (diagram == NULL)
    return;
  g_array_unref(diagram->edges);
  g_hash_table_unref(diagram->nodes);
  g_hash_table_unref(diagram->pairs);
  g_hash_table_unref(diagram->unknown);
  g_free(diagram);
}

/* ---- attributes ------------------------------------------------------------------------------ */

static const char *
find_pair(const ErpPair *pairs, guint n, const char *name) {
  for (guint i = 0; i < n; i++)
    if (erp_attribute_is_called(pairs[i].name, name))
      return pairs[i].value;
  return NULL;
}

/* A number and the letter of its unit stand in two attributes. */
static void
set_speed(ErpDiagram *diagram, guint thing, const ErpPair *pairs, guint n, ErpSpot spot) {
  const char *speed = find_pair(pairs, n, "LinkSpeed");
  const char *unit = find_pair(pairs, n, "LinkSpeedUnits");
  if (find_pair(pairs, n, "LinkSpeedRaw") != NULL || speed == NULL || unit == NULL)
    return;
  g_autofree char *text = g_strconcat(speed, unit, NULL);
  erp_proposal_set(diagram->proposal, thing, "capacity", text, spot);
}

/* Some write on a link what it carries ("10 Gbps"), and nothing else; but not "4G". */
static const char *
rate_on_it(const ErpPair *pairs, guint n) {
  static const char *const names[] = {"LinkLabel", "label", NULL};
  for (guint i = 0; names[i] != NULL; i++) {
    const char *text = find_pair(pairs, n, names[i]);
    gint64 rate;
    if (text != NULL && strchr(text, 'b') != NULL &&
        erp_unit_parse(ERP_UNIT_RATE, text, &rate, NULL))
      return text;
  }
  return NULL;
}

static void
assume_speed(ErpDiagram *diagram, guint thing, const ErpPair *pairs, guint n) {
  const char *rate = rate_on_it(pairs, n);
  if (rate == NULL || erp_proposal_has(diagram->proposal, thing, "capacity") ||
      erp_proposal_has(diagram->proposal, thing, "capacity-ab"))
    return;
  erp_proposal_assume(diagram->proposal, thing, "capacity", rate);
  diagram->assumed_speeds++;
}

static void
note_unknown(ErpDiagram *diagram, const char *name) {
  guint count = GPOINTER_TO_UINT(g_hash_table_lookup(diagram->unknown, name));
  g_hash_table_insert(diagram->unknown, g_strdup(name), GUINT_TO_POINTER(count + 1));
}

/* Whether a key is only a number that a program gave, like "12", "n12" or "n0::n3". */
static gboolean
is_number(const char *key) {
  for (; *key != '\0'; key++)
    if (!g_ascii_isdigit(*key) && *key != ':' && *key != 'n' && *key != 'e')
      return FALSE;
  return TRUE;
}

/* The id that a file of ours says; NULL in those of others. */
static const char *
own_id(const ErpPair *pairs, guint n) {
  return find_pair(pairs, n, "plan_id");
}

/* What people call it makes a better id than a number. */
static void
wish_id(ErpDiagram *diagram, guint thing, const char *own, const char *key, ErpSpot spot) {
  if (own != NULL || !is_number(key) || !erp_proposal_has(diagram->proposal, thing, "name"))
    erp_proposal_set(diagram->proposal, thing, "id", own != NULL ? own : key, spot);
}

static void
set_pairs(ErpDiagram *diagram, guint thing, const ErpPair *pairs, guint n, ErpSpot spot) {
  static const char *const structural[] = {"id", "plan_id",   "element",       "a",
                                           "b",  "LinkSpeed", "LinkSpeedUnits"};
  gboolean own = own_id(pairs, n) != NULL;
  const char *rate = rate_on_it(pairs, n);
  if (erp_proposal_get(diagram->proposal, thing)->record->kind == ERP_KIND_WAN_LINK)
    set_speed(diagram, thing, pairs, n, spot);
  for (guint i = 0; i < n; i++) {
    /* a label of ours only repeats the id, and what was worked out is so again */
    gboolean known = own && (erp_attribute_is_called(pairs[i].name, "label") ||
                             erp_result_property_exists(pairs[i].name));
    for (guint s = 0; s < G_N_ELEMENTS(structural); s++)
      known |= erp_attribute_is_called(pairs[i].name, structural[s]);
    known |= erp_attribute_is_called(pairs[i].name, "LinkLabel") && pairs[i].value == rate;
    if (!known && !erp_attribute_set(diagram->proposal, thing, pairs[i].name, pairs[i].value,
                                     &diagram->input->units, spot))
      note_unknown(diagram, pairs[i].name);
  }
}

/* ---- nodes ----------------------------------------------------------------------------------- */

static ErpKind
kind_of_node(const ErpPair *pairs, guint n) {
  ErpKind kind = erp_attribute_element(find_pair(pairs, n, "element"));
  return kind == ERP_KIND_PEERING_LOCATION || kind == ERP_KIND_GATEWAY ? kind : ERP_KIND_SITE;
}

/* Whether the node is the one that a file of ours says it is. A copy that was made in another
 * program says so, too; then it is known by its key. */
static gboolean
is_ours(ErpDiagram *diagram, ErpKind kind, const char *own, ErpSpot spot) {
  if (own == NULL || erp_proposal_find(diagram->proposal, kind, own) == ERP_NO_THING)
    return own != NULL;
  erp_proposal_guess(diagram->proposal, spot, own,
                     _("a second node with the plan_id “%s” is taken for a new one"), own);
  return FALSE;
}

void
erp_diagram_add_node(ErpDiagram *diagram, const char *key, const ErpPair *pairs, guint n,
                     ErpSpot spot) {
  if (g_hash_table_contains(diagram->nodes, key)) {
    erp_proposal_drop(diagram->proposal, spot, key, _("a second node “%s” is left out"), key);
    return;
  }
  ErpKind kind = kind_of_node(pairs, n);
  const char *id = own_id(pairs, n), *own = is_ours(diagram, kind, id, spot) ? id : NULL;
  guint thing =
      erp_proposal_add(diagram->proposal, kind, ERP_NO_THING, own != NULL ? own : key, spot);
  g_hash_table_insert(diagram->nodes, g_strdup(key), GUINT_TO_POINTER(thing + 1));
  set_pairs(diagram, thing, pairs, n, spot);
  wish_id(diagram, thing, own, key, spot);
}

static guint
find_node(const ErpDiagram *diagram, const char *key) {
  guint found = GPOINTER_TO_UINT(g_hash_table_lookup(diagram->nodes, key));
  return found > 0 ? found - 1 : ERP_NO_THING;
}

/* ---- edges ----------------------------------------------------------------------------------- */

void
erp_diagram_add_edge(ErpDiagram *diagram, const ErpDiagramEdge *edge, const ErpPair *pairs, guint n,
                     ErpSpot spot) {
  const char *own = own_id(pairs, n);
  if (erp_attribute_element(find_pair(pairs, n, "element")) == ERP_KIND_CIRCUIT) {
    erp_proposal_drop(diagram->proposal, spot, own,
                      _("a circuit is left out: no graph has all of it"));
    return;
  }
  Edge added = {.id = g_strdup(own != NULL ? own : edge->id),
                .from = g_strdup(edge->from),
                .to = g_strdup(edge->to),
                .directed = edge->directed,
                .texts = g_ptr_array_new_with_free_func(g_free),
                .spot = spot,
                .link = ERP_NO_THING,
                .is_own = own != NULL};
  for (guint i = 0; i < n; i++) {
    g_ptr_array_add(added.texts, g_strdup(pairs[i].name));
    g_ptr_array_add(added.texts, g_strdup(pairs[i].value));
  }
  g_array_append_val(diagram->edges, added);
}

/* What the link is known by: the edge's own id, else its ends and which of those between them it
 * is. Caller frees. */
static char *
key_of_edge(ErpDiagram *diagram, const Edge *edge) {
  if (edge->id != NULL && *edge->id != '\0' &&
      erp_proposal_find(diagram->proposal, ERP_KIND_WAN_LINK, edge->id) == ERP_NO_THING)
    return g_strdup(edge->id);
  char *ends = g_strdup_printf("%s-%s", edge->from, edge->to), *key = NULL;
  guint count = GPOINTER_TO_UINT(g_hash_table_lookup(diagram->pairs, ends));
  do {
    g_free(key);
    key = ++count > 1 ? g_strdup_printf("%s#%u", ends, count) : g_strdup(ends);
  } while (erp_proposal_find(diagram->proposal, ERP_KIND_WAN_LINK, key) != ERP_NO_THING);
  g_hash_table_insert(diagram->pairs, ends, GUINT_TO_POINTER(count));
  return key;
}

static void
set_edge_pairs(ErpDiagram *diagram, guint link, const Edge *edge) {
  guint n = edge->texts->len / 2;
  g_autofree ErpPair *pairs = g_new(ErpPair, n + 1);
  for (guint i = 0; i < n; i++)
    pairs[i] = (ErpPair){edge->texts->pdata[2 * i], edge->texts->pdata[2 * i + 1]};
  set_pairs(diagram, link, pairs, n, edge->spot);
  assume_speed(diagram, link, pairs, n);
}

static void
make_link(ErpDiagram *diagram, Edge *edge) {
  guint a = find_node(diagram, edge->from), b = find_node(diagram, edge->to);
  g_autofree char *ends = g_strdup_printf("%s-%s", edge->from, edge->to);
  if (a == ERP_NO_THING || b == ERP_NO_THING) {
    erp_diag_add(erp_proposal_diags(diagram->proposal), ERP_SEVERITY_WARNING, "dropped",
                 edge->spot.line, edge->spot.column, ends,
                 _("an edge is left out: there is no node “%s”"),
                 a == ERP_NO_THING ? edge->from : edge->to);
    return;
  }
  if (a == b) {
    erp_diag_add(erp_proposal_diags(diagram->proposal), ERP_SEVERITY_WARNING, "dropped",
                 edge->spot.line, edge->spot.column, ends,
                 _("an edge from “%s” to itself is left out"), edge->from);
    return;
  }
  g_autofree char *key = key_of_edge(diagram, edge);
  edge->link =
      erp_proposal_add(diagram->proposal, ERP_KIND_WAN_LINK, ERP_NO_THING, key, edge->spot);
  erp_proposal_refer(diagram->proposal, edge->link, "a", a);
  erp_proposal_refer(diagram->proposal, edge->link, "b", b);
  set_edge_pairs(diagram, edge->link, edge);
  if (edge->id != NULL && (edge->is_own || !is_number(edge->id)))
    erp_proposal_set(diagram->proposal, edge->link, "id", edge->id, edge->spot);
}

/* The other way's capacity becomes the link's from b to a. */
static void
join(ErpDiagram *diagram, const Edge *there, const Edge *back) {
  ErpProposal *proposal = diagram->proposal;
  guint link = there->link;
  ErpRecord *record = erp_proposal_get(proposal, link)->record;
  gint64 forth = ERP_AS(ErpWanLink, WAN_LINK, record)->capacity;
  guint capacity = (guint) erp_kind_field(ERP_KIND_WAN_LINK, "capacity");
  erp_record_set(record, capacity, NULL, NULL);
  set_edge_pairs(diagram, link, back);
  gint64 other = ERP_AS(ErpWanLink, WAN_LINK, record)->capacity;
  if (forth == other || forth == ERP_UNSET || other == ERP_UNSET) {
    if (other == ERP_UNSET)
      erp_proposal_set_quantity(proposal, link, "capacity", forth, there->spot);
    return;
  }
  erp_record_set(record, capacity, NULL, NULL);
  erp_proposal_set_quantity(proposal, link, "capacity-ab", forth, there->spot);
  erp_proposal_set_quantity(proposal, link, "capacity-ba", other, back->spot);
}

/* The first directed edge the other way that has no partner yet. */
static Edge *
find_way_there(GHashTable *waiting, const Edge *edge) {
  g_autofree char *ends = g_strdup_printf("%s\n%s", edge->to, edge->from);
  GPtrArray *list = g_hash_table_lookup(waiting, ends);
  return list != NULL && list->len > 0 ? g_ptr_array_remove_index(list, 0) : NULL;
}

static void
wait_for_way_back(GHashTable *waiting, Edge *edge) {
  char *ends = g_strdup_printf("%s\n%s", edge->from, edge->to);
  GPtrArray *list = g_hash_table_lookup(waiting, ends);
  if (list == NULL) {
    list = g_ptr_array_new();
    g_hash_table_insert(waiting, ends, list);
  } else {
    g_free(ends);
  }
  g_ptr_array_add(list, edge);
}

static void
tell_assumed(ErpDiagram *diagram) {
  guint n = diagram->assumed_speeds;
  if (n > 0)
    erp_proposal_guess(diagram->proposal, (ErpSpot){0}, NULL,
                       ERP_NGETTEXT("the label of %u edge is taken for its capacity",
                                    "the labels of %u edges are taken for their capacities", n),
                       n);
}

static void
tell_unknown(ErpDiagram *diagram) {
  g_autoptr(GList) names =
      g_list_sort(g_hash_table_get_keys(diagram->unknown), (GCompareFunc) strcmp);
  for (const GList *at = names; at != NULL; at = at->next) {
    guint n = GPOINTER_TO_UINT(g_hash_table_lookup(diagram->unknown, at->data));
    erp_proposal_drop(diagram->proposal, (ErpSpot){0}, NULL,
                      ERP_NGETTEXT("nothing is read from the attribute “%s”, given %u time",
                                   "nothing is read from the attribute “%s”, given %u times", n),
                      (const char *) at->data, n);
  }
}

void
erp_diagram_finish(ErpDiagram *diagram) {
  g_autoptr(GHashTable) waiting =
      g_hash_table_new_full(erp_hash_text, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < diagram->edges->len; i++) {
    Edge *edge = &g_array_index(diagram->edges, Edge, i);
    Edge *there = edge->directed ? find_way_there(waiting, edge) : NULL;
    if (there != NULL) {
      join(diagram, there, edge);
      continue;
    }
    make_link(diagram, edge);
    if (edge->directed && edge->link != ERP_NO_THING)
      wait_for_way_back(waiting, edge);
  }
  tell_assumed(diagram);
  tell_unknown(diagram);
}
