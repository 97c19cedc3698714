#include "exchange/merge.h"

#include <string.h>

#include "base/hash.h"
#include "base/names.h"
#include "plan/check.h"
#include "base/i18n.h"

/* What a thing is in the plan. */
typedef struct {
  const ErpRecord *record; /* or NULL: a new one */
  ErpRecord *made;         /* with its id, its source and its references */
  gboolean dropped;
} Match;

typedef struct {
  const ErpProposal *proposal;
  const ErpPlan *plan;
  Match *matches;        /* per thing */
  GHashTable *by_source; /* "KIND SOURCE" -> record, the first that has it */
  GHashTable *by_name;   /* "KIND FOLDED NAME" -> record; NULL when several have it */
  GHashTable *ids;       /* taken, as a set */
  GHashTable *numbers;   /* what ids are made from -> the last number behind it */
  GHashTable *used;      /* records that are a thing, as a set */
  GPtrArray *parts;      /* of ErpEdit */
  ErpMerged *merged;
} Merge;

/* ---- what the plan has ----------------------------------------------------------------------- */

static const char *
text_of(const ErpRecord *record, const char *name) {
  int field = erp_kind_field(record->kind, name);
  if (field < 0)
    return NULL;
  return G_STRUCT_MEMBER(char *, record, erp_kind_info(record->kind)->fields[field].offset);
}

static char *
name_key(ErpKind kind, const char *name) {
  g_autofree char *folded = erp_name_fold(name);
  return g_strdup_printf("%d %s", kind, folded);
}

static char *
source_key(ErpKind kind, const char *source) {
  return g_strdup_printf("%d %s", kind, source);
}

static void
note_source(Merge *merge, const ErpRecord *record, const char *source) {
  char *key = source_key(record->kind, source);
  if (g_hash_table_contains(merge->by_source, key))
    g_free(key);
  else
    g_hash_table_insert(merge->by_source, key, (gpointer) record);
}

static void
note_record(Merge *merge, const ErpRecord *record) {
  const char *source = text_of(record, "source"), *name = text_of(record, "name");
  if (source != NULL)
    note_source(merge, record, source);
  if (erp_record_id(record) != NULL)
    g_hash_table_add(merge->ids, g_strdup(erp_record_id(record)));
  if (name != NULL) {
    char *key = name_key(record->kind, name);
    gboolean is_known = g_hash_table_contains(merge->by_name, key);
    g_hash_table_insert(merge->by_name, key, is_known ? NULL : (gpointer) record);
  }
  for (guint i = 0; i < record->n_children; i++)
    note_record(merge, record->children[i]);
}

static gboolean
note_top(gpointer record, guint index G_GNUC_UNUSED, gpointer user) {
  note_record(user, record);
  return TRUE;
}

/* The record of one of these kinds that comes from there, or NULL. */
static const ErpRecord *
find_from(const Merge *merge, const char *source, guint64 kinds) {
  for (int kind = 0; kind < ERP_KIND_LAST; kind++) {
    if ((kinds & ERP_KIND_BIT(kind)) == 0)
      continue;
    g_autofree char *key = source_key((ErpKind) kind, source);
    const ErpRecord *record = g_hash_table_lookup(merge->by_source, key);
    if (record != NULL)
      return record;
  }
  return NULL;
}

/* ---- references ------------------------------------------------------------------------------ */

/* The record that is called so: by id, by what this or any source calls it, by a name of its own.
 */
static const ErpRecord *
find_called(const Merge *merge, const char *name, guint64 targets) {
  const ErpRecord *record = erp_plan_find(merge->plan, name);
  if (record != NULL && (targets & ERP_KIND_BIT(record->kind)) != 0)
    return record;
  g_autofree char *source = g_strconcat(erp_proposal_source(merge->proposal), ":", name, NULL);
  const char *const sources[] = {source, name};
  for (guint i = 0; i < G_N_ELEMENTS(sources); i++) {
    record = find_from(merge, sources[i], targets);
    if (record != NULL)
      return record;
  }
  for (int kind = 0; kind < ERP_KIND_LAST; kind++) {
    if ((targets & ERP_KIND_BIT(kind)) == 0)
      continue;
    g_autofree char *key = name_key((ErpKind) kind, name);
    record = g_hash_table_lookup(merge->by_name, key);
    if (record != NULL)
      return record;
  }
  return NULL;
}

