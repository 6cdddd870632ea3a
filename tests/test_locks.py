import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LOCKS = [ROOT / "requirements" / name for name in ("uv.txt", "run.txt", "test.txt")]
PINNED = re.compile(r"^([a-z0-9._-]+)(?:\[[a-z,]+\])?==(\S+)", re.MULTILINE)


def pins(lock: Path) -> dict[str, str]:
    return dict(PINNED.findall(lock.read_text()))


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_names_no_host(lock: Path):
    assert "://" not in lock.read_text()


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_locked_package_has_a_hash(lock: Path):
    blocks = re.split(r"(?m)^(?=[a-z0-9])", lock.read_text())
    without = [block.split()[0] for block in blocks if PINNED.match(block) and "--hash=sha256:" not in block]
    assert pins(lock)
    assert without == []


def test_the_tests_run_on_the_versions_that_run():
    run, test = pins(ROOT / "requirements" / "run.txt"), pins(ROOT / "requirements" / "test.txt")
    assert {name: test.get(name) for name in run} == run


def test_every_declared_dependency_is_locked():
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    names = {re.split(r"[<>=\[]", dependency)[0] for dependency in declared}
    assert names <= pins(ROOT / "requirements" / "run.txt").keys()
