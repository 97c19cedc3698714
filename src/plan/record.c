#include "plan/record.h"

#include <string.h>

#include "base/error.h"
#include "plan/field.h"
#include "plan/trivia.h"
#include "plan/value.h"
#include "xml/writer.h"
#include "base/i18n.h"

#define MEMBER(Type, record, field) (*(Type *) ((char *) (record) + (field)->offset))

ErpValue
erp_value_of(const ErpRecord *record, const ErpField *field) {
  ErpValue value = {0};
  switch (erp_value_store(field->type)) {
  case ERP_STORE_NUMBER:
    value.number = *(const gint64 *) ((const char *) record + field->offset);
    break;
  case ERP_STORE_TEXT:
    value.text = *(char *const *) ((const char *) record + field->offset);
    break;
  case ERP_STORE_LIST:
    value.list = *(char **const *) ((const char *) record + field->offset);
    break;
  }
  return value;
}

static char *
room_of(const ErpRecord *record) {
  return (char *) record + erp_kind_info(record->kind)->size;
}

static char *
keep_text(ErpRecord *record, const char *text) {
  gsize n = strlen(text) + 1;
  if (n > (gsize) record->room - record->used)
    return g_strdup(text);
  char *kept = room_of(record) + record->used;
  record->used = (guint16) (record->used + n);
  return memcpy(kept, text, n);
}

static void
free_text(const ErpRecord *record, char *text) {
  guintptr room = (guintptr) room_of(record), at = (guintptr) text;
  if (at < room || at >= room + record->room)
    g_free(text);
}

/* Takes the value; frees the old one. */
static void
take_value(ErpRecord *record, const ErpField *field, ErpValue value) {
  switch (erp_value_store(field->type)) {
  case ERP_STORE_NUMBER:
    MEMBER(gint64, record, field) = value.number;
    break;
  case ERP_STORE_TEXT:
    free_text(record, MEMBER(char *, record, field));
    MEMBER(char *, record, field) = value.text;
    break;
  case ERP_STORE_LIST:
    g_strfreev(MEMBER(char **, record, field));
    MEMBER(char **, record, field) = value.list;
    break;
  }
}

static void
set_default(ErpRecord *record, const ErpField *field) {
  ErpValue value = {0};
  if (field->fallback != NULL) {
    gboolean good = erp_value_parse(field, field->fallback, &value, NULL);
    g_assert(good);
  } else if (erp_value_store(field->type) == ERP_STORE_NUMBER) {
    value.number = ERP_UNSET;
  }
  take_value(record, field, value);
}

/* A copy of the values, with room for texts. Another thread may be counting references: those are
 * not so much as looked at. */
static ErpRecord *
copy_values(const ErpRecord *record, guint16 room) {
  const ErpKindInfo *info = erp_kind_info(record->kind);
  ErpRecord *copy = g_malloc(info->size + room);
  const gsize after = offsetof(ErpRecord, kind);
  memcpy((char *) copy + after, (const char *) record + after, info->size - after);
  copy->refs = 1;
  copy->room = room;
  copy->used = 0;
  for (guint i = 0; i < info->n_fields; i++) {
    const ErpField *field = &info->fields[i];
    if (erp_value_store(field->type) == ERP_STORE_TEXT)
      MEMBER(char *, copy, field) = g_strdup(MEMBER(char *, copy, field));
    else if (erp_value_store(field->type) == ERP_STORE_LIST)
      MEMBER(char **, copy, field) = g_strdupv(MEMBER(char **, copy, field));
  }
  copy->children = NULL;
  copy->n_children = 0;
  return copy;
}

static ErpRecord *
make_blank(ErpKind kind) {
  const ErpKindInfo *info = erp_kind_info(kind);
  ErpRecord *record = g_malloc0(info->size);
  record->refs = 1;
  record->kind = kind;
  for (guint i = 0; i < info->n_fields; i++)
    set_default(record, &info->fields[i]);
  return record;
}

/* The kind's record with nothing but defaults, made once: a plan has thousands of each. */
static const ErpRecord *
blank(ErpKind kind) {
  static gsize blanks[ERP_KIND_LAST];
  if (g_once_init_enter(&blanks[kind]))
    g_once_init_leave(&blanks[kind], (gsize) make_blank(kind));
  return (const ErpRecord *) blanks[kind];
}

ErpRecord *
erp_record_new(ErpKind kind) {
  return erp_record_new_roomy(kind, 0);
}

ErpRecord *
erp_record_new_roomy(ErpKind kind, gsize room) {
  return copy_values(blank(kind), (guint16) MIN(room, G_MAXUINT16));
}

gpointer
erp_record_ref(gpointer record) {
  g_atomic_int_inc(&((ErpRecord *) record)->refs);
  return record;
}

void
erp_record_unref(gpointer pointer) {
  ErpRecord *record = pointer;
  if (record == NULL || !g_atomic_int_dec_and_test(&record->refs))
    return;
  const ErpKindInfo *info = erp_kind_info(record->kind);
  ErpValue none = {0};
  for (guint i = 0; i < info->n_fields; i++)
    take_value(record, &info->fields[i], none);
  for (guint i = 0; i < record->n_children; i++)
    erp_record_unref(record->children[i]);
  g_free(record->children);
  erp_trivia_unref(record->trivia);
  g_free(record);
}

