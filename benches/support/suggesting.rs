//! Suggestions: a whole case, twice a case, an article drafted, one decision; beside what a user would script instead.

use super::accounts::{accounts, article};
use super::measure::median;
use super::promise::{Bench, ROUNDS, named, timed};
use super::table::{Reach, Row};
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use tellings::app::Matter;
use tellings::case::{Edit, Field, Kind, Tables};
use tellings::file::check_case;
use tellings::suggest::Memory;

/// How many tell of the matter.
const ACCOUNTS: usize = 12;

/// A made case with its claims as the peers read them.
struct Told {
    case: PathBuf,
    claims: PathBuf,
    count: usize,
}

/// The rows of the table.
pub(crate) fn rows(bench: &Bench) -> Vec<Row> {
    measured(bench.with_ours).unwrap_or_else(|error| {
        eprintln!("suggest: {error}");
        Vec::new()
    })
}

fn measured(with_ours: bool) -> io::Result<Vec<Row>> {
    let [middle, half, big, update] =
        [200, 15_500 / ACCOUNTS, 31_000 / ACCOUNTS, 10_000 / ACCOUNTS].map(told);
    let (middle, half, big, update) = (middle?, half?, big?, update?);
    let ours = |command: &mut Command, rounds| with_ours.then(|| ran(command, rounds)).flatten();
    let suggest = |told: &Told, rounds| ours(suggesting(told).arg("--json"), rounds);
    let all = suggest(&middle, ROUNDS);
    let mut rows: Vec<Row> = peers(&middle)?
        .into_iter()
        .map(|peer| {
            timed(
                "suggest, 12 accounts × 200 claims",
                time(all),
                Some(peer),
                Reach::AtMost(150.0),
            )
        })
        .collect();
    if rows.is_empty() {
        let what = "suggest, 12 accounts × 200 claims";
        rows.push(timed(
            what,
            time(all),
            named("none", None),
            Reach::AtMost(150.0),
        ));
    }
    let (one, two) = (suggest(&half, 3), suggest(&big, 3));
    let what = format!("suggest, {} claims", big.count);
    rows.push(timed(
        &what,
        time(two),
        named("none", None),
        Reach::AtMost(5000.0),
    ));
    let what = format!("twice the claims, {} over {}", big.count, half.count);
    rows.push(timed(
        &what,
        time(two),
        named("ours half", time(one)),
        Reach::OfPeer(2.3),
    ));
    rows.push(Row {
        measure: format!("peak memory of suggest, {} claims", big.count),
        unit: "MiB",
        ours: two.map(|(_, memory)| memory),
        peer: None,
        to_reach: Reach::AtMost(1024.0),
    });
    let text = folder()?.join("article.txt");
    fs::write(&text, article(5_000))?;
    let mut draft = program();
    let drafted = ours(draft.arg("draft").arg(&text).arg("--json"), ROUNDS);
    rows.push(timed(
        "draft, 5,000 words",
        time(drafted),
        named("none", None),
        Reach::AtMost(30.0),
    ));
    if with_ours {
        let (anew, again) = decided(&update)?;
        let what = format!("after one decision, {} claims", update.count);
        rows.push(timed(
            &what,
            again,
            named("all of it", anew),
            Reach::AtMost(50.0),
        ));
    }
    Ok(rows)
}

fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_tellings"))
}

fn suggesting(told: &Told) -> Command {
    let mut command = program();
    command.arg("suggest").arg(&told.case);
    command
}

fn time(ran: Option<(f64, f64)>) -> Option<f64> {
    ran.map(|(time, _)| time)
}

/// Milliseconds from the start to the end of a program, the middle of some rounds, and its highest memory in MiB where there
/// is /proc; nothing when it fails.
fn ran(command: &mut Command, rounds: usize) -> Option<(f64, f64)> {
    let (mut times, mut memory) = (Vec::new(), 0.0_f64);
    for _ in 0..rounds {
        let begun = Instant::now();
        let mut child = command.stdout(Stdio::null()).spawn().ok()?;
        // The file of its memory is gone when it ends.
        let pause = Duration::from_millis(if rounds < ROUNDS { 5 } else { 1 });
        let ended = loop {
            if let Some(ended) = child.try_wait().ok()? {
                break ended;
            }
            memory = memory.max(super::measure::peak_memory_of(child.id()).unwrap_or_default());
            std::thread::sleep(pause);
        };
        times.push(begun.elapsed().as_secs_f64() * 1000.0);
        ended.success().then_some(())?;
    }
    Some((median(&times)?, memory))
}

