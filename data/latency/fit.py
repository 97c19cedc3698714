#!/usr/bin/env python3
"""Fit the distance-to-RTT model and print how well it does.

usage: fit.py --pairs FILE [--write]

FILE is tab-separated with the columns lat1 lon1 lat2 lon2 rtt_ms source (and optionally flag: rows
with a flag are left out). The provider is the part of `source` before the first '-'. The model is
fitted on the providers in TRAIN; all others only test it. --write replaces data/catalogue/latency-model.tsv.

The formula (doc/latency-model.md) is the one of src/eval/latency-model.c, integer for integer:
lengths in metres, times in microseconds, half-up rounding at the same places.
"""
import argparse
import csv
import heapq
import math
import pathlib
import sys

CATALOGUE = pathlib.Path(__file__).resolve().parent.parent / "catalogue"
FAR = 1 << 60
CLASSES = (0, 250, 500, 1000, 2000, 3000, 5000, 8000, 12000, 21000)

# Chosen from what they mean, not fitted: unit, value, why.
SHAPE = {
    "fixed-metro": ("ms", 1, "assumed: last mile and termination within one metro"),
    "metro-length": ("km", 30, "assumed: a metro"),
    "ramp-length": ("km", 300, "chosen: half of the growth of the fixed term, within a country"),
    "entrances": ("-", 32, "limit only: no point of the globe was found to need more"),
    "clamp": ("%", 150, "assumed: roads and metro detours of a leg off the corridors"),
    "alternative": ("%", 150, "assumed: another hub is as good an entry up to 1.5 x the nearest"),
    "steep": ("%", 1000, "chosen on AWS: reaching past the nearest hub crosses what corridors avoid"),
}
TRAIN = ("aws", "gcp")


