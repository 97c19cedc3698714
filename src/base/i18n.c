#include "base/i18n.h"

/* gettext() takes a lock and looks at the environment with every call, which was a sixth of a
 * review. Each thread remembers what it has asked for, by the address of the text. */
#define REMEMBERED 512

typedef struct {
  const char *text;
  const char *translation;
} Memory;

const char *
erp_translate(const char *text) {
  static _Thread_local Memory memories[REMEMBERED];
  guintptr address = (guintptr) text;
  Memory *memory = &memories[(address >> 4 ^ address >> 13) % REMEMBERED];
  if (memory->text != text)
    *memory = (Memory){text, gettext(text)};
  return memory->translation;
}
