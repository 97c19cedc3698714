#include "report/map/map-labels.h"

#include <math.h>

#include "base/width.h"

#define COLUMN 0.58 /* width of a letter by its height */
#define GAP 40      /* between a symbol and its label */

typedef struct {
  double left, top, right, bottom;
} Box;

typedef struct {
  Box box;
  guint cell;
  double up_to[2], from[2]; /* least top and greatest bottom of those of the cell up to this one and
                               from it on */
} Symbol;

/* The drawing in cells as large as a symbol, with one more on each side. Whatever is asked for,
 * with room for a symbol around it, is larger than a cell: of a cell that it does not hold whole it
 * takes all that is left or right of a line, above or below of one, or both. */
struct _ErpMapLabels {
  GArray *symbols; /* Symbol; once there are `starts` by cell, then from left to right */
  guint *starts;   /* per cell the first of its symbols, and one more */
  GArray **taken;  /* per cell the Box of each label in it; NULL = none */
  guint columns, rows;
  double radius;
  int width, height;
};

ErpMapLabels *
erp_map_labels_new(int width, int height, double radius) {
  ErpMapLabels *labels = g_new(ErpMapLabels, 1);
  guint columns = (guint) ceil(width / (2 * radius)) + 2;
  guint rows = (guint) ceil(height / (2 * radius)) + 2;
  *labels = (ErpMapLabels){.symbols = g_array_new(FALSE, FALSE, sizeof(Symbol)),
                           .taken = g_new0(GArray *, columns * rows),
                           .columns = columns,
                           .rows = rows,
                           .radius = radius,
                           .width = width,
                           .height = height};
  return labels;
}

void
erp_map_labels_free(ErpMapLabels *labels) {
  if (labels == NULL)
    return;
  for (guint i = 0; i < labels->columns * labels->rows; i++)
    g_clear_pointer(&labels->taken[i], g_array_unref);
  g_array_unref(labels->symbols);
  g_free(labels->taken);
  g_free(labels->starts);
  g_free(labels);
}

double
erp_map_text_width(const char *text) {
  return MAX(erp_text_width(text), 1) * COLUMN * ERP_LABEL_SIZE;
}

/* ---- cells ----------------------------------------------------------------------------------- */

/* The cell in which a coordinate is, of so many. */
static guint
cell_of(const ErpMapLabels *labels, double at, guint n) {
  double cell = floor(at / (2 * labels->radius)) + 1;
  return (guint) CLAMP(cell, 0, n - 1);
}

typedef struct {
  guint left, top, right, bottom; /* cells, these too */
} Cells;

static Cells
cells_of(const ErpMapLabels *labels, const Box *box, double around) {
  return (Cells){cell_of(labels, box->left - around, labels->columns),
                 cell_of(labels, box->top - around, labels->rows),
                 cell_of(labels, box->right + around, labels->columns),
                 cell_of(labels, box->bottom + around, labels->rows)};
}

static gboolean
overlap(const Box *a, const Box *b) {
  return a->left < b->right && b->left < a->right && a->top < b->bottom && b->top < a->bottom;
}

/* ---- symbols --------------------------------------------------------------------------------- */

void
erp_map_labels_block(ErpMapLabels *labels, double x, double y) {
  double radius = labels->radius;
  g_return_if_fail(labels->starts == NULL);
  if (x < -radius || y < -radius || x > labels->width + radius || y > labels->height + radius)
    return; /* no label is there */
  Symbol symbol = {.box = {x - radius, y - radius, x + radius, y + radius},
                   .cell = cell_of(labels, y, labels->rows) * labels->columns +
                           cell_of(labels, x, labels->columns)};
  g_array_append_val(labels->symbols, symbol);
}

static int
compare_symbols(gconstpointer a, gconstpointer b) {
  const Symbol *x = a, *y = b;
  if (x->cell != y->cell)
    return x->cell < y->cell ? -1 : 1;
  return (x->box.left > y->box.left) - (x->box.left < y->box.left);
}

static void
widen(const Symbol *symbol, double range[2]) {
  range[0] = MIN(range[0], symbol->box.top);
  range[1] = MAX(range[1], symbol->box.bottom);
}

static void
find_ranges(Symbol *symbols, guint n) {
  double range[2] = {G_MAXDOUBLE, -G_MAXDOUBLE}, back[2] = {G_MAXDOUBLE, -G_MAXDOUBLE};
  for (guint i = 0; i < n; i++) {
    widen(&symbols[i], range);
    widen(&symbols[n - 1 - i], back);
    for (guint k = 0; k < 2; k++) {
      symbols[i].up_to[k] = range[k];
      symbols[n - 1 - i].from[k] = back[k];
    }
  }
}

