//! What is said of each kind of suggestion.

use super::say::Saying;
use super::subject::{of_event, of_source};
use crate::app::layout::{proposed, voice};
use crate::app::page::Role;
use crate::app::review::{Item, counterparts, is_joined};
use crate::app::rich::Rich;
use crate::case::{Claim, Facet, Id, Key, Kind, Relation, Word as _};
use crate::compare::differ;
use crate::file::documents::DocumentText;
use crate::suggest::What;
use crate::text::clean::Shown;
use crate::text::segment;
use std::ops::Range;

/// Says all of a suggestion but its first line.
pub(super) fn say(saying: &mut Saying<'_>, item: &Item) {
    let case = &saying.state.matter.case;
    match item {
        Item::Stored(kind, key) => {
            let Some(at) = case.find(*kind, key) else {
                return;
            };
            let tables = case.tables();
            match (kind, key) {
                (Kind::Claim, _) => {
                    if let Some(claim) = tables.claims.get(at) {
                        of_claim(saying, item, claim);
                    }
                }
                (Kind::Finding, Key::Claims(claims)) => {
                    if let Some(finding) = tables.findings.get(at) {
                        let words = differ::differ(case, finding);
                        let marked = [words.left, words.right];
                        of_finding(
                            saying,
                            item,
                            claims,
                            (finding.relation, &finding.facets),
                            &marked,
                        );
                    }
                }
                (Kind::Silence, Key::Silence(source, event)) => {
                    of_silence(saying, item, source, event);
                }
                (Kind::Source, _) => {
                    if let Some(source) = tables.sources.get(at) {
                        of_source(saying, source);
                        saying.why(item);
                    }
                }
                (Kind::Event, _) => {
                    if let Some(event) = tables.events.get(at) {
                        of_event(saying, "event", event, None);
                        saying.why(item);
                    }
                }
                _ => {}
            }
        }
        Item::Proposed(it) => match &it.what {
            What::Finding {
                claims,
                relation,
                facets,
                words,
            } => {
                let marked = claims.each_ref().map(|id| {
                    let of = words.iter().filter(|it| it.claim == *id);
                    of.map(|it| it.range.clone()).collect::<Vec<_>>()
                });
                of_finding(saying, item, claims, (*relation, facets), &marked);
            }
            What::Align { claims } => of_alignment(saying, item, claims),
            What::Silence { source, event } => of_silence(saying, item, source, event),
            What::Source { sources } => {
                for source in sources.iter().filter_map(|id| case.source(id)) {
                    of_source(saying, source);
                    saying.blank();
                }
                saying.why(item);
            }
        },
    }
}

/// Who says it, the words, in what sentence; what else is said of the event; what may be meant instead.
fn of_claim(saying: &mut Saying<'_>, item: &Item, claim: &Claim) {
    let mut words = Rich::default();
    words.own("   ", Role::Text);
    words.append(&saying.words(claim, &[]));
    let voice = saying.voice(claim);
    saying.labelled("by", &voice);
    saying.put(&words);
    saying.why(item);
    in_context(saying, claim);
    saying.blank();
    let case = &saying.state.matter.case;
    match claim.event.as_ref().and_then(|id| case.event(id)) {
        Some(event) => of_event(saying, "of", event, Some(&claim.id)),
        None => saying.told("of", "no event"),
    }
    others(saying, item, "or does it go with:");
}

/// The sentence or sentences a claim's words stand in, with these marked; nothing where they are all of it. Where the words
/// that name the speaker are not the name ("he"), with the sentence before.
fn in_context(saying: &mut Saying<'_>, claim: &Claim) {
    let state = saying.state;
    let Some(place) = state.matter.case.place(Kind::Claim, &claim.id) else {
        return;
    };
    let document = state
        .matter
        .document_of(place)
        .and_then(|at| state.matter.text(at));
    let range = state.matter.anchor(place).and_then(|it| it.range.clone());
    let (Some(document), Some(range)) = (document, range) else {
        return;
    };
    let text = &document.text;
    let start = segment::sentence_at(text, range.start).map_or(range.start, |it| it.start);
    let last = range.end.saturating_sub(1).max(range.start);
    let end =
        segment::sentence_at(text, text.floor_char_boundary(last)).map_or(range.end, |it| it.end);
    let (start, end) = (start.min(range.start), end.max(range.end));
    let before = names_nobody(claim, document, saying)
        .then(|| {
            text.get(..start)
                .and_then(|it| it.trim_end().len().checked_sub(1))
        })
        .flatten()
        .and_then(|at| segment::sentence_at(text, text.floor_char_boundary(at)));
    if before.is_none() && start + 2 >= range.start && end <= range.end + 2 {
        return;
    }
    let start = before.map_or(start, |it| it.start.min(start));
    let signs = state.config.signs;
    let mut rich = Rich::default();
    let part = |range: Range<usize>| Shown::part(text, range, signs);
    rich.push(&part(start..range.start), Role::Dim);
    rich.push(&part(range.clone()), Role::Quoted);
    rich.push(&part(range.end..end), Role::Dim);
    saying.labelled("in", &rich);
}

