"""The drawing code is made once and kept; a spoilt or missing copy is made again."""

from warmtenet.report import drawing

VERSION, SNIPPET = "6.4", "window.vegaEmbed = vegaEmbed;"


def test_the_code_is_kept_and_a_spoilt_copy_is_not_used(tmp_path, monkeypatch):
    import vl_convert

    made = []
    monkeypatch.setattr(vl_convert, "javascript_bundle", lambda *_, **__: made.append(1) or "code")
    first = drawing.drawing_code(VERSION, SNIPPET, tmp_path / "new")
    assert drawing.drawing_code(VERSION, SNIPPET, tmp_path / "new") == first
    assert len(made) == 1
    kept = next((tmp_path / "new").iterdir())
    kept.write_text(kept.read_text() + "alert(1)")
    assert drawing.drawing_code(VERSION, SNIPPET, tmp_path / "new") == first
    assert len(made) == 2


def test_a_folder_that_cannot_be_written_is_no_problem(tmp_path, monkeypatch):
    import vl_convert

    monkeypatch.setattr(vl_convert, "javascript_bundle", lambda *_, **__: "code")
    taken = tmp_path / "taken"
    taken.write_text("a file")
    assert drawing.drawing_code(VERSION, SNIPPET, taken) == drawing.packed("code")


def test_the_folder_is_that_of_the_user(monkeypatch, tmp_path):
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert drawing.cache_folder() == tmp_path / "warmtenet"
