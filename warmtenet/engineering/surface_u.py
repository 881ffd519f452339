"""U value of a surface that was measured without one, by part, boundary and year of the dwelling."""

from dataclasses import replace

from warmtenet.engineering.example_homes import ShortForm, door_u, floor_u, roof_u, wall_u, window_u
from warmtenet.engineering.short_form import INNER_WALL_U, PARTY_WALL_U, storey_u

USUAL_CAVITY = "cavity_empty"
USUAL_CRAWL_SPACE_M = 0.5


def default_u(home: ShortForm, part: str, boundary: str, position: str, ground_floor_m2: float) -> float:
    """Return U of a surface, W/m2K; of a floor on the ground the equivalent one.

    Parameters
    ----------
    home
        The dwelling in outline: its year, insulation and glazing count.
    part, boundary
        Keys of `PART_LABELS` and `BOUNDARY_LABELS`.
    position
        "wall", "ceiling" or "floor".
    ground_floor_m2
        Area of the whole ground floor of the dwelling, m2.

    Source: NTA 8800, annex I, by construction year; ISO 13370 for a floor on the ground; inside walls and
    floors are rules of thumb (grade C).

    Raises
    ------
    KeyError
        for a part that does not exist.
    """
    if part == "inner" or boundary in {"neighbour", "room"}:
        if position != "wall":
            return storey_u(home)
        return PARTY_WALL_U if boundary == "neighbour" else INNER_WALL_U
    if part == "floor":
        crawl_space_m = 0.0 if boundary == "ground" else home.crawl_space_m or USUAL_CRAWL_SPACE_M
        return floor_u(replace(home, crawl_space_m=crawl_space_m), ground_floor_m2)
    cavity = USUAL_CAVITY if home.wall == "solid" else home.wall
    ways = {
        "solid_wall": lambda: wall_u(replace(home, wall="solid")),
        "cavity_wall": lambda: wall_u(replace(home, wall=cavity)),
        "roof": lambda: roof_u(home),
        "window": lambda: window_u(home),
        "door": door_u,
    }
    return ways[part]()
