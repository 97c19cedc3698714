/* Plans in the formats of others: facts read back by a parser of the format, and whole plans by our
 * own import. */
#include <json-glib/json-glib.h>
#include <string.h>

#include "../eval/fixture.h"
#include "exchange/formats.h"
#include "exchange/sketch.h"
#include "plan/file.h"
#include "support.h"
#include "xml/reader.h"

static const ErpExportFormat *
format(const char *word) {
  for (guint i = 0; i < erp_n_export_formats; i++)
    if (g_str_equal(erp_export_formats[i].word, word))
      return &erp_export_formats[i];
  g_assert_not_reached();
}

static char *
export_table(ErpResults *results, const char *word, ErpExportTable table) {
  g_autoptr(ErpPicture) picture = erp_picture_new(results);
  GString *out = g_string_new(NULL);
  format(word)->write(picture, table, erp_sink_string(out));
  return g_string_free(out, FALSE);
}

static char *export(ErpResults *results, const char *word) {
  return export_table(results, word, ERP_EXPORT_SITES);
}

static void
assert_has(const char *text, const char *part) {
  if (strstr(text, part) == NULL)
    g_test_message("%s", text);
  g_assert_nonnull(strstr(text, part));
}

/* ---- out and back ---------------------------------------------------------------------------- */

static const ErpKind back_kinds[] = {ERP_KIND_SITE, ERP_KIND_WAN_LINK, ERP_KIND_PEERING_LOCATION,
                                     ERP_KIND_GATEWAY};

/* Whether an export has what the field refers to. */
static gboolean
comes_back(const ErpField *field) {
  guint64 kinds = 0;
  for (guint i = 0; i < G_N_ELEMENTS(back_kinds); i++)
    kinds |= ERP_KIND_BIT(back_kinds[i]);
  return !g_str_equal(field->name, "source") &&
         (field->type != ERP_TYPE_REF || (field->targets & kinds) != 0);
}

static void
assert_same_records(const ErpPlan *before, const ErpPlan *after) {
  for (guint k = 0; k < G_N_ELEMENTS(back_kinds); k++) {
    const ErpKindInfo *info = erp_kind_info(back_kinds[k]);
    guint n, m;
    const ErpRecord *const *ours = erp_plan_of_kind(before, back_kinds[k], &n);
    const ErpRecord *const *theirs = erp_plan_of_kind(after, back_kinds[k], &m);
    g_assert_cmpuint(n, ==, m);
    for (guint i = 0; i < n; i++)
      for (guint f = 0; f < info->n_fields; f++) {
        g_autofree char *a = erp_record_stated(ours[i], f) ? erp_record_get(ours[i], f) : NULL;
        g_autofree char *b = erp_record_stated(theirs[i], f) ? erp_record_get(theirs[i], f) : NULL;
        if (comes_back(&info->fields[f]))
          g_assert_cmpstr(a, ==, b);
      }
  }
}

/* There is nothing in a file of ours that an import does not know. */
static void
assert_no_surprise(const Import *import) {
  for (guint i = 0; i < erp_diag_list_length(import->diags); i++)
    g_assert_null(strstr(erp_diag_list_get(import->diags, i)->text, "nothing is read"));
}

static void
check_back(const char *example, const char *word) {
  gboolean known = FALSE;
  for (guint i = 0; i < erp_n_import_formats; i++)
    known |= g_str_equal(erp_import_formats[i].word, word);
  if (!known) {
    g_test_skip("it is not imported");
    return;
  }
  g_autoptr(Fixture) fixture = fixture_example(example);
  g_auto(Import) import = {0};
  g_autofree char *text = export(fixture->results, word);
  import_new(&import, "plan", text);
  g_assert_no_error(import.error);
  assert_same_records(fixture->plan, import.plan);
  assert_no_surprise(&import);
}

static void
test_graphml_back(gconstpointer example) {
  check_back(example, "graphml");
}

static void
test_gml_back(gconstpointer example) {
  check_back(example, "gml");
}

