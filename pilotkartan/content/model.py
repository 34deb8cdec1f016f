"""Define what the app knows, as frozen models. Nothing here reads files or draws."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from pilotkartan.content.settings import COUNTRY_CODE, PLANNED, SWEDEN_LAT, SWEDEN_LON
from pilotkartan.content.settings import LANGS as LANGS
from pilotkartan.content.settings import Lang as Lang

# The parts of a pilot's article that are plain passages.
PARTS = ("aim", "activity", "organisation_note", "next")
Part = Literal["aim", "activity", "organisation_note", "next"]


def in_sweden(lat: float, lon: float) -> bool:
    """Tell whether a point is within the bounds of Sweden."""
    return SWEDEN_LAT[0] <= lat <= SWEDEN_LAT[1] and SWEDEN_LON[0] <= lon <= SWEDEN_LON[1]


def _filled(text: str) -> str:
    if not text.strip():
        raise PydanticCustomError("empty_text", "empty text")
    return text


def _matches(pattern: str, kind: str) -> AfterValidator:
    def check(value: str) -> str:
        if not re.fullmatch(pattern, value, re.ASCII):
            raise PydanticCustomError(kind, "malformed value")
        return value

    return AfterValidator(check)


Filled = Annotated[str, AfterValidator(_filled)]
Slug = Annotated[str, _matches(r"[a-z0-9]+(?:[-_][a-z0-9]+)*|[A-C][1-9]", "malformed_id")]
MunicipalityCode = Annotated[str, _matches(r"\d{4}", "malformed_municipality_code")]
Phone = Annotated[str, _matches(rf"{re.escape(COUNTRY_CODE)}[1-9]\d*", "malformed_phone")]
_DOMAIN = r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])"
Email = Annotated[str, _matches(rf"[a-z0-9.-]+@{_DOMAIN}", "malformed_email")]
Site = Annotated[str, _matches(_DOMAIN, "malformed_site")]
Address = Annotated[str, _matches(r"https://[^\s<>\"'`{}|\\^]+", "malformed_address")]
Colour = Annotated[str, _matches(r"#[0-9A-Fa-f]{6}", "malformed_colour")]
Criterion = Annotated[str, _matches(r"[1-4]\.[1-5]\.\d{1,2}", "malformed_criterion")]
Icon = Annotated[str, _matches(r"[a-z0-9_]+", "malformed_icon")]
Sha256 = Annotated[str, _matches(r"[0-9a-f]{64}", "malformed_sha256")]
VersionNumber = Annotated[str, _matches(r"(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*)){2}", "malformed_version")]
# ADMS's types of publisher and the EU's themes of data, by their ids: http://purl.org/adms/publishertype/ and
# http://publications.europa.eu/resource/authority/data-theme/.
PublisherType = Literal[
    "Academia-ScientificOrganisation", "Company", "IndustryConsortium", "LocalAuthority", "NationalAuthority",
    "NonGovernmentalOrganisation", "NonProfitOrganisation", "PrivateIndividual(s)", "RegionalAuthority",
    "StandardisationBody", "SupraNationalAuthority",
]  # fmt: skip
DataTheme = Literal[
    "AGRI", "ECON", "EDUC", "ENER", "ENVI", "GOVE", "HEAL", "INTR", "JUST", "OP_DATPRO", "REGI", "SOCI", "TECH", "TRAN",
]  # fmt: skip
Sources = Annotated[tuple[str, ...], Field(min_length=1)]


class Frozen(BaseModel):
    """A model whose values never change and that knows no other field than its own."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return a copy with other values, and without what was derived from the old ones."""
        copy = super().model_copy(update=update, deep=deep)
        for derived in copy.__dict__.keys() - type(self).model_fields.keys():
            del copy.__dict__[derived]
        return copy


class Text(Frozen):
    """The same text in Swedish and in English."""

    sv: Filled
    en: Filled

    def of(self, lang: Lang) -> str:
        """Return the text in `lang`."""
        return self.sv if lang == "sv" else self.en


class Passage(Text):
    """A text of our own with the source paragraphs that carry it, such as `flen:2`."""

    source: Sources


