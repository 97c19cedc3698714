/* Findings as SARIF 2.1.0, for code scanning. One run, one result a line, so that any number of
 * plans can be written one after the other. What is accepted is left out: GitHub shows what SARIF
 * calls suppressed as open. */
#include "report/check.h"

#include "base/escape.h"
#include "report/json.h"
#include "base/i18n.h"

#define SCHEMA "https://json.schemastore.org/sarif-2.1.0.json"
#define UNREAD "INPUT" /* the rule of plans that cannot be read, behind all others */

static void
set(JsonBuilder *builder, const char *key) {
  json_builder_set_member_name(builder, key);
}

/* Nothing in it steers a terminal, fills in an argument or becomes a link. Takes the text. */
static void
add_text(JsonBuilder *builder, const char *key, char *text) {
  g_autofree char *given = text;
  g_autofree char *safe = erp_escape_text(given);
  g_autoptr(GString) plain = g_string_new(safe);
  g_string_replace(plain, "{", "{{", 0);
  g_string_replace(plain, "}", "}}", 0);
  g_string_replace(plain, "](", "] (", 0);
  erp_json_string(builder, key, plain->str);
}

/* {"text": ...} */
static void
add_message(JsonBuilder *builder, const char *key, char *text) {
  set(builder, key);
  json_builder_begin_object(builder);
  add_text(builder, "text", text);
  json_builder_end_object(builder);
}

