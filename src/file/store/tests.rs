//! One change goes from an edit to the journal, to the file and back; whatever comes in between is told.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize};

use super::*;
use crate::case::{Field, Id, Key, Kind, Value};
use crate::file::disk::faulty::{EACCES, ENOSPC, EROFS, Fault, FaultyDisk, Scratch};
use crate::file::disk::{FILE_MODE, RealDisk};
use crate::file::{journal, pieces, read};

pub(super) const TEXT: &str = "# mine\ntellings = 1\ntitle = 'The lamp' # t\n\n[[event]]\nid = 'lamp'\ntitle = 'It goes out'\n\n# kept\n[[event]]\nid = 'bell'\ntitle = 'It is rung'\n";
pub(super) const NOW: Signed<'static> = Signed {
    by: "tester",
    at: "2020-03-08T04:00:00Z",
};

pub(super) struct Session<D: Disk> {
    pub(super) store: Store<D>,
    pub(super) case: Case,
    pub(super) report: Report,
}

pub(super) fn open<D: Disk>(disk: D, path: &Path) -> io::Result<Session<D>> {
    let opening = Opening::at(disk, path, "process 1", None)?;
    let cut = pieces::cut(opening.bytes());
    let reading = read::read(
        opening.bytes(),
        &cut,
        &AtomicBool::new(false),
        &AtomicUsize::new(0),
    );
    let reading = reading.unwrap();
    let mut case = Case::new(reading.tables);
    let hash = save::sha256([opening.bytes().as_slice()]);
    let found = (&cut, &*reading.origins, hash);
    let (store, report) = opening.begin(&mut case, found, "aa", NOW)?;
    Ok(Session {
        store,
        case,
        report,
    })
}

/// Sets the title of an event.
pub(super) fn title(case: &Case, id: &str, to: &str) -> Edit {
    let key = Key::One(Id::new(id).unwrap());
    let at = case.find(Kind::Event, &key).unwrap();
    let expect = case.get(Kind::Event, at, Field::Title);
    Edit::set(
        Kind::Event,
        key,
        Field::Title,
        expect,
        Some(Value::text(to)),
    )
}

impl<D: Disk> Session<D> {
    pub(super) fn title(&mut self, id: &str, to: &str) -> Result<(), Unchanged> {
        let edit = title(&self.case, id, to);
        let name = format!("the title of {id}");
        self.store
            .change(&mut self.case, (&name, edit), NOW)
            .map(drop)
    }

    /// Takes back; what.
    pub(super) fn undo(&mut self) -> Option<String> {
        let done = self.store.undo(&mut self.case, NOW).unwrap();
        done.map(|change| change.name.to_string())
    }

    pub(super) fn redo(&mut self) -> Option<String> {
        let done = self.store.redo(&mut self.case, NOW).unwrap();
        done.map(|change| change.name.to_string())
    }

    pub(super) fn titles(&self) -> Vec<&str> {
        self.case
            .tables()
            .events
            .iter()
            .map(|event| &*event.title)
            .collect()
    }

    /// The program is killed: nothing is closed but what the system closes.
    pub(super) fn killed(self) {
        drop(self);
    }
}

pub(super) fn scratch() -> (Scratch, PathBuf) {
    let scratch = Scratch::new();
    let path = scratch.join("case.toml");
    fs::write(&path, TEXT).unwrap();
    (scratch, path)
}

pub(super) fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap()
}

#[test]
fn opening_and_closing_leaves_nothing_behind() {
    let (scratch, path) = scratch();
    let session = open(RealDisk, &path).unwrap();
    assert_eq!(scratch.names(), ["case.toml", "case.toml.lock"]);
    session.store.close().unwrap();
    assert_eq!(scratch.names(), ["case.toml"]);
}

