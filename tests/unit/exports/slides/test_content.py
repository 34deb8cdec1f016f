"""The slides say what the data says."""

import re
from dataclasses import replace

import pytest
from pptx.shapes.placeholder import PlaceholderPicture

from pilotkartan.content.model import LANGS, Atlas, Lang
from pilotkartan.content.texts import phone
from pilotkartan.explore.coverage import pilots_with
from pilotkartan.explore.evidence import first_grid
from pilotkartan.explore.evidence_text import breakdown, category_label, grid_caption, standouts
from pilotkartan.explore.index import Index
from pilotkartan.explore.story import Step, default_story, own_story, story_about
from pilotkartan.explore.theme_results import first_sentence, results_on_theme
from pilotkartan.exports.slides.layout import PICTURE, THEME
from pilotkartan.render.qr import qr_png
from tests.unit.exports.slides.fitting import check_fit
from tests.unit.exports.slides.reading import (
    BASE,
    Slides,
    description,
    everything,
    first_title,
    lines,
    notes,
    title,
)

in_both = pytest.mark.parametrize("lang", LANGS)


def test_each_step_has_its_slide(slides: Slides, atlas: Atlas) -> None:
    """After the title slide come the steps in their order; where one fills several slides, each has its number."""
    titles = [title(slide) for slide in slides]
    assert len(titles) == len(set(titles)), "each slide has a title of its own"
    steps = list(dict.fromkeys(first_title(slide) for slide in slides))
    assert steps[0] == atlas.programme.name.of(slides.lang)
    assert len(steps) == 1 + len(default_story(atlas))
    told = [atlas.by_id[step.about].name for step in default_story(atlas) if step.kind == "pilot" and step.about]
    assert [name for name in steps if name in told] == told
    for step in steps:
        parts = [title(slide) for slide in slides.about(step)]
        numbers = [slides.t("slides.part", number=number, total=len(parts)) for number in range(1, len(parts) + 1)]
        numbered = [f"{step} {number}" for number in numbers] if len(parts) > 1 else [step]
        assert [part.replace("\N{NO-BREAK SPACE}", " ") for part in parts] == numbered
        assert titles.index(parts[-1]) - titles.index(parts[0]) == len(parts) - 1, "they follow each other"


def test_title_slide_tells_years_and_date(slides: Slides, atlas: Atlas) -> None:
    """The title slide has the programme's years and the date of the data."""
    said = lines(next(iter(slides)))
    assert f"{atlas.programme.first_year}–{atlas.programme.last_year}" in said
    assert any(atlas.dataset.date.isoformat() in line for line in said)


def test_pilot_has_results_under_their_status(slides: Slides, atlas: Atlas) -> None:
    """Each result stands below the word of its status, with the summary before and the contact after."""
    statuses = {code.label.of(slides.lang): code.id for code in atlas.codebook.codes("result_status")}
    for pilot in atlas.pilots:
        said = slides.said_about(pilot.name)
        under, found = "", set()
        for line in said:
            under = statuses.get(line, under)
            found.add((under, line))
        assert {(result.status, result.of(slides.lang)) for result in pilot.result} <= found
        assert atlas.main_theme(pilot).label.of(slides.lang) in said[0]
        assert said[1] == pilot.summary.of(slides.lang)
        assert pilot.contact
        assert said[-1] == (
            f"{slides.t('panel.contact')}: {pilot.contact.name}\v{phone(pilot.contact.phone, slides.lang)}"
        )


def test_long_pilot_is_parted_evenly(slides: Slides, atlas: Atlas) -> None:
    """No pilot of today needs more than two slides, and no slide has all but a few lines of it."""
    for pilot in atlas.pilots:
        parts = [sum(map(len, lines(slide))) for slide in slides.about(pilot.name)]
        assert len(parts) <= 2
        assert min(parts) >= 0.3 * sum(parts) / len(parts)


@pytest.mark.usefixtures("small_maps")
@in_both
def test_silence_is_told(lang: Lang, atlas: Atlas) -> None:
    """A pilot without results says that the source reports none."""
    flen = atlas.by_id["flen"].model_copy(update={"result": ()})
    others = tuple(pilot for pilot in atlas.pilots if pilot.id != "flen")
    silent = atlas.model_copy(update={"pilots": (flen, *others)})
    slides = Slides(Index(silent), lang, own_story(silent, ["flen"]))
    assert slides.t("panel.not_reported") in slides.said_about("Flen")


