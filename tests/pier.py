"""A contract about a pier that went out with our marks in it, and what came back."""

from datetime import date
from pathlib import Path

from planting import PLANTED, honest, sent
from proposaltrack.actions.desk import Circumstances
from proposaltrack.actions.exchange import transmit
from proposaltrack.actions.versions import Delivery, Wording, record_version
from walking import Walk


async def send_pier(walk: Walk) -> None:
    """A contract of ours with marks in it is sent to ORS, and a later draft of ours is not."""
    for name, subject in (("one", "pier"), ("two", "lake")):
        wording = Wording((f"{name}.docx", sent(subject)))
        filed = await walk.app.archive.file(
            "lake-basin",
            lambda desk, given=wording: record_version(  # type: ignore[misc]
                desk, "pier", given, by="TAR", circumstances=Circumstances(date(2026, 11, 20))
            ),
        )
        if subject == "pier":
            version = filed.entries[-1].id
    await walk.app.archive.file(
        "lake-basin",
        lambda desk: transmit(
            desk,
            [version],
            by="TAR",
            delivery=Delivery(to=("ORS",)),
            circumstances=Circumstances(date(2026, 11, 21)),
        ),
    )


def write_back(folder: Path) -> Path:
    """What came back: six honest changes, a number changed behind their back, and our insertion taken as settled."""
    content = honest("pier")
    for name, plant, _ in PLANTED:
        if name in {"number changed", "our insertion accepted"}:
            content = plant(content)
    path = folder / "pier-back.docx"
    path.write_bytes(content)
    return path
