/* Words for the dictionaries, from the tables of the program, and the marks of each notation. */
#include "target.h"

#include "exchange/formats.h"
#include "plan/field.h"
#include "plan/file.h"
#include "session/settings.h"
#include "support.h"

enum { FEW = 8 };

static void
add(GPtrArray *words, const char *word) {
  g_ptr_array_add(words, g_strdup(word));
}

static void
add_all(GPtrArray *words, const char *const *more) {
  for (; more != NULL && *more != NULL; more++)
    add(words, *more);
}

static const char *const values[] = {
    "10Gbps", "9600bps", "12.5ms", "300us",          "340km",         "35%",        "99.99%",
    "-90",    "180",     "0",      "203.0.113.0/24", "2001:db8::/48", "12076:5010", "12076",
    "5010",   "yes",     "no",     "2026-11-01",     "436.50",        "0.0.0.0/0",  "::/0",
    "::",     NULL};

/* A name with what stands around it. */
static void
add_between(GPtrArray *words, const char *before, const char *name, const char *after) {
  g_ptr_array_add(words, g_strconcat(before, name, after, NULL));
}

static void
add_fields(GPtrArray *words, const ErpKindInfo *info, const char *before, const char *after) {
  for (guint i = 0; i < info->n_fields; i++) {
    add_between(words, before, info->fields[i].name, after);
    add_all(words, info->fields[i].words);
  }
}

static void
add_all_fields(GPtrArray *words, const char *before, const char *after) {
  for (ErpKind kind = ERP_KIND_PLAN; kind < ERP_KIND_LAST; kind++)
    add_fields(words, erp_kind_info(kind), before, after);
}

static void
add_elements(GPtrArray *words, const char *before, const char *after) {
  for (ErpKind kind = ERP_KIND_PLAN; kind < ERP_KIND_LAST; kind++)
    add_between(words, before, erp_kind_info(kind)->element, after);
}

/* What a plan may name of the reference data; of places and regions a few are as good as all. */
static void
add_named(GPtrArray *words) {
  const ErpCatalogue *catalogue = fuzz_catalogue_data();
  for (guint i = 0; i < catalogue->n_parameters; i++)
    add(words, catalogue->parameters[i].name);
  for (guint i = 0; i < catalogue->n_services; i++)
    add(words, catalogue->services[i].service);
  for (guint i = 0; i < catalogue->n_gateway_skus; i++)
    add(words, catalogue->gateway_skus[i].sku);
  for (guint i = 0; i < MIN(catalogue->n_regions, FEW); i++)
    add(words, catalogue->regions[i].name);
  for (guint i = 0; i < MIN(catalogue->n_peering_places, FEW); i++)
    add(words, catalogue->peering_places[i].name);
}

void
fuzz_plan_words(GPtrArray *words, const char *name G_GNUC_UNUSED) {
  static const char *const marks[] = {"<!--",
                                      "-->",
                                      "<?x ",
                                      "?>",
                                      "<![CDATA[",
                                      "]]>",
                                      "&#10;",
                                      "&amp;",
                                      "&lt;",
                                      "&quot;",
                                      "/>",
                                      "</",
                                      "\"",
                                      "xmlns=\"",
                                      "xmlns:x=\"",
                                      "<x:y",
                                      "x:z=\"",
                                      "\xEF\xBB\xBF",
                                      "encoding=\"UTF-16\"",
                                      "encoding=\"ISO-8859-1\"",
                                      "<!DOCTYPE",
                                      "<!ENTITY",
                                      "&#x10FFFF;",
                                      "\n%%\n",
                                      "&#0;",
                                      "xml:space=\"preserve\"",
                                      "</plan>",
                                      NULL};
  add_all(words, marks);
  add(words, "xmlns=\"" ERP_PLAN_NAMESPACE "\"");
  add_elements(words, "<", " ");
  add_all_fields(words, " ", "=\"");
  add_all(words, values);
  add_named(words);
}

void
fuzz_value_words(GPtrArray *words, const char *name G_GNUC_UNUSED) {
  static const char *const marks[] = {
      "Gbps", "Mb/s", "kbps", "bps", "ms", "us", "km",
      "°",    "'",    "\"",   "N",   "W",  "%",  "9223372036854775807",
      "-",    ".",    ":",    "/",   "′",  "″",  "e9",
      "\n",   NULL};
  add_all(words, marks);
  add_all(words, values);
}

