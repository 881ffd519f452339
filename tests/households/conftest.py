"""The street, evaluated once, and again with changes."""

from datetime import date

import pytest
from households import street

from warmtenet.model.families import ARCHETYPE, HOUSEHOLD, VARIANT

GRANTED = {"isde_granted": "yes", "sah_granted": "yes", "subsidy_application_date": date(2026, 6, 1)}


class Street:
    """A case whose values are asked by name, dwelling and way of heating."""

    def __init__(self, case, changes=None):
        self.case = case
        self.values = case.evaluate(changes or {})
        self.names = {f: case.elements(f) for f in (HOUSEHOLD, ARCHETYPE, VARIANT)}

    def with_(self, **changes):
        """The street with single values or columns replaced."""
        made = {
            n: street.column(v) if isinstance(v, list | tuple) else street.one(v) for n, v in changes.items()
        }
        return Street(self.case, made)

    def __getitem__(self, name):
        return self.values[name][0, :, 0] if self.case.model.axes_of(name).family else self.single(name)

    def single(self, name):
        """A value that is not per element."""
        return self.values[name][0, 0, 0]

    def of(self, name, dwelling, *way):
        """Value of a household, archetype or variant by its labels."""
        family = self.case.model.axes_of(name).family
        return self[name][self.names[family].index(" · ".join((dwelling, *way)))]


@pytest.fixture(scope="session")
def refused(tmp_path_factory):
    """The street with every subsidy as the rules of 2028 have it: no round is known."""
    return Street(street.case(tmp_path_factory.mktemp("refused")))


@pytest.fixture(scope="session")
def granted(tmp_path_factory):
    """The street in 2026 with ISDE and SAH granted."""
    return Street(street.case(tmp_path_factory.mktemp("granted"), GRANTED))


@pytest.fixture
def street_of(tmp_path):
    """Make a street with other single values or tables."""

    def make(scalars=None, **tables):
        return Street(street.case(tmp_path, {**GRANTED, **(scalars or {})}, **tables))

    return make
