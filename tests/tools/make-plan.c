/* make-plan SITES CIRCUITS SEED > plan.xml */
#include <stdio.h>

#include "big-plan.h"
#include "plan/file.h"

int
main(int argc, char **argv) {
  guint64 sites = 0;
  guint64 circuits = 0;
  guint64 seed = 0;
  if (argc != 4 || !g_ascii_string_to_unsigned(argv[1], 10, 1, 1000000, &sites, NULL) ||
      !g_ascii_string_to_unsigned(argv[2], 10, 0, 10000, &circuits, NULL) ||
      !g_ascii_string_to_unsigned(argv[3], 10, 0, G_MAXUINT32, &seed, NULL)) {
    fputs("usage: make-plan SITES CIRCUITS SEED > plan.xml\n", stderr);
    return 2;
  }
  g_autoptr(ErpPlan) plan = big_plan((guint) sites, (guint) circuits, (guint32) seed);
  g_autoptr(GBytes) text = erp_plan_write(plan);
  gsize size = 0;
  const char *data = g_bytes_get_data(text, &size);
  return fwrite(data, 1, size, stdout) == size && fflush(stdout) == 0 ? 0 : 5;
}
