#include "exchange/azure.h"

#include <string.h>

#include "base/hash.h"
#include "base/i18n.h"

#define DIGEST_LETTERS 12

struct _ErpAzure {
  const ErpImportInput *input;
  ErpProposal *proposal;
  GHashTable *others; /* type -> how many */
};

ErpAzure *
erp_azure_new(const ErpImportInput *input, ErpProposal *proposal) {
  ErpAzure *azure = g_new0(ErpAzure, 1);
  azure->input = input;
  azure->proposal = proposal;
  azure->others = g_hash_table_new_full(erp_hash_text, g_str_equal, g_free, NULL);
  return azure;
}

void
erp_azure_free(ErpAzure *azure) {
  if (azure == NULL)
    return;
  g_hash_table_unref(azure->others);
  g_free(azure);
}

void
erp_azure_note_other(ErpAzure *azure, const char *type) {
  guint n = GPOINTER_TO_UINT(g_hash_table_lookup(azure->others, type));
  g_hash_table_insert(azure->others, g_strdup(type), GUINT_TO_POINTER(n + 1));
}

void
erp_azure_tell_others(const ErpAzure *azure) {
  g_autoptr(GList) types = g_list_sort(g_hash_table_get_keys(azure->others), (GCompareFunc) strcmp);
  for (const GList *at = types; at != NULL; at = at->next) {
    guint n = GPOINTER_TO_UINT(g_hash_table_lookup(azure->others, at->data));
    erp_proposal_drop(azure->proposal, (ErpSpot){0}, NULL,
                      ERP_NGETTEXT("%u resource of the type “%s” is left out",
                                   "%u resources of the type “%s” are left out", n),
                      n, (const char *) at->data);
  }
}

/* ---- keys ------------------------------------------------------------------------------------ */

static void
append_masked(GString *key, const char *subscription, gsize length) {
  g_autofree char *digest =
      g_compute_checksum_for_string(G_CHECKSUM_SHA256, subscription, (gssize) length);
  g_string_append_len(key, digest, DIGEST_LETTERS);
}

char *
erp_azure_key(const ErpAzure *azure, const char *id) {
  static const char start[] = "/subscriptions/";
  g_autofree char *small = g_ascii_strdown(id, -1);
  for (gsize n = strlen(small); n > 0 && small[n - 1] == '/'; n--)
    small[n - 1] = '\0';
  if (!azure->input->mask || !g_str_has_prefix(small, start))
    return g_steal_pointer(&small);
  const char *subscription = small + strlen(start);
  gsize length = strcspn(subscription, "/");
  GString *key = g_string_new(start);
  append_masked(key, subscription, length);
  g_string_append(key, subscription + length);
  return g_string_free(key, FALSE);
}

char *
erp_azure_key_of(const ErpAzure *azure, const char *id, const char *type) {
  g_autofree char *key = erp_azure_key(azure, id);
  g_autofree char *part = g_strconcat("/", type, "/", NULL);
  char *at = strstr(key, part);
  if (at == NULL)
    return NULL;
  at += strlen(part);
  at[strcspn(at, "/")] = '\0';
  return g_steal_pointer(&key);
}

guint
erp_azure_thing(ErpAzure *azure, ErpKind kind, const char *key, ErpSpot spot) {
  guint thing = erp_proposal_find(azure->proposal, kind, key);
  return thing != ERP_NO_THING ? thing
                               : erp_proposal_add(azure->proposal, kind, ERP_NO_THING, key, spot);
}

/* A record that is nothing but its key in the one it stands in. ERP_NO_THING when it is there. */
static guint
add_once(ErpAzure *azure, ErpKind kind, guint within, const char *key, ErpSpot spot) {
  const char *parent = erp_proposal_get(azure->proposal, within)->key;
  g_autofree char *whole = g_strconcat(parent, "/", key, NULL);
  if (erp_proposal_find(azure->proposal, kind, whole) != ERP_NO_THING)
    return ERP_NO_THING;
  return erp_proposal_add(azure->proposal, kind, within, whole, spot);
}

/* ---- words ----------------------------------------------------------------------------------- */

typedef struct {
  const char *theirs, *ours;
} Word;

