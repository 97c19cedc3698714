# Sourced by the shell tests: numbered TAP points and a run of the program with its three results.
n=0
failed=0

# ok STATUS TEXT: a point that passes when STATUS is 0.
ok() {
  n=$((n + 1))
  if [ "$1" -eq 0 ]; then
    printf 'ok %d - %s\n' "$n" "$2"
  else
    printf 'not ok %d - %s\n' "$n" "$2"
    failed=$((failed + 1))
  fi
}

skip() {
  n=$((n + 1))
  echo "ok $n - $1 # SKIP $2"
}

# run ARGS...: runs the program; leaves $status and the files $out and $err.
out=$(mktemp)
err=$(mktemp)
# shellcheck disable=SC2034
run() {
  "$ERPLAN" "$@" >"$out" 2>"$err"
  status=$?
}

# expect STATUS TEXT ARGS...: runs and compares the exit status.
expect() {
  want=$1
  what=$2
  shift 2
  run "$@"
  [ "$status" -eq "$want" ] || {
    echo "# exit status $status, wanted $want: erplan $*"
    sed 's/^/#   /' "$err"
  }
  ok "$([ "$status" -eq "$want" ]; echo $?)" "$what"
}

# says FILE PATTERN TEXT: a point that passes when the file has a line with the basic regex.
says() {
  grep -q -e "$2" "$1"
  found=$?
  [ "$found" -eq 0 ] || sed 's/^/#   /;20q' "$1"
  ok "$found" "$3"
}

# words COMMAND OPTION: the words that the option takes, as the program lists them.
words() { "$ERPLAN" "$1" "$2=?" x.xml 2>&1 | sed -n 's/.*use one of //p' | tr -d ','; }

finish() {
  rm -f "$out" "$err"
  echo "1..$n"
  [ "$failed" -eq 0 ]
  exit
}
