//! JSON that can be shown on a terminal as it is.

use std::io;

use serde::Serialize;
use serde_json::ser::{Formatter, PrettyFormatter};

/// Writes a value as indented JSON with a line feed behind it. Characters that could drive a terminal or are not seen are
/// escaped, so that the text can be shown as it is; read back they are the same.
///
/// # Errors
/// When `out` does.
pub fn write(out: &mut impl io::Write, value: &impl Serialize) -> io::Result<()> {
    let pretty = Careful(PrettyFormatter::new());
    let mut to = serde_json::Serializer::with_formatter(&mut *out, pretty);
    value.serialize(&mut to)?;
    out.write_all(b"\n")
}

/// The same as a string.
#[must_use]
pub fn text(value: &impl Serialize) -> String {
    let mut out = Vec::new();
    match write(&mut out, value) {
        Ok(()) => String::from_utf8(out).unwrap_or_default(),
        // Nothing but the memory can refuse, and that does not return.
        Err(_) => String::new(),
    }
}

/// Indents, and escapes what a terminal must not see.
struct Careful(PrettyFormatter<'static>);

/// Whether a character is a control or not seen: C1 and delete, bidi controls, zero-width, tags, line and paragraph ends.
pub(super) fn unseen(ch: char) -> bool {
    ch.is_control()
        || matches!(ch, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

impl Formatter for Careful {
    fn write_string_fragment<W: ?Sized + io::Write>(
        &mut self,
        out: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut rest = fragment;
        if fragment.bytes().all(|it| matches!(it, b' '..=b'~')) {
            return out.write_all(fragment.as_bytes());
        }
        while let Some((at, ch)) = rest.char_indices().find(|(_, ch)| unseen(*ch)) {
            out.write_all(rest.as_bytes().get(..at).unwrap_or_default())?;
            for unit in ch.encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04x}")?;
            }
            rest = rest.get(at + ch.len_utf8()..).unwrap_or_default();
        }
        out.write_all(rest.as_bytes())
    }

    fn begin_array<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_array(out)
    }

    fn end_array<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array(out)
    }

    fn begin_array_value<W: ?Sized + io::Write>(
        &mut self,
        out: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.0.begin_array_value(out, first)
    }

    fn end_array_value<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array_value(out)
    }

    fn begin_object<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object(out)
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object(out)
    }

    fn begin_object_key<W: ?Sized + io::Write>(
        &mut self,
        out: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.0.begin_object_key(out, first)
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object_value(out)
    }

    fn end_object_value<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object_value(out)
    }
}