static void
sort_symbols(ErpMapLabels *labels) {
  Symbol *symbols = (Symbol *) (gpointer) labels->symbols->data;
  guint n = labels->columns * labels->rows, at = 0;
  labels->starts = g_new(guint, n + 1);
  g_array_sort(labels->symbols, compare_symbols);
  for (guint cell = 0; cell < n; cell++) {
    labels->starts[cell] = at;
    while (at < labels->symbols->len && symbols[at].cell == cell)
      at++;
    find_ranges(symbols + labels->starts[cell], at - labels->starts[cell]);
  }
  labels->starts[n] = at;
}

/* Of n symbols from left to right, how many begin left of x, or (`end`) end there or before. */
static guint
count_left(const Symbol *symbols, guint n, double x, gboolean end) {
  guint low = 0, high = n;
  while (low < high) {
    guint middle = low + (high - low) / 2;
    if (end ? symbols[middle].box.right <= x : symbols[middle].box.left < x)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static gboolean
touches_symbol(const ErpMapLabels *labels, guint cell, const Box *box) {
  const Symbol *symbols = (const Symbol *) (gconstpointer) labels->symbols->data;
  guint n = labels->starts[cell + 1] - labels->starts[cell];
  symbols += labels->starts[cell];
  guint first = count_left(symbols, n, box->left, TRUE);
  guint end = count_left(symbols, n, box->right, FALSE);
  if (first >= end)
    return FALSE;
  const double *range = first == 0 ? symbols[end - 1].up_to : symbols[first].from;
  return range[0] < box->bottom && range[1] > box->top;
}

/* ---- labels ---------------------------------------------------------------------------------- */

static gboolean
touches_label(const ErpMapLabels *labels, guint cell, const Box *box) {
  const GArray *taken = labels->taken[cell];
  for (guint i = 0; taken != NULL && i < taken->len; i++)
    if (overlap(&g_array_index(taken, Box, i), box))
      return TRUE;
  return FALSE;
}

static gboolean
is_free(const ErpMapLabels *labels, const Box *box) {
  if (box->left < 0 || box->top < 0 || box->right > labels->width || box->bottom > labels->height)
    return FALSE;
  Cells cells = cells_of(labels, box, labels->radius);
  for (guint row = cells.top; row <= cells.bottom; row++)
    for (guint column = cells.left; column <= cells.right; column++) {
      guint cell = row * labels->columns + column;
      if (touches_symbol(labels, cell, box) || touches_label(labels, cell, box))
        return FALSE;
    }
  return TRUE;
}

static void
take(ErpMapLabels *labels, const Box *box) {
  Cells cells = cells_of(labels, box, 0);
  for (guint row = cells.top; row <= cells.bottom; row++)
    for (guint column = cells.left; column <= cells.right; column++) {
      GArray **taken = &labels->taken[row * labels->columns + column];
      if (*taken == NULL)
        *taken = g_array_new(FALSE, FALSE, sizeof(Box));
      g_array_append_val(*taken, *box);
    }
}

gboolean
erp_map_labels_place(ErpMapLabels *labels, const char *text, double x, double y,
                     ErpLabelPlace place, double *left, double *base) {
  double width = erp_map_text_width(text), half = ERP_LABEL_SIZE / 2.0;
  double out = labels->radius + GAP;
  const struct {
    double left, middle;
  } rooms[] = {
      {x + out, y},
      {x - out - width, y},
      {x - width / 2, y + out + half},
      {x - width / 2, y - out - half},
      {x - width / 2, y},
  };
  enum { UPON = G_N_ELEMENTS(rooms) - 1 };
  if (labels->starts == NULL)
    sort_symbols(labels);
  guint i = place == ERP_LABEL_UPON ? UPON : 0, end = place == ERP_LABEL_UPON ? UPON + 1 : UPON;
  for (; i < end; i++) {
    Box box = {rooms[i].left, rooms[i].middle - half, rooms[i].left + width,
               rooms[i].middle + half};
    if (!is_free(labels, &box))
      continue;
    take(labels, &box);
    *left = box.left;
    *base = rooms[i].middle + ERP_LABEL_SIZE * 0.35;
    return TRUE;
  }
  return FALSE;
}
