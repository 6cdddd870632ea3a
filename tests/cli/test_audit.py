import json
import subprocess
import sys
from pathlib import Path

import pytest

from triwulan.cli.main import main

AGREED = """\
Tabel 2.1 Perjanjian Kinerja Tahun 2023

| No | Indikator Kinerja | Target |
|---|---|---|
| 1 | Jumlah desa yang menetapkan APBDes tepat waktu | 12 desa |
| 2 | Jumlah pembinaan pemerintahan desa | 8 kali |
"""
RIGHT = """
Tabel 2.2 Capaian Kinerja

| No | Indikator Kinerja | Target | Realisasi | Capaian (%) |
|---|---|---|---|---|
| 1 | Jumlah desa yang menetapkan APBDes tepat waktu | 12 desa | 9 desa | 75,00 |
| 2 | Jumlah pembinaan pemerintahan desa | 8 kali | 4 kali | 50,00 |
"""
WRONG = RIGHT.replace("8 kali | 4 kali | 50,00", "6 kali | 3 kali | 50,00")


@pytest.fixture
def right(tmp_path: Path) -> Path:
    path = tmp_path / "benar.md"
    path.write_text(AGREED + RIGHT, encoding="utf-8")
    return path


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    path = tmp_path / "salah.md"
    path.write_text(AGREED + WRONG, encoding="utf-8")
    return path


def said(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out


def test_a_right_report_ends_with_0_and_says_what_was_examined(right, capsys):
    assert main(["audit", str(right)]) == 0
    text = said(capsys)
    assert "0 galat" in text and "Angka dalam tabel: 8 tercetak, 8 terbaca." in text


def test_a_wrong_report_ends_with_1_and_names_place_rule_printed_and_expected(wrong, capsys):
    assert main(["audit", str(wrong)]) == 1
    text = said(capsys)
    assert "tabel 2.2, baris 2, kolom Target: galat P301 Target berbeda antartabel" in text
    assert "tercetak: 6 kali; seharusnya: 8 kali" in text


def test_it_speaks_english(wrong, capsys):
    assert main(["audit", str(wrong), "--lang", "en"]) == 1
    text = said(capsys)
    assert "table 2.2, row 2, column Target: error P301 A target differs between tables" in text
    assert "printed: 6 kali; should be: 8 kali" in text


def test_json_has_every_part_of_a_finding(wrong, capsys):
    assert main(["audit", str(wrong), "--format", "json"]) == 1
    report = json.loads(said(capsys))
    assert report["schema"] == 1 and report["summary"]["errors"] == 1
    (finding,) = [each for each in report["findings"] if each["rule"] == "P301"]
    assert (finding["severity"], finding["printed"], finding["expected"]) == ("error", "6 kali", "8 kali")
    place = finding["place"]
    assert (place["table"], place["row"], place["column"], place["quote"]) == ("2.2", "2", "Target", "6 kali")
    assert [each["table"] for each in finding["related"]] == ["2.1"]


def test_several_files_are_one_json_object_a_line(right, wrong, capsys):
    assert main(["audit", str(right.parent), "--format", "json"]) == 1
    reports = [json.loads(line) for line in said(capsys).splitlines()]
    assert [Path(each["file"]).name for each in reports] == ["benar.md", "salah.md"]


def test_a_file_that_cannot_be_read_ends_with_2_and_the_others_are_done(right, tmp_path, capsys):
    broken = tmp_path / "rusak.docx"
    broken.write_bytes(b"PK\x03\x04 bukan arsip")
    assert main(["audit", str(broken), str(right), str(tmp_path / "tidak-ada.md")]) == 2
    text = said(capsys)
    assert "rusak.docx: " in text and "tidak-ada.md tidak ada" in text and "benar.md" in text
    assert "Traceback" not in text and "2 tidak dapat dibaca" in text


def test_several_jobs_say_the_same(right, wrong, capsys):
    main(["audit", str(right.parent), "--format", "json"])
    alone = sorted(said(capsys).splitlines())
    main(["audit", str(right.parent), "--format", "json", "--jobs", "2"])
    assert sorted(said(capsys).splitlines()) == alone


def test_the_output_can_be_a_file(wrong, tmp_path, capsys):
    target = tmp_path / "temuan.json"
    assert main(["audit", str(wrong), "--format", "json", "--output", str(target)]) == 1
    assert json.loads(target.read_bytes())["findings"] and said(capsys) == ""


def test_only_what_is_severe_enough_is_shown(wrong, capsys):
    main(["audit", str(wrong), "--severity", "error"])
    assert "catatan " not in said(capsys).split("Ditemukan")[0]


def test_a_folder_without_reports_is_said(tmp_path, capsys):
    assert main(["audit", str(tmp_path)]) == 2
    assert "Tidak ada laporan" in capsys.readouterr().err


def test_word_comments_need_a_word_file_and_a_target(wrong, tmp_path, capsys):
    assert main(["audit", str(wrong), "--format", "docx"]) == 2
    assert "--output" in capsys.readouterr().err
    assert main(["audit", str(wrong), "--format", "docx", "--output", str(tmp_path / "a.docx")]) == 2
    assert "hanya untuk berkas .docx" in capsys.readouterr().err


def test_a_rule_is_explained(capsys):
    assert main(["explain", "p301"]) == 0
    assert said(capsys).startswith("# Target berbeda antartabel")
    assert main(["explain", "Z999"]) == 2


def test_all_rules_are_listed(capsys):
    assert main(["rules"]) == 0
    assert "P301  galat      Target berbeda antartabel" in said(capsys)


def test_the_command_starts_without_django_or_the_web(wrong):
    code = "import sys; from triwulan.cli import main; main(sys.argv[1:]); print('django' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code, "audit", str(wrong)], capture_output=True, check=True)
    assert done.stdout.decode().endswith("False\n") and done.stderr == b""


def test_the_agreement_can_be_a_file_of_its_own(tmp_path, capsys):
    agreement, report = tmp_path / "perjanjian.md", tmp_path / "laporan.md"
    agreement.write_text(AGREED, encoding="utf-8")
    report.write_text(WRONG, encoding="utf-8")
    assert main(["audit", str(report)]) == 0
    said(capsys)
    assert main(["audit", str(report), "--agreement", str(agreement)]) == 1
    assert "Target Jumlah pembinaan pemerintahan desa di tabel 2.2 tercetak 6 kali" in said(capsys)


def test_an_agreement_that_cannot_be_read_ends_with_2(right, tmp_path, capsys):
    assert main(["audit", str(right), "--agreement", str(tmp_path / "tidak-ada.md")]) == 2
    assert "tidak-ada.md tidak ada" in said(capsys)
