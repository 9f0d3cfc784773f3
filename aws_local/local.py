"""All of it together: `moto`, the proxy before it, and any number of stages."""

from __future__ import annotations

import asyncio
import json
import pathlib

from aiohttp import web

from aws_local.aws import Keys
from aws_local.moto import Moto
from aws_local.proxy import Proxy
from aws_local.stack import ADMINISTRATOR, client
from aws_local.stage import Stage, StageOptions


class LocalAWS:
    """The stand-in for one account."""

    def __init__(self, logs: pathlib.Path) -> None:
        logs.mkdir(parents=True, exist_ok=True)
        self.moto = Moto(logs / "moto.log")
        self.proxy = Proxy(self.moto.url)
        self.proxy_url = ""
        self.keys = Keys("AKIALOCALADMINISTRAT", "local")
        """Those of whoever deploys."""
        self._runner: web.AppRunner | None = None
        self._stages: list[Stage] = []
        self._checked = False

    async def start(self) -> None:
        await asyncio.to_thread(self.moto.wait)
        self.proxy.sent = self._tell
        self._runner = web.AppRunner(self.proxy.application(), access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0, backlog=1024)
        await site.start()
        self.proxy_url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def check_permissions(self) -> None:
        """From now on every call needs a valid signature, and a policy that allows its action."""
        iam = client("iam", self.moto.url, self.keys)
        policy = {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}
        await asyncio.to_thread(iam.create_user, UserName=ADMINISTRATOR)
        await asyncio.to_thread(
            iam.put_user_policy, UserName=ADMINISTRATOR, PolicyName="all", PolicyDocument=json.dumps(policy))
        made = (await asyncio.to_thread(iam.create_access_key, UserName=ADMINISTRATOR))["AccessKey"]
        self.keys = Keys(made["AccessKeyId"], made["SecretAccessKey"])
        await asyncio.to_thread(self.moto.check_permissions)
        self._checked = True

    async def open(self, options: StageOptions) -> Stage:
        """Deploys a stage and runs it."""
        stage = Stage(options, self.moto.url, self.keys, self.proxy, self.proxy_url, self._checked)
        self._stages.append(stage)
        await stage.start()
        return stage

    async def close(self, stage: Stage) -> None:
        self._stages.remove(stage)
        await stage.stop()

    def _tell(self, name: str, shard: str | None) -> None:
        for stage in self._stages:
            stage.tell(name, shard)

    async def stop(self) -> None:
        await asyncio.gather(*(stage.stop() for stage in self._stages), return_exceptions=True)
        self._stages.clear()
        if self._runner is not None:
            await self._runner.cleanup()
        self.moto.stop()
