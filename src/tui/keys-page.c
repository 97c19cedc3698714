#include "tui/keys-page.h"

#include "report/roff.h"
#include "tui/commands.h"

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

char *
erp_keys_page(void) {
  GString *out = g_string_new(NULL);
  erp_roff_head(out, "ERPLAN-KEYS", "7", "erplan-keys", "the keys of the terminal program");
  g_string_append(out,
                  ".SH DESCRIPTION\n"
                  "Each place of\n.BR erplan\\-edit (1)\n"
                  "has keys of its own; what it does not use holds everywhere.\n"
                  "The name in parentheses finds a command in the palette (the key :), where what\n"
                  "it needs may follow it, and binds it to other keys in\n.IR erplan.conf .\n");
  g_autoptr(ErpKeymap) keymap = erp_keymap_new();
  for (guint context = 0; context < ERP_CONTEXT_LAST; context++) {
    erp_roff_request(out, ".SH ", erp_context_title((ErpContext) context));
    for (guint id = 0; id < ERP_COMMAND_LAST; id++)
      if ((erp_command(id)->contexts >> context & 1u) != 0)
        append_command(out, keymap, id);
  }
  g_string_append(out, ".SH SEE ALSO\n.BR erplan (1),\n.BR erplan\\-edit (1)\n");
  return g_string_free(out, FALSE);
}