/// Milliseconds for all suggestions of a case, and for those after one claim was put into an event.
fn decided(told: &Told) -> io::Result<(Option<f64>, Option<f64>)> {
    let checked = check_case(&told.case);
    let reading = checked.reading.ok_or(io::ErrorKind::InvalidData)?;
    let mut matter = Matter::new(reading.tables, true);
    let mut memory = Memory::default();
    let mut asked = |matter: &Matter| {
        let begun = Instant::now();
        let found = matter.question().answer(&mut memory, &|_| true);
        assert!(
            found.is_some_and(|it| !it.list.is_empty()),
            "nothing was suggested"
        );
        begun.elapsed().as_secs_f64() * 1000.0
    };
    let anew = asked(&matter);
    let mut times = Vec::new();
    for claim in 0..ROUNDS {
        let edit = into_an_event(matter.case.tables(), claim);
        matter
            .case
            .apply(edit)
            .map_err(|why| io::Error::other(why.to_string()))?;
        times.push(asked(&matter));
    }
    Ok((Some(anew), median(&times)))
}

/// A reader puts a claim into the first event.
fn into_an_event(tables: &Tables, claim: usize) -> Edit {
    let event = tables
        .events
        .first()
        .map(|it| tellings::case::Value::Id(it.id.clone()));
    Edit::set(
        Kind::Claim,
        tables.key(Kind::Claim, claim),
        Field::Event,
        None,
        event,
    )
}

fn folder() -> io::Result<PathBuf> {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .parent()
        .unwrap_or(Path::new("target"));
    let folder = target.join("bench").join("suggest");
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// A case of so many claims an account, each a quote of its account's document; one event, which nobody speaks of yet.
fn told(claims: usize) -> io::Result<Told> {
    let folder = folder()?.join(format!("{claims}-claims"));
    fs::create_dir_all(&folder)?;
    let mut case = String::from(
        "tellings = 1\ntitle = \"A made matter\"\n\n[[event]]\nid = \"e\"\ntitle = \"First\"\n",
    );
    let (mut documents, mut list, mut table) = (String::new(), String::new(), String::new());
    for (account, told) in accounts(ACCOUNTS, claims).iter().enumerate() {
        let _ = write!(
            documents,
            "\n[[document]]\nid = \"d{account}\"\nfile = \"{account}.txt\"\n"
        );
        let _ = write!(
            documents,
            "\n[[source]]\nid = \"s{account}\"\nname = \"Witness {account}\"\n"
        );
        let mut text = String::new();
        for (at, claim) in told.iter().enumerate() {
            let start = text.chars().count();
            let _ = write!(
                list,
                "\n[[claim]]\nid = \"c{account}-{at}\"\nsource = \"s{account}\"\ndocument = \"d{account}\"\n"
            );
            let _ = write!(list, "start = {start}\nquote = \"{claim}\"\n");
            let _ = writeln!(table, "{account}\t{claim}");
            text.push_str(claim);
            text.push_str(if at % 5 == 4 { "\n\n" } else { " " });
        }
        fs::write(folder.join(format!("{account}.txt")), text)?;
    }
    case.push_str(&documents);
    case.push_str(&list);
    let made = Told {
        case: folder.join("case.toml"),
        claims: folder.join("claims.tsv"),
        count: ACCOUNTS * claims,
    };
    fs::write(&made.case, case)?;
    fs::write(&made.claims, table)?;
    Ok(made)
}

/// The peers with their milliseconds, as far as there are Python and their packages.
fn peers(told: &Told) -> io::Result<Vec<(String, f64)>> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/peers/alignment.py");
    let run = Command::new("python3")
        .arg(script)
        .arg(&told.claims)
        .output();
    let output = match run {
        Ok(output) => output,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            println!("python3: skipped: not installed");
            return Ok(Vec::new());
        }
        Err(error) => return Err(error),
    };
    print!("{}", String::from_utf8_lossy(&output.stderr));
    let lines = String::from_utf8_lossy(&output.stdout).into_owned();
    let peer = |line: &str| {
        let (name, time) = line.split_once('\t')?;
        Some((name.to_owned(), time.parse().ok()?))
    };
    Ok(lines.lines().filter_map(peer).collect())
}
