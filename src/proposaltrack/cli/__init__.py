"""The command line: one command, one function; what it prints on stdout is data, what it says on stderr is talk."""

from proposaltrack import __version__

COMMANDS: tuple[tuple[str, str, str], ...] = (
    ("demo", "demo", "See two real negotiations in a workspace made for it."),
    ("init", "opening", "Start a negotiation in this folder."),
    ("use", "opening", "Choose the negotiation that commands mean."),
    ("import", "opening", "File a negotiation that a folder tells."),
    ("party", "opening", "Add parties."),
    ("record", "versions", "Record a new version of a document."),
    ("receive", "versions", "Record what another party sent."),
    ("transmit", "sending", "Send versions with the responses made in them."),
    ("respond", "responding", "Record a party's answer to clauses."),
    ("sheet", "tables", "Write a response sheet to fill in."),
    ("leave", "responding", "Leave clauses unanswered on purpose."),
    ("acknowledge", "replies", "Note that receipt was confirmed."),
    ("consult", "replies", "Note that views are sought before a reply."),
    ("promise", "replies", "Note by when an answer was promised."),
    ("extend", "replies", "Note that a due date was moved by consent."),
    ("close", "replies", "Note that no answer is awaited any more."),
    ("offer-reply", "replies", "Note one reply given for several addressees."),
    ("accept-reply", "replies", "Note that the asker takes a joint reply as the answer."),
    ("refuse-reply", "replies", "Note that the asker does not take a joint reply as the answer."),
    ("reserve", "settling", "Note that a party enters a reservation on clauses."),
    ("lift", "settling", "Note that a party lifts its reservation."),
    ("agree", "settling", "Note that parties agree on the wording of clauses."),
    ("confirm", "settling", "Note that an authority upholds an agreement."),
    ("disavow", "settling", "Note that an authority refuses an agreement."),
    ("package", "settling", "Note that clauses stand or fall together."),
    ("silence", "silence", "Put a text under silence; break, extend or cancel it."),
    ("meet", "sending", "Note that a meeting or call was held."),
    ("publish", "sending", "Note that a version was made public."),
    ("confidentiality", "sending", "Show who was given what under which marking, and what became public."),
    ("withdraw", "replies", "Take a version, response or transmission back from a day on."),
    ("correct", "correcting", "Replace a mistaken entry; the original stays visible."),
    ("strike", "correcting", "Strike a mistaken entry out; the original stays visible."),
    ("join", "correcting", "Say that several entries tell of one act, which counts once."),
    ("diff", "comparing", "Show what changed between two versions, clause by clause."),
    ("changes", "comparing", "The same as diff."),
    ("compare", "comparing", "Show what changed between two files, clause by clause."),
    ("outline", "comparing", "Show the clauses of a file or version as they are read."),
    ("redline", "redlining", "Write a redline of two files or versions."),
    ("export", "redlining", "Write a version as a file, clean or as it was received."),
    ("table", "tables", "Read, answer and write the tables that people exchange."),
    ("gist", "tables", "Write one sentence on what a clause says, and who leads on it."),
    ("brief", "tables", "Write text, gist, lead, parallel clause and our line, clause by clause."),
    ("check", "checking", "Look for what went stale, is hidden, or looks like something else."),
    ("history", "lineage", "Show one clause through every version, under every number it had."),
    ("concordance", "lineage", "Show the numbers of clauses side by side."),
    ("attribution", "lineage", "Show who brought each run of words into a text, and when."),
    ("columns", "columns", "Set the parties' texts side by side, clause by clause."),
    ("convergence", "columns", "Show how close the parties have come, version by version."),
    ("uptake", "columns", "Show what became of the words a party put forward."),
    ("brackets", "rolling", "Show how many square brackets each clause has, version by version."),
    ("compile", "rolling", "Make one bracketed text out of versions of several parties."),
    ("decompile", "rolling", "Take one party's text out of a bracketed one."),
    ("link", "lineage", "Say that two clauses are one, or are not; your word always wins."),
    ("outstanding", "status", "Show who awaits what from whom."),
    ("turn", "status", "Show whose move it is, on which clauses, and why."),
    ("coverage", "coverage", "Show which clauses a paper answers, and which it passes over."),
    ("positions", "status", "Show where each party stands, clause by clause."),
    ("log", "listing", "Show everything that was filed, in the order of the acts."),
    ("show", "listing", "Show one entry, or the text of a version."),
    ("documents", "listing", "List the documents and their versions."),
    ("parties", "listing", "List the parties."),
    ("verify", "listing", "Check every hash, seal and reference."),
    ("tui", "demo", "Open the terminal application."),
)
"""Every command: its name, the module of `commands` that holds it, and what it does in one line."""


def main() -> None:
    """Run the command that this process was started with, and end the process with its exit code."""
    import sys  # noqa: PLC0415 - nothing is loaded before it is needed: starting must be quick

    if sys.argv[1:] == ["--version"]:
        # Scripts ask this again and again, and reading the other options would take most of the time.
        sys.stdout.write(f"proposaltrack {__version__}\n")
        return

    import gc  # noqa: PLC0415

    # Modules, records and clauses come by the ten thousand and are all wanted: garbage is looked for rarely here.
    gc.set_threshold(100_000, 20, 20)

    import os  # noqa: PLC0415
    from datetime import UTC, datetime  # noqa: PLC0415

    from proposaltrack.cli.run import run  # noqa: PLC0415

    code = run(sys.argv[1:], environ=os.environ, clock=lambda: datetime.now(UTC))
    # At its end the interpreter looks through everything for garbage once more, and all of it goes anyway.
    gc.freeze()
    sys.exit(code)
