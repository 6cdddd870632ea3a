"""Other people's addresses: a stranger is told that there is nothing, a visitor without an account to sign in."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.database import Database, report_id

SENT, DRAFT, APPROVED = (
    ("Kasi Ketenteraman dan Ketertiban Umum", 2023, 1), ("Kasi Pemerintahan", 2023, 1), ("Kasi Pemerintahan", 2022, 4),
)  # fmt: skip


def addresses(database: Database) -> list[str]:
    """What belongs to Kasi Pemerintahan, to the Camat as a superior, and to administrators."""
    draft, sent, approved = (report_id(database, *which) for which in (DRAFT, SENT, APPROVED))
    [[agreement]] = database.rows(
        "SELECT agreement.id FROM agreements_performanceagreement agreement JOIN organisation_position position"
        " ON position.id = agreement.position_id WHERE position.name = 'Kasi Pemerintahan' AND agreement.year = 2023"
    )
    quarter = (
        "", "capaian/", "tindak-lanjut-lalu/", "penutup/", "kirim/", "periksa/", "pratinjau/", "riwayat/", "konsep.pdf",
        "konsep.docx", "bukti/report/", "bukti/measurement/IK1/",
    )  # fmt: skip
    review = ("", "triwulan-lalu/")
    archive = ("", "laporan.pdf", "laporan.docx", "laporan.json")
    paper = ("", "versi/1/", "versi/1/indikator/IK1/", "perubahan/", "pagu/1/", "pagu/1/ubah/", "pagu/baru/")
    kelola = ("", "kabupaten/", "dasar-hukum/", "unit/1/", "jabatan/1/", "pejabat/1/", "akun/", "akun/1/kata-sandi/")
    return [
        *(f"/triwulan/{draft}/{end}" for end in quarter),
        *(f"/periksa/{sent}/{end}" for end in review),
        *(f"/periksa/arsip/{approved}/{end}" for end in archive),
        *(f"/perjanjian/{agreement}/{end}" for end in paper),
        *(f"/kelola/{end}" for end in kelola),
    ]


def test_a_colleague_finds_nothing_at_what_is_not_theirs(demo, open_as):
    page = open_as(demo, "pemberdayaan")
    page.goto("/")
    found = {address: page.request.get(address).status for address in addresses(demo.database)}
    assert found == dict.fromkeys(found, 404)
    page.goto(next(iter(found)))
    expect(page.get_by_role("heading", level=1)).to_have_text("Halaman tidak ada")


def test_a_colleague_cannot_write_where_they_may_not_look(demo, open_as):
    page = open_as(demo, "pemberdayaan")
    page.goto("/")
    draft, sent = (report_id(demo.database, *which) for which in (DRAFT, SENT))
    before = demo.database.value("SELECT count(*) FROM quarters_entryrevision")
    posts = {
        f"/triwulan/{draft}/capaian/": {"base:measurement/IK5/value": "1", "measurement/IK5/value": "7"},
        f"/triwulan/{draft}/kirim/": {},
        f"/triwulan/{sent}/tarik/": {},
        f"/periksa/{sent}/jawab/": {"decision": "approve", "choices": "good", "sending": "1"},
        f"/periksa/{sent}/catatan/": {"anchor": "measurement/IK1", "text": "Catatan orang lain", "sending": "1"},
    }
    statuses = {address: post(page, address, form) for address, form in posts.items()}
    assert statuses == dict.fromkeys(posts, 404)
    assert demo.database.value("SELECT count(*) FROM quarters_entryrevision") == before
    assert demo.database.value(f"SELECT state FROM quarters_quarterreport WHERE id = {sent}") == "submitted"


def test_a_clerk_enters_but_cannot_send(demo, open_as):
    page = open_as(demo, "entri")
    draft = report_id(demo.database, *DRAFT)
    page.goto(f"/triwulan/{draft}/kirim/")
    expect(page.get_by_role("button", name="Kirim kepada atasan langsung")).to_have_count(0)
    post(page, f"/triwulan/{draft}/kirim/", {})
    assert demo.database.value(f"SELECT state FROM quarters_quarterreport WHERE id = {draft}") == "draft"


def test_the_reporter_cannot_answer_their_own_report(demo, open_as):
    page = open_as(demo, "trantib")
    page.goto("/")
    sent = report_id(demo.database, *SENT)
    assert page.request.get(f"/periksa/{sent}/").status == 404
    assert post(page, f"/periksa/{sent}/jawab/", {"decision": "approve", "choices": "good", "sending": "1"}) == 404


@pytest.mark.parametrize("address", ["/", "/triwulan/1/", "/periksa/", "/perjanjian/", "/kelola/", "/periksa/arsip/1/"])
def test_without_an_account_one_is_asked_to_sign_in(demo, open_as, address):
    page = open_as(demo, "")
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_have_text("Masuk")
    assert page.url.startswith(f"{demo.url}/akun/masuk/?next=")


def post(page: Page, address: str, form: dict[str, str]) -> int:
    token = page.locator('input[name="csrfmiddlewaretoken"]').first.input_value()
    posted = {**form, "csrfmiddlewaretoken": token}
    return page.request.post(address, form=posted, headers={"Referer": page.url}, max_redirects=0).status
