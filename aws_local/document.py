"""Reads `serverless.yml` within a named subset of the framework's language, and refuses anything else.

The subset: `${sls:stage}`, `${param:NAME}`, `${self:PATH}`; in values also `Ref`, `Fn::GetAtt` and `Fn::Sub` in
their long forms. No other variables, no fallbacks, no short tags, no anchors, no key twice, no unquoted dates.
"""

from __future__ import annotations

import pathlib
import re
from collections.abc import Mapping
from typing import Any

import yaml

_VARIABLE = re.compile(r"\$\{([^{}]*)\}")
_KNOWN = re.compile(r"(sls|param|self):([A-Za-z0-9_.-]+)")
# What the framework hands on to CloudFormation, in a `Fn::Sub`: `${Table}`, `${Table.Arn}`, `${AWS::Region}`.
_SUBSTITUTE = re.compile(r"(AWS::)?[A-Za-z0-9]+(\.[A-Za-z0-9.]+)?")
_INTRINSICS = ("Ref", "Fn::GetAtt", "Fn::Sub")


class TemplateError(Exception):
    """What is refused: where it stands, and why."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(f"{place}: {reason}")
        self.place = place
        self.reason = reason


def load(path: pathlib.Path) -> dict[str, Any]:
    """The file's content as it stands, variables and all."""
    try:
        text = path.read_text(encoding="utf-8")
        _check_events(text)
        content = yaml.load(text, _StrictLoader)
    except yaml.YAMLError as error:
        raise TemplateError(path.name, " ".join(str(error).split())) from error
    if not isinstance(content, dict):
        raise TemplateError(path.name, "should be a mapping")
    return content


class _StrictLoader(yaml.CSafeLoader):
    """Plain scalars, lists and mappings only."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode) or key.tag == "tag:yaml.org,2002:merge":
                raise yaml.constructor.ConstructorError(None, None, "a key should be a word", key.start_mark)
            if key.value in seen:
                raise yaml.constructor.ConstructorError(None, None, f"{key.value} stands twice", key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep=deep)

    def refuse_timestamp(self, node: Any) -> Any:
        raise yaml.constructor.ConstructorError(
            None, None, f"{node.value} would be read as a date: put it in quotes", node.start_mark)


def _check_events(text: str) -> None:
    """Refuses tags and anchors, which the loader would resolve without a trace."""
    for event in yaml.parse(text, yaml.CSafeLoader):
        mark: Any = event.start_mark
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise yaml.composer.ComposerError(None, None, "anchors are not in the subset", mark)
        tag = getattr(event, "tag", None)
        if tag is not None:
            raise yaml.composer.ComposerError(
                None, None, f"tags such as {tag} are not in the subset: use the long form", mark)


_StrictLoader.add_constructor("tag:yaml.org,2002:timestamp", _StrictLoader.refuse_timestamp)


class Variables:
    """Replaces the framework's variables in a document."""

    def __init__(self, document: Mapping[str, Any], stage: str, params: Mapping[str, Any]) -> None:
        self._document = document
        self._stage = stage
        self._params = params

    def resolve(self, value: Any, place: str, within: tuple[str, ...] = ()) -> Any:
        """The value without variables; a value that is one variable alone keeps that variable's type."""
        if isinstance(value, dict):
            return {key: self._entry(key, item, place, within) for key, item in value.items()}
        if isinstance(value, list):
            return [self.resolve(item, f"{place}[{index}]", within) for index, item in enumerate(value)]
        if isinstance(value, str):
            return self._text(value, place, within)
        return value

    def _entry(self, key: Any, item: Any, place: str, within: tuple[str, ...]) -> Any:
        if isinstance(key, str) and "${" in key:
            raise TemplateError(f"{place}.{key}", "variables stand in values, not in keys")
        return self.resolve(item, f"{place}.{key}", within)

    def _text(self, text: str, place: str, within: tuple[str, ...]) -> Any:
        whole = _VARIABLE.fullmatch(text)
        if whole and _KNOWN.fullmatch(whole.group(1)):
            return self._lookup(whole.group(1), place, within)
        resolved = _VARIABLE.sub(lambda found: self._part(found, place, within), text)
        if "${" in _VARIABLE.sub("", text):
            raise TemplateError(place, "a variable within a variable is not in the subset")
        return resolved

    def _part(self, found: re.Match[str], place: str, within: tuple[str, ...]) -> str:
        name = found.group(1)
        if not _KNOWN.fullmatch(name):
            if _SUBSTITUTE.fullmatch(name) and ".Fn::Sub" in place:
                return found.group(0)
            raise TemplateError(
                place, f"${{{name}}} is not in the subset (sls:stage, param:…, self:…; in Fn::Sub a resource)")
        value = self._lookup(name, place, within)
        if isinstance(value, bool):
            return "true" if value else "false"
        if not isinstance(value, (str, int, float)):
            raise TemplateError(place, f"${{{name}}} is no text that could be put into a text")
        return str(value)

    def _lookup(self, name: str, place: str, within: tuple[str, ...]) -> Any:
        if name in within:
            raise TemplateError(place, f"${{{name}}} refers to itself")
        kind, _, path = name.partition(":")
        if kind == "sls":
            if path != "stage":
                raise TemplateError(place, f"${{{name}}} is not in the subset: of sls only the stage is")
            return self._stage
        if kind == "param":
            if path not in self._params:
                raise TemplateError(place, f"the parameter {path} has no value for the stage {self._stage}")
            return self.resolve(self._params[path], f"params.{path}", (*within, name))
        value: Any = self._document
        for step in path.split("."):
            if not isinstance(value, dict) or step not in value:
                raise TemplateError(place, f"${{{name}}} leads nowhere: there is no {step}")
            value = value[step]
        return self.resolve(value, path, (*within, name))


