"""What every record shares: frozen, no unknown fields, ids and texts that are not blank."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints


class Record(BaseModel):
    """Base of the event model: values compare by content, never change, and refuse unknown names."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", defer_build=True, populate_by_name=True, use_enum_values=False
    )


Id = Annotated[str, StringConstraints(pattern=r"^[^\s;]+$", max_length=200)]
Text = Annotated[str, StringConstraints(pattern=r"\S")]
