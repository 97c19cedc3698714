/* From bytes to records. Problems are collected, not thrown: what cannot be understood is reported
 * and left out, and the rest is still read so that everything wrong is said at once. */
#include <string.h>

#include "base/error.h"
#include "base/hash.h"
#include "base/names.h"
#include "plan/check-private.h"
#include "plan/limits.h"
#include "plan/plan-private.h"
#include "plan/upgrade.h"
#include "xml/reader.h"
#include "base/i18n.h"

typedef struct {
  ErpRecord *record;       /* owned until it is closed */
  ErpRecord *last;         /* its last closed child; borrowed */
  char *default_namespace; /* declared here; "" = none, NULL = as outside */
} Frame;

typedef struct {
  ErpDiagList *diags;
  gint64 version; /* of the format this program writes */
  gint64 found;   /* of the file */
  const ErpUpgrade *upgrades;
  guint n_upgrades;

  GArray *frames;     /* of Frame, the innermost last */
  ErpRecord *root;    /* once closed */
  GPtrArray *records; /* top level */
  guint n_of_kind[ERP_KIND_LAST];
  ErpTrivia *pending; /* what has been met since the last record; or NULL */
  ErpTrivia *tail;
  GHashTable *forgiven; /* ids of elements that were left out */
  GString *text;        /* of the note being read */

  guint skipping;      /* depth inside an element that is left out */
  guint foreign;       /* depth inside a foreign element */
  gsize foreign_start; /* its offset */
  char *foreign_patch; /* namespace declaration it needs outside its old place; or NULL */
  gsize patch_offset;  /* where in the element the patch goes */

  gboolean fresh_line; /* a line break since the last markup */
  guint line_after;    /* line on which the last markup outside the root ended; 0 = none yet */
} Reading;

static Frame *
innermost(Reading *reading) {
  guint n = reading->frames->len;
  return n > 0 ? &g_array_index(reading->frames, Frame, n - 1) : NULL;
}

static void
clear_frame(gpointer pointer) {
  Frame *frame = pointer;
  erp_record_unref(frame->record);
  g_free(frame->default_namespace);
}

static ErpTrivia *
trivia_of(ErpRecord *record) {
  if (record->trivia == NULL)
    record->trivia = erp_trivia_new();
  return record->trivia;
}

static char *
without_returns(char *text) {
  char *to = text;
  for (const char *from = text; *from != '\0'; from++)
    if (*from != '\r')
      *to++ = *from;
    else if (from[1] != '\n')
      *to++ = '\n';
  *to = '\0';
  return text;
}

/* Where the next comment, instruction or foreign element goes. */
static void
take_trivia(Reading *reading, ErpTriviaKind kind, char *text) {
  Frame *frame = innermost(reading);
  if (frame == NULL && reading->root != NULL) {
    if (reading->tail == NULL)
      reading->tail = erp_trivia_new();
    erp_trivia_take(reading->tail, ERP_TRIVIA_AFTER, kind, text);
    return;
  }
  if (frame != NULL && frame->record->kind == ERP_KIND_NOTE) {
    erp_trivia_take(trivia_of(frame->record), ERP_TRIVIA_BEFORE, kind, text);
    return;
  }
  /* A remark at the end of a record's line is about that record. */
  if (frame != NULL && frame->last != NULL && !reading->fresh_line && kind == ERP_TRIVIA_COMMENT) {
    erp_trivia_take(trivia_of(frame->last), ERP_TRIVIA_BEFORE, kind, text);
    return;
  }
  if (reading->pending == NULL)
    reading->pending = erp_trivia_new();
  erp_trivia_take(reading->pending, ERP_TRIVIA_BEFORE, kind, text);
}

/* Outside the root the parser reports no text: blank lines show in the line numbers. */
static void
note_outer_line(Reading *reading, guint line, const char *text) {
  if (reading->frames->len > 0)
    return;
  if (reading->line_after > 0 && line > reading->line_after + 1)
    take_trivia(reading, ERP_TRIVIA_BLANK, NULL);
  for (const char *p = text; *p != '\0'; p++)
    line += *p == '\n';
  reading->line_after = line;
}

/* ---- attributes ---- */

