# shellcheck shell=bash
# Reading the command line.

# value_of OPTION [VALUE …] : the option's value, or a sentence when it is missing.
value_of() {
  [ $# -ge 2 ] || fail "$EXIT_USAGE" "$1 needs a value."
  printf '%s' "$2"
}

unknown_option() {
  fail "$EXIT_USAGE" "$1 does not know \"$2\"." "./asterism $1 --help says what it takes."
}

# The path as seen from the caller's folder, made absolute.
absolute() {
  case $1 in
    file:///*) printf '%s' "${1#file://}" ;;
    /*) printf '%s' "$1" ;;
    *) printf '%s/%s' "$CALLER" "$1" ;;
  esac
}

# Fills ARGUMENTS with the given words, the values of path options made absolute.
with_absolute_paths() {
  local previous='' word
  ARGUMENTS=()
  for word in "$@"; do
    case $previous in
      --truth) case $word in *://*) ;; *) word=$(absolute "$word") ;; esac ;;
      --conf | --images | --report | --bundles | --port-file | --vectors | --home | --model | --edges) word=$(absolute "$word") ;;
    esac
    case $word in
      --truth=*://*) ;;
      --truth=* | --conf=* | --images=* | --report=* | --bundles=* | --port-file=* | --vectors=* | --home=* | --model=* | --edges=*)
        word="${word%%=*}=$(absolute "${word#*=}")"
        ;;
    esac
    ARGUMENTS+=("$word")
    previous=$word
  done
}

require_port_number() {
  case $1 in
    '' | *[!0-9]* | ??????*) ;;
    *) if [ "$1" -ge 1 ] && [ "$1" -le 65535 ]; then return 0; fi ;;
  esac
  fail "$EXIT_USAGE" "\"$1\" is not a port: a port is a number from 1 to 65535."
}

# each_value OPTION COMMAND… : runs the command with each value that ARGUMENTS give the option.
each_value() {
  local option=$1 previous='' word
  shift
  for word in ${ARGUMENTS[@]+"${ARGUMENTS[@]}"}; do
    [ "$previous" != "$option" ] || "$@" "$word"
    case $word in "$option"=*) "$@" "${word#*=}" ;; esac
    previous=$word
  done
}

# A folder of images must be there before anything is built for it.
require_images() {
  local folder=$1
  [ -d "$folder" ] || fail "$EXIT_USAGE" "There is no folder $folder." \
    "Give --images a folder that holds pictures and a manifest.csv naming them."
  [ -n "$(ls -A "$folder")" ] || fail "$EXIT_USAGE" "The folder $folder is empty." \
    "Put pictures and a manifest.csv naming them into it."
  [ -r "$folder/manifest.csv" ] || fail "$EXIT_USAGE" "The folder $folder has no manifest.csv." \
    "It must name each picture, one a line; docs/sources.md lists its columns."
}
