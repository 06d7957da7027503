// What a text costs before it is read.
//
// Some loops of the library allocate nothing and take quadratic time. Their worst case is known before they
// run, from a count over the text that they will see.

#define _GNU_SOURCE
#include "press.h"

#include <string.h>

// Where the next `<!…>`, `<?…?>` or `<![CDATA[…]]>` would end. The library looks for it anew at each opening.
typedef struct {
  const char *closer;
  size_t at;
} ending;

static size_t distance(ending *end, const uint8_t *text, size_t from, size_t length) {
  size_t n = strlen(end->closer);
  if (end->at <= from) {
    const uint8_t *found = memmem(text + from + 1, length - from - 1, end->closer, n);
    end->at = found ? (size_t)(found - text) : length;
  }
  return end->at - from;
}

void press_spend_on_inlines(const uint8_t *text, size_t length) {
  if (length <= SHORT_TEXT)
    return;
  ending declaration = {">", 0}, instruction = {"?>", 0}, cdata = {"]]>", 0};
  // The kinds of the brackets that are open, for the library walks over images that cannot be any more.
  uint8_t *open = press_reserve(length);
  uint64_t depth = 0, images = 0, delimiters = 0, word = 0, links = 0, closers = 0, steps = 0;
  uint8_t before = ' ';
  for (size_t i = 0; i < length; before = text[i++]) {
    uint8_t c = text[i], next = i + 1 < length ? text[i + 1] : 0;
    word++;
    switch (c) {
    case ' ':
    case '\t':
    case '\n':
      steps += links ? (links + closers) * word : 0;
      word = links = closers = 0;
      break;
    case ')':
      closers++;
      break;
    case '\\':
      i += next == '[' || next == ']' || next == '!' || next == '<';
      break;
    case '*':
    case '_':
    case '~':
    case '\'':
    case '"':
      delimiters += c != before || c == '\'' || c == '"';
      break;
    case '<':
      if (next == '!')
        steps += distance(i + 2 < length && text[i + 2] == '[' ? &cdata : &declaration, text, i, length);
      else if (next == '?')
        steps += distance(&instruction, text, i, length);
      break;
    case '[':
      images += before == '!';
      open[depth++] = before == '!';
      break;
    case ']':
      steps += images;
      if (depth)
        images -= open[--depth];
      break;
    case ':':
    case 'w':
      steps += depth;
      links += (c == ':' && next == '/') || (c == 'w' && next == 'w');
      break;
    case '@':
      links++;
      break;
    }
  }
  press_spend(steps + (links ? (links + closers) * word : 0));
  press_spend(delimiters * delimiters);
}

// Whether the library may take `line` for the row of dashes under a table's header.
static bool is_ruler(const uint8_t *line, size_t length) {
  for (size_t i = 0; i < length; i++)
    if (!strchr("|-:> \t\r\n", line[i]))
      return false;
  return true;
}

// Pipes in a row are kept in a list that is walked to its end for each cell. Below a long paragraph, a row of
// dashes makes the library copy the paragraph's rest once for each of its lines.
void press_spend_on_line(cmark_parser *parser, const uint8_t *line, size_t length) {
  if (length > SHORT_ROW && memchr(line, '|', length)) {
    uint64_t pipes = 0;
    for (size_t i = 0; i < length; i++)
      pipes += line[i] == '|';
    press_spend(pipes * pipes);
  }
  cmark_node *paragraph = parser->current;
  if (paragraph->type != CMARK_NODE_PARAGRAPH || paragraph->content.size <= SHORT_TEXT)
    return;
  if (is_ruler(line, length))
    press_spend((uint64_t)paragraph->content.size * (uint64_t)(parser->line_number - paragraph->start_line + 8) / 8);
}
