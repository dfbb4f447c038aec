"""The program's own themes: every letter at least 7:1, finished things and examples 4.5:1.

Video halves the resolution of colour, so colour stands on blocks and text is near white or near
black. Hues repeat what a word or shape already says.
"""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="meeting-dark",
    dark=True,
    primary="#7cc4ff",
    secondary="#b8c4d4",
    accent="#ffd479",
    warning="#ffd479",
    error="#ffb4ab",
    success="#a8e6a1",
    foreground="#f4f6f9",
    background="#0e131a",
    surface="#18202b",
    panel="#1d2733",
    text_alpha=1.0,
    variables={
        "text": "#f4f6f9",
        "text-muted": "#bcc6d3",
        "text-disabled": "#a3aebd",
        "text-accent": "#ffd479",
        "text-primary": "#9fd3ff",
        "text-problem": "#ffb4ab",
        "highlight": "#1d4f7c",
        "highlight-foreground": "#ffffff",
        "highlight-placeholder": "#dbe6f1",
        "placeholder": "#9aa6b6",
        "notice": "#dfe6ee",
        "notice-foreground": "#10151c",
        "clock-ending": "#ffd479",
        "clock-ending-foreground": "#14181f",
        "clock-over": "#ffb4ab",
        "clock-over-foreground": "#14181f",
        "block-cursor-background": "#1d4f7c",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": "#1d2733",
        "block-cursor-blurred-foreground": "#f4f6f9",
        "input-cursor-background": "#f4f6f9",
        "input-cursor-foreground": "#0e131a",
        "input-selection-background": "#4a6f94",
        "input-selection-foreground": "#ffffff",
        "border": "#7cc4ff",
        "border-blurred": "#6d7a8a",
        "scrollbar": "#6d7a8a",
        "scrollbar-background": "#18202b",
        "scrollbar-corner-color": "#18202b",
        "footer-background": "#1d2733",
        "footer-foreground": "#f4f6f9",
    },
)

LIGHT = Theme(
    name="meeting-light",
    dark=False,
    primary="#0b4f8a",
    secondary="#3b4654",
    accent="#6b3d00",
    warning="#6b3d00",
    error="#8c1d18",
    success="#0f5223",
    foreground="#10151c",
    background="#ffffff",
    surface="#f0f3f7",
    panel="#e4e9f0",
    text_alpha=1.0,
    variables={
        "text": "#10151c",
        "text-muted": "#3b4654",
        "text-disabled": "#4d5866",
        "text-accent": "#6b3d00",
        "text-primary": "#0b4f8a",
        "text-problem": "#8c1d18",
        "highlight": "#c9e1f8",
        "highlight-foreground": "#0a0e13",
        "highlight-placeholder": "#3d4c5c",
        "placeholder": "#4a5462",
        "notice": "#10151c",
        "notice-foreground": "#ffffff",
        "clock-ending": "#ffd479",
        "clock-ending-foreground": "#10151c",
        "clock-over": "#8c1d18",
        "clock-over-foreground": "#ffffff",
        "block-cursor-background": "#c9e1f8",
        "block-cursor-foreground": "#0a0e13",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": "#e4e9f0",
        "block-cursor-blurred-foreground": "#10151c",
        "input-cursor-background": "#10151c",
        "input-cursor-foreground": "#ffffff",
        "input-selection-background": "#8fbce6",
        "input-selection-foreground": "#0a0e13",
        "border": "#0b4f8a",
        "border-blurred": "#7d8896",
        "scrollbar": "#7d8896",
        "scrollbar-background": "#f0f3f7",
        "scrollbar-corner-color": "#f0f3f7",
        "footer-background": "#e4e9f0",
        "footer-foreground": "#10151c",
    },
)

_OWN = "ansi_default"

TERMINAL = Theme(
    name="terminal",
    ansi=True,
    dark=True,
    primary=_OWN,
    secondary=_OWN,
    accent=_OWN,
    warning=_OWN,
    error=_OWN,
    success=_OWN,
    foreground=_OWN,
    background=_OWN,
    variables={
        name: _OWN
        for name in (
            *DARK.variables,
            "surface",
            "panel",
            "ansi-background",
            "ansi-foreground",
            "screen-selection-background",
            "screen-selection-foreground",
        )
        if not name.endswith("-style")
    },
)
"""The terminal's own colours, whichever they are; what stands out does so by shape and weight.

`app.tcss` says how: reversed is what is filled elsewhere, bold or underlined what has a colour.
"""

THEMES = {"dark": DARK, "light": LIGHT, "terminal": TERMINAL}
"""Every theme, by the name it has for people."""
