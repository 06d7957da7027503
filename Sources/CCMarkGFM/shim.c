#define _GNU_SOURCE
#include "press.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <cmark-gfm/houdini.h>
#include <cmark-gfm/node.h>
#include <cmark-gfm/parser.h>
#include <cmark-gfm/syntax_extension.h>
#include <setjmp.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

// # Memory
//
// One document's memory is a chain of blocks that is freed in one go. It is quicker than malloc, and it is
// where a document that asks for too much is stopped: the allocator leaves through longjmp, over frames of
// the library only, none of which hold anything but this memory.
//
// The first block is the thread's own and stays: a document of ordinary length needs no other, and finds it
// in the processor's cache.

struct ccmark_block {
  struct ccmark_block *next;
  size_t capacity;
  size_t used;
};

enum { GRAIN = 16, FIRST_BLOCK = 128 * 1024, LARGEST_BLOCK = 4 * 1024 * 1024 };

static _Thread_local union {
  struct ccmark_block block;
  _Alignas(GRAIN) uint8_t bytes[FIRST_BLOCK];
} own;

// Whether a document lies in it.
static _Thread_local bool own_is_taken;

typedef struct {
  struct ccmark_block *blocks;
  uint8_t *last;
  size_t remaining;
  uint64_t steps;
  int depth;
  // NULL for the library's own.
  const ccmark_quotes *quotes;
  jmp_buf overrun;
} press;

// The library's allocator has no argument for a context, so the document at work is the thread's own.
static _Thread_local press at_work;

static _Noreturn void stop(int why) { longjmp(at_work.overrun, why); }

enum { BLOCK_HEADER = (sizeof(struct ccmark_block) + GRAIN - 1) / GRAIN * GRAIN };

void *press_reserve(size_t size) {
  press *p = &at_work;
  if (size > p->remaining)
    stop(CCMARK_TOO_LARGE);
  // Each piece has its size before it, for realloc.
  size_t whole = (size + GRAIN - 1) / GRAIN * GRAIN + GRAIN;
  p->remaining -= whole < p->remaining ? whole : p->remaining;
  struct ccmark_block *block = p->blocks;
  if (!block || block->capacity - block->used < whole) {
    size_t capacity = block ? block->capacity * 2 : FIRST_BLOCK;
    if (capacity > LARGEST_BLOCK)
      capacity = LARGEST_BLOCK;
    if (capacity < whole)
      capacity = whole;
    block = malloc(BLOCK_HEADER + capacity);
    if (!block)
      stop(CCMARK_TOO_LARGE);
    *block = (struct ccmark_block){p->blocks, BLOCK_HEADER + capacity, BLOCK_HEADER};
    p->blocks = block;
  }
  uint8_t *piece = (uint8_t *)block + block->used + GRAIN;
  block->used += whole;
  *(size_t *)(piece - GRAIN) = size;
  p->last = piece;
  return piece;
}

static void *press_calloc(size_t count, size_t size) {
  if (size && count > SIZE_MAX / 2 / size)
    stop(CCMARK_TOO_LARGE);
  return memset(press_reserve(count * size), 0, count * size);
}

// Buffers of the library grow step by step, and mostly nothing lies behind them yet.
static bool grows_in_place(const uint8_t *piece, size_t *piece_size, size_t size) {
  press *p = &at_work;
  if (piece != p->last || size > p->remaining)
    return false;
  size_t start = (size_t)(piece - (uint8_t *)p->blocks);
  size_t whole = (size + GRAIN - 1) / GRAIN * GRAIN;
  if (start + whole > p->blocks->capacity)
    return false;
  size_t more = start + whole - p->blocks->used;
  p->remaining -= more < p->remaining ? more : p->remaining;
  p->blocks->used = start + whole;
  *piece_size = size;
  return true;
}

static void *press_realloc(void *old, size_t size) {
  if (!old)
    return press_reserve(size);
  size_t *old_size = (size_t *)((uint8_t *)old - GRAIN);
  if (size <= *old_size || grows_in_place(old, old_size, size))
    return old;
  void *piece = press_reserve(size);
  return memcpy(piece, old, *old_size);
}

