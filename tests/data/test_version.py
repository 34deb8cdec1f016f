"""The version tells one state of the data from another."""

from pathlib import Path

from pilotkartan.content.load import load_atlas


def test_version_follows_the_content(data_copy: Path) -> None:
    """A changed text gives another version; the date stands first in that of the content."""
    before = load_atlas(data_copy)
    assert before.data_version.startswith(before.dataset.date.isoformat())
    file = data_copy / "pilots/flen.toml"
    file.write_text(file.read_text("utf-8").replace("dialogcaféer", "samtalscaféer"), "utf-8")
    assert load_atlas(data_copy).version != before.version


def test_version_does_not_follow_comments_or_words(data_copy: Path) -> None:
    """A comment, a word of the app's own, or what is told of its accessibility leaves the version as it was."""
    before = load_atlas(data_copy).version
    file = data_copy / "pilots/flen.toml"
    file.write_text("# a remark\n" + file.read_text("utf-8"), "utf-8")
    words = data_copy / "words.toml"
    words.write_text(words.read_text("utf-8").replace('sv = "Karta över', 'sv = "Kartan över'), "utf-8")
    statement = data_copy / "accessibility.toml"
    statement.write_text(statement.read_text("utf-8").replace("Ingen person", "Ingen"), "utf-8")
    after = load_atlas(data_copy)
    assert after.version == before
    assert after.words["map.title"].sv.startswith("Kartan över")


def test_hiding_contacts_keeps_the_version(data_copy: Path) -> None:
    """The data is the same whether or not the contacts are shown."""
    atlas = load_atlas(data_copy)
    assert atlas.by_id
    hidden = atlas.without_contacts()
    assert hidden.version == atlas.version
    assert not hidden.programme.contact
    assert [pilot.contact for pilot in hidden.pilots] == [None] * len(atlas.pilots)
    assert [hidden.by_id[pilot.id].contact for pilot in atlas.pilots] == [None] * len(atlas.pilots)
