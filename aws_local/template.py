"""`serverless.yml` as typed values: parameters, functions with their triggers, and resources.

    python -m aws_local.template [--stage STAGE] [--param NAME=VALUE]… [serverless.yml]

prints the resources as a plain CloudFormation template, which is what other tools read.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aws_local.document import TemplateError, Variables, check_intrinsics, load
from aws_local.events import Event, read_event
from aws_local.fields import Fields

_TOP = frozenset({
    "service", "frameworkVersion", "configValidationMode", "provider", "params", "custom", "package", "functions",
    "resources", "org", "app", "licenseKey"})


@dataclass(frozen=True)
class Function:
    """One function; values that name resources are still `Ref`, `Fn::GetAtt` or `Fn::Sub`."""

    key: str
    """Its key in the file."""
    name: str
    """Its name in the account."""
    handler: str
    memory: int
    """In MB."""
    timeout: int
    """In seconds."""
    artifact: str
    """The file with its program, as it stands in the file."""
    environment: Mapping[str, Any]
    role: Any
    events: tuple[Event, ...]

    @property
    def logical_id(self) -> str:
        """What the framework calls it in its template."""
        return logical_prefix(self.key) + "LambdaFunction"


@dataclass(frozen=True)
class Deployment:
    """All that one file says about one stage."""

    service: str
    stage: str
    params: Mapping[str, Any]
    functions: tuple[Function, ...]
    resources: Mapping[str, Mapping[str, Any]]
    outputs: Mapping[str, Any]

    def cloudformation(self) -> dict[str, Any]:
        """The resources as a CloudFormation template."""
        template: dict[str, Any] = {"AWSTemplateFormatVersion": "2010-09-09", "Resources": dict(self.resources)}
        if self.outputs:
            template["Outputs"] = dict(self.outputs)
        return template

    @property
    def artifacts(self) -> list[str]:
        """The files with the functions' programs, each once."""
        return sorted({function.artifact for function in self.functions})

    def function(self, key: str) -> Function:
        return next(function for function in self.functions if function.key == key)


def logical_prefix(key: str) -> str:
    """How the framework makes a logical id's beginning of a function's key."""
    return (key[0].upper() + key[1:]).replace("-", "Dash").replace("_", "Underscore")


def read(
    path: pathlib.Path | str = "serverless.yml", stage: str | None = None, params: Mapping[str, Any] | None = None,
) -> Deployment:
    """Reads a file for a stage; `params` are those of the command line, which go before the file's."""
    document = load(pathlib.Path(path))
    for key in document:
        if key not in _TOP:
            raise TemplateError(str(key), "is not in the subset")
    provider = document.get("provider")
    if not isinstance(provider, dict):
        raise TemplateError("provider", "should be a mapping")
    stage = stage or "dev"
    chosen = {**_params(document, stage), **(params or {})}
    variables = Variables(document, stage, chosen)
    whole = {key: variables.resolve(value, key) for key, value in document.items() if key != "params"}
    resolved = {name: variables.resolve(value, f"params.{name}") for name, value in chosen.items()}
    return _deployment(whole, stage, resolved)


def _params(document: Mapping[str, Any], stage: str) -> dict[str, Any]:
    """The file's parameters: those of every stage, replaced by the stage's own."""
    written = document.get("params", {})
    if not isinstance(written, dict) or not all(isinstance(part, dict) for part in written.values()):
        raise TemplateError("params", "should hold a mapping for `default` and for each stage")
    return {**written.get("default", {}), **written.get(stage, {})}


def _deployment(document: Mapping[str, Any], stage: str, params: Mapping[str, Any]) -> Deployment:
    service = document.get("service")
    if not isinstance(service, str):
        raise TemplateError("service", "should be a name")
    provider = Fields(document["provider"], "provider")
    if provider.text("name") != "aws":
        raise TemplateError("provider.name", "should be aws")
    artifact = _artifact(document.get("package", {}), "package", "")
    functions = tuple(
        _function(key, value, service, stage, provider, artifact)
        for key, value in Fields(document.get("functions", {}), "functions").items())
    resources, outputs = _resources(document.get("resources", {}))
    known = frozenset(resources) | _generated(functions)
    for function in functions:
        place = f"functions.{function.key}"
        check_intrinsics(dict(function.environment), f"{place}.environment", known)
        check_intrinsics(function.role, f"{place}.role", known)
        for index, event in enumerate(function.events):
            check_intrinsics(event.references, f"{place}.events[{index}]", known)
    check_intrinsics(dict(resources), "resources.Resources", known)
    check_intrinsics(dict(outputs), "resources.Outputs", known)
    return Deployment(service, stage, params, functions, resources, outputs)


