#include <string.h>

#include "../plan/support.h"
#include "base/error.h"
#include "session/edit-text.h"

static ErpEdit *
from_text(const char *line) {
  g_autoptr(GError) error = NULL;
  ErpEdit *edit = erp_edit_from_text(line, &error);
  g_assert_no_error(error);
  return edit;
}

/* Applies the lines one after the other. */
static char *
apply_lines(const char *const *lines) {
  ErpPlan *plan = erp_plan_new();
  for (guint i = 0; lines[i] != NULL; i++) {
    ErpPlan *next = test_apply(plan, from_text(lines[i]));
    erp_plan_unref(plan);
    plan = next;
  }
  char *text = test_text(plan);
  erp_plan_unref(plan);
  return text;
}

static void
test_apply_lines(void) {
  static const char *const lines[] = {
      "add '' site id=par name='Paris HQ' lat=1 lon=2",
      "add par demand service=teams down=4Mbps up=\"4 Mbps\"",
      "  add \"\" site id=lon lat=3 lon=4   # London",
      "add '' wan-link id=link a=par b=lon capacity=1Gbps",
      "set lon users 200",
      "set lon users 300",
      "set par kind hub",
      "unset par kind",
      "rename lon london",
      "add '' site id=gone lat=5 lon=6",
      "delete gone",
      "add '' site id=gone lat=5 lon=6",
      "add '' wan-link id=gone-too a=gone b=par capacity=1Gbps",
      "delete-following gone",
      "set '' name 'A plan'",
      NULL,
  };
  g_autofree char *text = apply_lines(lines);
  g_assert_cmpstr(text, ==,
                  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                  "<plan xmlns=\"urn:erplan:plan:1\" name=\"A plan\">\n"
                  "  <site id=\"par\" name=\"Paris HQ\" lat=\"1\" lon=\"2\">\n"
                  "    <demand service=\"teams\" down=\"4Mbps\" up=\"4Mbps\"/>\n"
                  "  </site>\n"
                  "  <site id=\"london\" lat=\"3\" lon=\"4\" users=\"300\"/>\n"
                  "  <wan-link id=\"link\" a=\"par\" b=\"london\" capacity=\"1Gbps\"/>\n"
                  "</plan>\n");
}

static void
assert_text(ErpEdit *edit, const char *expected) {
  g_autofree char *text = erp_edit_to_text(edit);
  g_assert_cmpstr(text, ==, expected);
  erp_edit_free(edit);
}

static void
test_to_text(void) {
  ErpRecord *site = test_record(ERP_KIND_SITE, "id=par", "name=It's “Paris”", "lat=1", NULL);
  assert_text(erp_edit_add(NULL, site), "add '' site id=par 'name=It'\\''s “Paris”' lat=1");
  assert_text(erp_edit_set("par/demand[2]", "up", "4Mbps"), "set par/demand[2] up 4Mbps");
  assert_text(erp_edit_set("", "name", ""), "set '' name ''");
  assert_text(erp_edit_set("par", "name", NULL), "unset par name");
  assert_text(erp_edit_delete("par"), "delete par");
  assert_text(erp_edit_delete_following("par"), "delete-following par");
  assert_text(erp_edit_rename("par", "paris"), "rename par paris");
}

static void
test_more_than_a_line(void) {
  ErpRecord *site = test_record(ERP_KIND_SITE, "id=par", NULL);
  erp_record_take_child(site, test_record(ERP_KIND_DEMAND, "service=teams", NULL));
  assert_text(erp_edit_add(NULL, site), NULL);
  assert_text(erp_edit_set("par", "name", "two\nlines"), NULL);
  assert_text(erp_edit_batch("many", g_ptr_array_new()), NULL);
}

/* Whatever the value, it comes back. */
static void
test_quoting(void) {
  static const char *const values[] = {
      "", " ", "a b", "'", "\"", "\\", "$HOME", "# not a comment", "*", "`x`", "é", "a=b", "~"};
  for (guint i = 0; i < G_N_ELEMENTS(values); i++) {
    g_autoptr(ErpEdit) edit = erp_edit_set("par", "name", values[i]);
    g_autofree char *text = erp_edit_to_text(edit);
    g_autoptr(ErpEdit) back = from_text(text);
    g_assert_cmpint(back->kind, ==, ERP_EDIT_SET);
    g_assert_cmpstr(back->path, ==, "par");
    g_assert_cmpstr(back->name, ==, "name");
    g_assert_cmpstr(back->value, ==, values[i]);
  }
}

static void
assert_refused(const char *line, const char *fragment) {
  g_autoptr(GError) error = NULL;
  g_assert_null(erp_edit_from_text(line, &error));
  g_assert_error(error, ERP_ERROR, ERP_ERROR_USAGE);
  g_assert_nonnull(strstr(error->message, fragment));
}

static void
test_refused_lines(void) {
  assert_refused("", "not an edit");
  assert_refused("set par name 'open", "not an edit");
  assert_refused("set par name \xff", "UTF-8");
  assert_refused("sett par name x", "did you mean “set”?");
  assert_refused("set par name", "set PATH FIELD VALUE");
  assert_refused("set par name x y", "set PATH FIELD VALUE");
  assert_refused("delete", "delete PATH");
  assert_refused("add '' sight id=x", "<sight>");
  assert_refused("add '' site name", "FIELD=VALUE");
  assert_refused("add '' site nam=x", "“nam”");
  assert_refused("add '' site lat=100", "lat");
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/session/edit-text/apply", test_apply_lines);
  g_test_add_func("/session/edit-text/to-text", test_to_text);
  g_test_add_func("/session/edit-text/more-than-a-line", test_more_than_a_line);
  g_test_add_func("/session/edit-text/quoting", test_quoting);
  g_test_add_func("/session/edit-text/refused", test_refused_lines);
  return g_test_run();
}
