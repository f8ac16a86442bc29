# shellcheck shell=bash
# What this machine has of what Asterism can use.

doctor_command() {
  [ $# -eq 0 ] || unknown_option doctor "$1"
  ESSENTIAL_MISSING=''
  look_at_tools
  look_at_machine
  look_at_optional_tools
  look_at_state
  if [ -n "$ESSENTIAL_MISSING" ]; then
    printf '\nMissing and essential: %s.\n' "${ESSENTIAL_MISSING# }"
    exit "$EXIT_TOOL"
  fi
  printf '\nNothing essential is missing.\n'
}

# row STATE NAME WHAT [REMEDY]
row() {
  local colour=''
  case $1 in
    ok) colour=$GREEN ;;
    missing) colour=$RED ;;
    note) colour=$YELLOW ;;
  esac
  [ -t 1 ] || colour=''
  printf '%s%-8s%s%-14s %s\n' "$colour" "$1" "${colour:+$PLAIN}" "$2" "$3"
  if [ $# -ge 4 ]; then printf '%23s%s\n' '' "$4"; fi
}

essential_missing() {
  row missing "$@"
  ESSENTIAL_MISSING="$ESSENTIAL_MISSING $1"
}

look_at_tools() {
  local home version
  home=$(find_jdk 17)
  if [ -n "$home" ]; then
    row ok "JDK 17" "$home"
    export JAVA_HOME=$home
  else
    essential_missing "JDK 17" "Spark and the build run on it" "Debian, Ubuntu, WSL: sudo apt-get install openjdk-17-jdk; macOS: brew install openjdk@17"
  fi
  home=$(serving_jdk)
  version=$(jdk_version "$home") || version=''
  if [ "${version:-0}" -ge 21 ]; then
    row ok "JDK 21 to 25" "$home: serving uses SIMD for vector search"
  else
    row note "JDK 21 to 25" "none found; serving runs on 17, its vector search without SIMD"
  fi
  if [ -x "$OWN_MAVEN" ]; then
    row ok Maven "$MAVEN_VERSION in .asterism/maven"
  elif command -v mvn >/dev/null; then
    version=$(maven_version mvn)
    if at_least_3_9 "$version"; then
      row ok Maven "$version"
    else
      row ok Maven "${version:-unknown version}; the first build unpacks $MAVEN_VERSION beside it"
    fi
  else
    essential_missing Maven "the build runs on it" "Debian, Ubuntu, WSL: sudo apt-get install maven; macOS: brew install maven"
  fi
}

look_at_machine() {
  local gib free cores
  gib=$(($(memory_bytes) / 1024 / 1024 / 1024))
  if [ "$gib" -ge 4 ]; then
    row ok memory "$gib GiB, of which a job's driver gets $(driver_memory) (ASTERISM_DRIVER_MEMORY changes it)"
  else
    row note memory "$gib GiB; a job wants 2 GiB for itself, and 4 in all leave room for the rest"
  fi
  free=$(($(df -Pk . | awk 'NR == 2 { print $4 }') / 1024 / 1024))
  if [ "$free" -ge 5 ]; then
    row ok "disk" "$free GiB free"
  else
    row note "disk" "$free GiB free; the first build wants about 3, a collection the size of its pictures"
  fi
  cores=$(getconf _NPROCESSORS_ONLN)
  row ok cores "$cores"
}

# tool STATE-IF-MISSING NAME PROGRAMS NEEDED-FOR REMEDY
optional_tool() {
  local name=$1 program
  for program in $2; do
    if command -v "$program" >/dev/null; then
      row ok "$name" "$(command -v "$program")"
      return
    fi
  done
  row note "$name" "not found; $3" "$4"
}

look_at_optional_tools() {
  optional_tool Node "node" "only the web page's own tests and checks need it" \
    "Debian, Ubuntu, WSL: sudo apt-get install nodejs npm; macOS: brew install node"
  optional_tool Chromium "chromium chromium-browser google-chrome" "the browser tests are skipped without it" \
    "Debian: sudo apt-get install chromium"
  optional_tool Tesseract "tesseract" "text in pictures stays unread, and a later run reads it once this is here" \
    "Debian, Ubuntu, WSL: sudo apt-get install tesseract-ocr tesseract-ocr-eng"
}

look_at_state() {
  local stale bundles
  if port_is_taken 8080; then
    row note "port 8080" "taken; use for example --port $(free_port_after 8080)"
  else
    row ok "port 8080" "free"
  fi
  # shellcheck disable=SC2086 # the module names are meant to be split
  stale=$(stale_among $MODULES)
  if [ -z "$stale" ]; then
    row ok build "up to date"
  else
    row note build "to be built when needed:$stale"
  fi
  if [ -d "$OWN_SPARK/jars" ]; then
    row ok Spark "in .asterism/spark"
  else
    row note Spark "laid out in .asterism/spark by the first job"
  fi
  look_at_lakes
  bundles=$(find data -maxdepth 3 -name CURRENT -path '*bundles*' 2>/dev/null | LC_ALL=C sort) || true
  if [ -z "$bundles" ]; then
    row note bundle "none yet; ./asterism demo or ./asterism nightly makes one"
  else
    printf '%s\n' "$bundles" | while IFS= read -r current; do
      row ok bundle "${current%/CURRENT}: $(<"$current") is in use"
    done
  fi
}

look_at_lakes() {
  local lakes
  lakes=$(find data -maxdepth 2 -type d -name lake 2>/dev/null | LC_ALL=C sort) || true
  if [ -z "$lakes" ]; then
    row note lake "none yet"
  else
    printf '%s\n' "$lakes" | while IFS= read -r lake; do
      row ok lake "$lake: $(find "$lake" -maxdepth 2 -type d -name _delta_log | wc -l | tr -d ' ') tables"
    done
  fi
}
