# Every target sets up .venv by itself: a fresh machine needs Python 3.11 or newer and make.
# constraints.txt holds the exact versions that are tested.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
STORY := corpora/ferry-aground
DEMO := reports/demo
# The pip that comes with Python 3.11.7 and older (23.2) stops at readability-lxml's lxml[html-clean] with an error of its own.
INSTALL_BENCH = $(BIN)/pip install --quiet --disable-pip-version-check --upgrade pip && \
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev,bench]'

.PHONY: demo test check test-browser pictures bench train docs clean

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	touch $(STAMP)

# Score one story: the report in the terminal, and HTML, JSON and Parquet under reports/demo/.
demo: $(STAMP)
	$(BIN)/tqcheck score $(STORY)/reference.nb.txt $(STORY)/candidate.en.garbled.txt \
		--format terminal --format html --format json --format parquet --output $(DEMO) --fail-on never
	@echo
	@echo "$(DEMO)/report.html is the same report as a page; report.json and the Parquet tables lie beside it."

check: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: check
	$(BIN)/python -m pytest --ignore tests/browser

# The HTML report in a real browser: Debian's Chromium, which is installed where it is missing and we may.
test-browser: $(STAMP)
	command -v chromium >/dev/null \
		|| { apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium >/dev/null; } \
		|| echo "no chromium, and it could not be installed: the browser tests skip" >&2
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev,browser]'
	$(BIN)/python -m pytest tests/browser

# The pictures of README and docs: look at them before committing them.
pictures: test-browser
	TQCHECK_UPDATE_PICTURES=1 $(BIN)/python -m pytest tests/browser/test_pictures.py

# Everything that benchmarks/RESULTS.md shows, beside the peers: hours on two cores. TQCHECK_DATA names the data.
# TQCHECK_PAGES names saved pages with expected text (benchmarks/real_pages.py).
BENCHMARKS := languages alignment condensed names names_scripts names_articles facts language extraction real_pages paired_pages stories pickups translated translators reports \
	regression fidelity fidelity_articles throughput
bench: $(STAMP)
	$(INSTALL_BENCH)
	for name in $(BENCHMARKS); do echo "benchmarks/$$name.py"; $(BIN)/python benchmarks/$$name.py || exit 1; done

# The quality model of tqcheck/quality again, from TQCHECK_DATA: an hour on two cores with bfloat16, about two without.
train: $(STAMP)
	$(INSTALL_BENCH)
	$(BIN)/python -m training.quality

docs: $(STAMP)
	$(BIN)/python docs/generate.py

clean:
	rm -rf $(VENV) $(DEMO) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
