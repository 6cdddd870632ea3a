from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.web.cast import Cast
from tests.web.cast_agreements import CastAgreements, draft_agreement, draft_ceilings
from triwulan.web.accounts.models import User
from triwulan.web.agreements.drafting import IndicatorValues, ObjectiveRow, save_indicator, save_objectives
from triwulan.web.agreements.models import AgreementVersion, PerformanceAgreement
from triwulan.web.agreements.services import draft_version, propose, withdraw

SignIn = Callable[[User], Client]
MOMENT = datetime(2023, 4, 5, 2, tzinfo=UTC)


def at(name: str, version: AgreementVersion, *more: object) -> str:
    return reverse(f"agreements:{name}", args=(version.agreement_id, version.number, *more))


def posted_rows(client: Client, url: str) -> dict[str, Any]:
    """What the browser would send back of the page's rows, unchanged."""
    response = client.get(url)
    rows = response.context["rows"]
    data = {
        "token": response.context["token"],
        "baris-TOTAL_FORMS": str(len(rows.forms)),
        "baris-INITIAL_FORMS": str(rows.initial_form_count()),
    }
    for form in rows.forms:
        for field in form:
            value = field.value()
            if value is True:
                data[field.html_name] = "on"
            elif value not in (None, False):
                data[field.html_name] = value
    return data


def posted_form(client: Client, url: str) -> dict[str, Any]:
    response = client.get(url)
    form = response.context["form"]
    data = {field.html_name: field.value() for field in form if field.value() is not None}
    return {**data, "token": response.context["token"]}


PAGES = ("version", "objectives", "indicator_new")


@pytest.mark.parametrize("who", ["superior", "head", "colleague", "nobody", "stranger", "other_admin"])
@pytest.mark.parametrize("page", PAGES)
def test_a_draft_does_not_exist_for_those_who_do_not_write_it(
    cast: Cast, draft: AgreementVersion, as_: SignIn, who: str, page: str
):
    assert as_(getattr(cast, who)).get(at(page, draft)).status_code == 404


@pytest.mark.parametrize("who", ["official", "clerk", "unit_admin", "regency_admin"])
@pytest.mark.parametrize("page", PAGES)
def test_a_draft_is_open_to_those_who_write_it(cast: Cast, draft: AgreementVersion, as_: SignIn, who: str, page: str):
    assert as_(getattr(cast, who)).get(at(page, draft)).status_code == 200


@pytest.mark.parametrize("who", ["head", "colleague", "nobody", "stranger", "other_admin"])
def test_a_signed_agreement_does_not_exist_for_outsiders(cast: Cast, agreements: CastAgreements, as_: SignIn, who: str):
    client = as_(getattr(cast, who))
    budget = agreements.budget
    for url in (
        reverse("agreements:detail", args=(agreements.y2023.pk,)),
        at("version", agreements.version),
        reverse("agreements:budget", args=(budget.agreement_id, budget.number)),
    ):
        assert client.get(url).status_code == 404
    assert client.post(at("accept", agreements.version)).status_code == 404
    assert "Kasi Pemerintahan" not in client.get(reverse("agreements:list")).content.decode()


def test_the_superior_sees_what_is_signed_and_writes_nothing(cast: Cast, agreements: CastAgreements, as_: SignIn):
    client = as_(cast.superior)
    assert client.get(at("version", agreements.version)).status_code == 200
    assert client.get(reverse("agreements:detail", args=(agreements.y2023.pk,))).status_code == 200
    assert client.get(reverse("agreements:amend", args=(agreements.y2023.pk,))).status_code == 404
    assert client.post(at("objectives", agreements.version)).status_code == 404


