"""The villages that both sides of the inequality jobs make for themselves."""


def villages(count):
    """Values and weights: skewed, without a pattern, the same on every machine."""
    import numpy
    number = numpy.arange(count, dtype=numpy.uint64)
    bits = number.astype(numpy.uint32) * numpy.uint32(2_654_435_761)
    bits = (bits ^ (bits >> numpy.uint32(15))) * numpy.uint32(2_246_822_519)
    bits = (bits ^ (bits >> numpy.uint32(13))) * numpy.uint32(3_266_489_917)
    values = numpy.exp(2 * (bits ^ (bits >> numpy.uint32(16))).astype(float) / 4_294_967_296)
    weights = 1.0 + ((number * numpy.uint64(40_503)) & numpy.uint64(65_535)) % numpy.uint64(997)
    return values, weights.astype(float)


def gini(values, weights):
    """The Gini coefficient of ascending values, by the area under the Lorenz curve."""
    import numpy
    below = numpy.cumsum(weights)
    held = numpy.cumsum(weights * values)
    return 1 - float(weights @ (2 * held - weights * values)) / (below[-1] * held[-1])
