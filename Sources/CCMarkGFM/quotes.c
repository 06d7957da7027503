// The quotation marks of a language.
//
// The library sets those of English, and any apostrophe may close what a single mark opened. Before it joins the
// pieces of a text, each mark of its own is still one piece, which lies in none of our blocks.

#include "press.h"

#include <string.h>

// The last byte of the library's own mark; 0 for any other text.
static uint8_t mark_of(const cmark_node *node) {
  const cmark_chunk *text = &node->as.literal;
  bool is_mark = text->len == 3 && text->data[0] == 0xE2 && text->data[1] == 0x80 && !press_holds(text->data);
  return is_mark ? text->data[2] : 0;
}

static bool is_digit(uint8_t byte) { return byte >= '0' && byte <= '9'; }

// Whether a letter or digit stands here: no punctuation of ASCII, Latin-1, U+2000 to U+2FFF or U+3000 to U+303F.
static bool is_in_word(const uint8_t *at) {
  if (*at < 0x80)
    return is_digit(*at) || ((*at | 0x20) >= 'a' && (*at | 0x20) <= 'z');
  return *at != 0xC2 && *at != 0xE2 && !(*at == 0xE3 && at[1] == 0x80);
}

static bool ends_in_word(const cmark_chunk *text) {
  bufsize_t last = text->len;
  while (last && (text->data[--last] & 0xC0) == 0x80)
    continue;
  return text->len && is_in_word(text->data + last);
}

// What stands behind a mark; NULL when that is no text.
static const uint8_t *text_behind(cmark_node *mark) {
  cmark_node *next = after(mark, false);
  while (next && CMARK_NODE_TYPE_INLINE_P(next->type) && next->first_child)
    next = next->first_child;
  return next && next->type == CMARK_NODE_TEXT && next->as.literal.len ? next->as.literal.data : NULL;
}

static void set_mark(cmark_node *mark, const uint8_t *text) {
  mark->as.literal = (cmark_chunk){(uint8_t *)text, (bufsize_t)strlen((const char *)text), 0};
}

void press_set_quotes(cmark_node *root, const ccmark_quotes *quotes) {
  // A single mark that opens, an apostrophe unless another one closes it.
  cmark_node *opener = NULL;
  // Quotations that are open, those among them that this block began, and those of these at `opener`.
  int open = 0, inside = 0, outer = 0;
  bool is_after_word = false;
  for (cmark_node *node = root->first_child; node; node = after(node, false)) {
    uint8_t mark = node->type == CMARK_NODE_TEXT ? mark_of(node) : 0;
    const uint8_t *behind = mark ? text_behind(node) : NULL;
    if (!CMARK_NODE_TYPE_INLINE_P(node->type)) {
      opener = NULL;
      inside = 0;
    }
    switch (mark) {
    case 0x9C:
      set_mark(node, quotes->open);
      open++;
      inside++;
      break;
    case 0x9D:
      // One that closes nothing stands for inches or seconds.
      set_mark(node, open ? quotes->close : (const uint8_t *)"\"");
      open -= open > 0;
      inside -= inside > 0;
      break;
    case 0x98:
    case 0x99:
      set_mark(node, quotes->apostrophe);
      if (mark == 0x98) {
        // '90 is short for 1990.
        opener = behind && is_digit(*behind) ? NULL : node;
        outer = inside;
      } else if (opener && !(is_after_word && behind && is_in_word(behind))) {
        set_mark(opener, outer ? quotes->inner_open : quotes->single_open);
        set_mark(node, outer ? quotes->inner_close : quotes->single_close);
        opener = NULL;
      }
    }
    if (!node->first_child)
      is_after_word = node->type == CMARK_NODE_TEXT && !mark && ends_in_word(&node->as.literal);
  }
}
