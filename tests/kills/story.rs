//! What becomes of the case as keys are typed, worked out in memory: what the real program must have and show.

use super::anybody;
use super::same::{masked, meaning};
use crate::session::Session;
use crate::session::changes::Changes;
use crate::support::given::Sizes;
use std::fmt;
use std::path::Path;
use std::sync::Arc;
use tellings::app::action::Action;
use tellings::app::config::Background;
use tellings::app::keys::{Code, Key};
use tellings::app::{Input, Matter, Mode, News, State};
use tellings::case::{Case, Edit, Tables};
use tellings::file::documents::DocumentText;
use tellings::file::journal::Typed;
use tellings::file::{anchors, check_case};

/// The size of the terminal at which it is typed.
pub(crate) const SIZE: (u16, u16) = (100, 30);

/// What stands for all hints.
pub(crate) const HINTS: &str = "\n";

/// The case after one change.
#[derive(Debug, Clone)]
pub(crate) struct Step {
    pub(crate) tables: Arc<Tables>,
    /// The same with new ids and times left out.
    pub(crate) meaning: String,
    /// What the last key before it began; nothing for the beginning.
    by: &'static str,
    edit: Option<Edit>,
    changes: Changes,
    /// The screen that tells of it.
    pub(crate) screen: Vec<String>,
}

impl Step {
    /// What would be taken back and made again next, by name.
    pub(crate) fn next(&self) -> Vec<String> {
        let stacks = [&self.changes.done, &self.changes.undone];
        let name =
            |stack: &Vec<(String, Edit)>| stack.last().map_or_else(String::new, |it| it.0.clone());
        stacks.map(name).into()
    }
}

/// Keys that belong together, and what is seen when all were taken.
pub(crate) struct Sentence {
    pub(crate) keys: Vec<Key>,
    /// How many changes were made by then.
    pub(crate) changes: usize,
    pub(crate) screen: Vec<String>,
}

impl fmt::Display for Sentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let keys: Vec<_> = self.keys.iter().map(ToString::to_string).collect();
        f.write_str(&keys.join(" "))
    }
}

/// A case that is typed at, with all that was done to it.
pub(crate) struct Story {
    session: Session,
    texts: Vec<Option<Arc<DocumentText>>>,
    /// The case as it was, then after each change.
    pub(crate) steps: Vec<Step>,
    doing: Action,
    /// What is kept of what was typed and not saved: as it was, and as it may be since.
    typed: [Vec<Typed>; 2],
}

impl Story {
    /// The case in a folder, before anything is typed.
    pub(crate) fn begin(folder: &Path) -> Self {
        let checked = check_case(folder);
        let tables = checked.reading.unwrap().tables;
        let session = opened(&tables, &checked.texts, &[]);
        let first = Step {
            meaning: meaning(&tables),
            tables,
            by: "",
            edit: None,
            changes: Changes::default(),
            screen: Vec::new(),
        };
        Self {
            session,
            texts: checked.texts,
            steps: vec![first],
            doing: Action::Redraw,
            typed: [Vec::new(), Vec::new()],
        }
    }

    pub(crate) fn state(&self) -> &State {
        &self.session.state
    }

    /// The screen as it is compared. Which keys are hinted depends on the marks behind them, which are others here: of such a
    /// line only the name of the screen is left, with [`HINTS`] behind it.
    pub(crate) fn screen(&self) -> Vec<String> {
        let mut screen = masked(self.session.grid());
        let state = self.state();
        let hints =
            state.notice.is_none() && matches!(&state.mode, Mode::Browse(keys) if keys.is_empty());
        if let Some(last) = screen.last_mut().filter(|_| hints) {
            let name = last.split_whitespace().next().unwrap_or_default();
            *last = format!(" {name}{HINTS}");
        }
        screen
    }

