# Files the tests read. tests/check-dist.sh compares this list with the folders.
EXTRA_DIST += \
	tests/badxml/01-empty.xml \
	tests/badxml/03-truncated.xml \
	tests/badxml/05-mismatched-tags.xml \
	tests/badxml/06-duplicate-attribute.xml \
	tests/badxml/08-undefined-entity.xml \
	tests/badxml/09-nul-byte.xml \
	tests/badxml/11-bad-utf8.xml \
	tests/badxml/13-latin1-declared.xml \
	tests/badxml/14-utf16-bom.xml \
	tests/badxml/15-utf8-bom-crlf.xml \
	tests/badxml/16-billion-laughs.xml \
	tests/badxml/18-xxe-file.xml \
	tests/badxml/20-recursive-entity.xml \
	tests/badxml/24-xinclude.xml \
	tests/badxml/26-wrong-root.xml \
	tests/badxml/27-nan-inf-coords.xml \
	tests/badxml/28-out-of-range.xml \
	tests/badxml/30-decimal-comma.xml \
	tests/badxml/31-dangling-ref.xml \
	tests/badxml/32-duplicate-id.xml \
	tests/badxml/34-markup-in-names.xml \
	tests/badxml/35-escape-sequence.xml \
	tests/badxml/37-cdata-ok.xml \
	tests/badxml/39-gzip.xml \
	tests/badxml/40-future-version.xml \
	tests/badxml/EXPECTED.tsv \
	$(NULL)