#[test]
fn a_change_is_in_the_journal_at_once_and_in_the_file_when_saved() {
    let (_scratch, path) = scratch();
    let mut session = open(RealDisk, &path).unwrap();
    session.title("bell", "Rung").unwrap();
    assert_eq!(text(&path), TEXT);
    assert_eq!(text(&journal::path_of(&path)).lines().count(), 2);
    assert!(session.store.save().unwrap());
    let saved = TEXT.replace("'It is rung'", "'Rung'");
    assert_eq!(text(&path), saved);
    assert!(!session.store.save().unwrap());
    assert!(session.undo().is_some());
    assert!(session.store.save().unwrap());
    assert_eq!(text(&path), TEXT);
    assert_eq!(session.redo().as_deref(), Some("the title of bell"));
    assert_eq!(session.redo(), None);
    session.store.save().unwrap();
    assert_eq!(text(&path), saved);
    let mode = |path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(journal::path_of(&path)), FILE_MODE);
}

#[test]
fn undo_survives_the_end_of_the_program_and_brings_comments_back() {
    let (_scratch, path) = scratch();
    let mut session = open(RealDisk, &path).unwrap();
    let fields = session.case.fields(Kind::Event, 1);
    let edit = Edit::Remove {
        kind: Kind::Event,
        at: 1,
        fields,
    };
    session
        .store
        .change(&mut session.case, ("gone", edit), NOW)
        .unwrap();
    session.store.save().unwrap();
    session.store.close().unwrap();
    assert!(!text(&path).contains("kept"));
    let mut session = open(RealDisk, &path).unwrap();
    assert_eq!((session.report.made.len(), session.report.torn), (0, false));
    assert_eq!(session.undo().as_deref(), Some("gone"));
    assert_eq!(session.undo(), None);
    session.store.save().unwrap();
    assert_eq!(text(&path), TEXT);
}

#[test]
fn a_killed_program_loses_nothing_and_a_torn_line_is_told() {
    let (scratch, path) = scratch();
    let mut session = open(RealDisk, &path).unwrap();
    session.title("bell", "Rung").unwrap();
    session.store.save().unwrap();
    session.title("lamp", "Out").unwrap();
    session.killed();
    let journal = journal::path_of(&path);
    fs::write(&journal, text(&journal) + "{\"edit\":{\"n\":9").unwrap();
    fs::write(scratch.join(".case.toml.tellings-zz0.tmp"), "half").unwrap();
    let mut session = open(RealDisk, &path).unwrap();
    assert_eq!(session.titles(), ["Out", "Rung"]);
    let report = &session.report;
    assert_eq!((report.made.len(), report.torn, report.swept), (1, true, 1));
    session.title("lamp", "Dark").unwrap();
    session.killed();
    let session = open(RealDisk, &path).unwrap();
    assert_eq!(session.titles(), ["Dark", "Rung"]);
    let told = (session.report.torn, session.report.unreadable);
    assert_eq!(told, (false, 0), "the line was never shown as done");
}

#[test]
fn a_file_changed_by_another_program_is_not_overwritten() {
    let (scratch, path) = scratch();
    let mut session = open(RealDisk, &path).unwrap();
    session.title("bell", "Rung").unwrap();
    // The same length, at once: only the bytes tell.
    let theirs = TEXT.replace("lamp'\ntitle", "LAMP'\ntitle");
    fs::write(&path, &theirs).unwrap();
    assert!(session.store.changed_outside().unwrap());
    assert!(matches!(session.store.save(), Err(SaveError::Changed)));
    assert_eq!(text(&path), theirs);
    assert_eq!(
        scratch.names(),
        ["case.toml", "case.toml.journal", "case.toml.lock"]
    );
}

