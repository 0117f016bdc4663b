//! What stands before the first words of a report: a date, a place and an agency ("LUNDEN (AP) —"). No claim of anybody.

/// How much of a text is looked at, in bytes.
const REACH: usize = 90;

/// The length in bytes of the dateline and other metadata that `paragraph` begins with; 0 where it begins with a sentence.
#[must_use]
pub fn dateline(paragraph: &str) -> usize {
    let dated = metadata(paragraph);
    let rest = paragraph.get(dated..).unwrap_or_default();
    dated + placed(rest)
}

/// "date 2020-03-08 ", "Published: 2020-03-08 10:15 ": a label and a date in digits.
fn metadata(text: &str) -> usize {
    let head = text
        .get(..text.floor_char_boundary(REACH))
        .unwrap_or_default();
    let mut end = 0;
    let mut dated = false;
    let mut labels = 0;
    let mut at = 0;
    for word in head.split_inclusive(char::is_whitespace) {
        at += word.len();
        let bare = word
            .trim()
            .trim_matches(|ch: char| ",.:;|()[]".contains(ch));
        let digits = bare.bytes().filter(u8::is_ascii_digit).count();
        let is_date = digits >= 6
            && bare
                .bytes()
                .all(|byte| byte.is_ascii_digit() || b"-/.T:Z+".contains(&byte));
        let is_clock = dated && digits >= 3 && bare.contains(':');
        if is_date || is_clock {
            dated = true;
            end = at;
        } else if !dated && labels < 2 && bare.len() <= 12 && bare.chars().all(char::is_alphabetic)
        {
            labels += 1;
        } else if !bare.is_empty() {
            break;
        }
    }
    let rest = text.get(end..).unwrap_or_default();
    let body = rest.trim_start_matches(|ch: char| ch.is_whitespace() || "|·–—-".contains(ch));
    let opens = body.starts_with(|ch: char| ch.is_uppercase() || "\"“'‘".contains(ch));
    let gap = rest.len() - body.len();
    if dated && opens { end + gap } else { 0 }
}

/// "LUNDEN, Nov. 3 (AP) — ": a place in capitals, then a dash.
fn placed(text: &str) -> usize {
    let head = text
        .get(..text.floor_char_boundary(REACH))
        .unwrap_or_default();
    let dash = ["—", "–", " -- ", " - "]
        .iter()
        .filter_map(|dash| Some((head.find(dash)?, dash.len())))
        .min();
    let Some((at, length)) = dash else { return 0 };
    let before = head.get(..at).unwrap_or_default();
    let first = before
        .trim_start()
        .split([' ', ',', '('])
        .next()
        .unwrap_or_default();
    let shouted = first.chars().count() >= 3
        && first
            .chars()
            .all(|ch| ch.is_uppercase() || !ch.is_alphabetic());
    let agency = before.trim_end().ends_with(')') && before.split_whitespace().count() <= 6;
    if !(shouted || agency) || before.contains(['"', '“', '?', '!']) {
        return 0;
    }
    let rest = text.get(at + length..).unwrap_or_default();
    at + length + (rest.len() - rest.trim_start().len())
}
