"""The text of papers that were brought before there was a search."""

from typing import Any


def of_papers_there(apps: Any, editor: Any) -> None:
    """Keep the text of plain-text papers; other kinds are read when they are brought anew."""
    papers = apps.get_model("records", "Paper").objects.using(editor.connection.alias)
    for paper in papers.filter(kind="txt").only("content").iterator(chunk_size=50):
        text = _decoded(bytes(paper.content)).replace("\0", "")
        papers.filter(pk=paper.pk).update(text=text)


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
