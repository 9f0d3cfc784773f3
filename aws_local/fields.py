"""Typed access to a mapping of the file, with the place in every refusal."""

from __future__ import annotations

from collections.abc import ItemsView
from typing import Any

from aws_local.document import TemplateError

_REQUIRED = object()


class Fields:
    """A mapping and where it stands."""

    def __init__(self, value: Any, place: str) -> None:
        if not isinstance(value, dict):
            raise TemplateError(place, "should be a mapping")
        self._value: dict[str, Any] = value
        self.place = place

    def items(self) -> ItemsView[str, Any]:
        return self._value.items()

    def allow(self, *names: str) -> None:
        """Refuses any other key: one that is passed over would be a difference that nobody sees."""
        for key in self._value:
            if key not in names:
                raise TemplateError(f"{self.place}.{key}", "is not in the subset")

    def get(self, name: str, default: Any = _REQUIRED) -> Any:
        if name in self._value:
            return self._value[name]
        if default is _REQUIRED:
            raise TemplateError(f"{self.place}.{name}", "is missing")
        return default

    def text(self, name: str, default: Any = _REQUIRED) -> str:
        value = self.get(name, default)
        if not isinstance(value, str):
            raise TemplateError(f"{self.place}.{name}", "should be a text")
        return value

    def integer(self, name: str, default: Any = _REQUIRED) -> int:
        value = self.get(name, default)
        # A parameter of the command line is a text.
        if isinstance(value, str) and value.lstrip("-").isdigit():
            value = int(value)
        if isinstance(value, bool) or not isinstance(value, int):
            raise TemplateError(f"{self.place}.{name}", "should be a whole number")
        return value

    def between(self, name: str, default: int, low: int, high: int) -> int:
        value = self.integer(name, default)
        if not low <= value <= high:
            raise TemplateError(f"{self.place}.{name}", f"should be between {low} and {high}")
        return value

    def flag(self, name: str, default: bool) -> bool:
        value = self.get(name, default)
        if not isinstance(value, bool):
            raise TemplateError(f"{self.place}.{name}", "should be true or false")
        return value
