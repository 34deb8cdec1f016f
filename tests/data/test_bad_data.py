"""Whatever an editor gets wrong in data/ is told with file, field, value, reason and remedy; visitors keep the map."""

import logging
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from pilotkartan.content.editing_kinds import EDITING_KINDS
from pilotkartan.content.load import AtlasStore, load_atlas
from pilotkartan.content.model import LANGS, Lang
from pilotkartan.content.municipality_rules import municipality_problems
from pilotkartan.content.parsed import FILES, INTERFACE, INTERFACE_FILE
from pilotkartan.content.problems import KINDS, NOTES, WARNINGS, DataError, Problem
from pilotkartan.content.sheet_kinds import SHEET_KINDS
from pilotkartan.content.version_kinds import VERSION_KINDS
from pilotkartan.geo.gazetteer import load_gazetteer
from tests.data.message_language import foreign_words


@dataclass(frozen=True)
class Slip:
    """One slip of the pen: `old` becomes `new` in a file; what must be told of it.

    `field` and `value` are as shown to the editor, `near` is what may have been meant, `why` a part of the reason
    in Swedish and in English, `also` what else both languages must name.
    """

    name: str
    file: str
    old: str
    new: str
    kind: str
    field: str
    why: tuple[str, str]
    value: str = ""
    near: str | None = None
    also: tuple[str, ...] = ()


