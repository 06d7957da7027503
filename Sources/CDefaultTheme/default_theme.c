// The built-in theme: every file of templates/, put into the program when it is compiled.
// A test compares this list with the folder.

#include "default_theme.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char file_0[] = {
#embed "../../templates/archive.mustache"
};
static const unsigned char file_1[] = {
#embed "../../templates/article.mustache"
};
static const unsigned char file_2[] = {
#embed "../../templates/assets/icons/favicon.svg"
};
static const unsigned char file_3[] = {
#embed "../../templates/assets/icons/icon-144.png"
};
static const unsigned char file_4[] = {
#embed "../../templates/assets/icons/icon-180.png"
};
static const unsigned char file_5[] = {
#embed "../../templates/assets/icons/icon-192.png"
};
static const unsigned char file_6[] = {
#embed "../../templates/assets/icons/icon-32.png"
};
static const unsigned char file_7[] = {
#embed "../../templates/assets/icons/icon-512.png"
};
static const unsigned char file_8[] = {
#embed "../../templates/assets/script.js"
};
static const unsigned char file_9[] = {
#embed "../../templates/assets/share.png"
};
static const unsigned char file_10[] = {
#embed "../../templates/assets/style.css"
};
static const unsigned char file_11[] = {
#embed "../../templates/author.mustache"
};
static const unsigned char file_12[] = {
#embed "../../templates/authors.mustache"
};
static const unsigned char file_13[] = {
#embed "../../templates/corrections.mustache"
};
static const unsigned char file_14[] = {
#embed "../../templates/front.mustache"
};
static const unsigned char file_gone[] = {
#embed "../../templates/gone.mustache"
};
static const unsigned char file_15[] = {
#embed "../../templates/labels/ar.yml"
};
static const unsigned char file_16[] = {
#embed "../../templates/labels/de.yml"
};
static const unsigned char file_17[] = {
#embed "../../templates/labels/en.yml"
};
static const unsigned char file_18[] = {
#embed "../../templates/labels/es.yml"
};
static const unsigned char file_19[] = {
#embed "../../templates/labels/fr.yml"
};
static const unsigned char file_20[] = {
#embed "../../templates/labels/ja.yml"
};
static const unsigned char file_21[] = {
#embed "../../templates/not-found.mustache"
};
static const unsigned char file_22[] = {
#embed "../../templates/page.mustache"
};
static const unsigned char file_23[] = {
#embed "../../templates/partials/article-header.mustache"
};
static const unsigned char file_24[] = {
#embed "../../templates/partials/author-boxes.mustache"
};
static const unsigned char file_25[] = {
#embed "../../templates/partials/author-portrait.mustache"
};
static const unsigned char file_26[] = {
#embed "../../templates/partials/authors-list.mustache"
};
static const unsigned char file_27[] = {
#embed "../../templates/partials/breadcrumbs.mustache"
};
static const unsigned char file_28[] = {
#embed "../../templates/partials/byline.mustache"
};
static const unsigned char file_29[] = {
#embed "../../templates/partials/caption.mustache"
};
static const unsigned char file_30[] = {
#embed "../../templates/partials/card-date.mustache"
};
static const unsigned char file_31[] = {
#embed "../../templates/partials/card-kicker.mustache"
};
static const unsigned char file_32[] = {
#embed "../../templates/partials/card-label.mustache"
};
static const unsigned char file_33[] = {
#embed "../../templates/partials/card-meta.mustache"
};
static const unsigned char file_34[] = {
#embed "../../templates/partials/card-picture.mustache"
};
static const unsigned char file_35[] = {
#embed "../../templates/partials/card.mustache"
};
static const unsigned char file_36[] = {
#embed "../../templates/partials/corrections.mustache"
};
static const unsigned char file_37[] = {
#embed "../../templates/partials/first-published.mustache"
};
static const unsigned char file_38[] = {
#embed "../../templates/partials/footer.mustache"
};
static const unsigned char file_39[] = {
#embed "../../templates/partials/head.mustache"
};
static const unsigned char file_40[] = {
#embed "../../templates/partials/headline-card.mustache"
};
static const unsigned char file_41[] = {
#embed "../../templates/partials/image-size.mustache"
};
static const unsigned char interface_language[] = {
#embed "../../templates/partials/interface-language.mustache"
};
static const unsigned char file_42[] = {
#embed "../../templates/partials/kind-label.mustache"
};
static const unsigned char file_43[] = {
#embed "../../templates/partials/language-attributes.mustache"
};
static const unsigned char file_44[] = {
#embed "../../templates/partials/layout.mustache"
};
static const unsigned char file_45[] = {
#embed "../../templates/partials/lead-card.mustache"
};
static const unsigned char file_46[] = {
#embed "../../templates/partials/lead-picture.mustache"
};
static const unsigned char list_position[] = {
#embed "../../templates/partials/list-position.mustache"
};
static const unsigned char file_47[] = {
#embed "../../templates/partials/masthead.mustache"
};
static const unsigned char file_48[] = {
#embed "../../templates/partials/nameplate.mustache"
};
static const unsigned char file_49[] = {
#embed "../../templates/partials/navigation.mustache"
};
static const unsigned char file_50[] = {
#embed "../../templates/partials/neighbours.mustache"
};
static const unsigned char file_51[] = {
#embed "../../templates/partials/notices.mustache"
};
static const unsigned char file_52[] = {
#embed "../../templates/partials/opinion-card.mustache"
};
static const unsigned char file_53[] = {
#embed "../../templates/partials/page-header.mustache"
};
static const unsigned char file_54[] = {
#embed "../../templates/partials/pagination.mustache"
};
static const unsigned char file_55[] = {
#embed "../../templates/partials/published-date.mustache"
};
static const unsigned char file_56[] = {
#embed "../../templates/partials/rail.mustache"
};
static const unsigned char file_57[] = {
#embed "../../templates/partials/related.mustache"
};
static const unsigned char file_58[] = {
#embed "../../templates/partials/series-line.mustache"
};
static const unsigned char file_59[] = {
#embed "../../templates/partials/series-parts.mustache"
};
static const unsigned char file_60[] = {
#embed "../../templates/partials/share.mustache"
};
static const unsigned char file_61[] = {
#embed "../../templates/partials/site-style.mustache"
};
static const unsigned char file_62[] = {
#embed "../../templates/partials/story-list.mustache"
};
static const unsigned char file_63[] = {
#embed "../../templates/partials/story-meta.mustache"
};
static const unsigned char file_64[] = {
#embed "../../templates/partials/tag-list.mustache"
};
static const unsigned char file_65[] = {
#embed "../../templates/redirect.mustache"
};
static const unsigned char file_66[] = {
#embed "../../templates/section.mustache"
};
static const unsigned char file_67[] = {
#embed "../../templates/series.mustache"
};
static const unsigned char file_68[] = {
#embed "../../templates/tag.mustache"
};
static const unsigned char file_69[] = {
#embed "../../templates/tags.mustache"
};

