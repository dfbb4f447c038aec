"""The command that makes documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from pmfacilitator.cli.example import keep_example
from pmfacilitator.demo import HELD
from pmfacilitator.export.offers import OFFERS
from pmfacilitator.storage.library import Library
from tests.cli.conftest import Run


@pytest.fixture
def example(tmp_path: Path) -> Path:
    return keep_example(Library(tmp_path / "library"), HELD)


@pytest.fixture(autouse=True)
def remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this test's computer remembers what it wrote."""
    monkeypatch.setattr("platformdirs.user_state_path", lambda *_, **__: tmp_path / "state")
    return tmp_path / "state"


def test_a_document_is_printed_unless_a_file_is_named(
    pm: Run, example: Path, tmp_path: Path
) -> None:
    printed = pm("export", "last")
    assert printed.out.startswith("# ")
    assert pm("export", "last", "-o", "-").out == printed.out
    file = tmp_path / "out.md"
    done = pm("export", "last", "-o", str(file))
    assert (done.status, done.out, done.err) == (0, "", "")
    assert file.read_text(encoding="utf-8") == printed.out


def test_exported_json_is_what_show_prints(pm: Run, example: Path) -> None:
    assert pm("export", "last", "--to", "json").out == pm("show", "last", "--json").out


def test_html_is_a_page(pm: Run, example: Path) -> None:
    assert pm("export", "last", "--to", "html").out.lower().startswith("<!doctype html>")


@pytest.mark.parametrize("arguments", [["--to", "pdf"], ["--view", "sideways"]])
def test_a_target_or_view_that_there_is_not_is_a_wrong_word(
    pm: Run, example: Path, arguments: list[str]
) -> None:
    done = pm("export", "last", *arguments)
    assert (done.status, done.out) == (2, "")
    assert done.err.count("\n") == 1


def test_a_file_that_cannot_be_written_stays_as_it_was(
    pm: Run, example: Path, tmp_path: Path
) -> None:
    for file in (tmp_path, tmp_path / "no" / "such" / "folder.md"):
        done = pm("export", "last", "-o", str(file))
        assert done.status == 6
        assert done.err.count("\n") == 1
        assert "cannot be written" in done.err


def test_a_document_never_takes_the_place_of_its_meeting(pm: Run, example: Path) -> None:
    before = example.read_bytes()
    done = pm("export", "last", "--to", "json", "-o", str(example))
    assert done.status == 5
    assert example.read_bytes() == before


def test_a_link_is_written_through_and_stays_a_link(pm: Run, example: Path, tmp_path: Path) -> None:
    target, link = tmp_path / "wiki.md", tmp_path / "link.md"
    target.write_text("old")
    link.symlink_to(target)
    assert pm("export", "last", "-o", str(link), "--force").status == 0
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8").startswith("# ")


def test_half_typed_lines_are_named_for_they_are_not_in_the_document(
    pm: Run, example: Path, tmp_path: Path
) -> None:
    file = Library(tmp_path / "library").open(example, now=HELD)
    file.save(file.meeting, file.desk.with_draft("timeline", "10:59 zeppelins arri"))
    file.close()
    done = pm("export", "last")
    assert done.status == 0
    assert done.err == "pmfacilitator: One half-typed line is not in the document.\n"
    assert "zeppelins" not in done.out


def test_a_copy_is_in_a_file_too_and_says_only_what_is_known(
    pm: Run, example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pmfacilitator.clipboard.run_quietly", lambda _command, _given: False)
    done = pm("export", "last", "--copy")
    beside = example.with_suffix(".md")
    assert (done.status, done.out) == (0, "")
    assert done.err == f"pmfacilitator: No clipboard was found; it is in {beside.name}.\n"
    assert beside.read_text(encoding="utf-8") == pm("export", "last").out


def test_copied_json_does_not_lie_in_the_library_as_a_meeting(
    pm: Run, example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pmfacilitator.clipboard.run_quietly", lambda _command, _given: True)
    before = example.read_bytes()
    assert "Copied to the clipboard" in pm("export", "last", "--to", "json", "--copy").err
    assert example.read_bytes() == before
    assert len(pm("list", "--json").json) == 1


# --- targets and views


@pytest.mark.parametrize("target", OFFERS)
def test_every_target_is_made_by_its_name(pm: Run, example: Path, target: str) -> None:
    done = pm("export", "last", "--to", target)
    assert (done.status, done.err) == (0, "")
    assert done.out.strip()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--to", "csv", "--view", "full"], "csv takes only the views actions and insights"),
        (["--to", "slack", "--view", "product"], "slack takes only the view summary"),
        (["--to", "json", "--view", "invite"], "json takes only the view full"),
        (["--template", "google-sre", "--view", "full"], "leave out --view"),
        (
            ["--template", "google-sre", "--to", "html"],
            "is written for markdown or gitlab or notion",
        ),
        (["--template", "google-sre", "--to", "csv"], "not for csv"),
    ],
)
def test_what_does_not_go_together_is_refused_in_one_line(
    pm: Run, example: Path, arguments: list[str], said: str
) -> None:
    done = pm("export", "last", *arguments)
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert said in done.err


