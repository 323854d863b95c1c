# The tasks of the project. `make` alone lists them.
MVN ?= mvn -B -q -Dstyle.color=never
.DEFAULT_GOAL := help

help: ## show this list
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

run: build ## start both stand-in services with demo data, all directions and Hawtio
	@bin/p2c run --sandbox || [ $$? -ge 128 ] # Ctrl+C is no error

test: ## check everything: format, style, dependencies, all tests, coverage
	$(MVN) verify $(ON_CLASS_PATH)

# Value functions in lib/ belong to the mappings, so tests need them, too.
comma := ,
space := $(subst ,, )
OWN_JARS := $(wildcard $(CURDIR)/lib/*.jar)
ON_CLASS_PATH := $(if $(OWN_JARS),-Dmaven.test.additionalClasspath=$(subst $(space),$(comma),$(OWN_JARS)))

proofs: ## run the tests that take longer: killed processes, random orders, pages that are followed
	$(MVN) -Pfast test -DexcludedGroups=none -Dgroups=long $(ON_CLASS_PATH)

check: target/p2c.jar ## check routes, mappings and their cases; needs no system
	@bin/p2c validate && bin/p2c test

target/p2c.jar:
	@$(MAKE) --no-print-directory build

build: ## build the files that bin/p2c starts, without tests
	@echo "Building; the first time this fetches the libraries."
	@$(MVN) package -Dmaven.test.skip=true -Pfast
	@bin/archive

format: ## format the sources
	$(MVN) spotless:apply

bench: build ## compare speed and memory with a hand-written client; writes docs/performance.md
	bin/bench

chaos: build ## repeat kill -9 and faults, then compare both services; see docs/reliability.md
	bin/chaos

storm: build ## measure the pages of Hawtio with 50,000 failures, and clear a storm in a browser
	bin/storm

sbom: ## write target/p2c-sbom.json, the CycloneDX list of all libraries; takes a minute
	$(MVN) cyclonedx:makeBom

clean: ## remove the build output, not the state in data/
	$(MVN) clean

.PHONY: help run test proofs check build format bench chaos sbom clean storm
