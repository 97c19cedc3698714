/* erplan-report(5), from the data dictionary. */
#include "report/manual.h"

#include <string.h>

#include "report/data/data-tables.h"
#include "report/data/dictionary.h"
#include "report/paper/roff.h"

/* ---- members --------------------------------------------------------------------------------- */

/* "fail, warn or pass" */
static void
append_words(GString *out, const ErpMember *member) {
  for (guint i = 0; member->word(i) != NULL; i++) {
    const char *before = i == 0 ? "" : member->word(i + 1) == NULL ? " or " : ", ";
    g_string_append_printf(out, "%s%s", before, member->word(i));
  }
}

static void
append_type(GString *out, const ErpMember *member) {
  g_string_append(out, member->next != NULL ? "list of " : "");
  switch (member->type) {
  case ERP_MEMBER_INTEGER:
    g_string_append(out, member->next != NULL ? "integers" : "integer");
    if (*erp_measure_about(member->measure) != '\0')
      g_string_append_printf(out, ", %s", erp_measure_about(member->measure));
    break;
  case ERP_MEMBER_BOOLEAN:
    g_string_append(out, "true or false");
    break;
  case ERP_MEMBER_TEXT:
    g_string_append(out, member->next != NULL ? "texts" : "text");
    break;
  case ERP_MEMBER_WORD:
    append_words(out, member);
    break;
  case ERP_MEMBER_RECORD:
    g_string_append_printf(out, member->next != NULL ? "records %s" : "record %s",
                           member->record->name);
    break;
  }
  g_string_append(out, member->nullable ? "; may be null" : "");
}

static gboolean
told_together(const ErpMember *a, const ErpMember *b) {
  return strcmp(a->about, b->about) == 0 && a->type == b->type && a->measure == b->measure &&
         a->nullable == b->nullable;
}

static void
append_members(GString *out, const ErpRecordType *type) {
  for (guint m = 0; m < type->n_members;) {
    const ErpMember *member = &type->members[m];
    g_autoptr(GString) names = g_string_new(member->name), text = g_string_new(member->about);
    for (m++; m < type->n_members && told_together(&type->members[m], member); m++)
      g_string_append_printf(names, ", %s", type->members[m].name);
    g_string_append(text, " (");
    append_type(text, member);
    g_string_append(text, ")");
    erp_roff_request(out, ".TP\n.B ", names->str);
    erp_roff_line(out, text->str);
  }
}

static void
append_record(GString *out, const char *request, const char *title, const ErpRecordType *type) {
  erp_roff_request(out, request, title);
  if (type->about != NULL)
    erp_roff_line(out, type->about);
  append_members(out, type);
}

/* ---- the page -------------------------------------------------------------------------------- */

static const char introduction[] =
    ".nh\n"
    ".SH DESCRIPTION\n"
    "What a plan is judged to be comes in these forms for programs:\n"
    ".TP\n"
    ".B JSON\n"
    "one document for each plan, with everything:\n"
    ".B erplan check \\-\\-format=json\n"
    "and, the same bytes whatever the plan is judged to be,\n"
    ".BR \"erplan report \\-\\-format=json\" .\n"
    "The schema is installed as\n"
    ".IR schema/check.schema.json .\n"
    ".TP\n"
    ".B JSON Lines\n"
    "one line for each plan, with how it stands and what is wrong with it:\n"
    ".BR \"erplan check \\-\\-format=jsonl\" .\n"
    "The schema is\n"
    ".IR schema/line.schema.json .\n"
    ".TP\n"
    ".B JSON of a difference\n"
    "one document for two plans:\n"
    ".B erplan diff \\-\\-format=json\n"
    "and\n"
    ".BR \"erplan whatif \\-\\-format=json\" .\n"
    "The schema is\n"
    ".IR schema/diff.schema.json .\n"
    ".TP\n"
    ".B JSON of a forecast\n"
    "one document for a plan step by step, while something in it grows:\n"
    ".B erplan whatif\n"
    "with\n"
    ".B \\-\\-growth\n"
    "or\n"
    ".B \\-\\-sweep\n"
    "and\n"
    ".BR \\-\\-format=json .\n"
    "The schema is\n"
    ".IR schema/forecast.schema.json .\n"
    ".TP\n"
    ".B JSON of failures\n"
    "what each failure does, the worst first:\n"
    ".BR \"erplan whatif \\-\\-failures=1 \\-\\-format=json\" .\n"
    "The schema is\n"
    ".IR schema/failures.schema.json .\n"
    "Its list\n"
    ".B failures\n"
    "is the table of CSV and TSV.\n"
    ".TP\n"
    ".B CSV, TSV\n"
    "one list of the document as a table:\n"
    ".B erplan report \\-\\-format=csv\n"
    "or\n"
    ".BR tsv .\n"
    ".PP\n"
    "All are made from the same tables of the program, as this page is; what has the same name is "
    "the\n"
    "same.\n"
    "Members stand in the order of this page, records in the order of the plan, or as it is said.\n"
    "There is no time stamp: the same plan, data, program and day give the same bytes, whatever "
    "the\n"
    "locale.\n"
    ".SS Values\n"
    "Every number is a whole one, and the unit is the last part of its name:\n"
    ".nf\n";