def test_from_an_empty_year_to_an_accepted_agreement(cast: Cast, as_: SignIn):
    official, superior = as_(cast.official), as_(cast.superior)
    begun = official.post(reverse("agreements:create"), {"position": cast.kasi_position.pk, "year": "2024"})
    version = AgreementVersion.objects.get()
    assert begun.url == at("version", version)
    rows = {"baris-TOTAL_FORMS": "1", "baris-INITIAL_FORMS": "0", "baris-0-text": "Arsip tertata", "token": ""}
    rows["token"] = official.get(at("objectives", version)).context["token"]
    assert official.post(at("objectives", version), rows).status_code == 302
    objective = version.objectives.get()
    terms = {
        "objective": objective.pk, "name": "Jumlah arsip", "unit": "Berkas", "direction": "higher",
        "aggregation": "sum", "cap": "none", "matures_in": "1",
        "annual_target": "1.500", "target_1": "500 berkas", "target_2": "1.000", "target_3": "0", "target_4": "",
    }  # fmt: skip
    assert official.post(at("indicator_new", version), terms).status_code == 302
    assert [each.annual_target for each in version.terms.all()] == [1500]
    assert version.terms.get().target_1 == 500
    page = official.get(at("version", version))
    assert "1.500 Berkas" in page.content.decode()
    official.post(at("propose", version), {"token": page.context["token"]})
    waiting = superior.get(reverse("agreements:list")).content.decode()
    assert "Baca dan jawab" in waiting
    superior.post(at("accept", version), {"token": superior.get(at("version", version)).context["token"]})
    version.refresh_from_db()
    assert version.accepted


def test_what_cannot_be_read_is_said_at_the_field_and_kept(cast: Cast, draft: AgreementVersion, as_: SignIn):
    client = as_(cast.official)
    url = at("indicator", draft, "IK6")
    data = posted_form(client, url) | {"target_1": "1.50.0", "target_2": "-2", "target_3": "3 Desa", "unit": "Laporan"}
    response = client.post(url, data)
    assert response.status_code == 422
    form = response.context["form"]
    assert set(form.errors) == {"target_1", "target_2", "target_3"}
    text = response.content.decode()
    assert 'value="1.50.0"' in text
    assert "quantity." not in text and "entry." not in text
    assert draft.terms.get(indicator__code="IK6").target_2 == 1


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"unit": ""}, "unit"),
        ({"name": " "}, "name"),
        ({"target_4": "13"}, "target_4"),
        ({"population": "-1"}, "population"),
        ({"target_2": "12,5"}, "target_2"),
        ({"annual_target": "9" * 17}, "annual_target"),
        ({"annual_target": "999.999.999.999.999"}, "annual_target"),
        ({"target_1": "50%"}, "target_1"),
        ({"aggregation": "yang lain"}, "aggregation"),
    ],
)
def test_it_rejects_what_cannot_be_agreed_at_its_field(
    cast: Cast, draft: AgreementVersion, as_: SignIn, change: dict[str, str], field: str
):
    client = as_(cast.official)
    url = at("indicator", draft, "IK2")
    response = client.post(url, posted_form(client, url) | change)
    assert response.status_code == 422
    assert field in response.context["form"].errors


def test_a_percentage_above_what_there_is_is_refused(cast: Cast, draft: AgreementVersion, as_: SignIn):
    client = as_(cast.official)
    url = at("indicator", draft, "IK1")
    response = client.post(url, posted_form(client, url) | {"population": "12"})
    assert "annual_target" in response.context["form"].errors


def test_of_two_windows_the_later_sees_both_and_may_then_decide(cast: Cast, draft: AgreementVersion, as_: SignIn):
    first, second = as_(cast.official), as_(cast.clerk)
    url = at("indicator", draft, "IK6")
    ours, theirs = posted_form(first, url), posted_form(second, url)
    assert first.post(url, ours | {"definition": "Dari jendela pertama"}).status_code == 302
    told = second.post(url, theirs | {"definition": "Dari jendela kedua"})
    assert told.status_code == 409
    text = told.content.decode()
    assert "Dari jendela pertama" in text and "Dari jendela kedua" in text
    assert [(each.typed, each.saved) for each in told.context["conflicts"]] == [
        ("Dari jendela kedua", "Dari jendela pertama")
    ]
    again = theirs | {"definition": "Dari jendela kedua", "token": told.context["token"]}
    assert second.post(url, again).status_code == 302
    assert draft.terms.get(indicator__code="IK6").definition == "Dari jendela kedua"


