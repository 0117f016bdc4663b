//! Each promise of the README as one measurement and its rows in the table.

use super::contestant::{Contestant, first_title, low_on_screen};
use super::generate::Made;
use super::measure::{
    Keys, close, frames, median, moves, open_until, opened, peak_memory, percentile, queued,
    single_keys,
};
use super::table::{Reach, Row};
use super::{claims, save};
use std::path::Path;

/// Starts each program so often; the middle one counts.
pub(crate) const ROUNDS: usize = 9;

/// The files, and whether the program itself takes part.
pub(crate) struct Bench {
    pub(crate) small: Made,
    pub(crate) middle: Made,
    pub(crate) big: Made,
    /// A small case on a document of 100 MB.
    pub(crate) long: Made,
    pub(crate) with_ours: bool,
}

impl Bench {
    /// Says which peers are missing, and leaves the program out when it draws nothing.
    pub(crate) fn look_at_the_field(&mut self) {
        for name in ["vim", "less", "csvlens"] {
            if Contestant::peer(name, &self.small.case, "").is_none() {
                println!("{name}: skipped: not installed");
            }
        }
        if let Some(ours) = self.ours(&self.small) {
            match opened(&ours) {
                Some((session, _)) => close(&ours, session),
                None => self.with_ours = false,
            }
        }
    }

    fn ours(&self, made: &Made) -> Option<Contestant> {
        self.with_ours
            .then(|| Contestant::ours(&made.case, first_title(made)))
    }

    pub(crate) fn first_frames(&self) -> Vec<Row> {
        let cases = [
            (&self.small, Reach::OfPeer(0.6)),
            (&self.middle, Reach::Nothing),
            (&self.big, Reach::OfPeer(0.75)),
        ];
        let rows = |(made, to_reach): (&Made, Reach)| {
            let what = format!("first frame, {} claims", made.claims);
            let ours = self.ours(made);
            let vim = peer("vim", &made.case);
            let less = peer("less", &made.case);
            let [ours, vim, less] = in_turn([&ours, &vim, &less], |_| false);
            [
                timed(&what, ours, named("vim", vim), to_reach),
                timed(&what, ours, named("less", less), Reach::Nothing),
            ]
        };
        cases.into_iter().flat_map(rows).collect()
    }

    pub(crate) fn everything_loaded(&self) -> Vec<Row> {
        let ours = self.ours(&self.big);
        let vim = peer("vim", &self.big.case);
        let [ours, vim] = in_turn([&ours, &vim], |who| who.name == "tellings");
        let what = format!("everything loaded, {} claims", self.big.claims);
        vec![timed(&what, ours, named("vim", vim), Reach::OfPeer(3.0))]
    }

    pub(crate) fn read_a_long_document(&self) -> Vec<Row> {
        let document = &self.long.document;
        let opening = low_on_screen(document, 3);
        let ours = self.with_ours.then(|| Contestant::ours(document, &opening));
        let (vim, less) = (peer("vim", document), peer("less", document));
        let [ours, vim, less] = in_turn([&ours, &vim, &less], |_| false);
        let what = "first frame of Read, document of 100 MB";
        vec![
            timed(what, ours, named("vim", vim), Reach::OfPeer(0.3)),
            timed(what, ours, named("less", less), Reach::Nothing),
        ]
    }

    pub(crate) fn keys(&self) -> Vec<Row> {
        let contestants = [
            self.ours(&self.small),
            self.ours(&self.big),
            Contestant::peer("csvlens", &self.big.table, "c000040"),
            peer("vim", &self.big.case),
            peer("less", &self.big.case),
        ];
        let mut found = [(); 5].map(|()| Vec::new());
        for _ in 0..ROUNDS {
            for (who, found) in contestants.iter().zip(&mut found) {
                let Some((who, (session, _))) =
                    who.as_ref().and_then(|who| Some((who, opened(who)?)))
                else {
                    continue;
                };
                session.quiet(std::time::Duration::from_millis(500));
                // The first keys pay for what is made once.
                single_keys(&session, moves(10));
                found.push(single_keys(&session, moves(200)));
                close(who, session);
            }
        }
        key_rows(&found)
    }