/* What we call it; a word of theirs that is not in the table stays. */
static const char *
translate(const Word *words, guint n, const char *theirs) {
  for (guint i = 0; theirs != NULL && i < n; i++)
    if (g_ascii_strcasecmp(words[i].theirs, theirs) == 0)
      return words[i].ours;
  return theirs;
}

static const Word tiers[] = {{"Local", "local"}, {"Standard", "standard"}, {"Premium", "premium"}};
static const Word families[] = {{"MeteredData", "metered"}, {"UnlimitedData", "unlimited"}};
static const Word states[] = {{"NotProvisioned", "not-provisioned"},
                              {"Provisioning", "provisioning"},
                              {"Provisioned", "provisioned"}};
static const Word peerings[] = {{"AzurePrivatePeering", "private"},
                                {"MicrosoftPeering", "microsoft"}};
static const Word truths[] = {{"true", "yes"}, {"false", "no"}};
#define TRANSLATE(words, theirs) translate(words, G_N_ELEMENTS(words), theirs)

static ErpCloud
cloud_of(const ErpAzure *azure, const char *region) {
  const ErpRegion *known =
      region != NULL ? erp_catalogue_region(azure->input->catalogue, region, NULL) : NULL;
  return known != NULL ? known->cloud : ERP_CLOUD_PUBLIC;
}

/* ---- peering locations ----------------------------------------------------------------------- */

static guint
place_thing(ErpAzure *azure, const char *at, ErpSpot spot) {
  g_autofree char *key = g_strconcat("peering-locations/", at, NULL);
  guint thing = erp_proposal_find(azure->proposal, ERP_KIND_PEERING_LOCATION, key);
  if (thing != ERP_NO_THING)
    return thing;
  thing = erp_proposal_add(azure->proposal, ERP_KIND_PEERING_LOCATION, ERP_NO_THING, key, spot);
  erp_proposal_set(azure->proposal, thing, "at", at, spot);
  g_autofree char *id = g_strconcat(at, " peering", NULL);
  erp_proposal_set(azure->proposal, thing, "id", id, spot);
  return thing;
}

/* One that is new is more likely than one that Azure misspells, so that no likely name is taken. */
static void
tell_unknown_place(ErpAzure *azure, const char *name, ErpSpot spot) {
  const char *suggestion = NULL;
  erp_catalogue_peering_place(azure->input->catalogue, name, &suggestion);
  g_autofree char *meant =
      suggestion != NULL ? g_strdup_printf(_("; did you mean “%s”?"), suggestion) : g_strdup("");
  erp_diag_add(erp_proposal_diags(azure->proposal), ERP_SEVERITY_WARNING, "unknown-place",
               spot.line, spot.column, name,
               _("the catalogue has no peering location “%s”; say where it is (lat, lon)%s"), name,
               meant);
}

/* Where the circuit is; the other place of a metro to `*second`. A name that the catalogue has none
 * like stays, for the plan to say where that is. */
static guint
find_location(ErpAzure *azure, const char *name, ErpCloud cloud, const char **second,
              ErpSpot spot) {
  const ErpPeeringPlace *other;
  gboolean guessed;
  const ErpPeeringPlace *place =
      erp_azure_find_place(azure->input->catalogue, name, cloud, &other, &guessed);
  *second = other != NULL ? other->name : NULL;
  if (place == NULL)
    tell_unknown_place(azure, name, spot);
  else if (guessed)
    erp_proposal_guess(azure->proposal, spot, name,
                       _("“%s” is taken to be the peering location “%s”"), name, place->name);
  return place_thing(azure, place != NULL ? place->name : name, spot);
}

/* ---- circuits -------------------------------------------------------------------------------- */

static void
set_port(ErpAzure *azure, guint circuit, const ErpAzurePort *port, ErpSpot spot) {
  erp_proposal_set(azure->proposal, circuit, "provider", "direct", spot);
  erp_proposal_set(azure->proposal, circuit, "port", port->name, spot);
  erp_proposal_set(azure->proposal, circuit, "port-speed", port->rate, spot);
  if (port->macsec)
    erp_proposal_set(azure->proposal, circuit, "macsec", "yes", spot);
}

