/* GML: keys with numbers, texts and lists; a graph is a list of nodes and edges. */
#include "exchange/formats.h"

#include <string.h>

#include "base/error.h"
#include "exchange/diagram.h"
#include "exchange/text.h"
#include "base/i18n.h"

/* ---- words -------------------------------------------------------------------------------------
 */

typedef enum { END, KEY, NUMBER, TEXT, OPEN, CLOSE, WRONG } Token;

typedef struct {
  const char *at;
  ErpSpot here;  /* of `at` */
  GString *text; /* of the token: a key, a number, a text without its quotes and entities */
  ErpSpot spot;  /* where the token begins */
} Scanner;

static void
scanner_init(Scanner *scanner, const char *text) {
  const char *begin = g_str_has_prefix(text, "\xef\xbb\xbf") ? text + 3 : text;
  *scanner = (Scanner){.at = begin, .here = {1, 1}, .text = g_string_new(NULL)};
}

static void
step(Scanner *scanner) {
  if (*scanner->at == '\n')
    scanner->here = (ErpSpot){scanner->here.line + 1, 1};
  else if (((guchar) scanner->at[1] & 0xc0) != 0x80) /* the last byte of a character */
    scanner->here.column++;
  scanner->at++;
}

static void
skip_blanks(Scanner *scanner) {
  for (;;) {
    while (g_ascii_isspace(*scanner->at))
      step(scanner);
    if (*scanner->at != '#')
      return;
    while (*scanner->at != '\0' && *scanner->at != '\n')
      step(scanner);
  }
}

/* Letters of ISO 8859-1 from 160 on, as HTML calls them. */
static const char *const letters[] = {
    "nbsp",   "iexcl",  "cent",   "pound",  "curren", "yen",    "brvbar", "sect",   "uml",
    "copy",   "ordf",   "laquo",  "not",    "shy",    "reg",    "macr",   "deg",    "plusmn",
    "sup2",   "sup3",   "acute",  "micro",  "para",   "middot", "cedil",  "sup1",   "ordm",
    "raquo",  "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc",  "Atilde",
    "Auml",   "Aring",  "AElig",  "Ccedil", "Egrave", "Eacute", "Ecirc",  "Euml",   "Igrave",
    "Iacute", "Icirc",  "Iuml",   "ETH",    "Ntilde", "Ograve", "Oacute", "Ocirc",  "Otilde",
    "Ouml",   "times",  "Oslash", "Ugrave", "Uacute", "Ucirc",  "Uuml",   "Yacute", "THORN",
    "szlig",  "agrave", "aacute", "acirc",  "atilde", "auml",   "aring",  "aelig",  "ccedil",
    "egrave", "eacute", "ecirc",  "euml",   "igrave", "iacute", "icirc",  "iuml",   "eth",
    "ntilde", "ograve", "oacute", "ocirc",  "otilde", "ouml",   "divide", "oslash", "ugrave",
    "uacute", "ucirc",  "uuml",   "yacute", "thorn",  "yuml"};

