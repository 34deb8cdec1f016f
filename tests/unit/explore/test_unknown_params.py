"""A visitor is told what of an address the app cannot use; what is nobody's is left in peace."""

from itertools import pairwise

import pytest

from pilotkartan.content.model import LANGS, Atlas
from pilotkartan.content.texts import translator
from pilotkartan.explore.index import Index
from pilotkartan.explore.param_kinds import MAX_TEXT
from pilotkartan.explore.selection import MAX_SLIDES, PARAMS, Selection
from pilotkartan.explore.unknown_params import UnknownParam, notice, unknown_params

Params = dict[str, list[str]]

TOLD: list[tuple[str, Params, list[str]]] = [
    ("unknown code", {"tema": ["xyz", "boende"]}, ["tema=xyz"]),
    ("a code of another dimension", {"tema": ["enkat"]}, ["tema=enkat"]),
    ("a label, not an id", {"kommun": ["Östhammar"]}, ["kommun=Östhammar"]),
    ("a second pilot", {"kommun": ["flen", "gotland"]}, ["kommun=gotland"]),
    ("unknown pilot to compare", {"jamfor": ["flen", "kiruna"]}, ["jamfor=kiruna"]),
    ("unknown language", {"lang": ["de"]}, ["lang=de"]),
    ("unknown order", {"sortering": ["storlek"]}, ["sortering=storlek"]),
    ("unknown step", {"steg": ["nej"], "bild": ["flen", "nej"]}, ["steg=nej", "bild=nej"]),
    ("another answer than yes", {"alla": ["nej"]}, ["alla=nej"]),
    ("a second search", {"q": ["enkät", "mark"]}, ["q=mark"]),
    ("a search cut short", {"q": ["x" * (MAX_TEXT + 1)]}, [f"q={'x' * 39}…"]),
    ("a step too many", {"bild": ["flen"] * MAX_SLIDES + ["gotland"]}, ["bild=gotland"]),
    ("control characters", {"q": ["en\x00k\u202e"], "kommun": ["\x1b"]}, ["q=en�k", "kommun=�"]),
    ("the same fault twice", {"tema": ["xyz", "xyz"]}, ["tema=xyz"]),
    ("a name much like one of ours", {"teman": ["boende"]}, ["teman=boende"]),
    ("another case", {"Kommun": ["flen"]}, ["Kommun=flen"]),
    ("a long name like one of ours", {"kommun" + "n" * 100_000: ["flen"]}, []),
]
LEFT_IN_PEACE: list[tuple[str, Params]] = [
    ("nothing", {}),
    ("empty values", {name: [""] for name in PARAMS}),
    ("codes in another order, and twice", {"tema": ["dialog", "boende", "dialog"]}),
    ("pilots in another order", {"jamfor": ["overkalix", "flen"]}),
    ("defaults", {"sortering": ["namn"], "dimension": ["theme"]}),
    ("blanks", {"q": ["  enkät \t mark "]}),
    ("signs without width", {"q": ["bo\u00aden\u200bde"], "tema": ["bo\u00adende"], "kommun\u200b": ["flen\ufeff"]}),
    ("letters and marks apart", {"q": ["o\u0308sthammar"]}),
    ("no-break space", {"q": ["region\u00a0gotland"]}),
    ("a step", {"steg": ["program"], "bild": ["flen", "program", "flen"]}),
    ("a place that is not found: told where it is used", {"plats": ["Xyzzy"]}),
]
STRANGERS = (
    "utm_source utm_medium utm_campaign utm_term utm_content utm_id fbclid gclid gbraid wbraid dclid msclkid yclid "
    "twclid ttclid li_fat_id igshid mc_cid mc_eid mkt_tok _ga _gl _hsenc _hsmi vero_id wickedid s_kwcid epik ref embed"
).split()


def left_out(params: Params, index: Index) -> tuple[UnknownParam, ...]:
    """What is told of the parameters on a Swedish page."""
    return unknown_params(params, Selection.from_params(params, index.atlas), index)


