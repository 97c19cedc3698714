/* Private to session/ and its tests. */
#pragma once

#include "session/session.h"

/* The same as erp_session_new() with the folder and the delay (ms) of the recovery journal. */
ErpSession *erp_session_new_with(ErpDocument *document, const ErpCatalogue *catalogue,
                                 const char *state_folder, guint delay);

/* Looks at once what others did to the file. */
ErpOutside erp_session_look_outside(ErpSession *session);
