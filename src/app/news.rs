//! What was found out about the case since it was opened, taken into the state.

use super::{Effect, News, State, matter, read};

impl State {
    /// Takes news of the case.
    pub(super) fn news(&mut self, news: News) -> Vec<Effect> {
        match news {
            News::Whole(case) => {
                self.matter
                    .texts
                    .resize_with(case.tables().documents.len(), Default::default);
                self.matter.case = *case;
                self.matter.whole = true;
                self.compare.rebuild(&self.matter);
            }
            News::Text(at, text) => {
                if let Some(place) = self.matter.texts.get_mut(at) {
                    *place = text.map_or_else(matter::Text::Missing, matter::Text::Here);
                }
                read::arrived(self, at);
            }
            News::Anchors(anchors) => {
                self.matter.take_anchors(anchors);
                self.compare.rebuild(&self.matter);
                read::arrived(self, self.read.document);
            }
            News::Problems(problems) => self.matter.problems = problems,
            News::Notice(text) => self.warn(text),
            News::Saved(saved) => self.saved = Some(saved),
            News::ReadOnly(why) => {
                self.warn(why.clone());
                self.read_only = Some(why);
            }
        }
        Vec::new()
    }
}
