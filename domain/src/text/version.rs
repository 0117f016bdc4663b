//! What becomes of quotes when their text gets a new version: each is kept, moved, changed or lost.

mod align;
mod fate;
#[cfg(test)]
mod tests;

use std::ops::Range;

use super::anchor::{Anchor, Quote, State, anchors, context, words};
use super::place::CodePoints;
use super::segment::trimmed;
use align::{Run, align};
pub use fate::{Became, Fate};

/// A quote of fewer words that turns up elsewhere by chance proves no move.
const TELLING: usize = 5;
/// How many bytes are looked at, besides four times what was said, where words were lost.
const LOOK: usize = 400;

/// A text and its code points.
#[derive(Clone, Copy, Debug)]
pub struct Version<'a> {
    /// The text.
    pub text: &'a str,
    /// Its code points.
    pub points: &'a CodePoints,
}

/// Two versions of one text, aligned; without the old one quotes are only looked for.
#[derive(Debug)]
pub struct Versions<'a> {
    old: Option<Version<'a>>,
    new: Version<'a>,
    runs: Vec<Run>,
}

/// The bytes of either text that the other has not at that place, without the white space around them.
#[must_use]
pub fn apart(one: &str, other: &str) -> [Vec<Range<usize>>; 2] {
    let mut apart = [Vec::new(), Vec::new()];
    let (mut i, mut j) = (0, 0);
    let end = Run {
        old: one.len(),
        new: other.len(),
        length: 0,
    };
    for run in align(one, other).into_iter().chain([end]) {
        let gaps = [trimmed(one, i..run.old), trimmed(other, j..run.new)];
        for (apart, gap) in apart.iter_mut().zip(gaps) {
            apart.extend(Some(gap).filter(|gap| !gap.is_empty()));
        }
        (i, j) = (run.old + run.length, run.new + run.length);
    }
    apart
}

impl<'a> Versions<'a> {
    /// Aligns the two. Bounded: texts of millions of words that have little in common are aligned at their ends only.
    #[must_use]
    pub fn new(old: Option<Version<'a>>, new: Version<'a>) -> Self {
        let runs = old.map(|old| align(old.text, new.text));
        Self {
            old,
            new,
            runs: runs.unwrap_or_default(),
        }
    }

    /// The bytes of the new version at which the same words stand within the same surroundings as at these bytes of the old;
    /// `None` where they were changed.
    #[must_use]
    pub fn same(&self, old: &Range<usize>) -> Option<Range<usize>> {
        let run = self.runs.get(self.last_from(|run| run.old <= old.start)?)?;
        let end = run.old + run.length;
        (old.end <= end).then(|| run.new + old.start - run.old..run.new + old.end - run.old)
    }

