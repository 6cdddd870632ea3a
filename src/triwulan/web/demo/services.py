"""Loading the demo: once, as a whole, and never where anybody works already."""

from dataclasses import dataclass

from triwulan.data.demo.office import demo_office
from triwulan.data.demo.story import demo_agreements, demo_logs, demo_quarters, demo_register
from triwulan.web.accounts.demo_accounts import DemoAccount as OfferedAccount
from triwulan.web.demo.activities import tell_log
from triwulan.web.demo.agreements import sign_agreement
from triwulan.web.demo.office import write_office
from triwulan.web.demo.quarters import tell_quarter
from triwulan.web.demo.register import fill_register
from triwulan.web.locking import one_at_a_time
from triwulan.web.organisation.models import Regency
from triwulan.web.quarters.files import pdf_worker


@dataclass(frozen=True, slots=True)
class DemoAccount(OfferedAccount):
    """Whom a visitor of the demo may be; ``first`` says in Indonesian what to look at first."""

    name: str
    first: str


def demo_accounts() -> tuple[DemoAccount, ...]:
    """The accounts to try, the one with the most to do first."""
    office = demo_office()
    names = {position.key: position.holder.name for position in office.positions}
    return tuple(
        DemoAccount(
            username=account.username,
            password=office.password,
            role=account.role,
            name=account.name or names[account.holds],
            first=account.first,
        )
        for account in office.accounts
        if account.role
    )


DEMO_ACCOUNTS = demo_accounts()


def load_demo() -> bool:
    """Write the demo's office and tell its past; False, and nothing written, where any regency exists."""
    try:
        # the same lock as the first set-up: of the two only one begins an empty database
        with one_at_a_time("setup"):
            if Regency.objects.exists():
                return False
            _load()
    finally:
        # its past was printed by a child process that nothing here needs any longer
        pdf_worker.close()
    return True


def _load() -> None:
    staff = write_office(demo_office())
    methods = {}
    for agreement in demo_agreements():
        sign_agreement(agreement, staff)
        key = agreement.position, agreement.year
        methods[key] = {code: indicator.method for code, indicator in agreement.indicators()}
    for documents in demo_register():
        fill_register(documents, staff)
    for log in demo_logs():
        tell_log(log, staff)
    for quarter in demo_quarters():
        tell_quarter(quarter, methods[quarter.position, quarter.year], staff)
