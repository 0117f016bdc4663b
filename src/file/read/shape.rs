//! What a value must look like: from TOML to a value of the case, or the problem with it.

use std::ops::Range;

use toml::Spanned;
use toml::de::DeValue;

use super::super::problem::{Code, Problem, Problems, named};
use super::names::Names;
use crate::case::{BadId, Edtf, Id, Kind, Shape, Value, Vocabulary};
use crate::text::nearest::did_you_mean;

/// A value and the problems with it; the value is none when it cannot be used.
type Wanted<T> = Result<T, Problem>;

/// The bytes of the file a part of a piece takes.
pub(super) fn shift(span: Range<usize>, base: usize) -> Range<usize> {
    span.start + base..span.end + base
}

/// One value under a key, as the walk meets it.
pub(super) struct Given<'a, 'i> {
    /// The key, for messages.
    pub(super) key: &'a str,
    /// What stands there.
    pub(super) value: &'a Spanned<DeValue<'i>>,
    /// Where the piece starts in the file.
    pub(super) base: usize,
}

impl Given<'_, '_> {
    pub(super) fn span(&self) -> Range<usize> {
        shift(self.value.span(), self.base)
    }

    pub(super) fn wrong(&self, wanted: &str) -> Problem {
        let here = type_name(self.value.get_ref());
        let message = format!("`{}` wants {wanted}, and this is {here}", self.key);
        Problem::new(Code::WrongType, self.span(), message)
    }

    pub(super) fn bad(&self, message: String) -> Problem {
        Problem::new(Code::BadValue, self.span(), message)
    }

    pub(super) fn text(&self) -> Wanted<&str> {
        let hint = "put it in quotes";
        let wrong = || self.wrong("text").hint(hint);
        self.value.get_ref().as_str().ok_or_else(wrong)
    }

    /// The items of a list, each as a value of its own under the same key.
    pub(super) fn items(&self) -> Wanted<Vec<Given<'_, '_>>> {
        let DeValue::Array(items) = self.value.get_ref() else {
            let wrong = self.wrong("a list");
            return Err(wrong.hint("put it in brackets: [\"…\"]"));
        };
        let each = items.iter().map(|value| Given { value, ..*self });
        Ok(each.collect())
    }
}

/// Reads a value of any shape but a chain's steps and an attribution, which hold keys of their own. Of several problems of a
/// list all but the last go to `more`.
pub(super) fn read(
    given: &Given<'_, '_>,
    shape: Shape,
    names: &mut Names,
    more: &mut Problems,
) -> Wanted<Value> {
    match shape {
        // Ids that hardly repeat share nothing: remembering them would cost more.
        Shape::Id | Shape::Ref(Kind::Claim) => id(given, Id::new).map(Value::Id),
        Shape::Ref(_) => id(given, |text| names.id(text)).map(Value::Id),
        Shape::Pair(kind) => pair(given, kind, more),
        Shape::Text => given.text().map(Value::text),
        Shape::Texts => texts(given, more, |item| item.text().map(Into::into)),
        Shape::Path => path(given),
        Shape::Count => count(given).map(Value::Count),
        Shape::Flag => flag(given).map(Value::Flag),
        Shape::Share => share(given).map(Value::Share),
        Shape::Date => date(given),
        Shape::Moment => moment(given),
        Shape::Hash => hash(given),
        Shape::Encoding => encoding(given),
        Shape::Word(list) => word(given, list).map(Value::Text),
        Shape::Words(list) => texts(given, more, |item| word(item, list)),
        Shape::Steps => Err(given
            .wrong("a list of steps")
            .hint("each step is { source = \"…\", verb = \"…\" }")),
        Shape::Attribution => Err(given.wrong("an attribution")),
    }
}