FLEN = "pilots/flen.toml"
EDITORS_FILES = (
    ".#flen.toml", "._flen.toml", ".flen.toml.swp", ".DS_Store", "#flen.toml#", "flen.toml~", "flen.toml.~1~",
    "~$flen.toml", "flen.toml.bak", "flen.toml.orig", "flen.toml.swp", "flen.toml.tmp", "flen.toml.save",
    "flen.toml___jb_tmp___", "Thumbs.db", "desktop.ini",
)  # fmt: skip
FIRST_THEMES = 'themes = ["besok", "planering"]\n'
FIRST_CODE = '[[code]]\nid = "boende"'
NEW_CODE = '[[code]]\nid = "{id}"\ndimension = "{dimension}"\nlabel = {{ sv = "x", en = "y" }}\n'
FIRST_PARAGRAPH = '[[paragraph]]\nref = "programme:1"'
SLIPS = [
    Slip(
        "misspelt field", FLEN, 'publisher = "flen', 'publishr = "flen',
        "unknown_field", "material[1].publishr", ("okänt", "unknown"), "flen.se", "publisher",
    ),
    Slip(
        "misspelt field deep inside", FLEN, 'reason.sv = "Hela', 'reason.svv = "x"\nreason.sv = "Hela',
        "unknown_field", "coding[1].reason.svv", ("okänt", "unknown"), "x", "sv",
    ),
    Slip(
        "misspelt field of a word", "words.toml", 'contact = { sv =', 'contact = { svv = "x", sv =',
        "unknown_field", "programme.contact.svv", ("okänt", "unknown"), "x", "sv",
    ),
    Slip(
        "date as text", "dataset.toml", "issued = 2026-11-23", 'issued = "2026-11-23"',
        "wrong_type", "issued", ("fel typ", "wrong type"), "2026-11-23",
    ),
    Slip("missing field", FLEN, 'site = "flen.se"\n', "", "missing_field", "site", ("saknas", "missing")),
    Slip(
        "missing language", FLEN, 'en = "The project is about', '# en = "The project is about',
        "missing_field", "aim[1].en", ("saknas", "missing"),
    ),
    Slip(
        "number as text", FLEN, "lat = 59.0583", 'lat = "59.0583"',
        "wrong_type", "seat.lat", ("fel typ", "wrong type"), "59.0583",
    ),
    Slip(
        "one reference, no list", FLEN, 'source = ["flen:5", "flen:6"]', 'source = "flen:5"',
        "wrong_type", "contact.source", ("fel typ", "wrong type"), "flen:5",
    ),
    Slip(
        "empty text", FLEN, 'sv = "Flens kommun"', 'sv = " "',
        "empty_text", "organisation.sv", ("tom", "empty"), " ",
    ),
    Slip(
        "empty list", FLEN, 'source = ["flen:5", "flen:6"]', "source = []",
        "too_short", "contact.source", ("tom", "empty"),
    ),
    Slip(
        "unknown side of a label", FLEN, 'side = "left"', 'side = "lefft"',
        "not_allowed", "label.side", ("inte något av", "not one of"), "lefft", "left", ('"above"',),
    ),
    Slip(
        "malformed id", FLEN, 'id = "flen-exempel"', 'id = "Flens exempel"',
        "malformed_id", "material[2].id", ("a–z", "a–z"), "Flens exempel", "flens-exempel",
    ),
    Slip(
        "municipality code of three digits", FLEN, 'code = "0482"', 'code = "482"',
        "malformed_municipality_code", "code", ("fyra siffror", "four digits"), "482", "0482",
    ),
    Slip(
        "municipality code with a letter for a zero", FLEN, 'code = "0482"', 'code = "O482"',
        "malformed_municipality_code", "code", ("fyra siffror", "four digits"), "O482", "0482",
    ),
    Slip(
        "municipality code as a number", FLEN, 'code = "0482"', "code = 482",
        "wrong_type", "code", ("citattecken", "quotes"), "482", "0482",
    ),
    Slip(
        "county as a number", FLEN, 'county = "04"', "county = 4",
        "wrong_type", "county", ("citattecken", "quotes"), "4", "04",
    ),
    Slip(
        "municipality code as a number with its zero", FLEN, 'code = "0482"', "code = 0482",
        "leading_zero", "code", ("börja med noll", "begin with zero"), also=('code = "0482"',),
    ),
    Slip(
        "county as a number with its zero and a remark", FLEN, 'county = "04"', "county = 04  # Södermanland",
        "leading_zero", "county", ("börja med noll", "begin with zero"), also=('county = "04"',),
    ),
    Slip(
        "municipality code that there is not", FLEN, 'code = "0482"', 'code = "0499"',
        "unknown_municipality_code", "code", ("ingen kommun", "no municipality"), "0499", "0482",
    ),
    Slip(
        "code of another municipality", FLEN, 'code = "0482"', 'code = "0483"',
        "wrong_municipality", "code", ("hör till Katrineholm", "that of Katrineholm"), "0483", "0482", ("Flen",),
    ),
    Slip(
        "misspelt municipality", FLEN, 'name = "Flen"', 'name = "Flenn"',
        "unknown_municipality", "name", ("ingen kommun", "no municipality"), "Flenn", "Flen",
    ),
    Slip(
        "name with a space behind it", FLEN, 'name = "Flen"', 'name = "Flen "',
        "unknown_municipality", "name", ("ingen kommun", "no municipality"), "Flen ", "Flen",
    ),
    Slip(
        "name with the word kommun", FLEN, 'name = "Flen"', 'name = "Flens kommun"',
        "unknown_municipality", "name", ("ingen kommun", "no municipality"), "Flens kommun", "Flen",
    ),
    Slip(
        "county of another municipality", FLEN, 'county = "04"', 'county = "25"',
        "wrong_county", "county", ("två första siffrorna", "first two digits"), "25", also=("0482", '"04"'),
    ),
    Slip(
        "seat in another municipality", FLEN, "lat = 59.0583\nlon = 16.5878", "lat = 58.9959\nlon = 16.2075",
        "seat_elsewhere", "seat", ("i Katrineholm", "in Katrineholm"), also=("58.9959", "16.2075", "km", "Flen"),
    ),
    Slip(
        "seat at sea", FLEN, "lon = 16.5878", "lon = 18.9",
        "seat_elsewhere", "seat", ("utanför alla kommuner", "outside every municipality"), also=("18.9", "Flen"),
    ),
    Slip(
        "county that there is not", "codebook.toml", FIRST_CODE,
        NEW_CODE.format(id="11", dimension="county") + FIRST_CODE,
        "unknown_county", "code[1].id", ("inget län", "no county"), "11", None, ("25",),
    ),
    Slip(
        "SKR group that there is not", "codebook.toml", FIRST_CODE,
        NEW_CODE.format(id="B6", dimension="skr_group") + FIRST_CODE,
        "unknown_skr_group", "code[1].id", ("ingen sådan grupp", "no such group"), "B6", also=("B5", "C9"),
    ),
    Slip(
        "SKR group that the codebook lacks", FLEN, 'skr_group = "B5"', 'skr_group = "A1"',
        "unknown_code", "skr_group", ("kodboken", "codebook"), "A1", None, ("skr_group",),
    ),
    Slip(
        "two codes of one dimension with one label", "codebook.toml", 'sv = "Uppsala län"', 'sv = "Stockholms län"',
        "duplicate", "label.sv", ("redan", "already"), "Stockholms län", None, ("code[",),
    ),
    Slip(
        "two dimensions with one label", "codebook.toml", 'sv = "Kommuntyp"', 'sv = "Län"',
        "duplicate", "label.sv", ("redan", "already"), "Län", None, ("dimension[",),
    ),
    Slip(
        "site of another pilot", "pilots/gotland.toml", 'site = "gotland.se"', 'site = "flen.se"',
        "duplicate", "site", ("redan", "already"), "flen.se", None, ("data/pilots/flen.toml",),
    ),
    Slip(
        "organisation of another pilot", "pilots/gotland.toml", 'sv = "Region Gotland"', 'sv = "Flens kommun"',
        "duplicate", "organisation.sv", ("redan", "already"), "Flens kommun", None, ("data/pilots/flen.toml",),
    ),
    Slip(
        "site with half an ending", FLEN, 'site = "flen.se"', 'site = "flen.s"',
        "malformed_site", "site", ("domännamn", "domain name"), "flen.s",
    ),
    Slip(
        "site of numbers", FLEN, 'site = "flen.se"', 'site = "127.0.0.1"',
        "malformed_site", "site", ("domännamn", "domain name"), "127.0.0.1",
    ),
    Slip(
        "first publication after this version", "dataset.toml", "issued = 2026-11-23", "issued = 2226-11-23",
        "later_than_data", "issued", ("senare", "later"), "2226-11-23", also=("dataset.toml",),
    ),
    Slip(
        "source retrieved after this version", "source.toml", "sha256 =", "retrieved = 2226-11-23\nsha256 =",
        "later_than_data", "retrieved", ("senare", "later"), "2226-11-23", also=("dataset.toml",),
    ),
    Slip(
        "sum in capitals", "source.toml", "sha256 = \"6219", "sha256 = \"621F",
        "malformed_sha256", "sha256", ("64", "64"), "621F",
    ),
    Slip("sum left out", "source.toml", "sha256 =", "# sha256 =", "missing_field", "sha256", ("saknas", "missing")),
    Slip(
        "unknown kind of publisher", "dataset.toml", 'type = "PrivateIndividual(s)"', 'type = "LocalAuthorty"',
        "not_allowed", "publisher.type", ("inte något av", "not one of"), "LocalAuthorty", "LocalAuthority",
    ),
    Slip(
        "unknown theme of the EU", "dataset.toml", 'theme = ["REGI", ', 'theme = ["REGIO", ',
        "not_allowed", "theme[1]", ("inte något av", "not one of"), "REGIO", "REGI", ("GOVE",),
    ),
    Slip(
        "theme of the EU twice", "dataset.toml", 'theme = ["REGI", "GOVE"]', 'theme = ["REGI", "REGI"]',
        "duplicate", "theme[2]", ("redan", "already"), "REGI", None, ("theme[1]",),
    ),
    Slip(
        "no theme of the EU", "dataset.toml", 'theme = ["REGI", "GOVE"]', "theme = []",
        "too_short", "theme", ("tom", "empty"),
    ),
    Slip(
        "address to ask at", "dataset.toml", "[publisher]\n", '[publisher]\nemail = "data(at)example.org"\n',
        "malformed_email", "publisher.email", ("e-postadress", "e-mail"), "data(at)example.org",
    ),
    Slip(
        "page to ask at", "dataset.toml", "[publisher]\n", '[publisher]\npage = "example.org"\n',
        "malformed_address", "publisher.page", ("https://", "https://"), "example.org",
    ),
    Slip(
        "permanent address", "dataset.toml", "\nissued", '\naddress = "doi:10.5281/zenodo.1"\nissued',
        "malformed_address", "address", ("https://", "https://"), "doi:10.5281/zenodo.1",
    ),
    Slip(
        "telephone as dialled at home", FLEN, "+46706597707", "070-659 77 07",
        "malformed_phone", "contact.phone", ("telefonnummer", "telephone number"), "070-659 77 07", None, ("+46",),
    ),
    Slip(
        "e-mail address without @", "programme.toml", "anita.sandell@", "anita.sandell.",
        "malformed_email", "contact[1].found.email", ("e-postadress", "e-mail"), "anita.sandell.tillvaxtverket.se",
    ),
    Slip(
        "site with https", FLEN, 'site = "flen.se"', 'site = "https://flen.se/"',
        "malformed_site", "site", ("domännamn", "domain name"), "https://flen.se/",
    ),
    Slip(
        "day to come", FLEN, 'name = "Pernilla', 'verified = 2999-01-01\nname = "Pernilla',
        "not_yet", "contact.verified", ("inte kommit", "not come"), "2999-01-01",
    ),
    Slip(
        "day to come for the site", FLEN, 'site = "flen.se"', 'site = "flen.se"\nsite_verified = 2999-01-01',
        "not_yet", "site_verified", ("inte kommit", "not come"), "2999-01-01",
    ),
    Slip(
        "day to come for a material", FLEN, 'id = "flen-film"', 'id = "flen-film"\nverified = 2999-01-01',
        "not_yet", "material[1].verified", ("inte kommit", "not come"), "2999-01-01",
    ),
    Slip(
        "day as text", FLEN, 'name = "Pernilla', 'verified = "3 mars 2026"\nname = "Pernilla',
        "wrong_type", "contact.verified", ("fel typ", "wrong type"), "3 mars 2026",
    ),
    Slip(
        "time instead of a day", FLEN, 'name = "Pernilla', 'verified = 2026-03-03T10:00:00\nname = "Pernilla',
        "wrong_type", "contact.verified", ("fel typ", "wrong type"), "2026-03-03 10:00:00",
    ),
    Slip(
        "material about an unknown pilot", "programme.toml", 'pilots = ["vimmerby"]', 'pilots = ["vimerby"]',
        "unknown_pilot", "material[12].pilots[1]", ("ingen sådan pilot", "no such pilot"), "vimerby", "vimmerby",
    ),
    Slip(
        "material about a pilot twice", "programme.toml", '["vimmerby"]', '["vimmerby", "vimmerby"]',
        "duplicate", "material[12].pilots[2]", ("redan", "already"), "vimmerby", None, ("material[12].pilots[1]",),
    ),
    Slip(
        "material from nowhere", FLEN, 'publisher = "flen.se"\nsource = ["flen:3", "flen:4"]', 'publisher = "flen.se"',
        "from_nowhere", "material[1]", ("varifrån", "where"),
    ),
    Slip(
        "where a fact was found, in one language", FLEN, 'en = "A stored copy', '# en = "A stored copy',
        "missing_field", "material[2].found.en", ("saknas", "missing"),
    ),
    Slip(
        "unknown part of pilots", "programme.toml", '= "organisation_note"', '= "organisation"',
        "not_allowed", "section[8].passage[1].part_of_pilots", ("inte något av", "not one of"), "organisation",
        "organisation_note",
    ),
    Slip(
        "address without encryption", FLEN, 'address = "https://', 'address = "http://',
        "malformed_address", "material[2].found.address", ("https://", "https://"), "http://tillvaxtverket.se/",
    ),
    Slip(
        "address that runs a script", "source.toml", 'address = "https://', 'address = "javascript:alert(1)//',
        "malformed_address", "address", ("https://", "https://"), "javascript:alert(1)//",
    ),
    Slip(
        "bad colour", "codebook.toml", 'colour = "#332288"', 'colour = "#33228"',
        "malformed_colour", "code[1].colour", ("hexadecimala", "hexadecimal"), "#33228",
    ),
    Slip(
        "bad criterion", "accessibility.toml", 'criterion = "2.5.8"', 'criterion = "5.8"',
        "malformed_criterion", "fault[1].criterion", ("WCAG", "WCAG"), "5.8",
    ),
    Slip(
        "unknown conformance", "accessibility.toml", 'conformance = "partial"', 'conformance = "partly"',
        "not_allowed", "conformance", ("inte något av", "not one of"), "partly", "partial",
    ),
    Slip(
        "full conformance with faults", "accessibility.toml", 'conformance = "partial"', 'conformance = "full"',
        "full_with_faults", "", ("brister", "faults"),
    ),
    Slip(
        "bad icon", "codebook.toml", 'icon = "home"', 'icon = "Home icon"',
        "malformed_icon", "code[1].icon", ("ikonnamn", "icon name"), "Home icon",
    ),
    Slip(
        "theme without icon", "codebook.toml", 'icon = "home"\n', "",
        "code_lacks", "code[1]", ("måste ha", "must have"), also=("icon",),
    ),
    Slip(
        "coordinates outside Sweden", FLEN, "lat = 59.0583", "lat = 49.0583",
        "outside_sweden", "seat", ("utanför Sverige", "outside Sweden"), also=("49.0583", "16.5878"),
    ),
    Slip(
        "coordinates swapped", FLEN, "lat = 59.0583\nlon = 16.5878", "lat = 16.5878\nlon = 59.0583",
        "swapped_coordinates", "seat", ("omkastade", "swapped"), also=("59.0583", "16.5878"),
    ),
    Slip(
        "search word that is there twice", "search.toml", '"bostadskris"', '"Turism"',
        "duplicate", "word[3].sv[1]", ("redan", "already"), "turism", None, ("word[1].sv[2]",),
    ),
    Slip(
        "search word that is empty", "search.toml", '"bostadskris"', '" "',
        "empty_text", "word[1].sv[2]", ("tom", "empty"), " ",
    ),
    Slip(
        "no search words in a language", "search.toml", 'sv = ["lockande", "dragningskraft"]', "sv = []",
        "too_short", "sv", ("tom", "empty"), "", None, ("word[",),
    ),
    Slip(
        "misspelt field of search words", "search.toml", 'near = ["boende"]', 'nera = ["boende"]\nnear = ["boende"]',
        "unknown_field", "word[2].nera", ("okänt", "unknown"), '["boende"]', "near",
    ),
    Slip(
        "search words that lead nowhere", "search.toml", 'near = ["boende"]\n', "",
        "leads_nowhere", "word[2]", ("ingenstans", "nowhere"),
    ),
    Slip(
        "unknown code of search words", "search.toml", 'code = ["stadskarna"]', 'code = ["stadskarnan"]',
        "unknown_code", "code[1]", ("kodboken", "codebook"), "stadskarnan", "stadskarna", ("theme",),
    ),
    Slip(
        "unknown paragraph of an answer", "search.toml", '"vimmerby:2"', '"vimmerbi:2"',
        "unknown_paragraph", "source", ("stycke", "paragraph"), "vimmerbi:2", "vimmerby:2", ("answer[2]",),
    ),
    Slip(
        "unknown code", FLEN, 'code = "enkat"', 'code = "enkatt"',
        "unknown_code", "coding[5].code", ("kodboken", "codebook"), "enkatt", "enkat", ("method",),
    ),
    Slip(
        "code of another dimension", FLEN, 'skr_group = "B5"', 'skr_group = "04"',
        "unknown_code", "skr_group", ("kodboken", "codebook"), "04", None, ("skr_group",),
    ),
    Slip(
        "unknown status", FLEN, 'status = "done"', 'status = "doone"',
        "unknown_code", "result[1].status", ("kodboken", "codebook"), "doone", "done", ("result_status",),
    ),
    Slip(
        "result without themes", FLEN, FIRST_THEMES, "", "missing_field", "result[1].themes", ("saknas", "missing"),
    ),
    Slip(
        "result with an empty list of themes", FLEN, FIRST_THEMES, "themes = []\n",
        "too_short", "result[1].themes", ("tom", "empty"),
    ),
    Slip(
        "misspelt theme of a result", FLEN, FIRST_THEMES, 'themes = ["besok", "planerin"]\n',
        "unknown_code", "result[1].themes[2]", ("kodboken", "codebook"), "planerin", "planering", ("theme",),
    ),
    Slip(
        "theme of a result that the pilot does not have", FLEN, FIRST_THEMES, 'themes = ["besok", "boende"]\n',
        "not_own_theme", "result[1].themes[2]", ("inte kodad", "not coded"), "boende", None, ("planering",),
    ),
    Slip(
        "theme of a result that is there twice", FLEN, FIRST_THEMES, 'themes = ["besok", "besok"]\n',
        "duplicate", "result[1].themes[2]", ("redan", "already"), "besok", None, ("result[1].themes[1]",),
    ),
    Slip(
        "unknown kind of material", "programme.toml", 'kind = "rapport"', 'kind = "raport"',
        "unknown_code", "material[2].kind", ("kodboken", "codebook"), "raport", "rapport", ("material_kind",),
    ),
    Slip(
        "unknown dimension", "codebook.toml", FIRST_CODE, NEW_CODE.format(id="ny", dimension="conty") + FIRST_CODE,
        "unknown_dimension", "code[1].dimension", ("dimension", "dimension"), "conty", "county",
    ),
    Slip(
        "unknown source paragraph", FLEN, 'source = ["flen:5", "flen:6"]', 'source = ["flen:5", "flenn:6"]',
        "unknown_paragraph", "contact.source", ("stycke", "paragraph"), "flenn:6", "flen:6",
    ),
    Slip(
        "unknown material", "programme.toml", 'material = ["program-kallsida"]', 'material = ["program-kalsida"]',
        "unknown_material", "section[1].material", ("material", "material"), "program-kalsida", "program-kallsida",
    ),
    Slip(
        "no main theme", FLEN, "main = true\n", "",
        "no_main_theme", "coding", ("inget huvudtema", "no main theme"), also=("main = true",),
    ),
    Slip(
        "two main themes", FLEN, 'code = "dialog"\n', 'code = "dialog"\nmain = true\n',
        "two_main_themes", "coding", ("mer än ett", "more than one"), "besok, dialog", None, ("main = true",),
    ),
    Slip(
        "main on a method", FLEN, 'code = "enkat"\n', 'code = "enkat"\nmain = true\n',
        "main_is_no_theme", "coding[5].main", ("bara ett tema", "only a theme"), "enkat",
    ),
    Slip(
        "coding twice", FLEN, 'code = "enkat"\n', 'code = "dialogmote"\n',
        "duplicate", "coding[5].code", ("redan", "already"), "dialogmote", None, ("coding[4].code",),
    ),
    Slip(
        "material id twice", "pilots/vimmerby.toml", 'id = "vimmerby-slus"', 'id = "flen-film"',
        "duplicate", "material[1].id", ("redan", "already"), "flen-film", None, ("data/pilots/flen.toml",),
    ),
    Slip(
        "codebook id twice", "codebook.toml", FIRST_CODE, NEW_CODE.format(id="boende", dimension="method") + FIRST_CODE,
        "duplicate", "code[2].id", ("redan", "already"), "boende", None, ("code[1].id",),
    ),
    Slip(
        "paragraph twice", "source.toml", FIRST_PARAGRAPH, f'{FIRST_PARAGRAPH}\nsv = "x"\nen = "y"\n{FIRST_PARAGRAPH}',
        "duplicate", "paragraph[2].ref", ("redan", "already"), "programme:1", None, ("paragraph[1].ref",),
    ),
    Slip(
        "quotation mark missing", FLEN, 'name = "Flen"', 'name = "Flen',
        "broken_toml", "", ("citattecken saknas (rad 2)", "quotation mark is missing (line 2)"), also=("TOML",),
    ),
    Slip(
        "field twice", FLEN, 'name = "Flen"', 'name = "Flen"\nname = "Flen"',
        "broken_toml", "", ("två gånger (rad 3)", "there twice (line 3)"), also=("TOML",),
    ),
    Slip(
        "word missing", "words.toml", "contact = {", "# contact = {",
        "missing_word", "programme.contact", ("saknas", "missing"),
    ),
    Slip(
        "unknown word", "words.toml", "contact = {", 'contactt = { sv = "x", en = "y" }\ncontact = {',
        "unknown_field", "programme.contactt", ("okänt", "unknown"), "", "programme.contact",
    ),
    Slip(
        "word with other blanks in English", "words.toml", 'en = "{pilots} cases', 'en = "{cases} cases',
        "wrong_blanks", "limits.few", ("luckor", "blanks"), "{pilots} fall, utsedda av Tillväxtverket",
    ),
    Slip(
        "word with a broken blank", "words.toml", 'en = "{pilots} cases', 'en = "{pilots cases',
        "wrong_blanks", "limits.few", ("luckor", "blanks"), "{pilots} fall, utsedda av Tillväxtverket",
    ),
]  # fmt: skip
# Kinds that no change of a line brings about; each has a test of its own below.
WHOLE_FILE_KINDS = {
    "missing_dimension", "missing_status", "missing_file", "unreadable_file", "no_pilots", "not_utf8", "same_name",
}  # fmt: skip
# What `check` finds in the folder, reminds of or warns of; test_check.py and test_text_warnings.py bring it about,
# test_editing.py EDITING_KINDS, test_coding_sheets.py SHEET_KINDS.
CHECKED_KINDS = {"unread_file", *NOTES, *WARNINGS, *SHEET_KINDS, *VERSION_KINDS}


