"""Which decisions of a review were carried out in the meetings they came from, and when."""

from __future__ import annotations

from pmfacilitator.domain.typed_times import show_date
from pmfacilitator.domain.typed_values import show_list
from pmfacilitator.export.parts.material import Blocks, Material, facts, plain


def carried(material: Material) -> Blocks:
    """How many decisions were carried out, and on which days; nothing where none was."""
    done = material.meeting.looked_back_on.carried
    days = [show_date(day) for day in sorted({each.on for each in done})]
    return facts(("Carried out", plain(f"{len(done)}, on {show_list(days)}"))) if done else ()
