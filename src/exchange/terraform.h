/* What `terraform show -json` prints of a state or a plan, as resources by their addresses. */
#pragma once

#include "exchange/json.h"

/* Values and, in the same shape, which of them are secret; a member of these is never given. */
typedef struct {
  JsonObject *values, *secret; /* or NULL */
} ErpTfBlock;

typedef struct {
  char *address; /* "module.net[0].azurerm_express_route_circuit.er[\"a\"]" */
  char *module;  /* "module.net[0]", "" at the top */
  char *local;   /* "azurerm_express_route_circuit.er" */
  char *index;   /* "[\"a\"]", "" */
  const char *type, *name;
  ErpTfBlock block;
  ErpSpot spot;
} ErpTfResource;

typedef struct _ErpTerraform ErpTerraform;

/* NULL with ERP_ERROR_INPUT when it is neither. The document must outlive it. */
ErpTerraform *erp_terraform_new(const ErpJsonText *json, const char *name, GError **error);
void erp_terraform_free(ErpTerraform *terraform);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpTerraform, erp_terraform_free)

/* What Terraform manages, without data sources, in the file's order. Borrowed. */
guint erp_terraform_length(const ErpTerraform *terraform);
const ErpTfResource *erp_terraform_get(const ErpTerraform *terraform, guint i);

/* Caller frees; NULL = not known, empty or secret. */
char *erp_tf_text(ErpTfBlock block, const char *name);
/* How many nested blocks of the name there are, and the i-th. */
guint erp_tf_n_blocks(ErpTfBlock block, const char *name);
ErpTfBlock erp_tf_block(ErpTfBlock block, const char *name, guint i);
/* The texts of a list; NULL-terminated. Caller frees. */
GStrv erp_tf_texts(ErpTfBlock block, const char *name);

/* The resource of one of the types (NULL-terminated) that the configuration of a plan has in an
 * argument, also through variables and outputs of modules; NULL when there is none, or not one of
 * several. For what is only known after terraform has applied it. O(resources * references). */
const ErpTfResource *erp_terraform_refer(const ErpTerraform *terraform,
                                         const ErpTfResource *resource, const char *argument,
                                         const char *const *types);
