from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from pmfacilitator.config import PATH_VARIABLE, Config, Defaults, load, read
from pmfacilitator.config.settings import PREFIX, SETTINGS, Setting
from pmfacilitator.config.showing import as_toml
from pmfacilitator.domain.house import LENSES, House
from pmfacilitator.domain.rows import Lens
from pmfacilitator.errors import FileTrouble, InvalidConfig
from pmfacilitator.keys import Keys


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def test_without_a_file_everything_has_its_default(file: Path) -> None:
    config = read(file)
    assert config.house == House()
    assert config.house.severities == ("P0", "P1", "P2", "P3", "P4")
    assert config.house.roles == (
        "Engineering",
        "Product",
        "Design",
        "Customer Success",
        "Support",
        "Leadership",
        "Other",
    )
    assert config.agendas == file.parent / "agendas"


def test_the_two_most_severe_labels_are_urgent_and_ask_for_the_customers_voices(file: Path) -> None:
    assert read(file).house.urgent == ("P0", "P1")
    assert read(file).house.voices == ("Product", "Customer Success")


def test_a_house_names_its_own_severities_and_roles(file: Path) -> None:
    file.write_text(
        'severities = ["SEV1", "SEV2", "SEV3"]\nroles = ["Dev", " Shop care "]\n', encoding="utf-8"
    )
    house = read(file).house
    assert house == House(severities=("SEV1", "SEV2", "SEV3"), roles=("Dev", "Shop care"))
    assert house.urgent == ("SEV1", "SEV2")


def test_a_house_with_one_severity_has_one_urgent(file: Path) -> None:
    file.write_text('severities = ["bad"]', encoding="utf-8")
    assert read(file).house.urgent == ("bad",)


def test_an_agendas_folder_counts_from_the_config_file(file: Path, tmp_path: Path) -> None:
    file.write_text('agendas = "team/agendas"', encoding="utf-8")
    assert read(file).agendas == tmp_path / "team" / "agendas"
    file.write_text('agendas = "/srv/agendas"', encoding="utf-8")
    assert read(file).agendas == Path("/srv/agendas")


def test_the_environment_names_another_file(file: Path) -> None:
    file.write_text('severities = ["high", "low"]', encoding="utf-8")
    assert load({PATH_VARIABLE: str(file)}).house.severities == ("high", "low")


def test_a_file_that_the_environment_names_must_be_there(file: Path) -> None:
    with pytest.raises(FileTrouble, match=f"{PATH_VARIABLE} names .*no such file"):
        load({PATH_VARIABLE: str(file)})


def test_without_the_variable_the_platforms_folder_holds_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("platformdirs.user_config_path", lambda *_, **__: tmp_path)
    (tmp_path / "config.toml").write_text('roles = ["Baker"]', encoding="utf-8")
    assert load({}).house.roles == ("Baker",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('severitis = ["P0"]', 'unknown key "severitis"; did you mean "severities"?'),
        ('Roles = ["P0"]', 'unknown key "Roles"; did you mean "roles"?'),
        ("colour = 1", 'unknown key "colour"; there are severities, roles, agendas, library, '),
        ('agenda = "short"', 'unknown key "agenda"; "agenda" stands beneath [defaults].'),
        ('[defaults]\ntheme = "dark"', '"theme" stands above the first [table].'),
        ('[defaults]\nagenta = ""', 'did you mean "defaults.agenda"?'),
        ("defaults = 3", "defaults must be a table: [defaults], and its keys beneath."),
        ('theme = "darc"', 'theme knows no "darc"; did you mean "dark"?'),
        ("theme = true", "theme must be one line of text"),
        ('ascii = "no"', "ascii must be true or false"),
        ("library = 3", "library must be the path of a folder"),
        ('export_targets = ["html", "pdf"]', 'export_targets knows no "pdf"; there are markdown, '),
        ('template = ""', "template must be one line of text"),
        ('[defaults]\nagenda = ""', "defaults.agenda must be one line of text"),
        ('[defaults]\nseverity = "P9"', 'defaults.severity knows no "P9"; there are P0, P1, '),
        ('[defaults]\ntimezone = "CET2"', 'defaults.timezone knows no "CET2"; write it as '),
        ('[defaults]\ntarget = "word"', 'defaults.target knows no "word"'),
        ('[defaults]\nview = "boss"', 'defaults.view knows no "boss"'),
        ('[lenses]\nreal_usge = "x"', 'lenses.real_usge is no lens; did you mean "real_usage"?'),
        ('[lenses]\nother = ""', "lenses.other must be one line of text"),
        ("[lenses]\nother = 3", "lenses.other must be one line of text"),
        ('[lenses]\nother = "Architecture"', 'lenses: two of them are called "Architecture".'),
        ("keys = 3", "keys must be a table: [keys], and its keys beneath."),
        ('[keys]\nmeeting.nxt = "f5"', "keys.meeting.nxt is nothing that a key does; did you mean"),
        ('[keys]\nzzz = "f5"', "keys.zzz is nothing that a key does; 'pmfacilitator config keys'"),
        (
            '[keys]\nmeeting.next = "ctl+j"',
            "keys.meeting.next knows no key 'ctl+j'; write it as in",
        ),
        ("[keys]\nmeeting.next = 5", "keys.meeting.next knows no key 5"),
        ('[keys]\nmeeting.next = ""', "keys.meeting.next names no key; without the line"),
        ("[keys]\nmeeting.next = []", "keys.meeting.next names no key"),
        ('[keys]\nmeeting.next = ["f5", "F5"]', "keys.meeting.next names 'F5' twice."),
        (
            '[keys]\n"meeting.next" = "ctrl+l"',
            'keys.meeting.next: Ctrl+L is the key of "meeting.time" in the same place: More time',
        ),
        ('[keys]\nmeeting.undo = "u"', "keys.meeting.undo: would take U away from every text"),
        (
            '[defaults]\ntarget = "slack"\nview = "product"',
            "defaults.view does not go with the target: slack takes only the view summary",
        ),
        ('severities = "P0"', "severities must be a list of texts"),
        ("severities = []", "severities must be a list of texts"),
        ("severities = [1, 2]", "severities must hold lines of text"),
        ('roles = ["Dev", ""]', "roles must hold lines of text"),
        ('roles = ["Dev\\u001b[2J"]', "roles must hold lines of text"),
        ('roles = ["Dev", "Dev "]', 'roles names "Dev" twice'),
        ("agendas = 3", "agendas must be the path of a folder"),
        ('agendas = ""', "agendas must be the path of a folder"),
        ("roles = ", "this is not TOML: Invalid value"),
        ("x = " + "[" * 5000, "this is not TOML: "),
    ],
)
def test_a_wrong_file_names_itself_and_the_key(file: Path, text: str, said: str) -> None:
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidConfig, match=re.escape(said)) as caught:
        read(file)
    assert str(caught.value).startswith(f"{file}: ")


