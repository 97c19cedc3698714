#include "cli/plan-names.h"

#include <errno.h>
#include <glob.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/error.h"
#include "base/i18n.h"

/* What a folder holds or a pattern matches. */
typedef struct {
  char *folder;     /* that was given, to complain about; NULL of others */
  GPtrArray *names; /* of char *, sorted */
  guint next;
  gboolean given; /* the names may be anything; else folders and *.xml are looked at */
  guint64 before; /* plans found before it */
} Level;

struct _ErpPlanNames {
  char **args;
  FILE *list;
  const char *list_name;
  gboolean from_stdin; /* the list */
  GPtrArray *levels;   /* of Level, the innermost last */
  guint64 found;
};

void
erp_plan_name_free(ErpPlanName *name) {
  if (name == NULL)
    return;
  g_free(name->file);
  g_clear_error(&name->error);
  g_free(name);
}

static ErpPlanName *
name_new(ErpPlanNames *names, const char *file) {
  ErpPlanName *name = g_new0(ErpPlanName, 1);
  name->file = g_strdup(file);
  names->found++;
  return name;
}

static ErpPlanName *
no_plan(ErpPlanNames *names, const char *file, const char *why) {
  ErpPlanName *name = name_new(names, file);
  g_autofree char *display = g_filename_display_name(file);
  name->error = g_error_new(ERP_ERROR, ERP_ERROR_INPUT, "%s: %s", display, why);
  return name;
}

static void
level_free(gpointer data) {
  Level *level = data;
  g_free(level->folder);
  g_ptr_array_unref(level->names);
  g_free(level);
}

static int
compare_names(gconstpointer a, gconstpointer b) {
  return strcmp(*(const char *const *) a, *(const char *const *) b);
}

static Level *
push(ErpPlanNames *names, const char *folder, gboolean given) {
  Level *level = g_new0(Level, 1);
  level->folder = g_strdup(folder);
  level->names = g_ptr_array_new_with_free_func(g_free);
  level->given = given;
  level->before = names->found;
  g_ptr_array_add(names->levels, level);
  return level;
}

/* `top`: it was given itself. What cannot be opened is a plan that cannot be read. */
static ErpPlanName *
enter_folder(ErpPlanNames *names, const char *path, gboolean top) {
  g_autoptr(GError) error = NULL;
  g_autoptr(GDir) dir = g_dir_open(path, 0, &error);
  if (dir == NULL)
    return no_plan(names, path, error->message);
  Level *level = push(names, top ? path : NULL, FALSE);
  for (const char *name = g_dir_read_name(dir); name != NULL; name = g_dir_read_name(dir))
    if (*name != '.')
      g_ptr_array_add(level->names, g_build_filename(path, name, NULL));
  g_ptr_array_sort(level->names, compare_names);
  return NULL;
}

static gboolean
is_pattern(const char *name) {
  return strpbrk(name, "*?[") != NULL;
}

static ErpPlanName *
enter_pattern(ErpPlanNames *names, const char *pattern) {
  glob_t matches = {0};
  int result = glob(pattern, GLOB_NOSORT, NULL, &matches);
  if (result == 0) {
    Level *level = push(names, NULL, TRUE);
    for (gsize i = 0; i < matches.gl_pathc; i++)
      g_ptr_array_add(level->names, g_strdup(matches.gl_pathv[i]));
    g_ptr_array_sort(level->names, compare_names);
  }
  globfree(&matches);
  return result == 0 ? NULL : no_plan(names, pattern, _("no file has a name like this"));
}

/* NULL when it is a folder, which has been entered. */
static ErpPlanName *
take(ErpPlanNames *names, const char *file) {
  if (strcmp(file, "-") == 0 && names->from_stdin)
    return no_plan(names, file, _("standard input has the names and cannot be a plan as well"));
  return g_file_test(file, G_FILE_TEST_IS_DIR) ? enter_folder(names, file, TRUE)
                                               : name_new(names, file);
}

/* Something that stands in a folder. */
static ErpPlanName *
take_entry(ErpPlanNames *names, const char *path) {
  struct stat status;
  if (g_lstat(path, &status) != 0)
    return NULL; /* just removed */
  if (S_ISDIR(status.st_mode))
    return enter_folder(names, path, FALSE);
  if (!g_str_has_suffix(path, ".xml") || g_file_test(path, G_FILE_TEST_IS_DIR))
    return NULL;
  return S_ISREG(status.st_mode) || S_ISLNK(status.st_mode) ? name_new(names, path) : NULL;
}

static ErpPlanName *
take_from_level(ErpPlanNames *names) {
  Level *level = g_ptr_array_index(names->levels, names->levels->len - 1);
  if (level->next < level->names->len) {
    const char *name = level->names->pdata[level->next++];
    return level->given ? take(names, name) : take_entry(names, name);
  }
  ErpPlanName *name = level->folder != NULL && level->before == names->found
                          ? no_plan(names, level->folder, _("the folder has no *.xml"))
                          : NULL;
  g_ptr_array_remove_index(names->levels, names->levels->len - 1);
  return name;
}

static ErpPlanName *
take_argument(ErpPlanNames *names) {
  const char *arg = *names->args++;
  if (is_pattern(arg) && !g_file_test(arg, G_FILE_TEST_EXISTS))
    return enter_pattern(names, arg);
  return take(names, arg);
}

static ErpPlanName *
close_list(ErpPlanNames *names) {
  int number = errno;
  ErpPlanName *name =
      ferror(names->list) ? no_plan(names, names->list_name, g_strerror(number)) : NULL;
  if (!names->from_stdin)
    fclose(names->list);
  names->list = NULL;
  return name;
}

static ErpPlanName *
take_from_list(ErpPlanNames *names) {
  char *file = NULL;
  size_t size = 0;
  ErpPlanName *name =
      getdelim(&file, &size, '\0', names->list) < 0 ? close_list(names) : take(names, file);
  free(file);
  return name;
}

ErpPlanName *
erp_plan_names_next(ErpPlanNames *names) {
  for (;;) {
    ErpPlanName *name = NULL;
    if (names->levels->len > 0)
      name = take_from_level(names);
    else if (names->args != NULL && *names->args != NULL)
      name = take_argument(names);
    else if (names->list != NULL)
      name = take_from_list(names);
    else
      return NULL;
    if (name != NULL)
      return name;
  }
}

ErpPlanNames *
erp_plan_names_new(char **args, const char *list, GError **error) {
  gboolean from_stdin = list != NULL && strcmp(list, "-") == 0;
  FILE *stream = from_stdin ? stdin : list != NULL ? g_fopen(list, "re") : NULL;
  if (list != NULL && stream == NULL) {
    int number = errno;
    g_autofree char *display = g_filename_display_name(list);
    g_set_error(error, ERP_ERROR, ERP_ERROR_INPUT, _("%s: cannot be read: %s"), display,
                g_strerror(number));
    return NULL;
  }
  ErpPlanNames *names = g_new0(ErpPlanNames, 1);
  names->args = args;
  names->list_name = list;
  names->list = stream;
  names->from_stdin = from_stdin;
  names->levels = g_ptr_array_new_with_free_func(level_free);
  return names;
}

void
erp_plan_names_free(ErpPlanNames *names) {
  if (names == NULL)
    return;
  if (names->list != NULL && !names->from_stdin)
    fclose(names->list);
  g_ptr_array_unref(names->levels);
  g_free(names);
}
