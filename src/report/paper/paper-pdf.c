/* Papers as PDF: laid out with the ms macros by groff, which is looked for when it is needed. */
#include "report/paper/paper-writers.h"

#include <errno.h>
#include <gio/gio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/escape.h"
#include "base/width.h"
#include "report/paper/chart-writers.h"
#include "report/paper/paper-roff.h"
#include "report/paper/roff.h"
#include "base/i18n.h"

/* ---- roff ------------------------------------------------------------------------------------ */

#define RUNNING_LENGTH 90 /* letters of the title above a page */

/* What goes into the file past the text, where no escape is understood. */
static void
append_aside(GString *out, const char *request, const char *text) {
  g_autofree char *ascii = erp_escape_ascii(text);
  g_strcanon(ascii, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS " .,:;?+-/", ' ');
  g_string_append_printf(out, ".%s %s\n", request, ascii);
}

/* So that it takes less than a line. */
static char *
shortened(const char *text) {
  if (g_utf8_strlen(text, -1) <= RUNNING_LENGTH)
    return g_strdup(text);
  g_autofree char *start = g_utf8_substring(text, 0, RUNNING_LENGTH - 3);
  return g_strconcat(start, "...", NULL);
}

/* A4, a family without serifs, ragged right without hyphenation; a hyphen that is typed is one, and
 * ids are not broken at it. The title stands above every page but the first, number and day below.
 */
static void
append_head(GString *out, const ErpPaper *paper) {
  const char *date = erp_paper_date(paper);
  g_string_append(out, "'\\\" t\n.tr \\--\n.cflags 0 -\n.fam H\n"
                       ".nr PS 9.5p\n.nr VS 13p\n.nr PO 2.2c\n.nr LL 16.6c\n.nr HM 2.2c\n"
                       ".nr FM 2c\n.nr HY 0\n.nr PD 4p\n.nr GROWPS 3\n.nr PSINCR 2p\n");
  g_autofree char *running = shortened(erp_paper_title(paper));
  erp_roff_request(out, ".ds LH \\&", running);
  erp_roff_request(out, ".ds RF \\&", date == NULL ? "" : date);
  g_string_append(out, ".ds CH\n.ds CF \\\\n[PN]\n.pdfview /PageMode /UseOutlines\n.LP\n.ad l\n");
  append_aside(out, "pdfinfo /Title", erp_paper_title(paper));
  g_string_append(out, ".ps 16\n.vs 20\n.ft B\n");
  erp_roff_paper_line(out, erp_paper_title(paper));
  g_string_append(out, ".br\n");
}

static void
append_heading(GString *out, const ErpBlock *block) {
  g_autofree char *bookmark = g_strdup_printf("pdfbookmark %u", block->level);
  g_string_append_printf(out, ".SH %u\n", block->level);
  append_aside(out, bookmark, block->text);
  erp_roff_paper_line(out, block->text);
}

/* A list's paragraph: what stands in its margin, and how wide that is. */
static void
begin_list(GString *out, const char *label, const char *width) {
  erp_roff_paper_request(out, "IP", label);
  g_string_truncate(out, out->len - 1);
  g_string_append_printf(out, " %s\n", width);
}

/* Details are set in, the first below its item, and hang. */
static void
begin_detail(GString *out, const ErpBlock *before) {
  g_string_append(out, ".br\n");
  if (before != NULL && before->kind != ERP_BLOCK_DETAIL)
    g_string_append(out, ".in +0.8c\n");
  g_string_append(out, ".ti -0.4c\n");
}

#define LINE 16600      /* its length, thousandths of a centimetre */
#define LEAST_TEXT 70   /* letters that always fit in a line */
#define HEADING_LINES 4 /* with the space around it */
#define TABLE_WIDTH 96  /* digits that a line of 16.6 cm holds */

static void
append_table(GString *out, const ErpBlock *block) {
  g_string_append(out, ".LP\n");
  if (block->text != NULL)
    erp_roff_paper_request(out, "B", block->text);
  erp_roff_paper_table(out, block->table, TABLE_WIDTH, " H\nallbox nowarn;", ".TH\n");
}

