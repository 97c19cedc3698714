/* Moving about in a form and changing its fields. */
#include "tui/form/form-private.h"

#include <string.h>

#include "tui/command/commands.h"
#include "base/i18n.h"

enum { DONE = ERP_REACT_HANDLED | ERP_REACT_REDRAW };

static ErpFormField *
current(ErpForm *form) {
  return &form->fields[form->focus];
}

void
erp_form_focus_on(ErpForm *form, guint field) {
  g_assert(field < erp_form_items(form));
  if (field == form->focus)
    return;
  erp_form_leave(form, form->focus);
  g_clear_pointer(&form->picker, erp_picker_free);
  form->focus = field;
}

static gboolean
is_hidden(const ErpForm *form, int item) {
  return item < (int) form->info->n_fields && form->fields[item].hidden;
}

static guint
focus_step(ErpForm *form, int step) {
  int n = (int) erp_form_items(form);
  int to = (int) form->focus;
  do
    to = (to + step + n) % n;
  while (is_hidden(form, to) && to != (int) form->focus);
  if (to == (int) form->focus)
    erp_form_leave(form, form->focus);
  erp_form_focus_on(form, (guint) to);
  return DONE;
}

static guint
focus_page(ErpForm *form, int step) {
  int last = (int) erp_form_items(form) - 1;
  int page = MAX(form->page - 1, 1);
  int to = CLAMP((int) form->focus + step * page, 0, last);
  while (is_hidden(form, to) && to < last)
    to++;
  erp_form_focus_on(form, (guint) to);
  return DONE;
}

/* ---- the list of candidates ---- */

void
erp_form_close_popup(ErpForm *form) {
  form->popup = FALSE;
}

/* The words of a choice, and none of them where that is allowed. */
static GPtrArray *
choices_of(const ErpField *field) {
  const char *const *words = erp_form_words(field);
  GPtrArray *list = g_ptr_array_new_with_free_func(erp_candidate_free);
  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add(list, erp_candidate_new(words[i], g_strcmp0(words[i], field->fallback) == 0
                                                          ? _("when nothing is stated")
                                                          : NULL));
  if (!field->required)
    g_ptr_array_add(list, erp_candidate_new("", _("nothing stated")));
  return list;
}

static GPtrArray *
candidates_of(const ErpForm *form, const ErpField *field) {
  if (field->type == ERP_TYPE_ENUM)
    return choices_of(field);
  if (!erp_form_has_candidates(field) || form->source.candidates == NULL)
    return NULL;
  return form->source.candidates(field, form->source.user);
}

static ErpPicker *
picker_of(ErpForm *form) {
  if (!erp_form_on_field(form))
    return NULL;
  const ErpField *field = current(form)->field;
  if (form->picker != NULL)
    return form->picker;
  GPtrArray *candidates = candidates_of(form, field);
  if (candidates == NULL)
    return NULL;
  g_autofree char *label = erp_form_label(field);
  form->picker = erp_picker_new(label, candidates);
  return form->picker;
}

static gboolean
is_list(const ErpField *field) {
  return field->type == ERP_TYPE_REF_LIST || field->type == ERP_TYPE_WORD_LIST;
}

/* The part of the text that a candidate replaces: all of it, in a list the last word. */
static const char *
token_of(ErpForm *form) {
  const char *text = erp_form_text(form, form->focus);
  const char *blank = is_list(current(form)->field) ? strrchr(text, ' ') : NULL;
  return blank != NULL ? blank + 1 : text;
}

static void
suggest(ErpForm *form) {
  ErpPicker *picker = picker_of(form);
  const char *token = token_of(form);
  if (picker == NULL)
    return;
  erp_picker_set_query(picker, token);
  form->popup = token[0] != '\0' && erp_picker_shown(picker) > 0 && !erp_picker_has(picker, token);
}

static guint
open_choices(ErpForm *form) {
  ErpPicker *picker = picker_of(form);
  if (picker == NULL)
    return focus_step(form, 1);
  const char *token = token_of(form);
  gboolean whole = erp_form_is_choice(current(form)->field) || erp_picker_has(picker, token);
  erp_picker_set_query(picker, whole ? "" : token);
  if (erp_picker_shown(picker) == 0)
    erp_picker_set_query(picker, "");
  erp_picker_select(picker, token);
  form->popup = TRUE;
  return DONE;
}