    pub(crate) fn typed_ahead(&self) -> Vec<Row> {
        let what = "10,000 queued keys, 100000 claims";
        let time = |who: Option<Contestant>| {
            let who = who?;
            let times: Vec<f64> = (0..ROUNDS).map_while(|_| typed_ahead(&who)).collect();
            median(&times)
        };
        let ours = time(self.ours(&self.big));
        let vim = named("vim", time(peer("vim", &self.big.case)));
        let mut rows = vec![timed(what, ours, vim, Reach::AtMost(50.0))];
        rows.extend(self.idle_key());
        rows
    }

    /// A key that changes nothing: up, on the first row.
    fn idle_key(&self) -> Option<Row> {
        let ours = self.ours(&self.small)?;
        let (session, _) = opened(&ours)?;
        session.quiet(std::time::Duration::from_millis(500));
        let bytes = single_keys(&session, ["k"; 30]).bytes;
        close(&ours, session);
        Some(Row {
            measure: "unchanged frame, most".to_owned(),
            unit: "bytes",
            ours: percentile(&bytes, 100),
            peer: None,
            to_reach: Reach::AtMost(64.0),
        })
    }

    pub(crate) fn memory(&self) -> Vec<Row> {
        let cases = [
            (&self.small, "1000 claims, 1 MB document"),
            (&self.big, "100000 claims, 1 MB document"),
            (&self.long, "1000 claims, 100 MB document"),
        ];
        let row = |(made, what): (&Made, &str)| {
            let most = self.ours(made).and_then(|who| {
                let (session, _) = open_until(&who, who.loaded())?;
                session.quiet(std::time::Duration::from_millis(500));
                session.type_keys("gr");
                session.quiet(std::time::Duration::from_millis(500));
                let most = peak_memory(&session);
                close(&who, session);
                most
            });
            let vim = peer("vim", &made.case).and_then(|who| {
                let (session, _) = opened(&who)?;
                let most = peak_memory(&session);
                close(&who, session);
                most
            });
            #[expect(
                clippy::cast_precision_loss,
                reason = "sizes of files are far below 2^52"
            )]
            let files = made.bytes() as f64 / f64::from(1 << 20);
            Row {
                measure: format!("peak memory, {what}"),
                unit: "MiB",
                ours: most,
                peer: named("vim", vim),
                to_reach: Reach::AtMost(4.0 * files + 16.0),
            }
        };
        cases.into_iter().map(row).collect()
    }

    pub(crate) fn claims(&self) -> Vec<Row> {
        let made = self
            .with_ours
            .then(|| claims::annotate(&self.big, &first_title(&self.big)));
        let Some(made) = made.flatten() else {
            return Vec::new();
        };
        let row = |what, time| timed(what, time, named("none", None), Reach::AtMost(16.0));
        vec![
            row("s in Read, 100000 claims", made.selecting),
            row("a digit: the list of events", made.asking),
            row("Enter: a claim saved", made.claimed),
        ]
    }

    pub(crate) fn saving(&self) -> Vec<Row> {
        let (mut ours, mut bare) = (Vec::new(), Vec::new());
        let mut saves = self.with_ours;
        for _ in 0..ROUNDS {
            if saves {
                let taken = save::change(&self.big, &first_title(&self.big));
                saves = taken.is_some();
                ours.extend(taken);
            }
            bare.extend(save::bare_write(&self.big));
        }
        let bare = named("bare write", median(&bare));
        vec![timed(
            "one change saved, 19 MB case",
            median(&ours),
            bare,
            Reach::AtMost(60.0),
        )]
    }
}

