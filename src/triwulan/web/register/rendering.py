"""The grid as HTML, written in Python: it has hundreds of cells, and a template takes ten times as long for each."""

from collections import Counter
from datetime import date
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from triwulan.core.obligation import Bearer, Standing
from triwulan.web.register.board import DONE, Board, Cell, Line, by_day
from triwulan.web.register.labels import STANDINGS
from triwulan.web.templatetags.figures import moment


class Grid:
    """Writes one board; its words are looked up once."""

    def __init__(self, board: Board, here: str = "") -> None:
        self.board = board
        self.here = here if any(line.key == here for line in board.lines) else board.lines[0].key if board.lines else ""
        self.words = {standing: f"{mark} {word}" for standing, (mark, word) in STANDINGS.items()}
        self.evidence = _("bukti")
        self._written: dict[date, str] = {}
        self.of_villages = board.bearer is Bearer.VILLAGE

    def html(self) -> SafeString:
        """The whole table."""
        corner = _("Desa") if self.of_villages else _("Kewajiban")
        head = "".join(
            f'<th scope="col" id="k{column.key}">{escape(column.title)}'
            f"{f'<small>{escape(column.due)}</small>' if column.due else ''}</th>"
            for column in self.board.columns
        )
        body = "".join(self._line(line) for line in self.board.lines)
        kind = "register" if self.of_villages else "register months"
        return mark_safe(
            f'<table class="{kind}"><thead><tr><th scope="col">{corner}</th>{head}</tr></thead>'
            f"<tbody>{body}</tbody>{self._foot()}</table>"
        )

    def tally(self, key: str) -> str:
        """How many stand how."""
        counts: Counter[Standing] = self.board.tallies.get(key, Counter())
        overdue, waiting = counts[Standing.OVERDUE], counts[Standing.NOT_YET] + counts[Standing.OVERDUE]
        lines = [
            (Standing.ON_TIME, counts[Standing.ON_TIME], _("tepat waktu")),
            (Standing.LATE, counts[Standing.LATE], _("terlambat")),
        ]
        if self.of_villages:
            lines.append((Standing.OVERDUE if overdue else Standing.NOT_YET, waiting, _("belum")))
        elif overdue:  # months to come say nothing
            lines.append((Standing.OVERDUE, overdue, _("lewat tenggat")))
        if counts[Standing.DONE]:
            lines.append((Standing.DONE, counts[Standing.DONE], _("ada")))
        return "".join(
            f'<span class="{standing}"><i aria-hidden="true">{STANDINGS[standing][0]}</i> {word} {count}</span>'
            for standing, count, word in lines
        )

    def say(self, cell: Cell) -> str:
        """How the cell stands, as a link to everything about it; what is wrong; and a choice where windows differ."""
        parts = [f'<span class="fault">✖ {escape(fault)}</span>' for fault in cell.faults]
        if cell.judged is not None:
            more = f" · {self.evidence}" if cell.evidence else ""
            link = f'<a href="{cell.place.slot.key}/">{self.words[cell.judged.standing]}</a>{more}'
            parts.insert(0, link)
        if cell.conflict is not None:
            parts.append(self._conflict(cell))
        return "".join(parts)

    def state(self, cell: Cell) -> str:
        """The class of a cell."""
        standing = "" if cell.judged is None else cell.judged.standing.value
        return f"{standing} wrong".strip() if cell.faults or cell.conflict else standing

    def _line(self, line: Line) -> str:
        here = ' class="here"' if line.key == self.here else ""
        counted = "" if self.of_villages or line.key not in self.board.tallies else self._tallied(line.key)
        cells = "".join(self._cell(cell, line) for cell in line.cells)
        head = f'<th scope="row" id="v{line.key}">{escape(line.title)}{counted}</th>'
        return f'<tr{here} data-line="{line.key}">{head}{cells}</tr>'

    def _tallied(self, key: str) -> str:
        return f'<small class="tally" id="f{key}">{self.tally(key)}</small>'

    def _cell(self, cell: Cell, line: Line) -> str:
        name = cell.place.name
        due = "" if cell.judged is None or cell.judged.due is None else self._by(cell.judged.due)
        span = f' colspan="{cell.span}"' if cell.span > 1 else ""
        return (
            f'<td id="c{name}" class="{self.state(cell)}" data-l="{escape(cell.label)}{due}"{span}>'
            f'{self._control(cell, line)}<p id="s{name}">{self.say(cell)}</p></td>'
        )

    def _by(self, due: date) -> str:
        """By when, written once for all villages."""
        if due not in self._written:
            self._written[due] = f" · {by_day(due)}"
        return self._written[due]

    def _control(self, cell: Cell, line: Line) -> str:
        name, text = cell.place.name, escape(cell.text)
        if not self.board.open:
            return f"<b>{text}</b>" if text else ""
        if self.of_villages:
            labelled = f'aria-labelledby="v{line.key} k{cell.tally}"'
        else:
            labelled = f'aria-label="{escape(line.title)}, {escape(cell.label)}"'
        wrong = ' aria-invalid="true"' if cell.faults or cell.conflict else ""
        conflict = cell.place.slot in self.board.outcome.conflicts
        base = ""
        if cell.place.field == DONE and (cell.base or conflict):
            base = f'<input type="hidden" name="base:{name}" value="{-1 if conflict else cell.base}">'
        return f'<input name="{name}" {labelled} aria-describedby="s{name}" value="{text}"{wrong}>{base}'

    def _conflict(self, cell: Cell) -> str:
        row = cell.conflict
        assert row is not None
        values = {"name": row.changed_by.name, "moment": moment(row.changed_at, self.board.unit.regency)}
        told = _("Jendela lain menyimpan isian ini lebih dulu (%(name)s, %(moment)s):") % values
        key = cell.place.slot.key
        return (
            f'<span class="conflict"><span class="fault">{escape(told)}</span> <b>{escape(row.done_text) or "—"}</b>'
            f'<button class="secondary" name="resolve" value="theirs:{key}">{_("Pakai yang tersimpan")}</button>'
            f'<button class="secondary" name="resolve" value="mine:{key}:{row.version}">{_("Pakai yang saya ketik")}'
            "</button></span>"
        )

    def _foot(self) -> str:
        if not self.of_villages or not self.board.lines:
            return ""
        total = _("dari %(count)d desa") % {"count": len(self.board.lines)}
        cells = "".join(
            f'<td class="tally" id="f{column.key}" data-l="{escape(column.title)}">{self.tally(column.key)}</td>'
            if column.field == DONE
            else "<td></td>"
            for column in self.board.columns
        )
        return f'<tfoot><tr><th scope="row">{_("Jumlah")}<small>{total}</small></th>{cells}</tr></tfoot>'
