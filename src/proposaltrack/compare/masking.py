"""Masking: what a text says whatever its typography and whatever numbers its cross-references carry."""

from functools import lru_cache

from proposaltrack.text.normalise import fold
from proposaltrack.text.references import mask_references


@lru_cache(maxsize=4096)
def masked(text: str) -> str:
    """The text folded, the numbers of its cross-references replaced by one mark."""
    return mask_references(fold(text))
