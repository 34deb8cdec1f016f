"""The texts in which a presentation finds a word by itself."""

import json

from pilotkartan.explore.index import Index
from pilotkartan.explore.script_index import script_index, script_passages
from pilotkartan.render import story_texts
from tests.asgi_client import ask


def test_are_kept_under_their_version(index: Index) -> None:
    """The browser has what the offline edition has, for good at the address that the stage names."""
    answer = ask(story_texts.address(index))
    told = {"index": script_index(index), "passages": script_passages(index)}
    assert json.loads(answer.body) == json.loads(json.dumps(told))
    assert "immutable" in answer.headers["cache-control"]
    assert ask("/story-texts.json?v=other").headers["cache-control"] == "no-cache"
