"""Sentences beside the name or time that is wrong in them, and right ones that look like it."""

from pathlib import Path

import pytest

from triwulan.audit.catalogue import rules
from triwulan.audit.context import Context
from triwulan.audit.run import audit
from triwulan.core.finding import Verdict
from triwulan.formats.read_markdown import read_markdown
from triwulan.interpret import interpret

RULES = [rule for rule in rules() if rule.id in {"I501", "I502", "I503", "I504", "I505", "I506"}]
TITLES = {
    "kasi TW I 2023": ("TRIWULAN I TAHUN 2023", "KEPALA SEKSI PEMERINTAHAN", "KECAMATAN RAWA INDAH"),
    "kasi TW II 2023": ("TRIWULAN II TAHUN 2023", "KEPALA SEKSI PEMERINTAHAN", "KECAMATAN RAWA INDAH"),
    "sekcam TW III 2024": ("TRIWULAN III TAHUN 2024", "SEKRETARIS KECAMATAN", "KECAMATAN RAWA INDAH"),
    "camat TW IV 2023": ("TRIWULAN IV TAHUN 2023", "CAMAT RAWA INDAH", ""),
    "dinas 2022": ("INSTANSI PEMERINTAH TAHUN 2022", "DINAS PERIKANAN", ""),
    "bidang semester II 2024": ("SEMESTER II TAHUN 2024", "KEPALA BIDANG PERIKANAN BUDIDAYA", "DINAS PERIKANAN"),
}
LINES = (Path(__file__).parent / "sentences.tsv").read_text(encoding="utf-8").splitlines()[1:]


@pytest.mark.parametrize("line", LINES)
def test_only_what_is_wrong_is_found(line: str):
    report, wrong, sentence = line.split("\t")
    period, post, unit = TITLES[report]
    text = f"LAPORAN KINERJA {period}\n\n{post}\n\n{unit} KABUPATEN LENGKARA\n\n### BAB I PENDAHULUAN\n\n{sentence}\n"
    outcomes = audit(Context(interpret(read_markdown(text))), RULES).outcomes
    assert not [outcome.reason for outcome in outcomes if outcome.verdict is Verdict.CRASHED]
    found = [outcome.finding.printed.lower() for outcome in outcomes if outcome.finding is not None]
    assert [wrong.lower() in printed for printed in found] == ([] if wrong == "-" else [True]), found
