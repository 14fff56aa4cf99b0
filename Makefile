# A thin door to the tools: every line here can be typed by hand.
# Needs only Rust, make and a C compiler; nextest, cargo-deny and typos are used where installed.

CUSTOMERS ?= 2000
MONTHS ?= 36
SEED ?= 7

# Property tests try this many cases; CI asks for more.
export PROPTEST_CASES ?= 64

target_dir := $(or $(CARGO_TARGET_DIR),target)
tenure := $(target_dir)/release/tenure
has = $(shell $(1) >/dev/null 2>&1 && echo yes)

.PHONY: help demo test fmt clippy tests docs deny typos bench
.NOTPARALLEL:

help:
	@echo "make demo    build Tenure, make a demo company, import it, print its report"
	@echo "make test    everything that must pass: format, lints, tests, documentation"
	@echo "make bench   measure the shipped binary against its peers"

# The folder demo/ is made anew each time and is nobody else's: it is not configurable, since it is deleted.
demo:
	cargo build --release --locked -p tenure-cli
	rm -rf demo
	$(tenure) demo --customers $(CUSTOMERS) --months $(MONTHS) --seed $(SEED) --out demo/company
	$(tenure) import demo/company --data demo/data
	$(tenure) report --data demo/data
	@echo
	@echo "That was a company of $(CUSTOMERS) customers over $(MONTHS) months: demo/company holds it as files, demo/data as facts."
	@echo "What to type next:"
	@echo "  $(tenure) explain --help               # any figure, down to the invoice line"
	@echo "  $(tenure) cohorts --data demo/data     # who stays, by the month they came"
	@echo "  $(tenure) check --data demo/data       # do the books add up?"
	@echo "  $(tenure) import FOLDER --data books   # your own CSV files: see README.md"

test: fmt clippy tests docs deny typos
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
bench:
	cargo build --profile dist --locked -p tenure-cli
	@set -e; for script in benches/*.sh benches/*.py; do \
	  [ -x "$$script" ] || continue; \
	  echo "== $$script"; TENURE=$(target_dir)/dist/tenure "$$script"; \
	done
