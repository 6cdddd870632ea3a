"""Writing units, positions and the regency's own wording."""

from collections.abc import Mapping, Sequence

from django.db import transaction

from triwulan.data.wording import Sentence
from triwulan.web.organisation.models import Duty, Position, Regency, Unit, Village, WordingText


@transaction.atomic
def save_unit(*, unit: Unit, villages: Mapping[str, str]) -> Unit:
    """Save a unit and exactly these villages (name to code); one that stays, if only by its code, keeps its row."""
    unit.save()
    kept = villages_kept(unit, villages)
    for village in unit.villages.all():
        if village.pk not in kept:
            village.delete()
        elif (name := kept[village.pk]) != village.name or villages[name] != village.code:
            village.name, village.code = name, villages[name]
            village.save()
    Village.objects.bulk_create(
        Village(regency=unit.regency, unit=unit, name=name, code=code)
        for name, code in villages.items()
        if name not in kept.values()
    )
    return unit


def villages_kept(unit: Unit, villages: Mapping[str, str]) -> dict[int, str]:
    """By key of each village that stays, the name it is to have: its own, or another written with its code."""
    kept = {village.pk: village.name for village in unit.villages.all() if village.name in villages}
    by_code = {code: name for name, code in villages.items() if code and name not in kept.values()}
    for village in unit.villages.all():
        if village.pk not in kept and village.code in by_code:
            kept[village.pk] = by_code.pop(village.code)
    return kept


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