def check_intrinsics(value: Any, place: str, known: frozenset[str]) -> None:
    """Refuses functions of CloudFormation outside the subset, and references to what is not there."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            check_intrinsics(item, f"{place}[{index}]", known)
    if not isinstance(value, dict):
        return
    for key, item in value.items():
        if key == "Ref" or str(key).startswith("Fn::") or key == "Condition" and len(value) == 1:
            _check_intrinsic(key, item, value, place, known)
        check_intrinsics(item, f"{place}.{key}", known)


def _check_intrinsic(key: str, item: Any, whole: Mapping[str, Any], place: str, known: frozenset[str]) -> None:
    if key not in _INTRINSICS:
        raise TemplateError(place, f"{key} is not in the subset ({', '.join(_INTRINSICS)})")
    if len(whole) != 1:
        raise TemplateError(place, f"{key} stands beside other keys")
    for name in references(whole, place):
        if not name.startswith("AWS::") and name not in known:
            raise TemplateError(place, f"{key} names {name}, which is no resource of this file")


def references(intrinsic: Mapping[str, Any], place: str) -> list[str]:
    """The logical ids (and pseudo parameters) that one `Ref`, `Fn::GetAtt` or `Fn::Sub` names."""
    [(key, item)] = intrinsic.items()
    if key == "Ref":
        if not isinstance(item, str):
            raise TemplateError(place, "Ref takes a resource's name")
        return [item]
    if key == "Fn::GetAtt":
        if not (isinstance(item, list) and len(item) == 2 and all(isinstance(part, str) for part in item)):
            raise TemplateError(place, "Fn::GetAtt takes a list of a resource's name and an attribute")
        return [item[0]]
    if not isinstance(item, str):
        raise TemplateError(place, "Fn::Sub takes a text; values of its own are not in the subset")
    return [name.split(".")[0] for name in _VARIABLE.findall(item)]


def substitute(text: str, value_of: Any) -> str:
    """A `Fn::Sub`'s text with `value_of(name)` for each `${name}`."""
    return _VARIABLE.sub(lambda found: str(value_of(found.group(1))), text)
