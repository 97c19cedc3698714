#include "session/examples.h"

#include <string.h>

#include "base/data-folder.h"
#include "plan/file.h"

static void
free_example(gpointer pointer) {
  ErpExample *example = pointer;
  g_free(example->file);
  g_free(example->name);
  g_free(example->about);
  g_free(example);
}

/* Up to the first full stop with a blank behind it. */
static char *
first_sentence(const char *text) {
  const char *end = strstr(text, ". ");
  return end != NULL ? g_strndup(text, (gsize) (end - text) + 1) : g_strdup(text);
}

static ErpExample *
load(const char *folder, const char *name) {
  g_autofree char *file = g_build_filename(folder, name, NULL);
  g_autoptr(ErpDiagList) diags = erp_diag_list_new(file);
  g_autoptr(ErpPlan) plan = erp_plan_read(file, diags, NULL);
  if (plan == NULL)
    return NULL;
  g_autofree char *comment = erp_plan_comment(plan);
  ErpExample *example = g_new(ErpExample, 1);
  example->file = g_steal_pointer(&file);
  example->name = g_strdup(erp_plan_root(plan)->name);
  example->about = first_sentence(comment);
  return example;
}

static int
by_name(gconstpointer a, gconstpointer b) {
  const ErpExample *one = *(ErpExample *const *) a;
  const ErpExample *other = *(ErpExample *const *) b;
  return g_utf8_collate(one->name, other->name);
}

GPtrArray *
erp_examples_load(void) {
  GPtrArray *examples = g_ptr_array_new_with_free_func(free_example);
  g_autofree char *folder = erp_data_path("examples", NULL);
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  for (const char *name; dir != NULL && (name = g_dir_read_name(dir)) != NULL;) {
    ErpExample *example = g_str_has_suffix(name, ".xml") ? load(folder, name) : NULL;
    if (example != NULL)
      g_ptr_array_add(examples, example);
  }
  g_ptr_array_sort(examples, by_name);
  return examples;
}
