/* Which keys stand for which command, and the key bar. */
#include <string.h>

#include "tui/command/commands.h"

#include "base/error.h"
#include "base/names.h"
#include "base/i18n.h"

typedef struct {
  guint n;
  ErpKey keys[ERP_COMMAND_KEYS];
} Binding;

struct _ErpKeymap {
  gboolean letters;
  Binding bindings[ERP_COMMAND_LAST];
};

ErpKeymap *
erp_keymap_new(void) {
  ErpKeymap *keymap = g_new0(ErpKeymap, 1);
  for (guint i = 0; i < ERP_COMMAND_LAST; i++) {
    const ErpCommand *command = erp_command(i);
    Binding *binding = &keymap->bindings[i];
    for (guint k = 0; k < ERP_COMMAND_KEYS && command->keys[k] != NULL; k++) {
      gboolean good = erp_key_parse(command->keys[k], &binding->keys[binding->n++], NULL);
      g_assert(good);
    }
  }
  return keymap;
}

void
erp_keymap_free(ErpKeymap *keymap) {
  g_free(keymap);
}

static gboolean
has_key(const Binding *binding, const ErpKey *key) {
  for (guint i = 0; i < binding->n; i++)
    if (erp_key_equal(&binding->keys[i], key))
      return TRUE;
  return FALSE;
}

/* Both commands can be meant in one place. */
static gboolean
meet(guint a, guint b) {
  const guint global = 1u << ERP_CONTEXT_GLOBAL;
  guint one = erp_command(a)->contexts;
  guint other = erp_command(b)->contexts;
  return (one & other) != 0 || ((one | other) & global) != 0;
}

static int
find_conflict(const ErpKeymap *keymap, guint id, const Binding *binding) {
  for (guint other = 0; other < ERP_COMMAND_LAST; other++)
    for (guint i = 0; other != id && meet(id, other) && i < binding->n; i++)
      if (has_key(&keymap->bindings[other], &binding->keys[i]))
        return (int) other;
  return -1;
}

static gboolean
parse_binding(const char *text, Binding *binding, GError **error) {
  g_auto(GStrv) words = g_strsplit_set(text, " \t", -1);
  for (guint i = 0; words[i] != NULL; i++) {
    if (words[i][0] == '\0')
      continue;
    if (binding->n == ERP_COMMAND_KEYS) {
      g_set_error(error, ERP_ERROR, ERP_ERROR_USAGE,
                  _("“%s” has more than %d keys; a command has at most that many"), text,
                  ERP_COMMAND_KEYS);
      return FALSE;
    }
    if (!erp_key_parse(words[i], &binding->keys[binding->n], error))
      return FALSE;
    binding->n++;
  }
  return TRUE;
}

static gboolean
no_such_command(const char *name, GError **error) {
  const char *names[ERP_COMMAND_LAST];
  for (guint i = 0; i < ERP_COMMAND_LAST; i++)
    names[i] = erp_command(i)->name;
  const char *meant = erp_did_you_mean(name, names, ERP_COMMAND_LAST);
  if (meant != NULL)
    g_set_error(error, ERP_ERROR, ERP_ERROR_USAGE,
                _("there is no command “%s”; did you mean “%s”?"), name, meant);
  else
    g_set_error(error, ERP_ERROR, ERP_ERROR_USAGE, _("there is no command “%s”"), name);
  return FALSE;
}

gboolean
erp_keymap_bind(ErpKeymap *keymap, const char *command, const char *keys, GError **error) {
  int id = erp_command_find(command);
  if (id < 0)
    return no_such_command(command, error);
  Binding binding = {0};
  if (!parse_binding(keys, &binding, error))
    return FALSE;
  int taken = find_conflict(keymap, (guint) id, &binding);
  if (taken >= 0) {
    g_set_error(
        error, ERP_ERROR, ERP_ERROR_USAGE,
        _("a key of “%s” for “%s” already stands for “%s”; give that one another key first"), keys,
        command, erp_command((guint) taken)->name);
    return FALSE;
  }
  keymap->bindings[id] = binding;
  return TRUE;
}