def test_a_file_that_is_no_text_says_so(file: Path) -> None:
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(InvalidConfig, match="not UTF-8"):
        read(file)


def test_a_folder_in_its_place_is_trouble(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble, match="cannot be read"):
        read(tmp_path)


def test_reading_it_imports_no_models() -> None:
    code = (
        "import os, sys; from pmfacilitator.config import load; load(os.environ);"
        "print({'pydantic', 'textual', 'rich', 'click'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={PATH_VARIABLE: "/dev/null"},
    )
    assert done.stdout.strip() == "set()"


EVERYTHING = """
severities = ["red", "amber"]
roles = ["Baker \\"Bo\\"", "Ops"]
agendas = "/srv/agendas"
library = "/srv/meetings"
mark_words = false
theme = "terminal"
ascii = true
export_targets = ["confluence", "text"]
template = "google-sre"

[defaults]
agenda = "short"
severity = "amber"
timezone = "europe/berlin"
target = "html"
view = "product"

[lenses]
real-usage = "How they really use us"
other = "The rest"

[keys]
meeting.next = "ctrl+j"
"row.up" = ["shift+x", "/", "Ctrl+↑"]
"""


CALLED = (("real_usage", "How they really use us"), ("other", "The rest"))
CHANGED = Keys({"meeting.next": ("ctrl+j",), "row.up": ("X", "slash", "ctrl+up")})


def test_everything_that_can_be_configured_is_read(file: Path) -> None:
    file.write_text(EVERYTHING, encoding="utf-8")
    assert read(file) == Config(
        house=House(("red", "amber"), ('Baker "Bo"', "Ops"), reads_words=False, lenses=CALLED),
        agendas=Path("/srv/agendas"),
        library=Path("/srv/meetings"),
        theme="terminal",
        ascii=True,
        export_targets=("confluence", "text"),
        template="google-sre",
        defaults=Defaults("short", "amber", "Europe/Berlin", "html", "product"),
        keys=CHANGED,
    )


@pytest.mark.parametrize("text", ["", EVERYTHING])
def test_what_is_printed_says_the_same(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")
    config = read(file)
    file.write_text(as_toml(config), encoding="utf-8")
    assert read(file) == config


def test_every_key_is_asked_for_shown_and_has_a_variable_of_its_own(file: Path) -> None:
    config = read(file)
    assert set(config.sources) == {setting.key for setting in SETTINGS}
    names = [line.partition("=")[0].strip(" #") for line in as_toml(config).splitlines()]
    assert [name for name in names if name.isidentifier()] == [
        setting.key.rpartition(".")[2] for setting in SETTINGS
    ]
    assert len({setting.variable for setting in SETTINGS}) == len(SETTINGS)


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.key)
def test_every_example_is_a_value(file: Path, setting: Setting) -> None:
    where = f"[{setting.table}]\n" if setting.table else ""
    file.write_text(f"{where}{setting.key.rpartition('.')[2]} = {setting.example}", "utf-8")
    assert read(file).sources[setting.key] == str(file)


