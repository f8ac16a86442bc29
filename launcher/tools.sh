# shellcheck shell=bash
# Finding a JDK and a Maven on this machine.

MAVEN_VERSION=3.9.11
OWN_MAVEN=$STATE/maven/apache-maven-$MAVEN_VERSION/bin/mvn

# Folders that may hold a JDK, the preferred first. ASTERISM_JDK_SEARCH, a list of folders
# separated by colons, takes the place of all the usual ones.
jdk_folders() {
  local folder java
  if [ -n "${ASTERISM_JDK_SEARCH:-}" ]; then
    while read -r folder; do
      printf '%s\n' "$folder" "$folder"/*
    done <<<"${ASTERISM_JDK_SEARCH//:/$'\n'}"
    return
  fi
  [ -z "${JAVA_HOME:-}" ] || printf '%s\n' "$JAVA_HOME"
  if java=$(command -v java); then
    java=$(readlink -f "$java" 2>/dev/null || printf '%s' "$java")
    printf '%s\n' "${java%/bin/java}"
  fi
  printf '%s\n' /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home
}

# The feature version of the JDK in a folder, such as 17; fails where there is none.
jdk_version() {
  local line version=''
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  while IFS= read -r line; do
    case $line in JAVA_VERSION=*) version=${line#*\"} ;; esac
  done <"$1/release"
  version=${version#1.}
  version=${version%%[!0-9]*}
  [ -n "$version" ] && printf '%s\n' "$version"
}

# "VERSION FOLDER" of every JDK found, each once.
jdks() {
  local folder version
  jdk_folders | while IFS= read -r folder; do
    if version=$(jdk_version "$folder"); then
      printf '%s %s\n' "$version" "$(cd -P "$folder" && pwd)"
    fi
  done | awk '!seen[$0]++'
}

find_jdk() { jdks | awk -v version="$1" '$1 == version { sub(/^[0-9]+ /, ""); print; exit }'; }

how_to_get_a_jdk() {
  printf '%s\n' \
    "  Debian, Ubuntu, WSL   sudo apt-get install openjdk-17-jdk" \
    "  macOS                 brew install openjdk@17" \
    "  Windows               install WSL (wsl --install), then as on Ubuntu" \
    "  anywhere              sdk install java 17.0.15-tem   (with SDKMAN)"
}

# Spark 3.5 does not start on the newest JDKs, so batch and build both run on 17.
need_jdk() {
  [ -z "${JDK_READY:-}" ] || return 0
  local home
  home=$(find_jdk 17)
  if [ -z "$home" ]; then
    fail "$EXIT_TOOL" "No JDK 17 was found, and Spark 3.5 needs that one." \
      "Install it, or set JAVA_HOME to the folder it lies in:" "$(how_to_get_a_jdk)"
  fi
  export JAVA_HOME=$home
  JDK_READY=yes
}

# The newest JDK on which vector search uses SIMD, else 17. 25 is the newest one tried.
serving_jdk() {
  local found
  found=$(jdks | awk '$1 >= 21 && $1 <= 25' | sort -rn | while IFS= read -r line; do
    if grep -q 'jdk\.incubator\.vector' "${line#* }/release"; then
      printf '%s\n' "${line#* }"
      break
    fi
  done)
  printf '%s\n' "${found:-$(find_jdk 17)}"
}

maven_version() {
  "$1" -B -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9][0-9.]*\).*/\1/p'
}

at_least_3_9() {
  local major=${1%%.*} minor=${1#*.}
  minor=${minor%%.*}
  [ "${major:-0}" -gt 3 ] || { [ "${major:-0}" -eq 3 ] && [ "${minor:-0}" -ge 9 ]; }
}

# Sets MVN to a Maven that Quarkus accepts, fetching one through an older Maven if need be.
need_maven() {
  local machine version
  need_jdk
  if [ -x "$OWN_MAVEN" ]; then
    MVN=$OWN_MAVEN
    return
  fi
  machine=$(command -v mvn) || fail "$EXIT_TOOL" "Maven was not found, and the build needs it." \
    "  Debian, Ubuntu, WSL   sudo apt-get install maven" \
    "  macOS                 brew install maven" \
    "  anywhere              sdk install maven   (with SDKMAN)"
  version=$(maven_version "$machine")
  MVN=$machine
  if ! at_least_3_9 "$version"; then
    unpack_maven "$machine" "$version"
    MVN=$OWN_MAVEN
  fi
}

unpack_maven() {
  local log=$LOGS/maven.log part=$STATE/maven.part
  doing "Maven $2 is too old for Quarkus, unpacking $MAVEN_VERSION beside it"
  rm -rf "$part"
  mkdir -p "$part" "$STATE/maven"
  if ! (cd "$part" && "$1" -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack \
    "-Dartifact=org.apache.maven:apache-maven:$MAVEN_VERSION:zip:bin" \
    "-DoutputDirectory=$part") >"$log" 2>&1; then
    end_line
    tail -5 "$log" >&2
    fail "$EXIT_TOOL" "Maven $MAVEN_VERSION could not be fetched; $log holds the whole story." \
      "Check that this machine reaches its Maven repository, or install Maven 3.9 or newer yourself."
  fi
  chmod +x "$part/apache-maven-$MAVEN_VERSION/bin/mvn"
  rm -rf "$STATE/maven/apache-maven-$MAVEN_VERSION"
  mv "$part/apache-maven-$MAVEN_VERSION" "$STATE/maven/"
  rm -rf "$part"
  done_in
}
