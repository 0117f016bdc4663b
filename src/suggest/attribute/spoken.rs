//! Verbs of speech with their subjects: quote and verb in either order, verb and clause, participles.

use std::ops::Range;

use super::complement::{Complement, complement};
use super::found::{Hit, Rule};
use super::phrase::{Group, group, joined_subject, phrase_at, subject_before, verbish};
use super::view::{Item, Sign, View};
use crate::suggest::lexicon::{Class, Classes, Form, Sense, Tense};

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

/// Whether somebody is reported to have said it: not only that they might, should or did not.
fn stated(view: &View, form: Form, group: Group) -> bool {
    let _ = form;
    let turned = group.negative;
    let aspect = view
        .before(group.start)
        .is_some_and(|it| it.is(Class::Aspect) || it.is(Class::Adverb));
    !(group.modal || turned || group.infinitive && !aspect)
}

/// Whether the clause whose subject starts at item `start` only asks or supposes.
fn supposed(view: &View, start: usize) -> bool {
    view.before(start).is_some_and(|it| it.is(Class::Condition))
}

/// A verb with its surroundings.
struct Place {
    verb: usize,
    form: Form,
    group: Group,
    source: Range<usize>,
    inverted: bool,
}

/// "You know", "I think", "we support": the writer's or anybody's own, and nobody's statement.
fn unsaid(subject: &Item, form: Form) -> bool {
    let first = subject.is(Class::FirstPerson) && !subject.owner && !subject.is(Class::Possessive);
    let second = subject.is(Class::SecondPerson);
    second || first && (form.sense == Sense::Think || form.tense != Tense::Past)
}

