"""`timeline-app` and `python -m timeline_app`: run the command line and leave with its exit code."""

import gc
import os
import sys


def prepare_process() -> None:
    """Keep Python and its libraries from work that this program has no use for."""
    # pydantic would look through the metadata of every installed package for plugins: 40 ms.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # numpy would start a thread per core for linear algebra, which nothing here does: 100 ms.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # Records and modules hardly make cycles, but enough objects for a hundred collections at start.
    gc.set_threshold(100_000, 20, 20)


def main() -> None:
    """Entry point of the installed command."""
    prepare_process()
    from timeline_app.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