/* A thing of the file itself by its key. */
static guint
find_thing_called(const Merge *merge, const char *name, guint64 targets) {
  for (int kind = 0; kind < ERP_KIND_LAST; kind++) {
    guint thing = (targets & ERP_KIND_BIT(kind)) != 0
                      ? erp_proposal_find(merge->proposal, (ErpKind) kind, name)
                      : ERP_NO_THING;
    if (thing != ERP_NO_THING)
      return thing;
  }
  return ERP_NO_THING;
}

static const char *
id_of_thing(const Merge *merge, guint thing) {
  const Match *match = &merge->matches[thing];
  if (match->dropped)
    return NULL;
  return erp_record_id(match->record != NULL ? match->record : match->made);
}

/* The id a reference comes to, or NULL. */
static const char *
resolve(const Merge *merge, const ErpThing *thing, const ErpReference *reference) {
  const ErpKindInfo *info = erp_kind_info(thing->record->kind);
  const ErpField *field = &info->fields[erp_kind_field(info->kind, reference->field)];
  guint other = reference->other;
  if (other == ERP_NO_THING)
    other = find_thing_called(merge, reference->name, field->targets);
  if (other != ERP_NO_THING)
    return id_of_thing(merge, other);
  const ErpRecord *record = find_called(merge, reference->name, field->targets);
  return record != NULL ? erp_record_id(record) : NULL;
}

static const char *
resolve_field(const Merge *merge, const ErpThing *thing, const char *field) {
  for (guint i = 0; i < thing->references->len; i++) {
    const ErpReference *reference = &g_array_index(thing->references, ErpReference, i);
    if (g_str_equal(reference->field, field))
      return resolve(merge, thing, reference);
  }
  return NULL;
}

/* ---- which record a thing is ----------------------------------------------------------------- */

/* The field that makes a record what it is among its like. */
static const struct {
  ErpKind kind;
  const char *field; /* NULL: there is one that counts, the first */
} natural_keys[] = {
    {ERP_KIND_PEERING_LOCATION, "at"}, {ERP_KIND_CONNECTION, "circuit"},
    {ERP_KIND_PEERING, "kind"},        {ERP_KIND_DEMAND, "service"},
    {ERP_KIND_INTERNET, NULL},         {ERP_KIND_ACCEPT, "community"},
    {ERP_KIND_ADVERTISE, "prefix"},    {ERP_KIND_TENANT, NULL},
};

static gboolean
is_alike(const Merge *merge, const ErpThing *thing, const ErpRecord *record) {
  if (record->kind != thing->record->kind || g_hash_table_contains(merge->used, record))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS(natural_keys); i++) {
    if (natural_keys[i].kind != record->kind)
      continue;
    if (natural_keys[i].field == NULL)
      return TRUE;
    guint field = (guint) erp_kind_field(record->kind, natural_keys[i].field);
    const char *referred = resolve_field(merge, thing, natural_keys[i].field);
    g_autofree char *theirs =
        referred != NULL ? g_strdup(referred) : erp_record_get(thing->record, field);
    g_autofree char *ours = erp_record_get(record, field);
    return theirs != NULL && g_strcmp0(theirs, ours) == 0;
  }
  return FALSE;
}

static const ErpRecord *
find_alike(const Merge *merge, const ErpThing *thing) {
  if (thing->within != ERP_NO_THING) {
    const ErpRecord *parent = merge->matches[thing->within].record;
    for (guint i = 0; parent != NULL && i < parent->n_children; i++)
      if (is_alike(merge, thing, parent->children[i]))
        return parent->children[i];
    return NULL;
  }
  guint n;
  const ErpRecord *const *records = erp_plan_of_kind(merge->plan, thing->record->kind, &n);
  for (guint i = 0; i < n; i++)
    if (is_alike(merge, thing, records[i]))
      return records[i];
  return NULL;
}

/* Whether nothing else says where the record came from. */
static gboolean
may_be(const Merge *merge, const ErpThing *thing, const ErpRecord *record) {
  return record != NULL && record->kind == thing->record->kind &&
         !g_hash_table_contains(merge->used, record) && text_of(record, "source") == NULL;
}

