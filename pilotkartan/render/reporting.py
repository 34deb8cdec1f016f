"""Make the links by which visitors tell the maintainer that a contact or an address is still right, or has changed."""

from collections.abc import Callable
from urllib.parse import quote

from pilotkartan.content import environment
from pilotkartan.content.model import Atlas

# Between lines of a mail in a link (RFC 6068).
_LINE_BREAK = "\r\n"


def report_links(atlas: Atlas, where: str, what: str, t: Callable[..., str]) -> list[tuple[str, str]]:
    """Return a label and a link for each of the two reports, with the mail filled in; none without a maintainer.

    `where` is the pilot or the programme, `what` the contact or the address that may have changed.
    """
    if not environment.MAINTAINER:
        return []
    labels = (t("verified.still_right"), t("verified.changed"))
    return [(label, _mail(atlas, where, what, label, t)) for label in labels]


def _mail(atlas: Atlas, where: str, what: str, label: str, t: Callable[..., str]) -> str:
    subject = t("verified.mail_subject", label=label, what=what, where=where)
    version = t("verified.mail_version", version=atlas.dated_version)
    body = _LINE_BREAK.join((f"{where}: {what}", label, version, "", t("verified.mail_more"), ""))
    return f"{environment.mail(environment.MAINTAINER)}?subject={quote(subject)}&body={quote(body)}"
