# Each target does its own set-up; the second time that takes a blink.
#
#   PORT=9000           the port to serve on
#   PYTHON=…            the interpreter for the virtual environment
#   PYTEST_ARGS='-k …'  handed to pytest
#   SOP_NO_APT=1        leave system packages alone

export PORT PYTHON SOP_NO_APT
unexport PYTHONHOME PYTHONPATH

# Material's notice about MkDocs 2, to which the dependencies are closed anyway.
export NO_MKDOCS_2_WARNING = 1

python := .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help setup serve site test check format clean

help:
	@echo 'make serve    build the manual, serve it to this machine, print the address'
	@echo 'make site     build the manual strictly into site/'
	@echo 'make test     run all tests'
	@echo 'make check    lint, layout and types'
	@echo 'make format   put the layout right'
	@echo 'make clean    remove everything that was built or installed here'

setup:
	@.ci/setup

serve: setup
	@.ci/serve

# MkDocs writes the site before strict mode fails, so site/ is replaced only by a build that passed, and in one step.
site: setup
	@rm -rf .cache/site
	@$(python) -m mkdocs build --strict --site-dir .cache/site
	@$(python) -m sop_plugin verify-site .cache/site --put site
	@echo 'The manual is in site/'

test:
	@.ci/setup --browser
	@$(python) -m pytest -n auto $(PYTEST_ARGS)

check: setup
	$(python) -m ruff check .
	$(python) -m ruff format --check .
	$(python) -m mypy

format: setup
	$(python) -m ruff check --fix-only .
	$(python) -m ruff format .

clean:
	rm -rf .venv .cache site build dist test-results
	find . -name __pycache__ -type d -not -path './.git/*' -prune -exec rm -rf {} +
