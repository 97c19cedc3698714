#include "tui/command/keys-page.h"

#include "report/paper/roff.h"
#include "tui/command/commands.h"

static void
append_command(GString *out, const ErpKeymap *keymap, guint id) {
  const ErpCommand *command = erp_command(id);
  g_autofree char *keys = erp_keymap_keys(keymap, id);
  g_autofree char *head = g_strdup_printf("%s%s(%s%s%s)", keys, *keys != '\0' ? "  " : "",
                                          command->name, command->argument != NULL ? " " : "",
                                          command->argument != NULL ? command->argument : "");
  g_string_append(out, ".TP\n.B ");
  erp_roff_line(out, head);
  erp_roff_line(out, command->help);
}

static void
append_note(GString *out, const ErpKeyNote *note) {
  erp_roff_request(out, ".TP\n.B ", note->keys);
  erp_roff_line(out, note->help);
}

/* "Map, Lists, Findings" */
static void
append_heading(GString *out, guint contexts) {
  g_autoptr(GString) title = g_string_new(NULL);
  for (guint context = 0; context < ERP_CONTEXT_LAST; context++)
    if ((contexts >> context & 1u) != 0)
      g_string_append_printf(title, "%s%s", title->len > 0 ? ", " : "",
                             erp_context_title((ErpContext) context));
  erp_roff_request(out, ".SH ", title->str);
}

/* What is reached from just these places. */
static void
append_places(GString *out, const ErpKeymap *keymap, guint contexts) {
  append_heading(out, contexts);
  for (guint id = 0; id < ERP_COMMAND_LAST; id++)
    if (erp_command(id)->contexts == contexts)
      append_command(out, keymap, id);
  for (const ErpKeyNote *note = erp_key_notes(); note->keys != NULL; note++)
    if (note->contexts == contexts)
      append_note(out, note);
}

char *
erp_keys_page(void) {
  GString *out = g_string_new(NULL);
  erp_roff_head(out, "ERPLAN-KEYS", "7", "erplan-keys", "the keys of the terminal program");
  g_string_append(out,
                  ".SH DESCRIPTION\n"
                  "What the keys of\n.BR erplan\\-edit (1)\n"
                  "do depends on the place; each section names its places.\n"
                  "The name in parentheses finds a command in the palette (the key :), where what\n"
                  "it needs may follow it, and binds it to other keys in\n.BR erplan.conf (5).\n");
  g_autoptr(ErpKeymap) keymap = erp_keymap_new();
  g_autoptr(GHashTable) done = g_hash_table_new(NULL, NULL);
  for (guint id = 0; id < ERP_COMMAND_LAST; id++)
    if (g_hash_table_add(done, GUINT_TO_POINTER(erp_command(id)->contexts)))
      append_places(out, keymap, erp_command(id)->contexts);
  for (const ErpKeyNote *note = erp_key_notes(); note->keys != NULL; note++)
    if (g_hash_table_add(done, GUINT_TO_POINTER(note->contexts)))
      append_places(out, keymap, note->contexts);
  g_string_append(out, ".SH SEE ALSO\n.BR erplan (1),\n.BR erplan\\-edit (1),\n"
                       ".BR erplan.conf (5)\n");
  return g_string_free(out, FALSE);
}
