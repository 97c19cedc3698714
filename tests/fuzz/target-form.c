/* A form filled in by a key script: whatever is pressed, it can be drawn, nothing it draws steers
 * the terminal, and its edit is refused with a sentence or gives a sound plan. */
#include "target.h"

#include <string.h>

#include "cli/script-line.h"
#include "plan/field.h"
#include "support.h"
#include "tui/command/commands.h"
#include "tui/form/candidates.h"
#include "tui/form/form.h"

#define MOST_KEYS 200

typedef struct {
  ErpForm *form;
  ErpCells *cells;
  guint keys;
  gboolean closed;
} Player;

static GPtrArray *
candidates(const ErpField *field, gpointer plan) {
  return erp_candidates(plan, NULL, field);
}

/* "+ELEMENT" for a new one, else the path of one that is there; NULL when it is neither. */
static ErpForm *
form_of(const char *what) {
  const ErpFormSource source = {.candidates = candidates, .user = fuzz_example()};
  if (what[0] != '+')
    return erp_form_new(fuzz_example(), what, &source);
  const ErpKindInfo *info = erp_kind_by_element(what + 1);
  if (info == NULL || (info->parents & ERP_KIND_BIT(ERP_KIND_PLAN)) == 0)
    return NULL;
  return erp_form_new_add(fuzz_example(), NULL, erp_record_new(info->kind), &source);
}

static void
draw(Player *player) {
  const ErpRect all = {0, 0, player->cells->width, player->cells->height};
  erp_cells_clear(player->cells);
  erp_form_draw(player->form, player->cells, all);
  g_autofree char *text = erp_cells_dump(player->cells);
  fuzz_check_neutral(text);
}

/* The way of the program: the form first, then the command its key stands for. */
static void
press(Player *player, const ErpKey *key) {
  static ErpKeymap *keymap;
  if (keymap == NULL)
    keymap = erp_keymap_new();
  if (player->closed || player->keys++ == MOST_KEYS)
    return;
  guint reaction = erp_form_handle(player->form, key);
  int command = reaction == ERP_REACT_NONE ? erp_keymap_lookup(keymap, ERP_CONTEXT_FORM, key) : -1;
  if (command >= 0)
    reaction = erp_form_command(player->form, (guint) command);
  player->closed = (reaction & ERP_REACT_CLOSE) != 0;
  draw(player);
}

static void
play(Player *player, const ErpStep *step) {
  if (step->kind == ERP_STEP_KEY)
    press(player, &step->key);
  if (step->kind == ERP_STEP_RESIZE && step->columns <= 200 && step->rows <= 60) {
    erp_cells_resize(player->cells, step->columns, step->rows);
    draw(player);
  }
  const char *p = step->kind == ERP_STEP_TYPE ? step->text : "";
  for (; *p != '\0'; p = g_utf8_next_char(p)) {
    const ErpKey key = {.code = ERP_KEY_CHAR, .c = g_utf8_get_char(p)};
    press(player, &key);
  }
}

static void
check_edit(const ErpForm *form) {
  g_autoptr(GError) error = NULL, refused = NULL;
  g_autoptr(ErpEdit) edit = erp_form_edit(form, &error);
  if (error != NULL) {
    fuzz_check_error(error);
    return;
  }
  g_autoptr(ErpPlan) after = edit != NULL ? erp_plan_apply(fuzz_example(), edit, &refused) : NULL;
  if (after != NULL)
    fuzz_check_sound(after);
  else if (edit != NULL)
    fuzz_check_error(refused);
}

/* What is edited, and below it the script. */
void
fuzz_form(GBytes *bytes, const char *name G_GNUC_UNUSED) {
  g_autofree char *text = fuzz_text(bytes);
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  if (!g_utf8_validate(text, -1, NULL) || lines[0] == NULL)
    return;
  g_autoptr(ErpForm) form = form_of(lines[0]);
  if (form == NULL)
    return;
  g_autoptr(ErpCells) cells = erp_cells_new(80, 24, ERP_CHARSET_UTF8);
  Player player = {.form = form, .cells = cells};
  for (guint i = 1; lines[i] != NULL; i++) {
    g_auto(ErpStep) step = {0};
    if (erp_step_parse(lines[i], &step, NULL))
      play(&player, &step);
  }
  check_edit(form);
}
