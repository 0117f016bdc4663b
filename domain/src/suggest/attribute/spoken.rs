//! Verbs of speech with their subjects: quote and verb in either order, verb and clause, participles.

use super::found::Hit;
use super::group::{Group, group};
use super::said::{Place, announced, said};
use super::stated::{is_noun, stated, supposed, unsaid};
use super::subject::{Side, subject};
use super::view::{Item, Sign, View};
use crate::suggest::lexicon::{Class, Form, Tense};

/// What the verb at item `verb` attributes to whom; `found` is what stands before it in the sentence.
pub(super) fn spoken(view: &View, verb: usize, found: &[Hit]) -> Option<Hit> {
    let form = view.get(verb)?.verb?;
    let group = group(view, verb);
    let passive = group.be && form.participle && form.tense != Tense::Gerund;
    if passive || is_noun(view, verb, form, group) || !stated(view, group) {
        return None;
    }
    let (source, side) = subject(view, verb, form, group, found)?;
    let place = Place {
        verb,
        form,
        group,
        source,
        side,
    };
    if said_of(view, verb, form, group) {
        return None;
    }
    let unsaid = view
        .get(place.source.start)
        .is_some_and(|it| unsaid(it, form));
    if unsaid || named(view, &place) || supposed(view, place.source.start) {
        return None;
    }
    let said = said(view, &place).or_else(|| announced(view, &place))?;
    let cuts = cuts(view, &place, found);
    Some(Hit {
        rule: said.rule,
        cue: verb..verb + 1,
        verb: Some(form),
        negated: group.negative,
        source: place.source,
        content: said.content,
        direct: said.direct,
        open: said.open,
        cuts,
    })
}

/// "a ferry called Ada": a participle that only names.
fn named(view: &View, place: &Place) -> bool {
    let new = |it: &Item| it.is(Class::Indefinite) || it.is(Class::And);
    place.form.takes.of
        && place.form.participle
        && place.side != Side::Behind
        && place.group.start == place.verb
        && view.get(place.source.start).is_some_and(new)
        && view.get(place.verb + 1).is_some_and(|it| it.capital)
}

/// "Hale, accused of theft": a participle by which something was said of its subject.
fn said_of(view: &View, verb: usize, form: Form, group: Group) -> bool {
    let set_off = view
        .before(group.start)
        .is_none_or(|it| it.pause() || it.is(Class::Conjunction));
    let topic = if set_off { Class::Topic } else { Class::Of };
    let behind = view.get(verb + 1).is_some_and(|it| it.is(topic));
    form.takes.whom && form.participle && !group.have && behind
}

/// The item that joins this to what was said before it, and ends that: a pause or a conjunction, and a subject of its own
/// whose verb is not one tense further back ("Hale said it rained and Orr had told her so" is all Hale's).
fn cuts(view: &View, place: &Place, found: &[Hit]) -> Option<usize> {
    let last = found.last().map_or(0, |hit| hit.cue.end);
    let own = place.source.start >= last;
    let joint = match (own, place.side) {
        (false, _) => place.group.start,
        (true, Side::Behind) => place.verb,
        (true, _) => place.source.start.min(place.group.start),
    };
    let ends = |it: &Item| it.pause() || it.sign == Sign::Semicolon;
    let joins = |it: &Item| ends(it) || it.is(Class::Conjunction);
    let at = joint.checked_sub(1).filter(|at| *at > last)?;
    let parted = view.get(at).is_some_and(|it| it.sign == Sign::Semicolon);
    let further_back = own && place.group.pluperfect && !parted;
    let comma = usize::from(!view.get(at).is_some_and(ends) && view.before(at).is_some_and(ends));
    (view.get(at).is_some_and(joins) && !further_back).then_some(at - comma)
}
