//! The state of the program: what is open, what is shown, what the reader is doing.

use super::action::{Action, Bindings, Meaning, Place};
use super::choose::{Chooser, Chosen};
use super::compare::Comparison;
use super::config::Config;
use super::keys::{Code, Key};
use super::matter::Text;
use super::read::Reading;
use super::{Effect, Input, Matter, MouseAct, News, compare, find::Search, layout, perform};
use crate::text::clean::Shown;
use crate::text::editor::Editor;

/// Which screen is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Showing {
    /// Two accounts side by side.
    Compare,
    /// A document as it was printed.
    Read,
}

/// What the keys are for at the moment.
#[derive(Debug, Clone)]
pub enum Mode {
    /// Keys are commands; these were pressed so far of one that is not complete.
    Browse(Vec<Key>),
    /// Keys go into a text field.
    Field(Asking, Editor),
    /// Keys narrow and choose from a list.
    Choose(Box<Chooser>),
}

/// What a text field is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asking {
    /// What to search for.
    Search,
    /// Which rows to show.
    Filter,
    /// Where to write the quote.
    CopyTo,
}

impl Asking {
    /// What stands before the field.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Search => "search: ",
            Self::Filter => "rows with: ",
            Self::CopyTo => "write the quote to: ",
        }
    }
}

/// One line to the reader, until the next key.
#[derive(Debug, Clone)]
pub struct Notice {
    /// What is said; may hold a stranger's words.
    pub text: String,
    /// Whether something is wrong.
    pub warning: bool,
}

/// How much of the screen the panel takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PanelSize {
    /// What fits well: one line where the screen is small.
    Usual,
    /// All it has to say, up to two thirds of the screen.
    Full,
    /// Nothing.
    Closed,
}

/// How safe the changes are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saved {
    /// They are in the journal; it is not yet known to be on the medium.
    Soon,
    /// It is.
    Yes,
    /// The case file cannot take them: they are in the journal only.
    JournalOnly,
}

/// The size of the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Columns.
    pub columns: u16,
    /// Rows.
    pub rows: u16,
}

/// Everything the screens are a function of.
#[derive(Debug)]
pub struct State {
    /// What the reader chose.
    pub config: Config,
    /// The size of the terminal.
    pub size: Size,
    /// The case.
    pub matter: Matter,
    /// How the screen is divided, as of the last time the state was settled.
    pub parts: layout::Parts,
    /// Which screen is shown.
    pub showing: Showing,
    /// What the keys are for.
    pub mode: Mode,
    /// The comparison.
    pub compare: Comparison,
    /// The reading of documents.
    pub read: Reading,
    /// How much of the screen the panel takes.
    pub panel: PanelSize,
    /// What was last searched for.
    pub search: Option<Search>,
    /// One line to the reader.
    pub notice: Option<Notice>,
    /// Why nothing can be changed, if so.
    pub read_only: Option<String>,
    /// Whether every change is safe on the disk; `None` while nothing was changed.
    pub saved: Option<Saved>,
    /// What other programs changed on the disk while the case is open: names of files.
    pub outdated: Vec<String>,
    /// What else can be opened.
    pub offers: Vec<super::choose::Item>,
    /// What was typed too early.
    pub waiting: super::patience::Waiting,
    /// What was laid out last.
    pub memory: layout::memory::Memory,
    /// Where the cursor landed since the layout was up to date.
    pub(super) landings: super::settle::Landings,
}

impl State {
    /// The state in which a case opens: Compare, or Read when it holds no claims.
    #[must_use]
    pub fn new(matter: Matter, config: Config, size: Size) -> Self {
        let claimed = !matter.case.tables().claims.is_empty();
        let compare = Comparison::new(&matter);
        let mut state = Self {
            config,
            size,
            parts: layout::Parts::default(),
            showing: if claimed {
                Showing::Compare
            } else {
                Showing::Read
            },
            mode: Mode::Browse(Vec::new()),
            compare,
            read: Reading::default(),
            panel: PanelSize::Usual,
            search: None,
            notice: None,
            read_only: None,
            saved: None,
            outdated: Vec::new(),
            offers: Vec::new(),
            memory: layout::memory::Memory::default(),
            landings: super::settle::Landings::default(),
            waiting: super::patience::Waiting::default(),
            matter,
        };
        super::read::arrived(&mut state, 0);
        state.settle();
        state
    }

