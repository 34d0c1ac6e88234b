#!/usr/bin/env bash
# Builds, serves and tests Loopscope. What is missing is installed first, and each step says what it does.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

usage() {
  cat <<'TEXT'
Usage: ./build.sh [COMMAND]

  (none)   build, then serve
  build    the page and its WebAssembly, into dist/
  serve    dist/ on 127.0.0.1
  test     everything: format, lints, Rust, Node, Chromium, Firefox, Safari's engine
  bench    measure the loop natively, and in Chromium beside its peers: docs/figures.md
  conformance  CPython 3.11's own tests of asyncio: natively, in Node, in Chromium; and every program of the tests takes
           the same course natively, in Node and in three browsers
  soak [MINUTES]  1,000 times Run and Stop, then a reader for 30 minutes or MINUTES, in Chromium
  injection    a cancellation at every await of every program of the tests, here and in CPython (some 20 minutes)
  fuzz [TARGET] [SECONDS]  random input, for 60 s or SECONDS, for one of kernel, link, notes, trace, or for each
  check    format and lints only

  --port N   serve on port N (default: 8000, or the next free one)

CHROMIUM and CHROMEDRIVER may name the browser that the tests use, and its driver; FIREFOX the Firefox.
TEXT
}

wasm_target=wasm32-unknown-unknown
step=""

say() { printf '%s\n' "$*"; }
die() { step=""; printf 'build.sh: %s\n' "$*" >&2; exit 1; }
has() { command -v "$1" >/dev/null 2>&1; }

# With `set -e` a failing command ends the script wherever it stands; this names the step it stood in.
name_failed_step() {
  local status=$?
  [[ $status == 0 || -z $step ]] || printf '\nFAILED: %s\n' "$step" >&2
}
trap name_failed_step EXIT

# stage NAME COMMAND...: runs one part and prints its name and its time.
stage() {
  local start=$SECONDS
  step=$1
  shift
  printf '\n== %s\n' "$step"
  "$@"
  say "== $step: $((SECONDS - start)) s"
  step=""
}

# ---- tools ------------------------------------------------------------------------------------------------------

need_rust() {
  PATH="${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"
  has cargo || die "cargo is missing: install Rust from https://rustup.rs, then run this again"
  [[ -d $(rustc --print target-libdir --target "$wasm_target" 2>/dev/null) ]] && return
  has rustup || die "rustup is missing: install it from https://rustup.rs, so that Rust can target $wasm_target"
  say "Adding Rust's $wasm_target target"
  rustup target add "$wasm_target"
}

need_lints() {
  cargo fmt --version >/dev/null 2>&1 && cargo clippy --version >/dev/null 2>&1 && return
  say "Adding rustfmt and clippy"
  rustup component add rustfmt clippy
}

need_node() {
  has node && has npm || die "node is missing: install Node.js 20 or newer, with npm, from https://nodejs.org"
  (($(node -p 'parseInt(process.versions.node)') >= 20)) || die "Node.js is too old ($(node --version)): 20 or newer is needed"
}

# install_crate CRATE [VERSION]: as a binary where cargo-binstall can find one, else built from crates.io.
install_crate() {
  if has cargo-binstall; then
    cargo binstall --no-confirm "$1" ${2:+--version "$2"}
  else
    cargo install "$1" ${2:+--version "$2"}
  fi
}

need_wasm_pack() {
  has wasm-pack && return
  say "Installing wasm-pack (about 3 minutes where it has to be built)"
  install_crate wasm-pack
}

# locked_version CRATE: its version in Cargo.lock.
locked_version() {
  awk -v wanted="\"$1\"" '$1 == "name" { found = $3 == wanted } found && $1 == "version" { gsub(/"/, "", $3); print $3; exit }' Cargo.lock
}

# The generated glue and the tool that generates it share a format that changes with every version.
need_wasm_bindgen() {
  local version
  [[ -f Cargo.lock ]] || cargo generate-lockfile
  version=$(locked_version wasm-bindgen)
  [[ $(wasm-bindgen --version 2>/dev/null) == "wasm-bindgen $version" ]] && return
  say "Installing wasm-bindgen-cli $version (about 3 minutes where it has to be built)"
  install_crate wasm-bindgen-cli "$version"
}

