//! How much each word of a text speaks for marking the phrase it stands in.

use super::super::align::has_meaning;
use super::super::cues::{Cue, Cues};
use super::Text;
use crate::case::Facet;
use crate::text::features::{Token, TokenKind};

/// Texts with a smaller share of common words are about different things: only the words of the facets' kind count.
const ALIKE: f32 = 0.3;
/// No phrase runs over this.
pub(super) const STOP: f32 = -50.0;

/// How hard words are looked for.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Round {
    /// Words of the facets' kind.
    First,
    /// Where there are none, what stands in for them.
    Second,
    /// Where there is nothing of that either, any word with meaning.
    Any,
}

/// What a facet is carried by: first by these, where there are none by those.
struct Carriers(&'static [Cue], &'static [Cue]);

fn carriers(facet: Facet) -> Carriers {
    match facet {
        Facet::Occurrence => Carriers(&[Cue::Negative, Cue::Verb, Cue::Denied], &[]),
        Facet::Actor => Carriers(&[Cue::Person, Cue::Name], &[Cue::Subject]),
        Facet::Action => Carriers(&[Cue::Verb], &[Cue::Speech, Cue::State]),
        Facet::Speech => Carriers(&[Cue::Speech, Cue::Quoted], &[Cue::Negative]),
        Facet::Time => Carriers(&[Cue::Time, Cue::Measure], &[Cue::Order, Cue::Duration]),
        Facet::Duration => Carriers(&[Cue::Duration, Cue::Measure], &[Cue::Time, Cue::Verb]),
        Facet::Order => Carriers(&[Cue::Order, Cue::TimeClause], &[Cue::Time]),
        Facet::Number => Carriers(&[Cue::Number, Cue::Measure], &[Cue::Negative]),
        Facet::Place => Carriers(&[Cue::Place], &[Cue::Name]),
        Facet::State => Carriers(&[Cue::State], &[Cue::Negative, Cue::Verb]),
        Facet::Cause => Carriers(&[Cue::Cause, Cue::CauseClause], &[Cue::Negative, Cue::Verb]),
        Facet::Knowledge => Carriers(
            &[Cue::Negative, Cue::Perception, Cue::Denied],
            &[Cue::Perceived, Cue::Verb],
        ),
        Facet::Duty => Carriers(&[Cue::Duty, Cue::DutyClause], &[Cue::Negative, Cue::Verb]),
        Facet::Wording => Carriers(&[], &[]),
        Facet::Detail => Carriers(&[Cue::Vague, Cue::Number], &[]),
        Facet::Identity => Carriers(&[Cue::Name, Cue::Person], &[Cue::Verb]),
    }
}

/// How much a carrier weighs: a word of the kind itself more than one of the clause it governs.
fn strength(cue: Cue) -> f32 {
    match cue {
        Cue::Denied
        | Cue::Perceived
        | Cue::TimeClause
        | Cue::CauseClause
        | Cue::DutyClause
        | Cue::Quoted => 1.2,
        _ => 3.0,
    }
}

/// What carries a difference when no facet says what it is about.
const ANY: [(Cue, f32); 8] = [
    (Cue::Number, 3.0),
    (Cue::Time, 3.0),
    (Cue::Negative, 3.0),
    (Cue::Place, 2.0),
    (Cue::Name, 2.0),
    (Cue::Verb, 1.6),
    (Cue::Perception, 1.6),
    (Cue::Denied, 1.2),
];