    /// Takes an input, or puts it aside until what it needs is here; returns what is to be done outside. The layout may
    /// stay behind: see [`State::settle`].
    pub fn update(&mut self, input: Input) -> Vec<Effect> {
        super::patience::take(self, input)
    }

    /// Takes an input at once.
    pub(super) fn accept(&mut self, input: Input) -> Vec<Effect> {
        if let Some(action) = self.plain_move(&input) {
            self.notice = None;
            compare::moves::perform(self, action);
            self.land();
            if self.notice.is_some() {
                self.settle();
            }
            return Vec::new();
        }
        self.settle();
        let field_before = self.field_open();
        let mut effects = self.take(input);
        if self.field_open() != field_before {
            effects.push(Effect::Fields(self.field_open()));
        }
        self.settle();
        effects
    }

    /// The action of a key that only moves the cursor of Compare, where no layout can change what it means.
    fn plain_move(&self, input: &Input) -> Option<Action> {
        let (Input::Key(key), Mode::Browse(pressed)) = (input, &self.mode) else {
            return None;
        };
        if self.showing != Showing::Compare || !pressed.is_empty() {
            return None;
        }
        match self
            .bindings()
            .meaning(self.place(), std::slice::from_ref(key))
        {
            Meaning::Do(action) if compare::scroll::is_plain(self, action) => Some(action),
            _ => None,
        }
    }

    fn take(&mut self, input: Input) -> Vec<Effect> {
        match input {
            Input::Key(key) => self.key(key),
            Input::Paste(text) => self.paste(&text),
            Input::Mouse { act, column, row } => self.mouse(act, column, row),
            Input::Resize { columns, rows } => {
                self.size = Size { columns, rows };
                self.parts = layout::divide(self);
                compare::scroll::reveal(self);
                Vec::new()
            }
            Input::News(news) => self.news(*news),
        }
    }

    /// Whether keys go into a text field.
    #[must_use]
    pub fn field_open(&self) -> bool {
        !matches!(self.mode, Mode::Browse(_))
    }

    /// Where keys mean what they mean.
    #[must_use]
    pub fn place(&self) -> Place {
        match self.showing {
            Showing::Compare => Place::Compare,
            Showing::Read => Place::Read,
        }
    }

    /// The keys of the config.
    #[must_use]
    pub fn bindings(&self) -> &Bindings {
        &self.config.bindings
    }

    /// The title of the terminal's window.
    #[must_use]
    pub fn window_title(&self) -> Shown {
        let title = Shown::new(&self.matter.case.tables().head.title, self.config.signs);
        title.then(&Shown::own(" - tellings"))
    }