/* A table of sites and one of links, one after the other. */
static void
test_tables_back(gconstpointer example) {
  static const char *const words[] = {"csv", "tsv"};
  g_autoptr(Fixture) fixture = fixture_example(example);
  for (guint w = 0; w < G_N_ELEMENTS(words); w++) {
    g_auto(Import) sites = {0}, links = {0};
    g_autofree char *nodes = export_table(fixture->results, words[w], ERP_EXPORT_SITES);
    g_autofree char *edges = export_table(fixture->results, words[w], ERP_EXPORT_LINKS);
    import_new(&sites, "sites", nodes);
    g_assert_no_error(sites.error);
    import_into(&links, sites.plan, "links", edges, &import_plainly);
    g_assert_no_error(links.error);
    assert_same_records(fixture->plan, links.plan);
    assert_no_surprise(&sites);
    assert_no_surprise(&links);
  }
}

/* Ids hold when another program has renumbered nodes and drawn labels, as yEd does. */
static void
test_renumbered(void) {
  g_auto(Import) import = {0};
  import_new(&import, "wan.graphml",
             "<graphml><key id=\"d0\" for=\"node\" attr.name=\"plan_id\"/>"
             "<key id=\"d1\" for=\"node\" attr.name=\"element\"/>"
             "<key id=\"d2\" for=\"edge\" attr.name=\"plan_id\"/>"
             "<key id=\"d3\" for=\"node\" attr.name=\"at\"/>"
             "<key id=\"d4\" for=\"node\" attr.name=\"verdict\"/>"
             "<graph><node id=\"n0\"><data key=\"d0\">12</data><data key=\"d1\">site</data>"
             "<data key=\"d4\">pass</data><NodeLabel>Vienna</NodeLabel></node>"
             "<node id=\"n1\"><data key=\"d0\">fra</data><data key=\"d1\">peering-location</data>"
             "<data key=\"d3\">Frankfurt</data></node>"
             "<edge id=\"e0\" source=\"n0\" target=\"n1\"><data key=\"d2\">up</data></edge>"
             "</graph></graphml>");
  assert_plan(
      import.plan,
      "<site id=\"12\" source=\"graphml:wan:12\"/>\n"
      "<wan-link id=\"up\" a=\"12\" b=\"fra\" capacity=\"1Gbps\" source=\"graphml:wan:up\"/>"
      "\n<peering-location id=\"fra\" at=\"Frankfurt\" source=\"graphml:wan:fra\"/>\n");
  g_assert_false(import_told(&import, "dropped", 0, 0, "verdict"));
}

/* What a row says it is does not make it what its table has no columns for. */
static void
test_odd_rows(void) {
  g_auto(Import) links = {0}, sites = {0};
  import_new(&links, "links.csv", "element,id,a,b\nsite,g,s,t\n");
  g_assert_cmpuint(links.imported.merged.added, ==, 0);
  g_assert_true(import_told(&links, "dropped", 2, 1, "its a is “s”"));
  import_new(&sites, "sites.csv",
             "element,id,lat,lon\nwan-link,x,1,2\nrouter,y,3,4\n"
             "peering-location,p,5,6\npeering-location,p,7,8\n");
  assert_plan(sites.plan,
              "<site id=\"x\" lat=\"1\" lon=\"2\" source=\"table:sites:x\"/>\n"
              "<site id=\"y\" lat=\"3\" lon=\"4\" source=\"table:sites:y\"/>\n"
              "<peering-location id=\"p\" lat=\"5\" lon=\"6\" source=\"table:sites:p\"/>\n");
  g_assert_true(import_told(&sites, "dropped", 5, 1, "a second row of this name"));
}

/* ---- formats --------------------------------------------------------------------------------- */

/* Names that mean something in one format or another. */
#define NAMES                                                                                      \
  "<site id=\"a\" name=\"&quot;]; \\N &amp;amp; &lt;b&gt;\" lat=\"10\" lon=\"170\"/>"              \
  "<site id=\"b\" name=\"=1+1\" lat=\"20\" lon=\"-170\"/><site id=\"end\" name=\"&#x85;x\"/>"      \
  "<wan-link id=\"ab\" a=\"a\" b=\"b\" capacity=\"1Gbps\"/>"                                       \
  "<wan-link id=\"be\" a=\"b\" b=\"end\" capacity=\"1Gbps\"/>"

