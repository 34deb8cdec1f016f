"""Hold, from the paragraphs cited and not by hand, that what the source reports on a pilot is shown with it."""

from collections.abc import Iterator

import pytest
from markupsafe import escape

from pilotkartan.content.model import LANGS, PARTS, Atlas, Lang, Material, Passage, Pilot
from pilotkartan.content.settings import PLANNED
from pilotkartan.content.texts import translator
from pilotkartan.explore.coverage import reported
from pilotkartan.render.article import render_pilot

# Codes and types of results that are about who works with whom.
ORGANISED = {"arbetsgrupp", "organisation"}


def materials(atlas: Atlas) -> Iterator[Material]:
    """Yield every material of the programme and of the pilots."""
    yield from atlas.programme.material
    for pilot in atlas.pilots:
        yield from pilot.material


def test_material_whose_title_names_a_pilot_is_about_it(atlas: Atlas) -> None:
    """A material of the programme that bears a pilot's name is shown with the pilot, and no other is by mistake."""
    for item in atlas.programme.material:
        named = {pilot.id for pilot in atlas.pilots if pilot.name in item.title.sv}
        assert named == set(item.pilots), item.id


def test_pilot_named_beside_materials_has_one_of_them(atlas: Atlas) -> None:
    """Where a cited paragraph about materials names a pilot, the pilot has a material that rests on it."""
    for ref in {ref for item in atlas.programme.material for ref in item.source}:
        named = [pilot for pilot in atlas.pilots if pilot.name in atlas.paragraphs[ref].sv]
        for pilot in named:
            assert any(ref in item.source for item in atlas.materials_of(pilot)), (ref, pilot.id)


def organised(pilot: Pilot) -> set[str]:
    """Return the paragraphs that are cited for how a pilot is organised."""
    coded = {ref for coding in pilot.coding if coding.code in ORGANISED for ref in coding.source}
    return coded | {ref for result in pilot.result if result.type in ORGANISED for ref in result.source}


def test_organisation_is_not_said_to_be_silent(atlas: Atlas) -> None:
    """Whoever has a group, a body or a way of working, or works with others as all did, has it under organisation."""
    of_all = {
        ref
        for section in atlas.programme.section
        for passage in section.passage
        if passage.part_of_pilots == "organisation_note"
        for ref in passage.source
    }
    assert "closing:1" in of_all
    for pilot in atlas.pilots:
        shown = {ref for passage in atlas.passages_of(pilot, "organisation_note") for ref in passage.source}
        assert of_all <= shown
        assert shown
        assert organised(pilot) == set() or reported(atlas, pilot)["organisation_note"]


@pytest.mark.parametrize("lang", LANGS)
def test_article_says_not_reported_only_where_nothing_is(lang: Lang, atlas: Atlas) -> None:
    """An article says so as often as there are headings under which the data cites no paragraph at all."""
    t = translator(atlas.words, lang)
    for pilot in atlas.pilots:
        cited: dict[str, tuple[Passage, ...]] = {part: atlas.passages_of(pilot, part) for part in PARTS}
        cited["next"] = (*cited["next"], *(result for result in pilot.result if result.status == PLANNED))
        silent = [part for part, passages in cited.items() if not passages]
        silent += [] if pilot.result else ["result"]
        silent += [] if atlas.materials_of(pilot) else ["material"]
        silent += [name for name in ("method", "target_group") if not atlas.codes_of(pilot, name)]
        said = render_pilot(atlas, pilot, t, lang).count(t("panel.not_reported"))
        assert said == len(silent), (pilot.id, silent)


def test_nothing_is_shown_twice(atlas: Atlas) -> None:
    """No text, and no contact, stands under two headings of an article."""
    t = translator(atlas.words, "sv")
    for pilot in atlas.pilots:
        article = render_pilot(atlas, pilot, t, "sv")
        texts = [passage for part in PARTS for passage in atlas.passages_of(pilot, part)]
        for passage in (*texts, *pilot.result):
            assert article.count(f"<p>{escape(passage.sv)}") == 1, passage.sv
        assert pilot.contact
        assert article.count(f'href="tel:{pilot.contact.phone}"') == 1


def test_facts_from_elsewhere_have_their_own_place(atlas: Atlas) -> None:
    """What the source does not give is in `found`, with where it is from in both languages."""
    report = next(item for item in atlas.programme.material if item.id == "program-rapport")
    assert report.publisher is None
    assert report.found
    assert (report.found.author, report.found.series) == ("Olausson & Syssner", "CKS Rapport 2018:8")
    assert [item.id for item in materials(atlas) if item.address] == []
    assert [item.id for item in materials(atlas) if not item.source] == [
        "program-attraktiv-plats-notis",
        "flen-exempel",
    ]
    assert [person.name for person in atlas.programme.contact if person.email or not person.found] == []
