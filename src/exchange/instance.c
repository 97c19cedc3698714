#include "exchange/instance.h"

#include <string.h>

#include "exchange/diagram.h"
#include "base/i18n.h"

typedef struct {
  char *id, *name, *x, *y;
  ErpSpot spot;
} Node;

typedef struct {
  char *id, *from, *to, *capacity, *km;
  gboolean directed;
  ErpSpot spot;
} Link;

/* Something that is told once, with the first place. */
typedef struct {
  guint n;
  ErpSpot first;
} Count;

struct _ErpInstance {
  ErpImportInput input; /* with the unit that the file states */
  ErpProposal *proposal;
  GArray *nodes, *links;
  gboolean pixels;
  Count demands, options, guessed, without_unit;
};

static void
clear_node(gpointer data) {
  Node *node = data;
  g_free(node->id);
  g_free(node->name);
  g_free(node->x);
  g_free(node->y);
}

static void
clear_link(gpointer data) {
  Link *link = data;
  g_free(link->id);
  g_free(link->from);
  g_free(link->to);
  g_free(link->capacity);
  g_free(link->km);
}

ErpInstance *
erp_instance_new(const ErpImportInput *input, ErpProposal *proposal) {
  ErpInstance *instance = g_new0(ErpInstance, 1);
  instance->input = *input;
  instance->proposal = proposal;
  instance->nodes = g_array_new(FALSE, FALSE, sizeof(Node));
  instance->links = g_array_new(FALSE, FALSE, sizeof(Link));
  g_array_set_clear_func(instance->nodes, clear_node);
  g_array_set_clear_func(instance->links, clear_link);
  return instance;
}

void
erp_instance_free(ErpInstance *instance) {
  if (instance == NULL)
    return;
  g_array_unref(instance->nodes);
  g_array_unref(instance->links);
  g_free(instance);
}

static void
count(Count *counted, guint n, ErpSpot spot) {
  if (counted->n == 0)
    counted->first = spot;
  counted->n += n;
}

/* ---- what the file states -------------------------------------------------------------------- */

void
erp_instance_unit(ErpInstance *instance, const char *unit, ErpSpot spot) {
  static const struct {
    const char *theirs, *ours;
  } units[] = {{"BIT", "bps"}, {"KBIT", "kbps"}, {"MBIT", "Mbps"}, {"GBIT", "Gbps"}};
  for (guint i = 0; i < G_N_ELEMENTS(units); i++) {
    g_autofree char *one = g_strconcat(units[i].theirs, "PERSEC", NULL);
    g_autofree char *many = g_strconcat(units[i].theirs, "SPERSEC", NULL);
    if (g_ascii_strcasecmp(unit, one) != 0 && g_ascii_strcasecmp(unit, many) != 0 &&
        g_ascii_strcasecmp(unit, units[i].ours) != 0)
      continue;
    instance->input.units.rate = units[i].ours;
    return;
  }
  erp_proposal_drop(instance->proposal, spot, NULL, _("“%s” is no unit of rates"), unit);
}

void
erp_instance_pixels(ErpInstance *instance) {
  instance->pixels = TRUE;
}

void
erp_instance_add_node(ErpInstance *instance, const char *id, const char *name, const char *x,
                      const char *y, ErpSpot spot) {
  Node node = {g_strdup(id), g_strdelimit(g_strdup(name), "_", ' '), g_strdup(x), g_strdup(y),
               spot};
  g_array_append_val(instance->nodes, node);
}

static gboolean
is_rate(const char *text) {
  return text != NULL && g_ascii_strtod(text, NULL) > 0;
}

void
erp_instance_add_link(ErpInstance *instance, const ErpInstanceLink *link, ErpSpot spot) {
  gboolean is_there = is_rate(link->capacity), is_guessed = !is_there && is_rate(link->module);
  guint options = link->n_modules - (is_guessed ? 1 : 0);
  Link added = {.id = g_strdup(link->id),
                .from = g_strdup(link->from),
                .to = g_strdup(link->to),
                .km = g_strdup(link->km),
                .directed = link->directed,
                .spot = spot};
  if (is_there || is_guessed)
    added.capacity = g_strdup(is_there ? link->capacity : link->module);
  if (is_guessed)
    count(&instance->guessed, 1, spot);
  if (options > 0)
    count(&instance->options, options, spot);
  g_array_append_val(instance->links, added);
}

