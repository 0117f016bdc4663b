//! A change below the screen: from an effect to journal, file and state, also where there is no file yet.

use std::fs;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, channel};

use super::*;
use crate::app::Input;
use crate::app::config::Config;
use crate::app::state::{Size, Work};
use crate::case::{Edit, Field, Id, Key, Kind, Value};
use crate::file::disk::faulty::Scratch;
use crate::file::journal::path_of;
use crate::text::anchor;

const CASE: &str = "tellings = 1\ntitle = 'The lamp' # t\n\n[[document]]\nid = 'letter'\nfile = 'letter.txt'\n\n[[source]]\nid = 'mira'\nname = 'Mira'\n\n[[event]]\nid = 'lamp'\ntitle = 'It goes out'\n\n[[claim]]\nid = 'one'\nsource = 'mira'\nevent = 'lamp'\ndocument = 'letter'\nquote = 'The lamp went out.'\nstart = 4\n";
const LETTER: &str = "It was late. The lamp went out. We left.\n";

/// A reader at something that is open.
struct Reader {
    session: Session,
    state: State,
    queue: Receiver<Arrival>,
}

impl Reader {
    fn open(scratch: &Scratch, name: &str) -> Self {
        Self::at(
            scratch,
            open::path(&scratch.join(name), Extent::FirstFrame).unwrap(),
        )
    }

    fn at(scratch: &Scratch, opened: open::Opened) -> Self {
        let (sender, queue) = channel();
        let folders = Folders {
            data: Some(scratch.join("data")),
            state: Some(scratch.join("state")),
        };
        let mut session = Session::with(sender, folders);
        let config = Config {
            recent: false,
            author: Some("tester".into()),
            ..Config::default()
        };
        let size = Size {
            columns: 80,
            rows: 24,
        };
        let matter = session.take_up(opened);
        let mut state = State::new(matter, config, size);
        session.hold(&mut state);
        Self {
            session,
            state,
            queue,
        }
    }

    /// Carries out an effect; what the reader is told.
    fn effect(&mut self, effect: Effect) -> String {
        self.state.notice = None;
        self.session.carry_out(effect, &mut self.state);
        self.said()
    }

    fn change(&mut self, name: &str, edit: Edit) -> String {
        let name = name.to_owned();
        self.effect(Effect::Change { name, edit })
    }

    fn said(&self) -> String {
        let notice = self.state.notice.as_ref();
        notice.map_or_else(String::new, |it| it.text.clone())
    }

    /// Takes the worker's news until the last of it, as the loop does.
    fn listen(mut self) -> Self {
        // The session keeps a sender; another one takes its place, so that the queue comes to an end.
        self.session.sender = channel().0;
        for arrival in &self.queue {
            let Arrival::News(news, _) = arrival else {
                panic!("{arrival:?}");
            };
            for effect in self.state.update(Input::News(news)) {
                self.session.carry_out(effect, &mut self.state);
            }
            self.session.tend(&mut self.state);
        }
        self
    }

    /// What is due at a time after now is done.
    fn tend_in(&mut self, after: Duration) -> bool {
        let now = Instant::now() + after;
        self.session
            .keeper
            .tend(now, &mut self.state, &mut self.session.watch)
            .is_some()
    }

    fn titles(&self) -> Vec<&str> {
        let events = self.state.matter.case.tables().events.iter();
        events.map(|event| &*event.title).collect()
    }

    fn anchor(&self) -> Option<anchor::State> {
        self.state.matter.anchor(0).map(|it| it.state)
    }

    /// Leaves the case.
    fn close(&mut self) -> Result<(), String> {
        self.session.close(&self.state)
    }

    /// The program is killed: nothing is closed but what the system closes.
    fn killed(self) {
        drop(self);
    }
}

fn lamp() -> Scratch {
    let scratch = Scratch::new();
    fs::write(scratch.join("case.toml"), CASE).unwrap();
    fs::write(scratch.join("letter.txt"), LETTER).unwrap();
    scratch
}

fn text(path: PathBuf) -> String {
    fs::read_to_string(path).unwrap()
}

fn new_event(at: usize, id: &str) -> Edit {
    let fields = vec![
        (Field::Id, Value::Id(Id::new(id).unwrap())),
        (Field::Title, Value::text(id)),
    ];
    let kind = Kind::Event;
    Edit::Insert { kind, at, fields }
}

fn set(kind: Kind, id: &str, field: Field, expect: Option<Value>, value: Option<Value>) -> Edit {
    Edit::set(kind, Key::One(Id::new(id).unwrap()), field, expect, value)
}

fn title(from: &str, to: &str) -> Edit {
    let (from, to) = (Some(Value::text(from)), Some(Value::text(to)));
    set(Kind::Event, "lamp", Field::Title, from, to)
}

