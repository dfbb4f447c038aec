"""Contact sheets: many screens side by side, small, on one page that needs nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

_PAGE = """\
<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>{title}</title>
<style>
body {{ margin: 1.5rem; background: #777; font: 14px/1.4 system-ui, sans-serif; color: #fff; }}
main {{ display: grid; grid-template-columns: repeat(auto-fill, minmax(360px, 1fr)); gap: 1.5rem; }}
figure {{ margin: 0; }}
figure svg {{ width: 100%; height: auto; display: block; }}
figcaption {{ padding: .3rem 0; }}
figcaption b {{ display: block; }}
figcaption em {{ display: block; background: #8c1d18; padding: 0 .3rem; }}
</style>
<h1>{title}</h1>
<main>
{figures}
</main>
</html>
"""


@dataclass(frozen=True)
class Picture:
    """A screen on a sheet: its name, what is to be seen on it, and what is wrong with it."""

    name: str
    says: str
    svg: str
    faults: Sequence[str] = ()


def contact_sheet(title: str, pictures: Sequence[Picture]) -> str:
    """A page with these pictures, each over its name."""
    figures = "\n".join(map(_figure, pictures))
    return _PAGE.format(title=escape(title), figures=figures)


def _figure(picture: Picture) -> str:
    faults = "".join(f"<em>{escape(fault)}</em>" for fault in picture.faults)
    words = f"<b>{escape(picture.name)}</b>{escape(picture.says)}{faults}"
    return f"<figure>{picture.svg}<figcaption>{words}</figcaption></figure>"