static gboolean
has_natural_key(ErpKind kind) {
  for (guint i = 0; i < G_N_ELEMENTS(natural_keys); i++)
    if (natural_keys[i].kind == kind)
      return TRUE;
  return FALSE;
}

static const ErpRecord *
find_record(const Merge *merge, const ErpThing *thing) {
  const char *source = text_of(thing->record, "source"), *name = text_of(thing->record, "name");
  ErpKind kind = thing->record->kind;
  const ErpRecord *record = source != NULL ? find_from(merge, source, ERP_KIND_BIT(kind)) : NULL;
  if (record != NULL && !g_hash_table_contains(merge->used, record))
    return record;
  if (has_natural_key(thing->record->kind))
    return find_alike(merge, thing);
  record = thing->id != NULL ? erp_plan_find(merge->plan, thing->id) : NULL;
  if (may_be(merge, thing, record))
    return record;
  g_autofree char *key = name != NULL ? name_key(thing->record->kind, name) : NULL;
  record = key != NULL ? g_hash_table_lookup(merge->by_name, key) : NULL;
  return may_be(merge, thing, record) ? record : NULL;
}

/* ---- ids of what is new ---------------------------------------------------------------------- */

/* Letters and digits of a text, joined by hyphens; "" when it has none of ASCII's. */
static char *
slug(const char *text) {
  g_autofree char *folded = erp_name_fold(text);
  GString *out = g_string_new(NULL);
  for (const char *p = folded; *p != '\0' && out->len < 40; p++)
    if (g_ascii_isalnum(*p))
      g_string_append_c(out, *p);
    else if (out->len > 0 && out->str[out->len - 1] != '-')
      g_string_append_c(out, '-');
  if (out->len > 0 && out->str[out->len - 1] == '-')
    g_string_truncate(out, out->len - 1);
  return g_string_free(out, FALSE);
}

/* What the id is made from. Caller frees. */
static char *
wish(const Merge *merge, const ErpThing *thing) {
  const char *name = text_of(thing->record, "name");
  if (erp_id_valid(thing->id))
    return g_strdup(thing->id);
  const char *a = resolve_field(merge, thing, "a"), *b = resolve_field(merge, thing, "b");
  if (a != NULL && b != NULL && thing->id == NULL)
    return g_strconcat(a, "-", b, NULL);
  const char *const texts[] = {thing->id, name, thing->key};
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
    g_autofree char *text = texts[i] != NULL ? slug(texts[i]) : NULL;
    if (erp_id_valid(text))
      return g_steal_pointer(&text);
  }
  return g_strdup(erp_kind_info(thing->record->kind)->element);
}

static void
give_id(Merge *merge, const ErpThing *thing, ErpRecord *made) {
  int field = erp_kind_info(made->kind)->id_field;
  if (field < 0 || (thing->id == NULL && !erp_kind_info(made->kind)->fields[field].required))
    return;
  g_autofree char *base = wish(merge, thing);
  g_autofree char *id = g_strdup(base);
  guint n = MAX(GPOINTER_TO_UINT(g_hash_table_lookup(merge->numbers, base)), 1);
  while (g_hash_table_contains(merge->ids, id) || g_strv_contains(erp_reserved_ids, id)) {
    g_free(id);
    id = g_strdup_printf("%.200s-%u", base, ++n);
  }
  g_hash_table_insert(merge->numbers, g_steal_pointer(&base), GUINT_TO_POINTER(n));
  erp_record_set(made, (guint) field, id, NULL);
  g_hash_table_add(merge->ids, g_steal_pointer(&id));
}

/* ---- things, one after the other ------------------------------------------------------------- */

/* A thing that came with a key says where from, so that it is found again. */
static void
give_source(const Merge *merge, const ErpThing *thing) {
  int field = erp_kind_field(thing->record->kind, "source");
  if (field < 0 || thing->key == NULL)
    return;
  g_autofree char *source =
      g_strconcat(erp_proposal_source(merge->proposal), ":", thing->key, NULL);
  erp_record_set(thing->record, (guint) field, source, NULL);
}

/* Whether the file says anything of it, and does not only mention it. */
static gboolean
is_said(const ErpThing *thing) {
  const ErpKindInfo *info = erp_kind_info(thing->record->kind);
  for (guint i = 0; i < info->n_fields; i++)
    if ((int) i != erp_kind_field(info->kind, "source") && erp_record_stated(thing->record, i))
      return TRUE;
  return FALSE;
}

