# Files the tests read. tests/check-dist.sh compares this list with the folders.
EXTRA_DIST += \
	$(NULL)
