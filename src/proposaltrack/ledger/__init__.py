"""Facts in, status out: who owes whom an answer, and where each party stands."""
