#include "eval/failures.h"

#include "base/error.h"
#include "base/hash.h"
#include "base/names.h"
#include "base/i18n.h"

static const struct {
  const char *word;
  const char *title;
} kinds[ERP_FAILURE_KINDS] = {
    [ERP_FAILURE_SCENARIO] = {"scenario", N_("Scenario")},
    [ERP_FAILURE_SITE] = {"site", N_("Site")},
    [ERP_FAILURE_WAN_LINK] = {"wan-link", N_("WAN link")},
    [ERP_FAILURE_EDGE] = {"edge", N_("Edge")},
    [ERP_FAILURE_INTERNET] = {"internet", N_("Internet access")},
    [ERP_FAILURE_CIRCUIT] = {"circuit", N_("Circuit")},
    [ERP_FAILURE_CIRCUIT_LINK] = {"circuit-link", N_("Circuit link")},
    [ERP_FAILURE_LOCATION] = {"peering-location", N_("Peering location")},
    [ERP_FAILURE_METRO] = {"metro", N_("Metro")},
    [ERP_FAILURE_GATEWAY] = {"gateway", N_("Gateway")},
    [ERP_FAILURE_PROXY] = {"proxy", N_("Proxy")},
    [ERP_FAILURE_VPN] = {"vpn", N_("VPN")},
    [ERP_FAILURE_PROVIDER] = {"provider", N_("Provider")},
    [ERP_FAILURE_PATH_GROUP] = {"path-group", N_("Path group")},
    [ERP_FAILURE_PAIR] = {"pair", N_("Pair")},
};

const char *
erp_failure_kind_word(ErpFailureKind kind) {
  return kinds[kind].word;
}

const char *
erp_failure_kind_title(ErpFailureKind kind) {
  return _(kinds[kind].title);
}

/* ---- making them ---------------------------------------------------------------------------- */

void
erp_failure_free(ErpFailure *failure) {
  if (failure == NULL)
    return;
  g_free(failure->word);
  g_free(failure->name);
  erp_outage_free(failure->outage);
  g_free(failure);
}

static void
free_failure(gpointer failure) {
  erp_failure_free(failure);
}

/* Takes the texts. */
static ErpFailure *
failure_new(ErpFailureKind kind, char *word, char *name, const ErpRecord *record) {
  ErpFailure *failure = g_new0(ErpFailure, 1);
  *failure = (ErpFailure){kind, word, name, erp_outage_new(), record};
  return failure;
}

ErpFailure *
erp_failure_both(const ErpFailure *a, const ErpFailure *b) {
  /* TRANSLATORS: two things that fail: "circuit er-ams" and "site Paris". */
  char *name = g_strdup_printf(_("%s and %s"), a->name, b->name);
  ErpFailure *both =
      failure_new(ERP_FAILURE_PAIR, g_strdup_printf("%s+%s", a->word, b->word), name, NULL);
  erp_outage_join(both->outage, a->outage);
  erp_outage_join(both->outage, b->outage);
  return both;
}

/* Takes the texts; what fails is still to be said. The failure of that word when there is one. */
static ErpFailure *
add(ErpFailures *failures, ErpFailureKind kind, char *word, char *name, const ErpRecord *record) {
  ErpFailure *failure = g_hash_table_lookup(failures->by_word, word);
  if (failure != NULL) {
    g_free(word);
    g_free(name);
    return failure;
  }
  failure = failure_new(kind, word, name, record);
  g_ptr_array_add(failures->list, failure);
  g_hash_table_insert(failures->by_word, failure->word, failure);
  return failure;
}

static void
add_alone(ErpFailures *failures, ErpFailureKind kind, const char *path, char *name,
          const ErpRecord *record) {
  ErpFailure *failure = add(failures, kind, g_strdup(path), name, record);
  erp_outage_lose(failure->outage, path, ERP_PART_WHOLE);
}

/* "provider/british-telecom"; NULL when nothing is left of the name. Caller frees. */
static char *
word_of(const char *kind, const char *name) {
  g_autofree char *folded = erp_name_fold(name);
  GString *word = g_string_new(NULL);
  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char(at)) {
    gunichar c = g_utf8_get_char(at);
    if (g_unichar_isalnum(c))
      g_string_append_unichar(word, c);
    else if (word->len > 0 && word->str[word->len - 1] != '-')
      g_string_append_c(word, '-');
  }
  if (word->len > 0 && word->str[word->len - 1] == '-')
    g_string_truncate(word, word->len - 1);
  gboolean any = word->len > 0;
  if (any)
    g_string_prepend(g_string_prepend_c(word, '/'), kind);
  return g_string_free(word, !any);
}