static void
append_chart(GString *out, const ErpBlock *block) {
  g_string_append(out, ".LP\n");
  erp_roff_paper_request(out, "B", block->text);
  g_string_append(out, ".br\n");
  erp_chart_write_ms(block->chart, LINE, out);
}

static void
append_map(GString *out, const ErpBlock *block) {
  g_string_append(out, ".LP\n");
  erp_map_write_ms(block->map, LINE, out);
  g_string_append(out, ".LP\n");
  erp_roff_paper_body(out, block);
}

/* Lines that must be left on a page for the block to begin there: a heading with what follows, the
 * head of a table with a row, a whole chart, an item with what is said of it; else two, or the one
 * there is. */
static guint
lines_needed(const ErpPaper *paper, guint i) {
  const ErpBlock *block = erp_paper_get(paper, i);
  const ErpBlock *next = i + 1 < erp_paper_length(paper) ? erp_paper_get(paper, i + 1) : NULL;
  switch (block->kind) {
  case ERP_BLOCK_HEADING:
    return HEADING_LINES + (next == NULL ? 0 : MAX(lines_needed(paper, i + 1), 2));
  case ERP_BLOCK_TABLE:
    return erp_roff_paper_table_head(block->table, TABLE_WIDTH) + 3;
  case ERP_BLOCK_CHART:
    return erp_chart_ms_lines(block->chart, LINE) + 2;
  case ERP_BLOCK_ITEM:
    if (next != NULL && next->kind == ERP_BLOCK_DETAIL)
      return 4;
    break;
  case ERP_BLOCK_PARAGRAPH:
  case ERP_BLOCK_ROW:
  case ERP_BLOCK_DETAIL:
  case ERP_BLOCK_MAP:
    break;
  }
  return erp_text_width(block->text) > LEAST_TEXT ? 2 : 1;
}

/* Where only a part of it would fit on this page it begins on the next one. What follows a heading
 * has the room that was asked for with it. */
static void
append_need(GString *out, const ErpPaper *paper, guint i) {
  guint lines = lines_needed(paper, i);
  if (lines > 1 && (i == 0 || erp_paper_get(paper, i - 1)->kind != ERP_BLOCK_HEADING))
    g_string_append_printf(out, ".br\n.ne %uv\n", lines);
}

static void
append_block(GString *out, const ErpBlock *block, const ErpBlock *before) {
  switch (block->kind) {
  case ERP_BLOCK_HEADING:
    append_heading(out, block);
    return;
  case ERP_BLOCK_TABLE:
    append_table(out, block);
    return;
  case ERP_BLOCK_CHART:
    append_chart(out, block);
    return;
  case ERP_BLOCK_MAP:
    append_map(out, block);
    return;
  case ERP_BLOCK_PARAGRAPH:
    g_string_append(out, ".LP\n");
    break;
  case ERP_BLOCK_ROW:
    begin_list(out, block->label, "3c");
    break;
  case ERP_BLOCK_ITEM:
    begin_list(out, erp_mark_text(block->mark), "0.8c");
    break;
  case ERP_BLOCK_DETAIL:
    begin_detail(out, before);
    break;
  }
  if (block->label != NULL && block->kind != ERP_BLOCK_ROW)
    erp_roff_paper_label(out, block->label);
  erp_roff_paper_body(out, block);
}

char *
erp_paper_ms(ErpPaper *paper) {
  GString *out = g_string_new(NULL);
  erp_paper_map(paper, erp_roff_printable);
  append_head(out, paper);
  for (guint i = 0; i < erp_paper_length(paper); i++) {
    append_need(out, paper, i);
    append_block(out, erp_paper_get(paper, i), i == 0 ? NULL : erp_paper_get(paper, i - 1));
  }
  return g_string_free(out, FALSE);
}

/* ---- groff ----------------------------------------------------------------------------------- */

#define PACKAGE_HINT                                                                               \
  N_("Install the package groff (groff-base is not enough), or print the web page that "           \
     "--format=html makes.")

/* A file without a name, to be read from its start: unlike a pipe it does not mind when nobody
 * reads it to its end. */
