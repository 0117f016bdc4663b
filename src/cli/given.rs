//! Texts that are given, and a new case written beside copies of them.

use super::{Exit, complain};
use crate::case::{Case, Document, Field, Id, Record as _, Tables, Value};
use crate::file::disk::{Disk as _, RealDisk, again, folder_of};
use crate::file::documents::{DocumentText, hex, of_bytes};
use crate::file::folder::{confined, read_file};
use crate::file::save;
use crate::file::splice::new_file;
use crate::suggest::claims;
use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A text that was read.
#[derive(Debug, Clone)]
pub(super) struct Given {
    pub(super) id: Id,
    /// Its file, as the case is to name it.
    pub(super) file: String,
    pub(super) title: String,
    /// What is copied beside the case; nothing where it lies in the case's folder already.
    copy: Option<Vec<u8>>,
    pub(super) text: Arc<DocumentText>,
}

/// What could not be done, in one line, and how the program ends with it.
#[derive(Debug)]
pub(super) struct Failed(pub(super) String, pub(super) Exit);

impl Failed {
    /// Says it on standard error.
    pub(super) fn told(&self) -> Exit {
        complain(&self.0);
        self.1
    }
}

/// Reads texts for a case. One that lies in `folder` or further down is named where it lies, any other by its file name, to be
/// copied beside the case. `taken` are the ids that documents have already.
///
/// # Errors
/// When one cannot be read or cannot be named by a case, or two have one file name.
pub(super) fn read(
    paths: &[PathBuf],
    folder: Option<&Path>,
    mut taken: HashSet<String>,
) -> Result<Vec<Given>, Failed> {
    let mut files = HashSet::new();
    let mut given = Vec::new();
    for path in paths {
        let said = |why: &dyn std::fmt::Display| {
            Failed(format!("{}: {why}", path.display()), Exit::Unreadable)
        };
        let bytes = read_file(path).map_err(|refused| said(&refused))?;
        let here = folder.and_then(|folder| within(folder, path));
        let name = path.file_name().unwrap_or_default();
        let file = here.clone().or_else(|| name.to_str().map(str::to_owned));
        let file = file.filter(|it| !it.is_empty());
        let file = file.ok_or_else(|| said(&"its name is not Unicode: rename it first"))?;
        confined(&file).map_err(|why| said(&format!("{file} {why}: rename it first")))?;
        if !files.insert(file.clone()) {
            return Err(said(&"another text has that file name: rename one"));
        }
        let title = path
            .file_stem()
            .map_or_else(|| file.clone(), |it| it.to_string_lossy().into_owned());
        let id = claims::named(&title, &mut taken).ok_or_else(|| said(&"cannot be named"))?;
        given.push(Given {
            id,
            file,
            title,
            text: Arc::new(of_bytes(bytes.clone())),
            copy: here.is_none().then_some(bytes),
        });
    }
    Ok(given)
}

/// The path of a file as a case in the folder names it, where it lies in there.
pub(super) fn within(folder: &Path, file: &Path) -> Option<String> {
    let (folder, file) = (folder.canonicalize().ok()?, file.canonicalize().ok()?);
    let file = file.strip_prefix(folder).ok()?.to_str()?;
    confined(file).is_ok().then(|| file.to_owned())
}

impl Given {
    /// A text that is here and stays where it is, under a file name.
    pub(super) fn of_text(file: &str, text: Arc<DocumentText>) -> Option<Self> {
        let title = Path::new(file).file_stem()?.to_string_lossy().into_owned();
        Some(Self {
            id: claims::named(&title, &mut HashSet::new())?,
            file: file.to_owned(),
            title,
            copy: None,
            text,
        })
    }

    /// The document as the case has it.
    pub(super) fn document(&self, language: Option<&str>) -> Option<Document> {
        let mut fields = vec![
            (Field::Id, Value::Id(self.id.clone())),
            (Field::File, Value::text(&self.file)),
        ];
        let label = self.text.label();
        fields.extend(label.map(|it| (Field::Encoding, Value::text(&it))));
        fields.push((Field::Sha256, Value::text(&hex(&self.text.sha256()))));
        fields.extend(language.map(|it| (Field::Language, Value::text(it))));
        Document::from_fields(fields).ok()
    }

    /// Copies it into the folder, byte for byte; whether a file was made. One that is there with the same bytes stays.
    ///
    /// # Errors
    /// When another file of that name is there, or the disk refuses.
    pub(super) fn put_into(&self, folder: &Path) -> Result<bool, Failed> {
        let Some(bytes) = &self.copy else {
            return Ok(false);
        };
        let path = folder.join(&self.file);
        match save::create(&RealDisk, &path, bytes) {
            Ok(_) => Ok(true),
            Err(_) if read_file(&path).is_ok_and(|there| there == *bytes) => Ok(false),
            Err(error) => Err(refused(&path, &error)),
        }
    }

    /// Takes away the copy that [`Given::put_into`] made.
    pub(super) fn take_from(&self, folder: &Path) {
        // What cannot be taken away is left: it is a copy.
        let _ = RealDisk.remove(&folder.join(&self.file));
    }
}

/// Writes the copies, then the case: a folder that has the case is whole. When something is in the way nothing is written,
/// and when the disk refuses the copies are taken away again.
///
/// # Errors
/// When a file is there already, or the disk refuses.
pub(super) fn write(case: &Path, given: &[Given], tables: Tables) -> Result<(), Failed> {
    let folder = folder_of(case);
    if case.symlink_metadata().is_ok() {
        return Err(refused(case, &io::ErrorKind::AlreadyExists.into()));
    }
    if given.iter().any(|it| folder.join(&it.file) == *case) {
        let why = "a text has the name of the case file: name another";
        return Err(Failed(format!("{}: {why}", case.display()), Exit::Usage));
    }
    again(|| RealDisk.make_folder(folder)).map_err(|error| refused(folder, &error))?;
    let mut made: Vec<&Given> = Vec::new();
    let written = given.iter().try_for_each(|it| {
        if it.put_into(folder)? {
            made.push(it);
        }
        Ok(())
    });
    let written = written.and_then(|()| {
        let text = new_file(&Case::new(tables));
        let created = save::create(&RealDisk, case, text.as_bytes());
        created.map(drop).map_err(|error| refused(case, &error))
    });
    if written.is_err() {
        made.iter().for_each(|it| it.take_from(folder));
    }
    written
}

fn refused(path: &Path, error: &io::Error) -> Failed {
    let why = match error.kind() {
        io::ErrorKind::AlreadyExists => "it exists already, and nothing is overwritten".to_owned(),
        _ => error.to_string(),
    };
    Failed(format!("{}: {why}", path.display()), Exit::Disk)
}
