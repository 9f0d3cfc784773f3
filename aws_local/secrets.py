"""The shop file's secrets in a local deployment: all of them lie in the Parameter Store."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any


def with_parameters(shop: dict[str, Any], name_of: Callable[[str], str]) -> str:
    """The shop file with `ssm:` for every `env:`, whose parameter's name `name_of` tells."""
    changed = json.loads(json.dumps(shop))
    for company in changed["deliveryCompanies"]:
        company["secrets"] = [
            "ssm:" + name_of(secret.removeprefix("env:")) if secret.startswith("env:") else secret
            for secret in company["secrets"]]
    return json.dumps(changed, ensure_ascii=False, indent=2)