@pytest.mark.parametrize(("params", "told"), [case[1:] for case in TOLD], ids=[case[0] for case in TOLD])
def test_what_cannot_be_used_is_told(params: Params, told: list[str], index: Index) -> None:
    """Each value that is left out stands there as it was written, cut to fit a line, once."""
    assert [unused.part for unused in left_out(params, index)] == told


@pytest.mark.parametrize("params", [case[1] for case in LEFT_IN_PEACE], ids=[case[0] for case in LEFT_IN_PEACE])
def test_what_was_understood_is_not_told(params: Params, index: Index) -> None:
    """An address that says what it means in another way than the app is no fault."""
    assert left_out(params, index) == ()


@pytest.mark.parametrize("name", STRANGERS)
def test_marks_of_other_services_are_not_told(name: str, index: Index) -> None:
    """What mail programs and social media put into a link is none of the visitor's business."""
    assert left_out({name: ["x"]}, index) == ()


@pytest.mark.parametrize(("params", "meant"), [
    ({"lan": ["4"]}, ["04"]),
    ({"lan": ["9"], "tema": ["boend"]}, ["09", "boende"]),
    ({"lan": ["004"]}, ["04"]),
    ({"lan": ["2"]}, [None]),
    ({"kommun": ["Östhammar"]}, ["osthammar"]),
    ({"jamfor": ["flenn"], "lik": ["harjedallen"]}, ["flen", "harjedalen"]),
    ({"teman": ["boende"]}, ["tema"]),
    ({"Kommun": ["flen"]}, ["kommun"]),
    ({"steg": ["gotlandd"], "bild": ["kartan"]}, ["gotland", "karta"]),
    ({"sortering": ["norr"], "egentyp": ["B44"], "fraga": ["besokk"], "dimension": ["themes"]},
     ["nord", "B4", "besok", "theme"]),
    ({"tema": ["xyz"], "kommun": ["kiruna"], "steg": ["2"]}, [None, None, None]),
    ({"kommun": ["flen", "gotland"]}, [None]),
])  # fmt: skip
def test_what_may_be_meant_is_told(params: Params, meant: list[str | None], index: Index, atlas: Atlas) -> None:
    """A slip of the pen, a lost leading zero or a label brings the nearest id there is; a number only its own."""
    unused = left_out(params, index)
    assert [one.near for one in unused] == meant
    for lang in LANGS:
        text = notice(unused, translator(atlas.words, lang))
        assert all(near in text for near in meant[:3] if near)


def test_steps_beside_the_story_told_are_known(index: Index) -> None:
    """A step counts whether the story that the address asks for has it or it is shown beside; another does not."""
    own = {"bild": ["flen", "karta"]}
    assert left_out({**own, "steg": ["karta"]}, index) == ()
    assert left_out({**own, "steg": ["gotland"]}, index) == ()
    assert [one.part for one in left_out({**own, "steg": ["gotlandd"]}, index)] == ["steg=gotlandd"]


def test_names_of_the_address_are_all_known(atlas: Atlas) -> None:
    """Every parameter that the app writes is one of those that it reads."""
    params = {name: [value] for name in PARAMS for value in ("flen", "theme")}
    assert set(Selection.from_params(params, atlas).to_params()) <= set(PARAMS)


@pytest.mark.parametrize("lang", LANGS)
def test_only_the_first_few_are_named(lang: str, atlas: Atlas) -> None:
    """However much is wrong, the notice stays a line: some by name, the others by their number."""
    t = translator(atlas.words, "sv" if lang == "sv" else "en")
    parts = [UnknownParam(f"tema={n}") for n in range(50)]
    texts = [notice(parts[:count], t) for count in (0, 1, 3, 4, 50)]
    assert texts[0] == ""
    assert all(len(one) <= len(more) for one, more in pairwise(texts))
    assert "tema=2" in texts[2]
    assert "tema=3" not in texts[3]
    assert texts[2] == t("notice.passed_over", parts="tema=0, tema=1, tema=2"), "three are all there is to tell"
    assert texts[3] == t("notice.more", parts="tema=0, tema=1, tema=2", count=1)
    assert "47" in texts[4]
    assert "\n" not in texts[4]
