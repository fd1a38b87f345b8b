# Sourced by the scripts beside it: the environment they run in, and a browser for the tests.
# Works with bash 3.2 (macOS) as well.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

stop() {
    printf '%s\n' "$@" >&2
    exit 1
}

# Prints a Python that can make environments. PYTHON names one to use.
find_python() {
    local python
    for python in ${PYTHON:-python3 python3.13 python3.12 python3.11 python3.14 python}; do
        if "$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$python"
            return
        fi
    done
    stop "Samenplan needs Python 3.11 or newer, with venv." \
        "Debian or Ubuntu: apt-get install python3 python3-venv. Elsewhere: https://www.python.org/downloads/" \
        "Another Python than the one on your PATH: PYTHON=/path/to/python $0"
}

# What an environment was made from: it is made again when this line changes.
environment_line() {
    cat "$1" pyproject.toml | cksum
    pwd # the scripts in an environment name its folder
}

# environment <lock>: .venv holds what that lock pins. The dev lock holds all of the runtime lock.
environment() {
    local lock=$1 stamp=.venv/.made-from-$1
    if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$(environment_line "$lock")" ]; then
        return
    fi
    if ! { [ -x .venv/bin/python ] && .venv/bin/python -m pip --version && [ "$(cat .venv/.folder)" = "$PWD" ]; } \
        >/dev/null 2>&1; then
        local python
        python=$(find_python)
        echo "Making the environment in .venv with $("$python" --version). This is done once." >&2
        "$python" -m venv --clear .venv
        pwd >.venv/.folder
    fi
    echo "Installing what $lock pins." >&2
    # --no-deps: the lock is the whole closure. Resolving it again, the pip that comes with Python 3.11 asks a hash of
    # `pydantic[email]`, which is no line of it.
    .venv/bin/python -m pip install -qq --disable-pip-version-check --require-hashes --no-deps -r "$lock"
    .venv/bin/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
    environment_line "$lock" >"$stamp"
}

# Sets CHROMIUM to a browser that starts, installing one where it can.
need_chromium() {
    CHROMIUM=${CHROMIUM:-$(find_chromium)}
    if [ -z "$CHROMIUM" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        echo "Installing Chromium with apt-get." >&2
        { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y chromium fonts-noto-core; } >&2 || true
        CHROMIUM=$(find_chromium)
    fi
    if [ -z "$CHROMIUM" ]; then
        echo "Installing Playwright's own Chromium." >&2
        .venv/bin/playwright install chromium >&2 || true
        CHROMIUM=$(find_chromium)
    fi
    [ -n "$CHROMIUM" ] || stop "The browser tests need Chromium and none could be installed." \
        "Install it (Debian, Ubuntu: apt-get install chromium fonts-noto-core), or say where it is: CHROMIUM=/path/to/chromium $0"
    export CHROMIUM
}

# Prints the first browser that answers to --version, or nothing.
find_chromium() {
    local browser
    for browser in chromium chromium-browser google-chrome google-chrome-stable \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
        starts "$browser" && return
    done
    starts "$(.venv/bin/python -c 'from playwright.sync_api import sync_playwright
with sync_playwright() as playwright: print(playwright.chromium.executable_path)')" || true
}

starts() {
    [ -n "$1" ] && command "$1" --version >/dev/null 2>&1 && command -v "$1"
}