/* A character without Ctrl or Alt. */
static gboolean
is_text(const ErpKey *key) {
  return key->code == ERP_KEY_CHAR && (key->modifiers & (ERP_KEY_CTRL | ERP_KEY_ALT)) == 0;
}

static int
lookup_in(const ErpKeymap *keymap, ErpContext context, const ErpKey *key) {
  for (guint i = 0; i < ERP_COMMAND_LAST; i++)
    if ((erp_command(i)->contexts & (1u << context)) != 0 && has_key(&keymap->bindings[i], key))
      return (int) i;
  return -1;
}

static int
lookup_here(const ErpKeymap *keymap, ErpContext context, const ErpKey *key) {
  int found = lookup_in(keymap, context, key);
  return found >= 0 ? found : lookup_in(keymap, ERP_CONTEXT_GLOBAL, key);
}

int
erp_keymap_lookup(const ErpKeymap *keymap, ErpContext context, const ErpKey *key) {
  if (is_text(key) && erp_context_types(context))
    return -1;
  int found = lookup_here(keymap, context, key);
  gboolean digit =
      key->code == ERP_KEY_CHAR && key->modifiers == ERP_KEY_ALT && key->c >= '0' && key->c <= '9';
  if (found >= 0 || !digit)
    return found;
  const ErpKey function = {.code = ERP_KEY_F, .c = key->c == '0' ? 10 : key->c - '0'};
  return lookup_here(keymap, context, &function);
}

const ErpKey *
erp_keymap_key(const ErpKeymap *keymap, guint id, guint nth) {
  g_assert(id < ERP_COMMAND_LAST);
  const Binding *binding = &keymap->bindings[id];
  return nth < binding->n ? &binding->keys[nth] : NULL;
}

/* With a context, only the keys that reach the command there. */
static char *
join_keys(const ErpKeymap *keymap, guint id, const ErpContext *context) {
  GString *text = g_string_new(NULL);
  const ErpKey *key;
  for (guint i = 0; (key = erp_keymap_key(keymap, id, i)) != NULL; i++) {
    if (context != NULL && erp_keymap_lookup(keymap, *context, key) != (int) id)
      continue;
    g_autofree char *name = erp_key_name(key);
    g_string_append_printf(text, "%s%s", text->len > 0 ? " " : "", name);
  }
  return g_string_free(text, FALSE);
}

char *
erp_keymap_keys(const ErpKeymap *keymap, guint id) {
  return join_keys(keymap, id, NULL);
}

char *
erp_keymap_keys_in(const ErpKeymap *keymap, guint id, ErpContext context) {
  return join_keys(keymap, id, &context);
}

char *
erp_keymap_first_key(const ErpKeymap *keymap, guint id) {
  const ErpKey *key = erp_keymap_key(keymap, id, 0);
  return key != NULL ? erp_key_name(key) : g_strdup("");
}

/* ---- key bar ---- */

void
erp_keymap_set_letters(ErpKeymap *keymap, gboolean letters) {
  keymap->letters = letters;
}

gboolean
erp_keymap_letters(const ErpKeymap *keymap) {
  return keymap->letters;
}

/* The key of the command that the bar shows in this context; NULL when none reaches it. */
static const ErpKey *
key_in(const ErpKeymap *keymap, guint id, ErpContext context) {
  const ErpKey *key, *found = NULL;
  for (guint i = 0; (key = erp_keymap_key(keymap, id, i)) != NULL; i++) {
    if (erp_keymap_lookup(keymap, context, key) != (int) id)
      continue;
    if (!keymap->letters || key->code != ERP_KEY_F)
      return key;
    found = found == NULL ? key : found;
  }
  return found;
}

static gboolean
in_bar(const ErpKeymap *keymap, guint id, ErpContext context) {
  return erp_command(id)->bar > 0 && erp_command_in(id, context) &&
         key_in(keymap, id, context) != NULL;
}

