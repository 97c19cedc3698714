#include "tui/map/map-draw.h"

#include <math.h>
#include <stdlib.h>

#include "tui/map/labels.h"
#include "tui/map/map-links.h"

gunichar
erp_map_symbol(ErpMapKind kind, ErpCharset charset) {
  static const struct {
    gunichar symbol;
    char ascii;
  } symbols[] = {
      [ERP_MAP_ENTRY] = {0x25A1, 'E'},  [ERP_MAP_SITE] = {0x25CF, 'o'},
      [ERP_MAP_REGION] = {0x25A0, 'R'}, [ERP_MAP_LOCATION] = {0x25B2, 'P'},
      [ERP_MAP_HUB] = {0x25C6, 'H'},
  };
  return charset == ERP_CHARSET_ASCII ? (gunichar) symbols[kind].ascii : symbols[kind].symbol;
}

ErpStyle
erp_map_style(ErpMapKind kind) {
  static const ErpStyle styles[] = {
      [ERP_MAP_ENTRY] = ERP_STYLE_ENTRY,   [ERP_MAP_SITE] = ERP_STYLE_SITE,
      [ERP_MAP_REGION] = ERP_STYLE_REGION, [ERP_MAP_LOCATION] = ERP_STYLE_LOCATION,
      [ERP_MAP_HUB] = ERP_STYLE_HUB,
  };
  return styles[kind];
}

static ErpView
view_in(const ErpMapScene *scene, ErpRect rect) {
  ErpView view = scene->view;
  view.columns = rect.width;
  view.rows = rect.height;
  return view;
}

/* The scene's own traces or such for the occasion, which `*own` owns; up to date. */
static ErpMapTraces *
traces_of(const ErpMapScene *scene, const ErpView *view, ErpMapTraces **own) {
  ErpMapTraces *traces = scene->traces != NULL ? scene->traces : (*own = erp_map_traces_new());
  erp_map_traces_update(traces, scene, view);
  return traces;
}

/* Whether `a` is shown rather than `b` where they share a cell, and labelled before it. */
static gboolean
before(const ErpMapPoint *a, const ErpMapPoint *b) {
  if (a->selected != b->selected)
    return a->selected;
  if (a->kind != b->kind)
    return a->kind > b->kind;
  return a->weight > b->weight;
}

/* What shares a cell. */
typedef struct {
  guint top;     /* index of the point shown */
  guint16 count; /* without entry points */
  gboolean used;
  gboolean marked; /* any of them */
  guint8 level;    /* the worst of them, ErpMapLevel */
} Cluster;

typedef struct {
  const ErpMapScene *scene;
  const ErpMapTraces *traces;
  ErpCells *cells;
  ErpRect rect;
  Cluster *clusters; /* a cell each, row-major */
  guint8 *spots;     /* ErpSpot */
  GArray *shown;     /* guint32: cells with a cluster, in order of their first point */
} Picture;

static gsize
cell_index(const Picture *picture, int column, int row) {
  return (gsize) row * (gsize) picture->rect.width + (gsize) column;
}

static void
gather(Picture *picture) {
  const guint32 *cells = erp_map_traces_cells(picture->traces);
  for (guint i = 0; i < picture->scene->n_points; i++) {
    const ErpMapPoint *point = &picture->scene->points[i];
    guint32 cell = cells[i];
    if (cell == ERP_MAP_OUTSIDE)
      continue;
    Cluster *cluster = &picture->clusters[cell];
    if (!cluster->used)
      g_array_append_val(picture->shown, cell);
    if (!cluster->used || before(point, &picture->scene->points[cluster->top]))
      cluster->top = i;
    cluster->used = TRUE;
    cluster->marked |= point->marked;
    cluster->level = MAX(cluster->level, (guint8) point->level);
    if (point->kind != ERP_MAP_ENTRY && cluster->count < G_MAXUINT16)
      cluster->count++;
    picture->spots[cell] = ERP_SPOT_SYMBOL;
  }
}