static gunichar
character_called(const char *name) {
  static const struct {
    const char *name;
    char character;
  } plain[] = {{"quot", '"'}, {"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"apos", '\''}};
  guint64 number;
  const char *digits = name[0] == '#' && name[1] == 'x' ? name + 2 : name + 1;
  if (*name == '#' &&
      g_ascii_string_to_unsigned(digits, digits == name + 2 ? 16 : 10, 1, 0x10ffff, &number, NULL))
    return g_unichar_validate((gunichar) number) ? (gunichar) number : 0;
  for (guint i = 0; i < G_N_ELEMENTS(plain); i++)
    if (g_str_equal(plain[i].name, name))
      return (gunichar) plain[i].character;
  for (guint i = 0; i < G_N_ELEMENTS(letters); i++)
    if (g_str_equal(letters[i], name))
      return 160 + i;
  return 0;
}

/* Takes an entity at the scanner's place; what is none stays as it stands. */
static void
read_entity(Scanner *scanner) {
  gsize length = strcspn(scanner->at, ";\"\n");
  g_autofree char *name =
      length <= 10 && length > 1 ? g_strndup(scanner->at + 1, length - 1) : NULL;
  gunichar c = name != NULL && scanner->at[length] == ';' ? character_called(name) : 0;
  if (c != 0)
    g_string_append_unichar(scanner->text, c);
  else
    g_string_append_c(scanner->text, '&');
  for (gsize i = 0; i < (c != 0 ? length + 1 : 1); i++)
    step(scanner);
}

static Token
read_text(Scanner *scanner) {
  step(scanner);
  while (*scanner->at != '"') {
    if (*scanner->at == '\0')
      return WRONG;
    if (*scanner->at == '&') {
      read_entity(scanner);
      continue;
    }
    g_string_append_c(scanner->text, *scanner->at);
    step(scanner);
  }
  step(scanner);
  return TEXT;
}

static gboolean
is_in_word(char c) {
  return g_ascii_isalnum(c) || (c != '\0' && strchr("_-+.", c) != NULL);
}

static Token
next(Scanner *scanner) {
  skip_blanks(scanner);
  scanner->spot = scanner->here;
  g_string_truncate(scanner->text, 0);
  char first = *scanner->at;
  if (first == '\0')
    return END;
  if (first == '"')
    return read_text(scanner);
  if (first == '[' || first == ']') {
    step(scanner);
    return first == '[' ? OPEN : CLOSE;
  }
  while (is_in_word(*scanner->at)) {
    g_string_append_c(scanner->text, *scanner->at);
    step(scanner);
  }
  if (scanner->text->len == 0)
    return WRONG;
  return g_ascii_isalpha(first) || first == '_' ? KEY : NUMBER;
}

/* To the end of the list that is open; FALSE when it has none. */
static gboolean
skip_list(Scanner *scanner) {
  for (guint depth = 1; depth > 0;) {
    Token token = next(scanner);
    if (token == END || token == WRONG)
      return FALSE;
    depth += token == OPEN;
    depth -= token == CLOSE;
  }
  return TRUE;
}

/* ---- nodes and edges ---------------------------------------------------------------------------
 */

typedef struct {
  Scanner scanner;
  ErpDiagram *diagram;
  ErpProposal *proposal;
  gboolean directed;
} Reading;

/* Keys and values of a node or an edge; a list has none. */
typedef struct {
  GPtrArray *texts; /* key, value, key, value ... */
  ErpSpot spot;
} Item;

static gboolean
read_item(Scanner *scanner, Item *item) {
  for (;;) {
    Token token = next(scanner);
    if (token == CLOSE)
      return TRUE;
    if (token != KEY)
      return FALSE;
    g_autofree char *key = g_strdup(scanner->text->str);
    token = next(scanner);
    if (token == OPEN) {
      if (!skip_list(scanner))
        return FALSE;
      g_ptr_array_add(item->texts, g_steal_pointer(&key));
      g_ptr_array_add(item->texts, g_strdup(""));
    } else if (token == NUMBER || token == TEXT || token == KEY) {
      g_ptr_array_add(item->texts, g_steal_pointer(&key));
      g_ptr_array_add(item->texts, g_strdup(scanner->text->str));
    } else {
      return FALSE;
    }
  }
}

static const char *
value_of(const Item *item, const char *key) {
  for (guint i = 0; i < item->texts->len; i += 2)
    if (g_ascii_strcasecmp(item->texts->pdata[i], key) == 0)
      return item->texts->pdata[i + 1];
  return NULL;
}

/* What is no end and no key; the label first, for it goes before a name. */
static GArray *
pairs_of(const Item *item) {
  static const char *const others[] = {"id", "source", "target", "label", "key", NULL};
  GArray *pairs = g_array_new(FALSE, FALSE, sizeof(ErpPair));
  ErpPair label = {"label", value_of(item, "label")};
  if (label.value != NULL)
    g_array_append_val(pairs, label);
  for (guint i = 0; i < item->texts->len; i += 2) {
    ErpPair pair = {item->texts->pdata[i], item->texts->pdata[i + 1]};
    gboolean known = FALSE;
    for (guint o = 0; others[o] != NULL; o++)
      known |= g_ascii_strcasecmp(others[o], pair.name) == 0;
    if (!known)
      g_array_append_val(pairs, pair);
  }
  return pairs;
}

static void
add_node(Reading *reading, const Item *item) {
  const char *id = value_of(item, "id");
  g_autoptr(GArray) pairs = pairs_of(item);
  if (id == NULL)
    erp_proposal_drop(reading->proposal, item->spot, value_of(item, "label"),
                      _("a node without an id is left out"));
  else
    erp_diagram_add_node(reading->diagram, id, (const ErpPair *) (void *) pairs->data, pairs->len,
                         item->spot);
}

static void
add_edge(Reading *reading, const Item *item) {
  const char *from = value_of(item, "source"), *to = value_of(item, "target");
  g_autoptr(GArray) pairs = pairs_of(item);
  const ErpDiagramEdge edge = {value_of(item, "id"), from != NULL ? from : "", to != NULL ? to : "",
                               reading->directed};
  erp_diagram_add_edge(reading->diagram, &edge, (const ErpPair *) (void *) pairs->data, pairs->len,
                       item->spot);
}

/* ---- graphs ------------------------------------------------------------------------------------
 */

static gboolean
read_list(Reading *reading, void (*add)(Reading *reading, const Item *item)) {
  Scanner *scanner = &reading->scanner;
  Item item = {g_ptr_array_new_with_free_func(g_free), scanner->spot};
  gboolean fine = read_item(scanner, &item);
  if (fine)
    add(reading, &item);
  g_ptr_array_unref(item.texts);
  return fine;
}

/* Whether a graph says “directed 1”, wherever it stands in its list. */
static gboolean
says_directed(const Scanner *begin) {
  Scanner scanner = *begin;
  gboolean directed = FALSE;
  scanner.text = g_string_new(NULL);
  for (Token token; (token = next(&scanner)) == KEY;) {
    gboolean is_it = g_ascii_strcasecmp(scanner.text->str, "directed") == 0;
    token = next(&scanner);
    if (token == OPEN ? !skip_list(&scanner) : token == WRONG || token == END || token == CLOSE)
      break;
    directed |= is_it && token == NUMBER && g_str_equal(scanner.text->str, "1");
  }
  g_string_free(scanner.text, TRUE);
  return directed;
}

static gboolean
read_graph(Reading *reading) {
  Scanner *scanner = &reading->scanner;
  Token token;
  reading->directed = says_directed(scanner);
  while ((token = next(scanner)) == KEY) {
    gboolean is_node = g_ascii_strcasecmp(scanner->text->str, "node") == 0;
    gboolean is_edge = g_ascii_strcasecmp(scanner->text->str, "edge") == 0;
    ErpSpot spot = scanner->spot;
    gboolean fine = TRUE;
    token = next(scanner);
    scanner->spot = spot;
    if (token == OPEN)
      fine = is_node   ? read_list(reading, add_node)
             : is_edge ? read_list(reading, add_edge)
                       : skip_list(scanner);
    if (!fine || token == WRONG || token == END || token == CLOSE)
      return FALSE;
  }
  return token == CLOSE;
}

/* Reads all graphs; what stands beside them is of no interest. */
static gboolean
read_all(Reading *reading) {
  Scanner *scanner = &reading->scanner;
  Token token;
  while ((token = next(scanner)) == KEY) {
    gboolean is_graph = g_ascii_strcasecmp(scanner->text->str, "graph") == 0;
    token = next(scanner);
    if (token == OPEN ? !(is_graph ? read_graph(reading) : skip_list(scanner))
                      : token == WRONG || token == END || token == CLOSE)
      return FALSE;
  }
  return token == END;
}

/* A graph comes, behind what may stand before it. */
gboolean
erp_is_gml(const char *text) {
  Scanner scanner;
  gboolean found = FALSE;
  scanner_init(&scanner, text);
  while (!found && next(&scanner) == KEY) {
    gboolean is_graph = g_ascii_strcasecmp(scanner.text->str, "graph") == 0;
    Token token = next(&scanner);
    found = is_graph && token == OPEN;
    if (!found && (token == OPEN ? !skip_list(&scanner) : token != NUMBER && token != TEXT))
      break;
  }
  g_string_free(scanner.text, TRUE);
  return found;
}

gboolean
erp_read_gml(const ErpImportInput *input, ErpProposal *proposal, GError **error) {
  g_autofree char *text = erp_text_utf8(input->bytes);
  g_autoptr(ErpDiagram) diagram = erp_diagram_new(input, proposal);
  Reading reading = {.diagram = diagram, .proposal = proposal};
  scanner_init(&reading.scanner, text);
  gboolean fine = read_all(&reading);
  ErpSpot spot = reading.scanner.spot;
  g_string_free(reading.scanner.text, TRUE);
  if (!fine)
    g_set_error(error, ERP_ERROR, ERP_ERROR_INPUT,
                _("%s:%u:%u: this is no GML: a key, its value or the end of a list is missing"),
                input->name, spot.line, spot.column);
  else
    erp_diagram_finish(diagram);
  return fine;
}