/// Whether the words that name the speaker of a claim are no part of the name.
fn names_nobody(claim: &Claim, document: &DocumentText, saying: &Saying<'_>) -> bool {
    let case = &saying.state.matter.case;
    let byte = |point: u64| {
        let point = usize::try_from(point).ok()?;
        document.points.byte_of(&document.text, point)
    };
    let mention = claim.attribution.get().and_then(|it| it.source);
    let mention = mention.and_then(|(from, to)| document.text.get(byte(from)?..byte(to)?));
    let name = case.source(&claim.source).map(|it| &*it.name);
    mention.zip(name).is_some_and(|(mention, name)| {
        !mention.contains(name) && !name.to_lowercase().contains(&mention.to_lowercase())
    })
}

/// The claims that may be meant instead, by number.
fn others(saying: &mut Saying<'_>, item: &Item, label: &'static str) {
    let case = &saying.state.matter.case;
    let offered = counterparts(saying.state, item);
    let joined = is_joined(case, item);
    if offered.is_empty() && !joined {
        return;
    }
    let mut head = Rich::default();
    head.own("   ", Role::Text);
    head.own(label, Role::Dim);
    saying.put(&head);
    for (number, (id, p)) in offered.iter().enumerate() {
        if let Some(claim) = case.claim(id) {
            let label = ["   1  ", "   2  ", "   3  ", "   4  ", "   5  "];
            saying.quoted(
                label.get(number).copied().unwrap_or("      "),
                claim,
                Some(*p),
            );
        }
    }
    if joined {
        let mut own = Rich::default();
        own.own("   0  ", Role::Key);
        own.own("with none of them: an event of its own", Role::Dim);
        saying.put(&own);
    }
}

impl Saying<'_> {
    /// One side of a pair: who says it, then the words.
    fn side(&self, claim: &Claim, marked: &[Range<usize>]) -> Vec<Rich> {
        let mut voice = Rich::default();
        voice.own("   ", Role::Text);
        voice.append(&self.voice(claim));
        let mut words = Rich::default();
        words.own("   ", Role::Text);
        words.append(&self.words(claim, marked));
        vec![voice, words]
    }
}

fn of_finding(
    saying: &mut Saying<'_>,
    item: &Item,
    claims: &[Id; 2],
    (relation, facets): (Relation, &[Facet]),
    marked: &[Vec<Range<usize>>; 2],
) {
    let signs = saying.state.config.signs;
    let case = &saying.state.matter.case;
    let mut head = Rich::default();
    head.own("   ", Role::Text);
    head.append(&Rich::from(proposed::sign(relation, true, signs)));
    head.own(" ", Role::Text);
    head.own(relation.spelling(), Role::Title);
    for (at, facet) in facets.iter().enumerate() {
        head.own(if at == 0 { ": " } else { ", " }, Role::Text);
        head.own(facet.spelling(), Role::Text);
    }
    head.own("   ", Role::Text);
    head.own(relation.help(), Role::Dim);
    saying.put(&head);
    let [one, other] = claims.each_ref().map(|id| case.claim(id));
    if let (Some(one), Some(other)) = (one, other) {
        let (left, right) = (saying.side(one, &marked[0]), saying.side(other, &marked[1]));
        saying.beside(&left, &right);
    }
    saying.blank();
    saying.why(item);
}

fn of_alignment(saying: &mut Saying<'_>, item: &Item, claims: &[Id; 2]) {
    let case = &saying.state.matter.case;
    saying.put(&plain("   these two seem to speak of one event"));
    let [one, other] = claims.each_ref().map(|id| case.claim(id));
    if let (Some(one), Some(other)) = (one, other) {
        let (left, right) = (saying.side(one, &[]), saying.side(other, &[]));
        saying.beside(&left, &right);
    }
    saying.blank();
    saying.why(item);
    others(saying, item, "or does the first go with:");
}

fn of_silence(saying: &mut Saying<'_>, item: &Item, source: &Id, event: &Id) {
    let state = saying.state;
    let case = &state.matter.case;
    let mut head = Rich::default();
    head.own("   ", Role::Text);
    head.push(
        &voice::name_of(case, source, state.naming()),
        voice::role(case, source),
    );
    head.own(" could have spoken of this, and does not", Role::Text);
    saying.put(&head);
    if let Some(event) = case.event(event) {
        of_event(saying, "event", event, None);
    }
    saying.why(item);
}

fn plain(text: &'static str) -> Rich {
    let mut rich = Rich::default();
    rich.own(text, Role::Text);
    rich
}
