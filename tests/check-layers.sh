#!/bin/sh
# Proves that every #include under src/ obeys src/LAYERS, and that the proof would see a violation.
set -eu

tests_dir=${G_TEST_SRCDIR:-$(dirname "$0")}
source_dir=$tests_dir/../src

# violations SRC: one line for each include that breaks the table; nothing when all is well.
violations() {
  find "$1" -name '*.[ch]' | LC_ALL=C sort | awk -v src="$1" '
    function complain(text) { print path ":" number ": " text }
    function library(header) {
      if (header ~ /^libxml\//) return "libxml2"
      if (header ~ /^json-glib\//) return "json-glib"
      if (header ~ /^(ncursesw?\/|curses\.h|ncurses\.h|term\.h|panel\.h)/) return "ncursesw"
      if (header ~ /^csv\.h/) return "libcsv"
      return ""
    }
    function read_table(file,    line, f, n, i, list) {
      while ((getline line < file) > 0) {
        if (line ~ /^#/ || split(line, f, /[ \t]+/) < 4) continue
        floor[f[2]] = f[1] + 0
        outside[f[2]] = "," f[4] ","
        may[f[2]] = "," f[3] ","
      }
      close(file)
      for (folder in may) {
        n = split(may[folder], list, ",")
        for (i = 1; i <= n; i++)
          if (list[i] ~ /^[a-z]/ && (!(list[i] in floor) || floor[list[i]] >= floor[folder]))
            print file ": " folder " may not list " list[i] ", which is no lower floor"
      }
    }
    function check(header,    folder, target) {
      folder = path
      sub("^" src "/", "", folder)
      sub("/.*", "", folder)
      if (!(folder in floor)) { complain("the folder " folder " is not in LAYERS"); return }
      sub(/^[ \t]*#[ \t]*include[ \t]*/, "", header)
      if (header ~ /^</) {
        sub(/^</, "", header); sub(/>.*/, "", header)
        if (library(header) != "" && index(outside[folder], "," library(header) ",") == 0)
          complain(folder " may not use " library(header))
        return
      }
      gsub(/"/, "", header)
      if (header == "config.h") return
      target = header
      if (!sub(/\/.*/, "", target)) { complain("write \"folder/" header "\""); return }
      if (target == folder) return
      if (!(target in floor)) { complain("the folder " target " is not in LAYERS"); return }
      if (index(may[folder], ",*,") && floor[target] < floor[folder]) return
      if (index(may[folder], "," target ",") == 0)
        complain(folder " may not include " target)
    }
    BEGIN { read_table(src "/LAYERS") }
    {
      path = $0
      number = 0
      while ((getline line < path) > 0) {
        number++
        if (line ~ /^[ \t]*#[ \t]*include/) check(line)
      }
      close(path)
    }'
}

point=0
report() { # report STATUS NAME
  point=$((point + 1))
  if [ "$1" = 0 ]; then echo "ok $point - $2"; else echo "not ok $point - $2"; fi
}

# planted FOLDER LINE NAME: a copy of the tree with that line in that folder must be refused.
planted() {
  copy=$(mktemp -d)
  mkdir -p "$copy/$1"
  cp "$source_dir/LAYERS" "$copy/"
  printf '%s\n' "$2" > "$copy/$1/planted.c"
  found=$(violations "$copy")
  rm -rf "$copy"
  case $found in
  *planted.c:1:*) report 0 "$3" ;;
  *) report 1 "$3" ;;
  esac
}

found=$(violations "$source_dir")
while read -r floor folder _; do
  case $floor in '#'* | '') continue ;; esac
  bad=$(printf '%s\n' "$found" | grep -F "$source_dir/$folder/" || true)
  [ -z "$bad" ] || printf '%s\n' "$bad" | sed 's/^/# /'
  [ -z "$bad" ] && status=0 || status=1
  report "$status" "src/$folder keeps to its floor"
done < "$source_dir/LAYERS"
other=$(printf '%s\n' "$found" | while IFS= read -r line; do
  folder=${line#"$source_dir/"}
  folder=${folder%%/*}
  grep -Eq "^[0-9]+ $folder " "$source_dir/LAYERS" || printf '%s\n' "$line"
done)
[ -z "$other" ] || printf '%s\n' "$other" | sed 's/^/# /'
[ -z "$other" ] && status=0 || status=1
report "$status" 'the table names every folder and only lower floors'

planted base '#include "plan/plan.h"' 'an include of a higher floor is seen'
planted graph '#include "xml/reader.h"' 'an include of a neighbour is seen'
planted eval '  #  include "session/session.h"' 'spaces do not hide an include'
planted plan '#include <libxml/parser.h>' 'a library in the wrong folder is seen'
planted xml '#include <json-glib/json-glib.h>' 'a second library in the wrong folder is seen'
planted attic '#include <glib.h>' 'a folder outside the table is seen'
planted base '#include "units.h"' 'an include without its folder is seen'

echo "1..$point"
