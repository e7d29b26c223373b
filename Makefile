# The two commands that matter: `make site` and `make test`. Both install what is missing first.
#
#   make site              build the program in release mode, generate public/
#   make test              everything that can be checked, the judges of the built site included
#   make soak              fresh edit histories for SECONDS (an hour if not given)
#   make bench             the benchmarks, next to Hugo, ninja and floors in C
#   make format            format the Swift sources
#   make accept            take over the present output as the expected one of the golden sites
#   make accept-look       take over the present look as the expected one
#   make show-look         compare the present look with that, and lay out what differs, to look at
#   make install PREFIX=…  put a program in PREFIX/bin that needs no Swift toolchain
#   make screenshots       pictures of one page of each kind, to look at
#   make clean             remove what was built

SWIFT ?= swift
PREFIX ?= /usr/local
SECONDS_OF_SOAK = $(or $(SECONDS),3600)
DESTDIR ?=

# One release build for site, bench and install: the Swift runtime is linked in, which also starts faster.
release := -c release --static-swift-stdlib --product chuyentrang
program = .build/release/chuyentrang

.PHONY: site test soak bench format accept accept-look show-look install screenshots clean setup-site setup-test setup-bench release
.NOTPARALLEL:

site: release
	@$(program) build
	@echo
	@echo "public/: $$(find public -type f | wc -l) files, $$(find public -name '*.html' | wc -l) of them pages."
	@echo "To look at it while you write:  $(program) serve"

release: setup-site
	$(SWIFT) build $(release)

test: setup-site setup-test
	@Tests/run

soak: setup-site
	@Tests/histories/run --soak $(SECONDS_OF_SOAK)

bench: setup-site setup-bench release
	@Benchmarks/run

format:
	$(SWIFT) format -i --parallel -r Sources Tests Package.swift

accept: release
	@Tests/golden/run --accept
	@git --no-pager diff --stat -- Tests/golden

install: release
	@setup/install-program $(program) "$(DESTDIR)$(PREFIX)"

accept-look: setup-test release
	@Tests/look-of-the-day --accept

show-look: setup-test release
	@Tests/look-of-the-day --show

screenshots: setup-test site
	@.venv-judges/bin/python Tests/judges/screenshots.py public .build/screenshots

clean:
	rm -rf .build .build-* .venv-* .cache .public.chuyentrang .xem-truoc
	find public -mindepth 1 -not -name .gitkeep -delete

setup-site:
	@setup/toolchain
	@setup/packages site

setup-test:
	@setup/packages site test
	@setup/judges-python
	@Tests/tools/fetch-spec

setup-bench:
	@setup/packages site bench
