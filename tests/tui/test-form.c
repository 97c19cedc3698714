/* Forms for every kind of record: they change nothing by themselves, and what is typed into them
 * ends in the plan as if it had been set directly. */
#include <locale.h>
#include <string.h>

#include "golden.h"
#include "base/error.h"
#include "plan/file.h"
#include "tui/form/candidates.h"
#include "tui/command/commands.h"
#include "tui/form/form.h"
#include "widget-support.h"

static const char *const examples[] = {
    "asymmetric-new-jersey.xml",  "bangladesh.xml",       "contoso-geo-redundant.xml",
    "contoso-local-breakout.xml", "contoso.xml",          "meet-me-authorized.xml",
    "meet-me-modelled.xml",       "meet-me.xml",          "power-platform-a.xml",
    "power-platform-b.xml",       "power-platform-c.xml", "starter.xml",
    "trey-research.xml",
};

static ErpPlan *
example(const char *name) {
  g_autofree char *path = g_build_filename(g_getenv("ERPLAN_DATADIR"), "examples", name, NULL);
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(path);
  g_autoptr(GError) error = NULL;
  ErpPlan *plan = erp_plan_read(path, diags, &error);
  g_assert_no_error(error);
  return plan;
}

static ErpPlan *
small_plan(const char *content) {
  g_autofree char *text =
      g_strconcat("<plan xmlns=\"" ERP_PLAN_NAMESPACE "\">", content, "</plan>", NULL);
  g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
  g_autoptr(ErpDiagList) diags = erp_diag_list_new("plan");
  g_autoptr(GError) error = NULL;
  ErpPlan *plan = erp_plan_parse(bytes, "plan", diags, &error);
  g_assert_no_error(error);
  return plan;
}

static const char two_sites[] =
    "<site id=\"par\" name=\"Paris\" lat=\"48.86\" lon=\"2.35\" users=\"25000\"/>"
    "<site id=\"lon\" name=\"London\"/>"
    "<wan-link id=\"w\" a=\"par\" b=\"lon\" capacity=\"1Gbps\"/>"
    "<peering-location id=\"ams\" at=\"Amsterdam\"/>";

static GPtrArray *
candidates(const ErpField *field, gpointer plan) {
  return erp_candidates(plan, NULL, field);
}

/* The way of the program: the form first, then the command its key stands for. */
static guint
press_key(ErpForm *form, const ErpKey *key) {
  guint reaction = erp_form_handle(form, key);
  if (reaction != ERP_REACT_NONE)
    return reaction;
  g_autoptr(ErpKeymap) keymap = erp_keymap_new();
  int command = erp_keymap_lookup(keymap, ERP_CONTEXT_FORM, key);
  return command >= 0 ? erp_form_command(form, (guint) command) : ERP_REACT_NONE;
}

static guint
press(ErpForm *form, const char *notation) {
  ErpKey key = test_key(notation);
  return press_key(form, &key);
}

static void
type(ErpForm *form, const char *text) {
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
    ErpKey key = test_char(g_utf8_get_char(p));
    press_key(form, &key);
  }
}

static void
go_to(ErpForm *form, guint field) {
  while (erp_form_focus(form) != (int) field)
    press(form, "Tab");
}

static guint
field_of(ErpKind kind, const char *name) {
  int field = erp_kind_field(kind, name);
  g_assert_cmpint(field, >=, 0);
  return (guint) field;
}

/* ---- nothing done, nothing changed ---- */

static void
check_untouched(ErpPlan *plan, const ErpRecord *record) {
  g_autofree char *path = erp_plan_path(plan, record);
  g_autoptr(ErpForm) form = erp_form_new(plan, path, NULL);
  g_autoptr(GError) error = NULL;
  g_assert_nonnull(form);
  for (guint i = 0; i < erp_kind_info(record->kind)->n_fields; i++)
    press(form, "Tab"); /* visiting is no change either */
  g_assert_cmpuint(press(form, "F2") & ERP_REACT_CLOSE, !=, 0);
  g_assert_true(erp_form_applied(form));
  g_assert_false(erp_form_changed(form));
  g_assert_null(erp_form_edit(form, &error));
  g_assert_no_error(error);
}

