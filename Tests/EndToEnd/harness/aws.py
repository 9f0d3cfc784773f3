"""The deployment of `serverless.yml` on this machine, spoken to from outside like the server."""

import asyncio
import email.message
import email.policy
import itertools
import json
import os
import pathlib
import subprocess
import threading
import urllib.request

import yaml
from aws_local.aws import REGION
from aws_local.inbox import sent_email
from aws_local.local import LocalAWS
from aws_local.package import link_all, unpack_all
from aws_local.secrets import with_parameters
from aws_local.stack import client, queue_url
from aws_local.stage import StageOptions
from aws_local.template import read
from aws_local.tokens import TokenIssuer

from harness import mailbox
from harness.client import ShopClient
from harness.package import PACKAGES
from harness.shop import CAKE, ROOT
from harness.shopfile import shop_file
from harness.waiting import eventually

SERVERLESS = ROOT / "serverless.yml"
# Whom SES lets send: `emailIdentity` in serverless.yml.
SENDER = "cakes.example"


class Account:
    """The stand-in for AWS with its permissions checked, in a thread of its own; one for all tests."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.unpacked = unpack_all(PACKAGES, read(SERVERLESS).artifacts, self.folder / "packages")
        self._loop = asyncio.new_event_loop()
        threading.Thread(target=self._loop.run_forever, daemon=True).start()
        self.local = LocalAWS(self.folder / "logs")
        self.shops = []
        self.do(self.local.start())
        self.do(self.local.check_permissions())

    def do(self, work, within=60):
        """Does something in the thread of the deployment."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(within)

    @property
    def proxy(self):
        return self.local.proxy

    def client(self, service):
        """An administrator's client, which no fault concerns."""
        return client(service, self.local.moto.url, self.local.keys)

    def close(self):
        self.do(self.local.stop())
        self._loop.call_soon_threadsafe(self._loop.stop)


