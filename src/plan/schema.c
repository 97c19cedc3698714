/* The RELAX NG schema, written from the field tables: what the reader accepts in its usual
 * spellings. What needs the whole plan (references, uniqueness, ranges of quantities) is left to
 * the check. */
#include "plan/field.h"
#include "plan/file.h"
#include "xml/writer.h"

#define PATTERN_ID "[A-Za-z0-9][A-Za-z0-9_.\\-]*"
#define PATTERN_COMMUNITY "([0-9]{1,5}:)?[0-9]{1,5}"
#define PATTERN_PREFIX "[0-9A-Fa-f:.]+(/[0-9]{1,3})?"
#define PATTERN_DATE "[0-9]{4}-[0-9]{2}-[0-9]{2}"
#define DECIMAL "[0-9]+(\\.[0-9]+)?"

static void
leaf(ErpXmlWriter *writer, const char *element, const char *attribute, const char *value) {
  erp_xml_writer_start(writer, element);
  erp_xml_writer_attribute(writer, attribute, value);
  erp_xml_writer_end(writer);
}

static void
documentation(ErpXmlWriter *writer, const char *text) {
  erp_xml_writer_start(writer, "a:documentation");
  erp_xml_writer_text(writer, text, FALSE);
  erp_xml_writer_end(writer);
}

static void
param(ErpXmlWriter *writer, const char *name, const char *value) {
  erp_xml_writer_start(writer, "param");
  erp_xml_writer_attribute(writer, "name", name);
  erp_xml_writer_text(writer, value, FALSE);
  erp_xml_writer_end(writer);
}

static void
pattern(ErpXmlWriter *writer, const char *value) {
  erp_xml_writer_start(writer, "data");
  erp_xml_writer_attribute(writer, "type", "string");
  param(writer, "pattern", value);
  erp_xml_writer_end(writer);
}

static void
value_choice(ErpXmlWriter *writer, const char *const *words) {
  erp_xml_writer_start(writer, "choice");
  for (guint i = 0; words[i] != NULL; i++) {
    erp_xml_writer_start(writer, "value");
    erp_xml_writer_attribute(writer, "type", "string");
    erp_xml_writer_text(writer, words[i], FALSE);
    erp_xml_writer_end(writer);
  }
  erp_xml_writer_end(writer);
}

static void
not_empty(ErpXmlWriter *writer) {
  erp_xml_writer_start(writer, "data");
  erp_xml_writer_attribute(writer, "type", "string");
  param(writer, "minLength", "1");
  erp_xml_writer_end(writer);
}

static void
degrees(ErpXmlWriter *writer, const char *low, const char *high) {
  erp_xml_writer_start(writer, "data");
  erp_xml_writer_attribute(writer, "type", "decimal");
  param(writer, "pattern", "-?" DECIMAL);
  param(writer, "minInclusive", low);
  param(writer, "maxInclusive", high);
  erp_xml_writer_end(writer);
}

static void
count(ErpXmlWriter *writer, const ErpField *field) {
  g_autofree char *low = g_strdup_printf("%" G_GINT64_FORMAT, field->minimum);
  g_autofree char *high = g_strdup_printf("%" G_GINT64_FORMAT, field->maximum);
  erp_xml_writer_start(writer, "data");
  erp_xml_writer_attribute(writer, "type", "integer");
  param(writer, "pattern", "[0-9]+");
  param(writer, "minInclusive", low);
  if (field->maximum != 0)
    param(writer, "maxInclusive", high);
  erp_xml_writer_end(writer);
}

static void
quantity(ErpXmlWriter *writer, const ErpField *field) {
  switch (field->unit) {
  case ERP_UNIT_RATE:
    pattern(writer, DECIMAL " ?([kKmMgGtT]?b([pP][sS]|/[sS]|[iI][tT]/[sS])|[kKmMgGtT])");
    break;
  case ERP_UNIT_TIME:
    pattern(writer, DECIMAL " ?(us|µs|μs|ms|s)");
    break;
  case ERP_UNIT_LENGTH:
    pattern(writer, DECIMAL " ?(km|m)");
    break;
  case ERP_UNIT_PERCENT:
  case ERP_UNIT_AVAILABILITY:
    pattern(writer, DECIMAL " ?%");
    break;
  case ERP_UNIT_MONEY:
    pattern(writer, DECIMAL);
    break;
  case ERP_UNIT_LATITUDE:
    degrees(writer, "-90", "90");
    break;
  case ERP_UNIT_LONGITUDE:
    degrees(writer, "-180", "180");
    break;
  case ERP_UNIT_COUNT:
    count(writer, field);
    break;
  }
}

