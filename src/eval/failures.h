/* What can fail in a plan: each thing alone, what fails together by its nature (a metro, a
 * provider, what shares a path), and the scenarios that the plan states. A failure has a word to
 * type, a name for people and the outage it means.
 *
 *   word                      fails
 *   par-syd, er-ams, par      the thing with this id
 *   par/internet[1]           an internet access without an id
 *   er-ams/primary            one link of a circuit; er-ams/secondary the other
 *   metro/amsterdam-metro     every peering location of the metro, with its metro circuits
 *   provider/colt             all WAN links, circuits and internet accesses of the provider
 *   path-group/duct-1         the same that share a path group
 *
 * Names in words are in small letters, with "-" for all that is no letter or digit; names that come
 * to the same are one. Peering locations at one place are one, at the first record of it. Ports of
 * one's own ("direct") come from no provider; people without an office cannot burn down. */
#pragma once

#include "eval/outage.h"

typedef enum {
  ERP_FAILURE_SCENARIO,
  ERP_FAILURE_SITE,
  ERP_FAILURE_WAN_LINK,
  ERP_FAILURE_EDGE,
  ERP_FAILURE_INTERNET,
  ERP_FAILURE_CIRCUIT,
  ERP_FAILURE_CIRCUIT_LINK,
  ERP_FAILURE_LOCATION,
  ERP_FAILURE_METRO,
  ERP_FAILURE_GATEWAY,
  ERP_FAILURE_PROXY,
  ERP_FAILURE_VPN,
  ERP_FAILURE_PROVIDER,
  ERP_FAILURE_PATH_GROUP,
  ERP_FAILURE_PAIR, /* two of these */
  ERP_FAILURE_KINDS
} ErpFailureKind;
const char *erp_failure_kind_word(ErpFailureKind kind);  /* "wan-link"; not translated */
const char *erp_failure_kind_title(ErpFailureKind kind); /* translated: "WAN link" */

typedef struct {
  ErpFailureKind kind;
  char *word;
  char *name; /* translated: "WAN link Paris - Sydney" */
  ErpOutage *outage;
  const ErpRecord *record; /* of the plan, or NULL */
} ErpFailure;

void erp_failure_free(ErpFailure *failure);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpFailure, erp_failure_free)
/* Both at once: "WORD+WORD". Caller frees. */
ErpFailure *erp_failure_both(const ErpFailure *a, const ErpFailure *b);

typedef struct {
  GPtrArray *list;     /* ErpFailure: by kind, each kind in the plan's order */
  GHashTable *by_word; /* -> ErpFailure */
} ErpFailures;

/* Of an evaluated plan, which must outlive them. What scenarios name and the plan does not have is
 * told in `diags` unless that is NULL. O(elements). */
ErpFailures *erp_failures_new(const ErpNetwork *network, ErpDiagList *diags);
void erp_failures_free(ErpFailures *failures);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ErpFailures, erp_failures_free)

/* Every two different failures that are no scenarios, in order. NULL with ERP_ERROR_USAGE when
 * these would be more than ERP_FAILURE_PAIRS. They are the caller's, of which it unrefs the array.
 */
enum { ERP_FAILURE_PAIRS = 200000 };
GPtrArray *erp_failures_pairs(const ErpFailures *failures, GError **error);

/* The failure of a word, as above in capital or small letters; the name of a provider, metro or
 * path group alone will do when nothing else is called so. NULL with ERP_ERROR_USAGE and a
 * suggestion. */
const ErpFailure *erp_failures_find(const ErpFailures *failures, const char *word, GError **error);
