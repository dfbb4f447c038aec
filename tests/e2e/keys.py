"""Keys as xterm sends them."""

from __future__ import annotations

_CURSOR = {"up": "A", "down": "B", "right": "C", "left": "D", "home": "H", "end": "F"}
_TILDE = {"insert": 2, "delete": 3, "pageup": 5, "pagedown": 6, "f5": 15, "f6": 17, "f7": 18}
_TILDE |= {"f8": 19, "f9": 20, "f10": 21, "f11": 23, "f12": 24}
_KEYS = {"enter": "\r", "tab": "\t", "escape": "\x1b", "space": " ", "backspace": "\x7f"}
_KEYS |= {"shift+tab": "\x1b[Z", "ctrl+space": "\0", "ctrl+backslash": "\x1c", "ctrl+6": "\x1e"}
_KEYS |= {"f1": "\x1bOP", "f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS"}
_MODIFIERS = {"shift": 1, "alt": 2, "ctrl": 4}


def encode_key(name: str) -> str:
    """What xterm sends for a key: `a`, `enter`, `f9`, `ctrl+n`, `shift+up`, `alt+x` …"""
    if name in _KEYS or len(name) == 1:
        return _KEYS.get(name, name)
    *modifiers, key = name.split("+")
    code = 1 + sum(_MODIFIERS[modifier] for modifier in modifiers)
    if key in _CURSOR:
        return f"\x1b[1;{code}{_CURSOR[key]}" if modifiers else f"\x1b[{_CURSOR[key]}"
    if key in _TILDE:
        return f"\x1b[{_TILDE[key]};{code}~" if modifiers else f"\x1b[{_TILDE[key]}~"
    if modifiers == ["ctrl"] and len(key) == 1:
        return chr(ord(key) & 0x1F)
    if modifiers == ["alt"]:
        return "\x1b" + encode_key(key)
    raise ValueError(f"a terminal has no key {name!r}; text is typed with type()")
