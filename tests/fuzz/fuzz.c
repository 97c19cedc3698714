/* libFuzzer's side: FUZZ_TARGET names the target. */
#include "target.h"

#include <signal.h>
#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const FuzzTarget *target;

/* GLib stops at a breakpoint, which libFuzzer takes for no find. */
static void
find(int number G_GNUC_UNUSED) {
  abort();
}

int
LLVMFuzzerInitialize(int *argc G_GNUC_UNUSED, char ***argv G_GNUC_UNUSED) {
  const char *name = g_getenv("FUZZ_TARGET");
  target = name != NULL ? fuzz_target(name) : NULL;
  if (target == NULL) {
    g_printerr("FUZZ_TARGET must name a target; tests/fuzz/list-targets prints them\n");
    exit(2);
  }
  signal(SIGTRAP, find);
  return 0;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  g_autoptr(GBytes) bytes = g_bytes_new(data, size);
  target->run(bytes, target->name);
  return 0;
}