static JsonObject *
feature(JsonObject *root, guint i) {
  return json_array_get_object_element(json_object_get_array_member(root, "features"), i);
}

/* From (10, 170) to (20, -170) it is 10 degrees to the 180th meridian and 10 more: crossed at 15.
 */
static void
test_geojson(void) {
  g_autoptr(Fixture) fixture = fixture_new(NAMES);
  g_autofree char *text = export(fixture->results, "geojson");
  g_autoptr(JsonParser) parser = json_parser_new();
  g_assert_true(json_parser_load_from_data(parser, text, -1, NULL));
  JsonObject *root = json_node_get_object(json_parser_get_root(parser));
  g_assert_cmpstr(json_object_get_string_member(root, "type"), ==, "FeatureCollection");
  g_assert_cmpuint(json_array_get_length(json_object_get_array_member(root, "features")), ==, 5);
  JsonObject *a = json_object_get_object_member(feature(root, 0), "properties");
  g_assert_cmpstr(json_object_get_string_member(a, "name"), ==, "\"]; \\N &amp; <b>");
  g_assert_cmpstr(json_object_get_string_member(a, "element"), ==, "site");
  g_assert_true(json_object_get_null_member(feature(root, 2), "geometry"));
  g_assert_true(json_object_get_null_member(feature(root, 4), "geometry"));
  assert_has(text, "\"Point\", \"coordinates\": [170, 10]");
  assert_has(text, "\"MultiLineString\", \"coordinates\": [[[170, 10], [180, 15]], "
                   "[[-180, 15], [-170, 20]]]");
  assert_has(text, "\\u0085x");
}

static void
test_table(void) {
  g_autoptr(Fixture) fixture = fixture_new(NAMES);
  g_autofree char *text = export(fixture->results, "csv");
  assert_has(text, "element,id,name,lat,lon,verdict,");
  assert_has(text, "\nsite,a,\"\"\"]; \\N &amp; <b>\",10,170,");
  assert_has(text, "\nsite,b,'=1+1,20,-170,");
  assert_has(text, "\nsite,end,<U+0085>x,,,");
  g_autofree char *links = export_table(fixture->results, "tsv", ERP_EXPORT_LINKS);
  assert_has(links, "element\tid\ta\tb\tcapacity_mbps\tverdict\t");
  assert_has(links, "\nwan-link\tab\ta\tb\t1000\tpass\t");
}

static void
test_gml(void) {
  g_autoptr(Fixture) fixture = fixture_new(NAMES);
  g_autofree char *text = export(fixture->results, "gml");
  for (const char *p = text; *p != '\0'; p++)
    g_assert_true(*p == '\n' || (*p >= ' ' && *p <= '~'));
  assert_has(text, "\n    id 0\n    label \"a\"\n    planId \"a\"\n    element \"site\"\n"
                   "    name \"&#34;]; \\N &#38;amp; <b>\"\n    lat 10.0\n    lon 170.0\n");
  assert_has(text, "name \"&#133;x\"");
  assert_has(text, "  edge [\n    source 0\n    target 1\n    label \"ab\"\n");
  assert_has(text, "    capacityMbps 1000.0\n");
}

static void
test_dot(void) {
  g_autoptr(Fixture) fixture = fixture_new(NAMES);
  g_autofree char *text = export(fixture->results, "dot");
  assert_has(text, "\n  \"a\" [label=\"\\\"]; \\\\N &amp;amp; <b>\", shape=box, ");
  assert_has(text, "\n  \"end\" [label=\"<U+0085>x\"");
  assert_has(text, "\n  \"a\" -- \"b\" [id=\"ab\", ");
}

static void
test_mermaid(void) {
  g_autoptr(Fixture) fixture = fixture_new(NAMES);
  g_autofree char *text = export(fixture->results, "mermaid");
  assert_has(text, "flowchart LR\n  n0[\"#34;#93;#59; #92;N #38;amp#59; #60;b#62;\"]:::");
  assert_has(text, "\n  n0 ---|\"1 Gb/s");
  assert_has(text, "\n  classDef pass fill:");
}

