#include "report/paper/roff.h"

void
erp_roff_text(GString *out, const char *text) {
  if (*text == '.' || *text == '\'')
    g_string_append(out, "\\&");
  for (const char *p = text; *p != '\0'; p++) {
    switch (*p) {
    case '\\':
      g_string_append(out, "\\e");
      break;
    case '-':
      g_string_append(out, "\\-");
      break;
    case '~':
      g_string_append(out, "\\(ti");
      break;
    case '^':
      g_string_append(out, "\\(ha");
      break;
    default:
      g_string_append_c(out, *p);
    }
  }
}

void
erp_roff_line(GString *out, const char *text) {
  erp_roff_text(out, text);
  g_string_append_c(out, '\n');
}

void
erp_roff_request(GString *out, const char *request, const char *text) {
  g_string_append(out, request);
  erp_roff_line(out, text);
}

void
erp_roff_head(GString *out, const char *page, const char *section, const char *name,
              const char *purpose) {
  g_string_append(out, ".\\\" Generated from the program's tables by \"erplan help --page\".\n");
  g_string_append_printf(out, ".TH %s %s 2026-11-22 erplan\n.SH NAME\n", page, section);
  erp_roff_text(out, name);
  g_string_append(out, " \\- ");
  erp_roff_line(out, purpose);
}
