from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from pmfacilitator.agenda_files import DEFAULT, MAX_BYTES, AgendaFiles, check, parse
from pmfacilitator.domain.agenda import Agenda, Question, Step, StepKind
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.prompts import QuestionPrompt
from pmfacilitator.domain.records import Record
from pmfacilitator.errors import FileTrouble, InvalidAgenda, InvalidValue, NotFound, Refused

SHIPPED = ("standard", "engineering", "product", "roadmap", "short", "solo", "themes")
FOLDER = Path(__file__).parents[1] / "agendas"
MISSION = (
    "What does this tell us about customers?",
    "What assumptions did this challenge?",
    "What opportunities does this reveal?",
    "Should this change our roadmap?",
)
FULL = ["opening", "timeline", "root_cause", "questions", "impact", "decisions", "close", "review"]
MODELS: tuple[type[Record], ...] = (Agenda, Step, Question)


@pytest.fixture
def files(tmp_path: Path) -> AgendaFiles:
    return AgendaFiles(tmp_path / "own")


def shipped(name: str) -> Agenda:
    return AgendaFiles(Path("no-such-folder")).read(name)


# --- what is shipped


def test_the_shipped_agendas_come_with_the_default_first(files: AgendaFiles) -> None:
    assert files.names() == SHIPPED
    assert files.names()[0] == DEFAULT


@pytest.mark.parametrize(
    ("name", "minutes"),
    [
        ("standard", 60),
        ("short", 30),
        ("solo", 0),
        ("engineering", 45),
        ("product", 45),
        ("themes", 60),
        ("roadmap", 40),
    ],
)
def test_a_shipped_agenda_takes_the_time_it_promises(name: str, minutes: int) -> None:
    assert shipped(name).minutes == minutes


def test_a_step_opens_in_silence_where_everybody_has_something_to_say() -> None:
    silent = {
        (name, step.id): step.silent_minutes
        for name in SHIPPED
        for step in shipped(name).steps
        if step.silent_minutes
    }
    assert silent == {
        ("standard", "product-questions"): 2,
        ("product", "product-questions"): 2,
    }


def test_standard_and_short_go_through_the_whole_review_in_order() -> None:
    for name in ("standard", "short"):
        assert [step.kind for step in shipped(name).steps] == FULL


def test_a_single_review_keeps_the_timeline_and_leaves_the_other_review_out() -> None:
    engineering = {step.kind for step in shipped("engineering").steps}
    product = {step.kind for step in shipped("product").steps}
    assert StepKind.TIMELINE in engineering & product
    assert StepKind.ROOT_CAUSE in engineering - product
    assert {StepKind.QUESTIONS, StepKind.IMPACT} <= product - engineering


@pytest.mark.parametrize("name", ["standard", "short", "solo", "product"])
def test_every_product_review_asks_the_four_questions_of_the_mission(name: str) -> None:
    step = shipped(name).step("product-questions")
    assert step is not None
    assert tuple(question.ask for question in step.questions[:4]) == MISSION
    roadmap = step.question("roadmap")
    assert roadmap is not None
    assert "No change" in roadmap.hint


@pytest.mark.parametrize("name", ["standard", "product"])
def test_the_five_lenses_follow_the_four_questions(name: str) -> None:
    step = shipped(name).step("product-questions")
    assert step is not None
    lenses = ["real-usage", "what-matters", "architecture", "docs-gaps", "integrations"]
    assert [question.id for question in step.questions[4:]] == lenses
    assert all(2 <= len(question.probes) <= 3 for question in step.questions)


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_agenda_fits_the_screen(name: str) -> None:
    for step in shipped(name).steps:
        assert len(step.title) <= 26, step.title
        if step.kind is StepKind.OPENING:
            assert 4 <= len(step.guidance.strip().splitlines()) <= 5
        else:
            assert 0 < len(step.guidance) <= 160, step.id
        for question in step.questions:
            assert 0 < len(question.hint) <= 90, question.id


