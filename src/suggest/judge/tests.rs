//! What the rules make of pairs of sentences, each of our own making.
