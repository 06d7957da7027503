// The site that `broadsheet init` begins with: every file of starter/, put into the program when it is compiled.
// A test compares this list with the folder.

#include "default_theme.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char content_articles_addresses_are_promises_md[] = {
#embed "../../starter/content/articles/addresses-are-promises.md"
};
static const unsigned char content_articles_first_edition_md[] = {
#embed "../../starter/content/articles/first-edition.md"
};
static const unsigned char content_articles_why_plain_files_md[] = {
#embed "../../starter/content/articles/why-plain-files.md"
};
static const unsigned char content_authors_the_editor_md[] = {
#embed "../../starter/content/authors/the-editor.md"
};
static const unsigned char content_media_share_png[] = {
#embed "../../starter/content/media/share.png"
};
static const unsigned char content_pages_about_md[] = {
#embed "../../starter/content/pages/about.md"
};
static const unsigned char content_site_yml[] = {
#embed "../../starter/content/site.yml"
};
static const unsigned char gitignore[] = {
#embed "../../starter/gitignore"
};

#define FILE_ENTRY(path, bytes) {path, bytes, sizeof(bytes)}

static const struct default_theme_file files[] = {
    FILE_ENTRY("content/articles/addresses-are-promises.md", content_articles_addresses_are_promises_md),
    FILE_ENTRY("content/articles/first-edition.md", content_articles_first_edition_md),
    FILE_ENTRY("content/articles/why-plain-files.md", content_articles_why_plain_files_md),
    FILE_ENTRY("content/authors/the-editor.md", content_authors_the_editor_md),
    FILE_ENTRY("content/media/share.png", content_media_share_png),
    FILE_ENTRY("content/pages/about.md", content_pages_about_md),
    FILE_ENTRY("content/site.yml", content_site_yml),
    FILE_ENTRY(".gitignore", gitignore),
};

int starter_site_count(void) { return sizeof(files) / sizeof(files[0]); }

struct default_theme_file starter_site_file(int index) { return files[index]; }