static void
report_unknown_attribute(Reading *reading, const ErpKindInfo *info, const char *name, guint line,
                         guint column) {
  const char *names[64];
  guint n = 0;
  for (guint i = info->has_text ? 1 : 0; i < info->n_fields; i++)
    names[n++] = info->fields[i].name;
  const char *meant = erp_did_you_mean(name, names, n);
  if (meant != NULL)
    erp_diag_add(reading->diags, ERP_SEVERITY_ERROR, "unknown-attribute", line, column, NULL,
                 _("<%s> has no attribute “%s”; did you mean “%s”?"), info->element, name, meant);
  else
    erp_diag_add(reading->diags, ERP_SEVERITY_ERROR, "unknown-attribute", line, column, NULL,
                 _("<%s> has no attribute “%s”; remove it"), info->element, name);
}

/* A value that is not legal is marked as stated all the same: it is wrong, not missing. */
static void
set_field(Reading *reading, ErpRecord *record, const char *name, const char *value, guint line,
          guint column) {
  g_autoptr(GError) error = NULL;
  const ErpKindInfo *info = erp_kind_info(record->kind);
  int field = erp_kind_field(record->kind, name);
  if (field < 0 || (info->has_text && field == 0)) {
    report_unknown_attribute(reading, info, name, line, column);
  } else if (!erp_record_set(record, (guint) field, value, &error)) {
    erp_diag_add(reading->diags, ERP_SEVERITY_ERROR, "bad-value", line, column,
                 erp_record_id(record), "%s", error->message);
    record->set |= G_GUINT64_CONSTANT(1) << field;
  }
}

static void
read_attribute(Reading *reading, ErpXmlReader *reader, const ErpXmlElement *element, guint i,
               ErpRecord *record) {
  const ErpXmlAttribute *attribute = &element->attributes[i];
  if (attribute->ns == NULL) {
    int field = erp_kind_field(record->kind, attribute->name);
    gboolean text = erp_kind_info(record->kind)->has_text;
    if (field >= 0 && !text && erp_record_set(record, (guint) field, attribute->value, NULL))
      return;
    guint line = 0, column = 0; /* worked out for errors only */
    erp_xml_attribute_place(reader, element, i, &line, &column);
    set_field(reading, record, attribute->name, attribute->value, line, column);
  } else if (strcmp(attribute->ns, ERP_PLAN_NAMESPACE) == 0) {
    guint line = 0, column = 0;
    erp_xml_attribute_place(reader, element, i, &line, &column);
    erp_diag_add(reading->diags, ERP_SEVERITY_ERROR, "prefixed-attribute", line, column, NULL,
                 _("Attribute “%s” must be written without the prefix “%s”"), attribute->name,
                 attribute->prefix);
  } else {
    g_autofree char *qname = g_strconcat(attribute->prefix, ":", attribute->name, NULL);
    erp_trivia_attribute(trivia_of(record), qname, attribute->value);
  }
}

static ErpOldElement *
old_element(const ErpXmlElement *element) {
  ErpOldElement *old = g_new0(ErpOldElement, 1);
  old->name = g_strdup(element->name);
  old->names = g_ptr_array_new_with_free_func(g_free);
  old->values = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < element->n_attributes; i++) {
    if (element->attributes[i].ns != NULL)
      continue;
    g_ptr_array_add(old->names, g_strdup(element->attributes[i].name));
    g_ptr_array_add(old->values, g_strdup(element->attributes[i].value));
  }
  return old;
}

static void
free_old_element(ErpOldElement *old) {
  g_ptr_array_unref(old->names);
  g_ptr_array_unref(old->values);
  g_free(old->name);
  g_free(old);
}

static void
read_attributes(Reading *reading, ErpXmlReader *reader, const ErpXmlElement *element,
                const ErpOldElement *old, ErpRecord *record) {
  const char *const *pairs = NULL;
  guint n = erp_xml_namespaces(reader, &pairs);
  for (guint i = 0; i < n; i++) {
    if (pairs[2 * i] == NULL)
      continue;
    g_autofree char *qname = g_strconcat("xmlns:", pairs[2 * i], NULL);
    erp_trivia_attribute(trivia_of(record), qname, pairs[2 * i + 1]);
  }
  for (guint i = 0; i < element->n_attributes; i++)
    if (old == NULL || element->attributes[i].ns != NULL)
      read_attribute(reading, reader, element, i, record);
  for (guint i = 0; old != NULL && i < old->names->len; i++)
    if (old->names->pdata[i] != NULL)
      set_field(reading, record, old->names->pdata[i], old->values->pdata[i], element->line,
                element->column);
}

/* ---- elements ---- */

