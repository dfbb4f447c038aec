"""What the room should not read: people, accounts and amounts, wherever they occur in a text."""

from pmfacilitator.domain.masking.mask import GLYPH, WIDE_GLYPH, Hiding, Mask, Masks
from pmfacilitator.domain.masking.names import Names, mask_of, names_of
from pmfacilitator.domain.masking.terms import Counted, Found, Kind

__all__ = [
    "GLYPH",
    "WIDE_GLYPH",
    "Counted",
    "Found",
    "Hiding",
    "Kind",
    "Mask",
    "Masks",
    "Names",
    "mask_of",
    "names_of",
]