static void
test_untouched(void) {
  for (guint e = 0; e < G_N_ELEMENTS(examples); e++) {
    g_autoptr(ErpPlan) plan = example(examples[e]);
    check_untouched(plan, &erp_plan_root(plan)->record);
    for (guint kind = ERP_KIND_PLAN + 1; kind < ERP_KIND_LAST; kind++) {
      guint n = 0;
      const ErpRecord *const *records = erp_plan_of_kind(plan, (ErpKind) kind, &n);
      for (guint i = 0; i < MIN(n, 12); i++)
        check_untouched(plan, records[i]);
    }
  }
}

/* ---- typing a value is setting it ---- */

/* A legal value that a field of the record does not have yet; NULL when there is none to think of.
 * Caller frees. */
static char *
other_value(const ErpPlan *plan, const ErpRecord *record, const ErpField *field) {
  guint n = 0;
  g_autofree char *old = erp_record_get(record, (guint) erp_kind_field(record->kind, field->name));
  switch (field->type) {
  case ERP_TYPE_STRING:
    return g_strdup("Łódź & 東京 \"x\"");
  case ERP_TYPE_ID:
    return g_strdup("quite-new.1");
  case ERP_TYPE_REF:
  case ERP_TYPE_REF_LIST:
    for (guint kind = 0; kind < ERP_KIND_LAST; kind++) {
      const ErpRecord *const *records = erp_plan_of_kind(plan, (ErpKind) kind, &n);
      for (guint i = 0; (field->targets & ERP_KIND_BIT(kind)) != 0 && i < n; i++)
        if (erp_record_id(records[i]) != NULL && records[i] != record &&
            g_strcmp0(erp_record_id(records[i]), old) != 0)
          return g_strdup(erp_record_id(records[i]));
    }
    return NULL;
  case ERP_TYPE_WORD_LIST:
    return g_strdup(field->words != NULL ? field->words[0] : "teams exchange");
  case ERP_TYPE_ENUM:
    return g_strdup(field->words[g_strcmp0(old, field->words[0]) == 0 ? 1 : 0]);
  case ERP_TYPE_BOOL:
    return g_strdup(g_strcmp0(old, "yes") == 0 ? "no" : "yes");
  case ERP_TYPE_QUANTITY:
    return erp_unit_format(field->unit, MAX(field->minimum, 1) * (field->maximum == 1 ? 1 : 2));
  case ERP_TYPE_DATE:
    return g_strdup("2028-02-29");
  case ERP_TYPE_PREFIX:
  case ERP_TYPE_PREFIX_LIST:
    return g_strdup("192.0.2.128/25");
  case ERP_TYPE_COMMUNITY:
  case ERP_TYPE_COMMUNITY_LIST:
    return g_strdup("12076:5999");
  case ERP_TYPE_CATALOGUE:
    return g_strdup("something else");
  }
  g_assert_not_reached();
}

static void
enter(ErpForm *form, const ErpField *field, const char *value) {
  if (field->type == ERP_TYPE_ENUM || field->type == ERP_TYPE_BOOL) {
    for (guint i = 0; i < 40; i++) {
      if (strcmp(erp_form_text(form, (guint) erp_form_focus(form)), value) == 0)
        return;
      press(form, "Right");
    }
    g_assert_not_reached();
  }
  press(form, "End");
  press(form, "Ctrl+U");
  type(form, value);
}

static void
check_field(ErpPlan *plan, const ErpRecord *record, guint index) {
  const ErpField *field = &erp_kind_info(record->kind)->fields[index];
  g_autofree char *path = erp_plan_path(plan, record);
  g_autofree char *value = other_value(plan, record, field);
  if (value == NULL)
    return;
  g_autoptr(ErpForm) form = erp_form_new(plan, path, NULL);
  go_to(form, index);
  enter(form, field, value);
  g_assert_cmpuint(press(form, "Ctrl+S") & ERP_REACT_CLOSE, !=, 0);
  g_autoptr(GError) typed_error = NULL, set_error = NULL;
  g_autoptr(ErpEdit) typed = erp_form_edit(form, &typed_error);
  g_assert_no_error(typed_error);
  g_autoptr(ErpEdit) set = erp_edit_set(path, field->name, value);
  g_autoptr(ErpPlan) by_set = erp_plan_apply(plan, set, &set_error);
  g_autoptr(ErpPlan) by_form =
      typed != NULL ? erp_plan_apply(plan, typed, &typed_error) : erp_plan_ref(plan);
  if (by_set == NULL) { /* the plan refuses the value: both ways alike */
    g_assert_null(by_form);
    g_assert_cmpstr(typed_error->message, ==, set_error->message);
    return;
  }
  g_assert_no_error(typed_error);
  g_assert_true(erp_plan_equal(by_form, by_set));
}

