"""Describe problems of the data in words: which file, field and value, why it is wrong, and what to do."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from pilotkartan.content.editing_kinds import EDITING_KINDS, EDITING_NOTES
from pilotkartan.content.model import Lang, Text
from pilotkartan.content.plaintext import printable
from pilotkartan.content.settings import SWEDEN_LAT, SWEDEN_LON
from pilotkartan.content.sheet_kinds import SHEET_KINDS
from pilotkartan.content.version_kinds import VERSION_KINDS, VERSION_NOTES

_LAT, _LON = (f"{low}–{high}" for low, high in (SWEDEN_LAT, SWEDEN_LON))


def _text(sv: str, en: str) -> Text:
    return Text(sv=sv, en=en)


# Kind of problem -> (why, what to do). The texts are here, not in data/: they must be there when data/ is broken.
KINDS: dict[str, tuple[Text, Text]] = {
    **{kind: (_text(*why), _text(*to_do)) for kind, (why, to_do) in EDITING_KINDS.items()},
    "missing_file": (
        _text("filen finns inte", "the file does not exist"),
        _text("Lägg tillbaka filen.", "Put the file back."),
    ),
    "unreadable_file": (
        _text("filen går inte att läsa: {message}", "the file cannot be read: {message}"),
        _text(
            "Se till att den är en vanlig fil som appen får läsa.",
            "Make sure that it is a plain file that the app may read.",
        ),
    ),
    "no_pilots": (
        _text("mappen har ingen pilotfil", "the folder has no pilot file"),
        _text("Lägg minst en .toml-fil i mappen.", "Put at least one .toml file in the folder."),
    ),
    "same_name": (
        _text(
            "en annan fil heter likadant, bortsett från tecken som inte syns",
            "another file has the same name except for invisible characters",
        ),
        _text("Döp om eller ta bort en av dem.", "Rename or remove one of them."),
    ),
    "not_utf8": (
        _text("filen är inte kodad i UTF-8 (byte {position})", "the file is not in UTF-8 (byte {position})"),
        _text("Spara filen på nytt med kodningen UTF-8.", "Save the file again in the encoding UTF-8."),
    ),
    "broken_toml": (
        _text("filen går inte att läsa som TOML: {message}", "the file cannot be read as TOML: {message}"),
        _text(
            "Rätta raden; oftast saknas ett citattecken, en parentes eller ett likhetstecken.",
            "Correct that line; most often a quotation mark, a bracket or an equals sign is missing.",
        ),
    ),
    "leading_zero": (
        _text(
            "ett tal får inte börja med noll ({digits}, rad {line})",
            "a number must not begin with zero ({digits}, line {line})",
        ),
        _text(
            'Skriv det som text, inom citattecken: {field} = "{digits}".',
            'Write it as text, in quotes: {field} = "{digits}".',
        ),
    ),
    "unread_file": (
        _text("appen läser inte en fil med det namnet", "the app does not read a file of this name"),
        _text(
            "Byt namn på filen, eller flytta ut den ur mappen.{near}",
            "Rename the file, or move it out of the folder.{near}",
        ),
    ),
    "unread_note": (
        _text("appen läser inte filen", "the app does not read the file"),
        _text("Är den inte till för appen kan den ligga kvar.", "If it is not meant for the app it may stay."),
    ),
    "no_address": (
        _text("datamängden har ingen fast adress", "the data set has no permanent address"),
        _text(
            "När den är publicerad: ange adressen (helst en DOI) här och som url i CITATION.cff.",
            "Once it is published: give the address (a DOI, if possible) here and as url in CITATION.cff.",
        ),
    ),
    "not_retrieved": (
        _text("dagen då källtexten hämtades är inte känd", "the day on which the source was retrieved is not known"),
        _text("Ange den om den går att få fram; gissa inte.", "Give it if it can be found out; do not guess."),
    ),
    "later_than_data": (
        _text(
            "datumet är senare än datamängdens ({date} i data/dataset.toml)",
            "the date is later than that of the data ({date} in data/dataset.toml)",
        ),
        _text("Rätta ett av datumen.", "Correct one of the dates."),
    ),
    "not_yet": (
        _text("dagen har inte kommit än", "the day has not come yet"),
        _text(
            "Ange dagen då uppgiften senast kontrollerades, eller ta bort fältet.",
            "Give the day on which this was last verified, or remove the field.",
        ),
    ),
    "malformed_sha256": (
        _text(
            "en SHA-256-summa har 64 hexadecimala siffror, med gemener",
            "a SHA-256 sum has 64 hexadecimal digits, in lower case",
        ),
        _text(
            "Räkna ut den på nytt ur källtexten: sha256sum FIL.", "Compute it again from the source: sha256sum FILE."
        ),
    ),
    "unknown_field": (
        _text("fältet är okänt", "the field is unknown"),
        _text("Ta bort fältet eller rätta namnet.{near}", "Remove the field or correct its name.{near}"),
    ),
    "missing_field": (
        _text("fältet saknas", "the field is missing"),
        _text("Lägg till fältet; data/pilots/ har exempel.", "Add the field; data/pilots/ has examples."),
    ),
    "wrong_type": (
        _text("värdet är av fel typ, väntat: {expected}", "the value is of the wrong type, expected: {expected}"),
        _text("Skriv ett värde av rätt typ.{near}", "Write a value of the right type.{near}"),
    ),
    "not_allowed": (
        _text("värdet är inte något av {expected}", "the value is not one of {expected}"),
        _text("Välj ett av de tillåtna värdena.{near}", "Choose one of the allowed values.{near}"),
    ),
    "empty_text": (
        _text("texten är tom", "the text is empty"),
        _text("Skriv texten eller ta bort hela stycket.", "Write the text or remove the whole block."),
    ),
    "too_short": (
        _text("listan är tom", "the list is empty"),
        _text("Ange minst ett värde.", "Give at least one value."),
    ),
    "malformed_id": (
        _text(
            "ett id har bara a–z, 0–9, bindestreck och understreck", "an id has only a–z, 0–9, hyphens and underscores"
        ),
        _text(
            "Byt namn utan å, ä, ö, mellanslag och versaler.{near}", "Rename without spaces, capitals or å, ä, ö.{near}"
        ),
    ),
    "malformed_municipality_code": (
        _text("en kommunkod har fyra siffror", "a municipality code has four digits"),
        _text(
            'Ange SCB:s kod inom citattecken, t.ex. "0482".{near}',
            'Give Statistics Sweden\'s code in quotes, e.g. "0482".{near}',
        ),
    ),
    "unknown_municipality_code": (
        _text("Sverige har ingen kommun med den koden", "Sweden has no municipality with this code"),
        _text("Ange kommunens kod hos SCB.{near}", "Give the municipality's code at Statistics Sweden.{near}"),
    ),
    "unknown_municipality": (
        _text("Sverige har ingen kommun med det namnet", "Sweden has no municipality of this name"),
        _text(
            "Ange kommunens korta namn på svenska, utan ordet kommun; organisation kan heta något annat.{near}",
            "Give the municipality's short Swedish name, without the word kommun; organisation may differ.{near}",
        ),
    ),
    "wrong_municipality": (
        _text("koden hör till {other}, inte till {name}", "the code is that of {other}, not of {name}"),
        _text("Rätta koden eller namnet.{near}", "Correct the code or the name.{near}"),
    ),
    "wrong_county": (
        _text(
            "länets kod är de två första siffrorna i kommunens kod ({code})",
            "the county's code is the first two digits of the municipality's code ({code})",
        ),
        _text('Skriv "{expected}".', 'Write "{expected}".'),
    ),
    "seat_elsewhere": (
        _text(
            "lat {lat}, lon {lon} ligger {where}, {km} km från {name}",
            "lat {lat}, lon {lon} lies {where}, {km} km from {name}",
        ),
        _text(
            "Ange centralortens koordinater, i grader WGS 84.", "Give the coordinates of the seat, in degrees WGS 84."
        ),
    ),
    "unknown_county": (
        _text("Sverige har inget län med den koden", "Sweden has no county with this code"),
        _text("Ange någon av {known}.{near}", "Give one of {known}.{near}"),
    ),
    "unknown_skr_group": (
        _text(
            "SKR:s indelning av kommuner från 2017 har ingen sådan grupp",
            "SKR's classification of municipalities of 2017 has no such group",
        ),
        _text("Ange någon av {known}.{near}", "Give one of {known}.{near}"),
    ),
    "malformed_phone": (
        _text("värdet är inte ett svenskt telefonnummer", "the value is not a Swedish telephone number"),
        _text(
            'Skriv +46 och numret utan inledande nolla, utan mellanslag, t.ex. "+46701740605".',
            'Write +46 and the number without its leading zero or spaces, e.g. "+46701740605".',
        ),
    ),
    "malformed_email": (
        _text("värdet är inte en e-postadress", "the value is not an e-mail address"),
        _text('Skriv adressen med gemener, t.ex. "namn@kommun.se".', 'Write it in lower case, e.g. "name@kommun.se".'),
    ),
    "malformed_site": (
        _text("värdet är inte ett domännamn", "the value is not a domain name"),
        _text(
            'Skriv det utan https:// och snedstreck, t.ex. "kommun.se".',
            'Write it without https:// or slashes, e.g. "kommun.se".',
        ),
    ),
    "malformed_address": (
        _text(
            "adressen börjar inte med https:// eller har otillåtna tecken",
            "the address does not start with https:// or has characters that are not allowed",
        ),
        _text("Klistra in hela adressen, eller ta bort fältet.", "Paste the whole address, or remove the field."),
    ),
    "malformed_colour": (
        _text("en färg skrivs # och sex hexadecimala siffror", "a colour is # and six hexadecimal digits"),
        _text('Skriv t.ex. "#0072B2".', 'Write for example "#0072B2".'),
    ),
    "malformed_criterion": (
        _text("värdet är inte numret på ett kriterium i WCAG", "the value is not the number of a WCAG criterion"),
        _text('Skriv numret, t.ex. "2.5.8".', 'Write the number, e.g. "2.5.8".'),
    ),
    "full_with_faults": (
        _text("redogörelsen säger helt förenlig men räknar upp brister", "the statement says full but lists faults"),
        _text('Skriv conformance = "partial".', 'Write conformance = "partial".'),
    ),
    "malformed_icon": (
        _text("ett ikonnamn har bara a–z, 0–9 och understreck", "an icon name has only a–z, 0–9 and underscores"),
        _text('Ange namnet på en Material-symbol, t.ex. "home".', 'Give the name of a Material symbol, e.g. "home".'),
    ),
    "code_lacks": (
        _text("en kod under {dimension} måste ha {name}", "a code under {dimension} must have {name}"),
        _text("Lägg till {name}; andra koder i filen visar hur.", "Add {name}; other codes in the file show how."),
    ),
    "outside_sweden": (
        _text(
            f"lat {{lat}}, lon {{lon}} ligger utanför Sverige (lat {_LAT}, lon {_LON})",
            f"lat {{lat}}, lon {{lon}} lies outside Sweden (lat {_LAT}, lon {_LON})",
        ),
        _text("Rätta koordinaterna, i grader WGS 84.", "Correct the coordinates, in degrees WGS 84."),
    ),
    "swapped_coordinates": (
        _text("lat {lat} och lon {lon} ser omkastade ut", "lat {lat} and lon {lon} look swapped"),
        _text("Byt plats på lat och lon.", "Swap lat and lon."),
    ),
    "unknown_code": (
        _text("koden finns inte i kodboken under {dimension}", "the codebook has no such code under {dimension}"),
        _text(
            "Rätta koden eller lägg till den i data/codebook.toml.{near}",
            "Correct the code or add it to data/codebook.toml.{near}",
        ),
    ),
    "unknown_dimension": (
        _text("kodboken har ingen sådan dimension", "the codebook has no such dimension"),
        _text("Rätta dimensionens id.{near}", "Correct the id of the dimension.{near}"),
    ),
    "missing_dimension": (
        _text("appen behöver dimensionen men den saknas", "the app needs the dimension but it is missing"),
        _text("Lägg tillbaka blocket, eller rätta dess id.", "Put the block back, or correct its id."),
    ),
    "missing_status": (
        _text(
            "appen behöver koden under result_status men den saknas",
            "the app needs the code under result_status but it is missing",
        ),
        _text("Lägg tillbaka blocket, eller rätta dess id.", "Put the block back, or correct its id."),
    ),
    "unknown_paragraph": (
        _text("källan har inget sådant stycke", "the source has no such paragraph"),
        _text(
            "Rätta hänvisningen; styckena står i data/source.toml.{near}",
            "Correct the reference; data/source.toml lists the paragraphs.{near}",
        ),
    ),
    "unknown_material": (
        _text("programmet har inget sådant material", "the programme has no such material"),
        _text("Rätta materialets id.{near}", "Correct the id of the material.{near}"),
    ),
    "leads_nowhere": (
        _text("orden leder ingenstans", "the words lead nowhere"),
        _text(
            "Lägg till code, find eller near; andra block i filen visar hur.",
            "Add code, find or near; other blocks in the file show how.",
        ),
    ),
    "finds_nothing": (
        _text("inga texter och koder hos piloterna svarar mot det", "no text and no code of the pilots answers it"),
        _text("Ta bort ordet, eller rätta stavningen.", "Remove the word, or correct its spelling."),
    ),
    "unknown_pilot": (
        _text("det finns ingen sådan pilot", "there is no such pilot"),
        _text(
            "Skriv pilotens id, som är dess filnamn utan .toml.{near}",
            "Write the pilot's id, which is its file's name without .toml.{near}",
        ),
    ),
    "from_nowhere": (
        _text("varken source eller found säger varifrån det kommer", "neither source nor found says where it is from"),
        _text(
            "Ange de stycken i källan som nämner materialet, eller var det hittades.",
            "Give the paragraphs of the source that name the material, or where it was found.",
        ),
    ),
    "no_main_theme": (
        _text("piloten har inget huvudtema", "the pilot has no main theme"),
        _text("Skriv main = true vid ett av temana.", "Write main = true at one of the themes."),
    ),
    "two_main_themes": (
        _text("piloten har mer än ett huvudtema", "the pilot has more than one main theme"),
        _text("Låt main = true stå vid ett enda tema.", "Keep main = true at one theme only."),
    ),
    "main_is_no_theme": (
        _text("bara ett tema kan vara huvudtema", "only a theme can be the main one"),
        _text("Ta bort main = true här.", "Remove main = true here."),
    ),
    "not_own_theme": (
        _text(
            "piloten är inte kodad med det temat; dess teman är {own}",
            "the pilot is not coded with this theme; its themes are {own}",
        ),
        _text(
            "Välj bland pilotens teman, eller ge piloten temat under Kodning.",
            "Choose among the pilot's themes, or add a [[coding]] with the theme.",
        ),
    ),
    "duplicate": (
        _text("värdet finns redan i {other}", "the value is already in {other}"),
        _text("Ge ett eget värde.", "Give it a value of its own."),
    ),
    "missing_word": (
        _text("texten används av appen men saknas", "the app uses the text but it is missing"),
        _text("Lägg till den på svenska och engelska.", "Add it in Swedish and in English."),
    ),
    "wrong_blanks": (
        _text(
            "texten ska ha luckorna {expected}, på båda språken",
            "the text must have the blanks {expected}, in both languages",
        ),
        _text("Skriv luckorna precis så, med klammerparenteser.", "Write the blanks exactly so, with braces."),
    ),
    "long_text": (
        _text("texten har {count} tecken, fler än {most}", "the text has {count} characters, more than {most}"),
        _text("Korta eller dela den.", "Shorten or split it."),
    ),
    "long_sentence": (
        _text("en mening har {count} ord, fler än {most}", "a sentence has {count} words, more than {most}"),
        _text("Dela meningen.", "Split the sentence."),
    ),
    "repeated_fact": (
        _text("samma sak står i {other}", "the same is said in {other}"),
        _text("Säg det på ett ställe.", "Say it in one place."),
    ),
    **{kind: (_text(*why), _text(*to_do)) for kind, (why, to_do) in (SHEET_KINDS | VERSION_KINDS).items()},
}
# Kinds that an editor should know of but that are no mistakes: `check` prints them, nothing is refused for them.
NOTES = EDITING_NOTES | VERSION_NOTES | {
    "unread_note", "no_address", "not_retrieved", "no_such_cells", "unexplained_change", "finds_nothing",
}  # fmt: skip
# Kinds that make the texts hard to read: `check` prints them as warnings, nothing is refused for them.
WARNINGS = frozenset({"long_text", "long_sentence", "repeated_fact"})
# Pydantic's kind of error -> what was expected instead.
TYPES: dict[str, Text] = {
    "string_type": _text("text inom citattecken", "text in quotes"),
    "tuple_type": _text("en lista inom hakparenteser", "a list in square brackets"),
    "model_type": _text("ett block med fält", "a block of fields"),
    "dict_type": _text("ett block med fält", "a block of fields"),
    "int_type": _text("ett heltal", "a whole number"),
    "float_type": _text("ett tal", "a number"),
    "bool_type": _text("true eller false", "true or false"),
    "date_type": _text("ett datum utan citattecken, som 2026-11-23", "a date without quotes, such as 2026-11-23"),
    "greater_than": _text("ett tal över noll", "a number above zero"),
}
OTHER_TYPE = _text("ett värde som i de andra filerna", "a value as in the other files")
_NEAR = _text(" Menades ”{}”?", " Was ‘{}’ meant?")
_LINE = _text("rad {line}", "line {line}")
_COLUMN = _text("rad {line}, kolumn {column}", "line {line}, column {column}")


@dataclass(frozen=True)
class Problem:
    """One thing wrong. `context` fills the blanks of the kind's texts; `near` holds what may have been meant.

    In a table `row` is the line of the file, counted from 1, and `field` the column.
    """

    kind: str
    file: str
    field: str = ""
    value: Any = None
    context: tuple[tuple[str, Any], ...] = ()
    near: str | None = None
    row: int | None = None

    def where(self, lang: Lang) -> str:
        """Return the place in the file; nothing where the whole file is meant."""
        if self.row is None:
            return self.field
        return (_COLUMN if self.field else _LINE).of(lang).format(line=self.row, column=self.field)

    def why(self, lang: Lang) -> str:
        """Return why the value is wrong."""
        return KINDS[self.kind][0].of(lang).format(**self._blanks(lang))

    def to_do(self, lang: Lang) -> str:
        """Return what the editor should do, with the value that may have been meant."""
        near = _NEAR.of(lang).format(self.near) if self.near else ""
        return KINDS[self.kind][1].of(lang).format(near=near, **self._blanks(lang))

    def _blanks(self, lang: Lang) -> dict[str, Any]:
        return {name: value.of(lang) if isinstance(value, Text) else value for name, value in self.context}

    def shown_value(self) -> str:
        """Return the value, cut to a length that fits a line."""
        shown = "" if self.value is None else printable(_as_in_toml(self.value))
        return shown if len(shown) <= 80 else f"{shown[:77]}…"

    def line(self, lang: Lang) -> str:
        """Return the whole problem as one line."""
        where = self.where(lang)
        place = f"{self.file}: {where}" if where else self.file
        quote = '"' if isinstance(self.value, str) else ""
        value = f" = {quote}{self.shown_value()}{quote}" if self.value is not None else ""
        return f"{place}{value}: {self.why(lang)}. {self.to_do(lang)}"


class DataError(Exception):
    """The data cannot be used; the editor of the files in data/ should correct every one of `problems`."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(problem.line("en") for problem in self.problems))


