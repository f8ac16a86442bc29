# shellcheck shell=bash
# A Spark home made of the jars Maven knows, and real spark-submit runs in it.

OWN_SPARK=$STATE/spark

need_spark_home() {
  local stamp fingerprint part=$STATE/spark.part
  if [ "${ASTERISM_USE_SPARK_HOME:-}" = 1 ]; then
    [ -d "${SPARK_HOME:-}/jars" ] || fail "$EXIT_TOOL" \
      "ASTERISM_USE_SPARK_HOME is 1, but SPARK_HOME (\"${SPARK_HOME:-}\") holds no jars folder." \
      "Set SPARK_HOME to an unpacked Spark 3.5, or unset ASTERISM_USE_SPARK_HOME."
    return
  fi
  export SPARK_HOME=$OWN_SPARK
  fingerprint="$(cat pom.xml launcher/spark-home/pom.xml | cksum)${ASTERISM_GPU:+ gpu}"
  stamp=''
  [ ! -r "$OWN_SPARK/stamp" ] || stamp=$(<"$OWN_SPARK/stamp")
  [ "$stamp" != "$fingerprint" ] || return 0
  need_maven
  take_build_lock
  doing "Laying out Spark"
  rm -rf "$part"
  mkdir -p "$part/conf"
  if ! "$MVN" -q -B -ntp -f launcher/spark-home/pom.xml ${ASTERISM_GPU:+-Pgpu} dependency:copy-dependencies \
    -DincludeScope=runtime "-DoutputDirectory=$part/jars" >"$LOGS/spark-home.log" 2>&1 </dev/null; then
    end_line
    useful_tail "$LOGS/spark-home.log" >&2
    release_build_lock
    fail "$EXIT_TOOL" "Spark's jars could not be fetched; $LOGS/spark-home.log holds the whole story." \
      "Check that this machine reaches its Maven repository."
  fi
  # Spark takes a folder for a Spark home when it holds this file.
  touch "$part/RELEASE"
  printf '%s\n' "$fingerprint" >"$part/stamp"
  rm -rf "$OWN_SPARK"
  mv "$part" "$OWN_SPARK"
  release_build_lock
  done_in
}

# A quarter of the memory this process may use, from 2 to 8 GiB.
driver_memory() {
  local gib
  if [ -n "${ASTERISM_DRIVER_MEMORY:-}" ]; then
    case ${ASTERISM_DRIVER_MEMORY%[kmgKMG]} in
      '' | *[!0-9]*) fail "$EXIT_USAGE" "ASTERISM_DRIVER_MEMORY is \"$ASTERISM_DRIVER_MEMORY\", which is no size." \
        "Write for example 6g." ;;
    esac
    printf '%s' "$ASTERISM_DRIVER_MEMORY"
    return
  fi
  gib=$(($(usable_gib) / 4))
  if [ "$gib" -lt 2 ]; then gib=2; fi
  if [ "$gib" -gt 8 ]; then gib=8; fi
  printf '%dg' "$gib"
}

# The machine's memory, or less where this process may not use all of it.
usable_gib() {
  local bytes limit
  bytes=$(memory_bytes)
  limit=$(cat /sys/fs/cgroup/memory.max 2>/dev/null) || limit=max
  case $limit in '' | *[!0-9]*) ;; *) if [ "$limit" -lt "$bytes" ]; then bytes=$limit; fi ;; esac
  printf '%d' "$((bytes / 1024 / 1024 / 1024))"
}

memory_bytes() {
  if [ -r /proc/meminfo ]; then
    awk '/^MemTotal:/ { printf "%.0f", $2 * 1024 }' /proc/meminfo
  else
    sysctl -n hw.memsize
  fi
}

# The JVM announces the incubating module first of all; nobody can act on it. What follows passes as
# it comes, for a line of progress has no end.
without_module_warning() {
  local line
  if IFS= read -r line; then
    case $line in 'WARNING: Using incubator modules'*) ;; *) printf '%s\n' "$line" ;; esac
  fi
  exec cat
}

# The list has one home, the pom.
add_opens() { sed -n 's/.*<spark.add-opens>\(.*\)<\/spark.add-opens>.*/\1/p' pom.xml; }

