/* NetBox and Nautobot: sites, and circuits between two of them. */
#include "exchange/formats.h"

#include <string.h>

#include "base/hash.h"
#include "exchange/netbox.h"
#include "base/i18n.h"

typedef struct {
  ErpProposal *proposal;
  ErpNetbox *own;
  GPtrArray *all;     /* of ErpNetbox: the file's own and those of the others */
  GHashTable *unused; /* key or name -> ErpNetboxSite: those that no circuit leads to */
  guint without_status;
} Reading;

/* ---- what is in use -------------------------------------------------------------------------- */

static gboolean
is_used_status(const char *status) {
  return status == NULL || g_ascii_strcasecmp(status, "active") == 0 ||
         g_ascii_strcasecmp(status, "planned") == 0;
}

/* Planned or active; of others that is told. */
static gboolean
is_used(Reading *reading, const char *status, const char *called, ErpSpot spot) {
  reading->without_status += status == NULL;
  if (is_used_status(status))
    return TRUE;
  erp_proposal_drop(reading->proposal, spot, called, _("“%s” is left out: its status is %s"),
                    called, status);
  return FALSE;
}

/* ---- sites ----------------------------------------------------------------------------------- */

static void
propose_site(Reading *reading, const ErpNetboxSite *site) {
  ErpProposal *proposal = reading->proposal;
  const char *called = site->name != NULL ? site->name : site->key;
  if (called == NULL) {
    erp_proposal_drop(proposal, site->spot, NULL, _("a row without a name is left out"));
    return;
  }
  if (!is_used(reading, site->status, called, site->spot))
    return;
  guint thing = erp_proposal_add(proposal, ERP_KIND_SITE, ERP_NO_THING, site->key, site->spot);
  erp_proposal_set(proposal, thing, "id", site->slug, site->spot);
  erp_proposal_set(proposal, thing, "name", site->name, site->spot);
  erp_proposal_set(proposal, thing, "lat", site->lat, site->spot);
  erp_proposal_set(proposal, thing, "lon", site->lon, site->spot);
}

/* A provider's network, where circuits of several sites meet. */
static guint
propose_network(Reading *reading, const ErpNetboxEnd *end, ErpSpot spot) {
  ErpProposal *proposal = reading->proposal;
  guint thing = erp_proposal_find(proposal, ERP_KIND_SITE, end->network);
  if (thing != ERP_NO_THING)
    return thing;
  const char *name = end->network_name != NULL ? end->network_name : end->network;
  thing = erp_proposal_add(proposal, ERP_KIND_SITE, ERP_NO_THING, end->network, spot);
  erp_proposal_set(proposal, thing, "name", name, spot);
  erp_proposal_assume(proposal, thing, "users", "0");
  erp_proposal_assume(proposal, thing, "breakout-possible", "no");
  erp_proposal_guess(proposal, spot, end->network,
                     _("the provider's network “%s” is taken for a site without users"), name);
  return thing;
}

/* ---- figures --------------------------------------------------------------------------------- */

/* In bit/s; ERP_UNSET when it is none, and that is told when it is no number. */
static gint64
rate_of(Reading *reading, const char *kbps, const ErpNetboxCircuit *circuit) {
  gint64 rate = ERP_UNSET;
  g_autoptr(GError) error = NULL;
  if (kbps == NULL)
    return ERP_UNSET;
  g_autofree char *text = g_strconcat(kbps, "kbps", NULL);
  if (!erp_unit_parse(ERP_UNIT_RATE, text, &rate, &error))
    erp_proposal_drop(reading->proposal, circuit->spot, circuit->cid, "%s", error->message);
  return rate > 0 ? rate : ERP_UNSET;
}

static gint64
lesser(gint64 a, gint64 b) {
  return a == ERP_UNSET ? b : b == ERP_UNSET ? a : MIN(a, b);
}

/* The port speed is what arrives at an end, and what leaves it unless the upstream speed says
 * otherwise; a direction is as fast as the slower of its two ports. */
