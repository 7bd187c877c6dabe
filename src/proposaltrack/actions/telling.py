"""Telling: every act that a folder may tell, and the verb that files it."""

from proposaltrack.actions import correcting, exchange, replies, responding, versions
from proposaltrack.actions.desk import Filed
from proposaltrack.actions.naming import parse_stances
from proposaltrack.actions.stage import Stage, Values, Verb, document_kind, id_of, many_of, parse_choice
from proposaltrack.actions.telling_settled import SETTLED
from proposaltrack.actions.versions import Delivery, Wording
from proposaltrack.model.acts.base import DueKind, Reply
from proposaltrack.model.acts.matter import TextStatus


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
        depends_on=many_of(told, "if"),
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


def _strike(stage: Stage, told: Values) -> Filed:
    return correcting.strike(
        stage.desk, id_of(stage, told), reason=told["reason"], circumstances=stage.circumstances
    )


def _correct(stage: Stage, told: Values) -> Filed:
    return correcting.correct(
        stage.desk,
        id_of(stage, told),
        changes=told["changes"],
        reason=told["reason"],
        circumstances=stage.circumstances,
    )


_VERSION: dict[str, type] = {
    "document": str, "file": str, "by": str, "title": str, "kind": str, "symbol": str, "language": str,
    "status": str, "parallel_to": str, "basis": str, "answers": list,
}  # fmt: skip
_SENDING: dict[str, type] = {
    "to": list, "due": str, "words": str, "reply": str, "channel": str, "classification": str, "reference": str,
    "on_behalf_of": list, "mark": list,
}  # fmt: skip


VERBS: tuple[Verb, ...] = (
    Verb("record", _record, _VERSION, "document file by"),
    Verb("receive", _receive, {**_VERSION, **_SENDING, "from": str}, "document file from"),
    Verb("transmit", _transmit, {"document": list, "by": str, **_SENDING}, "document by to"),
    Verb(
        "respond", _respond,
        {"document": str, "by": str, "clause": list, "stance": list, "text": str, "reason": str, "condition": str, "if": list,
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
    *SETTLED,
    Verb("withdraw", _withdraw, {"document": str, "by": str, "reason": str}, "document by"),
    Verb("strike", _strike, {"id_of": str, "reason": str}, "id_of reason"),
    Verb("correct", _correct, {"id_of": str, "changes": dict, "reason": str}, "id_of changes reason"),
)  # fmt: skip
"""Every act that may be told, in the order in which a message lists them."""
