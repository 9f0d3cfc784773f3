"""Tells a poller at once that something was sent, so that it need not look all the time."""

from __future__ import annotations

import asyncio


class News:
    """Counts what was told; a waiter names the count it has seen, so that nothing told meanwhile is missed."""

    def __init__(self) -> None:
        self.count = 0
        self._told = asyncio.Event()
        self._parts: dict[str, News] = {}

    def part(self, name: str) -> News:
        """The news of one shard."""
        return self._parts.setdefault(name, News())

    def tell(self, part: str | None = None) -> None:
        """Tells those who wait for news of all, and those who wait for that part; for any, where none is named."""
        for name, news in self._parts.items():
            if part in (None, name):
                news.tell()
        self.count += 1
        self._told.set()
        self._told = asyncio.Event()

    async def since(self, count: int, seconds: float) -> None:
        """Waits until more was told than that, or so long."""
        if self.count != count:
            return
        try:
            await asyncio.wait_for(self._told.wait(), seconds)
        except TimeoutError:
            return