class Result(Passage):
    """What came of a project: its `status` and `type` are codes of result_status and result_type.

    `themes` are those of the pilot's own themes that it serves.
    """

    status: str
    type: str
    themes: Annotated[tuple[str, ...], Field(min_length=1)]

    def code_in(self, dimension_id: str) -> str:
        """Return the result's code in a dimension of results; `result_type` is its field `type`."""
        code: str = getattr(self, dimension_id.removeprefix("result_"))
        return code


class Coding(Frozen):
    """A code given to a pilot, with the paragraphs and the reason that support it."""

    code: str
    main: bool = False
    source: Sources
    reason: Text


class Seat(Frozen):
    """The municipality's seat: `lat` and `lon` in degrees WGS 84."""

    name: Filled
    lat: float
    lon: float

    @model_validator(mode="after")
    def _in_sweden(self) -> Self:
        if not in_sweden(self.lat, self.lon):
            kind = "swapped_coordinates" if in_sweden(self.lon, self.lat) else "outside_sweden"
            context = {"lat": self.lat, "lon": self.lon}
            raise PydanticCustomError(kind, "wrong coordinates", context)
        return self


class Label(Frozen):
    """The place of a pilot's name beside its marker; `dx` and `dy` move it, in pixels."""

    side: Literal["left", "right", "above", "below"]
    dx: int = 0
    dy: int = 0


class Found(Text):
    """Facts that the source does not give; the text says where they are from."""


class FoundEmail(Found):
    """An e-mail address that the source does not give."""

    email: Email


class Contact(Frozen):
    """A contact. `phone` is in the international form, `+46` and digits; `verified` is when it was last checked."""

    name: Filled
    phone: Phone
    email: Email | None = None
    role: Text | None = None
    found: FoundEmail | None = None
    verified: date | None = None
    source: Sources

    @property
    def any_email(self) -> str | None:
        """Return the e-mail address, of the source or from elsewhere."""
        return self.email or (self.found.email if self.found else None)


class Size(Frozen):
    """A file's size as the source gives it."""

    value: Annotated[float, Field(gt=0)]
    unit: Literal["kB", "MB"]


class FoundFacts(Found):
    """Facts about a material that the source does not give."""

    author: Filled | None = None
    series: Filled | None = None
    publisher: Filled | None = None
    address: Address | None = None


class Material(Frozen):
    """A document, film or page. What the source does not give is None, or in `found`.

    Without a `source` the source does not name it at all. `verified` is when its address was last checked.
    """

    id: Slug
    title: Text
    kind: str
    publisher: Filled | None = None
    size: Size | None = None
    address: Address | None = None
    found: FoundFacts | None = None
    verified: date | None = None
    source: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _is_from_somewhere(self) -> Self:
        if not (self.source or self.found):
            raise PydanticCustomError("from_nowhere", "neither source nor found")
        return self

    @property
    def any_address(self) -> str | None:
        """Return the address, of the source or from elsewhere."""
        return self.address or (self.found.address if self.found else None)


class ProgrammeMaterial(Material):
    """A material of the programme; `pilots` are the ids of those that it is about, if it is about any in particular."""

    pilots: tuple[str, ...] = ()


class Pilot(Frozen):
    """A pilot municipality: who it is, and its project from aim to contact."""

    id: Slug
    code: MunicipalityCode
    name: Filled
    organisation: Text
    county: str
    skr_group: str
    site: Site
    site_verified: date | None = None  # when the site was last checked
    seat: Seat
    label: Label
    summary: Passage
    aim: Annotated[tuple[Passage, ...], Field(min_length=1)]
    activity: tuple[Passage, ...] = ()
    organisation_note: tuple[Passage, ...] = ()
    result: tuple[Result, ...] = ()
    next: tuple[Passage, ...] = ()
    coding: tuple[Coding, ...]
    contact: Contact | None  # in data/ always a person; None where the contacts are hidden
    material: tuple[Material, ...] = ()

    @cached_property
    def planned(self) -> tuple[Result, ...]:
        """Return the planned results, which readers find with what comes next."""
        return tuple(result for result in self.result if result.status == PLANNED)

    @cached_property
    def reached(self) -> tuple[Result, ...]:
        """Return the results that are not merely planned."""
        return tuple(result for result in self.result if result.status != PLANNED)