def change(path: Path, old: str, new: str) -> None:
    """Replace the first `old` in a file."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def problems_of(data: Path) -> tuple[Problem, ...]:
    """Return every problem that is told of a data folder that cannot be used."""
    with pytest.raises(DataError) as caught:
        load_atlas(data)
    return caught.value.problems


def only_problem(data: Path) -> Problem:
    """Return the one problem of a data folder."""
    (problem,) = problems_of(data)
    return problem


def lines_told(data: Path) -> list[str] | None:
    """Return what is told of a data folder, in both languages, or None where it loads."""
    try:
        load_atlas(data)
    except DataError as error:
        return [problem.line(lang) for problem in error.problems for lang in LANGS]
    return None


def assert_told(problem: Problem, named: Sequence[str], why: tuple[str, str]) -> None:
    """Hold that each language's line names all of `named`, the right reason and a remedy."""
    for lang, reason in zip(LANGS, why, strict=True):
        line = problem.line(lang)
        assert [part for part in named if part not in line] == []
        assert reason in problem.why(lang)
        assert problem.to_do(lang)
        assert foreign_words(problem, lang) == set()
        assert line.endswith(problem.to_do(lang))


@pytest.mark.parametrize("slip", SLIPS, ids=[slip.name for slip in SLIPS])
def test_slip_is_told(slip: Slip, data_copy: Path) -> None:
    """A slip is told once: file, field, value, why it is wrong, what to do, and what may have been meant."""
    change(data_copy / slip.file, slip.old, slip.new)
    problem = only_problem(data_copy)
    assert (problem.kind, problem.file) == (slip.kind, f"data/{slip.file}")
    assert problem.field == slip.field or (slip.field and problem.field.endswith(f"].{slip.field}"))
    assert problem.near == slip.near
    assert_told(problem, (f"data/{slip.file}", slip.field, slip.value, *slip.also), slip.why)
    assert all((slip.near or "") in problem.to_do(lang) for lang in LANGS)