void
fuzz_field_words(GPtrArray *words, const char *name) {
  fuzz_value_words(words, name);
  for (ErpKind kind = ERP_KIND_PLAN; kind < ERP_KIND_LAST; kind++) {
    g_autofree char *before = g_strconcat(erp_kind_info(kind)->element, " ", NULL);
    add_fields(words, erp_kind_info(kind), before, " ");
  }
}

void
fuzz_edit_words(GPtrArray *words, const char *name G_GNUC_UNUSED) {
  static const char *const marks[] = {
      "add '' ",   "\nset ", "\nunset ", "\ndelete ", "\ndelete-following ",
      "\nrename ", "\n+",    "\n-",      "\\\n",      "'",
      "\"",        "[2]",    "''",       "/>",        ",",
      ":",         "</",     NULL};
  static const ErpKind named[] = {ERP_KIND_SITE, ERP_KIND_WAN_LINK, ERP_KIND_CIRCUIT,
                                  ERP_KIND_PEERING_LOCATION, ERP_KIND_GATEWAY};
  add_all(words, marks);
  add_elements(words, " ", " ");
  add_all_fields(words, " ", "=");
  add_elements(words, "/", "[1]");
  add_all_fields(words, ".", "=");
  for (guint k = 0; k < G_N_ELEMENTS(named); k++) {
    guint n = 0;
    const ErpRecord *const *records = erp_plan_of_kind(fuzz_example(), named[k], &n);
    for (guint i = 0; i < n; i++)
      add(words, erp_record_id(records[i]));
  }
  add_all(words, values);
}

void
fuzz_journal_words(GPtrArray *words, const char *name) {
  static const char *const lines[] = {"erplan recovery journal 1\n",
                                      "file: ",
                                      "-\n",
                                      "file:///",
                                      "saved: ",
                                      "time: ",
                                      "text: ",
                                      "\n\n",
                                      NULL};
  add_all(words, lines);
  fuzz_plan_words(words, name);
}

void
fuzz_script_words(GPtrArray *words, const char *name G_GNUC_UNUSED) {
  static const char *const more[] = {"\nkey ",
                                     "\ntype ",
                                     "\npaste ",
                                     "\nscreen -",
                                     "\nstyles -",
                                     "\nclick 1 1",
                                     "\nwheel-up 1 1",
                                     "\nwheel-down 1 1",
                                     "\nresize 80x24",
                                     "\nsettle",
                                     "\nclipboard -",
                                     "Ctrl+",
                                     "Alt+",
                                     "Shift+",
                                     "Enter",
                                     "Esc",
                                     "Tab",
                                     "Backspace",
                                     "Delete",
                                     "Insert",
                                     "Up",
                                     "Down",
                                     "Left",
                                     "Right",
                                     "Home",
                                     "End",
                                     "PageUp",
                                     "PageDown",
                                     "Space",
                                     "F12",
                                     "U+00E9",
                                     "Click",
                                     "WheelUp",
                                     "WheelDown",
                                     "Paste",
                                     "\\n",
                                     "\\303\\251",
                                     "\\",
                                     "[1;5A",
                                     "OP",
                                     "[<0;1;1M",
                                     "[200~",
                                     "[97;5u",
                                     "11;rgb:ffff/ffff/dddd",
                                     "kUP5",
                                     "kDC",
                                     NULL};
  add_all(words, more);
}

void
fuzz_form_words(GPtrArray *words, const char *name) {
  fuzz_script_words(words, name);
  add_elements(words, "+", "\n");
  add_all_fields(words, "type ", "\n");
  add_all(words, values);
}

void
fuzz_settings_words(GPtrArray *words, const char *name G_GNUC_UNUSED) {
  for (guint i = 0; i < ERP_SETTING_LAST; i++) {
    const ErpSettingInfo *info = erp_setting_info((ErpSetting) i);
    add_between(words, "[", info->group, "]\n");
    add_between(words, "", info->key, "=");
    add(words, info->fallback);
    add_all(words, info->words);
  }
  add(words, "[keys]\n");
}

/* ---- tables and formats ---------------------------------------------------------------------- */

