#include <glib/gstdio.h>
#include <grp.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "base/error.h"
#include "session/save.h"

typedef struct {
  char *folder;
  char *file;
} Place;

static void
set_up(Place *place, gconstpointer data) {
  (void) data;
  place->folder = g_dir_make_tmp("erplan-save-XXXXXX", NULL);
  g_assert_nonnull(place->folder);
  place->file = g_build_filename(place->folder, "plan.xml", NULL);
}

static GPtrArray *
entries(const Place *place) {
  GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GDir) dir = g_dir_open(place->folder, 0, NULL);
  g_assert_nonnull(dir);
  for (const char *name = g_dir_read_name(dir); name != NULL; name = g_dir_read_name(dir))
    g_ptr_array_add(names, g_strdup(name));
  return names;
}

static void
tear_down(Place *place, gconstpointer data) {
  (void) data;
  g_chmod(place->folder, 0700);
  g_autoptr(GPtrArray) names = entries(place);
  for (guint i = 0; i < names->len; i++) {
    g_autofree char *path = g_build_filename(place->folder, names->pdata[i], NULL);
    g_remove(path);
  }
  g_assert_cmpint(g_rmdir(place->folder), ==, 0);
  g_free(place->folder);
  g_free(place->file);
}

static gboolean
save(const char *file, const char *text, ErpSaveMode mode, GError **error) {
  g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
  return erp_save(file, bytes, mode, error);
}

static void
assert_content(const char *file, const char *expected) {
  g_autofree char *text = NULL;
  g_assert_true(g_file_get_contents(file, &text, NULL, NULL));
  g_assert_cmpstr(text, ==, expected);
}

static void
assert_entries(const Place *place, guint n) {
  g_autoptr(GPtrArray) names = entries(place);
  g_assert_cmpuint(names->len, ==, n);
}

static void
test_new_file(Place *place, gconstpointer data) {
  (void) data;
  g_autoptr(GError) error = NULL;
  struct stat status;
  mode_t mask = umask(027);
  g_assert_true(save(place->file, "one", ERP_SAVE_NEW, &error));
  umask(mask);
  assert_content(place->file, "one");
  g_assert_cmpint(stat(place->file, &status), ==, 0);
  g_assert_cmpint(status.st_mode & 0777, ==, 0640);
  g_assert_cmpint(status.st_nlink, ==, 1);
  g_assert_false(save(place->file, "two", ERP_SAVE_NEW, &error));
  g_assert_error(error, ERP_ERROR, ERP_ERROR_CHANGED);
  assert_content(place->file, "one");
  assert_entries(place, 1);
}

static void
test_keeps_mode(Place *place, gconstpointer data) {
  (void) data;
  struct stat status;
  g_assert_true(g_file_set_contents(place->file, "old", -1, NULL));
  g_assert_cmpint(g_chmod(place->file, 0604), ==, 0);
  g_assert_true(save(place->file, "new", ERP_SAVE_OVER, NULL));
  assert_content(place->file, "new");
  g_assert_cmpint(stat(place->file, &status), ==, 0);
  g_assert_cmpint(status.st_mode & 0777, ==, 0604);
  assert_entries(place, 1);
}

#define SOMEBODY 12345 /* neither us nor any group of ours */

/* Who may give files away keeps to whom they belong. */
static void
test_keeps_owner(Place *place, gconstpointer data) {
  (void) data;
  struct stat status;
  g_assert_true(g_file_set_contents(place->file, "old", -1, NULL));
  if (chown(place->file, SOMEBODY, SOMEBODY + 1) != 0) {
    g_test_skip("only the superuser gives files away");
    return;
  }
  g_assert_cmpint(g_chmod(place->file, 0664), ==, 0);
  g_assert_true(save(place->file, "new", ERP_SAVE_OVER, NULL));
  assert_content(place->file, "new");
  g_assert_cmpint(stat(place->file, &status), ==, 0);
  g_assert_cmpuint(status.st_uid, ==, SOMEBODY);
  g_assert_cmpuint(status.st_gid, ==, SOMEBODY + 1);
  g_assert_cmpint(status.st_mode & 0777, ==, 0664);
}

