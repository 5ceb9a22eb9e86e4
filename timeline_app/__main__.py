"""`timeline-app` and `python -m timeline_app`: run the command line and leave with its exit code."""

import os
import sys


def prepare_process() -> None:
    """Keep libraries from work at import that this program has no use for."""
    # pydantic would look through the metadata of every installed package for plugins: 40 ms.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # numpy would start a thread per core for linear algebra, which nothing here does: 100 ms.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def main() -> None:
    """Entry point of the installed command."""
    prepare_process()
    from timeline_app.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
