/* A handler that writes down every event, one a line, for comparison with an expected text. */
#pragma once

#include "xml/reader.h"

/* The events of `bytes`; ends with "error MESSAGE" when the read fails. Caller frees. */
char *xml_events(GBytes *bytes);
char *xml_events_of(const char *text);

/* Asserts that the read fails with ERP_ERROR_INPUT and exactly this message. */
void xml_assert_refused(GBytes *bytes, const char *message);
