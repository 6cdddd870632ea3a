import pytest

from triwulan.core.problem import ProblemError
from triwulan.data.obligations import standard_obligations
from triwulan.web.organisation.models import Regency
from triwulan.web.register.mapping import core_obligation
from triwulan.web.register.models import Fulfilment, FulfilmentRevision, Obligation
from triwulan.web.register.services import adopt_standard_obligations
from triwulan.web.register.slots import Slot, slot_of


def test_a_new_regency_has_the_standard_obligations(db):
    regency = Regency.objects.create(name="Kabupaten Baru")
    rows = Obligation.objects.filter(regency=regency)
    assert tuple(core_obligation(row) for row in rows) == standard_obligations()


def test_adopting_again_adds_only_what_is_missing_and_keeps_what_was_changed(cast):
    Obligation.objects.filter(regency=cast.regency, key="ippd").delete()
    Obligation.objects.filter(regency=cast.regency, key="apbdes").update(name="APBDes", last_year=2023)
    assert adopt_standard_obligations(cast.regency) == 1
    assert adopt_standard_obligations(cast.regency) == 0
    kept = Obligation.objects.get(regency=cast.regency, key="apbdes")
    assert (kept.name, kept.last_year) == ("APBDes", 2023)


def test_every_version_of_a_cell_is_kept(cast, book):
    slot = book.slot("apbdes", "Burno")
    book.write(slot, "28/12/2022")
    book.write(slot, "29/12/2022", base=1, user=cast.clerk)
    row = Fulfilment.objects.get()
    assert (row.done_text, row.version, row.changed_by) == ("29/12/2022", 2, cast.clerk)
    assert list(row.revisions.values_list("version", "done_text", "changed_by__username")) == [
        (1, "28/12/2022", "kasi"), (2, "29/12/2022", "petugas"),
    ]  # fmt: skip


def test_what_is_unchanged_is_not_written(book):
    slot = book.slot("apbdes", "Burno")
    book.write(slot, "28/12/2022")
    assert book.write(slot, " 28/12/2022 ", base=1).saved == {}
    assert book.write(book.slot("lppdes", "Burno"), "").saved == {}
    assert FulfilmentRevision.objects.count() == 1


def test_of_two_windows_the_later_is_told(cast, book):
    slot = book.slot("apbdes", "Burno")
    book.write(slot, "28/12/2022")
    outcome = book.write(slot, "30/12/2022", user=cast.clerk)
    assert outcome.conflicts[slot].done_text == "28/12/2022"
    assert Fulfilment.objects.get().done_text == "28/12/2022"


def test_a_window_that_only_sends_back_what_it_was_shown_has_no_conflict(cast, book):
    slot = book.slot("apbdes", "Burno")
    assert book.write(slot, "28/12/2022").clean
    assert book.write(slot, "29/12/2022", base=1).clean
    assert book.write(slot, "28/12/2022", base=1, user=cast.clerk).clean
    assert book.write(slot, "", base=0, user=cast.clerk).clean
    assert Fulfilment.objects.get().done_text == "29/12/2022"


def test_what_is_no_date_is_kept_as_it_was_typed(book):
    assert book.write(book.slot("apbdes", "Burno"), "sudah, akhir Desember").clean
    assert Fulfilment.objects.get().done_text == "sudah, akhir Desember"


def test_what_is_too_long_is_refused_and_costs_no_other_cell_anything(book):
    outcome = book.write(book.slot("apbdes", "Burno"), "x" * 81)
    assert next(iter(outcome.refused.values())).message == "register.too_long"
    assert not Fulfilment.objects.exists()


@pytest.mark.parametrize("make", ["period", "village", "office", "obligation", "year"])
def test_a_cell_that_does_not_exist_saves_nothing(cast, book, make):
    good = book.slot("apbdes", "Burno")
    year = 2023
    if make == "period":
        slot = Slot(good.obligation, 2, good.village)
    elif make == "village":
        village = cast.other_unit.villages.create(regency=cast.other_regency, name="Desa Lain")
        slot = Slot(good.obligation, 1, village.pk)
    elif make == "office":
        slot = Slot(good.obligation, 1, 0)
    elif make == "obligation":
        slot = Slot(Obligation.objects.get(regency=cast.other_regency, key="apbdes").pk, 1, good.village)
    else:
        slot, year = good, 2010
    with pytest.raises(ProblemError, match="unknown_cell"):
        book.write(slot, "28/12/2022", year=year)
    assert not Fulfilment.objects.exists()


def test_a_key_names_a_cell_and_nothing_else_does():
    assert slot_of(Slot(12, 1, 345).key) == Slot(12, 1, 345)
    assert [slot_of(text) for text in ("", "12-1", "a-1-2", "12-1-3/4", "1" * 19 + "-1-1")] == [None] * 5
