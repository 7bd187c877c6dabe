"""`python -m proposaltrack` does what the command `proposaltrack` does."""

from proposaltrack.cli import main

if __name__ == "__main__":
    main()
