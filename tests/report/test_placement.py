"""Labels never overlap, and are left out only when there is no room."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from bangfu_assign.report.figures.placement import ink_of, place

BOUNDS = (0.0, 0.0, 400.0, 300.0)
POINTS = st.lists(
    st.tuples(st.floats(0, 400), st.floats(0, 300), st.floats(2, 15), st.floats(5, 60)),
    min_size=1,
    max_size=25,
)


def put(points, **more):
    marks = np.array([(x, y) for x, y, _, _ in points])
    radii = np.array([r for _, _, r, _ in points])
    sizes = np.array([(w, 10.0) for *_, w in points])
    order = list(range(len(points)))
    spots = place(marks, radii, sizes, order, BOUNDS, **more)
    boxes = [
        (s.x - w / 2, s.y - 5, s.x + w / 2, s.y + 5)
        for s, (*_, w) in zip(spots, points, strict=True)
        if s is not None
    ]
    return spots, boxes


def overlap(a, b):
    return a[0] < b[2] and a[2] > b[0] and a[1] < b[3] and a[3] > b[1]


@settings(max_examples=100, deadline=None)
@given(POINTS)
def test_labels_overlap_neither_each_other_nor_marks_nor_the_edge(points):
    _, boxes = put(points)
    for n, box in enumerate(boxes):
        assert not any(overlap(box, other) for other in boxes[n + 1 :])
        assert not any(overlap(box, (x - r, y - r, x + r, y + r)) for x, y, r, _ in points)
        assert box[0] >= 0 and box[1] >= 0 and box[2] <= 400 and box[3] <= 300


def test_a_lone_label_stands_right_of_its_mark():
    spots, boxes = put([(100, 100, 5, 40)])
    assert boxes[0][0] > 105
    assert spots[0].y == 100


def test_a_label_keeps_off_a_busy_line():
    line = ink_of(np.array([[105.0, 100.0, 400.0, 100.0]]), np.array([9.0]), BOUNDS)
    (spot,), _ = put([(100, 100, 5, 40)], ink=line)
    assert not (spot.x > 105 and abs(spot.y - 100) < 5)


def test_without_room_the_least_important_goes_without_label():
    spots, _ = put([(200, 150, 5, 390)] * 40)
    assert spots[0] is not None
    assert spots[-1] is None


def test_ink_is_counted_where_it_lies():
    ink = ink_of(np.array([[0.0, 50.0, 400.0, 50.0]]), np.array([2.0]), BOUNDS)
    under, beside = ink.under(np.array([[100.0, 40, 200, 60], [100.0, 100, 200, 120]]))
    assert under > 20
    assert beside == 0
