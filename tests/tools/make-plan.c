/* make-plan SITES CIRCUITS SEED [SHAPE] > plan.xml */
#include <stdio.h>
#include <string.h>

#include "big-plan.h"
#include "plan/file.h"

/* FALSE when there is none of that name. */
static gboolean
find_shape(const char *name, BigShape *shape) {
  for (guint i = 0; big_shapes[i] != NULL; i++)
    if (strcmp(name, big_shapes[i]) == 0) {
      *shape = (BigShape) i;
      return TRUE;
    }
  return FALSE;
}

int
main(int argc, char **argv) {
  guint64 sites = 0;
  guint64 circuits = 0;
  guint64 seed = 0;
  BigShape shape = BIG_STARS;
  if (argc < 4 || argc > 5 || (argc == 5 && !find_shape(argv[4], &shape)) ||
      !g_ascii_string_to_unsigned(argv[1], 10, 1, 1000000, &sites, NULL) ||
      !g_ascii_string_to_unsigned(argv[2], 10, 0, 10000, &circuits, NULL) ||
      !g_ascii_string_to_unsigned(argv[3], 10, 0, G_MAXUINT32, &seed, NULL)) {
    fputs("usage: make-plan SITES CIRCUITS SEED [stars|hierarchy|mesh-2.3|mesh-3.1] > plan.xml\n",
          stderr);
    return 2;
  }
  g_autoptr(ErpPlan) plan = big_plan_of(shape, (guint) sites, (guint) circuits, (guint32) seed);
  g_autoptr(GBytes) text = erp_plan_write(plan);
  gsize size = 0;
  const char *data = g_bytes_get_data(text, &size);
  return fwrite(data, 1, size, stdout) == size && fflush(stdout) == 0 ? 0 : 5;
}
