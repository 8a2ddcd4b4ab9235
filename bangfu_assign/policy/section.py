"""What every table of the policy file has in common."""

from pydantic import BaseModel, ConfigDict


class Section(BaseModel):
    """A table of the policy file: immutable, and without unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)
