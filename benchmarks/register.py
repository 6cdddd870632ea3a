"""How long the server takes for a register of thirty villages and ten obligations, all of it filled in.

Measured like the pages of the demo: at the WSGI application, on SQLite, in one process, without a network.
"""

import statistics
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.pages import ROUNDS, WARM_UP, get, queries_of, serve_demo
from benchmarks.result import Result

VILLAGES, OBLIGATIONS = 30, 10
MOST_MILLISECONDS, MOST_KILOBYTES, MOST_COUNTING = 20, 200, 5
WHO = "kasi"
YEAR = 2025
"""Of the documents: one the demo tells nothing of."""


def measure() -> Iterator[Result]:
    """The grid, its weight, and counting one obligation."""
    with tempfile.TemporaryDirectory() as folder:
        application, cookies = serve_demo(Path(folder))
        address = _fill()
        times = []
        for turn in range(WARM_UP + ROUNDS):
            started = time.perf_counter()
            get(application, address, cookies[WHO])
            if turn >= WARM_UP:
                times.append(time.perf_counter() - started)
        what = f"{VILLAGES} villages x {OBLIGATIONS} obligations"
        queries = queries_of(application, address, cookies[WHO])
        yield Result(f"grid, {what}", 1000 * statistics.median(times), "ms", MOST_MILLISECONDS, f"{queries} queries")
        sent = len(get(application, address, cookies[WHO], gzip=False)) / 1000
        packed = len(get(application, address, cookies[WHO])) / 1000
        yield Result("its page", sent, "kB", MOST_KILOBYTES, f"{packed:.1f} kB sent")
        yield _counted()


def _fill() -> str:
    """Make the demo's kecamatan as large as that; the address of its register."""
    from triwulan.web.accounts.models import User
    from triwulan.web.organisation.models import Unit, Village
    from triwulan.web.register.models import Fulfilment, Obligation

    user = User.objects.get(username=WHO)
    unit = Unit.objects.filter(positions__tenures__official=user.official).distinct().get()
    regency = unit.regency
    more = VILLAGES - unit.villages.count()
    Village.objects.bulk_create(Village(regency=regency, unit=unit, name=f"Desa {n:02}") for n in range(more))
    rows = Obligation.objects.filter(regency=regency, bearer="village")
    Obligation.objects.bulk_create(
        Obligation(regency=regency, key=f"more{n}", name=f"Kewajiban {n}", number=200, source="-", first_year=2016)
        for n in range(OBLIGATIONS - rows.count())
    )
    now = datetime(2023, 1, 2, tzinfo=UTC)
    Fulfilment.objects.bulk_create(
        Fulfilment(
            regency=regency,
            unit=unit,
            obligation=row,
            village=village,
            year=YEAR,
            received_text="1 November 2022",
            done_text="28 Desember 2022",
            number="5 Tahun 2022",
            changed_at=now,
            changed_by=user,
        )
        for row in rows.all()
        for village in unit.villages.all()
    )
    return f"/register/{unit.pk}/{YEAR}/"


def _counted() -> Result:
    """One figure: how many villages set their budget in time."""
    from datetime import date

    from triwulan.web.register.counting import Counting, Documents
    from triwulan.web.register.models import Obligation

    obligation = Obligation.objects.select_related("regency").get(key="apbdes")
    fulfilment = obligation.fulfilments.select_related("unit__regency").first()
    assert fulfilment is not None
    documents = Documents(obligation, YEAR, on_time=True)
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        counted = Counting(fulfilment.unit, [documents]).count(documents, as_of=date(2023, 4, 5))
        times.append(time.perf_counter() - started)
    detail = f"{counted.numerator} of {counted.denominator}"
    return Result("counting one obligation", 1000 * statistics.median(times), "ms", MOST_COUNTING, detail)
