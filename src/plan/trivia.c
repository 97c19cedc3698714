#include "plan/trivia.h"

#include <string.h>

#include "base/escape.h"

ErpTrivia *
erp_trivia_new(void) {
  ErpTrivia *trivia = g_new0(ErpTrivia, 1);
  trivia->refs = 1;
  return trivia;
}

ErpTrivia *
erp_trivia_ref(ErpTrivia *trivia) {
  g_atomic_int_inc(&trivia->refs);
  return trivia;
}

void
erp_trivia_unref(ErpTrivia *trivia) {
  if (trivia == NULL || !g_atomic_int_dec_and_test(&trivia->refs))
    return;
  for (guint i = 0; i < ERP_TRIVIA_PLACES; i++)
    g_clear_pointer(&trivia->items[i], g_array_unref);
  g_clear_pointer(&trivia->attributes, g_ptr_array_unref);
  g_free(trivia);
}

static void
item_clear(gpointer item) {
  g_free(((ErpTriviaItem *) item)->text);
}

void
erp_trivia_take(ErpTrivia *trivia, ErpTriviaPlace place, ErpTriviaKind kind, char *text) {
  if (trivia->items[place] == NULL) {
    trivia->items[place] = g_array_new(FALSE, FALSE, sizeof(ErpTriviaItem));
    g_array_set_clear_func(trivia->items[place], item_clear);
  }
  GArray *items = trivia->items[place];
  if (kind == ERP_TRIVIA_BLANK && items->len > 0 &&
      g_array_index(items, ErpTriviaItem, items->len - 1).kind == ERP_TRIVIA_BLANK)
    return;
  ErpTriviaItem item = {kind, text};
  g_array_append_val(items, item);
}

void
erp_trivia_attribute(ErpTrivia *trivia, const char *qname, const char *value) {
  if (trivia->attributes == NULL)
    trivia->attributes = g_ptr_array_new_with_free_func(g_free);
  g_ptr_array_add(trivia->attributes, g_strdup(qname));
  g_ptr_array_add(trivia->attributes, g_strdup(value));
}

static gboolean
items_equal(const GArray *a, const GArray *b) {
  guint n_a = a != NULL ? a->len : 0;
  guint n_b = b != NULL ? b->len : 0;
  if (n_a != n_b)
    return FALSE;
  for (guint i = 0; i < n_a; i++) {
    const ErpTriviaItem *one = &g_array_index(a, ErpTriviaItem, i);
    const ErpTriviaItem *other = &g_array_index(b, ErpTriviaItem, i);
    if (one->kind != other->kind || g_strcmp0(one->text, other->text) != 0)
      return FALSE;
  }
  return TRUE;
}

static gboolean
attributes_equal(const GPtrArray *a, const GPtrArray *b) {
  guint n_a = a != NULL ? a->len : 0;
  guint n_b = b != NULL ? b->len : 0;
  if (n_a != n_b)
    return FALSE;
  for (guint i = 0; i < n_a; i++)
    if (strcmp(a->pdata[i], b->pdata[i]) != 0)
      return FALSE;
  return TRUE;
}

gboolean
erp_trivia_equal(const ErpTrivia *a, const ErpTrivia *b) {
  static const ErpTrivia empty;
  if (a == b)
    return TRUE;
  a = a != NULL ? a : &empty;
  b = b != NULL ? b : &empty;
  for (guint i = 0; i < ERP_TRIVIA_PLACES; i++)
    if (!items_equal(a->items[i], b->items[i]))
      return FALSE;
  return attributes_equal(a->attributes, b->attributes);
}

void
erp_trivia_move(ErpTrivia *from, ErpTrivia *to) {
  GArray *items = from->items[ERP_TRIVIA_BEFORE];
  guint n = items != NULL ? items->len : 0;
  if (n > 0 && g_array_index(items, ErpTriviaItem, n - 1).kind == ERP_TRIVIA_BLANK)
    n--;
  for (guint i = 0; i < n; i++) {
    ErpTriviaItem *item = &g_array_index(items, ErpTriviaItem, i);
    erp_trivia_take(to, ERP_TRIVIA_INSIDE, item->kind, g_steal_pointer(&item->text));
  }
}

char *
erp_trivia_comment(const char *text) {
  GString *out = g_string_new(NULL);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (c != '\n' && c != '\t' && erp_escape_needed(c))
      g_string_append_printf(out, "<U+%04X>", c);
    else
      g_string_append_unichar(out, c);
  }
  return g_string_free(out, FALSE);
}
