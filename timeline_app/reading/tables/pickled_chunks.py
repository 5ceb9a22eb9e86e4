"""Hands chunks of rows from one process to another: pickled, but their arrays as they lie in memory.

Between `splitting` and `splitting_process`.
"""

import pickle
from io import FileIO
from typing import Any

import numpy as np

_SIZE = 8  # bytes of a number


def write_pickled(value: object, stream: FileIO) -> None:
    """Write `value` to `stream`."""
    arrays: list[pickle.PickleBuffer] = []
    pickled = pickle.dumps(value, protocol=5, buffer_callback=arrays.append)
    parts = [memoryview(pickled), *(array.raw() for array in arrays)]
    sizes = np.array([len(parts), *(part.nbytes for part in parts)], "<u8")
    for rest in (memoryview(sizes.tobytes()), *parts):
        while rest:
            rest = rest[stream.write(rest) :]


def read_pickled(stream: FileIO) -> Any:
    """The value that was written to `stream`; EOFError or UnpicklingError where it isn't whole."""
    (count,) = np.frombuffer(_read(stream, _SIZE), "<u8").tolist()
    sizes = np.frombuffer(_read(stream, _SIZE * count), "<u8").tolist()
    pickled, *arrays = [_read(stream, size) for size in sizes]
    return pickle.loads(pickled, buffers=arrays)


def _read(stream: FileIO, size: int) -> memoryview:
    # Memory that isn't cleared first, as a bytearray's would be.
    room = rest = np.empty(size, np.uint8).data
    while rest:
        count = stream.readinto(rest)
        if not count:
            raise EOFError
        rest = rest[count:]
    return room