#[test]
fn changes_are_merged_into_a_file_changed_elsewhere_and_undo_stops_there() {
    let (_scratch, path) = scratch();
    let mut session = open(RealDisk, &path).unwrap();
    session.title("lamp", "Saved before").unwrap();
    session.store.save().unwrap();
    session.title("bell", "Rung").unwrap();
    session.title("lamp", "Out").unwrap();
    session.store.close().unwrap();
    fs::write(
        &path,
        text(&path).replace("Saved before", "Edited elsewhere"),
    )
    .unwrap();
    for _ in 0..2 {
        let mut session = open(RealDisk, &path).unwrap();
        assert_eq!(session.titles(), ["Edited elsewhere", "Rung"]);
        if session.report.outside {
            assert_eq!(
                (session.report.made.len(), session.report.refused.len()),
                (1, 1)
            );
            let refused = session.report.refused[0].1.to_string();
            assert_eq!(refused, "`title` of event lamp was changed in between");
        } else {
            assert_eq!(session.report.made.len(), 1, "the second time it is known");
            assert!(session.undo().is_some());
            assert_eq!(session.undo(), None);
        }
        session.store.close().unwrap();
    }
}

#[test]
fn an_undo_whose_value_is_gone_is_refused_by_name() {
    let (_scratch, path) = scratch();
    let mut session = open(RealDisk, &path).unwrap();
    session.title("bell", "Rung").unwrap();
    let edit = title(&session.case, "bell", "Other");
    session.case.apply(edit).unwrap();
    let refused = session.store.undo(&mut session.case, NOW).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "`title` of event bell was changed in between"
    );
}

#[test]
fn a_foreign_journal_is_set_aside_not_deleted() {
    let (scratch, path) = scratch();
    let (_other, from) = self::scratch();
    let mut session = open(RealDisk, &from).unwrap();
    session.title("bell", "Rung").unwrap();
    session.store.close().unwrap();
    let foreign = text(&journal::path_of(&from));
    fs::write(&path, TEXT.replace("mine", "other")).unwrap();
    for journal in [
        foreign.as_str(),
        "nonsense",
        "{\"begin\":{\"version\":2,\"place\":\"\",\"base\":\"\"}}\n",
    ] {
        fs::write(journal::path_of(&path), journal).unwrap();
        let session = open(RealDisk, &path).unwrap();
        let aside = session.report.set_aside.clone().unwrap();
        assert_eq!(text(&aside), journal);
        assert_eq!(session.titles(), ["It goes out", "It is rung"]);
        session.store.close().unwrap();
    }
    assert!(
        scratch
            .names()
            .contains(&"case.toml.journal.aside-3".to_owned())
    );
}

#[test]
fn a_moved_folder_takes_its_journal_along() {
    let (_scratch, path) = scratch();
    let (_other, to) = self::scratch();
    let mut session = open(RealDisk, &path).unwrap();
    session.title("bell", "Rung").unwrap();
    session.store.close().unwrap();
    fs::rename(journal::path_of(&path), journal::path_of(&to)).unwrap();
    assert_eq!(
        open(RealDisk, &to).unwrap().titles(),
        ["It goes out", "Rung"]
    );
}

#[test]
fn the_second_program_reads_only_and_is_told_why() {
    let (_scratch, path) = scratch();
    let mut first = open(RealDisk, &path).unwrap();
    let mut second = open(RealDisk, &path).unwrap();
    assert_eq!(
        second.store.access().to_string(),
        "another program has this case open (process 1); once it is closed there, it can be changed here"
    );
    assert!(matches!(
        second.title("bell", "x"),
        Err(Unchanged::ReadOnly(_))
    ));
    second.store.close().unwrap();
    first.title("bell", "Rung").unwrap();
    first.store.close().unwrap();
    assert_eq!(
        open(RealDisk, &path).unwrap().store.access(),
        &Access::Write
    );
}

#[test]
fn a_save_goes_through_a_link_and_keeps_the_mode() {
    let (scratch, path) = scratch();
    let folder = Scratch::new();
    let link = folder.join("link.toml");
    symlink(&path, &link).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    let mut session = open(RealDisk, &link).unwrap();
    session.title("bell", "Rung").unwrap();
    session.store.save().unwrap();
    session.store.close().unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert!(text(&path).contains("Rung"));
    assert_eq!(
        fs::metadata(&path).unwrap().permissions().mode() & 0o7777,
        0o640
    );
    assert_eq!(folder.names(), ["link.toml"]);
    assert_eq!(scratch.names(), ["case.toml", "case.toml.journal"]);
}

