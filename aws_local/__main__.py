"""`script/aws-local`: the deployment of `serverless.yml` on this machine, until Ctrl-C."""

from __future__ import annotations

import argparse
import asyncio
import base64
import contextlib
import json
import logging
import pathlib
import secrets
import signal
import sys
import tempfile
from typing import Any

from aws_local.document import TemplateError
from aws_local.inbox import Inbox
from aws_local.local import LocalAWS
from aws_local.package import PackageMissing, link_all, unpack_all
from aws_local.sandbox import Sandbox
from aws_local.secrets import with_parameters
from aws_local.stage import Stage, StageOptions
from aws_local.template import parse_param, read
from aws_local.tokens import TokenIssuer


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="script/aws-local", description=__doc__)
    parser.add_argument("--port", type=int, default=8080, help="where the shop is found (default 8080)")
    parser.add_argument("--stage", default="local", help="the stage's name (default local)")
    parser.add_argument("--param", action="append", type=parse_param, default=[], metavar="NAME=VALUE",
                        help="a parameter of serverless.yml, as for `sls deploy`")
    parser.add_argument("--shop", type=pathlib.Path, default=pathlib.Path("shop.json"), help="the shop's file")
    parser.add_argument("--file", type=pathlib.Path, default=pathlib.Path("serverless.yml"))
    parser.add_argument("--packages", type=pathlib.Path, default=pathlib.Path(".build/lambda"), metavar="FOLDER",
                        help="where the functions' zips are (default .build/lambda)")
    parser.add_argument("--concurrency", type=int, default=4, help="environments of each function (default 4)")
    return parser.parse_args()


async def _serve(given: argparse.Namespace, folder: pathlib.Path) -> None:
    stopped = asyncio.Event()
    for signum in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(signum, stopped.set)
    local, sandbox, issuer = LocalAWS(folder / "logs"), Sandbox(), TokenIssuer()
    inbox = Inbox(local.proxy)
    try:
        await asyncio.gather(local.start(), sandbox.start(), inbox.start())
        shop = json.loads(given.shop.read_text(encoding="utf-8"))
        shop["deliveryCompanies"][0]["endpoint"] = sandbox.url
        sandbox.token = issuer.issue("deliveryCompany", shop["deliveryCompanies"][0]["id"])
        stage = await local.open(_options(given, folder, shop, issuer))
        _greet(stage, shop, issuer, inbox.url, folder / "logs")
        await stopped.wait()
        print("\nStopping.", flush=True)
    finally:
        await sandbox.stop()
        await inbox.stop()
        await local.stop()


def _options(
    given: argparse.Namespace, folder: pathlib.Path, shop: dict[str, Any], issuer: TokenIssuer,
) -> StageOptions:
    params = {"allowPrivateEndpoints": "true", **dict(given.param)}
    prefix = f"/cake-ordering/{given.stage}/"
    references = [secret for company in shop["deliveryCompanies"] for secret in company["secrets"]]
    names = {secret.removeprefix("ssm:") if secret.startswith("ssm:") else prefix + secret.removeprefix("env:")
             for secret in references if not secret.startswith("file:")}
    deployment = read(given.file, given.stage, {"publicUrl": "", **params})
    unpacked = unpack_all(given.packages, deployment.artifacts, folder / "packages")
    tasks = link_all(unpacked, folder / "tasks", with_parameters(shop, lambda name: prefix + name))
    keys = {str(deployment.params["tokenKey"]): issuer.public_key,
            str(deployment.params["tokenSigningKey"]): issuer.private_key}
    made = {name: "whsec_" + base64.b64encode(secrets.token_bytes(32)).decode() for name in names}
    return StageOptions(
        given.file, given.stage, tasks, folder / "logs", params, {**keys, **made}, given.port, given.concurrency)


def _greet(stage: Stage, shop: dict[str, Any], issuer: TokenIssuer, emails: str, logs: pathlib.Path) -> None:
    roles = [("operator", shop["operators"]), ("producer", shop["producers"]),
             ("deliveryCompany", shop["deliveryCompanies"])]
    print(f"\n{shop['name']} is open:\n\n  {stage.url}/\n  staff   {stage.url}/sign-in\n"
          f"  emails  {emails}\n  logs    {logs}\n")
    for role, members in roles:
        if members:
            print(f"  {role} {members[0]['id']}\n    {issuer.issue(role, members[0]['id'])}")
    print("\nStaff sign in with these, or by a link among the emails. Programs are answered there, too:\n\n"
          f"  curl {stage.url}/cakes\n\nStop it with Ctrl-C.\nready: {stage.url}", flush=True)


def main() -> int:
    """Runs until it is stopped; nothing is left behind."""
    given = _arguments()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    for noisy in ("botocore", "aiohttp", "urllib3", "samcli"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    with tempfile.TemporaryDirectory(prefix="aws-local-") as folder, contextlib.suppress(KeyboardInterrupt):
        try:
            asyncio.run(_serve(given, pathlib.Path(folder)))
        except (TemplateError, PackageMissing) as error:
            print(error, file=sys.stderr)
            return 1
        except OSError as error:
            print(f"It could not be started: {error}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
