//! Verbs of speech with their subjects: quote and verb in either order, verb and clause, participles.

use super::found::Hit;
use super::group::group;
use super::said::{Place, announced, said};
use super::stated::{is_noun, stated, supposed, unsaid};
use super::subject::subject;
use super::view::{Item, View};
use crate::suggest::lexicon::{Class, Tense};

/// What the verb at item `verb` attributes to whom; `found` is what stands before it in the sentence.
pub(super) fn spoken(view: &View, verb: usize, found: &[Hit]) -> Option<Hit> {
    let item = view.get(verb)?;
    let form = item.verb?;
    let group = group(view, verb);
    let passive = group.be && form.participle && form.tense != Tense::Gerund;
    if passive || is_noun(view, verb, form, group) || !stated(view, form, group) {
        return None;
    }
    let (source, inverted) = subject(view, verb, form, group, found)?;
    let place = Place {
        verb,
        form,
        group,
        source: source.clone(),
        inverted,
    };
    let named = form.takes.of
        && form.participle
        && view
            .get(source.start)
            .is_some_and(|it| it.is(Class::Indefinite) || it.is(Class::And))
        && view.get(verb + 1).is_some_and(|it| it.capital)
        && group.start == verb
        && !inverted;
    if named
        || supposed(view, source.start)
        || view.get(source.start).is_some_and(|it| unsaid(it, form))
    {
        return None;
    }
    let said = said(view, &place).or_else(|| announced(view, &place))?;
    let last_hit = found.last().map_or(0, |hit| hit.cue.end);
    let left = if inverted {
        verb
    } else {
        source.start.min(group.start)
    };
    let own = source.start >= last_hit;
    let joint = if own { left } else { group.start };
    let cuts = view
        .before(joint)
        .filter(|it| it.pause() || it.is(Class::Conjunction))
        .filter(|it| !own || it.pause() || view.before(joint - 1).is_some_and(Item::pause))
        .map(|_| joint - 1)
        .filter(|at| *at > last_hit);
    Some(Hit {
        rule: said.rule,
        cue: group.start.max(verb.saturating_sub(3))..verb + 1,
        verb: Some(form),
        negated: group.negative,
        source,
        content: said.content,
        direct: said.direct,
        open: said.open,
        cuts,
    })
    .map(|mut hit| {
        hit.cue = verb..verb + 1;
        hit
    })
}
