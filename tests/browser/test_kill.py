"""A server killed in the middle of saving: whatever was acknowledged is there, and nothing is there by halves."""

import http.client
import re
import threading
import time
from contextlib import closing
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

from tests.browser.database import Database, report_id
from tests.browser.people import DEMO_PASSWORD, eventually
from tests.browser.server import Server

SAVERS = 3
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@dataclass
class Saver(threading.Thread):
    """Types into one field again and again, and writes down what the server said it had kept."""

    server: Server
    pk: int
    code: str
    cookies: str
    token: str
    kept: list[tuple[int, str]] = field(default_factory=list)
    broken: int = 0
    ended: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        super().__init__(daemon=True)

    __hash__ = threading.Thread.__hash__

    @property
    def path(self) -> str:
        return f"analysis/{self.code}/done"

    def run(self) -> None:
        number, base = 0, 1
        while not self.ended.is_set():
            number += 1
            text = f"Ditulis {self.code} nomor {number}."
            try:
                base = self._save(text, base)
            except (OSError, http.client.HTTPException):
                self.broken += 1
                time.sleep(0.05)
                continue
            if base < 0:
                base = self._base()  # saved, but the answer was lost: look, as a reader reloads
            else:
                self.kept.append((base, text))

    def _save(self, text: str, base: int) -> int:
        """The version it became; -1 when another was stored."""
        fields = {"row": f"analysis/{self.code}", f"base:{self.path}": base, self.path: text}
        headers = {**FORM, "Cookie": self.cookies, "X-CSRFToken": self.token, "HX-Request": "true"}
        status, answer = ask(self.server, "POST", f"/triwulan/{self.pk}/analisis/", urlencode(fields), headers)
        if status != 200:
            raise http.client.HTTPException(f"status {status}")
        return base_of(answer, self.path)

    def _base(self) -> int:
        while not self.ended.is_set():
            try:
                _, page = ask(self.server, "GET", f"/triwulan/{self.pk}/analisis/", "", {"Cookie": self.cookies})
                return base_of(page, self.path)
            except (OSError, http.client.HTTPException):
                time.sleep(0.05)
        return 0


def ask(server: Server, method: str, path: str, body: str, headers: dict[str, str]) -> tuple[int, str]:
    with closing(http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=30)) as connection:
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()


def base_of(page: str, path: str) -> int:
    found = re.search(rf'name="base:{path}" value="(-?\d+)"', page)
    if found is None:
        raise http.client.HTTPException("no answer to this field")
    return int(found[1])


def sign_in(server: Server) -> tuple[str, str]:
    """Cookies and token of Kasi Pemerintahan."""
    netloc = urlsplit(server.url).netloc
    with closing(http.client.HTTPConnection(netloc, timeout=30)) as connection:
        connection.request("GET", "/akun/masuk/")
        first = cookies_of(connection)
        form = {"username": "kasi", "password": DEMO_PASSWORD, "csrfmiddlewaretoken": first["csrftoken"]}
        headers = {**FORM, "Cookie": f"csrftoken={first['csrftoken']}", "Referer": f"{server.url}/akun/masuk/"}
        connection.request("POST", "/akun/masuk/", urlencode(form), headers)
        cookies = cookies_of(connection)
    return "; ".join(f"{name}={value}" for name, value in cookies.items()), cookies["csrftoken"]


def cookies_of(connection: http.client.HTTPConnection) -> dict[str, str]:
    answer = connection.getresponse()
    answer.read()
    lines = [value.partition(";")[0] for name, value in answer.getheaders() if name.lower() == "set-cookie"]
    return dict(line.split("=", 1) for line in lines)


def test_killed_in_the_middle_of_saving_it_keeps_what_it_acknowledged_and_nothing_by_halves(fresh_demo):
    database = fresh_demo.database
    pk = report_id(database, "Kasi Pemerintahan", 2023, 1)
    cookies, token = sign_in(fresh_demo)
    savers = [Saver(fresh_demo, pk, f"IK{number}", cookies, token) for number in range(1, SAVERS + 1)]
    for saver in savers:
        saver.start()
    for _ in range(3):
        before = [len(saver.kept) for saver in savers]
        eventually(lambda before=before: grown(savers, before, 4), seconds=60)
        fresh_demo.kill_workers()
    before = [len(saver.kept) for saver in savers]
    eventually(lambda: grown(savers, before, 4), seconds=60)
    fresh_demo.kill()
    for saver in savers:
        saver.ended.set()
    for saver in savers:
        saver.join(timeout=60)
        assert not saver.is_alive()

    fresh_demo.start()
    intact(database)
    assert sum(saver.broken for saver in savers) > 0, "nobody was interrupted"
    for saver in savers:
        stored = versions(database, pk, saver.path)
        lost = [(version, text) for version, text in saver.kept if stored.get(version) != text]
        assert lost == []
    cookies, token = sign_in(fresh_demo)
    again = Saver(fresh_demo, pk, "IK1", cookies, token)
    assert again._save("Ditulis sesudahnya.", again._base()) > 0


def grown(savers: list[Saver], before: list[int], by: int) -> bool:
    return all(len(saver.kept) >= count + by for saver, count in zip(savers, before, strict=True))


def versions(database: Database, pk: int, path: str) -> dict[int, str]:
    query = (
        "SELECT revision.version, revision.text FROM quarters_entryrevision revision JOIN quarters_entry entry"
        f" ON entry.id = revision.entry_id WHERE entry.report_id = {pk} AND entry.path = '{path}'"
    )
    return dict(database.rows(query))


def intact(database: Database) -> None:
    """The file is whole; every entry has its revisions 1, 2, 3, ... and says what the last of them says."""
    if database.embedded:
        assert database.rows("PRAGMA integrity_check") == [("ok",)]
        assert database.rows("PRAGMA foreign_key_check") == []
    halves = database.rows(
        "SELECT entry.id FROM quarters_entry entry LEFT JOIN quarters_entryrevision revision"
        " ON revision.entry_id = entry.id AND revision.version = entry.version"
        " WHERE revision.id IS NULL OR revision.text <> entry.text"
    )
    assert halves == []
    gaps = database.rows(
        "SELECT entry.id FROM quarters_entry entry JOIN quarters_entryrevision revision"
        " ON revision.entry_id = entry.id GROUP BY entry.id, entry.version"
        " HAVING count(*) <> entry.version OR max(revision.version) <> entry.version"
    )
    assert gaps == []