ErpRecord *
erp_record_copy(const ErpRecord *record) {
  ErpRecord *copy = copy_values(record, 0);
  for (guint i = 0; i < record->n_children; i++)
    erp_record_take_child(copy, erp_record_ref(record->children[i]));
  if (copy->trivia != NULL)
    erp_trivia_ref(copy->trivia);
  return copy;
}

static gboolean
lists_equal(char **a, char **b) {
  if (a == NULL || b == NULL)
    return a == b;
  return g_strv_equal((const char *const *) a, (const char *const *) b);
}

gboolean
erp_value_same(const ErpRecord *a, const ErpRecord *b, const ErpField *field) {
  ErpValue one = erp_value_of(a, field);
  ErpValue other = erp_value_of(b, field);
  switch (erp_value_store(field->type)) {
  case ERP_STORE_NUMBER:
    return one.number == other.number;
  case ERP_STORE_TEXT:
    return g_strcmp0(one.text, other.text) == 0;
  case ERP_STORE_LIST:
    return lists_equal(one.list, other.list);
  }
  g_assert_not_reached();
}

/* No words at all are as good as empty ones: both are written alike. */
static gboolean
notes_equal(const ErpNote *a, const ErpNote *b) {
  return a->cdata == b->cdata &&
         strcmp(a->text != NULL ? a->text : "", b->text != NULL ? b->text : "") == 0;
}

static gboolean
fields_equal(const ErpRecord *a, const ErpRecord *b) {
  if (a->kind == ERP_KIND_NOTE)
    return notes_equal((const ErpNote *) a, (const ErpNote *) b);
  if (a->set != b->set)
    return FALSE;
  const ErpKindInfo *info = erp_kind_info(a->kind);
  for (guint i = 0; i < info->n_fields; i++)
    if (!erp_value_same(a, b, &info->fields[i]))
      return FALSE;
  return TRUE;
}

gboolean
erp_record_equal(const ErpRecord *a, const ErpRecord *b) {
  if (a == b)
    return TRUE;
  if (a->kind != b->kind || a->n_children != b->n_children || !fields_equal(a, b))
    return FALSE;
  if (!erp_trivia_equal(a->trivia, b->trivia))
    return FALSE;
  for (guint i = 0; i < a->n_children; i++)
    if (!erp_record_equal(a->children[i], b->children[i]))
      return FALSE;
  return TRUE;
}

void
erp_record_take_child(ErpRecord *record, ErpRecord *child) {
  guint n = record->n_children;
  if ((n & (n - 1)) == 0) /* room doubles at every power of two */
    record->children = g_renew(ErpRecord *, record->children, n == 0 ? 1 : 2 * n);
  record->children[record->n_children++] = child;
}

const char *
erp_record_id(const ErpRecord *record) {
  const ErpKindInfo *info = erp_kind_info(record->kind);
  return info->id_field >= 0 ? erp_value_of(record, &info->fields[info->id_field]).text : NULL;
}

char *
erp_record_get(const ErpRecord *record, guint field) {
  const ErpKindInfo *info = erp_kind_info(record->kind);
  g_assert(field < info->n_fields);
  ErpValue value = erp_value_of(record, &info->fields[field]);
  return erp_value_format(&info->fields[field], &value);
}

/* What a file cannot hold would be something else when it is read again. */
static gboolean
check_possible(const char *text, GError **error) {
  const char *at = erp_xml_impossible(text);
  if (at == NULL)
    return TRUE;
  gunichar c = g_utf8_get_char_validated(at, -1);
  if (c == (gunichar) -1 || c == (gunichar) -2)
    g_set_error_literal(error, ERP_ERROR, ERP_ERROR_USAGE, _("The value is not text in UTF-8"));
  else
    g_set_error(error, ERP_ERROR, ERP_ERROR_USAGE,
                _("The value has the character U+%04X, which no plan can hold; leave it out"), c);
  return FALSE;
}

static gboolean
parse_value(ErpRecord *record, const ErpField *field, const char *text, GError **error) {
  ErpValue value = {0};
  g_autofree char *own = NULL;
  if (!check_possible(text, error))
    return FALSE;
  if (erp_value_store(field->type) != ERP_STORE_TEXT) {
    if (!erp_value_parse(field, text, &value, error))
      return FALSE;
  } else {
    const char *canonical = erp_value_text(field, text, &own, error);
    if (canonical == NULL)
      return FALSE;
    value.text = keep_text(record, canonical);
  }
  take_value(record, field, value);
  return TRUE;
}

gboolean
erp_record_set(ErpRecord *record, guint field, const char *text, GError **error) {
  const ErpKindInfo *info = erp_kind_info(record->kind);
  g_assert(field < info->n_fields);
  const ErpField *row = &info->fields[field];
  if (text == NULL) {
    set_default(record, row);
    record->set &= ~(G_GUINT64_CONSTANT(1) << field);
    return TRUE;
  }
  if (!parse_value(record, row, text, error)) {
    g_prefix_error(error, "%s: ", row->name);
    return FALSE;
  }
  record->set |= G_GUINT64_CONSTANT(1) << field;
  return TRUE;
}

gboolean
erp_record_stated(const ErpRecord *record, guint field) {
  return (record->set >> field & 1) != 0;
}

gconstpointer
erp_record_check(const ErpRecord *record, ErpKind kind) {
  g_assert(record != NULL && record->kind == kind);
  return record;
}