def test_rows_of_two_windows_are_shown_side_by_side(cast: Cast, draft: AgreementVersion, as_: SignIn):
    client = as_(cast.official)
    url = at("objectives", draft)
    data = posted_rows(client, url)
    client.post(url, data | {"baris-0-text": "Kalimat pertama"})
    told = client.post(url, data | {"baris-0-text": "Kalimat kedua"})
    assert told.status_code == 409
    assert [(each.typed, each.saved) for each in told.context["conflicts"]] == [("Kalimat kedua", "Kalimat pertama")]


def test_an_indicator_removed_meanwhile_does_not_swallow_what_was_typed(
    cast: Cast, draft: AgreementVersion, as_: SignIn
):
    client = as_(cast.official)
    url = at("indicator", draft, "IK6")
    data = posted_form(client, url) | {"definition": "Tulisan yang panjang"}
    client.post(at("indicator_remove", draft, "IK6"))
    told = client.post(url, data)
    assert told.status_code == 409
    assert "Tulisan yang panjang" in told.content.decode()


def test_a_draft_proposed_meanwhile_keeps_what_was_typed_on_the_page(cast: Cast, draft: AgreementVersion, as_: SignIn):
    client = as_(cast.clerk)
    url = at("indicator", draft, "IK6")
    data = posted_form(client, url) | {"definition": "Tulisan yang panjang"}
    propose(version=draft, user=cast.official, moment=MOMENT)
    told = client.post(url, data)
    assert told.status_code == 422
    assert "Tulisan yang panjang" in told.content.decode()
    assert client.get(url).status_code == 302


def test_forms_sent_twice_do_not_double(cast: Cast, draft: AgreementVersion, as_: SignIn):
    client = as_(cast.official)
    url = at("objectives", draft)
    data = posted_rows(client, url) | {"baris-6-text": "Sasaran ketujuh"}
    assert [client.post(url, data).status_code for _ in range(2)] == [302, 302]
    assert draft.objectives.count() == 7
    form = posted_form(client, at("indicator", draft, "IK6")) | {"name": "Indikator baru"}
    for _ in range(2):
        assert client.post(at("indicator_new", draft), form).status_code == 302
    assert draft.terms.count() == 7
    for _ in range(2):
        client.post(reverse("agreements:create"), {"position": cast.kasi_position.pk, "year": "2025"})
    assert PerformanceAgreement.objects.filter(year=2025).count() == 1


def test_quarterly_targets_follow_from_the_plan(cast: Cast, draft: AgreementVersion, as_: SignIn):
    client = as_(cast.official)
    url = at("plan", draft, "IK6")
    data = posted_rows(client, url) | {
        "baris-1-text": "Laporan khusus", "baris-1-count": "1.000", "baris-1-unit": "laporan", "baris-1-months": ["12"],
        "berikut": "target",
    }  # fmt: skip
    assert client.post(url, data).url == at("indicator", draft, "IK6")
    terms = draft.terms.get(indicator__code="IK6")
    assert (terms.quarterly_targets, terms.annual_target) == ((1, 1, 2, 1001), 1005)


def test_a_plan_row_says_what_it_lacks(cast: Cast, draft: AgreementVersion, as_: SignIn):
    client = as_(cast.official)
    url = at("plan", draft, "IK6")
    response = client.post(url, posted_rows(client, url) | {"baris-1-text": "Tanpa bulan", "baris-1-count": "banyak"})
    assert response.status_code == 422
    assert set(response.context["rows"].forms[1].errors) == {"months", "count"}
    assert 'value="banyak"' in response.content.decode()


