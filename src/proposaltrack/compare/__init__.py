"""Two wordings in, one answer out: which clause became which, in what words, and what weighs."""