void
fuzz_catalogue_words(GPtrArray *words, const char *name G_GNUC_UNUSED) {
  static const char *const marks[] = {"999999999999999",
                                      "-999999999999999",
                                      "# title: ",
                                      "# source: ",
                                      "# date: 2026-01",
                                      "# note: ",
                                      "\t",
                                      ";",
                                      "\n",
                                      "yes",
                                      NULL};
  const ErpCatalogue *catalogue = fuzz_catalogue_data();
  add_all(words, marks);
  for (guint i = 0; i < catalogue->n_tables; i++) {
    const ErpTable *table = catalogue->tables[i];
    add_between(words, "", table->name, "\n");
    for (guint column = 0; column < table->n_columns; column++)
      add_between(words, "", table->columns[column], "\t");
    for (guint column = 0; column < table->n_columns && table->n_rows > 0; column++)
      add(words, erp_table_cell(table, 0, column));
  }
}

static const char *const json[] = {"{\"",     "\":",     ",\"", "[{\"", "}]", "null", "true",
                                   "\\u0000", "\\ud83d", "1e9", "-1",   "[]", "{}",   NULL};

void
fuzz_endpoints_words(GPtrArray *words, const char *name G_GNUC_UNUSED) {
  static const char *const members[] = {
      "\"id\":1,",       "\"serviceArea\":\"Exchange\",", "\"category\":\"Optimize\",",
      "\"urls\":[\"",    "\"ips\":[\"203.0.113.0/24\"],", "\"tcpPorts\":\"80,443\",",
      "\"udpPorts\":\"", "\"expressRoute\":true,",        "\"required\":true,",
      "\"notes\":\"",    "\"serviceAreaDisplayName\":\"", NULL};
  add_all(words, json);
  add_all(words, members);
}

void
fuzz_baseline_words(GPtrArray *words, const char *name G_GNUC_UNUSED) {
  static const char *const members[] = {"\"schema\":\"erplan-check/1\",",
                                        "\"schema\":\"erplan-line/1\",",
                                        "\"plan\":{\"file\":\"plan.xml\"},",
                                        "\"name\":\"",
                                        "\"findings\":[",
                                        "\"errors\":[],",
                                        "{\"rule\":\"M36-02\",",
                                        "\"object\":\"par\",",
                                        "\"verdict\":\"fail\"",
                                        "\"others\":[\"lon\"],",
                                        "\"accepted\":{}",
                                        NULL};
  add_all(words, json);
  add_all(words, members);
}

void
fuzz_pairs_words(GPtrArray *words, const char *name G_GNUC_UNUSED) {
  static const char *const marks[] = {"lat1\tlon1\tlat2\tlon2\trtt_ms\n",
                                      "\t48.86",
                                      "\t-180",
                                      "\t90",
                                      "\t1e7",
                                      "\n#",
                                      "inf",
                                      "nan",
                                      "0x1",
                                      "\xEF\xBB\xBF",
                                      NULL};
  add_all(words, marks);
}

/* Paths like "sku.tier" also in parts. */
static void
add_path(GPtrArray *words, const char *path) {
  g_auto(GStrv) parts = g_strsplit_set(path, "./ <>\"", -1);
  add(words, path);
  add_all(words, (const char *const *) parts);
}

void
fuzz_import_words(GPtrArray *words, const char *name) {
  static const char *const marks[] = {"plan_id",
                                      "element",
                                      "<graphml>",
                                      "<key id=\"",
                                      " attr.name=\"",
                                      " for=\"node\"",
                                      "<node id=\"",
                                      "<edge source=\"",
                                      "<data key=\"",
                                      "graph [",
                                      "node [",
                                      "edge [",
                                      "label \"",
                                      "NODES",
                                      "EDGES",
                                      "DEMANDS",
                                      "LINKS",
                                      "?SNDlib",
                                      "<network",
                                      "<networkPlan",
                                      "\r\n",
                                      ";",
                                      "\t",
                                      ",",
                                      "\"",
                                      "( ",
                                      " )",
                                      NULL};
  add_all(words, marks);
  add_all(words, json);
  for (guint i = 0; i < erp_n_import_formats; i++)
    if (g_str_equal(erp_import_formats[i].word, name))
      for (guint j = 0; j < erp_import_formats[i].n_mappings; j++)
        add_path(words, erp_import_formats[i].mappings[j].theirs);
  for (guint i = 0; i < MIN(fuzz_cities()->n_cities, FEW); i++)
    add(words, fuzz_cities()->cities[i].name);
  for (guint i = 0; i < erp_n_aliases; i++)
    add(words, erp_aliases[i].name);
  add_fields(words, erp_kind_info(ERP_KIND_SITE), "", "");
  add_fields(words, erp_kind_info(ERP_KIND_WAN_LINK), "", "");
  add_all(words, values);
}