def test_rows_ticked_away_are_removed(cast: Cast, draft: AgreementVersion, as_: SignIn):
    client = as_(cast.official)
    url = at("plan", draft, "IK1")
    client.post(url, posted_rows(client, url) | {"baris-0-remove": "on"})
    assert list(draft.terms.get(indicator__code="IK1").plan.values_list("text", flat=True)) == ["Koordinasi"]


def test_quarterly_targets_that_miss_the_annual_one_are_said_while_drafting(
    cast: Cast, draft: AgreementVersion, as_: SignIn
):
    client = as_(cast.official)
    url = at("indicator", draft, "IK6")
    assert client.post(url, posted_form(client, url) | {"target_4": "2"}).status_code == 302
    page = client.get(at("version", draft))
    assert page.context["paper"].problems[0][1] == "IK6"
    assert "Setujui dan ajukan" not in page.content.decode()
    assert client.get(url).context["warnings"]


def test_ceilings_are_typed_as_printed_and_confirmed(cast: Cast, draft: AgreementVersion, as_: SignIn):
    client = as_(cast.official)
    pk = draft.agreement_id
    client.post(reverse("agreements:budget_new", args=(pk,)), {"kind": "original", "effective": "2023-01-01"})
    served = draft.agreement.indicators.get(code="IK1").pk
    url = reverse("agreements:budget_edit", args=(pk, 1))
    line = {
        "baris-0-name": "Koordinasi", "baris-0-ceiling": "Rp. 7.500.000,-", "baris-0-indicator": served,
        "baris-0-output_target": "4", "baris-0-output_unit": "Kali",
    }  # fmt: skip
    data = posted_rows(client, url) | line
    data.pop("baris-0-as_indicator")
    assert client.post(url, data).status_code == 302
    budget = draft.agreement.budget_versions.get()
    assert [(row.ceiling, row.output_target) for row in budget.terms.all()] == [(7_500_000, 4)]
    shown = client.get(reverse("agreements:budget", args=(pk, 1)))
    assert "Rp7.500.000" in shown.content.decode()
    client.post(reverse("agreements:budget_confirm", args=(pk, 1)), {"token": shown.context["token"]})
    budget.refresh_from_db()
    assert budget.confirmed


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"ceiling": "7,500"}, "ceiling"),
        ({"ceiling": "-7.500.000"}, "ceiling"),
        ({"ceiling": "12 Desa"}, "ceiling"),
        ({"ceiling": "-"}, "ceiling"),
        ({"ceiling": ""}, "ceiling"),
        ({"name": ""}, "name"),
        ({"indicator": ""}, "indicator"),
        ({"output_unit": ""}, "output_unit"),
        ({"output_target": "empat"}, "output_target"),
        ({"output_target": ""}, "output_target"),
    ],
)
def test_a_line_that_cannot_be_reported_is_refused_at_its_field(
    cast: Cast, draft: AgreementVersion, as_: SignIn, change: dict[str, str], field: str
):
    client = as_(cast.official)
    budget = draft_ceilings(draft)
    url = reverse("agreements:budget_edit", args=(draft.agreement_id, budget.number))
    data = posted_rows(client, url) | {f"baris-1-{name}": text for name, text in change.items()}
    response = client.post(url, data)
    assert response.status_code == 422
    assert set(response.context["rows"].forms[1].errors) == {field}


def test_nobody_but_the_holder_and_the_administrator_confirms(cast: Cast, draft: AgreementVersion, as_: SignIn):
    budget = draft_ceilings(draft)
    url = reverse("agreements:budget_confirm", args=(draft.agreement_id, budget.number))
    assert as_(cast.clerk).post(url).status_code == 404
    assert as_(cast.unit_admin).post(url).status_code == 302
    budget.refresh_from_db()
    assert budget.confirmed_by == cast.unit_admin