/* Saves as SOMEBODY, who is in one more group and may not go through the folders above, in a child
 * process. */
static void
save_as_somebody(const Place *place) {
  pid_t child = fork();
  g_assert_cmpint(child, >=, 0);
  if (child == 0) {
    const gid_t group = SOMEBODY + 1;
    if (g_chdir(place->folder) != 0 || setgroups(1, &group) != 0 || setgid(SOMEBODY) != 0 ||
        setuid(SOMEBODY) != 0)
      _exit(2);
    _exit(save("plan.xml", "new", ERP_SAVE_OVER, NULL) ? 0 : 1);
  }
  int result = -1;
  g_assert_cmpint(waitpid(child, &result, 0), ==, child);
  g_assert_true(WIFEXITED(result));
  g_assert_cmpint(WEXITSTATUS(result), ==, 0);
}

/* The group of colleagues keeps its rights. A group that cannot stay gives none to another. */
static void
test_keeps_group(Place *place, gconstpointer data) {
  (void) data;
  static const struct {
    gid_t before, after;
    mode_t mode, mode_after;
  } cases[] = {
      {SOMEBODY + 1, SOMEBODY + 1, 0660, 0660},
      {SOMEBODY + 2, SOMEBODY, 0666, 0666},
      {SOMEBODY + 2, SOMEBODY, 0664, 0644},
      {SOMEBODY + 2, SOMEBODY, 0670, 0600},
  };
  if (geteuid() != 0) {
    g_test_skip("only the superuser becomes somebody else");
    return;
  }
  g_assert_cmpint(chown(place->folder, SOMEBODY, SOMEBODY), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    struct stat status;
    g_assert_true(g_file_set_contents(place->file, "old", -1, NULL));
    g_assert_cmpint(chown(place->file, SOMEBODY, cases[i].before), ==, 0);
    g_assert_cmpint(g_chmod(place->file, (int) cases[i].mode), ==, 0);
    save_as_somebody(place);
    assert_content(place->file, "new");
    g_assert_cmpint(stat(place->file, &status), ==, 0);
    g_assert_cmpuint(status.st_gid, ==, cases[i].after);
    g_assert_cmpint(status.st_mode & 07777, ==, cases[i].mode_after);
  }
}

/* An access control list: the owner and user 12345 may write, the owning group may do nothing,
 * which the bits of the group (its mask) do not say. */
static void
test_keeps_access_list(Place *place, gconstpointer data) {
  (void) data;
  static const char list[] = "\2\0\0\0"                    /* version 2 */
                             "\1\0\6\0\377\377\377\377"    /* user:: rw- */
                             "\2\0\6\0\x39\x30\0\0"        /* user:12345: rw- */
                             "\4\0\0\0\377\377\377\377"    /* group:: --- */
                             "\x10\0\6\0\377\377\377\377"  /* mask:: rw- */
                             "\x20\0\0\0\377\377\377\377"; /* other:: --- */
  char now[sizeof list] = {0};
  g_assert_true(g_file_set_contents(place->file, "old", -1, NULL));
  if (setxattr(place->file, "system.posix_acl_access", list, sizeof list - 1, 0) != 0) {
    g_test_skip("no access control lists here");
    return;
  }
  g_assert_true(save(place->file, "new", ERP_SAVE_OVER, NULL));
  assert_content(place->file, "new");
  g_assert_cmpint(getxattr(place->file, "system.posix_acl_access", now, sizeof now), ==,
                  (gssize) sizeof list - 1);
  g_assert_cmpmem(now, sizeof list - 1, list, sizeof list - 1);
}

