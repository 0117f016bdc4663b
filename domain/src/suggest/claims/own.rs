//! What a writer tells of himself, in words by which another would be said to say it.

use std::ops::Range;

use super::Reading;
use crate::suggest::attribute::Attribution;
use crate::suggest::lexicon::Class;

impl Reading<'_> {
    /// Whether it only says whose statement the text is.
    pub(super) fn introduces(&self, one: &Attribution) -> bool {
        let cue = one.cue.as_ref();
        let within = |it: &Range<usize>| cue.is_some_and(|cue| it.contains(&cue.start));
        self.introduced.iter().any(within)
    }

    /// Whether it is what the writer tells of himself: "I told the inspector that …".
    pub(super) fn is_writers(&self, one: &Attribution) -> bool {
        let source = one.source.clone().and_then(|it| self.text.text.get(it));
        let classes = self.lexicon.spelled(source.unwrap_or_default());
        one.parent.is_none() && classes.has(Class::FirstPerson)
    }
}
