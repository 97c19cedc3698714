#include "report/manual.h"

#include <string.h>

#include "base/i18n.h"
#include "base/names.h"
#include "eval/legs.h"
#include "plan/field.h"
#include "plan/file.h"
#include "plan/limits.h"
#include "report/paper/roff.h"
#include "review/rules.h"

/* ---- erplan-plan(5) ------------------------------------------------------------------------ */

static char *
join_words(const char *const *words) {
  return words == NULL ? NULL : g_strjoinv(" | ", (char **) words);
}

static char *
target_names(guint64 targets) {
  GString *names = g_string_new(NULL);
  for (int kind = 0; kind < ERP_KIND_LAST; kind++)
    if (targets & ERP_KIND_BIT(kind))
      g_string_append_printf(names, "%s%s", names->len > 0 ? ", " : "",
                             erp_kind_info((ErpKind) kind)->element);
  return g_string_free(names, FALSE);
}

static const char *
unit_text(ErpUnit unit) {
  switch (unit) {
  case ERP_UNIT_RATE:
    return "rate, e.g. 10Gbps or 500Mbps";
  case ERP_UNIT_TIME:
    return "time, e.g. 12.5ms";
  case ERP_UNIT_LENGTH:
    return "length, e.g. 340km";
  case ERP_UNIT_PERCENT:
    return "percentage, e.g. 35%";
  case ERP_UNIT_LATITUDE:
    return "decimal degrees, -90 to 90";
  case ERP_UNIT_LONGITUDE:
    return "decimal degrees, -180 to 180";
  case ERP_UNIT_COUNT:
    return "whole number";
  case ERP_UNIT_MONEY:
    return "amount in the plan's currency, e.g. 436 or 436.50";
  case ERP_UNIT_AVAILABILITY:
    return "share of the time, e.g. 99.95%";
  }
  return "";
}

static char *
reference_text(const ErpField *field, const char *many) {
  if (field->targets == ERP_ANY_OBJECT)
    return g_strdup("id or path of any element");
  g_autofree char *targets = target_names(field->targets);
  g_autofree char *words = join_words(field->words);
  return g_strdup_printf("%s of: %s%s%s", many, targets, words != NULL ? "; or the word " : "",
                         words != NULL ? words : "");
}

static char *
type_text(const ErpField *field) {
  switch (field->type) {
  case ERP_TYPE_STRING:
    return g_strdup("text");
  case ERP_TYPE_ID:
    return g_strdup_printf("id: letters, digits, _ . - ; the first a letter or digit; %d at most",
                           ERP_ID_BYTES);
  case ERP_TYPE_REF:
    return reference_text(field, "id");
  case ERP_TYPE_REF_LIST:
    return reference_text(field, "ids separated by spaces,");
  case ERP_TYPE_WORD_LIST: {
    g_autofree char *words = join_words(field->words);
    return words == NULL ? g_strdup("words separated by spaces")
                         : g_strdup_printf("words separated by spaces: %s", words);
  }
  case ERP_TYPE_ENUM:
    return join_words(field->words);
  case ERP_TYPE_BOOL:
    return g_strdup("yes | no");
  case ERP_TYPE_QUANTITY:
    return g_strdup(unit_text(field->unit));
  case ERP_TYPE_DATE:
    return g_strdup("date, YYYY-MM-DD");
  case ERP_TYPE_PREFIX:
    return g_strdup("IPv4 or IPv6 prefix, e.g. 203.0.113.0/28");
  case ERP_TYPE_PREFIX_LIST:
    return g_strdup("IPv4 or IPv6 prefixes separated by spaces");
  case ERP_TYPE_COMMUNITY:
    return g_strdup("BGP community, e.g. 12076:5010");
  case ERP_TYPE_COMMUNITY_LIST:
    return g_strdup("BGP communities separated by spaces");
  case ERP_TYPE_CATALOGUE:
    return g_strdup_printf("name from \"erplan catalogue %s\"", field->catalogue);
  }
  return g_strdup("");
}

