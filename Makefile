# make            the website (build/html/index.html) and the PDF (build/pdf/)
# make help       everything else

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
OUT    := build

# What the book is made of. Folders are listed too: their time changes when a file in them is added or deleted.
SOURCES := $(shell find conf.py *.md chapters glossary quizzes data figures _static _templates src \
             -not -path '*/__pycache__*' 2>/dev/null | sed 's/ /\\ /g')

.DEFAULT_GOAL := book
.PHONY: book pdf handouts epub test check serve bench clean help

book: $(OUT)/.built ## build the website and the PDF (the default)

$(OUT)/.built: $(SOURCES) $(VENV)/.book
	@mkdir -p $(OUT)
	@$(BIN)/studyguide build --output $(OUT)
	@touch $@

epub: $(VENV)/.book ## build the EPUB for e-readers (build/epub/)
	@$(BIN)/studyguide epub --output $(OUT)

EDITION ?= reading
NOKEY   ?=

pdf: $(VENV)/.book ## an edition of the PDF: EDITION=reading (the default), a4, letter, large, instructor or all
	@$(BIN)/studyguide pdf --output $(OUT) $(addprefix --edition ,$(EDITION)) $(if $(NOKEY),--no-key)

handouts: $(VENV)/.book ## one PDF for each chapter; NOKEY=1 leaves out the answers
	@$(BIN)/studyguide pdf --output $(OUT) --handouts $(if $(NOKEY),--no-key)

# One marker for each set of packages. Hashes in the lock make pip refuse anything but the pinned files.
$(VENV)/.book: pyproject.toml requirements/book.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; say which with: make PYTHON=python3.12"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { echo "Python's venv module is missing; on Debian: apt install python3-venv"; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/book.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	@touch $@

$(VENV)/.test: requirements/test.txt $(VENV)/.book
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	@touch $@

test: $(VENV)/.test ## run every test (installs what they need, Chromium included where apt-get can)
	$(BIN)/python -m pytest --numprocesses auto --maxprocesses 8 --dist loadfile --no-loadscope-reorder

check: $(VENV)/.test ## lint the code, check spelling and the checklist of a chapter, and build strictly
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/codespell
	$(BIN)/studyguide check
	@rm -rf $(OUT)/check
	$(BIN)/python -m sphinx -q -nW --keep-going -E -j auto -b html -d $(OUT)/check/doctrees . $(OUT)/check/html
	$(BIN)/python -m sphinx -q -nW --keep-going -b typst -d $(OUT)/check/doctrees . $(OUT)/check/pdf
	@echo "All checks passed."

serve: $(VENV)/.serve ## build, open a local server, and reload the browser after each change
	$(BIN)/sphinx-autobuild . $(OUT)/serve --ignore '$(OUT)/*' --ignore '$(VENV)/*' --ignore '.git/*' --watch src

$(VENV)/.serve: requirements/serve.txt $(VENV)/.book
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/serve.txt
	@touch $@

bench: $(VENV)/.test ## measure the speed of builds, questions and answers (minutes; the last needs Chromium)
	$(BIN)/python bench/build_speed.py
	$(BIN)/python bench/question_speed.py
	$(BIN)/python bench/answer_speed.py

clean: ## delete what was built (not .venv)
	rm -rf $(OUT)

help: ## list these commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /make \1\t/' | expand -t 14
