#!/bin/sh
# Makes .venv hold exactly what requirements/run.txt or test.txt locks, and the editable package.
# Usage: requirements/install.sh run|test
set -eu
lock="requirements/$1.txt"
python="${PYTHON:-python3}"
venv=.venv

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "Triwulan needs Python 3.11 or newer; $python is older. Try: make PYTHON=python3.12 ..." >&2
    exit 1
}
# Debian's Python may come without ensurepip; the pip beside it can then fill the environment.
if ! [ -x "$venv/bin/python" ]; then
    if "$python" -c 'import ensurepip' 2>/dev/null; then
        "$python" -m venv "$venv"
    elif "$python" -m pip --version >/dev/null 2>&1; then
        "$python" -m venv --without-pip "$venv"
    else
        echo "This Python has neither venv nor pip. On Debian: apt-get install python3-venv" >&2
        exit 1
    fi
fi
if "$venv/bin/python" -m pip --version >/dev/null 2>&1; then
    pip() { "$venv/bin/python" -m pip --disable-pip-version-check "$@"; }
else
    pip() { "$python" -m pip --disable-pip-version-check --python "$venv/bin/python" "$@"; }
fi

# uv is only the faster installer: without it pip installs the same locked files.
if pip install --quiet --require-hashes --only-binary :all: -r requirements/uv.txt; then
    uv="$venv/bin/uv"
    VIRTUAL_ENV="$PWD/$venv" "$uv" pip sync --quiet --require-hashes "$lock" requirements/uv.txt
    VIRTUAL_ENV="$PWD/$venv" "$uv" pip install --quiet --no-deps --no-build-isolation --offline --editable .
else
    echo "uv could not be had; pip installs the same locked files, which takes longer." >&2
    pip install --quiet --require-hashes -r "$lock"
    pip install --quiet --no-deps --no-build-isolation --no-index --editable .
fi
