#!/bin/sh
# Make sure that a Chromium is there for the browser tests: the one in CHROMIUM, one on the path, or Debian's.
set -eu

find_browser() { [ -n "${CHROMIUM:-}" ] && [ -x "$CHROMIUM" ] || command -v chromium >/dev/null 2>&1; }

find_browser && exit 0
if command -v apt-get >/dev/null 2>&1; then
    as_root=""
    [ "$(id -u)" = 0 ] || as_root="sudo"
    $as_root apt-get update -qq
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null
    find_browser && exit 0
fi
echo "The browser tests need Chromium. Install it and put it on the path as 'chromium'," >&2
echo "or set CHROMIUM to its program file, for example CHROMIUM=/usr/bin/google-chrome make test." >&2
exit 1