/* ---- what fails alone ----------------------------------------------------------------------- */

static void
add_sites(ErpFailures *failures, const ErpNetwork *network) {
  for (guint i = 0; i < network->n_sites; i++) {
    const ErpNode *node = &network->nodes[i];
    if (node->id != NULL && node->site->kind != ERP_SITE_ROAMING)
      add_alone(failures, ERP_FAILURE_SITE, node->id, g_strdup_printf(_("site %s"), node->name),
                &node->site->record);
  }
}

static void
add_edges(ErpFailures *failures, const ErpNetwork *network) {
  guint n;
  const ErpRecord *const *edges = erp_plan_of_kind(network->plan, ERP_KIND_EDGE, &n);
  for (guint i = 0; i < n; i++) {
    const char *id = ERP_AS(ErpEdge, EDGE, edges[i])->id;
    if (id != NULL)
      add_alone(failures, ERP_FAILURE_EDGE, id, g_strdup_printf(_("edge %s"), id), edges[i]);
  }
}

static char *
name_of(const ErpNetwork *network, const ErpElement *element) {
  switch (element->kind) {
  case ERP_ELEMENT_WAN_LINK:
    return g_strdup_printf(_("WAN link %s"), element->name);
  case ERP_ELEMENT_INTERNET:
    return erp_record_id(element->record) == NULL
               ? g_strdup(element->name)
               : g_strdup_printf(_("internet access %s of %s"), element->id,
                                 network->nodes[element->node].name);
  case ERP_ELEMENT_CIRCUIT:
    return g_strdup_printf(_("circuit %s"), element->name);
  case ERP_ELEMENT_GATEWAY:
    return g_strdup_printf(_("gateway %s"), element->name);
  case ERP_ELEMENT_PROXY:
    return g_strdup_printf(_("proxy %s"), element->name);
  case ERP_ELEMENT_VPN:
    return g_strdup_printf(_("VPN %s"), element->name);
  }
  g_return_val_if_reached(g_strdup(element->name));
}

static void
add_elements(ErpFailures *failures, const ErpNetwork *network, ErpElementKind kind,
             ErpFailureKind as) {
  for (guint i = 0; i < network->n_elements; i++) {
    const ErpElement *element = &network->elements[i];
    if (element->kind == kind && *element->id != '\0')
      add_alone(failures, as, element->id, name_of(network, element), element->record);
  }
}

static void
add_circuit_links(ErpFailures *failures, const ErpNetwork *network) {
  for (guint i = 0; i < network->n_circuits; i++) {
    const ErpElement *element = &network->elements[network->circuits[i].element];
    if (*element->id == '\0')
      continue;
    ErpFailure *primary =
        add(failures, ERP_FAILURE_CIRCUIT_LINK, g_strconcat(element->id, "/primary", NULL),
            g_strdup_printf(_("primary link of circuit %s"), element->name), element->record);
    erp_outage_lose(primary->outage, element->id, ERP_PART_PRIMARY);
    ErpFailure *secondary =
        add(failures, ERP_FAILURE_CIRCUIT_LINK, g_strconcat(element->id, "/secondary", NULL),
            g_strdup_printf(_("secondary link of circuit %s"), element->name), element->record);
    erp_outage_lose(secondary->outage, element->id, ERP_PART_SECONDARY);
  }
}

static gboolean
is_second_record(const ErpNetwork *network, guint32 location) {
  for (guint32 i = network->n_sites; i < location; i++)
    if (erp_network_same_place(network, i, location))
      return TRUE;
  return FALSE;
}

static void
add_locations(ErpFailures *failures, const ErpNetwork *network) {
  for (guint32 i = network->n_sites; i < network->n_nodes; i++) {
    const ErpNode *node = &network->nodes[i];
    if (node->id != NULL && !is_second_record(network, i))
      add_alone(failures, ERP_FAILURE_LOCATION, node->id,
                g_strdup_printf(_("peering location %s"), node->name), &node->location->record);
  }
}

/* ---- what fails together -------------------------------------------------------------------- */

/* The failure of all that has the name. */
static ErpFailure *
shared(ErpFailures *failures, ErpFailureKind kind, const char *thing) {
  char *word = thing == NULL ? NULL : word_of(kinds[kind].word, thing);
  if (word == NULL)
    return NULL;
  char *name = kind == ERP_FAILURE_METRO      ? g_strdup_printf(_("metro %s"), thing)
               : kind == ERP_FAILURE_PROVIDER ? g_strdup_printf(_("provider %s"), thing)
                                              : g_strdup_printf(_("path group %s"), thing);
  return add(failures, kind, word, name, NULL);
}

