//! A session without a terminal: a case, keys, and what stands on the screen, in words and roles.
//!
//! `session("parade").size(100, 30).keys("jj<Tab>J").screen()` drives the state and the view as the loop does.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use tellings::app::config::{Config, Depth};
use tellings::app::keys::{self, Key};
use tellings::app::layout::{self, chooser, header, panel, status};
use tellings::app::matter::{Text, Wrong};
use tellings::app::page::{Page, Role};
use tellings::app::state::Size;
use tellings::app::{Effect, Input, Matter, Mode, News, State};
use tellings::file::folder::Folder;
use tellings::file::print::{Sheet, one_line};
use tellings::file::{Checked, anchors, check_bytes, check_case};
use tellings::suggest::Memory;
use tellings::text::clean::Signs;
use tellings::text::width::{Ambiguous, graphemes, width};
use tellings::view;

#[path = "changes.rs"]
pub(crate) mod changes;

use changes::Changes;

/// A reader at a case.
pub(crate) struct Session {
    pub(crate) state: State,
    effects: Vec<Effect>,
    pub(crate) changes: Changes,
    memory: Memory,
}

/// The folder of an example.
pub(crate) fn example(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("examples")
        .join(name)
}

/// A reader who opens an example, 100 columns by 30 rows.
pub(crate) fn session(name: &str) -> Session {
    Session::open(&example(name))
}

impl Session {
    /// A reader who opens the case in a folder.
    pub(crate) fn open(folder: &Path) -> Self {
        Self::of(check_case(folder))
    }

    /// A reader who opens a case that stands nowhere on the disk.
    pub(crate) fn with(case: &str, files: &[(&str, &[u8])]) -> Self {
        let files: Vec<(&'static str, &'static [u8])> = files
            .iter()
            .map(|(name, bytes)| {
                let name: &'static str = Box::leak(Box::from(*name));
                let bytes: &'static [u8] = Box::leak(Box::from(*bytes));
                (name, bytes)
            })
            .collect();
        let folder = Folder::Embedded(Box::leak(files.into_boxed_slice()));
        Self::of(check_bytes(
            "case.toml".into(),
            case.as_bytes().to_vec(),
            &folder,
        ))
    }

    /// As `tellings CASE` opens it once everything has been read.
    pub(crate) fn of(checked: Checked) -> Self {
        let problems = {
            let sheet = Sheet::new(&checked.name, &checked.bytes);
            let line = |it| Wrong {
                line: one_line(&sheet, it, Signs::Unicode).to_string(),
                about: None,
            };
            checked.problems.iter().map(line).collect()
        };
        let reading = checked.reading.unwrap();
        assert!(reading.opens(), "the case does not open: {problems:#?}");
        let places = anchors::resolve(&reading.tables, &checked.texts);
        let mut matter = Matter::new(reading.tables, true);
        let texts = checked.texts.into_iter();
        matter.texts = texts
            .map(|text| text.map_or_else(|| Text::Missing("it cannot be read".into()), Text::Here))
            .collect();
        matter.take_anchors(places);
        Self::on(matter).input(Input::News(Box::new(News::Problems(problems))))
    }

    /// A reader of what is here so far.
    pub(crate) fn on(matter: Matter) -> Self {
        let size = Size {
            columns: 100,
            rows: 30,
        };
        Self {
            state: State::new(matter, Config::default(), size),
            effects: Vec::new(),
            changes: Changes::default(),
            memory: Memory::default(),
        }
    }

    /// Nothing can be changed; why.
    pub(crate) fn read_only(mut self, why: &str) -> Self {
        self.state.read_only = Some(why.to_owned());
        self
    }

    /// A document, by place, gets a new version, decided on with the old one or without.
    pub(crate) fn new_version(mut self, document: usize, new: &str, old: bool) -> Self {
        self.changes
            .begin_rebase(document, new, old, &mut self.state);
        self
    }

