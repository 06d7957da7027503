# Two commands do everything: `make site` and `make test`.

SHELL := /bin/bash
SWIFT ?= swift
HEADERS := /usr/include/cmark-gfm.h /usr/include/cmark-gfm-core-extensions.h

.PHONY: site test tool lint format clean dependencies

## Build the tool and the demo site in content/ into output/.
site: tool
	.build/release/broadsheet build
	@echo
	@echo "To look at it: python3 -m http.server --directory output 8000, then open http://localhost:8000/"

## Run every test, after the style check.
test: dependencies lint
	$(SWIFT) test

tool: dependencies
	$(SWIFT) build -c release --product broadsheet

lint:
	$(SWIFT) format lint --strict --recursive Sources Tests Package.swift

format:
	$(SWIFT) format --in-place --recursive Sources Tests Package.swift

clean:
	rm -rf .build output .broadsheet

## Debian's cmark-gfm, installed when it is missing.
dependencies: $(HEADERS)

$(HEADERS):
	@command -v apt-get >/dev/null || { echo "cmark-gfm is missing: install libcmark-gfm and its extensions with headers" >&2; exit 1; }
	$(if $(filter 0,$(shell id -u)),,sudo) apt-get update -qq
	$(if $(filter 0,$(shell id -u)),,sudo) apt-get install -y -qq libcmark-gfm-dev libcmark-gfm-extensions-dev
