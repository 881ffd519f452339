"""Draws in a process of its own, beside the model: vl-convert keeps Python waiting while it works."""

import json
import lzma
import os
import subprocess
import sys
from base64 import b85decode, b85encode
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from hashlib import sha256
from importlib import metadata
from pathlib import Path
from typing import IO, Self

HOME = Path(__file__).resolve().parents[2]
WARM_UP = {"data": {"values": [{"a": 1}]}, "mark": "point", "encoding": {}}
FILTER = {"id": lzma.FILTER_LZMA1, "preset": 6, "lc": 3, "lp": 0, "pb": 0, "dict_size": 1 << 22}
SAFE = str.maketrans("&<>", ",.:")
UNSAFE = str.maketrans(",.:", "&<>")


class DrawingError(RuntimeError):
    """The drawing process stopped; its last words are in the message."""


class DrawingProcess:
    """A second Python that makes the drawing code first and pictures when asked.

    Parameters
    ----------
    version, snippet
        Version of Vega-Lite, and the script that ends the drawing code.
    """

    def __init__(self, version: str, snippet: str) -> None:
        command = [sys.executable, "-m", "warmtenet.report.drawing", version, snippet]
        path = os.pathsep.join([str(HOME), *filter(None, [os.environ.get("PYTHONPATH")])])
        self._process = subprocess.Popen(  # noqa: S603  # our own module
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": path},
        )
        pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="drawing")
        self._code: Future[str] = pool.submit(self._answer)
        pool.shutdown(wait=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def result(self) -> str:
        """Return the drawing code, as `packed`."""
        return self._code.result()

    def draw(self, specs: Sequence[Mapping[str, object]]) -> list[str]:
        """Return the pictures of specifications as SVG.

        Raises
        ------
        DrawingError
            when a specification is refused.
        """
        self._code.result()
        _send(self._process.stdin, list(specs))
        return [str(svg) for svg in json.loads(self._line())]

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.wait()
        self._code.exception()
        for pipe in (self._process.stdin, self._process.stdout, self._process.stderr):
            if pipe:
                with suppress(OSError):
                    pipe.close()

    def _answer(self) -> str:
        return str(json.loads(self._line()))

    def _line(self) -> bytes:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            assert self._process.stderr is not None
            raise DrawingError(self._process.stderr.read().decode("utf-8", "replace").strip()[-500:])
        return line


def _send(pipe: IO[bytes] | None, value: object) -> None:
    assert pipe is not None
    pipe.write(json.dumps(value).encode() + b"\n")
    pipe.flush()


def packed(code: str) -> str:
    """Return code as LZMA in base 85: a third, and nothing in it can end a script.

    Before the stream stands its length, in four bytes. The digits are those of Python without the three that
    HTML reads as its own; unpack.js has them too.
    """
    raw = code.encode()
    stream = len(raw).to_bytes(4, "big") + lzma.compress(raw, lzma.FORMAT_RAW, filters=[FILTER])
    return b85encode(stream).decode().translate(SAFE)


def unpacked(text: str) -> str:
    """Return the code that was packed."""
    stream = b85decode(text.translate(UNSAFE))
    return lzma.decompress(stream[4:], lzma.FORMAT_RAW, filters=[FILTER]).decode()


def cache_folder() -> Path:
    """Return where the drawing code may be kept between runs, in the user's own folder."""
    for name in ("LOCALAPPDATA", "XDG_CACHE_HOME"):
        if os.environ.get(name):
            return Path(os.environ[name]) / "warmtenet"
    return Path.home() / ".cache" / "warmtenet"


def drawing_code(version: str, snippet: str, folder: Path) -> str:
    """Return the packed drawing code, made once per version of vl-convert (1.4 s) and then kept."""
    import vl_convert  # noqa: PLC0415  # only the second process pays for it

    told = f"{metadata.version('vl-convert-python')} {version} {snippet} {SAFE} {FILTER}"
    return kept(
        "drawing", told, lambda: packed(vl_convert.javascript_bundle(snippet, vl_version=version)), folder
    )


def kept(name: str, told: str, make: Callable[[], str], folder: Path) -> str:
    """Return a text of ASCII that follows from what is told, made once and then kept in a folder.

    What is kept is used only when it is whole; a folder that cannot be written is no problem.
    """
    place = folder / f"{name}-{sha256(told.encode()).hexdigest()[:16]}.txt"
    with suppress(OSError, ValueError):
        digest, _, found = place.read_text(encoding="ascii").partition("\n")
        if sha256(found.encode()).hexdigest() == digest:
            return found
    found = make()
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        made = place.with_suffix(f".{os.getpid()}")
        made.write_text(f"{sha256(found.encode()).hexdigest()}\n{found}", encoding="ascii")
        made.replace(place)
    return found


def work(version: str, snippet: str) -> None:
    """Write the drawing code, then one list of pictures per line of specifications."""
    import vl_convert  # noqa: PLC0415  # only the second process pays for it

    out = sys.stdout.buffer
    _send(out, drawing_code(version, snippet, cache_folder()))
    vl_convert.vegalite_to_svg(json.dumps(WARM_UP), vl_version=version)
    for line in sys.stdin.buffer:
        specs = json.loads(line)
        _send(out, [vl_convert.vegalite_to_svg(json.dumps(s), vl_version=version) for s in specs])


if __name__ == "__main__":
    work(*sys.argv[1:])
