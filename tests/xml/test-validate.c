/* Validation against a schema: every violation with its line, and nothing fetched or printed. */
#include "xml/validate.h"

#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <string.h>

#include "base/error.h"

#define RNG "xmlns=\"http://relaxng.org/ns/structure/1.0\" "
#define TYPES "datatypeLibrary=\"http://www.w3.org/2001/XMLSchema-datatypes\""

static const char SCHEMA[] =
    "<element name=\"plan\" ns=\"urn:t\" " RNG TYPES ">"
    "<zeroOrMore><element name=\"site\"><attribute name=\"id\"><data type=\"string\">"
    "<param name=\"pattern\">[a-z]+</param></data></attribute></element></zeroOrMore></element>";

typedef struct {
  char *folder;
  char *schema;
  ErpDiagList *diags;
  GError *error;
} Fixture;

static void
set_up(Fixture *f, gconstpointer data G_GNUC_UNUSED) {
  f->folder = g_dir_make_tmp("erplan-XXXXXX", NULL);
  f->schema = g_build_filename(f->folder, "t.rng", NULL);
  f->diags = erp_diag_list_new("t.xml");
}

static void
tear_down(Fixture *f, gconstpointer data G_GNUC_UNUSED) {
  g_unlink(f->schema);
  g_rmdir(f->folder);
  g_free(f->folder);
  g_free(f->schema);
  erp_diag_list_free(f->diags);
  g_clear_error(&f->error);
}

static gboolean
validate(Fixture *f, const char *schema, const char *document) {
  g_assert_true(g_file_set_contents(f->schema, schema, -1, NULL));
  g_autoptr(GBytes) bytes = g_bytes_new_static(document, strlen(document));
  return erp_xml_validate(bytes, "t.xml", f->schema, f->diags, &f->error);
}

static void
test_valid(Fixture *f, gconstpointer data G_GNUC_UNUSED) {
  g_assert_true(validate(f, SCHEMA, "<plan xmlns=\"urn:t\">\n<site id=\"a\"/></plan>"));
  g_assert_no_error(f->error);
  g_assert_cmpuint(erp_diag_list_length(f->diags), ==, 0);
}

static void
test_violation_has_its_place(Fixture *f, gconstpointer data G_GNUC_UNUSED) {
  g_assert_true(
      validate(f, SCHEMA, "<plan xmlns=\"urn:t\">\n<site id=\"a\"/>\n <site id=\"7\"/>\n</plan>"));
  g_assert_no_error(f->error);
  g_assert_cmpuint(erp_diag_list_length(f->diags), >=, 1);
  gboolean found = FALSE;
  for (guint i = 0; i < erp_diag_list_length(f->diags); i++) {
    const ErpDiag *diag = erp_diag_list_get(f->diags, i);
    g_assert_cmpint((int) diag->severity, ==, (int) ERP_SEVERITY_ERROR);
    g_assert_cmpstr(diag->code, ==, "schema");
    g_assert_null(strchr(diag->text, '\n'));
    found = found || (diag->line == 3 && diag->column == 2 && g_strcmp0(diag->object, "site") == 0);
  }
  g_assert_true(found);
}

/* libxml2 keeps 16 bits for lines unless told otherwise. */
static void
test_far_line(Fixture *f, gconstpointer data G_GNUC_UNUSED) {
  g_autoptr(GString) document = g_string_new("<plan xmlns=\"urn:t\">");
  for (guint i = 0; i < 70000; i++)
    g_string_append(document, "\n");
  g_string_append(document, "<site/>\n</plan>");
  g_assert_true(validate(f, SCHEMA, document->str));
  gboolean found = FALSE;
  for (guint i = 0; i < erp_diag_list_length(f->diags); i++)
    found = found || erp_diag_list_get(f->diags, i)->line == 70001;
  g_assert_true(found);
}

static void
test_document_not_well_formed(Fixture *f, gconstpointer data G_GNUC_UNUSED) {
  g_assert_false(validate(f, SCHEMA, "<plan>"));
  g_assert_error(f->error, ERP_ERROR, ERP_ERROR_INPUT);
  g_assert_true(g_str_has_prefix(f->error->message, "t.xml:1:7: not well-formed: "));
}

static void
test_document_type_is_refused(Fixture *f, gconstpointer data G_GNUC_UNUSED) {
  g_assert_false(validate(f, SCHEMA, "<!DOCTYPE plan SYSTEM \"x.dtd\"><plan/>"));
  g_assert_error(f->error, ERP_ERROR, ERP_ERROR_INPUT);
}

static void
test_schema_missing(Fixture *f, gconstpointer data G_GNUC_UNUSED) {
  g_autoptr(GBytes) bytes = g_bytes_new_static("<a/>", 4);
  g_assert_false(erp_xml_validate(bytes, "t.xml", f->schema, f->diags, &f->error));
  g_assert_error(f->error, ERP_ERROR, ERP_ERROR_REFERENCE);
  g_assert_nonnull(strstr(f->error->message, "t.rng"));
}

static void
test_schema_broken(Fixture *f, gconstpointer data G_GNUC_UNUSED) {
  static const char *const BROKEN[] = {
      "<nonsense/>",
      "<element " RNG "name=\"plan\"><ref name=\"x\"/></element>",
      "<element " RNG TYPES " name=\"plan\"><data type=\"string\"><param name=\"pattern\">(["
      "</param></data></element>",
      "<element " RNG "name=\"plan\"><data type=\"x\"/></element>",
  };
  for (guint i = 0; i < G_N_ELEMENTS(BROKEN); i++) {
    g_assert_false(validate(f, BROKEN[i], "<plan/>"));
    g_assert_error(f->error, ERP_ERROR, ERP_ERROR_REFERENCE);
    g_assert_nonnull(strstr(f->error->message, "t.rng:"));
    g_clear_error(&f->error);
  }
}

static void
test_schema_in_parts_is_refused(Fixture *f, gconstpointer data G_GNUC_UNUSED) {
  g_assert_false(validate(
      f, "<grammar " RNG ">\n<include href=\"http://127.0.0.1:9/x.rng\"/></grammar>", "<plan/>"));
  g_assert_error(f->error, ERP_ERROR, ERP_ERROR_REFERENCE);
  g_assert_nonnull(strstr(f->error->message, "t.rng:2: the schema must be one file"));
}

static void
add(const char *path, void (*test)(Fixture *, gconstpointer)) {
  g_test_add(path, Fixture, NULL, set_up, test, tear_down);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  add("/xml/validate/valid", test_valid);
  add("/xml/validate/violation-has-its-place", test_violation_has_its_place);
  add("/xml/validate/far-line", test_far_line);
  add("/xml/validate/document-not-well-formed", test_document_not_well_formed);
  add("/xml/validate/document-type-is-refused", test_document_type_is_refused);
  add("/xml/validate/schema-missing", test_schema_missing);
  add("/xml/validate/schema-broken", test_schema_broken);
  add("/xml/validate/schema-in-parts-is-refused", test_schema_in_parts_is_refused);
  int status = g_test_run();
  xmlCleanupParser();
  return status;
}
