#include "cli/formats-page.h"

#include "exchange/formats.h"
#include "report/paper/roff.h"

/* ---- import ---------------------------------------------------------------------------------- */

static void
append_mapping(GString *out, const ErpMapping *mapping) {
  const char *element = erp_kind_info(mapping->kind)->element;
  g_autofree char *ours = mapping->field != NULL
                              ? g_strdup_printf("%s of %s", mapping->field, element)
                              : g_strdup_printf("a %s", element);
  g_autofree char *text =
      mapping->note != NULL ? g_strdup_printf("%s; %s", ours, mapping->note) : g_strdup(ours);
  erp_roff_request(out, ".TP\n.B ", mapping->theirs);
  erp_roff_line(out, text);
}

static void
append_format(GString *out, const ErpImportFormat *format) {
  g_autofree char *head = g_strdup_printf("%s: %s", format->word, format->title);
  g_autofree char *about = g_strdup_printf("What it is: %s.", format->about);
  erp_roff_request(out, ".SS ", head);
  erp_roff_line(out, about);
  if (format->n_mappings == 0)
    g_string_append(out, "Fields go by the names below.\n");
  for (guint i = 0; i < format->n_mappings; i++)
    append_mapping(out, &format->mappings[i]);
}

/* What a bare number under a name is in. */
static const char *
unit_of(const char *name, ErpKind kind) {
  ErpAttribute attribute;
  if (!erp_attribute_find(kind, name, &attribute) || !attribute.is_quantity)
    return NULL;
  return attribute.unit == NULL    ? "unit by --unit"
         : *attribute.unit != '\0' ? attribute.unit
                                   : NULL;
}

static void
append_name(GString *names, const char *name, ErpKind kind) {
  const char *unit = unit_of(name, kind);
  g_string_append(names, names->len > 0 ? ", " : "");
  g_string_append(names, name);
  if (unit != NULL)
    g_string_append_printf(names, " (%s)", unit);
}

static void
append_names(GString *out, ErpKind kind) {
  const ErpKindInfo *info = erp_kind_info(kind);
  g_autofree char *head = g_strdup_printf("Names of fields of a %s", info->element);
  erp_roff_request(out, ".SS ", head);
  for (guint i = 0; i < info->n_fields; i++) {
    g_autofree char *own = erp_attribute_name(&info->fields[i]);
    g_autoptr(GString) names = g_string_new(NULL);
    append_name(names, own, kind);
    if (info->fields[i].type == ERP_TYPE_QUANTITY && info->fields[i].unit == ERP_UNIT_RATE)
      append_name(names, info->fields[i].name, kind);
    for (guint a = 0; a < erp_n_aliases; a++)
      if (erp_aliases[a].kind == kind && g_str_equal(erp_aliases[a].field, info->fields[i].name))
        append_name(names, erp_aliases[a].name, kind);
    erp_roff_request(out, ".TP\n.B ", info->fields[i].name);
    erp_roff_line(out, names->str);
  }
}

char *
erp_import_formats_page(void) {
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < erp_n_import_formats; i++)
    append_format(out, &erp_import_formats[i]);
  append_names(out, ERP_KIND_SITE);
  append_names(out, ERP_KIND_WAN_LINK);
  return g_string_free(out, FALSE);
}

/* ---- export ---------------------------------------------------------------------------------- */

static void
append_property(GString *out, const char *name, const char *about) {
  erp_roff_request(out, ".TP\n.B ", name);
  erp_roff_line(out, about);
}

/* What the plan states, then what is worked out. */
static void
append_properties(GString *out, ErpKind kind) {
  const ErpKindInfo *info = erp_kind_info(kind);
  g_autofree char *head = g_strdup_printf("Properties of a %s", info->element);
  erp_roff_request(out, ".SS ", head);
  for (guint i = 0; i < info->n_fields; i++) {
    g_autofree char *name = erp_attribute_name(&info->fields[i]);
    if (!erp_picture_says_otherwise(info, i))
      append_property(out, name, info->fields[i].help);
  }
  for (guint i = 0; i < erp_n_result_properties; i++)
    if ((erp_result_properties[i].kinds & ERP_KIND_BIT(kind)) != 0)
      append_property(out, erp_result_properties[i].name, erp_result_properties[i].about);
}

char *
erp_export_formats_page(void) {
  static const ErpKind kinds[] = {ERP_KIND_SITE,    ERP_KIND_PEERING_LOCATION,
                                  ERP_KIND_GATEWAY, ERP_KIND_WAN_LINK,
                                  ERP_KIND_CIRCUIT, ERP_KIND_CONNECTION};
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < erp_n_export_formats; i++)
    append_property(out, erp_export_formats[i].word, erp_export_formats[i].about);
  g_string_append(out, ".SH PROPERTIES\n");
  for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
    append_properties(out, kinds[i]);
  return g_string_free(out, FALSE);
}
