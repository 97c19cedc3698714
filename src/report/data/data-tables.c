#include "report/data/data-tables.h"

#include <string.h>

#include "base/escape.h"
#include "base/units.h"
#include "report/formats.h"
#include "base/i18n.h"

/* The table: word, member of the document, what it is. */
#define TABLES(TABLE)                                                                              \
  TABLE("findings", "findings", N_("what the rules say, passes too; the default"))                 \
  TABLE("sites", "sites", N_("sites with their Microsoft 365 traffic"))                            \
  TABLE("links", "elements", N_("links and all else that has a capacity, with its load"))          \
  TABLE("routes", "routes", N_("the ways out of the sites"))                                       \
  TABLE("flows", "flows", N_("what sites need from services, and which way it should take"))

#define WORD(word, member, about) word,
const char *const erp_data_tables[] = {TABLES(WORD) NULL};

#define MEMBER(word, member, about) member,
static const char *const members[] = {TABLES(MEMBER)};

#define ABOUT(word, member, about) about,
static const char *const abouts[] = {TABLES(ABOUT)};

const char *
erp_data_table_about(guint table) {
  g_assert(table < G_N_ELEMENTS(abouts));
  return _(abouts[table]);
}

static const ErpMember *
list_of(guint table) {
  g_assert(table < G_N_ELEMENTS(members));
  return erp_type_member(&erp_type_check, members[table]);
}

const ErpRecordType *
erp_data_table_record(guint table) {
  return list_of(table)->record;
}

/* ---- cells ----------------------------------------------------------------------------------- */

typedef struct {
  ErpTableForm form;
  GString *out;   /* rows not handed on yet */
  GString *cell;  /* the one at work */
  gboolean first; /* of its row */
} Writer;

static void
end_cell(Writer *writer, const char *text) {
  GString *out = writer->out;
  if (!writer->first)
    g_string_append_c(out, writer->form == ERP_TABLE_COMMAS ? ',' : '\t');
  writer->first = FALSE;
  if (writer->form == ERP_TABLE_TABS || strpbrk(text, ",\"") == NULL) {
    g_string_append(out, text);
    return;
  }
  g_string_append_c(out, '"');
  for (const char *p = text; *p != '\0'; p++) {
    if (*p == '"')
      g_string_append_c(out, '"');
    g_string_append_c(out, *p);
  }
  g_string_append_c(out, '"');
}

static void
end_row(Writer *writer) {
  g_string_append_c(writer->out, '\n');
  writer->first = TRUE;
}

static void
add_datum(GString *cell, ErpDatum datum) {
  if (datum.kind == ERP_DATUM_INTEGER)
    g_string_append_printf(cell, "%" G_GINT64_FORMAT, datum.number);
  else if (datum.kind == ERP_DATUM_BOOLEAN)
    g_string_append(cell, datum.number != 0 ? "true" : "false");
  else if (datum.kind == ERP_DATUM_TEXT) {
    g_autofree char *safe = erp_escape_text(datum.text);
    g_string_append(cell, safe);
  }
}

/* Of a record in a list, whose members have no names to tell hundredths by: those are decimals. */
static void
add_nameless(GString *cell, const ErpMember *member, ErpDatum datum) {
  gboolean hundredths = member->type == ERP_MEMBER_INTEGER && member->measure == ERP_IN_HUNDREDTHS;
  if (!hundredths || datum.kind != ERP_DATUM_INTEGER) {
    add_datum(cell, datum);
    return;
  }
  g_autofree char *decimal = erp_fixed(datum.number, 2);
  g_string_append(cell, decimal);
}

/* A list's entry. */
static void
add_entry(GString *cell, const ErpMember *member, const ErpItem *item, guint i) {
  if (member->type != ERP_MEMBER_RECORD) {
    add_datum(cell, erp_member_get(member, item, i));
    return;
  }
  ErpItem child = member->child(item, i);
  for (guint m = 0; m < member->record->n_members; m++) {
    g_string_append(cell, m > 0 ? ":" : "");
    add_nameless(cell, &member->record->members[m],
                 erp_member_get(&member->record->members[m], &child, 0));
  }
}

