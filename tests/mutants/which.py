"""Choose the test files that may catch a fault of a module, by their names and imports.

Those that are about a module come first; most faults are caught by them, in seconds. Those that only reach it through
other modules take minutes, and are asked about the rest.
"""

from ast import AST, Import, ImportFrom, parse, walk
from collections.abc import Iterable
from pathlib import Path

PACKAGE = "pilotkartan"
# What answers requests or draws pages is tested by servers and browsers, which are too slow to start for each mutant.
SERVING = {"starlette", "streamlit", "streamlit_folium"}
SLOW_TESTS = ("tests/browser/", "tests/deploy/", "tests/pages/", "tests/architecture/")
# They need a browser or a server, or look at the text of the code, in which every fault shows.
NEVER_ASKED = ("tests/browser/", "tests/deploy/", "tests/architecture/", "tests/unit/test_bench.py")
# The tests of pages name the script that they run by its path.
SCRIPT = "pages/frame.py"
DRAWING = (
    "render/chart_specs", "render/glyphs", "render/logo", "render/map_picture", "render/outline", "exports/slides/"
)  # fmt: skip
TESTS_OF_ALL = "test_properties"


def imported(tree: AST) -> set[str]:
    """Return the full names of the modules that are imported anywhere, and of the things imported from them."""
    names = set()
    for node in walk(tree):
        if isinstance(node, Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ImportFrom):
            module = "." * node.level + (node.module or "")
            names |= {module, *(f"{module.rstrip('.')}.{alias.name}" for alias in node.names)}
    return names


def read(folder: str, pattern: str) -> dict[str, set[str]]:
    """Return what each matching file below a folder imports, by the file's path."""
    paths = sorted(Path(folder).rglob(pattern))
    return {path.as_posix(): imported(parse(path.read_text("utf-8"))) for path in paths}


def serves(imports: Iterable[str]) -> bool:
    """Say whether a module answers requests or draws, or a test starts a server."""
    return any(name.split(".")[0] in SERVING or "servers" in name.split(".") for name in imports)


def draws(path: str) -> bool:
    """Say whether the numbers of a module are sizes in a picture or on a slide."""
    return path.removeprefix(f"{PACKAGE}/").startswith(DRAWING)


def tests_by_module() -> dict[str, list[str]]:
    """Return the paths of the test files of each pure module that has any."""
    modules = {path: names for path, names in read(PACKAGE, "*.py").items() if not serves(names) and "/ui/" not in path}
    all_tests = read("tests", "*.py")
    tests = {
        path: names | {name for helper in names for name in all_tests.get(f"{helper.replace('.', '/')}.py", ())}
        for path, names in all_tests.items()
        if Path(path).name.startswith("test_") and not path.startswith(SLOW_TESTS) and not serves(names)
    }
    common = [test for test in tests if Path(test).stem == TESTS_OF_ALL]
    found = {}
    for path in modules:
        asked, names = {path}, own_tests(path, tests)
        while not names:
            # A module that no test names is tested by the tests of those that use it.
            used = {dotted(module) for module in asked}
            users = {user for user, imports in modules.items() if imports & used} - asked
            if not users:
                break
            asked |= users
            names = sorted({test for user in users for test in own_tests(user, tests)})
        if names:
            found[path] = [*names, *(test for test in common if test not in names)]
    return found


def own_tests(path: str, tests: dict[str, set[str]]) -> list[str]:
    """Return the test files that are named after a module or import it, those first that are named after it.

    A test that imports a package within a room, such as the slides, tests all its modules.
    """
    named = f"test_{Path(path).stem}"
    imports = {dotted(path)} | ({dotted(str(Path(path).parent))} if path.count("/") > 2 else set())
    found = [test for test, names in tests.items() if Path(test).stem == named or imports & names]
    return sorted(found, key=lambda test: (Path(test).stem != named, test))


def dotted(path: str) -> str:
    """Return the name by which a module is imported."""
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def far_tests() -> dict[str, list[str]]:
    """Return the test files that reach a module through any others, by the module's path, the nearest first."""
    imports = {**read(PACKAGE, "*.py"), **read("pages", "*.py"), **read("tests", "*.py"), "app.py": {SCRIPT}}
    imports["app.py"] |= imported(parse(Path("app.py").read_text("utf-8")))
    paths = {dotted(path): path for path in imports} | {SCRIPT: SCRIPT}
    near = {path: {paths[name] for name in names if name in paths} for path, names in imports.items()}
    near["tests/pages/screen.py"].add(SCRIPT)
    near[SCRIPT] |= {path for path in imports if path.startswith("pages/")}
    distances: dict[str, dict[str, int]] = {}
    for test in imports:
        if Path(test).name.startswith("test_") and not test.startswith(NEVER_ASKED):
            for path, distance in _distances(test, near).items():
                distances.setdefault(path, {})[test] = distance
    return {path: sorted(tests, key=lambda test: (tests[test], test)) for path, tests in distances.items()}


def _distances(start: str, near: dict[str, set[str]]) -> dict[str, int]:
    """Return every file that one imports, directly or through others, and how many imports away it is."""
    found = {start: 0}
    row = [start]
    while row:
        row = sorted({other for path in row for other in near[path]} - found.keys())
        found |= dict.fromkeys(row, max(found.values()) + 1)
    return found