// A piece that was the last one is given back: many buffers of the library live for a moment only.
static void press_free(void *old) {
  press *p = &at_work;
  if (!old || old != p->last)
    return;
  p->blocks->used = (size_t)((uint8_t *)old - GRAIN - (uint8_t *)p->blocks);
  p->last = NULL;
}

static cmark_mem press_memory = {press_calloc, press_realloc, press_free};

static void free_blocks(struct ccmark_block *block) {
  while (block) {
    struct ccmark_block *next = block->next;
    if (block == &own.block)
      own_is_taken = false;
    else
      free(block);
    block = next;
  }
}

bool press_holds(const uint8_t *text) {
  for (const struct ccmark_block *block = at_work.blocks; block; block = block->next)
    if (text >= (const uint8_t *)block && text < (const uint8_t *)block + block->capacity)
      return true;
  return false;
}

// # Budget

void press_spend(uint64_t steps) {
  if (steps > at_work.steps)
    stop(CCMARK_TOO_MANY_STEPS);
  at_work.steps -= steps;
}

static void go_no_deeper(cmark_node *node) {
  int depth = 0;
  for (; node; node = node->parent)
    if (++depth > at_work.depth)
      stop(CCMARK_TOO_DEEP);
}

// # Extensions
//
// The library keeps the characters that start an extension's inlines in a global table, and each parser puts
// them in before its inlines and takes them out after: with two threads one takes away what the other needs.
// So the table is filled once, here, and no parser ever writes to it: what does the writing walks
// `inline_syntax_extensions`, so that list is empty while it runs. It is put in place when the library asks
// the first node whether it contains inlines, and taken away at the last: both belong to `gate`.

typedef struct {
  cmark_syntax_extension *text, *tables, *strikes, *autolinks, *tagfilter, *tasks, *wiki_links;
} extension_set;

static extension_set extensions;

static int pass_gate(cmark_syntax_extension *gate, cmark_node *node) {
  cmark_parser *parser = gate->priv;
  parser->inline_syntax_extensions = node == parser->root ? node->user_data : NULL;
  // At the last node all inlines are made, and not yet joined.
  if (node != parser->root && at_work.quotes)
    press_set_quotes(parser->root, at_work.quotes);
  return 0;
}

static cmark_node *finish(cmark_parser *parser) {
  cmark_syntax_extension gate = {.contains_inlines_func = pass_gate, .priv = parser, .name = "gate"};
  cmark_node *first = parser->root;
  first->extension = &gate;
  first->user_data = parser->inline_syntax_extensions;
  parser->inline_syntax_extensions = NULL;
  cmark_node *last = cmark_node_new_with_mem(CMARK_NODE_THEMATIC_BREAK, &press_memory);
  cmark_node_append_child(first, last);
  last->extension = &gate;
  cmark_node *root = cmark_parser_finish(parser);
  cmark_node_unlink(last);
  first->extension = NULL;
  first->user_data = NULL;
  return root;
}

// What a character in text may begin: nothing, something, or something only when it is followed by its like,
// by an opening bracket, by the rest of `www.` or by the rest of `://`.
enum { NOTHING = 0, ANYTHING, DOTS_OR_DASHES, IMAGE, WWW, URL };

static const uint8_t beginnings[256] = {
    ['\n'] = ANYTHING, ['\r'] = ANYTHING, ['"'] = ANYTHING, ['&'] = ANYTHING, ['\''] = ANYTHING,
    ['*'] = ANYTHING,  ['<'] = ANYTHING,  ['['] = ANYTHING, ['\\'] = ANYTHING, [']'] = ANYTHING,
    ['_'] = ANYTHING,  ['`'] = ANYTHING,  ['~'] = ANYTHING, [CCMARK_WIKI_MARK] = ANYTHING,
    ['-'] = DOTS_OR_DASHES, ['.'] = DOTS_OR_DASHES, ['!'] = IMAGE, ['w'] = WWW, [':'] = URL,
};

static bool begins_something(const uint8_t *at, const uint8_t *end) {
  size_t left = (size_t)(end - at);
  switch (beginnings[*at]) {
  case NOTHING: return false;
  case DOTS_OR_DASHES: return left > 1 && at[1] == at[0];
  case IMAGE: return left > 1 && at[1] == '[';
  case WWW: return left > 3 && !memcmp(at, "www.", 4);
  case URL: return left > 2 && at[1] == '/' && at[2] == '/';
  default: return true;
  }
}

