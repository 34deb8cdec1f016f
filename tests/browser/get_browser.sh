#!/bin/sh
# See that the browsers of the tests are there: a Chromium (the one in CHROMIUM, one on the path, or Debian's, best the
# one without windows), and for what only other engines show a Firefox (FIREFOX, the path, Debian's) and Debian's
# WebKit, without which those tests are skipped.
set -eu

find_shell() { [ -n "${CHROMIUM:-}" ] && [ -x "$CHROMIUM" ] || command -v chromium-headless-shell >/dev/null 2>&1; }

find_chromium() { find_shell || command -v chromium >/dev/null 2>&1; }

find_firefox() {
    [ -n "${FIREFOX:-}" ] && [ -x "$FIREFOX" ] || command -v firefox-esr >/dev/null 2>&1 ||
        command -v firefox >/dev/null 2>&1
}

find_webkit() {
    command -v xvfb-run >/dev/null 2>&1 &&
        /usr/bin/python3 -c "import gi; gi.require_version('WebKit2', '4.1')" 2>/dev/null
}

missing=""
find_shell || missing="chromium-headless-shell"
find_firefox || missing="$missing firefox-esr"
find_webkit || missing="$missing gir1.2-webkit2-4.1 python3-gi xvfb xauth"

if [ -n "$missing" ] && command -v apt-get >/dev/null 2>&1; then
    as_root=""
    [ "$(id -u)" = 0 ] || as_root="sudo"
    $as_root apt-get update -qq || true
    # One by one: a system that lacks the one may have the other.
    for package in $missing; do
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$package" \
            >/dev/null || true
    done
fi

if ! find_chromium && command -v apt-get >/dev/null 2>&1; then
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null || true
fi

find_firefox || echo "No Firefox here, so nothing is tested in it." >&2
find_webkit || echo "No WebKitGTK here, so nothing is tested in it." >&2
find_chromium && exit 0
echo "The browser tests need Chromium. Install it and put it on the path as 'chromium'," >&2
echo "or set CHROMIUM to its program file, for example CHROMIUM=/usr/bin/google-chrome make test." >&2
exit 1