def _artifact(value: Any, place: str, default: str) -> str:
    """Where a program is that was packaged before; nothing is packaged here."""
    fields = Fields(value, place)
    fields.allow("artifact")
    return fields.text("artifact", default)


def _function(key: str, value: Any, service: str, stage: str, provider: Fields, artifact: str) -> Function:
    if not re.fullmatch(r"[A-Za-z0-9_-]+", key):
        raise TemplateError(f"functions.{key}", "is no name of a function")
    fields = Fields(value, f"functions.{key}")
    fields.allow(
        "handler", "name", "description", "memorySize", "timeout", "environment", "role", "events", "runtime",
        "architecture", "reservedConcurrency", "logRetentionInDays", "package", "tags", "tracing")
    events = fields.get("events", [])
    if not isinstance(events, list):
        raise TemplateError(f"{fields.place}.events", "should be a list")
    return Function(
        key=key,
        name=fields.text("name", f"{service}-{stage}-{key}"),
        handler=fields.text("handler"),
        memory=fields.integer("memorySize", provider.integer("memorySize", 1024)),
        timeout=fields.integer("timeout", provider.integer("timeout", 6)),
        artifact=_artifact(fields.get("package", {}), f"{fields.place}.package", artifact),
        environment=_environment(provider.get("environment", {}), fields.get("environment", {}), fields.place),
        role=fields.get("role", None),
        events=tuple(read_event(event, f"{fields.place}.events[{index}]") for index, event in enumerate(events)))


def _environment(common: Any, own: Any, place: str) -> dict[str, Any]:
    for name, part in (("provider.environment", common), (f"{place}.environment", own)):
        if not isinstance(part, dict):
            raise TemplateError(name, "should be a mapping")
    merged = {**common, **own}
    for name, value in merged.items():
        if isinstance(value, bool) or not isinstance(value, (str, int, dict)):
            raise TemplateError(f"{place}.environment.{name}", "should be a text; put it in quotes")
    # A variable without a value is not set, as the framework has it.
    return {name: str(value) if isinstance(value, int) else value for name, value in merged.items()}


def _resources(value: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    fields = Fields(value, "resources")
    fields.allow("Resources", "Outputs", "Description")
    resources = Fields(fields.get("Resources", {}), "resources.Resources")
    for name, resource in resources.items():
        part = Fields(resource, f"{resources.place}.{name}")
        part.allow("Type", "Properties", "DependsOn", "DeletionPolicy", "UpdateReplacePolicy", "Metadata")
        part.text("Type")
    return dict(resources.items()), dict(Fields(fields.get("Outputs", {}), "resources.Outputs").items())


def _generated(functions: tuple[Function, ...]) -> frozenset[str]:
    """The logical ids that the framework makes and a file may refer to."""
    made = {"HttpApi", "HttpApiStage"}
    for function in functions:
        made |= {function.logical_id, logical_prefix(function.key) + "LogGroup"}
    return frozenset(made)


def parse_param(text: str) -> tuple[str, str]:
    """`NAME=VALUE`, as on the framework's own command line."""
    name, separator, value = text.partition("=")
    if not separator:
        raise argparse.ArgumentTypeError("should be NAME=VALUE")
    return name, value


def main() -> int:
    """Prints the resources as a CloudFormation template."""
    parser = argparse.ArgumentParser(prog="aws_local.template")
    parser.add_argument("file", nargs="?", default="serverless.yml")
    parser.add_argument("--stage", default="dev")
    parser.add_argument("--param", action="append", type=parse_param, default=[], metavar="NAME=VALUE")
    given = parser.parse_args()
    try:
        deployment = read(given.file, given.stage, dict(given.param))
    except TemplateError as error:
        print(error, file=sys.stderr)
        return 1
    json.dump(deployment.cloudformation(), sys.stdout, indent=2)
    print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