static const char values[] =
    ".fi\n"
    "A number without a unit is a count, a place in a list or in a file, or points.\n"
    ".PP\n"
    "What is not stated or not known is\n"
    ".BR null ,\n"
    "never 0 and never left out.\n"
    "A list that has nothing in it is empty.\n"
    "A word is one of those that this page lists and is not translated; messages, remedies and "
    "what is\n"
    "missing are sentences, and are.\n"
    "In JSON, controls and invisible characters are \\eu escapes.\n"
    ".SS Versions\n"
    "Members may be added; a change that could break a reader raises the number in\n"
    ".BR schema .\n";

static const char tables_introduction[] =
    ".SH TABLES\n"
    ".B \\-\\-table\n"
    "names a list of the document; each of its records is a row, and each member a column.\n"
    "A header with the names always comes first, also when there are no rows.\n";

static const char tables_rules[] =
    ".PP\n"
    "The members of a record within the record have its name before theirs:\n"
    ".BR internet_rtt_us .\n"
    "The entries of a list share a cell, with spaces between them; those that are records have "
    "colons\n"
    "between their members, and what is hundredths in JSON is a decimal, as the name that says so "
    "is "
    "not there:\n"
    ".BR rtt_er_ms:40.00:measured .\n"
    "What is null, or not there, is an empty cell; true and false are written so.\n"
    ".PP\n"
    "CSV is quoted as in RFC 4180: a cell with a comma or a quote stands in quotes, and a quote in "
    "it is\n"
    "doubled.\n"
    "TSV quotes nothing.\n"
    "Both are UTF\\-8 without a byte order mark, which a spreadsheet may have to be told when it "
    "imports\n"
    "the file; and a row is a line, ended by a line feed alone:\n"
    "controls, line ends and invisible characters in a cell are shown as\n"
    ".BR <U+000A> .\n"
    ".PP\n"
    "A text that a spreadsheet would compute has an apostrophe before it: one that begins, blanks "
    "apart,\n"
    "with\n"
    ".BR = ,\n"
    ".BR + ,\n"
    ".B \\-\n"
    "or\n"
    ".BR @ ,\n"
    "also as a wide letter.\n"
    "Numbers never have one.\n";

/* What stands behind "$ " is run, and prints what is below it: tests/cli/check-man-examples.sh. */
static const char examples[] =
    ".SH EXAMPLES\n"
    "JSON: where Microsoft 365 loses time over ExpressRoute, in milliseconds, with\n"
    ".BR jq (1):\n"
    ".PP\n"
    ".nf\n"
    "$ erplan report \\-\\-format=json data/examples/meet\\-me.xml |\n"
    "  jq \\-r '.flows[] | select(.expressroute.penalty_us > 0)\n"
    "    | [.site, .service, .category, .expressroute.penalty_us / 1000] | join(\" \")'\n"
    "dfw teams optimize 25\n"
    "dfw teams allow 25\n"
    "dfw exchange optimize 25\n"
    "dfw exchange allow 25\n"
    "dfw sharepoint optimize 25\n"
    "dfw common allow 25\n"
    ".fi\n"
    ".PP\n"
    "The ways that failing flows take; \\fBroute\\fR is a place in the list of routes:\n"
    ".PP\n"
    ".nf\n"
    "$ erplan report \\-\\-format=json data/examples/meet\\-me.xml |\n"
    "  jq \\-r '.routes as $r | .flows[] | select(.verdict == \"fail\") | $r[.route]\n"
    "    | .site + \": \" + (.hops | join(\" \"))' | sort \\-u\n"
    "dfw: dfw\\-ny er\\-ny\n"
    "lax: lax\\-sv er\\-sv\n"
    "was: was\\-ny er\\-ny\n"
    ".fi\n"
    ".PP\n"
    "JSON Lines: how many findings of each plan fail, and its busiest element, in percent:\n"
    ".PP\n"
    ".nf\n"
    "$ erplan check \\-\\-format=jsonl 'data/examples/meet\\-me*.xml' |\n"
    "  jq \\-r '[.counts.fail, .headline.busiest_element, .headline.utilisation_bp / 100, "
    ".plan.name]\n"
    "    | join(\" \")'\n"
    "1 er\\-ny 46.09 Meet\\-me locations, authorised for a measured need\n"
    "1 er\\-ny 46.09 Meet\\-me locations, round trips from the model\n"
    "4 er\\-ny 46.09 Meet\\-me locations, not authorised\n"
    ".fi\n"
    ".PP\n"
    "TSV: columns by their names, with\n"
    ".BR awk (1):\n"
    ".PP\n"
    ".nf\n"
    "$ erplan report \\-\\-format=tsv data/examples/meet\\-me.xml |\n"
    "  awk \\-F'\\et' 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }\n"
    "    $at[\"verdict\"] == \"fail\" { print $at[\"file\"] \":\" $at[\"line\"], $at[\"rule\"] }'\n"
    "data/examples/meet\\-me.xml:14 M36\\-02\n"
    "data/examples/meet\\-me.xml:6 M36\\-05\n"
    "data/examples/meet\\-me.xml:19 PEER\\-03\n"
    "data/examples/meet\\-me.xml:29 PEER\\-03\n"
    ".fi\n"
    ".PP\n"
    "CSV: ids and numbers have no comma in them, so that commas part the columns; the links that "
    "are used\n"
    "by more than 30 percent downwards:\n"
    ".PP\n"
    ".nf\n"
    "$ erplan report \\-\\-format=csv \\-\\-table=links data/examples/meet\\-me.xml |\n"
    "  awk \\-F, 'NR > 1 && $12 > 3000 { print $2, $12 / 100 \"%\" }'\n"
    "was\\-ny 34.57%\n"
    "er\\-ny 46.09%\n"
    ".fi\n";

