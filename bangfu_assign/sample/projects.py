"""The four projects of the plan, placed on the synthetic map."""

from __future__ import annotations

from collections.abc import Iterator

from bangfu_assign.sample.land import Place
from bangfu_assign.sample.register_sheet import Cell
from bangfu_assign.sample.settle import BLUEBERRY_VILLAGE, Town

PROJECT_COLUMNS = ("project_id", "name", "village", "lon", "lat", "places", "needs_labour")


def make_projects(towns: list[Town]) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of ``projects.csv``, in the order of `PROJECT_COLUMNS`."""
    places = towns[0].land.places
    far_north = max(places, key=lambda p: (p.lat, p.village_id))
    south = sorted(places, key=lambda p: (p.lat, p.village_id))
    blueberry = next((p for p in places if p.name == BLUEBERRY_VILLAGE), far_north)
    known: tuple[tuple[str, Place, int, int], ...] = (
        ("夹谷山现代农业休闲观光园区", far_north, 260, 1),
        ("班庄镇高效设施农业基地", south[len(south) // 3], 420, 1),
        ("石门头村100亩蓝莓种植销售", blueberry, 150, 1),
        ("3万头水貂、狐狸养殖和淡水鱼养殖", south[len(south) // 6], 300, 0),
    )
    for i, (name, place, count, labour) in enumerate(known, start=1):
        # A site stands a little off the village's own point.
        lon, lat = round(place.lon + 0.004, 6), round(place.lat + 0.003, 6)
        yield f"XM{i}", name, place.village_id, lon, lat, count, labour
    for town in towns[1:]:
        place = town.land.places[0]
        lon, lat = round(place.lon + 0.004, 6), round(place.lat + 0.003, 6)
        yield (
            f"XM{town.number + 4}",
            f"{town.land.town}设施农业基地",
            place.village_id,
            lon,
            lat,
            400,
            1,
        )
