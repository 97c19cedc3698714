/* Findings as SARIF 2.1.0, for code scanning. One run, one result a line, so that any number of
 * plans can be written one after the other. What is accepted is left out: GitHub shows what SARIF
 * calls suppressed as open. */
#include "report/check/check.h"

#include "base/escape.h"
#include "base/hash.h"
#include "report/data/json.h"
#include "base/i18n.h"

#define SCHEMA "https://json.schemastore.org/sarif-2.1.0.json"
#define UNREAD "INPUT" /* the rule of plans that cannot be read, behind all others */

/* Nothing in it steers a terminal, fills in an argument or becomes a link. Takes the text. */
static void
add_text(ErpJson *json, const char *key, char *text) {
  g_autofree char *given = text;
  g_autofree char *safe = erp_escape_text(given);
  g_autoptr(GString) plain = g_string_new(safe);
  g_string_replace(plain, "{", "{{", 0);
  g_string_replace(plain, "}", "}}", 0);
  g_string_replace(plain, "](", "] (", 0);
  erp_json_string(json, key, plain->str);
}

/* {"text": ...} */
static void
add_message(ErpJson *json, const char *key, char *text) {
  erp_json_begin_object(json, key);
  add_text(json, "text", text);
  erp_json_end_object(json);
}

/* Behind what is there. */
static ErpJson *
json_line(GString *out) {
  return erp_json_new(ERP_JSON_LINE, erp_sink_string(out));
}

/* Takes the end of the last line away. */
static void
chomp(GString *out) {
  g_string_truncate(out, out->len - 1);
}

/* ---- rules ----------------------------------------------------------------------------------- */

static const char *
level_of(ErpLevel level) {
  static const char *const words[] = {"note", "warning", "error"};
  return words[level];
}

/* What fails has the level of its rule; what warns is never an error; the rest are questions. */
static const char *
level_of_finding(const ErpFinding *finding) {
  if (finding->verdict == ERP_VERDICT_NOT_ANSWERED)
    return level_of(ERP_LEVEL_LOW);
  return level_of(finding->verdict == ERP_VERDICT_FAIL
                      ? finding->rule->level
                      : MIN(finding->rule->level, ERP_LEVEL_MEDIUM));
}

typedef struct {
  const char *id, *title, *condition, *remedy, *source, *tag;
  ErpLevel level;
} Rule;

static void
add_rule(ErpJson *json, const Rule *rule) {
  static const char *const severities[] = {"recommendation", "warning", "error"};
  erp_json_begin_object(json, NULL);
  erp_json_string(json, "id", rule->id);
  add_message(json, "shortDescription", g_strdup(rule->title));
  add_message(json, "fullDescription", g_strdup(rule->condition));
  add_message(
      json, "help",
      g_strdup_printf(_("%s Remedy: %s Source: %s."), rule->condition, rule->remedy, rule->source));
  erp_json_begin_object(json, "defaultConfiguration");
  erp_json_string(json, "level", level_of(rule->level));
  erp_json_end_object(json);
  erp_json_begin_object(json, "properties");
  erp_json_begin_array(json, "tags");
  erp_json_string(json, NULL, rule->tag);
  erp_json_end_array(json);
  erp_json_string(json, "severity", erp_level_word(rule->level));
  erp_json_string(json, "problem.severity", severities[rule->level]);
  erp_json_end_object(json);
  erp_json_end_object(json);
}

static void
add_rules(ErpJson *json) {
  for (guint i = 0; i < erp_rules_count(); i++) {
    const ErpRule *rule = erp_rules_get(i);
    add_rule(json, &(Rule){.id = rule->id,
                           .title = _(rule->title),
                           .condition = _(rule->condition),
                           .remedy = _(rule->remedy),
                           .source = rule->source,
                           .tag = erp_pillar_word(rule->pillar),
                           .level = rule->level});
  }
  add_rule(json, &(Rule){.id = UNREAD,
                         .title = _("The plan can be read"),
                         .condition = _("The file is a plan without errors."),
                         .remedy = _("Correct what is at this place."),
                         .source = "erplan-plan(5)",
                         .tag = "input",
                         .level = ERP_LEVEL_HIGH});
}

