"""Masking: what a text says whatever its typography and whatever numbers its cross-references carry."""

from functools import lru_cache

from proposaltrack.model.clause import CALL
from proposaltrack.text.normalise import fold
from proposaltrack.text.references import MASK, mask_references


@lru_cache(maxsize=4096)
def masked(text: str) -> str:
    """The text folded, the numbers of its cross-references and calls of notes replaced by one mark."""
    return CALL.sub(f"[^{MASK}]", mask_references(fold(text)))