    /// The names of the actions that made a change.
    pub(crate) fn made_by(&self) -> impl Iterator<Item = &'static str> {
        self.steps
            .iter()
            .map(|it| it.by)
            .filter(|by| !by.is_empty())
    }

    /// Presses a key; what it changes becomes a step.
    pub(crate) fn press(&mut self, key: Key) {
        self.session.put(Input::Key(key));
        let known = self
            .steps
            .last()
            .map_or(0, |it| it.changes.carried_out.len());
        let carried_out = self.session.changes.carried_out.clone();
        for edit in carried_out.into_iter().skip(known) {
            let mut case = Case::new(Arc::clone(&self.steps.last().unwrap().tables));
            case.apply(edit.clone()).unwrap();
            let step = Step {
                meaning: meaning(case.tables()),
                tables: Arc::new(case.tables().clone()),
                by: self.doing.entry().name,
                edit: Some(edit),
                changes: self.session.changes.clone(),
                screen: self.screen(),
            };
            self.steps.push(step);
        }
        let case = self.session.state.matter.case.tables();
        assert_eq!(
            *self.steps.last().unwrap().tables,
            *case,
            "a step is missing"
        );
    }

    /// Says from now on which action a change is of.
    pub(crate) fn does(&mut self, action: Action) {
        self.doing = action;
    }

    /// Types something that means something here.
    pub(crate) fn say(&mut self, dice: &mut Sizes) -> Sentence {
        self.say_rather(dice, &[])
    }

    /// The same, and more often what is wanted.
    pub(crate) fn say_rather(&mut self, dice: &mut Sizes, wanted: &[Action]) -> Sentence {
        let mut keys = Vec::new();
        anybody::sentence(dice, self, &mut keys, wanted);
        Sentence {
            keys,
            changes: self.steps.len() - 1,
            screen: self.screen(),
        }
    }

    /// The program was killed and is opened again: it has the changes up to `left`, of which the file has those up to `file`.
    pub(crate) fn reopen(&mut self, file: usize, left: usize) {
        self.steps.truncate(left + 1);
        let edits = self.steps[file + 1..].iter();
        let edits: Vec<Edit> = edits.filter_map(|it| it.edit.clone()).collect();
        let hand = self.session.state.hand.clone();
        self.session = opened(&self.steps[file].tables, &self.texts, &edits);
        self.session.state.hand = hand;
        self.session.changes = self.steps[left].changes.clone();
        self.session.state.take_typed(self.typed[0].clone());
    }

    /// What is asked is left, and then the program.
    pub(crate) fn quit(&mut self) {
        for _ in 0..3 {
            self.press(ctrl('c'));
        }
        self.typed[1] = self.state().typed();
    }

    /// Whether these texts are what is kept of what was typed and not saved, as it was or as it is since the program was left.
    pub(crate) fn keeps(&mut self, texts: &[String]) -> bool {
        let same = |typed: &[Typed]| {
            let mut typed: Vec<&String> = typed.iter().map(|it| &it.text).collect();
            typed.sort();
            texts.iter().eq(typed)
        };
        if !same(&self.typed[0]) {
            self.typed.swap(0, 1);
        }
        let [now, then] = &mut self.typed;
        then.clone_from(now);
        same(now)
    }

    /// Whether a line is open in which something is typed, or a list.
    pub(crate) fn is_asked(&self) -> bool {
        !matches!(self.state().mode, Mode::Browse(_))
    }
}

/// As the program opens a case: first what the file has, then what its journal has more, then what is found out.
fn opened(tables: &Arc<Tables>, texts: &[Option<Arc<DocumentText>>], journal: &[Edit]) -> Session {
    let mut session = Session::on(Matter::new(Arc::clone(tables), true));
    session.state.hand.clock = clock;
    // What the terminal answers when it is asked.
    session.state.config.look.background = Background::Dark;
    let case = &mut session.state.matter.case;
    for edit in journal {
        case.apply(edit.clone()).unwrap();
    }
    if !journal.is_empty() {
        session.state.changed(journal);
    }
    let mut news = |news| session.put(Input::News(Box::new(news)));
    for (at, text) in texts.iter().enumerate() {
        news(News::Text(at, text.clone().ok_or_else(String::new)));
    }
    news(News::Anchors(anchors::resolve(tables, texts)));
    session
}

/// A time, for what is decided in the story.
fn clock() -> String {
    "2026-01-01T00:00:00.000000001Z".into()
}

/// The key without modifiers but Control.
pub(crate) fn ctrl(c: char) -> Key {
    Key {
        ctrl: true,
        ..Key::plain(Code::Char(c))
    }
}