static void
set_circuit(ErpAzure *azure, guint circuit, const ErpAzureCircuit *facts, ErpSpot spot) {
  static const char *const clouds[] = {
      [ERP_CLOUD_PUBLIC] = NULL, [ERP_CLOUD_USGOV] = "usgov", [ERP_CLOUD_CHINA] = "china"};
  const struct {
    const char *field, *value;
  } fields[] = {
      {"id", facts->name},
      {"provider", facts->provider},
      {"bandwidth", facts->rate},
      {"sku", TRANSLATE(tiers, facts->tier)},
      {"billing", TRANSLATE(families, facts->family)},
      {"state", TRANSLATE(states, facts->state)},
      {"cloud", clouds[cloud_of(azure, facts->region)]},
  };
  for (guint i = 0; i < G_N_ELEMENTS(fields); i++)
    erp_proposal_set(azure->proposal, circuit, fields[i].field, fields[i].value, spot);
}

guint
erp_azure_add_circuit(ErpAzure *azure, const char *key, const ErpAzureCircuit *facts,
                      ErpSpot spot) {
  const char *name = facts->port != NULL ? facts->port->place : facts->place, *second;
  if (erp_proposal_find(azure->proposal, ERP_KIND_CIRCUIT, key) != ERP_NO_THING) {
    erp_proposal_drop(azure->proposal, spot, key, _("a second circuit “%s” is left out"), key);
    return ERP_NO_THING;
  }
  if (name == NULL || *name == '\0') {
    erp_diag_add(erp_proposal_diags(azure->proposal), ERP_SEVERITY_WARNING, "dropped", spot.line,
                 spot.column, key,
                 _("the circuit “%s” is left out: nothing says its peering location; that of "
                   "ExpressRoute Direct is in the port, which the same file must have"),
                 key);
    return ERP_NO_THING;
  }
  guint location = find_location(azure, name, cloud_of(azure, facts->region), &second, spot);
  guint circuit = erp_proposal_add(azure->proposal, ERP_KIND_CIRCUIT, location, key, spot);
  set_circuit(azure, circuit, facts, spot);
  erp_proposal_set(azure->proposal, circuit, "metro", second, spot);
  if (facts->port != NULL)
    set_port(azure, circuit, facts->port, spot);
  return circuit;
}

/* ---- peerings -------------------------------------------------------------------------------- */

static void
set_lacking(ErpAzure *azure, guint thing, const char *field, const char *value, ErpSpot spot) {
  if (!erp_proposal_has(azure->proposal, thing, field))
    erp_proposal_set(azure->proposal, thing, field, value, spot);
}

guint
erp_azure_add_peering(ErpAzure *azure, guint circuit, const ErpAzurePeering *facts, ErpSpot spot) {
  const char *kind = TRANSLATE(peerings, facts->type);
  if (kind == NULL || kind == facts->type) {
    erp_proposal_drop(azure->proposal, spot, erp_proposal_get(azure->proposal, circuit)->key,
                      _("a peering “%s” is left out: a plan has private and Microsoft peerings"),
                      kind != NULL ? kind : "");
    return ERP_NO_THING;
  }
  guint peering = add_once(azure, ERP_KIND_PEERING, circuit, kind, spot);
  if (peering == ERP_NO_THING) {
    g_autofree char *key =
        g_strconcat(erp_proposal_get(azure->proposal, circuit)->key, "/", kind, NULL);
    peering = erp_proposal_find(azure->proposal, ERP_KIND_PEERING, key);
  }
  g_autoptr(GString) subnets = g_string_new(NULL);
  for (guint i = 0; i < G_N_ELEMENTS(facts->subnets); i++)
    if (facts->subnets[i] != NULL && *facts->subnets[i] != '\0')
      g_string_append_printf(subnets, "%s%s", subnets->len > 0 ? " " : "", facts->subnets[i]);
  set_lacking(azure, peering, "kind", kind, spot);
  set_lacking(azure, peering, "asn", facts->asn, spot);
  set_lacking(azure, peering, "subnets", subnets->str, spot);
  set_lacking(azure, peering, "md5", facts->md5 ? "yes" : NULL, spot);
  return peering;
}

void
erp_azure_add_community(ErpAzure *azure, guint peering, const char *community, ErpSpot spot) {
  guint accept = add_once(azure, ERP_KIND_ACCEPT, peering, community, spot);
  if (accept != ERP_NO_THING)
    erp_proposal_set(azure->proposal, accept, "community", community, spot);
}

