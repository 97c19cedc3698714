/* Resources of Azure made to records of a plan, whoever told of them: what the Azure, ARM and
 * Terraform readers have in common. Facts are texts as Azure has them; NULL = not known. Keys that
 * hold what is secret (service, authorization and shared keys) have no place here. */
#pragma once

#include "exchange/formats.h"

typedef struct _ErpAzure ErpAzure;

ErpAzure *erp_azure_new(const ErpImportInput *input, ErpProposal *proposal);
void erp_azure_free(ErpAzure *azure);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpAzure, erp_azure_free)

/* A resource id as keys have it: in small letters, without a slash at its end; the number of the
 * subscription replaced by the first letters of its digest when those are not kept. Caller frees.
 */
char *erp_azure_key(const ErpAzure *azure, const char *id);
/* The part of an id up to the resource of that type ("expressroutecircuits"), as a key; NULL when
 * there is none. Caller frees. */
char *erp_azure_key_of(const ErpAzure *azure, const char *id, const char *type);

/* A resource of a type nothing is read from; all are told at once. */
void erp_azure_note_other(ErpAzure *azure, const char *type);
void erp_azure_tell_others(const ErpAzure *azure);

typedef struct {
  const char *name;
  const char *place; /* of a port or a provider */
  const char *rate;  /* "10Gbps" */
  gboolean macsec;
} ErpAzurePort;

typedef struct {
  const char *name, *region;
  const char *provider, *place;
  const char *rate; /* "200Mbps" */
  const char *tier, *family, *state;
  const ErpAzurePort *port; /* of a circuit of ExpressRoute Direct, else NULL */
} ErpAzureCircuit;

/* A circuit at its peering location. ERP_NO_THING after telling why not. */
guint erp_azure_add_circuit(ErpAzure *azure, const char *key, const ErpAzureCircuit *facts,
                            ErpSpot spot);
/* The circuit or gateway of the key, of this file or else of the plan. */
guint erp_azure_thing(ErpAzure *azure, ErpKind kind, const char *key, ErpSpot spot);

typedef struct {
  const char *type; /* "AzurePrivatePeering" */
  const char *asn;
  const char *subnets[4]; /* primary and secondary, IPv4 and IPv6 */
  gboolean md5;           /* whether there is a key, not which */
} ErpAzurePeering;

/* In a circuit; one that is there already gets the facts it lacks. ERP_NO_THING when no plan has
 * such peerings. */
guint erp_azure_add_peering(ErpAzure *azure, guint circuit, const ErpAzurePeering *facts,
                            ErpSpot spot);
/* An <accept> or <advertise> in a peering, once. */
void erp_azure_add_community(ErpAzure *azure, guint peering, const char *community, ErpSpot spot);
void erp_azure_add_prefix(ErpAzure *azure, guint peering, const char *prefix, ErpSpot spot);

typedef struct {
  const char *name, *region;
  const char *sku;
  const char *units;
  const char *zones;    /* "yes" or "no" */
  const char *prefixes; /* with spaces between them */
} ErpAzureGateway;

guint erp_azure_add_gateway(ErpAzure *azure, const char *key, const ErpAzureGateway *facts,
                            ErpSpot spot);
/* A gateway of a virtual hub: what comes nearest to it among those the plan knows. `units` of 2
 * Gb/s. */
guint erp_azure_add_hub_gateway(ErpAzure *azure, const char *key, const ErpAzureGateway *facts,
                                ErpSpot spot);

typedef struct {
  const char *circuit; /* key */
  const char *weight;
  const char *fastpath; /* "true" or "false" */
} ErpAzureConnection;

void erp_azure_add_connection(ErpAzure *azure, guint gateway, const ErpAzureConnection *facts,
                              ErpSpot spot);

/* Private to azure.c: the catalogue's peering location of a name as Azure has it: its own, that of
 * a metro (then `*second` is the metro's other one), or of a port ("Equinix-Seattle-SE2"). NULL
 * when there is none like it. `*guessed`: it is only near. Borrowed from the catalogue. */
const ErpPeeringPlace *erp_azure_find_place(const ErpCatalogue *catalogue, const char *name,
                                            ErpCloud cloud, const ErpPeeringPlace **second,
                                            gboolean *guessed);
