#!/usr/bin/env bash
# A real MLflow server of the project's own: sourced by ./cluster; run by ./demo as serve FOLDER PORT, which fetches it first where it
# has never been, and by the tests also as install | home.
mlflow_home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)/.headwater/mlflow-3.17.2
mlflow_packages=(mlflow==3.17.2 lightgbm==4.7.0)

mlflow_fail() {
    echo "MLflow: $*" >&2
    exit 1
}

# Whoever comes second waits. The lock is the shell's until it closes descriptor 9 or ends, however it ends.
lock() { # folder that is to be made
    mkdir -p "$(dirname "$1")"
    exec 9>"$1.lock"
    python3 -c 'import fcntl; fcntl.flock(9, fcntl.LOCK_EX | fcntl.LOCK_NB)' 2>/dev/null || {
        echo "Waiting for another command that makes $1 …"
        python3 -c 'import fcntl; fcntl.flock(9, fcntl.LOCK_EX)'
    }
}

unlock() { exec 9>&-; }

install_mlflow() { # options of pip
    [ -f "$mlflow_home/complete" ] && return
    command -v python3 >/dev/null && python3 -c 'import ensurepip' 2>/dev/null ||
        mlflow_fail "needs Python 3.10 or later with venv. Debian, Ubuntu: apt-get install python3-venv; macOS: brew install python"
    python3 -c 'import sys; sys.exit(sys.version_info < (3, 10))' ||
        mlflow_fail "needs Python 3.10 or later, found $(python3 -V)"
    lock "$mlflow_home"
    [ -f "$mlflow_home/complete" ] || fetch_mlflow "$@"
    unlock
}

fetch_mlflow() {
    echo "Fetching MLflow (about 850 MB, once) …"
    rm -rf "$mlflow_home"
    python3 -m venv "$mlflow_home"
    # so that what a fetch leaves that is ended half-way is deleted by the next
    mkdir "$mlflow_home/tmp"
    TMPDIR=$mlflow_home/tmp "$mlflow_home/bin/pip" install "$@" --disable-pip-version-check "${mlflow_packages[@]}" \
        2>"$mlflow_home/errors" ||
        mlflow_fail "could not be fetched from the Python package index: $(tail -n 1 "$mlflow_home/errors")"
    rm -rf "$mlflow_home"/{tmp,errors}
    touch "$mlflow_home/complete"
}

serve_mlflow() { # folder, port: takes the place of the shell
    install_mlflow --progress-bar off
    mkdir -p "$1"
    cd "$1"
    export MLFLOW_SERVER_ENABLE_JOB_EXECUTION=false MLFLOW_DISABLE_TELEMETRY=true
    exec "$mlflow_home/bin/mlflow" server --backend-store-uri "sqlite:///$1/mlflow.db" \
        --artifacts-destination "$1/artifacts" --host 127.0.0.1 --port "$2" --workers 1
}

if [ "${BASH_SOURCE[0]}" = "$0" ]; then
    set -euo pipefail
    case ${1:-} in
        install) install_mlflow -q ;;
        serve) serve_mlflow "$2" "$3" ;;
        home) echo "$mlflow_home" ;;
        *) mlflow_fail "install | home | serve FOLDER PORT" ;;
    esac
fi
