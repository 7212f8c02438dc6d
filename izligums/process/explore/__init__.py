"""The process checked by machine: small worlds are walked, and what must be true of every case is proved in them.

`world` says what a world is, `worlds` holds them, `acts` finds every concrete act, `walk` walks, `story` tells what
went wrong, `weaken` takes rules away to see whether anybody notices.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from izligums.process.explore.walk import Walk, Walker
from izligums.process.explore.worlds import WORLDS


def explore(jobs: int = 2) -> Iterator[Walk]:
    """Walk every world, the large ones first, `jobs` at a time; results in the order of `WORLDS`."""
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        running = {number: pool.submit(_walk, number) for number in reversed(range(len(WORLDS)))}
        for number in range(len(WORLDS)):
            yield running[number].result()


def _walk(number: int) -> Walk:
    return Walker(WORLDS[number]).walk()