static void
join(ErpFailures *failures, ErpFailureKind kind, const char *thing, const char *path) {
  ErpFailure *failure = shared(failures, kind, thing);
  if (failure != NULL && path != NULL && *path != '\0')
    erp_outage_lose(failure->outage, path, ERP_PART_WHOLE);
}

static void
add_metros(ErpFailures *failures, const ErpNetwork *network) {
  for (guint i = network->n_sites; i < network->n_nodes; i++)
    if (network->nodes[i].place != NULL)
      join(failures, ERP_FAILURE_METRO, network->nodes[i].place->metro, network->nodes[i].id);
  for (guint i = 0; i < network->n_circuits; i++) {
    const ErpNetCircuit *circuit = &network->circuits[i];
    const ErpPeeringPlace *place = network->nodes[circuit->node].place;
    if (place != NULL && circuit->circuit->metro != NULL)
      join(failures, ERP_FAILURE_METRO, place->metro, circuit->circuit->id);
  }
}

/* What carriers and ducts take with them. */
static void
add_shared(ErpFailures *failures, const ErpNetwork *network, ErpFailureKind kind) {
  for (guint i = 0; i < network->n_elements; i++) {
    const ErpElement *element = &network->elements[i];
    const char *provider = NULL, *group = NULL;
    if (element->kind == ERP_ELEMENT_WAN_LINK) {
      provider = ERP_AS(ErpWanLink, WAN_LINK, element->record)->provider;
      group = ERP_AS(ErpWanLink, WAN_LINK, element->record)->path_group;
    } else if (element->kind == ERP_ELEMENT_INTERNET) {
      provider = ERP_AS(ErpInternet, INTERNET, element->record)->provider;
      group = ERP_AS(ErpInternet, INTERNET, element->record)->path_group;
    } else if (element->kind == ERP_ELEMENT_CIRCUIT) {
      provider = ERP_AS(ErpCircuit, CIRCUIT, element->record)->provider;
      group = ERP_AS(ErpCircuit, CIRCUIT, element->record)->path_group;
      if (provider != NULL && g_ascii_strcasecmp(provider, "direct") == 0)
        provider = NULL;
    }
    join(failures, kind, kind == ERP_FAILURE_PROVIDER ? provider : group, element->id);
  }
}

/* ---- scenarios ------------------------------------------------------------------------------ */

static void
add_words(ErpFailures *failures, ErpFailure *scenario, const ErpScenario *record,
          ErpDiagList *diags) {
  for (char **word = record->also; word != NULL && *word != NULL; word++) {
    g_autoptr(GError) error = NULL;
    const ErpFailure *failure = erp_failures_find(failures, *word, &error);
    if (failure != NULL)
      erp_outage_join(scenario->outage, failure->outage);
    else if (diags != NULL)
      erp_diag_add(diags, ERP_SEVERITY_WARNING, "unknown-name", record->record.line,
                   record->record.column, record->id, "%s", error->message);
  }
}

static void
add_scenarios(ErpFailures *failures, const ErpNetwork *network, ErpDiagList *diags) {
  guint n;
  const ErpRecord *const *records = erp_plan_of_kind(network->plan, ERP_KIND_SCENARIO, &n);
  for (guint i = 0; i < n; i++) {
    const ErpScenario *record = ERP_AS(ErpScenario, SCENARIO, records[i]);
    if (record->id == NULL)
      continue;
    g_autoptr(ErpFailure) scenario =
        failure_new(ERP_FAILURE_SCENARIO, g_strdup(record->id),
                    g_strdup(erp_name_or(record->name, record->id)), records[i]);
    for (char **id = record->fails; id != NULL && *id != NULL; id++)
      erp_outage_lose(scenario->outage, *id, ERP_PART_WHOLE);
    add_words(failures, scenario, record, diags); /* words of others, not of scenarios before it */
    ErpFailure *kept = g_steal_pointer(&scenario);
    g_ptr_array_add(failures->list, kept);
    g_hash_table_insert(failures->by_word, kept->word, kept);
  }
}

static int
compare_kinds(gconstpointer a, gconstpointer b, gpointer user) {
  (void) user;
  const ErpFailure *x = *(ErpFailure *const *) a, *y = *(ErpFailure *const *) b;
  return (int) x->kind - (int) y->kind;
}

