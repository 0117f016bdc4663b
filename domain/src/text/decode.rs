//! Bytes to text: what encoding they are in, and what could not be read.

use std::borrow::Cow;
use std::fmt;

use chardetng::EncodingDetector;
use encoding_rs::{DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// How much is looked at to propose an encoding, around the first byte that is not UTF-8.
const LOOKED_AT: usize = 1 << 20;

/// A decoded document. Offsets count its code points: a byte-order mark 1, CRLF 2, an ill-formed sequence 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text; a byte-order mark stays as U+FEFF.
    pub text: String,
    /// How many ill-formed sequences became U+FFFD.
    pub ill_formed: usize,
    /// The encoding's name in the WHATWG Encoding Standard.
    pub encoding: &'static str,
}

impl Decoded {
    /// No text, in UTF-8.
    #[must_use]
    pub fn nothing() -> Self {
        Self {
            text: String::new(),
            ill_formed: 0,
            encoding: UTF_8.name(),
        }
    }
}

/// A label that the WHATWG Encoding Standard does not know, or knows as unsafe to decode.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownEncoding(
    /// The label as given.
    pub String,
);

impl fmt::Display for UnknownEncoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unknown encoding {:?}", self.0)
    }
}

impl std::error::Error for UnknownEncoding {}

/// Decodes `bytes` by the encoding called `label`, UTF-8 without one. Never fails on bytes: each maximal ill-formed sequence
/// becomes one U+FFFD (Unicode, section 3.9, "Best Practices for Using U+FFFD"). Valid UTF-8 that is given away is not copied.
///
/// # Errors
/// When no encoding has that label (WHATWG Encoding Standard, section 4.2).
pub fn decode<'a>(
    bytes: impl Into<Cow<'a, [u8]>>,
    label: Option<&str>,
) -> Result<Decoded, UnknownEncoding> {
    let bytes = bytes.into();
    let Some(label) = label else {
        return Ok(decode_utf8(bytes));
    };
    let encoding = Encoding::for_label_no_replacement(label.as_bytes())
        .ok_or_else(|| UnknownEncoding(label.to_owned()))?;
    if encoding == UTF_8 {
        return Ok(decode_utf8(bytes));
    }
    // "utf-16" is little-endian by the standard's label table; a mark that says otherwise is believed.
    let encoding = match Encoding::for_bom(&bytes) {
        Some((marked, _)) if marked == UTF_16BE && label.trim().eq_ignore_ascii_case("utf-16") => {
            marked
        }
        _ => encoding,
    };
    Ok(decode_with(&bytes, encoding))
}

/// The label to propose for bytes that are not UTF-8 and have no encoding given; `None` for valid UTF-8 and for nothing.
/// UTF-16 is known by its mark or by the place of its zero bytes, the rest by chardetng.
#[must_use]
pub fn propose_encoding(bytes: &[u8]) -> Option<&'static str> {
    if let Some(encoding) = utf16(bytes) {
        return Some(encoding.name());
    }
    let valid = std::str::from_utf8(bytes).err()?.valid_up_to();
    let start = valid.saturating_sub(LOOKED_AT / 4);
    let window = bytes.get(start..bytes.len().min(start + LOOKED_AT))?;
    let mut detector = EncodingDetector::new();
    detector.feed(window, true);
    Some(detector.guess(None, false).name())
}

/// The beginning of bytes as text, for a first look while the rest of them is still being read: what a later look at the
/// whole may show to be another encoding. A sequence that is cut off at the end is left out.
#[must_use]
pub fn decode_beginning(mut bytes: Vec<u8>) -> Decoded {
    let cut_off = |bytes: &[u8]| match std::str::from_utf8(bytes) {
        Err(bad) if bad.error_len().is_none() => Some(bad.valid_up_to()),
        _ => None,
    };
    if let Some(whole) = cut_off(&bytes) {
        bytes.truncate(whole);
    }
    let label = propose_encoding(&bytes);
    let mut decoded = decode(bytes, label).unwrap_or_else(|_| Decoded::nothing());
    if label.is_some() && decoded.text.ends_with(char::REPLACEMENT_CHARACTER) {
        decoded.text.pop();
        decoded.ill_formed = decoded.ill_formed.saturating_sub(1);
    }
    decoded
}

/// UTF-16 that is told by its mark or by the place of its zero bytes.
fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let marked = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    marked
        .filter(|encoding| *encoding != UTF_8)
        .or_else(|| utf16_by_zeros(bytes))
}

/// UTF-16 without a mark: Latin text has a zero in nearly every other byte, always on the same side.
fn utf16_by_zeros(bytes: &[u8]) -> Option<&'static Encoding> {
    let window = bytes.get(..bytes.len().min(4096))?;
    let pairs = window.len() / 2;
    let zeros = |side: usize| {
        window
            .chunks_exact(2)
            .filter(|pair| pair.get(side) == Some(&0))
            .count()
    };
    let (high, low) = (zeros(0), zeros(1));
    let many = |count: usize| pairs >= 2 && count * 10 >= pairs * 4;
    let few = |count: usize| count * 20 <= pairs;
    if many(low) && few(high) {
        Some(UTF_16LE)
    } else if many(high) && few(low) {
        Some(UTF_16BE)
    } else {
        None
    }
}