// A run of text as one node. The library would end it at each `w`, colon, dot, dash and exclamation mark, and
// put the pieces together again later.
static cmark_node *match_text(cmark_syntax_extension *extension, cmark_parser *parser, cmark_node *parent,
                              unsigned char character, cmark_inline_parser *at) {
  (void)extension, (void)parser, (void)parent, (void)character;
  cmark_chunk *chunk = cmark_inline_parser_get_chunk(at);
  int offset = cmark_inline_parser_get_offset(at);
  const uint8_t *start = chunk->data + offset, *end = chunk->data + chunk->len, *stop = start;
  for (;;) {
    while (end - stop > 4
           && !(beginnings[stop[0]] | beginnings[stop[1]] | beginnings[stop[2]] | beginnings[stop[3]]))
      stop += 4;
    if (stop == end || begins_something(stop, end))
      break;
    stop++;
  }
  if (stop == start)
    return NULL;
  cmark_inline_parser_set_offset(at, offset + (int)(stop - start));
  cmark_node *text = cmark_node_new_with_mem(CMARK_NODE_TEXT, &press_memory);
  text->start_line = text->end_line = cmark_inline_parser_get_line(at);
  text->as.literal = (cmark_chunk){chunk->data + offset, (bufsize_t)(stop - start), 0};
  // Spaces at the end of a line are no text.
  if (stop < end && (*stop == '\n' || *stop == '\r'))
    cmark_chunk_rtrim(&text->as.literal);
  return text;
}

// `[[slug]]` and `[[slug|words]]`, whose first bracket and bar were replaced by marks.
static cmark_node *match_wiki_link(cmark_syntax_extension *extension, cmark_parser *parser, cmark_node *parent,
                                   unsigned char character, cmark_inline_parser *at) {
  (void)parser, (void)parent;
  if (character != CCMARK_WIKI_MARK)
    return NULL;
  cmark_chunk *chunk = cmark_inline_parser_get_chunk(at);
  int offset = cmark_inline_parser_get_offset(at);
  uint8_t *start = chunk->data + offset;
  size_t left = (size_t)(chunk->len - offset);
  uint8_t *close = left > 3 && start[1] == '[' ? memmem(start, left, "]]", 2) : NULL;
  if (!close)
    return NULL;
  uint8_t *bar = memchr(start, CCMARK_WIKI_BAR, (size_t)(close - start));
  uint8_t *slug_end = bar ? bar : close;
  // In a table's cell the bar may be escaped.
  if (bar && bar[-1] == '\\')
    slug_end--;
  // A table's cell may hold links, but no inlines of other extensions than the library's own.
  cmark_node *link = cmark_node_new_with_mem(CMARK_NODE_LINK, &press_memory);
  link->extension = extension;
  link->start_line = link->end_line = cmark_inline_parser_get_line(at);
  link->as.link.url = (cmark_chunk){start + 2, (bufsize_t)(slug_end - start - 2), 0};
  if (bar)
    link->as.link.title = (cmark_chunk){bar + 1, (bufsize_t)(close - bar - 1), 0};
  cmark_inline_parser_set_offset(at, offset + (int)(close + 2 - start));
  return link;
}

static cmark_parser *new_parser(int features, cmark_mem *memory) {
  int options = CMARK_OPT_DEFAULT | CMARK_OPT_UNSAFE;
  options |= features & CCMARK_FOOTNOTES ? CMARK_OPT_FOOTNOTES : 0;
  options |= features & CCMARK_SMART ? CMARK_OPT_SMART : 0;
  options |= features & CCMARK_FULL_INFO ? CMARK_OPT_FULL_INFO_STRING : 0;
  options |= features & CCMARK_TABLE_STYLES ? CMARK_OPT_TABLE_PREFER_STYLE_ATTRIBUTES : 0;
  cmark_parser *parser = cmark_parser_new_with_mem(options, memory);
  cmark_syntax_extension *wanted[] = {
      // The first one is asked first.
      extensions.text,
      features & CCMARK_TABLES ? extensions.tables : NULL,
      features & CCMARK_STRIKES ? extensions.strikes : NULL,
      features & CCMARK_AUTOLINKS ? extensions.autolinks : NULL,
      features & CCMARK_TAGFILTER ? extensions.tagfilter : NULL,
      features & CCMARK_TASKS ? extensions.tasks : NULL,
      features & CCMARK_WIKI_LINKS ? extensions.wiki_links : NULL,
  };
  for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
    if (wanted[i])
      cmark_parser_attach_syntax_extension(parser, wanted[i]);
  return parser;
}

