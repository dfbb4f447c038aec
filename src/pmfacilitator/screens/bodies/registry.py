"""Which body answers which prompt."""

from __future__ import annotations

from collections.abc import Mapping

from pmfacilitator.domain.prompts import AnyPrompt, FormPrompt, RowsPrompt, TextPrompt
from pmfacilitator.screens.bodies.actions import ActionsBody
from pmfacilitator.screens.bodies.board import BoardBody
from pmfacilitator.screens.bodies.body import Body, Work
from pmfacilitator.screens.bodies.customers import AccountsBody, MessagesBody
from pmfacilitator.screens.bodies.entries import EntriesBody
from pmfacilitator.screens.bodies.factors import FactorsBody
from pmfacilitator.screens.bodies.facts import FactsBody
from pmfacilitator.screens.bodies.forms import FormBody
from pmfacilitator.screens.bodies.insights import InsightsBody
from pmfacilitator.screens.bodies.last_time import LastTimeBody
from pmfacilitator.screens.bodies.loops import LoopsBody
from pmfacilitator.screens.bodies.parking import ParkedBody
from pmfacilitator.screens.bodies.period import PeriodBody
from pmfacilitator.screens.bodies.points import PointsBody, PreventionBody, QuotesBody
from pmfacilitator.screens.bodies.setting_up import PeopleBody, StepsBody
from pmfacilitator.screens.bodies.texts import TextBody
from pmfacilitator.screens.bodies.themes import IdeasBody, ProposalsBody

ROW_BODIES: Mapping[str, type[Body]] = {
    "participants": PeopleBody,
    "steps": StepsBody,
    "last_time": LastTimeBody,
    "timeline": EntriesBody,
    "factors": FactorsBody,
    "system": PreventionBody,
    "monitoring": PreventionBody,
    "architecture": PreventionBody,
    "points": PointsBody,
    "accounts": AccountsBody,
    "quotes": QuotesBody,
    "messages": MessagesBody,
    "actions": ActionsBody,
    "insights": InsightsBody,
    "parked": ParkedBody,
    "reviewed": PeriodBody,
    "cards": BoardBody,
    "ideas": IdeasBody,
    "themes": ProposalsBody,
    "loops": LoopsBody,
}
"""The body for the rows of a slot's field."""


def body_for(work: Work, prompt: AnyPrompt) -> Body:
    """The body in which a prompt is answered."""
    name = f"body-{prompt.id}"
    match prompt:
        case RowsPrompt():
            return ROW_BODIES[prompt.slot.field](work, prompt, id=name)
        case TextPrompt():
            return TextBody(work, prompt, id=name)
        case FormPrompt() if "title" in prompt.fields:
            return FactsBody(work, prompt, id=name)
        case FormPrompt():
            return FormBody(work, prompt, id=name)
