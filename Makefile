# All tasks of the project. `make` alone shows them.
MVN ?= mvn -B -q -Dstyle.color=never
.DEFAULT_GOAL := help

help: ## this list
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

run: build ## both services as stand-ins with demo data, all directions, Hawtio
	@bin/p2c run --sandbox || [ $$? -ge 128 ] # stopped by a person

test: ## everything: format, style, all tests
	$(MVN) verify $(ON_CLASS_PATH)

# Value functions in lib/ belong to the mappings, so tests need them, too.
comma := ,
space := $(subst ,, )
OWN_JARS := $(wildcard $(CURDIR)/lib/*.jar)
ON_CLASS_PATH := $(if $(OWN_JARS),-Dmaven.test.additionalClasspath=$(subst $(space),$(comma),$(OWN_JARS)))

check: ## routes, mappings, cases, docs: no systems and no network needed once built
	$(MVN) test $(ON_CLASS_PATH) -Dtest='dev.p2c.files.**,dev.p2c.mapping.Mapping*Test'

build: ## what bin/p2c starts, without tests
	@echo "Building; the first time this fetches the libraries."
	@$(MVN) package -Dmaven.test.skip=true -Pfast

format: ## put the sources into the project's format
	$(MVN) spotless:apply

bench: build ## speed and memory against a hand-written client; writes docs/performance.md
	bin/bench

chaos: build ## kill -9 and faults, over and over, then both services compared; see docs/reliability.md
	bin/chaos

clean: ## remove what the build made (not the state in data/)
	$(MVN) clean

.PHONY: help run test check build format bench chaos clean
