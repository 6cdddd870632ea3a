"""Writing units, positions and the regency's own wording."""

from collections.abc import Mapping, Sequence

from django.db import transaction

from triwulan.data.wording import Sentence
from triwulan.web.organisation.models import Duty, Position, Regency, Unit, Village, WordingText


@transaction.atomic
def save_unit(*, unit: Unit, villages: Mapping[str, str]) -> Unit:
    """Save a unit and exactly these villages (name to code); a village that stays keeps its row."""
    unit.save()
    known = {village.name: village for village in unit.villages.all()}
    for name, village in known.items():
        if name not in villages:
            village.delete()
        elif village.code != villages[name]:
            village.code = villages[name]
            village.save()
    Village.objects.bulk_create(
        Village(regency=unit.regency, unit=unit, name=name, code=code)
        for name, code in villages.items()
        if name not in known
    )
    return unit


@transaction.atomic
def save_position(*, position: Position, duties: Sequence[str]) -> Position:
    """Save a position and its duties, numbered from 1."""
    position.save()
    if list(position.duties.values_list("text", flat=True)) != list(duties):
        position.duties.all().delete()
        Duty.objects.bulk_create(
            Duty(regency=position.regency, position=position, number=number, text=text)
            for number, text in enumerate(duties, start=1)
        )
    return position


def word(*, regency: Regency, sentence: Sentence, text: str) -> None:
    """Keep the regency's own text for a sentence; the standard text needs no row."""
    if text == sentence.text:
        use_standard(regency=regency, sentence=sentence)
    else:
        WordingText.objects.update_or_create(regency=regency, key=sentence.key, defaults={"text": text})


def use_standard(*, regency: Regency, sentence: Sentence) -> None:
    """Go back to the standard text."""
    WordingText.objects.filter(regency=regency, key=sentence.key).delete()
