/* Small plans for oracle tests: chains, loops, cut-off sites, parallel links, links without
 * capacity or with a measurement, circuits with and without Microsoft 365. */
#pragma once

#include <glib.h>

/* What stands inside <plan>; the same seed gives the same. Caller frees. */
char *random_plan(guint32 seed);