    /// What became of each quote, in their order. The same input gives the same answer.
    #[must_use]
    pub fn became(&self, quotes: &[Quote<'_>]) -> Vec<Became> {
        let was = self.stood(quotes);
        let mut became: Vec<Option<Became>> = was
            .iter()
            .map(|was| self.unchanged(was.as_ref()?))
            .collect();
        let open: Vec<usize> = (0..quotes.len())
            .filter(|at| became.get(*at).is_some_and(Option::is_none))
            .collect();
        let hinted = open.iter().filter_map(|at| {
            let quote = *quotes.get(*at)?;
            Some(self.hinted(quote, was.get(*at)?.as_ref()))
        });
        let found = anchors(self.new.text, self.new.points, hinted);
        for (at, anchor) in open.into_iter().zip(found) {
            if let (Some(place), Some(quote)) = (became.get_mut(at), quotes.get(at)) {
                let was = was.get(at).and_then(Option::as_ref);
                *place = Some(self.judge(quote, was, &anchor));
            }
        }
        became.into_iter().flatten().collect()
    }

    /// Where each quote stood in the old version, as far as that is sure.
    fn stood(&self, quotes: &[Quote<'_>]) -> Vec<Option<Range<usize>>> {
        let Some(old) = self.old else {
            return vec![None; quotes.len()];
        };
        let found = anchors(old.text, old.points, quotes.iter().copied());
        let sound = |it: Anchor| it.range.filter(|_| it.state == State::Sound);
        found.into_iter().map(sound).collect()
    }

    /// A quote whose words stand within the same surroundings.
    fn unchanged(&self, was: &Range<usize>) -> Option<Became> {
        let now = self.same(was)?;
        Some(Became {
            fate: self.kept_or_moved(was, &now),
            was: Some(was.clone()),
            near: now.clone(),
            now: Some(now),
            sure: true,
        })
    }

    fn kept_or_moved(&self, was: &Range<usize>, now: &Range<usize>) -> Fate {
        let old = self
            .old
            .map(|old| old.points.code_point_of(old.text, was.start));
        let new = self.new.points.code_point_of(self.new.text, now.start);
        if old == Some(new) {
            Fate::Kept
        } else {
            Fate::Moved
        }
    }

    /// The quote as it is looked for in the new version: near what stands in its place, in its surroundings.
    fn hinted<'q>(&self, quote: Quote<'q>, was: Option<&Range<usize>>) -> Quote<'q>
    where
        'a: 'q,
    {
        let (Some(was), Some(old)) = (was, self.old) else {
            return quote;
        };
        let near = self.near(was);
        let (prefix, suffix) = context(old.text, was.clone());
        Quote {
            start: Some(self.new.points.code_point_of(self.new.text, near.start)),
            prefix: Some(prefix),
            suffix: Some(suffix),
            ..quote
        }
    }

    fn judge(&self, quote: &Quote<'_>, was: Option<&Range<usize>>, found: &Anchor) -> Became {
        let became = |fate, now: Range<usize>, sure| Became {
            fate,
            was: was.cloned(),
            near: now.clone(),
            now: Some(now),
            sure,
        };
        let Some(stood) = was else {
            return match (found.state, found.range.clone()) {
                (State::Sound, Some(now)) => became(Fate::Kept, now, true),
                (_, Some(now)) if found.places > 0 => {
                    became(Fate::Moved, now, found.state == State::Moved)
                }
                (_, Some(now)) => became(Fate::Changed, now, false),
                (_, None) => Became {
                    fate: Fate::Lost,
                    was: None,
                    now: None,
                    near: self.noted(quote),
                    sure: false,
                },
            };
        };
        let range = found.range.clone();
        let exact = range.clone().filter(|it| {
            // Words that stood elsewhere before are others that say the same.
            found.places > 0 && !self.stood_before(it)
        });
        let near = self.near(stood);
        if let Some(now) = exact {
            let telling = words(quote.quote).take(TELLING).count() == TELLING;
            let sure = found.state != State::Doubtful && (telling || now == near);
            return became(self.kept_or_moved(stood, &now), now, sure);
        }
        if self.holds_half(stood, &near) {
            return became(Fate::Changed, near, false);
        }
        match range.filter(|_| found.places == 0) {
            Some(now) => became(Fate::Changed, now, false),
            None => Became {
                fate: Fate::Lost,
                was: Some(stood.clone()),
                now: None,
                near: self.said_at(near, stood.len()),
                sure: false,
            },
        }
    }

    /// The range, where there is a word in it, else nothing, behind it. Where much more than was said (in bytes) is there, only
    /// the beginning is to be looked at.
    fn said_at(&self, range: Range<usize>, said: usize) -> Range<usize> {
        let text = self.new.text.get(range.clone()).unwrap_or_default();
        if words(text).next().is_none() {
            return range.end..range.end;
        }
        let most = text.floor_char_boundary(4 * said + LOOK);
        let begin = text.get(..most).filter(|begin| begin.len() < text.len());
        let end = begin.and_then(|begin| begin.rfind(char::is_whitespace));
        let length = end.or(begin.map(str::len)).unwrap_or(text.len());
        range.start..range.start + text.get(..length).unwrap_or_default().trim_end().len()
    }

    /// Whether words of the new version are, within their surroundings, those of another place of the old one.
    fn stood_before(&self, new: &Range<usize>) -> bool {
        let run = self.last_from(|run| run.new <= new.start);
        let run = run.and_then(|at| self.runs.get(at));
        run.is_some_and(|run| new.end <= run.new + run.length)
    }

    /// What stands in the new version between what stood around these bytes of the old, without the white space around it.
    fn near(&self, old: &Range<usize>) -> Range<usize> {
        let before = self.last_from(|run| run.old <= old.start);
        let start = before
            .and_then(|at| self.runs.get(at))
            .map_or(0, |run| run.new + (old.start - run.old).min(run.length));
        let behind = self.runs.partition_point(|run| run.old < old.end);
        let reaching = behind.checked_sub(1).and_then(|at| self.runs.get(at));
        let inside = reaching.filter(|run| old.end <= run.old + run.length);
        let end = match (inside, self.runs.get(behind)) {
            (Some(run), _) => run.new + old.end - run.old,
            (None, Some(run)) => run.new,
            (None, None) => self.new.text.len(),
        };
        trimmed(self.new.text, start..end.max(start))
    }

    /// Where the quote was noted, as far as the new version reaches.
    fn noted(&self, quote: &Quote<'_>) -> Range<usize> {
        let byte = |point| self.new.points.byte_of(self.new.text, point);
        let Some((point, start)) = quote.start.and_then(|it| Some((it, byte(it)?))) else {
            return 0..0;
        };
        let end = byte(point.saturating_add(quote.quote.chars().count()));
        start..end.unwrap_or(self.new.text.len())
    }

    /// Whether at least half of the words of either are in the other, in their order.
    fn holds_half(&self, old: &Range<usize>, new: &Range<usize>) -> bool {
        let text = self.old.and_then(|old_text| old_text.text.get(old.clone()));
        let (Some(text), Some(there)) = (text, self.new.text.get(new.clone())) else {
            return false;
        };
        let (mut all, mut same) = (0, 0);
        for word in words(text) {
            all += 1;
            let word = old.start + word.range.start..old.start + word.range.end;
            same += usize::from(self.same(&word).is_some());
        }
        let other = words(there).take(2 * same + 1).count();
        same > 0 && 2 * same >= all.max(other)
    }

    /// The last run of those that the runs up to a place fulfil.
    fn last_from(&self, fulfils: impl Fn(&Run) -> bool) -> Option<usize> {
        self.runs.partition_point(fulfils).checked_sub(1)
    }
}