def read_table(path):
    with open(path, encoding="utf-8", newline="") as file:
        lines = [line for line in file if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def microdegrees(text):
    return math.floor(float(text) * 1e6 + 0.5)


def great_circle(a, b):
    """Metres between two (lat, lon) in microdegrees: haversine, mean radius, as src/base/geo.c."""
    p1, p2 = math.radians(a[0] / 1e6), math.radians(b[0] / 1e6)
    dp, dl = p2 - p1, math.radians((b[1] - a[1]) / 1e6)
    h = math.sin(dp / 2) ** 2 + math.cos(p1) * math.cos(p2) * math.sin(dl / 2) ** 2
    return math.floor(2 * 6371008.8 * math.asin(min(1.0, math.sqrt(h))) + 0.5)


class Graph:
    """The corridor graph with all its hub-to-hub ways, in metres."""

    def __init__(self):
        self.clamp, self.alternative, self.steep = (
            SHAPE[name][1] for name in ("clamp", "alternative", "steep")
        )
        hubs = read_table(CATALOGUE / "hubs.tsv")
        self.names = [row["hub"] for row in hubs]
        self.points = [(microdegrees(row["lat"]), microdegrees(row["lon"])) for row in hubs]
        self.entrance = [row["entrance"] == "yes" for row in hubs]
        index = {name: i for i, name in enumerate(self.names)}
        links = [[] for _ in hubs]
        for row in read_table(CATALOGUE / "corridors.tsv"):
            a, b, length = index[row["a"]], index[row["b"]], int(row["km"]) * 1000
            if length < great_circle(self.points[a], self.points[b]):
                sys.exit(f"corridor {row['a']} {row['b']} is shorter than the great circle")
            links[a].append((b, length))
            links[b].append((a, length))
        self.ways = [self.shortest(links, i) for i in range(len(hubs))]

    @staticmethod
    def shortest(links, start):
        best = [FAR] * len(links)
        best[start] = 0
        queue = [(0, start)]
        while queue:
            length, node = heapq.heappop(queue)
            if length > best[node]:
                continue
            for other, step in links[node]:
                if length + step < best[other]:
                    best[other] = length + step
                    heapq.heappush(queue, (length + step, other))
        return best

    def anchor(self, point):
        """The (leg, hub) pairs of a point, least leg first, without those that another beats."""
        near = [(great_circle(point, hub), i) for i, hub in enumerate(self.points) if self.entrance[i]]
        free = min(near)[0] * self.alternative // 100
        legs = sorted(((d * self.clamp + max(0, d - free) * self.steep) // 100, i) for d, i in near)
        kept = []
        for leg, hub in legs:
            if all(leg < other + self.ways[via][hub] for other, via in kept):
                kept.append((leg, hub))
        return kept[: SHAPE["entrances"][1]]

    def way(self, a, b, anchor_a, anchor_b):
        """Metres between two points: what the corridors allow, never under the great circle."""
        straight = great_circle(a, b)
        low, high = 0, FAR
        for leg_a, hub_a in anchor_a:
            row = self.ways[hub_a]
            for leg_b, hub_b in anchor_b:
                high = min(high, row[hub_b] + leg_a + leg_b)
                low = max(low, row[hub_b] - leg_a - leg_b)
        low = min(low, straight * (self.clamp + self.steep) // 100)
        return max(straight, min(high, max(low, straight * self.clamp // 100)))


class Pair:
    """One measured pair with what the model needs to know about it."""

    def __init__(self, graph, row, anchors):
        self.provider = row["source"].split("-")[0]
        ends = [(microdegrees(row["lat" + n]), microdegrees(row["lon" + n])) for n in "12"]
        for end in ends:
            if end not in anchors:
                anchors[end] = graph.anchor(end)
        self.measured = round(float(row["rtt_ms"]) * 1000)
        self.straight = great_circle(*ends)
        self.way = graph.way(*ends, *(anchors[end] for end in ends))
        beyond = max(0, self.way - SHAPE["metro-length"][1] * 1000)
        self.share = (beyond, beyond + SHAPE["ramp-length"][1] * 1000)

    def modelled(self, fixed, rate):
        """Microseconds, from `fixed` in us and `rate` in ns/km."""
        metro = SHAPE["fixed-metro"][1] * 1000
        ends = metro + (fixed - metro) * self.share[0] // self.share[1]
        return max(self.straight // 100, ends + (rate * self.way + 500000) // 1000000)


def fit(pairs):
    """Least mean relative error: weights 1 / |relative error| are renewed until nothing moves.

    Errors under 2 % count as squares, which keeps the weights finite. An outlier thus pulls no more
    than any other pair. Returns fixed in us and rate in ns/km, rounded to 0.1 ms and 10 ns.
    """
    metro = SHAPE["fixed-metro"][1]
    fixed, rate = 8.0, 12.0  # ms, ms per 1000 km
    for _ in range(100):
        sums = [0.0] * 5
        for pair in pairs:
            share, km = pair.share[0] / pair.share[1], pair.way / 1e6
            measured = pair.measured / 1000
            rest = measured - metro * (1 - share)
            error = abs(fixed * share + rate * km - rest) / measured
            weight = 1 / (measured**2 * max(error, 0.02))
            for i, term in enumerate((share * share, share * km, km * km, share * rest, km * rest)):
                sums[i] += weight * term
        aa, ab, bb, ay, by = sums
        fixed, rate = (
            (ay * bb - by * ab) / (aa * bb - ab * ab),
            (by * aa - ay * ab) / (aa * bb - ab * ab),
        )
    return round(fixed * 10) * 100, round(rate * 100) * 10


def median(values):
    values = sorted(values)
    return (values[(len(values) - 1) // 2] + values[len(values) // 2]) / 2


def accuracy(pairs, terms):
    errors = [(pair.modelled(*terms) - pair.measured, pair.measured) for pair in pairs]
    n = len(errors)
    return {
        "n": n,
        "bias": sum(e for e, _ in errors) / n / 1000,
        "MAE": sum(abs(e) for e, _ in errors) / n / 1000,
        "median": median([abs(e) for e, _ in errors]) / 1000,
        "MAPE": 100 * sum(abs(e) / m for e, m in errors) / n,
        "within": 100 * sum(abs(e) * 5 <= m for e, m in errors) / n,
    }


def print_accuracy(fitted_on, tested_on, terms, pairs):
    a = accuracy(pairs, terms)
    print(
        f"{fitted_on:<10}{tested_on:<10}{terms[0] / 1000:>8.1f}{terms[1] / 1000:>8.2f}{a['n']:>7}"
        f"{a['bias']:>+8.2f}{a['MAE']:>8.2f}{a['median']:>8.2f}{a['MAPE']:>8.2f}{a['within']:>8.1f}"
    )


def print_inflation(pairs, terms):
    """Median of RTT over floor by great circle, measured and modelled."""
    print("\ngreat circle, km      n  measured  modelled   (median RTT / floor)")
    for low, high in zip(CLASSES, CLASSES[1:]):
        part = [pair for pair in pairs if low * 1000 <= pair.straight < high * 1000]
        if part:
            measured = median([pair.measured * 100 / pair.straight for pair in part])
            modelled = median([pair.modelled(*terms) * 100 / pair.straight for pair in part])
            print(f"{low:>7} - {high:<7}{len(part):>6}{measured:>10.2f}{modelled:>10.2f}")


def write_coefficients(terms, tests):
    rows = {name: (f"{value:g}", unit, basis) for name, (unit, value, basis) in SHAPE.items()}
    basis = "fitted: least mean relative error on " + " and ".join(name.upper() for name in TRAIN)
    rows["fixed"] = (f"{terms[0] / 1000:g}", "ms", basis)
    rows["rate"] = (str(terms[1]), "ns/km", basis)
    lines = [
        "# title: Coefficients of the latency model",
        "# source: data/latency/fit.py over hubs.tsv and corridors.tsv, fitted on round trips between "
        "cloud regions: AWS (cloudping medians, 2025-07) and GCP (Skyplane means, 2022-01)",
        "# date: 2026-11-22",
    ]
    for name, a in tests:
        kind = "in the fit" if name in TRAIN else "not in the fit"
        lines.append(
            f"# note: {name.upper()} ({kind}): {a['n']} pairs, bias {a['bias']:+.1f} ms, MAE "
            f"{a['MAE']:.1f} ms, median error {a['median']:.1f} ms, MAPE {a['MAPE']:.1f} %, "
            f"{a['within']:.0f} % within 20 %."
        )
    lines.append("name\tvalue\tunit\tbasis")
    lines += ["\t".join((name, *rows[name])) for name in sorted(rows)]
    (CATALOGUE / "latency-model.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pairs", required=True, metavar="FILE")
    parser.add_argument("--write", action="store_true", help="replace latency-model.tsv")
    options = parser.parse_args()

    graph, anchors = Graph(), {}
    pairs = [Pair(graph, row, anchors) for row in read_table(options.pairs) if not row.get("flag")]
    by_provider = {}
    for pair in pairs:
        by_provider.setdefault(pair.provider, []).append(pair)
    train = [pair for pair in pairs if pair.provider in TRAIN]
    terms = fit(train)

    print(f"{len(graph.names)} hubs, {len(anchors)} points, {len(pairs)} pairs; fixed in ms, rate in")
    print("ms per 1000 km, bias, mean and median error in ms, MAPE and share within 20 % in %\n")
    print("fitted on tested on   fixed    rate      n    bias     MAE  median    MAPE  within")
    for left in TRAIN:
        for provider in sorted(by_provider):
            print_accuracy(left, provider, fit(by_provider[left]), by_provider[provider])
    for provider in sorted(by_provider):
        print_accuracy("+".join(TRAIN), provider, terms, by_provider[provider])
    for provider in sorted(by_provider):
        print(f"\n{provider}", end="")
        print_inflation(by_provider[provider], terms)
    if options.write:
        write_coefficients(terms, [(p, accuracy(by_provider[p], terms)) for p in sorted(by_provider)])


if __name__ == "__main__":
    main()