/* What no new record can do without and is not said; else NULL. */
static const char *
lacks(const ErpThing *thing) {
  const ErpKindInfo *info = erp_kind_info(thing->record->kind);
  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].required && (int) i != info->id_field &&
        info->fields[i].type != ERP_TYPE_REF && !erp_record_stated(thing->record, i))
      return info->fields[i].name;
  return NULL;
}

/* A record that the plan would refuse brings the whole import down; so it is left out alone. */
static void
drop_lacking(Merge *merge, guint number) {
  const ErpThing *thing = erp_proposal_get(merge->proposal, number);
  const char *element = erp_kind_info(thing->record->kind)->element, *lacking = lacks(thing);
  if (lacking == NULL)
    return;
  merge->matches[number].dropped = TRUE;
  const char *key = thing->key != NULL ? thing->key : "";
  g_autofree char *text =
      is_said(thing)
          ? g_strdup_printf(_("%s “%s” is left out: nothing says its %s"), element, key, lacking)
          : g_strdup_printf(_("what belongs to %s “%s” is left out: neither the file nor the plan "
                              "has it"),
                            element, key);
  erp_diag_add(erp_proposal_diags(merge->proposal), ERP_SEVERITY_WARNING, "dropped",
               thing->record->line, thing->record->column, thing->key, "%s", text);
}

/* A later import could not tell two of one name apart. */
static void
drop_second(Merge *merge, guint number) {
  const ErpThing *thing = erp_proposal_get(merge->proposal, number);
  ErpKind kind = thing->record->kind;
  if (thing->key == NULL || erp_proposal_find(merge->proposal, kind, thing->key) == number)
    return;
  merge->matches[number].dropped = TRUE;
  erp_diag_add(erp_proposal_diags(merge->proposal), ERP_SEVERITY_WARNING, "dropped",
               thing->record->line, thing->record->column, thing->key,
               _("a second %s “%s” is left out"), erp_kind_info(kind)->element, thing->key);
}

static void
match_thing(Merge *merge, guint number) {
  const ErpThing *thing = erp_proposal_get(merge->proposal, number);
  Match *match = &merge->matches[number];
  if (thing->within != ERP_NO_THING && merge->matches[thing->within].dropped)
    match->dropped = TRUE;
  else
    drop_second(merge, number);
  if (match->dropped)
    return;
  give_source(merge, thing);
  match->record = find_record(merge, thing);
  match->made = erp_record_copy(thing->record);
  if (match->record != NULL)
    g_hash_table_add(merge->used, (gpointer) match->record);
  else
    drop_lacking(merge, number);
  if (match->record == NULL && !match->dropped)
    give_id(merge, thing, match->made);
}

static void
drop(Merge *merge, guint number, const ErpReference *reference) {
  const ErpThing *thing = erp_proposal_get(merge->proposal, number);
  const char *label = thing->key != NULL ? thing->key : erp_record_id(merge->matches[number].made);
  const char *name = reference->name;
  if (reference->other != ERP_NO_THING)
    name = erp_proposal_get(merge->proposal, reference->other)->key;
  erp_diag_add(erp_proposal_diags(merge->proposal), ERP_SEVERITY_WARNING, "dropped",
               thing->record->line, thing->record->column, label,
               _("%s “%s” is left out: its %s is “%s”, and nothing is called so"),
               erp_kind_info(thing->record->kind)->element, label != NULL ? label : "",
               reference->field, name != NULL ? name : "");
  merge->matches[number].dropped = TRUE;
}

/* Two names of one place are no two ends, and a site does not send its traffic through itself. */
static void
drop_loops(Merge *merge, guint number) {
  const ErpThing *thing = erp_proposal_get(merge->proposal, number);
  Match *match = &merge->matches[number];
  const char *a = text_of(match->made, "a"), *b = text_of(match->made, "b");
  const char *via = text_of(match->made, "internet-via");
  if (a != NULL && g_strcmp0(a, b) == 0) {
    erp_diag_add(erp_proposal_diags(merge->proposal), ERP_SEVERITY_WARNING, "dropped",
                 thing->record->line, thing->record->column, thing->key,
                 _("a link from “%s” to itself is left out"), a);
    match->dropped = TRUE;
  }
  if (via != NULL && g_strcmp0(via, id_of_thing(merge, number)) == 0)
    erp_record_set(match->made, (guint) erp_kind_field(ERP_KIND_SITE, "internet-via"), NULL, NULL);
}