def _as_in_toml(value: object) -> str:
    """Return a value as a data file has it, and not as Python writes it; a text alone has no quotes."""
    match value:
        case bool():
            return str(value).lower()
        case tuple():
            return f"[{', '.join(map(_quoted, value))}]"
        case dict():
            return f"{{ {', '.join(f'{name} = {_quoted(item)}' for name, item in value.items())} }}"
    return str(value)


def _quoted(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else _as_in_toml(value)


def nearest(value: object, choices: Sequence[str]) -> str | None:
    """Return the choice most like `value`, in whatever case, if one is like it at all.

    For a number that is only the one which it is without leading zeros: 4 is not like 14.
    """
    text, by_folded = str(value).casefold(), {choice.casefold(): choice for choice in choices}
    numbers = [choice for choice in choices if choice.isdecimal()]
    if text.isdecimal() and numbers:
        return next((number for number in numbers if number.lstrip("0") == text.lstrip("0")), None)
    return next((by_folded[near] for near in get_close_matches(text, by_folded, n=1, cutoff=0.6)), None)


def unknown_values(kind: str, file: str, places: Iterable[tuple[str, str]], known: list[str]) -> Iterator[Problem]:
    """Yield a problem for every (field, value) whose value is not known."""
    for field, value in places:
        if value not in known:
            yield Problem(kind, file, field, value, near=nearest(value, known))


def duplicate_values(places: Iterable[tuple[str, str, str]]) -> Iterator[Problem]:
    """Yield a problem for every (file, field, value) whose value an earlier one has."""
    first: dict[str, str] = {}
    for file, field, value in places:
        if value in first:
            yield Problem("duplicate", file, field, value, (("other", first[value]),))
        first.setdefault(value, f"{file} ({field})")
