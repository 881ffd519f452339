"""Writing a file and reading it back."""

import pytest

from warmtenet import importers
from warmtenet.locale import translator


@pytest.fixture
def write(tmp_path):
    """Write text or bytes under a name and return the path."""

    def make(content, name="data.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path

    return make


@pytest.fixture
def seen(write):
    return lambda content, name="data.csv": importers.inspect(write(content, name))


@pytest.fixture
def remarks(seen):
    """Return the remarks on a text, in English, as one string."""
    t = translator("en")
    return lambda content: "\n".join(t.render(remark) for remark in seen(content).remarks)


@pytest.fixture
def refusal(write):
    """Return the English sentence with which a file is refused."""

    def make(content, name="data.csv", read=importers.inspect):
        with pytest.raises(importers.ImportProblem) as problem:
            read(write(content, name))
        return problem.value.render(translator("en"))

    return make
