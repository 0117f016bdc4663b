//! Two hands at a keyboard: every key goes to the built program in a terminal and to the same state in memory, by which the
//! next keys are planned; and both must show the same.

use crate::session::{Session, pressed};
use crate::support::pty::{self, SOON, Start};
use std::path::{Path, PathBuf};
use tellings::app::Mode;
use tellings::app::keys::{Code, Key};
use tellings::app::state::Saved;
use vt100::Screen;

/// The terminal's columns and rows, as those of a session in memory.
const SIZE: (u16, u16) = (100, 30);

/// The time in memory; the program's own is another.
const TIME: &str = "2020-01-01T00:00:00Z";

/// Somebody who types.
pub(crate) struct Hands {
    /// What the program is held to show.
    pub(crate) memory: Session,
    terminal: pty::Session,
    case: PathBuf,
    /// How many keys were pressed so far.
    pub(crate) keys: usize,
    /// How many letters were typed into fields so far.
    pub(crate) letters: usize,
}

impl Hands {
    /// Makes a case of a text by `tellings new`, and opens it.
    pub(crate) fn new(text: &Path) -> Self {
        let start = Start::tellings(["new".as_ref(), "typed".as_ref(), text.as_os_str()]);
        let mut new = start.open();
        assert!(new.wait_exit(SOON).success(), "{}", new.screen());
        let home = new.take_home();
        let case = home.path().join("typed");
        let start = Start::tellings([&case]).size(SIZE.0, SIZE.1).home(home);
        let hands = Self {
            memory: opened(&case),
            terminal: start.open(),
            case,
            keys: 0,
            letters: 0,
        };
        hands.see();
        hands
    }

    /// Presses keys, spelled as the program spells them: `J`, `<Enter>`, `<Ctrl-s>`.
    #[track_caller]
    pub(crate) fn press(&mut self, keys: &str) {
        self.keys += pressed(keys).len();
        let esc = keys == "<Esc>";
        assert!(esc || !keys.contains("<Esc>"), "Esc is pressed alone");
        if esc {
            // What Esc leaves must stand there first: what lies under it may have stood there all the time.
            self.see();
        }
        self.memory.press(keys);
        self.terminal.type_keys(keys);
        if esc {
            // What follows an Esc at once would be a key with Alt.
            self.see();
        }
    }

    /// Types a text into the open field or list.
    pub(crate) fn write(&mut self, text: &str) {
        let open = !matches!(self.memory.state.mode, Mode::Browse(_) | Mode::Facets(_));
        assert!(
            open,
            "no field is open for {text:?}:\n{}",
            self.memory.grid().join("\n")
        );
        self.letters += text.chars().count();
        for letter in text.chars() {
            let code = match letter {
                '\n' => Code::Enter,
                other => Code::Char(other),
            };
            self.memory.put(tellings::app::Input::Key(Key::plain(code)));
        }
        self.terminal.send(text.replace('\n', "\r").into_bytes());
    }

    /// Chooses what is called so from the open list: Enter where the cursor is on it, else it is typed.
    pub(crate) fn choose(&mut self, name: &str) {
        if self.under_cursor() != name {
            self.write(name);
        }
        while self.under_cursor() != name {
            let before = self.under_cursor();
            self.press("<Down>");
            assert_ne!(self.under_cursor(), before, "nothing is called {name}");
        }
        self.press("<Enter>");
    }

    /// Chooses what is called so, or makes a new one of what is typed.
    pub(crate) fn choose_or_make(&mut self, name: &str, known: bool) {
        if known {
            return self.choose(name);
        }
        self.write(name);
        self.press("<Alt-Enter>");
    }

    /// The item of the open list that Enter would choose.
    #[track_caller]
    pub(crate) fn under_cursor(&self) -> String {
        let Mode::Choose(list) = &self.memory.state.mode else {
            panic!("no list is open:\n{}", self.memory.grid().join("\n"));
        };
        let item = list.shown().nth(list.at);
        item.map_or_else(String::new, |it| it.name.clone())
    }

    /// The terminal comes to show what the state in memory says.
    #[track_caller]
    pub(crate) fn see(&self) {
        let wanted = masked(self.memory.grid());
        // While nothing is told the last line has hints, and whether all is saved yet.
        let told = self.memory.state.notice.is_some();
        let seen = wanted.clone();
        let shows = move |screen: &Screen| {
            let rows = masked(screen.rows(0, SIZE.0).collect());
            let compared = rows.len() - usize::from(!told);
            rows[..compared] == seen[..compared]
        };
        if self.terminal.seen_at(SOON, shows).is_none() {
            let wanted = wanted.join("\n");
            self.terminal
                .fail(&format!("waited for this screen:\n{wanted}\n"));
        }
    }

    /// Takes the last steps back and makes them again.
    pub(crate) fn undo_and_redo(&mut self, steps: usize) {
        for key in ["u", "U"] {
            for _ in 0..steps {
                self.press(key);
                self.see();
            }
        }
    }

    /// Quits, and looks at the case as it was saved.
    pub(crate) fn quit(mut self) -> (Session, Self) {
        self.press("q");
        assert!(self.terminal.wait_exit(SOON).success());
        self.terminal.assert_restored();
        let saved = opened(&self.case);
        (saved, self)
    }

    /// Quits and opens the case again; steps of before are still taken back and made again. Then once more, so that the
    /// cursor is where a reader who opens the case finds it.
    pub(crate) fn quit_and_reopen(self) -> Self {
        let mut hands = self.quit().1.again();
        for (key, said) in [("u", "taken back: "), ("U", "done again: ")] {
            for _ in 0..3 {
                hands.press_unseen(key, said);
            }
        }
        hands = hands.quit().1.again();
        hands
    }

    /// A key whose doing is no part of the state in memory: its steps were made before.
    fn press_unseen(&mut self, key: &str, said: &str) {
        let before = self.terminal.written_length();
        self.keys += 1;
        self.terminal.type_keys(key);
        assert!(self.terminal.more_than(before, SOON));
        self.terminal.wait_for(said, SOON);
    }

    fn again(self) -> Self {
        let home = self.terminal.take_home();
        let start = Start::tellings([&self.case])
            .size(SIZE.0, SIZE.1)
            .home(home);
        let hands = Self {
            memory: opened(&self.case),
            terminal: start.open(),
            ..self
        };
        hands.see();
        hands
    }
}

/// The case in a folder, as the program has it once it is open.
fn opened(case: &Path) -> Session {
    let mut session = Session::open(case);
    session.state.hand.clock = || TIME.to_owned();
    session.state.saved = Some(Saved::Yes);
    session
}

/// The rows without the times of changes and without the ids on cards: they are others in every run.
fn masked(rows: Vec<String>) -> Vec<String> {
    let time = |word: &str| word.len() >= TIME.len() && word.ends_with('Z') && word.contains('T');
    let row = |row: String| {
        let row = row.trim_end();
        if row.trim_start_matches(['▸', ' ']).starts_with("id ") {
            return "id".to_owned();
        }
        let found = row.split(' ').find(|word| time(word));
        found.map_or_else(
            || row.to_owned(),
            |word| row.split(word).next().unwrap().to_owned(),
        )
    };
    rows.into_iter().map(row).collect()
}
