"""Fixed colours, sizes and the Vega-Lite theme (REPORT: every part has one colour in every chart)."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

FULL_WIDTH = 720
HALF_WIDTH = 352
FONT = '"Segoe UI", system-ui, Arial, sans-serif'
TEXT_SIZE = 12
EM_PER_CHARACTER = 0.62
HALO_WIDTH = 3

INK = "#1B2127"
MUTED = "#55606B"
LINE = "#D5DBE1"
PANEL = "#F4F6F8"
PAPER = "#FFFFFF"
ON_DARK_FILL = "#FEFEFE"
ON_PALE_FILL = "#101418"
CELL_INK = "#1B2129"
CELL_PAPER = "#FDFDFD"
HATCH_VEIL = "url(#hatch-veil)"


@dataclass(frozen=True)
class Role:
    """A colour with a meaning: fill on white, fill on dark, text and outline on white."""

    fill: str
    dark: str
    ink: str


_HEAT_PUMP = Role("#1F5FA8", "#3F87D9", "#1F5FA8")
_BOILER = Role("#DB5B22", "#E8703A", "#B5460F")
_TEO = Role("#5BB9DA", "#7FD3EE", "#1C6F8F")
_WKO = Role("#F2C94C", "#F2C94C", "#7A5A00")
_TEA = Role("#C59ADB", "#CFA6E6", "#7A4696")
_NETWORK = Role("#36414B", "#8C9AA8", "#36414B")
_CONNECTION = Role("#A9B4BF", "#D3DAE1", "#5B6773")
_DELIVERY_SET = Role("#D07AA8", "#D97FB0", "#9A3D72")
_SUBSIDY = Role("#2F8F5B", "#46B57C", "#1D6B41")
_DEVELOPMENT = Role("#7A6A55", "#A08E76", "#6A5B47")
_FIXED_HEAT = Role("#5C8FC9", "#7FAFE3", "#2B5F97")
_CONTRIBUTION = Role("#9CC9EE", "#B5DAF7", "#33658F")

ROLES: dict[str, Role] = {
    "heat_pump": _HEAT_PUMP,
    "boiler": _BOILER,
    "gas": _BOILER,
    "teo": _TEO,
    "wko": _WKO,
    "tea": _TEA,
    "network": _NETWORK,
    "connection": _CONNECTION,
    "delivery_set": _DELIVERY_SET,
    "subsidy": _SUBSIDY,
    "development": _DEVELOPMENT,
    "heat_variable": _HEAT_PUMP,
    "heat_fixed": _FIXED_HEAT,
    "bak": _CONTRIBUTION,
    "residual_value": _DEVELOPMENT,
    "investment": _NETWORK,
    "replacement": _CONNECTION,
    "maintenance": _WKO,
    "energy": _BOILER,
    "tax": _TEA,
    "hot_water": _TEO,
    "space_heating": _HEAT_PUMP,
    "bill_usage": _HEAT_PUMP,
    "bill_fixed": _CONTRIBUTION,
    "bill_device": _WKO,
    "bill_investment": _NETWORK,
}

CHAPTER_ROLES: Mapping[str, str] = MappingProxyType(
    {
        "source": "teo",
        "plant": "heat_pump",
        "network": "network",
        "connection": "connection",
        "delivery_set": "delivery_set",
        "meter": "delivery_set",
        "development": "development",
    }
)

_NEUTRAL_DARK = {
    INK: "#E6EAEE",
    MUTED: "#A8B2BC",
    LINE: "#3A434C",
    PANEL: "#1D242B",
    PAPER: "#14181D",
}

# Orange below zero, blue above, paper between; each step with the ink that stays legible on it.
_ORANGE = ("#FBE3D8", "#F6C6AF", "#F0A683", "#E78256", "#DF6730")
_BLUE = ("#DEE9F6", "#BAD1EB", "#8DB2DC", "#5A8BC6", "#1F5FA9")
_ORANGE_DARK = ("#33231C", "#4C2C1F", "#663823", "#824526", "#9F5129")
_BLUE_DARK = ("#1A2632", "#1E3852", "#234F7C", "#2A61A0", "#2E71BC")
_ONE_HUE = ("#F0F5FB", "#DCE8F5", "#C3D7ED", "#A5C3E3", "#83ABD7", "#5F91CA", "#3D76B9", "#20609F", "#174A80")
_ONE_HUE_DARK = (
    "#18212B",
    "#1A2836",
    "#1C3145",
    "#1F3B56",
    "#224668",
    "#25517B",
    "#285D8F",
    "#2B69A4",
    "#2F75BA",
)
_MIDDLE = "#FAFAFA"
DIVERGING = (*reversed(_ORANGE), _MIDDLE, *_BLUE)
ONE_HUE = _ONE_HUE
_STRONG_STEPS = {"#1F5FA9", "#3D76B9", "#20609F", "#174A80"}
_STRONG_ROLES = {_HEAT_PUMP, _NETWORK, _DEVELOPMENT}


def text_on_step(fill: str) -> str:
    """Return the ink that is legible on a step of the heat map."""
    return CELL_PAPER if fill in _STRONG_STEPS else CELL_INK


def text_on_role(role: str) -> str:
    """Return the ink that is legible on the fill of a role."""
    return ON_DARK_FILL if ROLES[role] in _STRONG_ROLES else ON_PALE_FILL


def hatch(role: str) -> str:
    """Return the fill that hatches in the colour of a role; the page defines the patterns."""
    return f"url(#hatch-{ROLES[role].fill[1:].lower()})"


def hatch_colours() -> tuple[str, ...]:
    """Return the light colours for which the page holds a hatching pattern."""
    return tuple(dict.fromkeys(role.fill for role in ROLES.values()))


def dark_colours() -> dict[str, str]:
    """Return the dark counterpart of every colour a chart may use; one light colour has one meaning."""
    dark = dict(_NEUTRAL_DARK)
    for role in ROLES.values():
        dark[role.fill] = role.dark
        dark.setdefault(role.ink, role.dark)
    dark |= dict(zip(_ORANGE, _ORANGE_DARK, strict=True))
    dark |= dict(zip(_BLUE, _BLUE_DARK, strict=True))
    dark |= dict(zip(_ONE_HUE, _ONE_HUE_DARK, strict=True))
    dark[_MIDDLE] = "#20272E"
    dark |= {ON_DARK_FILL: "#0B0F13", CELL_INK: "#E6EAEE"}
    return dark


def config() -> dict[str, object]:
    """Return the Vega-Lite configuration that all charts share."""
    return {
        "font": FONT,
        "background": None,
        "view": {"stroke": None},
        "axis": {
            "labelFontSize": TEXT_SIZE,
            "labelColor": MUTED,
            "labelLimit": 0,
            "labelOverlap": False,
            "labelFlush": False,
            "labelPadding": 5,
            "domain": False,
            "ticks": False,
            "grid": True,
            "gridColor": LINE,
            "title": None,
        },
        "text": {"font": FONT, "fontSize": TEXT_SIZE},
    }
