"""What stands on the page as HTML: words, tables, figures, sections and the summary.

Plain functions from data to text, without a library, so that the same code can be read in a browser. Every
text is escaped here, once; only pictures and ready-made blocks stand as they are.
"""

from collections.abc import Mapping, Sequence

from warmtenet.locale import Translator
from warmtenet.report.charts.base import Chart
from warmtenet.report.numbers import ABSENT
from warmtenet.report.page import (
    Block,
    Card,
    ChartBlock,
    ChartsBlock,
    ComparePage,
    FormulaBlock,
    HtmlBlock,
    Missing,
    Page,
    Reader,
    Section,
    Slider,
    TableBlock,
    TextBlock,
    Verdict,
    WhatIfBlock,
)
from warmtenet.report.tables import Align, Cell, Column, Row
from warmtenet.report.words import Words, parts_of

SIGNS = {"": "", "good": "✓", "attention": "!", "bad": "✕", "untested": ABSENT}
FULL_WIDTH = 720
LONG_VALUE = 8
Pictures = Mapping[str, str]


def escape(text: str) -> str:
    """Return a text that stays text within an element or a quoted attribute."""
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return safe.replace('"', "&#34;").replace("'", "&#39;")


def words(sentence: Words) -> str:
    """Return a sentence, each figure with its key."""
    return "".join(_part(part.text, part.key) for part in parts_of(sentence))


def _part(text: str, key: str | None) -> str:
    return f'<span class="n" data-key="{escape(key)}">{escape(text)}</span>' if key else escape(text)


def summary(page: Page, pictures: Pictures, t: Translator) -> str:
    """Return what stands in page 1."""
    lead = " ".join(words(sentence) for sentence in page.lead)
    return "\n".join(
        [
            f'<p class="kicker">{escape(page.kicker)}</p>',
            f'<h1 id="headline">{words(page.headline)}</h1>',
            f'<p class="lead">{lead}</p>',
            _cards(page.cards, t),
            _pair(page, pictures, t),
            _readers(page.readers, t),
            _verdicts(page.verdicts, t),
            _warnings(page, t),
        ]
    )


def comparison(page: ComparePage, pictures: Pictures, t: Translator) -> str:
    """Return what stands first on the page of a comparison."""
    lead = " ".join(words(sentence) for sentence in page.lead)
    return "\n".join(
        [
            f'<p class="kicker">{escape(page.kicker)}</p>',
            f'<h1 id="headline">{words(page.headline)}</h1>',
            f'<p class="lead">{lead}</p>',
            f'<h2 class="hidden">{escape(page.opening.title)}</h2>',
            _body(page.opening, pictures, t),
        ]
    )


def _cards(cards: Sequence[Card], t: Translator) -> str:
    items = "\n".join(_card(card) for card in cards)
    return f'<ul class="cards" aria-label="{escape(t("Key figures"))}">\n{items}\n</ul>'


def _card(card: Card) -> str:
    sign = f'<span class="sign">{SIGNS[card.state]}</span> ' if card.state else ""
    long = " long" if len(card.value) > LONG_VALUE else ""
    unit = f' <span class="card-unit">{escape(card.unit)}</span>' if card.unit else ""
    return (
        f'<li class="card {card.state}">'
        f'<span class="card-label">{sign}{escape(card.label)}</span> '
        f'<span class="card-value{long}">{_part(card.value, card.key)}{unit}</span> '
        f'<span class="card-second">{words(card.second)}</span></li>'
    )


def _pair(page: Page, pictures: Pictures, t: Translator) -> str:
    left, right = [_first_chart(chart, pictures, t) for chart in page.charts]
    table = f'<div class="breakeven">{_framed_table(page.breakeven, t)}</div>'
    return f'<div class="pair">\n<div>{left}</div>\n<div>{right}{table}</div>\n</div>'


def _first_chart(chart: Chart | Missing, pictures: Pictures, t: Translator) -> str:
    return _missing(chart, 2, t) if isinstance(chart, Missing) else figure(chart, pictures, 2, t)


def _readers(readers: Sequence[Reader], t: Translator) -> str:
    rows = "\n".join(_reader(reader) for reader in readers)
    return f'<h2 class="small">{escape(t("Answer per reader"))}</h2>\n<dl class="readers">\n{rows}\n</dl>'


