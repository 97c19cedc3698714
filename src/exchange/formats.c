#include "exchange/formats.h"

#include "base/i18n.h"

const ErpImportFormat erp_import_formats[] = {
    {.word = "graphml",
     .title = "GraphML",
     .about = N_("a graph, as yEd, Gephi, NetworkX and the Internet Topology Zoo have it"),
     .sniff = erp_is_graphml,
     .read = erp_read_graphml},
    {.word = "table",
     .title = "CSV, TSV",
     .about = N_("a table of sites, or of links, with a column for each field"),
     .sniff = erp_is_table,
     .read = erp_read_table},
};
const guint erp_n_import_formats = G_N_ELEMENTS(erp_import_formats);
