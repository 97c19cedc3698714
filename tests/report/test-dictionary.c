/* The data dictionary: what holds of every row of its tables. */
#include <glib.h>
#include <string.h>

#include "judged.h"
#include "report/data/dictionary.h"

typedef void (*Look)(const ErpRecordType *type, const ErpMember *member);

/* Every member below a record type, as often as it is reached. */
static void
each_member(const ErpRecordType *type, Look look) {
  for (guint i = 0; i < type->n_members; i++) {
    g_test_message("%s.%s", type->name, type->members[i].name);
    look(type, &type->members[i]);
    if (type->members[i].record != NULL)
      each_member(type->members[i].record, look);
  }
}

static void
each_of_both(Look look) {
  each_member(&erp_type_check, look);
  each_member(&erp_type_line, look);
  each_member(&erp_type_diff, look);
  each_member(&erp_type_forecast, look);
  each_member(&erp_type_failures, look);
}

static void
look_whole(const ErpRecordType *type, const ErpMember *member) {
  g_assert_nonnull(type->title);
  g_assert_nonnull(member->about);
  g_assert_true(g_str_has_suffix(member->about, "."));
  g_assert_cmpint(member->type == ERP_MEMBER_WORD, ==, member->word != NULL);
  g_assert_cmpint(member->type == ERP_MEMBER_RECORD, ==, member->record != NULL);
  g_assert_cmpint(member->type == ERP_MEMBER_RECORD, ==, member->child != NULL);
  g_assert_cmpint(member->type != ERP_MEMBER_RECORD, ==, member->get != NULL);
  /* a list is never null, but empty */
  g_assert_true(member->next == NULL || !member->nullable);
  if (member->word != NULL)
    g_assert_nonnull(member->word(0));
}

static void
test_whole(void) {
  each_of_both(look_whole);
}

static void
look_alone(const ErpRecordType *type, const ErpMember *member) {
  guint same = 0;
  for (guint i = 0; i < type->n_members; i++)
    same += strcmp(type->members[i].name, member->name) == 0;
  g_assert_cmpuint(same, ==, 1);
}

static void
test_names(void) {
  each_of_both(look_alone);
}

/* The name of an integer ends in its unit, and no other unit's; only integers have one. */
static void
look_unit(const ErpRecordType *type G_GNUC_UNUSED, const ErpMember *member) {
  const char *suffix = erp_measure_suffix(member->measure);
  g_assert_true(member->type == ERP_MEMBER_INTEGER || member->measure == ERP_IN_NOTHING);
  for (ErpMeasure other = ERP_IN_NOTHING; other <= ERP_IN_HALVES; other++) {
    g_autofree char *ending = g_strconcat("_", erp_measure_suffix(other), NULL);
    if (member->type != ERP_MEMBER_INTEGER || strcmp(ending, "_") == 0 ||
        !g_str_has_suffix(member->name, ending))
      continue;
    /* user_us ends in us too: the longest ending counts */
    g_assert_cmpuint(strlen(suffix), >=, strlen(erp_measure_suffix(other)));
    g_assert_true(g_str_has_suffix(member->name, suffix));
  }
  g_assert_cmpint(member->measure == ERP_IN_HALVES, ==, strstr(member->name, "_halves") != NULL);
}

static void
test_units(void) {
  each_of_both(look_unit);
}

/* ---- values ---------------------------------------------------------------------------------- */

static void
test_values(void) {
  g_autofree char *plan = judged_dallas("Two sites", "Dallas", "");
  g_autoptr(Judged) judged = judged_new(plan);
  const ErpJudgement judgement = judged_judgement(judged);
  g_auto(ErpSource) source;
  erp_source_init(&source, &judgement, NULL);
  const ErpItem all = erp_source_item(&source);
  const ErpMember *elements = erp_type_member(&erp_type_check, "elements");
  ErpItem link = elements->child(&all, 0);
  ErpDatum id = erp_member_get(erp_type_member(elements->record, "id"), &link, 0);
  g_assert_cmpint(id.kind, ==, ERP_DATUM_TEXT);
  ErpDatum kind = erp_member_get(erp_type_member(elements->record, "kind"), &link, 0);
  g_assert_cmpstr(kind.text, ==, "wan-link");
  g_assert_cmpint(erp_member_get(erp_type_member(elements->record, "bridge"), &link, 0).kind, ==,
                  ERP_DATUM_BOOLEAN);
  /* two WAN links; what comes behind them is none */
  ErpItem access = elements->child(&all, 2);
  g_assert_cmpint(erp_member_get(erp_type_member(elements->record, "bridge"), &access, 0).kind, ==,
                  ERP_DATUM_ABSENT);
  g_assert_cmpint(
      erp_member_get(erp_type_member(elements->record, "capacity_up_bps"), &access, 0).kind, ==,
      ERP_DATUM_NULL);
  g_assert_null(erp_type_member(&erp_type_check, "baseline")->child(&all, 0).at);
  guint sites = 0;
  for (guint i = 0; erp_type_member(&erp_type_check, "sites")->next(&all, &i); i++)
    sites++;
  g_assert_cmpuint(sites, ==, 2);
}

/* Of a plan that cannot be read there is its file and what is wrong. */
static void
test_unread(void) {
  g_autoptr(ErpDiagList) errors = erp_diag_list_new("a.xml");
  g_autoptr(GString) out = g_string_new(NULL);
  erp_diag_add(errors, ERP_SEVERITY_NOTE, "aside", 1, 1, NULL, "not this");
  erp_diag_add(errors, ERP_SEVERITY_ERROR, "torn", 7, 2, "dal", "It is torn.");
  erp_diag_add(errors, ERP_SEVERITY_ERROR, "gone", 0, 0, NULL, "It is gone.");
  const ErpSubject subject = {.file = "a.xml", .version = "1"};
  erp_report_unread_line(errors, &subject, erp_sink_string(out));
  g_assert_cmpstr(out->str, ==,
                  "{\"schema\":\"erplan-line/1\","
                  "\"plan\":{\"file\":\"a.xml\",\"name\":null,\"sha256\":null},"
                  "\"verdict\":null,\"counts\":null,\"worst_rule\":null,\"headline\":null,"
                  "\"findings\":[],\"baseline\":null,\"errors\":["
                  "{\"code\":\"torn\",\"object\":\"dal\",\"line\":7,\"column\":2,"
                  "\"message\":\"It is torn.\"},"
                  "{\"code\":\"gone\",\"object\":null,\"line\":null,\"column\":null,"
                  "\"message\":\"It is gone.\"}]}\n");
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/dictionary/whole", test_whole);
  g_test_add_func("/dictionary/names", test_names);
  g_test_add_func("/dictionary/units", test_units);
  g_test_add_func("/dictionary/values", test_values);
  g_test_add_func("/dictionary/unread", test_unread);
  return g_test_run();
}
