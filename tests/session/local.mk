check_PROGRAMS += \
	tests/session/test-document \
	tests/session/test-history \
	tests/session/test-random-edits \
	tests/session/test-save \
	$(NULL)

tests_session_test_document_SOURCES = tests/session/test-document.c $(plan_test_support)
tests_session_test_document_LDADD = $(ERP_SESSION_LIBS)
tests_session_test_history_SOURCES = tests/session/test-history.c $(plan_test_support)
tests_session_test_history_LDADD = $(ERP_SESSION_LIBS)
tests_session_test_random_edits_SOURCES = tests/session/test-random-edits.c $(plan_test_support)
tests_session_test_random_edits_LDADD = $(ERP_SESSION_LIBS)
tests_session_test_save_SOURCES = tests/session/test-save.c
tests_session_test_save_LDADD = $(ERP_SESSION_LIBS)
