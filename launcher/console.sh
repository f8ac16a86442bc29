# shellcheck shell=bash
# What a person reads. Progress goes to stderr, so that stdout holds results alone.

# Exit codes, the same for the launcher and the jobs it starts.
EXIT_FAILED=1
EXIT_USAGE=2
EXIT_UNAVAILABLE=3
EXIT_TOOL=4

if [ -t 2 ] && [ -z "${NO_COLOR:-}" ]; then
  BOLD=$'\033[1m' RED=$'\033[31m' GREEN=$'\033[32m' YELLOW=$'\033[33m' PLAIN=$'\033[0m'
else
  BOLD='' RED='' GREEN='' YELLOW='' PLAIN=''
fi

LINE_OPEN=''

say() {
  end_line
  printf '%s\n' "$*" >&2
}

# Opens a line that `done_in` ends with the seconds the step took, or `end_line` without them.
doing() {
  printf '%s … ' "$*" >&2
  LINE_OPEN=yes
  STEP_STARTED=$SECONDS
}

done_in() {
  LINE_OPEN=''
  printf '%d s\n' "$((SECONDS - STEP_STARTED))" >&2
}

end_line() {
  [ -z "$LINE_OPEN" ] || printf '\n' >&2
  LINE_OPEN=''
}

# fail CODE SENTENCE… : one sentence a line, first what and why, then what to do now.
fail() {
  local code=$1 line
  shift
  end_line
  printf '%s%s%s\n' "$RED" "$1" "$PLAIN" >&2
  shift
  for line in "$@"; do say "$line"; done
  exit "$code"
}

# "3 s", "2 min 5 s"
duration() {
  if [ "$1" -ge 60 ]; then
    printf '%d min %d s' "$(($1 / 60))" "$(($1 % 60))"
  else
    printf '%d s' "$1"
  fi
}

COMMANDS="demo verify nightly crawl fetch enrich walk embed link chart publish export takedown runs evaluate tune \
models serve sandbox s3 neo4j bench build doctor help version"

is_command() {
  case " $COMMANDS " in *" $1 "*) return 0 ;; esac
  return 1
}

unknown_command() {
  fail "$EXIT_USAGE" "There is no command \"$1\". The nearest is \"$(nearest_command "$1")\"." \
    "./asterism help lists all of them."
}

# The command with the smallest Levenshtein distance, the first of them when several tie.
nearest_command() {
  printf '%s\n' "$1" | awk -v commands="$COMMANDS" '
    function least(a, b, c) { if (b < a) a = b; return c < a ? c : a }
    function distance(s, t,    i, j, d) {
      for (i = 0; i <= length(s); i++) d[i, 0] = i
      for (j = 0; j <= length(t); j++) d[0, j] = j
      for (i = 1; i <= length(s); i++)
        for (j = 1; j <= length(t); j++)
          d[i, j] = least(d[i - 1, j] + 1, d[i, j - 1] + 1,
                          d[i - 1, j - 1] + (substr(s, i, 1) != substr(t, j, 1)))
      return d[length(s), length(t)]
    }
    { n = split(commands, names, " ")
      best = -1
      for (k = 1; k <= n; k++) {
        far = distance(tolower($0), names[k])
        if (best < 0 || far < best) { best = far; nearest = names[k] }
      }
      print nearest }'
}

asks_for_help() {
  local argument
  for argument in "$@"; do
    case $argument in -h | --help) return 0 ;; esac
  done
  return 1
}

help_for() {
  [ -r "$ROOT/launcher/help/$1.txt" ] || unknown_command "$1"
  cat "$ROOT/launcher/help/$1.txt"
}

print_version() {
  sed -n 's/^  <version>\(.*\)<\/version>/asterism \1/p' "$ROOT/pom.xml" | head -1
}