# Fills JAVA_COMMAND with the JVM and the flags every Spark program of ours runs under.
spark_java() {
  local memory
  memory=$(driver_memory)
  case ${ASTERISM_MASTER:-local} in
    local* | spark://* | yarn | k8s://* | mesos://*) ;;
    *) fail "$EXIT_USAGE" "ASTERISM_MASTER is \"$ASTERISM_MASTER\", which is no Spark master." \
      "Write for example local[4], yarn or spark://HOST:7077." ;;
  esac
  export SPARK_SCALA_VERSION=2.12
  # On one machine Spark need not be seen by others.
  case ${ASTERISM_MASTER:-local} in local*) export SPARK_LOCAL_IP=${SPARK_LOCAL_IP:-127.0.0.1} ;; esac
  # shellcheck disable=SC2206,SC2207 # flags are meant to be split
  JAVA_COMMAND=("$JAVA_HOME/bin/java" $(add_opens) "-Xmx$memory" -XX:+UseParallelGC -Xshare:auto
    "-Dlog4j2.configurationFile=$ROOT/conf/log4j2.properties" "-Dasterism.log=$LOGS/spark.log"
    ${ASTERISM_JAVA_OPTIONS:-})
}

# Fills SUBMIT with the command that runs a job. The first successful run leaves an archive of
# Spark's loaded classes, with which later ones start in half the time.
spark_submit() {
  local class=org.asterism.jobs.$1 class_path="$SPARK_HOME/jars/*" archive=$OWN_SPARK/classes.jsa
  shift
  spark_java
  ARCHIVE_PART=''
  if [ "$SPARK_HOME" != "$OWN_SPARK" ]; then
    class_path="$SPARK_HOME/conf:$class_path"
  elif [ -r "$archive" ]; then
    JAVA_COMMAND+=("-XX:SharedArchiveFile=$archive" -Xlog:cds=off -Xlog:cds+dynamic=off)
  else
    ARCHIVE_PART=$archive.$$
    JAVA_COMMAND+=("-XX:ArchiveClassesAtExit=$ARCHIVE_PART" -Xlog:cds=off -Xlog:cds+dynamic=off)
  fi
  SUBMIT=("${JAVA_COMMAND[@]}" -cp "$class_path"
    org.apache.spark.deploy.SparkSubmit --master "${ASTERISM_MASTER:-local[*]}"
    --driver-memory "$(driver_memory)")
  # Hadoop's own starts a process for each file's permissions.
  [ "$SPARK_HOME" != "$OWN_SPARK" ] || SUBMIT+=(--conf
    spark.hadoop.fs.file.impl=com.globalmentor.apache.hadoop.fs.BareLocalFileSystem)
  SUBMIT+=(--class "$class" "$JOBS_JAR" "$@")
}

# An archive counts once the JVM that wrote it has ended well.
keep_archive() {
  [ -z "$ARCHIVE_PART" ] || [ ! -e "$ARCHIVE_PART" ] || mv -f "$ARCHIVE_PART" "$OWN_SPARK/classes.jsa"
}

drop_archive_part() { [ -z "${ARCHIVE_PART:-}" ] || rm -f "$ARCHIVE_PART"; }

# A stage, nightly, runs or evaluate: the class named like the command does the work.
job_command() {
  local class
  class=$(printf '%s' "$1" | awk '{ print toupper(substr($0, 1, 1)) substr($0, 2) }')
  shift
  with_absolute_paths "$@"
  each_value --images require_images
  need_jdk
  build jobs
  need_spark_home
  if [ -n "${ASTERISM_CONTACT:-}" ]; then
    ARGUMENTS=(--set "contact=$ASTERISM_CONTACT" ${ARGUMENTS[@]+"${ARGUMENTS[@]}"})
  fi
  spark_submit "$class" ${ARGUMENTS[@]+"${ARGUMENTS[@]}"}
  [ -n "$ARCHIVE_PART" ] || exec "${SUBMIT[@]}" 2> >(trap '' INT; without_module_warning >&2)
  trap drop_archive_part EXIT
  "${SUBMIT[@]}" 2> >(trap '' INT; without_module_warning >&2)
  keep_archive
}

bench_command() {
  with_absolute_paths "$@"
  need_jdk
  build bench
  need_spark_home
  spark_java
  exec "${JAVA_COMMAND[@]}" -cp "$BENCH_JAR:$SPARK_HOME/jars/*" org.asterism.bench.Bench \
    ${ARGUMENTS[@]+"${ARGUMENTS[@]}"} 2> >(trap '' INT; without_module_warning >&2)
}
