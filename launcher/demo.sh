# shellcheck shell=bash
# The whole way of the data on this machine, from a museum to the page.

demo_command() {
  local images='' works='' live='' port=8080 serving=yes data started=$SECONDS overrides museum=() again=()
  while [ $# -gt 0 ]; do
    case $1 in
      --images) images=$(value_of "$@") || exit; images=$(absolute "$images"); shift 2 ;;
      --works) works=$(value_of "$@") || exit; shift 2 ;;
      --live) live=$(value_of "$@") || exit; shift 2 ;;
      --port) port=$(value_of "$@") || exit; shift 2 ;;
      --no-serve) serving=''; shift ;;
      *) unknown_option demo "$1" ;;
    esac
  done
  # All that can be wrong is looked at before anything takes time.
  require_port_number "$port"
  [ -z "$images" ] || require_images "$images"
  [ -z "$live" ] || require_live_source "$live" "$images$works"
  case $works in
    *[!0-9]*) fail "$EXIT_USAGE" "--works takes a number of works, not \"$works\"." ;;
  esac
  if [ -n "$images" ] && [ -n "$works" ]; then
    fail "$EXIT_USAGE" "--images and --works exclude each other: a folder has the works it has."
  fi
  [ -z "$serving" ] || require_free_port "$port"
  data=$(demo_data "$images" "$works" "$live")

  need_jdk
  if [ -n "$live" ]; then build jobs ${serving:+serving}; else build jobs sandbox ${serving:+serving}; fi
  need_spark_home
  trap 'stop_demo 130' INT
  trap 'stop_demo 143' TERM HUP
  trap 'close_museum; drop_archive_part' EXIT
  if [ -n "$live" ]; then
    live_overrides "$live"
  else
    [ -z "$images" ] || museum+=(--images "$images")
    [ -z "$works" ] || museum+=(--works "$works")
    # A folder may have changed since, and no date in it says so: everything is listed again.
    [ -z "$images" ] || again=(--set crawl.relist-after=0s)
    doing "Opening a sandbox museum"
    open_museum "$data" ${museum[@]+"${museum[@]}"}
    done_in
    museum_overrides
  fi
  overrides+=(${again[@]+"${again[@]}"} --set "lake=$data/lake" --set "raw=$data/raw" --set "bundles=$data/bundles")
  spark_submit Nightly "${overrides[@]}"
  run_in_demo "${SUBMIT[@]}" 2> >(trap '' INT; without_module_warning >&2)
  keep_archive
  say "Done in $(duration $((SECONDS - started))). The lake is in $data/lake, the bundle in $data/bundles."
  if [ -z "$serving" ]; then
    say "See it with: ./asterism serve --bundles $data/bundles"
    return
  fi
  # The museum stays open beside the page: that is where its links to sources lead.
  run_in_demo serve "$port" "$data/bundles"
}

# Each collection keeps its own data: a second demo of the same one does only what is new.
demo_data() {
  local images=$1 works=$2 live=$3 name
  if [ -n "$live" ]; then
    name=live-$live
  elif [ -n "$images" ]; then
    images=$(cd -P "$images" && pwd)
    name=demo-$(basename "$images" | tr -c 'A-Za-z0-9\n' '-')-$(printf '%s' "$images" | cksum | cut -d' ' -f1)
  else
    name=demo${works:+-$works}
  fi
  printf 'data/%s' "$name"
}

require_live_source() {
  [ "$1" = aic ] || fail "$EXIT_USAGE" "--live knows one source, aic, and not \"$1\"." \
    "aic is the Art Institute of Chicago."
  [ -z "$2" ] || fail "$EXIT_USAGE" "--live excludes --images and --works: it crawls the museum itself."
  [ -n "$(contact)" ] || fail "$EXIT_USAGE" \
    "A museum wants to know who crawls it, and no contact is set." \
    "Set one, for example: ASTERISM_CONTACT=you@example.org ./asterism demo --live $1" \
    "or fill in \"contact\" in conf/asterism.yaml."
}

contact() { printf '%s' "${ASTERISM_CONTACT:-$(configured contact conf/asterism.yaml)}"; }

live_overrides() {
  say "Crawling 200 works of the Art Institute of Chicago at one request a second: some ten minutes."
  overrides=(--set "contact=$(contact)" ${ASTERISM_AIC_URL:+--set "sources.aic.url=$ASTERISM_AIC_URL"}
    --set "sources.$1.limit=200"
    --set sources.met.enabled=false --set sources.commons.enabled=false)
}

# A rate of 0 means no limit; the jobs accept it for this machine's own addresses alone.
museum_overrides() {
  local base=$MUSEUM
  overrides=(
    --set "sources.aic.url=$base/aic/api/v1" --set sources.aic.rate=0
    --set "sources.met.url=$base/met/public/collection/v1" --set sources.met.rate=0
    --set "sources.commons.url=$base/commons/w/api.php" --set sources.commons.rate=0
    --set sources.aic.limit=null --set sources.met.limit=null --set sources.commons.limit=null
    --set fetch.rate=0 --set "history.relations=[$base/knowledge/relations.csv]"
    --set contact=demo@localhost)
}

# Runs the child beside us, so that a signal reaches us at once and is handed on.
run_in_demo() {
  local code=0
  "$@" </dev/null &
  DEMO_CHILD=$!
  wait "$DEMO_CHILD" || code=$?
  DEMO_CHILD=''
  # A source that broke off leaves less to show, not nothing.
  if [ "$code" -ne 0 ] && { [ "$code" -ne "$EXIT_UNAVAILABLE" ] || [ ! -e "$data/bundles/CURRENT" ]; }; then
    exit "$code"
  fi
}

stop_demo() {
  trap '' INT TERM HUP
  end_line
  say "Stopping."
  if [ -n "${DEMO_CHILD:-}" ]; then
    kill "$DEMO_CHILD" 2>/dev/null || true
    wait "$DEMO_CHILD" 2>/dev/null || true
  fi
  close_museum
  exit "$1"
}
