"""The nouns of a negotiation, all frozen: no I/O, no clock, no algorithm."""