def test_every_kind_of_problem_is_tried() -> None:
    """No kind of problem can be told that no test here has brought about."""
    assert {slip.kind for slip in SLIPS} | WHOLE_FILE_KINDS | CHECKED_KINDS | EDITING_KINDS.keys() == KINDS.keys()


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", KINDS)
def test_no_kind_is_told_in_one_language_only(kind: str, lang: Lang) -> None:
    """Reason and remedy are written in each language; neither is the other's text."""
    for text in KINDS[kind]:
        assert text.of(lang).strip()
        assert text.sv != text.en


@pytest.mark.parametrize("written", ["fl\u00aden.toml", "\u200bflen.toml"])
def test_file_of_the_same_name_is_told(written: str, data_copy: Path) -> None:
    """Of two pilots' files whose names differ in signs that cannot be seen, none is dropped: the other one is told."""
    shutil.copy(data_copy / "pilots/flen.toml", data_copy / "pilots" / written)
    problem = only_problem(data_copy)
    assert (problem.kind, problem.file) == ("same_name", "data/pilots/flen.toml")
    assert_told(problem, (ascii(written)[1:-1],), ("heter likadant", "the same name"))


def test_file_name_is_told_as_it_is_read(data_copy: Path) -> None:
    """A name that the file system writes with letters and marks apart, or that no text can hold, is told as text."""
    pilots = data_copy / "pilots"
    (pilots / "flen.toml").rename(pilots / "fle\u0301n.toml")
    assert only_problem(data_copy).line("en").startswith('data/pilots/flén.toml: id = "flén"')
    (pilots / "fle\u0301n.toml").rename(pilots / "fl\udce9n.toml")
    assert "data/pilots/fl n.toml" in only_problem(data_copy).line("sv").encode().decode()


