//! What a rule finds: who says it, the words that say so, and what is said.

use std::ops::Range;

use crate::case::{Claim, Word as _, words};
use crate::suggest::lexicon::Form;

words! {
    /// A rule of attribution: the name that a reader sees beside the words that fired it. The kinds are those of the
    /// annotation guides of PARC 3 (Pareti, 2012) and `PolNeAR` (Newell, Margolin and Ruths, 2018).
    Rule ("rule of attribution") {
        QuoteVerb = "quote-verb", "a quotation beside a verb of speech and its subject";
        VerbContent = "verb-content", "a subject, a verb of speech and what it says";
        ContentVerb = "content-verb", "what is said, then a subject and a verb of speech";
        Participle = "participle", "a participle of speech beside the main clause";
        Passive = "passive", "a verb of speech in the passive, by its agent";
        According = "according", "a preposition that names who says it";
        AsSaid = "as-said", "a clause with \"as\" that names who says it";
        Noun = "noun", "a noun for something said, and its owner";
        Label = "label", "a name and a colon";
        Running = "running", "a quotation without a cue, after the last speaker";
        Quotation = "quotation", "a quotation in a language without word lists";
        Narrator = "narrator", "the document's own words";
        Author = "author", "a document that is its author's statement";
    }
}

impl Rule {
    /// Whether this rule made a claim.
    pub(in crate::suggest) fn made(self, claim: &Claim) -> bool {
        let rule = claim.attribution.get().map(|it| &*it.rule);
        rule == Some(self.spelling())
    }
}

/// One attribution within a sentence, in items of its view.
#[derive(Debug, Clone)]
pub(super) struct Hit {
    pub rule: Rule,
    pub cue: Range<usize>,
    pub verb: Option<Form>,
    pub negated: bool,
    pub source: Range<usize>,
    /// In order.
    pub content: Vec<Range<usize>>,
    /// Whether the content is in quotation marks.
    pub direct: bool,
    /// Whether its content goes on to the sentence's end unless something cuts it.
    pub open: bool,
    /// Whether it is joined to the clause before by a conjunction or a comma, so that what is said there ends here.
    pub cuts: Option<usize>,
}

/// One attribution, in bytes of the document.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Attribution {
    pub rule: Rule,
    pub cue: Option<Range<usize>>,
    pub verb: Option<Form>,
    /// Whether the verb is denied: "never said".
    pub negated: bool,
    /// The mention of who says it.
    pub source: Option<Range<usize>>,
    /// In order, apart from each other.
    pub content: Vec<Range<usize>>,
    pub direct: bool,
    /// Whether what is said is a sentence or a clause, and not only a thing: "reported a leak".
    pub clause: bool,
    /// The attribution within whose content this one stands.
    pub parent: Option<usize>,
    /// The unit and the paragraph it stands in, counted from 0.
    pub unit: usize,
    pub paragraph: usize,
}

impl Attribution {
    /// The words of the text that say it was said, in one line.
    pub(crate) fn as_printed(&self, text: &str) -> Option<String> {
        let cue = text.get(self.cue.clone()?)?;
        Some(cue.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// From the first to the last byte of what is said.
    pub(crate) fn extent(&self) -> Range<usize> {
        let start = self.content.first().map_or(0, |it| it.start);
        start..self.content.last().map_or(start, |it| it.end)
    }
}

/// What is said in one stretch.
pub(super) fn only(range: Range<usize>) -> Vec<Range<usize>> {
    std::iter::once(range).collect()
}
