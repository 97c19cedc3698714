/* The schema, held against the field tables: a document that states everything passes, at a cost
 * that grows with its length, and each single fault in it is refused. */
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "plan/field.h"
#include "support.h"

#define CPU_SECONDS 20

static char *
quantity_sample(const ErpField *field) {
  switch (field->unit) {
  case ERP_UNIT_RATE:
    return g_strdup("2.5 Gbps");
  case ERP_UNIT_TIME:
    return g_strdup("12.5ms");
  case ERP_UNIT_LENGTH:
    return g_strdup("340km");
  case ERP_UNIT_PERCENT:
  case ERP_UNIT_AVAILABILITY:
    return g_strdup("35%");
  case ERP_UNIT_MONEY:
  case ERP_UNIT_LATITUDE:
  case ERP_UNIT_LONGITUDE:
    return g_strdup("12.5");
  case ERP_UNIT_COUNT:
    return g_strdup_printf("%" G_GINT64_FORMAT, field->minimum);
  }
  g_assert_not_reached();
}

/* A value of the field's type; caller frees. */
static char *
sample(const ErpField *field) {
  switch (field->type) {
  case ERP_TYPE_ENUM:
  case ERP_TYPE_WORD_LIST:
    return g_strdup(field->words != NULL ? field->words[0] : "word");
  case ERP_TYPE_BOOL:
    return g_strdup("yes");
  case ERP_TYPE_QUANTITY:
    return quantity_sample(field);
  case ERP_TYPE_DATE:
    return g_strdup("2026-01-31");
  case ERP_TYPE_PREFIX:
    return g_strdup("203.0.113.0/24");
  case ERP_TYPE_PREFIX_LIST:
    return g_strdup("203.0.113.0/24 2001:db8::/32");
  case ERP_TYPE_COMMUNITY:
    return g_strdup("12076:5010");
  case ERP_TYPE_COMMUNITY_LIST:
    return g_strdup("12076:5010 5020");
  case ERP_TYPE_STRING:
  case ERP_TYPE_ID:
  case ERP_TYPE_REF:
  case ERP_TYPE_REF_LIST:
  case ERP_TYPE_CATALOGUE:
    return g_strdup("x");
  }
  g_assert_not_reached();
}

/* A value the field's type has no place for; NULL when any text will do. */
static const char *
wrong_value(const ErpField *field) {
  gboolean any_object = field->type == ERP_TYPE_REF && field->targets == ERP_ANY_OBJECT;
  gboolean any_word = field->type == ERP_TYPE_WORD_LIST && field->words == NULL;
  if (field->type == ERP_TYPE_STRING)
    return field->required ? "" : NULL;
  return any_object || any_word || field->type == ERP_TYPE_CATALOGUE ? "" : "?";
}

static guint
first_attribute(const ErpKindInfo *info) {
  return info->has_text ? 1 : 0;
}

/* The element with all it can state and hold; children of the root `times` over. */
static void
append_element(GString *text, const ErpKindInfo *info, guint times) {
  g_string_append_printf(text, "<%s ", info->element);
  if (info->kind == ERP_KIND_PLAN)
    g_string_append(text, "xmlns=\"" ERP_PLAN_NAMESPACE "\" xmlns:f=\"urn:example:f\" ");
  for (guint i = first_attribute(info); i < info->n_fields; i++) {
    g_autofree char *value = sample(&info->fields[i]);
    g_string_append_printf(text, " %s=\"%s\"", info->fields[i].name, value);
  }
  g_string_append(text, " f:one=\"1\" f:two=\"2\">");
  for (guint kind = 0; kind < ERP_KIND_LAST; kind++) {
    const ErpKindInfo *child = erp_kind_info((ErpKind) kind);
    if ((child->parents & ERP_KIND_BIT(info->kind)) == 0)
      continue;
    for (guint i = 0; i < (child->singleton ? 1 : times); i++)
      append_element(text, child, 1);
  }
  g_string_append_printf(text, "<f:deep one=\"1\"/></%s>\n", info->element);
}

