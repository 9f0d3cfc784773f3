"""Creates what `serverless.yml` lists under `resources`, as one CloudFormation stack in the stand-in."""

from __future__ import annotations

import ast
import copy
import functools
import json
from collections.abc import Mapping
from typing import Any

import boto3
from botocore.config import Config

from aws_local.aws import ACCOUNT, REGION, Keys
from aws_local.permissions import adapt_roles, resources_of
from aws_local.template import Deployment

ADMINISTRATOR = "administrator"
"""The user who deploys, where permissions are checked."""
_ON_DEMAND_SHARDS = 4
"""How many a stream on demand begins with (Kinesis developer guide, "Choose the right mode")."""


@functools.cache
def client(service: str, endpoint: str, keys: Keys) -> Any:
    """A `boto3` client of the stand-in; making one takes longer than a call."""
    make: Any = boto3.client
    return make(
        service, endpoint_url=endpoint, region_name=REGION, aws_access_key_id=keys.access_key,
        aws_secret_access_key=keys.secret_key, aws_session_token=keys.token,
        config=Config(retries={"max_attempts": 1}, connect_timeout=5, read_timeout=30))


class Stack:
    """The stack of one stage."""

    def __init__(self, endpoint: str, deployment: Deployment, keys: Keys, checked: bool) -> None:
        self._endpoint = endpoint
        self._deployment = deployment
        self._keys = keys
        self._checked = checked
        self._outputs: dict[str, str] = {}
        self.name = f"{deployment.service}-{deployment.stage}"

    def create(self) -> None:
        """Creates everything, or brings what stands up to date, and resolves what the functions refer to."""
        template = local_template(self._deployment)
        asked = {json.dumps(item, sort_keys=True) for item in self._intrinsics()}
        named = {text: f"Local{index}" for index, text in enumerate(sorted(asked))}
        template["Outputs"] = {name: {"Value": json.loads(text)} for text, name in named.items()}
        if self._checked:
            adapt_roles(template, f"arn:aws:iam::{ACCOUNT}:user/{ADMINISTRATOR}")
        formation = self._client("cloudformation")
        stands = self.name in {stack["StackName"] for stack in formation.describe_stacks()["Stacks"]}
        (formation.update_stack if stands else formation.create_stack)(
            StackName=self.name, TemplateBody=json.dumps(template), Capabilities=["CAPABILITY_NAMED_IAM"])
        self._create_identities()
        if self._checked:
            self._write_policies_again()
        [found] = formation.describe_stacks(StackName=self.name)["Stacks"]
        if found["StackStatus"] not in ("CREATE_COMPLETE", "UPDATE_COMPLETE"):
            raise RuntimeError(f"the stack {self.name} is {found['StackStatus']}")
        values = {output["OutputKey"]: output["OutputValue"] for output in found.get("Outputs", [])}
        self._outputs = {text: values[name] for text, name in named.items()}

    def value(self, item: Any) -> str:
        """A text as it stands, or what a `Ref`, `Fn::GetAtt` or `Fn::Sub` comes to."""
        return self._outputs[json.dumps(item, sort_keys=True)] if isinstance(item, dict) else str(item)

    def role(self, item: Any) -> str:
        """A role's ARN; the framework takes a resource's name as well."""
        return self.value(_role(self._deployment, item))

    def keys_of(self, role: str, session: str) -> Keys:
        """Credentials of a role, as Lambda gives them to a function."""
        answer = self._client("sts").assume_role(RoleArn=role, RoleSessionName=session)["Credentials"]
        return Keys(answer["AccessKeyId"], answer["SecretAccessKey"], answer["SessionToken"])

    def put_secret(self, name: str, value: str) -> None:
        """Puts a secret into the Parameter Store, which is a deployment's step 0."""
        self._client("ssm").put_parameter(Name=name, Value=value, Type="SecureString", Overwrite=True)

    def _client(self, service: str) -> Any:
        return client(service, self._endpoint, self._keys)

    def _intrinsics(self) -> list[Any]:
        found: list[Any] = []
        for function in self._deployment.functions:
            found += [value for value in function.environment.values() if isinstance(value, dict)]
            found += [_role(self._deployment, function.role)]
            found += [item for event in function.events for item in event.references if isinstance(item, dict)]
        for resource in self._deployment.resources.values():
            if resource["Type"] == "AWS::IAM::Role":
                found += [item for item in resources_of(resource) if isinstance(item, dict)]
        return found

    def _create_identities(self) -> None:
        """`moto` passes AWS::SES::EmailIdentity over; identities that stand are left alone."""
        service = self._client("sesv2")
        standing = {item["IdentityName"] for item in service.list_email_identities()["EmailIdentities"]}
        for resource in self._deployment.resources.values():
            if resource["Type"] == "AWS::SES::EmailIdentity":
                name = resource["Properties"]["EmailIdentity"]
                if name not in standing:
                    service.create_email_identity(EmailIdentity=name)

    def _write_policies_again(self) -> None:
        """`moto` keeps a template's policies as Python prints them, which its own check cannot read."""
        iam = self._client("iam")
        for resource in self._deployment.resources.values():
            if resource["Type"] != "AWS::IAM::Role":
                continue
            role = resource["Properties"]["RoleName"]
            for policy in resource["Properties"]["Policies"]:
                name = policy["PolicyName"]
                document = iam.get_role_policy(RoleName=role, PolicyName=name)["PolicyDocument"]
                if isinstance(document, str):
                    document = ast.literal_eval(document)
                    iam.put_role_policy(RoleName=role, PolicyName=name, PolicyDocument=json.dumps(document))


def _role(deployment: Deployment, item: Any) -> Any:
    return {"Fn::GetAtt": [item, "Arn"]} if isinstance(item, str) and item in deployment.resources else item


def local_template(deployment: Deployment) -> dict[str, Any]:
    """The resources as the stand-in takes them: it knows no streams on demand in a template."""
    template = copy.deepcopy(deployment.cloudformation())
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::Kinesis::Stream":
            properties: dict[str, Any] = resource["Properties"]
            if properties.get("StreamModeDetails", {}).get("StreamMode") == "ON_DEMAND":
                properties["ShardCount"] = _ON_DEMAND_SHARDS
    return template


def queue_url(arn: str) -> str:
    """The address of a queue in the account, by its ARN or its name."""
    return f"https://sqs.{REGION}.amazonaws.com/{ACCOUNT}/{arn.rsplit(':', 1)[-1]}"


def bind(environment: Mapping[str, Any], stack: Stack) -> dict[str, str]:
    """A function's environment with everything resolved."""
    return {name: stack.value(value) for name, value in environment.items()}
