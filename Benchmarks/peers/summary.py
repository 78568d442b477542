"""From runs to medians, ratios and agreement, and from these to a table."""

import statistics

FIGURES = ("cpu", "wall", "peak_mb", "base_mb")


def round_median(lines, figure):
    """The median of a figure over the runs of one round."""
    return statistics.median(line[figure] for line in lines)


def spread(values):
    """The median, the least and the greatest of some numbers."""
    return {"median": statistics.median(values), "min": min(values), "max": max(values)}


def greatest_difference(answer, expected):
    """The greatest relative difference between two answers; infinite when they do not have the same length."""
    if len(answer) != len(expected):
        return float("inf")
    pairs = [(a, b) for a, b in zip(answer, expected) if a != b]
    return max((abs(a - b) / max(abs(a), abs(b)) for a, b in pairs), default=0.0)


def agreement(rounds, expected, tolerance):
    """How the answers of all runs agree with the expected one."""
    worst = max(greatest_difference(line["answer"], expected) for lines in rounds for line in lines)
    return {"greatest_difference": worst, "tolerance": tolerance, "agrees": worst <= tolerance}


def summarize(rounds, ours, tolerance):
    """The figures of a peer, and its ratios to ours of the same round; `ours` is None where there are none."""
    made = {figure: statistics.median(round_median(lines, figure) for lines in rounds) for figure in FIGURES}
    made["build_cpu"] = rounds[0][0].get("build_cpu")
    made["answer"] = rounds[0][0]["answer"]
    made["rounds"] = rounds
    if ours is not None:
        for figure in ("cpu", "wall"):
            made[f"{figure}_ratio"] = spread(
                [round_median(a, figure) / round_median(b, figure) for a, b in zip(rounds, ours)])
        made["agreement"] = agreement(rounds, ours[0][0]["answer"], tolerance)
    return made


# ------------------------------------------------------------------------------------------------------------ the table

def ratio_text(ratio):
    """A ratio with its range."""
    return f"{ratio['median']:.2f} ({ratio['min']:.2f}–{ratio['max']:.2f})"


def agreement_text(found):
    """Whether answers agree, and how well."""
    worst = found["greatest_difference"]
    by = "the same" if worst == 0 else f"within {worst:.1e}"
    return by if found["agrees"] else f"**differs** by {worst:.1e}, more than {found['tolerance']:.0e}"


def row(result):
    """One row of the table."""
    if "not_measured" in result:
        return [result["peer"], f"not measured: {result['not_measured']}", "", "", "", "", "", ""]
    notes = [result["note"]] if result["note"] else []
    if result["build_cpu"] is not None and not result["ours"]:
        notes.append(f"an index, built before in {result['build_cpu']:.2f} s of CPU, is not counted")
    ratios = [ratio_text(result[key]) if key in result else "" for key in ("cpu_ratio", "wall_ratio")]
    return [
        result["peer"], f"{result['cpu']:.3f}", f"{result['wall']:.3f}",
        f"{result['peak_mb']:.0f}", f"{max(result['peak_mb'] - result['base_mb'], 0):.0f}", *ratios,
        "; ".join(([agreement_text(result["agreement"])] if "agreement" in result else []) + notes),
    ]


def table(rows):
    """Rows as Markdown, the first of them the header."""
    lines = ["| " + " | ".join(cells) + " |" for cells in rows]
    rule = "|---|" + "---:|" * (len(rows[0]) - 2) + "---|"
    return "\n".join([lines[0], rule, *lines[1:]])


def markdown(report):
    """The report as Markdown: the machine, and a table for every case."""
    machine = report["machine"]
    versions = ", ".join(f"{name} {version}" for name, version in machine["versions"].items())
    parts = [
        f"{machine['cpu']}, {machine['cores']} cores, {machine['memory_gb']} GB; {machine['system']}; "
        f"{machine['swift']}. Commit {machine['commit']}. Load before: {machine['load_before']}. "
        f"Threads: {report['threads']}. Rounds: {report['rounds']} of {report['runs']} runs after one to warm up.",
        f"{versions}.",
        "CPU is user and system time in seconds, wall is seconds; memory is the peak in MB, and how much of it the run "
        "added. Ratios are those of a peer to penyangga in the same round: median (least–greatest), above 1 where "
        "penyangga needs less.",
    ]
    header = ["peer", "CPU", "wall", "peak", "added", "CPU ratio", "wall ratio", "answers"]
    for case in report["cases"]:
        parts.append(f"### {case['title']}")
        parts.append(table([header] + [row(result) for result in case["results"]]))
        if case["left_out"]:
            parts.append(f"Not measured, because not asked for with --slow: {', '.join(case['left_out'])}.")
    return "\n\n".join(parts) + "\n"
