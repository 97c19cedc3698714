/* Older formats: a made-up version 2 of the format, read by a program that knows how to get there.
 */
#include <string.h>

#include "base/error.h"
#include "plan/upgrade.h"
#include "support.h"

/* Version 1 called sites <location> and counted people in "staff"; "fax" is gone. */
static void
upgrade_1(ErpOldElement *element) {
  if (strcmp(element->name, "location") != 0)
    return;
  g_free(element->name);
  element->name = g_strdup("site");
  for (guint i = 0; i < element->names->len; i++) {
    char **name = (char **) &element->names->pdata[i];
    if (strcmp(*name, "staff") == 0) {
      g_free(*name);
      *name = g_strdup("users");
    } else if (strcmp(*name, "fax") == 0) {
      g_clear_pointer(name, g_free);
    }
  }
}

static const ErpUpgrade upgrades[] = {{1, upgrade_1}};

static ErpPlan *
parse(const char *text, gint64 version, ErpDiagList *diags) {
  g_autoptr(GBytes) bytes = g_bytes_new_static(text, strlen(text));
  return erp_plan_parse_version(bytes, "plan", version, upgrades, G_N_ELEMENTS(upgrades), diags,
                                NULL);
}

static void
test_old(void) {
  g_autoptr(ErpDiagList) diags = erp_diag_list_new("plan");
  g_autoptr(ErpPlan) plan =
      parse("<plan xmlns=\"urn:erplan:plan:1\" xmlns:x=\"urn:x\"><location id=\"par\" lat=\"1\" "
            "lon=\"2\" staff=\"25\" fax=\"none\" x:k=\"v\"/></plan>",
            2, diags);
  g_assert_cmpuint(erp_diag_list_length(diags), ==, 0);
  g_autofree char *text = test_text(plan);
  g_assert_cmpstr(text, ==,
                  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                  "<plan xmlns=\"urn:erplan:plan:1\" xmlns:x=\"urn:x\" version=\"2\">\n"
                  "  <site id=\"par\" lat=\"1\" lon=\"2\" users=\"25\" x:k=\"v\"/>\n"
                  "</plan>\n");
}

static void
test_current(void) {
  g_autoptr(ErpDiagList) diags = erp_diag_list_new("plan");
  g_autoptr(ErpPlan) plan = parse(
      "<plan xmlns=\"urn:erplan:plan:1\" version=\"2\"><location id=\"par\"/></plan>", 2, diags);
  g_assert_null(plan);
  g_autofree char *codes = test_codes(diags);
  g_assert_cmpstr(codes, ==, "error:unknown-element");
}

static void
test_newer(void) {
  g_autoptr(ErpDiagList) diags = erp_diag_list_new("plan");
  g_autoptr(ErpPlan) plan =
      parse("<plan xmlns=\"urn:erplan:plan:1\" version=\"3\"><any/></plan>", 2, diags);
  g_assert_null(plan);
  g_autofree char *codes = test_codes(diags);
  g_assert_cmpstr(codes, ==, "error:newer-version");
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/plan/upgrade/old", test_old);
  g_test_add_func("/plan/upgrade/current", test_current);
  g_test_add_func("/plan/upgrade/newer", test_newer);
  return g_test_run();
}