static void
test_every_field(void) {
  for (guint e = 0; e < G_N_ELEMENTS(examples); e++) {
    g_autoptr(ErpPlan) plan = example(examples[e]);
    for (guint kind = 0; kind < ERP_KIND_LAST; kind++) {
      guint n = 0;
      const ErpRecord *const *records = erp_plan_of_kind(plan, (ErpKind) kind, &n);
      if (kind == ERP_KIND_PLAN || n == 0)
        continue;
      for (guint i = 0; i < erp_kind_info((ErpKind) kind)->n_fields; i++)
        check_field(plan, records[0], i);
    }
  }
}

/* ---- adding ---- */

static void
test_add(void) {
  g_autoptr(ErpPlan) plan = small_plan(two_sites);
  g_autoptr(ErpForm) form = erp_form_new_add(plan, NULL, erp_record_new(ERP_KIND_SITE), NULL);
  g_autoptr(GError) error = NULL;
  g_assert_cmpuint(press(form, "F2") & ERP_REACT_CLOSE, ==, 0); /* the id is needed */
  g_assert_nonnull(erp_form_error(form, 0));
  g_assert_null(erp_form_edit(form, &error));
  g_assert_error(error, ERP_ERROR, ERP_ERROR_USAGE);
  g_clear_error(&error);
  type(form, "par");
  g_assert_nonnull(strstr(erp_form_error(form, 0), "par")); /* taken */
  type(form, "-2");
  g_assert_null(erp_form_error(form, 0));
  go_to(form, field_of(ERP_KIND_SITE, "lat"));
  type(form, "6.5");
  press(form, "Tab");
  type(form, "3°24'E");
  go_to(form, field_of(ERP_KIND_SITE, "users"));
  g_assert_cmpstr(erp_form_text(form, field_of(ERP_KIND_SITE, "lon")), ==, "3.4");
  type(form, "180");
  g_assert_cmpuint(press(form, "F2") & ERP_REACT_CLOSE, !=, 0);
  g_autoptr(ErpEdit) edit = erp_form_edit(form, &error);
  g_assert_no_error(error);
  g_autoptr(ErpPlan) after = erp_plan_apply(plan, edit, &error);
  g_assert_no_error(error);
  g_autoptr(ErpPlan) want = small_plan(
      "<site id=\"par\" name=\"Paris\" lat=\"48.86\" lon=\"2.35\" users=\"25000\"/>"
      "<site id=\"lon\" name=\"London\"/><site id=\"par-2\" lat=\"6.5\" lon=\"3.4\" users=\"180\"/>"
      "<wan-link id=\"w\" a=\"par\" b=\"lon\" capacity=\"1Gbps\"/>"
      "<peering-location id=\"ams\" at=\"Amsterdam\"/>");
  g_assert_true(erp_plan_equal(after, want));
}

/* A form opens for every kind, empty, at every size. */
static void
test_every_kind(void) {
  g_autoptr(ErpPlan) plan = small_plan(two_sites);
  for (guint kind = 0; kind < ERP_KIND_LAST; kind++) {
    const ErpFormSource source = {candidates, plan};
    g_autoptr(ErpForm) form = erp_form_new_add(plan, NULL, erp_record_new((ErpKind) kind), &source);
    for (guint i = 0; i < erp_kind_info((ErpKind) kind)->n_fields; i++) {
      static const int sizes[][2] = {{80, 24}, {40, 10}, {12, 5}, {1, 1}, {0, 0}, {200, 60}};
      press(form, "F4");
      for (guint s = 0; s < G_N_ELEMENTS(sizes); s++) {
        g_autoptr(ErpCells) cells = erp_cells_new(sizes[s][0], sizes[s][1], ERP_CHARSET_UTF8);
        erp_form_draw(form, cells, (ErpRect){0, 0, sizes[s][0], sizes[s][1]});
      }
      press(form, "Esc");
      press(form, "Tab");
    }
  }
}

