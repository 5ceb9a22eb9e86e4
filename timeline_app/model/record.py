"""What every record shares: frozen, no unknown fields, ids and texts that are not blank."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints, WithJsonSchema


class Record(BaseModel):
    """Base of the event model: values compare by content, never change, and refuse unknown names.

    A field with an alias is known by it alone: a file's names are exactly those of DESIGN §3.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True, use_enum_values=False)


Id = Annotated[str, StringConstraints(pattern=r"^[^\s;]+$", max_length=200)]
# Any constraint makes pydantic refuse half a character (a lone surrogate), which no file can hold.
AnyText = Annotated[str, StringConstraints(min_length=0), WithJsonSchema({"type": "string"})]
Text = Annotated[str, StringConstraints(pattern=r"\S")]