static void
test_keeps_attribute(Place *place, gconstpointer data) {
  (void) data;
  char now[8] = {0};
  g_assert_true(g_file_set_contents(place->file, "old", -1, NULL));
  if (setxattr(place->file, "user.origin", "here", 4, 0) != 0) {
    g_test_skip("no extended attributes here");
    return;
  }
  g_assert_true(save(place->file, "new", ERP_SAVE_OVER, NULL));
  g_assert_cmpint(getxattr(place->file, "user.origin", now, sizeof now), ==, 4);
  g_assert_cmpstr(now, ==, "here");
}

/* They cannot be replaced together: the name that is saved gets the text, the other keeps its own.
 */
static void
test_breaks_hard_link(Place *place, gconstpointer data) {
  (void) data;
  struct stat status;
  g_autofree char *other = g_build_filename(place->folder, "other.xml", NULL);
  g_assert_true(g_file_set_contents(place->file, "old", -1, NULL));
  g_assert_cmpint(link(place->file, other), ==, 0);
  g_assert_true(save(place->file, "new", ERP_SAVE_OVER, NULL));
  assert_content(place->file, "new");
  assert_content(other, "old");
  g_assert_cmpint(stat(place->file, &status), ==, 0);
  g_assert_cmpint(status.st_nlink, ==, 1);
}

static void
test_ring_of_links(Place *place, gconstpointer data) {
  (void) data;
  g_autoptr(GError) error = NULL;
  g_autofree char *other = g_build_filename(place->folder, "other.xml", NULL);
  g_assert_cmpint(symlink("other.xml", place->file), ==, 0);
  g_assert_cmpint(symlink("plan.xml", other), ==, 0);
  g_assert_false(save(place->file, "new", ERP_SAVE_OVER, &error));
  g_assert_error(error, ERP_ERROR, ERP_ERROR_OUTPUT);
  assert_entries(place, 2);
}

static void
test_follows_link(Place *place, gconstpointer data) {
  (void) data;
  g_autofree char *name = g_build_filename(place->folder, "link.xml", NULL);
  g_assert_true(g_file_set_contents(place->file, "old", -1, NULL));
  g_assert_cmpint(symlink("plan.xml", name), ==, 0);
  g_assert_true(save(name, "new", ERP_SAVE_OVER, NULL));
  g_assert_true(g_file_test(name, G_FILE_TEST_IS_SYMLINK));
  assert_content(place->file, "new");
  assert_entries(place, 2);
}

/* The file a link leads to need not exist yet. */
static void
test_follows_dangling_link(Place *place, gconstpointer data) {
  (void) data;
  g_autoptr(GError) error = NULL;
  g_autofree char *name = g_build_filename(place->folder, "link.xml", NULL);
  g_autofree char *second = g_build_filename(place->folder, "second.xml", NULL);
  g_assert_cmpint(symlink(second, name), ==, 0);
  g_assert_cmpint(symlink("plan.xml", second), ==, 0);
  g_assert_true(save(name, "new", ERP_SAVE_NEW, &error));
  g_assert_no_error(error);
  g_assert_true(g_file_test(name, G_FILE_TEST_IS_SYMLINK));
  assert_content(place->file, "new");
  assert_entries(place, 3);

  g_assert_cmpint(g_unlink(second), ==, 0);
  g_assert_cmpint(symlink("missing/plan.xml", second), ==, 0);
  g_assert_false(save(name, "new", ERP_SAVE_OVER, &error));
  g_assert_error(error, ERP_ERROR, ERP_ERROR_OUTPUT);
  g_assert_true(g_file_test(name, G_FILE_TEST_IS_SYMLINK));
}

static void
test_no_such_folder(Place *place, gconstpointer data) {
  (void) data;
  g_autoptr(GError) error = NULL;
  g_autofree char *file = g_build_filename(place->folder, "missing", "plan.xml", NULL);
  g_assert_false(save(file, "x", ERP_SAVE_OVER, &error));
  g_assert_error(error, ERP_ERROR, ERP_ERROR_OUTPUT);
  g_assert_true(g_str_has_prefix(error->message, file));
  g_clear_error(&error);
  g_assert_false(save(place->folder, "x", ERP_SAVE_OVER, &error));
  g_assert_error(error, ERP_ERROR, ERP_ERROR_OUTPUT);
}