need_cargo_fuzz() {
  local version=0.13.2
  [[ $(cargo-fuzz --version 2>/dev/null) == "cargo-fuzz $version" ]] && return
  say "Installing cargo-fuzz $version (about 3 minutes where it has to be built)"
  install_crate cargo-fuzz "$version"
}

# install_debian PACKAGE...
install_debian() {
  local sudo=""
  ((EUID == 0)) || sudo=sudo
  say "Installing Debian's $*"
  $sudo apt-get update
  $sudo apt-get install --yes --no-install-recommends "$@"
}

# need_packages FOLDER: its npm packages, exactly as locked.
need_packages() {
  cmp -s "$1/package-lock.json" "$1/node_modules/.installed-lock" && return
  say "Installing the npm packages of $1/"
  npm ci --prefix "$1" --no-audit --no-fund
  cp "$1/package-lock.json" "$1/node_modules/.installed-lock"
}

# Without what a book is served and searched with, which is half of it, and not optimised, which would take twice as long.
need_mdbook() {
  local version=0.5.4 place=target/sites
  [[ $("$place/bin/mdbook" --version 2>/dev/null) == "mdbook v$version" ]] && return
  say "Installing mdBook $version into $place (about 80 s)"
  cargo install mdbook --version "$version" --locked --debug --no-default-features --root "$place"
}

# Python's generators of lecture notes, exactly as listed. Those of npm are in tests/, Docusaurus in a folder of its own.
need_python_generators() {
  local list=tests/sites/requirements.txt venv=target/sites/venv
  cmp -s "$list" "$venv/.installed-list" && return
  has python3 || die "python3 is missing: install Python 3.11 or newer, with venv"
  say "Installing MkDocs, Sphinx and Pandoc into $venv (about 40 s)"
  python3 -m venv "$venv" || die "python3 cannot make a venv: install Debian's python3-venv"
  "$venv/bin/pip" install --quiet --disable-pip-version-check --requirement "$list"
  cp "$list" "$venv/.installed-list"
}

# Asyncio libraries of other people, for tests/pypi: into target/pypi/site, exactly as listed.
need_libraries() {
  local list=tests/pypi/requirements.txt site=target/pypi/site
  cmp -s "$list" "$site/.installed-list" && return
  python3 -m pip --version >/dev/null 2>&1 || die "python3 has no pip: install CPython 3.11 with pip (Debian's python3-pip)"
  say "Installing asyncio libraries from PyPI into $site"
  rm -rf "$site"
  PIP_ROOT_USER_ACTION=ignore python3 -m pip install --quiet --disable-pip-version-check --no-deps --target "$site" --requirement "$list"
  cp "$list" "$site/.installed-list"
}

find_chromium() {
  local name
  for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome; do
    [[ -n $name ]] && has "$name" && command -v "$name" && return
  done
  return 1
}

need_chromium() {
  [[ -z ${CHROMIUM:-} ]] || has "$CHROMIUM" || die "CHROMIUM names no program: $CHROMIUM"
  if ! find_chromium >/dev/null || ! has "${CHROMEDRIVER:-chromedriver}"; then
    has apt-get || die "Chromium or chromedriver is missing: install both, or name them in CHROMIUM and CHROMEDRIVER"
    install_debian chromium chromium-driver
  fi
  CHROMIUM=$(find_chromium)
  CHROMEDRIVER=$(command -v "${CHROMEDRIVER:-chromedriver}")
  export CHROMIUM CHROMEDRIVER
}

find_firefox() {
  local name
  for name in "${FIREFOX:-}" firefox-esr firefox; do
    [[ -n $name ]] && has "$name" && command -v "$name" && return
  done
  return 1
}

need_firefox() {
  [[ -z ${FIREFOX:-} ]] || has "$FIREFOX" || die "FIREFOX names no program: $FIREFOX"
  if ! find_firefox >/dev/null; then
    has apt-get || die "Firefox is missing: install it, or name it in FIREFOX"
    install_debian firefox-esr
  fi
  FIREFOX=$(find_firefox)
  export FIREFOX
}

