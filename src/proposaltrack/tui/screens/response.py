"""Response: a party's answer to one clause: stances, reason, counter-text; shown as it will be filed, then filed."""

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult, SuspendNotSupported
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Footer, Input, Select, Static, TextArea

from proposaltrack.actions.desk import Circumstances
from proposaltrack.actions.responding import Answer, respond
from proposaltrack.errors import ProposalTrackError, UsageProblem
from proposaltrack.model.stance import Stance
from proposaltrack.text.address import address_of
from proposaltrack.text.display import make_line, make_safe
from proposaltrack.tui.editor import write_elsewhere
from proposaltrack.tui.reading import Question, find_labels, read_question
from proposaltrack.tui.screens.base import Room
from proposaltrack.tui.screens.pick import ConfirmScreen
from proposaltrack.tui.widgets.check_list import CheckList, Option
from proposaltrack.tui.widgets.fields import Area, Choice, Line
from proposaltrack.tui.widgets.runs import runs_content
from proposaltrack.views.redline import text_runs

BY_ITSELF = ""
"""What stands for an answer that is made in no paper."""


class ResponseScreen(Room):
    """An answer to clauses of a version.

    Args:
        key: short name of the negotiation.
        version_id: record id of the version answered.
        ordinals: the clauses answered.
    """

    CSS_PATH = "response.tcss"
    AUTO_FOCUS = "#stances"
    HELP = (
        "An answer to the clause above. Space chooses stances, several may hold; ctrl+t takes the clause's words as "
        "a beginning for the counter-text, ctrl+e opens it in your editor. ctrl+s shows what will be filed."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+s", "record", "Record", priority=True, tooltip="Show the answer once more, then record it"
        ),
        Binding("ctrl+t", "take", "Clause's words", priority=True, tooltip="Begin with the clause's words"),
        Binding("ctrl+e", "edit", "Editor", priority=True, tooltip="Write the counter-text in your editor"),
        Binding("escape", "back", "Leave"),
    ]

    def __init__(self, key: str, version_id: str, ordinals: tuple[int, ...]) -> None:
        super().__init__()
        self.key, self._version_id, self._ordinals = key, version_id, ordinals
        self.question: Question | None = None

    def compose(self) -> ComposeResult:
        """The clause, the answer, and what will be filed."""
        yield Static("", id="bar", classes="bar", markup=False)
        with VerticalScroll(id="form", can_focus=False):
            with VerticalScroll(id="text"):
                yield Static("", id="clause", markup=False)
            with Horizontal(id="choices"):
                yield CheckList(id="stances")
                with Vertical(id="fields"):
                    yield Choice(id="by")
                    yield Choice(id="in")
                    yield Line(placeholder="Reason", id="reason")
                    yield Line(placeholder="On condition that …", id="condition")
            yield Area(id="counter", placeholder="Counter-text: the words proposed instead")
            yield Static("", id="preview", markup=False)
        yield Footer(show_command_palette=False, compact=True)

    async def load(self) -> None:
        """Read what is answered; what was typed stays."""
        if self.question is not None:
            return
        version = self._version_id
        question = await self.archive.ask(self.key, lambda desk, matter: read_question(desk, matter, version))
        self.question = question
        names = ", ".join(address_of(question.tree, question.tree.clause(i)) for i in self._ordinals)
        self.query_one("#bar", Static).update(
            f"Answer to {make_line(names)} of {make_line(question.version.title)}"
        )
        self.query_one("#clause", Static).update(Content(make_safe(self._words()).strip()))
        self.query_one("#stances", CheckList).show(_stances())
        self.query_one("#by", Choice).offer([(f"by {make_line(key)}", key) for key in question.parties])
        self._show_papers(question)
        self._preview()

    def _show_papers(self, question: Question) -> None:
        # A paper that answers this very version is where the answer belongs.
        fits = [paper.id for paper in question.papers if self._version_id in paper.answers]
        papers = ((f"in {name}", i) for i, name in find_labels(question.papers).items())
        itself = ("made by itself", BY_ITSELF)
        self.query_one("#in", Choice).offer([itself, *papers], fits[0] if fits else BY_ITSELF)

    def _words(self) -> str:
        """The text of the clauses answered."""
        tree = self.question.tree if self.question else None
        return "".join(tree.text_of(tree.clause(i)) for i in self._ordinals) if tree else ""

    @property
    def answer(self) -> Answer:
        """The answer as it stands in the form."""
        chosen = self.query_one("#stances", CheckList).chosen
        paper = str(self.query_one("#in", Choice).value)
        return Answer(
            clauses=tuple(f"#{ordinal}" for ordinal in self._ordinals),
            stances=tuple(stance for stance in Stance if stance.value in chosen),
            text=self.query_one("#counter", TextArea).text,
            reason=self.query_one("#reason", Input).value.strip(),
            condition=self.query_one("#condition", Input).value.strip(),
            in_=None if paper == BY_ITSELF else paper,
        )

    @property
    def dirty(self) -> bool:
        """True when something would be lost."""
        answer = self.answer
        return bool(answer.stances or answer.text.strip() or answer.reason or answer.condition)

    @on(CheckList.Changed)
    @on(Select.Changed)
    @on(Input.Changed)
    @on(TextArea.Changed)
    def _preview(self) -> None:
        """Show the answer as it will be filed, the counter-text against the clause."""
        if self.question is None:
            return
        lines = Content("\n").join([Content(line) for line in self._told()])
        counter = self.answer.text.strip()
        if counter:
            runs = text_runs(self._words(), counter)
            lines = Content("\n").join([lines, Content("Against the clause:"), runs_content(runs)])
        self.query_one("#preview", Static).update(lines)

    def _told(self) -> Iterator[str]:
        answer, question = self.answer, self.question
        assert question is not None
        if not answer.stances:
            yield "No stance is chosen yet."
            return
        names = ", ".join(address_of(question.tree, question.tree.clause(i)) for i in self._ordinals)
        stances = " and ".join(stance.label for stance in answer.stances)
        by = make_line(str(self.query_one("#by", Choice).value))
        yield f"{by} {stances}: {make_line(names)} of {make_line(question.version.title)}"
        if answer.reason:
            yield f"Reason: {make_line(answer.reason)}"
        if answer.condition:
            yield f"On condition that {make_line(answer.condition)}"
        paper = next((p for p in question.papers if p.id == answer.in_), None)
        yield (
            f"Made in {make_line(paper.title)}, counts once that is transmitted."
            if paper
            else ("Made by itself, counts once it is transmitted.")
        )

    def action_record(self) -> None:
        """Show what will be filed, and file it on enter."""
        if self.question is None:
            return
        wanting = _wanting(self.answer)
        if wanting is not None:
            self.house.complain(wanting)
            return
        counter = make_safe(self.answer.text.strip())
        told = [*self._told(), *(["Counter-text:", counter] if counter else [])]

        def answered(yes: bool | None) -> None:
            if yes:
                self.attempt(self._file)

        self.app.push_screen(ConfirmScreen("Record this answer?", told, "records it"), answered)

    async def _file(self) -> None:
        answer, by = self.answer, str(self.query_one("#by", Choice).value)
        today, version = self.archive.today, self._version_id
        await self.house.file(
            self.key, lambda desk: respond(desk, version, answer, by=by, circumstances=Circumstances(today))
        )
        self.done()

    def action_take(self) -> None:
        """Begin the counter-text with the clause's own words."""
        area = self.query_one("#counter", TextArea)
        if area.text.strip():
            self.notify("There is counter-text already: delete it to begin anew.", markup=False)
        else:
            area.text = self._words().strip()
        area.focus()

    def action_edit(self) -> None:
        """Write the counter-text in the person's own editor; no shell is involved."""
        area = self.query_one("#counter", TextArea)
        try:
            with self.app.suspend():
                written = write_elsewhere(self.house.environment.editor, area.text)
        except SuspendNotSupported:
            self.house.complain(UsageProblem("no editor can be opened in this place", "Type the text here."))
        except ProposalTrackError as wrong:
            self.house.complain(wrong)
        else:
            area.text = written
        area.focus()


def _stances() -> list[Option]:
    return [Option(stance.label, stance.value) for stance in Stance if not stance.internal]


def _wanting(answer: Answer) -> UsageProblem | None:
    """What an answer wants before it can be filed, told in the words of this screen."""
    if not answer.stances:
        return UsageProblem("no stance is chosen", "Choose one or several with space.")
    needing = [stance.label for stance in answer.stances if stance.needs_text]
    if needing and not answer.text.strip():
        return UsageProblem(
            f"{needing[0]!r} says nothing without the text proposed",
            "Type it as counter-text; ctrl+t begins with the clause's words.",
        )
    return None
