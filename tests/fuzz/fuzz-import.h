/* What fuzzing does with the bytes of a file. */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* Imports them by every reader, whatever they are. Stops the program when a plan comes of it that
 * is refused, is another one when it is written and read, or changes when the same is imported
 * again. The name and the result, always 0, are libFuzzer's. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
