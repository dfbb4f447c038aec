"""Where a text names an amount of money: a number with its currency, as people write them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

_CODES = """
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD
    CDF CHF CLP CNH CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD
    GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT
    LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR
    NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP
    STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF
    XPF YER ZAR ZMW ZWG BTC ETH USDC USDT
""".split()  # noqa: SIM905 (so many words read better without quotes)
"""ISO 4217, and what else people are paid in."""

_AS_WORDS = frozenset({"ALL", "BAM", "COP", "CUP", "GEL", "LAK", "MAD", "PEN", "SOS", "TOP", "TRY"})
"""Codes that are words too, and count in capitals only."""

_ANY_CASE = "|".join(code for code in _CODES if code not in _AS_WORDS)
_CODE = rf"(?:(?i:{_ANY_CASE})|{'|'.join(sorted(_AS_WORDS))})"
_SIGN = "[$€£¥₹₽₩₺₪₫₴₦₱฿₡₲₵₸₭₮₼₾﷼￥＄￡]"
_NAMED = (
    "(?i:euros?|eurocents?|cents?|dollars?|bucks?|quid|pounds?|pence|yen|yuan|renminbi|francs?|franken"
    "|kron(?:e|en|er|or|a)|kronen|crowns?|rupees?|pesos?|ro?ubles?|rubel|z[lł]ot(?:y|ys|ych)|forints?"
    "|liras?|shekels?|dirhams?|riyals?|baht|ringgits?|rupiahs?|nairas?|hryvnias?|reais|bitcoins?)"
)
_LOCAL = "(?:kr|Kr|zł|Kč|Ft|lei|Rs|руб|грн|лв|тг)"

_GAP = r"[ \t\u00a0\u2009\u202f]*\n?[ \t]*"
_NUMBER = (
    r"(?<!\d)(?<!\d:)(?:\d{1,3}(?:[ \u00a0\u2009\u202f.,'’]\d{3})+(?!\d)(?:[.,]\d{1,4})?|\d+(?:[.,]\d+)?)"
    r"(?!:\d)(?:,[-–])?"
)
_TIMES = (
    rf"(?:{_GAP}(?:(?:k|K|m|M|mm|MM|mn|mln|b|B|bn|tn|(?i:mio|mrd|tsd|thousands?|millions?|billions?"
    r"|trillions?|hundred|grand|lakhs?|crores?|millionen|milliarden|tausend))\b\.?"
    rf"|[kKMT](?={_SIGN}|EUR|USD)|[万億亿兆]))?"
)
_JOINS = rf"{_GAP}(?:[-–—/;,]|\.\.|(?:to|and|or|bis|und|until)\b){_GAP}"
_ONE = re.compile(rf"[+\-−]?{_NUMBER}{_TIMES}")
_SEVERAL = re.compile(rf"{_ONE.pattern}(?:{_JOINS}{_NUMBER}{_TIMES})*")

_BEFORE = re.compile(
    rf"(?:(?:(?<![^\W_])[kKMT]?{_CODE}|{_SIGN})[\s:=≈~+\-−–()<>≥≤|]{{0,4}}"
    rf"|(?<![^\W_])(?:{_LOCAL}|Fr|S/)\.?[ ]?)\Z"
)
_AFTER = re.compile(
    rf"{_GAP}-?\(?(?:[A-Z]{{0,3}}{_SIGN}|(?:{_CODE}|{_LOCAL}|{_NAMED})(?![^\W\d_])|[元円圆圓])"
)
_LONGEST_MARK = 12

_ONES = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]{3,5}teen|twenty|thirty|forty"
    "|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion"
)
_SPELLED = re.compile(
    rf"(?i:\b(?:(?:half|some|an?)[\s-]+(?:an?\s)?)?(?:{_ONES})s?(?:[\s-]+(?:{_ONES}|and|a|half|of)s?\b){{0,8}})"
    rf"(?=\s+(?:{_NAMED}|{_CODE})\b)"
)

_SIGNS = re.compile(f"{_SIGN}|[元円圆圓]")
_WORD = re.compile(
    rf"\d*(?:(?:k|m|mm|mn|b|bn)?\d*(?:k|m|t)?(?:{_CODE}|{_NAMED}|{_LOCAL}|zl|kc|Fr)\d*(?:k|m|mn|b|bn)?|S)",
    re.IGNORECASE,
)


def has_amounts(text: str, words: Iterable[str]) -> bool:
    """Whether there is any currency in a text, of which `words` are the words, folded."""
    return any(map(_is_money, words)) or _SIGNS.search(text) is not None


def amounts(text: str) -> Iterator[tuple[int, int]]:
    """Where the numbers of each amount begin and end; the currency stays outside."""
    for found in _SEVERAL.finditer(text):
        before = text[max(found.start() - _LONGEST_MARK, 0) : found.start()]
        if _BEFORE.search(before) or _AFTER.match(text, found.end()):
            yield from (each.span() for each in _ONE.finditer(text, *found.span()))
    yield from (found.span() for found in _SPELLED.finditer(text))


@lru_cache(maxsize=1 << 15)
def _is_money(word: str) -> bool:
    """Whether a word is a currency, or one that a number stands at without a space."""
    return _WORD.fullmatch(word) is not None