@pytest.mark.parametrize("name", FILES)
def test_missing_file_is_told(name: str, data_copy: Path) -> None:
    """A file that is gone is the only thing told: what cannot be checked without it is left alone."""
    (data_copy / name).unlink()
    problem = only_problem(data_copy)
    assert (problem.kind, problem.file) == ("missing_file", f"data/{name}")
    assert_told(problem, (f"data/{name}",), ("finns inte", "does not exist"))


@pytest.mark.parametrize("empty", [lambda pilots: [path.unlink() for path in pilots.iterdir()], shutil.rmtree])
def test_no_pilots_are_told(empty: Callable[[Path], object], data_copy: Path) -> None:
    """A folder without pilots, or no such folder, is told, not shown as an empty map."""
    empty(data_copy / "pilots")
    problem = only_problem(data_copy)
    assert problem.kind == "no_pilots"
    assert_told(problem, ("data/pilots", ".toml"), ("ingen pilotfil", "no pilot file"))


@pytest.mark.parametrize("file", [FLEN, *FILES])
def test_other_encoding_is_told(file: str, data_copy: Path) -> None:
    """A file saved in another encoding is told with the place of the first byte that cannot be read."""
    text = "# Ö\n" + (data_copy / file).read_text("utf-8")
    (data_copy / file).write_bytes(text.encode("cp1252", "replace"))
    problem = only_problem(data_copy)
    assert problem.kind == "not_utf8"
    assert_told(problem, (f"data/{file}", "UTF-8", "byte 2"), ("UTF-8", "UTF-8"))


