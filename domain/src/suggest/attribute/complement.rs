//! What follows a verb of speech: a clause with "that" or without, a quotation, a thing, or only adjuncts.

use super::group::{group, verbish};
use super::phrase::{phrase_at, subject_before};
use super::view::{Sign, View};
use crate::suggest::lexicon::{Class, Takes};

/// How far behind a verb its complement is looked for, in items.
const REACH: usize = 22;

/// The complement of a verb of speech.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Complement {
    /// A clause or a thing starts at that item.
    Words(usize),
    /// A quotation does.
    Quote(usize),
    /// Nothing said follows; adjuncts go on to that item.
    None(usize),
}

/// What stands behind item `from`, where a verb that takes `takes` ends.
pub(super) fn complement(view: &View, from: usize, takes: Takes) -> Complement {
    let mut at = from;
    let mut told = !takes.hearer;
    let last = (from + REACH).min(view.items.len());
    while at < last {
        let Some(item) = view.get(at) else { break };
        let next = view.get(at + 1);
        match item.sign {
            Sign::Quote => return quoted(at, takes),
            Sign::Colon => {
                return match next {
                    Some(it) if it.sign == Sign::Quote => Complement::Quote(at + 1),
                    Some(_) => Complement::Words(at + 1),
                    None => Complement::None(at),
                };
            }
            Sign::Comma | Sign::Dash => return behind_comma(view, at, takes),
            Sign::Aside => {
                at += 1;
                continue;
            }
            Sign::Semicolon | Sign::Other => return Complement::None(at),
            Sign::Word => {}
        }
        if item.is(Class::That) && (takes.that || takes.bare) && next.is_some() {
            return Complement::Words(at + 1);
        }
        if item.is(Class::QuestionWord) && takes.that {
            return Complement::Words(at);
        }
        if item.is(Class::Topic) && takes.of
            || item.is(Class::To) && takes.to
            || item.is(Class::About) && takes.hearer && told && at > from
        {
            return Complement::Words(at);
        }
        if item.is(Class::Conjunction) {
            return Complement::None(at);
        }
        let pronoun = item.any(&[Class::Personal, Class::ObjectPronoun]);
        let hearer = phrase_at(view, at, true)
            .filter(|it| takes.comma && view.get(it.end).is_some_and(|it| it.sign == Sign::Comma));
        if let Some(hearer) = hearer {
            // "sagte der Zeitung, sie habe …"
            return behind_comma(view, hearer.end, takes);
        }
        let hearer = phrase_at(view, at, false).filter(|_| !told && !item.is(Class::Preposition));
        if let Some(hearer) = hearer {
            if view.get(hearer.end).is_some_and(verbish) && !pronoun {
                return Complement::Words(at);
            }
            told = true;
            at = hearer.end;
            continue;
        }
        if item.is(Class::Preposition) && !pronoun {
            return behind_adjunct(view, at, takes);
        }
        if item.is(Class::Time) && next.is_some_and(|it| it.is(Class::Time) && !it.owner) {
            at += 1;
            continue;
        }
        if item.any(&[Class::Weekday])
            || item.adverb && !takes.noun
            || item.is(Class::Adverb) && !item.is(Class::Determiner)
        {
            at += 1;
            continue;
        }
        if takes.bare && at == from && verbish(item) {
            return Complement::Words(at);
        }
        if takes.bare && clause(view, at, takes) || takes.noun || takes.of {
            return Complement::Words(at);
        }
        if takes.to
            && phrase_at(view, at, false)
                .is_some_and(|it| view.get(it.end).is_some_and(|it| it.is(Class::To)))
        {
            return Complement::Words(at);
        }
        if let Some(other) = phrase_at(view, at, false).filter(|_| takes.that || takes.quote) {
            // "tell" without being marked so, or a time without a preposition: what follows decides.
            if view.get(other.end).is_some_and(|it| {
                it.any(&[Class::That])
                    || it.pause()
                    || it.sign == Sign::Colon
                    || it.is(Class::Preposition)
                    || it.sign == Sign::Quote
            }) {
                at = other.end;
                continue;
            }
        }
        return Complement::None(at);
    }
    Complement::None(at)
}

