"""The server in front of the deployment on AWS: what stands there, without the functions."""

import json
import pathlib

from aws_local.aws import REGION, Keys
from aws_local.moto import Moto
from aws_local.stack import Stack, bind, client
from aws_local.template import read
from aws_local.tokens import TokenIssuer

from harness.shop import ROOT, Shop


class Resources:
    """The resources of one stage of serverless.yml in a stand-in of their own."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.keys = Keys("AKIALOCALADMINISTRAT", "local")
        self.moto = Moto(self.folder / "moto.log")
        self.moto.wait()
        deployment = read(ROOT / "serverless.yml", "box", {"publicUrl": "https://cakes.example"})
        stack = Stack(self.moto.url, deployment, self.keys, checked=False)
        stack.create()
        # The same settings as those of the function that has every other route.
        self.settings = bind(deployment.function("api").environment, stack)
        issuer = TokenIssuer()
        stack.put_secret(self.settings["CAKE_TOKEN_KEY"].removeprefix("ssm:"), issuer.public_key)
        self.signing_key = self.folder / "signing-key.pem"
        self.signing_key.write_text(issuer.private_key)

    def client(self, service):
        return client(service, self.moto.url, self.keys)

    @property
    def table(self):
        return self.settings["CAKE_ORDERS_TABLE"]

    def events(self):
        """All messages in the stream of order events, each shard's in its order."""
        kinesis, stream = self.client("kinesis"), self.settings["CAKE_ORDER_EVENTS_STREAM"]
        found = []
        for shard in kinesis.list_shards(StreamName=stream)["Shards"]:
            place = kinesis.get_shard_iterator(
                StreamName=stream, ShardId=shard["ShardId"], ShardIteratorType="TRIM_HORIZON")
            records = kinesis.get_records(ShardIterator=place["ShardIterator"])["Records"]
            found += [json.loads(record["Data"]) for record in records]
        return found

    def messages(self, variable):
        """Takes the messages of a queue."""
        answer = self.client("sqs").receive_message(
            QueueUrl=self.settings[variable], MaxNumberOfMessages=10, WaitTimeSeconds=0)
        return [json.loads(message["Body"]) for message in answer.get("Messages", [])]

    def close(self):
        self.moto.stop()


class ContainerShop(Shop):
    """`cake serve --backend aws`, and the commands that work on the table."""

    def __init__(self, resources, folder, **settings):
        super().__init__(folder)
        self.resources = resources
        self.settings.update({
            **resources.settings, "AWS_REGION": REGION, "AWS_ACCESS_KEY_ID": resources.keys.access_key,
            "AWS_SECRET_ACCESS_KEY": resources.keys.secret_key, "AWS_ENDPOINT_URL": resources.moto.url,
            "CAKE_SIGNING_KEY": str(resources.signing_key), "CAKE_RATE_LIMIT": "0", "CAKE_LOG_LEVEL": "debug",
            # Nobody's profile is to be read.
            "HOME": str(self.folder), **settings})

    def start(self, *arguments, within=30):
        return super().start("--backend", "aws", *arguments, within=within)

    def direct(self, *arguments, **options):
        """Runs a command on the table."""
        return self.run(*arguments, "--backend", "aws", **options)

    def token(self, role, subject):
        if (role, subject) not in self._tokens:
            issued = self.direct("token", "issue", "--role", role, "--subject", subject).stdout.strip()
            self._tokens[role, subject] = issued
        return self._tokens[role, subject]
