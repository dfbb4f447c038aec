"""Templates: whatever people typed stays text, whatever a template does; errors name their line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given

from pmfacilitator import template_files
from pmfacilitator.domain.agenda import StepKind
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.rows import Milestone
from pmfacilitator.domain.sections import RootCauseSection
from pmfacilitator.errors import InvalidTemplate, UsageError
from pmfacilitator.export.offers import OFFERS
from pmfacilitator.export.targets.markdown import Markdown
from pmfacilitator.export.template_words import FRONT, TemplateWords
from pmfacilitator.export.templates import Source, filled_in
from tests.builders import agenda, entry, incident, meeting, step
from tests.export.hostile import typed_words
from tests.export.reading import fold, gfm_page, words_of
from tests.export.told import answer, with_section

README = (Path(__file__).parents[2] / "templates" / "README.md").read_text("utf-8")
STARS = "*a* <b>"
SHOWN = r"\*a\* \<b>"


def made(text: str, of: Meeting | None = None, *, to: str = "markdown") -> str:
    """What a template makes of a meeting whose title is markup."""
    held = of or meeting(incident=incident(title=STARS))
    return filled_in(
        Source("house.md.jinja", text, {"other.md.jinja": "{{ title }}!"}.get), held, to
    )


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{{ title }}", SHOWN),
        ("{{ meeting.incident.title }}", SHOWN),
        ("{{ title | upper }}", r"\*A\* \<B>"),
        ("{{ title | replace('a', '*') }}", r"\*\*\* \<b>"),
        ("{{ title ~ '*' }}", r"\*a\* \<b>\*"),
        ("{{ title | e }}", SHOWN),
        ("{{ [title, title] | join(', ') }}", f"{SHOWN}, {SHOWN}"),
        ("{% set x = title %}{{ x }}", SHOWN),
        ("{% set x %}**{{ title }}**{% endset %}{{ x }}", f"**{SHOWN}**"),
        ("{% macro m(x) %}_{{ x }}_{% endmacro %}{{ m(title) }}", f"_{SHOWN}_"),
        ("{% macro m() %}({{ caller() }}){% endmacro %}{% call m() %}{{ title }}{% endcall %}", f"({SHOWN})"),
        ("{% for x in [title] %}- {{ x }}\n{% endfor %}", f"- {SHOWN}"),
        ("{% include 'other.md.jinja' %}", f"{SHOWN}!"),
        ("{{ none }}|{{ 1 }}", "|1"),
        ("{% set b %}**{}**{% endset %}{{ b.format(title) }}", r"\*\*\*a\* \<b>\*\*"),
        ("{% set b %}{x}{% endset %}{{ b.format_map({'x': title}) }}", SHOWN),
        ("{% filter replace('a', '*') %}a{% endfilter %}", r"\*"),
        ("{% filter wordwrap(4) %}{{ 'word # x' }}{% endfilter %}", "word<br>\\# x"),
        ("{% filter indent(2, true) %}{{ title }}{% endfilter %}", f"  {SHOWN}"),
        ("{% call '{}'.format(title) %}{% endcall %}", SHOWN),
        ("{{ '# x' }}", r"\# x"),
        ("{{ 'a\nb' }}", "a<br>b"),
    ],
)  # fmt: skip
def test_what_is_printed_is_text_whichever_way_it_went(template: str, text: str) -> None:
    assert made(template) == f"{text}\n"


def test_what_the_target_wrote_is_printed_as_it_is_and_indented_as_it_is() -> None:
    held = with_section(RootCauseSection(step="root_cause", answers=(answer("why", STARS, "b"),)))
    assert made("{{ told('why') }}", held) == f"- {SHOWN}\n- b\n"
    assert made("- x\n  {{ told('why') | indent(2) }}", held) == f"- x\n  - {SHOWN}\n  - b\n"
    assert made("{{ told('nobody-asked') or 'Nothing.' }}", held) == "Nothing.\n"


def test_every_target_escapes_for_itself() -> None:
    shown = {to: made("{{ title }}", to=to).strip() for to in OFFERS if to not in {"json", "csv"}}
    assert shown["html"] == "*a* &lt;b&gt;"
    assert shown["text"] == STARS
    assert shown["markdown"] == SHOWN


@given(typed_words())
def test_any_text_in_a_template_is_read_as_it_was_typed(text: str) -> None:
    held = meeting(timeline=(entry("x"),), incident=incident(title=text))
    page = gfm_page(
        made("# x\n\n{{ title }}\n\n- {{ title }}\n\n| x |\n| --- |\n| {{ title }} |", held)
    )
    title = fold(held.title)
    assert words_of(page) == f"x {title} {title} x {title}"


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("a\n{{ titel }}", "house.md.jinja, line 2: 'titel' is undefined."),
        ("{{ meeting.incident.sevrity }}", "line 1: 'dict object' has no attribute 'sevrity'"),
        ("\n\n{% for %}", "house.md.jinja, line 3: "),
        ("{{ 1 / 0 }}", "house.md.jinja, line 1: division by zero."),
        ("\n{{ duration('dettect') }}", "house.md.jinja, line 2: there is no duration 'dettect'"),
        ("{{ milestone('nope') }}", "house.md.jinja, line 1: there is no milestone 'nope'"),
        ("{{ told('factorz') }}", "there is no part 'factorz'; did you mean 'factors'?"),
        ("{% include 'elsewhere.jinja' %}", "line 1: there is no template elsewhere.jinja beside"),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "it goes on into itself without end."),
        ("{{ 'a' * 10 ** 9 }}", "a text or list of more than 1,000,000 is too long."),
        ("{{ 9 ** 999 }}", "a power above 100 is too large."),
        ("{% for n in range(99999) %}{{ 'a' * 999 }}{% endfor %}", "prints more than 20,000,000"),
        ("{{ title | safe }}", "house.md.jinja, line 1: No filter named 'safe'."),
        ("{{ ''.__class__.__mro__ }}", "house.md.jinja, line 1: access to attribute '__class__'"),
        ("{{ told.__globals__ }}", "house.md.jinja, line 1: access to attribute '__globals__'"),
        ("{% set x = meeting.timeline.append(1) %}", "house.md.jinja, line 1: "),
        ("{{ range(10 ** 9) | list }}", "house.md.jinja, line 1: "),
    ],
)
def test_what_is_wrong_is_told_in_a_sentence_with_its_line(template: str, said: str) -> None:
    with pytest.raises(InvalidTemplate) as caught:
        made(template)
    assert said in str(caught.value)
    assert str(caught.value).endswith(".")
    assert "\n" not in str(caught.value)


def test_data_that_is_no_document_has_no_template() -> None:
    for target in ("json", "csv"):
        with pytest.raises(UsageError, match=f"cannot be filled in for {target}"):
            made("x", to=target)


def test_times_and_lengths_are_said_in_words() -> None:
    held = meeting(
        incident=incident(date="2026-11-20", timezone="UTC"),
        timeline=(
            entry("14:32 it began", milestone=Milestone.IMPACT_STARTED),
            entry("14:40 seen", milestone=Milestone.DETECTED),
        ),
    )
    assert (
        made("{{ milestone('detected') }}, {{ duration('detect') }}", held) == "14:40 UTC, 8 min\n"
    )
    assert made("{{ milestone('resolved') or 'open' }}", held) == "open\n"
    assert made("{% for e in meeting.timeline %}{{ when(e) }};{% endfor %}", held) == (
        "14:32 UTC;14:40 UTC;\n"
    )


def test_the_readme_names_everything_that_a_template_can_use() -> None:
    named = set(re.findall(r"`(\w+)(?:\(\w*\))?`", README))
    assert set(TemplateWords(meeting(), Markdown()).names()) <= named
    told = set(re.findall(r"`([\w-]+)`", README))
    assert set(FRONT) <= told
    held = meeting(agenda=agenda(*map(step, StepKind)))
    assert {prompt.id for each in held.steps for prompt in held.prompts(each.id)} <= told


@pytest.mark.parametrize("name", template_files.names())
def test_a_shipped_template_says_in_sentences_how_long_is_not_known(name: str) -> None:
    file = template_files.find(name)
    seen = entry("14:40 seen", milestone=Milestone.DETECTED)
    source = Source(file.name, file.text, file.sibling)
    text = filled_in(source, meeting(timeline=(seen,)), file.target(None))
    assert "- **Time to detect:** Not known. No entry is marked “impact started”.\n" in text


def test_the_readme_s_example_is_a_good_template() -> None:
    [example] = re.findall(r"```jinja\n(.*?)```", README, re.DOTALL)
    assert made(example).startswith(f"# {SHOWN}\n")
