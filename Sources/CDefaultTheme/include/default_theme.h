#ifndef BROADSHEET_DEFAULT_THEME_H
#define BROADSHEET_DEFAULT_THEME_H

#include <stddef.h>

/// One file of the built-in theme.
struct default_theme_file {
  /// Path below templates/.
  const char *path;
  const unsigned char *bytes;
  long size;
};

int default_theme_count(void);
struct default_theme_file default_theme_file(int index);

/// The files that a new site begins with, by their paths in it.
int starter_site_count(void);
struct default_theme_file starter_site_file(int index);

#endif