/* ---- errors, renaming, several at once ---- */

static void
test_errors(void) {
  g_autoptr(ErpPlan) plan = small_plan(two_sites);
  g_autoptr(ErpForm) form = erp_form_new(plan, "w", NULL);
  guint capacity = field_of(ERP_KIND_WAN_LINK, "capacity");
  guint a = field_of(ERP_KIND_WAN_LINK, "a");
  go_to(form, capacity);
  type(form, "x");
  g_assert_nonnull(strstr(erp_form_error(form, capacity), "1Gbpsx"));
  press(form, "Ctrl+U");
  type(form, "500 Mb/s");
  g_assert_null(erp_form_error(form, capacity));
  go_to(form, a);
  g_assert_cmpstr(erp_form_text(form, capacity), ==, "500Mbps");
  press(form, "Ctrl+U");
  type(form, "w");
  g_assert_nonnull(erp_form_error(form, a)); /* a WAN link is no end of one */
  press(form, "Ctrl+U");
  type(form, "nowhere");
  g_assert_nonnull(strstr(erp_form_error(form, a), "nowhere"));
  press(form, "Ctrl+U");
  g_assert_null(erp_form_error(form, a)); /* not while typing */
  press(form, "Tab");
  g_assert_nonnull(erp_form_error(form, a)); /* needed */
  g_assert_cmpuint(press(form, "F2") & ERP_REACT_CLOSE, ==, 0);
  g_assert_cmpint(erp_form_focus(form), ==, (int) a); /* where the trouble is */
  type(form, "ams");
  g_assert_cmpuint(press(form, "F2") & ERP_REACT_CLOSE, !=, 0);
  erp_form_set_refusal(form, "The plan says no.");
  g_assert_false(erp_form_applied(form));
}

static void
test_rename(void) {
  g_autoptr(ErpPlan) plan = small_plan(two_sites);
  g_autoptr(ErpForm) form = erp_form_new(plan, "par", NULL);
  g_autoptr(GError) error = NULL;
  press(form, "Ctrl+U");
  type(form, "paris");
  press(form, "Tab");
  press(form, "Ctrl+U");
  type(form, "Paris HQ");
  press(form, "F2");
  g_autoptr(ErpEdit) edit = erp_form_edit(form, &error);
  g_assert_no_error(error);
  g_assert_cmpint(edit->kind, ==, ERP_EDIT_BATCH);
  g_assert_cmpuint(edit->parts->len, ==, 2);
  g_autoptr(ErpPlan) after = erp_plan_apply(plan, edit, &error);
  g_assert_no_error(error);
  const ErpWanLink *link = ERP_AS(ErpWanLink, WAN_LINK, erp_plan_find(after, "w"));
  g_assert_cmpstr(link->a, ==, "paris");
  const ErpSite *site = ERP_AS(ErpSite, SITE, erp_plan_find(after, "paris"));
  g_assert_cmpstr(site->name, ==, "Paris HQ");
}

static void
test_unset(void) {
  g_autoptr(ErpPlan) plan = small_plan(two_sites);
  g_autoptr(ErpForm) form = erp_form_new(plan, "par", NULL);
  go_to(form, field_of(ERP_KIND_SITE, "users"));
  press(form, "Ctrl+U");
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpEdit) edit = erp_form_edit(form, &error);
  g_assert_no_error(error);
  g_assert_cmpint(edit->kind, ==, ERP_EDIT_SET);
  g_assert_cmpstr(edit->name, ==, "users");
  g_assert_null(edit->value);
}

static void
test_cancel(void) {
  g_autoptr(ErpPlan) plan = small_plan(two_sites);
  g_autoptr(ErpForm) form = erp_form_new(plan, "par", NULL);
  g_assert_cmpuint(press(form, "Esc") & ERP_REACT_CLOSE, !=, 0);
  type(form, "x");
  g_assert_cmpuint(press(form, "Esc") & ERP_REACT_CLOSE, ==, 0);
  type(form, "y"); /* going on takes the warning back */
  g_assert_cmpuint(press(form, "Esc") & ERP_REACT_CLOSE, ==, 0);
  g_assert_cmpuint(press(form, "Esc") & ERP_REACT_CLOSE, !=, 0);
  g_assert_false(erp_form_applied(form));
  g_assert_null(erp_form_new(plan, "nowhere", NULL));
}