/* ---- XML ------------------------------------------------------------------------------------- */

/* How many elements of a name there are. */
typedef struct {
  const char *name;
  guint n;
} Count;

static void
count_element(ErpXmlReader *reader G_GNUC_UNUSED, const ErpXmlElement *element, gpointer user) {
  Count *count = user;
  count->n += g_str_equal(element->name, count->name);
}

static guint
count_elements(const char *text, const char *name) {
  static const ErpXmlHandler handler = {.start = count_element};
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
  Count count = {name, 0};
  erp_xml_read(bytes, "export", &handler, &count, &error);
  g_assert_no_error(error);
  return count.n;
}

static void
test_xml(void) {
  g_autoptr(Fixture) fixture = fixture_new(NAMES);
  g_autofree char *graphml = export(fixture->results, "graphml");
  g_assert_cmpuint(count_elements(graphml, "node"), ==, 3);
  g_assert_cmpuint(count_elements(graphml, "edge"), ==, 2);
  assert_has(graphml, "<data key=\"node-name\">\"]; \\N &amp;amp; &lt;b&gt;</data>");
  assert_has(graphml, "<key id=\"edge-capacity_mbps\" for=\"edge\" attr.name=\"capacity_mbps\" "
                      "attr.type=\"double\">");
  g_autofree char *kml = export(fixture->results, "kml");
  g_assert_cmpuint(count_elements(kml, "Placemark"), ==, 5);
  g_assert_cmpuint(count_elements(kml, "Point"), ==, 2);
  g_assert_cmpuint(count_elements(kml, "LineString"), ==, 1);
  g_assert_cmpuint(count_elements(kml, "Style"), ==, 5);
  g_assert_cmpuint(count_elements(kml, "description"), ==, 0);
  assert_has(kml, "<coordinates>170,10 -170,20</coordinates>");
  assert_has(kml, "<color>ff327d2e</color>"); /* #2e7d32, blue first */
  g_autofree char *drawio = export(fixture->results, "drawio");
  g_assert_cmpuint(count_elements(drawio, "object"), ==, 5);
  g_assert_cmpuint(count_elements(drawio, "mxCell"), ==, 7); /* two roots */
  assert_has(drawio, "edge=\"1\" source=\"node-a\" target=\"node-b\"");
  g_assert_null(strstr(drawio, "html=1"));
}

/* ---- drawings -------------------------------------------------------------------------------- */

/* The Pacific is one piece: from 170 E to 170 W is to the right. No two nodes lie on each other. */
static void
test_sketch(void) {
  g_autoptr(Fixture) fixture = fixture_new(
      NAMES "<site id=\"c\" lat=\"10\" lon=\"170\"/><site id=\"d\" lat=\"10\" lon=\"170\"/>"
            "<site id=\"e\"/>");
  g_autoptr(ErpPicture) picture = erp_picture_new(fixture->results);
  g_autoptr(ErpSketch) sketch = erp_sketch_new(picture);
  g_assert_cmpint(sketch->places[0].x, <, sketch->places[1].x);
  g_assert_cmpint(sketch->places[0].y, >, sketch->places[1].y); /* north is above */
  g_assert_cmpint(sketch->places[2].y, >, sketch->places[0].y); /* nowhere is below */
  for (guint i = 0; i < picture->nodes->len; i++) {
    g_assert_cmpint(sketch->places[i].x, >=, ERP_SKETCH_NODE_WIDTH / 2);
    g_assert_cmpint(sketch->places[i].x, <=, sketch->width - ERP_SKETCH_NODE_WIDTH / 2);
    g_assert_cmpint(sketch->places[i].y, <=, sketch->height - ERP_SKETCH_NODE_HEIGHT / 2);
    for (guint k = 0; k < i; k++)
      g_assert_true(ABS(sketch->places[i].x - sketch->places[k].x) >= ERP_SKETCH_NODE_WIDTH ||
                    ABS(sketch->places[i].y - sketch->places[k].y) >= ERP_SKETCH_NODE_HEIGHT);
  }
}

