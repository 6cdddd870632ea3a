"""The cast's agreements, for tests that ask for them."""

import pytest

from tests.web.cast import Cast
from tests.web.cast_agreements import CastAgreements, draft_agreement, make_agreements
from triwulan.web.agreements.models import AgreementVersion


@pytest.fixture
def agreements(cast: Cast) -> CastAgreements:
    return make_agreements(cast)


@pytest.fixture
def draft(cast: Cast) -> AgreementVersion:
    """A complete draft of 2023, not proposed."""
    return draft_agreement(cast, 2023)
