"""What the marks ⚑ of some numbers stand for: who says what against whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from analytics import claims
from analytics.i18n import mark, tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from analytics.claims import Finding
    from analytics.claims.contested import Contradictions
    from analytics.figures.build import Context
    from analytics.provenance import Origin

HEADING: Final = mark("⚑ Figures that do not agree; scope may differ")
_MOST_SOURCES: Final = 4
_STOP: Final = {"zh": "；", "en": "; "}


def flags(origins: Sequence[Origin], found: Contradictions, ctx: Context) -> tuple[str, ...]:
    """One sentence for each open finding about the claims that are shown, and for each that another claim denies.

    What a person closed is left out, as its mark is.
    """
    shown = [one for one in origins if one.current]
    findings = found.of(one.figure_id for one in shown)
    told = [frozenset(claim.figure_id for claim in finding.claims) for finding in findings]
    said = [_sentence(finding, ctx) for finding in findings]
    for one in shown:
        against = [
            other
            for other in origins
            if other.denies
            and other.cell == one.cell
            and not found.contested.settled(one.figure_id, other.figure_id)
            and not any(about.issuperset((one.figure_id, other.figure_id)) for about in told)
        ]
        if against:
            said.append(_denied(one, against, ctx))
    return tuple(dict.fromkeys(said))


def _sentence(finding: Finding, ctx: Context) -> str:
    sentence = claims.sentence(finding, ctx.tree, ctx.lang)
    behind = [ctx.sources.get(claim.source_id or "") for claim in finding.claims]
    named = dict.fromkeys(source.publisher for source in behind if source)
    if not named:
        return sentence
    listed = _STOP[ctx.lang].join([*list(named)[:_MOST_SOURCES], *["…"] * (len(named) > _MOST_SOURCES)])
    return sentence + ctx.say(mark(" Said by: {publishers}."), publishers=listed)


def _denied(one: Origin, against: Iterable[Origin], ctx: Context) -> str:
    message = mark("{region}, {period}, {label}: {value} is shown ({source}); against it {others}.")
    return ctx.say(
        message,
        region=one.where,
        period=one.when,
        label=one.what,
        value=one.value,
        source=_source(one, ctx.lang),
        others=_STOP[ctx.lang].join(f"{other.value}{_bracketed(other, ctx.lang)}" for other in against),
    )


def _source(one: Origin, lang: str) -> str:
    comma = "，" if lang == "zh" else ", "
    return comma.join(filter(None, (one.publisher, one.published))) or tr(lang, mark("source not named"))


def _bracketed(one: Origin, lang: str) -> str:
    return f"（{_source(one, lang)}）" if lang == "zh" else f" ({_source(one, lang)})"


def listed(said: Sequence[str], lang: str) -> tuple[str, ...]:
    """Heading and numbered lines as they stand under a figure; nothing where there is nothing to tell."""
    return (tr(lang, HEADING), *(f"{at}. {line}" for at, line in enumerate(said, 1))) if said else ()
