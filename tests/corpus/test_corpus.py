"""The audit on whole documents: what it finds of what is wrong, and that a change of any finding is seen."""

from pathlib import Path

import pytest

from tests.corpus.audited import audited, kept, shown, written
from tests.corpus.truth import documents, faults_of, score

DOCUMENTS = documents()
RECALL, PRECISION, ALARMS = 0.9, 0.96, 4
"""What is held at least, and at most the alarms on all documents that are right: better is welcome, worse is not."""


@pytest.mark.parametrize("document", DOCUMENTS, ids=[path.name for path in DOCUMENTS])
def test_a_document_has_the_findings_that_are_kept(document: Path):
    """After a change that is meant: `python -m tests.corpus.audited`, and read the difference."""
    assert written(shown(audited(document))) == kept(document).read_text(encoding="utf-8")


@pytest.mark.parametrize("document", DOCUMENTS, ids=[path.name for path in DOCUMENTS])
def test_no_rule_fails_to_run(document: Path):
    assert audited(document).summary.crashed == 0


def test_documents_that_are_right_have_hardly_any_errors_or_warnings():
    right = [path for path in DOCUMENTS if not any(fault.severity != "info" for fault in faults_of(path))]
    assert len(right) >= 60
    alarms = [f"{path.name}: {each.message}" for path in right for each in score(audited(path), faults_of(path)).wrong]
    assert len(alarms) <= ALARMS, alarms


def test_enough_is_found_and_little_else():
    scores = [score(audited(path), faults_of(path)) for path in DOCUMENTS]
    hits, of = (sum(part) for part in zip(*(each.recall("error") for each in scores), strict=True))
    right, wrong = sum(len(each.right) for each in scores), sum(len(each.wrong) for each in scores)
    assert hits / of >= RECALL
    assert right / (right + wrong) >= PRECISION
