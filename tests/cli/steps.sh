# Sourced by the tests of pages whose examples show what they print: $work/steps has NUMBER.command and
# NUMBER.shown for each; they run in $work/here. A line "..." stands for any number of lines, "..."
# inside a line for any text.

# matches SHOWN PRINTED: 0 when the printed lines are the shown ones.
matches() {
  awk -v shown_file="$1" -v printed_file="$2" '
    function read(file, lines,    n) {
      while ((getline lines[n + 1] < file) > 0) n++
      close(file)
      return n
    }
    # Whether text is the pattern with each "..." standing for something.
    function same(pattern, text,    at, head, i) {
      at = index(pattern, "...")
      if (at == 0) return pattern == text
      head = substr(pattern, 1, at - 1)
      if (substr(text, 1, length(head)) != head) return 0
      pattern = substr(pattern, at + 3)
      for (i = length(head) + 1; i <= length(text) + 1; i++)
        if (same(pattern, substr(text, i))) return 1
      return 0
    }
    function rest(s, p,    i) {
      if (s > n_shown) return p > n_printed
      if (shown[s] == "...") {
        for (i = p; i <= n_printed + 1; i++)
          if (rest(s + 1, i)) return 1
        return 0
      }
      if (p > n_printed || !same(shown[s], printed[p])) {
        if (s > worst) { worst = s; line = p }
        return 0
      }
      return rest(s + 1, p + 1)
    }
    BEGIN {
      n_shown = read(shown_file, shown)
      n_printed = read(printed_file, printed)
      if (rest(1, 1)) exit 0
      print "# shown:   " shown[worst]
      print "# printed: " printed[line]
      exit 1
    }' </dev/null
}

# run_steps: every command in turn, in one folder, as a reader would type them.
run_steps() {
  for command in "$work/steps"/*.command; do
    [ -f "$command" ] || continue
    name=$(tr -s '\n ' ' ' <"$command")
    if grep -q jq "$command" && ! command -v jq >/dev/null 2>&1; then
      skip "$name" "jq is not installed"
      continue
    fi
    (cd "$work/here" && sh "$command") </dev/null >"$work/printed" 2>&1
    matches "${command%.command}.shown" "$work/printed"
    ok $? "$name"
  done
}