#[test]
fn a_change_is_in_the_journal_at_once_on_the_medium_at_rest_and_then_in_the_file() {
    let scratch = lamp();
    let mut reader = Reader::open(&scratch, "case.toml");
    let said = reader.change("the lamp is renamed", title("It goes out", "Out"));
    assert_eq!(said, "the lamp is renamed");
    assert_eq!(reader.titles(), ["Out"]);
    assert_eq!(reader.state.saved, Some(Saved::Soon));
    assert!(text(path_of(&scratch.join("case.toml"))).contains("the lamp is renamed"));
    assert!(!reader.tend_in(Duration::ZERO));
    assert!(reader.tend_in(Duration::from_millis(101)));
    assert_eq!(reader.state.saved, Some(Saved::Yes));
    assert_eq!(text(scratch.join("case.toml")), CASE);
    assert!(reader.tend_in(Duration::from_millis(1001)));
    let changed = CASE.replace("It goes out", "Out");
    assert_eq!(text(scratch.join("case.toml")), changed);
    assert_eq!(reader.session.keeper.due(), None);
    assert!(
        !reader
            .session
            .look(Instant::now() + LOOK, &mut reader.state)
    );
}

#[test]
fn twenty_changes_are_put_on_the_medium_without_waiting() {
    let scratch = lamp();
    let mut reader = Reader::open(&scratch, "case.toml");
    for at in 0..20 {
        assert!(!reader.tend_in(Duration::ZERO), "{at}");
        reader.change("an event", new_event(0, &format!("e{at}")));
    }
    assert!(reader.tend_in(Duration::ZERO));
    assert_eq!(reader.state.saved, Some(Saved::Yes));
}

#[test]
fn securing_and_closing_leave_nothing_undone() {
    let scratch = lamp();
    let mut reader = Reader::open(&scratch, "case.toml");
    reader.change("one", title("It goes out", "One"));
    reader.session.secure(&mut reader.state);
    assert!(text(scratch.join("case.toml")).contains("title = 'One'"));
    reader.change("two", title("One", "Two"));
    reader.close().unwrap();
    assert!(text(scratch.join("case.toml")).contains("title = 'Two'"));
    assert!(!scratch.names().contains(&"case.toml.lock".to_owned()));
}

#[test]
fn undo_and_redo_say_what_also_after_a_restart() {
    let scratch = lamp();
    let mut reader = Reader::open(&scratch, "case.toml");
    assert_eq!(reader.effect(Effect::Undo), "nothing to take back");
    reader.change("the lamp is renamed", title("It goes out", "Out"));
    reader.close().unwrap();
    for _ in 0..2 {
        let mut reader = Reader::open(&scratch, "case.toml");
        assert_eq!(
            reader.effect(Effect::Undo),
            "taken back: the lamp is renamed"
        );
        assert_eq!(reader.titles(), ["It goes out"]);
        assert_eq!(reader.effect(Effect::Undo), "nothing to take back");
        reader.close().unwrap();
        assert_eq!(text(scratch.join("case.toml")), CASE);
        let mut reader = Reader::open(&scratch, "case.toml");
        assert_eq!(
            reader.effect(Effect::Redo),
            "done again: the lamp is renamed"
        );
        assert_eq!(reader.titles(), ["Out"]);
        assert_eq!(reader.effect(Effect::Redo), "nothing to do again");
        reader.close().unwrap();
    }
}

#[test]
fn a_refusal_leaves_everything_as_it_was_in_one_line() {
    let scratch = lamp();
    let mut reader = Reader::open(&scratch, "case.toml");
    let said = reader.change("no", title("Something else", "Out"));
    assert_eq!(
        said,
        "not changed: `title` of event lamp was changed in between"
    );
    assert_eq!(reader.titles(), ["It goes out"]);
    assert_eq!(reader.state.saved, None);
    assert!(!path_of(&scratch.join("case.toml")).exists());
}

#[test]
fn the_second_reader_is_told_and_changes_nothing() {
    let scratch = lamp();
    let first = Reader::open(&scratch, "case.toml");
    let mut second = Reader::open(&scratch, "case.toml");
    let who = format!(
        "another program has this case open (process {}); once it is closed there, it can be changed here",
        std::process::id()
    );
    assert_eq!(second.said(), format!("read-only: {who}"));
    let said = second.change("no", title("It goes out", "Out"));
    assert_eq!(said, format!("not changed: {who}"));
    assert_eq!(second.titles(), ["It goes out"]);
    second.close().unwrap();
    drop(first);
    assert_eq!(Reader::open(&scratch, "case.toml").state.read_only, None);
}

