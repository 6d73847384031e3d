#!/bin/sh
# Keeps dumps of a Postgres in a folder: one at once when the newest is too old, then one every
# BACKUP_HOURS. Each is complete or not there; none is deleted before a newer one is proved.
#
#   sh backup.sh            # stays, as a container does
#   sh backup.sh once       # one dump now, for cron
#   sh backup.sh healthy    # code 0 while the newest dump is young enough
#
# The database comes from libpq's own variables (PGHOST, PGUSER, PGPASSWORD or PGPASSFILE,
# PGDATABASE). `npm run roadmate -- restore` and pg_restore read the dumps.
set -eu
umask 077

folder=${BACKUP_FOLDER:-/backups}
hours=${BACKUP_HOURS:-24}
days=${BACKUP_KEEP_DAYS:-14}
# Seconds until the next try after one that failed.
retry=${BACKUP_RETRY_SECONDS:-600}

say() {
  echo "$(date -u +%Y-%m-%dT%H:%M:%SZ) $*"
}

# The names sort as their times do.
dumps() {
  find "$folder" -maxdepth 1 -type f -name 'roadmate-*.dump' | sort
}

# Seconds since the newest dump was begun; nothing when there is none.
age() {
  newest=$(dumps | tail -n 1)
  [ -n "$newest" ] || return 0
  echo $(($(date +%s) - $(stat -c %Y "$newest")))
}

backup() {
  mkdir -p "$folder"
  # Of a dump that was cut off; this script is the only one that writes here.
  rm -f "$folder"/*.partial
  file=$folder/roadmate-$(date -u +%Y%m%dT%H%M%SZ).dump
  begun=$(date +%s)
  run pg_dump --format=custom --no-owner --no-privileges --no-password \
    --exclude-schema=roadmate_unfinished_restore --file="$file.partial" &&
    run pg_restore --list "$file.partial" >/dev/null || return 1
  # On the disk before it counts as there, under its name afterwards: never half of one.
  sync "$file.partial" && mv "$file.partial" "$file" && sync "$folder" || return 1
  touch -d "@$begun" "$file"
  say "saved $(basename "$file"), $(stat -c %s "$file") bytes"
  # Those of the last days, and whatever happens the newest, which was proved just now.
  find "$folder" -maxdepth 1 -type f -name 'roadmate-*.dump' -mmin +$((days * 1440)) \
    ! -name "$(basename "$file")" -exec rm -f {} +
}

# In the background, so that a signal to the script is heard at once and ends the tool too.
run() {
  "$@" &
  child=$!
  wait "$child"
}

stop() {
  trap - TERM INT
  kill "$child" 2>/dev/null || true
  rm -f "$folder"/*.partial
  exit 0
}

stay() {
  while :; do
    since=$(age)
    due=$((hours * 3600))
    if [ -n "$since" ] && [ "$since" -lt "$due" ]; then
      pause=$((due - since))
    elif backup; then
      pause=1
    else
      say "no backup was taken; the next try is in $retry s" >&2
      pause=$retry
    fi
    run sleep "$pause"
  done
}

child=
trap stop TERM INT
case ${1:-stay} in
  stay) stay ;;
  once) backup ;;
  healthy)
    since=$(age)
    [ -n "$since" ] && [ "$since" -lt $((hours * 3600 + 7200)) ]
    ;;
  *) say "what is '$1'?" >&2 && exit 2 ;;
esac
