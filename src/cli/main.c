/* erplan: the program. Finds the subcommand and turns its result into the exit status. */
#include "config.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "catalogue/catalogue.h"
#include "cli/commands.h"
#include "xml/reader.h"

static ErpStatus
print_version(void) {
  g_autoptr(GError) error = NULL;
  g_autoptr(ErpCatalogue) catalogue = erp_catalogue_load(&error);
  if (catalogue == NULL) {
    erp_complain_error(error);
    return erp_status_of(error);
  }
  g_autoptr(GString) out = g_string_new("erplan " PACKAGE_VERSION "\n");
  g_string_append(out, _("MIT licence; no warranty.\n\nReference data:\n"));
  for (guint i = 0; i < catalogue->n_tables; i++)
    g_string_append_printf(out, "  %-30s%s\n", catalogue->tables[i]->name,
                           catalogue->tables[i]->date);
  return erp_output(NULL, out->str, out->len);
}

/* "erplan PLAN" opens the plan. */
static gboolean
looks_like_plan(const char *name) {
  return g_str_has_suffix(name, ".xml") || g_file_test(name, G_FILE_TEST_IS_REGULAR);
}

static ErpStatus
dispatch(int argc, char **argv) {
  if (argc < 2 && isatty(STDIN_FILENO) && isatty(STDOUT_FILENO))
    return erp_subcommand_run(&erp_subcommand_edit, argc, argv);
  if (argc < 2) {
    g_autofree char *help = erp_program_help();
    fputs(help, stderr);
    return ERP_STATUS_USAGE;
  }
  const char *name = argv[1];
  if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0) {
    g_autofree char *help = erp_program_help();
    return erp_output(NULL, help, strlen(help));
  }
  if (strcmp(name, "--version") == 0)
    return print_version();
  const char *suggestion = NULL;
  const ErpSubcommand *command = erp_subcommand_find(name, &suggestion);
  if (command != NULL)
    return erp_subcommand_run(command, argc - 1, argv + 1);
  if (looks_like_plan(name))
    return erp_subcommand_run(&erp_subcommand_edit, argc, argv);
  if (suggestion != NULL)
    erp_complain(_("unknown command “%s”; did you mean “%s”?"), name, suggestion);
  else
    erp_complain(_("unknown command “%s”; see “erplan --help”"), name);
  return ERP_STATUS_USAGE;
}

/* Run from its build folder, the program finds the reference data that configure linked there. */
static void
use_uninstalled_data(void) {
  g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
  if (program == NULL)
    return;
  g_autofree char *folder = g_path_get_dirname(program);
  g_autofree char *data = g_build_filename(folder, "data", NULL);
  g_autofree char *catalogue = g_build_filename(data, "catalogue", NULL);
  if (g_file_test(catalogue, G_FILE_TEST_IS_DIR))
    g_setenv("ERPLAN_DATADIR", data, FALSE);
}

/* A stream that the parent closed is opened the wrong way round, so that using it fails as before;
 * else the next file to be opened would take its place, and messages would go into a plan. */
static void
hold_streams(void) {
  for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
    if (fcntl(fd, F_GETFD) < 0)
      (void) g_open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY, 0);
}

int
main(int argc, char **argv) {
  hold_streams();
  g_unsetenv(
      "CHARSET"); /* GLib would believe it, and convert every message, rather than the locale */
  setlocale(LC_ALL, "");
  bindtextdomain(GETTEXT_PACKAGE, ERP_LOCALEDIR);
  bind_textdomain_codeset(GETTEXT_PACKAGE, "UTF-8");
  textdomain(GETTEXT_PACKAGE);
  signal(SIGPIPE, SIG_DFL); /* a parent may have it ignored; a closed pipe ends us quietly */
  signal(SIGXFSZ, SIG_IGN); /* a file that may not grow is an error like a full disk */
  use_uninstalled_data();
  ErpStatus status = dispatch(argc, argv);
  erp_xml_cleanup();
  return (int) status;
}