static void
append_units(GString *out) {
  for (ErpMeasure measure = ERP_IN_NOTHING; measure <= ERP_IN_HALVES; measure++) {
    const char *suffix = erp_measure_suffix(measure);
    if (*suffix == '\0')
      continue;
    g_autofree char *line = g_strdup_printf("%-22s%s", suffix, erp_measure_about(measure));
    erp_roff_line(out, line);
  }
}

static void
append_table(GString *out, const char *word, const char *about, const ErpRecordType *record) {
  erp_roff_request(out, ".TP\n.B ", word);
  g_autofree char *line = g_strdup_printf("%s (records %s)", about, record->name);
  erp_roff_line(out, line);
}

static void
append_tables(GString *out) {
  g_string_append(out, tables_introduction);
  for (guint t = 0; erp_data_tables[t] != NULL; t++)
    append_table(out, erp_data_tables[t], erp_data_table_about(t), erp_data_table_record(t));
  g_string_append(out, ".PP\nThose of \\fBerplan diff\\fR and \\fBerplan whatif\\fR are:\n");
  for (guint t = 0; erp_difference_tables[t] != NULL; t++)
    append_table(out, erp_difference_tables[t], erp_difference_table_about(t),
                 erp_difference_table_record(t));
  g_string_append(out, ".PP\nThose of \\fBerplan whatif\\fR with \\fB\\-\\-growth\\fR or "
                       "\\fB\\-\\-sweep\\fR are:\n");
  for (guint t = 0; erp_forecast_tables[t] != NULL; t++)
    append_table(out, erp_forecast_tables[t], erp_forecast_table_about(t),
                 erp_forecast_table_record(t));
  g_string_append(out, tables_rules);
}

static int
compare_names(gconstpointer a, gconstpointer b) {
  return strcmp((*(const ErpRecordType *const *) a)->name,
                (*(const ErpRecordType *const *) b)->name);
}

/* What is in a document or a line, by name. */
static void
append_records(GString *out) {
  g_autoptr(GPtrArray) types = erp_type_inner(&erp_type_check);
  static const ErpRecordType *const others[] = {&erp_type_line, &erp_type_diff, &erp_type_forecast,
                                                &erp_type_failures};
  for (guint o = 0; o < G_N_ELEMENTS(others); o++) {
    g_autoptr(GPtrArray) more = erp_type_inner(others[o]);
    for (guint i = 0; i < more->len; i++)
      if (!g_ptr_array_find(types, more->pdata[i], NULL))
        g_ptr_array_add(types, more->pdata[i]);
  }
  g_ptr_array_sort(types, compare_names);
  g_string_append(out, ".SH RECORDS\n");
  for (guint i = 0; i < types->len; i++) {
    const ErpRecordType *type = types->pdata[i];
    append_record(out, ".SS ", type->name, type);
  }
}

char *
erp_manual_report(void) {
  GString *out = g_string_new(NULL);
  erp_roff_head(out, "ERPLAN-REPORT", "5", "erplan-report", "what erplan writes for programs");
  g_string_append(out, introduction);
  append_units(out);
  g_string_append(out, values);
  append_record(out, ".SH ", "JSON", &erp_type_check);
  append_record(out, ".SH ", "JSON LINES", &erp_type_line);
  append_record(out, ".SH ", "JSON OF A DIFFERENCE", &erp_type_diff);
  append_record(out, ".SH ", "JSON OF A FORECAST", &erp_type_forecast);
  append_record(out, ".SH ", "JSON OF FAILURES", &erp_type_failures);
  append_tables(out);
  append_records(out);
  g_string_append(out, examples);
  g_string_append(out, ".SH SEE ALSO\n.BR erplan (1),\n.BR erplan\\-check (1),\n"
                       ".BR erplan\\-report (1),\n.BR erplan\\-rules (7)\n");
  return g_string_free(out, FALSE);
}