/// The items of a list; the last of their problems is returned, those before it go to `more`.
fn each<T>(
    given: &Given<'_, '_>,
    more: &mut Problems,
    read: impl Fn(&Given<'_, '_>) -> Wanted<T>,
) -> Wanted<Vec<T>> {
    let mut list = Ok(Vec::new());
    for item in given.items()? {
        match (read(&item), &mut list) {
            (Ok(value), Ok(values)) => values.push(value),
            (Ok(_), Err(_)) => {}
            (Err(problem), _) => {
                let before = std::mem::replace(&mut list, Err(problem));
                more.extend_one(before.err());
            }
        }
    }
    list
}

fn texts(
    given: &Given<'_, '_>,
    more: &mut Problems,
    read: impl Fn(&Given<'_, '_>) -> Wanted<Box<str>>,
) -> Wanted<Value> {
    each(given, more, read).map(Value::Texts)
}

/// An id, of the table itself or of another.
pub(super) fn id(
    given: &Given<'_, '_>,
    make: impl FnOnce(&str) -> Result<Id, BadId>,
) -> Wanted<Id> {
    let text = given.text()?;
    make(text).map_err(|bad| {
        let replaced = text.chars().filter(|sign| plain_sign(*sign) != *sign);
        let hint = if 3 * replaced.count() < text.chars().count() {
            let plain: String = text.chars().map(plain_sign).take(Id::MAX).collect();
            format!("{bad}: `{plain}`")
        } else {
            bad.to_string()
        };
        given.bad(format!("{} is no id", named(text))).hint(hint)
    })
}

fn plain_sign(sign: char) -> char {
    match sign {
        'A'..='Z' | 'a'..='z' | '0'..='9' | '_' | '-' => sign,
        _ => '-',
    }
}

fn pair(given: &Given<'_, '_>, kind: Kind, more: &mut Problems) -> Wanted<Value> {
    let ids = each(given, more, |item| id(item, Id::new))?;
    let [one, other] = ids.as_slice() else {
        let message = format!(
            "`{}` wants exactly two {kind}s, and here are {}",
            given.key,
            ids.len()
        );
        let hint = format!(
            "a finding is on two: write `{} = [\"…\", \"…\"]`, a [[finding]] for each pair",
            given.key
        );
        return Err(Problem::new(Code::Pair, given.span(), message).hint(hint));
    };
    if one == other {
        let message = format!("`{}` names one {kind} twice", given.key);
        let hint = format!("name two {kind}s that are not the same one");
        return Err(Problem::new(Code::Pair, given.span(), message).hint(hint));
    }
    Ok(Value::Texts(
        ids.iter().map(|id| id.as_str().into()).collect(),
    ))
}

fn path(given: &Given<'_, '_>) -> Wanted<Value> {
    let text = given.text()?;
    match super::super::folder::confined(text) {
        Ok(()) => Ok(Value::text(text)),
        Err(why) => Err(given.bad(format!("{} {why}", named(text))).hint(
            "a document lies in the case's folder; its path is relative, with `/` between names",
        )),
    }
}

/// A whole number from 0.
pub(super) fn count(given: &Given<'_, '_>) -> Wanted<u64> {
    let wanted = "a whole number from 0";
    let DeValue::Integer(number) = given.value.get_ref() else {
        return Err(given.wrong(wanted).hint(BARE_NUMBER));
    };
    u64::from_str_radix(number.as_str(), number.radix()).map_err(|_| {
        given
            .bad(format!("`{}` wants {wanted}", given.key))
            .hint(BARE_NUMBER)
    })
}

/// What to do where a number is wanted.
const BARE_NUMBER: &str = "write digits alone, without quotes, sign or point; or leave the key out";

fn flag(given: &Given<'_, '_>) -> Wanted<bool> {
    let flag = given.value.get_ref().as_bool();
    let hint = "write true or false, without quotes";
    flag.ok_or_else(|| given.wrong("true or false").hint(hint))
}