/// Milliseconds for 10,000 `j`; nothing when they do not lead to the last event (to vim's line 10,001).
fn typed_ahead(who: &Contestant) -> Option<f64> {
    let (ready, sign) = if who.name == "tellings" {
        (who.loaded(), "10000 The ")
    } else {
        (who.first_frame(), "10001,")
    };
    let (session, _) = open_until(who, ready)?;
    let taken = queued(&session, 10_000, sign);
    if taken.is_none() {
        eprintln!(
            "{}: not all keys arrived; its screen:\n{}",
            who.name,
            session.screen()
        );
    }
    close(who, session);
    taken
}

fn key_rows([small, big, csvlens, vim, less]: &[Vec<Keys>; 5]) -> Vec<Row> {
    // Of each session its own percentile, of these the middle one: a burst of another program spoils one session only.
    let of = |sessions: &[Keys], part| {
        let each = sessions
            .iter()
            .filter_map(|keys| percentile(&keys.times, part));
        median(&each.collect::<Vec<_>>())
    };
    let bytes = |sessions: &[Keys]| {
        let each = sessions.iter().filter_map(|keys| median(&keys.bytes));
        median(&each.collect::<Vec<_>>())
    };
    let most = of(csvlens, 50).map_or(2.5, |middle| (2.5 * middle).max(2.5));
    let p99 = "key to first byte p99";
    let p50 = "key to first byte p50";
    let csvlens_99 = named("csvlens", of(csvlens, 99));
    let mut rows = vec![
        timed(
            p50,
            of(big, 50),
            named("csvlens", of(csvlens, 50)),
            Reach::Nothing,
        ),
        timed(p50, of(big, 50), named("vim", of(vim, 50)), Reach::Nothing),
        timed(
            p50,
            of(big, 50),
            named("less", of(less, 50)),
            Reach::Nothing,
        ),
        timed(
            &format!("{p99}, 1000 claims"),
            of(small, 99),
            csvlens_99.clone(),
            Reach::AtMost(most),
        ),
        timed(
            &format!("{p99}, 100000 claims"),
            of(big, 99),
            csvlens_99,
            Reach::AtMost(most),
        ),
        timed(p99, of(big, 99), named("vim", of(vim, 99)), Reach::Nothing),
        timed(
            p99,
            of(big, 99),
            named("less", of(less, 99)),
            Reach::Nothing,
        ),
        timed(
            &format!("{p99}, 100 k over 1 k"),
            of(big, 99),
            named("ours 1 k", of(small, 99)),
            Reach::OfPeer(1.25),
        ),
    ];
    rows.push(Row {
        measure: "cursor move, middle".to_owned(),
        unit: "bytes",
        ours: bytes(big),
        peer: named("csvlens", bytes(csvlens)),
        to_reach: Reach::AtMost(1000.0),
    });
    rows
}

/// A peer on a file; its first frame stands when a line low on the screen does.
fn peer(name: &'static str, file: &Path) -> Option<Contestant> {
    Contestant::peer(name, file, &low_on_screen(file, 57))
}

/// The middle times to the first frame (to everything loaded where `whole` says so), measured in turn.
fn in_turn<const N: usize>(
    contestants: [&Option<Contestant>; N],
    whole: impl Fn(&Contestant) -> bool,
) -> [Option<f64>; N] {
    let there: Vec<&Contestant> = contestants.iter().filter_map(|who| who.as_ref()).collect();
    let wish = |who: &Contestant| {
        if whole(who) {
            who.loaded()
        } else {
            who.first_frame()
        }
    };
    let mut times = frames(&there, ROUNDS, wish).into_iter();
    contestants.map(|who| who.as_ref().and_then(|_| median(&times.next()?)))
}

pub(crate) fn named(name: &str, value: Option<f64>) -> Option<(String, f64)> {
    value.map(|value| (name.to_owned(), value))
}

pub(crate) fn timed(
    measure: &str,
    ours: Option<f64>,
    peer: Option<(String, f64)>,
    to_reach: Reach,
) -> Row {
    Row {
        measure: measure.to_owned(),
        unit: "ms",
        ours,
        peer,
        to_reach,
    }
}