# Safari's engine where there is no Safari, and a display for it.
need_webkit() {
  has WebKitWebDriver && has Xvfb && return
  has apt-get || die "WebKitGTK is missing: install WebKitWebDriver, MiniBrowser and Xvfb"
  install_debian webkit2gtk-driver xvfb
}

# The letters of the reference pictures; without them, or with others besides, the pictures are not compared.
need_fonts() {
  [[ -n $(fc-list "DejaVu Sans" 2>/dev/null) && -n $(fc-list NanumGothic 2>/dev/null) ]] && return
  has apt-get || return 0
  install_debian fontconfig fonts-dejavu-core fonts-nanum
}

need_build_tools() {
  step="installing the build tools"
  need_rust
  need_node
  need_wasm_pack
  need_wasm_bindgen
  need_packages www
}

need_test_tools() {
  need_build_tools
  step="installing the test tools"
  need_lints
  need_packages tests
  need_packages tests/sites/docusaurus
  need_python_generators
  need_mdbook
  need_libraries
  need_chromium
  need_firefox
  need_webkit
  need_fonts
}

# ---- build ------------------------------------------------------------------------------------------------------

# optimise_wasm PACKAGE OPTION...: target/wasm-opt/PACKAGE.wasm of a package; an unchanged one is not optimised again.
optimise_wasm() {
  local input=$1/loopscope_bg.wasm output=target/wasm-opt/$1.wasm
  [[ $output -nt build.sh ]] && cmp -s "$input" "$output.input" && return
  mkdir -p target/wasm-opt
  www/node_modules/.bin/wasm-opt "${@:2}" --strip-debug --strip-producers "$input" -o "$output"
  cp "$input" "$output.input"
}

# Not by wasm-pack, which makes an rlib as well: for that, cargo would not optimise across crates. The stack is large enough
# for as many calls as Python allows.
build_python() {
  cargo rustc --lib --crate-type cdylib --profile python --target "$wasm_target" --features python --ignore-rust-version \
    -- -C link-arg=-zstack-size=1572864
  wasm-bindgen --target web --out-dir pkg-python "${CARGO_TARGET_DIR:-target}/$wasm_target/python/loopscope.wasm"
}

build() {
  wasm-pack build --target web --release
  optimise_wasm pkg -Oz
  build_python
  # More than -O1 takes minutes for a few percent. Packed memory is data in a thousand pieces, which compress worse; functions
  # of like names are alike, and compress better side by side. What is at the lowest addresses is the end of the stack.
  optimise_wasm pkg-python -O1 --shrink-level=1 --skip-pass=memory-packing --low-memory-unused --dae-optimizing --reorder-functions-by-name
  node www/build.mjs
}

serve() {
  local port=$1
  need_node
  [[ -f dist/index.html ]] || die "there is nothing to serve yet: run ./build.sh build"
  step=""
  exec node www/serve.mjs dist ${port:+--port "$port"}
}

# ---- test -------------------------------------------------------------------------------------------------------

lint_native() { cargo clippy --all-targets -- -D warnings; }
lint_python() { cargo clippy --features python --ignore-rust-version --lib -- -D warnings; }
lint_wasm() { cargo clippy --target "$wasm_target" --lib --test web -- -D warnings; }
document() { RUSTDOCFLAGS="-D warnings" cargo doc --no-deps; }
test_python() { cargo test --features python --ignore-rust-version --test python; }
test_wasm() { wasm-pack test --headless --chrome --chromedriver "$CHROMEDRIVER" -- --test web; }
test_node() { node --test --test-reporter spec "$@"; }

check() {
  stage "format" cargo fmt --check
  stage "lints, native" lint_native
  stage "lints, Python" lint_python
  stage "lints, WebAssembly" lint_wasm
}