class Dimension(Frozen):
    """A question asked of every pilot. `kind` says where its answers are.

    coding: in the pilot's codings; result: in its results; attribute: in the pilot's field of the
    dimension's name; material: in its materials (never a filter).
    """

    id: Slug
    kind: Literal["coding", "result", "attribute", "material"]
    label: Text
    definition: Text


class Code(Frozen):
    """A possible answer in a dimension; `icon` is the name of a Material symbol.

    `question` says a theme in the words of someone who struggles with it; without one the label is used.
    """

    id: Slug
    dimension: str
    label: Text
    question: Text | None = None
    counts: Text | None = None
    counts_not: Text | None = None
    icon: Icon | None = None
    colour: Colour | None = None
    colour_dark: Colour | None = None

    @model_validator(mode="after")
    def _has_what_is_drawn(self) -> Self:
        needed = {"theme": ("icon", "colour", "colour_dark", "counts", "counts_not"), "result_status": ("icon",)}
        for name in needed.get(self.dimension, ()):
            if getattr(self, name) is None:
                context = {"name": name, "dimension": self.dimension}
                raise PydanticCustomError("code_lacks", "code lacks a field", context)
        return self


class Codebook(Frozen):
    """All dimensions and codes, in the order in which readers see them."""

    dimension: tuple[Dimension, ...]
    code: tuple[Code, ...]

    @cached_property
    def by_id(self) -> Mapping[str, Code]:
        """Return the codes by their id."""
        return {code.id: code for code in self.code}

    @cached_property
    def dimension_by_id(self) -> Mapping[str, Dimension]:
        """Return the dimensions by their id."""
        return {dimension.id: dimension for dimension in self.dimension}

    @cached_property
    def coded(self) -> Mapping[str, str]:
        """Return the dimension of each code that a coder gives, by the code's id, in order."""
        kinds = {name: dimension.kind for name, dimension in self.dimension_by_id.items()}
        return {code.id: code.dimension for code in self.code if kinds[code.dimension] == "coding"}

    def codes(self, dimension: str) -> tuple[Code, ...]:
        """Return the codes of a dimension, in order."""
        return self._codes.get(dimension, ())

    @cached_property
    def _codes(self) -> Mapping[str, tuple[Code, ...]]:
        dimensions = {code.dimension for code in self.code}
        return {name: tuple(code for code in self.code if code.dimension == name) for name in dimensions}


class Paragraph(Text):
    """A short description, in our words, of the place and the content of a source paragraph."""

    ref: str


class Source(Frozen):
    """The one source text and its paragraphs.

    `sha256` is that of the stored copy from which the data was written; `retrieved` is when it was made, where known.
    """

    title: Filled
    publisher: Filled
    address: Address
    sha256: Sha256
    retrieved: date | None = None
    paragraph: tuple[Paragraph, ...]


class Licence(Frozen):
    """A part of the project with its terms and the holder of the right; `id` as in the SPDX list where it is there.

    `in_files` is false for what only the app shows and the downloads do not hold.
    """

    id: Filled
    address: Address
    what: Text
    holder: Filled
    in_files: bool = True


class Publisher(Frozen):
    """The kind of publisher of the data, and where to ask about it, if there is such a place."""

    type: PublisherType
    email: Email | None = None
    page: Address | None = None


class Dataset(Frozen):
    """The facts of the data set as a whole; the first licence is that of our own texts, codings and tables.

    `issued` is the day of the first version and `date` that of this one. `address` is the permanent one, if any.
    """

    id: Slug
    issued: date
    date: date
    creator: Filled
    publisher: Publisher
    address: Address | None = None
    theme: Annotated[tuple[DataTheme, ...], Field(min_length=1)]
    title: Text
    description: Text
    keyword: Annotated[tuple[Text, ...], Field(min_length=1)]
    licence: Annotated[tuple[Licence, ...], Field(min_length=1)]


class PublishedVersion(Frozen):
    """A version of the data that can be fetched again: its package, of this checksum, is kept beside the data.

    `data` is the date and hash of the content, as Atlas.data_version has it.
    """

    id: VersionNumber
    date: date
    data: Filled
    sha256: Sha256
    change: Text


class PublishedVersions(Frozen):
    """The published versions, the first one first."""

    version: tuple[PublishedVersion, ...] = ()


