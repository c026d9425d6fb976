#!/usr/bin/env bash
# Runs everything that must hold: build, format, the canvas's own tests, every .NET test project.
#   bash tests/run.sh            everything
#   bash tests/run.sh Waiting    only the .NET tests whose full name contains the word (or a whole `dotnet test` filter expression)
# Installs what the tests need and does not find. The last line alone is "N passed, N failed"; the exit code is 0 only when nothing failed.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
exec </dev/null

export DOTNET_CLI_UI_LANGUAGE=en DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
export MSBUILDDISABLENODEREUSE=1   # a build node that outlives the run keeps the caller's pipe open
export MSBUILDTERMINALLOGGER=off

filter="${1:-}"
projects=(JourneyStudio.Tests JourneyStudio.IntegrationTests JourneyStudio.Web.Tests)
clientapp=src/JourneyStudio.Web/ClientApp
results=$(mktemp -d)
passed=0
failed=0

finish() {
  rm -rf "$results"
  printf '%d passed, %d failed\n' "$passed" "$failed"
  [ "$failed" -eq 0 ] && exit 0
  exit 1
}

fail() { echo "FAILED: $*"; failed=$((failed + 1)); }
step() { printf '\n== %s (%dm%02ds)\n' "$1" $((SECONDS / 60)) $((SECONDS % 60)); }
has() { command -v "$1" >/dev/null 2>&1; }

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; elif has sudo; then sudo -n "$@"; else return 1; fi
}

# The first line names the tool; nothing below would make sense without it.
require() {
  has "$1" && return
  fail "$1 is not installed: $2"
  finish
}

install_packages() {
  local missing=()
  [ -x /usr/bin/chromium ] || missing+=(chromium)
  fc-list 2>/dev/null | grep -qi 'noto.*cjk' || missing+=(fonts-noto-cjk fontconfig)
  compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || missing+=(postgresql)
  /usr/bin/python3 -c 'import aiosmtpd' 2>/dev/null || missing+=(python3-aiosmtpd)
  [ ${#missing[@]} -eq 0 ] && return
  if ! has apt-get; then
    echo "The browser tests and those of email need: ${missing[*]}; there is no apt-get here, so install them by hand (Chromium at /usr/bin/chromium)."
    return
  fi
  step "Installing ${missing[*]}"
  local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300)
  { as_root "${apt[@]}" update && as_root "${apt[@]}" install --no-install-recommends "${missing[@]}"; } >"$results/apt.log" 2>&1 ||
    { tail -n 20 "$results/apt.log"; echo "Could not install ${missing[*]}; what needs them will fail below."; }
}

build() {
  step "Build"
  dotnet build JourneyStudio.sln -v q -nologo -clp:NoSummary && return
  fail "the build"
  finish
}

# What 'dotnet format' would look at besides, the build has: its analyzers run there, and their warnings are errors.
check_format() {
  step "Format"
  local check=(JourneyStudio.sln --no-restore --verify-no-changes)
  { dotnet format whitespace "${check[@]}" && dotnet format style "${check[@]}"; } && passed=$((passed + 1)) ||
    fail "the format check; 'dotnet format' mends what it found"
}

# The build has installed its packages and checked its types.
test_canvas() {
  step "Canvas (npm test)"
  (cd "$clientapp" && npm test --silent) >"$results/npm.log" 2>&1
  local status=$? ok not_ok
  cat "$results/npm.log"
  # node --test ends with "# pass N" and "# fail N" (TAP) or "ℹ pass N" (spec)
  ok=$(sed -nE 's/^[^a-z]*pass ([0-9]+)$/\1/p' "$results/npm.log" | tail -n 1)
  not_ok=$(sed -nE 's/^[^a-z]*fail ([0-9]+)$/\1/p' "$results/npm.log" | tail -n 1)
  passed=$((passed + ${ok:-0}))
  failed=$((failed + ${not_ok:-0}))
  [ $status -ne 0 ] && [ "${not_ok:-0}" -eq 0 ] && fail "npm test ended with exit code $status"
}

# Counts of one project from its result file: "passed not-passed". Skipped tests count as not passed: a test that cannot run must say so.
counts() {
  local line
  line=$(grep -o '<Counters [^>]*>' "$1" 2>/dev/null | head -n 1) || return 1
  local total good
  total=$(sed -nE 's/.* total="([0-9]+)".*/\1/p' <<<"$line")
  good=$(sed -nE 's/.* passed="([0-9]+)".*/\1/p' <<<"$line")
  echo "$good $((total - good))"
}

test_project() {
  local name=$1 status good bad
  local arguments=(--no-build --no-restore --nologo --logger "console;verbosity=minimal" --logger "trx;LogFileName=$name.trx" --results-directory "$results"
    --blame-hang --blame-hang-timeout 8min --blame-hang-dump-type none)
  [ -n "$filter" ] && arguments+=(--filter "$filter")
  step "$name"
  timeout --kill-after=30s 25m dotnet test "tests/$name" "${arguments[@]}"
  status=$?
  read -r good bad < <(counts "$results/$name.trx" || echo "0 0")
  passed=$((passed + good))
  failed=$((failed + bad))
  [ $status -ne 0 ] && [ "$bad" -eq 0 ] && fail "$name ended with exit code $status"
  [ -z "$filter" ] && [ $((good + bad)) -eq 0 ] && [ $status -eq 0 ] && fail "$name ran no test"
}

case "$filter" in
  "" | *[~=]*) ;;
  *) filter="FullyQualifiedName~$filter" ;;
esac

require dotnet "JourneyStudio needs the .NET 10 SDK (https://dotnet.microsoft.com/download)"
require node "the canvas is bundled with Node.js 20 or newer (https://nodejs.org)"
require npm "it comes with Node.js 20 or newer (https://nodejs.org)"
install_packages
build
if [ -z "$filter" ]; then
  check_format
  test_canvas
fi
for project in "${projects[@]}"; do test_project "$project"; done
[ $((passed + failed)) -eq 0 ] && fail "no test matches '$1'"
step "Done"
finish
