"""A page with the emails that were sent, and their content as JSON."""

from __future__ import annotations

import html
import json
from typing import Any

from aiohttp import web

from aws_local.proxy import Proxy, Recorded

_PAGE = """<!doctype html><meta charset="utf-8"><title>Emails</title>
<style>body{{font:1rem/1.5 system-ui;max-width:60rem;margin:2rem auto;padding:0 1rem}}
pre{{white-space:pre-wrap}}</style>
<h1>Emails</h1><p>The newest first; <a href="/emails.json">as JSON</a>.</p>{}"""


def sent_email(record: Recorded) -> dict[str, Any]:
    """An email that SES took: SES's id of it, sender, receivers, subject, text, HTML."""
    simple = record.call.body["Content"]["Simple"]
    return {
        "id": json.loads(record.answer)["MessageId"], "from": record.call.body["FromEmailAddress"],
        "to": record.call.body["Destination"]["ToAddresses"],
        "replyTo": record.call.body.get("ReplyToAddresses", []), "subject": simple["Subject"]["Data"],
        "text": simple["Body"]["Text"]["Data"], "html": simple["Body"]["Html"]["Data"]}


class Inbox:
    """Serves the page on a port of its own."""

    def __init__(self, proxy: Proxy) -> None:
        self._proxy = proxy
        self._runner: web.AppRunner | None = None
        self.url = ""

    async def start(self) -> None:
        application = web.Application()
        application.router.add_get("/", self._page)
        application.router.add_get("/emails.json", self._json)
        self._runner = web.AppRunner(application, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}/"

    async def _page(self, request: web.Request) -> web.Response:
        parts = [
            f"<hr><p><b>{html.escape(email['subject'])}</b><br>to {html.escape(', '.join(email['to']))}</p>"
            f"<pre>{html.escape(email['text'])}</pre>"
            for email in reversed([sent_email(record) for record in self._proxy.emails()])]
        return web.Response(text=_PAGE.format("".join(parts) or "<p>None yet.</p>"), content_type="text/html")

    async def _json(self, request: web.Request) -> web.Response:
        return web.json_response([sent_email(record) for record in self._proxy.emails()])

    async def stop(self) -> None:
        if self._runner is not None:
            await self._runner.cleanup()
