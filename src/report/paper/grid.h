/* A small table of texts and its plain writers. Cells are escaped on the way out. */
#pragma once

#include <glib.h>

#include "base/align.h"

typedef struct _ErpGrid ErpGrid;

ErpGrid *erp_grid_new(void);
void erp_grid_free(ErpGrid *grid);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpGrid, erp_grid_free)

void erp_grid_column(ErpGrid *grid, const char *title, ErpAlign align);
/* Fills the next cell, row by row. NULL is an empty cell. */
void erp_grid_cell(ErpGrid *grid, const char *text);
void erp_grid_cell_take(ErpGrid *grid, char *text);
guint erp_grid_rows(const ErpGrid *grid);
guint erp_grid_columns(const ErpGrid *grid);
const char *erp_grid_title(const ErpGrid *grid, guint column);
ErpAlign erp_grid_align(const ErpGrid *grid, guint column);
const char *erp_grid_at(const ErpGrid *grid, guint row, guint column); /* escaped */

/* Puts what `change` returns in place of every title and cell. */
void erp_grid_map(ErpGrid *grid, char *(*change)(const char *text));

/* Cuts longer cells in the text form, where they end in "...". 0 (as made) = no limit. */
void erp_grid_limit(ErpGrid *grid, guint width);
/* Wraps titles and cells in the text form so that a line takes at most `width` columns, where words
 * and numbers let it; an empty line then parts the rows. 0 (as made) = no limit. */
void erp_grid_fit(ErpGrid *grid, guint width);

/* Widths of the columns, two apart, for which a line takes at most `width`, as far as words and
 * numbers let it. Caller frees. */
guint *erp_grid_widths(const ErpGrid *grid, guint width);

/* Columns aligned by display width (wide characters count two), two spaces apart, each line
 * indented; no trailing blanks. */
void erp_grid_write_text(const ErpGrid *grid, guint indent, GString *out);
/* Header row, tabs between cells; tabs and line ends inside cells are escaped as text. */
void erp_grid_write_tsv(const ErpGrid *grid, GString *out);
