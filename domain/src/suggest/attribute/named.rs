//! Attributions without a finite verb of speech: a passive and its agent, a noun and its owner, a label.

use std::ops::Range;

use super::complement::{Complement, complement};
use super::found::{Hit, Rule, only};
use super::group::group;
use super::phrase::{phrase_at, subject_before};
use super::said::{as_said, end_of};
use super::view::{Sign, View};
use crate::suggest::lexicon::{Class, Takes, Tense};

pub(super) fn hit(
    rule: Rule,
    cue: Range<usize>,
    source: Range<usize>,
    content: Vec<Range<usize>>,
) -> Hit {
    Hit {
        rule,
        cue,
        verb: None,
        negated: false,
        source,
        content,
        direct: false,
        open: false,
        cuts: None,
    }
}

/// "he was told by the guard that …": the agent says it.
pub(super) fn passive(view: &View, verb: usize) -> Option<Hit> {
    let form = view.get(verb)?.verb.filter(|it| it.participle)?;
    let group = group(view, verb);
    let by = view.get(verb + 1).filter(|it| it.is(Class::By))?;
    if !(group.be || form.tense == Tense::Past && by.word()) {
        return None;
    }
    let source = phrase_at(view, verb + 2, true)?;
    let end = end_of(view);
    if view.before(verb).is_some_and(|it| it.is(Class::As)) {
        let said = as_said(view, verb - 1, source.end)?;
        return Some(hit(Rule::AsSaid, verb..verb + 2, source, said.content));
    }
    let takes = Takes {
        hearer: false,
        noun: false,
        of: form.takes.of,
        bare: false,
        ..form.takes
    };
    let content = match complement(view, source.end, takes) {
        Complement::Words(start) | Complement::Quote(start) if start < end => only(start..end),
        _ => {
            let told = group
                .be
                .then(|| subject_before(view, group.start))
                .flatten()?;
            if !form.takes.noun && !form.takes.of {
                return None;
            }
            vec![told]
        }
    };
    let mut found = hit(Rule::Passive, verb..verb + 2, source, content);
    found.verb = Some(form);
    found.negated = group.negative;
    Some(found)
}

/// "her claim that …": the owner says it.
pub(super) fn noun(view: &View, at: usize) -> Option<Hit> {
    view.get(at).filter(|it| it.is(Class::SpeechNoun))?;
    let next = view.get(at + 1)?;
    if !next.is(Class::That) || view.get(at + 2).is_none() {
        return None;
    }
    let owner = (at.saturating_sub(4)..at).rev().find(|place| {
        view.get(*place)
            .is_some_and(|it| it.is(Class::Possessive) || it.owner)
    })?;
    let source = if view.get(owner)?.owner {
        subject_before(view, owner + 1)?
    } else {
        owner..owner + 1
    };
    Some(hit(
        Rule::Noun,
        at..at + 1,
        source,
        only(at + 2..end_of(view)),
    ))
}

/// "Hale: It was late": a name, a colon and what is said, at the head of a paragraph.
pub(super) fn label(view: &View) -> Option<Hit> {
    let colon = (1..7).find(|at| view.get(*at).is_some_and(|it| it.sign == Sign::Colon))?;
    let named = view.items.get(..colon)?.iter().all(|it| {
        it.word()
            && (it.capital && !it.is(Class::Determiner) || it.is(Class::Of))
            && it.verb.is_none()
    });
    let source = phrase_at(view, 0, false).filter(|it| it.end == colon && named)?;
    let end = end_of(view);
    (end > colon + 3).then(|| hit(Rule::Label, colon..colon + 1, source, only(colon + 1..end)))
}
