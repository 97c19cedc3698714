/* The form on the screen: a frame of fields, below it help, trouble and effect. */
#include "tui/form/form-private.h"

#include "tui/screen/wrap.h"
#include "base/i18n.h"

enum {
  WIDEST_VALUE = 40,
  LEAST_VALUE = 20,
  LEAST_BESIDE = 12,
  GOOD_BESIDE = 22,
  TWO_COLUMNS = 120,
  POPUP_ROWS = 8,
  WIDEST_POPUP = 60,
  NARROWEST_POPUP = 34,
  LEAST_FRAMED = 10
};

typedef struct {
  ErpRect frame;
  ErpRect rows;  /* inside it */
  gboolean bare; /* there is no room for more than the title of the frame */
  int columns;   /* 1 or 2, each of `width` */
  int width;
  int label;  /* columns */
  int value;  /* columns between the brackets */
  int beside; /* columns left for an error; 0 = none */
} Layout;

static Layout
lay_out(const ErpForm *form, ErpCharset charset, ErpRect rect) {
  Layout layout = {.frame = rect};
  layout.frame.height -= rect.height >= 14 ? 4 : 2;
  ErpRect frame = layout.frame;
  layout.rows = (ErpRect){frame.x + 1, frame.y + 1, frame.width - 2, MAX(frame.height - 2, 0)};
  layout.bare = rect.height < LEAST_FRAMED;
  if (layout.bare)
    layout.rows = (ErpRect){frame.x, frame.y + 1, frame.width, MAX(frame.height - 1, 0)};
  layout.columns = rect.width >= TWO_COLUMNS ? 2 : 1;
  layout.width = layout.rows.width / layout.columns;
  for (guint i = 0; i < form->info->n_fields; i++) {
    g_autofree char *label = erp_form_label(form->fields[i].field);
    layout.label = MAX(layout.label, erp_cells_text_width(charset, label) + 1);
  }
  layout.label = MIN(layout.label, layout.width / 2);
  int rest = layout.width - layout.label - 6; /* the change sign, blanks and brackets */
  layout.value = MIN(CLAMP(rest - GOOD_BESIDE, LEAST_VALUE, WIDEST_VALUE), rest);
  if (rest - layout.value < LEAST_BESIDE) /* no error fits beside it anyway */
    layout.value = CLAMP(rest, 1, WIDEST_VALUE);
  layout.beside = rest - layout.value >= LEAST_BESIDE ? rest - layout.value : 0;
  return layout;
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
  const char *shown = field->several ? _("several") : field->field->fallback;
  if (erp_line_edit_text(field->line)[0] != '\0' || shown == NULL)
    return;
  g_autofree char *text = g_strdup_printf("(%s)", shown);
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
draw_field(const ErpForm *form, guint index, ErpCells *cells, const Layout *layout, int x, int y) {
  const ErpFormField *field = &form->fields[index];
  gboolean ascii = cells->charset == ERP_CHARSET_ASCII;
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

/* ---- what stands in the record ---- */

static void
draw_part(const ErpForm *form, guint item, ErpCells *cells, const Layout *layout, int x, int y) {
  const ErpFormPart *part = &g_array_index(form->parts, ErpFormPart, item - form->info->n_fields);
  gboolean ascii = cells->charset == ERP_CHARSET_ASCII;
  gboolean focused = item == form->focus;
  const char *sign = !part->folds   ? ""
                     : part->folded ? (ascii ? " +" : " ▸")
                                    : (ascii ? " -" : " ▾");
  g_autofree char *text =
      part->path != NULL
          ? g_strconcat("  ", part->text, NULL)
          : g_strdup_printf("%s (%u)%s", _(erp_kind_info(part->kind)->title), part->count, sign);
  ErpStyle style = focused              ? ERP_STYLE_FOCUS
                   : part->path == NULL ? ERP_STYLE_HEADING
                                        : ERP_STYLE_TEXT;
  if (focused)
    erp_cells_text(cells, x, y, 1, ERP_STYLE_TEXT, ascii ? ">" : "▶");
  erp_cells_field(cells, x + 1, y, layout->width - 2, style, text);
}

static void
draw_line(ErpForm *form, const ErpFormLine *line, ErpCells *cells, const Layout *layout, int x,
          int y) {
  if (line->item < 0) {
    erp_cells_text(cells, x + 1, y, layout->width - 2, ERP_STYLE_HEADING, _(line->title));
    return;
  }
  ErpFormSpot spot = {(guint) line->item, {x, y, layout->width, 1}};
  g_array_append_val(form->placed, spot);
  if (spot.item < form->info->n_fields)
    draw_field(form, spot.item, cells, layout, x, y);
  else
    draw_part(form, spot.item, cells, layout, x, y);
}

/* Returns whether all of them fit. */
static gboolean
draw_lines(ErpForm *form, ErpCells *cells, const Layout *layout) {
  g_autoptr(GArray) lines = erp_form_lines(form);
  guint split = layout->columns == 2 ? erp_form_split(lines) : lines->len;
  int rows = (int) MAX(split, lines->len - split);
  guint at = 0;
  while (g_array_index(lines, ErpFormLine, at).item != (int) form->focus)
    at++;
  gboolean below_heading = at > 0 && g_array_index(lines, ErpFormLine, at - 1).item < 0;
  int focus = (int) (at < split ? at : at - split);
  form->page = layout->rows.height;
  form->top = erp_form_scroll(form->top, focus, below_heading, form->page, rows);
  g_array_set_size(form->placed, 0);
  for (guint i = 0; i < lines->len; i++) {
    int row = (int) (i < split ? i : i - split) - form->top;
    int x = layout->rows.x + (i < split ? 0 : layout->width);
    if (row >= 0 && row < form->page)
      draw_line(form, &g_array_index(lines, ErpFormLine, i), cells, layout, x,
                layout->rows.y + row);
  }
  return rows <= form->page;
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
  const ErpFormPart *part = erp_form_part(form);
  const ErpFormField *field = part == NULL ? &form->fields[form->focus] : NULL;
  g_autofree char *help = part != NULL ? g_strdup(_(erp_kind_info(part->kind)->help))
                                       : erp_form_field_help(field->field);
  const char *trouble = form->refusal != NULL ? form->refusal : field != NULL ? field->error : NULL;
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

static guint
hidden_before(const ErpForm *form, guint item) {
  guint n = 0;
  for (guint i = 0; i < MIN(item, form->info->n_fields); i++)
    n += form->fields[i].hidden ? 1 : 0;
  return n;
}

static void
draw_frame(const ErpForm *form, ErpCells *cells, const Layout *layout, gboolean all) {
  ErpRect frame = layout->frame;
  g_autofree char *title = erp_form_title(form);
  g_autofree char *place =
      all ? g_strdup(title)
          : g_strdup_printf(_("%s, line %u of %u"), title,
                            form->focus + 1 - hidden_before(form, form->focus),
                            erp_form_items(form) - hidden_before(form, erp_form_items(form)));
  if (layout->bare)
    erp_cells_field(cells, frame.x, frame.y, frame.width, ERP_STYLE_HEADING, place);
  else
    erp_cells_box(cells, frame, ERP_STYLE_BORDER, place);
}

static void
draw_popup(ErpForm *form, ErpCells *cells, const Layout *layout, ErpRect rect) {
  const ErpFormSpot *spot = NULL;
  for (guint i = 0; i < form->placed->len; i++)
    if (g_array_index(form->placed, ErpFormSpot, i).item == form->focus)
      spot = &g_array_index(form->placed, ErpFormSpot, i);
  if (spot == NULL)
    return;
  int below = rect.y + rect.height - spot->rect.y - 1;
  int above = spot->rect.y - rect.y;
  int wanted = (int) MIN(erp_picker_shown(form->picker), POPUP_ROWS) + 2;
  int right = layout->frame.x + layout->frame.width;
  int x = MAX(MIN(spot->rect.x + layout->label + 2, right - NARROWEST_POPUP), layout->frame.x);
  ErpRect popup = {x, spot->rect.y + 1, right - x, wanted};
  popup.width = MIN(popup.width, WIDEST_POPUP);
  if (below < wanted && above > below) {
    popup.height = MIN(wanted, above);
    popup.y = spot->rect.y - popup.height;
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
  if (layout.rows.height < 1 || rect.width < 12)
    return;
  gboolean all = draw_lines(form, cells, &layout);
  draw_frame(form, cells, &layout, all);
  int foot = rect.y + layout.frame.height;
  draw_foot(form, cells, (ErpRect){rect.x + 1, foot, rect.width - 2, rect.y + rect.height - foot});
  if (form->popup && form->picker != NULL)
    draw_popup(form, cells, &layout, rect);
}
