#!/usr/bin/env python3
"""The accelerated bootstrap interval of the Gini coefficient of 84,000 villages in five zones, 1,999 replicates.

`numpy` sorts once and counts how often each village is drawn; `numpy-resort` sorts every replicate, as most programs do.
The jackknife is that of strata, in closed form by sums over the sorted villages in both.
"""

import statistics

from columns import gini, villages
from measure import Task, main, parser

REPLICATES = 1999
ZONES = 5


def jackknife(values, weights, zones):
    """How much each village pulls; ascending values."""
    import numpy
    pulls = numpy.empty(len(values))

    def distances(members):
        w, x = weights[members], values[members]
        below, held = numpy.cumsum(w), numpy.cumsum(w * x)
        return x * (2 * below - below[-1]) - (2 * held - held[-1])

    everybody = numpy.arange(len(values))
    to_all = distances(everybody)
    total, weight, amount = float(weights @ to_all), weights.sum(), float(weights @ values)
    for zone in range(ZONES):
        members = numpy.flatnonzero(zones == zone)
        count = len(members)
        factor = count / (count - 1)
        w, x = weights[members], values[members]
        inside = distances(members)
        outside = to_all[members] - inside
        within, cross = float(w @ inside), float(w @ outside)
        pairs = (total - 2 * cross - within) + 2 * factor * (cross - w * outside)
        pairs += factor ** 2 * (within - 2 * w * inside)
        rest = weight - w.sum() + factor * (w.sum() - w)
        held = amount - float(w @ x) + factor * (float(w @ x) - w * x)
        left_out = pairs / (2 * rest * held)
        pulls[members] = (count - 1) * (left_out.mean() - left_out)
    return pulls


def interval(estimate, replicates, pulls):
    """The ends of the accelerated interval."""
    import numpy
    normal = statistics.NormalDist()
    shift = normal.inv_cdf(float(((replicates < estimate) + 0.5 * (replicates == estimate)).mean()))
    acceleration = float((pulls ** 3).sum() / (6 * (pulls ** 2).sum() ** 1.5))
    ends = []
    for tail in (0.025, 0.975):
        z = shift + normal.inv_cdf(tail)
        ends.append(normal.cdf(shift + z / (1 - acceleration * z)))
    return [estimate] + [float(end) for end in numpy.quantile(replicates, ends, method="weibull")]


def bootstrap(options, resorts):
    """Both ways."""
    import numpy
    values, weights = villages(options.villages)
    zones = numpy.arange(options.villages) % ZONES

    def work():
        order = numpy.argsort(values)
        x, w, z = values[order], weights[order], zones[order]
        members = [numpy.flatnonzero(z == zone) for zone in range(ZONES)]
        random = numpy.random.default_rng(1)
        replicates = numpy.empty(REPLICATES)
        for number in range(REPLICATES):
            drawn = numpy.concatenate([part[random.integers(0, len(part), len(part))] for part in members])
            if resorts:
                again = numpy.argsort(x[drawn])
                replicates[number] = gini(x[drawn][again], w[drawn][again])
            else:
                replicates[number] = gini(x, w * numpy.bincount(drawn, minlength=len(x)))
        return interval(gini(x, w), replicates, jackknife(x, w, z))

    return Task(work, lambda found: found)


PEERS = {
    "numpy": lambda options: bootstrap(options, resorts=False),
    "numpy-resort": lambda options: bootstrap(options, resorts=True),
}

if __name__ == "__main__":
    arguments = parser(__doc__, PEERS)
    arguments.add_argument("--villages", type=int, default=84_000)
    chosen = arguments.parse_args()
    main("bootstrap", f"{chosen.villages} villages, 1,999 replicates", PEERS, chosen)