ErpFailures *
erp_failures_new(const ErpNetwork *network, ErpDiagList *diags) {
  ErpFailures *failures = g_new0(ErpFailures, 1);
  failures->list = g_ptr_array_new_with_free_func(free_failure);
  failures->by_word = g_hash_table_new(erp_hash_text, g_str_equal);
  add_sites(failures, network);
  add_elements(failures, network, ERP_ELEMENT_WAN_LINK, ERP_FAILURE_WAN_LINK);
  add_edges(failures, network);
  add_elements(failures, network, ERP_ELEMENT_INTERNET, ERP_FAILURE_INTERNET);
  add_elements(failures, network, ERP_ELEMENT_CIRCUIT, ERP_FAILURE_CIRCUIT);
  add_circuit_links(failures, network);
  add_locations(failures, network);
  add_metros(failures, network);
  add_elements(failures, network, ERP_ELEMENT_GATEWAY, ERP_FAILURE_GATEWAY);
  add_elements(failures, network, ERP_ELEMENT_PROXY, ERP_FAILURE_PROXY);
  add_elements(failures, network, ERP_ELEMENT_VPN, ERP_FAILURE_VPN);
  add_shared(failures, network, ERP_FAILURE_PROVIDER);
  add_shared(failures, network, ERP_FAILURE_PATH_GROUP);
  add_scenarios(failures, network, diags);
  g_ptr_array_sort_with_data(failures->list, compare_kinds, NULL);
  return failures;
}

void
erp_failures_free(ErpFailures *failures) {
  if (failures == NULL)
    return;
  g_hash_table_unref(failures->by_word);
  g_ptr_array_unref(failures->list);
  g_free(failures);
}

/* ---- pairs ---------------------------------------------------------------------------------- */

GPtrArray *
erp_failures_pairs(const ErpFailures *failures, GError **error) {
  guint first = 0, n = failures->list->len;
  while (first < n &&
         ((const ErpFailure *) failures->list->pdata[first])->kind == ERP_FAILURE_SCENARIO)
    first++;
  guint64 left = n - first, all = left == 0 ? 0 : left * (left - 1) / 2;
  if (all > ERP_FAILURE_PAIRS) {
    g_set_error(error, ERP_ERROR, ERP_ERROR_USAGE,
                _("%u failures make %" G_GUINT64_FORMAT " pairs, of which %u can be played at a "
                  "time; state those that matter as <scenario>"),
                n - first, all, ERP_FAILURE_PAIRS);
    return NULL;
  }
  GPtrArray *pairs = g_ptr_array_new_with_free_func(free_failure);
  for (guint i = first; i < n; i++)
    for (guint j = i + 1; j < n; j++)
      g_ptr_array_add(pairs, erp_failure_both(failures->list->pdata[i], failures->list->pdata[j]));
  return pairs;
}

/* ---- look-up -------------------------------------------------------------------------------- */

/* By the name alone of what fails together; NULL also when several are called so. */
static const ErpFailure *
find_by_name(const ErpFailures *failures, const char *name) {
  static const ErpFailureKind named[] = {ERP_FAILURE_PROVIDER, ERP_FAILURE_METRO,
                                         ERP_FAILURE_PATH_GROUP};
  const ErpFailure *found = NULL;
  for (guint i = 0; i < G_N_ELEMENTS(named); i++) {
    g_autofree char *word = word_of(kinds[named[i]].word, name);
    const ErpFailure *one = word == NULL ? NULL : g_hash_table_lookup(failures->by_word, word);
    if (one != NULL && found != NULL)
      return NULL;
    found = one != NULL ? one : found;
  }
  return found;
}

const ErpFailure *
erp_failures_find(const ErpFailures *failures, const char *word, GError **error) {
  const ErpFailure *found = g_hash_table_lookup(failures->by_word, word);
  for (guint i = 0; found == NULL && i < failures->list->len; i++) {
    const ErpFailure *failure = failures->list->pdata[i];
    if (g_ascii_strcasecmp(failure->word, word) == 0)
      found = failure;
  }
  if (found == NULL)
    found = find_by_name(failures, word);
  if (found != NULL)
    return found;
  g_autoptr(GPtrArray) words = g_ptr_array_new();
  for (guint i = 0; i < failures->list->len; i++)
    g_ptr_array_add(words, ((const ErpFailure *) failures->list->pdata[i])->word);
  const char *meant = erp_did_you_mean(word, (const char *const *) words->pdata, words->len);
  if (meant != NULL)
    g_set_error(error, ERP_ERROR, ERP_ERROR_USAGE,
                _("nothing in the plan fails by the word “%s”; did you mean “%s”?"), word, meant);
  else
    g_set_error(error, ERP_ERROR, ERP_ERROR_USAGE,
                _("nothing in the plan fails by the word “%s”; erplan whatif --failures lists the "
                  "words"),
                word);
  return NULL;
}
