/* Tables of the data dictionary as CSV and TSV: cells worked out by hand, whatever a plan holds. */
#include <glib.h>
#include <string.h>

#include "judged.h"
#include "report/data/data-tables.h"

static char *
table_of(const char *plan, const char *word, ErpTableForm form) {
  g_autoptr(Judged) judged = judged_new(plan);
  const ErpJudgement judgement = judged_judgement(judged);
  GString *out = g_string_new(NULL);
  guint table = 0;
  while (strcmp(erp_data_tables[table], word) != 0)
    table++;
  erp_data_table_write(table, form, &judgement, erp_sink_string(out));
  return g_string_free(out, FALSE);
}

static char *
line_of(const char *text, guint n) {
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  g_assert_cmpuint(g_strv_length(lines), >, n);
  return g_strdup(lines[n]);
}

/* The row of Dallas in the table of sites begins with its id and name. */
static void
check_name(const char *xml, const char *in_csv, const char *in_tsv) {
  g_autofree char *plan = judged_dallas("Two sites", xml, "");
  g_autofree char *csv = table_of(plan, "sites", ERP_TABLE_COMMAS);
  g_autofree char *tsv = table_of(plan, "sites", ERP_TABLE_TABS);
  g_autofree char *comma_row = line_of(csv, 1), *tab_row = line_of(tsv, 1);
  g_autofree char *commas = g_strdup_printf("dal,%s,500,", in_csv);
  g_autofree char *tabs = g_strdup_printf("dal\t%s\t500\t", in_tsv);
  g_test_message("%s", xml);
  g_assert_true(g_str_has_prefix(comma_row, commas));
  g_assert_true(g_str_has_prefix(tab_row, tabs));
}