/// Whether a clause starts at item `at`: a subject, and a verb before the next pause.
fn clause(view: &View, at: usize, takes: Takes) -> bool {
    let last = (at + REACH).min(view.items.len());
    for place in at..last {
        let Some(item) = view.get(place) else { break };
        if verbish(item) && place > at || item.sign == Sign::Quote {
            return true;
        }
        if matches!(
            item.sign,
            Sign::Comma | Sign::Dash | Sign::Semicolon | Sign::Other
        ) {
            break;
        }
    }
    // A verb without an ending we know: "police say dogs bark".
    let sure = !takes.noun && !takes.also;
    view.get(at).is_some_and(|it| {
        it.is(Class::Personal) || sure && (it.is(Class::Determiner) || it.capital)
    }) && view.items.len() > at + 3
}

/// Behind a comma: a quotation, or a complement after an insertion.
fn behind_comma(view: &View, comma: usize, takes: Takes) -> Complement {
    let next = view.get(comma + 1);
    if next.is_some_and(|it| it.sign == Sign::Quote) {
        return Complement::Quote(comma + 1);
    }
    let inserted = (comma + 2..(comma + 12).min(view.items.len())).find(|at| {
        view.get(*at)
            .is_some_and(|it| it.pause() || it.sign == Sign::Colon)
    });
    if let Some(close) = inserted {
        match view.get(close + 1) {
            Some(it) if it.sign == Sign::Quote => {
                let opens = next.is_some_and(|it| {
                    it.gerund && it.verb.is_none()
                        || it.any(&[
                            Class::Preposition,
                            Class::Subordinator,
                            Class::Adverb,
                            Class::Relative,
                        ])
                });
                if opens {
                    return Complement::Quote(close + 1);
                }
            }
            Some(it) if it.is(Class::That) && takes.that => return Complement::Words(close + 2),
            _ => {}
        }
    }
    if next.is_some_and(|it| it.is(Class::That)) && takes.that {
        return Complement::Words(comma + 2);
    }
    let subject = [Class::Personal, Class::Determiner, Class::SubjectPronoun];
    if takes.comma
        && next.is_some_and(|it| it.any(&subject) || it.capital || it.word() && told(view, comma))
    {
        return Complement::Words(comma + 1);
    }
    Complement::None(comma)
}

/// Whether the clause behind the comma has a verb whose form says that another said it: "am Abend sei es dunkel gewesen".
fn told(view: &View, comma: usize) -> bool {
    let near = view.items.get(comma + 1..).unwrap_or_default().iter();
    let mut clause = near.take(REACH).take_while(|it| it.word());
    clause.any(|it| it.is(Class::Reported))
}

/// Behind an adjunct that starts at item `start`: "in a statement (that) …", "at a rally, “…”".
fn behind_adjunct(view: &View, start: usize, takes: Takes) -> Complement {
    let last = (start + REACH).min(view.items.len());
    for at in start + 1..last {
        let Some(item) = view.get(at) else { break };
        match item.sign {
            Sign::Quote => {
                let title = view.words_of(item.range.clone()).split_whitespace().count() <= 4
                    && view.get(at + 1).is_some();
                if !title {
                    return quoted(at, takes);
                }
            }
            Sign::Colon => {
                return match view.get(at + 1) {
                    Some(it) if it.sign == Sign::Quote => Complement::Quote(at + 1),
                    Some(_) => Complement::Words(at + 1),
                    None => Complement::None(at),
                };
            }
            Sign::Comma | Sign::Dash => return behind_comma(view, at, takes),
            Sign::Semicolon | Sign::Other => return Complement::None(at),
            Sign::Aside => {}
            Sign::Word => {
                if item.is(Class::That) && (takes.that || takes.bare) {
                    return Complement::Words(at + 1);
                }
                if item.is(Class::QuestionWord)
                    && takes.that
                    && !item.is(Class::Relative)
                    && item.is(Class::Subordinator)
                {
                    return Complement::None(at);
                }
                if takes.bare && verbish(item) {
                    let subject = subject_before(view, group(view, at).start);
                    return match subject.filter(|it| it.start > start + 1) {
                        Some(subject) => Complement::Words(subject.start),
                        None => Complement::None(at),
                    };
                }
            }
        }
    }
    Complement::None(last)
}

/// A quotation right behind: all of what is said, or the start of a clause with quoted words.
fn quoted(at: usize, takes: Takes) -> Complement {
    if takes.quote || takes.bare || takes.that || takes.of || takes.noun {
        Complement::Quote(at)
    } else {
        Complement::None(at)
    }
}