def _reader(reader: Reader) -> str:
    links = " ".join(f'<a href="#{escape(id_)}">§{number}</a>' for id_, number in reader.sections)
    refs = f' <span class="refs">{links}</span>' if links else ""
    return f"<div><dt>{escape(reader.who)}</dt> <dd>{words(reader.answer)}{refs}</dd></div>"


def _verdicts(verdicts: Sequence[Verdict], t: Translator) -> str:
    items = "\n".join(_verdict(verdict, t) for verdict in verdicts)
    return f'<h2 class="hidden">{escape(t("Verdicts"))}</h2>\n<ul class="verdicts">\n{items}\n</ul>'


def _verdict(verdict: Verdict, t: Translator) -> str:
    word = f'<span class="word">{escape(verdict_word(verdict.state, t))}</span>'
    sign = f'<span class="sign" aria-hidden="true">{SIGNS[verdict.state]}</span>'
    return f'<li class="{verdict.state}">{sign}<span>{words(verdict.text)} {word}</span></li>'


def verdict_word(state: str, t: Translator) -> str:
    """Return the word of a state."""
    if state == "good":
        return t("meets")
    if state == "attention":
        return t("mind this")
    if state == "bad":
        return t("does not meet")
    return t("not tested") if state == "untested" else ""


def _warnings(page: Page, t: Translator) -> str:
    if not page.warnings and not page.more_warnings:
        return ""
    sign = '<span class="sign" aria-hidden="true">!</span>'
    items = "\n".join(f"<li>{sign} {words(warning)}</li>" for warning in page.warnings)
    label = escape(t("Points of attention"))
    return f'<ul class="warnings" aria-label="{label}">\n{items}{_more_warnings(page, t)}\n</ul>'


def _more_warnings(page: Page, t: Translator) -> str:
    if not page.more_warnings:
        return ""
    pattern = t.plural("{n} more point of attention", "{n} more points of attention", page.more_warnings)
    told = escape(pattern.format(n=page.more_warnings))
    return f'\n<li class="more"><a href="#{escape(page.attention_id)}">{told}</a></li>'


def section(part: Section, pictures: Pictures, t: Translator) -> str:
    """Return what stands in a section: heading, question and body."""
    number = f'<span class="number">{part.number}</span> ' if part.number else ""
    question = f'\n<p class="question">{escape(part.question)}</p>' if part.question else ""
    heading = f'<h2 id="{escape(part.id)}-kop">{number}{escape(part.title)}</h2>'
    return f"{heading}{question}\n{_body(part, pictures, t)}"


def _body(part: Section, pictures: Pictures, t: Translator) -> str:
    if part.not_computed:
        return f'<p class="answer not-computed">{escape(_not_calculated(part.not_computed, t))}</p>'
    answer = f'<p class="answer">{words(part.answer)}</p>\n' if part.answer else ""
    return answer + "\n".join(_block(block, pictures, t) for block in part.blocks)


def _not_calculated(reason: str, t: Translator) -> str:
    return t("Not calculated: {reason}.").format(reason=reason)


def _block(block: Block, pictures: Pictures, t: Translator) -> str:
    if isinstance(block, ChartBlock):
        return figure(block.chart, pictures, 3, t, block.leaf)
    if isinstance(block, ChartsBlock):
        drawn = "\n".join(figure(chart, pictures, 3, t, block.leaf) for chart in block.charts)
        return f'<div class="multiples">\n{drawn}\n</div>'
    if isinstance(block, TableBlock):
        return _table_block(block, t)
    if isinstance(block, WhatIfBlock):
        return _what_if(block, t)
    return _text(block, t)


def _text(block: TextBlock | FormulaBlock | Missing | HtmlBlock, t: Translator) -> str:
    if isinstance(block, TextBlock):
        return _text_block(block)
    if isinstance(block, FormulaBlock):
        return _formula_block(block, t)
    return _missing(block, 3, t) if isinstance(block, Missing) else block.html


