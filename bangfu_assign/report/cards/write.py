"""`write_cards`: contact cards in two copies, a file per village and one of all."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from bangfu_assign.errors import Problem, UsageError
from bangfu_assign.labels import Lang
from bangfu_assign.plan import Plan
from bangfu_assign.report.atomic import publish
from bangfu_assign.report.cards.choice import household_ids, village_ids
from bangfu_assign.report.cards.content import Card, cards_of, say
from bangfu_assign.report.cards.frame import Frame
from bangfu_assign.report.cards.notes import about_people, about_texts
from bangfu_assign.report.notes import Note, counts, note_table
from bangfu_assign.report.paper.file_names import safe_name, safe_names
from bangfu_assign.report.paper.words import Printer

FOLDER = "cards"
NOTES = "cards_notes.csv"
FORMATS = ("pdf", "docx")

_ALL = "\0all"


@dataclass(frozen=True, slots=True)
class Cards:
    """What was written.

    Attributes
    ----------
    folder : Path
        Where the files stand.
    files : tuple of Path
        All of them but the notes.
    cards, pages : int
        Households with a card, and A4 pages of one format.
    notes : tuple of Note
        Who has no card, and what on the cards should be looked at.
    """

    folder: Path
    files: tuple[Path, ...]
    cards: int
    pages: int
    notes: tuple[Note, ...]

    def counts(self) -> dict[str, int]:
        """Return how many notes there are of each kind, sorted by kind."""
        return counts(self.notes)


def write_cards(
    plan: Plan,
    out: str | Path,
    *,
    villages: Iterable[str] = (),
    households: Iterable[str] = (),
    formats: Iterable[str] = FORMATS,
    uncovered: bool = False,
    lang: Lang = "zh",
    progress: Callable[[str], None] | None = None,
    system: bool = True,
) -> Cards:
    """Write the contact cards of a plan, all files or none, for the owner alone.

    ``cards/`` in the folder gets a file per village and one of all, in each format, and
    ``cards_notes.csv``. With `villages`, only their files; with `households`, a file for each card,
    to print one anew after a change. Cards are sorted as they are handed out: by village, group and
    household; both copies of a card follow one another, one A4 page each.

    Parameters
    ----------
    plan : Plan
        The plan; ``case.pairs`` tells since when a pair exists
        (`bangfu_assign.visits.with_history`).
    out : path
        New, or holding a plan; what else the tool wrote there stays.
    villages, households : iterable of str
        Villages by id or name, households by id; everybody if both are empty.
    formats : iterable of str
        Of `FORMATS`.
    uncovered : bool
        Whether planned households without a helper get a card with the helper left blank.
    lang : {"zh", "en"}
        Language of the notes; cards are Chinese.
    progress : callable, optional
        Told the name of each village when its files are being made.
    system : bool
        Whether installed fonts may be used; False gives the same pages on every machine.

    Raises
    ------
    UsageError
        If a village, household or format is unknown, or the folder cannot be used.
    """
    chosen = _formats(formats)
    places, wanted = village_ids(plan.case, villages), household_ids(plan.case, households)
    cards = cards_of(plan, villages=places, households=wanted, uncovered=uncovered)
    notes = list(about_people(plan, places, wanted, uncovered=uncovered))
    maker = _Maker(plan, chosen, Printer.new(system=system), progress or (lambda _: None))
    with publish(out, add=True) as folder:
        place = folder / FOLDER
        place.mkdir(exist_ok=True)
        names: list[str] = []
        if wanted:
            for card in cards:
                names += maker.write(place, safe_name(_name_of(card)), [card])
        else:
            names = list(maker.by_village(place, cards, whole=not places))
        notes += about_texts(cards, frozenset(maker.printer.missing))
        (place / NOTES).write_bytes(note_table(notes, lang))
    written = Path(out) / FOLDER
    pages = len(cards) * len(maker.frame.copies)
    files = tuple(written / name for name in names)
    return Cards(written, files, len(cards), pages, tuple(notes))


class _Maker:
    """Makes the files; a village's PDF is kept until all are joined."""

    def __init__(
        self,
        plan: Plan,
        formats: Collection[str],
        printer: Printer,
        progress: Callable[[str], None],
    ) -> None:
        self.frame, self.printer, self.formats = Frame.of(plan), printer, formats
        self.progress = progress
        rows = zip(plan.case.villages["village_id"], plan.case.villages["name"], strict=True)
        self.titles = dict(rows)
        self.names = safe_names({**self.titles, _ALL: say("all")})

    def by_village(self, place: Path, cards: list[Card], *, whole: bool) -> Iterator[str]:
        """Write a file per village, and one of all; yield their names."""
        villages = 0
        for village, members in groupby(cards, key=lambda card: card.village_id):
            self.progress(self.titles.get(village, village))
            villages += 1
            yield from self.write(place, self.names[village], list(members))
        if not whole or villages < 2:
            return
        name = self.names[_ALL]
        self.progress(name)
        if "docx" in self.formats:
            yield from self.write(place, name, cards, only="docx")
        if "pdf" in self.formats:
            from bangfu_assign.report.paper.joined import joined  # noqa: PLC0415 (loads PDFium)

            order = dict.fromkeys(card.village_id for card in cards)
            files = (place / f"{self.names[village]}.pdf" for village in order)
            (place / f"{name}.pdf").write_bytes(joined(path.read_bytes() for path in files))
            yield f"{name}.pdf"

    def write(self, place: Path, name: str, cards: list[Card], only: str = "") -> Iterator[str]:
        """Write cards in every format, or one; yield the files' names."""
        for ending in self.formats:
            if only in ("", ending):
                (place / f"{name}.{ending}").write_bytes(self._content(ending, cards))
                yield f"{name}.{ending}"

    def _content(self, ending: str, cards: list[Card]) -> bytes:
        # typst, fontTools and python-docx are slow to load: only what is asked for.
        if ending == "pdf":
            from bangfu_assign.report.cards.pdf import to_pdf  # noqa: PLC0415

            return to_pdf(cards, self.frame, self.printer)
        from bangfu_assign.report.cards.word import to_docx  # noqa: PLC0415

        return to_docx(cards, self.frame)


def _formats(formats: Iterable[str]) -> tuple[str, ...]:
    """Return the formats asked for, in the tool's order."""
    asked = [name.strip().lower() for name in formats]
    wrong = [name for name in asked if name not in FORMATS]
    if wrong or not asked:
        problems = [Problem("cards.unknown_format", params={"name": n[:60]}) for n in wrong or [""]]
        raise UsageError(problems)
    return tuple(name for name in FORMATS if name in asked)


def _name_of(card: Card) -> str:
    return say("one", household_id=card.household_id)