#[test]
fn an_example_is_copied_beside_what_is_there() {
    let scratch = Scratch::new();
    let target = scratch.join("examples");
    let files: &[(&str, &[u8])] = &[("case.toml", TEXT.as_bytes()), ("texts/a.txt", b"a")];
    let one = copy_example(&RealDisk, files, "lamp", &target).unwrap();
    let other = copy_example(&RealDisk, files, "lamp", &target).unwrap();
    assert_eq!(
        (&one, &other),
        (
            &target.join("lamp/case.toml"),
            &target.join("lamp-2/case.toml")
        )
    );
    assert_eq!(text(&target.join("lamp-2/texts/a.txt")), "a");
    let mode = fs::metadata(target.join("lamp"))
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o700);
}

#[test]
fn a_text_opened_directly_gets_its_case_beside_it_and_no_case_is_overwritten() {
    let scratch = Scratch::new();
    let path = scratch.join("a.txt");
    fs::write(&path, "words").unwrap();
    let found = || found_case(&RealDisk, &path, b"tellings = 1", &scratch.join("state"));
    let home = found().unwrap();
    assert_eq!(
        home,
        Home {
            case: scratch.join("a.txt.case.toml"),
            beside: true
        }
    );
    assert_eq!(found().unwrap_err().kind(), io::ErrorKind::AlreadyExists);
    assert_eq!(scratch.names(), ["a.txt", "a.txt.case.toml"]);
}

#[test]
fn where_nothing_can_be_written_beside_a_text_its_case_stands_with_a_copy_in_the_state_folder() {
    let scratch = Scratch::new();
    let path = scratch.join("a.txt");
    fs::write(&path, b"w\xf6rds").unwrap();
    for error in [EACCES, EROFS] {
        // The first call is the one that would make the file beside the text.
        let disk = FaultyDisk::new(Fault::Once(0, error));
        let home = found_case(&disk, &path, b"tellings = 1", &scratch.join("state")).unwrap();
        assert!(!home.beside);
        assert!(home.case.ends_with("a.txt.case.toml"));
        assert!(home.case.starts_with(scratch.join("state")));
        assert_eq!(fs::read(&home.case).unwrap(), b"tellings = 1");
        let copy = home.case.with_file_name("a.txt");
        assert_eq!(fs::read(copy).unwrap(), b"w\xf6rds");
    }
    assert_eq!(scratch.names(), ["a.txt", "state"]);
    let full = FaultyDisk::new(Fault::Once(0, ENOSPC));
    let refused = found_case(&full, &path, b"", &scratch.join("state")).unwrap_err();
    assert_eq!(refused.kind(), io::ErrorKind::StorageFull);
}

#[test]
fn what_was_read_before_is_not_read_again_unless_the_file_is_another() {
    let (_scratch, path) = scratch();
    let read = (
        RealDisk.stamp(&path).unwrap(),
        Arc::new(TEXT.as_bytes().to_vec()),
    );
    let disk = FaultyDisk::new(Fault::None);
    let log = disk.log_handle();
    let opening = Opening::at(disk, &path, "", Some(read.clone())).unwrap();
    assert!(Arc::ptr_eq(opening.bytes(), &read.1));
    assert!(!log.borrow().contains(&"read_all"));
    opening.leave();
    fs::write(&path, "tellings = 1\ntitle = 'another'\n").unwrap();
    let opening = Opening::at(RealDisk, &path, "", Some(read)).unwrap();
    assert_eq!(**opening.bytes(), fs::read(&path).unwrap());
    opening.leave();
}

