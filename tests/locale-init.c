/* Loaded before a test program by check-locale.sh: unit tests do not call setlocale() themselves.
 * A locale that is missing or writes no decimal comma would prove nothing, so it stops the test. */
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

__attribute__((constructor)) static void
enter_locale(void) {
  if (!setlocale(LC_ALL, "") || strcmp(localeconv()->decimal_point, ",") != 0) {
    fputs("locale-init: the locale of LC_ALL has no decimal comma or cannot be loaded\n", stderr);
    _exit(99);
  }
}
