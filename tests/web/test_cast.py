from tests.web.cast import Cast
from triwulan.core.nip import parse_nip
from triwulan.web.accounts.access import Access
from triwulan.web.clock import today
from triwulan.web.organisation.models import Official


def test_everybody_holds_and_administers_what_the_cast_says(cast: Cast):
    def rights(user):
        return Access(user=user, today=today(user.regency.time_zone))

    assert rights(cast.official).held == [cast.kasi_position]
    assert rights(cast.superior).held == [cast.camat_position]
    assert rights(cast.head).held == [cast.sekda_position]
    assert rights(cast.clerk).own_positions == [cast.kasi_position]
    assert rights(cast.unit_admin).administers(cast.unit.pk)
    assert not rights(cast.unit_admin).administers(cast.secretariat.pk)
    assert rights(cast.regency_admin).regency_administrator
    assert not rights(cast.nobody).administrator


def test_every_nip_is_well_formed(cast: Cast):
    assert [parse_nip(official.nip) for official in Official.objects.all()]