static void
start_list(ErpXmlWriter *writer) {
  erp_xml_writer_start(writer, "list");
  erp_xml_writer_start(writer, "oneOrMore");
}

static void
end_list(ErpXmlWriter *writer) {
  erp_xml_writer_end(writer);
  erp_xml_writer_end(writer);
}

static void
pattern_list(ErpXmlWriter *writer, const char *value) {
  start_list(writer);
  pattern(writer, value);
  end_list(writer);
}

static void
value_of_field(ErpXmlWriter *writer, const ErpField *field) {
  static const char *const yes_no[] = {"yes", "no", NULL};
  switch (field->type) {
  case ERP_TYPE_STRING:
    if (field->required)
      not_empty(writer);
    else
      leaf(writer, "data", "type", "string");
    break;
  case ERP_TYPE_ID:
    pattern(writer, PATTERN_ID);
    break;
  case ERP_TYPE_REF:
    if (field->targets == ERP_ANY_OBJECT)
      not_empty(writer);
    else
      pattern(writer, PATTERN_ID);
    break;
  case ERP_TYPE_REF_LIST: /* the words look like ids */
    pattern_list(writer, PATTERN_ID);
    break;
  case ERP_TYPE_WORD_LIST:
    start_list(writer);
    if (field->words != NULL)
      value_choice(writer, field->words);
    else
      not_empty(writer);
    end_list(writer);
    break;
  case ERP_TYPE_ENUM:
    value_choice(writer, field->words);
    break;
  case ERP_TYPE_BOOL:
    value_choice(writer, yes_no);
    break;
  case ERP_TYPE_QUANTITY:
    quantity(writer, field);
    break;
  case ERP_TYPE_DATE:
    erp_xml_writer_start(writer, "data");
    erp_xml_writer_attribute(writer, "type", "date");
    param(writer, "pattern", PATTERN_DATE);
    erp_xml_writer_end(writer);
    break;
  case ERP_TYPE_PREFIX:
    pattern(writer, PATTERN_PREFIX);
    break;
  case ERP_TYPE_PREFIX_LIST:
    pattern_list(writer, PATTERN_PREFIX);
    break;
  case ERP_TYPE_COMMUNITY:
    pattern(writer, PATTERN_COMMUNITY);
    break;
  case ERP_TYPE_COMMUNITY_LIST:
    pattern_list(writer, PATTERN_COMMUNITY);
    break;
  case ERP_TYPE_CATALOGUE:
    not_empty(writer);
    break;
  }
}

static void
attribute(ErpXmlWriter *writer, const ErpField *field) {
  erp_xml_writer_start(writer, "attribute");
  erp_xml_writer_attribute(writer, "name", field->name);
  erp_xml_writer_attribute(writer, "ns", "");
  documentation(writer, field->help);
  value_of_field(writer, field);
  erp_xml_writer_end(writer);
}

static void
required_attributes(ErpXmlWriter *writer, const ErpKindInfo *info) {
  for (guint i = info->has_text ? 1 : 0; i < info->n_fields; i++)
    if (info->fields[i].required)
      attribute(writer, &info->fields[i]);
}

static void
optional_attributes(ErpXmlWriter *writer, const ErpKindInfo *info) {
  for (guint i = info->has_text ? 1 : 0; i < info->n_fields; i++) {
    if (info->fields[i].required)
      continue;
    erp_xml_writer_start(writer, "optional");
    attribute(writer, &info->fields[i]);
    erp_xml_writer_end(writer);
  }
}

static void
references_to_children(ErpXmlWriter *writer, ErpKind parent, gboolean singletons) {
  for (guint kind = 0; kind < ERP_KIND_LAST; kind++) {
    const ErpKindInfo *info = erp_kind_info((ErpKind) kind);
    if ((info->parents & ERP_KIND_BIT(parent)) == 0 || info->singleton != singletons)
      continue;
    if (singletons)
      erp_xml_writer_start(writer, "optional");
    leaf(writer, "ref", "name", info->element);
    if (singletons)
      erp_xml_writer_end(writer);
  }
}

