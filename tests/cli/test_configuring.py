"""What is configured is what commands do, unless they are told otherwise."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pmfacilitator.config.settings import SETTINGS
from tests.cli.conftest import Run


@pytest.fixture
def config(environment: dict[str, str]) -> Path:
    return Path(environment["PMFACILITATOR_CONFIG"])


def test_a_wrong_config_stops_what_needs_it_with_one_line(
    pm: Run, environment: dict[str, str]
) -> None:
    Path(environment["PMFACILITATOR_CONFIG"]).write_text("severitis = []")
    done = pm("new", "x", "--severity", "P1")
    assert done.status == 4
    assert 'did you mean "severities"?' in done.err
    assert pm("list").status == 0


def test_the_config_is_shown_with_its_place_and_checked(
    pm: Run, environment: dict[str, str]
) -> None:
    path = Path(environment["PMFACILITATOR_CONFIG"])
    path.write_text('roles = ["Baker"]', "utf-8")
    shown = pm("config").out
    assert shown == pm("config", "show").out
    assert shown.startswith(f"# {path}\n")
    assert 'roles = ["Baker"]' in shown
    assert pm("config", "check").out == f"{path} is a good config.\n"
    path.write_text("colour = 1", "utf-8")
    done = pm("config", "check", str(path))
    assert (done.status, done.out, done.err.count("\n")) == (4, "", 1)
    assert pm("config", "check", "nowhere.toml").status == 3


def test_a_variable_that_means_nothing_is_pointed_out(pm: Run, environment: dict[str, str]) -> None:
    environment["PMFACILITATOR_THEMES"] = "dark"
    done = pm("config", "check")
    assert done.status == 0
    assert "PMFACILITATOR_THEMES means nothing here; did you mean PMFACILITATOR_THEME?" in done.err


def test_a_variable_hides_no_fault_of_the_file(
    pm: Run, environment: dict[str, str], config: Path
) -> None:
    config.write_text('theme = "blue"', "utf-8")
    environment["PMFACILITATOR_THEME"] = "dark"
    done = pm("config", "check")
    assert (done.status, f"{config}: theme" in done.err) == (4, True)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[defaults]\nagenda = "shrot"', 'defaults.agenda: There is no agenda "shrot"; did you'),
        ('template = "gogle-sre"', 'template: There is no template "gogle-sre"; did you mean'),
        ('template = "nowhere.md.jinja"', "template: There is no file "),
    ],
)
def test_what_the_config_names_must_be_there(pm: Run, config: Path, text: str, said: str) -> None:
    config.write_text(text, "utf-8")
    done = pm("config", "check")
    assert done.status == 4
    assert done.err.startswith(f"pmfacilitator: {config}: {said}")


def test_help_lists_every_key_with_its_variable(pm: Run) -> None:
    words = pm("config", "--help").out
    assert [s.variable for s in SETTINGS if f"[{s.variable}]" not in words] == []


def test_a_new_meeting_begins_as_it_is_configured(pm: Run, config: Path) -> None:
    config.write_text(
        '[defaults]\nagenda = "short"\nseverity = "P2"\ntimezone = "Asia/Tokyo"', "utf-8"
    )
    pm("new", "x", "--no-open")
    made = pm("show", "last", "--json").json
    assert made["agenda"]["title"] == "Short"
    assert made["incident"]["severity"] == "P2"
    assert made["incident"]["timezone"] == "Asia/Tokyo"
    pm("new", "y", "--severity", "P0", "--timezone", "UTC", "--agenda", "solo", "--no-open")
    other = pm("show", "last", "--json").json
    assert other["incident"]["severity"] == "P0"
    assert other["incident"]["timezone"] == "UTC"
    assert other["agenda"] != made["agenda"]


def test_the_library_is_where_the_config_says_unless_somebody_says_otherwise(
    pm: Run, environment: dict[str, str], config: Path, tmp_path: Path
) -> None:
    del environment["PMFACILITATOR_LIBRARY"]
    config.write_text('library = "team"', "utf-8")
    assert pm("new", "x", "--no-open").path.parent == config.parent / "team"
    environment["PMFACILITATOR_LIBRARY"] = str(tmp_path / "mine")
    assert pm("new", "x", "--no-open").path.parent == tmp_path / "mine"
    here = str(tmp_path / "here")
    assert pm("new", "x", "--no-open", "--library", here).path.parent == tmp_path / "here"
    assert f'library = "{tmp_path / "mine"}"' in pm("config").out


def test_a_document_is_made_as_it_is_configured(pm: Run, config: Path) -> None:
    pm("new", "Tills were down", "--no-open")
    config.write_text('[defaults]\ntarget = "html"\nview = "product"', "utf-8")
    assert pm("export", "last").out == pm("export", "last", "--to", "html", "--view", "product").out
    assert pm("export", "last", "--to", "slack").status == 0
    config.write_text('template = "google-sre"', "utf-8")
    filled = pm("export", "last").out
    assert filled == pm("export", "last", "--template", "google-sre").out
    assert filled != pm("export", "last", "--to", "markdown").out


def test_a_template_that_is_gone_names_the_config(pm: Run, config: Path) -> None:
    pm("new", "x", "--no-open")
    config.write_text('template = "gone.md.jinja"', "utf-8")
    done = pm("export", "last")
    assert done.status == 4
    assert done.err.startswith(f"pmfacilitator: {config}: template: There is no file ")


def test_keys_are_listed_with_what_they_do_and_which_are_changed(pm: Run, config: Path) -> None:
    config.write_text('[keys]\nmeeting.next = ["ctrl+j", "f5"]', "utf-8")
    lines = [line.split("\t") for line in pm("config", "keys").out.splitlines()]
    assert ["meeting.next", "Ctrl+J F5", "changed", "Next step"] in lines
    assert ["meeting.back", "Ctrl+O F8", "", "Step before"] in lines
    assert '"meeting.next" = ["Ctrl+J", "F5"]' in pm("config").out


def test_a_key_that_may_not_arrive_is_pointed_out_and_nothing_worse(pm: Run, config: Path) -> None:
    config.write_text('[keys]\nmeeting.next = "ctrl+b"', "utf-8")
    done = pm("config", "check")
    assert (done.status, done.out) == (0, f"{config} is a good config.\n")
    assert f"{config}: keys.meeting.next: Ctrl+B may not arrive: tmux keeps it" in done.err


def test_two_things_on_one_key_stop_the_app_before_it_opens(pm: Run, config: Path) -> None:
    config.write_text('[keys]\nmeeting.next = "f8"', "utf-8")
    for command in (["config", "check"], ["new", "x"]):
        done = pm(*command)
        assert (done.status, done.out) == (4, "")
        assert done.err.startswith(
            f'pmfacilitator: {config}: keys.meeting.next: F8 is the key of "'
        )


def test_a_lens_is_called_as_the_house_calls_it_and_keeps_its_id(
    pm: Run, config: Path, tmp_path: Path
) -> None:
    config.write_text('[lenses]\nreal_usage = "How they use us"', "utf-8")
    given = tmp_path / "given.json"
    insight = {"learned": "Bots poll us", "lens": "real_usage"}
    given.write_text(json.dumps({"incident": {"title": "x"}, "insights": [insight]}), "utf-8")
    pm("load", str(given), "--no-open")
    assert "How they use us" in pm("show", "last").out
    assert "How they use us" in pm("export", "last", "--view", "insights").out
    assert "How they use us" in pm("insights", "--markdown").out
    assert "\treal_usage\t" in pm("insights").out
    assert pm("show", "last", "--json").json["insights"][0]["lens"] == "real_usage"
    assert pm("insights", "--json").json[0]["lens"] == "real_usage"
    for lens in ("how", "real"):
        assert "Bots poll us" in pm("insights", "--lens", lens).out
    assert "Bots poll us" not in pm("insights", "--lens", "architecture").out
