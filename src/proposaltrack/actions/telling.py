"""Telling: every act that a folder may tell, and the verb that files it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from proposaltrack.actions import correcting, exchange, replies, responding, versions
from proposaltrack.actions.desk import Circumstances, Desk, Filed
from proposaltrack.actions.naming import parse_stances
from proposaltrack.actions.versions import Delivery, Wording
from proposaltrack.errors import UsageProblem
from proposaltrack.model.acts.base import DueKind, Reply
from proposaltrack.model.acts.matter import DocumentKind, TextStatus

Values = Mapping[str, Any]
Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Stage:
    """Where an act is replayed.

    Args:
        desk: the desk on the day of the act.
        folder: where the texts are.
        circumstances: day, note and form of the act.
        names: ids of acts that were given a name.
    """

    desk: Desk
    folder: Path
    circumstances: Circumstances
    names: Mapping[str, str]


def document_kind(words: str) -> DocumentKind:
    """The kind of document that words stand for ("draft agreement", "communiqué").

    Raises:
        UsageProblem: they stand for none.
    """
    plain = words.strip().casefold().replace(" ", "-").replace("é", "e")
    return parse_choice(DocumentKind, plain, "kind of document") or DocumentKind.OTHER


def parse_choice(kind: type[Choice], value: str | None, what: str) -> Choice | None:
    """The member of an enumeration that a word stands for; None for none.

    Raises:
        UsageProblem: there is no such member; names those there are.
    """
    if value is None:
        return None
    try:
        return kind(value)
    except ValueError:
        raise UsageProblem(f"no {what} {value!r}", f"There is {', '.join(kind)}.") from None


def many_of(told: Values, member: str) -> tuple[str, ...]:
    """The texts of a member that may be told as one text or as a list of them."""
    value = told.get(member, ())
    return (value,) if isinstance(value, str) else tuple(value)


def _wording(stage: Stage, told: Values) -> Wording:
    return Wording(
        file=stage.folder / told["file"],
        title=told.get("title"),
        kind=document_kind(told["kind"]) if "kind" in told else None,
        symbol=told.get("symbol", ""),
        language=told.get("language", "en"),
        status=parse_choice(TextStatus, told.get("status"), "status") or TextStatus.AUTHENTIC,
        parallel_to=told.get("parallel_to"),
        basis=told.get("basis"),
        answers=many_of(told, "answers"),
    )


def _delivery(told: Values) -> Delivery:
    return Delivery(
        to=many_of(told, "to"),
        due=told.get("due"),
        words=told.get("words", ""),
        reply=parse_choice(Reply, told.get("reply"), "reply"),
        channel=told.get("channel", ""),
        classification=told.get("classification", ""),
        reference=told.get("reference", ""),
        on_behalf_of=many_of(told, "on_behalf_of"),
        marks=many_of(told, "mark"),
    )


def _record(stage: Stage, told: Values) -> Filed:
    return versions.record_version(
        stage.desk, told["document"], _wording(stage, told), by=told["by"], circumstances=stage.circumstances
    )


def _receive(stage: Stage, told: Values) -> Filed:
    return versions.receive_version(
        stage.desk, told["document"], _wording(stage, told), by=told.get("by", told["from"]), sender=told["from"],
        delivery=_delivery(told), circumstances=stage.circumstances,
    )  # fmt: skip


def _transmit(stage: Stage, told: Values) -> Filed:
    return exchange.transmit(
        stage.desk,
        many_of(told, "document"),
        by=told["by"],
        delivery=_delivery(told),
        circumstances=stage.circumstances,
    )


def _respond(stage: Stage, told: Values) -> Filed:
    answer = responding.Answer(
        clauses=many_of(told, "clause"),
        stances=parse_stances(many_of(told, "stance")),
        text=told.get("text", ""),
        reason=told.get("reason", ""),
        condition=told.get("condition", ""),
        on_behalf_of=many_of(told, "on_behalf_of"),
        in_=told.get("in"),
    )
    return responding.respond(
        stage.desk, told["document"], answer, by=told["by"], circumstances=stage.circumstances
    )


def _leave(stage: Stage, told: Values) -> Filed:
    return responding.leave(
        stage.desk, told["document"], by=told["by"], clauses=many_of(told, "clause"), reason=told["reason"],
        circumstances=stage.circumstances,
    )  # fmt: skip


def _acknowledge(stage: Stage, told: Values) -> Filed:
    return replies.acknowledge(stage.desk, told["document"], by=told["by"], circumstances=stage.circumstances)


def _consult(stage: Stage, told: Values) -> Filed:
    return replies.consult(
        stage.desk, told["document"], by=told["by"], to=many_of(told, "to"), shown=many_of(told, "shown"),
        due=told.get("due"), words=told.get("words", ""), circumstances=stage.circumstances,
    )  # fmt: skip


def _promise(stage: Stage, told: Values) -> Filed:
    return replies.promise(
        stage.desk, told["document"], by=told["by"], to=many_of(told, "to"), due=told["due"],
        kind=parse_choice(DueKind, told.get("kind"), "kind of date") or DueKind.PROMISED,
        words=told.get("words", ""), at=told.get("at"), circumstances=stage.circumstances,
    )  # fmt: skip


def _extend(stage: Stage, told: Values) -> Filed:
    return replies.extend(
        stage.desk, told["document"], by=told["by"], owed_by=many_of(told, "from"), due=told["due"],
        words=told.get("words", ""), circumstances=stage.circumstances,
    )  # fmt: skip


def _close(stage: Stage, told: Values) -> Filed:
    return replies.close(
        stage.desk, told["document"], by=told["by"], owed_by=many_of(told, "from"), reason=told.get("reason", ""),
        circumstances=stage.circumstances,
    )  # fmt: skip


def _meet(stage: Stage, told: Values) -> Filed:
    return exchange.meet(
        stage.desk, title=told["title"], parties=many_of(told, "parties"), place=told.get("place", ""),
        documents=many_of(told, "documents"), minutes=told.get("text", ""), circumstances=stage.circumstances,
    )  # fmt: skip


def _publish(stage: Stage, told: Values) -> Filed:
    return exchange.publish(
        stage.desk, told["document"], by=told.get("by"), publisher=told.get("publisher", ""),
        where=told.get("where", ""), circumstances=stage.circumstances,
    )  # fmt: skip


def _offer(stage: Stage, told: Values) -> Filed:
    return replies.offer_reply(
        stage.desk, told["document"], answers=told["answers"], by=told["by"],
        on_behalf_of=many_of(told, "on_behalf_of"), circumstances=stage.circumstances,
    )  # fmt: skip


def _decide(stage: Stage, told: Values) -> Filed:
    return replies.decide_reply(
        stage.desk, told["document"], accepted=told["do"] == "accept-reply", by=told["by"],
        for_=many_of(told, "for"), reason=told.get("reason", ""), circumstances=stage.circumstances,
    )  # fmt: skip


def _withdraw(stage: Stage, told: Values) -> Filed:
    what = stage.names.get(told["document"], told["document"])
    return replies.withdraw(
        stage.desk, what, by=told["by"], reason=told.get("reason", ""), circumstances=stage.circumstances
    )


def _named(stage: Stage, told: Values) -> str:
    name = told["id_of"]
    if name not in stage.names:
        raise UsageProblem(f"no act is called {name!r} so far", "Give it that name: name = ….")
    return stage.names[name]


def _strike(stage: Stage, told: Values) -> Filed:
    return correcting.strike(
        stage.desk, _named(stage, told), reason=told["reason"], circumstances=stage.circumstances
    )


def _correct(stage: Stage, told: Values) -> Filed:
    return correcting.correct(
        stage.desk,
        _named(stage, told),
        changes=told["changes"],
        reason=told["reason"],
        circumstances=stage.circumstances,
    )


_COMMON: dict[str, type] = {"do": str, "on": date, "note": str, "according_to": str, "form": str, "name": str}
_VERSION: dict[str, type] = {
    "document": str, "file": str, "by": str, "title": str, "kind": str, "symbol": str, "language": str,
    "status": str, "parallel_to": str, "basis": str, "answers": list,
}  # fmt: skip
_SENDING: dict[str, type] = {
    "to": list, "due": str, "words": str, "reply": str, "channel": str, "classification": str, "reference": str,
    "on_behalf_of": list, "mark": list,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verb:
    """An act that may be told: its name, how it is filed, its members with their types, and those it needs."""

    name: str
    file: Callable[[Stage, Values], Filed]
    members: Mapping[str, type]
    wants: str

    @property
    def known(self) -> Mapping[str, type]:
        """Every member it may have."""
        return {**_COMMON, **self.members}

    @property
    def needed(self) -> frozenset[str]:
        """Members it cannot go without."""
        return frozenset(["on", *self.wants.split()])


VERBS: tuple[Verb, ...] = (
    Verb("record", _record, _VERSION, "document file by"),
    Verb("receive", _receive, {**_VERSION, **_SENDING, "from": str}, "document file from"),
    Verb("transmit", _transmit, {"document": list, "by": str, **_SENDING}, "document by to"),
    Verb(
        "respond", _respond,
        {"document": str, "by": str, "clause": list, "stance": list, "text": str, "reason": str, "condition": str,
         "on_behalf_of": list, "in": str},
        "document by clause stance",
    ),
    Verb("leave", _leave, {"document": str, "by": str, "clause": list, "reason": str}, "document by clause reason"),
    Verb("acknowledge", _acknowledge, {"document": str, "by": str}, "document by"),
    Verb(
        "consult", _consult,
        {"document": str, "by": str, "to": list, "shown": list, "due": str, "words": str}, "document by to",
    ),
    Verb(
        "promise", _promise,
        {"document": str, "by": str, "to": list, "due": str, "kind": str, "words": str, "at": str}, "document by due",
    ),
    Verb("extend", _extend, {"document": str, "by": str, "from": list, "due": str, "words": str}, "document by from due"),
    Verb("close", _close, {"document": str, "by": str, "from": list, "reason": str}, "document by"),
    Verb("meet", _meet, {"title": str, "parties": list, "place": str, "documents": list, "text": str}, "title"),
    Verb("publish", _publish, {"document": str, "by": str, "publisher": str, "where": str}, "document"),
    Verb(
        "offer-reply", _offer,
        {"document": str, "answers": str, "by": str, "to": list, "on_behalf_of": list}, "document answers by on_behalf_of",
    ),
    Verb("accept-reply", _decide, {"document": str, "by": str, "for": list, "reason": str}, "document by"),
    Verb("refuse-reply", _decide, {"document": str, "by": str, "for": list, "reason": str}, "document by"),
    Verb("withdraw", _withdraw, {"document": str, "by": str, "reason": str}, "document by"),
    Verb("strike", _strike, {"id_of": str, "reason": str}, "id_of reason"),
    Verb("correct", _correct, {"id_of": str, "changes": dict, "reason": str}, "id_of changes reason"),
)  # fmt: skip
"""Every act that may be told, in the order in which a message lists them."""