/* A file that may not grow stands in for a full disk. In a child process, as the limit stays. */
static void
test_full_disk(Place *place, gconstpointer data) {
  (void) data;
  g_assert_true(g_file_set_contents(place->file, "old", -1, NULL));
  pid_t child = fork();
  g_assert_cmpint(child, >=, 0);
  if (child == 0) {
    struct rlimit limit = {10, 10};
    g_autoptr(GError) error = NULL;
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &limit);
    gboolean saved = save(place->file, "a text of more than ten bytes", ERP_SAVE_OVER, &error);
    _exit(!saved && g_error_matches(error, ERP_ERROR, ERP_ERROR_OUTPUT) ? 0 : 1);
  }
  int result = -1;
  g_assert_cmpint(waitpid(child, &result, 0), ==, child);
  g_assert_true(WIFEXITED(result) && WEXITSTATUS(result) == 0);
  assert_content(place->file, "old");
  assert_entries(place, 1);
}

static void
test_device(void) {
  g_autoptr(GError) error = NULL;
  if (!g_file_test("/dev/full", G_FILE_TEST_EXISTS)) {
    g_test_skip("no /dev/full here");
    return;
  }
  g_assert_false(save("/dev/full", "x", ERP_SAVE_OVER, &error));
  g_assert_error(error, ERP_ERROR, ERP_ERROR_OUTPUT);
  g_assert_true(g_file_test("/dev/full", G_FILE_TEST_EXISTS));
  g_clear_error(&error);
  g_assert_true(save("/dev/null", "x", ERP_SAVE_OVER, &error));
  g_assert_no_error(error);
}

static void
test_no_permission(Place *place, gconstpointer data) {
  (void) data;
  g_autoptr(GError) error = NULL;
  if (geteuid() == 0) {
    g_test_skip("permissions do not bind the superuser");
    return;
  }
  g_assert_true(g_file_set_contents(place->file, "old", -1, NULL));
  g_assert_cmpint(g_chmod(place->file, 0444), ==, 0);
  g_assert_false(save(place->file, "new", ERP_SAVE_OVER, &error));
  g_assert_error(error, ERP_ERROR, ERP_ERROR_OUTPUT);
  g_clear_error(&error);
  g_assert_cmpint(g_chmod(place->file, 0644), ==, 0);
  g_assert_cmpint(g_chmod(place->folder, 0500), ==, 0);
  g_assert_false(save(place->file, "new", ERP_SAVE_OVER, &error));
  g_assert_error(error, ERP_ERROR, ERP_ERROR_OUTPUT);
  assert_content(place->file, "old");
}

#define ADD(path, function) g_test_add(path, Place, NULL, set_up, function, tear_down)

int
main(int argc, char **argv) {
  g_test_init(&argc, &argv, NULL);
  ADD("/session/save/new-file", test_new_file);
  ADD("/session/save/keeps-mode", test_keeps_mode);
  ADD("/session/save/keeps-owner", test_keeps_owner);
  ADD("/session/save/keeps-group", test_keeps_group);
  ADD("/session/save/keeps-access-list", test_keeps_access_list);
  ADD("/session/save/keeps-attribute", test_keeps_attribute);
  ADD("/session/save/breaks-hard-link", test_breaks_hard_link);
  ADD("/session/save/ring-of-links", test_ring_of_links);
  ADD("/session/save/follows-link", test_follows_link);
  ADD("/session/save/follows-dangling-link", test_follows_dangling_link);
  ADD("/session/save/no-such-folder", test_no_such_folder);
  ADD("/session/save/full-disk", test_full_disk);
  ADD("/session/save/no-permission", test_no_permission);
  g_test_add_func("/session/save/device", test_device);
  return g_test_run();
}