/* Every format of an empty plan, and the same bytes twice. */
static void
test_all(void) {
  g_autoptr(Fixture) empty = fixture_new("<tenant geo=\"EUR\"/>");
  g_autoptr(Fixture) full = fixture_new(NAMES);
  for (guint i = 0; i < erp_n_export_formats; i++) {
    static const char *const words[] = {ERP_EXPORT_WORDS};
    g_assert_cmpstr(words[i], ==, erp_export_formats[i].word);
    g_autofree char *none = export(empty->results, words[i]);
    g_autofree char *once = export(full->results, words[i]);
    g_autofree char *twice = export(full->results, words[i]);
    g_assert_true(g_str_has_suffix(none, "\n"));
    g_assert_cmpstr(once, ==, twice);
  }
}

typedef struct {
  gsize largest, whole;
} Pieces;

static void
count_piece(gpointer to, const char *text G_GNUC_UNUSED, gsize length) {
  Pieces *pieces = to;
  pieces->largest = MAX(pieces->largest, length);
  pieces->whole += length;
}

/* A large plan is handed on piece by piece; no format keeps more than what one shape adds to one.
 */
static void
test_pieces(void) {
  g_autoptr(GString) body = g_string_new(NULL);
  for (guint i = 0; i < 4000; i++)
    g_string_append_printf(body, "<site id=\"s%u\" lat=\"%u\" lon=\"%u\"/>", i, i % 80, i / 80);
  g_autoptr(Fixture) fixture = fixture_new(body->str);
  g_autoptr(ErpPicture) picture = erp_picture_new(fixture->results);
  for (guint i = 0; i < erp_n_export_formats; i++) {
    Pieces pieces = {0, 0};
    erp_export_formats[i].write(picture, ERP_EXPORT_SITES, (ErpSink){count_piece, &pieces});
    g_test_message("%s", erp_export_formats[i].word);
    g_assert_cmpuint(pieces.whole, >, 2 * ERP_SINK_PIECE);
    g_assert_cmpuint(pieces.largest, <, ERP_SINK_PIECE + 4096);
  }
}

static int
compare_names(gconstpointer a, gconstpointer b) {
  return strcmp(*(const char *const *) a, *(const char *const *) b);
}

/* All there are, by name. */
static GPtrArray *
list_examples(void) {
  g_autofree char *folder = g_build_filename(g_getenv("ERPLAN_DATADIR"), "examples", NULL);
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
  for (const char *name = g_dir_read_name(dir); name != NULL; name = g_dir_read_name(dir))
    if (g_str_has_suffix(name, ".xml"))
      g_ptr_array_add(names, g_strdup(name));
  g_ptr_array_sort(names, compare_names);
  return names;
}

static void
add_back(const char *format, const GPtrArray *examples, GTestDataFunc function) {
  for (guint i = 0; i < examples->len; i++) {
    g_autofree char *path =
        g_strdup_printf("/export/back/%s/%s", format, (const char *) examples->pdata[i]);
    g_test_add_data_func(path, examples->pdata[i], function);
  }
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_autoptr(GPtrArray) examples = list_examples();
  add_back("graphml", examples, test_graphml_back);
  add_back("gml", examples, test_gml_back);
  add_back("tables", examples, test_tables_back);
  g_test_add_func("/export/back/renumbered", test_renumbered);
  g_test_add_func("/export/back/odd-rows", test_odd_rows);
  g_test_add_func("/export/geojson", test_geojson);
  g_test_add_func("/export/table", test_table);
  g_test_add_func("/export/gml", test_gml);
  g_test_add_func("/export/dot", test_dot);
  g_test_add_func("/export/mermaid", test_mermaid);
  g_test_add_func("/export/xml", test_xml);
  g_test_add_func("/export/sketch", test_sketch);
  g_test_add_func("/export/all", test_all);
  g_test_add_func("/export/pieces", test_pieces);
  return g_test_run();
}
