"""What a user would script instead to find which claims of several accounts belong together: timed on the same claims.

  alignment.py CLAIMS.tsv      a claim a line: the number of its account, a tab, its words

Prints a line a peer: its name, a tab, milliseconds. Reading the file and loading the packages is not counted. A peer that
would take minutes is timed on as many pairs as it does in about two seconds and scaled to all; its name then ends in *.
"""

import sys
import time
from difflib import SequenceMatcher


def best(scores, account, claims):
    """The best counterpart of each claim in every other account, from a matrix of scores."""
    found = []
    for other in set(account):
        columns = [at for at, it in enumerate(account) if it == other]
        found.append(scores[:, columns].argmax(axis=1))
    return found


def tf_idf(account, claims):
    from sklearn.feature_extraction.text import TfidfVectorizer

    begun = time.perf_counter()
    vectors = TfidfVectorizer(sublinear_tf=True, stop_words="english").fit_transform(claims)
    best((vectors @ vectors.T).toarray(), account, claims)
    return (time.perf_counter() - begun) * 1000


def scaled(rows, wanted, all_rows):
    """Milliseconds for all rows, from how long the first took."""
    begun = time.perf_counter()
    done = 0
    for row in rows:
        wanted(row)
        done += 1
        if time.perf_counter() - begun > 2:
            break
    return (time.perf_counter() - begun) * 1000 * all_rows / max(1, done), done < all_rows


def fuzzy(account, claims):
    from rapidfuzz import fuzz, process

    row = lambda at: process.cdist(claims[at : at + 1], claims, scorer=fuzz.token_set_ratio)
    return scaled(range(len(claims)), row, len(claims))


def difflib(account, claims):
    def row(at):
        matcher = SequenceMatcher(autojunk=False)
        matcher.set_seq2(claims[at])
        # A claim is compared with a hundredth of the others, which are all alike in length.
        for other in range(at % 100, len(claims), 100):
            if account[other] != account[at]:
                matcher.set_seq1(claims[other])
                matcher.ratio()

    taken, _ = scaled(range(len(claims)), row, len(claims))
    return taken * 100, True


def main():
    account, claims = [], []
    for line in open(sys.argv[1], encoding="utf-8"):
        number, words = line.rstrip("\n").split("\t", 1)
        account.append(int(number))
        claims.append(words)
    try:
        print(f"tf-idf\t{tf_idf(account, claims):.1f}")
    except ImportError:
        print("tf-idf: skipped: scikit-learn is not installed", file=sys.stderr)
    try:
        taken, part = fuzzy(account, claims)
        print(f"rapidfuzz{'*' if part else ''}\t{taken:.1f}")
    except ImportError:
        print("rapidfuzz: skipped: it is not installed", file=sys.stderr)
    taken, part = difflib(account, claims)
    print(f"difflib{'*' if part else ''}\t{taken:.1f}")


main()
