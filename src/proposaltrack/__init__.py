"""Versions, clause comparison and the answers still owed in a negotiation."""

__version__ = "0.1.0"
