#include "exchange/proposal.h"

#include "base/hash.h"
#include "xml/writer.h"
#include "base/i18n.h"

struct _ErpProposal {
  char *source;
  gboolean partial;
  ErpDiagList *diags;
  GArray *things;   /* of ErpThing */
  GHashTable *keys; /* "KIND KEY" -> number + 1 */
};

static void
clear_reference(gpointer data) {
  g_free(((ErpReference *) data)->name);
}

static void
clear_thing(gpointer data) {
  ErpThing *thing = data;
  erp_record_unref(thing->record);
  g_free(thing->key);
  g_free(thing->id);
  g_free(thing->country);
  g_array_unref(thing->references);
}

ErpProposal *
erp_proposal_new(const char *source, ErpDiagList *diags) {
  ErpProposal *proposal = g_new0(ErpProposal, 1);
  proposal->source = erp_xml_plain(source);
  proposal->diags = diags;
  proposal->things = g_array_new(FALSE, FALSE, sizeof(ErpThing));
  g_array_set_clear_func(proposal->things, clear_thing);
  proposal->keys = g_hash_table_new_full(erp_hash_text, g_str_equal, g_free, NULL);
  return proposal;
}

void
erp_proposal_free(ErpProposal *proposal) {
  if (proposal == NULL)
    return;
  g_free(proposal->source);
  g_array_unref(proposal->things);
  g_hash_table_unref(proposal->keys);
  g_free(proposal);
}

void
erp_proposal_set_partial(ErpProposal *proposal) {
  proposal->partial = TRUE;
}

gboolean
erp_proposal_is_partial(const ErpProposal *proposal) {
  return proposal->partial;
}

static char *
key_of(ErpKind kind, const char *key) {
  g_autofree char *plain = erp_xml_plain(key);
  return g_strdup_printf("%d %s", kind, plain);
}

guint
erp_proposal_add(ErpProposal *proposal, ErpKind kind, guint within, const char *key, ErpSpot spot) {
  guint number = proposal->things->len;
  ErpThing thing = {.record = erp_record_new(kind),
                    .within = within,
                    .key = erp_xml_plain(key),
                    .references = g_array_new(FALSE, FALSE, sizeof(ErpReference))};
  g_assert(within == ERP_NO_THING || within < number);
  g_array_set_clear_func(thing.references, clear_reference);
  thing.record->line = spot.line;
  thing.record->column = spot.column;
  g_array_append_val(proposal->things, thing);
  if (key != NULL && erp_proposal_find(proposal, kind, key) == ERP_NO_THING)
    g_hash_table_insert(proposal->keys, key_of(kind, key), GUINT_TO_POINTER(number + 1));
  return number;
}

guint
erp_proposal_find(const ErpProposal *proposal, ErpKind kind, const char *key) {
  g_autofree char *whole = key_of(kind, key);
  guint found = GPOINTER_TO_UINT(g_hash_table_lookup(proposal->keys, whole));
  return found > 0 ? found - 1 : ERP_NO_THING;
}

guint
erp_proposal_length(const ErpProposal *proposal) {
  return proposal->things->len;
}

ErpThing *
erp_proposal_get(const ErpProposal *proposal, guint thing) {
  g_assert(thing < proposal->things->len);
  return &g_array_index(proposal->things, ErpThing, thing);
}

const char *
erp_proposal_source(const ErpProposal *proposal) {
  return proposal->source;
}

ErpDiagList *
erp_proposal_diags(const ErpProposal *proposal) {
  return proposal->diags;
}

/* ---- fields ---------------------------------------------------------------------------------- */

static guint
field_of(const ErpThing *thing, const char *name) {
  int field = erp_kind_field(thing->record->kind, name);
  g_assert(field >= 0);
  return (guint) field;
}

/* What it is called in messages. */
static const char *
called(const ErpThing *thing) {
  return thing->key != NULL ? thing->key : erp_kind_info(thing->record->kind)->element;
}