void
erp_azure_add_prefix(ErpAzure *azure, guint peering, const char *prefix, ErpSpot spot) {
  guint advertise = add_once(azure, ERP_KIND_ADVERTISE, peering, prefix, spot);
  if (advertise != ERP_NO_THING)
    erp_proposal_set(azure->proposal, advertise, "prefix", prefix, spot);
}

/* ---- gateways -------------------------------------------------------------------------------- */

/* The name as the catalogue has it ("West Europe" is westeurope); else as it is. */
static const char *
region_of(const ErpAzure *azure, const char *region) {
  const ErpRegion *known =
      region != NULL ? erp_catalogue_region(azure->input->catalogue, region, NULL) : NULL;
  return known != NULL ? known->name : region;
}

static const char *
sku_of(const ErpAzure *azure, const char *sku) {
  const ErpGatewaySku *known =
      sku != NULL ? erp_catalogue_gateway_sku(azure->input->catalogue, sku, NULL) : NULL;
  return known != NULL ? known->sku : sku;
}

guint
erp_azure_add_gateway(ErpAzure *azure, const char *key, const ErpAzureGateway *facts,
                      ErpSpot spot) {
  if (erp_proposal_find(azure->proposal, ERP_KIND_GATEWAY, key) != ERP_NO_THING) {
    erp_proposal_drop(azure->proposal, spot, key, _("a second gateway “%s” is left out"), key);
    return ERP_NO_THING;
  }
  guint gateway = erp_proposal_add(azure->proposal, ERP_KIND_GATEWAY, ERP_NO_THING, key, spot);
  erp_proposal_set(azure->proposal, gateway, "id", facts->name, spot);
  erp_proposal_set(azure->proposal, gateway, "region", region_of(azure, facts->region), spot);
  erp_proposal_set(azure->proposal, gateway, "sku", sku_of(azure, facts->sku), spot);
  erp_proposal_set(azure->proposal, gateway, "units", facts->units, spot);
  erp_proposal_set(azure->proposal, gateway, "zones", facts->zones, spot);
  erp_proposal_set(azure->proposal, gateway, "prefix", facts->prefixes, spot);
  return gateway;
}

/* One unit of a hub's gateway passes what two of ErGwScale do. */
guint
erp_azure_add_hub_gateway(ErpAzure *azure, const char *key, const ErpAzureGateway *facts,
                          ErpSpot spot) {
  guint64 units = facts->units != NULL ? g_ascii_strtoull(facts->units, NULL, 10) : 0;
  units = CLAMP(units, 1, 1000);
  g_autofree char *scaled = g_strdup_printf("%" G_GUINT64_FORMAT, 2 * units);
  ErpAzureGateway as = *facts;
  as.sku = "ErGwScale";
  as.units = scaled;
  guint gateway = erp_azure_add_gateway(azure, key, &as, spot);
  if (gateway != ERP_NO_THING)
    erp_proposal_guess(azure->proposal, spot, key,
                       _("the gateway of a virtual hub is taken for one of the SKU ErGwScale with "
                         "%s units of 1 Gb/s"),
                       scaled);
  return gateway;
}

void
erp_azure_add_connection(ErpAzure *azure, guint gateway, const ErpAzureConnection *facts,
                         ErpSpot spot) {
  guint connection = add_once(azure, ERP_KIND_CONNECTION, gateway, facts->circuit, spot);
  if (connection == ERP_NO_THING) {
    erp_proposal_drop(azure->proposal, spot, facts->circuit,
                      _("a second connection of a gateway to one circuit is left out"));
    return;
  }
  guint circuit = erp_proposal_find(azure->proposal, ERP_KIND_CIRCUIT, facts->circuit);
  g_autofree char *source = g_strconcat("azure:", facts->circuit, NULL);
  if (circuit != ERP_NO_THING)
    erp_proposal_refer(azure->proposal, connection, "circuit", circuit);
  else
    erp_proposal_refer_to(azure->proposal, connection, "circuit", source);
  erp_proposal_set(azure->proposal, connection, "weight", facts->weight, spot);
  erp_proposal_set(azure->proposal, connection, "fastpath", TRANSLATE(truths, facts->fastpath),
                   spot);
}