/* The text of the builder without its line end. */
static char *
finish(JsonBuilder *builder) {
  char *text = erp_json_line(builder);
  return g_strchomp(text);
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
add_rule(JsonBuilder *builder, const Rule *rule) {
  static const char *const severities[] = {"recommendation", "warning", "error"};
  json_builder_begin_object(builder);
  erp_json_string(builder, "id", rule->id);
  add_message(builder, "shortDescription", g_strdup(rule->title));
  add_message(builder, "fullDescription", g_strdup(rule->condition));
  add_message(
      builder, "help",
      g_strdup_printf(_("%s Remedy: %s Source: %s."), rule->condition, rule->remedy, rule->source));
  set(builder, "defaultConfiguration");
  json_builder_begin_object(builder);
  erp_json_string(builder, "level", level_of(rule->level));
  json_builder_end_object(builder);
  set(builder, "properties");
  json_builder_begin_object(builder);
  set(builder, "tags");
  json_builder_begin_array(builder);
  json_builder_add_string_value(builder, rule->tag);
  json_builder_end_array(builder);
  erp_json_string(builder, "severity", erp_level_word(rule->level));
  erp_json_string(builder, "problem.severity", severities[rule->level]);
  json_builder_end_object(builder);
  json_builder_end_object(builder);
}

static void
add_rules(JsonBuilder *builder) {
  for (guint i = 0; i < erp_rules_count(); i++) {
    const ErpRule *rule = erp_rules_get(i);
    add_rule(builder, &(Rule){.id = rule->id,
                              .title = _(rule->title),
                              .condition = _(rule->condition),
                              .remedy = _(rule->remedy),
                              .source = rule->source,
                              .tag = erp_pillar_word(rule->pillar),
                              .level = rule->level});
  }
  add_rule(builder, &(Rule){.id = UNREAD,
                            .title = _("The plan can be read"),
                            .condition = _("The file is a plan without errors."),
                            .remedy = _("Correct what is at this place."),
                            .source = "erplan-plan(5)",
                            .tag = "input",
                            .level = ERP_LEVEL_HIGH});
}

char *
erp_report_sarif_head(const char *version) {
  g_autoptr(JsonBuilder) builder = json_builder_new();
  json_builder_begin_object(builder);
  set(builder, "driver");
  json_builder_begin_object(builder);
  erp_json_string(builder, "name", "erplan");
  erp_json_string(builder, "version", version);
  set(builder, "rules");
  json_builder_begin_array(builder);
  add_rules(builder);
  json_builder_end_array(builder);
  json_builder_end_object(builder);
  json_builder_end_object(builder);
  g_autofree char *tool = finish(builder);
  return g_strdup_printf("{\"$schema\":\"" SCHEMA "\",\"version\":\"2.1.0\",\"runs\":[{\n"
                         "\"tool\":%s,\n\"columnKind\":\"unicodeCodePoints\",\n\"results\":[\n",
                         tool);
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
add_logical(JsonBuilder *builder, const char *name) {
  json_builder_begin_object(builder);
  g_autofree char *safe = erp_escape_text(name);
  erp_json_string(builder, "fullyQualifiedName", safe);
  erp_json_string(builder, "kind", "element");
  json_builder_end_object(builder);
}

/* `objects` may be NULL. What has no place of its own stands at the beginning. */
static void
add_location(JsonBuilder *builder, const char *file, guint line, guint column,
             const GPtrArray *objects) {
  g_autofree char *uri = uri_of(file);
  set(builder, "locations");
  json_builder_begin_array(builder);
  json_builder_begin_object(builder);
  set(builder, "physicalLocation");
  json_builder_begin_object(builder);
  set(builder, "artifactLocation");
  json_builder_begin_object(builder);
  erp_json_string(builder, "uri", uri);
  json_builder_end_object(builder);
  set(builder, "region");
  json_builder_begin_object(builder);
  erp_json_int(builder, "startLine", MAX(line, 1));
  erp_json_int(builder, "startColumn", MAX(column, 1));
  json_builder_end_object(builder);
  json_builder_end_object(builder);
  if (objects != NULL && objects->len > 0) {
    set(builder, "logicalLocations");
    json_builder_begin_array(builder);
    for (guint i = 0; i < objects->len; i++)
      add_logical(builder, objects->pdata[i]);
    json_builder_end_array(builder);
  }
  json_builder_end_object(builder);
  json_builder_end_array(builder);
}

/* Of rule and objects: it stays when the plan's lines move. Code scanning looks at the first. */
static void
add_fingerprints(JsonBuilder *builder, const char *rule, const GPtrArray *objects) {
  g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
  g_checksum_update(checksum, (const guchar *) rule, -1);
  for (guint i = 0; i < objects->len; i++) {
    g_checksum_update(checksum, (const guchar *) "\n", 1);
    g_checksum_update(checksum, (const guchar *) objects->pdata[i], -1);
  }
  const char *digest = g_checksum_get_string(checksum);
  g_autofree char *line_hash = g_strconcat(digest, ":1", NULL);
  set(builder, "partialFingerprints");
  json_builder_begin_object(builder);
  erp_json_string(builder, "primaryLocationLineHash", line_hash);
  erp_json_string(builder, "erplan/v1", digest);
  json_builder_end_object(builder);
}

static void
add_result_head(JsonBuilder *builder, const char *rule, guint index, const char *level) {
  json_builder_begin_object(builder);
  erp_json_string(builder, "ruleId", rule);
  erp_json_int(builder, "ruleIndex", index);
  erp_json_string(builder, "level", level);
}

/* A finding about several objects stands at the first. */
static void
find_place(const ErpJudgement *judgement, const char *path, guint *line, guint *column) {
  const ErpPlan *plan = erp_review_results(judgement->review)->plan;
  const ErpRecord *record = erp_plan_at_path(plan, path);
  *line = record == NULL ? 0 : record->line;
  *column = record == NULL ? 0 : record->column;
}

static char *
result(const ErpJudgement *judgement, guint i) {
  const ErpFinding *finding = erp_review_get(judgement->review, i);
  g_autoptr(JsonBuilder) builder = json_builder_new();
  g_autoptr(GPtrArray) objects = g_ptr_array_new();
  if (finding->object != NULL)
    g_ptr_array_add(objects, finding->object);
  for (guint o = 0; finding->others != NULL && finding->others[o] != NULL; o++)
    g_ptr_array_add(objects, finding->others[o]);
  add_result_head(builder, finding->rule->id, erp_rules_index(finding->rule),
                  level_of_finding(finding));
  g_autofree char *text = erp_show_finding(finding);
  add_message(builder, "message",
              g_strdup_printf(_("%s. Remedy: %s"), text, erp_finding_remedy(finding)));
  guint line = finding->line, column = finding->column;
  if (line == 0 && objects->len > 0)
    find_place(judgement, objects->pdata[0], &line, &column);
  add_location(builder, judgement->subject.file, line, column, objects);
  add_fingerprints(builder, finding->rule->id, objects);
  if (judgement->comparison != NULL)
    erp_json_string(builder, "baselineState",
                    judgement->comparison->is_new[i] ? "new" : "unchanged");
  set(builder, "properties");
  json_builder_begin_object(builder);
  erp_json_string(builder, "verdict", erp_verdict_word(finding->verdict));
  json_builder_end_object(builder);
  json_builder_end_object(builder);
  return finish(builder);
}

static void
append_result(GString *out, char *one) {
  g_string_append(out, out->len > 0 ? ",\n" : "");
  g_string_append(out, one);
  g_free(one);
}

char *
erp_report_sarif_results(const ErpJudgement *judgement) {
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < erp_review_length(judgement->review); i++) {
    const ErpFinding *finding = erp_review_get(judgement->review, i);
    if (finding->verdict >= ERP_VERDICT_NOT_ANSWERED && !finding->accepted)
      append_result(out, result(judgement, i));
  }
  return g_string_free(out, FALSE);
}

char *
erp_report_sarif_unread(const ErpDiagList *errors, const ErpSubject *subject) {
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < erp_diag_list_length(errors); i++) {
    const ErpDiag *error = erp_diag_list_get(errors, i);
    g_autoptr(JsonBuilder) builder = json_builder_new();
    g_autoptr(GPtrArray) objects = g_ptr_array_new();
    if (error->severity != ERP_SEVERITY_ERROR)
      continue;
    add_result_head(builder, UNREAD, erp_rules_count(), level_of(ERP_LEVEL_HIGH));
    add_message(builder, "message", g_strdup(error->text));
    add_location(builder, subject->file, error->line, error->column, NULL);
    g_ptr_array_add(objects, error->text);
    add_fingerprints(builder, UNREAD, objects);
    json_builder_end_object(builder);
    append_result(out, finish(builder));
  }
  return g_string_free(out, FALSE);
}