class AWSShop(ShopClient):
    """One shop: a stage of the deployment."""

    _counter = itertools.count(1)

    def __init__(self, account, folder, receiver, file=None, **settings):
        self.account = account
        self.receiver = receiver
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.stage = f"t{next(self._counter)}"
        self.prefix = f"/cake-ordering/{self.stage}/"
        self.issuer = TokenIssuer()
        self.settings = {
            "CAKE_ALLOW_PRIVATE_ENDPOINTS": "true", "CAKE_LOG_LEVEL": "debug",
            "WHEELS_SECRET": receiver.secret, "VANS_SECRET": receiver.secret, **settings}
        self.running = self.deployed = None
        self.starts = 0
        self._tokens = {}
        self.write(file or shop_file(receiver.url))
        account.shops.append(self)

    def write(self, file):
        self.file = file

    # The deployment

    def start(self):
        """Deploys the shop, or deploys it again over what it keeps."""
        self.starts += 1
        shop = with_parameters(self.file, lambda name: self.prefix + name)
        (self.folder / "shop.json").write_text(shop, encoding="utf-8")
        tasks = link_all(self.account.unpacked, self.folder / f"tasks-{self.starts}", shop)
        self.running = self.account.do(self.account.local.open(StageOptions(
            self._serverless(), self.stage, tasks, self.folder / "logs", self._params(), self._secrets())))
        self.deployed = self.running
        self.url = self.running.url
        return self

    def _params(self):
        return {"allowPrivateEndpoints": self.settings["CAKE_ALLOW_PRIVATE_ENDPOINTS"],
                "logLevel": self.settings["CAKE_LOG_LEVEL"],
                "emailFrom": f"The Test Oven <{self.stage}@{SENDER}>"}

    def _names(self):
        references = [secret for company in self.file["deliveryCompanies"] for secret in company["secrets"]]
        return sorted({reference.removeprefix("env:") for reference in references})

    def _secrets(self):
        found = {self.prefix + name: self.settings[name] for name in self._names()}
        found[self.prefix + "token-key"] = self.issuer.public_key
        # Empty where staff shall have no links.
        if self.settings.get("CAKE_TOKEN_SIGNING_KEY", "set"):
            found[self.prefix + "token-signing-key"] = self.issuer.private_key
        return found

    def _serverless(self):
        """The repository's file, with one line for each secret of this shop, as it asks for."""
        content = yaml.safe_load(SERVERLESS.read_text(encoding="utf-8"))
        arn = "arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter"
        content["custom"]["companySecrets"] = [{"Fn::Sub": arn + self.prefix + name} for name in self._names()]
        path = self.folder / "serverless.yml"
        # JSON is YAML too.
        path.write_text(json.dumps(content), encoding="utf-8")
        return path

    def stop(self):
        if self.running is not None:
            self.account.do(self.account.local.close(self.running))
            self.running = None

    close = stop

    def restart(self):
        self.stop()
        return self.start()

    def run(self, *arguments, code=0):
        """Runs a command of `cake` on what this shop keeps, as an operator would from their own machine."""
        key = self.folder / "signing-key.pem"
        key.write_text(self.issuer.private_key)
        key.chmod(0o600)
        inherited = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
        keys = self.account.local.keys
        environment = {
            **inherited, "CAKE_BACKEND": "aws", "CAKE_SHOP": str(self.folder / "shop.json"),
            "CAKE_SIGNING_KEY": str(key), "CAKE_ORDERS_TABLE": f"cake-ordering-{self.stage}-orders",
            "CAKE_ORDER_EVENTS_STREAM": self.stream, "CAKE_ORDER_EVENTS_RETRY_QUEUE": self.queue("order-events-retry"),
            "CAKE_DELIVERY_REQUESTS_QUEUE": self.queue("delivery-requests"),
            "CAKE_DELIVERY_REVIEWS_QUEUE": self.queue("delivery-reviews"), "AWS_REGION": REGION,
            "AWS_ACCESS_KEY_ID": keys.access_key, "AWS_SECRET_ACCESS_KEY": keys.secret_key,
            "AWS_ENDPOINT_URL": self.account.local.moto.url}
        done = subprocess.run(
            [str(CAKE), *arguments], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60,
            env=environment, cwd=self.folder, check=False)
        assert done.returncode == code, f"cake {' '.join(arguments)} -> {done.returncode}\n{done.stdout}\n{done.stderr}"
        return done

    def function(self, key):
        """How the proxy calls a function of this shop."""
        return f"{self.stage}/{key}"

    def kill(self, key):
        """Kills the processes of a function; how many there were."""
        return self.running.pools[key].kill_runtimes()

    def sweep(self):
        """Lets the schedule's minute pass."""
        self.account.do(self.running.run_schedules())

    def queue(self, name):
        """The address of one of its queues."""
        return queue_url(f"cake-ordering-{self.stage}-{name}")

    @property
    def stream(self):
        return f"cake-ordering-{self.stage}-order-events"

    def logs(self):
        return "".join(path.read_text(errors="replace") for path in sorted((self.folder / "logs").glob("*.log")))

    # What the tests ask of a shop

    def token(self, role, subject):
        if (role, subject) not in self._tokens:
            self._tokens[role, subject] = self.issuer.issue(role, subject)
        return self._tokens[role, subject]

    def messages(self, state):
        """Queues do not show what they hold: of messages that nobody had yet there are as many without a name as the API
        counts."""
        if state != "waiting":
            return super().messages(state)
        answer = self.get(f"/messages?state={state}", self.operator)
        assert answer.status_code == 200, answer.text
        return [{"id": "", "state": state}] * answer.json()["count"]

    def settled(self, within=30):
        """Waits until every record was read and no queue holds a message."""
        eventually(lambda: self.running.streams_are_read and self.queued() == 0 and self.running.streams_are_read,
                   within, "an end of all messages", every=0.1)

    def queued(self):
        """How many messages wait in the queues of handlers, or are being handled."""
        service, total = self.account.client("sqs"), 0
        for name in ("delivery-requests", "delivery-reviews", "order-events-retry", "order-events-failed"):
            found = service.get_queue_attributes(QueueUrl=self.queue(name), AttributeNames=["All"])["Attributes"]
            total += sum(int(found[key]) for key in found if key.startswith("ApproximateNumberOfMessages"))
        return total

    def emails(self, address=None):
        sender = f"{self.stage}@{SENDER}"
        found = [sent_email(record) for record in self.account.proxy.emails()
                 if sender in record.call.body["FromEmailAddress"]]
        messages = [_message(item) for item in found]
        return [item for item in messages if address is None or mailbox.is_to(item, address)]

    def __repr__(self):
        return f"AWSShop({self.stage}, {self.folder})"


def _message(sent):
    """An email as SES would put it together."""
    message = email.message.EmailMessage(policy=email.policy.default)
    message["From"], message["To"], message["Subject"] = sent["from"], ", ".join(sent["to"]), sent["subject"]
    if sent["replyTo"]:
        message["Reply-To"] = ", ".join(sent["replyTo"])
    message.set_content(sent["text"])
    message.add_alternative(sent["html"], subtype="html")
    message["X-SES-Message-ID"] = sent["id"]
    return message


def emails_in_ses(account):
    """All emails that the stand-in's SES keeps, by their id."""
    with urllib.request.urlopen(account.local.moto.url + "/moto-api/data.json", timeout=60) as answer:
        return {item["id"]: item for item in json.loads(answer.read())["ses"]["Message"]}