/* What else is known with a candidate; a name that somebody gave is kept. */
static void
fill(ErpForm *form, const char *const *more) {
  for (; more != NULL && more[0] != NULL; more += 2) {
    int field = erp_kind_field(form->info->kind, more[0]);
    gboolean kept = field < 0 || form->fields[field].hidden ||
                    (strcmp(more[0], "name") == 0 && erp_form_text(form, (guint) field)[0] != '\0');
    if (!kept)
      erp_form_set_text(form, (guint) field, more[1]);
  }
}

static guint
pick(ErpForm *form) {
  const char *value = erp_picker_current(form->picker);
  const char *text = erp_form_text(form, form->focus);
  erp_form_close_popup(form);
  if (value == NULL)
    return DONE;
  g_autofree char *kept = g_strndup(text, (gsize) (token_of(form) - text));
  g_autofree char *whole = g_strconcat(kept, value, NULL);
  erp_form_set_text(form, form->focus, whole);
  fill(form, erp_picker_current_more(form->picker));
  return DONE;
}

static guint
handle_popup(ErpForm *form, const ErpKey *key) {
  if (key->code == ERP_KEY_ESCAPE) {
    erp_form_close_popup(form);
    return DONE;
  }
  gboolean space = key->code == ERP_KEY_CHAR && key->c == ' ';
  if (key->code == ERP_KEY_ENTER || (space && erp_form_is_choice(current(form)->field)))
    return pick(form);
  guint moved = erp_picker_move(form->picker, key);
  return erp_picker_is_on_row(form->picker, key) ? pick(form) : moved;
}

/* ---- choices ---- */

/* Not stated (-1) takes its turn where it is allowed. */
static guint
turn_choice(ErpForm *form, int step) {
  erp_form_close_popup(form);
  const ErpField *field = current(form)->field;
  const char *const *words = erp_form_words(field);
  const char *text = erp_form_text(form, form->focus);
  int n = (int) g_strv_length((char **) words);
  int first = field->required ? 0 : -1;
  int at = first;
  for (int i = 0; i < n; i++)
    if (strcmp(words[i], text) == 0)
      at = i;
  int states = n - first;
  at = text[0] == '\0' && field->required && step > 0
           ? 0
           : (at - first + step + states) % states + first;
  erp_form_set_text(form, form->focus, at >= 0 ? words[at] : "");
  return DONE;
}

static guint
choose_letter(ErpForm *form, gunichar c) {
  const char *const *words = erp_form_words(current(form)->field);
  const char *text = erp_form_text(form, form->focus);
  guint n = g_strv_length((char **) words);
  guint from = 0;
  for (guint i = 0; i < n; i++)
    if (strcmp(words[i], text) == 0)
      from = i + 1;
  for (guint i = 0; i < n; i++) {
    const char *word = words[(from + i) % n];
    if (g_utf8_get_char(word) != g_unichar_tolower(c))
      continue;
    erp_form_set_text(form, form->focus, word);
    if (form->popup)
      erp_picker_select(form->picker, word);
    break;
  }
  return DONE;
}

static guint
handle_choice(ErpForm *form, const ErpKey *key) {
  if (key->code == ERP_KEY_RIGHT)
    return turn_choice(form, 1);
  if (key->code == ERP_KEY_LEFT)
    return turn_choice(form, -1);
  if (key->code == ERP_KEY_BACKSPACE || key->code == ERP_KEY_DELETE) {
    erp_form_close_popup(form);
    erp_form_set_text(form, form->focus, "");
    return DONE;
  }
  if (key->code != ERP_KEY_CHAR || (key->modifiers & (ERP_KEY_CTRL | ERP_KEY_ALT)) != 0)
    return ERP_REACT_NONE;
  if (key->c != ' ')
    return choose_letter(form, key->c);
  return current(form)->field->type == ERP_TYPE_BOOL ? turn_choice(form, 1) : open_choices(form);
}