# --- what somebody has changed


def test_a_document_that_nobody_has_changed_is_written_again(
    pm: Run, example: Path, tmp_path: Path
) -> None:
    file = tmp_path / "review.md"
    for view in ("full", "product", "full"):
        assert pm("export", "last", "--view", view, "-o", str(file)).status == 0
        assert file.read_text("utf-8") == pm("export", "last", "--view", view).out


def test_what_somebody_has_changed_is_shown_and_stays(
    pm: Run, example: Path, tmp_path: Path
) -> None:
    file = tmp_path / "review.md"
    pm("export", "last", "-o", str(file))
    theirs = file.read_text("utf-8").replace("- **Severity:** P1", "- **Severity:** P2, says Ines")
    file.write_text(theirs, "utf-8")
    done = pm("export", "last", "-o", str(file))
    assert done.status == 5
    assert file.read_text("utf-8") == theirs
    assert "\n-- **Severity:** P2, says Ines\n+- **Severity:** P1\n" in done.err
    last = done.err.splitlines()[-1]
    assert str(tmp_path / "review-2.md") in last
    assert "--force" in last
    assert pm("export", "last", "-o", str(tmp_path / "review-2.md")).status == 0
    assert pm("export", "last", "-o", str(file), "--force").status == 0
    assert file.read_text("utf-8") == pm("export", "last").out