/* Its references as ids. One that must be there and is not drops the thing. */
static void
settle_references(Merge *merge, guint number) {
  const ErpThing *thing = erp_proposal_get(merge->proposal, number);
  Match *match = &merge->matches[number];
  if (thing->within != ERP_NO_THING && merge->matches[thing->within].dropped)
    match->dropped = TRUE;
  for (guint i = 0; !match->dropped && i < thing->references->len; i++) {
    const ErpReference *reference = &g_array_index(thing->references, ErpReference, i);
    guint field = (guint) erp_kind_field(thing->record->kind, reference->field);
    const char *id = resolve(merge, thing, reference);
    merge->merged->unresolved += id == NULL;
    if (id != NULL)
      erp_record_set(match->made, field, id, NULL);
    else if (erp_kind_info(thing->record->kind)->fields[field].required)
      drop(merge, number, reference);
    else
      erp_diag_add(erp_proposal_diags(merge->proposal), ERP_SEVERITY_WARNING, "dropped",
                   thing->record->line, thing->record->column, thing->key,
                   _("%s is left out: nothing is called “%s”"), reference->field,
                   reference->name != NULL ? reference->name : "");
  }
}

/* ---- edits ----------------------------------------------------------------------------------- */

/* Values that the file states take the place of others, but where a record came from stays. */
static void
set_fields(Merge *merge, const Match *match, guint64 assumed) {
  const ErpKindInfo *info = erp_kind_info(match->record->kind);
  int source = erp_kind_field(info->kind, "source");
  g_autofree char *path = NULL;
  for (guint i = 0; i < info->n_fields; i++) {
    if ((int) i == info->id_field || !erp_record_stated(match->made, i))
      continue;
    g_autofree char *is = erp_record_get(match->record, i);
    g_autofree char *will_be = erp_record_get(match->made, i);
    gboolean stays = (int) i == source || (assumed & (G_GUINT64_CONSTANT(1) << i)) != 0;
    if (erp_record_stated(match->record, i) && (stays || g_strcmp0(is, will_be) == 0))
      continue;
    if (path == NULL)
      path = erp_plan_path(merge->plan, match->record);
    g_ptr_array_add(merge->parts, erp_edit_set(path, info->fields[i].name, will_be));
  }
  if (path != NULL)
    merge->merged->changed++;
  else
    merge->merged->same++;
}

/* Takes what was made, into the thing it stands in when that is new, too. */
static void
add_record(Merge *merge, guint number) {
  const ErpThing *thing = erp_proposal_get(merge->proposal, number);
  Match *match = &merge->matches[number];
  merge->merged->added++;
  if (thing->within == ERP_NO_THING) {
    g_ptr_array_add(merge->parts, erp_edit_add(NULL, erp_record_ref(match->made)));
    return;
  }
  const Match *parent = &merge->matches[thing->within];
  if (parent->record == NULL) {
    erp_record_take_child(parent->made, erp_record_ref(match->made));
    return;
  }
  g_autofree char *path = erp_plan_path(merge->plan, parent->record);
  g_ptr_array_add(merge->parts, erp_edit_add(path, erp_record_ref(match->made)));
}

/* Where a record stands in the plan it stays; only told. */
static void
tell_moved(const Merge *merge, const ErpThing *thing, const ErpRecord *record) {
  if (thing->within == ERP_NO_THING)
    return;
  const char *there = id_of_thing(merge, thing->within);
  const ErpRecord *parent = erp_plan_parent(merge->plan, record);
  if (parent != NULL && there != NULL && g_strcmp0(erp_record_id(parent), there) != 0)
    erp_diag_add(erp_proposal_diags(merge->proposal), ERP_SEVERITY_WARNING, "moved",
                 thing->record->line, thing->record->column, erp_record_id(record),
                 _("%s “%s” stays in “%s”, though the file has it in “%s”"),
                 erp_kind_info(record->kind)->element, erp_record_id(record), erp_record_id(parent),
                 there);
}

