#!/usr/bin/env python3
"""Gini, Theil and Atkinson of ten million weighted values.

The columns are ready. `numpy-order` and `numpy-sort` only sort, the first with the rows that weights need, the second the
values alone; their answers are found outside the time.
"""

from columns import gini, villages
from measure import Task, main, parser


def measures(values, weights):
    """The answers, from ascending values."""
    import numpy
    part = weights / weights.sum()
    ratio = values / (part @ values)
    return [
        gini(values, weights),
        float(part @ (ratio * numpy.log(ratio))),
        1 - float(part @ numpy.sqrt(ratio)) ** 2,
    ]


def numpy_measures(options):
    """All of it."""
    import numpy
    values, weights = villages(options.millions * 1_000_000)

    def work():
        order = numpy.argsort(values)
        return measures(values[order], weights[order])

    return Task(work, lambda found: found)


def numpy_order(options):
    """The order of the values."""
    import numpy
    values, weights = villages(options.millions * 1_000_000)
    return Task(lambda: numpy.argsort(values), lambda order: measures(values[order], weights[order]))


def numpy_sort(options):
    """The values in order."""
    import numpy
    values, weights = villages(options.millions * 1_000_000)
    order = numpy.argsort(values)
    return Task(lambda: numpy.sort(values), lambda ascending: measures(ascending, weights[order]))


PEERS = {"numpy": numpy_measures, "numpy-order": numpy_order, "numpy-sort": numpy_sort}

if __name__ == "__main__":
    arguments = parser(__doc__, PEERS)
    arguments.add_argument("--millions", type=int, default=10)
    chosen = arguments.parse_args()
    main("measures", f"{chosen.millions} M values", PEERS, chosen)
