from pathlib import Path

import pytest

from triwulan.web.database import DatabaseUrlError, database_from_url


def test_what_follows_the_question_mark_reaches_postgresql(tmp_path: Path):
    found = database_from_url("postgresql://a@b/c?sslmode=require&connect_timeout=10", data=tmp_path)
    assert (found["NAME"], found["OPTIONS"]) == ("c", {"sslmode": "require", "connect_timeout": "10"})


@pytest.mark.parametrize(
    "url", ["postgresql://a@b/c?sllmode=x", "postgresql://a@b/c?user=x", "sqlite:////tmp/x?mode=ro"]
)
def test_an_option_that_would_have_no_effect_is_refused(tmp_path: Path, url: str):
    with pytest.raises(DatabaseUrlError, match=r"sllmode|user|mode"):
        database_from_url(url, data=tmp_path)
