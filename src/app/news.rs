//! What was found out about the case since it was opened, taken into the state.

use super::matter::{Drafted, Text};
use super::state::Work;
use super::{Effect, News, State, read};
use crate::case::Case;
use crate::file::documents::DocumentText;
use std::sync::Arc;

impl State {
    /// The documents, by place, that came with a change and are not read.
    #[must_use]
    pub fn unread(&self) -> Vec<usize> {
        let known = self.matter.whole && self.matter.anchored();
        let texts = self.matter.texts.iter().enumerate();
        let unread = texts.filter(|(_, it)| known && matches!(it, Text::Unread));
        unread.map(|(at, _)| at).collect()
    }

    /// Takes the text of the document at a place, or why it cannot be had.
    pub fn take_text(&mut self, at: usize, text: Result<Arc<DocumentText>, String>) {
        let text = text.map_or_else(Text::Missing, Text::Here);
        if let Some(place) = self.matter.texts.get_mut(at) {
            let before = std::mem::replace(place, text);
            read::went_on(self, at, &before);
            if matches!(before, Text::Unread) && self.read.span != (0..0) {
                read::replaced(self, at);
            }
        }
        self.text_changed(at);
        read::arrived(self, at);
    }

    /// Takes news of the case.
    pub(super) fn news(&mut self, news: News) -> Vec<Effect> {
        match news {
            News::Whole(case) => {
                self.matter
                    .texts
                    .resize_with(case.tables().documents.len(), Default::default);
                self.matter.case = *case;
                self.matter.whole = true;
                // Nothing has moved the cursor: every key that would has waited.
                self.compare.restart(&self.matter);
            }
            News::Text(at, text) => {
                self.take_text(at, text);
            }
            News::Anchors(anchors) => {
                self.matter.take_anchors(anchors);
                self.compare.rebuild(&self.matter);
                read::arrived(self, self.read.document);
            }
            News::Refused(why) => return vec![Effect::Refuse(why)],
            News::Problems(problems) => self.matter.problems = problems,
            News::Drafted(drafted) => self.drafted(drafted),
            News::Suggesting(done) => self.work = Some(Work::Suggesting(done)),
            News::Suggested(found) => {
                self.work = None;
                self.take_suggestions(*found);
            }
        }
        Vec::new()
    }

    /// Takes what was drafted of the texts that are shown, unless somebody has begun by hand. The reader stays where he is.
    fn drafted(&mut self, drafted: Result<Box<Drafted>, String>) {
        if self.work.take() != Some(Work::Drafting) {
            return;
        }
        let drafted = match drafted {
            Ok(drafted) => *drafted,
            Err(why) => return self.tell(why),
        };
        if self.saved.is_some() {
            return self.tell("what was drafted is put aside: you have begun by hand");
        }
        let Drafted { tables, anchors } = drafted;
        self.matter.case = Case::new(tables);
        self.matter.take_anchors(anchors);
        self.compare.restart(&self.matter);
        read::arrived(self, self.read.document);
        self.tell(self.matter.drafted());
    }
}
