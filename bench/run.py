"""Measures the shop side by side with what it is compared to, and prints Markdown for docs/performance.md."""

import argparse
import datetime
import pathlib
import shutil

import benchshop
import functions
import machine
import mailing
import million
import mixed
import pages
import placing
import services

PARTS = {
    "placing": ("Placing orders", placing.measure),
    "mail": ("From order to email", mailing.measure),
    "million": ("With a thousand and with a million orders", million.measure),
    "pages": ("Pages", pages.measure),
    "mixed": ("Everybody at once", mixed.measure),
    "lambda": ("Placing an order by a Lambda function", functions.measure),
}


def main():
    options = parse()
    folder = options.folder
    folder.mkdir(parents=True, exist_ok=True)
    shop = benchshop.write(folder / "shop.json")
    report = [f"Measured on {datetime.date.today().isoformat()}: {machine.describe(folder)}.\n"]
    for part in options.part or PARTS:
        title, measure = PARTS[part]
        print(f"== {title}", flush=True)
        report += [f"## {title}\n", measure(options, folder, shop)]
    shutil.rmtree(folder)
    text = "\n".join(report)
    options.report.write_text(text)
    print(f"\n{text}\nThis is kept in {options.report}.")
    if options.unmet:
        raise SystemExit(f"not met: {'; '.join(options.unmet)}")


def parse():
    parser = argparse.ArgumentParser(prog="script/bench", description=__doc__)
    parser.add_argument("part", nargs="*", choices=[*PARTS, []], help="what to measure; everything if left out")
    parser.add_argument("--quick", action="store_true", help="shorter runs, and 50,000 orders in place of a million")
    parser.add_argument("--rate", type=int, default=500, help="orders a second offered (500)")
    parser.add_argument("--clients", type=int, help="how many clients there are at once (2,000)")
    parser.add_argument("--seconds", type=int, help="for how long they are there (600)")
    parser.add_argument("--many", type=int, help="how many orders are many (1,000,000)")
    parser.add_argument("--folder", type=pathlib.Path, default=services.ROOT / ".build" / "bench-data",
                        help="where the data lies: on the disk that counts")
    parser.add_argument("--report", type=pathlib.Path, default=services.ROOT / ".build" / "bench.md")
    parser.add_argument("--cake", type=pathlib.Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--noop", type=pathlib.Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--package", type=pathlib.Path, default=services.ROOT / ".build" / "lambda" / "cake.zip",
                        help=argparse.SUPPRESS)
    parser.add_argument("--lambda-python", type=pathlib.Path,
                        default=services.ROOT / ".build" / "bench-lambda-venv" / "bin" / "python",
                        help=argparse.SUPPRESS)
    options = parser.parse_args()
    options.mixed_seconds = options.seconds or (60 if options.quick else 600)
    options.clients = options.clients or (300 if options.quick else 2000)
    options.unmet = []
    options.seconds = 4
    options.placing_rounds = 2 if options.quick else 7
    options.mail_seconds = 5 if options.quick else 30
    options.many = options.many or (50_000 if options.quick else 1_000_000)
    options.rounds = 3 if options.quick else 5
    options.round_seconds = 2 if options.quick else 4
    options.board_rounds = 10 if options.quick else 30
    options.cold_starts = 5 if options.quick else 30
    options.warm_calls = 100
    return options


if __name__ == "__main__":
    main()
