"""Settings: what stays from one start to the next, as a TOML file; window geometry is Qt's own."""

from pathlib import Path
from typing import Literal

import tomli_w
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from timeline_app.layout.scale import ScaleKind
from timeline_app.layout.viewport import DEFAULT_ROW_HEIGHT, GREATEST_ROW_HEIGHT, LEAST_ROW_HEIGHT
from timeline_app.model.proposal import LEAST_SALIENCE
from timeline_app.query.columns import MOST_SALIENT
from timeline_app.query.lanes import LaneOrder
from timeline_app.session.settings_file import read_raw
from timeline_app.writing.files import replace_file

MOST_RECENT_FILES = 8


class RecentFile(BaseModel):
    """A project opened before, and its documents folder where that was named."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    file: str
    documents: str = ""


class Settings(BaseModel):
    """Everything a user has chosen for good. Unknown names, from a newer version, are ignored."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    theme: Literal["system", "light", "dark"] = "system"
    scale: ScaleKind = ScaleKind.ELASTIC
    lane_order: LaneOrder = LaneOrder.COUNT
    row_height: float = Field(
        DEFAULT_ROW_HEIGHT, allow_inf_nan=False, ge=LEAST_ROW_HEIGHT, le=GREATEST_ROW_HEIGHT
    )
    # Of proposals that are shown, in hundredths.
    least_salience: int = Field(round(LEAST_SALIENCE * MOST_SALIENT), ge=0, le=MOST_SALIENT)
    recent_files: tuple[RecentFile, ...] = ()
    export_folder: str = ""
    documents_folder: str = ""  # from which documents were added last
    language_model: str = ""  # to read documents with; empty: the usual one
    # An OpenAI-compatible service that suggests events; empty: none, and no text leaves this machine.
    language_service_model: str = ""
    language_service_url: str = ""


def load_settings(file: Path) -> Settings:
    """Settings from ``file``; what is missing or can't be understood has its default."""
    raw = read_raw(file)
    while True:
        try:
            return Settings.model_validate(raw)
        except ValidationError as error:
            for detail in error.errors():
                raw.pop(str(detail["loc"][0]), None)


def save_settings(settings: Settings, file: Path) -> None:
    """Write ``settings`` to ``file``, atomically. Raises WriteError."""
    file.parent.mkdir(parents=True, exist_ok=True)
    text = tomli_w.dumps(settings.model_dump(mode="json"))
    replace_file(file, text.encode())


def with_recent(settings: Settings, file: Path, documents: Path | None) -> Settings:
    """``settings`` with ``file`` as the most recent one."""
    recent = RecentFile(
        file=str(file.resolve()), documents=str(documents.resolve()) if documents else ""
    )
    others = [known for known in settings.recent_files if known.file != recent.file]
    files = tuple([recent, *others][:MOST_RECENT_FILES])
    return settings.model_copy(update={"recent_files": files})
