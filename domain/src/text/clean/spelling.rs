//! Which characters may not be shown as they are, and how the marks in their place are written.

use super::Signs;

/// How a character is to be treated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Nature {
    /// Shown as it is.
    Plain,
    /// A C0 control or DEL: has a picture.
    Control,
    /// Unseen or with power over what is seen around it: shown by its number.
    Hidden,
    /// ZWJ or ZWNJ: legitimate inside emoji and between letters of some scripts.
    Joiner,
    /// A variation selector: legitimate behind some bases.
    Selector,
}

pub(super) fn nature(ch: char) -> Nature {
    match ch {
        '\0'..='\u{1f}' | '\u{7f}' => Nature::Control,
        ' '..='~' => Nature::Plain,
        '\u{200c}' | '\u{200d}' => Nature::Joiner,
        '\u{180b}'..='\u{180d}'
        | '\u{180f}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{e0100}'..='\u{e01ef}' => Nature::Selector,
        _ if is_hidden(ch) => Nature::Hidden,
        _ => Nature::Plain,
    }
}

/// Controls, noncharacters and what Unicode calls `Default_Ignorable_Code_Point` (without joiners and selectors), annotation
/// and format characters of notations: all without ink, some with power over their neighbours.
fn is_hidden(ch: char) -> bool {
    matches!(ch,
        '\u{80}'..='\u{9f}' | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{3164}' | '\u{fdd0}'..='\u{fdef}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffc}'
        | '\u{13430}'..='\u{1343f}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d159}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e00ff}' | '\u{e01f0}'..='\u{e0fff}')
        || u32::from(ch) & 0xfffe == 0xfffe
}

/// Whether a letter belongs to a script that writes ZWJ and ZWNJ between letters (Arabic and its relatives, the scripts of
/// India and its neighbours, Mongolian, Adlam): there they are spelling, anywhere else they only hide.
pub(super) fn joins_letters(ch: char) -> bool {
    matches!(ch,
        '\u{620}'..='\u{8ff}' | '\u{900}'..='\u{dff}' | '\u{f00}'..='\u{109f}' | '\u{1780}'..='\u{18af}'
        | '\u{1900}'..='\u{1aff}' | '\u{1b00}'..='\u{1c4f}' | '\u{a800}'..='\u{a8ff}' | '\u{a980}'..='\u{a9ff}'
        | '\u{aa60}'..='\u{aadf}' | '\u{abc0}'..='\u{abff}' | '\u{fb50}'..='\u{fdcf}' | '\u{fe70}'..='\u{fefc}'
        | '\u{10d00}'..='\u{10d3f}' | '\u{11000}'..='\u{11fff}' | '\u{1e900}'..='\u{1e95f}')
        && nature(ch) == Nature::Plain
}

/// Whether `selector` may stand behind `base` (Unicode's emoji, standardized and ideographic variation sequences, by block:
/// behind a Latin letter none may, so that nothing can be smuggled in running text).
pub(super) fn selects(base: char, selector: char) -> bool {
    match selector {
        '\u{fe0e}' | '\u{fe0f}' => matches!(base,
            '#' | '*' | '0'..='9' | '©' | '®' | '\u{203c}'..='\u{2bff}' | '\u{3030}' | '\u{303d}' | '\u{3297}'
            | '\u{3299}' | '\u{1f000}'..='\u{1faff}'),
        '\u{fe00}'..='\u{fe0d}' => {
            is_ideograph(base)
                || matches!(base, '0' | '\u{1000}'..='\u{109f}' | '\u{2018}'..='\u{201d}' | '\u{2200}'..='\u{22ff}'
                    | '\u{2a00}'..='\u{2aff}' | '\u{3000}'..='\u{303f}' | '\u{a840}'..='\u{a87f}'
                    | '\u{ff00}'..='\u{ff60}' | '\u{13000}'..='\u{1342f}')
        }
        '\u{180b}'..='\u{180f}' => matches!(base, '\u{1820}'..='\u{18aa}'),
        _ => is_ideograph(base),
    }
}

fn is_ideograph(ch: char) -> bool {
    matches!(ch, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// The three flags that Unicode recommends for interchange and that hold tag characters: England, Scotland, Wales.
pub(super) fn is_flag(grapheme: &str) -> bool {
    let tags: String = grapheme
        .chars()
        .filter_map(|ch| char::from_u32(u32::from(ch).checked_sub(0xe0000)?))
        .collect();
    grapheme.starts_with('\u{1f3f4}')
        && grapheme.chars().count() == 7
        && matches!(tags.as_str(), "gbeng\u{7f}" | "gbsct\u{7f}" | "gbwls\u{7f}")
}

/// The mark for a control or hidden character.
pub(super) fn spell(ch: char, signs: Signs) -> String {
    let code = u32::from(ch);
    match (signs, ch) {
        (_, '\n') => " ".to_owned(),
        (Signs::Unicode, '\t') => "⇥".to_owned(),
        (Signs::Unicode, '\u{7f}') => "␡".to_owned(),
        (Signs::Unicode, '\0'..='\u{1f}') => char::from_u32(0x2400 + code).into_iter().collect(),
        (Signs::Ascii, '\0'..='\u{1f}' | '\u{7f}') => ['^']
            .into_iter()
            .chain(char::from_u32(code ^ 0x40))
            .collect(),
        (Signs::Unicode, _) => format!("⟦U+{code:04X}⟧"),
        (Signs::Ascii, _) => format!("<U+{code:04X}>"),
    }
}

/// The mark for `count` combining marks that are not drawn.
pub(super) fn spell_marks(count: usize, signs: Signs) -> String {
    match signs {
        Signs::Unicode => format!("⟦+{count} marks⟧"),
        Signs::Ascii => format!("<+{count} marks>"),
    }
}