int ccmark_prepare(void) {
  // The layout of the library's structures is known for this version only.
  if (cmark_version() != CMARK_GFM_VERSION)
    return 0;
  cmark_gfm_core_extensions_ensure_registered();
  extensions.tables = cmark_find_syntax_extension("table");
  extensions.strikes = cmark_find_syntax_extension("strikethrough");
  extensions.autolinks = cmark_find_syntax_extension("autolink");
  extensions.tagfilter = cmark_find_syntax_extension("tagfilter");
  extensions.tasks = cmark_find_syntax_extension("tasklist");
  cmark_syntax_extension *wiki = cmark_syntax_extension_new("wikilink");
  cmark_mem *memory = cmark_get_default_mem_allocator();
  cmark_syntax_extension_set_match_inline_func(wiki, match_wiki_link);
  cmark_syntax_extension_set_special_inline_chars(
      wiki, cmark_llist_append(memory, NULL, (void *)(size_t)CCMARK_WIKI_MARK));
  extensions.wiki_links = wiki;
  extensions.text = cmark_syntax_extension_new("text");
  cmark_syntax_extension_set_match_inline_func(extensions.text, match_text);
  cmark_parser *parser = new_parser(CCMARK_STRIKES | CCMARK_AUTOLINKS | CCMARK_WIKI_LINKS, memory);
  cmark_manage_extensions_special_characters(parser, 1);
  cmark_parser_free(parser);
  return 1;
}

// # Parsing

static cmark_node *parse(cmark_parser *parser, const uint8_t *source, size_t length) {
  for (size_t start = 0, stop = 0, end; start < length; start = end) {
    if (start == stop) {
      const uint8_t *newline = memchr(source + start, '\n', length - start);
      stop = newline ? (size_t)(newline - source) + 1 : length;
    }
    // A carriage return alone ends a line as well.
    const uint8_t *back = memchr(source + start, '\r', stop - start);
    end = back && back + 1 < source + stop && back[1] != '\n' ? (size_t)(back - source) + 1 : stop;
    press_spend_on_line(parser, source + start, end - start);
    cmark_parser_feed(parser, (const char *)source + start, end - start);
    go_no_deeper(parser->current);
  }
  // An unfinished line would become a block after the last one of `finish`.
  if (length && source[length - 1] != '\n')
    cmark_parser_feed(parser, "\n", 1);
  for (cmark_node *node = parser->root; node; node = after(node, false))
    if (node->content.size > SHORT_TEXT && node->type != CMARK_NODE_CODE_BLOCK)
      press_spend_on_inlines(node->content.ptr, (size_t)node->content.size);
  return finish(parser);
}

typedef struct {
  ccmark_node *nodes;
  size_t count;
  uint8_t *text;
  size_t text_length;
} flat;

static uint8_t kind_of(cmark_node *node) {
  switch (node->type) {
  case CMARK_NODE_TEXT: return CCMARK_TEXT;
  case CMARK_NODE_SOFTBREAK: return CCMARK_SOFT_BREAK;
  case CMARK_NODE_LINEBREAK: return CCMARK_LINE_BREAK;
  case CMARK_NODE_CODE: return CCMARK_CODE;
  case CMARK_NODE_HTML_INLINE: return CCMARK_HTML_INLINE;
  case CMARK_NODE_EMPH: return CCMARK_EMPHASIS;
  case CMARK_NODE_STRONG: return CCMARK_STRONG;
  case CMARK_NODE_LINK: return node->extension == extensions.wiki_links ? CCMARK_WIKI_LINK : CCMARK_LINK;
  case CMARK_NODE_IMAGE: return CCMARK_IMAGE;
  case CMARK_NODE_FOOTNOTE_REFERENCE: return CCMARK_FOOTNOTE_REFERENCE;
  case CMARK_NODE_PARAGRAPH: return CCMARK_PARAGRAPH;
  case CMARK_NODE_HEADING: return CCMARK_HEADING;
  case CMARK_NODE_BLOCK_QUOTE: return CCMARK_BLOCK_QUOTE;
  case CMARK_NODE_LIST: return CCMARK_LIST;
  case CMARK_NODE_ITEM: return node->extension == extensions.tasks ? CCMARK_TASK : CCMARK_ITEM;
  case CMARK_NODE_CODE_BLOCK: return CCMARK_CODE_BLOCK;
  case CMARK_NODE_HTML_BLOCK: return CCMARK_HTML_BLOCK;
  case CMARK_NODE_THEMATIC_BREAK: return CCMARK_THEMATIC_BREAK;
  case CMARK_NODE_FOOTNOTE_DEFINITION: return CCMARK_FOOTNOTE;
  }
  if (node->extension == extensions.strikes)
    return CCMARK_STRIKETHROUGH;
  if (node->parent && node->parent->extension != extensions.tables)
    return CCMARK_TABLE;
  return node->parent->parent->extension == extensions.tables ? CCMARK_TABLE_CELL : CCMARK_TABLE_ROW;
}