    /// Gives the state something from outside.
    pub(crate) fn input(mut self, input: Input) -> Self {
        self.put(input);
        self
    }

    /// The same, in place.
    pub(crate) fn put(&mut self, input: Input) {
        self.put_ahead(input);
        self.state.settle();
    }

    /// Takes an input as the loop does, whatever is still being worked out.
    pub(crate) fn take(&mut self, input: Input) {
        let mut effects = self.state.update(input);
        while !effects.is_empty() {
            for effect in effects {
                self.changes.carry_out(&effect, &mut self.state);
                self.effects.push(effect);
            }
            effects = self.state.go_on();
        }
    }

    /// The same before anything is laid out.
    pub(crate) fn put_ahead(&mut self, input: Input) {
        self.take(input);
        if self.state.wants_suggestions() {
            self.state.suggestions_begun();
            let found = self
                .state
                .matter
                .question()
                .answer(&mut self.memory, &|_| true)
                .unwrap();
            self.put_ahead(Input::News(Box::new(News::Suggested(Box::new(found)))));
        }
    }

    /// The terminal has that many columns and rows.
    pub(crate) fn size(self, columns: u16, rows: u16) -> Self {
        self.input(Input::Resize { columns, rows })
    }

    /// Presses keys: characters as they stand, others as `<Enter>`, `<Ctrl-p>`.
    pub(crate) fn keys(mut self, keys: &str) -> Self {
        self.press(keys);
        self
    }

    /// The same, in place.
    pub(crate) fn press(&mut self, keys: &str) {
        for key in pressed(keys) {
            self.put(Input::Key(key));
        }
    }

    /// Changes what the reader chose in the config.
    pub(crate) fn config(mut self, change: impl FnOnce(&mut Config)) -> Self {
        change(&mut self.state.config);
        let Size { columns, rows } = self.state.size;
        self.size(columns, rows)
    }

    /// What was asked of the outside so far.
    pub(crate) fn effects(&self) -> &[Effect] {
        &self.effects
    }

    /// What is drawn, and where the hardware cursor stands.
    pub(crate) fn buffer(&self) -> (Buffer, Option<Position>) {
        let Size { columns, rows } = self.state.size;
        let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
        let settled = self.state.settled().unwrap();
        let cursor = view::draw(settled, &mut buffer);
        (buffer, cursor)
    }

    /// The screen's lines as they are read, without the spaces at their ends.
    pub(crate) fn grid(&self) -> Vec<String> {
        let buffer = self.buffer().0;
        let rows = buffer.area.rows();
        rows.map(|row| symbols(&buffer, row.y).trim_end().to_owned())
            .collect()
    }

    /// The line of the screen with these words; fails when there is none.
    pub(crate) fn line(&self, words: &str) -> String {
        let grid = self.grid();
        let found = grid.iter().find(|line| line.contains(words));
        let said = || panic!("no line holds {words:?}:\n{}", grid.join("\n"));
        found.cloned().unwrap_or_else(said)
    }

    /// The last line of the screen, with those above it where what is told takes several.
    pub(crate) fn last(&self) -> String {
        let lines = status::status(&self.state).0.len();
        let grid = self.grid();
        let told = grid.iter().skip(grid.len().saturating_sub(lines));
        let told: Vec<&str> = told.map(|line| line.trim()).collect();
        match lines {
            0 | 1 => grid.last().cloned().unwrap_or_default(),
            _ => format!(" {}", told.join(" ")),
        }
    }

    /// Whether the words stand on the screen, in one line.
    pub(crate) fn shows(&self, words: &str) -> bool {
        self.grid().iter().any(|line| line.contains(words))
    }

    /// The line of the screen on which the hardware cursor stands.
    pub(crate) fn cursor_line(&self) -> String {
        let (buffer, cursor) = self.buffer();
        let said = || {
            panic!(
                "the cursor is not on the screen:\n{}",
                self.grid().join("\n")
            )
        };
        let cursor = cursor.unwrap_or_else(said);
        symbols(&buffer, cursor.y).trim_end().to_owned()
    }

