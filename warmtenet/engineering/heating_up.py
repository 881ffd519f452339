"""Allowance for heating up after a night setback, ISSO 51:2023, table 2.10."""

import numpy as np

from warmtenet.engineering.problems import DwellingError
from warmtenet.locale import Amount, Text, text

# ISSO 51:2023, table 2.10: W per m2 of floor after 8 hours of setback, rows by hours of heating up,
# columns by cooling. Transcription in OpenAEC open-heatloss-studio, 50 cells read twice.
COOLING_K = (1.0, 1.5, 2.0, 2.5, 3.0)
HOURS = (0.5, 1.0, 2.0, 3.0, 4.0)
LIGHT_W_PER_M2 = (
    (14.0, 22.0, 29.0, 37.0, 44.0),
    (10.0, 16.0, 21.0, 27.0, 32.0),
    (7.0, 10.0, 13.0, 17.0, 21.0),
    (5.0, 8.0, 10.0, 13.0, 15.0),
    (4.0, 6.0, 8.0, 11.0, 13.0),
)
HEAVY_W_PER_M2 = (
    (18.0, 27.0, 35.0, 44.0, 53.0),
    (14.0, 21.0, 28.0, 36.0, 43.0),
    (11.0, 17.0, 22.0, 28.0, 33.0),
    (10.0, 15.0, 19.0, 23.0, 27.0),
    (9.0, 13.0, 17.0, 21.0, 25.0),
)
DAY_H = 24.0


def heating_up_w_per_m2(cooling_k: float, hours: float, heavy: bool) -> float:
    """Return the allowance for heating up, W per m2 of floor.

    Parameters
    ----------
    cooling_k
        What the dwelling cools down in 8 hours of setback, K; without setback 0, which gives 0. The table
        begins at 1 K, below it the allowance falls to zero in proportion.
    hours
        Time for heating up, h a day; the table ends at 4 h, a longer time keeps its value, which is on
        the safe side.
    heavy
        Whether the building is heavy: more than 70 Wh/K per m3 of effective capacity.

    Raises
    ------
    DwellingError
        for cooling outside 0 to 3 K, or hours outside 0.5 to 24.
    """
    problems = _problems(cooling_k, hours)
    if problems:
        raise DwellingError(problems)
    table = np.array(HEAVY_W_PER_M2 if heavy else LIGHT_W_PER_M2)
    by_cooling = [np.interp(hours, HOURS, column) for column in table.T]
    return float(np.interp(cooling_k, (0.0, *COOLING_K), (0.0, *by_cooling)))


def _problems(cooling_k: float, hours: float) -> list[Text]:
    problems = []
    if not 0 <= cooling_k <= COOLING_K[-1]:
        message = text(
            "cooling during the night setback is {found}; expected {least} to {most}",
            found=Amount(cooling_k, 1, "K"),
            least=Amount(0.0, 1, "K"),
            most=Amount(COOLING_K[-1], 1, "K"),
        )
        problems.append(message)
    if not HOURS[0] <= hours <= DAY_H:
        message = text(
            "time for heating up is {found} a day; expected {least} to {most}",
            found=Amount(hours, 1, "h"),
            least=Amount(HOURS[0], 1, "h"),
            most=Amount(DAY_H, 1, "h"),
        )
        problems.append(message)
    return problems
