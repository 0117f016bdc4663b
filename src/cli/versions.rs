//! The two versions of a document that gets a new one: where each is found, and the files they lie in afterwards.

use super::Exit;
use super::given::{Failed, within};
use crate::app::rebase::{NewVersion, Rebase};
use crate::case::{Case, Document, Tables};
use crate::file::documents::{DocumentText, hex, noted_version, version_of};
use crate::file::folder::{Folder, Refused, confined, read_file};
use crate::file::versions::{Brought, kept, place};
use std::path::Path;
use std::sync::Arc;

/// Both versions.
#[derive(Debug)]
pub(super) struct Found {
    /// The new one.
    pub(super) new: NewVersion,
    /// The one the quotes were made from; none where it is not here, or is the new one.
    pub(super) old: Option<Arc<DocumentText>>,
    /// Whether the new one is what the case has already, byte for byte.
    pub(super) same: bool,
}

/// The place of the document that is named: by its id, by its file as the case has it, or by a path that leads there.
pub(super) fn document(tables: &Tables, folder: &Path, named: &Path) -> Option<usize> {
    let text = named.to_str().unwrap_or_default();
    let by = |fits: &dyn Fn(&Document) -> bool| tables.documents.iter().position(fits);
    by(&|it| it.id.as_str() == text)
        .or_else(|| by(&|it| &*it.file == text))
        .or_else(|| by(&|it| leads_to(folder, it, named)))
}

/// Whether a path leads to the document's file.
fn leads_to(folder: &Path, document: &Document, path: &Path) -> bool {
    let real = |path: &Path| path.canonicalize().ok();
    let own = confined(&document.file).ok();
    let own = own.and_then(|()| real(&folder.join(&*document.file)));
    own.is_some() && own == real(path)
}

/// Reads the new version at a path of the document at a place, and finds the old one: `here` is the text that is open.
///
/// # Errors
/// When the new one cannot be read, or is another file of the case; when the document lies outside the case's folder.
pub(super) fn find(
    case: &Case,
    (folder, case_file): (&Path, &Path),
    at: usize,
    path: &Path,
    here: Option<Arc<DocumentText>>,
) -> Result<Found, Failed> {
    let tables = case.tables();
    let named = path.display().to_string();
    let no = |why: String, exit| Err(Failed(why, exit));
    let Some(document) = tables.documents.get(at) else {
        return no("there is no such document".into(), Exit::Usage);
    };
    let own = Folder::Disk(folder.to_owned());
    let there = match own.read(&document.file) {
        Ok(bytes) => Some(bytes),
        Err(Refused::Missing) => None,
        Err(why) => return no(format!("{}: {why}", document.file), Exit::Unreadable),
    };
    let bytes = match read_file(path) {
        Ok(bytes) => bytes,
        Err(why) => return no(format!("{named}: {why}"), Exit::Unreadable),
    };
    let itself = leads_to(folder, document, path);
    let mut others = tables.documents.iter().enumerate();
    let other = others.find(|(place, it)| *place != at && leads_to(folder, it, path));
    if let Some((_, other)) = other.filter(|_| !itself) {
        let why = format!("{named} is the document {} of this case already", other.id);
        return no(why, Exit::Usage);
    }
    if path.canonicalize().ok() == case_file.canonicalize().ok() {
        return no(format!("{named} is the case itself"), Exit::Usage);
    }
    let new = version_of(bytes, document);
    let old = old_version(&own, document, (there, here), itself.then_some(&new));
    let same = old.as_ref().is_some_and(|old| old.sha256() == new.sha256());
    let file = match itself {
        true => Some(document.file.to_string()),
        false => within(folder, path),
    };
    Ok(Found {
        same: same || (itself && document.sha256.is_none() && old.is_none()),
        old: old.filter(|_| !same),
        new: NewVersion {
            text: Arc::new(new),
            named,
            file,
        },
    })
}

/// The version the quotes were made from, with its bytes: the file, unless it is the new version, the text that is open, or
/// one that is kept beside; the one whose hash the case notes, where it notes one.
fn old_version(
    folder: &Folder,
    document: &Document,
    (there, here): (Option<Vec<u8>>, Option<Arc<DocumentText>>),
    itself: Option<&DocumentText>,
) -> Option<Arc<DocumentText>> {
    let noted = document.sha256.as_deref();
    let is_it = |text: &DocumentText| match (noted, itself) {
        (Some(noted), _) => hex(&text.sha256()) == noted,
        (None, Some(new)) => text.sha256() != new.sha256(),
        (None, None) => true,
    };
    let there = there.map(|bytes| Arc::new(noted_version(bytes, document)));
    let here = here.filter(|text| text.bytes().is_some());
    let beside = || {
        let found = kept(folder, &document.file, noted?)?;
        Some(Arc::new(noted_version(found.bytes, document)))
    };
    let found = there.into_iter().chain(here).find(|text| is_it(text));
    found.or_else(beside)
}

/// The files of the two versions, and those of them that are to be brought beside the case.
pub(super) struct Files {
    /// Where the old one is kept.
    pub(super) old: Option<String>,
    /// Where the new one lies.
    pub(super) new: String,
    /// What is not there yet.
    pub(super) brought: Vec<Brought>,
}

/// Where the two versions of the document lie once it has the new one.
pub(super) fn files(document: &Document, folder: &Path, rebase: &Rebase) -> Files {
    let folder = Folder::Disk(folder.to_owned());
    let mut brought = Vec::new();
    let mut bring = |text: &DocumentText| {
        let bytes = text.bytes().unwrap_or_default().to_vec();
        let file = place(&folder, &document.file, &bytes);
        brought.push(Brought {
            file: file.clone(),
            bytes,
        });
        file
    };
    let old = rebase.old.as_ref().map(|text| bring(text));
    let new = match &rebase.new.file {
        Some(file) => file.clone(),
        None => bring(&rebase.new.text),
    };
    Files { old, new, brought }
}
