"""Demands and plants that the tests of the hourly leaf share."""

from warmtenet.engineering.dispatch import Buffer, Plant
from warmtenet.engineering.hourly_demand import FLAT_DAY, HeatingCurve, Physics, Yearly, calibrate
from warmtenet.engineering.weather import weather_year

SOURCE_KW = 4832.36
DE_BILT = [weather_year("De Bilt", year) for year in range(2018, 2025)]
# P7: 859 weq at 9.0 MWh, a quarter of it as loss; 20 % hot water.
PHYSICS = Physics(18, -10, 0, 1000, HeatingCurve(74, 74), 50)
KORT_HAARLEM = calibrate(Yearly(6184.8, 1546.2, 1932.75, SOURCE_KW), PHYSICS, DE_BILT)


def plant(heat_pump_kw=0.6 * SOURCE_KW, minimum=0.25, boiler_kw=SOURCE_KW, buffer=None, units=(1, 1, 1)):
    return Plant(heat_pump_kw, units, minimum, boiler_kw, 0.9, buffer)


def tank(volume_m3, loss=0.02):
    return Buffer(volume_m3, 20, loss, 4.19)


def straight(air, hot_water=0.2, loss=0.25):
    """Load of P18: straight line below 18 C, hot water and loss flat; and its peak."""
    physics = Physics(18, -10, 0, 0, HeatingCurve(74, 74), 50, FLAT_DAY)
    load = calibrate(Yearly(1 - hot_water, hot_water, loss, None), physics, [air])
    return load, (load.heating_kw + load.hot_water_kw) * 1.05