# --- the environment -------------------------------------------------------------------------

OVERRIDING = {
    "SEVERITIES": "high, low",
    "ROLES": "Dev,Shop care",
    "AGENDAS": "team/agendas",
    "LIBRARY": "/srv/other",
    "MARK_WORDS": "yes",
    "THEME": "light",
    "ASCII": "0",
    "EXPORT_TARGETS": "mediawiki",
    "TEMPLATE": "atlassian",
    "AGENDA": "solo",
    "SEVERITY": "low",
    "TIMEZONE": "UTC",
    "TARGET": "gitlab",
    "VIEW": "summary",
}


def test_the_environment_overrides_every_key(file: Path) -> None:
    file.write_text(EVERYTHING, encoding="utf-8")
    environment = {PREFIX + name: value for name, value in OVERRIDING.items()}
    config = read(file, environment)
    assert config == Config(
        house=House(("high", "low"), ("Dev", "Shop care"), reads_words=True, lenses=CALLED),
        agendas=Path("team/agendas"),
        library=Path("/srv/other"),
        theme="light",
        ascii=False,
        export_targets=("mediawiki",),
        template="atlassian",
        defaults=Defaults("solo", "low", "UTC", "gitlab", "summary"),
        keys=CHANGED,
    )
    assert sorted(config.sources.values()) == sorted(environment)
    assert {setting.variable for setting in SETTINGS} == set(environment)


def test_an_empty_variable_overrides_nothing(file: Path) -> None:
    file.write_text(EVERYTHING, encoding="utf-8")
    assert read(file, {PREFIX + name: " " for name in OVERRIDING}) == read(file)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("THEME", "blue", 'knows no "blue"; there are dark, light, terminal.'),
        ("ASCII", "maybe", "must be 1 or 0 (or true, false, yes, no), not maybe."),
        ("TIMEZONE", "Berlni", 'knows no "Berlni"'),
        ("EXPORT_TARGETS", "html,html", 'names "html" twice.'),
        ("ROLES", ",", "must hold lines of text"),
    ],
)
def test_a_wrong_variable_is_named(file: Path, name: str, value: str, said: str) -> None:
    with pytest.raises(InvalidConfig, match=re.escape(said)) as caught:
        read(file, {PREFIX + name: value})
    assert str(caught.value).startswith(f"{PREFIX}{name}: ")


def test_a_view_of_the_file_waits_while_the_environment_wants_another_target(file: Path) -> None:
    file.write_text('[defaults]\ntarget = "html"\nview = "product"', encoding="utf-8")
    config = read(file, {PREFIX + "TARGET": "slack"})
    assert (config.target, config.view_of("slack")) == ("slack", "summary")
    assert config.view_of("text") == "product"


def test_a_document_is_made_as_what_is_offered_first_if_nothing_else_is_said(file: Path) -> None:
    assert read(file).target == "markdown"
    file.write_text('export_targets = ["confluence", "text"]', encoding="utf-8")
    assert read(file).target == "confluence"
    file.write_text('export_targets = ["confluence"]\n[defaults]\ntarget = "text"', "utf-8")
    assert read(file).target == "text"


def test_a_template_is_a_name_or_counts_from_the_file(file: Path) -> None:
    (file.parent / "ours.md.jinja").touch()
    for given, meant in (
        ("google-sre", "google-sre"),
        ("ours.md.jinja", str(file.parent / "ours.md.jinja")),
        ("team/x.md.jinja", str(file.parent / "team/x.md.jinja")),
    ):
        file.write_text(f'template = "{given}"', encoding="utf-8")
        assert read(file).template == meant


def test_each_value_says_where_it_comes_from(file: Path) -> None:
    file.write_text('theme = "light"', encoding="utf-8")
    lines = as_toml(read(file, {PREFIX + "ASCII": "1"})).splitlines()
    said = dict(line.split(" = ", 1) for line in lines if " = " in line)
    assert said["theme"].split("  # ")[1] == "this file"
    assert said["ascii"].split("  # ")[1] == "PMFACILITATOR_ASCII"
    assert said["mark_words"].split("  # ")[1] == "default"
    assert said["# template"].split("  # ")[1] == "not set"


def test_a_switch_is_true_or_false(file: Path) -> None:
    file.write_text('mark_words = "no"', encoding="utf-8")
    with pytest.raises(InvalidConfig, match="mark_words must be true or false"):
        read(file)


def test_the_lenses_of_a_house_are_those_of_insights() -> None:
    assert tuple(Lens) == LENSES
    house = House(lenses=(("other", "The rest"),))
    assert [house.lens(lens) for lens in (Lens.OTHER, "other", "real_usage", None, "")] == [
        "The rest",
        "The rest",
        "real usage",
        "",
        "",
    ]