void
erp_instance_add_demand(ErpInstance *instance, ErpSpot spot) {
  count(&instance->demands, 1, spot);
}

/* ---- what becomes of it ---------------------------------------------------------------------- */

static gboolean
is_within(const char *text, double limit) {
  double number = text != NULL ? g_ascii_strtod(text, NULL) : 0;
  return number >= -limit && number <= limit;
}

/* One node that is nowhere on earth tells that none is where its coordinates say. */
static gboolean
are_degrees(const ErpInstance *instance) {
  for (guint i = 0; i < instance->nodes->len; i++) {
    const Node *node = &g_array_index(instance->nodes, Node, i);
    if (!is_within(node->x, 180) || !is_within(node->y, 90))
      return FALSE;
  }
  return !instance->pixels;
}

static void
add_nodes(ErpInstance *instance, ErpDiagram *diagram) {
  gboolean degrees = are_degrees(instance);
  Count refused = {0};
  for (guint i = 0; i < instance->nodes->len; i++) {
    const Node *node = &g_array_index(instance->nodes, Node, i);
    const ErpPair pairs[] = {{"name", node->name}, {"lon", node->x}, {"lat", node->y}};
    gboolean is_placed = node->x != NULL && node->y != NULL;
    if (is_placed && !degrees)
      count(&refused, 1, node->spot);
    erp_diagram_add_node(diagram, node->id, pairs, is_placed && degrees ? 3 : 1, node->spot);
  }
  if (refused.n > 0)
    erp_proposal_drop(instance->proposal, refused.first, NULL,
                      ERP_NGETTEXT("the coordinates of %u node are of a drawing, no degrees",
                                   "the coordinates of %u nodes are of a drawing, no degrees",
                                   refused.n),
                      refused.n);
}

static void
add_links(ErpInstance *instance, ErpDiagram *diagram) {
  gboolean has_unit = instance->input.units.rate != NULL;
  for (guint i = 0; i < instance->links->len; i++) {
    const Link *link = &g_array_index(instance->links, Link, i);
    const ErpDiagramEdge edge = {link->id, link->from, link->to, link->directed};
    ErpPair pairs[2];
    guint n = 0;
    if (link->km != NULL)
      pairs[n++] = (ErpPair){"km", link->km};
    if (link->capacity != NULL && has_unit)
      pairs[n++] = (ErpPair){"bandwidth", link->capacity};
    else if (link->capacity != NULL)
      count(&instance->without_unit, 1, link->spot);
    erp_diagram_add_edge(diagram, &edge, pairs, n, link->spot);
  }
}

static void
tell(const ErpInstance *instance) {
  const Count *options = &instance->options, *guessed = &instance->guessed;
  const Count *demands = &instance->demands, *without = &instance->without_unit;
  if (without->n > 0)
    erp_proposal_drop(instance->proposal, without->first, NULL,
                      ERP_NGETTEXT("the capacity of %u link has no unit; --unit=Mbps says which",
                                   "the capacities of %u links have no unit; --unit=Mbps says "
                                   "which",
                                   without->n),
                      without->n);
  else if (guessed->n > 0)
    erp_proposal_guess(instance->proposal, guessed->first, NULL,
                       ERP_NGETTEXT("%u link that nothing is installed on is taken to have the "
                                    "first module that can be",
                                    "%u links that nothing is installed on are taken to have the "
                                    "first module that can be",
                                    guessed->n),
                       guessed->n);
  if (options->n > 0)
    erp_proposal_drop(instance->proposal, options->first, NULL,
                      ERP_NGETTEXT("%u module that a link could be extended by is left out",
                                   "%u modules that links could be extended by are left out",
                                   options->n),
                      options->n);
  if (demands->n > 0)
    erp_proposal_drop(instance->proposal, demands->first, NULL,
                      ERP_NGETTEXT("%u demand is left out: a plan has no traffic from site to site",
                                   "%u demands are left out: a plan has no traffic from site to "
                                   "site",
                                   demands->n),
                      demands->n);
}

void
erp_instance_finish(ErpInstance *instance) {
  g_autoptr(ErpDiagram) diagram = erp_diagram_new(&instance->input, instance->proposal);
  add_nodes(instance, diagram);
  add_links(instance, diagram);
  erp_diagram_finish(diagram);
  tell(instance);
}
