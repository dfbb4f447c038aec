from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from pmfacilitator.errors import InvalidImport
from pmfacilitator.importing.found import Choices, Imported
from pmfacilitator.importing.gather import gather
from pmfacilitator.importing.material import Material, Part, pasted
from pmfacilitator.importing.registry import SOURCES, read
from tests.importing.tools.exports import EXPORTS, SLACK_DAY, from_json, material, warned

TEXT = "- 14:32 deploy finished\n- 14:40 orders got stuck\n"


def test_every_source_is_known_by_name() -> None:
    assert set(SOURCES) == {
        "text",
        "slack",
        "pagerduty",
        "statuspage",
        "github",
        "incidentio",
        "gcp",
        "csv",
    }
    assert all(name == source.name for name, source in SOURCES.items())


@pytest.mark.parametrize("tool", EXPORTS)
def test_an_export_is_told_by_what_it_holds(tool: str) -> None:
    imported = read(material(EXPORTS[tool], "unnamed"))
    assert imported.source == tool
    assert imported.entries
    assert read(material(EXPORTS[tool]), source=tool).entries == imported.entries


@pytest.mark.parametrize("tool", EXPORTS)
@pytest.mark.parametrize("other", sorted(set(EXPORTS) - {"csv"}))
def test_a_forced_source_that_does_not_fit_is_refused(tool: str, other: str) -> None:
    if tool == other:
        return
    with pytest.raises(InvalidImport, match=r"This is nothing that .* exports: .*\."):
        read(material(EXPORTS[tool]), source=other)


def test_what_people_wrote_is_text() -> None:
    imported = read(pasted(TEXT))
    assert imported.source == "text"
    assert [entry.text for entry in imported.entries] == ["deploy finished", "orders got stuck"]


def test_a_name_that_is_no_source_is_refused() -> None:
    with pytest.raises(InvalidImport, match="“fax” is no source; there are slack, pagerduty"):
        read(pasted(TEXT), source="fax")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"log_entries": [{"id"', "This JSON breaks off in line 1."),
        ('{"log_entries": [] "more"', "This JSON is damaged in line 1."),
        ('[{"event": "closed", "created_at": NaN}]', "a number that is none in line 1."),
        ('[{"a":' * 100_000, "This JSON is nested too deeply in line 1."),
        ('{"hello": "world"}', "This is JSON, but no export that is known here (Slack, PagerDuty"),
    ],
)
def test_json_that_gives_nothing_says_why(text: str, said: str) -> None:
    imported = read(material(text))
    assert imported.entries == ()
    assert said in warned(imported)


def test_an_export_that_breaks_off_gives_what_stands_before() -> None:
    whole = EXPORTS["github"]
    imported = read(material(whole[: len(whole) // 2]))
    assert imported.source == "github"
    assert imported.entries
    assert "This JSON breaks off in line" in warned(imported)


@pytest.mark.parametrize("tool", ["pagerduty", "incidentio"])
def test_an_object_that_breaks_off_gives_its_whole_records(tool: str) -> None:
    whole = read(material(EXPORTS[tool]), Choices(everything=True))
    text = EXPORTS[tool]
    imported = read(material(text[: text.rindex('"id"')]), Choices(everything=True))
    assert imported.source == tool
    assert 0 < len(imported.entries) < len(whole.entries)
    assert {entry.key for entry in imported.entries} < {entry.key for entry in whole.entries}
    assert "This JSON breaks off in line" in warned(imported)


def test_what_else_stands_among_several_files_is_said() -> None:
    parts = (
        Part("ops/2026-11-20.json", EXPORTS["slack"].encode()),
        Part("pages.json", EXPORTS["pagerduty"].encode()),
    )
    imported = read(Material(parts, "incident"))
    assert imported.source == "slack"
    assert "Some of PagerDuty stands here as well; read it with --from pagerduty." in warned(
        imported
    )


def test_a_forced_source_names_what_is_damaged() -> None:
    with pytest.raises(InvalidImport, match=r"^This JSON breaks off in line 1\. This is nothing"):
        read(material('{"log_ent'), source="pagerduty")


def zipped(files: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return made.getvalue()


def test_a_zip_a_folder_and_a_pipe_give_the_same(tmp_path: Path) -> None:
    day = json.dumps(SLACK_DAY).encode()
    archive = zipped({"ops/2026-11-20.json": day})
    (tmp_path / "export.zip").write_bytes(archive)
    (tmp_path / "export" / "ops").mkdir(parents=True)
    (tmp_path / "export" / "ops" / "2026-11-20.json").write_bytes(day)
    ways = [
        read(gather(tmp_path / "export.zip")),
        read(gather(tmp_path / "export")),
        read(Material((Part("", archive),))),
    ]
    assert ways[0].entries
    assert all(way == ways[0] for way in ways)


def test_several_documents_are_read_one_after_the_other() -> None:
    parts = (Part("a.md", TEXT.encode()), Part("b.md", TEXT.replace("14", "16").encode()))
    imported = read(Material(parts, "notes"))
    assert len(imported.entries) == 4
    assert len({entry.key for entry in imported.entries}) == 4


def test_what_is_no_text_is_left_alone_and_named() -> None:
    imported = read(Material((Part("a.md", TEXT.encode()), Part("b.png", b"\x89PNG\0\0"))))
    assert len(imported.entries) == 2
    assert "b.png: no text, left alone" in warned(imported)
    assert read(Material((Part("b.png", b"\0"),))).entries == ()


def test_bytes_that_are_no_utf_8_are_read_and_said() -> None:
    imported = read(material(b"- 14:32 B\xe4ckerei ruft an\n", "notes.txt"))
    assert imported.entries[0].text == "B\ufffdckerei ruft an"
    assert "notes.txt: not UTF-8" in warned(imported)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_other_encodings_are_told_by_their_mark(encoding: str) -> None:
    mark = "\ufeff" if encoding == "utf-16-le" else ""
    imported = read(material(f"{mark}{EXPORTS['pagerduty']}".encode(encoding)))
    assert (imported.source, len(imported.entries)) == ("pagerduty", 3)


def test_nothing_at_all_is_read_as_nothing() -> None:
    assert read(Material(())) == Imported("text")
    assert read(pasted("")).entries == ()


def test_what_is_left_out_and_what_is_kept_add_up() -> None:
    joins = [{**SLACK_DAY[0], "ts": f"1795185000.{n:06}"} for n in range(300)]
    imported = from_json([*joins, *SLACK_DAY[1:3]])
    assert len(imported.entries) == 2
    assert "300 about people joining or leaving" in warned(imported)
    assert len(imported.skipped) == 200
    assert len(from_json([*joins, *SLACK_DAY[1:3]], Choices(everything=True)).entries) == 302


def test_text_copied_out_of_slack_is_slack_s_and_other_text_is_not() -> None:
    chat = "Ana [2:32 PM]\nthe pager fires\n[2:33 PM]\nlooking\nTom [2:40 PM]\nrolled back\n"
    copied = read(pasted(chat), source="slack")
    assert copied.source == "slack"
    assert [(each.when.local, each.text) for each in copied.entries] == [
        ("14:32", "the pager fires"),
        ("14:33", "looking"),
        ("14:40", "rolled back"),
    ]
    assert [each.key for each in copied.entries] == [
        each.key for each in read(pasted(chat)).entries
    ]
    with pytest.raises(InvalidImport, match="This is nothing that Slack exports"):
        read(pasted("Nobody wrote a word about it."), source="slack")