char *
erp_report_sarif_head(const char *version) {
  GString *out = g_string_new("{\"$schema\":\"" SCHEMA "\",\"version\":\"2.1.0\",\"runs\":[{\n"
                              "\"tool\":");
  g_autoptr(ErpJson) json = json_line(out);
  erp_json_begin_object(json, NULL);
  erp_json_begin_object(json, "driver");
  erp_json_string(json, "name", "erplan");
  erp_json_string(json, "version", version);
  erp_json_begin_array(json, "rules");
  add_rules(json);
  erp_json_end_array(json);
  erp_json_end_object(json);
  erp_json_end_object(json);
  chomp(out);
  g_string_append(out, ",\n\"columnKind\":\"unicodeCodePoints\",\n\"results\":[\n");
  return g_string_free(out, FALSE);
}

char *
erp_report_sarif_tail(gboolean all_read) {
  return g_strdup_printf("\n],\n\"invocations\":[{\"executionSuccessful\":%s}]}]}\n",
                         all_read ? "true" : "false");
}

/* ---- results --------------------------------------------------------------------------------- */

/* Relative to where the program was called, as code scanning has it to the repository. */
static char *
uri_of(const char *file) {
  while (g_str_has_prefix(file, "./"))
    file += 2;
  g_autofree char *path = g_uri_escape_string(file, "/", FALSE);
  return g_path_is_absolute(file) ? g_strconcat("file://", path, NULL) : g_steal_pointer(&path);
}

static void
add_logical(ErpJson *json, const char *name) {
  erp_json_begin_object(json, NULL);
  g_autofree char *safe = erp_escape_text(name);
  erp_json_string(json, "fullyQualifiedName", safe);
  erp_json_string(json, "kind", "element");
  erp_json_end_object(json);
}

/* `objects` may be NULL. What has no place of its own stands at the beginning. */
static void
add_location(ErpJson *json, const char *file, guint line, guint column, const GPtrArray *objects) {
  g_autofree char *uri = uri_of(file);
  erp_json_begin_array(json, "locations");
  erp_json_begin_object(json, NULL);
  erp_json_begin_object(json, "physicalLocation");
  erp_json_begin_object(json, "artifactLocation");
  erp_json_string(json, "uri", uri);
  erp_json_end_object(json);
  erp_json_begin_object(json, "region");
  erp_json_int(json, "startLine", MAX(line, 1));
  erp_json_int(json, "startColumn", MAX(column, 1));
  erp_json_end_object(json);
  erp_json_end_object(json);
  if (objects != NULL && objects->len > 0) {
    erp_json_begin_array(json, "logicalLocations");
    for (guint i = 0; i < objects->len; i++)
      add_logical(json, objects->pdata[i]);
    erp_json_end_array(json);
  }
  erp_json_end_object(json);
  erp_json_end_array(json);
}

/* Of rule and objects: it stays when the plan's lines move. Code scanning looks at the first. */
static void
add_fingerprints(ErpJson *json, const char *rule, const GPtrArray *objects) {
  g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
  g_checksum_update(checksum, (const guchar *) rule, -1);
  for (guint i = 0; i < objects->len; i++) {
    g_checksum_update(checksum, (const guchar *) "\n", 1);
    g_checksum_update(checksum, (const guchar *) objects->pdata[i], -1);
  }
  const char *digest = g_checksum_get_string(checksum);
  g_autofree char *line_hash = g_strconcat(digest, ":1", NULL);
  erp_json_begin_object(json, "partialFingerprints");
  erp_json_string(json, "primaryLocationLineHash", line_hash);
  erp_json_string(json, "erplan/v1", digest);
  erp_json_end_object(json);
}