static gunichar
level_sign(ErpMapLevel level) {
  static const char signs[] = {[ERP_MAP_DIM] = 0,    [ERP_MAP_UNKNOWN] = '?', [ERP_MAP_GOOD] = 0,
                               [ERP_MAP_WARN] = '~', [ERP_MAP_BAD] = '!',     [ERP_MAP_LOST] = 'x'};
  return (gunichar) signs[level];
}

static ErpStyle
level_style(ErpMapLevel level) {
  static const ErpStyle styles[] = {
      [ERP_MAP_DIM] = ERP_STYLE_DIM,   [ERP_MAP_UNKNOWN] = ERP_STYLE_DIM,
      [ERP_MAP_GOOD] = ERP_STYLE_GOOD, [ERP_MAP_WARN] = ERP_STYLE_WARN,
      [ERP_MAP_BAD] = ERP_STYLE_BAD,   [ERP_MAP_LOST] = ERP_STYLE_BAD,
  };
  return styles[level];
}

static void
draw_symbols(const Picture *picture) {
  for (guint i = 0; i < picture->shown->len; i++) {
    guint32 cell = g_array_index(picture->shown, guint32, i);
    const Cluster *cluster = &picture->clusters[cell];
    const ErpMapPoint *point = &picture->scene->points[cluster->top];
    int x = picture->rect.x + (int) (cell % (guint32) picture->rect.width);
    int y = picture->rect.y + (int) (cell / (guint32) picture->rect.width);
    gunichar c = erp_map_symbol(point->kind, picture->cells->charset);
    if (cluster->count > 1)
      c = cluster->count > 9 ? '+' : (gunichar) ('0' + cluster->count);
    ErpStyle style =
        cluster->level != ERP_MAP_DIM ? level_style(cluster->level) : erp_map_style(point->kind);
    if (cluster->marked) {
      c = '*';
      style = ERP_STYLE_MARKED;
    }
    erp_cells_put(picture->cells, x, y, style, c);
    if (point->selected)
      erp_cells_highlight(picture->cells, (ErpRect){x, y, 1, 1});
  }
}

/* The sign of a level stands beside the symbol, or in its place where there is no room. */
static void
draw_point_sign(const Picture *picture, guint32 cell) {
  const Cluster *cluster = &picture->clusters[cell];
  gunichar sign = level_sign(cluster->level);
  if (sign == 0)
    return;
  int width = picture->rect.width;
  int column = (int) (cell % (guint32) width), row = (int) (cell / (guint32) width);
  guint8 *spot = &picture->spots[cell];
  int by = column + 1 < width && spot[1] < ERP_SPOT_SYMBOL ? 1
           : column > 0 && spot[-1] < ERP_SPOT_SYMBOL      ? -1
                                                           : 0;
  spot[by] = ERP_SPOT_SYMBOL;
  erp_cells_put(picture->cells, picture->rect.x + column + by, picture->rect.y + row,
                level_style(cluster->level), sign);
}

static void
draw_point_signs(const Picture *picture) {
  for (guint i = 0; i < picture->shown->len; i++)
    draw_point_sign(picture, g_array_index(picture->shown, guint32, i));
}

static void
mark_lines(const Picture *picture, const ErpCanvas *canvas) {
  for (int row = 0; row < picture->rect.height; row++)
    for (int column = 0; column < picture->rect.width; column++) {
      guint8 *spot = &picture->spots[cell_index(picture, column, row)];
      if (*spot == ERP_SPOT_FREE && erp_canvas_used(canvas, column, row, ERP_MAP_LAYER_LINK))
        *spot = ERP_SPOT_LINE;
    }
}

/* The sign of a link stands alone: nothing else beside it. */
static void
draw_sign(const Picture *picture, const ErpMapLink *link, const ErpMapMiddle *middle) {
  double column = floor(middle->x / 2), row = floor(middle->y / 4);
  if (!(column >= 1 && row >= 0 && column < picture->rect.width - 1 && row < picture->rect.height))
    return;
  guint8 *spot = &picture->spots[cell_index(picture, (int) column, (int) row)];
  if (spot[-1] >= ERP_SPOT_SYMBOL || spot[0] >= ERP_SPOT_SYMBOL || spot[1] >= ERP_SPOT_SYMBOL)
    return;
  *spot = ERP_SPOT_SYMBOL;
  erp_cells_put(picture->cells, picture->rect.x + (int) column, picture->rect.y + (int) row,
                link->on_path ? ERP_STYLE_PATH : level_style(link->level), level_sign(link->level));
}

