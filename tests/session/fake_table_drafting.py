"""What workers do in tests: like `table_drafting`, with rows that kill them."""

import os
import time

from timeline_app.extraction.language_model import ModelError
from timeline_app.session.table_drafting import Batch, Drafted, failed_batch


def draft_batch(batch: Batch, model: str) -> Drafted:
    if model == "none":
        raise ModelError("there is no such model; install it")
    for text in batch.rows.column("text").to_pylist():
        if text == "CRASH":
            os._exit(3)
        if text == "SLOW":
            time.sleep(1)
    return failed_batch(batch, "none of this is read")