impl Text<'_> {
    /// How much a word speaks for the phrase it stands in.
    pub(super) fn weight(&self, at: usize, round: Round) -> f32 {
        let (word, cues) = (&self.words[at], self.cues[at]);
        if word.kind == TokenKind::Punctuation {
            let opens = self
                .cues
                .get(at + 1)
                .is_some_and(|next| next.has(Cue::Quoted));
            return self.sign(word, opens);
        }
        let carried = self.carried(cues, round);
        if !self.alone[at] {
            return self.shared(word, cues, carried, round);
        }
        let is_small = matches!(word.kind, TokenKind::Function | TokenKind::Auxiliary);
        match (carried > 0.0, is_small) {
            // Within a governed clause small words weigh nothing, for or against.
            (true, true) if carried < 2.0 => 0.0,
            (true, true) => carried * 0.75,
            (true, false) => carried,
            (false, true) => self.small(at),
            (false, false) => self.rest(cues, round),
        }
    }

    /// What it costs a phrase to run over a sign.
    fn sign(&self, word: &Token, is_quoted: bool) -> f32 {
        match word.stem.as_str() {
            "“" | "‘" | "「" | "," if is_quoted && self.facets.contains(&Facet::Speech) => {
                -0.1
            }
            "," | "、" => -1.5,
            "’" | "‘" | "“" | "”" | "\"" | "'" | "「" | "」" => -3.0,
            "-" | "‐" | "‑" => -0.1,
            _ => STOP,
        }
    }

    /// A word both sides have: a phrase may run over it, within what is at issue more easily.
    fn shared(&self, word: &Token, cues: Cues, carried: f32, round: Round) -> f32 {
        if !has_meaning(word) {
            return -0.3;
        }
        let is_state = round != Round::First && self.facets.contains(&Facet::State);
        match carried {
            _ if is_state && cues.has(Cue::State) => 2.5,
            carried if carried > 0.0 && carried < 2.0 => -0.2,
            _ => -0.9,
        }
    }

    /// A word of grammar: what joins clauses parts phrases, an auxiliary goes with its negative.
    fn small(&self, at: usize) -> f32 {
        let next = self.cues.get(at + 1);
        match self.words[at].stem.as_str() {
            "but" => -3.0,
            "and" | "or" | "who" | "which" | "that" => -0.6,
            _ if next.is_some_and(|next| next.has(Cue::Negative)) => 0.4,
            _ => -0.3,
        }
    }

    /// A word with meaning that is not of the facets' kind.
    fn rest(&self, cues: Cues, round: Round) -> f32 {
        let is_aside = [Cue::Place, Cue::Person, Cue::Number, Cue::Name];
        if cues.has(Cue::Negative) {
            return 1.0;
        }
        if self.facets.contains(&Facet::Wording) {
            let is_aside = is_aside.into_iter().any(|cue| cues.has(cue));
            let is_own = cues.has(Cue::Quoted) || cues.has(Cue::Verb);
            return if is_aside {
                0.3
            } else {
                1.3 + if is_own { 0.3 } else { 0.0 }
            };
        }
        let is_other_kind = is_aside.into_iter().any(|cue| cues.has(cue)) || cues.has(Cue::Time);
        match round {
            _ if is_other_kind => 0.1,
            Round::Any if cues.has(Cue::Verb) => 1.4,
            Round::Any => 0.8,
            _ if self.common >= ALIKE => 0.5,
            _ => 0.1,
        }
    }

    pub(super) fn carried(&self, cues: Cues, round: Round) -> f32 {
        if cues.has(Cue::Countered) {
            return 5.0;
        }
        if self.facets.is_empty() {
            let carried = ANY.iter().filter(|(cue, _)| cues.has(*cue));
            return carried.map(|(_, weight)| *weight).fold(0.0, f32::max);
        }
        let mut best = 0.0f32;
        for facet in self.facets {
            let Carriers(first, second) = carriers(*facet);
            let first = first.iter().filter(|cue| cues.has(**cue));
            let is_elsewhere = *facet == Facet::Number
                && self.measures
                && !cues.has(Cue::Measure)
                && !cues.has(Cue::Negative);
            let weigh = |cue: &Cue| if is_elsewhere { 0.3 } else { strength(*cue) };
            best = first.map(weigh).fold(best, f32::max);
            if round != Round::First && second.iter().any(|cue| cues.has(*cue)) {
                best = best.max(1.6);
            }
        }
        best
    }
}
