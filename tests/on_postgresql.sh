#!/bin/sh
# Runs a command with DATABASE_URL set to a PostgreSQL of its own, made for it and thrown away after it:
#
#     sh tests/on_postgresql.sh .venv/bin/pytest tests/web
#
# Debian's package postgresql is enough; no server has to be running. Its data lie in memory where there is
# /dev/shm, and it waits for no disk, because tests ask for many small databases (ON_DISK=yes: for benchmarks).
set -eu

bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
[ -n "$bin" ] || bin=$(dirname "$(command -v initdb 2>/dev/null || echo /nowhere/initdb)")
[ -x "$bin/initdb" ] || { echo "PostgreSQL is missing. Install it: apt-get install postgresql"; exit 2; }

parent=/dev/shm
careless="-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
[ -d "$parent" ] && [ -w "$parent" ] && [ "${ON_DISK:-no}" = no ] || parent=${TMPDIR:-/tmp}
[ "${ON_DISK:-no}" = no ] || careless=""
home=$(mktemp -d "$parent/speakopenly-postgresql.XXXXXX")
as_owner() { "$@"; }
if [ "$(id -u)" = 0 ]; then # the server refuses to run as root
  chown postgres "$home"
  as_owner() { runuser -u postgres -- "$@"; }
fi
stop() {
  as_owner "$bin/pg_ctl" --pgdata "$home/data" --mode immediate --silent stop || true
  rm -rf "$home"
}
trap stop EXIT INT TERM

cd / # a folder every user may stand in
as_owner "$bin/initdb" --pgdata "$home/data" --username speakopenly --auth trust --encoding UTF8 --locale C.UTF-8 >/dev/null
as_owner "$bin/pg_ctl" --pgdata "$home/data" --log "$home/log" --wait --silent \
  --options "-c listen_addresses='' -c unix_socket_directories='$home' -c max_connections=200 $careless" start
as_owner "$bin/createdb" --host "$home" --username speakopenly speakopenly
cd "$OLDPWD"
DATABASE_URL="postgresql://speakopenly@/speakopenly?host=$home" "$@"
