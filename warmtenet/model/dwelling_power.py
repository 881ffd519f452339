"""What the dwellings ask of the heat network: connection power and saving (SPEC 2, 13)."""

from warmtenet.core.quantity import quantity
from warmtenet.core.relations import at_position
from warmtenet.core.verbs import share_of
from warmtenet.model.families import ARCHETYPE, DWELLINGS, VARIANT

CHAPTER = DWELLINGS


@quantity("kW", per=VARIANT)
def dwelling_present_kw(dwelling_heat_loss_kw, variant_present):
    """Design heat loss of the dwelling as it is"""
    return at_position(dwelling_heat_loss_kw, variant_present)


@quantity("%", per=VARIANT)
def dwelling_saving_share(dwelling_heat_loss_kw, dwelling_present_kw):
    """Saving of the design heat loss"""
    return share_of(dwelling_present_kw - dwelling_heat_loss_kw, dwelling_present_kw)


@quantity("kW", per=ARCHETYPE)
def archetype_space_heating_kw(dwelling_heat_loss_kw, chosen_variant):
    """Connection power of the dwelling on the heat network"""
    return at_position(dwelling_heat_loss_kw, chosen_variant)


@quantity("%", per=ARCHETYPE)
def archetype_saving_share(dwelling_saving_share, chosen_variant):
    """Saving of the dwelling on the heat network"""
    return at_position(dwelling_saving_share, chosen_variant)