static void
set_port_speeds(Reading *reading, guint link, const ErpNetboxCircuit *circuit,
                const ErpNetboxEnd *const *ends) {
  gint64 down[2], up[2];
  for (guint i = 0; i < 2; i++) {
    gint64 upstream = rate_of(reading, ends[i]->upstream, circuit);
    down[i] = rate_of(reading, ends[i]->speed, circuit);
    up[i] = upstream != ERP_UNSET ? upstream : down[i];
  }
  gint64 ab = lesser(up[0], down[1]), ba = lesser(up[1], down[0]);
  if (ab == ba) {
    erp_proposal_set_quantity(reading->proposal, link, "capacity", ab, circuit->spot);
    return;
  }
  erp_proposal_set_quantity(reading->proposal, link, "capacity-ab", ab, circuit->spot);
  erp_proposal_set_quantity(reading->proposal, link, "capacity-ba", ba, circuit->spot);
}

static void
set_capacity(Reading *reading, guint link, const ErpNetboxCircuit *circuit,
             const ErpNetboxEnd *const *ends) {
  gint64 rate = rate_of(reading, circuit->rate, circuit);
  if (rate != ERP_UNSET)
    erp_proposal_set_quantity(reading->proposal, link, "capacity", rate, circuit->spot);
  else
    set_port_speeds(reading, link, circuit, ends);
}

/* "12.5" and "mi", or "12.5 mi". */
static void
set_distance(Reading *reading, guint link, const ErpNetboxCircuit *circuit) {
  static const struct {
    const char *unit;
    double metres;
  } units[] = {{"km", 1000}, {"m", 1}, {"mi", 1609.344}, {"ft", 0.3048}};
  char *end;
  if (circuit->distance == NULL)
    return;
  double number = g_ascii_strtod(circuit->distance, &end);
  const char *unit = circuit->unit != NULL ? circuit->unit : end + strspn(end, " ");
  for (guint i = 0; i < G_N_ELEMENTS(units); i++) {
    if (g_ascii_strcasecmp(unit, units[i].unit) != 0 || !(number > 0 && number < 1e7))
      continue;
    erp_proposal_set_quantity(reading->proposal, link, "route",
                              (gint64) (number * units[i].metres + 0.5), circuit->spot);
    return;
  }
  erp_proposal_drop(reading->proposal, circuit->spot, circuit->cid,
                    _("the distance %s %s is left out"), circuit->distance,
                    circuit->unit != NULL ? circuit->unit : "");
}

/* Types are what people call them; one that is called like a kind of link is one. */
static void
set_kind(Reading *reading, guint link, const ErpNetboxCircuit *circuit) {
  const ErpKindInfo *info = erp_kind_info(ERP_KIND_WAN_LINK);
  const char *const *words = info->fields[erp_kind_field(ERP_KIND_WAN_LINK, "kind")].words;
  if (circuit->type == NULL)
    return;
  g_autofree char *type = g_ascii_strdown(circuit->type, -1);
  g_strdelimit(type, " _", '-');
  const char *word = g_str_equal(type, "dark-fiber") ? "dark-fibre" : type;
  if (g_strv_contains(words, word))
    erp_proposal_set(reading->proposal, link, "kind", word, circuit->spot);
}

/* ---- circuits -------------------------------------------------------------------------------- */

/* What any of the files says of an end; NULL when none does. */
static const ErpNetboxEnd *
find_end(const Reading *reading, const ErpNetboxCircuit *circuit, guint side) {
  for (guint i = 0; i < reading->all->len; i++) {
    const ErpNetboxEnd *end = erp_netbox_end(reading->all->pdata[i], circuit, side);
    if (end != NULL)
      return end;
  }
  return circuit->ends[side];
}

static guint
count_terminations(const Reading *reading) {
  guint n = 0;
  for (guint i = 0; i < reading->all->len; i++)
    n += ((const ErpNetbox *) reading->all->pdata[i])->terminations;
  return n;
}