    /// The title of the event under the cursor.
    pub(crate) fn event(&self) -> String {
        let row = self.state.compare.row(self.state.compare.cursor.row);
        let event = row.and_then(|row| row.event);
        let event = event.and_then(|at| self.tables().events.get(at as usize));
        event.map_or_else(|| "not aligned".to_owned(), |it| it.title.to_string())
    }

    /// The id of the claim under the cursor, on whichever screen.
    pub(crate) fn claim(&self) -> Option<String> {
        let claim = tellings::app::perform::claim(&self.state)?;
        Some(self.tables().claims.get(claim as usize)?.id.to_string())
    }

    /// What the case says.
    pub(crate) fn tables(&self) -> &tellings::case::Tables {
        self.state.matter.case.tables()
    }

    /// The twin of Compare at 80 columns, as `tellings show` prints it.
    pub(crate) fn twin(&mut self) -> String {
        self.plain(view::plain::compare)
    }

    /// The twin of Read.
    pub(crate) fn read_twin(&mut self) -> String {
        self.plain(view::plain::read)
    }

    fn plain(&mut self, twin: impl FnOnce(&State) -> String) -> String {
        let (size, depth) = (self.state.size, self.state.config.look.depth);
        self.state.size = Size {
            columns: 80,
            rows: 0,
        };
        self.state.config.look.depth = Depth::None;
        let text = twin(&self.state);
        self.state.size = size;
        self.state.config.look.depth = depth;
        text
    }

    /// The grid, then one line a run that stands out: row, column, role, text.
    pub(crate) fn screen(&self) -> String {
        let mut text = self.grid().join("\n");
        text.push_str("\n\n");
        for run in self.runs() {
            let _ = writeln!(text, "{run}");
        }
        if let Some(Position { x, y }) = self.buffer().1 {
            let _ = writeln!(text, "{y}:{x} cursor");
        }
        text
    }

    /// The runs of one role.
    pub(crate) fn in_role(&self, role: Role) -> Vec<String> {
        let runs = self.runs().into_iter().filter(|run| run.role == role);
        runs.map(|run| run.text).collect()
    }

    /// Every run that is more than plain text, as the layout has it; each must stand where it says.
    pub(crate) fn runs(&self) -> Vec<Run> {
        let buffer = self.buffer().0;
        let mut runs = Vec::new();
        for (row, most, page) in self.pages() {
            for (at, line) in page.iter().take(most).enumerate() {
                let row = row + at;
                let mut column = 0;
                for span in &line.0 {
                    let wide = width(span.text.as_str(), self.state.config.ambiguous);
                    let run = Run {
                        row,
                        column,
                        role: span.role,
                        focused: span.focused,
                        selected: span.selected,
                        found: span.found,
                        text: span.text.to_string(),
                    };
                    add(&mut runs, run, column + wide);
                    column += wide;
                }
            }
        }
        let stands_out = |run: &Run| {
            let plain = matches!(run.role, Role::Text | Role::Rule);
            (!plain || run.found || run.focused) && !run.text.trim().is_empty()
        };
        runs.retain(|(run, _)| stands_out(run));
        let runs: Vec<Run> = runs.into_iter().map(|(run, _)| run).collect();
        for run in &runs {
            let drawn = u16::try_from(run.row).map(|row| symbols_from(&buffer, row, run.column));
            let drawn = drawn.unwrap();
            let fits = drawn.starts_with(run.text.trim_end()) || run.text.starts_with(&drawn);
            assert!(fits, "the layout says {run} but {drawn:?} is drawn");
        }
        runs
    }

