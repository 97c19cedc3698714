#include "exchange/arm.h"

#include <string.h>

/* A template is no program: what needs more than this is not worked out. */
#define MAX_DEPTH 16    /* of calls in calls, and of variables that name others */
#define MAX_CALLS 1000  /* for one text */
#define MAX_LENGTH 4096 /* bytes of a text */

typedef struct {
  const ErpArm *arm;
  const char *at;
  guint depth;
  guint *calls; /* so far */
} Eval;

static char *evaluate(Eval *eval);

static void
skip_blanks(Eval *eval) {
  while (g_ascii_isspace(*eval->at))
    eval->at++;
}

/* A text in single quotes, which doubles those in it. */
static char *
quoted(Eval *eval) {
  GString *out = g_string_new(NULL);
  for (eval->at++; *eval->at != '\0'; eval->at++) {
    if (*eval->at == '\'' && eval->at[1] != '\'') {
      eval->at++;
      return g_string_free(out, FALSE);
    }
    if (*eval->at == '\'')
      eval->at++;
    g_string_append_c(out, *eval->at);
  }
  g_string_free(out, TRUE);
  return NULL;
}

/* ---- functions; arguments are NULL where they cannot be worked out --------------------------- */

static char *
inner_text(const Eval *eval, const char *text) {
  if (text[0] != '[' || text[1] == '[' || eval->depth >= MAX_DEPTH)
    return text[0] == '[' && text[1] != '[' ? NULL : g_strdup(text[0] == '[' ? text + 1 : text);
  if (strlen(text) > MAX_LENGTH)
    return NULL;
  Eval inner = {eval->arm, text + 1, eval->depth + 1, eval->calls};
  g_autofree char *value = evaluate(&inner);
  skip_blanks(&inner);
  return g_str_equal(inner.at, "]") ? g_steal_pointer(&value) : NULL;
}

static char *
member_text(const Eval *eval, JsonObject *object, const char *name, const char *within) {
  JsonNode *node = NULL;
  JsonObjectIter iter;
  const char *member;
  if (object == NULL || name == NULL)
    return NULL;
  json_object_iter_init_ordered(&iter, object);
  while (json_object_iter_next_ordered(&iter, &member, &node))
    if (g_ascii_strcasecmp(member, name) == 0)
      break;
    else
      node = NULL;
  g_autofree char *text = NULL;
  if (node != NULL && within != NULL)
    text = JSON_NODE_HOLDS_OBJECT(node) ? erp_json_text(json_node_get_object(node), within) : NULL;
  else if (node != NULL)
    text = erp_json_text_of(node);
  return text != NULL ? inner_text(eval, text) : NULL;
}

static char *
call_parameters(const Eval *eval, char *const *args, guint n) {
  return n == 1 ? member_text(eval, eval->arm->parameters, args[0], "defaultValue") : NULL;
}

static char *
call_variables(const Eval *eval, char *const *args, guint n) {
  return n == 1 ? member_text(eval, eval->arm->variables, args[0], NULL) : NULL;
}

static gboolean
all_known(char *const *args, guint n) {
  gsize length = 0;
  for (guint i = 0; i < n; i++) {
    if (args[i] == NULL)
      return FALSE;
    length += strlen(args[i]);
  }
  return length <= MAX_LENGTH;
}

static char *
call_concat(const Eval *eval G_GNUC_UNUSED, char *const *args, guint n) {
  return all_known(args, n) ? g_strjoinv("", (char **) args) : NULL;
}

static char *
call_format(const Eval *eval G_GNUC_UNUSED, char *const *args, guint n) {
  if (n == 0 || !all_known(args, n))
    return NULL;
  g_autoptr(GString) out = g_string_new(NULL);
  for (const char *p = args[0]; *p != '\0' && out->len <= MAX_LENGTH; p++) {
    char *end = (char *) p;
    guint64 arg = *p == '{' && g_ascii_isdigit(p[1]) ? g_ascii_strtoull(p + 1, &end, 10) : 0;
    if (end == p || *end != '}' || arg + 1 >= n) {
      g_string_append_c(out, *p);
    } else {
      g_string_append(out, args[arg + 1]);
      p = end;
    }
  }
  return out->len <= MAX_LENGTH ? g_strdup(out->str) : NULL;
}

static char *
call_lower(const Eval *eval G_GNUC_UNUSED, char *const *args, guint n) {
  return n == 1 && args[0] != NULL ? g_utf8_strdown(args[0], -1) : NULL;
}

