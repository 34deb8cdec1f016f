#!/bin/sh
# See that a Redis is there for the tests of rooms that replicas share: one on the path, or Debian's. Elsewhere those
# tests are skipped.
set -eu

command -v redis-server >/dev/null 2>&1 && exit 0
if command -v apt-get >/dev/null 2>&1; then
    as_root=""
    [ "$(id -u)" = 0 ] || as_root="sudo"
    # Debian would start it for the whole machine; the tests start their own.
    { $as_root apt-get update -qq &&
        $as_root env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get install -y -qq --no-install-recommends \
            redis-server >/dev/null
    } || true
fi
command -v redis-server >/dev/null 2>&1 || echo "No Redis here, so rooms that replicas share are not tested." >&2