#define FILE_ENTRY(path, bytes) {path, bytes, sizeof(bytes)}

static const struct default_theme_file files[] = {
    FILE_ENTRY("archive.mustache", file_0),
    FILE_ENTRY("article.mustache", file_1),
    FILE_ENTRY("assets/icons/favicon.svg", file_2),
    FILE_ENTRY("assets/icons/icon-144.png", file_3),
    FILE_ENTRY("assets/icons/icon-180.png", file_4),
    FILE_ENTRY("assets/icons/icon-192.png", file_5),
    FILE_ENTRY("assets/icons/icon-32.png", file_6),
    FILE_ENTRY("assets/icons/icon-512.png", file_7),
    FILE_ENTRY("assets/script.js", file_8),
    FILE_ENTRY("assets/share.png", file_9),
    FILE_ENTRY("assets/style.css", file_10),
    FILE_ENTRY("author.mustache", file_11),
    FILE_ENTRY("authors.mustache", file_12),
    FILE_ENTRY("corrections.mustache", file_13),
    FILE_ENTRY("front.mustache", file_14),
    FILE_ENTRY("gone.mustache", file_gone),
    FILE_ENTRY("labels/ar.yml", file_15),
    FILE_ENTRY("labels/de.yml", file_16),
    FILE_ENTRY("labels/en.yml", file_17),
    FILE_ENTRY("labels/es.yml", file_18),
    FILE_ENTRY("labels/fr.yml", file_19),
    FILE_ENTRY("labels/ja.yml", file_20),
    FILE_ENTRY("not-found.mustache", file_21),
    FILE_ENTRY("page.mustache", file_22),
    FILE_ENTRY("partials/article-header.mustache", file_23),
    FILE_ENTRY("partials/author-boxes.mustache", file_24),
    FILE_ENTRY("partials/author-portrait.mustache", file_25),
    FILE_ENTRY("partials/authors-list.mustache", file_26),
    FILE_ENTRY("partials/breadcrumbs.mustache", file_27),
    FILE_ENTRY("partials/byline.mustache", file_28),
    FILE_ENTRY("partials/caption.mustache", file_29),
    FILE_ENTRY("partials/card-date.mustache", file_30),
    FILE_ENTRY("partials/card-kicker.mustache", file_31),
    FILE_ENTRY("partials/card-label.mustache", file_32),
    FILE_ENTRY("partials/card-meta.mustache", file_33),
    FILE_ENTRY("partials/card-picture.mustache", file_34),
    FILE_ENTRY("partials/card.mustache", file_35),
    FILE_ENTRY("partials/corrections.mustache", file_36),
    FILE_ENTRY("partials/first-published.mustache", file_37),
    FILE_ENTRY("partials/footer.mustache", file_38),
    FILE_ENTRY("partials/head.mustache", file_39),
    FILE_ENTRY("partials/headline-card.mustache", file_40),
    FILE_ENTRY("partials/image-size.mustache", file_41),
    FILE_ENTRY("partials/interface-language.mustache", interface_language),
    FILE_ENTRY("partials/kind-label.mustache", file_42),
    FILE_ENTRY("partials/language-attributes.mustache", file_43),
    FILE_ENTRY("partials/layout.mustache", file_44),
    FILE_ENTRY("partials/lead-card.mustache", file_45),
    FILE_ENTRY("partials/lead-picture.mustache", file_46),
    FILE_ENTRY("partials/list-position.mustache", list_position),
    FILE_ENTRY("partials/masthead.mustache", file_47),
    FILE_ENTRY("partials/nameplate.mustache", file_48),
    FILE_ENTRY("partials/navigation.mustache", file_49),
    FILE_ENTRY("partials/neighbours.mustache", file_50),
    FILE_ENTRY("partials/notices.mustache", file_51),
    FILE_ENTRY("partials/opinion-card.mustache", file_52),
    FILE_ENTRY("partials/page-header.mustache", file_53),
    FILE_ENTRY("partials/pagination.mustache", file_54),
    FILE_ENTRY("partials/published-date.mustache", file_55),
    FILE_ENTRY("partials/rail.mustache", file_56),
    FILE_ENTRY("partials/related.mustache", file_57),
    FILE_ENTRY("partials/series-line.mustache", file_58),
    FILE_ENTRY("partials/series-parts.mustache", file_59),
    FILE_ENTRY("partials/share.mustache", file_60),
    FILE_ENTRY("partials/site-style.mustache", file_61),
    FILE_ENTRY("partials/story-list.mustache", file_62),
    FILE_ENTRY("partials/story-meta.mustache", file_63),
    FILE_ENTRY("partials/tag-list.mustache", file_64),
    FILE_ENTRY("redirect.mustache", file_65),
    FILE_ENTRY("section.mustache", file_66),
    FILE_ENTRY("series.mustache", file_67),
    FILE_ENTRY("tag.mustache", file_68),
    FILE_ENTRY("tags.mustache", file_69),
};

int default_theme_count(void) { return sizeof(files) / sizeof(files[0]); }

struct default_theme_file default_theme_file(int index) { return files[index]; }
