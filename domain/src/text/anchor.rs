//! Where a claim's quote stands in its document, and how sure that is: anchors never drift in silence.

mod exact;
mod similar;
#[cfg(test)]
mod tests;

use std::ops::Range;

use super::place::CodePoints;
pub(super) use similar::{Word, words};

/// How many code points of context are written beside an anchor.
pub const CONTEXT: usize = 32;

/// A claim's exact words and what was noted about their place when they were chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Quote<'a> {
    /// The words; compared byte for byte, never normalised.
    pub quote: &'a str,
    /// The code point of the document at which they stood.
    pub start: Option<usize>,
    /// What stood just before them.
    pub prefix: Option<&'a str>,
    /// What stood just behind them.
    pub suffix: Option<&'a str>,
}

/// How sure a quote's place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum State {
    /// The words stand where they were noted, or no place was noted and they stand there exactly once.
    Sound,
    /// They stand exactly once, elsewhere; or exactly once between their prefix and suffix.
    Moved,
    /// They stand in several places, or words that differ in at most a fifth do.
    Doubtful,
    /// They are not in the document.
    Lost,
}

/// The place of a quote in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// How sure the place is.
    pub state: State,
    /// The bytes of the text: the place, when doubtful the best one (nearest to `start`, most similar); `None` when lost.
    pub range: Option<Range<usize>>,
    /// How many places hold the words exactly; only the noted place is counted when the words stand there.
    pub places: u32,
}

/// The place of one quote; see [`anchors`] for many.
#[must_use]
pub fn anchor(text: &str, points: &CodePoints, quote: &Quote<'_>) -> Anchor {
    let mut found = anchors(text, points, [*quote]);
    found.pop().unwrap_or(LOST)
}

/// The anchor of words that stand nowhere.
const LOST: Anchor = Anchor {
    state: State::Lost,
    range: None,
    places: 0,
};

/// The place of a quote that stands where it was noted; `None` when it does not, or no place was noted. Costs its own length.
#[must_use]
pub fn noted(text: &str, points: &CodePoints, quote: &Quote<'_>) -> Option<Anchor> {
    let at = points.byte_of(text, quote.start?)?;
    let range = stands_at(text, at, quote.quote)?;
    Some(Anchor {
        state: State::Sound,
        range: Some(range),
        places: 1,
    })
}

/// The places of `quotes` in `text`, in their order. A quote that stands where it was noted costs its own length; all others
/// together cost a few passes over the text, however many they are. An empty quote is lost. Should hostile quotes exhaust the
/// bound on comparisons, those left undecided are doubtful.
#[must_use]
pub fn anchors<'a>(
    text: &str,
    points: &CodePoints,
    quotes: impl IntoIterator<Item = Quote<'a>>,
) -> Vec<Anchor> {
    let quotes = quotes.into_iter();
    let mut anchors = Vec::with_capacity(quotes.size_hint().0);
    let mut wanted = Vec::new();
    for quote in quotes {
        let sound = noted(text, points, &quote);
        if sound.is_none() && !quote.quote.is_empty() {
            let noted = |start| points.byte_of(text, start).unwrap_or(text.len());
            wanted.push(Wanted {
                index: anchors.len(),
                quote,
                noted: quote.start.map(noted),
            });
        }
        anchors.push(sound.unwrap_or(LOST));
    }
    settle(text, &wanted, &mut anchors);
    anchors
}

/// Looks for the quotes that do not stand where they were noted, first by their exact words.
fn settle(text: &str, wanted: &[Wanted<'_>], anchors: &mut [Anchor]) {
    let mut missing = Vec::new();
    for (wanted, found) in wanted.iter().zip(exact::search(text, wanted)) {
        if found.places == 0 && !found.undecided {
            missing.push(*wanted);
        } else if let Some(anchor) = anchors.get_mut(wanted.index) {
            *anchor = judge(wanted, &found);
        }
    }
    for (wanted, range) in missing.iter().zip(similar::search(text, &missing)) {
        if let (Some(anchor), Some(range)) = (anchors.get_mut(wanted.index), range) {
            *anchor = Anchor {
                state: State::Doubtful,
                range: Some(range),
                places: 0,
            };
        }
    }
}

/// The prefix and suffix to write beside an anchor: at most [`CONTEXT`] code points on each side of `range` (bytes).
#[must_use]
pub fn context(text: &str, range: Range<usize>) -> (&str, &str) {
    let before = text.get(..range.start).unwrap_or_default();
    let after = text.get(range.end..).unwrap_or_default();
    let start = before
        .char_indices()
        .rev()
        .take(CONTEXT)
        .last()
        .map_or(before.len(), |(at, _)| at);
    let end = after
        .char_indices()
        .nth(CONTEXT)
        .map_or(after.len(), |(at, _)| at);
    (
        before.get(start..).unwrap_or_default(),
        after.get(..end).unwrap_or_default(),
    )
}

/// A quote that does not stand where it was noted.
#[derive(Clone, Copy, Debug)]
struct Wanted<'a> {
    index: usize,
    quote: Quote<'a>,
    /// The byte at which it was noted; the end of the text when that lies beyond.
    noted: Option<usize>,
}

/// What the exact search knows of a quote.
#[derive(Clone, Debug, Default)]
struct Found {
    places: usize,
    /// The best place so far: between more of its context, then nearer to where it was noted.
    best: usize,
    best_context: usize,
    /// How many places stand between prefix and suffix, and one of them.
    in_context: usize,
    context_place: usize,
    undecided: bool,
}

impl Found {
    fn add(&mut self, text: &str, wanted: &Wanted<'_>, at: usize) {
        let end = at + wanted.quote.quote.len();
        let holds =
            |context: Option<&str>, there: bool| context.is_some_and(|it| !it.is_empty()) && there;
        let before = text.as_bytes().get(..at).unwrap_or_default();
        let after = text.as_bytes().get(end..).unwrap_or_default();
        let prefix = wanted.quote.prefix;
        let suffix = wanted.quote.suffix;
        let has_prefix = holds(
            prefix,
            before.ends_with(prefix.unwrap_or_default().as_bytes()),
        );
        let has_suffix = holds(
            suffix,
            after.starts_with(suffix.unwrap_or_default().as_bytes()),
        );
        let context = if wanted.noted.is_some() {
            0
        } else {
            usize::from(has_prefix) + usize::from(has_suffix)
        };
        if has_prefix && has_suffix {
            self.in_context += 1;
            self.context_place = at;
        }
        let distance = |place: usize| wanted.noted.unwrap_or(0).abs_diff(place);
        let better = context > self.best_context
            || (context == self.best_context && distance(at) < distance(self.best));
        if self.places == 0 || better {
            (self.best, self.best_context) = (at, context);
        }
        self.places += 1;
    }
}

fn judge(wanted: &Wanted<'_>, found: &Found) -> Anchor {
    let (state, at) = match (found.places, found.in_context) {
        _ if found.undecided => (State::Doubtful, found.best),
        (1, _) if wanted.noted.is_none() => (State::Sound, found.best),
        (1, _) => (State::Moved, found.best),
        (_, 1) => (State::Moved, found.context_place),
        _ => (State::Doubtful, found.best),
    };
    let range = (found.places > 0).then(|| at..at + wanted.quote.quote.len());
    Anchor {
        state,
        range,
        places: u32::try_from(found.places).unwrap_or(u32::MAX),
    }
}

fn stands_at(text: &str, at: usize, quote: &str) -> Option<Range<usize>> {
    let there = text.get(at..)?.starts_with(quote) && !quote.is_empty();
    there.then(|| at..at + quote.len())
}