static void
test_choices(void) {
  g_autoptr(ErpPlan) plan = small_plan(two_sites);
  const ErpFormSource source = {candidates, plan};
  g_autoptr(ErpForm) form = erp_form_new(plan, "par", &source);
  guint kind = field_of(ERP_KIND_SITE, "kind");
  guint via = field_of(ERP_KIND_SITE, "internet-via");
  go_to(form, kind);
  press(form, "Right");
  g_assert_cmpstr(erp_form_text(form, kind), ==, "office");
  press(form, "Left");
  press(form, "Left");
  g_assert_cmpstr(erp_form_text(form, kind), ==, "roaming");
  press(form, "h");
  g_assert_cmpstr(erp_form_text(form, kind), ==, "hub");
  press(form, "Delete");
  g_assert_cmpstr(erp_form_text(form, kind), ==, "");
  go_to(form, via);
  type(form, "ond"); /* of London, whose id is lon */
  press(form, "Enter");
  g_assert_cmpstr(erp_form_text(form, via), ==, "lon");
  g_assert_null(erp_form_error(form, via));
  press(form, "Down"); /* all of them, this one under the mark */
  press(form, "Up");
  press(form, "Enter");
  g_assert_cmpstr(erp_form_text(form, via), ==, "par");
  press(form, "F4");
  press(form, "Esc");
  g_assert_cmpint(erp_form_focus(form), ==, (int) via);
}

/* The list of a choice: Space opens it and takes what is under the mark; a yes or no just turns. */
static void
test_choice_list(void) {
  g_autoptr(ErpPlan) plan = small_plan(two_sites);
  g_autoptr(ErpForm) form = erp_form_new(plan, "lon", NULL);
  guint kind = field_of(ERP_KIND_SITE, "kind");
  guint critical = field_of(ERP_KIND_SITE, "critical");
  go_to(form, kind);
  press(form, "Space");
  press(form, "Down");
  press(form, "Down");
  g_assert_cmpstr(erp_form_text(form, kind), ==, "");
  press(form, "Enter"); /* nothing stated stands last and is where it begins */
  press(form, "Down");
  press(form, "d"); /* a letter goes there in the list, too */
  press(form, "Space");
  g_assert_cmpstr(erp_form_text(form, kind), ==, "datacentre");
  press(form, "Space");
  press(form, "Esc");
  g_assert_cmpstr(erp_form_text(form, kind), ==, "datacentre");
  go_to(form, critical);
  press(form, "Space");
  g_assert_cmpstr(erp_form_text(form, critical), ==, "no");
  press(form, "Space");
  g_assert_cmpstr(erp_form_text(form, critical), ==, "yes");
  press(form, "Space");
  g_assert_cmpstr(erp_form_text(form, critical), ==, "");
}

static void
test_list_choices(void) {
  g_autoptr(ErpPlan) plan = small_plan(two_sites);
  const ErpFormSource source = {candidates, plan};
  g_autoptr(ErpForm) form = erp_form_new_add(plan, NULL, erp_record_new(ERP_KIND_POLICY), &source);
  guint via = field_of(ERP_KIND_POLICY, "via");
  go_to(form, via);
  type(form, "inter");
  press(form, "Enter");
  type(form, " Lond");
  press(form, "Enter");
  g_assert_cmpstr(erp_form_text(form, via), ==, "internet lon");
}

static void
test_coordinates(void) {
  static const struct {
    const char *field, *typed, *want;
  } cases[] = {
      {"lat", "48°51'36\"N", "48.86"},
      {"lat", "33 52 12 S", "-33.87"},
      {"lat", "90N", "90"},
      {"lon", "3°24'E", "3.4"},
      {"lon", "73°56'W", "-73.933333"},
      {"lon", "2.35", "2.35"},
      {"lat", "3°24'E", NULL},
      {"lat", "91 N", NULL},
      {"lon", "3°61'E", NULL},
      {"lon", "3,4", NULL},
      {"lon", "E", NULL},
      {"lon", "3 4 5 6 E", NULL},
  };
  g_autoptr(ErpPlan) plan = small_plan(two_sites);
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(ErpForm) form = erp_form_new(plan, "lon", NULL);
    guint field = field_of(ERP_KIND_SITE, cases[i].field);
    go_to(form, field);
    type(form, cases[i].typed);
    g_assert_true((erp_form_error(form, field) == NULL) == (cases[i].want != NULL));
    press(form, "Tab");
    g_assert_cmpstr(erp_form_text(form, field), ==,
                    cases[i].want != NULL ? cases[i].want : cases[i].typed);
  }
}

