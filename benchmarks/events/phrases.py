"""Every kind of date in every language: how many phrases are read as exactly the days they mean.

    python benchmarks/events/phrases.py

Prints each miss, then the share of ``phrases.toml`` that is right, in all and per language.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

from craftsearch.events.dates import find_dates

REFERENCE = dt.date(2016, 6, 15)
MEANINGS = {
    "from_to": ["2015-11-10/2015-11-12"],
    "between": ["2015-09-29/2015-10-02"],
    "dash": ["2016-05-16/2016-05-17"],
    "list": ["2016-05-02/2016-05-03", "2016-05-05/2016-05-05"],
    "implied": ["2016-09-28/2016-10-02"],
    "pair": ["2016-05-18/2016-05-19"],
    "months": ["2016-03-01/2016-07-31"],
    "quarter": ["2016-07-01/2016-09-30"],
    "half": ["2017-01-01/2017-06-30"],
    "season": ["2015-09-01/2015-11-30"],
    "early": ["2016-02-01/2016-02-10"],
    "mid": ["2016-08-11/2016-08-20"],
    "end_of_year": ["2015-09-01/2015-12-31"],
    "weekday": ["2016-04-14/2016-04-14"],
    "years": ["2014-01-01/2016-12-31"],
    "decade": ["1990-01-01/1999-12-31"],
    "yesterday": ["2016-06-14/2016-06-14"],
    "last_month": ["2016-05-01/2016-05-31"],
    "next_week": ["2016-06-20/2016-06-26"],
    "weeks_ago": ["2016-06-01/2016-06-01"],
    "new_year": ["2015-12-30/2016-01-03"],
    "abbreviated": ["2015-09-12/2015-09-12"],
    "next_year": ["2017-01-01/2017-12-31"],
}


def main() -> None:
    phrases = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    right: dict[str, int] = dict.fromkeys(phrases, 0)
    for language, kinds in phrases.items():
        for kind, phrase in kinds.items():
            dates = find_dates(phrase, language=language, reference=REFERENCE)
            found = [f"{date.start}/{date.end}" for date in dates]
            if found == MEANINGS[kind]:
                right[language] += 1
            else:
                print(f"{language} {kind}: {phrase!r} gives {', '.join(found) or 'nothing'}")
    count = sum(map(len, phrases.values()))
    print(f"{sum(right.values())} of {count} right, {sum(right.values()) / count:.3f}")
    print(
        "  ".join(f"{code} {right[code] / len(phrases[code]):.2f}" for code in sorted(phrases, key=right.get))
    )


if __name__ == "__main__":
    main()