def test_an_administrator_prepares_but_does_not_sign(cast: Cast, draft: AgreementVersion, as_: SignIn):
    client = as_(cast.unit_admin)
    page = client.get(at("version", draft))
    assert "Setujui dan ajukan" not in page.content.decode()
    client.post(at("propose", draft), {"token": page.context["token"]})
    draft.refresh_from_db()
    assert not draft.proposed


def test_a_unit_administrator_begins_no_agreement_of_another_unit(cast: Cast, as_: SignIn):
    data = {"position": cast.sekda_position.pk, "year": "2023"}
    assert as_(cast.unit_admin).post(reverse("agreements:create"), data).status_code == 422
    assert as_(cast.nobody).post(reverse("agreements:create"), data).status_code == 404
    assert not PerformanceAgreement.objects.exists()


def test_a_refusal_is_shown_to_the_official(cast: Cast, draft: AgreementVersion, as_: SignIn):
    propose(version=draft, user=cast.official, moment=MOMENT)
    superior = as_(cast.superior)
    assert superior.post(at("refuse", draft), {"reason": " "}).status_code == 422
    token = superior.get(at("version", draft)).context["token"]
    superior.post(at("refuse", draft), {"reason": "Target RKPDes terlalu rendah", "token": token})
    page = as_(cast.official).get(at("version", draft)).content.decode()
    assert "Target RKPDes terlalu rendah" in page
    assert superior.get(at("version", draft)).status_code == 404


def test_a_superior_who_read_an_older_proposal_is_told_and_keeps_the_typed_reason(
    cast: Cast, draft: AgreementVersion, as_: SignIn
):
    propose(version=draft, user=cast.official, moment=MOMENT)
    superior = as_(cast.superior)
    page = superior.get(at("version", draft))
    shown = {"token": page.context["token"]}
    assert page.content.decode().count(f'name="token" value="{shown["token"]}"') == 2
    withdraw(version=draft, user=cast.official, moment=MOMENT)
    draft.terms.filter(indicator__code="IK6").update(name="Nama yang baru")
    propose(version=draft, user=cast.official, moment=MOMENT)
    accepted = superior.post(at("accept", draft), shown, follow=True).content.decode()
    returned = superior.post(at("refuse", draft), shown | {"reason": "Alasan yang diketik"})
    assert returned.status_code == 409
    for text in (accepted, returned.content.decode()):
        assert "diajukan lagi sejak Anda membukanya" in text
        assert "Nama yang baru" in text
    assert "Alasan yang diketik" in returned.content.decode()
    superior.post(at("accept", draft))
    draft.refresh_from_db()
    assert draft.proposed


def test_the_paper_names_its_parties_as_they_signed(cast: Cast, agreements: CastAgreements, as_: SignIn):
    signed, post = cast.kasi.name, cast.kasi_position.full_name
    cast.kasi.name, cast.kasi_position.name = "Nama Kemudian", "Jabatan Kemudian"
    cast.kasi.save()
    cast.kasi_position.save()
    client = as_(cast.superior)
    paper = client.get(at("version", agreements.version)).context["paper"]
    assert (paper.first.name, paper.first.post) == (signed, post)
    assert signed in client.get(reverse("agreements:detail", args=(agreements.y2023.pk,))).content.decode()


def test_a_line_posted_in_two_rows_is_refused_with_a_sentence(cast: Cast, draft: AgreementVersion, as_: SignIn):
    client = as_(cast.official)
    budget = draft_ceilings(draft)
    url = reverse("agreements:budget_edit", args=(draft.agreement_id, budget.number))
    data = posted_rows(client, url)
    response = client.post(url, data | {"baris-1-line": data["baris-0-line"]})
    assert response.status_code == 422
    assert "ada di dua baris" in response.content.decode()


