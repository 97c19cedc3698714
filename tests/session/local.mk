check_PROGRAMS += \
	tests/session/test-again \
	tests/session/test-document \
	tests/session/test-draft \
	tests/session/test-edit-text \
	tests/session/test-history \
	tests/session/test-importer \
	tests/session/test-journal \
	tests/session/test-random-edits \
	tests/session/test-recent \
	tests/session/test-recovery \
	tests/session/test-remembered \
	tests/session/test-save \
	tests/session/test-session \
	tests/session/test-settings \
	tests/session/test-worker \
	$(NULL)

noinst_PROGRAMS += tests/tools/time-session
tests_tools_time_session_SOURCES = tests/tools/time-session.c
tests_tools_time_session_LDADD = $(ERP_SESSION_LIBS)

tests_session_test_again_SOURCES = \
	tests/session/test-again.c \
	$(big_plan_support) \
	$(plan_test_support)
tests_session_test_again_LDADD = $(ERP_SESSION_LIBS)
tests_session_test_document_SOURCES = tests/session/test-document.c $(plan_test_support)
tests_session_test_document_LDADD = $(ERP_SESSION_LIBS)
tests_session_test_draft_SOURCES = tests/session/test-draft.c
tests_session_test_draft_LDADD = $(ERP_SESSION_LIBS)
tests_session_test_edit_text_SOURCES = tests/session/test-edit-text.c $(plan_test_support)
tests_session_test_edit_text_LDADD = $(ERP_SESSION_LIBS)
tests_session_test_history_SOURCES = tests/session/test-history.c $(plan_test_support)
tests_session_test_history_LDADD = $(ERP_SESSION_LIBS)
tests_session_test_importer_SOURCES = tests/session/test-importer.c
tests_session_test_importer_LDADD = $(ERP_SESSION_LIBS)
journal_fixture = tests/session/journal-fixture.c tests/session/journal-fixture.h $(plan_test_support)
tests_session_test_journal_SOURCES = tests/session/test-journal.c $(journal_fixture)
tests_session_test_journal_LDADD = $(ERP_SESSION_LIBS)
tests_session_test_recovery_SOURCES = tests/session/test-recovery.c $(journal_fixture)
tests_session_test_recovery_LDADD = $(ERP_SESSION_LIBS)
tests_session_test_random_edits_SOURCES = tests/session/test-random-edits.c $(plan_test_support)
tests_session_test_random_edits_LDADD = $(ERP_SESSION_LIBS)
tests_session_test_recent_SOURCES = tests/session/test-recent.c
tests_session_test_recent_LDADD = $(ERP_SESSION_LIBS)
tests_session_test_remembered_SOURCES = tests/session/test-remembered.c
tests_session_test_remembered_LDADD = $(ERP_SESSION_LIBS)
tests_session_test_save_SOURCES = tests/session/test-save.c
tests_session_test_save_LDADD = $(ERP_SESSION_LIBS)
tests_session_test_session_SOURCES = tests/session/test-session.c $(plan_test_support)
tests_session_test_session_LDADD = $(ERP_SESSION_LIBS)
tests_session_test_settings_SOURCES = tests/session/test-settings.c
tests_session_test_settings_LDADD = $(ERP_SESSION_LIBS)
tests_session_test_worker_SOURCES = tests/session/test-worker.c
tests_session_test_worker_LDADD = $(ERP_SESSION_LIBS)
