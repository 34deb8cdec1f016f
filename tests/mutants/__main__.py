"""Put small faults into the pure modules, one at a time, and tell which ones no test catches (`make mutants`).

All is done in a copy of the repository, in a temporary folder. The third-party libraries are imported once; each
mutant is then tested in a fork, which imports the app anew.
"""

import contextlib
import difflib
import os
import random
import resource
import shutil
import sys
import tempfile
from ast import parse, unparse
from collections.abc import Iterable, Iterator
from importlib.metadata import entry_points
from pathlib import Path
from typing import NamedTuple

import pytest
from faults import faulty_trees
from which import PACKAGE, draws, far_tests, tests_by_module

LEFT_OUT = shutil.ignore_patterns(".git", ".venv*", "node_modules", "__pycache__", "test-results", ".*_cache")
WANTED_SHARE = 0.85
# A fault can make a loop endless. Seconds of the processor, not of the clock, so that a busy machine changes nothing.
MAX_CPU_S, MAX_CPU_OF_ALL_S = 300, 3600
PYTEST = ("-n", "0", "-p", "no:cacheprovider")
TOLD_EVERY = 10
FAILED = Path("failed.txt")


class Mutant(NamedTuple):
    """A module with one fault in it."""

    path: Path
    source: str
    fault: str


def mutants(path: str, wanted: set[int]) -> Iterator[Mutant]:
    """Yield those mutants of a module that have the wanted numbers."""
    text = Path(path).read_text("utf-8")
    before = unparse(parse(text)).splitlines()
    for number, (line, tree) in enumerate(faulty_trees(text, drawing=draws(path))):
        if number in wanted:
            after = unparse(tree)
            changed = list(difflib.unified_diff(before, after.splitlines(), n=0, lineterm=""))[3:]
            yield Mutant(Path(path), after, "\n".join([f"{path}:{line}", *changed]))


class FirstFailure:
    """Notes which test failed, for the process that waits."""

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note the test's name."""
        if report.failed:
            FAILED.write_text(report.nodeid, "utf-8")


def exit_code(tests: Iterable[str], max_cpu_s: int = MAX_CPU_S) -> int:
    """Return how pytest ended for some tests, in a process of its own; if one failed, FAILED names it."""
    FAILED.write_text("", "utf-8")
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    code = 1
    try:
        resource.setrlimit(resource.RLIMIT_CPU, (max_cpu_s, max_cpu_s))
        silence = os.open(os.devnull, os.O_RDWR)
        for stream in range(3):
            os.dup2(silence, stream)
        code = pytest.main([*PYTEST, "-x", *tests], plugins=[FirstFailure()])
    finally:
        os._exit(code)


def warm_up(tests: Iterable[str]) -> None:
    """Import what the tests import; then forget what is the app's own, so that each fork imports it anew."""
    for plugin in entry_points(group="pytest11"):
        plugin.load()
    with open(os.devnull, "w") as silence, contextlib.redirect_stdout(silence):
        code = pytest.main([*PYTEST, "--collect-only", *tests])
    if code:
        raise SystemExit(f"The tests cannot be read; see why with: pytest --collect-only {' '.join(tests)}")
    for name in [name for name in sys.modules if name.split(".")[0] in {PACKAGE, "tests", "conftest"}]:
        del sys.modules[name]


class Trial:
    """The tests of mutants, which test caught the last one, and which tests fail without any fault too."""

    def __init__(self) -> None:
        self._sound: set[str] = set()
        self._unsound: set[str] = set()
        self._second = 0
        self.caught_by = ""

    def catches(self, mutant: Mutant, tests: list[str], max_cpu_s: int = MAX_CPU_S) -> bool:
        """Say whether a test fails with the fault that passes without it."""
        while not self._passes(mutant, tests, max_cpu_s):
            failed = self.caught_by = FAILED.read_text("utf-8")
            # No name: the module cannot be imported, or a loop does not end.
            if not failed or failed in self._sound:
                return True
            # A test that there is with the fault only is asked about what the fault brought in, such as one more table.
            if exit_code([failed]) in (pytest.ExitCode.OK, pytest.ExitCode.USAGE_ERROR):
                self._sound.add(failed)
                return True
            self._unsound.add(failed)
            print(f"Fails without any fault, and is passed over: {failed}\n", flush=True)
        return False

    def _passes(self, mutant: Mutant, tests: list[str], max_cpu_s: int) -> bool:
        """Say whether the tests pass with the fault."""
        original = mutant.path.read_bytes()
        self._second += 1
        try:
            mutant.path.write_text(mutant.source, "utf-8")
            # Compiled files are distinguished by the second in which the source was written.
            os.utime(mutant.path, (self._second, self._second))
            unsound = [f"--deselect={name}" for name in self._unsound]
            return exit_code([*tests, *unsound], max_cpu_s) == pytest.ExitCode.OK
        finally:
            mutant.path.write_bytes(original)


def sample(paths: Iterable[str], wanted: str, seed: int) -> tuple[list[Mutant], int]:
    """Return the wanted number of mutants, or all, always the same for a seed; and how many there are."""
    every = [
        (path, number)
        for path in paths
        for number, _ in enumerate(faulty_trees(Path(path).read_text("utf-8"), drawing=draws(path)))
    ]
    count = len(every) if wanted == "all" else min(int(wanted), len(every))
    chosen = random.Random(seed).sample(every, count)
    found = [mutant for path in paths for mutant in mutants(path, {number for of, number in chosen if of == path})]
    # In no order, so that a run that is ended early has tried a sample too.
    return random.Random(seed).sample(found, count), len(every)


def run(wanted: str, seed: int) -> int:
    """Test a sample, tell each mutant that survives, and return 1 if too many do."""
    near, far = tests_by_module(), far_tests()
    chosen, every = sample(near, wanted, seed)
    warm_up(sorted({test for mutant in chosen for tests in (near, far) for test in tests[mutant.path.as_posix()]}))
    trial = Trial()
    first = second = 0
    for number, mutant in enumerate(chosen):
        if number and number % TOLD_EVERY == 0:
            print(f"{first + second} of {number} caught so far.", flush=True)
        path = mutant.path.as_posix()
        if trial.catches(mutant, near[path]):
            first += 1
        elif trial.catches(mutant, [test for test in far[path] if test not in near[path]], MAX_CPU_OF_ALL_S):
            second += 1
            print(f"Caught by a test of another module, {trial.caught_by}: {mutant.fault}\n", flush=True)
        else:
            print(f"Not caught: {mutant.fault}\n", flush=True)
    share = (first + second) / len(chosen)
    print(
        f"{first + second} of {len(chosen)} caught ({share:.0%}; {first} of them by the tests of their own module; "
        f"seed {seed}, {every} mutants in all)."
    )
    return 0 if share >= WANTED_SHARE else 1


def main() -> int:
    """Run in a copy of the repository, so that nothing changes in this one."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(Path(__file__).parents[2], folder, ignore=LEFT_OUT, dirs_exist_ok=True)
        os.chdir(folder)
        sys.path[0] = folder
        return run(os.environ.get("MUTANTS", "150"), int(os.environ.get("SEED", "1")))


if __name__ == "__main__":
    sys.exit(main())
