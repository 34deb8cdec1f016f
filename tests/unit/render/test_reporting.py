"""One click opens a mail to the maintainer that says which fact is still right, or has changed."""

from email.utils import parseaddr
from urllib.parse import parse_qs, urlsplit

import pytest

from pilotkartan.content import environment
from pilotkartan.content.model import LANGS, Atlas, Lang
from pilotkartan.content.texts import phone, translator
from pilotkartan.render.article import render_pilot
from pilotkartan.render.documents import render_programme
from pilotkartan.render.reporting import report_links
from tests.unit.editions.test_one_file import Elements

MAINTAINER = "data@kommun.example"
LABELS = {"sv": ["Stämmer fortfarande", "Har ändrats"], "en": ["Still right", "Has changed"]}
in_both = pytest.mark.parametrize("lang", LANGS)


@pytest.fixture
def maintained(monkeypatch: pytest.MonkeyPatch) -> None:
    """The app as it is started with PILOTKARTAN_MAINTAINER."""
    monkeypatch.setattr(environment, "MAINTAINER", MAINTAINER)


def mails(article: str) -> list[dict[str, str]]:
    """Return the filled-in mails that an article's links open: subject and body."""
    links = [urlsplit(attributes.get("href") or "") for tag, attributes in Elements(article).found if tag == "a"]
    found = [link for link in links if link.scheme == "mailto" and link.query]
    assert {parseaddr(link.path)[1] for link in found} <= {MAINTAINER}
    return [{name: values[0] for name, values in parse_qs(link.query).items()} for link in found]


@in_both
@pytest.mark.usefixtures("maintained")
def test_every_contact_and_address_can_be_reported(lang: Lang, atlas: Atlas) -> None:
    """The pilot's website, its contact and each address have both mails, with pilot, fact and version of the data."""
    t = translator(atlas.words, lang)
    for pilot in atlas.pilots:
        assert pilot.contact
        facts = [pilot.site, f"{pilot.contact.name}, {phone(pilot.contact.phone, lang)}"]
        facts += [item.any_address for item in atlas.materials_of(pilot) if item.any_address]
        sent = mails(render_pilot(atlas, pilot, t, lang))
        wanted = [(label, fact) for fact in facts for label in LABELS[lang]]
        for (label, fact), mail in zip(wanted, sent, strict=True):
            assert all(part in mail["subject"] for part in (label, fact, pilot.name))
            assert all(part in mail["body"] for part in (label, fact, pilot.name, atlas.version))
            assert "\r\n" in mail["body"]


@in_both
@pytest.mark.usefixtures("maintained")
def test_programme_can_be_reported(lang: Lang, atlas: Atlas) -> None:
    """So have the programme's contacts and addresses."""
    subjects = [mail["subject"] for mail in mails(render_programme(atlas, translator(atlas.words, lang), lang))]
    for person in atlas.programme.contact:
        assert sum(person.name in subject for subject in subjects) == len(LABELS[lang])


@in_both
def test_nobody_to_tell(lang: Lang, atlas: Atlas) -> None:
    """Without a maintainer nothing is offered."""
    t = translator(atlas.words, lang)
    assert report_links(atlas, "Flen", "flen.se", t) == []
    assert mails(render_pilot(atlas, atlas.by_id["flen"], t, lang)) == []


@pytest.mark.usefixtures("maintained")
def test_hostile_fact_stays_in_its_mail(atlas: Atlas) -> None:
    """No text adds a recipient or a field to the mail."""
    hostile = "x&cc=a@b.example\r\nBcc: c@d.example?body=1#å%0A"
    for _, link in report_links(atlas, hostile, hostile, translator(atlas.words, "sv")):
        parts = urlsplit(link)
        assert parts.path == MAINTAINER
        assert parse_qs(parts.query).keys() == {"subject", "body"}
        assert not parts.fragment
        assert hostile in parse_qs(parts.query)["body"][0]
