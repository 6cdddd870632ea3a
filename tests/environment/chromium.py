"""Finds a Chromium that really opens a page here, or installs one."""

import base64
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

CACHE = Path(".cache")
LAUNCH_ARGUMENTS = [
    "--no-sandbox",  # Chromium's sandbox refuses root, and CI runs as root
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
]
INSTALL_SECONDS = 600
NPM_PACKAGE = "@sparticuz/chromium@153.0.0"
NPM_INTEGRITY = "jiGWqSvPMdu4+P9TilYqAR7yEGPEHINx+lCvE/NqNO/EHYzF/x1hUiI5T6ioVIt7dEy7n88byyT0vk+dnsgQwA=="

# Opens a page in a process of its own: a browser that crashes or hangs must not take the caller along.
PROBE = """
import sys
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=sys.argv[1], args=sys.argv[2:])
    page = browser.new_page()
    page.set_content("<p>Triwulan</p>")
    assert page.inner_text("p") == "Triwulan"
    print(browser.version)
    browser.close()
"""

# npm comes with Node, and Node's own Brotli unpacks the browser: no further tool is needed.
UNPACK = """
const zlib = require("zlib"), fs = require("fs"), path = require("path");
const [source, target] = process.argv.slice(1);
for (const name of ["chromium", "al2023.tar", "swiftshader.tar", "fonts.tar"]) {
  const packed = fs.readFileSync(path.join(source, name + ".br"));
  fs.writeFileSync(path.join(target, name), zlib.brotliDecompressSync(packed));
}
"""

WRAPPER = """#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
export LD_LIBRARY_PATH="$here/lib:$here${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
export FONTCONFIG_PATH="${FONTCONFIG_PATH:-$here}"
exec "$here/chromium" "$@"
"""


class NotHadError(RuntimeError):
    """This way gave no Chromium; the message says why."""


FAILURES = (NotHadError, OSError, subprocess.TimeoutExpired)


def find_or_install() -> tuple[str | None, list[str]]:
    """Return the path of a working Chromium or None, and one sentence for each way that was tried."""
    tried: list[str] = []
    for label, way in WAYS:
        try:
            paths = list(way())
        except FAILURES as reason:
            tried.append(f"{label}: {reason}")
            continue
        if not paths:
            tried.append(f"{label}: none")
        for path in paths:
            try:
                version = _version_when_opened(path)
            except FAILURES as reason:
                tried.append(f"{label}: {path} does not open a page: {reason}")
            else:
                return path, [*tried, f"{label}: version {version}"]
    return None, tried


def _named_or_on_path() -> Iterator[str]:
    named = os.environ.get("TRIWULAN_CHROMIUM")
    if named:
        yield named
    for name in ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"):
        if found := shutil.which(name):
            yield found


def _from_playwright() -> Iterator[str]:
    query = "from playwright.sync_api import sync_playwright as s\nwith s() as p: print(p.chromium.executable_path)"
    path = _checked([sys.executable, "-c", query]).strip()
    if not Path(path).exists():
        command = [sys.executable, "-m", "playwright", "install", "chromium"]
        _checked(command[:-1] + (["--with-deps"] if _may_use_apt() else []) + command[-1:])
    yield path


def _from_debian() -> Iterator[str]:
    if not _may_use_apt():
        raise NotHadError("needs root and apt-get")
    install = ["apt-get", "install", "-y", "--no-install-recommends", "chromium", "fonts-liberation"]
    try:
        _checked(install)
    except NotHadError:  # most often an old or absent package list
        _checked(["apt-get", "update"])
        _checked(install)
    yield "/usr/bin/chromium"


def _from_npm() -> Iterator[str]:
    if not shutil.which("npm") or not shutil.which("node"):
        raise NotHadError("npm is not here")
    folder = (CACHE / "chromium").resolve()
    if not (folder / "run").exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        _checked(["npm", "pack", "--silent", "--pack-destination", str(folder), NPM_PACKAGE])
        _unpack(folder)
    yield str(folder / "run")


def _unpack(folder: Path) -> None:
    package = next(folder.glob("*.tgz"))
    digest = base64.b64encode(hashlib.sha512(package.read_bytes()).digest()).decode()
    if digest != NPM_INTEGRITY:
        raise NotHadError(f"{NPM_PACKAGE} does not have the pinned checksum")
    _checked(["tar", "-xf", str(package), "-C", str(folder)])
    _checked(["node", "-e", UNPACK, str(folder / "package" / "bin"), str(folder)])
    for name in ("al2023.tar", "swiftshader.tar", "fonts.tar"):
        _checked(["tar", "-xf", str(folder / name), "-C", str(folder)])
        (folder / name).unlink()
    shutil.rmtree(folder / "package")
    package.unlink()
    (folder / "chromium").chmod(0o755)
    wrapper = folder / "run"
    wrapper.write_text(WRAPPER, encoding="ascii")
    wrapper.chmod(0o755)


def _may_use_apt() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def _version_when_opened(path: str) -> str:
    return _checked([sys.executable, "-c", PROBE, path, *LAUNCH_ARGUMENTS], seconds=60).strip()


def _checked(command: list[str], seconds: int = INSTALL_SECONDS) -> str:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    result = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        timeout=seconds,
        env=environment,
        stdin=subprocess.DEVNULL,
    )
    if result.returncode:
        lines = (result.stderr.strip() or result.stdout.strip() or "no output").splitlines()
        raise NotHadError(f"`{Path(command[0]).name}` failed: {_telling(lines)[:160]}")
    return result.stdout


def _telling(lines: list[str]) -> str:
    errors = [line for line in lines if "rror" in line or line.startswith("E:")]
    return (errors or lines)[-1].strip()


WAYS: tuple[tuple[str, Callable[[], Iterator[str]]], ...] = (
    ("on this machine", _named_or_on_path),
    ("playwright install", _from_playwright),
    ("Debian's package", _from_debian),
    ("npm's package", _from_npm),
)
