# Sourced by ./demo, ./cluster, ./register and others: checks the tools, builds what is missing or older than its sources.
# Sets home; run CLASS [JVM options] -- [arguments] replaces the shell by that class of the quickstart.
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
command=./$(basename "$0")

need() { # program, what it is, the package that has it
    command -v "$1" >/dev/null || {
        echo "$command needs $2, and '$1' is not on the PATH. Debian, Ubuntu: apt-get install $3; macOS: brew install $4" >&2
        exit 1
    }
}

check_tools() {
    need java "JDK 17 or later" openjdk-17-jdk-headless openjdk@17
    need javac "JDK 17 or later" openjdk-17-jdk-headless openjdk@17
    need mvn "Maven 3.8 or later" maven maven
    local version maven major minor
    version=$(javac -version 2>&1 | sed -E 's/[^0-9]*([0-9]+).*/\1/')
    [ "$version" -ge 17 ] || {
        echo "$command needs JDK 17 or later, found $version. Debian, Ubuntu: apt-get install openjdk-17-jdk-headless; macOS: brew install openjdk@17" >&2
        exit 1
    }
    maven=$(mvn -v 2>/dev/null | sed -nE 's/.*Apache Maven ([0-9]+)\.([0-9]+).*/\1 \2/p')
    read -r major minor <<<"${maven:-0 0}"
    [ "$major" -gt 3 ] || { [ "$major" -eq 3 ] && [ "$minor" -ge 8 ]; } || {
        echo "$command needs Maven 3.8 or later, found $major.$minor. Debian, Ubuntu: apt-get install maven; macOS: brew install maven" >&2
        exit 1
    }
}

build() {
    local built=$home/quickstart/target/libraries sources
    sources=("$home"/pom.xml "$home"/*/pom.xml "$home"/{common,event-logs,streaming-job,training-job,quickstart}/src/main)
    if [ ! -f "$built" ] || [ -n "$(find "${sources[@]}" -newer "$built" -type f -print -quit)" ]; then
        check_tools
        echo "Building (the first time some minutes, for the libraries) …" >&2
        mvn -q -B -f "$home/pom.xml" -pl quickstart -am -DskipTests package
    fi
}

run() {
    local class=$1 options=()
    shift
    while [ "$1" != -- ]; do options+=("$1") && shift; done
    shift
    build
    local flags
    flags=$(sed -n 's/^env.java.opts.all: //p' "$home/conf/config.yaml")
    # shellcheck disable=SC2086
    exec java $flags "${options[@]}" -Dlog4j.shutdownHookEnabled=false -cp "$home/quickstart/target/classes:$(cat "$home/quickstart/target/libraries")" "$class" "$@"
}