def figure(chart: Chart, pictures: Pictures, level: int, t: Translator, leaf: bool = False) -> str:
    """Return a chart with its title, legend, picture and the figures folded beneath it.

    A chart without picture leaves the place empty, to be drawn later.
    """
    half = " half" if chart.width < FULL_WIDTH else ""
    mark, still = (f" {badge(t)}", " data-still") if leaf else ("", "")
    form = f" {chart.table.form}" if chart.table.form else ""
    title, id_, picture = escape(chart.title), escape(chart.id), pictures.get(chart.id, "")
    return (
        f'<figure class="chart{half}" id="{id_}"{still}>\n<figcaption>\n'
        f'<h{level} class="chart-title">{title}{mark}</h{level}>\n'
        f'<p class="chart-subtitle">{escape(chart.subtitle)}</p>\n</figcaption>\n'
        f'{_legend(chart)}<div class="drawing" data-chart="{id_}">{picture}</div>\n'
        f'<details class="figures{form}"><summary>{escape(t("Show figures"))}</summary>'
        f'<div class="scroll" role="group" tabindex="0" aria-label="{title}">'
        f"{table(chart.table.columns, chart.table.rows)}</div></details>\n</figure>"
    )


def _legend(chart: Chart) -> str:
    if not chart.legend:
        return ""
    items = "\n".join(f"<li>{_swatch(fill)}{escape(label)}</li>" for label, fill in chart.legend)
    return f'<ul class="legend" aria-hidden="true">\n{items}\n</ul>\n'


def _swatch(fill: str) -> str:
    box = f'<rect x="0.5" y="0.5" width="11" height="11" fill="{escape(fill)}"'
    drawn = f'{box} stroke="#55606B" stroke-width="0.8"/>'
    return f'<svg width="12" height="12" viewBox="0 0 12 12">{drawn}</svg>'


def _missing(block: Missing, level: int, t: Translator) -> str:
    heading = f'<h{level} class="chart-title">{escape(block.title)}</h{level}>'
    return f'<div class="missing">{heading}<p>{escape(_not_calculated(block.reason, t))}</p></div>'


def badge(t: Translator) -> str:
    """Return the mark of what does not follow the sliders; the second shows while they are moved."""
    still = f'<span class="badge">{escape(t("does not recalculate"))}</span>'
    return f'{still} <span class="badge for-base">{escape(t("holds for the base case"))}</span>'


def _text_block(block: TextBlock) -> str:
    sign = f'<span class="sign" aria-hidden="true">{SIGNS[block.state]}</span> ' if block.state else ""
    return f'<p class="text {block.state}">{sign}{words(block.words)}</p>'


def _formula_block(block: FormulaBlock, t: Translator) -> str:
    columns = (Column(t("input")), Column(t("label")), Column(t("value"), align="right"))
    inputs = table(columns, block.inputs) if block.inputs else ""
    return (
        f'<details class="formula"><summary>{escape(t("How calculated"))}: {escape(block.label)}</summary>'
        f"<p><code>{escape(block.name)} = {escape(block.formula)}</code></p>{inputs}</details>"
    )


def _what_if(block: WhatIfBlock, t: Translator) -> str:
    """Return the sliders, hidden until the page can calculate, and the table of the cards."""
    levers = "\n".join(_slider(slider, t) for slider in block.sliders)
    more = _more_sliders(block.more, t)
    left_out = f'\n<p class="note">{escape(block.left_out)}</p>' if block.left_out else ""
    without = t("The sliders need JavaScript and a recent browser. The table shows the base case.")
    return (
        f'<p class="note" id="wat-als-zonder">{escape(without)}</p>\n'
        f'<div class="base-only" id="wat-als-tabel">{what_if(block.table, t)}</div>\n'
        '<p class="problem" id="wat-als-melding" role="status"></p>\n'
        f'<div class="levers" id="wat-als-knoppen" hidden>\n{levers}{more}{left_out}\n</div>\n'
        f"{_variant_tools(t)}"
    )


def _more_sliders(sliders: Sequence[Slider], t: Translator) -> str:
    if not sliders:
        return ""
    label = escape(t("More levers, from the sensitivity"))
    levers = "\n".join(_slider(slider, t) for slider in sliders)
    return f"\n<details><summary>{label}</summary>\n{levers}\n</details>"


def what_if(block: TableBlock, t: Translator) -> str:
    """Return the table base, now, difference."""
    return _framed_table(block, t)


