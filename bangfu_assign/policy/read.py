"""Reading a policy file: TOML to `Policy`, every problem named."""

from __future__ import annotations

import tomllib
from pathlib import Path

from bangfu_assign.policy.policy import Policy


def read_policy(path: str | Path) -> Policy:
    """Read and validate a policy file."""
    return Policy.model_validate(tomllib.loads(Path(path).read_text("utf-8-sig")))