static char *
full_plan(guint times) {
  GString *text = g_string_new(NULL);
  append_element(text, erp_kind_info(ERP_KIND_PLAN), times);
  return g_string_free(text, FALSE);
}

static gboolean
text_is_valid(const char *text) {
  g_autoptr(GBytes) bytes = g_bytes_new_static(text, strlen(text));
  return test_is_valid(bytes, "full");
}

/* The same with other text in place of the attribute in the first such element; caller frees. */
static char *
replaced(const char *text, const char *element, const char *attribute, const char *with) {
  g_autofree char *tag = g_strdup_printf("<%s ", element);
  g_autofree char *start = g_strdup_printf(" %s=\"", attribute);
  const char *from = strstr(strstr(text, tag), start);
  const char *to = strchr(from + strlen(start), '"') + 1;
  return g_strdup_printf("%.*s%s%s", (int) (from - text), text, with, to);
}

static void
test_all_stated(void) {
  g_autofree char *text = full_plan(2);
  g_assert_true(text_is_valid(text));
  for (guint kind = 0; kind < ERP_KIND_LAST; kind++) {
    g_autofree char *tag = g_strdup_printf("<%s ", erp_kind_info((ErpKind) kind)->element);
    g_assert_nonnull(strstr(text, tag));
  }
}

static void
check_field(const char *text, const ErpKindInfo *info, const ErpField *field) {
  g_autofree char *without = replaced(text, info->element, field->name, "");
  const char *value = wrong_value(field);
  if (text_is_valid(without) != !field->required)
    g_error("%s without %s", info->element, field->name);
  if (value == NULL)
    return;
  g_autofree char *stated = g_strdup_printf(" %s=\"%s\"", field->name, value);
  g_autofree char *wrong = replaced(text, info->element, field->name, stated);
  if (text_is_valid(wrong))
    g_error("%s with%s", info->element, stated);
}

/* Between them, most types of field. */
static void
test_faults(void) {
  static const ErpKind kinds[] = {ERP_KIND_SITE, ERP_KIND_ADVERTISE};
  g_autofree char *text = full_plan(1);
  for (guint k = 0; k < G_N_ELEMENTS(kinds); k++) {
    const ErpKindInfo *info = erp_kind_info(kinds[k]);
    for (guint i = first_attribute(info); i < info->n_fields; i++)
      check_field(text, info, &info->fields[i]);
  }
}

static void
test_unknown_names(void) {
  g_autofree char *text = full_plan(1);
  for (guint kind = 0; kind < ERP_KIND_LAST; kind++) {
    const char *element = erp_kind_info((ErpKind) kind)->element;
    g_autofree char *unknown = replaced(text, element, "f:one", " one=\"1\"");
    g_autofree char *child = replaced(text, element, "f:two", "><nothing/");
    g_assert_false(text_is_valid(unknown));
    g_assert_false(text_is_valid(child));
  }
}

/* In a child process, as the limit stays. */
static void
test_cost(void) {
  g_autofree char *text = full_plan(50);
  pid_t child = fork();
  g_assert_cmpint(child, >=, 0);
  if (child == 0) {
    struct rlimit limit = {CPU_SECONDS, CPU_SECONDS};
    setrlimit(RLIMIT_CPU, &limit);
    gboolean valid = text_is_valid(text);
    g_clear_pointer(&text, g_free);
    _exit(valid ? 0 : 1);
  }
  int result = -1;
  g_assert_cmpint(waitpid(child, &result, 0), ==, child);
  g_assert_true(WIFEXITED(result) && WEXITSTATUS(result) == 0);
}

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/schema/all-stated", test_all_stated);
  g_test_add_func("/schema/faults", test_faults);
  g_test_add_func("/schema/unknown-names", test_unknown_names);
  g_test_add_func("/schema/cost", test_cost);
  return g_test_run();
}