#[test]
fn the_second_takes_over_once_the_first_has_gone() {
    let scratch = lamp();
    let mut first = Reader::open(&scratch, "case.toml");
    let mut second = Reader::open(&scratch, "case.toml");
    assert!(!second.session.take_over(&mut second.state));
    assert!(second.state.read_only.is_some());
    first.session.close(&first.state).unwrap();
    assert!(second.session.take_over(&mut second.state));
    assert_eq!(
        second.said(),
        "the other program has closed this case: it can be changed here now"
    );
    assert_eq!(
        second.change("renamed", title("It goes out", "Out")),
        "renamed"
    );
    second.session.close(&second.state).unwrap();
    assert!(text(scratch.join("case.toml")).contains("title = 'Out'"));
}

#[test]
fn what_the_first_changed_the_second_opens_again_and_stays_where_it_is() {
    let scratch = lamp();
    let mut first = Reader::open(&scratch, "case.toml");
    let mut second = Reader::open(&scratch, "case.toml");
    let id = "d";
    first.change("an event", new_event(0, id));
    first.change("renamed", title("It goes out", "Out"));
    first.session.close(&first.state).unwrap();
    assert!(second.session.take_over(&mut second.state));
    assert!(second.said().contains(":reopen"), "{}", second.said());
    let said = second.change("no", title("It goes out", "No"));
    assert!(said.starts_with("not changed: "), "{said}");
    assert!(!second.session.take_over(&mut second.state), "told once");
    second.state.showing = crate::app::Showing::Read;
    second.effect(Effect::Reopen);
    assert_eq!(second.state.read_only, None);
    assert_eq!(second.titles(), ["d", "Out"]);
    assert_eq!(second.state.showing, crate::app::Showing::Read);
    assert_eq!(second.change("renamed", title("Out", "Dark")), "renamed");
}

#[test]
fn a_case_changed_elsewhere_is_opened_again_with_the_changes_made_here() {
    let scratch = lamp();
    let mut reader = Reader::open(&scratch, "case.toml");
    fs::write(
        scratch.join("case.toml"),
        CASE.replace("'Mira'", "'Mira Voss'"),
    )
    .unwrap();
    reader.change("renamed", title("It goes out", "Out"));
    reader.session.secure(&mut reader.state);
    assert_eq!(reader.state.saved, Some(Saved::JournalOnly));
    let said = reader.effect(Effect::Reopen);
    assert_eq!(said, "made again: 1 change that only the journal had");
    assert_eq!(reader.titles(), ["Out"]);
    reader.session.close(&reader.state).unwrap();
    let written = text(scratch.join("case.toml"));
    assert!(written.contains("'Mira Voss'") && written.contains("title = 'Out'"));
}

#[test]
fn what_a_killed_program_had_shown_is_there_again_with_the_places_of_its_quotes() {
    let scratch = lamp();
    let mut reader = Reader::open(&scratch, "case.toml").listen();
    assert_eq!(reader.anchor(), Some(anchor::State::Moved));
    let (from, to) = (Some(Value::Count(4)), Some(Value::Count(13)));
    let said = reader.change("accepted", set(Kind::Claim, "one", Field::Start, from, to));
    assert_eq!(said, "accepted");
    assert_eq!(reader.anchor(), Some(anchor::State::Sound));
    let mut before = vec![
        (Field::Id, Value::Id(Id::new("zero").unwrap())),
        (Field::Source, Value::Id(Id::new("mira").unwrap())),
        (Field::Text, Value::text("Nothing of note")),
    ];
    before.sort_by_key(|(field, _)| *field != Field::Id);
    let (kind, at, fields) = (Kind::Claim, 0, before);
    reader.change("a claim", Edit::Insert { kind, at, fields });
    assert_eq!(reader.anchor(), None, "its place is another claim's now");
    reader.killed();
    assert_eq!(text(scratch.join("case.toml")), CASE);

    let reader = Reader::open(&scratch, "case.toml").listen();
    assert_eq!(
        reader.said(),
        "made again: 2 changes that only the journal had"
    );
    let anchors = &reader.state.matter.anchors;
    let states: Vec<_> = anchors
        .iter()
        .map(|it| it.as_ref().map(|it| it.state))
        .collect();
    assert_eq!(states, [None, Some(anchor::State::Sound)]);
}

