"""Tables in Markdown: the paragraph `Table: …` before one is its caption, and its headers say what they head."""

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

MARK = "Table: "


class Tables(Treeprocessor):
    """Gives each table its caption and the scope of its headers, before what is inside is read."""

    def run(self, root: Element) -> None:
        """Changes the tables in place. Raises ValueError for a table without a caption: it stops the build."""
        for parent in list(root.iter()):
            for before, table in list(zip([None, *parent], parent, strict=False)):
                if table.tag != "table":
                    continue
                if before is None or before.tag != "p" or not (before.text or "").startswith(MARK):
                    first = table.findtext(".//th")
                    raise ValueError(f"The table that begins with “{first}” has no caption: write “{MARK}…” before it.")
                parent.remove(before)
                before.tag, before.text = "caption", (before.text or "").removeprefix(MARK)
                table.insert(0, before)
                head(table)


def head(table: Element) -> None:
    """Turns the cells that name a row into headers, and says of each header what it heads."""
    for cell in table.iterfind("thead/tr/th"):
        cell.set("scope", "col")
    rows = [list(row) for row in table.iterfind("tbody/tr")]
    for row in rows:
        for cell in row[: naming([[cell.text or "" for cell in row] for row in rows])]:
            cell.tag = "th"
            cell.set("scope", "row")


def naming(rows: list[list[str]]) -> int:
    """How many columns it takes, from the left, to tell the rows apart; none where a cell waits to be filled in."""
    for width in range(1, len(rows[0]) if rows else 0):
        named = [tuple(row[:width]) for row in rows]
        if not all(any(letter.isalnum() for letter in cell) for name in named for cell in name):
            return 0
        if len(set(named)) == len(rows):
            return width
    return 0


class TablesExtension(Extension):
    """What mkdocs.yml names."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name that Markdown calls
        """Registers the work between blocks and their inline parts."""
        md.treeprocessors.register(Tables(md), "tables", 30)


def makeExtension(**options: object) -> TablesExtension:  # noqa: N802 - the name that Markdown calls
    """What Markdown calls to get the extension."""
    return TablesExtension(**options)