gboolean
erp_proposal_set(ErpProposal *proposal, guint number, const char *name, const char *value,
                 ErpSpot spot) {
  ErpThing *thing = erp_proposal_get(proposal, number);
  guint field = field_of(thing, name);
  g_autoptr(GError) error = NULL;
  g_autofree char *plain = erp_xml_plain(value);
  if (plain == NULL || *plain == '\0')
    return TRUE;
  if ((int) field == erp_kind_info(thing->record->kind)->id_field) {
    g_free(thing->id);
    thing->id = g_steal_pointer(&plain);
    return TRUE;
  }
  if (erp_record_set(thing->record, field, plain, &error))
    return TRUE;
  erp_diag_add(proposal->diags, ERP_SEVERITY_WARNING, "dropped", spot.line, spot.column,
               called(thing), _("%s is left out: %s"), name, error->message);
  return FALSE;
}

gboolean
erp_proposal_set_quantity(ErpProposal *proposal, guint number, const char *name, gint64 value,
                          ErpSpot spot) {
  const ErpThing *thing = erp_proposal_get(proposal, number);
  const ErpField *field = &erp_kind_info(thing->record->kind)->fields[field_of(thing, name)];
  g_assert(field->type == ERP_TYPE_QUANTITY);
  if (value == ERP_UNSET)
    return TRUE;
  g_autofree char *text = erp_unit_format(field->unit, value);
  return erp_proposal_set(proposal, number, name, text, spot);
}

void
erp_proposal_assume(ErpProposal *proposal, guint number, const char *name, const char *value) {
  ErpThing *thing = erp_proposal_get(proposal, number);
  ErpSpot spot = {thing->record->line, thing->record->column};
  if (erp_proposal_set(proposal, number, name, value, spot))
    thing->assumed |= G_GUINT64_CONSTANT(1) << field_of(thing, name);
}

static void
refer(ErpProposal *proposal, guint number, const char *name, guint other, const char *called_so) {
  ErpThing *thing = erp_proposal_get(proposal, number);
  const ErpField *field = &erp_kind_info(thing->record->kind)->fields[field_of(thing, name)];
  ErpReference reference = {field->name, other, erp_xml_plain(called_so)};
  g_assert(field->type == ERP_TYPE_REF);
  g_array_append_val(thing->references, reference);
}

void
erp_proposal_refer(ErpProposal *proposal, guint number, const char *name, guint other) {
  g_assert(other < proposal->things->len);
  refer(proposal, number, name, other, NULL);
}

void
erp_proposal_refer_to(ErpProposal *proposal, guint number, const char *name,
                      const char *called_so) {
  refer(proposal, number, name, ERP_NO_THING, called_so);
}

void
erp_proposal_set_country(ErpProposal *proposal, guint number, const char *country) {
  ErpThing *thing = erp_proposal_get(proposal, number);
  g_free(thing->country);
  thing->country = *country != '\0' ? g_strdup(country) : NULL;
}

gboolean
erp_proposal_has(const ErpProposal *proposal, guint number, const char *name) {
  const ErpThing *thing = erp_proposal_get(proposal, number);
  guint field = field_of(thing, name);
  if ((int) field == erp_kind_info(thing->record->kind)->id_field)
    return thing->id != NULL;
  for (guint i = 0; i < thing->references->len; i++)
    if (g_str_equal(g_array_index(thing->references, ErpReference, i).field, name))
      return TRUE;
  return erp_record_stated(thing->record, field);
}

/* ---- what is told ---------------------------------------------------------------------------- */

G_GNUC_PRINTF(5, 0)
static void
tell(ErpProposal *proposal, const char *code, ErpSpot spot, const char *object, const char *format,
     va_list list) {
  g_autofree char *text = g_strdup_vprintf(format, list);
  erp_diag_add(proposal->diags, ERP_SEVERITY_NOTE, code, spot.line, spot.column, object, "%s",
               text);
}

void
erp_proposal_drop(ErpProposal *proposal, ErpSpot spot, const char *object, const char *format,
                  ...) {
  va_list list;
  va_start(list, format);
  tell(proposal, "dropped", spot, object, format, list);
  va_end(list);
}

void
erp_proposal_guess(ErpProposal *proposal, ErpSpot spot, const char *object, const char *format,
                   ...) {
  va_list list;
  va_start(list, format);
  tell(proposal, "guessed", spot, object, format, list);
  va_end(list);
}
