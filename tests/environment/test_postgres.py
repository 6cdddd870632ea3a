import sys
import urllib.parse

import psycopg
import pytest

from tests.environment import postgres
from tests.environment.provision import recorded

FAILS_WITH_7 = [sys.executable, "-c", "import os, sys; sys.exit(7 if os.environ['DATABASE_URL'] else 0)"]


def test_it_asks_for_a_command():
    assert postgres.main(["run", "--"]) == 2


@pytest.mark.skipif(not recorded().postgres, reason="no PostgreSQL starts here: see `make provision`")
def test_it_returns_the_exit_code_of_the_command_it_ran():
    assert postgres.main(["run", "--", *FAILS_WITH_7]) == 7


@pytest.mark.skipif(not recorded().postgres, reason="no PostgreSQL starts here: see `make provision`")
def test_the_server_is_real_and_gone_afterwards():
    with postgres.running_server() as url:
        with psycopg.connect(url) as connection:
            assert connection.execute("SELECT 6 * 7").fetchone() == (42,)
        wrong = url.replace(str(urllib.parse.urlsplit(url).password), "guess")
        with pytest.raises(psycopg.OperationalError, match="password"):
            psycopg.connect(wrong)
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(url)
