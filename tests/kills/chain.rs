//! One case that is opened, typed at and killed again and again; several of them at once.

use super::actions::sent;
use super::lantern;
use super::left::{self, Untouched};
use super::seen::{expect, is_screen, rows};
use super::story::{SIZE, Sentence, Story};
use super::tally::Tally;
use crate::support::given::Sizes;
use crate::support::home::Home;
use crate::support::pty::{SOON, Session, Start};
use rustix::process::Signal;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread::{scope, sleep};
use std::time::Duration;
use tellings::app::keys::Code;

/// So often a case is opened before another is begun.
const ROUNDS: u64 = 12;

/// Kills so often, from a seed, with so many programs at once; what came of it.
pub(crate) fn run(kills: u64, seed: u64, at_once: u64) -> Tally {
    let (done, next) = (AtomicU64::new(0), AtomicU64::new(seed));
    let one = |seed: u64| {
        let mut chain = Chain::begin(seed);
        for _ in 0..ROUNDS {
            let before = chain.tally.kills;
            chain.round();
            let all = done.fetch_add(chain.tally.kills - before, Ordering::Relaxed);
            if all % 1000 == 999 {
                println!("{} kills", all + 1);
            }
            if !chain.tally.losses.is_empty() || all >= kills {
                break;
            }
        }
        chain.tally
    };
    let work = || {
        let mut tally = Tally::default();
        while done.load(Ordering::Relaxed) < kills {
            let seed = next.fetch_add(1, Ordering::Relaxed);
            match catch_unwind(AssertUnwindSafe(|| one(seed))) {
                Ok(came) => tally.add(came),
                // What it saw is printed; the others go on.
                Err(_) => tally.losses.push(format!("seed {seed}: another screen")),
            }
        }
        tally
    };
    let mut tally = Tally::default();
    scope(|scope| {
        let workers: Vec<_> = (0..at_once).map(|_| scope.spawn(work)).collect();
        for worker in workers {
            tally.add(worker.join().unwrap());
        }
    });
    tally
}

/// When the program is killed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Moment {
    /// While it opens the case; nothing is typed.
    Opening,
    /// While it takes the last sentence, all before it having been seen.
    Typing,
    /// While everything is typed at once.
    Burst,
    /// While it quits.
    Quitting,
    /// At rest, when the journal is put on the medium.
    Flush,
    /// At rest, when the case file follows.
    Save,
    /// Not at all: it is left in the usual way.
    Never,
}

impl Moment {
    fn any(dice: &mut Sizes) -> Self {
        match dice.below(100) {
            0..10 => Self::Opening,
            10..48 => Self::Typing,
            48..72 => Self::Burst,
            72..86 => Self::Quitting,
            86..91 => Self::Flush,
            91..94 => Self::Save,
            _ => Self::Never,
        }
    }
}

pub(super) struct Chain {
    pub(super) dice: Sizes,
    pub(super) seed: u64,
    pub(super) home: Option<Home>,
    pub(super) story: Story,
    pub(super) untouched: Untouched,
    pub(super) problems: Vec<String>,
    pub(super) tally: Tally,
    /// How many of the changes have been looked at for what they touch.
    pub(super) looked: usize,
    /// How many changes the journal has more than the file.
    pub(super) unsaved: usize,
}

impl Chain {
    fn begin(seed: u64) -> Self {
        let home = lantern::home();
        Self {
            dice: Sizes(seed),
            seed,
            story: Story::begin(home.path()),
            untouched: Untouched::of(home.path()),
            problems: left::problems(home.path()),
            home: Some(home),
            tally: Tally::default(),
            looked: 0,
            unsaved: 0,
        }
    }

    /// Waits until the case is there with all that its journal has; what is told of that is taken off the screen.
    fn opened(&self, session: &Session, first: &[String]) {
        let what = format!("seed {}: opened", self.seed);
        if self.unsaved > 0 {
            session.wait_for("made again: ", SOON);
        }
        for _ in 0..40 {
            session.type_keys(CLEAR);
            let wanted = first.to_vec();
            let here = move |seen: &vt100::Screen| is_screen(&rows(seen), &wanted);
            if session.seen_at(SOON / 40, here).is_some() {
                return;
            }
        }
        expect(session, first, &what, is_screen);
    }

