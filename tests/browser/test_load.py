import asyncio
import random

from bench.visit import Session
from bench.visitors import OwnVisitor
from tests.asgi_client import run


def test_visitors_without_a_browser_get_their_own_right_answers(app: str) -> None:
    """The client of `make load` speaks as a browser does: each session gets its own right answers."""

    async def visit(seed: int) -> int:
        async with await Session.open(f"{app}/") as session:
            visitor = OwnVisitor(session, random.Random(seed))
            await visitor.filter()
            visitor.check()
            await visitor.choose()
            visitor.check()
            return len(visitor.matching)

    async def visits() -> list[int]:
        return await asyncio.gather(*(visit(seed) for seed in range(3)))

    assert len(set(run(visits()))) > 1, "the three filter by different themes"