/* The default namespace that the current tag declares; "" = none, NULL = it declares nothing. */
static const char *
declared_default(ErpXmlReader *reader) {
  const char *const *pairs = NULL;
  guint n = erp_xml_namespaces(reader, &pairs);
  for (guint i = 0; i < n; i++)
    if (pairs[2 * i] == NULL)
      return pairs[2 * i + 1] != NULL ? pairs[2 * i + 1] : "";
  return NULL;
}

static const char *
default_around(const Reading *reading) {
  for (guint i = reading->frames->len; i > 0; i--) {
    const Frame *frame = &g_array_index(reading->frames, Frame, i - 1);
    if (frame->default_namespace != NULL)
      return frame->default_namespace;
  }
  return "";
}

/* A foreign element is kept as written. Plans are written with our namespace as the default one: if
 * it relied on another default around it, that goes along. */
static void
start_foreign(Reading *reading, ErpXmlReader *reader, const ErpXmlElement *element) {
  const char *around = default_around(reading);
  reading->foreign = 1;
  reading->foreign_start = element->offset;
  if (declared_default(reader) == NULL && strcmp(around, ERP_PLAN_NAMESPACE) != 0) {
    g_autofree char *escaped = g_markup_escape_text(around, -1);
    reading->foreign_patch = g_strdup_printf(" xmlns=\"%s\"", escaped);
    reading->patch_offset =
        1 + strlen(element->name) + (element->prefix != NULL ? strlen(element->prefix) + 1 : 0);
  }
}

static void
end_foreign(Reading *reading, ErpXmlReader *reader, gsize end) {
  char *source = erp_xml_source(reader, reading->foreign_start, end);
  if (reading->foreign_patch != NULL) {
    GString *patched = g_string_new(source);
    g_string_insert(patched, (gssize) reading->patch_offset, reading->foreign_patch);
    g_free(source);
    source = g_string_free(patched, FALSE);
    g_clear_pointer(&reading->foreign_patch, g_free);
  }
  take_trivia(reading, ERP_TRIVIA_MARKUP, without_returns(source));
}

/* FALSE when reading on makes no sense. */
static gboolean
check_root(Reading *reading, const ErpXmlElement *element) {
  if (strcmp(element->name, "plan") == 0 && element->ns == NULL) {
    erp_diag_add(reading->diags, ERP_SEVERITY_ERROR, "no-namespace", element->line, element->column,
                 NULL, _("The root element has no namespace; write <plan xmlns=\"%s\">"),
                 ERP_PLAN_NAMESPACE);
    return FALSE;
  }
  if (strcmp(element->name, "plan") != 0 || strcmp(element->ns, ERP_PLAN_NAMESPACE) != 0) {
    erp_diag_add(reading->diags, ERP_SEVERITY_ERROR, "not-a-plan", element->line, element->column,
                 NULL,
                 _("This is not an erplan plan: the root element is <%s> in namespace “%s”, not "
                   "<plan xmlns=\"%s\">"),
                 element->name, element->ns != NULL ? element->ns : "", ERP_PLAN_NAMESPACE);
    return FALSE;
  }
  reading->found = 1;
  for (guint i = 0; i < element->n_attributes; i++) {
    const ErpXmlAttribute *attribute = &element->attributes[i];
    if (attribute->ns == NULL && strcmp(attribute->name, "version") == 0)
      erp_unit_parse(ERP_UNIT_COUNT, attribute->value, &reading->found, NULL);
  }
  if (reading->found < 1) /* no version at all; the attribute itself is reported */
    reading->found = reading->version;
  if (reading->found > reading->version) {
    erp_diag_add(reading->diags, ERP_SEVERITY_ERROR, "newer-version", element->line,
                 element->column, NULL,
                 _("The plan was written by a newer erplan (format %" G_GINT64_FORMAT
                   "); this one reads %" G_GINT64_FORMAT ""),
                 reading->found, reading->version);
    return FALSE;
  }
  return TRUE;
}

static char *
list_parents(const ErpKindInfo *info) {
  GString *list = g_string_new(NULL);
  for (guint kind = 0; kind < ERP_KIND_LAST; kind++)
    if ((info->parents & ERP_KIND_BIT(kind)) != 0)
      g_string_append_printf(list, "%s<%s>", list->len > 0 ? ", " : "",
                             erp_kind_info((ErpKind) kind)->element);
  return g_string_free(list, FALSE);
}