#[test]
fn a_large_case_is_changed_only_once_it_is_whole_and_its_journal_is_heard_then() {
    let scratch = lamp();
    let mut case = CASE.to_owned();
    for event in 0..30_000 {
        case.push_str(&format!(
            "\n[[event]]\nid = 'e{event}'\ntitle = 'One more thing that happened there, number {event}'\n"
        ));
    }
    fs::write(scratch.join("case.toml"), &case).unwrap();
    let mut reader = Reader::open(&scratch, "case.toml");
    assert!(!reader.state.matter.whole);
    let said = reader.change("early", title("It goes out", "Out"));
    assert_eq!(said, "not changed: the case is still being read");
    let mut reader = reader.listen();
    assert_eq!(reader.change("now", title("It goes out", "Out")), "now");
    reader.killed();
    let reader = Reader::open(&scratch, "case.toml");
    assert_eq!(reader.titles()[0], "It goes out");
    let mut reader = reader.listen();
    assert_eq!(reader.titles()[0], "Out");
    assert!(reader.tend_in(Duration::from_secs(2)), "the file follows");
    assert_eq!(
        text(scratch.join("case.toml")),
        case.replace("It goes out", "Out")
    );
}

#[test]
fn an_undo_typed_before_the_case_is_here_takes_back_what_its_journal_has() {
    let scratch = lamp();
    let mut reader = Reader::open(&scratch, "case.toml").listen();
    reader.change("the lamp is renamed", title("It goes out", "Out"));
    reader.killed();
    let mut reader = Reader::open(&scratch, "case.toml");
    let undo = crate::app::keys::Key::plain(crate::app::keys::Code::Char('u'));
    assert_eq!(reader.state.update(Input::Key(undo)), [], "it waits");
    let reader = reader.listen();
    assert_eq!(reader.said(), "taken back: the lamp is renamed");
    assert_eq!(reader.titles(), ["It goes out"]);
}

#[test]
fn a_file_that_another_program_changed_is_told_of_and_the_change_stays_in_the_journal() {
    let scratch = lamp();
    let mut reader = Reader::open(&scratch, "case.toml");
    let theirs = CASE.replace("Mira", "Mira V.");
    fs::write(scratch.join("case.toml"), &theirs).unwrap();
    assert!(
        reader
            .session
            .look(Instant::now() + LOOK, &mut reader.state)
    );
    assert_eq!(reader.state.outdated, ["case.toml"]);
    assert!(
        reader
            .said()
            .starts_with("case.toml was changed by another program")
    );
    reader.change("the lamp is renamed", title("It goes out", "Out"));
    assert!(reader.tend_in(Duration::from_millis(1001)));
    assert_eq!(reader.state.saved, Some(Saved::JournalOnly));
    assert_eq!(
        reader.said(),
        "not saved: the file was changed by another program; your changes are in the journal, and :reopen makes them again on the new file"
    );
    reader.change("again", title("Out", "It goes out"));
    assert!(reader.tend_in(Duration::from_millis(1001)));
    assert!(
        reader.said().starts_with("not saved: "),
        "{}",
        reader.said()
    );
    assert_eq!(reader.effect(Effect::Undo), "taken back: again");
    let why = reader.close().unwrap_err();
    assert!(why.contains("not saved: the file was changed by another program"));
    assert_eq!(text(scratch.join("case.toml")), theirs);
    let mut reader = Reader::open(&scratch, "case.toml");
    assert_eq!(reader.titles(), ["Out"]);
    reader.close().unwrap();
    assert_eq!(
        text(scratch.join("case.toml")),
        theirs.replace("It goes out", "Out")
    );
}

#[test]
fn the_first_change_to_a_text_makes_its_case_beside_it() {
    let scratch = Scratch::new();
    let path = scratch.join("letter.txt");
    fs::write(&path, LETTER).unwrap();
    let mut reader = Reader::open(&scratch, "letter.txt");
    assert_eq!(reader.effect(Effect::Undo), "nothing to take back");
    assert_eq!(scratch.names(), ["letter.txt"], "opening writes nothing");
    let said = reader.change("a new event", new_event(0, "lamp"));
    let case = scratch.join("letter.txt.case.toml");
    assert_eq!(said, format!("a new event, in {}", case.display()));
    assert!(path_of(&case).exists());
    let said = reader.change("another", new_event(1, "door"));
    assert_eq!(said, "another");
    reader.close().unwrap();
    let sum = crate::file::documents::hex(&save::sha256([LETTER.as_bytes()]));
    let head = format!(
        "tellings = 1\ntitle = \"letter.txt\"\n\n[[document]]\nid = \"text\"\nfile = \"letter.txt\"\nsha256 = \"{sum}\"\n"
    );
    let events = "\n[[event]]\nid = \"lamp\"\ntitle = \"lamp\"\n\n[[event]]\nid = \"door\"\ntitle = \"door\"\n";
    assert_eq!(text(case.clone()), format!("{head}{events}"));
    assert_eq!(text(path), LETTER);
    let checked = crate::file::check_case(&case);
    assert!(checked.problems.is_empty(), "{:?}", checked.problems);

    let mut reader = Reader::open(&scratch, "letter.txt.case.toml");
    assert_eq!(reader.effect(Effect::Undo), "taken back: another");
    assert_eq!(reader.effect(Effect::Undo), "taken back: a new event");
    reader.close().unwrap();
    assert_eq!(text(case), head);
}

