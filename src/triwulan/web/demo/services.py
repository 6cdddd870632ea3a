"""Loading the demo: once, as a whole, and never where anybody works already."""

from triwulan.data.demo.office import demo_office
from triwulan.data.demo.story import demo_agreements, demo_logs, demo_quarters, demo_register
from triwulan.web.demo.activities import tell_log
from triwulan.web.demo.agreements import sign_agreement
from triwulan.web.demo.office import write_office
from triwulan.web.demo.quarters import tell_quarter
from triwulan.web.demo.register import fill_register
from triwulan.web.locking import one_at_a_time
from triwulan.web.organisation.models import Regency
from triwulan.web.quarters.files import pdf_worker


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