def test_the_same_question_has_the_same_id_in_every_agenda() -> None:
    asks: dict[str, set[str]] = {}
    for name in SHIPPED:
        for step in shipped(name).steps:
            for question in step.questions:
                asks.setdefault(question.ask, set()).add(question.id)
    assert all(len(ids) == 1 for ids in asks.values())


# --- what can be changed without code


def test_a_step_added_to_an_agenda_is_a_step_of_the_meeting() -> None:
    text = (FOLDER / "short.toml").read_text(encoding="utf-8")
    added = """
[[steps]]
id = "partners"
kind = "questions"
title = "Partners"

[[steps.questions]]
id = "told"
ask = "Which partners heard of it, and from whom?"
"""
    meeting = Meeting(agenda=parse(text + added, "short.toml"))
    assert meeting.steps[-1].title == "Partners"
    [prompt] = meeting.prompts("partners")
    assert isinstance(prompt, QuestionPrompt)
    assert prompt.ask == "Which partners heard of it, and from whom?"


def test_the_example_in_the_readme_is_a_good_agenda() -> None:
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    [example] = re.findall(r"```toml\n(.*?)```", readme, re.DOTALL)
    assert [step.id for step in parse(example, "README.md").steps] == ["what-happened", "shops"]


def test_the_readme_documents_every_key_and_no_other() -> None:
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    section = readme.partition("## Every key")[2].partition("## Every kind")[0]
    tables = [part for part in re.split(r"\n(?=At the top|In each)", section) if "|---" in part]
    documented = [re.findall(r"(?m)^\| `(\w+)` \|", table) for table in tables]
    assert documented == [list(model.model_fields) for model in MODELS]


def test_the_readme_says_which_keys_are_needed() -> None:
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    section = readme.partition("## Every key")[2].partition("## Every kind")[0]
    tables = [part for part in re.split(r"\n(?=At the top|In each)", section) if "|---" in part]
    for table, model in zip(tables, MODELS, strict=True):
        needed = set(re.findall(r"(?m)^\| `(\w+)` \| needed \|", table))
        assert needed == {k for k, field in model.model_fields.items() if field.is_required()}


def test_the_readme_names_every_kind_and_every_shipped_agenda() -> None:
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    kinds = re.findall(r"(?m)^\| `(\w+)` \|", readme.partition("## Every kind")[2])
    assert kinds == [kind.value for kind in StepKind]
    names = re.findall(r"(?m)^\| `(\w+)` \|", readme.partition("## Your own")[0])
    assert sorted(names) == sorted(path.stem for path in FOLDER.glob("*.toml"))


# --- whose file wins


def test_a_file_of_ones_own_takes_the_place_of_the_shipped_one(files: AgendaFiles) -> None:
    path = files.new("short")
    path.write_text(
        'title = "Ours"\n[[steps]]\nid = "talk"\nkind = "close"\ntitle = "Talk"\n', encoding="utf-8"
    )
    assert files.read("short").title == "Ours"
    assert files.names() == SHIPPED


def test_a_new_agenda_starts_as_the_standard_one_under_its_own_title(files: AgendaFiles) -> None:
    path = files.new("payments-weekly")
    assert path == files.own / "payments-weekly.toml"
    assert files.read("payments-weekly") == shipped("standard").changed(title="Payments weekly")
    assert "payments-weekly" in files.names()


def test_a_new_agenda_never_overwrites_one(files: AgendaFiles) -> None:
    path = files.new("ours")
    path.write_text("# mine", encoding="utf-8")
    with pytest.raises(Refused, match="exists already"):
        files.new("ours")
    assert path.read_text(encoding="utf-8") == "# mine"


@pytest.mark.parametrize("name", ["", "../x", "a/b", "My Agenda", "x.toml", ".hidden", "a\n"])
def test_a_name_that_makes_no_good_file_name_is_refused(files: AgendaFiles, name: str) -> None:
    with pytest.raises(InvalidValue, match="small letters"):
        files.new(name)
    assert not files.own.exists()


