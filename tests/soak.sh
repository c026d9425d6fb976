#!/usr/bin/env bash
# Kills the runtime again and again, fills its disk, locks its file, and proves each time from the database that nothing was lost, doubled or left hanging.
#   bash tests/soak.sh --minutes 30                 until the time is up
#   bash tests/soak.sh --rounds 100                 so many SIGKILLs
#   bash tests/soak.sh --members 20000 --minutes 5  members in each run (default 20,000)
# A failing run prints its seed; KILL_SEED=… chooses the same instants again. The last line alone is "N kills, N failed".
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
exec </dev/null

minutes=0
rounds=0
members=20000
while [ $# -gt 0 ]; do
  case "$1" in
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
  if KILL_MEMBERS=$members KILL_ROUNDS=$per_run NODE_VISITORS=$((members / 4)) dotnet test tests/JourneyStudio.IntegrationTests --no-build --nologo --filter "FullyQualifiedName~Runtime.Killed" >"$log" 2>&1; then
    echo "$((kills + per_run)) kills survived ($((SECONDS / 60))m$((SECONDS % 60))s)"
  else
    failed=$((failed + 1))
    grep -E "seed|Failed|Law|expected|Error Message" -A 3 "$log" | head -60
  fi
  kills=$((kills + per_run))
done
printf '%d kills, %d failed\n' "$kills" "$failed"
[ "$failed" -eq 0 ]
