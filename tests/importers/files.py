"""Tiny files in the layouts of the suppliers, written by the tests."""

from datetime import datetime, timedelta

KNMI_HEADING = """BRON: KONINKLIJK NEDERLANDS METEOROLOGISCH INSTITUUT (KNMI)
HH        = tijd (HH=uur, UT.12 UT=13 MET, 14 MEZT.
T         = Temperatuur (in 0.1 graden Celsius) op 1.50 m hoogte

# STN,YYYYMMDD,   HH,   DD,    T,   SQ,   RH

"""
WATERINFO = (
    "MONSTER_IDENTIFICATIE;MEETPUNT_IDENTIFICATIE;GROOTHEID_OMSCHRIJVING;GROOTHEID_ CODE;EENHEID_CODE;"
    "WAARNEMINGDATUM;WAARNEMINGTIJD (MET/CET);LIMIETSYMBOOL;NUMERIEKEWAARDE;ALFANUMERIEKEWAARDE;"
    "KWALITEITSOORDEEL_CODE"
)
GAS_NEW = [
    "NETBEHEERDER",
    "NETGEBIED",
    "STRAATNAAM",
    "POSTCODE_VAN",
    "POSTCODE_TOT",
    "WOONPLAATS",
    "LANDCODE",
    "PRODUCTSOORT",
    "VERBRUIKSSEGMENT",
    "AANSLUITINGEN_AANTAL",
    "LEVERINGSRICHTING_PERC",
    "FYSIEKE_STATUS_PERC",
    "SOORT_AANSLUITING_PERC",
    "SOORT_AANSLUITING",
    "SJV_GEMIDDELD",
    "SJV_LAAG_TARIEF_PERC",
    "SLIMME_METER_PERC",
]
GAS_OLD = [
    "NETBEHEERDER",
    "NETGEBIED",
    "STRAATNAAM",
    "POSTCODE_VAN",
    "POSTCODE_TOT",
    "WOONPLAATS",
    "LANDCODE",
    "PRODUCTSOORT",
    "VERBRUIKSSEGMENT",
    "%Leveringsrichting",
    "Aantal Aansluitingen",
    "%Fysieke status",
    "%Soort aansluiting",
    "Soort aansluiting Naam",
    "SJV",
    "%SJV laag tarief",
    "%Slimme Meter",
]


def hours(count, start="2023-01-01T00:00", minutes=60):
    first = datetime.fromisoformat(start)
    return [first + timedelta(minutes=minutes * k) for k in range(count)]


def knmi(rows):
    """Rows of (date, hour, tenths of C); the rest is filled in."""
    return KNMI_HEADING + "".join(f"  260,{d},{h:5d},  200,{t:>5},   -1,   -1\n" for d, h, t in rows)


def waterinfo(values, start="2023-06-01T00:00", place="Gouda", quantity="Temperatuur", unit="oC"):
    lines = [
        f";{place};{quantity};T;{unit};{at:%d-%m-%Y;%H:%M:%S};;{value};;Normale waarde"
        for at, value in zip(hours(len(values), start), values, strict=True)
    ]
    return "\n".join([WATERINFO, *lines]) + "\n"


def table(values, start="2023-01-01T00:00", header="time,T (C)", minutes=60, form="%Y-%m-%d %H:%M"):
    """A table of one time and one value, or several joined by a comma, per row."""
    times = hours(len(values), start, minutes)
    return "\n".join([header, *(f"{at:{form}},{v}" for at, v in zip(times, values, strict=True))]) + "\n"


def gas_row(first, last, count, use, product="GAS", place="GOUDA", old=False):
    counts = ["100,00", str(count)] if old else [str(count), "100,00"]
    return ["8716", "Net", "Straat", first, last, place, "NL", product, "KVB", *counts,
            "100,00", "50,00", "G4", str(use), "0,00", "90,00"]  # fmt: skip


def gas(rows, header=tuple(GAS_NEW), delimiter="\t"):
    quote = '"' if delimiter == "," else ""
    lines = [delimiter.join(f"{quote}{cell}{quote}" for cell in row) for row in (header, *rows) if row]
    return "\n".join(lines) + "\n"
