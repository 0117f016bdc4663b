//! A new version of a document is decided on, quote by quote: nothing of the case changes until all of it is written as one
//! step.

mod by_hand;
mod keys;

pub(super) use by_hand::{take_words, words_of};
pub(super) use keys::{instead, leave, perform, step, tell_unwritten, typed};

use super::layout::voice;
use super::matter::Text;
use super::read::Reading;
use super::sheet::Sheet;
use super::{Matter, State};
use crate::annotate::{self, Answer, Decided, Kept};
use crate::case::{Id, Kind};
use crate::compare::Sides;
use crate::compare::versions::{Item, Passage, Plan, both, mark, passage, plan};
use crate::file::documents::{DocumentText, hex};
use crate::text::anchor::Anchor;
use crate::text::clean::Shown;
use std::sync::Arc;

/// Why nothing else can be changed meanwhile.
const MEANWHILE: &str = "a new version is being decided on; :rebase goes back to it";

/// The new version as it was read.
#[derive(Debug, Clone)]
pub struct NewVersion {
    /// Its text, with its bytes.
    pub text: Arc<DocumentText>,
    /// What it is called in messages.
    pub named: String,
    /// Where it lies, if that is in the case's folder.
    pub file: Option<String>,
}

/// A new version that is being decided on.
#[derive(Debug)]
pub struct Rebase {
    /// The document's place in the case.
    pub document: usize,
    /// The new version.
    pub new: NewVersion,
    /// The version the quotes were made from, where it is here.
    pub old: Option<Arc<DocumentText>>,
    /// What becomes of each quote.
    pub plan: Plan,
    /// The quote under the cursor.
    pub at: usize,
    answers: Vec<Option<Answer>>,
    /// What was answered before, for the last steps to be taken back: each step is answers by place.
    past: Vec<Vec<(usize, Option<Answer>)>>,
    future: Vec<Vec<(usize, Option<Answer>)>>,
    /// Whether the reader was told before leaving that nothing is written.
    told: bool,
    hand: Option<Hand>,
}

/// What Read showed before the new version was put in its place, for words to be chosen in it.
#[derive(Debug)]
struct Hand {
    text: Text,
    anchors: Vec<Option<Anchor>>,
    read: Reading,
    showing: super::Showing,
}

impl State {
    /// Opens the quotes of the document at a place to be decided on, one by one; where the document's text is to be had it is
    /// `old`. Until that is written or left nothing else can be changed.
    pub fn begin_rebase(
        &mut self,
        document: usize,
        new: NewVersion,
        old: Option<Arc<DocumentText>>,
    ) {
        let before = old.as_ref().map(|text| text.version());
        let plan = plan(&self.matter.case, document, before, new.text.version());
        let at = plan.items.iter().position(Item::asks).unwrap_or(0);
        let answers = vec![None; plan.items.len()];
        self.rebase = Some(Box::new(Rebase {
            document,
            new,
            old,
            plan,
            at,
            answers,
            past: Vec::new(),
            future: Vec::new(),
            told: false,
            hand: None,
        }));
        self.read_only = Some(MEANWHILE.to_owned());
        self.sheets = vec![Sheet::Versions];
        self.settle();
    }

    /// What was decided, as one change of the case: the new version lies in the file `new`, the old one, where it is here, is
    /// kept in the file `old`.
    ///
    /// # Errors
    /// When nothing is decided on, or nothing would change.
    pub fn rebased(&mut self, old: Option<&str>, new: &str) -> Decided {
        let earlier = self.earlier();
        let Some(rebase) = &self.rebase else {
            return Err(annotate::Cannot(
                "no new version is being decided on".into(),
            ));
        };
        let noted = |text: &DocumentText| (text.label(), hex(&text.sha256()));
        let (was, is) = (rebase.old.as_deref(), &rebase.new.text);
        let (noted_was, noted_is) = (was.map(noted), noted(is));
        let old = old.zip(was).zip(noted_was.as_ref());
        let old = old.map(|((file, text), noted)| kept(file, text, noted));
        let new = kept(new, is, &noted_is);
        let decided = (&rebase.plan, rebase.answers.as_slice());
        annotate::rebase(
            &self.matter.case,
            rebase.document,
            decided,
            (old, new),
            earlier,
        )
    }

    /// The id of the old version as a document of its own.
    fn earlier(&mut self) -> Id {
        let rebase = self.rebase.as_ref();
        let named = rebase.and_then(|it| {
            let document = self.matter.case.tables().documents.get(it.document)?;
            let hash = hex(&it.old.as_ref()?.sha256());
            let id = format!("{}-{}", document.id, hash.get(..8)?);
            let id = Id::new(&id).ok()?;
            self.matter
                .case
                .place(Kind::Document, &id)
                .is_none()
                .then_some(id)
        });
        named.unwrap_or_else(|| self.new_id(Kind::Document))
    }

