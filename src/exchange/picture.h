/* A plan as others draw it: nodes and links with properties, in the order of the document. All
 * formats that plans are exported to are written from this. */
#pragma once

#include "eval/results.h"
#include "plan/field.h"

typedef enum { ERP_PROPERTY_TEXT, ERP_PROPERTY_INTEGER, ERP_PROPERTY_DECIMAL } ErpPropertyType;

/* What can be said of nodes, or of links. What the plan states goes by the names of
 * exchange/attributes.h; what follows from it by names that no import takes for a field. */
typedef struct {
  char *name;
  ErpPropertyType type;
  const char *about; /* translated sentence */
  gboolean result;   /* not stated in the plan, but worked out */
} ErpProperty;

typedef struct {
  ErpKind kind;       /* SITE, PEERING_LOCATION, GATEWAY; WAN_LINK, CIRCUIT */
  guint32 index;      /* in the network: node, gateway or element */
  const char *id;     /* the plan's; of a circuit CIRCUIT/GATEWAY. Unique among its like */
  const char *name;   /* for people */
  char *caption;      /* what stands beside it in a drawing: "Paris (warn)", "1 Gb/s, 12 ms" */
  guint a, b;         /* of links: nodes */
  gboolean placed;    /* of nodes; gateways stand in their region */
  gint64 lat, lon;    /* microdegrees */
  ErpVerdict verdict; /* of a site its users'; else of how full it is */
  char **values;      /* for each property, a bare number or a text; NULL = none */
} ErpShape;

typedef struct {
  ErpResults *results;
  const char *name;                          /* of the plan, or "" */
  GArray *node_properties, *link_properties; /* of ErpProperty, those that somebody has */
  GArray *nodes, *links;                     /* of ErpShape */
  guint8 *bottlenecks;                       /* per element of the network: of a planned way */
  GStringChunk *texts;                       /* what is not the plan's */
} ErpPicture;

/* Links are WAN links, then a circuit for each of its connections, from its peering location to the
 * gateway; circuits without one are told at their location. Keeps the results. O(records *
 * fields + flows). */
ErpPicture *erp_picture_new(ErpResults *results);
void erp_picture_free(ErpPicture *picture);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpPicture, erp_picture_free)

static inline const ErpShape *
erp_picture_node(const ErpPicture *picture, guint i) {
  return &g_array_index(picture->nodes, ErpShape, i);
}

static inline const ErpShape *
erp_picture_link(const ErpPicture *picture, guint i) {
  return &g_array_index(picture->links, ErpShape, i);
}

/* Whether a field is no property: ids and ends stand elsewhere. */
gboolean erp_picture_says_otherwise(const ErpKindInfo *info, guint field);

/* "site"; in exports the property “element”. */
const char *erp_shape_element(const ErpShape *shape);

/* A property that is worked out, for the manual and for picture.c, which asks it of every shape of
 * the kinds. */
typedef struct {
  const char *name;
  const char *about; /* N_() */
  guint64 kinds;     /* ERP_KIND_BIT */
  ErpDirection direction;
  ErpUnit unit;
  gint64 (*number)(const ErpPicture *picture, const ErpShape *shape, ErpDirection direction);
  char *(*text)(const ErpPicture *picture, const ErpShape *shape); /* instead of a number */
} ErpResultProperty;
extern const ErpResultProperty erp_result_properties[];
extern const guint erp_n_result_properties;
/* Whether one of them is called so, as exchange/attributes.h compares names. */
gboolean erp_result_property_exists(const char *name);

/* Private to exchange/: how full it is, both directions; ERP_UNSET when that is not known. */
gint64 erp_shape_use(const ErpResults *results, const ErpShape *shape);
/* By the limits of the plan; also of sites. */
ErpVerdict erp_shape_verdict(const ErpResults *results, const ErpShape *shape);
