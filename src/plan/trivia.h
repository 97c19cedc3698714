/* Private to plan/: what stands between the records and is not ours - comments, processing
 * instructions, blank lines, foreign elements and attributes - kept verbatim. Immutable once its
 * record is shared; reference-counted, thread-safe to ref and unref. */
#pragma once

#include "plan/record.h"

typedef enum {
  ERP_TRIVIA_BLANK,   /* one empty line */
  ERP_TRIVIA_COMMENT, /* text between the comment marks */
  ERP_TRIVIA_MARKUP,  /* processing instruction or foreign element, as written */
} ErpTriviaKind;

typedef struct {
  ErpTriviaKind kind;
  char *text; /* NULL for a blank */
} ErpTriviaItem;

typedef enum {
  ERP_TRIVIA_BEFORE, /* before the record; for the root: before the root element */
  ERP_TRIVIA_INSIDE, /* after its last child; for a plan's tail: before the root's end tag */
  ERP_TRIVIA_AFTER,  /* a plan's tail only: after the root element */
  ERP_TRIVIA_PLACES,
} ErpTriviaPlace;

struct _ErpTrivia {
  gint refs;
  GArray *items[ERP_TRIVIA_PLACES]; /* of ErpTriviaItem; NULL when empty */
  GPtrArray
      *attributes; /* foreign attributes and namespace declarations: qname, value, ...; or NULL */
};

ErpTrivia *erp_trivia_new(void);
ErpTrivia *erp_trivia_ref(ErpTrivia *trivia);
void erp_trivia_unref(ErpTrivia *trivia);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpTrivia, erp_trivia_unref)

/* Takes `text`. A blank after a blank is dropped. */
void erp_trivia_take(ErpTrivia *trivia, ErpTriviaPlace place, ErpTriviaKind kind, char *text);
void erp_trivia_attribute(ErpTrivia *trivia, const char *qname, const char *value);
gboolean erp_trivia_equal(const ErpTrivia *a, const ErpTrivia *b); /* NULL equals empty */
/* Moves what stands before nothing to the end of the inside of `to`; a blank line at the very end
 * is dropped. */
void erp_trivia_move(ErpTrivia *from, ErpTrivia *to);
/* A comment's text as it can be written: comments have no character references, so what could steer
 * a terminal is spelt out as <U+XXXX>. Caller frees. */
char *erp_trivia_comment(const char *text);