static void
report_unknown_element(Reading *reading, const ErpXmlElement *element, const char *name,
                       const ErpKindInfo *parent) {
  const char *names[ERP_KIND_LAST];
  guint n = 0;
  for (guint kind = 0; kind < ERP_KIND_LAST; kind++)
    if ((erp_kind_info((ErpKind) kind)->parents & ERP_KIND_BIT(parent->kind)) != 0)
      names[n++] = erp_kind_info((ErpKind) kind)->element;
  const char *meant = erp_did_you_mean(name, names, n);
  if (meant != NULL)
    erp_diag_add(reading->diags, ERP_SEVERITY_ERROR, "unknown-element", element->line,
                 element->column, NULL, _("<%s> is not known in <%s>; did you mean <%s>?"), name,
                 parent->element, meant);
  else
    erp_diag_add(reading->diags, ERP_SEVERITY_ERROR, "unknown-element", element->line,
                 element->column, NULL,
                 _("<%s> is not known in <%s>; remove it or give it a namespace of its own"), name,
                 parent->element);
}

/* The kind of an element in our namespace, or NULL when it has to be left out. */
static const ErpKindInfo *
judge_element(Reading *reading, const ErpXmlElement *element, const char *name,
              const ErpKindInfo *parent) {
  const ErpKindInfo *info = erp_kind_by_element(name);
  if (info == NULL) {
    report_unknown_element(reading, element, name, parent);
  } else if ((info->parents & ERP_KIND_BIT(parent->kind)) == 0) {
    g_autofree char *parents = list_parents(info);
    if (info->parents == 0)
      erp_diag_add(reading->diags, ERP_SEVERITY_ERROR, "wrong-parent", element->line,
                   element->column, NULL, _("<%s> can only be the root element"), name);
    else
      erp_diag_add(reading->diags, ERP_SEVERITY_ERROR, "wrong-parent", element->line,
                   element->column, NULL, _("<%s> cannot stand in <%s>; it belongs in %s"), name,
                   parent->element, parents);
  }
  return info;
}

/* Ids of what is left out are not reported as missing as well. */
static void
skip_element(Reading *reading, const ErpXmlElement *element) {
  reading->skipping++;
  for (guint i = 0; i < element->n_attributes; i++)
    if (element->attributes[i].ns == NULL && strcmp(element->attributes[i].name, "id") == 0)
      g_hash_table_add(reading->forgiven, g_strdup(element->attributes[i].value));
}

static void
open_record(Reading *reading, ErpXmlReader *reader, const ErpXmlElement *element,
            const ErpOldElement *old, const ErpKindInfo *info) {
  Frame frame = {.record = erp_record_new_roomy(info->kind, element->n_value_bytes)};
  frame.default_namespace = g_strdup(declared_default(reader));
  frame.record->line = element->line;
  frame.record->column = element->column;
  frame.record->trivia = g_steal_pointer(&reading->pending);
  read_attributes(reading, reader, element, old, frame.record);
  g_string_truncate(reading->text, 0);
  g_array_append_val(reading->frames, frame);
}

/* FALSE, and said, when there are too many of the kind: the rest is not worth the memory. */
static gboolean
has_room(Reading *reading, const ErpXmlElement *element, const ErpKindInfo *info) {
  guint most = erp_limit_of(info->kind);
  if (reading->n_of_kind[info->kind]++ < most)
    return TRUE;
  erp_diag_add(reading->diags, ERP_SEVERITY_ERROR, "too-many", element->line, element->column, NULL,
               _("A plan has at most %u elements <%s>; split it"), most, info->element);
  return FALSE;
}

static void
open_own(Reading *reading, ErpXmlReader *reader, const ErpXmlElement *element) {
  const Frame *frame = innermost(reading);
  ErpOldElement *old = reading->found < reading->version ? old_element(element) : NULL;
  if (old != NULL)
    erp_upgrade_element(old, reading->found, reading->upgrades, reading->n_upgrades);
  const char *name = old != NULL ? old->name : element->name;
  const ErpKindInfo *info =
      frame != NULL ? judge_element(reading, element, name, erp_kind_info(frame->record->kind))
                    : erp_kind_info(ERP_KIND_PLAN);
  if (info != NULL && !has_room(reading, element, info))
    erp_xml_stop(reader);
  else if (info != NULL)
    open_record(reading, reader, element, old, info);
  else
    skip_element(reading, element);
  if (old != NULL)
    free_old_element(old);
}

