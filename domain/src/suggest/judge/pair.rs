//! Two claims beside each other: which words both have, and what stands in the same place of either.

use std::cell::OnceCell;
use std::ops::Range;

use similar::{Algorithm, DiffOp, DiffTag, capture_diff_slices};

use crate::compare::sides::{Side, Sides};
use crate::suggest::features::Reading;
use crate::text::features::{Token, TokenKind};

/// No more tokens than this are compared.
const MOST: usize = 400;
/// So many words of its own a claim may always have and still be like another but for one slot.
const OWN: usize = 3;
/// Below this share of common words two claims put different things, and a difference in one place says little.
pub(super) const FRAME: f32 = 0.75;

/// What stands in the same place of two claims: tokens of either, one of them perhaps none.
pub(super) type Slot = Sides<Range<usize>>;

/// Two claims of one event, their words aligned.
#[derive(Debug)]
pub struct Pairing<'a> {
    /// The claims.
    pub sides: Sides<&'a Reading>,
    /// The tokens looked at: those of the claims' beginnings.
    pub tokens: Sides<&'a [Token]>,
    /// By token: whether the other claim has the word, or one that means the same or covers it, anywhere.
    pub met: Sides<Vec<bool>>,
    /// By token: whether a negative governs it.
    pub negated: Sides<Vec<bool>>,
    slots: OnceCell<Vec<Slot>>,
}

impl<'a> Pairing<'a> {
    /// Aligns two claims. Takes the product of their lengths at worst, and lengths are bounded.
    #[must_use]
    pub fn new(sides: Sides<&'a Reading>) -> Self {
        let tokens = sides.map(|it| {
            it.tokens
                .get(..it.tokens.len().min(MOST))
                .unwrap_or_default()
        });
        let negated = Sides::from_fn(|side| {
            let scopes = sides[side].negatives.iter().map(|it| &it.scope);
            let mut negated = vec![false; tokens[side].len()];
            for at in scopes
                .flat_map(Clone::clone)
                .filter(|at| *at < tokens[side].len())
            {
                negated[at] = true;
            }
            negated
        });
        Self {
            met: met(sides, tokens),
            slots: OnceCell::new(),
            sides,
            tokens,
            negated,
        }
    }

    /// What stands between the words that both have in the same order; nothing where the claims are too different for any
    /// rule to ask.
    #[must_use]
    pub fn slots(&self) -> &[Slot] {
        self.slots.get_or_init(|| {
            if self.may_be_alike() {
                slots(self.sides, self.tokens)
            } else {
                Vec::new()
            }
        })
    }

    /// Whether the claims could be alike but for one slot.
    fn may_be_alike(&self) -> bool {
        Side::ALL.into_iter().all(|side| {
            let words = self.tokens[side].iter().zip(&self.met[side]);
            let own = words
                .filter(|(token, met)| Reading::has_meaning(token) && !**met)
                .count();
            own <= OWN || self.share(side, &(0..0)) >= 0.4
        })
    }

    /// The words of a stretch of tokens as the lists have them: stems with a space between, no signs, no leading article.
    #[must_use]
    pub fn phrase(&self, side: Side, range: Range<usize>) -> String {
        phrase(self.tokens[side].get(range).unwrap_or_default())
    }

    /// The share of words with meaning that the other claim has too, of the side that has fewer of its own, 0 to 1; what
    /// stands in the slot is not counted.
    #[must_use]
    pub fn frame(&self, slot: &Slot) -> f32 {
        self.share(Side::Left, &slot.left)
            .min(self.share(Side::Right, &slot.right))
    }

    /// The same for the side with the greater share: the other may say more.
    #[must_use]
    pub fn frame_of_shorter(&self, slot: &Slot) -> f32 {
        self.share(Side::Left, &slot.left)
            .max(self.share(Side::Right, &slot.right))
    }

    /// Whether all but little of the one claim is in the other, a slot aside: then they differ in nothing else.
    #[must_use]
    pub fn one_says_more(&self, slot: &Slot) -> bool {
        self.frame_of_shorter(slot) >= FRAME
    }

    /// Whether a slot of no more than so many tokens could stand in a frame of `FRAME`: told without aligning anything.
    #[must_use]
    pub fn may_frame(&self, tokens: u16) -> bool {
        Side::ALL.into_iter().all(|side| {
            let words = self.tokens[side].iter().zip(&self.met[side]);
            let (mut met, mut own) = (0u16, 0u16);
            for (_, is_met) in words.filter(|(token, _)| Reading::has_meaning(token)) {
                met += u16::from(*is_met);
                own += u16::from(!*is_met);
            }
            let left = met + own.saturating_sub(tokens);
            f32::from(met) >= FRAME * f32::from(left)
        })
    }