    /// Tells the reader something.
    pub fn tell(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice {
            text: text.into(),
            warning: false,
        });
    }

    /// Tells the reader that something did not work.
    pub fn warn(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice {
            text: text.into(),
            warning: true,
        });
    }

    fn key(&mut self, key: Key) -> Vec<Effect> {
        self.notice = None;
        match std::mem::replace(&mut self.mode, Mode::Browse(Vec::new())) {
            Mode::Browse(pressed) => self.browse(pressed, key),
            Mode::Field(asking, field) => self.field(asking, field, key),
            Mode::Choose(chooser) => self.choose(chooser, key),
        }
    }

    fn browse(&mut self, mut pressed: Vec<Key>, key: Key) -> Vec<Effect> {
        if key.code == Code::Esc {
            if pressed.is_empty() {
                perform::leave(self);
            }
            return Vec::new();
        }
        pressed.push(key);
        match self.bindings().meaning(self.place(), &pressed) {
            Meaning::Do(action) => perform::perform(self, action),
            Meaning::Prefix => {
                self.mode = Mode::Browse(pressed);
                Vec::new()
            }
            Meaning::Nothing => {
                let keys = super::keys::spelled(&pressed);
                self.tell(format!("{keys} means nothing here; ? lists the keys"));
                Vec::new()
            }
        }
    }

    fn field(&mut self, asking: Asking, mut field: Editor, key: Key) -> Vec<Effect> {
        match key.code {
            Code::Esc => {}
            Code::Char('c') if key.ctrl => {}
            Code::Enter => return perform::answer(self, asking, field.text()),
            _ => {
                edit_field(&mut field, key);
                self.mode = Mode::Field(asking, field);
            }
        }
        Vec::new()
    }

    fn choose(&mut self, mut chooser: Box<Chooser>, key: Key) -> Vec<Effect> {
        match chooser.key(key) {
            Chosen::Open => {
                self.mode = Mode::Choose(chooser);
                Vec::new()
            }
            Chosen::Left => Vec::new(),
            Chosen::Chose(outcome) => perform::outcome(self, outcome),
        }
    }

    fn paste(&mut self, text: &str) -> Vec<Effect> {
        match &mut self.mode {
            Mode::Browse(_) => {}
            Mode::Field(_, field) => field.insert(text),
            Mode::Choose(chooser) => chooser.paste(text),
        }
        Vec::new()
    }

    fn mouse(&mut self, act: MouseAct, column: u16, row: u16) -> Vec<Effect> {
        if let Mode::Choose(chooser) = &mut self.mode {
            match act {
                MouseAct::ScrollDown => chooser.step(1),
                MouseAct::ScrollUp => chooser.step(-1),
                MouseAct::Press => {}
            }
            return Vec::new();
        }
        let action = match (act, self.showing) {
            (MouseAct::Press, _) => {
                layout::press(self, column, row);
                return Vec::new();
            }
            (MouseAct::ScrollDown, Showing::Compare) => Action::NextRow,
            (MouseAct::ScrollUp, Showing::Compare) => Action::PreviousRow,
            (MouseAct::ScrollDown, Showing::Read) => Action::NextSentence,
            (MouseAct::ScrollUp, Showing::Read) => Action::PreviousSentence,
        };
        perform::perform(self, action)
    }

    fn news(&mut self, news: News) -> Vec<Effect> {
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
                let text = text.map_or_else(Text::Missing, Text::Here);
                if let Some(place) = self.matter.texts.get_mut(at) {
                    let before = std::mem::replace(place, text);
                    super::read::went_on(self, at, &before);
                }
                super::read::arrived(self, at);
            }
            News::Anchors(anchors) => {
                self.matter.take_anchors(anchors);
                self.compare.rebuild(&self.matter);
                super::read::arrived(self, self.read.document);
            }
            News::Refused(why) => return vec![Effect::Refuse(why)],
            News::Problems(problems) => self.matter.problems = problems,
        }
        Vec::new()
    }
}

/// Takes a key into a text field; whether it changed or moved anything.
pub(super) fn edit_field(field: &mut Editor, key: Key) -> bool {
    match (key.code, key.ctrl, key.alt) {
        (Code::Char('a'), true, _) | (Code::Home, ..) => field.home(),
        (Code::Char('e'), true, _) | (Code::End, ..) => field.end(),
        (Code::Char('w'), true, _) | (Code::Backspace, _, true) => field.delete_word_back(),
        (Code::Char('u'), true, _) => field.kill_to_start(),
        (Code::Char('k'), true, _) => field.kill_to_end(),
        (Code::Char('b'), _, true) | (Code::Left, true, _) => field.word_left(),
        (Code::Char('f'), _, true) | (Code::Right, true, _) => field.word_right(),
        (Code::Left, ..) | (Code::Char('b'), true, _) => field.left(),
        (Code::Right, ..) | (Code::Char('f'), true, _) => field.right(),
        (Code::Backspace, ..) | (Code::Char('h'), true, _) => field.delete_back(),
        (Code::Delete, ..) | (Code::Char('d'), true, _) => field.delete_forward(),
        (Code::Char(c), false, false) => field.insert(c.encode_utf8(&mut [0; 4])),
        _ => return false,
    }
    true
}
