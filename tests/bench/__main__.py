"""`script/bench NAME`: measures, prints and, below its target, ends with 1."""

import sys

from tests.bench import premium

BENCHES = {"premium": premium.measure}


def main(arguments: list[str]) -> int:
    if len(arguments) != 1 or arguments[0] not in BENCHES:
        print(f"Usage: script/bench NAME, of: {', '.join(BENCHES)}")
        return 2
    return 0 if BENCHES[arguments[0]]() else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
