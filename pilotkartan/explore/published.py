"""List the published versions of the data: each by its number, with what has changed and where it is. Pure."""

from pilotkartan.content.model import Atlas, PublishedVersion
from pilotkartan.content.settings import VERSION_FILES
from pilotkartan.content.texts import Translator

# Where the versions are listed on the page about the data.
VERSIONS_ANCHOR = "data-versions"


def package_address(version: PublishedVersion) -> str:
    """Return the path of a version's package, the same in the app and in the static edition."""
    return f"{VERSION_FILES}/{version.id}.zip"


def kept_package(atlas: Atlas) -> str | None:
    """Return the path of the package that holds this content unchanged; None where it is no published version."""
    return next((package_address(version) for version in atlas.published if version.id == atlas.version), None)


def newest_first(atlas: Atlas) -> tuple[PublishedVersion, ...]:
    """Return the published versions, the newest first."""
    return atlas.published[::-1]


def version_rows(atlas: Atlas) -> list[dict[str, str]]:
    """Return a row for each published version, the newest first."""
    return [
        {
            "version": version.id,
            "date": version.date.isoformat(),
            "data_version": version.data,
            "change_sv": version.change.sv,
            "change_en": version.change.en,
            "address": package_address(version),
            "sha256": version.sha256,
        }
        for version in newest_first(atlas)
    ]


def version_sentence(atlas: Atlas, t: Translator) -> str:
    """Return which version this content is, to people: a published one, or one with changes that are not."""
    if atlas.is_published or not atlas.last_published:
        return atlas.version
    return t("versions.changed_since", version=atlas.version, published=atlas.last_published.id)