    /// Opens, types, kills, looks at what is left.
    fn round(&mut self) {
        let moment = Moment::any(&mut self.dice);
        let start = Start::tellings(["--no-recent", "case.toml"]).size(SIZE.0, SIZE.1);
        let mut session = start.home(self.home.take().unwrap()).open();
        let known = self.story.steps.len() - 1;
        let mut shown = known;
        let mut typed = Vec::new();
        let first = self.story.screen();
        if moment == Moment::Opening {
            self.pause(80_000);
        } else {
            self.opened(&session, &first);
            for _ in 0..=self.dice.below(7) {
                typed.push(self.story.say(&mut self.dice));
            }
            shown = self
                .type_all(&session, &first, &typed, moment)
                .unwrap_or(known);
        }
        if matches!(moment, Moment::Quitting | Moment::Never) {
            self.story.quit();
        }
        let status = match moment {
            Moment::Never => {
                session.type_keys(QUIT);
                Some(session.wait_exit(SOON).exit_code())
            }
            _ => {
                session.signal(Signal::KILL);
                session.wait_exit(SOON);
                None
            }
        };
        let last = session.with_screen(rows);
        let told = self.told(&last, known, &typed, &first);
        self.tally.unknown += u64::from(told.is_none());
        let shown = shown.max(told.unwrap_or(0));
        self.home = Some(session.take_home());
        self.tally.changes += (self.story.steps.len() - 1 - known) as u64;
        self.tally.shown += (shown - known) as u64;
        match status {
            None => self.tally.kills += 1,
            Some(_) => self.tally.quits += 1,
        }
        self.tally.early += u64::from(moment == Moment::Opening);
        self.judge(moment, shown, status);
    }

    /// Types at the first screen; how many changes have been seen for sure, if any.
    fn type_all(
        &mut self,
        session: &Session,
        first: &[String],
        typed: &[Sentence],
        moment: Moment,
    ) -> Option<usize> {
        let last = typed.len() - 1;
        let mut shown = None;
        let mut stood = vec![first];
        for (at, sentence) in typed.iter().enumerate() {
            let bytes: Vec<u8> = sentence.keys.iter().flat_map(|key| sent(*key)).collect();
            session.send(bytes);
            let raced = match moment {
                // What follows Esc at once is taken for one key with it.
                Moment::Burst => !typed[at..].iter().take(2).any(ends_with_esc),
                Moment::Typing => at == last,
                _ => false,
            };
            if !raced {
                let said: Vec<_> = typed[..=at].iter().map(Sentence::to_string).collect();
                let what = format!("seed {}: {}", self.seed, said.join(" | "));
                expect(session, &sentence.screen, &what, is_screen);
                // A screen that may have stood there before tells nothing of the keys.
                if !stood.iter().any(|it| is_screen(it, &sentence.screen)) {
                    shown = Some(sentence.changes);
                }
            }
            stood.push(&sentence.screen);
        }
        match moment {
            Moment::Typing => self.pause(8_000),
            Moment::Burst => self.pause(40_000),
            Moment::Quitting => {
                session.type_keys(QUIT);
                self.pause(20_000);
            }
            Moment::Flush => {
                sleep(Duration::from_millis(90));
                self.pause(30_000);
            }
            Moment::Save => {
                sleep(Duration::from_millis(980));
                self.pause(60_000);
            }
            Moment::Opening | Moment::Never => {}
        }
        shown
    }

    /// Waits a random time up to so many microseconds.
    fn pause(&mut self, most: u64) {
        let part = u64::from(self.dice.below(1000));
        sleep(Duration::from_micros(most * part / 1000));
    }
}

/// Takes away what is told.
const CLEAR: &str = "<C-l>";

/// Leaves what is asked, and the program.
const QUIT: &str = "<C-c><C-c><C-c>";

fn ends_with_esc(sentence: &Sentence) -> bool {
    sentence
        .keys
        .last()
        .is_some_and(|key| key.code == Code::Esc)
}