static void
append_field(GString *out, const ErpField *field) {
  g_autofree char *type = type_text(field);
  g_string_append(out, ".TP\n.B ");
  erp_roff_line(out, field->name);
  g_autoptr(GString) text = g_string_new(field->help);
  g_string_append_printf(text, " (%s", type);
  if (field->required)
    g_string_append(text, "; required");
  if (field->fallback != NULL)
    g_string_append_printf(text, "; default %s", field->fallback);
  g_string_append(text, ")");
  erp_roff_line(out, text->str);
}

static void
append_parents(GString *out, const ErpKindInfo *info) {
  g_autoptr(GString) text = g_string_new(NULL);
  for (int kind = 0; kind < ERP_KIND_LAST; kind++)
    if (info->parents & ERP_KIND_BIT(kind))
      g_string_append_printf(text, "%s%s", text->len > 0 ? ", " : "Stands in: ",
                             erp_kind_info((ErpKind) kind)->element);
  if (text->len == 0)
    return;
  g_string_append(text, info->singleton ? "; at most one." : ".");
  erp_roff_line(out, text->str);
}

static void
append_kind(GString *out, const ErpKindInfo *info) {
  erp_roff_request(out, ".SS ", info->element);
  erp_roff_line(out, info->help);
  append_parents(out, info);
  for (guint i = 0; i < info->n_fields; i++)
    if (!info->has_text)
      append_field(out, &info->fields[i]);
}

static const char plan_introduction[] =
    ".SH DESCRIPTION\n"
    "A plan is an XML document in the namespace\n"
    ".BR urn:erplan:plan:1 .\n"
    "It is read as UTF\\-8, or in the encoding that it declares; document type declarations\n"
    "and entities are refused, nothing is fetched or included, and no file that the plan names is "
    "opened.\n"
    "Quantities carry their unit and a decimal point, whatever the locale.\n"
    "Names that the namespace does not have are errors.\n"
    "Comments, and elements and attributes in other namespaces, are kept and written back.\n"
    "The schema is installed as\n"
    ".IR schema/plan.rng .\n"
    ".SH EXAMPLE\n"
    ".nf\n"
    "<?xml version=\"1.0\" encoding=\"UTF\\-8\"?>\n"
    "<plan xmlns=\"urn:erplan:plan:1\" name=\"Two offices\">\n"
    "  <site id=\"par\" lat=\"48.86\" lon=\"2.35\" users=\"500\">\n"
    "    <internet capacity=\"1Gbps\"/>\n"
    "  </site>\n"
    "  <site id=\"syd\" lat=\"\\-33.87\" lon=\"151.21\" users=\"80\" internet\\-via=\"par\"/>\n"
    "  <wan\\-link id=\"par\\-syd\" a=\"par\" b=\"syd\" capacity=\"100Mbps\"/>\n"
    "</plan>\n"
    ".fi\n"
    ".SH ELEMENTS\n";

/* The numbers of elements, each with its reason. */
static void
append_limits(GString *out) {
  g_string_append(
      out, ".SH LIMITS\n"
           "What goes beyond a limit is refused, with a word on it, in a file and as an edit.\n"
           "A plan has at most so many elements of each of these kinds:\n");
  for (guint i = 0; i < erp_n_limits; i++) {
    const ErpLimit *limit = &erp_limits[i];
    gboolean rest = (limit->kinds & ERP_KIND_BIT(ERP_KIND_PLAN)) != 0;
    g_autofree char *names = rest ? g_strdup("all others") : target_names(limit->kinds);
    g_autofree char *most = g_strdup_printf("%u", limit->most);
    g_autofree char *text = g_strdup_printf("%s: %s.", names, limit->why);
    g_string_append(out, ".TP\n");
    erp_roff_request(out, ".B ", most);
    erp_roff_line(out, text);
  }
  g_autofree char *pairs =
      g_strdup_printf("These numbers, multiplied, are at most %u:", ERP_MOST_PAIRS);
  g_string_append(out, ".PP\n");
  erp_roff_line(out, pairs);
  for (guint i = 0; i < erp_n_pair_limits; i++) {
    const ErpPairLimit *limit = &erp_pair_limits[i];
    g_autofree char *names = target_names(limit->kinds);
    g_autofree char *by = g_strdup_printf("(%s) x %s", names, erp_kind_info(limit->by)->element);
    g_autofree char *text = g_strdup_printf("%s.", limit->why);
    text[0] = g_ascii_toupper(text[0]);
    g_string_append(out, ".TP\n");
    erp_roff_request(out, ".B ", by);
    erp_roff_line(out, text);
  }
  g_string_append(
      out, ".PP\n"
           "A file has at most 1 GiB; a tag, comment, instruction or CDATA section at most 9 MB;\n"
           "elements nest at most 64 deep, have at most 1024 attributes\n"
           "and at most 256 namespaces in scope.\n");
  g_autofree char *ways = g_strdup_printf(
      "An attribute that is a text has at most %d bytes; a note may have more. A way has at most "
      "%d "
      "links, as no IP packet passes more routers: longer ones are left out, with a warning.",
      ERP_TEXT_BYTES, ERP_LEGS_MOST_LINKS);
  erp_roff_line(out, ways);
}

