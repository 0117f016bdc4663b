//! Whether a form of a verb of speech is one here, and reports that something was said.

use super::group::{Group, verbish};
use super::view::{Item, Sign, View};
use crate::suggest::lexicon::{Class, Form, Sense, Tense};

/// Whether somebody is reported to have said it: not only that they might, should or did not.
pub(super) fn stated(view: &View, group: Group) -> bool {
    let turned = group.negative;
    let aspect = view
        .before(group.start)
        .is_some_and(|it| it.is(Class::Aspect) || it.is(Class::Adverb));
    !(group.modal || turned || group.infinitive && !aspect)
}

/// Whether the clause whose subject starts at item `start` only asks or supposes.
pub(super) fn supposed(view: &View, start: usize) -> bool {
    view.before(start).is_some_and(|it| it.is(Class::Condition))
}

/// "You know", "I think", "we support": the writer's or anybody's own, and nobody's statement; not "your officer told me".
pub(super) fn unsaid(subject: &Item, form: Form) -> bool {
    let first = subject.is(Class::FirstPerson) && !subject.owner && !subject.is(Class::Possessive);
    let second = subject.is(Class::SecondPerson) && !subject.is(Class::Possessive);
    second || first && (form.sense == Sense::Think || form.tense != Tense::Past)
}

/// Whether the form is no verb here: somebody's claim, a report of, the smaller states.
pub(super) fn is_noun(view: &View, verb: usize, form: Form, group: Group) -> bool {
    let owned = view.before(verb).is_some_and(|it| {
        it.word()
            && (it.is(Class::Possessive) && !it.is(Class::Personal)
                || it.owner && !it.is(Class::Personal)
                || it.is(Class::Determiner) && !it.any(&[Class::SubjectPronoun, Class::Relative]))
    });
    match form.tense {
        Tense::Base | Tense::Third if form.takes.also => owned || !is_verb(view, verb, form, group),
        Tense::Third => false,
        Tense::Base | Tense::Past | Tense::Participle | Tense::Gerund => owned,
    }
}

/// Whether a form that is an ordinary noun as well has the company of a verb: a subject before it or a helper, and behind
/// it what a verb takes.
fn is_verb(view: &View, verb: usize, form: Form, group: Group) -> bool {
    let before = view.before(verb);
    let next = view.get(verb + 1);
    let has = |classes: &[Class]| before.is_some_and(|it| it.any(classes));
    let helped = group.start < verb
        && (group.modal || group.infinitive || group.be || group.have || group.negative);
    let pronoun = has(&[Class::Personal, Class::Relative]);
    if helped || pronoun {
        return true;
    }
    let spelled = verb > 1 && view.get(verb).is_some_and(|it| it.capital);
    let said = |it: &Item| it.is(Class::That) || matches!(it.sign, Sign::Quote | Sign::Colon);
    let relative =
        next.is_some_and(|it| it.is(Class::That)) && view.get(verb + 2).is_some_and(verbish);
    if spelled || relative || has(&[Class::Preposition]) {
        return false;
    }
    let many = before.is_some_and(|it| {
        it.is(Class::Plural) || !it.owner && view.words_of(it.range.clone()).ends_with('s')
    });
    if form.tense == Tense::Base && !many {
        return false;
    }
    let person = before.is_some_and(|it| it.capital)
        || has(&[Class::Role, Class::Body, Class::Channel, Class::Plural]);
    let takes = next.is_some_and(|it| {
        it.any(&[Class::Personal, Class::Determiner, Class::ObjectPronoun])
            || it.capital
            || form.takes.of && it.is(Class::Preposition)
            || form.takes.to && it.is(Class::To)
    });
    let ends = next.is_none_or(|it| it.sign == Sign::Other);
    next.is_some_and(said) || person && (takes || ends)
}