/* What the source does not have any more stays; only told. */
static void
tell_gone(Merge *merge) {
  if (erp_proposal_is_partial(merge->proposal))
    return;
  g_autofree char *start = g_strconcat(erp_proposal_source(merge->proposal), ":", NULL);
  for (int kind = 0; kind < ERP_KIND_LAST; kind++) {
    guint n = 0;
    const ErpRecord *const *records = erp_kind_field((ErpKind) kind, "source") < 0
                                          ? NULL
                                          : erp_plan_of_kind(merge->plan, (ErpKind) kind, &n);
    for (guint i = 0; i < n; i++) {
      const char *source = text_of(records[i], "source");
      if (source == NULL || !g_str_has_prefix(source, start) ||
          g_hash_table_contains(merge->used, records[i]))
        continue;
      merge->merged->gone++;
      erp_diag_add(erp_proposal_diags(merge->proposal), ERP_SEVERITY_NOTE, "gone", 0, 0,
                   erp_record_id(records[i]), _("%s “%s” is not in the file any more; it stays"),
                   erp_kind_info(records[i]->kind)->element, erp_record_id(records[i]));
    }
  }
}

static void
merge_init(Merge *merge, const ErpProposal *proposal, const ErpPlan *plan, ErpMerged *merged) {
  *merged = (ErpMerged){0};
  *merge = (Merge){.proposal = proposal,
                   .plan = plan,
                   .matches = g_new0(Match, erp_proposal_length(proposal) + 1),
                   .by_source = g_hash_table_new_full(erp_hash_text, g_str_equal, g_free, NULL),
                   .by_name = g_hash_table_new_full(erp_hash_text, g_str_equal, g_free, NULL),
                   .ids = g_hash_table_new_full(erp_hash_text, g_str_equal, g_free, NULL),
                   .numbers = g_hash_table_new_full(erp_hash_text, g_str_equal, g_free, NULL),
                   .used = g_hash_table_new(NULL, NULL),
                   .parts = g_ptr_array_new(),
                   .merged = merged};
  erp_parray_foreach(erp_plan_records(plan), note_top, merge);
}

static void
merge_clear(Merge *merge) {
  for (guint i = 0; i < erp_proposal_length(merge->proposal); i++)
    erp_record_unref(merge->matches[i].made);
  g_free(merge->matches);
  g_hash_table_unref(merge->by_source);
  g_hash_table_unref(merge->by_name);
  g_hash_table_unref(merge->ids);
  g_hash_table_unref(merge->numbers);
  g_hash_table_unref(merge->used);
}

void
erp_merge_note_placed(const ErpProposal *proposal, const ErpPlan *plan) {
  ErpMerged merged;
  Merge merge;
  merge_init(&merge, proposal, plan, &merged);
  for (guint i = 0; i < erp_proposal_length(proposal); i++) {
    ErpThing *thing = erp_proposal_get(proposal, i);
    int lat = erp_kind_field(thing->record->kind, "lat");
    give_source(&merge, thing);
    const ErpRecord *record = merge.matches[i].record = find_record(&merge, thing);
    thing->placed = record != NULL && lat >= 0 && erp_record_stated(record, (guint) lat);
    if (record != NULL)
      g_hash_table_add(merge.used, (gpointer) record);
  }
  merge_clear(&merge);
  g_ptr_array_unref(merge.parts);
}

ErpEdit *
erp_merge(const ErpProposal *proposal, const ErpPlan *plan, const char *label, ErpMerged *merged) {
  guint n = erp_proposal_length(proposal);
  Merge merge;
  merge_init(&merge, proposal, plan, merged);
  for (guint i = 0; i < n; i++)
    match_thing(&merge, i);
  for (guint i = 0; i < n; i++) {
    settle_references(&merge, i);
    if (!merge.matches[i].dropped)
      drop_loops(&merge, i);
  }
  for (guint i = 0; i < n; i++) {
    if (merge.matches[i].dropped)
      continue;
    const ErpThing *thing = erp_proposal_get(proposal, i);
    if (merge.matches[i].record == NULL) {
      add_record(&merge, i);
      continue;
    }
    set_fields(&merge, &merge.matches[i], thing->assumed);
    tell_moved(&merge, thing, merge.matches[i].record);
  }
  tell_gone(&merge);
  merge_clear(&merge);
  if (merge.parts->len == 0) {
    g_ptr_array_unref(merge.parts);
    return NULL;
  }
  return erp_edit_batch(label, merge.parts);
}