def _slider(slider: Slider, t: Translator) -> str:
    name, written = escape(slider.name), escape(slider.written)
    note = f' <span class="lever-note">{escape(slider.note)}</span>' if slider.note else ""
    label = escape(f"{slider.label}, {slider.unit}" if slider.unit else slider.label)
    base = escape(t("base {value}").format(value=f"{slider.written} {slider.unit}".strip()))
    low, high, step, at = (f"{v:.12g}" for v in (slider.low, slider.high, slider.step, slider.base))
    bounds = f'min="{low}" max="{high}" step="{step}" value="{at}"'
    return (
        f'<div class="lever" data-lever="{name}" data-factor="{slider.factor:.12g}" data-base="{at}"'
        f' data-decimals="{slider.decimals}">'
        f'<label for="knop-{name}">{escape(slider.label)}{note}</label>'
        f'<input type="range" id="knop-{name}" {bounds} aria-describedby="basis-{name}">'
        '<span class="lever-box">'
        f'<input type="text" inputmode="decimal" autocomplete="off" id="vak-{name}" aria-label="{label}"'
        f' value="{written}"> <span class="lever-unit">{escape(slider.unit)}</span></span>'
        f'<span class="lever-base" id="basis-{name}">{base}</span></div>'
    )


def _variant_tools(t: Translator) -> str:
    actions = (
        ("reset", t("Back to the base case")),
        ("link", t("Copy link to this variant")),
        ("set", t("Copy as --set arguments")),
        ("list", t("Copy list for the workbook")),
        ("save", t("Save list for the workbook")),
    )
    buttons = "\n".join(
        f'<button type="button" data-variant="{action}">{escape(label)}</button>' for action, label in actions
    )
    area = f'<textarea readonly rows="3" aria-label="{escape(t("What was copied"))}"></textarea>'
    return (
        f'<div class="variant-tools no-print" id="wat-als-acties" hidden>\n{buttons}\n</div>\n'
        f'<p class="copied no-print" id="wat-als-kopie" hidden>{area}</p>'
    )


def _table_block(block: TableBlock, t: Translator) -> str:
    wide = " landscape" if block.landscape else ""
    form = f" {block.form}" if block.form else ""
    inner = _framed_table(block, t)
    if block.folded:
        inner = f"<details><summary>{escape(block.caption)}</summary>{inner}</details>"
    still = " data-still" if block.leaf else ""
    return f'<div class="table-block{wide}{form}"{still}>{inner}</div>'


def _framed_table(block: TableBlock, t: Translator) -> str:
    mark = f" {badge(t)}" if block.leaf else ""
    drawn = table(block.columns, block.rows, f"{escape(block.caption)}{mark}", block.id)
    note = f'\n<p class="note">{escape(block.note)}</p>' if block.note else ""
    label = escape(block.caption)
    return f'<div class="scroll" role="group" tabindex="0" aria-label="{label}">{drawn}</div>{note}'


def table(columns: Sequence[Column], rows: Sequence[Row], caption: str = "", name: str = "") -> str:
    """Return a table; the caption is HTML, `name` its id."""
    id_ = f' id="{escape(name)}"' if name else ""
    title = f"<caption>{caption}</caption>" if caption else ""
    heads = "".join(_head(column) for column in columns)
    lines = "".join(_row(row, columns) for row in rows)
    return f"<table{id_}>{title}<thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table>"


def _head(column: Column) -> str:
    unit = f' <span class="unit">{escape(column.unit)}</span>' if column.unit else ""
    return f'<th scope="col"{_classes(column.align, ())}>{escape(column.label)}{unit}</th>'


def _row(row: Row, columns: Sequence[Column]) -> str:
    kind = f' class="{row.kind}"' if row.kind else ""
    if row.kind == "group" and "".join(cell.text for cell in row.cells[1:]) == "":
        name = escape(row.cells[0].text)
        return f'\n<tr{kind}><th scope="rowgroup" colspan="{len(columns)}">{name}</th></tr>'
    cells = "".join(_cell(cell, columns[i].align, i == 0) for i, cell in enumerate(row.cells))
    return f"\n<tr{kind}>{cells}</tr>"


def _cell(cell: Cell, align: Align, row_head: bool) -> str:
    start = 'th scope="row"' if row_head else "td"
    end = "th" if row_head else "td"
    key = f' data-key="{escape(cell.key)}"' if cell.key else ""
    return f"<{start}{_classes(align, cell.classes)}{key}>{escape(cell.text)}</{end}>"


def _classes(align: Align, others: Sequence[str]) -> str:
    names = " ".join([*(["right"] if align == "right" else []), *others])
    return f' class="{names}"' if names else ""
