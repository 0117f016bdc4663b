//! Where what is said behind a verb ends.

use super::group::verbish;
use super::view::{Sign, View};
use crate::suggest::lexicon::{Class, Classes, Form};

/// Where what starts at item `start` ends: a clause at a comma with a contrast, a thing at the first pause or clause.
pub(super) fn limit(view: &View, start: usize, end: usize, form: &Form) -> usize {
    let verbs = form.takes.bare && (start..end).any(|at| view.get(at).is_some_and(verbish));
    let clause = verbs
        || view.before(start).is_some_and(|it| it.is(Class::That))
        || view.get(start).is_some_and(|it| it.gerund)
        || view.get(start).is_some_and(|it| it.is(Class::QuestionWord))
        || form.takes.bare && !form.takes.noun;
    let mut thing = !clause;
    let opens = opens_with_clause(view, start);
    let named = form.takes.noun && !form.takes.bare && !form.takes.to;
    for at in start + 1..end {
        let Some(item) = view.get(at) else { break };
        let next = view.get(at + 1);
        let line = item.sign == Sign::Semicolon && new_line(view, item.range.end);
        if line || opens && item.sign == Sign::Comma {
            return at;
        }
        if item.pause() && item.sign != Sign::Aside && next.is_some_and(|it| it.is(Class::Contrast))
        {
            return at;
        }
        thing &= item.sign != Sign::Quote;
        let list = next.is_some_and(|it| {
            it.is(Class::And)
                || it.capital
                || form.takes.of
                    && it.word()
                    && it.verb.is_none()
                    && !it.any(&[Class::Relative, Class::Determiner, Class::Conjunction])
                || form.takes.to
                    && it.word()
                    && !it.gerund
                    && !it.past
                    && it.classes == Classes::default()
        });
        let apart = matches!(item.sign, Sign::Comma | Sign::Dash) && !list
            || item.is(Class::Break) && (at..end).any(|at| view.get(at).is_some_and(verbish))
            || named && item.is(Class::Stage) && staged(view, at)
            || item.is(Class::Conjunction) && next.is_some_and(|it| verbish(it) && !form.takes.to);
        if thing && apart {
            return at;
        }
    }
    end
}

/// Whether the sentence opens with a clause that depends on the main one, and item `start` stands in it.
fn opens_with_clause(view: &View, start: usize) -> bool {
    let first = view
        .items
        .iter()
        .take(2)
        .find(|it| !it.adverb && !it.is(Class::Adverb));
    let depends = first.is_some_and(|it| it.any(&[Class::Break, Class::As, Class::Contrast]));
    let near = view.items.get(1..start).unwrap_or_default();
    depends && !near.iter().any(|it| it.sign == Sign::Comma)
}

/// Whether a line ends at byte `at`: a heading of several lines has a part in each.
fn new_line(view: &View, at: usize) -> bool {
    let rest = view.words_of(at..view.range.end);
    rest.trim_start_matches([' ', '\r']).starts_with('\n')
}

/// Whether the preposition at item `at` says where or when something was said: "in an interview", "on Friday".
pub(super) fn staged(view: &View, at: usize) -> bool {
    let near = view
        .items
        .get(at + 1..(at + 5).min(view.items.len()))
        .unwrap_or_default();
    near.iter()
        .take_while(|it| it.word())
        .any(|it| it.any(&[Class::Channel, Class::Weekday]))
}
