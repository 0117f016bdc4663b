//! The state of the program: what is open, what is shown, what the reader is doing.

use super::action::{Bindings, Place};
use super::adding;
use super::choose::Chooser;
use super::compare::Comparison;
use super::config::Config;
use super::keys::Key;
pub use super::notice::{Notice, Saved};
use super::read::Reading;
use super::rebase::Rebase;
use super::record::{Spot, drafts::Drafts};
use super::review::Reviewing;
use super::row::{self, Facets};
use super::sheet::{Sheet, chain::At};
use super::{Matter, find::Search, layout};
use crate::case::Word as _;
use crate::text::clean::Shown;
use crate::text::editor::Editor;

/// Which screen is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Showing {
    /// Two accounts side by side.
    Compare,
    /// A document as it was printed.
    Read,
    /// What is suggested, one at a time.
    Review,
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
    /// Keys choose the facets of a judgement.
    Facets(Box<Facets>),
}

/// What a text field is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asking {
    /// What to search for.
    Search,
    /// Where to write the quote.
    CopyTo,
    /// Something of the row under the cursor.
    Row(row::Line),
    /// Something that is added.
    Add(adding::Line),
    /// What a field of a record is to hold.
    Set(Spot),
    /// Where the new version of a document (by place) lies.
    Version(usize),
    /// The verb of a step of a chain; of a new one, by which source (by place).
    Verb(At, u32),
}

impl Asking {
    /// What stands before the field.
    #[must_use]
    pub fn label(self, state: &State) -> Shown {
        match self {
            Self::Set(spot) => {
                let of = Shown::own(spot.field.spelling()).then(&Shown::own(" of the "));
                of.then(&Shown::own(spot.kind.spelling()))
            }
            Self::Verb(at, source) => {
                let who = super::sheet::chain::who(state, at, source);
                let of = Shown::own("verb of ").then(&who);
                of.then(&Shown::own(", as printed"))
            }
            _ => Shown::own(self.brief()),
        }
    }

    /// The same in a word or two.
    #[must_use]
    pub fn brief(self) -> &'static str {
        match self {
            Self::Search => "search",
            Self::CopyTo => "write the quote to",
            Self::Row(line) => line.label(),
            Self::Add(line) => line.label(),
            Self::Set(spot) => spot.field.spelling(),
            Self::Version(_) => "file of its new version",
            Self::Verb(..) => "verb, as printed",
        }
    }

    /// Whether the path of a file or folder is asked for.
    #[must_use]
    pub fn is_path(self) -> bool {
        match self {
            Self::CopyTo | Self::Version(_) => true,
            Self::Add(line) => line.is_path(),
            _ => false,
        }
    }

    /// The field of a record that is asked for.
    #[must_use]
    pub fn spot(self) -> Option<Spot> {
        match self {
            Self::Set(spot) => Some(spot),
            _ => None,
        }
    }
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

/// Long work that goes on while the reader reads; Esc ends it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Work {
    /// The texts that are shown are drafted.
    Drafting,
    /// Suggestions are looked for; so many of a hundred parts of it are done.
    Suggesting(u8),
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
    /// What lies over the screen, the last on top.
    pub sheets: Vec<Sheet>,
    /// What was typed into fields and not saved.
    pub(super) drafts: Drafts,
    /// The comparison.
    pub compare: Comparison,
    /// The reading of documents.
    pub read: Reading,
    /// The reviewing of what is suggested.
    pub review: Reviewing,
    /// How much of the screen the panel takes.
    pub panel: PanelSize,
    /// What was last searched for.
    pub search: Option<Search>,
    /// The claims that are marked, to be changed together.
    pub marks: row::Marks,
    /// The new version of a document that is being decided on.
    pub rebase: Option<Box<Rebase>>,
    /// The new case that is being named.
    pub new_case: adding::NewCase,
    /// One line to the reader.
    pub notice: Option<Notice>,
    /// What is said behind the change that is being made, once it is.
    pub(super) remark: Option<String>,
    /// Whether it was said that no name signs what is decided: once is enough.
    pub(super) told_unsigned: bool,
    /// Why nothing can be changed, if so.
    pub read_only: Option<String>,
    /// Whether every change is safe on the disk; `None` while nothing was changed.
    pub saved: Option<Saved>,
    /// What other programs changed on the disk while the case is open: names of files.
    pub outdated: Vec<String>,
    /// New ids and the time, for what is decided.
    pub hand: super::decide::Hand,
    /// What else can be opened.
    pub offers: Vec<super::choose::Item>,
    /// Long work that is under way elsewhere.
    pub work: Option<Work>,
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
    pub fn new(mut matter: Matter, config: Config, size: Size) -> Self {
        let said = matter.said.take();
        let work = matter.drafting.then_some(Work::Drafting);
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
            sheets: Vec::new(),
            drafts: Drafts::default(),
            compare,
            read: Reading::default(),
            review: Reviewing::default(),
            panel: PanelSize::Usual,
            search: None,
            marks: row::Marks::default(),
            rebase: None,
            new_case: adding::NewCase::default(),
            notice: None,
            remark: None,
            told_unsigned: false,
            read_only: None,
            saved: None,
            outdated: Vec::new(),
            hand: super::decide::Hand::default(),
            offers: Vec::new(),
            work,
            memory: layout::memory::Memory::default(),
            landings: super::settle::Landings::default(),
            waiting: super::patience::Waiting::default(),
            matter,
        };
        super::read::arrived(&mut state, 0);
        if let Some(said) = said {
            state.tell(said);
        }
        state.settle();
        state
    }

    /// Whether keys go into a text field.
    #[must_use]
    pub fn field_open(&self) -> bool {
        !matches!(self.mode, Mode::Browse(_))
    }

    /// Where keys mean what they mean.
    #[must_use]
    pub fn place(&self) -> Place {
        match (self.sheets.last(), self.showing) {
            (Some(sheet), _) => sheet.place(),
            (None, Showing::Compare) => Place::Compare,
            (None, Showing::Read) if self.read.selection.is_some() => Place::Selecting,
            (None, Showing::Read) => Place::Read,
            (None, Showing::Review) => Place::Review,
        }
    }

    /// How sources are named.
    #[must_use]
    pub fn naming(&self) -> layout::voice::Naming {
        layout::voice::Naming {
            signs: self.config.signs,
            aliases: self.config.aliases,
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
}
