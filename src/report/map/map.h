/* A plan on the map before it is drawn: places and the lines between them, with what is said of
 * each. */
#pragma once

#include "review/review.h"

/* In the order they are drawn, one over the other. */
typedef enum {
  ERP_PLACE_ENTRY, /* Microsoft entry point that planned traffic enters by */
  ERP_PLACE_REGION,
  ERP_PLACE_LOCATION, /* peering location */
  ERP_PLACE_SITE,
} ErpPlaceKind;

typedef enum {
  ERP_USE_NONE, /* not said of it */
  ERP_USE_UNKNOWN,
  ERP_USE_GOOD,
  ERP_USE_WARN, /* over util.warn */
  ERP_USE_FAIL, /* over util.fail */
} ErpUse;

typedef struct {
  ErpPlaceKind kind;
  gint64 lat, lon;    /* microdegrees */
  char *name, *about; /* "Dallas"; "Dallas: fail, 500 users" */
  ErpVerdict verdict; /* of a site: its Microsoft 365 traffic */
  ErpUse use;         /* of a peering location: its fullest circuit */
  gint64 weight;      /* whose label comes first: users */
} ErpMapPlace;

typedef enum {
  ERP_LINE_WAY,        /* by the internet to an entry point */
  ERP_LINE_CONNECTION, /* from a peering location to the region of a gateway */
  ERP_LINE_WAN_LINK,
} ErpLineKind;

typedef struct {
  ErpLineKind kind;
  gint64 lat[2], lon[2];
  ErpUse use;
  gint64 percent; /* busier direction, basis points; ERP_UNSET when not known */
  char *about;    /* "dal-ny: 30 % of 500 Mb/s" */
} ErpMapLine;

typedef struct {
  GArray *places;    /* ErpMapPlace, by kind */
  GArray *lines;     /* ErpMapLine, by kind, the fullest last */
  guint n_unplaced;  /* sites whose place the plan does not state */
  gint64 warn, fail; /* the limits of use, basis points */
} ErpMap;

ErpMap *erp_map_new(const ErpReview *review);
void erp_map_free(ErpMap *map);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpMap, erp_map_free)

/* What is on it, for where it cannot be drawn: "WAN links by use: 60 up to 80 %. Microsoft
 * entry points: Paris." Caller frees. */
char *erp_map_words(const ErpMap *map);

/* The map as SVG: coast, lines as great circles, symbols, labels, a legend. Without a coast where
 * its file is missing. As a file of its own, or an element to stand in a web page. Caller frees. */
char *erp_map_svg(const ErpMap *map);
char *erp_map_svg_element(const ErpMap *map);

/* The same as requests and drawings of groff for a paper, `width` thousandths of a centimetre wide,
 * on one page. */
void erp_map_write_ms(const ErpMap *map, guint width, GString *out);