static void
test_names(void) {
  static const struct {
    const char *xml, *csv, *tsv;
  } cases[] = {
      {"Dallas", "Dallas", "Dallas"},
      {"Dallas, TX", "\"Dallas, TX\"", "Dallas, TX"},
      {"the &quot;hub&quot;", "\"the \"\"hub\"\"\"", "the \"hub\""},
      {"a;b|c", "a;b|c", "a;b|c"},
      {"東京 Zürich", "東京 Zürich", "東京 Zürich"},
      /* one row stays one line */
      {"a&#9;b", "a<U+0009>b", "a<U+0009>b"},
      {"a&#10;b", "a<U+000A>b", "a<U+000A>b"},
      {"a&#13;b", "a<U+000D>b", "a<U+000D>b"},
      /* formulas */
      {"=cmd", "'=cmd", "'=cmd"},
      {"=HYPERLINK(&quot;http://x&quot;,1)", "\"'=HYPERLINK(\"\"http://x\"\",1)\"",
       "'=HYPERLINK(\"http://x\",1)"},
      {"+1+1", "'+1+1", "'+1+1"},
      {"-1-1", "'-1-1", "'-1-1"},
      {"@SUM(A1)", "'@SUM(A1)", "'@SUM(A1)"},
      {"  =1", "'  =1", "'  =1"},
      {"＝1", "'＝1", "'＝1"},
      {"&#9;=1", "<U+0009>=1", "<U+0009>=1"},
      {"&#13;=1", "<U+000D>=1", "<U+000D>=1"},
      {"a=1", "a=1", "a=1"},
      /* what steers a terminal or turns the text round */
      {"&#x9b;31m", "<U+009B>31m", "<U+009B>31m"},
      {"&#x202e;txt", "<U+202E>txt", "<U+202E>txt"},
      {"&#x200b;=1", "<U+200B>=1", "<U+200B>=1"},
      {"&lt;b&gt;", "<b>", "<b>"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
    check_name(cases[i].xml, cases[i].csv, cases[i].tsv);
}

/* 40 ms over New York and 15 ms by the internet, as in test-check-json. */
static void
test_values(void) {
  g_autofree char *plan = judged_dallas("Two sites", "Dallas", "");
  g_autofree char *links = table_of(plan, "links", ERP_TABLE_COMMAS);
  g_autofree char *names = line_of(links, 0);
  g_assert_true(g_str_has_prefix(names, "kind,id,capacity_up_bps,capacity_down_bps,load_up_bps,"));
  g_assert_true(g_str_has_suffix(names, ",rtt_us,length_m,provenance,cost_cents,cost_origin,"
                                        "cost_without_data,bridge"));
  g_assert_nonnull(strstr(links, "\nwan-link,dal-ny,500000000,500000000,"));
  g_assert_nonnull(strstr(links, "\nwan-link,aus-dal,20000000,50000000,"));
  /* an access without a capacity: empty cells, and no bridge at the end */
  const char *access = strstr(links, "\ninternet,dal-isp,,,");
  g_assert_nonnull(access);
  g_autofree char *row = line_of(access, 1);
  g_assert_true(g_str_has_suffix(row, ","));
  g_autofree char *routes = table_of(plan, "routes", ERP_TABLE_COMMAS);
  g_assert_nonnull(strstr(routes, ",dal-ny er-ny,500000000,500000000,dal-ny,dal-ny,"));
}

/* Records in records, lists, booleans, negative numbers. */
static void
test_shapes(void) {
  g_autofree char *plan = judged_dallas("Two sites", "Dallas", "");
  g_autofree char *flows = table_of(plan, "flows", ERP_TABLE_COMMAS);
  g_autofree char *names = line_of(flows, 0);
  g_assert_nonnull(strstr(names, ",route,internet_rtt_us,internet_penalty_us,"));
  g_assert_nonnull(strstr(names, ",expressroute_rtt_us,expressroute_penalty_us,"));
  /* optimize has one set, 11; policy no; best 15 ms */
  g_assert_nonnull(strstr(flows, "\ndal,teams,optimize,11,"));
  g_assert_nonnull(strstr(flows, ",expressroute,false,15000,"));
  g_autofree char *findings = table_of(plan, "findings", ERP_TABLE_COMMAS);
  g_assert_nonnull(strstr(findings, "\nM36-02,fail,high,performance,dal,,plans/plan.xml,3,3,"));
  g_assert_nonnull(strstr(findings, ",rtt_er_ms:40.00:measured rtt_net_ms:15.00:measured "));
  /* without an acceptance or a baseline the last four cells are empty */
  g_autofree char *first = line_of(findings, 1);
  g_assert_true(g_str_has_suffix(first, ",,,,,"));
}

/* Numbers below zero are no formulas. The internet takes 15 ms from Dallas and the circuit 10: what
 * is recommended is 5 ms slower for its 500 people, less or more by the share that is flagged. */
static void
test_negative_numbers(void) {
  g_autofree char *plan = judged_dallas("Two sites", "Dallas", "");
  g_autoptr(GString) near = g_string_new(plan);
  g_string_replace(near, "rtt='40ms'", "rtt='10ms'", 0);
  g_autofree char *sites = table_of(near->str, "sites", ERP_TABLE_COMMAS);
  g_autofree char *dallas = line_of(sites, 1);
  g_assert_nonnull(strstr(dallas, ",-2500000"));
  g_assert_null(strchr(dallas, '\''));
}

/* Every row has as many cells as the header, in both forms; every line ends. */
static void
test_rows(void) {
  g_autofree char *plan = judged_dallas("Two sites", "Dallas", "");
  for (guint t = 0; erp_data_tables[t] != NULL; t++) {
    g_autofree char *text = table_of(plan, erp_data_tables[t], ERP_TABLE_TABS);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    guint n = g_strv_length(lines);
    g_auto(GStrv) names = g_strsplit(lines[0], "\t", -1);
    g_assert_cmpuint(n, >, 2);
    g_assert_cmpstr(lines[n - 1], ==, "");
    for (guint i = 1; i + 1 < n; i++) {
      g_auto(GStrv) cells = g_strsplit(lines[i], "\t", -1);
      g_assert_cmpuint(g_strv_length(cells), ==, g_strv_length(names));
    }
  }
}

/* A table without rows has its header. */
static void
test_header_always(void) {
  g_autofree char *sites =
      table_of("<plan xmlns='urn:erplan:plan:1' name='none'/>", "sites", ERP_TABLE_COMMAS);
  g_assert_cmpstr(sites, ==,
                  "id,name,users,verdict,flows,flagged_flows,geo_pinned_flows,moved_up_bps,"
                  "moved_down_bps,saved_user_us\n");
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/data-tables/names", test_names);
  g_test_add_func("/data-tables/values", test_values);
  g_test_add_func("/data-tables/shapes", test_shapes);
  g_test_add_func("/data-tables/negative-numbers", test_negative_numbers);
  g_test_add_func("/data-tables/rows", test_rows);
  g_test_add_func("/data-tables/header-always", test_header_always);
  return g_test_run();
}
