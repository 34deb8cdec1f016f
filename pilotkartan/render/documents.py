"""Render the pages of text as HTML: the programme, the sources and method, the accessibility statement."""

from collections.abc import Callable

from pilotkartan.content import environment
from pilotkartan.content.model import LANGS, Atlas, Lang, PublishedVersion
from pilotkartan.content.settings import API, OFFLINE_EDITION, OPENAPI, RDF_FILE, WORKER
from pilotkartan.content.texts import Translator, source_copy
from pilotkartan.explore.agreement import DRAWS
from pilotkartan.explore.agreement_text import agreement_sentence, coefficient, interval_ends, row_name
from pilotkartan.explore.coverage import pilots_with, reported
from pilotkartan.explore.index import Index
from pilotkartan.explore.published import VERSIONS_ANCHOR, newest_first, package_address, version_sentence
from pilotkartan.render.html import ContactLink, render, served_contact
from pilotkartan.render.materials import all_materials

# What to type to code the material oneself.
# A table of more pilots than this, by as many, is read by nobody.
_MAX_IN_TABLE = 30
_COMMANDS = (
    "python -m pilotkartan agreement --template coding.csv",
    "python -m pilotkartan agreement coding.csv",
)


def render_programme(atlas: Atlas, t: Translator, lang: Lang, contact_link: ContactLink = served_contact) -> str:
    """Return the article about the programme, with all materials."""
    return render(
        "programme",
        atlas,
        t,
        lang,
        programme=atlas.programme,
        materials=all_materials(atlas),
        contact_link=contact_link,
    )


def render_about_data(index: Index, t: Translator, lang: Lang, feed: str) -> str:
    """Return all of the page about the data that needs no choice: what there is to choose from comes after it.

    `feed` is the address of the feed of versions.
    """
    parts = (
        render_method(index, t, lang),
        render_sources(index, t, lang),
        render_versions(index.atlas, t, lang, feed),
        render_programs(index.atlas, t, lang),
        render_keep(index.atlas, t, lang),
    )
    return "".join(parts)


def render_method(index: Index, t: Translator, lang: Lang, served: bool = True) -> str:
    """Return the article about how the material was coded: codebook, agreement, limits, what is not reported.

    It begins with links to all of the page; `served` tells that there is an API.
    """
    atlas = index.atlas
    return render(
        "data",
        atlas,
        t,
        lang,
        served=served,
        pilots=index.by_name,
        codings=sum(len(pilot.coding) for pilot in atlas.pilots),
        codebook=[
            (dimension, [(code, pilots_with(index, code)) for code in atlas.codebook.codes(dimension.id)])
            for dimension in atlas.codebook.dimension
        ],
        reported=[(pilot, reported(atlas, pilot)) for pilot in index.by_name],
        agreement=agreement_sentence(index.double_coding, t, lang),
        double_coding=index.double_coding,
        draws=DRAWS,
        commands=_COMMANDS,
        row_name=row_name,
        coefficient=coefficient,
        interval_ends=interval_ends,
    )


def render_sources(index: Index, t: Translator, lang: Lang) -> str:
    """Return the article with the distances, which of many pilots are in the files, the sources and the licences."""
    few = len(index.by_name) <= _MAX_IN_TABLE
    return render(
        "sources",
        index.atlas,
        t,
        lang,
        pilots=index.by_name,
        distances=index.distances_km(tuple(index.atlas.by_id)).to_dict() if few else None,
        copy=source_copy(index.atlas.source, t),
    )


def render_versions(
    atlas: Atlas, t: Translator, lang: Lang, feed: str, package: Callable[[PublishedVersion], str] = package_address
) -> str:
    """Return the list of the published versions, the newest first; nothing where there is none.

    `feed` is the address of their feed, if there is one, and `package` returns that of a version's package.
    """
    if not atlas.published:
        return ""
    return render(
        "versions",
        atlas,
        t,
        lang,
        anchor=VERSIONS_ANCHOR,
        feed=feed,
        versions=[(version, package(version)) for version in newest_first(atlas)],
        changed="" if atlas.is_published else version_sentence(atlas, t),
    )


def render_programs(atlas: Atlas, t: Translator, lang: Lang) -> str:
    """Return the links for programs: the API, its OpenAPI description, and the data's DCAT description."""
    return render("programs", atlas, t, lang, api=API, openapi=OPENAPI, dcat=RDF_FILE)


def render_keep(atlas: Atlas, t: Translator, lang: Lang) -> str:
    """Return the choice to keep the offline edition in the browser; empty where the operator has turned it off."""
    if not environment.OFFLINE:
        return ""
    return render("keep", atlas, t, lang, worker=WORKER, edition=OFFLINE_EDITION, langs=LANGS)


def render_statement(atlas: Atlas, t: Translator, lang: Lang) -> str:
    """Return the accessibility statement, with the contact that whoever runs the app has given."""
    contact = environment.ACCESSIBILITY_CONTACT
    link = environment.mail_or_page(contact) if contact else ""
    return render("accessibility", atlas, t, lang, statement=atlas.statement, contact=contact, contact_link=link)