static int
nameless_file(const char *text, GError **error) {
  FILE *file = tmpfile();
  gsize length = strlen(text);
  gboolean good = file != NULL && fwrite(text, 1, length, file) == length && fflush(file) == 0;
  int fd = good ? dup(fileno(file)) : -1;
  if (fd < 0)
    g_set_error(error, ERP_ERROR, ERP_ERROR_OUTPUT,
                _("the temporary file for groff in %s cannot be written: %s"), P_tmpdir,
                g_strerror(errno));
  else
    lseek(fd, 0, SEEK_SET);
  if (file != NULL)
    fclose(file);
  return fd;
}

/* The PDF is dated by the day it speaks of, so that it is the same whenever it is made. */
static void
set_day(GSubprocessLauncher *launcher, const char *date) {
  g_autofree char *midnight = g_strdup_printf("%sT00:00:00Z", date == NULL ? "" : date);
  g_autoptr(GDateTime) day = g_date_time_new_from_iso8601(midnight, NULL);
  if (day == NULL)
    return;
  g_autofree char *epoch = g_strdup_printf("%" G_GINT64_FORMAT, g_date_time_to_unix(day));
  g_subprocess_launcher_setenv(launcher, "SOURCE_DATE_EPOCH", epoch, TRUE);
}

/* Takes `in`, which it reads. */
static GSubprocess *
start_groff(const char *groff, int in, const char *date, GError **error) {
  const char *const argv[] = {groff, "-K",  "utf8",   "-t",         "-ms",
                              "-T",  "pdf", "-P-pa4", "-dpaper=a4", NULL};
  g_autoptr(GSubprocessLauncher) launcher =
      g_subprocess_launcher_new(G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_subprocess_launcher_take_stdin_fd(launcher, in);
  g_subprocess_launcher_setenv(launcher, "LC_ALL", "C", TRUE);
  set_day(launcher, date);
  return g_subprocess_launcher_spawnv(launcher, argv, error);
}

/* Whether these bytes are a whole PDF file. */
static gboolean
is_pdf(GBytes *bytes) {
  static const char begin[] = "%PDF-";
  static const char end[] = "%%"
                            "EOF\n";
  gsize size;
  const char *data = g_bytes_get_data(bytes, &size);
  return size > sizeof(begin) + sizeof(end) && memcmp(data, begin, sizeof(begin) - 1) == 0 &&
         memcmp(data + size - (sizeof(end) - 1), end, sizeof(end) - 1) == 0;
}

static void
complain(GBytes *said, GError **error) {
  gsize size = 0;
  const char *data = said == NULL ? "" : g_bytes_get_data(said, &size);
  g_autofree char *text = g_strndup(size == 0 ? "" : data, MIN(size, 400));
  g_strdelimit(g_strchomp(text), "\n", ' ');
  g_set_error(error, ERP_ERROR, ERP_ERROR_OUTPUT, _("groff makes no PDF of the report: %s. %s"),
              *text == '\0' ? _("it says nothing") : text, _(PACKAGE_HINT));
}

GBytes *
erp_paper_pdf(ErpPaper *paper, GError **error) {
  g_autofree char *groff = g_find_program_in_path("groff");
  if (groff == NULL) {
    g_set_error(error, ERP_ERROR, ERP_ERROR_OUTPUT,
                _("a PDF is made by groff, which is not installed. %s"), _(PACKAGE_HINT));
    return NULL;
  }
  g_autofree char *roff = erp_paper_ms(paper);
  g_autoptr(GBytes) out = NULL, said = NULL;
  g_autoptr(GError) local = NULL;
  int in = nameless_file(roff, error);
  if (in < 0)
    return NULL;
  g_autoptr(GSubprocess) process = start_groff(groff, in, erp_paper_date(paper), &local);
  if (process == NULL || !g_subprocess_communicate(process, NULL, NULL, &out, &said, &local)) {
    g_set_error(error, ERP_ERROR, ERP_ERROR_OUTPUT, _("groff cannot be run: %s. %s"),
                local->message, _(PACKAGE_HINT));
    return NULL;
  }
  if (g_subprocess_get_successful(process) && is_pdf(out))
    return g_steal_pointer(&out);
  complain(said, error);
  return NULL;
}