/// Whether a form that may be a noun is one here.
fn is_noun(view: &View, verb: usize, form: Form, group: Group) -> bool {
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

/// Who says it: the items, and whether they stand behind the verb.
fn subject(
    view: &View,
    verb: usize,
    form: Form,
    group: Group,
    found: &[Hit],
) -> Option<(Range<usize>, bool)> {
    let left = view.before(group.start);
    let before_is_open = left
        .is_none_or(|it| it.pause() || matches!(it.sign, Sign::Quote | Sign::Other | Sign::Colon));
    let finite = matches!(form.tense, Tense::Past | Tense::Third | Tense::Base);
    let tag = left.is_none_or(|it| it.sign == Sign::Quote)
        || group.start >= 2
            && view
                .get(group.start - 2)
                .is_some_and(|it| it.sign == Sign::Quote)
        || left.is_some_and(|it| it.pause())
            && (has_clause(view, group.start - 1) || names_alone(view, verb + 1));
    if before_is_open
        && tag
        && finite
        && group.start == verb
        && form.takes.quote
        && !form.takes.hearer
        && let Some(found) = inverted(view, verb)
    {
        return Some((found, true));
    }
    if form.tense == Tense::Gerund && !group.be {
        return participle_subject(view, group, found).map(|it| (it, false));
    }
    if group.infinitive {
        return governed(view, group).map(|it| (it, false));
    }
    if matches!(form.tense, Tense::Participle) && !group.have {
        return None;
    }
    let near = left
        .filter(|it| !it.is(Class::Conjunction))
        .and_then(|_| subject_before(view, group.start));
    if let Some(near) = near {
        return Some((near, false));
    }
    let joined = left.is_some_and(|it| it.is(Class::Conjunction) || it.pause());
    if !joined || group.start == 0 {
        return None;
    }
    let last = speaker_before(view, verb, found).or_else(|| joined_subject(view, group.start));
    last.map(|it| (it, false))
}

/// Whether a name stands at item `start` and the clause ends behind it.
fn names_alone(view: &View, start: usize) -> bool {
    phrase_at(view, start, true).is_some_and(|items| {
        let ends = view
            .get(items.end)
            .is_none_or(|it| it.pause() || it.sign == Sign::Other);
        let last = view.before(items.end).is_some_and(|it| it.capital);
        ends && last && view.get(start).is_some_and(|it| !it.is(Class::Personal))
    })
}

/// Who spoke last in the main line of the sentence before item `verb`.
fn speaker_before(view: &View, verb: usize, found: &[Hit]) -> Option<Range<usize>> {
    let within = |hit: &Hit| {
        found.iter().any(|outer| {
            outer.cue.start < hit.cue.start
                && outer
                    .content
                    .iter()
                    .any(|it| it.start <= hit.cue.start && hit.cue.end <= it.end)
        })
    };
    let relative = |hit: &Hit| {
        view.before(hit.source.end)
            .is_some_and(|it| it.is(Class::Relative))
            && view
                .before(hit.source.end - 1)
                .is_some_and(|it| !it.pause())
    };
    let speaks =
        |hit: &&Hit| hit.cue.start < verb && !matches!(hit.rule, Rule::According | Rule::Noun);
    let hits = || {
        found
            .iter()
            .rev()
            .filter(speaks)
            .filter(|hit| !relative(hit))
    };
    hits()
        .find(|hit| !within(hit))
        .or_else(|| hits().next())
        .map(|hit| hit.source.clone())
}

/// Whether a clause stands before the pause at item `pause`, not only a name with what explains it.
fn has_clause(view: &View, pause: usize) -> bool {
    let start = pause.saturating_sub(60);
    let Some(before) = view.items.get(start..pause) else {
        return false;
    };
    let last = before
        .iter()
        .rposition(|it| it.is(Class::Relative))
        .filter(|at| before.get(at.wrapping_sub(1)).is_some_and(Item::pause));
    let main = before
        .get(..last.unwrap_or(before.len()))
        .unwrap_or_default();
    main.iter()
        .any(|it| verbish(it) && !it.past || it.past && !it.capital)
        && subject_before(view, pause + 1).is_none_or(|it| it.end + 1 < pause && it.start > 0)
}

/// "said Ms Hale": the phrase behind the verb, when the clause ends there.
fn inverted(view: &View, verb: usize) -> Option<Range<usize>> {
    let first = view.get(verb + 1)?;
    let opens = first.capital
        || first.any(&[Class::Determiner, Class::Role, Class::Title, Class::Body])
        || first.is(Class::Personal) && !first.is(Class::ObjectPronoun)
        || first.number
        || phrase_at(view, verb + 1, false)
            .and_then(|it| view.items.get(it))
            .is_some_and(|it| it.iter().any(|it| it.capital));
    let behind_nothing = view.before(verb).is_none();
    let items = phrase_at(view, verb + 1, true).filter(|_| opens && !first.is(Class::That))?;
    let closes = view.get(items.end).is_none_or(|it| {
        it.pause()
            || it.sign != Sign::Word
            || it.is(Class::Preposition)
            || it.is(Class::Weekday)
            || it.is(Class::Adverb)
            || it.any(&[Class::Relative, Class::QuestionWord])
            || it.gerund
    });
    let names_only = behind_nothing
        && !view
            .get(items.end)
            .is_some_and(|it| it.pause() || it.sign == Sign::Colon);
    (closes && !names_only).then_some(items)
}

/// Who "saying", "adding" belongs to.
fn participle_subject(view: &View, group: Group, found: &[Hit]) -> Option<Range<usize>> {
    let left = view.before(group.start);
    if left.is_none() {
        // "Calling it a disgrace, she …"
        let comma = (group.start..view.items.len())
            .find(|at| view.get(*at).is_some_and(|it| it.sign == Sign::Comma))?;
        return phrase_at(view, comma + 1, false);
    }
    if left.is_some_and(|it| {
        it.word() && !it.any(&[Class::Conjunction, Class::Preposition, Class::Subordinator])
    }) && let Some(near) = subject_before(view, group.start)
        && !view
            .before(near.end)
            .is_some_and(|it| it.is(Class::Channel))
    {
        return speaks(view, group, near.end).then_some(near);
    }
    speaker_before(view, group.start, found).or_else(|| joined_subject(view, group.start))
}

/// Whether a participle right behind a noun is a verb with that noun as its subject: "the sign saying “…”", "critics
/// arguing that", not "new thinking".
fn speaks(view: &View, group: Group, noun: usize) -> bool {
    let person = view.before(noun).is_some_and(|it| {
        it.capital || it.any(&[Class::Role, Class::Body, Class::Plural, Class::Relative])
    });
    let verb = (group.start..view.items.len())
        .find(|at| view.get(*at).is_some_and(|it| it.gerund))
        .unwrap_or(group.start);
    let next = view.get(verb + 1);
    let clause =
        next.is_some_and(|it| it.is(Class::That)) && !view.get(verb + 2).is_some_and(verbish);
    let quote =
        (verb + 1..verb + 4).any(|at| view.get(at).is_some_and(|it| it.sign == Sign::Quote));
    person || clause || quote
}

/// "declined to say", "went on to say": the subject of the verb before "to".
fn governed(view: &View, group: Group) -> Option<Range<usize>> {
    let mut at = group.start;
    for _ in 0..3 {
        let item = view.before(at)?;
        if verbish(item) || item.verb.is_some() {
            let verb = at - 1;
            let own = self::group(view, verb);
            if own.be {
                return None;
            }
            return subject_before(view, own.start);
        }
        if item.is(Class::SubjectPronoun) || !item.word() {
            return None;
        }
        at -= 1;
    }
    None
}

pub(super) struct Said {
    pub rule: Rule,
    pub content: Vec<Range<usize>>,
    pub direct: bool,
    pub open: bool,
}

/// What is said: before the verb and its subject, behind them, or both.
fn said(view: &View, place: &Place) -> Option<Said> {
    let Place {
        verb,
        form,
        group,
        source,
        inverted,
    } = place;
    let before_source = source.end <= group.start && source.end + 6 >= group.start;
    let left = if *inverted || !before_source {
        group.start
    } else {
        source.start
    };
    let after = if *inverted { source.end } else { verb + 1 };
    let end = end_of(view);
    let participle = form.tense == Tense::Gerund && !group.be;
    let edge = view.before(left);
    let quote = match edge {
        Some(it) if it.sign == Sign::Quote && closes_speech(view, it) => Some(left - 1),
        Some(it) if it.pause() => left.checked_sub(2).filter(|at| {
            view.get(*at).is_some_and(|it| {
                it.sign == Sign::Quote && (view.words_of(it.range.clone()).len() > 24 || *at == 0)
            })
        }),
        _ => None,
    };
    let complement = complement(view, after, form.takes);
    let as_opens = left < 2 || view.before(left - 1).is_some_and(Item::pause);
    if edge.is_some_and(|it| it.is(Class::As))
        && as_opens
        && matches!(complement, Complement::None(_))
    {
        return as_said(view, left - 1, after);
    }
    if let (Some(quote), false) = (quote, participle) {
        let mut content = vec![opening(view, quote)..quote + 1];
        if let Complement::Quote(start) = complement {
            content.push(start..end);
        } else if !inverted
            && let Complement::None(at) = complement
            && medial(view, at)
        {
            content.push(at + 1..end);
        }
        return Some(Said {
            rule: Rule::QuoteVerb,
            content,
            direct: true,
            open: true,
        });
    }
    match complement {
        Complement::Quote(start) if !participle && *inverted && edge.is_some_and(Item::pause) => {
            // "It was late, said Ms Hale, “and dark”."
            Some(Said {
                rule: Rule::QuoteVerb,
                content: vec![opening(view, left - 1)..left - 1, start..end],
                direct: true,
                open: true,
            })
        }
        Complement::Quote(start) if start < end => Some(Said {
            rule: Rule::QuoteVerb,
            content: vec![start..end],
            direct: true,
            open: true,
        }),
        Complement::Words(start) if start < end && !*inverted => {
            let end = limit(view, start, end, form);
            let rule = if participle {
                Rule::Participle
            } else {
                Rule::VerbContent
            };
            Some(Said {
                rule,
                content: vec![start..end],
                direct: false,
                open: true,
            })
        }
        Complement::Words(start) if start < end && edge.is_none() => Some(Said {
            rule: Rule::VerbContent,
            content: vec![start..end],
            direct: false,
            open: true,
        }),
        Complement::None(at)
            if form.tense != Tense::Gerund && (form.takes.quote || form.takes.bare) =>
        {
            behind(view, place, left, at)
        }
        _ => None,
    }
}

/// "Ms Hale wrote:" at a paragraph's end: what she wrote is the next paragraph.
fn announced(view: &View, place: &Place) -> Option<Said> {
    let last = view.items.last().filter(|it| it.sign == Sign::Colon)?;
    let near = view.items.len() < place.verb + 14 && last.range.end == view.range.end;
    (near && place.form.takes.quote).then_some(Said {
        rule: Rule::QuoteVerb,
        content: Vec::new(),
        direct: true,
        open: false,
    })
}

/// Where what starts at item `start` ends: a clause at a comma with a contrast, a thing at the first pause or clause.
fn limit(view: &View, start: usize, end: usize, form: &Form) -> usize {
    let verbs = form.takes.bare && (start..end).any(|at| view.get(at).is_some_and(verbish));
    let clause = verbs
        || view.before(start).is_some_and(|it| it.is(Class::That))
        || view.get(start).is_some_and(|it| it.gerund)
        || view.get(start).is_some_and(|it| it.is(Class::QuestionWord))
        || form.takes.bare && !form.takes.noun;
    let mut thing = !clause;
    let named = form.takes.noun && !form.takes.bare && !form.takes.to;
    for at in start + 1..end {
        let Some(item) = view.get(at) else { break };
        let next = view.get(at + 1);
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

/// Whether the preposition at item `at` says where or when something was said: "in an interview", "on Friday".
fn staged(view: &View, at: usize) -> bool {
    let near = view
        .items
        .get(at + 1..(at + 5).min(view.items.len()))
        .unwrap_or_default();
    near.iter()
        .take_while(|it| it.word())
        .any(|it| it.any(&[Class::Channel, Class::Weekday]))
}

/// What stands before a verb that nothing follows: "it was late, Ms Hale said".
fn behind(view: &View, place: &Place, left: usize, at: usize) -> Option<Said> {
    let end = end_of(view);
    let edge = view.before(left)?;
    if edge.is(Class::Relative) && place.form.takes.bare {
        return Some(Said {
            rule: Rule::ContentVerb,
            content: vec![place.verb + 1..end],
            direct: false,
            open: true,
        });
    }
    if !edge.pause()
        || left < 3 && !medial(view, at)
        || !place.form.takes.bare && !place.form.takes.that
    {
        return None;
    }
    let mut content = Vec::new();
    let start = opening(view, left - 1);
    let both = !place.inverted && view.get(at).is_some_and(Item::pause) && at == place.verb + 1;
    if !medial(view, at) && !both && subordinate(view, start, left - 1) {
        return None;
    }
    if left - 1 > start {
        content.push(start..left - 1);
    }
    let no_verb = view
        .items
        .get(start..left - 1)
        .is_some_and(|it| !it.iter().any(verbish));
    if !place.inverted && (medial(view, at) || both && no_verb && at + 3 < end) {
        content.push(at + 1..end);
    }
    let said: usize = content.iter().map(|it| it.len()).sum();
    (said >= 2 && place.form.sense != Sense::Think || said >= 4).then_some(Said {
        rule: Rule::ContentVerb,
        content,
        direct: false,
        open: false,
    })
}

/// Whether what stands there is no clause that can be said by itself: "when it rained", "in Hove".
fn subordinate(view: &View, start: usize, end: usize) -> bool {
    let Some(first) = view.get(start) else {
        return true;
    };
    let clause = view
        .items
        .get(start..end)
        .is_some_and(|it| it.iter().any(|it| verbish(it) || it.sign == Sign::Quote));
    let two = (start + 2..end).any(|at| view.get(at).is_some_and(Item::pause));
    first.any(&[Class::Break, Class::As]) && !two || first.is(Class::Preposition) && !clause
}

/// "as Ms Hale said": the rest of the sentence.
pub(super) fn as_said(view: &View, before: usize, after: usize) -> Option<Said> {
    let end = end_of(view);
    let content = if before >= 4 {
        vec![0..before - usize::from(view.before(before).is_some_and(Item::pause))]
    } else {
        let comma =
            (after..(after + 12).min(end)).find(|at| view.get(*at).is_some_and(Item::pause))?;
        vec![comma + 1..end]
    };
    Some(Said {
        rule: Rule::AsSaid,
        content,
        direct: false,
        open: false,
    })
}

/// Whether what follows the pause at item `at` goes on with what is said.
fn medial(view: &View, at: usize) -> bool {
    let pause = view
        .get(at)
        .is_some_and(|it| matches!(it.sign, Sign::Comma | Sign::Dash));
    pause
        && view.items.len() > at + 3
        && view
            .get(at + 1)
            .is_some_and(|it| !it.gerund && !it.is(Class::PersonRelative) && !(it.past))
}

/// Whether a quotation ends as speech does before its tag: with a comma, a question or an exclamation mark.
fn closes_speech(view: &View, quote: &Item) -> bool {
    let words = view.words_of(quote.range.clone());
    let inner = words.trim_end_matches(['"', '”', '’', '\'', '»', '“', '«', '`']);
    inner.ends_with([',', '?', '!', '.', '—', '–', '-', '…'])
        || quote.range.start == view.range.start
}

/// Where what is said before item `last` starts: the sentence's start, behind a conjunction.
fn opening(view: &View, last: usize) -> usize {
    let conjunction = view
        .get(0)
        .is_some_and(|it| it.is(Class::Conjunction) && it.word());
    usize::from(conjunction && last > 1)
}

/// The item behind the last one that can be said: without the stop.
pub(super) fn end_of(view: &View) -> usize {
    let signs = view
        .items
        .iter()
        .rev()
        .take_while(|it| matches!(it.sign, Sign::Other | Sign::Comma | Sign::Colon));
    view.items.len() - signs.count()
}