def test_theme_has_its_question_and_results(slides: Slides, index: Index) -> None:
    """A theme's slide asks its question, counts the pilots, has a result of each, and lights them on the map."""
    atlas, lang = index.atlas, slides.lang
    for theme in atlas.codebook.codes("theme"):
        label = theme.label.of(lang)
        said = slides.said_about(label)
        assert theme.question
        assert theme.question.of(lang) in said[0]
        with_it = pilots_with(index, theme)
        assert said[1] == slides.t("summary.some", shown=len(with_it), total=len(atlas.pilots))
        for pilot in atlas.pilots:
            about = [line for line in said if line.startswith((f"{pilot.name} (", f"{pilot.name}: "))]
            results = results_on_theme(atlas, pilot, theme)
            assert bool(about) == (pilot in with_it)
            if results and about:
                status = atlas.codebook.by_id[results[0].status].label.of(lang)
                assert about[0].startswith(f"{pilot.name} ({status}): {first_sentence(results[0].of(lang))}")
            assert (f"{pilot.name} (" in description(slides.about(label)[0])) == (pilot in with_it)


@pytest.mark.usefixtures("small_maps")
def test_theme_without_result_says_so(atlas: Atlas) -> None:
    """A pilot that has a theme but reports no result on it has a line that says that."""
    silent = atlas.model_copy(
        update={"pilots": tuple(pilot.model_copy(update={"result": ()}) for pilot in atlas.pilots)}
    )
    slides = Slides(Index(silent), "sv", own_story(silent, ["tema-boende"]))
    assert f"Östhammar: {slides.t('panel.not_reported')}" in slides.said_about("Boende")


def test_map_lists_all(slides: Slides, atlas: Atlas) -> None:
    """The slide of the map has every pilot with its main theme, from north to south."""
    said = slides.said_about(slides.t("list.heading"))[1:]
    pilots = sorted(atlas.pilots, key=lambda pilot: -pilot.seat.lat)
    assert said == [f"{pilot.name}: {atlas.main_theme(pilot).label.of(slides.lang)}" for pilot in pilots]


def test_results_are_counted_in_a_picture(slides: Slides, atlas: Atlas) -> None:
    """The chart's words have each pilot's number of results by status."""
    (slide,) = slides.about(slides.t("slides.status"))
    for pilot in atlas.pilots:
        counted = [(status.label.of(slides.lang), sum(result.status == status.id for result in pilot.result))
                   for status in atlas.codebook.codes("result_status")]  # fmt: skip
        told = ", ".join(f"{label} {count}" for label, count in counted if count)
        assert f"{pilot.name}: {told}" in description(slide)


def test_results_are_crossed_in_a_picture(slides: Slides, atlas: Atlas) -> None:
    """The grid of all results is a picture, whose words have its numbers; what stands out is in the notes."""
    grid = first_grid(atlas, atlas.pilots)
    (slide,) = slides.about(slides.t("evidence.heading"))
    said = description(slide)
    assert said.startswith(grid_caption(atlas, grid, slides.t, slides.lang))
    for (row, column), cell in grid.cells.items():
        labels = {each.id: category_label(each, slides.t, slides.lang) for each in (*grid.rows, *grid.columns)}
        if cell.found:
            (line,) = re.findall(rf"(?:^|\. |; ){labels[row]}: ([^;]*)", said)
            assert f"{labels[column]} {breakdown(atlas, cell, slides.t, slides.lang)}" in line
    assert standouts(atlas, grid, slides.t, slides.lang)[0] in notes(slide)


def test_everyone_to_call_is_listed(slides: Slides, atlas: Atlas) -> None:
    """The last slide has each person's name, telephone, and e-mail where known, and a code to the list of them."""
    *_, slide = slides
    for person in (*(pilot.contact for pilot in atlas.pilots), *atlas.programme.contact):
        assert person
        (line,) = (line for line in lines(slide) if person.name in line)
        assert phone(person.phone, slides.lang) in line
        assert (person.any_email or "") in line
    address = f"{BASE}/kontakter?lang={slides.lang}"
    assert description(slide) == slides.t("handout.qr", address=address)
    assert slide.placeholders[PICTURE].image.blob == qr_png(address, 16)


