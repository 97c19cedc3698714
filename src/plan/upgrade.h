/* Private to plan/: bringing plans of older format versions up to date while they are read, before
 * their names and values are looked at. */
#pragma once

#include "base/diag.h"
#include "plan/file.h"

/* An element as the old file has it. A step may replace any name or value (g_free the old one), add
 * attributes, or drop one by setting its name to NULL. */
typedef struct {
  char *name;
  GPtrArray *names;  /* of attributes without a namespace */
  GPtrArray *values; /* as many */
} ErpOldElement;

typedef struct {
  gint64 from; /* the version it takes; it gives the next one */
  void (*upgrade)(ErpOldElement *element);
} ErpUpgrade;

/* erp_plan_parse() for a program whose format version is `version`; `upgrades` has one row for
 * every older version it still reads, in ascending order. */
ErpPlan *erp_plan_parse_version(GBytes *bytes, const char *name, gint64 version,
                                const ErpUpgrade *upgrades, guint n_upgrades, ErpDiagList *diags,
                                GError **error);

/* Applies every step from version `from` on. */
void erp_upgrade_element(ErpOldElement *element, gint64 from, const ErpUpgrade *upgrades,
                         guint n_upgrades);
