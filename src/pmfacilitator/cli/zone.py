"""The time zone of this computer by its name, where it can be told."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

_LINK = Path("/etc/localtime")


def local_zone(environment: Mapping[str, str], link: Path = _LINK) -> str:
    """The IANA name that `TZ` or the system's link gives; "" if neither gives a known one."""
    from pmfacilitator.domain.zones import spelled

    named = environment.get("TZ", "").removeprefix(":")
    name = named or str(link.resolve()).rpartition("zoneinfo/")[2]
    zone = spelled(name.removeprefix("posix/"))
    return "UTC" if zone in {"Etc/UTC", "Etc/UCT", "Etc/Universal", "Etc/Zulu"} else zone or ""