class ProgrammePassage(Passage):
    """A passage about the programme; one that is true of every pilot is shown in this `part_of_pilots` too."""

    part_of_pilots: Part | None = None


class Section(Frozen):
    """A heading of the programme page and its passages."""

    id: Slug
    heading: Text
    passage: Annotated[tuple[ProgrammePassage, ...], Field(min_length=1)]
    material: tuple[str, ...] = ()


class Programme(Frozen):
    """The programme: years, texts, contacts and materials of its own."""

    name: Text
    agency: Text
    first_year: int
    last_year: int
    lead: Passage
    section: tuple[Section, ...]
    contact: tuple[Contact, ...]
    material: tuple[ProgrammeMaterial, ...]

    def true_of_every_pilot(self, part: str) -> tuple[Passage, ...]:
        """Return the passages that belong to a part of every pilot's article."""
        return tuple(
            passage for section in self.section for passage in section.passage if passage.part_of_pilots == part
        )


class Fault(Frozen):
    """A part that not everyone can use, known `since`; `way` describes what can be done instead.

    `criterion` is that of WCAG which is not met; None for what was not judged.

    `reason` is that of the law: a fault, an unreasonable burden to mend, or outside what the law covers.
    """

    id: Slug
    criterion: Criterion | None = None
    reason: Literal["fault", "burden", "outside"]
    since: date
    text: Text
    way: Text
    plan: Text


class Method(Text):
    """How the app's accessibility was tested or, where not `done`, how it was not."""

    done: bool


class Statement(Frozen):
    """The accessibility statement: how far the app conforms to the law, what it was judged by, and what is at fault."""

    assessed: date
    updated: date
    conformance: Literal["full", "partial", "none"]
    method: Annotated[tuple[Method, ...], Field(min_length=1)]
    fault: tuple[Fault, ...] = ()

    @model_validator(mode="after")
    def _is_true_to_itself(self) -> Self:
        if self.conformance == "full" and any(fault.reason == "fault" for fault in self.fault):
            raise PydanticCustomError("full_with_faults", "full conformance with faults")
        return self


class Judgement(Frozen):
    """What one coder says of one cell: whether a pilot has a code, by which paragraphs, and a note.

    `note` is in English; `note_sv` is the same in Swedish where there is one.
    """

    pilot: str
    dimension: str
    code: str
    value: bool
    main: bool = False
    source: tuple[str, ...] = ()
    note: str = ""
    note_sv: str = ""

    @property
    def cell(self) -> tuple[str, str]:
        """Return the pilot and the code."""
        return self.pilot, self.code

    @property
    def verdict(self) -> tuple[bool, bool]:
        """Return whether the code is given, and whether as the main one: where these differ, two coders disagree."""
        return self.value, self.main


class CodingChange(Frozen):
    """Why a code of a pilot was changed after the two codings were compared."""

    pilot: str
    code: str
    why: Text


class CodingChanges(Frozen):
    """All such reasons."""

    change: tuple[CodingChange, ...] = ()


class SearchWords(Frozen):
    """Words that visitors search for, in both languages."""

    sv: Annotated[tuple[Filled, ...], Field(min_length=1)]
    en: Annotated[tuple[Filled, ...], Field(min_length=1)]

    def words(self, lang: Lang) -> tuple[str, ...]:
        """Return the words in `lang`."""
        return self.sv if lang == "sv" else self.en


class EverydayWords(SearchWords):
    """Words with the codes that they mean, words of the texts that say the same, and the codes that come nearest."""

    code: tuple[str, ...] = ()
    find: SearchWords | None = None
    near: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _leads_somewhere(self) -> Self:
        if not (self.code or self.find or self.near):
            raise PydanticCustomError("leads_nowhere", "words without a meaning")
        return self


class SearchAnswer(SearchWords):
    """What the source can say to a question that no filter answers, with codes to filter by instead.

    `source` are the paragraphs that carry the text; what the source does not report has none.
    """

    text: Text
    source: tuple[str, ...] = ()
    code: tuple[str, ...] = ()


class SearchMeanings(Frozen):
    """What visitors mean by the words that they search for."""

    word: tuple[EverydayWords, ...] = ()
    answer: tuple[SearchAnswer, ...] = ()