#[test]
fn going_back_is_one_new_change_that_can_itself_be_taken_back() {
    let scratch = Scratch::new();
    let path = scratch.join("case.toml");
    fs::write(&path, TEXT).unwrap();
    let mut session = open(RealDisk, &path).unwrap();
    for title in ["one", "two", "three"] {
        session.title("lamp", title).unwrap();
    }
    session.title("bell", "four").unwrap();
    session.undo();
    session.store.save().unwrap();
    let before = fs::read_to_string(&path).unwrap();
    let numbers: Vec<u64> = session.store.history().numbers().collect();
    assert_eq!(numbers.len(), 3);
    let done = session.store.go_back(&mut session.case, numbers[0], NOW);
    let name = done.unwrap().unwrap().name.to_string();
    assert_eq!(name, "went back to before: the title of lamp");
    session.store.save().unwrap();
    let text = fs::read_to_string(&path).unwrap();
    assert_eq!(text, TEXT, "comments and all");
    assert_eq!(session.redo(), None, "it is a new change");
    session.undo();
    session.store.save().unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), before);
    let gone = session.store.go_back(&mut session.case, 9999, NOW).unwrap();
    assert!(gone.is_none());
}

#[test]
fn the_log_has_every_step_and_says_what_was_taken_back() {
    use journal::What;
    let scratch = Scratch::new();
    let path = scratch.join("case.toml");
    fs::write(&path, TEXT).unwrap();
    assert!(journal::log(&RealDisk, &path).unwrap().steps.is_empty());
    let mut session = open(RealDisk, &path).unwrap();
    session.title("lamp", "one").unwrap();
    session.title("bell", "two").unwrap();
    session.undo();
    session.redo();
    session.undo();
    session.store.close().unwrap();
    let log = journal::log(&RealDisk, &path).unwrap();
    let first = log.steps[0].n;
    let second = log.steps[1].n;
    let said: Vec<_> = log.steps.iter().map(|it| (it.what, it.undone)).collect();
    assert_eq!(
        said,
        [
            (What::Change, false),
            (What::Change, true),
            (What::Undo(second), false),
            (What::Redo(second), false),
            (What::Undo(second), false),
        ]
    );
    assert!(first < second);
    assert_eq!(&*log.steps[0].by, "tester");
    assert_eq!(&*log.steps[0].at, NOW.at);
    fs::write(&path, TEXT.replace("goes out", "went out")).unwrap();
    let mut session = open(RealDisk, &path).unwrap();
    session.title("lamp", "three").unwrap();
    session.store.close().unwrap();
    let log = journal::log(&RealDisk, &path).unwrap();
    assert!(log.steps.iter().any(|it| it.what == What::Outside));
    fs::write(scratch.join("case.toml.journal"), "no journal\n").unwrap();
    assert!(journal::log(&RealDisk, &path).is_err());
}

#[test]
fn what_was_typed_and_not_saved_is_there_at_the_next_opening_until_it_is_no_more() {
    use crate::case::Key;
    use journal::Typed;
    let (_scratch, path) = scratch();
    let typed = |text: &str| Typed {
        kind: Kind::Event,
        key: Key::One(Id::new("bell").unwrap()),
        field: Field::Note,
        text: text.to_owned(),
    };
    let mut session = open(RealDisk, &path).unwrap();
    assert!(session.store.keep_typed(&[]).unwrap());
    assert!(!journal::path_of(&path).exists(), "nothing was typed");
    session.title("lamp", "Out").unwrap();
    session.store.keep_typed(&[typed("not th")]).unwrap();
    session
        .store
        .keep_typed(&[typed("not this\nnor \"that\"")])
        .unwrap();
    session.store.close().unwrap();
    for _ in 0..2 {
        let mut session = open(RealDisk, &path).unwrap();
        assert_eq!(session.report.typed, [typed("not this\nnor \"that\"")]);
        assert_eq!(
            (session.report.refused.len(), session.report.unreadable),
            (0, 0)
        );
        session.store.save().unwrap();
        let again = session.report.typed.clone();
        session.store.keep_typed(&again).unwrap();
        session.store.close().unwrap();
    }
    let mut session = open(RealDisk, &path).unwrap();
    assert_eq!(session.titles(), ["Out", "It is rung"]);
    session.store.keep_typed(&[]).unwrap();
    session.store.close().unwrap();
    assert!(open(RealDisk, &path).unwrap().report.typed.is_empty());
}