@pytest.mark.usefixtures("small_maps")
@in_both
def test_no_person_where_contacts_are_hidden(lang: Lang, atlas: Atlas) -> None:
    """Where the contacts are hidden, no slide or note tells of one, not even in a story that asks for them."""
    hidden = Index(atlas.without_contacts())
    asked = (Step("kontakt", "contacts"), Step("flen", "pilot", "flen"))
    # The whole story is the same in both languages but for its words.
    for steps in (None, asked) if lang == LANGS[0] else (asked,):
        text = "".join(everything(slide) for slide in Slides(hidden, lang, steps))
        for person in (*(pilot.contact for pilot in atlas.pilots), *atlas.programme.contact):
            assert person
            assert person.name not in text
            assert phone(person.phone, lang) not in text


def test_every_slide_has_notes(slides: Slides, atlas: Atlas) -> None:
    """A presenter finds notes on each slide; a pilot's tell what was done, what comes, and the source paragraphs."""
    assert all(notes(slide).strip() for slide in slides)
    for pilot in atlas.pilots:
        for slide in slides.about(pilot.name):
            coming = pilot.next or pilot.planned
            for passage in (*pilot.aim, *pilot.activity, *atlas.passages_of(pilot, "organisation_note"), *coming):
                assert passage.of(slides.lang) in notes(slide)
            for ref in {ref for result in pilot.result for ref in result.source}:
                assert f"{ref} {atlas.paragraphs[ref].of(slides.lang)}" in notes(slide)


@pytest.mark.usefixtures("small_maps")
def test_own_notes_come_first(index: Index) -> None:
    """A presenter's own notes stand in place of those from the data, line by line."""
    (step,) = own_story(index.atlas, ["flen"])
    own = "Säg hej.\n\nVisa <b>älven</b>."
    assert {notes(slide) for slide in Slides(index, "sv", (replace(step, notes=own),)).about("Flen")} == {own}


def test_pictures_have_words(slides: Slides, atlas: Atlas) -> None:
    """Each map, chart, code and symbol says what it shows; a pilot's map names it and its neighbours."""
    themes = {theme.label.of(slides.lang) for theme in atlas.codebook.codes("theme")}
    for slide in slides:
        for picture in (shape for shape in slide.placeholders if isinstance(shape, PlaceholderPicture)):
            assert picture.element.xpath("./p:nvPicPr/p:cNvPr/@descr")[0].strip()
    for name in {slides.t("list.heading"), *themes}:
        assert all(slides.t("picture.description") in description(slide) for slide in slides.about(name))
    for pilot in atlas.pilots:
        for slide in slides.about(pilot.name):
            assert slides.t("slides.map_of_pilot", name=pilot.name) in description(slide)
            symbol = slide.placeholders[THEME].element.xpath("./p:nvPicPr/p:cNvPr/@descr")[0]
            assert symbol == atlas.main_theme(pilot).label.of(slides.lang)
    assert "Eskilstuna" in description(slides.about("Flen")[0])


@pytest.mark.usefixtures("small_maps")
@pytest.mark.parametrize("pilots", [["flen"], ["flen", "gotland", "haninge"]])
def test_some_pilots_story_counts_and_lists_them(pilots: list[str], index: Index) -> None:
    """A story of one or of some pilots counts their results and lists their contacts, not all."""
    slides = Slides(index, "sv", story_about(index.atlas, pilots))
    check_fit(slides)
    (chart,) = slides.about(slides.t("slides.status"))
    assert [pilot.id for pilot in index.atlas.pilots if f"{pilot.name}: " in description(chart)] == pilots
    (contacts,) = slides.about(slides.t("story.contacts_heading"))
    listed = {line.partition(":")[0] for line in lines(contacts)} - {slides.t("head.programme")}
    assert listed == {index.atlas.by_id[pilot].name for pilot in pilots}
    assert len(lines(contacts)) == len(pilots) + len(index.atlas.programme.contact)
    assert all(f"jamfor={pilot}" in description(contacts) for pilot in pilots)
