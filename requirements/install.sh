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

by_uv() {
    pip install --quiet --require-hashes --only-binary :all: -r requirements/uv.txt &&
        VIRTUAL_ENV="$PWD/$venv" "$venv/bin/uv" pip sync --quiet --require-hashes "$lock" requirements/uv.txt &&
        VIRTUAL_ENV="$PWD/$venv" "$venv/bin/uv" pip install --quiet --offline \
            --no-deps --no-build-isolation --editable .
}
by_pip() {
    pip install --quiet --require-hashes -r "$lock" &&
        pip install --quiet --no-index --no-deps --no-build-isolation --editable .
}
# uv is only the faster installer. Where it cannot be had, or does not know the mirror that pip is set up
# for, pip installs the same locked files.
by_uv || { echo "uv did not do it; pip installs the same locked files, which takes longer." >&2; by_pip; }