fn share(given: &Given<'_, '_>) -> Wanted<f64> {
    let wanted = "a number from 0 to 1";
    let hint = "write it without quotes, as 0.7; or leave the key out";
    let number = match given.value.get_ref() {
        DeValue::Float(number) => number.as_str(),
        DeValue::Integer(number) if number.radix() == 10 => number.as_str(),
        _ => return Err(given.wrong(wanted).hint(hint)),
    };
    let share = number.parse().ok().filter(|p| (0.0..=1.0).contains(p));
    share.ok_or_else(|| {
        given
            .bad(format!("`{}` wants {wanted}", given.key))
            .hint(hint)
    })
}

/// A date or moment as text, also where TOML has a type for it.
fn written(given: &Given<'_, '_>, wanted: &str) -> Wanted<String> {
    match given.value.get_ref() {
        DeValue::String(text) => Ok(text.to_string()),
        DeValue::Datetime(date) => Ok(date.to_string()),
        _ => Err(given.wrong(wanted).hint("put it in quotes")),
    }
}

fn date(given: &Given<'_, '_>) -> Wanted<Value> {
    let text = written(given, "a date")?;
    match Edtf::parse(&text) {
        Ok(_) => Ok(Value::Text(text.into())),
        Err(bad) => Err(given
            .bad(format!("{} is no date", named(&text)))
            .hint(bad.to_string())),
    }
}

fn moment(given: &Given<'_, '_>) -> Wanted<Value> {
    let text = written(given, "a moment")?;
    let day = text.parse::<jiff::civil::Date>().is_ok() && text.len() == "2020-03-08".len();
    if day || text.parse::<jiff::Timestamp>().is_ok() {
        return Ok(Value::Text(text.into()));
    }
    let hint = "write it as 2020-03-08T04:05:06Z, or the day alone";
    Err(given
        .bad(format!("{} is no moment", named(&text)))
        .hint(hint))
}

fn hash(given: &Given<'_, '_>) -> Wanted<Value> {
    let text = given.text()?;
    if text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Ok(Value::Text(text.to_ascii_lowercase().into()));
    }
    let hint = "it has 64 signs, each 0-9 or a-f; without one, none is compared";
    Err(given
        .bad(format!("{} is no SHA-256", named(text)))
        .hint(hint))
}

/// Labels to propose for a misspelt one; every label of the standard is known.
const ENCODINGS: &[&str] = &[
    "utf-8",
    "utf-16le",
    "utf-16be",
    "windows-1250",
    "windows-1251",
    "windows-1252",
    "windows-1253",
    "windows-1254",
    "windows-1255",
    "windows-1256",
    "iso-8859-1",
    "iso-8859-2",
    "iso-8859-5",
    "iso-8859-15",
    "macintosh",
    "koi8-r",
    "shift_jis",
    "euc-jp",
    "iso-2022-jp",
    "euc-kr",
    "gbk",
    "gb18030",
    "big5",
];

fn encoding(given: &Given<'_, '_>) -> Wanted<Value> {
    let text = given.text()?;
    match encoding_rs::Encoding::for_label_no_replacement(text.as_bytes()) {
        Some(_) => Ok(Value::text(text)),
        None => Err(given.bad(format!("{} is no encoding", named(text))).hint(
            did_you_mean(text, ENCODINGS.iter().copied()).unwrap_or_else(|| {
                "name it as the web does: utf-8, windows-1252, shift_jis; or leave the key out"
                    .into()
            }),
        )),
    }
}

/// A word of a closed list.
pub(super) fn word(given: &Given<'_, '_>, list: &'static Vocabulary) -> Wanted<Box<str>> {
    let text = given.text()?;
    if list.has(text) {
        return Ok(text.into());
    }
    let words = || list.words.iter().map(|(word, _)| *word);
    let hint = did_you_mean(text, words())
        .unwrap_or_else(|| format!("one of: {}", words().collect::<Vec<_>>().join(", ")));
    let message = format!("{} is no {}", named(text), list.name);
    Err(given.bad(message).hint(hint))
}

fn type_name(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
