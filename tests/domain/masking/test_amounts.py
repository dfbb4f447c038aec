from __future__ import annotations

import pytest

from pmfacilitator.domain.masking.names import mask_over

MASK = mask_over((), ())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("€ 12,000", "€ ▒▒▒▒▒▒"),
        ("€12.50", "€▒▒▒▒▒"),
        ("12.000,50 EUR", "▒▒▒▒▒▒▒▒▒ EUR"),
        ("12000eur", "▒▒▒▒▒eur"),
        ("USD 200k", "USD ▒▒▒▒"),
        ("$4.2m", "$▒▒▒▒"),
        ("US$4.2m", "US$▒▒▒▒"),
        ("1 200 000 kr", "▒ ▒▒▒ ▒▒▒ kr"),
        ("1\u202f200\u202f000 €", "▒\u202f▒▒▒\u202f▒▒▒ €"),
        ("CHF 12'000.50", "CHF ▒▒▒▒▒▒▒▒▒"),
        ("500,- EUR", "▒▒▒▒▒ EUR"),
        ("12k€", "▒▒▒€"),
        ("3,5 Mio. €", "▒▒▒ ▒▒▒▒ €"),
        ("EUR 1.5 bn", "EUR ▒▒▒ ▒▒"),
        ("ARR +200,000 USD", "ARR ▒▒▒▒▒▒▒▒ USD"),
        ("−40 EUR", "▒▒▒ EUR"),
        ("Revenue at risk (EUR): 12,000", "Revenue at risk (EUR): ▒▒▒▒▒▒"),
        ("12,000 (EUR)", "▒▒▒▒▒▒ (EUR)"),
        ("12,000\nEUR", "▒▒▒▒▒▒\nEUR"),
        ("200 dollars", "▒▒▒ dollars"),
        ("9 złotych, 12 Kč, 50 zł", "▒ złotych, ▒▒ Kč, ▒▒ zł"),
        ("¥12,000 or 12万円", "¥▒▒▒▒▒▒ or ▒▒〓円"),
        ("₹ 12 lakh", "₹ ▒▒ ▒▒▒▒"),
        ("half a million euros", "▒▒▒▒ ▒ ▒▒▒▒▒▒▒ euros"),
        ("five hundred USD", "▒▒▒▒ ▒▒▒▒▒▒▒ USD"),
        ("between 10,000 and 12,000 EUR", "between ▒▒▒▒▒▒ and ▒▒▒▒▒▒ EUR"),
        ("€ 10-12k", "€ ▒▒▒▒▒▒"),
        ("€10,000 to €12,000", "€▒▒▒▒▒▒ to €▒▒▒▒▒▒"),
        ("1,000, 2,000 and 3,000 EUR", "▒▒▒▒▒, ▒▒▒▒▒ and ▒▒▒▒▒ EUR"),
        ("$120k-$140k", "$▒▒▒▒-$▒▒▒▒"),
        ("in 2026 300 EUR", "in 2026 ▒▒▒ EUR"),
        ("about € 12,0…", "about € ▒▒▒▒…"),
        ("about 12,0…", "about ▒▒▒▒…"),
        ("…000 EUR", "…▒▒▒ EUR"),
    ],
)
def test_an_amount_with_a_currency_is_masked(text: str, shown: str) -> None:
    assert MASK.hide(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "300 requests in 5 m, 99.9 %, 14:32",
        "at 14:32 USD fell",
        "all 5 shops, try 2 times, mad 3",
        "a euro of doubt, some dollars",
        "INC-482, v2.1.0, k8s, 200 OK, 5 GB",
        "12,000 customers",
        "…26-11-12-busy.md, at 14:3…, on 2026-11-1…",
    ],
)
def test_a_number_without_a_currency_is_not(text: str) -> None:
    assert MASK.hide(text) == text


def test_amounts_are_counted_once_however_they_are_wrapped() -> None:
    assert MASK.counted("12,000 EUR, then 12,000\n EUR, then 5 EUR").words == "2 amounts"
