# A thin door to the tools: every line here can be typed by hand.
# Needs Rust, Node 20 or newer, make and a C compiler; nextest, cargo-deny, typos and Chromium are used
# where installed.

CUSTOMERS ?= 2000
MONTHS ?= 36
SEED ?= 7

# Property tests try this many cases; CI asks for more.
export PROPTEST_CASES ?= 64

target_dir := $(or $(CARGO_TARGET_DIR),target)
tenure := $(target_dir)/release/tenure
has = $(shell $(1) >/dev/null 2>&1 && echo yes)

.PHONY: help demo stop web test fmt clippy tests docs deny typos web-test e2e bench
.NOTPARALLEL:

help:
	@echo "make demo    build Tenure, make a demo company, print its report, open its dashboard"
	@echo "make stop    end the dashboard of make demo"
	@echo "make web     build the dashboard alone"
	@echo "make test    everything that must pass: format, lints, tests, screens, documentation"
	@echo "make bench   measure the shipped binary against its peers"

# The dashboard is part of the binary, so it is built first.
web: web/dist/index.html

web_sources := $(shell find web/src web/public web/scripts web/*.ts web/*.js web/*.html locales -type f 2>/dev/null)

web/dist/index.html: web/node_modules/.package-lock.json $(web_sources)
	cd web && npm run build

web/node_modules/.package-lock.json: web/package-lock.json
	cd web && npm ci

# The folder demo/ is made anew each time and is nobody else's: it is not configurable, since it is deleted.
demo: web stop
	cargo build --release --locked -p tenure-cli
	rm -rf demo
	$(tenure) demo --customers $(CUSTOMERS) --months $(MONTHS) --seed $(SEED) --out demo/company
	$(tenure) import demo/company --data demo/data
	$(tenure) report --data demo/data
	@nohup $(tenure) serve --data demo/data --sign-in-link >demo/server.log 2>&1 & echo $$! >demo/server.pid
	@for try in $$(seq 100); do grep -qs 'http://\|error' demo/server.log && break; sleep 0.1; done
	@echo
	@echo "That was a company of $(CUSTOMERS) customers over $(MONTHS) months: demo/company holds it as files, demo/data as facts."
	@cat demo/server.log
	@echo "What to type next:"
	@echo "  make stop                              # ends the dashboard"
	@echo "  $(tenure) explain --help               # any figure, down to the invoice line"
	@echo "  $(tenure) cohorts --data demo/data     # who stays, by the month they came"
	@echo "  $(tenure) check --data demo/data       # do the books add up?"
	@echo "  $(tenure) serve --data books           # your own data: import your files in the dashboard"

# Ends the dashboard that `make demo` has left running.
stop:
	@[ ! -f demo/server.pid ] || { kill "$$(cat demo/server.pid)" 2>/dev/null || true; rm -f demo/server.pid; }

test: fmt web-test clippy tests e2e docs deny typos
	@echo "make test: all passed"

fmt:
	cargo fmt --all --check

clippy:
	cargo clippy --workspace --all-targets --locked -- -D warnings

ifeq ($(call has,cargo nextest --version),yes)
tests:
	cargo nextest run --workspace --locked
	cargo test --workspace --doc --locked
else
tests:
	cargo test --workspace --locked
endif

# Types, units and size of the dashboard.
web-test: web
	cd web && npm run check && npm test

# Screens in a real browser, on the program that the tests have built.
ifeq ($(call has,chromium --version),yes)
e2e: tests web
	cd web && TENURE=$(abspath $(target_dir))/debug/tenure npm run e2e
else
e2e:
	@echo "Chromium is not installed: screens not checked (CI does)"
endif

docs:
	RUSTDOCFLAGS="-D warnings" cargo doc --workspace --no-deps --locked

deny:
ifeq ($(call has,cargo deny --version),yes)
	cargo deny --locked check licenses bans sources
else
	@echo "cargo-deny is not installed: licences and sources of dependencies not checked (CI does)"
endif

typos:
ifeq ($(call has,typos --version),yes)
	typos
else
	@echo "typos is not installed: spelling not checked (CI does)"
endif

# `dist` is the profile that ships, so it is the one measured.
bench: web
	cargo build --profile dist --locked -p tenure-cli
	@set -e; for script in benches/*.sh benches/*.py; do \
	  [ -x "$$script" ] || continue; \
	  echo "== $$script"; TENURE=$(target_dir)/dist/tenure "$$script"; \
	done