static void
on_start(ErpXmlReader *reader, const ErpXmlElement *element, gpointer user) {
  Reading *reading = user;
  if (reading->skipping > 0) {
    skip_element(reading, element);
  } else if (reading->foreign > 0) {
    reading->foreign++;
  } else if (reading->frames->len == 0) {
    note_outer_line(reading, element->line, "");
    if (check_root(reading, element))
      open_own(reading, reader, element);
    else
      erp_xml_stop(reader);
  } else if (element->ns == NULL) {
    erp_diag_add(reading->diags, ERP_SEVERITY_ERROR, "no-namespace", element->line, element->column,
                 NULL, _("<%s> has no namespace; plans are in “%s”"), element->name,
                 ERP_PLAN_NAMESPACE);
    skip_element(reading, element);
  } else if (strcmp(element->ns, ERP_PLAN_NAMESPACE) != 0) {
    start_foreign(reading, reader, element);
  } else {
    open_own(reading, reader, element);
  }
  reading->fresh_line = FALSE;
}

static void
close_note(Reading *reading, ErpRecord *record) {
  erp_record_set(record, 0, reading->text->str, NULL);
}

static void
close_record(Reading *reading) {
  Frame *frame = innermost(reading);
  ErpRecord *record = g_steal_pointer(&frame->record);
  if (record->kind == ERP_KIND_NOTE)
    close_note(reading, record);
  ErpTrivia *rest = g_steal_pointer(&reading->pending);
  if (rest != NULL && reading->frames->len == 1) {
    reading->tail = erp_trivia_new();
    erp_trivia_move(rest, reading->tail);
  } else if (rest != NULL) {
    erp_trivia_move(rest, trivia_of(record));
  }
  erp_trivia_unref(rest);
  g_array_set_size(reading->frames, reading->frames->len - 1);

  Frame *parent = innermost(reading);
  if (parent == NULL) {
    reading->root = record;
    return;
  }
  parent->last = record;
  if (parent->record->kind == ERP_KIND_PLAN)
    g_ptr_array_add(reading->records, record);
  else
    erp_record_take_child(parent->record, record);
}

static void
on_end(ErpXmlReader *reader, gsize end, gpointer user) {
  Reading *reading = user;
  reading->fresh_line = FALSE;
  if (reading->skipping > 0) {
    reading->skipping--;
  } else if (reading->foreign > 0) {
    if (--reading->foreign == 0)
      end_foreign(reading, reader, end);
  } else {
    close_record(reading);
    if (reading->frames->len == 0) {
      guint column;
      erp_xml_place(reader, &reading->line_after, &column);
    }
  }
}

static void
on_text(ErpXmlReader *reader, const char *text, gsize length, gboolean cdata, gpointer user) {
  Reading *reading = user;
  Frame *frame = innermost(reading);
  guint breaks = 0;
  gboolean stray = cdata;
  if (reading->skipping > 0 || reading->foreign > 0 || frame == NULL)
    return;
  if (frame->record->kind == ERP_KIND_NOTE) {
    g_string_append_len(reading->text, text, (gssize) length);
    if (cdata)
      ((ErpNote *) frame->record)->cdata = 1;
    return;
  }
  for (gsize i = 0; i < length; i++) {
    breaks += text[i] == '\n';
    stray = stray || !g_ascii_isspace(text[i]);
  }
  if (stray) {
    guint line = 0, column = 0;
    erp_xml_place(reader, &line, &column);
    erp_diag_add(reading->diags, ERP_SEVERITY_ERROR, "stray-text", line, column,
                 erp_record_id(frame->record),
                 _("Text cannot stand in <%s>; put it into a <note> or a comment"),
                 erp_kind_info(frame->record->kind)->element);
  }
  reading->fresh_line = reading->fresh_line || breaks > 0;
  if (breaks > 1)
    take_trivia(reading, ERP_TRIVIA_BLANK, NULL);
}

static void
note_outer_markup(Reading *reading, ErpXmlReader *reader, const char *text) {
  guint line = 0;
  guint column = 0;
  if (reading->frames->len > 0)
    return;
  erp_xml_place(reader, &line, &column);
  note_outer_line(reading, line, text);
}

static void
on_comment(ErpXmlReader *reader, const char *text, gpointer user) {
  Reading *reading = user;
  if (reading->skipping > 0 || reading->foreign > 0)
    return;
  note_outer_markup(reading, reader, text);
  take_trivia(reading, ERP_TRIVIA_COMMENT, erp_trivia_comment(text));
}

