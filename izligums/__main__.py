"""`python -m izligums` is the same as `izligums`."""

from __future__ import annotations

from izligums.commands import main

main()