/* Why no link can be made with this end, as a sentence that begins with what the circuit is called;
 * NULL when one can. Caller frees. */
static char *
fault_of(const Reading *reading, const ErpNetboxCircuit *circuit, const ErpNetboxEnd *end,
         char side) {
  if (end == NULL &&
      (circuit->ends[0] != NULL || circuit->ends[1] != NULL || count_terminations(reading) > 0))
    return g_strdup_printf(_("“%s” is left out: nothing says where its side %c ends"), circuit->cid,
                           side);
  if (end == NULL)
    return g_strdup_printf(_("“%s” is left out: nothing says where it ends; the file of "
                             "terminations belongs into the same call"),
                           circuit->cid);
  if (end->other != NULL)
    return g_strdup_printf(_("“%s” is left out: its side %c ends at no site but at %s"),
                           circuit->cid, side, end->other);
  const ErpNetboxSite *site =
      end->site != NULL ? g_hash_table_lookup(reading->unused, end->site) : NULL;
  if (site != NULL)
    return g_strdup_printf(_("“%s” is left out: the status of “%s”, where it ends, is %s"),
                           circuit->cid, site->name != NULL ? site->name : site->key, site->status);
  return NULL;
}

/* NULL, which is told, when nothing can be linked there. */
static const ErpNetboxEnd *
find_usable_end(Reading *reading, const ErpNetboxCircuit *circuit, guint side) {
  const ErpNetboxEnd *end = find_end(reading, circuit, side);
  g_autofree char *fault = fault_of(reading, circuit, end, side == 0 ? 'A' : 'Z');
  if (fault == NULL)
    return end;
  erp_proposal_drop(reading->proposal, circuit->spot, circuit->cid, "%s", fault);
  return NULL;
}

/* FALSE, which is told, when there can be no link between them. */
static gboolean
find_ends(Reading *reading, const ErpNetboxCircuit *circuit, const ErpNetboxEnd **ends) {
  ends[0] = find_usable_end(reading, circuit, 0);
  ends[1] = ends[0] != NULL ? find_usable_end(reading, circuit, 1) : NULL;
  if (ends[1] == NULL)
    return FALSE;
  if (ends[0]->site != NULL || ends[1]->site != NULL)
    return TRUE;
  erp_proposal_drop(reading->proposal, circuit->spot, circuit->cid,
                    _("“%s” is left out: it ends at no site"), circuit->cid);
  return FALSE;
}

static void
refer(Reading *reading, guint link, const char *field, const ErpNetboxEnd *end, guint network) {
  if (end->site != NULL)
    erp_proposal_refer_to(reading->proposal, link, field, end->site);
  else
    erp_proposal_refer(reading->proposal, link, field, network);
}

static void
propose_circuit(Reading *reading, const ErpNetboxCircuit *circuit) {
  ErpProposal *proposal = reading->proposal;
  const ErpNetboxEnd *ends[2];
  if (circuit->cid == NULL) {
    erp_proposal_drop(proposal, circuit->spot, circuit->key,
                      _("a circuit without an id is left out"));
    return;
  }
  if (!is_used(reading, circuit->status, circuit->cid, circuit->spot) ||
      !find_ends(reading, circuit, ends))
    return;
  guint networks[2];
  for (guint i = 0; i < 2; i++)
    networks[i] =
        ends[i]->site == NULL ? propose_network(reading, ends[i], circuit->spot) : ERP_NO_THING;
  guint link =
      erp_proposal_add(proposal, ERP_KIND_WAN_LINK, ERP_NO_THING, circuit->key, circuit->spot);
  erp_proposal_set(proposal, link, "id", circuit->cid, circuit->spot);
  erp_proposal_set(proposal, link, "name", circuit->cid, circuit->spot);
  refer(reading, link, "a", ends[0], networks[0]);
  refer(reading, link, "b", ends[1], networks[1]);
  set_kind(reading, link, circuit);
  erp_proposal_set(proposal, link, "provider", circuit->provider, circuit->spot);
  set_capacity(reading, link, circuit, ends);
  set_distance(reading, link, circuit);
}