static char *
call_upper(const Eval *eval G_GNUC_UNUSED, char *const *args, guint n) {
  return n == 1 && args[0] != NULL ? g_utf8_strup(args[0], -1) : NULL;
}

/* Subscription and resource group may stand in front and need not be known. */
static char *
call_resource_id(const Eval *eval G_GNUC_UNUSED, char *const *args, guint n) {
  guint type = 0;
  while (type < n && (args[type] == NULL || strchr(args[type], '/') == NULL))
    type++;
  if (type + 1 >= n || !all_known(args + type, n - type))
    return NULL;
  g_autofree char *names = g_strjoinv("/", (char **) args + type + 1);
  return erp_arm_key(args[type], names);
}

static const struct {
  const char *name;
  char *(*call)(const Eval *eval, char *const *args, guint n);
} functions[] = {{"parameters", call_parameters}, {"variables", call_variables},
                 {"concat", call_concat},         {"format", call_format},
                 {"toLower", call_lower},         {"toUpper", call_upper},
                 {"string", call_concat},         {"resourceId", call_resource_id}};

/* ---- expressions ----------------------------------------------------------------------------- */

/* Adds the arguments up to the closing bracket; FALSE when there is none. */
static gboolean
read_arguments(Eval *eval, GPtrArray *args) {
  eval->at++;
  skip_blanks(eval);
  while (*eval->at != ')') {
    g_ptr_array_add(args, evaluate(eval));
    skip_blanks(eval);
    if (*eval->at == ',')
      eval->at++;
    else if (*eval->at != ')')
      return FALSE;
    skip_blanks(eval);
  }
  eval->at++;
  return TRUE;
}

/* ".name" and "[...]" behind a call; whatever has them is not worked out. */
static gboolean
skip_members(Eval *eval) {
  gboolean any = FALSE;
  for (; *eval->at == '.' || *eval->at == '['; any = TRUE) {
    if (*eval->at == '.') {
      eval->at++;
      while (g_ascii_isalnum(*eval->at) || *eval->at == '_')
        eval->at++;
      continue;
    }
    eval->at++;
    g_free(evaluate(eval));
    skip_blanks(eval);
    if (*eval->at != ']')
      break;
    eval->at++;
  }
  return any;
}

static char *
call(Eval *eval) {
  const char *start = eval->at;
  while (g_ascii_isalnum(*eval->at) || *eval->at == '_')
    eval->at++;
  g_autofree char *name = g_strndup(start, (gsize) (eval->at - start));
  skip_blanks(eval);
  if (*eval->at != '(')
    return g_steal_pointer(&name); /* a number, or true or false */
  g_autoptr(GPtrArray) args = g_ptr_array_new_with_free_func(g_free);
  gboolean closed = read_arguments(eval, args);
  guint n = args->len;
  g_ptr_array_add(args, NULL);
  g_autofree char *value = NULL;
  for (guint i = 0; closed && i < G_N_ELEMENTS(functions); i++)
    if (g_ascii_strcasecmp(functions[i].name, name) == 0)
      value = functions[i].call(eval, (char **) args->pdata, n);
  return closed && !skip_members(eval) ? g_steal_pointer(&value) : NULL;
}

static char *
evaluate(Eval *eval) {
  char *value = NULL;
  skip_blanks(eval);
  eval->depth++;
  if (*eval->at == '\'')
    value = quoted(eval);
  else if (g_ascii_isalnum(*eval->at) && eval->depth < MAX_DEPTH && ++*eval->calls <= MAX_CALLS)
    value = call(eval);
  eval->depth--;
  return value;
}

char *
erp_arm_text(const ErpArm *arm, const char *text) {
  guint calls = 0;
  Eval eval = {.arm = arm, .calls = &calls};
  return inner_text(&eval, text);
}

char *
erp_arm_key(const char *type, const char *names) {
  g_autofree char *small = g_ascii_strdown(type, -1), *called = g_ascii_strdown(names, -1);
  g_auto(GStrv) types = g_strsplit(small, "/", -1), all = g_strsplit(called, "/", -1);
  guint n = g_strv_length(all);
  if (n == 0 || g_strv_length(types) != n + 1)
    return NULL;
  GString *key = g_string_new(types[0]);
  for (guint i = 0; i < n; i++)
    g_string_append_printf(key, "/%s/%s", types[i + 1], all[i]);
  return g_string_free(key, FALSE);
}
