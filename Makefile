# Two commands do everything: `make site` and `make test`.

SHELL := /bin/bash
SWIFT ?= swift
AS_ROOT := $(if $(filter 0,$(shell id -u)),,sudo)
HEADERS := /usr/include/cmark-gfm.h /usr/include/cmark-gfm-core-extensions.h /usr/include/zlib.h

PREFIX ?= /usr/local

.PHONY: site test test-browser browser tool install lint format clean dependencies programs

## Build the tool and the demo site in content/ into output/.
site: tool
	.build/release/broadsheet build
	@echo
	@echo "To look at it: python3 -m http.server --directory output 8000, then open http://localhost:8000/"

## Run every test, after the style check.
test: dependencies programs .venv-store/ready lint
	$(SWIFT) test

## Look at the demo site, at two small ones and at the preview in Chromium; pictures of every page kind go to screenshots/.
test-browser: tool browser .venv/ready
	.venv/bin/python Tests/Browser/check.py
	.venv/bin/python Tests/Browser/preview.py

tool: dependencies
	$(SWIFT) build -c release --static-swift-stdlib --product broadsheet

## Install the program that `make tool` has built, what completes its commands in bash, zsh and fish, and its documentation.
install:
	@test -x .build/release/broadsheet || { echo "there is no program yet: run \`make tool\` first" >&2; exit 1; }
	install -D -m 755 .build/release/broadsheet "$(DESTDIR)$(PREFIX)/bin/broadsheet"
	mkdir -p "$(DESTDIR)$(PREFIX)"/share/{bash-completion/completions,zsh/site-functions,fish/vendor_completions.d}
	.build/release/broadsheet --generate-completion-script bash > "$(DESTDIR)$(PREFIX)/share/bash-completion/completions/broadsheet"
	.build/release/broadsheet --generate-completion-script zsh > "$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_broadsheet"
	.build/release/broadsheet --generate-completion-script fish > "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/broadsheet.fish"
	for file in README.md Sources/README.md templates/labels/en.yml docs/*.md docs/images/*; do \
	  install -D -m 644 "$$file" "$(DESTDIR)$(PREFIX)/share/doc/broadsheet/$$file" || exit; done

lint:
	$(SWIFT) format lint --strict --recursive Sources Tests Package.swift

format:
	$(SWIFT) format --in-place --recursive Sources Tests Package.swift

clean:
	rm -rf .build output .broadsheet .venv .venv-store screenshots

## What publishing calls, and Python for the store that it is tested against.
programs:
	@for program in git rsync python3; do command -v $$program >/dev/null || missing+=" $$program"; done; \
	python3 -m ensurepip --version >/dev/null 2>&1 || missing+=" python3-venv"; \
	if [ -n "$$missing" ]; then $(AS_ROOT) apt-get update -qq && $(AS_ROOT) apt-get install -y -qq $$missing; fi

## Chromium, Java for the Nu HTML checker, and letters for the Arabic and the Japanese in it.
browser:
	@for pair in chromium:chromium java:default-jre-headless fc-list:fontconfig; do \
	  command -v $${pair%%:*} >/dev/null || missing+=" $${pair##*:}"; done; \
	python3 -m ensurepip --version >/dev/null 2>&1 || missing+=" python3-venv"; \
	{ command -v fc-list >/dev/null && fc-list :lang=ar | grep -q .; } || missing+=" fonts-dejavu-core"; \
	{ command -v fc-list >/dev/null && fc-list :lang=ja | grep -q .; } || missing+=" fonts-droid-fallback"; \
	if [ -n "$$missing" ]; then $(AS_ROOT) apt-get update -qq && $(AS_ROOT) apt-get install -y -qq $$missing; fi

.venv/ready: Tests/Browser/requirements.txt
	python3 -m venv .venv
	.venv/bin/pip install --quiet --disable-pip-version-check --requirement $<
	touch $@

.venv-store/ready: Tests/LoopbackStore/requirements.txt | programs
	python3 -m venv --clear .venv-store
	.venv-store/bin/pip install --quiet --disable-pip-version-check --requirement $<
	touch $@

## Debian's cmark-gfm, and zlib's headers, installed when they are missing.
dependencies: $(HEADERS)

# One run installs all three.
$(HEADERS) &:
	@command -v apt-get >/dev/null || { echo "$@ is missing: install cmark-gfm with its extensions, and zlib, with their headers" >&2; exit 1; }
	$(AS_ROOT) apt-get update -qq
	$(AS_ROOT) apt-get install -y -qq libcmark-gfm-dev libcmark-gfm-extensions-dev zlib1g-dev
