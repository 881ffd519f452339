"""The page still looks as it did: pictures of the demo page, compared on a small grey copy.

Renew them after a wanted change: `WARMTENET_PICTURES=renew pytest -n 0 tests/report/test_pictures.py`.
"""

import io
import os
import subprocess
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from support.pages import PHONE, opened

from warmtenet.report.pdf import find_browser, print_page

FOLDER = Path(__file__).parent / "pictures"
RENEW = os.environ.get("WARMTENET_PICTURES") == "renew"
GRID = (128, 96)
TILE = 8
MOST_BYTES = 150_000
# Of 255, measured: a redrawing blurred to two thirds gives at most 1.1 and 4.5, a shift by three pixels at
# least 3.7 and 17, a missing chart 1.0 and 24.
MOST_MEAN, MOST_TILE = 2.0, 10.0


@pytest.fixture(scope="session")
def still(browser, file_of, tmp_path_factory, need):
    """Return `still(name)`: the picture of the demo page as it is now."""

    def screen(width, height, *, dark=False):
        with opened(browser, file_of("demo", "nl"), width=width, height=height, dark=dark) as found:
            return Image.open(io.BytesIO(found.page.screenshot()))

    def paper():
        folder = tmp_path_factory.mktemp("paper")
        print_page(find_browser(), file_of("demo", "nl"), folder / "report.pdf")
        command = ["pdftoppm", "-r", "80", "-f", "1", "-l", "1", "-png", "report.pdf", "page"]
        subprocess.run(command, cwd=folder, check=True)
        return stored(next(folder.glob("page*.png")))

    made = {
        "demo-page-1": lambda: screen(1280, 1100),
        "demo-dark": lambda: screen(1280, 1100, dark=True),
        "demo-phone": lambda: screen(PHONE, 1600),
        "demo-print": paper,
    }
    return lambda name: made[name]()


def small(image):
    """Return the picture in grey on the coarse grid."""
    return np.asarray(image.convert("L").resize(GRID, Image.Resampling.BOX), dtype=float)


def differences(one, two):
    """Return the mean difference in grey, and that of the tile where it is largest."""
    apart = np.abs(small(one) - small(two))
    tiles = apart.reshape(GRID[1] // TILE, TILE, GRID[0] // TILE, TILE).mean(axis=(1, 3))
    return apart.mean(), tiles.max()


def stored(path):
    with Image.open(path) as image:
        return image.convert("RGB")


def keep(image, path):
    image.convert("RGB").quantize(128, dither=Image.Dither.NONE).save(path, optimize=True)


@pytest.mark.parametrize("name", ["demo-page-1", "demo-dark", "demo-phone", "demo-print"])
def test_the_page_looks_as_it_did(still, name):
    now, path = still(name), FOLDER / f"{name}.png"
    if RENEW:
        keep(now, path)
    assert path.stat().st_size < MOST_BYTES
    mean, tile = differences(now, stored(path))
    assert mean < MOST_MEAN
    assert tile < MOST_TILE


def test_the_picture_of_the_readme_is_that_of_an_example(browser, file_of):
    path = FOLDER / "page-1.png"
    if RENEW:
        with opened(browser, file_of("teo", "nl"), width=1180, height=1560) as found:
            keep(Image.open(io.BytesIO(found.page.screenshot())), path)
    assert path.stat().st_size < MOST_BYTES
    assert stored(path).size == (1180, 1560)


def test_a_missing_chart_and_a_shift_are_seen_and_blur_is_not(still):
    now = still("demo-page-1").convert("RGB")
    width, height = now.size
    chart = now.copy()
    corner = (int(width * 0.3), int(height * 0.55), int(width * 0.6), int(height * 0.9))
    chart.paste("white", corner)
    assert differences(now, chart)[1] > MOST_TILE
    shifted = Image.new("RGB", now.size, "white")
    shifted.paste(now, (0, 3))
    mean, tile = differences(now, shifted)
    assert mean > MOST_MEAN
    assert tile > MOST_TILE
    blurred = now.resize((width * 2 // 3, height * 2 // 3)).resize(now.size)
    mean, tile = differences(now, blurred)
    assert mean < MOST_MEAN
    assert tile < MOST_TILE
