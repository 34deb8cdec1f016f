"""The slides say what the data says."""

from dataclasses import replace
from itertools import pairwise

import pytest
from pptx.enum.text import PP_ALIGN
from pptx.oxml.ns import qn

from pilotkartan.content.model import LANGS, Atlas, Lang
from pilotkartan.content.plaintext import swedish_order
from pilotkartan.content.texts import phone
from pilotkartan.explore.coverage import pilots_with
from pilotkartan.explore.evidence import first_grid
from pilotkartan.explore.evidence_table import empty_kinds, letters
from pilotkartan.explore.evidence_text import category_label, grid_caption, standouts
from pilotkartan.explore.index import Index
from pilotkartan.explore.story import Step, default_story, own_story, story_about
from pilotkartan.exports.slides.layout import TEXT
from tests.unit.exports.slides.reading import Slides, description, everything, lines, notes, rows, title

in_both = pytest.mark.parametrize("lang", LANGS)


def test_each_step_has_its_slide(slides: Slides, atlas: Atlas) -> None:
    """After the title slide come the steps in their order; a slide that goes on stands right after its first."""
    continued = slides.t("slides.continued", title="")
    titles = [title(slide) for slide in slides]
    firsts = [name for name in titles if not name.endswith(continued)]
    steps = default_story(atlas)
    assert firsts[0] == atlas.programme.name.of(slides.lang)
    assert len(firsts) == 1 + len(steps)
    told = [atlas.by_id[step.about].name if step.kind == "pilot" and step.about else "" for step in steps]
    assert [name if name in {pilot.name for pilot in atlas.pilots} else "" for name in firsts[1:]] == told
    for before, name in pairwise(titles):
        if name.endswith(continued):
            assert before in (name, name.removesuffix(continued))


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
        assert said[0] == pilot.summary.of(slides.lang)
        assert pilot.contact
        assert said[-2] == slides.t("panel.contact")
        assert pilot.contact.name in said[-1]
        assert phone(pilot.contact.phone, slides.lang) in said[-1]


@pytest.mark.usefixtures("small_maps")
@in_both
def test_silence_is_told(lang: Lang, atlas: Atlas) -> None:
    """A pilot without results says that the source reports none."""
    flen = atlas.by_id["flen"].model_copy(update={"result": ()})
    others = tuple(pilot for pilot in atlas.pilots if pilot.id != "flen")
    silent = atlas.model_copy(update={"pilots": (flen, *others)})
    slides = Slides(Index(silent), lang, own_story(silent, ["flen"]))
    assert slides.t("panel.not_reported") in slides.said_about("Flen")


def test_theme_has_its_question_and_reasons(slides: Slides, index: Index) -> None:
    """A theme's slide asks its question, names each pilot with the reason of its coding, and lights it on the map."""
    for theme in index.atlas.codebook.codes("theme"):
        label = theme.label.of(slides.lang)
        said = slides.said_about(label)
        assert theme.question
        assert theme.question.of(slides.lang) in said[0]
        with_it = pilots_with(index, theme)
        for pilot in index.atlas.pilots:
            reasons = [coding.reason.of(slides.lang) for coding in pilot.coding if coding.code == theme.id]
            assert {f"{pilot.name}: {reason}" for reason in reasons} <= set(said)
            assert (f"{pilot.name} (" in description(slides.about(label)[0])) == (pilot in with_it)


def test_map_lists_all(slides: Slides, atlas: Atlas) -> None:
    """The slide of the map has every pilot with its main theme, from north to south."""
    said = slides.said_about(slides.t("list.heading"))[1:]
    pilots = sorted(atlas.pilots, key=lambda pilot: -pilot.seat.lat)
    assert said == [f"{pilot.name}: {atlas.main_theme(pilot).label.of(slides.lang)}" for pilot in pilots]


def test_results_are_counted_in_a_table(slides: Slides, atlas: Atlas) -> None:
    """The table has a row for each pilot, a column for each status, and the sums below."""
    chart, slide = slides.about(slides.t("slides.status"))
    heads, *each, sums = rows(slide)
    statuses = atlas.codebook.codes("result_status")
    assert heads[1:] == [status.label.of(slides.lang) for status in statuses]
    counted = {name: counts for name, *counts in each}
    assert counted == {
        pilot.name: [str(sum(result.status == status.id for result in pilot.result)) for status in statuses]
        for pilot in atlas.pilots
    }
    done = [(-int(counts[0]), swedish_order(name)) for name, *counts in each]
    assert done == sorted(done), "who has done most comes first, then by name"
    for name, counts in counted.items():
        told = ", ".join(f"{head} {count}" for head, count in zip(heads[1:], counts, strict=True) if count != "0")
        assert f"{name}: {told}" in description(chart), "the chart has the same numbers"
    assert sum(map(int, sums[1:])) == sum(len(pilot.result) for pilot in atlas.pilots)
    for row in slide.placeholders[TEXT].table.rows:
        sides = [cell.text_frame.paragraphs[0].alignment for cell in row.cells]
        assert sides == [PP_ALIGN.LEFT, *[PP_ALIGN.RIGHT] * len(statuses)], "numbers are below each other"