char *
erp_manual_plan(void) {
  GString *out = g_string_new(NULL);
  erp_roff_head(out, "ERPLAN-PLAN", "5", "erplan-plan", "the XML format of plans");
  g_string_append(out, plan_introduction);
  for (int kind = 0; kind < ERP_KIND_LAST; kind++)
    append_kind(out, erp_kind_info((ErpKind) kind));
  append_limits(out);
  g_string_append(out, ".SH SEE ALSO\n.BR erplan (1),\n.BR erplan\\-check (1),\n"
                       ".BR erplan\\-rules (7)\n");
  return g_string_free(out, FALSE);
}

/* ---- erplan-rules(7) ----------------------------------------------------------------------- */

static void
append_parameter(GString *out, const ErpCatalogue *catalogue, const char *name) {
  const ErpParameter *parameter = erp_catalogue_parameter(catalogue, name, NULL);
  g_string_append(out, ".br\nParameter ");
  g_autofree char *value =
      parameter == NULL ? NULL : erp_parameter_show(parameter, parameter->value);
  g_autofree char *text = parameter == NULL
                              ? g_strdup(name)
                              : g_strdup_printf("%s = %s: %s", name, value, parameter->basis);
  erp_roff_line(out, text);
}

static void
append_rule(GString *out, const ErpRule *rule, const ErpCatalogue *catalogue) {
  g_autofree char *head = g_strdup_printf("%s: %s", rule->id, rule->title);
  erp_roff_request(out, ".SS ", head);
  g_autofree char *place = g_strdup_printf("Severity %s; pillar %s.", erp_level_word(rule->level),
                                           erp_pillar_word(rule->pillar));
  erp_roff_line(out, place);
  g_string_append(out, ".br\n");
  erp_roff_line(out, rule->condition);
  for (guint i = 0; rule->parameters != NULL && rule->parameters[i] != NULL; i++)
    append_parameter(out, catalogue, rule->parameters[i]);
  erp_roff_request(out, ".br\nRemedy: ", rule->remedy);
  erp_roff_request(out, ".br\nSource: ", rule->source);
}

static const char rules_introduction[] =
    ".SH DESCRIPTION\n"
    "A rule compares figures of the evaluated plan with a limit and gives a verdict per object:\n"
    ".BR pass ,\n.BR warn ,\n.BR fail ,\n.B not\\-answered\n"
    "(an input is missing; never a silent pass) or\n.BR not\\-applicable .\n"
    "A computed failure beats a declared answer.\n"
    "Every limit is a parameter that a plan may override with\n"
    ".BR <parameter\\ name=\\(dq...\\(dq\\ value=\\(dq...\\(dq/> ;\n"
    "reports print the override.\n"
    ".SH RULES\n";

char *
erp_manual_rules(const ErpCatalogue *catalogue) {
  GString *out = g_string_new(NULL);
  erp_roff_head(out, "ERPLAN-RULES", "7", "erplan-rules", "the rules of erplan check");
  g_string_append(out, rules_introduction);
  for (guint i = 0; i < erp_rules_count(); i++)
    append_rule(out, erp_rules_get(i), catalogue);
  g_string_append(out, ".SH SEE ALSO\n.BR erplan (1),\n.BR erplan\\-check (1),\n"
                       ".BR erplan\\-plan (5)\n");
  return g_string_free(out, FALSE);
}
