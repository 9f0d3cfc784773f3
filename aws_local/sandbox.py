"""A delivery company for developers: takes delivery requests, and reports the delivery a few seconds later."""

from __future__ import annotations

import asyncio
import logging

import aiohttp
from aiohttp import web

_log = logging.getLogger(__name__)
_ON_THE_ROAD = 5.0


class Sandbox:
    """Listens on a free port; `token` is the company's."""

    def __init__(self) -> None:
        self.token = ""
        self.url = ""
        self._runner: web.AppRunner | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        application = web.Application()
        application.router.add_post("/{path:.*}", self._take)
        self._runner = web.AppRunner(application, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}/"

    async def _take(self, request: web.Request) -> web.Response:
        content = await request.json()
        _log.info("The delivery company received %s for order %s", content["type"], content["data"]["number"])
        if content["type"] == "delivery.requested":
            task = asyncio.create_task(self._deliver(content["data"]["callbackUrl"]))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        return web.Response(status=204)

    async def _deliver(self, url: str) -> None:
        await asyncio.sleep(_ON_THE_ROAD)
        async with aiohttp.ClientSession(headers={"authorization": f"Bearer {self.token}"}) as session:
            async with session.post(url, json={}) as answer:
                _log.info("The delivery company reported the delivery: %d", answer.status)

    async def stop(self) -> None:
        for task in self._tasks:
            task.cancel()
        if self._runner is not None:
            await self._runner.cleanup()