    /// The share of a claim's words with meaning, outside of `aside`, that the other claim has; 1 when it has no others.
    #[must_use]
    pub fn share(&self, side: Side, aside: &Range<usize>) -> f32 {
        let (mut met, mut all) = (0u16, 0u16);
        for (at, token) in self.tokens[side].iter().enumerate() {
            if Reading::has_meaning(token) && !aside.contains(&at) {
                all += 1;
                met += u16::from(self.met[side][at]);
            }
        }
        if all == 0 {
            1.0
        } else {
            f32::from(met) / f32::from(all)
        }
    }

    /// Whether the lists are of any use here.
    #[must_use]
    pub fn is_english(&self) -> bool {
        self.sides.left.english && self.sides.right.english
    }
}

/// See [`Pairing::phrase`].
pub(super) fn phrase(tokens: &[Token]) -> String {
    let words = tokens.iter().filter(|it| it.kind != TokenKind::Punctuation);
    let words = words.skip_while(|it| is_article(it));
    words
        .map(|it| it.stem.as_str())
        .collect::<Vec<_>>()
        .join(" ")
}

pub(super) fn is_article(token: &Token) -> bool {
    matches!(token.stem.as_str(), "a" | "an" | "the")
}

/// What both have in the same order parts the claims into slots (the shortest edit script; Myers 1986). Signs are skipped.
fn slots(claims: Sides<&Reading>, tokens: Sides<&[Token]>) -> Vec<Slot> {
    let places = tokens.map(|tokens| {
        let words = tokens
            .iter()
            .enumerate()
            .filter(|(_, it)| it.kind != TokenKind::Punctuation);
        words.map(|(at, _)| at).collect::<Vec<usize>>()
    });
    let keys = Sides::from_fn(|side| {
        let of = |at: &usize| {
            if is_article(&tokens[side][*at]) {
                0
            } else {
                claims[side].keys[*at]
            }
        };
        places[side].iter().map(of).collect::<Vec<u64>>()
    });
    let stretch = |side: Side, of: Range<usize>| {
        let at = |nth: usize| places[side].get(nth).copied();
        let start = at(of.start).unwrap_or(tokens[side].len());
        let last = of
            .end
            .checked_sub(1)
            .filter(|_| !of.is_empty())
            .and_then(at);
        start..last.map_or(start, |last| last + 1)
    };
    let ops = capture_diff_slices(Algorithm::Myers, &keys.left, &keys.right);
    let changes = ops
        .iter()
        .map(DiffOp::as_tag_tuple)
        .filter(|(tag, ..)| *tag != DiffTag::Equal);
    let slots = changes.map(|(_, left, right)| Sides {
        left: stretch(Side::Left, left),
        right: stretch(Side::Right, right),
    });
    slots.collect()
}

/// By token: whether the other side has it, a word that means the same, or one that covers or is covered, or says "I" for it.
fn met(sides: Sides<&Reading>, tokens: Sides<&[Token]>) -> Sides<Vec<bool>> {
    Sides::from_fn(|side| {
        let (here, there) = (sides[side], sides[side.other()]);
        let others = tokens[side.other()].len();
        let is_met = |(at, token): (usize, &Token)| {
            Reading::has_meaning(token)
                && (there.own.contains(&here.keys[at]) || here.is_met(at, there, others))
        };
        let mut met: Vec<bool> = tokens[side].iter().enumerate().map(is_met).collect();
        for at in fitting(here, there).filter(|at| *at < tokens[side].len()) {
            met[at] = true;
        }
        met
    })
}

/// The numbers and times of a claim that fit one of the other: "seven or eight" and "at least five".
fn fitting<'a>(here: &'a Reading, there: &'a Reading) -> impl Iterator<Item = usize> + 'a {
    let numbers = here.quantities.iter().filter(|it| {
        there
            .quantities
            .iter()
            .any(|other| it.same_unit(other) && !it.apart(other))
    });
    let times = here.moments.iter().filter(|it| {
        there
            .moments
            .iter()
            .any(|other| it.apart(other) == Some(false))
    });
    numbers.map(|it| it.at).chain(times.map(|it| it.at))
}
