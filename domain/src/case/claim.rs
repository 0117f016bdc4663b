//! A claim: one thing that one source says, small enough to be agreed to or denied as a whole.

use super::record::record;
use super::word::words;
use super::{Attribution, Edtf, Id, Rare};
use super::{Chain, Scope};

words! {
    /// How sure the source is of what it claims.
    #[derive(Default)]
    Certainty ("certainty") {
        #[default]
        Certain = "certain", "stated outright";
        Probable = "probable", "stated as likely";
        Possible = "possible", "stated as possible";
        Uncommitted = "uncommitted", "passed on without commitment: alleged, reportedly";
    }
}

words! {
    /// On what the source's knowledge rests, as far as it says.
    Basis ("basis") {
        Saw = "saw", "perceived it";
        Did = "did", "did it";
        Told = "told", "was told it";
        Inferred = "inferred", "concluded it";
        Record = "record", "read it in a record";
    }
}

words! {
    /// Whether the person who aligned the claim with its event was sure.
    #[derive(Default)]
    Alignment ("alignment") {
        #[default]
        Sure = "sure", "the claim speaks of this event";
        Doubtful = "doubtful", "the claim may speak of another event";
    }
}

record! {
    /// One claim. It has a quote (exact words of a document), a short text, or both.
    Claim of Claim {
        /// By which findings name it.
        id: Id = Id,
        /// Who says it.
        source: Id = Source,
        /// The event it speaks of; a claim without one is unaligned.
        event: Option<Id> = Event,
        /// The document that carries it.
        document: Option<Id> = Document,
        /// The exact words.
        quote: Option<Box<str>> = Quote,
        /// Where the quote starts in the decoded document, in code points.
        start: Option<u64> = Start,
        /// The words just before the quote, to find it again.
        prefix: Rare<Box<str>> = Prefix,
        /// The words just after the quote.
        suffix: Rare<Box<str>> = Suffix,
        /// A short form; else the quote is shown.
        text: Option<Box<str>> = Text,
        /// Who passed it on, nearest the document first.
        chain: Chain = Chain,
        /// How sure the source is.
        certainty: Certainty = Certainty,
        /// What the claim denies, when it is a negative.
        negates: Option<Scope> = Negates,
        /// What the source's knowledge rests on.
        basis: Option<Basis> = Basis,
        /// When the thing is said to have happened.
        when: Rare<Edtf> = When,
        /// When it was told.
        told: Rare<Edtf> = Told,
        /// On what occasion it was told.
        occasion: Rare<Box<str>> = Occasion,
        /// The claim it copies, so that copies do not count as corroboration.
        derives_from: Rare<Id> = DerivesFrom,
        /// Who told the source, where it rests on being told.
        from: Rare<Box<str>> = From,
        /// Whether its alignment is sure.
        aligned: Alignment = Aligned,
        /// How a draft found the speaker.
        attribution: Rare<Attribution> = Attribution,
        /// A reader's own groupings.
        tags: Rare<Vec<Box<str>>> = Tags,
        /// A reader's note.
        note: Rare<Box<str>> = Note,
        /// Who annotated it.
        by: Rare<Box<str>> = By,
        /// When it was annotated.
        at: Rare<Box<str>> = At,
        /// Whether the program proposed it and nobody has decided.
        suggested: bool = Suggested,
        /// How sure the program is of its proposal, 0 to 1.
        p: Rare<f64> = P,
        /// Why the program proposes it.
        why: Rare<Box<str>> = Why,
    }
}

impl Claim {
    /// What a cell shows: the short text, else the quote.
    #[must_use]
    pub fn words(&self) -> &str {
        self.text
            .as_deref()
            .or(self.quote.as_deref())
            .unwrap_or_default()
    }

    /// How many speakers stand between the reader and the event: 1 plus the chain's length.
    #[must_use]
    pub fn depth(&self) -> usize {
        1 + self.chain.len()
    }
}
