//! Says in what way a program left the terminal other than it found it.

use std::collections::BTreeMap;
use vt100::{Color, Screen};

/// What stands otherwise than in a fresh terminal after `written`; empty when all is as before.
///
/// `before` and `now` are the line discipline's settings (termios) in words.
pub(crate) fn leftovers(written: &[u8], screen: &Screen, before: &str, now: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (mode, on) in private_modes(written) {
        // DECAWM and DECTCEM are on in a fresh terminal, every other private mode is off; 12 is the cursor's blinking.
        let fresh = matches!(mode, 7 | 25);
        if on != fresh && mode != 12 {
            let state = if on { "on" } else { "off" };
            found.push(format!("mode ?{mode} ({}) is {state}", name_of(mode)));
        }
    }
    if keyboard_pushes(written) > 0 {
        found.push("keyboard protocol still pushed".to_owned());
    }
    if styled(screen) {
        found.push("colours or attributes not reset".to_owned());
    }
    if before != now {
        found.push(format!("termios was {before}\n      and is {now}"));
    }
    found
}

fn styled(screen: &Screen) -> bool {
    screen.fgcolor() != Color::Default
        || screen.bgcolor() != Color::Default
        || screen.bold()
        || screen.dim()
        || screen.italic()
        || screen.underline()
        || screen.inverse()
}

/// The last state of every private mode (`CSI ? … h` and `l`) that `written` touches.
fn private_modes(written: &[u8]) -> BTreeMap<u16, bool> {
    let mut modes = BTreeMap::new();
    for (start, _) in written
        .windows(3)
        .enumerate()
        .filter(|(_, w)| w == b"\x1b[?")
    {
        let tail = written.get(start + 3..).unwrap_or_default();
        let length = tail
            .iter()
            .take_while(|byte| byte.is_ascii_digit() || **byte == b';')
            .count();
        let on = match tail.get(length) {
            Some(b'h') => true,
            Some(b'l') => false,
            _ => continue,
        };
        let numbers = String::from_utf8_lossy(tail.get(..length).unwrap_or_default());
        for number in numbers.split(';').filter_map(|number| number.parse().ok()) {
            modes.insert(number, on);
        }
    }
    modes
}

/// How often kitty's keyboard protocol was pushed (`CSI > … u`) more than popped (`CSI < … u`).
fn keyboard_pushes(written: &[u8]) -> i32 {
    let mut depth = 0;
    for (start, window) in written.windows(3).enumerate() {
        let step = match window {
            b"\x1b[>" => 1,
            b"\x1b[<" => -1,
            _ => continue,
        };
        let tail = written.get(start + 3..).unwrap_or_default();
        if tail.iter().find(|byte| !byte.is_ascii_digit()) == Some(&b'u') {
            depth += step;
        }
    }
    depth
}

fn name_of(mode: u16) -> &'static str {
    match mode {
        1 => "application cursor keys",
        7 => "autowrap",
        25 => "cursor",
        47 | 1047 | 1049 => "alternate screen",
        9 | 1000 | 1002 | 1003 => "mouse",
        1005 | 1006 | 1015 | 1016 => "mouse encoding",
        1004 => "focus reports",
        2004 => "bracketed paste",
        2026 => "synchronized output",
        _ => "other",
    }
}