def test_a_folder_that_cannot_be_made_is_trouble_with_a_file(tmp_path: Path) -> None:
    (tmp_path / "own").write_text("a file", encoding="utf-8")
    with pytest.raises((FileTrouble, Refused)):
        AgendaFiles(tmp_path / "own").new("ours")


def test_an_agenda_is_read_by_path_too(files: AgendaFiles, tmp_path: Path) -> None:
    path = tmp_path / "one.toml"
    path.write_text((FOLDER / "solo.toml").read_text(encoding="utf-8"), encoding="utf-8")
    assert files.read(str(path)) == shipped("solo")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("standart", 'There is no agenda "standart"; did you mean "standard"?'),
        ("zzz", "there are standard, engineering, product, roadmap, short, solo, themes."),
        ("nowhere/at-all.toml", "There is no file nowhere/at-all.toml."),
    ],
)
def test_an_agenda_that_is_not_there_says_what_is(files: AgendaFiles, name: str, said: str) -> None:
    with pytest.raises(NotFound, match=re.escape(said)):
        files.read(name)


def test_a_folder_is_no_agenda(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble, match="cannot be read"):
        check(tmp_path)


# --- what is wrong with a file

STEP = '[[steps]]\nid = "talk"\nkind = "timeline"\ntitle = "Talk"\n'
QUESTION = '[[steps.questions]]\nid = "why"\nask = "Why?"\n'
TOP = 'title = "T"\n'

