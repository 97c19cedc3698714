/* Nodes and edges with attributes, as files of graphs have them, made to sites and WAN links: what
 * GraphML, GML and node-link JSON have in common. */
#pragma once

#include "exchange/formats.h"

typedef struct _ErpDiagram ErpDiagram;

/* An attribute; both borrowed. */
typedef struct {
  const char *name, *value;
} ErpPair;

/* Of a format in which `directed` edges are told from others. */
typedef struct {
  const char *id; /* or NULL */
  const char *from, *to;
  gboolean directed;
} ErpDiagramEdge;

ErpDiagram *erp_diagram_new(const ErpImportInput *input, ErpProposal *proposal);
void erp_diagram_free(ErpDiagram *diagram);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpDiagram, erp_diagram_free)

/* A site, or what its attribute “element” says. A second node of the same key is dropped. */
void erp_diagram_add_node(ErpDiagram *diagram, const char *key, const ErpPair *pairs, guint n,
                          ErpSpot spot);
/* Its ends may be added later. */
void erp_diagram_add_edge(ErpDiagram *diagram, const ErpDiagramEdge *edge, const ErpPair *pairs,
                          guint n, ErpSpot spot);
/* Makes links of the edges: parallel ones stay, those from a node to itself or to none are dropped,
 * two directed ones that lead opposite ways are one link with a capacity for each direction. Tells
 * which attributes nothing was read from. Once, at the end. */
void erp_diagram_finish(ErpDiagram *diagram);
