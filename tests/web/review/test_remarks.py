import pytest

from triwulan.core.problem import ProblemError
from triwulan.web.review import remarks
from triwulan.web.review.models import Remark

PLACES = (
    "report", "closing", "section/II", "section/2.2", "agreement/IK1", "measurement/IK6", "analysis/IK2",
    "strategy/IK3", "cost/A1", "cost/IK1", "cost/total", "follow_up/1",
)  # fmt: skip
NO_PLACES = (
    "", "response", "section/2.5", "measurement/IK9", "cost/A99", "agreement/A1", "follow_up/31", "follow_up/0",
    "measurement/IK1/value", "<script>", "section/" + "9" * 90,
)  # fmt: skip


def add(cast, sent, anchor="measurement/IK1", text="Hitung ulang."):
    return remarks.add_remark(report_id=sent.pk, user=cast.superior, anchor=anchor, text=text)


@pytest.mark.parametrize("anchor", PLACES)
def test_a_remark_hangs_on_a_row_a_paragraph_a_section_or_the_whole(cast, sent, anchor):
    assert add(cast, sent, anchor).anchor == anchor


@pytest.mark.parametrize("anchor", NO_PLACES)
def test_a_remark_hangs_on_nothing_else(cast, sent, anchor):
    with pytest.raises(ProblemError) as raised:
        add(cast, sent, anchor)
    assert raised.value.problem.message == "remark.unknown_place"
    assert not Remark.objects.exists()


@pytest.mark.parametrize(("text", "message"), [(" \n ", "remark.empty"), ("a" * 2001, "remark.too_long")])
def test_a_remark_says_something_short(cast, sent, text, message):
    with pytest.raises(ProblemError) as raised:
        add(cast, sent, text=text)
    assert raised.value.problem.message == message


def test_the_same_remark_sent_twice_is_one(cast, sent):
    assert add(cast, sent) == add(cast, sent)
    assert add(cast, sent) != add(cast, sent, text="Sebutkan desanya.")


def test_a_remark_is_worded_anew(cast, sent):
    remark = add(cast, sent)
    remarks.edit_remark(
        report_id=sent.pk, user=cast.superior, remark_id=remark.pk, text="Cek lagi.", base="Hitung ulang."
    )
    assert [row.text for row in Remark.objects.all()] == ["Cek lagi."]


def test_of_two_windows_the_later_is_told(cast, sent):
    remark = add(cast, sent)
    edit = {"report_id": sent.pk, "user": cast.superior, "remark_id": remark.pk, "base": remark.text}
    remarks.edit_remark(**edit, text="Pertama.")
    with pytest.raises(ProblemError) as raised:
        remarks.edit_remark(**edit, text="Kedua.")
    assert raised.value.problem.values["text"] == "Pertama."


def test_removing_twice_is_once_and_what_is_gone_is_said(cast, sent):
    remark = add(cast, sent)
    for _time in range(2):
        remarks.remove_remark(report_id=sent.pk, user=cast.superior, remark_id=remark.pk)
    with pytest.raises(ProblemError) as raised:
        remarks.edit_remark(report_id=sent.pk, user=cast.superior, remark_id=remark.pk, text="x")
    assert raised.value.problem.message == "remark.gone"


def test_an_error_in_the_agreement_leads_to_an_amendment(cast, sent):
    assert add(cast, sent, "agreement/IK1").leads_to_amendment
    assert not add(cast, sent, "measurement/IK1").leads_to_amendment


@pytest.mark.parametrize(("anchor", "nothing"), [("section/I", True), ("section/2.1", True), ("section/2.2", False)])
def test_it_knows_which_section_nobody_enters(anchor, nothing):
    assert remarks.opens_nothing(anchor) is nothing
