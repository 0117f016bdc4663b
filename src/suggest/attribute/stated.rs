//! Whether a form of a verb of speech is one here, and reports that something was said.

use super::group::{Group, verbish};
use super::view::{Item, Sign, View};
use crate::suggest::lexicon::{Class, Form, Sense, Tense};

/// Whether somebody is reported to have said it: not only that they might, should or did not.
pub(super) fn stated(view: &View, form: Form, group: Group) -> bool {
    let _ = form;
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

/// "You know", "I think", "we support": the writer's or anybody's own, and nobody's statement.
pub(super) fn unsaid(subject: &Item, form: Form) -> bool {
    let first = subject.is(Class::FirstPerson) && !subject.owner && !subject.is(Class::Possessive);
    let second = subject.is(Class::SecondPerson);
    second || first && (form.sense == Sense::Think || form.tense != Tense::Past)
}

/// Whether a form that may be a noun is one here.
pub(super) fn is_noun(view: &View, verb: usize, form: Form, group: Group) -> bool {
    let before = view.before(verb);
    let next = view.get(verb + 1);
    let owned = before.is_some_and(|it| {
        it.word()
            && (it.is(Class::Possessive) && !it.is(Class::Personal)
                || it.owner && !it.any(&[Class::Personal])
                || it.is(Class::Determiner) && !it.any(&[Class::SubjectPronoun, Class::Relative]))
    });
    let attribute = next.is_some_and(|it| {
        it.word() && !it.any(&[Class::Preposition, Class::Determiner, Class::That])
    }) && owned;
    match form.tense {
        Tense::Past | Tense::Participle => attribute || owned,
        Tense::Gerund => owned,
        Tense::Base | Tense::Third if form.takes.also => {
            let helped = group.start < verb
                && (group.modal || group.infinitive || group.be || group.have || group.negative);
            let spelled = view.get(verb).is_some_and(|it| it.capital) && verb > 1;
            let pronoun = before.is_some_and(|it| it.any(&[Class::Personal, Class::Relative]));
            let complement = next.is_some_and(|it| {
                it.any(&[
                    Class::That,
                    Class::Personal,
                    Class::Determiner,
                    Class::ObjectPronoun,
                ]) || it.sign == Sign::Quote
                    || it.sign == Sign::Colon
                    || it.capital
                    || form.takes.of && it.is(Class::Preposition)
                    || form.takes.to && it.is(Class::To)
            });
            let person = before.is_some_and(|it| {
                it.capital || it.any(&[Class::Role, Class::Body, Class::Channel, Class::Plural])
            });
            let ends = next.is_none_or(|it| it.sign == Sign::Other) && person;
            let sure = pronoun
                || helped
                || person
                || next.is_some_and(|it| {
                    it.is(Class::That) || matches!(it.sign, Sign::Quote | Sign::Colon)
                });
            let relative = next.is_some_and(|it| it.is(Class::That))
                && view.get(verb + 2).is_some_and(verbish);
            let many = before.is_some_and(|it| {
                it.is(Class::Plural)
                    || it.capital
                    || !it.owner && view.words_of(it.range.clone()).ends_with('s')
            });
            owned
                || spelled
                || relative && !pronoun
                || form.tense == Tense::Base && !(helped || pronoun || many)
                || before
                    .is_some_and(|it| it.any(&[Class::Preposition, Class::Of]) && !it.is(Class::To))
                || !sure
                || !(helped || pronoun || complement || ends)
        }
        Tense::Base | Tense::Third => owned && form.tense == Tense::Base,
    }
}
