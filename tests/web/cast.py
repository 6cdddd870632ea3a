"""The named people of the web tests: every name and NIP is made up."""

from dataclasses import dataclass
from datetime import date

from triwulan.web.accounts.models import Grant, User
from triwulan.web.organisation.models import Duty, Official, Position, Regency, Regulation, Tenure, Unit, Village

PASSWORD = "lampu-meja-hijau-27"
SINCE = date(2022, 1, 1)
VILLAGES = (
    "Senduro", "Burno", "Kandangtepus", "Kandangan", "Bedayu", "Bedayutalang",
    "Wonocempokoayu", "Argosari", "Ranupani", "Pandansari", "Purworejo", "Sarikemuning",
)  # fmt: skip


@dataclass(frozen=True)
class Cast:
    """Two regencies and those who work there. Everybody's password is `password`."""

    password: str
    regency: Regency
    reporting_rule: Regulation
    duties_rule: Regulation

    secretariat: Unit
    """Sekretariat Daerah."""
    unit: Unit
    """Kecamatan Senduro with its twelve villages."""

    sekda_position: Position
    camat_position: Position
    """Superior: Sekretaris Daerah."""
    kasi_position: Position
    """Kasi Pemerintahan. Superior: Camat."""
    colleague_position: Position
    """Kasi Pembangunan. Superior: Camat."""

    kasi: Official
    camat: Official
    sekda: Official
    colleague_official: Official

    official: User
    """Holds Kasi Pemerintahan."""
    superior: User
    """Holds Camat."""
    head: User
    """Holds Sekretaris Daerah."""
    colleague: User
    """Holds Kasi Pembangunan."""
    clerk: User
    """Enters data for Kasi Pemerintahan, holds nothing."""
    unit_admin: User
    """Administers Kecamatan Senduro, holds nothing."""
    regency_admin: User
    """Administers the regency, holds nothing."""
    nobody: User
    """An account of the same regency without position or grant."""

    other_regency: Regency
    other_unit: Unit
    other_position: Position
    stranger: User
    """Holds a position in the other regency."""
    other_admin: User
    """Administers the other regency."""


def make_position(unit: Unit, name: str, *, superior: Position | None = None, echelon: str = "") -> Position:
    return Position.objects.create(regency=unit.regency, unit=unit, name=name, superior=superior, echelon=echelon)


def make_official(regency: Regency, name: str, sequence: int, *, rank: str = "Penata (III/c)") -> Official:
    """An official whose NIP says born 1 January 1901, appointed January 1925: nobody in office."""
    return Official.objects.create(regency=regency, name=name, nip=f"190101011925011{sequence:03}", rank=rank)


def make_tenure(
    position: Position, official: Official, *, kind: str = "definitive", start: date = SINCE, end: date | None = None
) -> Tenure:
    return Tenure.objects.create(
        regency=position.regency, position=position, official=official, kind=kind, start=start, end=end
    )


def make_user(regency: Regency, username: str, name: str, *, official: Official | None = None) -> User:
    return User.objects.create_user(username=username, password=PASSWORD, regency=regency, name=name, official=official)


def make_grant(user: User, kind: str, *, unit: Unit | None = None, position: Position | None = None) -> Grant:
    return Grant.objects.create(regency=user.regency, user=user, kind=kind, unit=unit, position=position)


def make_cast() -> Cast:
    regency = Regency.objects.create(name="Kabupaten Lumajang", code="35.08")
    reporting = Regulation.objects.create(
        regency=regency, use="reporting", name="Peraturan Bupati Lumajang", number="6", year=2018,
        about="pelaporan kinerja triwulanan", article="Pasal 4",
    )  # fmt: skip
    duties = Regulation.objects.create(
        regency=regency, use="duties", name="Peraturan Bupati Lumajang", number="96", year=2019,
        about="kedudukan, susunan organisasi, tugas dan fungsi kecamatan",
    )  # fmt: skip
    secretariat = Unit.objects.create(regency=regency, name="Sekretariat Daerah", kind="secretariat", place="Lumajang")
    unit = Unit.objects.create(regency=regency, name="Kecamatan Senduro", code="35.08.12", place="Senduro")
    Village.objects.bulk_create(Village(regency=regency, unit=unit, name=name) for name in VILLAGES)

    sekda_position = make_position(secretariat, "Sekretaris Daerah", echelon="jpt")
    camat_position = make_position(unit, "Camat", superior=sekda_position, echelon="administrator")
    kasi_position = make_position(unit, "Kasi Pemerintahan", superior=camat_position, echelon="pengawas")
    colleague_position = make_position(unit, "Kasi Pembangunan", superior=camat_position, echelon="pengawas")
    kasi_position.duties_source = duties
    kasi_position.save()
    for number, text in enumerate(("menyusun rencana kerja seksi", "membina administrasi desa"), start=1):
        Duty.objects.create(regency=regency, position=kasi_position, number=number, text=text)

    kasi = make_official(regency, "Contoh Satu, S.Sos.", 1)
    camat = make_official(regency, "Contoh Dua, S.STP., M.Si.", 2, rank="Pembina (IV/a)")
    sekda = make_official(regency, "Contoh Tiga, S.H., M.M.", 3, rank="Pembina Utama Muda (IV/c)")
    colleague_official = make_official(regency, "Contoh Empat, S.T.", 4)
    make_tenure(kasi_position, kasi)
    make_tenure(camat_position, camat)
    make_tenure(sekda_position, sekda)
    make_tenure(colleague_position, colleague_official)

    clerk = make_user(regency, "petugas", "Contoh Lima")
    unit_admin = make_user(regency, "pengelola.senduro", "Contoh Enam")
    regency_admin = make_user(regency, "pengelola", "Contoh Tujuh")
    make_grant(clerk, "data_entry", position=kasi_position)
    make_grant(unit_admin, "unit_admin", unit=unit)
    make_grant(regency_admin, "regency_admin")

    other_regency = Regency.objects.create(name="Kabupaten Contoh", code="99.01")
    other_unit = Unit.objects.create(regency=other_regency, name="Kecamatan Contoh", place="Contoh")
    other_position = make_position(other_unit, "Kasi Pemerintahan")
    other_official = make_official(other_regency, "Contoh Delapan, S.IP.", 8)
    make_tenure(other_position, other_official)
    other_admin = make_user(other_regency, "pengelola.lain", "Contoh Sembilan")
    make_grant(other_admin, "regency_admin")

    return Cast(
        password=PASSWORD,
        regency=regency,
        reporting_rule=reporting,
        duties_rule=duties,
        secretariat=secretariat,
        unit=unit,
        sekda_position=sekda_position,
        camat_position=camat_position,
        kasi_position=kasi_position,
        colleague_position=colleague_position,
        kasi=kasi,
        camat=camat,
        sekda=sekda,
        colleague_official=colleague_official,
        official=make_user(regency, "kasi", kasi.name, official=kasi),
        superior=make_user(regency, "camat", camat.name, official=camat),
        head=make_user(regency, "sekda", sekda.name, official=sekda),
        colleague=make_user(regency, "kasi.pembangunan", colleague_official.name, official=colleague_official),
        clerk=clerk,
        unit_admin=unit_admin,
        regency_admin=regency_admin,
        nobody=make_user(regency, "tamu", "Contoh Sepuluh"),
        other_regency=other_regency,
        other_unit=other_unit,
        other_position=other_position,
        stranger=make_user(other_regency, "asing", other_official.name, official=other_official),
        other_admin=other_admin,
    )