def test_byte_order_mark_is_no_mistake(data_copy: Path) -> None:
    """A file saved by an editor that puts a byte order mark first is read like any other."""
    for path in (data_copy / file for file in (FLEN, *FILES)):
        path.write_text(path.read_text("utf-8"), "utf-8-sig")
    assert lines_told(data_copy) is None


@pytest.mark.parametrize("file", [FLEN, *FILES])
def test_file_that_cannot_be_read_is_told(file: str, data_copy: Path) -> None:
    """A file that is there but cannot be read (here a folder of its name) is told like any other mistake."""
    (data_copy / file).unlink()
    (data_copy / file).mkdir()
    assert only_problem(data_copy).file == f"data/{file}"


def test_id_inside_the_file_is_told(data_copy: Path) -> None:
    """A pilot's id is its file's name; one written in the file as well is told, not passed over in silence."""
    change(data_copy / FLEN, 'name = "Flen"', 'name = "Flen"\nid = "gotland"')
    assert (only_problem(data_copy).field, only_problem(data_copy).value) == ("id", "gotland")


def test_misspelt_required_field_is_told_twice(data_copy: Path) -> None:
    """A required field misspelt is both missing and unknown, and the unknown one is told what was meant."""
    change(data_copy / FLEN, 'site = "flen.se"', 'siet = "flen.se"')
    told = {(problem.kind, problem.field, problem.near) for problem in problems_of(data_copy)}
    assert told == {("missing_field", "site", None), ("unknown_field", "siet", "site")}


def test_file_name_that_is_no_id_is_told(data_copy: Path) -> None:
    """A pilot's file name is its id, so a name that cannot be one is told as such."""
    (data_copy / FLEN).rename(data_copy / "pilots" / "Flens kommun.toml")
    problem = only_problem(data_copy)
    assert (problem.kind, problem.field) == ("malformed_id", "id")
    assert_told(problem, ("data/pilots/Flens kommun.toml", "Flens kommun"), ("id", "id"))


@pytest.mark.parametrize(("old", "new", "kind", "field", "near", "told"), [
    ("close = {", "# close = {", "missing_word", "panel.close", None, "panel.close"),
    ("close = {", 'closse = { sv = "x", en = "y" }\nclose = {',
     "unknown_field", "panel.closse", "panel.close", "closse"),
    ('close = { sv = "Till listan", ', "close = { ", "missing_field", "panel.close.sv", None, "panel.close.sv"),
    ('sv = "{place} av {total}", en = "{place} of', 'sv = "{plats} av {total}", en = "{plats} of',
     "wrong_blanks", "panel.place", None, "{plats} av {total} / {plats} of {total}"),
    ('en = "{place} of {total}"', 'en = "{place} of {sum}"',
     "wrong_blanks", "panel.place", None, "{place} av {total} / {place} of {sum}"),
    ('en = "{place} of {total}"', 'en = "{place} of {total"',
     "wrong_blanks", "panel.place", None, "{place} av {total} / {place} of {total"),
])  # fmt: skip
def test_slip_in_the_words_of_the_interface_is_told(
    old: str, new: str, kind: str, field: str, near: str | None, told: str, tmp_path: Path
) -> None:
    """The interface's own words are checked as the data is: none missing, none too many, the blanks the app fills."""
    words = Path(shutil.copy(INTERFACE_FILE, tmp_path))
    change(words, old, new)
    with pytest.raises(DataError) as caught:
        load_atlas(interface=words)
    (problem,) = caught.value.problems
    assert (problem.file, problem.kind, problem.field, problem.near) == (INTERFACE, kind, field, near)
    assert all(INTERFACE in problem.line(lang) and told in problem.line(lang) for lang in LANGS)


@pytest.mark.parametrize(
    ("old", "file"), [('close = { sv = "Till listan', INTERFACE), ('tagline = { sv = "Pilotk', "data/words.toml")]
)
def test_word_in_the_other_file_is_told(old: str, file: str, data_copy: Path, tmp_path: Path) -> None:
    """A word that stands in the wrong one of the two files is missing in the one and unknown in the other."""
    words = Path(shutil.copy(INTERFACE_FILE, tmp_path / "interface.toml"))
    source, target = (words, data_copy / "words.toml")[:: 1 if file == INTERFACE else -1]
    (line,) = (line for line in source.read_text("utf-8").split("\n") if line.startswith(old))
    table = "panel" if file == INTERFACE else "head"
    change(source, f"{line}\n", "")
    text = target.read_text("utf-8")
    heading = f"[{table}]\n"
    text = text.replace(heading, f"{heading}{line}\n") if heading in text else f"{text}{heading}{line}\n"
    target.write_text(text, "utf-8")
    with pytest.raises(DataError) as caught:
        load_atlas(data_copy, words)
    assert {(problem.file == file, problem.kind) for problem in caught.value.problems} == {
        (True, "missing_word"),
        (False, "unknown_field"),
    }