/* ---- keys ---- */

static guint
handle_text(ErpForm *form, const ErpKey *key) {
  ErpLineReaction reaction = erp_line_edit_handle(current(form)->line, key);
  if (reaction == ERP_LINE_IGNORED)
    return ERP_REACT_NONE;
  if (reaction == ERP_LINE_CHANGED) {
    erp_form_touch(form, form->focus);
    suggest(form);
  }
  return DONE;
}

static const ErpFormSpot *
spot_at(const ErpForm *form, const ErpKey *key) {
  for (guint i = 0; i < form->placed->len; i++) {
    const ErpFormSpot *spot = &g_array_index(form->placed, ErpFormSpot, i);
    if (key->y == spot->rect.y && key->x >= spot->rect.x &&
        key->x < spot->rect.x + spot->rect.width && spot->item < erp_form_items(form))
      return spot;
  }
  return NULL;
}

gboolean
erp_form_clicked_again(const ErpForm *form, const ErpKey *key) {
  const ErpFormSpot *spot = key->code == ERP_KEY_CLICK ? spot_at(form, key) : NULL;
  return spot != NULL && spot->item == form->focus;
}

static guint
handle_click(ErpForm *form, const ErpKey *key) {
  const ErpFormSpot *spot = spot_at(form, key);
  if (spot == NULL)
    return ERP_REACT_NONE;
  if (spot->item == form->focus && erp_form_on_field(form) &&
      erp_form_is_choice(current(form)->field))
    return turn_choice(form, 1);
  erp_form_focus_on(form, spot->item);
  return DONE;
}

static guint
handle_part(ErpForm *form, const ErpKey *key) {
  gboolean space = key->code == ERP_KEY_CHAR && key->c == ' ' && key->modifiers == 0;
  return space && erp_form_fold(form) ? DONE : ERP_REACT_NONE;
}

guint
erp_form_handle(ErpForm *form, const ErpKey *key) {
  guint reaction = form->popup ? handle_popup(form, key) : ERP_REACT_NONE;
  if (reaction != ERP_REACT_NONE)
    return reaction;
  if (key->code == ERP_KEY_PAGE_UP || key->code == ERP_KEY_WHEEL_UP)
    return focus_page(form, -1);
  if (key->code == ERP_KEY_PAGE_DOWN || key->code == ERP_KEY_WHEEL_DOWN)
    return focus_page(form, 1);
  if (key->code == ERP_KEY_CLICK)
    return handle_click(form, key);
  if (!erp_form_on_field(form))
    return handle_part(form, key);
  return erp_form_is_choice(current(form)->field) ? handle_choice(form, key)
                                                  : handle_text(form, key);
}

/* ---- commands ---- */

static guint
apply(ErpForm *form) {
  erp_form_leave(form, form->focus);
  int wrong = -1;
  for (guint i = 0; i < form->info->n_fields; i++) {
    erp_form_recheck(form, i);
    if (wrong < 0 && form->fields[i].error != NULL)
      wrong = (int) i;
  }
  if (wrong >= 0) {
    erp_form_focus_on(form, (guint) wrong);
    return DONE;
  }
  form->applied = TRUE;
  return DONE | ERP_REACT_CLOSE;
}

static guint
cancel(ErpForm *form) {
  if (form->popup) {
    erp_form_close_popup(form);
    return DONE;
  }
  if (!erp_form_changed(form) || form->warned)
    return DONE | ERP_REACT_CLOSE;
  form->warned = TRUE;
  return DONE;
}

guint
erp_form_command(ErpForm *form, guint command) {
  if (command == ERP_COMMAND_CANCEL)
    return cancel(form);
  form->warned = FALSE;
  if (command == ERP_COMMAND_APPLY)
    return apply(form);
  if (command == ERP_COMMAND_NEXT_FIELD)
    return focus_step(form, 1);
  if (command == ERP_COMMAND_PREVIOUS_FIELD)
    return focus_step(form, -1);
  if (command == ERP_COMMAND_CHOICES)
    return open_choices(form);
  return ERP_REACT_NONE;
}