def test_results_are_crossed_in_a_table(slides: Slides, atlas: Atlas) -> None:
    """The grid of all results is a table on two slides with the numbers of the app; an empty cell says why it is.

    What stands out, and what the letters and signs mean, is on a slide before it.
    """
    grid = first_grid(atlas, atlas.pilots)
    statuses = atlas.codebook.codes("result_status")
    letter_of = letters(statuses, slides.lang)
    said, *tables = slides.about(slides.t("evidence.heading"))
    assert lines(said)[: len(found := standouts(atlas, grid, slides.t, slides.lang))] == list(found)
    key = dict(line.split(": ", 1) for line in lines(said)[-len(statuses) - len(empty_kinds(grid)) :])
    whole = [[name, *(cell for slide in tables for cell in rows(slide)[number][1:])]
             for number, (name, *_) in enumerate(rows(tables[0]))]  # fmt: skip
    assert [name for name, *_ in whole[1:-1]] == [category_label(row, slides.t, slides.lang) for row in grid.rows]
    for row, (_, *cells, total) in zip(grid.rows, whole[1:-1], strict=True):
        assert total.partition(":")[0] == str(len(grid.row_totals[row.id].found))
        for column, text in zip(grid.columns, cells, strict=True):
            cell = grid.cells[row.id, column.id]
            counted = {letter: str(cell.counts[code]) for code, letter in letter_of.items() if cell.counts[code]}
            if cell.empty:
                assert key[text] == slides.t(f"evidence.why_{cell.empty}")
            else:
                assert {part.split("\xa0")[1]: part.split("\xa0")[0] for part in text.split(", ")} == counted
    for slide in tables:
        (frame,) = slide.element.iter(qn("p:graphicFrame"))
        assert grid_caption(atlas, grid, slides.t, slides.lang) in frame.xpath("./p:nvGraphicFramePr/p:cNvPr/@descr")[0]
        assert found[0] in notes(slide)


def test_everyone_to_call_is_listed(slides: Slides, atlas: Atlas) -> None:
    """The contacts have each person's name, telephone, and e-mail where the source gives it."""
    listed = ["\t".join(row) for slide in slides.about(slides.t("panel.contact")) for row in rows(slide)[1:]]
    for person in (*(pilot.contact for pilot in atlas.pilots), *atlas.programme.contact):
        assert person
        (line,) = (line for line in listed if person.name in line)
        assert phone(person.phone, slides.lang) in line
        assert (person.any_email or "") in line


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


def test_map_stands_beside_map_themes_and_pilots(slides: Slides, atlas: Atlas) -> None:
    """These slides, and no others, have the picture with words that say what it shows; the chosen pilot is named."""
    themes = {theme.label.of(slides.lang) for theme in atlas.codebook.codes("theme")}
    pilots = {pilot.name for pilot in atlas.pilots}
    with_map = [slide for name in {slides.t("list.heading"), *themes, *pilots} for slide in slides.about(name)]
    assert all(slides.t("picture.description") in description(slide) for slide in with_map)
    charts = slides.about(slides.t("slides.status"))[:1]
    assert len(with_map + charts) == sum(bool(description(slide)) for slide in slides)
    for name in pilots:
        marked = slides.t("slides.map_of_pilot", name=name)
        assert all(marked in description(slide) for slide in slides.about(name))


@pytest.mark.usefixtures("small_maps")
def test_some_pilots_story_counts_and_lists_them(index: Index) -> None:
    """A story of some pilots counts their results and lists their contacts, not all."""
    slides = Slides(index, "sv", story_about(index.atlas, ("flen", "gotland")))
    chart, status = slides.about(slides.t("slides.status"))
    assert [pilot.id for pilot in index.atlas.pilots if f"{pilot.name}: " in description(chart)] == ["flen", "gotland"]
    (contacts,) = slides.about(slides.t("panel.contact"))
    assert [row[0] for row in rows(status)[1:-1]] == ["Flen", "Gotland"]
    people = len(index.atlas.programme.contact)
    assert [row[0] for row in rows(contacts)[1:-people]] == ["Flen", "Gotland"]