static void
write_cell(Writer *writer, const ErpMember *member, const ErpItem *item) {
  gboolean number = member->type == ERP_MEMBER_INTEGER && member->next == NULL;
  g_string_truncate(writer->cell, 0);
  if (item->at != NULL && member->next == NULL)
    add_datum(writer->cell, erp_member_get(member, item, 0));
  for (guint i = 0; item->at != NULL && member->next != NULL && member->next(item, &i); i++) {
    g_string_append(writer->cell, writer->cell->len > 0 ? " " : "");
    add_entry(writer->cell, member, item, i);
  }
  if (!number && erp_escape_is_formula(writer->cell->str))
    g_string_prepend_c(writer->cell, '\'');
  end_cell(writer, writer->cell->str);
}

static gboolean
is_nested(const ErpMember *member) {
  return member->type == ERP_MEMBER_RECORD && member->next == NULL;
}

/* ---- rows ------------------------------------------------------------------------------------ */

static void
write_names(Writer *writer, const ErpRecordType *type, const char *before) {
  for (guint m = 0; m < type->n_members; m++) {
    const ErpMember *member = &type->members[m];
    g_autofree char *name = g_strconcat(before, member->name, NULL);
    g_autofree char *inside = g_strconcat(name, "_", NULL);
    if (is_nested(member))
      write_names(writer, member->record, inside);
    else
      end_cell(writer, name);
  }
}

/* An item without a record has all its cells, empty. */
static void
write_cells(Writer *writer, const ErpRecordType *type, const ErpItem *item) {
  for (guint m = 0; m < type->n_members; m++) {
    const ErpMember *member = &type->members[m];
    ErpItem child = {.source = item->source};
    if (is_nested(member) && item->at != NULL)
      child = member->child(item, 0);
    if (is_nested(member))
      write_cells(writer, member->record, &child);
    else
      write_cell(writer, member, item);
  }
}

static void
write_list(const ErpMember *member, const ErpItem *document, ErpTableForm form, ErpSink sink) {
  g_autoptr(GString) out = g_string_new(NULL), cell = g_string_new(NULL);
  Writer writer = {.form = form, .out = out, .cell = cell, .first = TRUE};
  write_names(&writer, member->record, "");
  end_row(&writer);
  for (guint i = 0; member->next(document, &i); i++) {
    ErpItem item = member->child(document, i);
    write_cells(&writer, member->record, &item);
    end_row(&writer);
    erp_sink_pour(sink, out, ERP_SINK_PIECE);
  }
  erp_sink_pour(sink, out, 0);
}

void
erp_data_table_write(guint table, ErpTableForm form, const ErpJudgement *judgement, ErpSink sink) {
  g_auto(ErpSource) source;
  erp_source_init(&source, judgement, NULL);
  const ErpItem document = erp_source_item(&source);
  write_list(list_of(table), &document, form, sink);
}

/* ---- of two plans ---------------------------------------------------------------------------- */

/* The table: member of the document, which is its word as well; what it is. */
#define DIFFERENCE_TABLES(TABLE)                                                                   \
  TABLE("measures", N_("the figures both plans are known by; the default"))                        \
  TABLE("structure", N_("what was added, removed and changed in the plan"))                        \
  TABLE("circuits", N_("what each circuit carries in both plans"))                                 \
  TABLE("findings", N_("what rules say otherwise"))                                                \
  TABLE("flows", N_("traffic that takes another way or belongs elsewhere"))

#define DIFFERENCE_WORD(word, about) word,
const char *const erp_difference_tables[] = {DIFFERENCE_TABLES(DIFFERENCE_WORD) NULL};

#define DIFFERENCE_ABOUT(word, about) about,
static const char *const difference_abouts[] = {DIFFERENCE_TABLES(DIFFERENCE_ABOUT)};

const char *
erp_difference_table_about(guint table) {
  g_assert(table < G_N_ELEMENTS(difference_abouts));
  return _(difference_abouts[table]);
}

