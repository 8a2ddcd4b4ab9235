"""A policy as TOML, so that a variant can be checked and solved again by itself."""

from __future__ import annotations

import json
from typing import Any

from bangfu_assign.policy.policy import Policy


def to_toml(policy: Policy) -> str:
    """Return a policy as the text of a ``policy.toml``; `parse_policy` gives back an equal one."""
    document = policy.model_dump(mode="json", by_alias=True, exclude_none=True)
    blocks = [_table(f"[{name}]", content) for name, content in document.items() if name != "rank"]
    blocks += [_table("[[rank]]", _without_idle(rank)) for rank in document["rank"]]
    return "\n".join(blocks)


def _without_idle(rank: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in rank.items() if value != ""}


def _table(header: str, content: dict[str, Any]) -> str:
    lines = [f"{_key(key)} = {_value(value)}" for key, value in content.items()]
    return "\n".join((header, *lines, ""))


def _key(key: str) -> str:
    return key if key.isascii() and key.replace("_", "").isalnum() else _value(key)


def _value(value: Any) -> str:
    """Return a value as TOML writes it; a JSON string is a TOML string but for one character."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_key(k)} = {_value(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