static void chunks_of(cmark_node *node, uint8_t kind, cmark_chunk *text, cmark_chunk *more) {
  switch (kind) {
  case CCMARK_TEXT:
  case CCMARK_CODE:
  case CCMARK_HTML_INLINE:
  case CCMARK_HTML_BLOCK:
    *text = node->as.literal;
    break;
  case CCMARK_LINK:
  case CCMARK_IMAGE:
  case CCMARK_WIKI_LINK:
    *text = node->as.link.url;
    *more = node->as.link.title;
    break;
  case CCMARK_CODE_BLOCK:
    *text = node->as.code.info;
    *more = node->as.code.literal;
    break;
  }
}

static uint32_t copy(flat *out, cmark_chunk chunk, bool has_marks) {
  uint32_t at = (uint32_t)out->text_length;
  uint8_t *to = out->text + at;
  if (chunk.len)
    memcpy(to, chunk.data, (size_t)chunk.len);
  for (bufsize_t i = 0; has_marks && i < chunk.len; i++)
    to[i] = to[i] == CCMARK_WIKI_MARK ? '[' : to[i] == CCMARK_WIKI_BAR ? '|' : to[i];
  out->text_length += (size_t)chunk.len;
  return at;
}

static void describe(ccmark_node *out, cmark_node *node) {
  switch (out->kind) {
  case CCMARK_HEADING:
    out->level = (uint8_t)node->as.heading.level;
    break;
  case CCMARK_LIST:
    out->flag = node->as.list.list_type == CMARK_ORDERED_LIST;
    out->number = node->as.list.start;
    break;
  case CCMARK_TASK:
    out->flag = node->as.list.checked;
    break;
  case CCMARK_PARAGRAPH:
    if (node->parent && node->parent->parent && node->parent->parent->type == CMARK_NODE_LIST)
      out->flag = node->parent->parent->as.list.tight;
    break;
  case CCMARK_TABLE_ROW:
    out->flag = (uint8_t)cmark_gfm_extensions_get_table_row_is_header(node);
    break;
  case CCMARK_FOOTNOTE_REFERENCE: {
    const cmark_chunk *digits = &node->as.literal;
    for (bufsize_t i = 0; i < digits->len; i++)
      out->number = out->number * 10 + digits->data[i] - '0';
    out->reference = node->footnote.ref_ix;
    break;
  }
  case CCMARK_FOOTNOTE:
    out->reference = node->footnote.def_count;
    break;
  }
}

