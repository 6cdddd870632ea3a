"""Brings the demo into every state a screen can be in, once for all tests that only look."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.brought import wrong_docx, wrong_pdf
from tests.browser.database import Database, report_id
from tests.browser.people import DEMO_PASSWORD, sign_in
from tests.browser.screens import STEPS
from tests.browser.server import Server
from tests.formats.office_files import photo, word
from triwulan.data.wording import standard_wording

KASI, TRANTIB = "Kasi Pemerintahan", "Kasi Ketenteraman dan Ketertiban Umum"
SEKCAM, PEMBERDAYAAN = "Sekretaris Kecamatan Senduro", "Kasi Pemberdayaan Masyarakat dan Desa"


@dataclass
class Stage:
    """The server, the numbers in its addresses, and a page for anybody in either language."""

    server: Server
    new_context: Callable[..., BrowserContext]
    numbers: dict[str, int | str] = field(default_factory=dict)

    def __hash__(self) -> int:
        return id(self)

    @cache  # noqa: B019 one stage lives as long as its tests
    def page(self, username: str, language: str = "id") -> Page:
        """A page that stays signed in."""
        context = self.new_context(base_url=self.server.url)
        page = context.new_page()
        if username:
            sign_in(page, username, DEMO_PASSWORD)
        context.add_cookies([{"name": "django_language", "value": language, "url": self.server.url}])
        return page

    def address(self, template: str) -> str:
        """An address with its numbers."""
        return template.format_map(self.numbers)


def stage_of(server: Server, new_context: Callable[..., BrowserContext]) -> Stage:
    """Arrange everything."""
    stage = Stage(server, new_context, numbers_of(server.database))
    _begin(stage, "kasi", KASI, 2023, 2)
    _begin(stage, "pemberdayaan", PEMBERDAYAAN, 2023, 1)
    stage.numbers |= {
        "begun": report_id(server.database, KASI, 2023, 2),
        "wrong": report_id(server.database, PEMBERDAYAAN, 2023, 1),
    }
    _fill_in_wrongly(stage)
    _amend(stage, "kasi", "agreement")
    _amend(stage, "trantib", "proposed")
    stage.page("trantib").locator("main form[action$='/ajukan/'] button").click()
    expect(stage.page("trantib").locator(".notice.success")).to_be_visible()
    _begin_a_budget(stage)
    _add_a_holiday(stage)
    _bring_files(stage)
    _add_evidence(stage)
    return stage


def numbers_of(database: Database) -> dict[str, int | str]:
    """The numbers in addresses of the demo as it is loaded."""
    return {
        "agreement": database.value(_AGREEMENT.format(KASI)),
        "proposed": database.value(_AGREEMENT.format(TRANTIB)),
        "draft": report_id(database, KASI, 2023, 1),
        "returned": report_id(database, SEKCAM, 2023, 1),
        "sent": report_id(database, TRANTIB, 2023, 1),
        "late": report_id(database, PEMBERDAYAAN, 2022, 4),
        "approved": report_id(database, KASI, 2022, 4),
        "dasar-hukum": database.value("SELECT min(id) FROM organisation_regulation"),
        "unit": database.value("SELECT max(id) FROM organisation_unit"),
        "jabatan": database.value(f"SELECT id FROM organisation_position WHERE name = '{KASI}'"),
        "pejabat": database.value("SELECT max(id) FROM organisation_official"),
        "pemangku": database.value("SELECT max(id) FROM organisation_tenure"),
        "akun": database.value("SELECT id FROM accounts_user WHERE username = 'entri'"),
        "sentence": next(iter(standard_wording())),
        "register": database.value("SELECT min(unit_id) FROM organisation_village"),
        "activity": database.value("SELECT id FROM activities_activity WHERE what LIKE 'Pendampingan desa%'"),
        "cancelled_activity": database.value("SELECT id FROM activities_activity WHERE cancelled_at IS NOT NULL"),
        "sent_activity": database.value("SELECT id FROM activities_activity WHERE what LIKE 'Penertiban gabungan%'"),
        "obligation": database.value("SELECT id FROM register_obligation WHERE key = 'apbdes'"),
        "cell": "{}-1-{}".format(
            database.value("SELECT id FROM register_obligation WHERE key = 'apbdes_evaluation'"),
            database.value("SELECT min(id) FROM organisation_village"),
        ),
    }


_AGREEMENT = (
    "SELECT agreement.id FROM agreements_performanceagreement agreement JOIN organisation_position position"
    " ON position.id = agreement.position_id WHERE position.name = '{}' AND agreement.year = 2023"
)


def _begin(stage: Stage, username: str, position: str, year: int, number: int) -> None:
    page = stage.page(username)
    page.goto("/")
    pk = stage.server.database.value(f"SELECT id FROM organisation_position WHERE name = '{position}'")
    named = {"position": pk, "year": year, "number": number}
    form = page.locator("form[action='/triwulan/buka/']")
    for name, value in named.items():
        form = form.filter(has=page.locator(f"input[name='{name}'][value='{value}']"))
    form.get_by_role("button").click()
    expect(page.locator("#langkah")).to_be_visible()


def _fill_in_wrongly(stage: Stage) -> None:
    """Something in every step that cannot be right."""
    page = stage.page("pemberdayaan")
    for step in STEPS:
        page.goto(stage.address(f"/triwulan/{{wrong}}/{step}/"))
        with page.expect_navigation():
            page.evaluate("""() => {
                document.querySelectorAll('#isian input:not([type])').forEach(each => { each.value = '-7 ekor'; });
                document.querySelectorAll('#isian textarea').forEach(each => { each.value = 'Hasil {capaian IK9}.'; });
                document.getElementById('isian').submit();
            }""")


def _amend(stage: Stage, username: str, key: str) -> None:
    page = stage.page(username)
    page.goto(stage.address(f"/perjanjian/{{{key}}}/perubahan/"))
    page.locator("[name='reason']").fill("Perubahan strategi")
    page.locator("main form button").first.click()
    expect(page.locator("article.paper")).to_be_visible()


def _begin_a_budget(stage: Stage) -> None:
    page = stage.page("kasi")
    page.goto(stage.address("/perjanjian/{agreement}/pagu/baru/"))
    page.locator("[name='document']").fill("DPPA 1")
    page.locator("[name='reason']").fill("Pergeseran anggaran")
    page.locator("main form button").first.click()
    expect(page.locator(".budget-row").first).to_be_visible()
    page.locator("[name='baris-0-ceiling']").fill("7.900.000")
    page.locator("main form button").first.click()
    expect(page).to_have_url(stage.server.url + stage.address("/perjanjian/{agreement}/pagu/2/"))


def _bring_files(stage: Stage) -> None:
    """A file of each kind, one that cannot be read, and one that was cancelled before it was."""
    page = stage.page("kasi")
    broken = b"%PDF-1.7 rusak"
    for key, name, data in (
        ("docx", "laporan.docx", wrong_docx()), ("pdf", "laporan.pdf", wrong_pdf()), ("broken", "rusak.pdf", broken),
    ):  # fmt: skip
        _bring(page, name, data)
        expect(page.locator(".examined, .errors")).to_be_visible(timeout=60_000)
        stage.numbers[key] = page.url.rstrip("/").rpartition("/")[2]
    page.route("**/mulai/", lambda route: route.abort())
    _bring(page, "batal.docx", wrong_docx())
    page.get_by_role("button", name="Batalkan").click()
    expect(page.locator(".notice.success")).to_be_visible()
    page.unroute("**/mulai/")
    stage.numbers["cancelled"] = page.url.rstrip("/").rpartition("/")[2]


def _bring(page: Page, name: str, data: bytes) -> None:
    page.goto("/periksa-berkas/")
    page.locator("#id_file").set_input_files({"name": name, "mimeType": "", "buffer": data})
    page.get_by_role("button", name="Periksa", exact=True).click()


def _add_evidence(stage: Stage) -> None:
    """A photo, and an Office file, which has no small picture."""
    page = stage.page("kasi")
    for key, name, data in (("photo", "rapat.jpg", photo((1200, 900))), ("office", "notulen.docx", word())):
        page.goto("/bukti/")
        page.locator("#id_new_files").set_input_files({"name": name, "mimeType": "", "buffer": data})
        page.locator("#id_description").evaluate("(field, text) => { field.value = text; }", "Rapat koordinasi")
        with page.expect_navigation():
            page.locator("details.evidence-add form").evaluate("form => form.submit()")
        stage.numbers[key] = stage.server.database.value("SELECT max(id) FROM evidence_evidence")
    bare = "SELECT max(id) FROM organisation_unit WHERE id NOT IN (SELECT unit_id FROM evidence_evidence)"
    stage.numbers["bare_unit"] = stage.server.database.value(bare)


def _add_a_holiday(stage: Stage) -> None:
    page = stage.page("kabupaten")
    page.goto("/kelola/kalender/baru/")
    page.locator("[name='day']").fill("2023-12-15")
    page.locator("[name='name']").fill("Hari jadi kabupaten")
    page.locator("main form button").first.click()
    expect(page.locator(".notice.success")).to_be_visible()
    stage.numbers["holiday"] = stage.server.database.value("SELECT max(id) FROM organisation_calendarday")
