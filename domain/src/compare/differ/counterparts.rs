//! What one side denies and the other affirms: the word is on both sides, and yet it is the difference.

use super::align::Apart;
use super::cues::{Cue, Cues};
use crate::compare::sides::{Side, Sides};
use crate::text::features::{Token, TokenKind};

/// Sets apart each verb that only one side denies, on both sides: "never tried it" beside "tried the door".
pub(super) fn set_apart(words: Sides<&[Token]>, cues: &mut Sides<Vec<Cues>>, apart: &mut Apart) {
    for side in Side::ALL {
        let other = side.other();
        let denied = denied(words[side], &cues[side]);
        let affirmed = |stem: &str| {
            let there = words[other].iter().zip(&cues[other]).enumerate();
            let there = there.filter(|(_, (word, cues))| {
                is_word(word)
                    && word.stem == stem
                    && !cues.has(Cue::Denied)
                    && !cues.has(Cue::Negative)
            });
            there.map(|(at, _)| at).collect::<Vec<usize>>()
        };
        let pairs: Vec<(usize, Vec<usize>)> = denied
            .into_iter()
            .map(|(at, stem)| (at, affirmed(stem)))
            .filter(|(_, there)| !there.is_empty())
            .collect();
        for (here, there) in pairs {
            apart.alone[side][here] = true;
            cues[side][here].add(Cue::Countered);
            for at in there {
                apart.alone[other][at] = true;
                cues[other][at].add(Cue::Countered);
            }
        }
    }
}

/// The verbs a text denies and their objects, with the stem they have when affirmed.
fn denied<'a>(words: &'a [Token], cues: &[Cues]) -> Vec<(usize, &'a str)> {
    let mut found = Vec::new();
    let mut verb_seen = false;
    for (at, (word, cues)) in words.iter().zip(cues).enumerate() {
        if !cues.has(Cue::Denied) && !cues.has(Cue::Negative) {
            verb_seen = false;
        }
        match word.stem.strip_suffix('-') {
            Some(stem) if cues.has(Cue::Negative) => found.push((at, stem)),
            _ if !is_word(word) || !cues.has(Cue::Denied) => {}
            _ => {
                verb_seen |= cues.has(Cue::Verb);
                if verb_seen {
                    found.push((at, word.stem.as_str()));
                }
            }
        }
    }
    found
}

fn is_word(word: &Token) -> bool {
    matches!(word.kind, TokenKind::Content | TokenKind::Speech)
}