static void
add_result_head(ErpJson *json, const char *rule, guint index, const char *level) {
  erp_json_begin_object(json, NULL);
  erp_json_string(json, "ruleId", rule);
  erp_json_int(json, "ruleIndex", index);
  erp_json_string(json, "level", level);
}

/* A finding about several objects stands at the first. */
static void
find_place(const ErpJudgement *judgement, const char *path, guint *line, guint *column) {
  const ErpPlan *plan = erp_review_results(judgement->review)->plan;
  const ErpRecord *record = erp_plan_at_path(plan, path);
  *line = record == NULL ? 0 : record->line;
  *column = record == NULL ? 0 : record->column;
}

/* With a comma behind the result before it. */
static ErpJson *
next_line(GString *out) {
  g_string_append(out, out->len > 0 ? ",\n" : "");
  return json_line(out);
}

/* Each once, as SARIF asks: a group may name the object that stands for it again. */
static GPtrArray *
objects_of(const ErpFinding *finding) {
  GPtrArray *objects = g_ptr_array_new();
  g_autoptr(GHashTable) seen = g_hash_table_new(erp_hash_text, g_str_equal);
  if (finding->object != NULL && g_hash_table_add(seen, (gpointer) finding->object))
    g_ptr_array_add(objects, (gpointer) finding->object);
  for (guint i = 0; finding->others != NULL && finding->others[i] != NULL; i++)
    if (g_hash_table_add(seen, finding->others[i]))
      g_ptr_array_add(objects, finding->others[i]);
  return objects;
}

static void
add_result(GString *out, const ErpJudgement *judgement, guint i) {
  const ErpFinding *finding = erp_review_get(judgement->review, i);
  g_autoptr(ErpJson) json = next_line(out);
  g_autoptr(GPtrArray) objects = objects_of(finding);
  add_result_head(json, finding->rule->id, erp_rules_index(finding->rule),
                  level_of_finding(finding));
  g_autofree char *text = erp_show_finding(finding);
  add_message(json, "message",
              g_strdup_printf(_("%s. Remedy: %s"), text, erp_finding_remedy(finding)));
  guint line = erp_finding_line(finding), column = erp_finding_column(finding);
  if (line == 0 && objects->len > 0)
    find_place(judgement, objects->pdata[0], &line, &column);
  add_location(json, judgement->subject.file, line, column, objects);
  add_fingerprints(json, finding->rule->id, objects);
  if (judgement->comparison != NULL)
    erp_json_string(json, "baselineState", judgement->comparison->is_new[i] ? "new" : "unchanged");
  erp_json_begin_object(json, "properties");
  erp_json_string(json, "verdict", erp_verdict_word(finding->verdict));
  erp_json_end_object(json);
  erp_json_end_object(json);
  chomp(out);
}

char *
erp_report_sarif_results(const ErpJudgement *judgement) {
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < erp_review_length(judgement->review); i++) {
    const ErpFinding *finding = erp_review_get(judgement->review, i);
    if (finding->verdict >= ERP_VERDICT_NOT_ANSWERED && !finding->accepted)
      add_result(out, judgement, i);
  }
  return g_string_free(out, FALSE);
}

char *
erp_report_sarif_unread(const ErpDiagList *errors, const ErpSubject *subject) {
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < erp_diag_list_length(errors); i++) {
    const ErpDiag *error = erp_diag_list_get(errors, i);
    if (error->severity != ERP_SEVERITY_ERROR)
      continue;
    g_autoptr(ErpJson) json = next_line(out);
    g_autoptr(GPtrArray) objects = g_ptr_array_new();
    add_result_head(json, UNREAD, erp_rules_count(), level_of(ERP_LEVEL_HIGH));
    add_message(json, "message", g_strdup(error->text));
    add_location(json, subject->file, error->line, error->column, NULL);
    g_ptr_array_add(objects, error->text);
    add_fingerprints(json, UNREAD, objects);
    erp_json_end_object(json);
    chomp(out);
  }
  return g_string_free(out, FALSE);
}
