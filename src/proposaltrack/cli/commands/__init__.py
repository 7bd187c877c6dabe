"""Commands: one function each, grouped as people use them."""
