import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import pytest

from tests.environment import postgres
from tests.environment.provision import recorded

SECRET = "a-secret-for-this-test-only-0123456789"
COMMAND = [str(Path(sys.executable).with_name("triwulan")), "serve", "--workers", "1"]


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment(folder: Path, **changed: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("TRIWULAN_", "DATABASE_URL"))}
    return kept | {"TRIWULAN_DATA": str(folder), "TRIWULAN_SECRET_KEY": SECRET} | changed


def refused(folder: Path, *arguments: str, **changed: str) -> subprocess.CompletedProcess[str]:
    command = [*COMMAND, *arguments]
    return subprocess.run(
        command, env=environment(folder, **changed), capture_output=True, text=True, timeout=60, check=False
    )


@contextmanager
def started(folder: Path, **changed: str) -> Iterator["subprocess.Popen[str]"]:
    """A starting server; stopped at the end."""
    command = [*COMMAND, "--port", str(free_port())]
    with subprocess.Popen(
        command, env=environment(folder, **changed), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as server:
        try:
            yield server
        finally:
            if server.poll() is None:
                server.send_signal(signal.SIGINT)
            server.communicate(timeout=30)


def printed_by(server: "subprocess.Popen[str]") -> str:
    """What it says until it serves."""
    printed = ""
    assert server.stdout is not None
    for line in server.stdout:
        printed += line
        if "Ctrl-C" in line:
            break
    return printed


@contextmanager
def running(folder: Path) -> Iterator[tuple[str, str, "subprocess.Popen[str]"]]:
    """The address, what was printed before serving, and the process."""
    with started(folder) as server:
        printed = printed_by(server)
        found = re.search(r"http://\S+?:\d+", printed)
        assert found, printed
        yield found[0], printed, server


def body(address: str) -> str:
    for _ in range(100):
        try:
            with urllib.request.urlopen(address, timeout=30) as response:
                return str(response.read().decode())
        except urllib.error.HTTPError:
            raise
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"nothing answers at {address}")


def test_real_data_is_not_served_with_the_key_that_everybody_knows(tmp_path: Path):
    for secret in ("", "short"):
        result = refused(tmp_path, TRIWULAN_SECRET_KEY=secret)
        assert result.returncode == 2
        assert result.stderr.startswith("TRIWULAN_SECRET_KEY belum diatur")
        assert not list(tmp_path.glob("*.sqlite3"))


def test_a_port_in_use_is_said_in_a_sentence(tmp_path: Path):
    with closing(socket.create_server(("127.0.0.1", 0))) as other:
        port = other.getsockname()[1]
        result = refused(tmp_path, "--port", str(port))
    assert result.returncode == 1
    assert result.stderr.strip() == (
        f"Port {port} sudah dipakai program lain. Hentikan program itu, atau pilih port lain: --port {port + 1}"
    )


@pytest.mark.parametrize("port", ["abc", "-1", "70000"])
def test_a_port_that_is_none_is_refused(tmp_path: Path, port: str):
    result = refused(tmp_path, "--port", port)
    assert result.returncode == 2
    assert "Traceback" not in result.stderr


def test_a_database_that_cannot_be_reached_is_said_in_a_sentence(tmp_path: Path):
    url = f"postgresql://nobody:x@127.0.0.1:{free_port()}/none"
    result = refused(tmp_path, "--port", str(free_port()), DATABASE_URL=url)
    assert result.returncode == 1
    assert result.stderr.startswith("Basis data tidak dapat dipakai: ")
    assert "Traceback" not in result.stderr


def test_a_database_address_of_another_kind_is_refused(tmp_path: Path):
    result = refused(tmp_path, DATABASE_URL="mysql://x/y")
    assert result.returncode == 2
    assert "postgresql://" in result.stderr


@pytest.mark.parametrize("below", ["", "within"])
@pytest.mark.parametrize("url", ["", "postgresql://nobody:x@127.0.0.1:1/none"])
def test_a_data_folder_that_is_none_is_said_in_a_sentence(tmp_path: Path, below: str, url: str):
    file = tmp_path / "file"
    file.write_text("x")
    result = refused(file / below, DATABASE_URL=url)
    assert result.returncode == 2
    assert result.stderr.startswith(f"Folder data tidak dapat dipakai: {file / below}")
    assert "Traceback" not in result.stderr


def test_a_clock_that_is_no_date_is_refused(tmp_path: Path):
    result = refused(tmp_path, TRIWULAN_DEMO="1", TRIWULAN_CLOCK="5 April")
    assert result.returncode == 2
    assert result.stderr.strip() == "TRIWULAN_CLOCK bukan tanggal: 5 April. Tulis misalnya 2023-04-05."


def test_an_option_of_the_database_that_is_unknown_is_refused_by_name(tmp_path: Path):
    result = refused(tmp_path, DATABASE_URL="postgresql://x@127.0.0.1/y?sslmode=require&sllmode=x")
    assert result.returncode == 2
    assert result.stderr.strip() == "DATABASE_URL: pilihan yang tidak dikenal: sllmode"


def test_an_empty_database_is_set_up_by_the_printed_link_only(tmp_path: Path):
    with running(tmp_path) as (address, printed, _server):
        link = next(word for word in printed.split() if "/akun/mulai/?kunci=" in word)
        assert "Mulai memakai Triwulan" in body(link)
        with pytest.raises(urllib.error.HTTPError, match="404"):
            body(f"{address}/akun/mulai/?kunci=salah")
        assert "--pico" in body(f"{address}/static/vendor/pico.min.css")


def test_it_stops_cleanly_on_ctrl_c_and_starts_again_on_the_same_data(tmp_path: Path):
    for _ in range(2):
        with running(tmp_path) as (address, _printed, server):
            assert "<h1>Masuk</h1>" in body(f"{address}/akun/masuk/")
            server.send_signal(signal.SIGINT)
            rest, _ = server.communicate(timeout=30)
            assert server.returncode == 0
            assert "Traceback" not in rest


def both_start(folder: Path, **changed: str) -> None:
    """Start two servers on one new database at the same moment; both must serve."""
    with ExitStack() as stack:
        servers = [stack.enter_context(started(folder, **changed)) for _ in range(2)]
        for server in servers:
            assert "/akun/mulai/?kunci=" in printed_by(server)


def test_two_starts_at_once_share_one_new_database(tmp_path: Path):
    both_start(tmp_path)


@pytest.mark.skipif(not recorded().postgres, reason="no PostgreSQL starts here: see `make provision`")
def test_two_starts_at_once_share_one_new_postgresql_database(tmp_path: Path):
    with postgres.running_server() as url:
        both_start(tmp_path, DATABASE_URL=url)