#[test]
fn a_text_that_quotes_somebody_is_drafted_and_its_first_change_writes_the_draft() {
    let scratch = Scratch::new();
    let report = "“Nobody told us,” the clerk said. The guard said he had lit the lamp.\n";
    fs::write(scratch.join("report.txt"), report).unwrap();
    let mut reader = Reader::open(&scratch, "report.txt");
    let drafted = reader.state.matter.case.tables().clone();
    assert!(drafted.claims.len() == 2 && drafted.claims.iter().all(|it| it.suggested));
    assert_eq!(reader.state.showing, crate::app::Showing::Compare);
    assert_eq!(scratch.names(), ["report.txt"], "opening writes nothing");
    reader.change("a new event", new_event(0, "lamp"));
    reader.session.close(&reader.state).unwrap();
    let checked = crate::file::check_case(&scratch.join("report.txt.case.toml"));
    assert!(checked.problems.is_empty(), "{:?}", checked.problems);
    let written = checked.reading.unwrap().tables;
    assert_eq!(
        (&written.claims, &written.sources),
        (&drafted.claims, &drafted.sources)
    );
    assert_eq!(written.events[1..], drafted.events);
    // From then on the text opens its case.
    let mut reader = Reader::open(&scratch, "report.txt");
    assert_eq!(
        reader.state.matter.case.tables().events[0].title,
        "lamp".into()
    );
    assert_eq!(reader.effect(Effect::Undo), "taken back: a new event");
}

#[test]
fn a_suggestion_that_is_accepted_or_rejected_and_taken_back_leaves_the_same_bytes() {
    use crate::annotate::{self, Signed};
    let scratch = Scratch::new();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/drafted");
    for name in ["case.toml", "report.txt"] {
        fs::copy(format!("{folder}/{name}"), scratch.join(name)).unwrap();
    }
    let before = text(scratch.join("case.toml"));
    let mut reader = Reader::open(&scratch, "case.toml");
    let signed = Signed {
        by: "tester",
        at: "2020-03-08",
    };
    let kinds = [Kind::Source, Kind::Claim, Kind::Finding, Kind::Silence];
    for (number, kind) in kinds.into_iter().enumerate() {
        for at in 0..reader.state.matter.case.count(kind) {
            let case = &reader.state.matter.case;
            let decided = match (number + at) % 2 {
                0 => annotate::accept(case, &[(kind, at)], signed),
                _ => annotate::reject(case, &[(kind, at)], signed),
            };
            let decided = decided.unwrap();
            reader.change(&decided.name, decided.edit);
            assert!(reader.tend_in(Duration::from_millis(1001)));
            assert_ne!(text(scratch.join("case.toml")), before);
            assert!(reader.effect(Effect::Undo).starts_with("taken back: "));
            reader.tend_in(Duration::from_millis(1001));
            assert_eq!(text(scratch.join("case.toml")), before, "{}", decided.name);
        }
    }
}