/* ---- together -------------------------------------------------------------------------------- */

static gboolean
has_circuits(const Reading *reading) {
  for (guint i = 0; i < reading->all->len; i++)
    if (((const ErpNetbox *) reading->all->pdata[i])->circuits->len > 0)
      return TRUE;
  return FALSE;
}

static void
tell(Reading *reading) {
  ErpProposal *proposal = reading->proposal;
  const ErpNetbox *own = reading->own;
  if (own->is_page)
    erp_proposal_drop(proposal, (ErpSpot){0}, NULL,
                      _("this is one page of several; ?limit=0 asks for all, or each is given"));
  if (own->terminations > 0 && !has_circuits(reading))
    erp_proposal_drop(proposal, (ErpSpot){0}, NULL,
                      ERP_NGETTEXT("%u termination is left out: the file of circuits belongs into "
                                   "the same call",
                                   "%u terminations are left out: the file of circuits belongs "
                                   "into the same call",
                                   own->terminations),
                      own->terminations);
  if (own->others > 0)
    erp_proposal_drop(proposal, own->first_other, NULL,
                      ERP_NGETTEXT("%u object is left out: it is no site, circuit or termination",
                                   "%u objects are left out: they are no sites, circuits or "
                                   "terminations",
                                   own->others),
                      own->others);
  if (reading->without_status > 0)
    erp_proposal_guess(proposal, (ErpSpot){0}, NULL,
                       ERP_NGETTEXT("%u object without a status is taken to be active",
                                    "%u objects without a status are taken to be active",
                                    reading->without_status),
                       reading->without_status);
}

/* What is wrong with the others is told when their turn comes. */
static void
read_others(Reading *reading, const ErpImportInput *input) {
  for (guint i = 0; i < input->n_files; i++) {
    gsize size;
    const ErpImportFile *file = &input->files[i];
    const char *data = g_bytes_get_data(file->bytes, &size);
    g_autofree char *text = g_strndup(data != NULL ? data : "", size);
    ErpNetbox *other = !g_bytes_equal(file->bytes, input->bytes) && erp_netbox_is_like(text)
                           ? erp_netbox_read(file->bytes, file->name, NULL)
                           : NULL;
    if (other != NULL)
      g_ptr_array_add(reading->all, other);
  }
}

static GHashTable *
find_unused(const GPtrArray *all) {
  GHashTable *unused = g_hash_table_new(erp_hash_text, g_str_equal);
  for (guint i = 0; i < all->len; i++) {
    const GPtrArray *sites = ((const ErpNetbox *) all->pdata[i])->sites;
    for (guint s = 0; s < sites->len; s++) {
      ErpNetboxSite *site = sites->pdata[s];
      if (is_used_status(site->status) || site->key == NULL)
        continue;
      g_hash_table_insert(unused, site->key, site);
      if (site->name != NULL)
        g_hash_table_insert(unused, site->name, site);
    }
  }
  return unused;
}

gboolean
erp_is_netbox(const char *text) {
  return erp_netbox_is_like(text);
}

gboolean
erp_read_netbox(const ErpImportInput *input, ErpProposal *proposal, GError **error) {
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func((GDestroyNotify) erp_netbox_free);
  Reading reading = {.proposal = proposal, .all = all};
  reading.own = erp_netbox_read(input->bytes, input->name, error);
  if (reading.own == NULL)
    return FALSE;
  g_ptr_array_add(all, reading.own);
  read_others(&reading, input);
  reading.unused = find_unused(all);
  for (guint i = 0; i < reading.own->sites->len; i++)
    propose_site(&reading, reading.own->sites->pdata[i]);
  for (guint i = 0; i < reading.own->circuits->len; i++)
    propose_circuit(&reading, reading.own->circuits->pdata[i]);
  tell(&reading);
  g_hash_table_unref(reading.unused);
  return TRUE;
}
