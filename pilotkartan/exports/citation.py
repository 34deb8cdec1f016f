"""Cite the data set, or one view of it: as text by APA 7, as BibTeX and as RIS. Pure."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from markupsafe import Markup

from pilotkartan.content.model import Atlas, Lang
from pilotkartan.content.plaintext import capitalised, one_line
from pilotkartan.content.texts import Translator, translator
from pilotkartan.explore.published import kept_package

_TITLE_MARK = "\0"  # Around the title until it is set in italics; no cleaned text holds it.
_URL_SIGNS = ":/?#[]@!$&'()*+,;=%~"
# BibTeX counts braces even after a backslash, so no field may hold a brace of the text.
_TEX = str.maketrans(
    {sign: f"\\{sign}" for sign in "$&#%_"}
    | {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
_NOT_IN_KEYS = re.compile("[^a-z0-9-]")  # Some programs take a dot or a plus sign for the end of a key.
_BABEL: Mapping[Lang, str] = {"sv": "swedish", "en": "english"}


@dataclass(frozen=True)
class Citations:
    """Hold a citation in all forms: `apa` plain, `apa_html` with the data set's title in <cite>, and two records."""

    apa: str
    apa_html: Markup
    bibtex: str
    ris: str


@dataclass(frozen=True)
class _Work:
    """Describe what is cited, each text on one line; `view` is empty where it is the whole data set.

    `package` is the address of the unchanged version, empty where the version cited is not a published one.
    """

    id: str
    creator: str
    title: str
    view: str
    version: str
    released: date
    link: str
    package: str
    accessed: date | None


def citations(
    atlas: Atlas, address: str, view_title: str | None, lang: Lang, accessed: date | None, base: str = ""
) -> Citations:
    """Return how to cite the data set, or the view of it that `view_title` describes.

    `address` is the full address of what is cited, `accessed` the day when it was seen: the data may change. Where it
    is a published version, the citation also says where that is kept unchanged, below the app's address `base`.
    """
    t, kept = translator(atlas.words, lang), kept_package(atlas)
    work = _Work(
        id=atlas.dataset.id,
        creator=one_line(atlas.dataset.creator),
        title=capitalised(one_line(atlas.dataset.title.of(lang))),
        view=capitalised(one_line(view_title or "")),
        version=atlas.version,
        released=atlas.dataset.date,
        link=quote(address, safe=_URL_SIGNS),
        package=f"{base}{kept}" if base and kept else "",
        accessed=accessed,
    )
    before, title, after = _apa(work, t)
    return Citations(
        apa=before + title + after,
        apa_html=Markup("{}<cite>{}</cite>{}").format(before, title, after),
        bibtex=_bibtex(work, t, lang),
        ris=_ris(work, t, lang),
    )


def _apa(work: _Work, t: Translator) -> list[str]:
    """Return the text before the data set's title, the title, and the text after it."""
    title = f"{_TITLE_MARK}{work.title}{_TITLE_MARK}"
    dataset = t("citation.dataset", title=title, version=work.version)
    text = t(
        "citation.reference",
        author=f"{capitalised(work.creator).rstrip('.')}.",
        year=work.released.year,
        what=t("citation.view", view=work.view, dataset=dataset) if work.view else dataset,
        where=_retrieved(work, t),
    )
    if work.package:
        # In brackets: a full stop after an address would be taken for a part of it.
        text = f"{text} ({t('citation.package', address=work.package)})"
    return text.split(_TITLE_MARK)


def _retrieved(work: _Work, t: Translator) -> str:
    """Return the address, with the day when it was seen where that is known."""
    if work.accessed is None:
        return work.link
    day, months = work.accessed, t("citation.months").split()
    return t(
        "citation.retrieved",
        date=t("citation.date", day=day.day, month=months[day.month - 1], year=day.year),
        address=work.link,
    )


def _bibtex(work: _Work, t: Translator, lang: Lang) -> str:
    key = f"{work.id}-{_NOT_IN_KEYS.sub('-', work.version)}"
    # The classic styles (plain, abbrv, alpha) know no field `version`: in `note` every style shows it.
    version = t("citation.version", version=work.version)
    part_of = [t("citation.view_in", title=work.title)] if work.view else []
    kept = [capitalised(t("citation.package", address=work.package))] if work.package else []
    fields = {
        "author": f"{{{work.creator.translate(_TEX)}}}",  # Braces of its own: one name, not first and last ones.
        "title": f"{{{(work.view or work.title).translate(_TEX)}}}",
        "howpublished": t("citation.kind").translate(_TEX),
        "year": str(work.released.year),
        "note": ". ".join((*part_of, version, *kept)).translate(_TEX),
        "url": work.link,
        **({"urldate": work.accessed.isoformat()} if work.accessed else {}),
        "langid": _BABEL[lang],
    }
    if work.view:
        key += f"-{hashlib.sha256(work.link.encode()).hexdigest()[:8]}"  # Two views cited in one text are two entries.
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@misc{{{key},\n{lines}}}\n"


def _ris(work: _Work, t: Translator, lang: Lang) -> str:
    fields = [
        ("TY", "DATA"),
        ("AU", work.creator),
        ("TI", work.view or work.title),
        *([("T2", work.title)] if work.view else []),
        ("PY", str(work.released.year)),
        ("DA", f"{work.released:%Y/%m/%d}"),
        ("ET", work.version),
        ("M3", t("citation.kind")),
        ("LA", lang),
        ("UR", work.link),
        *([("Y2", f"{work.accessed:%Y/%m/%d}")] if work.accessed else []),
        *([("N1", capitalised(t("citation.package", address=work.package)))] if work.package else []),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in fields)
