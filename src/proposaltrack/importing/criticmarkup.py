"""Text with CriticMarkup: insertions, deletions and remarks written into the words themselves."""

from proposaltrack.importing.base import Content, Format, decode_text

_OPENERS = (b"{++", b"{--", b"{~~", b"{>>", b"{==")


def _claims(content: bytes) -> bool:
    if not any(opener in content for opener in _OPENERS):
        return False
    from proposaltrack.importing.critic_marks import holds_marks  # noqa: PLC0415 - most texts hold none

    return holds_marks(content)


def _parse(name: str, content: bytes, allow_controls: bool) -> Content:
    from proposaltrack.importing.critic_marks import read_critic  # noqa: PLC0415

    return Content(marked=read_critic(decode_text(name, content, allow_controls)))


FORMAT = Format("CriticMarkup", (".md", ".markdown", ".mdown", ".txt"), "text/markdown", _parse, _claims)