static void
on_instruction(ErpXmlReader *reader, const char *target, const char *data, gpointer user) {
  Reading *reading = user;
  if (reading->skipping > 0 || reading->foreign > 0)
    return;
  note_outer_markup(reading, reader, data);
  take_trivia(reading, ERP_TRIVIA_MARKUP,
              data[0] != '\0' ? g_strdup_printf("<?%s %s?>", target, data)
                              : g_strdup_printf("<?%s?>", target));
}

/* ---- the whole ---- */

static ErpPlan *
make_plan(Reading *reading) {
  if (reading->root == NULL)
    return NULL;
  if (reading->found < reading->version) {
    g_autofree char *version = g_strdup_printf("%" G_GINT64_FORMAT, reading->version);
    erp_record_set(reading->root, (guint) erp_kind_field(ERP_KIND_PLAN, "version"), version, NULL);
  }
  g_autoptr(ErpParray) records =
      erp_parray_new(&erp_record_ops, reading->records->pdata, reading->records->len);
  return erp_plan_new_from(reading->root, records, reading->tail);
}

static void
clear_reading(Reading *reading) {
  g_array_unref(reading->frames);
  erp_record_unref(reading->root);
  g_ptr_array_unref(reading->records);
  erp_trivia_unref(reading->pending);
  erp_trivia_unref(reading->tail);
  g_hash_table_unref(reading->forgiven);
  g_string_free(reading->text, TRUE);
  g_free(reading->foreign_patch);
}

/* What it says as a whole is for `check`. */
static ErpPlan *
parse(Reading *reading, GBytes *bytes, const char *name,
      void (*check)(const ErpPlan *plan, GHashTable *forgiven, ErpDiagList *diags),
      GError **error) {
  static const ErpXmlHandler handler = {on_start, on_end, on_text, on_comment, on_instruction};
  reading->line_after = 1;
  reading->frames = g_array_new(FALSE, FALSE, sizeof(Frame));
  g_array_set_clear_func(reading->frames, clear_frame);
  reading->records = g_ptr_array_new_with_free_func(erp_record_unref);
  reading->forgiven = g_hash_table_new_full(erp_hash_text, g_str_equal, g_free, NULL);
  reading->text = g_string_new(NULL);

  ErpDiagList *diags = reading->diags;
  guint errors_before = erp_diag_list_count(diags, ERP_SEVERITY_ERROR);
  gboolean read = erp_xml_read(bytes, name, &handler, reading, error);
  g_autoptr(ErpPlan) plan = read ? make_plan(reading) : NULL;
  if (plan != NULL)
    check(plan, reading->forgiven, diags);
  clear_reading(reading);
  erp_diag_list_sort(diags);
  if (!read)
    return NULL;
  guint errors = erp_diag_list_count(diags, ERP_SEVERITY_ERROR) - errors_before;
  if (errors > 0) {
    g_set_error(error, ERP_ERROR, ERP_ERROR_INPUT,
                ERP_NGETTEXT("%s: %u error", "%s: %u errors", errors), name, errors);
    return NULL;
  }
  return g_steal_pointer(&plan);
}

ErpPlan *
erp_plan_parse_version(GBytes *bytes, const char *name, gint64 version, const ErpUpgrade *upgrades,
                       guint n_upgrades, ErpDiagList *diags, GError **error) {
  Reading reading = {
      .diags = diags, .version = version, .upgrades = upgrades, .n_upgrades = n_upgrades};
  ErpPlan *plan = parse(&reading, bytes, name, erp_plan_check_except, error);
  if (plan != NULL)
    plan->sound = TRUE;
  return plan;
}

static void
check_nothing(G_GNUC_UNUSED const ErpPlan *plan, G_GNUC_UNUSED GHashTable *forgiven,
              G_GNUC_UNUSED ErpDiagList *diags) {
}

ErpPlan *
erp_plan_parse_part(GBytes *bytes, const char *name, ErpDiagList *diags, GError **error) {
  Reading reading = {.diags = diags, .version = ERP_PLAN_VERSION};
  return parse(&reading, bytes, name, check_nothing, error);
}

ErpPlan *
erp_plan_read(const char *file, ErpDiagList *diags, GError **error) {
  g_autoptr(GBytes) bytes = erp_xml_load(file, error);
  return bytes != NULL ? erp_plan_parse(bytes, file, diags, error) : NULL;
}