def test_a_copy_goes_beside_what_somebody_has_changed(
    pm: Run, example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pmfacilitator.clipboard.run_quietly", lambda _command, _given: True)
    theirs = example.with_suffix(".md")
    theirs.write_text("mine", "utf-8")
    done = pm("export", "last", "--copy")
    assert done.err.endswith(f"it is in {theirs.stem}-2.md too.\n")
    assert theirs.read_text("utf-8") == "mine"


# --- opening


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    pages: list[str] = []

    def open_page(address: str) -> bool:
        pages.append(address)
        return True

    monkeypatch.setattr("webbrowser.open", open_page)
    return pages


def test_a_page_is_written_and_opened(pm: Run, example: Path, opened: list[str]) -> None:
    done = pm("export", "last", "--to", "html", "--open")
    page = example.with_suffix(".html")
    assert (done.status, done.out) == (0, "")
    assert opened == [page.as_uri()]
    assert page.read_text("utf-8").startswith("<!DOCTYPE html>")


def test_where_nothing_opens_it_the_file_is_named(
    pm: Run, example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webbrowser.open", lambda _address: False)
    done = pm("export", "last", "--to", "html", "--open")
    assert done.status == 0
    assert f"it is in {example.with_suffix('.html')}" in done.err


# --- templates


def test_the_shipped_templates_are_listed_and_shown(pm: Run) -> None:
    assert pm("templates").out == pm("templates", "list").out
    names = [line.split("\t")[0] for line in pm("templates").out.splitlines()]
    assert names == ["atlassian", "google-sre"]
    assert "Lessons learned" in pm("templates", "show", "google-sre").out
    assert pm("templates", "show", "google").status == 3


def test_a_template_of_ones_own_says_by_its_name_what_it_is_for(
    pm: Run, example: Path, tmp_path: Path
) -> None:
    (tmp_path / "head.html.jinja").write_text("<title>{{ title }}</title>", "utf-8")
    house = tmp_path / "house.html.jinja"
    house.write_text('{% include "head.html.jinja" %}<p>{{ "<&>" }}</p>', "utf-8")
    done = pm("export", "last", "--template", str(house))
    assert done.err == ""
    assert done.out.startswith("<title>Card payments declined")
    assert done.out.endswith("<p>&lt;&amp;&gt;</p>\n")


def test_what_is_wrong_with_a_template_names_file_and_line(
    pm: Run, example: Path, tmp_path: Path
) -> None:
    house = tmp_path / "house.md.jinja"
    for text, line in (("\n\n{{ titel }}", 3), ("{% if %}", 1), ("a\n{{ 1 / 0 }}", 2)):
        house.write_text(text, "utf-8")
        done = pm("export", "last", "--template", str(house))
        assert (done.status, done.out, done.err.count("\n")) == (4, "", 1)
        assert f"house.md.jinja, line {line}: " in done.err


def test_a_template_that_is_not_there_or_no_text_is_told(
    pm: Run, example: Path, tmp_path: Path
) -> None:
    assert pm("export", "last", "--template", "nope").status == 3
    assert pm("export", "last", "--template", "nope.jinja").status == 3
    (tmp_path / "x.md.jinja").write_bytes(b"\xff\xfe")
    done = pm("export", "last", "--template", str(tmp_path / "x.md.jinja"))
    assert (done.status, done.err.count("\n")) == (4, 1)


def test_a_file_that_was_named_and_cannot_be_written_is_told_before_anything_is_copied(
    pm: Run, example: Path
) -> None:
    done = pm("export", "last", "-o", "/dev/full", "--copy")
    assert (done.status, done.err.count("\n")) == (6, 1)


@pytest.mark.parametrize("name", ["", "new-folder/"])
def test_a_name_that_names_no_file_is_a_wrong_word(pm: Run, example: Path, name: str) -> None:
    done = pm("export", "last", "-o", name)
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)


def test_copies_do_not_pile_up(pm: Run, example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pmfacilitator.clipboard.run_quietly", lambda _command, _given: True)
    example.with_suffix(".md").write_text("mine", "utf-8")
    for _ in range(3):
        pm("export", "last", "--copy")
    assert len(list(example.parent.glob("*.md"))) == 2


def test_a_template_whose_name_does_not_say_what_for_needs_to_be_told(
    pm: Run, example: Path, tmp_path: Path
) -> None:
    house = tmp_path / "house.jinja"
    house.write_text("<p>{{ '<' }}</p>", "utf-8")
    assert pm("export", "last", "--template", str(house)).status == 2
    assert pm("export", "last", "--template", str(house), "--to", "html").out == "<p>&lt;</p>\n"


def make_safe(example: Path) -> None:
    """Leave the meeting in safe mode, as a window that was closed would."""
    file = Library(example.parent).open(example, now=HELD)
    file.save(file.meeting, file.desk.changed(is_safe=True))
    file.close()


def test_names_are_masked_on_demand_and_nothing_is_said_of_it(pm: Run, example: Path) -> None:
    done = pm("export", "last", "--masked")
    assert "Mara" not in done.out
    assert "Person 3" in done.out
    assert done.err == ""


def test_a_meeting_in_safe_mode_warns_of_what_leaves(pm: Run, example: Path) -> None:
    plain = pm("export", "last").out
    make_safe(example)
    done = pm("export", "last")
    assert done.out == plain, "the record that people work with is whole"
    assert "safe mode" in done.err
    assert "names 8 people, 7 accounts and" in done.err
    assert "--masked" in done.err
    assert pm("export", "last", "--unmasked").err == ""
    assert pm("export", "last", "--masked").err == ""


def test_what_is_forwarded_is_masked_in_safe_mode_and_says_so(pm: Run, example: Path) -> None:
    assert "Mara" in pm("export", "last", "--view", "summary").out
    make_safe(example)
    done = pm("export", "last", "--view", "summary")
    assert "Mara" not in done.out
    assert "--unmasked" in done.err
    shown = pm("export", "last", "--view", "summary", "--unmasked")
    assert "Mara" in shown.out
    assert shown.err == ""


def test_a_masked_file_has_a_name_of_its_own(pm: Run, example: Path) -> None:
    pm("export", "last", "--masked", "--copy")
    [made] = [path for path in example.parent.iterdir() if ".masked." in path.name]
    assert made.suffix == ".md"
    assert "Mara" not in made.read_text("utf-8")


def test_what_programs_read_is_never_masked_unasked(pm: Run, example: Path) -> None:
    before = pm("show", "last", "--json").out
    make_safe(example)
    assert pm("show", "last", "--json").out == before
    assert pm("export", "last", "--to", "json").out == before
