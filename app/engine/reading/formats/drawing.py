"""The words of a diagram, chart or drawing that an office file keeps in a part of its own."""

from collections.abc import Mapping

from app.engine.reading.formats.flow import join_cells
from app.engine.reading.formats.package import Package, Relation
from app.errors import ReadError

POINTS = 2000  # of a chart's series; more are a table's business, and the table is in the file


def read_drawing(package: Package, relation: Relation | None) -> list[str]:
    """Return a drawing's paragraphs; of a chart its titles and a line per category."""
    if relation is None or relation.kind not in ("chart", "chartEx", "diagramData", "drawing"):
        return []
    reader = _Drawing()
    try:
        package.parse(relation.target, reader.start, reader.end, reader.text)
    except ReadError as error:
        if error.kind != "corrupt":
            raise
    return reader.finish()


class _Drawing:
    def __init__(self) -> None:
        self._lines: list[str] = []
        self._parts: list[str] = []
        self._speaking = False
        self._series: list[dict[str, dict[int, str]]] = []  # name, categories, values
        self._role = ""
        self._point = 0
        self._value = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        match name:
            case "a:t":
                self._speaking = True
            case "a:br":
                self._parts.append("\n")
            case "c:ser":
                self._series.append({"c:tx": {}, "c:cat": {}, "c:val": {}})
            case "c:tx" | "c:cat" | "c:val" if self._series:
                self._role = name
            case "c:xVal" | "c:yVal" if self._series:
                self._role = "c:cat" if name == "c:xVal" else "c:val"
            case "c:pt":
                index = attributes.get("idx", "")
                self._point = int(index) if index.isdigit() else 0
            case "c:v":
                self._value = True

    def end(self, name: str) -> None:
        match name:
            case "a:t":
                self._speaking = False
            case "a:p":
                line = "".join(self._parts).strip()
                if line:
                    self._lines.append(line)
                self._parts = []
            case "c:tx" | "c:cat" | "c:val" | "c:xVal" | "c:yVal" | "c:ser":
                self._role = ""
            case "c:v":
                self._value = False

    def text(self, data: str) -> None:
        if self._speaking:
            self._parts.append(data)
        elif self._value and self._role and self._series:
            points = self._series[-1][self._role]
            if len(points) < POINTS or self._point in points:
                points[self._point] = points.get(self._point, "") + data

    def finish(self) -> list[str]:
        names = [" ".join(series["c:tx"].values()) for series in self._series]
        categories: dict[int, str] = {}
        for series in self._series:
            categories |= series["c:cat"]
        rows = [["", *names]] if any(names) else []
        points = {index for series in self._series for index in series["c:val"]}
        for index in sorted(points):
            values = [series["c:val"].get(index, "") for series in self._series]
            rows.append([categories.get(index, ""), *values])
        table = "\n".join(line for row in rows if (line := join_cells([[cell] for cell in row])))
        return [*self._lines, table] if table else self._lines