#[test]
fn several_texts_get_one_case_beside_the_first_with_copies_of_the_others() {
    let scratch = Scratch::new();
    fs::create_dir(scratch.join("in")).unwrap();
    let (one, two) = (scratch.join("in/ada.txt"), scratch.join("ben.txt"));
    fs::write(&one, "I locked the gate at six.\n").unwrap();
    fs::write(&two, "She left the gate open.\n").unwrap();
    let texts = [one.clone(), two];
    let mut reader = Reader::at(&scratch, open::texts(&texts, Extent::Whole).unwrap());
    let names = |reader: &Reader| {
        let sources = reader.state.matter.case.tables().sources.iter();
        sources.map(|it| it.name.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(names(&reader), ["ada", "ben"]);
    reader.change("a new event", new_event(0, "lamp"));
    reader.session.close(&reader.state).unwrap();
    let checked = crate::file::check_case(&scratch.join("in/ada.txt.case.toml"));
    assert!(checked.problems.is_empty(), "{:?}", checked.problems);
    assert_eq!(text(scratch.join("ben.txt")), "She left the gate open.\n");
    let again = Reader::at(&scratch, open::texts(&texts, Extent::Whole).unwrap());
    assert_eq!(
        again.said(),
        "ada.txt.case.toml lies beside the texts and was opened"
    );
    let events = &again.state.matter.case.tables().events;
    assert!(events.iter().any(|it| &*it.title == "lamp"));
    let other = scratch.join("cyd.txt");
    fs::write(&other, "It was dark.\n").unwrap();
    let refused = open::texts(&[one, other], Extent::Whole).unwrap_err();
    assert!(refused.contains("does not hold cyd.txt"), "{refused}");
}

#[test]
fn a_longer_text_is_drafted_while_it_is_read_unless_somebody_began_by_hand() {
    let scratch = Scratch::new();
    let long = "“Nobody told us,” the clerk said. The guard lit the lamp.\n\n".repeat(2_000);
    fs::write(scratch.join("report.txt"), &long).unwrap();
    let reader = Reader::open(&scratch, "report.txt");
    assert_eq!(reader.state.work, Some(Work::Drafting));
    let reader = reader.listen();
    assert_eq!(reader.state.work, None);
    assert!(
        reader.said().starts_with("drafted, nothing decided: "),
        "{}",
        reader.said()
    );
    assert_eq!(
        reader.state.showing,
        crate::app::Showing::Read,
        "the reader stays where he is"
    );
    assert!(reader.state.matter.case.tables().claims.len() > 1_000);
    let mut reader = Reader::open(&scratch, "report.txt");
    reader.state.update(Input::Key(crate::app::keys::Key::plain(
        crate::app::keys::Code::Esc,
    )));
    let reader = reader.listen();
    assert!(reader.state.matter.case.tables().claims.is_empty());
    fs::write(scratch.join("huge.txt"), long.repeat(10)).unwrap();
    let reader = Reader::open(&scratch, "huge.txt").listen();
    assert!(
        reader.said().starts_with("not drafted, since it is longer"),
        "{}",
        reader.said()
    );
}

#[test]
fn a_long_text_gets_its_case_once_it_has_been_read_to_its_end() {
    let scratch = Scratch::new();
    let long = LETTER.repeat(5_000);
    fs::write(scratch.join("letter.txt"), &long).unwrap();
    let mut reader = Reader::open(&scratch, "letter.txt");
    assert_eq!(
        reader.change("early", new_event(0, "lamp")),
        "not changed: the text has not been read to its end"
    );
    assert_eq!(scratch.names(), ["letter.txt"]);
    let mut reader = reader.listen();
    let said = reader.change("now", new_event(0, "lamp"));
    assert!(said.starts_with("now, in "), "{said}");
    reader.close().unwrap();
    let case = scratch.join("letter.txt.case.toml");
    let sum = crate::file::documents::hex(&save::sha256([long.as_bytes()]));
    assert!(text(case).contains(&sum), "the hash is of all of it");
}

#[test]
fn a_text_that_is_not_utf_8_is_described_with_its_encoding() {
    let scratch = Scratch::new();
    let bytes = "À la grille, personne n’a répondu : on l’a raconté très tôt.";
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(bytes);
    fs::write(scratch.join("lettre.txt"), &bytes).unwrap();
    let mut reader = Reader::open(&scratch, "lettre.txt");
    reader.change("a new event", new_event(0, "lamp"));
    reader.close().unwrap();
    let case = scratch.join("lettre.txt.case.toml");
    assert!(text(case.clone()).contains("encoding = \"windows-1252\""));
    assert!(crate::file::check_case(&case).problems.is_empty());
}

#[test]
fn a_first_change_that_is_refused_makes_no_file() {
    let scratch = Scratch::new();
    fs::write(scratch.join("letter.txt"), LETTER).unwrap();
    let mut reader = Reader::open(&scratch, "letter.txt");
    let said = reader.change("no", title("It goes out", "Out"));
    assert_eq!(said, "not changed: there is no event lamp any more");
    assert_eq!(scratch.names(), ["letter.txt"]);
}

#[test]
fn a_case_that_stands_beside_a_text_is_not_overwritten() {
    let scratch = Scratch::new();
    fs::write(scratch.join("letter.txt"), LETTER).unwrap();
    fs::write(scratch.join("letter.txt.case.toml"), "theirs").unwrap();
    let mut reader = Reader::open(&scratch, "letter.txt");
    assert_eq!(
        reader.change("no", new_event(0, "lamp")),
        "not changed: letter.txt.case.toml is there already: open that"
    );
    assert_eq!(reader.titles(), [""; 0]);
    assert_eq!(text(scratch.join("letter.txt.case.toml")), "theirs");
}

#[cfg(target_os = "linux")]
#[test]
fn a_text_whose_name_no_case_could_write_is_refused() {
    use std::os::unix::ffi::OsStringExt as _;
    let scratch = Scratch::new();
    let odd = std::ffi::OsString::from_vec(b"a\xff.txt".to_vec());
    for name in [PathBuf::from(odd), PathBuf::from("a\\b.txt")] {
        let path = scratch.join("").join(name);
        fs::write(&path, LETTER).unwrap();
        let mut reader = Reader::at(&scratch, open::path(&path, Extent::FirstFrame).unwrap());
        let said = reader.change("no", new_event(0, "lamp"));
        assert!(said.ends_with("rename it first"), "{said}");
        fs::remove_file(&path).unwrap();
    }
    assert!(scratch.names().is_empty());
}

#[test]
fn the_first_change_to_an_example_makes_an_own_copy_of_it() {
    let scratch = Scratch::new();
    let mut reader = Reader::at(&scratch, open::example("parade").unwrap());
    let said = reader.change("a new event", new_event(0, "lamp"));
    let case = scratch.join("data/examples/parade/case.toml");
    let place = format!("in your own copy of the example: {}", case.display());
    assert_eq!(said, format!("a new event, {place}"));
    assert_eq!(reader.effect(Effect::Undo), "taken back: a new event");
    reader.close().unwrap();
    let bundled = include_str!("../../../examples/parade/case.toml");
    assert_eq!(text(case), bundled);
}

#[test]
fn what_is_found_out_about_a_case_that_is_no_longer_open_reaches_no_other() {
    let scratch = lamp();
    let mut reader = Reader::at(&scratch, open::example("parade").unwrap());
    let late = reader.queue.recv().unwrap();
    let target = Target::Path(scratch.join("case.toml"));
    reader
        .session
        .carry_out(Effect::Open(target), &mut reader.state);
    let over = |arrival: &Arrival| match arrival {
        Arrival::News(_, over) => over.load(std::sync::atomic::Ordering::Relaxed),
        other => panic!("{other:?}"),
    };
    assert!(over(&late));
    reader.session.sender = channel().0;
    assert!(reader.queue.iter().any(|it| !over(&it)), "this case's news");
}

/// The claim's quote in a letter that the next version changes.
const LATER: &str = "It was very late. The lamp went out. We left.\n";

#[test]
fn a_new_version_is_read_decided_on_written_and_taken_back_with_its_files() {
    let scratch = lamp();
    fs::write(scratch.join("later.txt"), LATER).unwrap();
    let mut reader = Reader::open(&scratch, "case.toml").listen();
    let path = scratch.join("later.txt").display().to_string();
    let new = Effect::NewVersion { document: 0, path };
    assert_eq!(reader.effect(new.clone()), "");
    let begun = reader.state.rebase.as_ref().unwrap();
    assert_eq!(begun.plan.counted(), "1 moved");
    let refused = reader.change("the lamp is renamed", title("It goes out", "Out"));
    assert!(
        refused.starts_with("not changed: a new version"),
        "{refused}"
    );
    crate::app::perform::perform(&mut reader.state, crate::app::action::Action::TakeQuote);
    let said = reader.effect(Effect::Rebase);
    assert!(
        said.starts_with("a new version of letter: 1 moved; the old one is kept as letter."),
        "{said}"
    );
    let read = |reader: &Reader| reader.state.matter.text(0).unwrap().text.clone();
    assert_eq!(read(&reader), LATER);
    assert_eq!(reader.anchor(), Some(anchor::State::Sound));
    assert_eq!(
        text(scratch.join("letter.txt")),
        LETTER,
        "no document is written"
    );
    let kept = scratch
        .names()
        .into_iter()
        .filter(|it| it.starts_with("letter."));
    assert_eq!(kept.count(), 2, "the letter, and it under its hash");
    let file = |reader: &Reader| {
        reader.state.matter.case.tables().documents[0]
            .file
            .to_string()
    };
    assert_eq!(file(&reader), "later.txt", "it lay in the folder already");
    assert!(
        reader
            .effect(Effect::Undo)
            .starts_with("taken back: a new version of letter")
    );
    assert_eq!(
        (file(&reader), read(&reader)),
        ("letter.txt".into(), LETTER.into())
    );
    assert_eq!(
        reader.anchor(),
        Some(anchor::State::Moved),
        "as it was before"
    );
    reader.effect(Effect::Redo);
    assert_eq!(read(&reader), LATER);
    assert_eq!(reader.anchor(), Some(anchor::State::Sound));
    reader.killed();
    let again = Reader::open(&scratch, "case.toml").listen();
    assert_eq!(file(&again), "later.txt");
    assert_eq!(again.anchor(), Some(anchor::State::Sound));
    let same = Reader::open(&scratch, "case.toml").listen().effect(new);
    assert!(!same.is_empty());
}

#[test]
fn a_document_that_another_program_changes_while_it_is_open_keeps_its_old_version() {
    let scratch = lamp();
    let mut reader = Reader::open(&scratch, "case.toml").listen();
    fs::write(scratch.join("letter.txt"), LATER).unwrap();
    assert!(
        reader
            .session
            .look(Instant::now() + LOOK, &mut reader.state)
    );
    assert_eq!(reader.state.outdated, ["letter.txt"]);
    let path = scratch.join("letter.txt").display().to_string();
    reader.effect(Effect::NewVersion { document: 0, path });
    assert!(
        reader.state.rebase.as_ref().unwrap().old.is_some(),
        "it is still in memory"
    );
    crate::app::perform::perform(&mut reader.state, crate::app::action::Action::StayOld);
    let said = reader.effect(Effect::Rebase);
    assert!(
        said.contains("1 with the old version; the old one is kept as letter."),
        "{said}"
    );
    assert!(reader.state.outdated.is_empty());
    let documents = &reader.state.matter.case.tables().documents;
    assert_eq!((&*documents[0].file, documents.len()), ("letter.txt", 2));
    assert_eq!(text(scratch.join(&documents[1].file)), LETTER);
    assert_eq!(reader.state.matter.text(0).unwrap().text, LATER);
    assert_eq!(
        reader.anchor(),
        Some(anchor::State::Moved),
        "as it was in the old one"
    );
}

#[test]
fn a_version_that_cannot_be_written_is_decided_on_further() {
    let scratch = lamp();
    let mut reader = Reader::open(&scratch, "case.toml").listen();
    let other = Scratch::new();
    fs::write(other.join("later.txt"), LATER).unwrap();
    let path = other.join("later.txt").display().to_string();
    reader.effect(Effect::NewVersion { document: 0, path });
    crate::app::perform::perform(&mut reader.state, crate::app::action::Action::TakeQuote);
    // Another file lies where the old version is to be kept.
    let hash = crate::file::documents::hex(&save::sha256([LETTER.as_bytes()]));
    for digits in [12, 64] {
        let name = crate::file::versions::name("letter.txt", &hash, digits);
        fs::write(scratch.join(&name), "another").unwrap();
    }
    let before = scratch.names();
    let said = reader.effect(Effect::Rebase);
    assert!(said.starts_with("not changed: letter."), "{said}");
    assert_eq!(scratch.names(), before);
    let rebase = reader.state.rebase.as_ref().unwrap();
    assert_eq!(rebase.open(), 0, "the answers are still there");
    assert_eq!(text(scratch.join("case.toml")), CASE);
}

#[test]
fn what_has_no_case_file_gets_no_new_version() {
    let scratch = Scratch::new();
    fs::write(scratch.join("letter.txt"), LETTER).unwrap();
    let mut reader = Reader::open(&scratch, "letter.txt").listen();
    let path = scratch.join("letter.txt").display().to_string();
    let said = reader.effect(Effect::NewVersion { document: 0, path });
    assert!(said.contains("no case file of its own yet"), "{said}");
}

#[test]
fn every_change_that_was_not_made_again_is_listed_with_why() {
    let scratch = lamp();
    let mut reader = Reader::open(&scratch, "case.toml");
    reader.change("the lamp is renamed", title("It goes out", "Out"));
    let edit = set(
        Kind::Claim,
        "one",
        Field::Note,
        None,
        Some(Value::text("mine")),
    );
    reader.change("a note on one", edit);
    reader.change("an event", new_event(1, "bell"));
    reader.killed();
    let theirs = CASE
        .replace("'It goes out'", "'Theirs'")
        .replace("start = 4\n", "start = 4\nnote = 'theirs'\n");
    fs::write(scratch.join("case.toml"), &theirs).unwrap();
    let list = |reader: &mut Reader| {
        reader.effect(Effect::Log);
        let crate::app::Mode::Choose(list) = &reader.state.mode else {
            panic!("no list: {}", reader.said());
        };
        let shown = list.shown().map(|it| format!("{} ({})", it.name, it.help));
        shown.collect::<Vec<_>>()
    };
    let wanted = [
        "a note on one (not made again: `note` of claim one was changed in between)",
        "the lamp is renamed (not made again: `title` of event lamp was changed in between)",
    ];
    for time in 0..2 {
        let mut reader = Reader::open(&scratch, "case.toml");
        if time == 0 {
            let said = reader.said();
            assert!(said.contains("2 changes of the journal not made again (:log lists all): `title` of event lamp"), "{said}");
        }
        assert_eq!(reader.titles(), ["Theirs", "bell"]);
        let shown = list(&mut reader);
        for line in wanted {
            assert!(shown.iter().any(|it| it == line), "{time}: {shown:#?}");
        }
        reader.close().unwrap();
    }
    let log = crate::file::journal::log(&RealDisk, &scratch.join("case.toml")).unwrap();
    let refused = log.steps.iter().filter(|it| it.refused.is_some());
    assert_eq!(refused.count(), 2, "`tellings log` prints them from here");
}
