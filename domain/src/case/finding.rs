//! A finding: a judgement on how claims of two sources in one event relate.

use super::record::record;
use super::word::words;
use super::{Facet, Relation};
use super::{Id, Rare};

words! {
    /// What became of a finding. There is no word for true or false.
    #[derive(Default)]
    State ("state of a finding") {
        #[default]
        Open = "open", "nobody has followed it up";
        QuestionSent = "question-sent", "a question was sent, no answer yet";
        Explained = "explained", "an explanation was given";
        Stands = "stands", "it was followed up and stands";
        NotMaterial = "not-material", "it does not matter here";
    }
}

record! {
    /// One finding on a pair of claims; the pair is its key.
    Finding of Finding {
        /// The two claims, in the order the file has them.
        claims: [Id; 2] = Claims,
        /// How they relate.
        relation: Relation = Relation,
        /// What the difference is about.
        facets: Vec<Facet> = Facets,
        /// A question to ask.
        question: Option<Box<str>> = Question,
        /// What became of it.
        state: State = State,
        /// A reader's note.
        note: Option<Box<str>> = Note,
        /// Who judged.
        by: Rare<Box<str>> = By,
        /// When.
        at: Rare<Box<str>> = At,
        /// Whether the program proposed it and nobody has decided.
        suggested: bool = Suggested,
        /// How sure the program is of its proposal, 0 to 1.
        p: Rare<f64> = P,
        /// Why the program proposes it.
        why: Rare<Box<str>> = Why,
    }
}