static int
item_width(const ErpKeymap *keymap, guint id, ErpContext context, ErpCharset charset) {
  g_autofree char *key = erp_key_name(key_in(keymap, id, context));
  return erp_cells_text_width(charset, key) + 1 +
         erp_cells_text_width(charset, gettext(erp_command(id)->title));
}

/* Marks the commands that fit, the most needed first. */
static void
choose_items(const ErpKeymap *keymap, ErpContext context, ErpCharset charset, int width,
             gboolean chosen[ERP_COMMAND_LAST]) {
  guint last = 0;
  for (guint i = 0; i < ERP_COMMAND_LAST; i++) {
    chosen[i] = FALSE;
    last = MAX(last, erp_command(i)->bar);
  }
  int used = -1; /* no gap before the first; at the left edge a blank */
  for (guint rank = 1; rank <= last; rank++)
    for (guint i = 0; i < ERP_COMMAND_LAST; i++) {
      if (erp_command(i)->bar != rank || !in_bar(keymap, i, context))
        continue;
      int needed = item_width(keymap, i, context, charset) + 2;
      if (used + needed > width)
        continue;
      chosen[i] = TRUE;
      used += needed;
    }
}

/* Function keys in their order, then the others in the order of the table. */
static guint
place_of(const ErpKeymap *keymap, guint id, ErpContext context) {
  const ErpKey *key = key_in(keymap, id, context);
  return key->code == ERP_KEY_F ? key->c : 100 + id;
}

static guint
ordered_items(const ErpKeymap *keymap, ErpContext context, ErpCharset charset, int width,
              guint items[ERP_COMMAND_LAST]) {
  gboolean chosen[ERP_COMMAND_LAST];
  choose_items(keymap, context, charset, width, chosen);
  guint n = 0;
  for (guint i = 0; i < ERP_COMMAND_LAST; i++) {
    if (!chosen[i])
      continue;
    guint at = n++;
    for (; at > 0 && place_of(keymap, items[at - 1], context) > place_of(keymap, i, context); at--)
      items[at] = items[at - 1];
    items[at] = i;
  }
  return n;
}

char *
erp_keymap_bar(const ErpKeymap *keymap, ErpContext context, ErpCharset charset, int width) {
  guint items[ERP_COMMAND_LAST];
  guint n = ordered_items(keymap, context, charset, width, items);
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < n; i++) {
    g_autofree char *key = erp_key_name(key_in(keymap, items[i], context));
    g_string_append_printf(text, "%s%s %s", i > 0 ? "  " : " ", key,
                           gettext(erp_command(items[i])->title));
  }
  return g_string_free(text, FALSE);
}

int
erp_keymap_bar_command(const ErpKeymap *keymap, ErpContext context, ErpCharset charset, int width,
                       int column) {
  guint items[ERP_COMMAND_LAST];
  guint n = ordered_items(keymap, context, charset, width, items);
  int x = 1;
  for (guint i = 0; i < n; i++) {
    int end = x + item_width(keymap, items[i], context, charset);
    if (column >= x && column < end)
      return (int) items[i];
    x = end + 2;
  }
  return -1;
}

void
erp_keymap_draw_bar(const ErpKeymap *keymap, ErpContext context, ErpCells *cells, int x, int y,
                    int width) {
  guint items[ERP_COMMAND_LAST];
  guint n = ordered_items(keymap, context, cells->charset, width, items);
  erp_cells_fill(cells, (ErpRect){x, y, width, 1}, ERP_STYLE_TITLE);
  int at = x + 1;
  for (guint i = 0; i < n; i++) {
    g_autofree char *key = erp_key_name(key_in(keymap, items[i], context));
    at += erp_cells_text(cells, at, y, x + width - at, ERP_STYLE_KEY, key) + 1;
    const char *title = gettext(erp_command(items[i])->title);
    at += erp_cells_text(cells, at, y, x + width - at, ERP_STYLE_TITLE, title) + 2;
  }
}
