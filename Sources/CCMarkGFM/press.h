// What the files of this folder have in common: a document at work, within its memory and its budget.
#ifndef PRESS_H
#define PRESS_H

#include "ccmarkgfm.h"

#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <cmark-gfm/node.h>
#include <cmark-gfm/parser.h>
#include <stdbool.h>

// Memory that lives as long as the document.
void *press_reserve(size_t size);

// Whether `text` lies there.
bool press_holds(const uint8_t *text);

// Ends the document when its budget has fewer steps left.
void press_spend(uint64_t steps);

// Text this short cannot cost more than an article of the same length has to.
enum { SHORT_TEXT = 2000, SHORT_ROW = 256 };

void press_spend_on_inlines(const uint8_t *text, size_t length);
void press_spend_on_line(cmark_parser *parser, const uint8_t *line, size_t length);

void press_set_quotes(cmark_node *root, const ccmark_quotes *quotes);

static inline cmark_node *after(cmark_node *node, bool skip_children) {
  if (!skip_children && node->first_child)
    return node->first_child;
  while (node && !node->next)
    node = node->parent;
  return node ? node->next : NULL;
}

#endif
