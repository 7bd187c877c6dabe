"""Telling what is settled: reservations, agreements, packages and silences as a folder tells them."""

from proposaltrack.actions import joining, settling, silence
from proposaltrack.actions.desk import Filed
from proposaltrack.actions.stage import Stage, Values, Verb, id_of, many_of, parse_choice
from proposaltrack.errors import UsageProblem
from proposaltrack.model.acts.answers import AgreementLevel, ReservationKind, SilenceStep


def _reserve(stage: Stage, told: Values) -> Filed:
    kind = parse_choice(ReservationKind, told["kind"], "kind of reservation") or ReservationKind.SUBSTANTIVE
    return settling.reserve(
        stage.desk, told["document"], by=told["by"], clauses=many_of(told, "clause"), kind=kind,
        reason=told.get("reason", ""), circumstances=stage.circumstances,
    )  # fmt: skip


def _lift(stage: Stage, told: Values) -> Filed:
    return settling.lift(stage.desk, id_of(stage, told), by=told["by"], circumstances=stage.circumstances)


def _agree(stage: Stage, told: Values) -> Filed:
    level = (
        parse_choice(AgreementLevel, told.get("level"), "level of agreement") or AgreementLevel.NEGOTIATORS
    )
    return settling.agree(
        stage.desk, told["document"], by=many_of(told, "by"), clauses=many_of(told, "clause"), level=level,
        text=told.get("text", ""), meeting=told.get("at"), circumstances=stage.circumstances,
    )  # fmt: skip


def _judge(stage: Stage, told: Values) -> Filed:
    return settling.judge(
        stage.desk, id_of(stage, told), by=told["by"], confirmed=told["do"] == "confirm",
        reason=told.get("reason", ""), circumstances=stage.circumstances,
    )  # fmt: skip


def _package(stage: Stage, told: Values) -> Filed:
    return settling.package(
        stage.desk,
        told["title"],
        many_of(told, "clause"),
        by=told.get("by"),
        circumstances=stage.circumstances,
    )


def _silence(stage: Stage, told: Values) -> Filed:
    return silence.open_silence(
        stage.desk, told["document"], by=told["by"], expires=told["expires"], clauses=many_of(told, "clause"),
        circumstances=stage.circumstances,
    )  # fmt: skip


_STEPS = {
    "break-silence": SilenceStep.BROKEN,
    "extend-silence": SilenceStep.EXTENDED,
    "cancel-silence": SilenceStep.CANCELLED,
}


def _move_silence(stage: Stage, told: Values) -> Filed:
    return silence.move_silence(
        stage.desk, told["document"], _STEPS[told["do"]], by=told["by"], at_time=told.get("time"),
        expires=told.get("expires"), reason=told.get("reason", ""), circumstances=stage.circumstances,
    )  # fmt: skip


def _join(stage: Stage, told: Values) -> Filed:
    unknown = [name for name in many_of(told, "ids_of") if name not in stage.names]
    if unknown:
        raise UsageProblem(f"no act is called {unknown[0]!r} so far", "Give it that name: name = ….")
    ids = [stage.names[name] for name in many_of(told, "ids_of")]
    return joining.join(stage.desk, ids, circumstances=stage.circumstances)


_MOVED = {"document": str, "by": str, "time": str, "expires": str, "reason": str}

SETTLED: tuple[Verb, ...] = (
    Verb(
        "reserve", _reserve, {"document": str, "by": str, "clause": list, "kind": str, "reason": str},
        "document by clause kind",
    ),
    Verb("lift", _lift, {"id_of": str, "by": str}, "id_of by"),
    Verb(
        "agree", _agree,
        {"document": str, "by": list, "clause": list, "level": str, "text": str, "at": str}, "document by clause",
    ),
    Verb("confirm", _judge, {"id_of": str, "by": str, "reason": str}, "id_of by"),
    Verb("disavow", _judge, {"id_of": str, "by": str, "reason": str}, "id_of by"),
    Verb("package", _package, {"title": str, "clause": list, "by": str}, "title clause"),
    Verb("silence", _silence, {"document": str, "by": str, "clause": list, "expires": str}, "document by expires"),
    Verb("break-silence", _move_silence, _MOVED, "document by"),
    Verb("extend-silence", _move_silence, _MOVED, "document by expires"),
    Verb("cancel-silence", _move_silence, _MOVED, "document by"),
    Verb("join", _join, {"ids_of": list}, "ids_of"),
)  # fmt: skip
"""Every act on what is settled that may be told."""
