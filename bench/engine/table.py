"""The results as a table of text."""

from bench.engine.contest import BARE, OURS, judged

HEAD = ("work", "must", "ours", "others", "ours is faster")


def written(results, told):
    """The page: what was measured against, a row for every piece of work, and the notes."""
    lines = [told, "", "| " + " | ".join(HEAD) + " |", "| --- " * len(HEAD) + "|"]
    lines += [_line(result) for result in results]
    notes = [f"- {r.row.work}: {note}." for r in results for note in [*r.row.notes, *_absent(r)]]
    return "\n".join([*lines, "", *notes, ""])


def amount(seconds):
    """Seconds in the unit that reads easiest, three digits."""
    for unit, size in (("s", 1.0), ("ms", 1e-3), ("µs", 1e-6)):
        if seconds >= size:
            return f"{_three(seconds / size)} {unit}"
    return f"{_three(seconds * 1e6)} µs"


def _three(number):
    return f"{number:.0f}" if number >= 100 else f"{number:.3g}"


def _line(result):
    row = result.row
    if OURS not in result.seconds:
        return f"| {row.work} | {amount(row.must)} | not measured | | |"
    ours, must = amount(result.seconds[OURS]), amount(row.must)
    if row.tail is not None:
        ours += f", 99 % within {amount(result.slowest[OURS])}"
        must += f", 99 % within {amount(row.tail)}"
    others = [name for name in result.seconds if name != OURS]
    times = "; ".join(f"{name} {amount(result.seconds[name])}" for name in others)
    ratios = "; ".join(_ratio(result, name) for name in others)
    return f"| {row.work} | {must} | {ours} | {times} | {ratios} |"


def _absent(result):
    """Who should have been there, and by what the row is judged instead."""
    absent = [n for n in result.row.figures if n != BARE and n not in result.seconds]
    if absent:
        instead = f"judged against {BARE}" if BARE in judged(result) else "judged by the others"
        said = instead if judged(result) else "nobody to judge against"
        yield f"{' and '.join(absent)} not installed; {said}"


def _ratio(result, name):
    said = f"{_three(result.ratios[name])} × {name}"
    wanted = judged(result).get(name)
    return said if wanted is None else f"**{said}** (must {_three(wanted)})"
