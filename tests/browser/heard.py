"""Write down what a screen reader speaks: what it reads in the accessibility tree, what is announced, the focus."""

import re
from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.accessibility_tree import Node, nodes_in_order
from tests.browser.visitor import Visitor

# What is spoken as one: its name, not what it is made of.
_WHOLE = set("button link checkbox switch radio combobox textbox searchbox option image img DisclosureTriangle".split())
# What is announced as something, with what is in it after it.
_AROUND = set(
    "navigation main region search group dialog document application list table contentinfo banner article form "
    "radiogroup complementary note Iframe".split()
)
_LINES = {"paragraph", "listitem", "row", "term", "definition", "status", "caption", "legend", "LabelText"}
_NEW_LINE = _AROUND | _LINES | {"heading", "checkbox"}
_CELLS = {"cell", "columnheader", "rowheader", "gridcell"}
_STATES = {"checked": "checked", "pressed": "pressed", "disabled": "disabled", "expanded": "open"}
# Each text that comes into a live region, in order.
_LISTEN = """() => {
    if (window.heard) return;
    window.heard = [];
    const last = new WeakMap();
    new MutationObserver(() => {
        for (const region of document.querySelectorAll("[role=status], [role=alert], [aria-live]")) {
            const text = region.checkVisibility() ? region.textContent.replace(/\\s+/g, " ").trim() : "";
            if (text && text !== last.get(region)) window.heard.push(text);
            last.set(region, text);
        }
    }).observe(document, { subtree: true, childList: true, characterData: true });
}"""
_TAKE = "() => window.heard.splice(0)"
_IS_ANNOUNCED = "text => window.heard.some((heard) => heard.includes(text))"
_ELSEWHERE = """within => [...within.querySelectorAll("[lang]")]
    .filter((part) => part.lang !== document.documentElement.lang && part.checkVisibility())
    .map((part) => `${part.lang}: ${part.textContent.trim()}`)"""


class Listener:
    """A visitor who hears the page; what is heard is written down step by step."""

    def __init__(self, visitor: Visitor) -> None:
        self.page: Page = visitor.page
        self._session = self.page.context.new_cdp_session(self.page)
        self._lines: list[str] = []

    @property
    def text(self) -> str:
        """All that was heard, for a person to read."""
        return "\n".join(self._lines).strip() + "\n"

    def listen(self) -> None:
        """Begin to hear what is announced."""
        self.page.evaluate(_LISTEN)

    def step(self, what: str, *reads: Locator, announced: str = "", focus: Locator | None = None) -> None:
        """Write down what has been announced since the last step, where the focus is, and what `reads` hold.

        Before, wait until `announced` has been, and until `focus` has the focus.
        """
        if announced:
            self.page.wait_for_function(_IS_ANNOUNCED, arg=announced)
        if focus:
            expect(focus).to_be_focused()
        self._lines += ["", f"# {what}"]
        self._lines += [f"announced: {text}" for text in self.page.evaluate(_TAKE)]
        nodes = self._nodes()
        focused = (n for n in nodes if _state(n, "focused") and n["role"]["value"] != "RootWebArea")
        self._lines += [f"focus: {_spoken(node)}" for node in focused]
        for part in reads:
            self._lines += self._read(part, nodes)

    def read_map(self) -> None:
        """Write down what the map's frame holds."""
        tree = self._session.send("Page.getFrameTree")["frameTree"]
        frame = {"frameId": tree["childFrames"][0]["frame"]["id"]}
        self._lines += _lines(self._session.send("Accessibility.getFullAXTree", frame)["nodes"])

    def _nodes(self) -> list[Node]:
        nodes: list[Node] = self._session.send("Accessibility.getFullAXTree")["nodes"]
        return nodes

    def _read(self, part: Locator, nodes: list[Node]) -> Iterator[str]:
        mark = f"heard-{len(self._lines)}"
        part.evaluate("(element, mark) => element.setAttribute('data-heard', mark)", mark)
        root = self._session.send("DOM.getDocument", {"depth": 0})["root"]["nodeId"]
        found = {"nodeId": root, "selector": f'[data-heard="{mark}"]'}
        dom = self._session.send("DOM.querySelector", found)["nodeId"]
        backend = self._session.send("DOM.describeNode", {"nodeId": dom})["node"]["backendNodeId"]
        (top,) = [node for node in nodes if node.get("backendDOMNodeId") == backend]
        yield from _lines([top, *(node for node in nodes if node is not top)])
        yield from part.evaluate(_ELSEWHERE)


def _lines(nodes: list[Node]) -> Iterator[str]:
    """Yield what is read, a line for each paragraph, heading or row."""
    parents = {child: node["nodeId"] for node in nodes for child in node.get("childIds", [])}
    roles = {node["nodeId"]: node["role"]["value"] for node in nodes}
    line: list[str] = []
    heading = ""  # the node of the heading that the line is of
    for node in nodes_in_order(nodes):
        role, above = node["role"]["value"], list(_above(node, parents))
        of_label = role == "StaticText" and "LabelText" in map(roles.get, above)
        if node["ignored"] or of_label or _WHOLE.intersection(roles.get(one, "") for one in above):
            continue
        if line and (role in _NEW_LINE or (heading and heading not in above)):
            yield " ".join(line)
            line, heading = [], ""
        if role == "heading":
            heading = node["nodeId"]
            line.append(f"heading {_state(node, 'level')}:")
        elif role in _AROUND and _name(node):
            yield f"[{_name(node)}, {role}]"
        elif role in _WHOLE:
            line.append(_spoken(node))
        elif role in _CELLS:
            line.append("|")
        elif role == "StaticText":
            line.append(_name(node))
    if line:
        yield " ".join(line)


def _above(node: Node, parents: dict[str, str]) -> Iterator[str]:
    at = parents.get(node["nodeId"])
    while at is not None:
        yield at
        at = parents.get(at)


def _spoken(node: Node) -> str:
    """Return a name with what it is: `Flen (heading 2)`."""
    role = node["role"]["value"]
    level = f" {_state(node, 'level')}" if role == "heading" else ""
    states = [word for key, word in _STATES.items() if str(_state(node, key)).lower() == "true"]
    value = str(node.get("value", {}).get("value", ""))
    return ", ".join(part for part in (f"{_name(node)} ({role}{level})".strip(), value, *states) if part)


def _state(node: Node, name: str) -> Any:
    return next((state["value"].get("value") for state in node.get("properties", []) if state["name"] == name), None)


def _name(node: Node) -> str:
    return re.sub(r"\s+", " ", str(node.get("name", {}).get("value", ""))).strip()
