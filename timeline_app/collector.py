"""Python's cyclic garbage collector, held back where it would do harm or only cost time.

It does harm while Qt dresses the application (``QApplication.setStyle``, ``setStyleSheet`` and their
like): Qt goes through bare pointers to all widgets and has each told, in Python too, where a
collection would delete widgets that Qt comes to later. The process crashes then.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """No collection meanwhile, save one that is asked for; afterwards as it was before."""
    was_running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_running:
            gc.enable()
