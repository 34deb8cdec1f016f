#!/bin/sh
# See that an nginx is there for the tests of deploy/: one on the path, or Debian's. Elsewhere those tests are skipped.
set -eu

PATH="$PATH:/usr/sbin"
command -v nginx >/dev/null 2>&1 && exit 0
if command -v apt-get >/dev/null 2>&1; then
    as_root=""
    [ "$(id -u)" = 0 ] || as_root="sudo"
    # A machine that cannot get it runs all other tests.
    { $as_root apt-get update -qq &&
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends nginx-light >/dev/null
    } || true
fi
command -v nginx >/dev/null 2>&1 || echo "No nginx here, so what stands in front of the replicas is not tested." >&2
