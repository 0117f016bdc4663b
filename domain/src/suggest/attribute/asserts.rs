//! Whether a few words say something, or are only a fragment: "Nobody swore." against "Thank you."

use std::ops::Range;

use super::group::verbish;
use super::view::{Item, View};
use crate::suggest::lexicon::{Class, Lexicon};

/// Words that do not follow a pronoun as its verb.
const NO_VERB: [Class; 9] = [
    Class::Adverb,
    Class::Preposition,
    Class::Conjunction,
    Class::Determiner,
    Class::Subordinator,
    Class::SubjectPronoun,
    Class::ObjectPronoun,
    Class::Pointer,
    Class::Time,
];

/// Whether the sentence at `range` of `text` says something, however short: it ends in a stop and has a subject and a verb, or
/// a negative with what it takes back. A question, a command, thanks and a heading say nothing.
pub(in crate::suggest) fn asserts(text: &str, range: Range<usize>, lexicon: &Lexicon) -> bool {
    let ends = text.get(range.clone()).unwrap_or_default();
    let view = View::new(text, range, &[], lexicon);
    let stops = ends.trim_end().ends_with(['.', '!', '…']);
    let pairs = view.items.windows(2);
    let mut pairs = pairs.filter_map(|it| it.first().zip(it.get(1)));
    stops && pairs.any(|(first, second)| first.word() && second.word() && says(first, second))
}

/// Whether of two words beside each other the second is a verb with something before it, or the first takes the second back.
fn says(first: &Item, second: &Item) -> bool {
    let pronoun = first.is(Class::SubjectPronoun) && !first.is(Class::Determiner);
    verbish(second) || first.is(Class::Negative) || pronoun && !second.any(&NO_VERB)
}
