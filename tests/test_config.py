from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from pmfacilitator.config import PATH_VARIABLE, as_toml, load, read
from pmfacilitator.domain.house import House
from pmfacilitator.errors import FileTrouble, InvalidConfig


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
        ("colour = 1", 'unknown key "colour"; there are severities, roles, agendas, mark_words.'),
        ('severities = "P0"', "severities must be a list of texts"),
        ("severities = []", "severities must be a list of texts"),
        ("severities = [1, 2]", "each of severities must be one line of text"),
        ('roles = ["Dev", ""]', "each of roles must be one line of text"),
        ('roles = ["Dev\\u001b[2J"]', "each of roles must be one line of text"),
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


def test_what_is_printed_says_the_same(file: Path) -> None:
    file.write_text('roles = ["Baker \\"Bo\\"", "Ops"]\nmark_words = false\n', encoding="utf-8")
    config = read(file)
    assert config.house.reads_words is False
    file.write_text(as_toml(config), encoding="utf-8")
    assert read(file) == config


def test_a_switch_is_true_or_false(file: Path) -> None:
    file.write_text('mark_words = "no"', encoding="utf-8")
    with pytest.raises(InvalidConfig, match="mark_words must be true or false"):
        read(file)