def test_everything_wrong_is_told_at_once(data_copy: Path) -> None:
    """An editor sees every slip in every file in one go, not one after the other."""
    change(data_copy / FLEN, "+46706597707", "0706597707")
    change(data_copy / FLEN, "lat = 59.0583", "lat = 16")
    change(data_copy / FLEN, 'code = "besok"', 'code = "besokk"')
    change(data_copy / "pilots/gotland.toml", 'code = "analys"', 'code = "analyys"')
    change(data_copy / "pilots/kramfors.toml", 'name = "Kramfors"', "name = Kramfors")
    change(data_copy / "codebook.toml", 'icon = "home"', 'icon = "Home"')
    change(data_copy / "words.toml", 'sv = "Kontakt på Tillväxtverket", ', "")
    (data_copy / "source.toml").unlink()
    assert {(problem.file, problem.kind) for problem in problems_of(data_copy)} == {
        ("data/pilots/flen.toml", "malformed_phone"),
        ("data/pilots/flen.toml", "outside_sweden"),
        ("data/pilots/flen.toml", "unknown_code"),
        ("data/pilots/gotland.toml", "unknown_code"),
        ("data/pilots/kramfors.toml", "broken_toml"),
        ("data/codebook.toml", "malformed_icon"),
        ("data/words.toml", "missing_field"),
        ("data/source.toml", "missing_file"),
    }


def test_rules_between_files_are_told_together(data_copy: Path) -> None:
    """Slips that show only between files are all told at once as well."""
    change(data_copy / FLEN, 'code = "enkat"', 'code = "enkatt"')
    change(data_copy / "pilots/gotland.toml", 'code = "0980"', 'code = "0482"')
    change(data_copy / "pilots/kramfors.toml", 'county = "22"', 'county = "24"')
    change(data_copy / "pilots/haninge.toml", "main = true\n", "")
    change(data_copy / "programme.toml", 'source = ["programme:11"]', 'source = ["programme:111"]')
    assert {(problem.file, problem.kind) for problem in problems_of(data_copy)} == {
        ("data/pilots/flen.toml", "unknown_code"),
        ("data/pilots/gotland.toml", "duplicate"),
        ("data/pilots/gotland.toml", "wrong_municipality"),
        ("data/pilots/kramfors.toml", "wrong_county"),
        ("data/pilots/haninge.toml", "no_main_theme"),
        ("data/programme.toml", "unknown_paragraph"),
    }


def test_labels_that_are_no_texts(data_copy: Path) -> None:
    """Two labels that are the same number are told as numbers, not as two of one name."""
    for label in ("Uppsala län", "Stockholms län"):
        change(data_copy / "codebook.toml", f'sv = "{label}"', "sv = 3")
    assert [problem.kind for problem in problems_of(data_copy)] == ["wrong_type", "wrong_type"]


def test_error_says_every_problem(data_copy: Path) -> None:
    """Who sees only the exception still reads every problem."""
    change(data_copy / FLEN, "+46706597707", "0706597707")
    change(data_copy / "codebook.toml", 'icon = "home"', 'icon = "Home"')
    with pytest.raises(DataError) as caught:
        load_atlas(data_copy)
    assert str(caught.value).splitlines() == [problem.line("en") for problem in caught.value.problems]
    assert len(caught.value.problems) == 2


def test_long_value_is_cut(data_copy: Path) -> None:
    """A value of a thousand letters does not hide the rest of the line."""
    change(data_copy / FLEN, "+46706597707", "0" * 1000)
    assert len(only_problem(data_copy).line("en")) < 400


@pytest.mark.slow
def test_any_line_may_be_lost(data_copy: Path) -> None:
    """Whichever line of a pilot's file is deleted, the atlas still loads or every problem can be told."""
    path = data_copy / "pilots" / "kramfors.toml"
    for other in set(path.parent.iterdir()) - {path}:
        other.unlink()
    lines = path.read_text("utf-8").splitlines(keepends=True)
    for number in range(len(lines)):
        path.write_text("".join(lines[:number] + lines[number + 1 :]), "utf-8")
        told = lines_told(data_copy)
        assert told is None or all(told), number
        assert told != [], number


def test_store_keeps_the_last_good_atlas(data_copy: Path) -> None:
    """Visitors keep the map they have while an editor's mistake lies in the files."""
    store = AtlasStore(data_copy)
    good = store.get()
    change(data_copy / FLEN, 'name = "Flen"', 'name = "Flen')
    assert store.get() is good
    (data_copy / "codebook.toml").unlink()
    assert store.get() is good


def test_store_reads_unchanged_files_once(data_copy: Path) -> None:
    """As long as no file changes, every visitor gets the very same atlas."""
    store = AtlasStore(data_copy)
    assert store.get() is store.get()


def test_store_logs_each_problem_once(data_copy: Path, caplog: pytest.LogCaptureFixture) -> None:
    """The log names each problem once, however many visitors come."""
    store = AtlasStore(data_copy)
    store.get()
    change(data_copy / FLEN, "+46706597707", "0706597707")
    change(data_copy / "pilots/gotland.toml", 'code = "0980"', 'code = "980"')
    with caplog.at_level(logging.ERROR):
        for _ in range(3):
            store.get()
    lines = [problem.line("en") for problem in problems_of(data_copy)]
    assert len(lines) == 2
    assert [sum(line in message for message in caplog.messages) for line in lines] == [1, 1]
    assert len(caplog.messages) == 2


@pytest.mark.parametrize("wrong", ["0706597707", "+4670659770"])
def test_store_shows_mended_files_at_once(wrong: str, data_copy: Path) -> None:
    """Once the files are mended, the next visitor sees what is new, without a restart."""
    store = AtlasStore(data_copy)
    store.get()
    change(data_copy / FLEN, "+46706597707", wrong)
    store.get()
    change(data_copy / FLEN, wrong, "+46706597708")
    assert store.get().by_id["flen"].contact.phone == "+46706597708"


