//! What is put between a subject and its verb: "Hale, a witness, said".

use std::ops::Range;

use super::phrase::{LONGEST, nominal};
use super::view::{Sign, View};
use crate::suggest::lexicon::Class;

/// Where the phrase that a relative pronoun takes up starts: a name behind a preposition stands alone.
pub(super) fn nearest(view: &View, head: Range<usize>) -> usize {
    let name = head.clone().rev().find(|at| {
        view.get(*at)
            .is_some_and(|it| it.word() && !it.is(Class::Relative))
    });
    let tie = |at: &usize| {
        view.get(*at)
            .is_some_and(|it| it.is(Class::Postmodifier) && !it.is(Class::Of))
    };
    match head.clone().rev().find(tie) {
        Some(tie)
            if name
                .and_then(|at| view.get(at))
                .is_some_and(|it| it.capital) =>
        {
            tie + 1
        }
        _ => head.start,
    }
}

/// The pause that opens the insertion closed before `close`: the nearest one, over at most a phrase's length.
pub(super) fn opening_pause(view: &View, close: usize) -> Option<usize> {
    let first = close.saturating_sub(LONGEST);
    let mut at = close;
    while at > first {
        at -= 1;
        let item = view.get(at)?;
        match item.sign {
            Sign::Comma | Sign::Dash if close - at > 1 => {
                let next = view.get(at + 1)?;
                let starts = next.number
                    || next.capital
                    || next.gerund
                    || next.past
                    || next.any(&[
                        Class::Determiner,
                        Class::Relative,
                        Class::Preposition,
                        Class::Role,
                        Class::Title,
                        Class::Time,
                        Class::Possessive,
                        Class::Adverb,
                        Class::Auxiliary,
                        Class::Subordinator,
                    ])
                    || nominal(next);
                return starts.then_some(at);
            }
            Sign::Quote if at + 1 < close => return None,
            Sign::Semicolon | Sign::Colon | Sign::Other => return None,
            _ => {}
        }
    }
    None
}