fn decode_utf8(bytes: Cow<'_, [u8]>) -> Decoded {
    let mut decoded = Decoded::nothing();
    let bytes = match bytes {
        Cow::Owned(bytes) => match String::from_utf8(bytes) {
            Ok(text) => {
                decoded.text = text;
                return decoded;
            }
            Err(error) => Cow::Owned(error.into_bytes()),
        },
        borrowed @ Cow::Borrowed(_) => borrowed,
    };
    decoded.text.reserve(bytes.len());
    for chunk in bytes.utf8_chunks() {
        decoded.text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            decoded.text.push(char::REPLACEMENT_CHARACTER);
            decoded.ill_formed += 1;
        }
    }
    decoded
}

fn decode_with(bytes: &[u8], encoding: &'static Encoding) -> Decoded {
    let mut reader = encoding.new_decoder_without_bom_handling();
    let mut decoded = Decoded {
        text: String::new(),
        ill_formed: 0,
        encoding: encoding.name(),
    };
    let mut rest = bytes;
    loop {
        let room = reader.max_utf8_buffer_length_without_replacement(rest.len());
        decoded.text.reserve(room.unwrap_or(rest.len()).max(16));
        let (result, read) =
            reader.decode_to_string_without_replacement(rest, &mut decoded.text, true);
        rest = rest.get(read..).unwrap_or_default();
        match result {
            DecoderResult::InputEmpty => return decoded,
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(..) => {
                decoded.text.push(char::REPLACEMENT_CHARACTER);
                decoded.ill_formed += 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn decoded(bytes: &[u8], label: Option<&str>) -> (String, usize) {
        let decoded = decode(bytes.to_vec(), label).unwrap();
        (decoded.text, decoded.ill_formed)
    }

    #[test]
    fn utf8_keeps_its_mark_and_counts_what_is_ill_formed() {
        for (bytes, text, ill_formed) in [
            (&b"plain"[..], "plain", 0),
            (b"\xef\xbb\xbfmarked\r\n", "\u{feff}marked\r\n", 0),
            (b"a\xffb", "a\u{fffd}b", 1),
            (b"\xe2\x82", "\u{fffd}", 1),
            (b"\xe2\x82\xe2\x82\xac", "\u{fffd}€", 1),
            (b"\xed\xa0\x80", "\u{fffd}\u{fffd}\u{fffd}", 3),
        ] {
            assert_eq!(decoded(bytes, None), (text.to_owned(), ill_formed));
            assert_eq!(decoded(bytes, Some("UTF-8")), (text.to_owned(), ill_formed));
        }
    }

    #[test]
    fn other_encodings_by_their_label() {
        for (label, bytes, text, ill_formed) in [
            ("windows-1252", &b"caf\xe9 \x96"[..], "café –", 0),
            ("latin1", b"\x80", "€", 0),
            ("shift_jis", b"\x8cx\x8e@", "警察", 0),
            ("utf-16", b"\xff\xfea\0", "\u{feff}a", 0),
            ("utf-16", b"\xfe\xff\0a", "\u{feff}a", 0),
            ("utf-16be", b"\0a\0b", "ab", 0),
            ("utf-16le", b"a\0\0\xd8b\0", "a\u{fffd}b", 1),
            ("euc-jp", b"\xb7\xd9\xff", "警\u{fffd}", 1),
        ] {
            assert_eq!(
                decoded(bytes, Some(label)),
                (text.to_owned(), ill_formed),
                "{label}"
            );
        }
        assert_eq!(
            decode(vec![], Some("klingon")),
            Err(UnknownEncoding("klingon".to_owned()))
        );
        assert!(
            decode(vec![], Some("iso-2022-kr")).is_err(),
            "decodes everything to one U+FFFD"
        );
    }

    #[test]
    fn proposes_only_what_is_needed() {
        let japanese = "警察は、男性とそのパートナーが歩いて帰るのを断ったと述べた。".repeat(3);
        let (shift_jis, ..) = encoding_rs::SHIFT_JIS.encode(&japanese);
        let utf16: Vec<u8> = "without a mark"
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect();
        for (bytes, expected) in [
            (&b""[..], None),
            (b"plain", None),
            ("naïve".as_bytes(), None),
            (b"\xef\xbb\xbfmarked", None),
            (b"He said \x93no\x94, caf\xe9 or not", Some("windows-1252")),
            (&shift_jis, Some("Shift_JIS")),
            (b"\xff\xfea\0b\0", Some("UTF-16LE")),
            (&utf16, Some("UTF-16BE")),
        ] {
            assert_eq!(propose_encoding(bytes), expected);
        }
    }

    proptest! {
        #[test]
        fn any_bytes_decode_by_any_label(bytes: Vec<u8>, label in prop::sample::select(
            vec!["utf-8", "utf-16", "utf-16be", "windows-1252", "shift_jis", "gb18030", "iso-2022-jp", "big5", "x-user-defined"],
        )) {
            let decoded = decode(bytes.clone(), Some(label)).unwrap();
            let replaced = decoded.text.matches(char::REPLACEMENT_CHARACTER).count();
            prop_assert!(replaced >= decoded.ill_formed);
            let utf8 = decode(bytes.clone(), None).unwrap();
            let lossy = String::from_utf8_lossy(&bytes).into_owned();
            prop_assert_eq!(utf8.text, lossy);
            let proposed = propose_encoding(&bytes);
            prop_assert!(proposed.is_some() || String::from_utf8(bytes).is_ok());
        }
    }
}
