"""How time and memory grow with the number of modules: the exponent of the line through the points, both on logarithmic scales.

1 is growth in proportion, 2 is twice the modules for four times the cost.
"""

from math import log


def exponent(points):
    """The slope of log(cost) over log(size), by least squares; needs two sizes at least."""
    points = [(log(size), log(cost)) for size, cost in points if cost > 0]
    if len({x for x, _ in points}) < 2:
        return None
    middle = [sum(side) / len(points) for side in zip(*points)]
    over = sum((x - middle[0]) * (y - middle[1]) for x, y in points)
    return over / sum((x - middle[0]) ** 2 for x, _ in points)
