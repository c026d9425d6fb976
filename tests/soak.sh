#!/usr/bin/env bash
# Kills the runtime again and again, fills its disk, locks its file, and proves each time from the database that nothing was lost, doubled or left hanging.
#   bash tests/soak.sh --minutes 30                 until the time is up
#   bash tests/soak.sh --rounds 100                 so many SIGKILLs
#   bash tests/soak.sh --members 20000 --minutes 5  members in each run (default 20,000)
#   bash tests/soak.sh --postgresql --rounds 40     three nodes on PostgreSQL; in turn the server is restarted, a node killed and replaced, the server crashed, a node stopped past its turn
# A failing run prints its seed; KILL_SEED=… (NODE_SEED=… with --postgresql) chooses the same instants again. The last line alone is "N kills, N failed" ("N faults, N failed").
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
exec </dev/null

minutes=0
rounds=0
members=20000
what=kills
filter="FullyQualifiedName~Runtime.Killed&FullyQualifiedName!~NodeFaultTests"
while [ $# -gt 0 ]; do
  case "$1" in
    --postgresql)
      what=faults
      filter="FullyQualifiedName~NodeFaultTests"
      shift
      continue
      ;;
    --minutes) minutes=$2 ;;
    --rounds) rounds=$2 ;;
    --members) members=$2 ;;
    *) echo "Unknown: $1"; exit 2 ;;
  esac
  shift 2
done
[ "$minutes" -eq 0 ] && [ "$rounds" -eq 0 ] && minutes=10

export DOTNET_CLI_UI_LANGUAGE=en DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1 MSBUILDTERMINALLOGGER=off
dotnet build tests/JourneyStudio.IntegrationTests -v q -nologo -clp:NoSummary || exit 2

per_run=20
kills=0
failed=0
log=$(mktemp)
trap 'rm -f "$log"' EXIT
more() { if [ "$rounds" -gt 0 ]; then [ "$kills" -lt "$rounds" ]; else [ $SECONDS -lt $((minutes * 60)) ]; fi; }
while more; do
  [ "$rounds" -gt 0 ] && [ $((rounds - kills)) -lt $per_run ] && per_run=$((rounds - kills))
  visitors=$members
  [ "$what" = kills ] && visitors=$((members / 4))
  if KILL_MEMBERS=$members KILL_ROUNDS=$per_run NODE_VISITORS=$visitors NODE_ROUNDS=$per_run dotnet test tests/JourneyStudio.IntegrationTests --no-build --nologo --filter "$filter" >"$log" 2>&1; then
    echo "$((kills + per_run)) $what survived ($((SECONDS / 60))m$((SECONDS % 60))s)"
  else
    failed=$((failed + 1))
    grep -E "seed|Failed|Law|expected|Error Message" -A 3 "$log" | head -60
  fi
  kills=$((kills + per_run))
done
printf '%d %s, %d failed\n' "$kills" "$what" "$failed"
[ "$failed" -eq 0 ]