/* The worst first. */
static void
draw_signs(const Picture *picture) {
  static const ErpMapLevel order[] = {ERP_MAP_LOST, ERP_MAP_BAD, ERP_MAP_WARN, ERP_MAP_UNKNOWN};
  const ErpMapMiddle *middles = erp_map_traces_middles(picture->traces);
  const ErpMapLink *links = picture->scene->links;
  g_autoptr(GArray) with_sign = g_array_new(FALSE, FALSE, sizeof(guint));
  for (guint i = 0; i < picture->scene->n_links; i++)
    if (level_sign(links[i].level) != 0)
      g_array_append_val(with_sign, i);
  for (guint k = 0; k < G_N_ELEMENTS(order); k++)
    for (guint i = 0; i < with_sign->len; i++) {
      guint link = g_array_index(with_sign, guint, i);
      if (links[link].level == order[k])
        draw_sign(picture, &links[link], &middles[link]);
    }
}

static int
compare_cells(gconstpointer a, gconstpointer b, gpointer user) {
  const Picture *picture = user;
  const Cluster *x = &picture->clusters[*(const guint32 *) a];
  const Cluster *y = &picture->clusters[*(const guint32 *) b];
  const ErpMapPoint *points = picture->scene->points;
  if (before(&points[x->top], &points[y->top]))
    return -1;
  if (before(&points[y->top], &points[x->top]))
    return 1;
  return x->top < y->top ? -1 : 1;
}

static const char *
name_of(const Picture *picture, guint i) {
  guint32 cell = g_array_index(picture->shown, guint32, i);
  return picture->scene->points[picture->clusters[cell].top].name;
}

static void
draw_labels(Picture *picture) {
  guint n = picture->shown->len;
  g_array_sort_with_data(picture->shown, compare_cells, picture);
  g_autofree ErpLabel *labels = g_new0(ErpLabel, n);
  for (guint i = 0; i < n; i++) {
    guint32 cell = g_array_index(picture->shown, guint32, i);
    labels[i].column = (int) (cell % (guint32) picture->rect.width);
    labels[i].row = (int) (cell / (guint32) picture->rect.width);
    labels[i].width = erp_cells_text_width(picture->cells->charset, name_of(picture, i));
  }
  erp_labels_place(labels, n, picture->spots, picture->rect.width, picture->rect.height);
  for (guint i = 0; i < n; i++) {
    if (labels[i].x < 0)
      continue;
    int x = picture->rect.x + labels[i].x, y = picture->rect.y + labels[i].y;
    erp_cells_text(picture->cells, x, y, labels[i].width, ERP_STYLE_TEXT, name_of(picture, i));
    guint32 cell = g_array_index(picture->shown, guint32, i);
    if (picture->scene->points[picture->clusters[cell].top].selected)
      erp_cells_highlight(picture->cells, (ErpRect){x, y, labels[i].width, 1});
  }
}

/* The part of the rectangle that is on the screen; what lies outside is not drawn at all. */
static gboolean
is_drawable(const ErpMapScene *scene, const ErpCells *cells, ErpRect rect) {
  return rect.width > 0 && rect.height > 0 && rect.x >= 0 && rect.y >= 0 &&
         rect.width <= cells->width - rect.x && rect.height <= cells->height - rect.y &&
         scene->view.degrees_per_dot > 0;
}

