#!/usr/bin/env python3
"""Local Moran's I of a lattice of 84,100 units, with 999 conditional permutations.

The answer is the sum of absolute values, with the divisor n, and the number of units whose rarer side has a probability
of at most 0.05. esda folds that side; random deals differ.
"""

from columns import villages
from measure import Task, main, parser


def esda_local(options):
    """PySAL, compiled by numba if that is installed."""
    import warnings
    import esda
    import libpysal
    warnings.simplefilter("ignore")
    side = options.side
    values, _ = villages(side * side)
    weights = libpysal.weights.lat2W(side, side)
    weights.transform = "r"

    def work():
        return esda.Moran_Local(values, weights, permutations=999, n_jobs=options.threads, seed=1)

    def answer(found):
        count = side * side
        return [float(abs(found.Is).sum() * count / (count - 1)), float((found.p_sim <= 0.05).sum())]

    return Task(work, answer)


PEERS = {"esda": esda_local}

if __name__ == "__main__":
    arguments = parser(__doc__, PEERS)
    arguments.add_argument("--side", type=int, default=290)
    chosen = arguments.parse_args()
    main("local_moran", f"{chosen.side ** 2} units, 999 deals", PEERS, chosen)