/* Any name in a namespace that is not ours. */
static void
foreign_name(ErpXmlWriter *writer) {
  erp_xml_writer_start(writer, "anyName");
  erp_xml_writer_start(writer, "except");
  leaf(writer, "nsName", "ns", ERP_PLAN_NAMESPACE);
  leaf(writer, "nsName", "ns", "");
  erp_xml_writer_end(writer);
  erp_xml_writer_end(writer);
}

/* Written out in every element: libxml2 2.9 loses sight of them behind a shared definition. */
static void
foreign_attributes(ErpXmlWriter *writer) {
  erp_xml_writer_start(writer, "zeroOrMore");
  erp_xml_writer_start(writer, "attribute");
  foreign_name(writer);
  erp_xml_writer_end(writer);
  erp_xml_writer_end(writer);
}

/* Attributes that may be absent stand among the children, where the order means nothing to them:
 * in a group libxml2 carries each one taken and not taken to the end, 2^n states for n of them,
 * whereas after each part of an interleave it goes on from the one state that took most. */
static void
content(ErpXmlWriter *writer, const ErpKindInfo *info) {
  erp_xml_writer_start(writer, "interleave");
  optional_attributes(writer, info);
  foreign_attributes(writer);
  if (info->has_text) {
    erp_xml_writer_start(writer, "text");
    erp_xml_writer_end(writer);
  }
  references_to_children(writer, info->kind, TRUE);
  erp_xml_writer_start(writer, "zeroOrMore");
  erp_xml_writer_start(writer, "choice");
  references_to_children(writer, info->kind, FALSE);
  leaf(writer, "ref", "name", "foreign-element");
  erp_xml_writer_end(writer);
  erp_xml_writer_end(writer);
  erp_xml_writer_end(writer);
}

static void
define(ErpXmlWriter *writer, const ErpKindInfo *info) {
  erp_xml_writer_blank(writer);
  erp_xml_writer_start(writer, "define");
  erp_xml_writer_attribute(writer, "name", info->element);
  erp_xml_writer_start(writer, "element");
  erp_xml_writer_attribute(writer, "name", info->element);
  documentation(writer, info->help);
  required_attributes(writer, info);
  content(writer, info);
  erp_xml_writer_end(writer);
  erp_xml_writer_end(writer);
}

static void
any_content(ErpXmlWriter *writer) {
  erp_xml_writer_start(writer, "zeroOrMore");
  erp_xml_writer_start(writer, "choice");
  erp_xml_writer_start(writer, "attribute");
  erp_xml_writer_start(writer, "anyName");
  erp_xml_writer_end(writer);
  erp_xml_writer_end(writer);
  erp_xml_writer_start(writer, "text");
  erp_xml_writer_end(writer);
  leaf(writer, "ref", "name", "any-element");
  erp_xml_writer_end(writer);
  erp_xml_writer_end(writer);
}

static void
define_elements(ErpXmlWriter *writer, const char *name, gboolean foreign) {
  erp_xml_writer_blank(writer);
  erp_xml_writer_start(writer, "define");
  erp_xml_writer_attribute(writer, "name", name);
  erp_xml_writer_start(writer, "element");
  if (foreign) {
    foreign_name(writer);
  } else {
    erp_xml_writer_start(writer, "anyName");
    erp_xml_writer_end(writer);
  }
  any_content(writer);
  erp_xml_writer_end(writer);
  erp_xml_writer_end(writer);
}

GBytes *
erp_plan_schema(void) {
  g_autoptr(ErpXmlWriter) writer = erp_xml_writer_new();
  erp_xml_writer_comment(writer, " The erplan plan format, generated from the program's field "
                                 "tables; see erplan-plan(5). ");
  erp_xml_writer_start(writer, "grammar");
  erp_xml_writer_attribute(writer, "xmlns", "http://relaxng.org/ns/structure/1.0");
  erp_xml_writer_attribute(writer, "xmlns:a",
                           "http://relaxng.org/ns/compatibility/annotations/1.0");
  erp_xml_writer_attribute(writer, "datatypeLibrary", "http://www.w3.org/2001/XMLSchema-datatypes");
  erp_xml_writer_attribute(writer, "ns", ERP_PLAN_NAMESPACE);
  erp_xml_writer_start(writer, "start");
  leaf(writer, "ref", "name", "plan");
  erp_xml_writer_end(writer);
  for (guint kind = 0; kind < ERP_KIND_LAST; kind++)
    define(writer, erp_kind_info((ErpKind) kind));
  define_elements(writer, "foreign-element", TRUE);
  define_elements(writer, "any-element", FALSE);
  return erp_xml_writer_finish(writer);
}
