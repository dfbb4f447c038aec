"""The review: what a careful reader would still ask, and the document beside it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll

from pmfacilitator.domain.checks import Finding, findings
from pmfacilitator.domain.desk import PASTED, Draft, Place
from pmfacilitator.domain.edits import ChangeStatus
from pmfacilitator.domain.meeting import Meeting, Status
from pmfacilitator.domain.prompts import AnyPrompt, RowsPrompt, Slot
from pmfacilitator.domain.reveal import told_so_far
from pmfacilitator.domain.text import shorten
from pmfacilitator.domain.typed_values import show_words
from pmfacilitator.export.offers import View, views_of
from pmfacilitator.export.registry import render
from pmfacilitator.keys.in_force import key_to
from pmfacilitator.screens.bodies.body import Body
from pmfacilitator.screens.dialogs.capture import DRAFT_TEXT
from pmfacilitator.screens.step import StepScreen
from pmfacilitator.screens.wanted import CaptureWanted, DocumentOrder, DocumentWanted
from pmfacilitator.widgets.masked import Words
from pmfacilitator.widgets.row_list import RowList
from pmfacilitator.widgets.row_view import RowView
from pmfacilitator.widgets.shown import shown

FINDINGS = RowsPrompt(
    id="findings",
    ask="What would a careful reader still ask?",
    slot=Slot("findings"),
)
TIMELINE = "timeline"
"""The prompt at which a pasted timeline waits."""

_CONTENT = "Nothing. A careful reader would be content."
_WAITING = "Waits until all is shown."
_SO_FAR = (
    "Only what was known so far: later entries are hidden, and so is what was made of them. "
    "{} in the timeline shows everything again; the written document is always whole.\n\n"
)
_NEXT = {
    Status.DRAFT: Status.IN_REVIEW,
    Status.IN_REVIEW: Status.FINAL,
    Status.FINAL: Status.DRAFT,
}


class FindingsBody(Body):
    """Lists the findings, each leading to its place, with the document beside them."""

    DEFAULT_CSS = """
    FindingsBody {
        & > Horizontal { height: 1fr; }
        & #findings { width: 2fr; }
        & #document { width: 3fr; border-left: solid $border-blurred; padding: 0 0 0 1; scrollbar-size-vertical: 1; }
        & #document:focus { border-left: thick $border; }
        & #paper { height: auto; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "status", "Status", id="review.status", tooltip="Draft → in review → final"),
        Binding(
            "v",
            "view",
            "View",
            id="review.view",
            tooltip="The document for somebody else",
        ),
        Binding("w", "document('write')", "Write", id="review.write", tooltip="Write the document"),
        Binding("c", "document('copy')", "Copy", id="review.copy", tooltip="Copy the document"),
        Binding("right,l", "read", "Read", show=False, id="review.read"),
        Binding("left,h", "list", "Findings", show=False, id="review.list"),
    ]

    _view = View.FULL

    def compose(self) -> ComposeResult:
        """Findings on the left, the document on the right."""
        with Horizontal():
            yield RowList(id="findings", empty=_CONTENT)
            with VerticalScroll(id="document"):
                yield Words(id="paper")

    def on_mount(self) -> None:
        """Show both."""
        self.show()

    def show(self) -> None:
        """Draw the findings and the document of now."""
        hiding = self.work.session.is_hiding
        self._found = {} if hiding else {found.id: found for found in self._findings()}
        asked = self.query_one("#findings", RowList)
        asked.empty = _WAITING if hiding else _CONTENT
        asked.show(
            [RowView(finding.id, finding.text, lead="?") for finding in self._found.values()]
        )
        meeting = self.work.shown
        text = render(
            told_so_far(meeting) if hiding else meeting,
            "markdown",
            self._view,
            house=self.work.house,
        )
        self.query_one("#paper", Words).update(shown(_so_far() + text if hiding else text))

    def take_focus(self, row: str = "", field: str = "") -> None:
        """Go to the findings."""
        del field
        findings_list = self.query_one("#findings", RowList)
        findings_list.point_at(row)
        findings_list.focus()
        self.post_message(self.Stood(self))

    def action_status(self) -> None:
        """Move the document one status on; after final it is a draft again."""
        status = _NEXT[self.work.meeting.status]
        if self.apply(ChangeStatus(status)):
            self.say(
                f"The document is {show_words(status)} now · {key_to('meeting.undo')} takes it back"
            )

    def action_document(self, way: str) -> None:
        """Write or copy the document that is shown."""
        self.post_message(DocumentWanted(DocumentOrder(way, view=self._view)))

    def action_view(self) -> None:
        """Show the document for somebody else."""
        review = self.work.meeting.review
        views = views_of("markdown", review.sort if review else "")
        self._view = views[(views.index(self._view) + 1) % len(views)]
        self.show()
        self.query_one("#document").scroll_home(animate=False)
        self.say(f"{self._view}: {self._view.words}")

    def action_read(self) -> None:
        """Go to the document, to scroll it."""
        self.query_one("#document").focus()

    def action_list(self) -> None:
        """Go back to the findings."""
        self.query_one("#findings").focus()

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        finding = self._found[event.row_id]
        if finding.field == DRAFT_TEXT:
            self.post_message(CaptureWanted())
            return
        self.say(f"To come back: {key_to('meeting.index')} lists all steps")
        place = Place(
            step=finding.step, prompt=finding.prompt, row=finding.row, field=finding.field
        )
        self.post_message(self.Opened(place))

    def _findings(self) -> Iterable[Finding]:
        yield from (
            Finding(
                id=f"draft-{at}",
                text=f"Half-typed, not in the document: “{shorten(draft.text, 40)}”",
                **_where(draft, self.work.meeting),
            )
            for at, draft in enumerate(self.work.session.desk.half_typed)
        )
        yield from findings(self.work.meeting, self.work.house)


