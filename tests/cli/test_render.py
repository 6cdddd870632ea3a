import json
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import pytest

from tests.compose.reports import EXAMPLE, example
from triwulan.cli.main import main
from triwulan.core.report import Wording
from triwulan.formats.report_json import dump_report

COMMAND = [sys.executable, "-c", "import sys; from triwulan.cli import main; sys.exit(main())"]


@pytest.mark.parametrize(
    ("name", "start"),
    [("a.pdf", b"%PDF-"), ("a.docx", b"PK"), ("a.html", b"<!doctype html>"), ("a.MD", b"# LAPORAN KINERJA")],
)
def test_the_file_name_says_which_document_is_written(tmp_path: Path, name: str, start: bytes):
    assert main(["render", str(EXAMPLE), "--output", str(tmp_path / name)]) == 0
    assert (tmp_path / name).read_bytes().startswith(start)


def test_a_named_format_is_stronger_than_the_file_name(tmp_path: Path):
    assert main(["render", str(EXAMPLE), "--format", "md", "--output", str(tmp_path / "a.pdf")]) == 0
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"# LAPORAN")


def test_it_reads_standard_input_and_writes_standard_output():
    done = subprocess.run(
        [*COMMAND, "render", "-", "--format", "md", "--output", "-"],
        input=EXAMPLE.read_bytes(),
        capture_output=True,
        check=True,
    )
    assert "BAB III PENUTUP" in done.stdout.decode()
    assert done.stderr == b""


def test_the_page_stands_alone_and_has_a_style_for_paper(tmp_path: Path):
    class Page(HTMLParser):
        def __init__(self):
            super().__init__()
            self.fetched: list[str] = []
            self.text = ""

        def handle_starttag(self, tag, attrs):
            self.fetched += [value for name, value in attrs if name in ("src", "href")]
            self.fetched += [tag] if tag in ("script", "link", "img") else []

        def handle_data(self, data):
            self.text += data

    assert main(["render", str(EXAMPLE), "-o", str(tmp_path / "a.html")]) == 0
    page = Page()
    page.feed((tmp_path / "a.html").read_text(encoding="utf-8"))
    assert page.fetched == []
    assert "@media print" in page.text
    assert "@page" in page.text
    assert "Rp83.300.000" in page.text


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["render", *arguments]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert captured.err.startswith("triwulan render: ")
    return captured.err


def test_a_missing_file_is_named(capsys, tmp_path: Path):
    message = refused(capsys, str(tmp_path / "tidak.json"), "-o", str(tmp_path / "a.pdf"))
    assert f"{tmp_path / 'tidak.json'} tidak ada" in message


def test_a_folder_is_no_report(capsys, tmp_path: Path):
    assert "tidak dapat dibaca" in refused(capsys, str(tmp_path), "-o", str(tmp_path / "a.pdf"))


def test_a_folder_that_is_not_there_is_said(capsys, tmp_path: Path):
    target = str(tmp_path / "tidak" / "a.md")
    assert "tidak dapat ditulis" in refused(capsys, str(EXAMPLE), "-o", target)


def test_an_unknown_ending_asks_for_the_format(capsys, tmp_path: Path):
    assert "--format" in refused(capsys, str(EXAMPLE), "-o", str(tmp_path / "a.txt"))
    assert "--format" in refused(capsys, str(EXAMPLE), "-o", "-")


@pytest.mark.parametrize("data", [b"", b"{", b"\x00\x01", b'{"schema": 99}', b'{"author": 1}', b"[]"])
def test_a_broken_file_is_a_sentence_and_leaves_nothing_behind(capsys, tmp_path: Path, data: bytes):
    (tmp_path / "a.json").write_bytes(data)
    assert "a.json: " in refused(capsys, str(tmp_path / "a.json"), "-o", str(tmp_path / "a.pdf"))
    assert not (tmp_path / "a.pdf").exists()


def test_broken_wording_of_the_regency_names_its_key(capsys, tmp_path: Path):
    report = replace(example(), wording=(Wording(key="opening.purpose", text="Halo {nama}"),))
    (tmp_path / "a.json").write_bytes(dump_report(report))
    message = refused(capsys, str(tmp_path / "a.json"), "-o", str(tmp_path / "a.md"))
    assert "opening.purpose" in message
    assert "{nama}" in message


def test_the_same_report_gives_the_same_bytes(tmp_path: Path):
    for kind in ("pdf", "docx", "html", "md"):
        for name in ("first", "second"):
            assert main(["render", str(EXAMPLE), "-o", str(tmp_path / f"{name}.{kind}")]) == 0
        assert (tmp_path / f"first.{kind}").read_bytes() == (tmp_path / f"second.{kind}").read_bytes()


@pytest.mark.parametrize("arguments", [[], ["unheard"], ["render"], ["render", str(EXAMPLE)]])
def test_wrong_arguments_exit_with_two(arguments: list[str], capsys):
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert "triwulan" in capsys.readouterr().err


def test_help_names_every_command(capsys):
    with pytest.raises(SystemExit) as caught:
        main(["--help"])
    assert caught.value.code == 0
    told = capsys.readouterr().out
    assert "render" in told
    assert "serve" in told


def test_rendering_imports_no_web(tmp_path: Path):
    script = (
        "import sys; from triwulan.cli import main; "
        f"code = main(['render', {str(EXAMPLE)!r}, '-o', {str(tmp_path / 'a.md')!r}]); "
        "sys.exit(code or ('django' in sys.modules) or ('triwulan.web' in sys.modules) or ('typst' in sys.modules))"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_a_report_of_only_what_must_be_given_is_rendered(tmp_path: Path):
    raw = json.loads(EXAMPLE.read_bytes())
    for name in ("analyses", "strategies", "follow_ups", "closing", "response", "legal_basis", "reporter", "superior"):
        del raw[name]
    raw["measurements"] = []
    (tmp_path / "a.json").write_text(json.dumps(raw), encoding="utf-8")
    assert main(["render", str(tmp_path / "a.json"), "-o", str(tmp_path / "a.docx")]) == 0
    from docx import Document

    assert len(Document(BytesIO((tmp_path / "a.docx").read_bytes())).tables) >= 3