static const ErpMember *
difference_list(guint table) {
  g_assert(table < G_N_ELEMENTS(difference_abouts));
  return erp_type_member(&erp_type_diff, erp_difference_tables[table]);
}

const ErpRecordType *
erp_difference_table_record(guint table) {
  return difference_list(table)->record;
}

void
erp_difference_source_init(ErpDifferenceSource *source, const ErpDifferenceJob *job) {
  source->judgements[0] =
      (ErpJudgement){.review = job->difference->before, .subject = *job->before};
  source->judgements[1] = (ErpJudgement){.review = job->difference->after, .subject = *job->after};
  for (guint i = 0; i < G_N_ELEMENTS(source->sides); i++)
    erp_source_init(&source->sides[i], &source->judgements[i], NULL);
  erp_source_init_difference(&source->source, job->difference, &source->sides[0],
                             &source->sides[1]);
}

void
erp_difference_source_clear(ErpDifferenceSource *source) {
  erp_source_clear(&source->source);
  for (guint i = 0; i < G_N_ELEMENTS(source->sides); i++)
    erp_source_clear(&source->sides[i]);
}

void
erp_difference_table_write(const ErpDifferenceJob *job, ErpTableForm form, ErpSink sink) {
  g_auto(ErpDifferenceSource) source;
  erp_difference_source_init(&source, job);
  const ErpItem document = erp_source_item(&source.source);
  write_list(difference_list(job->table == ERP_NO_TABLE ? 0 : job->table), &document, form, sink);
}

/* ---- step by step ---------------------------------------------------------------------------- */

/* The table: member of the document, which is its word as well; what it is. */
#define FORECAST_TABLES(TABLE)                                                                     \
  TABLE("elements", N_("when elements are above the limits; the default"))                         \
  TABLE("steps", N_("the plan at each step"))                                                      \
  TABLE("uses", N_("every element at each step"))

#define FORECAST_WORD(word, about) word,
const char *const erp_forecast_tables[] = {FORECAST_TABLES(FORECAST_WORD) NULL};

#define FORECAST_ABOUT(word, about) about,
static const char *const forecast_abouts[] = {FORECAST_TABLES(FORECAST_ABOUT)};

const char *const erp_whatif_tables[] = {DIFFERENCE_TABLES(DIFFERENCE_WORD)
                                             FORECAST_TABLES(FORECAST_WORD) NULL};

guint
erp_whatif_first_forecast(void) {
  return G_N_ELEMENTS(difference_abouts);
}

const char *
erp_forecast_table_about(guint table) {
  g_assert(table < G_N_ELEMENTS(forecast_abouts));
  return _(forecast_abouts[table]);
}

static const ErpMember *
forecast_list(guint table) {
  g_assert(table < G_N_ELEMENTS(forecast_abouts));
  return erp_type_member(&erp_type_forecast, erp_forecast_tables[table]);
}

const ErpRecordType *
erp_forecast_table_record(guint table) {
  return forecast_list(table)->record;
}

void
erp_forecast_table_write(const ErpForecastPage *page, ErpTableForm form, ErpSink sink) {
  g_auto(ErpSource) source;
  const ErpJudgement judgement = {.subject = *page->subject};
  erp_source_init_forecast(&source, &judgement, page->forecast);
  const ErpItem document = erp_source_item(&source);
  write_list(forecast_list(page->table == ERP_NO_TABLE ? 0 : page->table), &document, form, sink);
}

/* ---- of failures ----------------------------------------------------------------------------- */

void
erp_failures_table_write(const ErpFailuresJob *job, ErpTableForm form, ErpSink sink) {
  const ErpJudgement judgement = {.review = job->review, .subject = *job->subject};
  g_auto(ErpSource) source;
  erp_source_init_failures(&source, &judgement, job->outcome);
  const ErpItem document = erp_source_item(&source);
  write_list(erp_type_member(&erp_type_failures, "failures"), &document, form, sink);
}
