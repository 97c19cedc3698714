/* The form on the screen: a frame of fields, below it help, trouble and effect. */
#include "tui/form/form-private.h"

#include "tui/screen/wrap.h"
#include "base/i18n.h"

enum { WIDEST_VALUE = 30, LEAST_BESIDE = 12, POPUP_ROWS = 8 };

typedef struct {
  ErpRect frame;
  int label;  /* columns */
  int value;  /* columns between the brackets */
  int beside; /* columns left for an error; 0 = none */
} Layout;

static Layout
lay_out(const ErpForm *form, ErpCharset charset, ErpRect rect) {
  Layout layout = {.frame = rect};
  layout.frame.height -= rect.height >= 14 ? 4 : 2;
  int inner = rect.width - 2;
  for (guint i = 0; i < form->info->n_fields; i++) {
    g_autofree char *label = erp_form_label(form->fields[i].field);
    layout.label = MAX(layout.label, erp_cells_text_width(charset, label) + 1);
  }
  layout.label = MIN(layout.label, inner / 2);
  int rest = inner - layout.label - 6; /* the change sign, blanks and brackets */
  layout.value = CLAMP(rest, 1, WIDEST_VALUE);
  layout.beside = rest - layout.value >= LEAST_BESIDE ? rest - layout.value : 0;
  return layout;
}

static void
scroll_to_focus(ErpForm *form, int rows) {
  guint page = (guint) MAX(rows, 1);
  form->page = rows;
  if (form->focus >= form->top + page)
    form->top = form->focus - page + 1;
  form->top = MIN(form->top, form->focus);
  if (form->info->n_fields <= page)
    form->top = 0;
}

/* ---- one field ---- */

static void
draw_choice(const ErpFormField *field, ErpCells *cells, int x, int y, int width, ErpStyle style) {
  gboolean ascii = cells->charset == ERP_CHARSET_ASCII;
  const char *text = erp_line_edit_text(field->line);
  erp_cells_field(cells, x, y, width, style, text);
  if (text[0] == '\0')
    return;
  int used = erp_cells_text_width(cells->charset, text);
  if (used + 2 <= width)
    erp_cells_text(cells, x + width - 1, y, 1, style, ascii ? "v" : "▾");
}

static void
draw_default(const ErpFormField *field, ErpCells *cells, int x, int y, int width) {
  if (erp_line_edit_text(field->line)[0] != '\0' || field->field->fallback == NULL)
    return;
  g_autofree char *text = g_strdup_printf("(%s)", field->field->fallback);
  erp_cells_text(cells, x, y, width, ERP_STYLE_DIM, text);
}

static void
draw_value(const ErpForm *form, guint index, ErpCells *cells, int x, int y, int width) {
  const ErpFormField *field = &form->fields[index];
  gboolean focused = index == form->focus;
  ErpStyle style = focused ? ERP_STYLE_FOCUS : ERP_STYLE_FIELD;
  erp_cells_text(cells, x, y, 1, style, "[");
  erp_cells_text(cells, x + width + 1, y, 1, style, "]");
  if (erp_form_is_choice(field->field)) {
    draw_choice(field, cells, x + 1, y, width, style);
    if (focused) {
      cells->cursor_x = x + 1;
      cells->cursor_y = y;
    }
  } else if (focused) {
    erp_line_edit_draw_focused(field->line, cells, x + 1, y, width, style);
  } else {
    erp_line_edit_draw(field->line, cells, x + 1, y, width, style);
  }
  draw_default(field, cells, x + 1, y, width);
}

static void
draw_field(const ErpForm *form, guint index, ErpCells *cells, const Layout *layout, int y) {
  const ErpFormField *field = &form->fields[index];
  gboolean ascii = cells->charset == ERP_CHARSET_ASCII;
  int x = layout->frame.x + 1;
  if (g_strcmp0(erp_line_edit_text(field->line), field->initial) != 0)
    erp_cells_text(cells, x, y, 1, ERP_STYLE_MARKED, ascii ? "+" : "•");
  g_autofree char *label = erp_form_label(field->field);
  g_autofree char *shown = g_strconcat(label, field->field->required ? "*" : "", NULL);
  erp_cells_field(cells, x + 1, y, layout->label, ERP_STYLE_TEXT, shown);
  x += layout->label + 2;
  draw_value(form, index, cells, x, y, layout->value);
  x += layout->value + 2;
  if (field->error == NULL)
    return;
  if (layout->beside > 0) {
    g_autofree char *text = g_strconcat("! ", field->error, NULL);
    erp_cells_field(cells, x + 1, y, layout->beside, ERP_STYLE_BAD, text);
  } else {
    erp_cells_text(cells, x, y, 1, ERP_STYLE_BAD, "!");
  }
}

/* ---- around them ---- */