    /// Ends the decision: what Read shows is the case's own document again, and the case can be changed.
    pub fn end_rebase(&mut self) -> Option<Box<Rebase>> {
        by_hand::put_back(self);
        let ended = self.rebase.take()?;
        self.sheets.retain(|sheet| *sheet != Sheet::Versions);
        self.read_only = None;
        self.settle();
        Some(ended)
    }

    /// Goes on with a decision that could not be written.
    pub fn resume_rebase(&mut self, rebase: Box<Rebase>) {
        self.rebase = Some(rebase);
        self.read_only = Some(MEANWHILE.to_owned());
        self.sheets = vec![Sheet::Versions];
        self.settle();
    }
}

/// A version in its file, with what a case notes of it: its encoding and its hash.
fn kept<'a>(
    file: &'a str,
    text: &'a DocumentText,
    (encoding, sha256): &'a (Option<String>, String),
) -> Kept<'a> {
    Kept {
        file,
        encoding: encoding.as_deref(),
        sha256,
        text: text.version(),
    }
}

impl Rebase {
    /// The item under the cursor.
    #[must_use]
    pub fn item(&self) -> Option<&Item> {
        self.plan.items.get(self.at)
    }

    /// What was answered to the item at a place.
    #[must_use]
    pub fn answer(&self, at: usize) -> Option<&Answer> {
        self.answers.get(at)?.as_ref()
    }

    /// Whether the item at a place still asks for an answer.
    #[must_use]
    pub fn is_open(&self, at: usize) -> bool {
        self.answer(at).is_none() && self.plan.items.get(at).is_some_and(Item::asks)
    }

    /// How many items still ask for an answer.
    #[must_use]
    pub fn open(&self) -> usize {
        (0..self.answers.len())
            .filter(|at| self.is_open(*at))
            .count()
    }

    /// Whether anything was answered.
    #[must_use]
    pub fn begun(&self) -> bool {
        self.answers.iter().any(Option::is_some)
    }

    /// Both texts of the item at a place, as it was and as it is now; now are the words that were chosen, where they were.
    #[must_use]
    pub fn both<'a>(&'a self, matter: &'a Matter, at: usize) -> Sides<Passage<'a>> {
        let Some(item) = self.plan.items.get(at) else {
            return Sides::default();
        };
        let old = self.old.as_ref().map(|it| it.version());
        let new = self.new.text.version();
        let mut texts = both(&matter.case, item, old, new);
        if let Some(Answer::Take(range)) = self.answer(at)
            && Some(range) != item.became.now.as_ref()
        {
            texts.right = passage(new, range);
            let claim = matter.case.tables().claims.get(item.claim as usize);
            let language = claim.and_then(|claim| matter.case.language_of(claim));
            mark(&mut texts, language);
        }
        texts
    }

    /// What was answered to the item at a place, in a word; empty where nothing needs to be.
    #[must_use]
    pub fn told(&self, at: usize) -> &'static str {
        let item = self.plan.items.get(at);
        match (self.answer(at), item) {
            (Some(Answer::Take(range)), Some(item)) if Some(range) == item.became.now.as_ref() => {
                "taken"
            }
            (Some(Answer::Take(_)), _) => "by hand",
            (Some(Answer::Old), _) => "old version",
            (Some(Answer::Leave), _) => "left",
            (None, Some(item)) if item.asks() => "undecided",
            (None, _) => "",
        }
    }

    /// Answers several items in one step that can be taken back.
    fn answer_all(&mut self, answers: Vec<(usize, Option<Answer>)>) {
        let before = self.put(answers);
        self.past.push(before);
        self.future.clear();
        self.told = false;
    }

    /// Puts answers in their places; what stood there.
    fn put(&mut self, answers: Vec<(usize, Option<Answer>)>) -> Vec<(usize, Option<Answer>)> {
        let mut before = Vec::with_capacity(answers.len());
        for (at, answer) in answers {
            if let Some(place) = self.answers.get_mut(at) {
                before.push((at, std::mem::replace(place, answer)));
                self.at = at;
            }
        }
        before
    }
}

/// Who says the claim of an item, and what it speaks of.
#[must_use]
pub fn about(state: &State, item: &Item) -> [Shown; 2] {
    let case = &state.matter.case;
    let signs = state.config.signs;
    let Some(claim) = case.tables().claims.get(item.claim as usize) else {
        return Default::default();
    };
    let event = claim.event.as_ref().and_then(|id| case.event(id));
    let event = event.map_or("not aligned", |event| &event.title);
    [
        voice::name_of(case, &claim.source, state.naming()),
        Shown::new(event, signs),
    ]
}
