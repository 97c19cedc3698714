#include "base/hash.h"

#include <string.h>

typedef struct {
  guint64 a, b, c, d;
} State;

static inline guint64
rotate(guint64 x, guint by) {
  return x << by | x >> (64 - by);
}

static inline void
mix(State *s) {
  s->a += s->b;
  s->c += s->d;
  s->b = rotate(s->b, 13) ^ s->a;
  s->d = rotate(s->d, 16) ^ s->c;
  s->a = rotate(s->a, 32);
  s->c += s->b;
  s->a += s->d;
  s->b = rotate(s->b, 17) ^ s->c;
  s->d = rotate(s->d, 21) ^ s->a;
  s->c = rotate(s->c, 32);
}

static inline void
take_word(State *s, guint64 word) {
  s->d ^= word;
  mix(s);
  mix(s);
  s->a ^= word;
}

guint64
erp_hash_keyed(const guint64 key[2], const char *bytes, gsize size) {
  State s = {key[0] ^ G_GUINT64_CONSTANT(0x736f6d6570736575),
             key[1] ^ G_GUINT64_CONSTANT(0x646f72616e646f6d),
             key[0] ^ G_GUINT64_CONSTANT(0x6c7967656e657261),
             key[1] ^ G_GUINT64_CONSTANT(0x7465646279746573)};
  guint64 word;
  gsize at = 0;
  for (; at + sizeof word <= size; at += sizeof word) {
    memcpy(&word, bytes + at, sizeof word);
    take_word(&s, GUINT64_FROM_LE(word));
  }
  word = (guint64) size << 56;
  for (guint i = 0; at + i < size; i++)
    word |= (guint64) (guint8) bytes[at + i] << 8 * i;
  take_word(&s, word);
  s.c ^= 0xff;
  for (guint i = 0; i < 4; i++)
    mix(&s);
  return s.a ^ s.b ^ s.c ^ s.d;
}

static guint64
random_word(void) {
  return (guint64) g_random_int() << 32 | g_random_int();
}

guint64
erp_hash_bytes(const char *bytes, gsize size) {
  static guint64 key[2];
  static gsize drawn;
  if (g_once_init_enter(&drawn)) {
    key[0] = random_word();
    key[1] = random_word();
    g_once_init_leave(&drawn, 1);
  }
  return erp_hash_keyed(key, bytes, size);
}

guint
erp_hash_text(gconstpointer text) {
  return (guint) erp_hash_bytes(text, strlen(text));
}