    /// The parts of the screen as the layout has them: from which row, how many rows, the lines.
    fn pages(&self) -> Vec<(usize, usize, Page)> {
        let state = &self.state;
        let rows = usize::from(state.size.rows);
        let parts = state.parts;
        if parts.tiny {
            return Vec::new();
        }
        if let Mode::Choose(list) = &state.mode {
            let told = chooser::told(state);
            let height = rows - told.len();
            let page = chooser::chooser(state, list, height).0;
            return vec![(0, height, page), (height, told.len(), told)];
        }
        let body = layout::body(state).0;
        let below = parts.header + parts.body;
        let last = status::status(state).0;
        // What is long covers the lines above.
        let last_rows = usize::from(parts.hint) * last.len();
        let first = (below + parts.panel + usize::from(parts.hint)) - last_rows;
        let room = |from: usize, rows: usize| rows.min(first.saturating_sub(from));
        vec![
            (0, parts.header, header::header(state)),
            (parts.header, room(parts.header, parts.body), body),
            (
                below,
                room(below, parts.panel),
                panel::panel(state, parts.panel),
            ),
            (first, last_rows, last),
        ]
    }
}

/// A run of one role on one row of the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Run {
    pub(crate) row: usize,
    pub(crate) column: usize,
    pub(crate) role: Role,
    pub(crate) focused: bool,
    pub(crate) selected: bool,
    pub(crate) found: bool,
    pub(crate) text: String,
}

impl std::fmt::Display for Run {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{} {:?}", self.row, self.column, self.role)?;
        if self.selected {
            f.write_str(" selected")?;
        } else if self.focused {
            f.write_str(" focused")?;
        }
        if self.found {
            f.write_str(" found")?;
        }
        write!(f, " \"{}\"", self.text.trim_end())
    }
}

/// Joins a run to the one before it when nothing tells them apart.
fn add(runs: &mut Vec<(Run, usize)>, run: Run, end: usize) {
    let alike = |last: &Run| {
        (last.row, last.role, last.focused, last.selected, last.found)
            == (run.row, run.role, run.focused, run.selected, run.found)
    };
    match runs.last_mut() {
        Some((last, last_end)) if *last_end == run.column && alike(last) => {
            last.text.push_str(&run.text);
            *last_end = end;
        }
        _ => runs.push((run, end)),
    }
}

/// What stands on a row of the screen.
fn symbols(buffer: &Buffer, row: u16) -> String {
    symbols_from(buffer, row, 0)
}

/// What stands on a row of the screen from a column on. A wide letter's second cell is no symbol of its own.
fn symbols_from(buffer: &Buffer, row: u16, column: usize) -> String {
    let mut text = String::new();
    let mut x = u16::try_from(column).unwrap_or(u16::MAX);
    while let Some(cell) = buffer.cell((x, row)) {
        text.push_str(cell.symbol());
        let wide = width(cell.symbol(), Ambiguous::Narrow).max(1);
        x = x.saturating_add(u16::try_from(wide).unwrap());
    }
    text
}

/// The keys a text spells: `J`, `<Tab>`, `<Ctrl-p>`; a `<` that begins no name is that key.
pub(crate) fn pressed(text: &str) -> Vec<Key> {
    let mut keys = Vec::new();
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        let named = rest.strip_prefix('<').and_then(|it| it.split_once('>'));
        let known = |name: &str| {
            let one = keys::sequence(name).ok().filter(|it| it.len() == 1)?;
            (name.len() > 1).then(|| one[0])
        };
        match named.and_then(|(name, after)| Some((known(name)?, after))) {
            Some((key, after)) => {
                keys.push(key);
                rest = after;
            }
            None => {
                keys.push(Key::plain(keys::Code::Char(next)));
                rest = rest.get(next.len_utf8()..).unwrap_or_default();
            }
        }
    }
    keys
}

/// How many columns the symbols of a text take when each stands in a cell of its own.
pub(crate) fn columns(text: &str, ambiguous: Ambiguous) -> usize {
    graphemes(text, ambiguous).map(|(_, wide)| wide).sum()
}
