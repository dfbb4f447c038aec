"""How a row of a whole library looks in its list."""

from __future__ import annotations

from pmfacilitator.domain.house import House
from pmfacilitator.domain.learning.asked import Findable, Row
from pmfacilitator.domain.learning.ledger import Assumption, Broken
from pmfacilitator.domain.learning.listed import ActionListed, InsightListed
from pmfacilitator.domain.learning.shown import show_seen_result
from pmfacilitator.widgets.row_view import RowView

Shown = Row

BOXES = {"open": "[ ]", "done": "[x]", "not_doing": "[-]"}
_MOST_BROKEN = 3


class Rows(Findable[Shown]):
    """The rows of one list, found by what is typed, and by their ids."""

    def found(self, row_id: str) -> Shown | None:
        """The row of that id."""
        return next((row for row in self.all if id_of(row) == row_id), None)

    def with_row(self, row: Shown) -> Rows:
        """The same with another state of one of them."""
        name = id_of(row)
        return Rows((row if id_of(each) == name else each for each in self.all), self.house)


def id_of(row: Shown) -> str:
    """By which id a row is addressed; an assumption has that of the insight that broke it last."""
    return row.broke[0].insight if isinstance(row, Assumption) else row.id


def meeting_of(row: Shown) -> str:
    """The id of the meeting that a row leads to."""
    return row.broke[0].meeting if isinstance(row, Assumption) else row.meeting


def view_of(row: Shown, house: House) -> RowView:
    """A row as its list shows it, in the words of a house."""
    match row:
        case ActionListed():
            return action_view(row)
        case InsightListed():
            return _insight_view(row, house)
        case Assumption():
            return _assumption_view(row)


def action_view(row: ActionListed, note: str = "") -> RowView:
    """An action: its box and day, who does it, and after which incident it was decided."""
    overdue = "overdue" if row.is_overdue else "due today" if row.is_due else ""
    because = f"not doing, because: {row.because}" if row.status == "not_doing" else ""
    notes = (because, note or _incident(row))
    return RowView(
        row.id,
        row.what,
        f"{BOXES.get(row.status, '[ ]')} {row.due or ''}".rstrip(),
        overdue,
        row.owner,
        notes=tuple(part for part in notes if part),
        finished=not row.is_open,
    )


def _insight_view(row: InsightListed, house: House) -> RowView:
    due = f"look for its result since {row.check_back}" if row.is_due else ""
    later = f"look for its result on {row.check_back}" if row.check_back and not row.is_due else ""
    result = f"result: {show_seen_result(row.result)}" if row.result else ""
    because = f"dropped, because: {row.because}" if row.status == "dropped" else ""
    aside = (row.owner, house.lens(row.lens), later if row.is_open else "")
    return RowView(
        row.id,
        row.learned,
        row.status.replace("_", " "),
        due,
        " · ".join(part for part in aside if part),
        notes=tuple(part for part in (result, because, _incident(row)) if part),
        finished=row.status == "dropped",
    )


def _assumption_view(row: Assumption) -> RowView:
    told = [_told(broken) for broken in row.broke[:_MOST_BROKEN]]
    more = len(row.broke) - _MOST_BROKEN
    times = f"in {row.incidents} incidents" if row.incidents > 1 else ""
    notes = (*told, *((f"and {more} more",) if more > 0 else ()))
    return RowView(id_of(row), row.assumption, f"{row.incidents}×", times, notes=notes)


def _told(broken: Broken) -> str:
    day = f"{broken.date} " if broken.date else ""
    return f"{day}{broken.incident}: {broken.saw or broken.learned}"


def _incident(row: InsightListed | ActionListed) -> str:
    facts = (row.severity, row.incident, str(row.date or ""))
    return " · ".join(fact for fact in facts if fact)
