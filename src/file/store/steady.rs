//! Reading a file that others may be writing: all of it as it was at one time, and no more often than is needed.

use std::io;
use std::path::Path;
use std::sync::Arc;

use crate::file::disk::{Disk, Stamp, again};
use crate::file::save::ALWAYS_HASHED;

/// The stamp and the bytes of a file, those that are known where it has them still.
pub(super) fn still_known<D: Disk>(
    disk: &D,
    path: &Path,
    known: Option<(Stamp, &Arc<Vec<u8>>)>,
) -> io::Result<(Stamp, Arc<Vec<u8>>)> {
    if let Some((stamp, bytes)) = known
        && stamp.len > ALWAYS_HASHED
        && again(|| disk.stamp(path))?.same_bytes(&stamp)
    {
        return Ok((stamp, Arc::clone(bytes)));
    }
    let (stamp, bytes) = steady_read(disk, path)?;
    let same = known.filter(|(_, known)| ***known == bytes);
    let bytes = same.map_or_else(|| Arc::new(bytes), |(_, known)| Arc::clone(known));
    Ok((stamp, bytes))
}

/// The stamp and the bytes of a file that nobody was writing at the time.
fn steady_read<D: Disk>(disk: &D, path: &Path) -> io::Result<(Stamp, Vec<u8>)> {
    for _ in 0..10 {
        let before = again(|| disk.stamp(path))?;
        let bytes = again(|| disk.read_all(path))?;
        if again(|| disk.stamp(path))?.same_bytes(&before) {
            return Ok((before, bytes));
        }
    }
    Err(io::Error::other("another program keeps writing it"))
}