WRONG = [
    ("", 'the key "title" is missing (and 1 more).'),
    ("titel = 'T'\n" + STEP, 'unknown key "titel"; did you mean "title"? (and 1 more).'),
    (STEP, 'the key "title" is missing.'),
    (TOP, 'the key "steps" is missing.'),
    (TOP + "steps = []", "an agenda needs one step at least, under [[steps]]."),
    (TOP + '[[step]]\nid = "a"', 'unknown key "step"; did you mean "steps"? (and 1 more).'),
    (TOP + STEP.replace("[[steps]]", "[steps]"), "steps must stand each under a heading of its own, [[steps]]."),
    (TOP + "steps = [1]", "step 1: steps must stand each under a heading of its own, [[steps]]."),
    ('title = ""\n' + STEP, "title is empty."),
    ("title = 3\n" + STEP, "title must be text in quotation marks."),
    ("title = 2026-11-20\n" + STEP, "title must be text in quotation marks."),
    ("minutes = 5\n" + TOP + STEP, 'unknown key "minutes"; it belongs to a step, below [[steps]].'),
    (TOP + STEP + "minuts = 5", 'step "talk": unknown key "minuts"; did you mean "minutes"?'),
    (TOP + STEP + "minutes = '5'", 'step "talk": minutes must be a whole number without'),
    (TOP + STEP + "minutes = 5.0", 'step "talk": minutes must be a whole number without'),
    (TOP + STEP + "minutes = true", 'step "talk": minutes must be a whole number without'),
    (TOP + STEP + "minutes = -1", 'step "talk": minutes must be from 0 to 600.'),
    (TOP + STEP + "minutes = 601", 'step "talk": minutes must be from 0 to 600.'),
    (TOP + STEP + "silent_minutes = 31", 'step "talk": silent_minutes must be from 0 to 30.'),
    (TOP + STEP + "silent_minutes = -1", 'step "talk": silent_minutes must be from 0 to 30.'),
    (TOP + STEP + "silent_minutes = 1.5", 'step "talk": silent_minutes must be a whole number'),
    (TOP + STEP + "silent_minute = 2", 'unknown key "silent_minute"; did you mean "silent_minutes"?'),
    (TOP + STEP + "silent_minutes = 2", 'step "talk": silent_minutes = 2, but it asks nothing that points could answer.'),
    (TOP + STEP + "minutes = 2\nsilent_minutes = 2\n" + QUESTION, 'silent_minutes = 2, which leaves nothing of its 2 minutes to talk.'),
    (TOP + STEP + "ask = 'Why?'", 'step "talk": unknown key "ask"; it belongs to a question, below'),
    (TOP + STEP + QUESTION + "minutes = 5", 'question "why": unknown key "minutes"; a step\'s own keys stand above its first'),
    (TOP + STEP.replace("timeline", "timeleine"), 'step "talk": unknown kind "timeleine"; did you mean "timeline"?'),
    (TOP + STEP.replace("timeline", "Timeline"), 'step "talk": unknown kind "Timeline"; did you mean "timeline"?'),
    (TOP + STEP.replace("timeline", "xyz"), 'unknown kind "xyz"; it can be opening, timeline, root_cause'),
    (TOP + STEP.replace('kind = "timeline"\n', ""), 'step "talk": the key "kind" is missing.'),
    (TOP + STEP.replace('id = "talk"\n', ""), 'step 1: the key "id" is missing.'),
    (TOP + STEP.replace("talk", "The Talk"), 'step "The Talk": id "The Talk" may hold small letters'),
    (TOP + STEP.replace('"talk"', f'"{"a" * 61}"'), "id is longer than 60 characters."),
    (TOP + STEP.replace('"Talk"', '"  "'), 'step "talk": title is empty.'),
    (TOP + STEP + STEP, 'the step id "talk" is used twice.'),
    (TOP + STEP + QUESTION + QUESTION, 'step "talk": the question id "why" is used twice.'),
    (TOP + STEP + QUESTION.replace("why", "timeline"), 'step "talk", question "timeline": the step asks that id by itself'),
    (TOP + STEP + QUESTION.replace("ask", "question"), 'step "talk", question "why": unknown key "question"'),
    (TOP + STEP + QUESTION + "hints = 'x'", 'question "why": unknown key "hints"; did you mean "hint"?'),
    (TOP + STEP + QUESTION + "probes = 'How?'", 'question "why": probes must be a list of texts: probes = ["…", "…"].'),
    (TOP + STEP + QUESTION + "probes = ['How?', 2]", 'question "why": each of probes must be text in quotation marks'),
    (TOP + STEP + "[steps.questions]\nid = 'why'", 'step "talk": questions must stand each under a heading of its own, [[steps.questions]].'),
    (TOP + STEP + "title = 'again'\n", "this is not TOML: Cannot overwrite a value (at line 6"),
    (TOP + "steps =", "this is not TOML: Invalid value (at"),
    (TOP + 'x = "never closed', "this is not TOML: "),
    (TOP + STEP.replace('"talk"', "talk"), "this is not TOML: Invalid value (at line 3"),
    ("x = " + "[" * 5000, "this is nested too deeply to be an agenda."),
    (TOP + "steps = " + "9" * 5000, "this is not TOML: "),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), WRONG, ids=range(len(WRONG)))
def test_a_wrong_file_says_what_is_wrong_and_what_was_meant(text: str, said: str) -> None:
    with pytest.raises(InvalidAgenda) as caught:
        parse(text, "mine.toml")
    sentence = str(caught.value)
    assert sentence.startswith("mine.toml: ")
    assert said in sentence
    assert sentence.endswith((".", "?"))
    assert "\n" not in sentence


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'title = "T"\ntitle2 = "\xff"\n', "line 2 is not UTF-8"),
        ("title = 'Übung'".encode("utf-16"), "line 1 is not UTF-8"),
        (b"#" * (MAX_BYTES + 1), "larger than 1,000,000 bytes"),
    ],
)
def test_bytes_that_are_no_text_name_their_file(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(data)
    with pytest.raises(InvalidAgenda, match=re.escape(said)) as caught:
        check(path)
    assert str(path) in str(caught.value)


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(TOP + STEP, encoding="utf-8-sig")
    assert check(path).title == "T"


def test_every_shipped_file_is_plain_toml_with_its_steps_last() -> None:
    for path in FOLDER.glob("*.toml"):
        assert list(tomllib.loads(path.read_text(encoding="utf-8"))) == ["title", "steps"]
