// The one door to Debian's cmark-gfm: bytes in, a flat tree out, within a budget. HTML, the tag filter, full info
// strings and styles of tables are there for the tests alone, which hold the library against the specifications.
//
// The library is not safe to use from several threads, and is slow or fatal on some inputs. Our sources explain
// how each call stays safe and bounded.
#ifndef CCMARKGFM_H
#define CCMARKGFM_H

#include <stddef.h>
#include <stdint.h>

enum {
  CCMARK_TEXT = 1, CCMARK_SOFT_BREAK, CCMARK_LINE_BREAK, CCMARK_CODE, CCMARK_HTML_INLINE, CCMARK_EMPHASIS,
  CCMARK_STRONG, CCMARK_STRIKETHROUGH, CCMARK_LINK, CCMARK_IMAGE, CCMARK_WIKI_LINK, CCMARK_FOOTNOTE_REFERENCE,
  CCMARK_PARAGRAPH, CCMARK_HEADING, CCMARK_BLOCK_QUOTE, CCMARK_LIST, CCMARK_ITEM, CCMARK_TASK,
  CCMARK_CODE_BLOCK, CCMARK_HTML_BLOCK, CCMARK_THEMATIC_BREAK, CCMARK_TABLE, CCMARK_TABLE_ROW,
  CCMARK_TABLE_CELL, CCMARK_FOOTNOTE
};

// One node; its subtree is the nodes after it up to `end`.
typedef struct {
  // Two ranges of the tree's text: what a leaf says, a link's destination, a code block's info string, a
  // wiki link's slug; and then a link's title, a code block's code, a wiki link's own words.
  uint32_t text, text_length, more, more_length;
  uint32_t end;
  int32_t line, last_line;
  // A footnote's number, or where an ordered list starts.
  int32_t number;
  // How many references came before this one to the same footnote, counting it; a footnote's references.
  int32_t reference;
  uint8_t kind;
  // A heading's level; a cell's alignment: 'l', 'c', 'r' or 0.
  uint8_t level;
  // An ordered list; a checked task; a header row; a paragraph of a tight list.
  uint8_t flag;
} ccmark_node;

typedef struct {
  // What the library may allocate in all, freed or not.
  size_t bytes;
  // Steps of the library's loops that allocate nothing, as far as they can grow with the square of the input.
  uint64_t steps;
  // Elements within elements.
  int depth;
} ccmark_budget;

enum { CCMARK_FINE = 0, CCMARK_TOO_LARGE, CCMARK_TOO_MANY_STEPS, CCMARK_TOO_DEEP };

enum {
  CCMARK_TABLES = 1, CCMARK_STRIKES = 2, CCMARK_AUTOLINKS = 4, CCMARK_TAGFILTER = 8, CCMARK_TASKS = 16,
  CCMARK_WIKI_LINKS = 32, CCMARK_FOOTNOTES = 64, CCMARK_SMART = 128, CCMARK_FULL_INFO = 256,
  CCMARK_TABLE_STYLES = 512
};

struct ccmark_block;

typedef struct {
  const ccmark_node *nodes;
  size_t count;
  const uint8_t *text;
  size_t text_length;
  struct ccmark_block *memory;
} ccmark_tree;

// Two marks that stand for the first `[` of a `[[slug|words]]` and for its `|`. Where a wiki link cannot be,
// as in code, the tree's text has the characters again.
enum { CCMARK_WIKI_MARK = 1, CCMARK_WIKI_BAR = 3 };

// Registers the extensions; call it once, before any other call and from one thread. Returns 0 when the
// library at hand is not the version that this was compiled for.
int ccmark_prepare(void);

// The marks that CCMARK_SMART sets for straight ones, as UTF-8 that ends with a zero and outlives the call.
typedef struct {
  const uint8_t *open, *close, *inner_open, *inner_close;
  // Those of a pair of single ones outside a quotation.
  const uint8_t *single_open, *single_close, *apostrophe;
} ccmark_quotes;

// Parses `source`. Free the tree after CCMARK_FINE, on the same thread; there is none otherwise.
int ccmark_parse(const uint8_t *source, size_t length, int features, const ccmark_quotes *quotes,
                 ccmark_budget budget, ccmark_tree *tree);

// The library's own HTML (raw HTML allowed, quotation marks of English), as the text of a tree without nodes.
int ccmark_html(const uint8_t *source, size_t length, int features, ccmark_budget budget, ccmark_tree *tree);

void ccmark_free(ccmark_tree *tree);

// The most bytes that a character reference stands for.
enum { CCMARK_REFERENCE = 8 };

// Reads the character reference, such as `amp;`, at the start of `source`, after its `&`: writes the UTF-8 that it
// stands for and returns how many bytes it has; 0 when there is none.
size_t ccmark_reference(const uint8_t *source, size_t length, uint8_t text[CCMARK_REFERENCE], size_t *text_length);

#endif
