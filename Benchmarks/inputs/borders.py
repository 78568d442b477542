"""Ragged borders between cells. Two neighbors share every vertex of the border between them."""

import numpy as np
import shapely

from frame import to_rounded_degrees

FINEST = 7  # a border has at most 2^7 segments


def sides(cell):
    """Pairs of the corners at the ends of each side of a cell."""
    return zip(cell, cell[1:] + cell[:1])


def key(a, b):
    """The name of a side, whichever way it is walked."""
    return (a, b) if a < b else (b, a)


def displacements(count, level, rng):
    """Midpoint displacement of `count` straight borders into 2^level segments, in units of their lengths."""
    offset = np.zeros((count, 2))
    scale = 0.11
    for _ in range(level):
        noise = rng.normal(0, scale, (count, offset.shape[1] - 1)).clip(-2 * scale, 2 * scale)
        finer = np.empty((count, 2 * offset.shape[1] - 1))
        finer[:, 0::2] = offset
        finer[:, 1::2] = 0.5 * (offset[:, :-1] + offset[:, 1:]) + noise
        offset = finer
        scale *= 2 ** -0.85
    return offset


class Borders:
    """The borders of cells, each a curve in degrees from its lower to its higher corner."""

    def __init__(self, corners, cells, box):
        self.number = {}
        for cell in cells:
            for a, b in sides(cell):
                self.number.setdefault(key(a, b), len(self.number))
        self.cells = cells
        ends = np.array(list(self.number))
        self.start, self.end = corners[ends[:, 0]], corners[ends[:, 1]]
        self.along = self.end - self.start
        length = np.hypot(self.along[:, 0], self.along[:, 1])
        fineness = 5 + np.log2(np.maximum(length, 1) / np.median(length))
        self.level = np.clip(np.round(fineness), 0, FINEST).astype(int)
        self.straight = self._on_a_side_of(box)
        self.curves = [None] * len(ends)

    def _on_a_side_of(self, box):
        west, south, east, north = box
        (ax, ay), (bx, by) = self.start.T, self.end.T
        return ((ax == bx) & ((ax == west) | (ax == east))) | ((ay == by) & ((ay == south) | (ay == north)))

    def draw(self, chosen, rng):
        """Draw the chosen borders; those that are straight stay so."""
        for level in range(FINEST + 1):
            borders = np.nonzero((self.level == level) & chosen)[0]
            if len(borders):
                self._draw_level(borders, level, rng)

    def _draw_level(self, borders, level, rng):
        offset = displacements(len(borders), level, rng)
        t = np.linspace(0, 1, offset.shape[1])
        offset = offset * np.minimum(1, 4 * np.minimum(t, 1 - t))[None, :]
        offset[self.straight[borders]] = 0
        start, along = self.start[borders], self.along[borders]
        x = start[:, 0][:, None] + along[:, 0][:, None] * t - along[:, 1][:, None] * offset
        y = start[:, 1][:, None] + along[:, 1][:, None] * t + along[:, 0][:, None] * offset
        drawn = np.c_[to_rounded_degrees(x.ravel(), y.ravel())].reshape(len(borders), -1, 2)
        drawn[:, 0] = np.c_[to_rounded_degrees(*start.T)]
        drawn[:, -1] = np.c_[to_rounded_degrees(*self.end[borders].T)]
        for place, border in enumerate(borders):
            self.curves[border] = drawn[place]

    def polygon(self, cell):
        """The polygon of a cell, its border drawn."""
        pieces = []
        for a, b in sides(self.cells[cell]):
            curve = self.curves[self.number[key(a, b)]]
            pieces.append(curve[:-1] if a < b else curve[:0:-1])
        ring = np.vstack(pieces)
        return shapely.Polygon(np.vstack([ring, ring[:1]]))

    def straighten(self, crossing, rng):
        """Draw the borders of these cells straight, and return the cells that have one of them."""
        touched = sorted({self.number[key(a, b)] for cell in crossing for a, b in sides(self.cells[cell])})
        self.straight[touched] = True
        chosen = np.zeros(len(self.straight), bool)
        chosen[touched] = True
        self.draw(chosen, rng)
        return [
            number for number, cell in enumerate(self.cells)
            if any(chosen[self.number[key(a, b)]] for a, b in sides(cell))
        ]