// Copies the tree without recursion; a parent's `end` is set when the walk leaves it.
static void flatten(cmark_node *root, bool has_marks, flat *out) {
  size_t count = 0, bytes = 0;
  for (cmark_node *node = root->first_child; node; node = after(node, false)) {
    cmark_chunk text = {0}, more = {0};
    chunks_of(node, kind_of(node), &text, &more);
    bytes += (size_t)text.len + (size_t)more.len;
    count++;
  }
  if (bytes > UINT32_MAX || count > UINT32_MAX)
    stop(CCMARK_TOO_LARGE);
  out->nodes = press_reserve((count + 1) * sizeof *out->nodes);
  out->text = press_reserve(bytes + 1);
  uint32_t *open = press_reserve((size_t)(at_work.depth + 1) * sizeof *open);
  int depth = 0, column = 0, footnotes = 0;
  for (cmark_node *node = root->first_child; node; depth++) {
    if (depth >= at_work.depth)
      stop(CCMARK_TOO_DEEP);
    ccmark_node *flat_node = &out->nodes[out->count];
    *flat_node = (ccmark_node){.kind = kind_of(node), .line = node->start_line, .last_line = node->end_line};
    cmark_chunk text = {0}, more = {0};
    chunks_of(node, flat_node->kind, &text, &more);
    flat_node->text = copy(out, text, has_marks), flat_node->text_length = (uint32_t)text.len;
    flat_node->more = copy(out, more, has_marks), flat_node->more_length = (uint32_t)more.len;
    describe(flat_node, node);
    if (flat_node->kind == CCMARK_FOOTNOTE)
      flat_node->number = ++footnotes;
    if (flat_node->kind == CCMARK_TABLE_ROW)
      column = 0;
    if (flat_node->kind == CCMARK_TABLE_CELL)
      flat_node->level = cmark_gfm_extensions_get_table_alignments(node->parent->parent)[column++];
    open[depth] = (uint32_t)out->count++;
    if (node->first_child) {
      node = node->first_child;
      continue;
    }
    out->nodes[open[depth]].end = (uint32_t)out->count;
    while (node != root && !node->next) {
      node = node->parent;
      if (node != root)
        out->nodes[open[--depth]].end = (uint32_t)out->count;
    }
    if (node == root)
      return;
    node = node->next;
    depth--;
  }
}

static void begin(ccmark_budget budget, const ccmark_quotes *quotes) {
  at_work.blocks = NULL;
  if (!own_is_taken) {
    own_is_taken = true;
    own.block = (struct ccmark_block){NULL, FIRST_BLOCK, BLOCK_HEADER};
    at_work.blocks = &own.block;
  }
  at_work.last = NULL;
  at_work.remaining = budget.bytes;
  at_work.steps = budget.steps;
  at_work.depth = budget.depth;
  at_work.quotes = quotes;
}

static int end_early(int why) {
  free_blocks(at_work.blocks);
  return why;
}

int ccmark_parse(const uint8_t *source, size_t length, int features, const ccmark_quotes *quotes,
                 ccmark_budget budget, ccmark_tree *tree) {
  begin(budget, features & CCMARK_SMART ? quotes : NULL);
  int why = setjmp(at_work.overrun);
  if (why)
    return end_early(why);
  flat out = {0};
  cmark_parser *parser = new_parser(features, &press_memory);
  flatten(parse(parser, source, length), features & CCMARK_WIKI_LINKS, &out);
  *tree = (ccmark_tree){out.nodes, out.count, out.text, out.text_length, at_work.blocks};
  return CCMARK_FINE;
}

int ccmark_html(const uint8_t *source, size_t length, int features, ccmark_budget budget, ccmark_tree *tree) {
  begin(budget, NULL);
  int why = setjmp(at_work.overrun);
  if (why)
    return end_early(why);
  cmark_parser *parser = new_parser(features, &press_memory);
  cmark_llist *attached = parser->syntax_extensions;
  int options = parser->options;
  cmark_node *root = parse(parser, source, length);
  const char *html = cmark_render_html_with_mem(root, options, attached, &press_memory);
  *tree = (ccmark_tree){NULL, 0, (const uint8_t *)html, strlen(html), at_work.blocks};
  return CCMARK_FINE;
}

void ccmark_free(ccmark_tree *tree) { free_blocks(tree->memory); }

// # Character references

size_t ccmark_reference(const uint8_t *source, size_t length, uint8_t text[CCMARK_REFERENCE], size_t *text_length) {
  cmark_strbuf buffer;
  cmark_strbuf_init(cmark_get_default_mem_allocator(), &buffer, CCMARK_REFERENCE);
  size_t read = (size_t)houdini_unescape_ent(&buffer, source, (bufsize_t)length);
  *text_length = (size_t)buffer.size;
  if (buffer.size > CCMARK_REFERENCE)
    read = 0;
  else
    memcpy(text, buffer.ptr, (size_t)buffer.size);
  cmark_strbuf_free(&buffer);
  return read;
}
