"""One screen for each kind of step, and the map that names it."""

from __future__ import annotations

from collections.abc import Mapping

from pmfacilitator.domain.agenda import StepKind
from pmfacilitator.screens.kinds.close import CloseScreen
from pmfacilitator.screens.kinds.decisions import DecisionsScreen
from pmfacilitator.screens.kinds.impact import ImpactScreen
from pmfacilitator.screens.kinds.looking_back import LookingBackScreen
from pmfacilitator.screens.kinds.opening import OpeningScreen
from pmfacilitator.screens.kinds.questions import QuestionsScreen
from pmfacilitator.screens.kinds.review import ReviewScreen
from pmfacilitator.screens.kinds.root_cause import RootCauseScreen
from pmfacilitator.screens.kinds.timeline import TimelineScreen
from pmfacilitator.screens.step import StepScreen

STEP_SCREENS: Mapping[StepKind, type[StepScreen]] = {
    StepKind.OPENING: OpeningScreen,
    StepKind.TIMELINE: TimelineScreen,
    StepKind.ROOT_CAUSE: RootCauseScreen,
    StepKind.QUESTIONS: QuestionsScreen,
    StepKind.IMPACT: ImpactScreen,
    StepKind.DECISIONS: DecisionsScreen,
    StepKind.CLOSE: CloseScreen,
    StepKind.REVIEW: ReviewScreen,
    StepKind.HAPPENED: LookingBackScreen,
    StepKind.PATTERNS: LookingBackScreen,
    StepKind.THEMES: LookingBackScreen,
    StepKind.PROPOSALS: LookingBackScreen,
    StepKind.ROADMAP: LookingBackScreen,
}
"""Which screen shows which kind of step; a new kind adds its line here."""
