#!/bin/sh
# Sees to what the tests need beyond Python: Chromium, Chinese fonts, PostgreSQL, LibreOffice, Poppler. Where all are there, it does nothing.
set -u
PYTHON=${PYTHON:-.venv/bin/python}

has_browser() {
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
        command -v "$name" >/dev/null 2>&1 && return 0
    done
    "$PYTHON" - 2>/dev/null <<'PY'
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

with sync_playwright() as playwright:
    sys.exit(not Path(playwright.chromium.executable_path).exists())
PY
}

# Only Linux takes its fonts from fontconfig; other desktops have Chinese ones of their own.
has_fonts() {
    [ "$(uname)" != Linux ] || [ -n "$(fc-list :lang=zh family 2>/dev/null)" ]
}

has_postgres() {
    command -v initdb >/dev/null 2>&1 && command -v pg_ctl >/dev/null 2>&1 && return 0
    for file in /usr/lib/postgresql/*/bin/pg_ctl; do
        [ -x "$file" ] && return 0
    done
    return 1
}

has_office() {
    command -v soffice >/dev/null 2>&1
}

has_poppler() {
    command -v pdftotext >/dev/null 2>&1
}

missing=
has_browser || missing="$missing chromium"
has_fonts || missing="$missing fontconfig fonts-noto-cjk"
has_postgres || missing="$missing postgresql"
has_office || missing="$missing libreoffice-impress libreoffice-writer libreoffice-calc"
has_poppler || missing="$missing poppler-utils"
[ -z "$missing" ] && exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing for the tests:$missing"
    export DEBIAN_FRONTEND=noninteractive
    # Another apt may hold the lock for a while. A package that can't be had is reported below, by what then is missing.
    quietly="-qq -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0"
    # shellcheck disable=SC2086 # lists of words
    apt-get $quietly update </dev/null >/dev/null
    # One by one: a package that fails must not keep the others out.
    for package in $missing; do
        # shellcheck disable=SC2086
        apt-get $quietly install -y --no-install-recommends "$package" </dev/null >/dev/null
    done
fi

if ! has_browser; then
    "$PYTHON" -m playwright install chromium </dev/null >/dev/null 2>&1
    if ! has_browser; then
        echo "The browser tests need Chromium, and it could be had neither from this system nor by 'python -m playwright install chromium': install it and run this again." >&2
        exit 1
    fi
fi
has_fonts || echo "There is no Chinese font here (fc-list :lang=zh is empty): pictures of pages will show boxes for characters." >&2
has_postgres || echo "PostgreSQL is not installed here: its tests will be skipped." >&2
has_office && has_poppler || echo "LibreOffice or Poppler is not installed here: tests that render slides and reports will be skipped." >&2
exit 0