static void
draw_wrapped(ErpCells *cells, ErpRect rect, ErpStyle style, const char *text) {
  if (text == NULL)
    return;
  g_auto(GStrv) lines = erp_cells_wrap(cells->charset, text, rect.width);
  for (int i = 0; i < rect.height && lines[i] != NULL; i++) {
    gboolean last = i == rect.height - 1 && lines[i + 1] != NULL;
    g_autofree char *shown = last ? g_strconcat(lines[i], " ", lines[i + 1], NULL) : NULL;
    erp_cells_field(cells, rect.x, rect.y + i, rect.width, style, last ? shown : lines[i]);
  }
}

/* The lines below the frame; of a text that does not fit, the last one is cut. */
typedef struct {
  ErpStyle style;
  const char *text; /* NULL = none */
  int rows;         /* it gets */
} FootPart;

enum { HELP, TROUBLE, EFFECT, FOOT_PARTS };

/* One row each while there is room, trouble first; then one more each, help last. */
static void
share_rows(ErpCharset charset, FootPart *parts, ErpRect rect) {
  static const guint order[2][FOOT_PARTS] = {{HELP, TROUBLE, EFFECT}, {TROUBLE, EFFECT, HELP}};
  int left = rect.height;
  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < FOOT_PARTS && left > 0; i++) {
      FootPart *part = &parts[order[round][i]];
      if (part->text == NULL)
        continue;
      g_auto(GStrv) lines = erp_cells_wrap(charset, part->text, rect.width);
      if (part->rows >= (int) g_strv_length(lines))
        continue;
      part->rows++;
      left--;
    }
}

static void
draw_foot(const ErpForm *form, ErpCells *cells, ErpRect rect) {
  const ErpFormField *field = &form->fields[form->focus];
  g_autofree char *help = erp_form_field_help(field->field);
  const char *trouble = form->refusal != NULL ? form->refusal : field->error;
  if (form->warned)
    trouble = _("What you changed is not in the plan yet. Esc again drops it, F2 applies it.");
  FootPart parts[FOOT_PARTS] = {
      [HELP] = {ERP_STYLE_DIM, help, 0},
      [TROUBLE] = {ERP_STYLE_BAD, trouble, 0},
      [EFFECT] = {form->effect_style, form->effect, 0},
  };
  share_rows(cells->charset, parts, rect);
  int y = rect.y;
  for (guint i = 0; i < FOOT_PARTS; i++) {
    if (i == EFFECT) /* always at the bottom: it is looked at while other lines come and go */
      y = rect.y + rect.height - parts[i].rows;
    draw_wrapped(cells, (ErpRect){rect.x, y, rect.width, parts[i].rows}, parts[i].style,
                 parts[i].text);
    y += parts[i].rows;
  }
}

static void
draw_frame(const ErpForm *form, ErpCells *cells, ErpRect frame, int rows) {
  g_autofree char *title = erp_form_title(form);
  g_autofree char *place =
      (int) form->info->n_fields > rows
          ? g_strdup_printf(_("%s, field %u of %u"), title, form->focus + 1, form->info->n_fields)
          : g_strdup(title);
  erp_cells_box(cells, frame, ERP_STYLE_BORDER, place);
}

static void
draw_popup(ErpForm *form, ErpCells *cells, const Layout *layout, ErpRect rect) {
  int field_y = form->rows.y + (int) (form->focus - form->top);
  int below = rect.y + rect.height - field_y - 1;
  int above = field_y - rect.y;
  int wanted = (int) MIN(erp_picker_shown(form->picker), POPUP_ROWS) + 2;
  int x = layout->frame.x + layout->label + 3;
  ErpRect popup = {x, field_y + 1, layout->frame.x + layout->frame.width - x, wanted};
  if (below < wanted && above > below) {
    popup.height = MIN(wanted, above);
    popup.y = field_y - popup.height;
  } else {
    popup.height = MIN(wanted, below);
  }
  if (popup.height >= 3)
    erp_picker_draw_matches(form->picker, cells, popup);
}

void
erp_form_draw(ErpForm *form, ErpCells *cells, ErpRect rect) {
  erp_cells_fill(cells, rect, ERP_STYLE_TEXT);
  Layout layout = lay_out(form, cells->charset, rect);
  int rows = layout.frame.height - 2;
  form->rows = (ErpRect){rect.x + 1, rect.y + 1, rect.width - 2, MAX(rows, 0)};
  if (rows < 1 || rect.width < 12)
    return;
  scroll_to_focus(form, rows);
  draw_frame(form, cells, layout.frame, rows);
  for (int i = 0; i < rows && form->top + (guint) i < form->info->n_fields; i++)
    draw_field(form, form->top + (guint) i, cells, &layout, form->rows.y + i);
  int foot = rect.y + layout.frame.height;
  draw_foot(form, cells, (ErpRect){rect.x + 1, foot, rect.width - 2, rect.y + rect.height - foot});
  if (form->popup && form->picker != NULL)
    draw_popup(form, cells, &layout, rect);
}
