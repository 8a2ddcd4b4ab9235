"""Road networks saved by osmnx as GraphML, read as the two road tables."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.parsers import expat

import pandas as pd

from bangfu_assign.errors import Severity
from bangfu_assign.facts.findings import Findings
from bangfu_assign.facts.rows import FILE, ROW, spread_rows

_CHUNK = 2**20


class _DoctypeError(Exception):
    """The file declares a document type: entities could expand without bound or read files."""


class _Reader:
    """Collects nodes and edges while the parser runs over the file.

    ``networkx.read_graphml`` would need every attribute to be well typed and keeps the whole tree
    in memory; here only coordinates, lengths and directions are looked at.
    """

    def __init__(self) -> None:
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.EntityDeclHandler = self._refuse
        self.parser.buffer_text = True
        self.directed = True
        self.nodes: list[tuple[int, str, dict[str, str]]] = []
        self.edges: list[tuple[int, str, str, dict[str, str]]] = []
        self._names: dict[str, str] = {}
        self._data: dict[str, str] | None = None
        self._key = ""

    def _refuse(self, *_: Any) -> None:
        raise _DoctypeError

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        tag = tag.rpartition(":")[2]
        line = self.parser.CurrentLineNumber
        if tag == "key":
            self._names[attributes.get("id", "")] = attributes.get("attr.name", "")
        elif tag == "graph":
            self.directed = attributes.get("edgedefault", "directed") != "undirected"
        elif tag == "node":
            self._data = {}
            self.nodes.append((line, attributes.get("id", ""), self._data))
        elif tag == "edge":
            self._data = {}
            ends = attributes.get("source", ""), attributes.get("target", "")
            self.edges.append((line, *ends, self._data))
        elif tag == "data":
            self._key = self._names.get(attributes.get("key", ""), "")

    def _end(self, tag: str) -> None:
        tag = tag.rpartition(":")[2]
        if tag == "data":
            self._key = ""
        elif tag in ("node", "edge"):
            self._data = None

    def _characters(self, text: str) -> None:
        if self._key in ("x", "y", "length") and self._data is not None:
            self._data[self._key] = self._data.get(self._key, "") + text


def read_graphml(path: Path, findings: Findings) -> dict[str, pd.DataFrame]:
    """Return ``road_nodes`` and ``road_edges`` of an osmnx GraphML file, or nothing.

    An osmnx graph is directed and holds a two-way street as two edges, so each edge is one-way as
    stored; the edges of an undirected graph go both ways.

    Parameters
    ----------
    path : Path
        ``roads.graphml`` with node attributes ``x``, ``y`` (degrees) and edge attribute ``length``
        (metres).
    findings : Findings
        Takes DOCTYPEs, broken XML, missing numbers. Rows are lines of the file.
    """
    reader = _Reader()
    try:
        with path.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                reader.parser.Parse(chunk, False)
            reader.parser.Parse(b"", True)
    except _DoctypeError:
        findings.add("graphml_unsafe", file=path.name)
        return {}
    except (expat.ExpatError, ValueError, OSError):
        line = reader.parser.CurrentLineNumber
        findings.add("graphml_broken", file=path.name, row=line, line=line)
        return {}
    if not reader.edges:
        findings.add("graphml_empty", file=path.name)
        return {}
    nodes = _nodes(reader, path.name, findings)
    return {"road_nodes": nodes, "road_edges": _edges(reader, path.name, findings)}


def _nodes(reader: _Reader, file: str, findings: Findings) -> pd.DataFrame:
    frame = pd.DataFrame(
        {
            "id": pd.Series([name for _, name, _ in reader.nodes], dtype="str"),
            "lon": [_number(data.get("x")) for *_, data in reader.nodes],
            "lat": [_number(data.get("y")) for *_, data in reader.nodes],
            ROW: [line for line, *_ in reader.nodes],
            FILE: file,
        }
    )
    if ((frame["lon"].abs() > 360) | (frame["lat"].abs() > 180)).any():
        findings.add("graphml_projected", file=file)
        frame[["lon", "lat"]] = float("nan")
        return frame
    blank = frame[frame["lon"].isna() | frame["lat"].isna()]
    spread_rows(findings, blank, "graphml_node", Severity.ERROR, column="x, y", values=blank["id"])
    return frame


def _edges(reader: _Reader, file: str, findings: Findings) -> pd.DataFrame:
    frame = pd.DataFrame(
        {
            "u": pd.Series([source for _, source, _, _ in reader.edges], dtype="str"),
            "v": pd.Series([target for _, _, target, _ in reader.edges], dtype="str"),
            "length_m": [_number(data.get("length")) for *_, data in reader.edges],
            "oneway": [reader.directed] * len(reader.edges),
            ROW: [line for line, *_ in reader.edges],
            FILE: file,
        }
    )
    bad = frame[frame["length_m"].isna() | (frame["length_m"] < 0)]
    ends = [f"{u} → {v}" for u, v in zip(bad["u"], bad["v"], strict=True)]
    spread_rows(findings, bad, "graphml_edge", Severity.ERROR, column="length", values=ends)
    return frame


def _number(text: str | None) -> float:
    """Return a finite number, else NaN."""
    try:
        number = float((text or "").strip())
    except ValueError:
        return float("nan")
    return number if abs(number) < 1e12 else float("nan")