def test_store_shows_a_new_pilot_and_lets_an_old_one_go(data_copy: Path) -> None:
    """A file added or taken away is seen at the next visit too."""
    store = AtlasStore(data_copy)
    before = {pilot.id for pilot in store.get().pilots}
    (data_copy / "pilots/kramfors.toml").rename(data_copy.parent / "kramfors.toml")
    assert before - {pilot.id for pilot in store.get().pilots} == {"kramfors"}
    (data_copy.parent / "kramfors.toml").rename(data_copy / "pilots/kramfors.toml")
    assert {pilot.id for pilot in store.get().pilots} == before


def test_store_without_a_good_atlas_tells_why_until_mended(data_copy: Path) -> None:
    """Where there never was a good atlas every visit is told why, and the first after mending gets the map."""
    mended = (data_copy / FLEN).read_text("utf-8")
    change(data_copy / FLEN, "+46706597707", "0706597707")
    store = AtlasStore(data_copy)
    for _ in range(2):
        with pytest.raises(DataError, match="0706597707"):
            store.get()
    (data_copy / FLEN).write_text(mended, "utf-8")
    assert store.get().by_id["flen"].contact.phone == "+46706597707"


def test_store_tells_the_newest_problem(data_copy: Path) -> None:
    """Where there never was a good atlas, a mistake mended and another made is told as the other."""
    change(data_copy / FLEN, "+46706597707", "0706597707")
    store = AtlasStore(data_copy)
    with pytest.raises(DataError, match="0706597707"):
        store.get()
    change(data_copy / FLEN, '"0706597707"', '"+46706597707" # mended')
    change(data_copy / FLEN, 'code = "0482"', 'code = "482"')
    with pytest.raises(DataError) as caught:
        store.get()
    assert [problem.value for problem in caught.value.problems] == ["482"]


def test_dimension_renamed_everywhere_is_told(data_copy: Path) -> None:
    """A dimension that the app asks by name cannot be renamed, not even with all its codes."""
    file = data_copy / "codebook.toml"
    file.write_text(file.read_text("utf-8").replace('"method"', '"metod"'), "utf-8")
    problem = only_problem(data_copy)
    assert (problem.kind, problem.file, problem.value) == ("missing_dimension", "data/codebook.toml", "method")


def test_status_that_the_app_needs_is_told(data_copy: Path) -> None:
    """The charts know a result's status by its id: one that the codebook lacks is told as such."""
    change(data_copy / "codebook.toml", 'id = "planned"', 'id = "tankt"')
    (problem,) = (problem for problem in problems_of(data_copy) if problem.file == "data/codebook.toml")
    assert (problem.kind, problem.value) == ("missing_status", "planned")
    assert_told(problem, ("planned",), ("result_status", "result_status"))


@pytest.mark.parametrize("odd", ["{ a = 1 }", "[{ a = 1 }]", "[1]"])
def test_odd_code_is_told(odd: str, data_copy: Path) -> None:
    """A municipality code that is no text at all is told like any other, and stops nothing."""
    change(data_copy / FLEN, 'code = "0482"', f"code = {odd}")
    assert only_problem(data_copy).field == "code"


def test_suggestions_need_no_known_name(data_copy: Path) -> None:
    """Where the name is wrong too, a lost zero is put back all the same, and the county follows the code."""
    change(data_copy / FLEN, 'name = "Flen"', 'name = "Xyzzy"')
    change(data_copy / FLEN, 'county = "04"', "county = 4")
    near = {problem.field: problem.near for problem in problems_of(data_copy)}
    assert near == {"name": "Flen", "county": "04"}
    change(data_copy / FLEN, 'code = "0482"', "code = 482")
    near = {problem.field: problem.near for problem in problems_of(data_copy)}
    assert near == {"name": None, "code": "0482", "county": "04"}


def test_pilot_of_another_municipality_is_told_whole(data_copy: Path) -> None:
    """A copied file of which only the name was changed is told what all of it still is Flen's."""
    path = data_copy / "pilots/lysekil.toml"
    text = (data_copy / FLEN).read_text("utf-8").replace('"flen-', '"lysekil-')
    path.write_text(text.replace('name = "Flen"', 'name = "Lysekil"', 1).replace('county = "04"', 'county = "25"'))
    problems = problems_of(data_copy)
    told = {(problem.kind, problem.field): problem for problem in problems if problem.kind != "left_over_text"}
    assert set(told) == {
        ("duplicate", "code"), ("wrong_municipality", "code"), ("wrong_county", "county"), ("seat_elsewhere", "seat"),
        ("duplicate", "site"), ("duplicate", "organisation.sv"), ("duplicate", "organisation.en"),
    }  # fmt: skip
    assert told["wrong_municipality", "code"].near == "1484"
    assert '"14"' in told["wrong_county", "county"].to_do("en")
    assert "in Flen" in told["seat_elsewhere", "seat"].why("en")


def test_seat_of_any_municipality_is_taken() -> None:
    """No municipality's seat is refused, though the schematic borders leave some of them in the water or next door."""
    places = [place for place in load_gazetteer().places if place.kind == "municipality"]
    files = [
        {"code": at.id, "name": at.name, "county": at.county, "seat": {"lat": at.lat, "lon": at.lon}} for at in places
    ]
    assert len(files) == 290
    assert [problem.line("en") for file in files for problem in municipality_problems("x.toml", file)] == []


def test_editors_file_is_no_pilot(data_copy: Path) -> None:
    """What editors and file systems leave beside the pilots' files breaks nothing, even where it is no text."""
    for name in EDITORS_FILES:
        (data_copy / "pilots" / name).write_bytes(b"\x00\x05")
    assert len(load_atlas(data_copy).pilots) == 10


def test_lock_that_leads_nowhere_breaks_nothing(data_copy: Path) -> None:
    """The running app takes no notice of the lock that Emacs sets while a file is being changed."""
    store = AtlasStore(data_copy)
    good = store.get()
    (data_copy / "pilots/.#flen.toml").symlink_to("editor@host.123:456")
    assert store.get() is good
    assert AtlasStore(data_copy).get().version == good.version
