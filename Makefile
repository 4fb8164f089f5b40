# `make report` runs the main job, `make test` the tests; both set up the machine first.
SWIFT ?= swift
# The Swift runtime inside the binary: half the start-up time. A fixed address spares the loader
# 100 000 relocations at every start; the libraries that read files keep their random ones.
RELEASE = -c release --static-swift-stdlib -Xlinker -no-pie
EXE = .build/release/residuum
OUT ?= build

.PHONY: report test fuzz mutation docs build lint format arrows gallery bench check setup clean

report: build
	@$(EXE) report templates/reports/activations.md -o $(OUT)
	@$(EXE) report templates/reports/residual-networks.md -o $(OUT)

build: setup
	@$(SWIFT) build $(RELEASE) --product residuum >&2

setup:
	@scripts/setup

test: setup
	$(SWIFT) test --disable-xctest

# The heavy suites: many more random cases of everything.
fuzz: setup
	RESIDUUM_FUZZ=1 $(SWIFT) test --disable-xctest

# Every small change of fifty charts against every level of the diff; prints the rates.
mutation: setup
	RESIDUUM_MUTATION=1 $(SWIFT) test -c release -Xswiftc -enable-testing \
	  --scratch-path .build/mutation --disable-xctest --filter 'fifty charts'

# The documentation of the package as a web page; links that lead nowhere are errors.
docs: setup
	@scripts/docs $(OUT)/docs

lint:
	$(SWIFT) format lint --strict -r -p Sources Tests Package.swift

format:
	$(SWIFT) format -i -r -p Sources Tests Package.swift

# A target may import only what Package.swift gives it.
arrows: setup
	$(SWIFT) build --explicit-target-dependency-import-check error

gallery: build
	@$(EXE) render figures -o figures --format png,svg

bench: build
	@$(SWIFT) build $(RELEASE) --product residuum-bench >&2
	@for script in Benchmarks/[a-z]*.py; do echo "== $$script"; python3 $$script || exit 1; done

check: lint arrows test docs
	@echo "all checks passed"

clean:
	rm -rf .build $(OUT)