void
erp_map_draw(const ErpMapScene *scene, ErpCells *cells, ErpRect rect) {
  g_return_if_fail(is_drawable(scene, cells, rect));
  gsize n = (gsize) rect.width * (gsize) rect.height;
  g_autofree Cluster *clusters = g_new0(Cluster, n);
  g_autofree guint8 *spots = g_new0(guint8, n);
  g_autoptr(GArray) shown = g_array_new(FALSE, FALSE, sizeof(guint32));
  g_autoptr(ErpMapTraces) own = NULL;
  ErpView view = view_in(scene, rect);
  ErpMapTraces *traces = traces_of(scene, &view, &own);
  const ErpCanvas *canvas = erp_map_links_draw(scene, traces);
  Picture picture = {scene, traces, cells, rect, clusters, spots, shown};

  erp_cells_fill(cells, rect, ERP_STYLE_TEXT);
  erp_canvas_draw(canvas, cells, rect.x, rect.y, scene->dots);
  gather(&picture);
  mark_lines(&picture, canvas);
  draw_symbols(&picture);
  draw_point_signs(&picture);
  draw_signs(&picture);
  if (scene->labels)
    draw_labels(&picture);
}

int
erp_map_pick(const ErpMapScene *scene, ErpRect rect, int column, int row) {
  static const int reach = 3;
  g_autoptr(ErpMapTraces) own = NULL;
  ErpView view = view_in(scene, rect);
  const guint32 *cells = erp_map_traces_cells(traces_of(scene, &view, &own));
  int best = -1, best_distance = reach * reach + 1;
  for (guint i = 0; i < scene->n_points; i++) {
    if (cells[i] == ERP_MAP_OUTSIDE)
      continue;
    int x = (int) (cells[i] % (guint32) rect.width), y = (int) (cells[i] / (guint32) rect.width);
    /* A cell is about twice as high as wide: rows count double. */
    int dx = x + rect.x - column, dy = 2 * (y + rect.y - row);
    if (ABS(dx) > reach || ABS(dy) > reach)
      continue;
    int distance = dx * dx + dy * dy;
    if (distance < best_distance || (distance == best_distance && best >= 0 &&
                                     before(&scene->points[i], &scene->points[best]))) {
      best = (int) i;
      best_distance = distance;
    }
  }
  return best;
}

void
erp_map_members(const ErpMapScene *scene, ErpRect rect, guint point, GArray *members) {
  g_autoptr(ErpMapTraces) own = NULL;
  ErpView view = view_in(scene, rect);
  const guint32 *cells = erp_map_traces_cells(traces_of(scene, &view, &own));
  for (guint i = 0; cells[point] != ERP_MAP_OUTSIDE && i < scene->n_points; i++)
    if (cells[i] == cells[point])
      g_array_append_val(members, i);
}

/* Whether any of n links from the first on leaves a dot in a small view. */
static gboolean
leaves_dot(const ErpMapScene *scene, const ErpView *view, guint first, guint n) {
  ErpMapScene part = *scene;
  part.links = scene->links + first;
  part.n_links = n;
  part.coast = NULL;
  g_autoptr(ErpMapTraces) traces = erp_map_traces_new();
  erp_map_traces_update(traces, &part, view);
  const ErpCanvas *canvas = erp_map_links_draw(&part, traces);
  for (int i = 0; i < view->columns * view->rows; i++)
    if (erp_canvas_used(canvas, i % view->columns, i / view->columns, ERP_MAP_LAYER_LINK))
      return TRUE;
  return FALSE;
}

int
erp_map_pick_link(const ErpMapScene *scene, ErpRect rect, int column, int row) {
  ErpView view = view_in(scene, rect), small = view;
  erp_unproject(&view, 2.0 * (column - rect.x) + 1, 4.0 * (row - rect.y) + 2, &small.lat,
                &small.lon);
  small.columns = small.rows = 1;
  if (!leaves_dot(scene, &small, 0, scene->n_links)) {
    small.columns = small.rows = 3;
    if (!leaves_dot(scene, &small, 0, scene->n_links))
      return -1;
  }
  guint first = 0, n = scene->n_links;
  while (n > 1) { /* the first is in the first half, or it is in the other */
    guint half = n / 2;
    if (leaves_dot(scene, &small, first, half)) {
      n = half;
    } else {
      first += half;
      n -= half;
    }
  }
  return (int) first;
}