class Atlas(Frozen):
    """Everything that the app shows: `pilots` in the alphabetical order of their ids.

    `data_version` is the date of the data and a short hash of its content, such as `2026-11-23-1a2b3c4d`. `version` is
    the number under which this content is published, such as `1.0.0`; where it is not, it is the last one published,
    a plus sign and the date and hash; where nothing is, these alone. The two codings are those of before anything was
    reconciled; they are empty where the material was coded once.
    """

    version: str
    data_version: str
    dataset: Dataset
    pilots: tuple[Pilot, ...]
    codebook: Codebook
    programme: Programme
    source: Source
    statement: Statement
    search: SearchMeanings
    words: Mapping[str, Text]
    first_coding: tuple[Judgement, ...] = ()
    second_coding: tuple[Judgement, ...] = ()
    coding_change: tuple[CodingChange, ...] = ()
    published: tuple[PublishedVersion, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, Pilot]:
        """Return the pilots by their id."""
        return {pilot.id: pilot for pilot in self.pilots}

    @cached_property
    def swedish_names(self) -> re.Pattern[str]:
        """Return a pattern of the names that are Swedish in English texts too: of programme, publishers, materials."""
        materials = [*self.programme.material, *(item for pilot in self.pilots for item in pilot.material)]
        names = {self.programme.name.sv, self.programme.agency.sv, self.source.title, self.source.publisher}
        names |= {item.title.sv for item in materials} | {item.publisher for item in materials if item.publisher}
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})(?!\w)")

    @cached_property
    def paragraphs(self) -> Mapping[str, Paragraph]:
        """Return the source paragraphs by their reference."""
        return {paragraph.ref: paragraph for paragraph in self.source.paragraph}

    @property
    def last_published(self) -> PublishedVersion | None:
        """Return the newest published version, if there is one."""
        return self.published[-1] if self.published else None

    @property
    def is_published(self) -> bool:
        """Tell whether this content is a published version."""
        return any(version.id == self.version for version in self.published)

    @property
    def dated_version(self) -> str:
        """Return the version with its day, as in 1.0.0 (2026-11-28); or that of unpublished changes as it is."""
        return f"{self.version} ({self.dataset.date})" if self.is_published else self.version

    def without_contacts(self) -> Self:
        """Return the atlas without the contacts, of the same version."""
        pilots = tuple(pilot.model_copy(update={"contact": None}) for pilot in self.pilots)
        return self.model_copy(
            update={"pilots": pilots, "programme": self.programme.model_copy(update={"contact": ()})}
        )

    def main_theme(self, pilot: Pilot) -> Code:
        """Return the pilot's one main theme."""
        return self.codebook.by_id[next(coding.code for coding in pilot.coding if coding.main)]

    def main_themes(self) -> tuple[Code, ...]:
        """Return the themes that are the main theme of a pilot, in codebook order: the legend of every map."""
        used = {self.main_theme(pilot).id for pilot in self.pilots}
        return tuple(code for code in self.codebook.codes("theme") if code.id in used)

    def materials_of(self, pilot: Pilot) -> tuple[Material, ...]:
        """Return the pilot's own materials, then those of the programme that are about it."""
        return (*pilot.material, *(item for item in self.programme.material if pilot.id in item.pilots))

    def passages_of(self, pilot: Pilot, part: str) -> tuple[Passage, ...]:
        """Return a part of the pilot's article: its own passages, then those that are true of every pilot."""
        own: tuple[Passage, ...] = getattr(pilot, part)
        return (*own, *self.programme.true_of_every_pilot(part))

    def codes_of(self, pilot: Pilot, dimension_id: str) -> tuple[Code, ...]:
        """Return the pilot's codes of one dimension: the main theme first, the others in codebook order."""
        match self.codebook.dimension_by_id[dimension_id].kind:
            case "coding":
                found = {coding.code: coding.main for coding in pilot.coding}
            case "result":
                found = {result.code_in(dimension_id): False for result in pilot.result}
            case "attribute":
                found = {getattr(pilot, dimension_id): False}
            case "material":
                found = {material.kind: False for material in self.materials_of(pilot)}
        codes = [code for code in self.codebook.codes(dimension_id) if code.id in found]
        return tuple(sorted(codes, key=lambda code: not found[code.id]))