/* ---- screens ---- */

static void
draw_golden(ErpForm *form, const char *name, int width, int height, ErpCharset charset) {
  g_autoptr(ErpCells) cells = erp_cells_new(width, height, charset);
  erp_form_draw(form, cells, (ErpRect){0, 0, width, height});
  expect_golden(cells, name);
}

static void
test_golden_screens(void) {
  g_autoptr(ErpPlan) plan = example("contoso.xml");
  guint n = 0;
  const ErpRecord *const *sites = erp_plan_of_kind(plan, ERP_KIND_SITE, &n);
  const ErpFormSource source = {candidates, plan};
  g_autoptr(ErpForm) form = erp_form_new(plan, erp_record_id(sites[0]), &source);
  go_to(form, field_of(ERP_KIND_SITE, "lat"));
  press(form, "Ctrl+U");
  type(form, "91");
  go_to(form, field_of(ERP_KIND_SITE, "mobile"));
  erp_form_set_effect(form, ERP_STYLE_TEXT, "Worst link 93% (was 88%), errors 2 (was 1)");
  draw_golden(form, "form-site-80x24", 80, 24, ERP_CHARSET_UTF8);
  go_to(form, field_of(ERP_KIND_SITE, "internet-via"));
  press(form, "F4");
  draw_golden(form, "form-site-popup-80x24", 80, 24, ERP_CHARSET_UTF8);
  press(form, "Esc");
  go_to(form, field_of(ERP_KIND_SITE, "lat"));
  draw_golden(form, "form-site-40x10", 40, 10, ERP_CHARSET_UTF8);
  draw_golden(form, "form-site-40x10-ascii", 40, 10, ERP_CHARSET_ASCII);
}

/* Every kind as it is met first: a new one. */
static void
test_golden_kinds(void) {
  g_autoptr(ErpPlan) plan = small_plan(two_sites);
  for (guint kind = ERP_KIND_PLAN + 1; kind < ERP_KIND_LAST; kind++) {
    g_autoptr(ErpForm) form = erp_form_new_add(plan, NULL, erp_record_new((ErpKind) kind), NULL);
    const char *element = erp_kind_info((ErpKind) kind)->element;
    g_autofree char *name = g_strdup_printf("form-add-%s-80x24", element);
    draw_golden(form, name, 80, 21, ERP_CHARSET_UTF8);
  }
  g_autoptr(ErpForm) circuit =
      erp_form_new_add(plan, "ams", erp_record_new(ERP_KIND_CIRCUIT), NULL);
  draw_golden(circuit, "form-add-circuit-160x48", 160, 45, ERP_CHARSET_UTF8);
}

int
main(int argc, char **argv) {
  setlocale(LC_ALL, "");
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/tui/form/untouched", test_untouched);
  g_test_add_func("/tui/form/every-field", test_every_field);
  g_test_add_func("/tui/form/add", test_add);
  g_test_add_func("/tui/form/every-kind", test_every_kind);
  g_test_add_func("/tui/form/errors", test_errors);
  g_test_add_func("/tui/form/rename", test_rename);
  g_test_add_func("/tui/form/unset", test_unset);
  g_test_add_func("/tui/form/cancel", test_cancel);
  g_test_add_func("/tui/form/choices", test_choices);
  g_test_add_func("/tui/form/choice-list", test_choice_list);
  g_test_add_func("/tui/form/list-choices", test_list_choices);
  g_test_add_func("/tui/form/coordinates", test_coordinates);
  g_test_add_func("/tui/form/golden", test_golden_screens);
  g_test_add_func("/tui/form/golden-kinds", test_golden_kinds);
  return g_test_run();
}