def test_an_amendment_shows_what_changed_side_by_side(cast: Cast, agreements: CastAgreements, as_: SignIn):
    client = as_(cast.official)
    amend = reverse("agreements:amend", args=(agreements.y2023.pk,))
    begun = client.post(amend, {"effective": "2023-07-01", "reason": "Target bertambah"})
    second = agreements.y2023.versions.get(number=2)
    assert begun.url == at("version", second)
    url = at("indicator", second, "IK6")
    client.post(url, posted_form(client, url) | {"annual_target": "6", "target_4": "2"})
    changes = client.get(at("changes", second)).context["changes"]
    assert [(each.before, each.after) for each in changes] == [
        ("5 Laporan", "6 Laporan"),
        ("1 Laporan / 1 Laporan / 2 Laporan / 1 Laporan", "1 Laporan / 1 Laporan / 2 Laporan / 2 Laporan"),
    ]


def test_a_date_before_an_approved_quarter_ends_is_said(cast: Cast, agreements: CastAgreements, as_: SignIn):
    agreements.y2023.quarter_reports.create(
        regency=cast.regency, position=cast.kasi_position, year=2023, number=1, state="approved"
    )
    second = draft_version(agreement=agreements.y2023, effective=date(2023, 3, 31), reason="Mundur")
    page = as_(cast.official).get(at("version", second)).content.decode()
    assert "sudah disetujui dan tidak ikut berubah" in page
    assert "Triwulan I 2023" in page


def test_a_date_that_does_not_fit_keeps_the_typed_reason(cast: Cast, agreements: CastAgreements, as_: SignIn):
    amend = reverse("agreements:amend", args=(agreements.y2023.pk,))
    response = as_(cast.official).post(amend, {"effective": "2022-07-01", "reason": "Target bertambah"})
    assert response.status_code == 422
    assert "Target bertambah" in response.content.decode()


def test_the_pages_ask_the_same_number_of_questions_whatever_their_length(cast: Cast, as_: SignIn):
    draft = draft_agreement(cast, 2023)
    budget = draft_ceilings(draft)
    urls = [
        reverse("agreements:list"),
        reverse("agreements:detail", args=(draft.agreement_id,)),
        *(at(page, draft) for page in ("version", "objectives")),
        *(at(page, draft, "IK1") for page in ("indicator", "plan")),
        reverse("agreements:budget", args=(draft.agreement_id, budget.number)),
        reverse("agreements:budget_edit", args=(draft.agreement_id, budget.number)),
    ]
    client = as_(cast.official)

    def counted() -> list[int]:
        counts = []
        for url in urls:
            with CaptureQueriesContext(
                connection,
            ) as queries:
                assert client.get(url).status_code == 200
            counts.append(len(queries))
        return counts

    before = counted()
    rows = [ObjectiveRow(each.text, each.pk) for each in draft.objectives.order_by("number")]
    save_objectives(version=draft, rows=[*rows, *(ObjectiveRow(f"Sasaran {n}") for n in range(5))])
    template = draft.terms.get(indicator__code="IK6")
    for objective in draft.objectives.filter(number__gt=6):
        values = IndicatorValues(name=objective.text, unit=template.unit, annual_target=Decimal(1))
        save_indicator(version=draft, objective=objective, values=values)
    for year in (2020, 2021):
        draft_agreement(cast, year)
    assert counted() == before
    assert max(before) <= 30


def test_the_superiors_list_asks_the_same_number_of_questions(cast: Cast, agreements: CastAgreements, as_: SignIn):
    client = as_(cast.superior)
    with CaptureQueriesContext(connection) as before:
        client.get(reverse("agreements:list"))
    propose(version=draft_agreement(cast, 2024), user=cast.official, moment=MOMENT)
    with CaptureQueriesContext(connection) as after:
        page = client.get(reverse("agreements:list"))
    assert len(after) == len(before)
    assert [row.agreement.year for row in page.context["subordinates"]] == [2024, 2023, 2022]


def test_every_page_speaks_english_too(cast: Cast, agreements: CastAgreements, as_: SignIn):
    client = as_(cast.official)
    client.cookies["django_language"] = "en"
    for url in (reverse("agreements:list"), at("version", agreements.version)):
        assert client.get(url).headers["Content-Language"] == "en"
