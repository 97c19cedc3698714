/* list-targets: their names. list-targets NAME: the dictionary of one. */
#include "target.h"

int
main(int argc, char **argv) {
  guint n = 0;
  const FuzzTarget *targets = fuzz_targets(&n);
  if (argc < 2) {
    for (guint i = 0; i < n; i++)
      g_print("%s\n", targets[i].name);
    return 0;
  }
  const FuzzTarget *target = fuzz_target(argv[1]);
  if (target == NULL) {
    g_printerr("there is no target “%s”\n", argv[1]);
    return 2;
  }
  g_autofree char *dictionary = fuzz_dictionary(target);
  g_print("%s", dictionary);
  return 0;
}