test_all() {
  check
  stage "Rust tests and doc-tests" cargo test --workspace --exclude loopscope-stdlib
  stage "Python, native" test_python
  stage "Rust documentation" document
  stage "build" build
  stage "Node: parity, door, command line, sizes, tidiness" test_node --test-concurrency "$(nproc)" tests/node/*.test.mjs
  if node tests/conformance/suite.mjs; then
    stage "CPython's tests of asyncio, in Node" node tests/conformance/run.mjs node
  fi
  stage "libraries of PyPI on our loop" test_node tests/pypi/*.spec.mjs
  stage "WebAssembly in Chromium" test_wasm
  stage "the page in Chromium" test_node --test-concurrency "$(nproc)" tests/e2e/*.spec.mjs
  stage "the main path in Chromium, Firefox and WebKitGTK" test_node --test-concurrency 1 tests/browsers/*.spec.mjs
  stage "notes through their generators" test_node tests/sites/*.spec.mjs
  printf '\nAll tests passed in %d s.\n' "$SECONDS"
}

bench() {
  stage "build" build
  stage "native" cargo bench
  stage "Chromium" node tests/bench/run.mjs
}

# CPython's tests are its own: they are looked for on the machine, and never copied into the repository.
need_test_asyncio() {
  step="looking for CPython's tests"
  node tests/conformance/suite.mjs && return
  has apt-get && apt-cache show libpython3.11-testsuite >/dev/null 2>&1 || exit 1 # what is missing has been said
  install_debian libpython3.11-testsuite
}

conformance() {
  stage "build" build
  stage "build, native" cargo build --ignore-rust-version --features python --example python --example schedules
  local place
  for place in native node chromium; do
    stage "test_asyncio: $place" node tests/conformance/run.mjs "$place" --verbose
  done
  stage "the same course everywhere" test_node tests/browsers/everywhere.mjs
}

# The kernel under libFuzzer. Its instrumentation is an unstable option, which RUSTC_BOOTSTRAP lets a stable compiler take.
fuzz_kernel() {
  mkdir -p target/fuzz/kernel
  RUSTC_BOOTSTRAP=1 cargo fuzz run --fuzz-dir tests/fuzz --target-dir target/fuzz/build --sanitizer none kernel \
    target/fuzz/kernel tests/fuzz/corpus/kernel -- -max_len=128 -max_total_time="$1" -artifact_prefix=target/fuzz/
}

# fuzz TARGETS SECONDS
fuzz() {
  local target
  stage "build" build
  for target in $1; do
    if [[ $target == kernel ]]; then
      stage "fuzz: kernel" fuzz_kernel "$2"
    else
      stage "fuzz: $target" node tests/fuzz/run.mjs "$target" "$2"
    fi
  done
}

# soak MINUTES
soak() {
  stage "build" build
  stage "soak" env CYCLES=1000 MINUTES="$1" SEED="$RANDOM" node --test --test-reporter spec tests/soak/soak.spec.mjs
}

injection() {
  stage "build" build
  stage "cancelled at every await" node tests/injection/run.mjs
}

# ---- command line -----------------------------------------------------------------------------------------------

main() {
  local command="" port="" targets="kernel link notes trace" seconds=60 minutes=30
  while (($#)); do
    case $1 in
      build | serve | test | bench | conformance | injection | check) command=$1 ;;
      fuzz)
        command=$1
        if [[ ${2:-} =~ ^(kernel|link|notes|trace)$ ]]; then targets=$2; shift; fi
        if [[ ${2:-} =~ ^[0-9]+$ ]]; then seconds=$2; shift; fi
        ;;
      soak)
        command=$1
        if [[ ${2:-} =~ ^[0-9]+$ ]]; then minutes=$2; shift; fi
        ;;
      --port) [[ ${2:-} =~ ^[0-9]+$ ]] || die "--port wants a number"; port=$2; shift ;;
      -h | --help) usage; exit ;;
      *) usage >&2; exit 2 ;;
    esac
    shift
  done
  case $command in
    build) need_build_tools; stage "build" build ;;
    serve) serve "$port" ;;
    test) need_test_tools; test_all ;;
    bench) need_test_tools; bench ;;
    conformance) need_test_tools; need_test_asyncio; conformance ;;
    injection) need_build_tools; injection ;;
    soak) need_build_tools; need_packages tests; need_chromium; soak "$minutes" ;;
    fuzz) need_build_tools; need_packages tests; [[ $targets != *kernel* ]] || need_cargo_fuzz; fuzz "$targets" "$seconds" ;;
    check) step="installing the lints"; need_rust; need_lints; check ;;
    "") need_build_tools; stage "build" build; serve "$port" ;;
  esac
}

main "$@"