def _so_far() -> str:
    return _SO_FAR.format(key_to("timeline.reveal"))


class ReviewScreen(StepScreen):
    """Asks the careful reader's questions first, then the agenda's own, if it has any."""

    @property
    def prompts(self) -> tuple[AnyPrompt, ...]:
        """The findings, then what the agenda asks."""
        return (FINDINGS, *super().prompts)

    def make_body(self, prompt: AnyPrompt) -> Body:
        """The findings have a body of their own."""
        if prompt is FINDINGS:
            return FindingsBody(self.work, prompt, id=f"body-{prompt.id}")
        return super().make_body(prompt)

    def is_answered(self, prompt: AnyPrompt) -> bool:
        """Findings are never a question that was left open."""
        return prompt is FINDINGS or super().is_answered(prompt)

    @property
    def shows_guidance(self) -> bool:
        """The findings say for themselves what the review is for."""
        return False

    def first_prompt(self) -> int:
        """The review begins with the findings."""
        return 0


def _where(draft: Draft, meeting: Meeting) -> dict[str, str]:
    """Where a draft was typed: `step/prompt/field`, `row/field` on a card, or where it waits."""
    if draft.field == DRAFT_TEXT:
        return {"step": "", "field": DRAFT_TEXT}
    if draft.field == PASTED:
        return {"step": _step_asking(TIMELINE, meeting), "prompt": TIMELINE}
    parts = draft.field.split("/")
    if len(parts) == 3:
        return {"step": parts[0], "prompt": parts[1]}
    return {"step": "", "row": parts[0], "field": parts[1] if len(parts) > 1 else ""}


def _step_asking(prompt_id: str, meeting: Meeting) -> str:
    """The first step that asks that; "" if none does."""
    asking = (s.id for s in meeting.steps if any(p.id == prompt_id for p in meeting.prompts(s.id)))
    return next(asking, "")
