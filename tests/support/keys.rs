//! Turns a readable spelling of keys into the bytes a terminal sends for them.

/// The bytes for `spelling`: letters stand for themselves, `<Enter>`, `<C-p>`, `<A-x>`, `<lt>` and the like for named keys; also
/// as the program spells them, `<Ctrl-p>`, `<Alt-Enter>`.
///
/// Panics on a name it does not know, so that a misspelt test fails loudly.
pub(crate) fn bytes_of(spelling: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = spelling;
    while let Some(letter) = rest.chars().next() {
        let named = rest.strip_prefix('<').and_then(|tail| tail.split_once('>'));
        if let Some((name, tail)) = named {
            bytes.extend(named_key(name));
            rest = tail;
        } else {
            let mut buffer = [0; 4];
            bytes.extend(letter.encode_utf8(&mut buffer).bytes());
            rest = rest.strip_prefix(letter).unwrap_or_default();
        }
    }
    bytes
}

fn named_key(name: &str) -> Vec<u8> {
    let control = name.strip_prefix("C-").or(name.strip_prefix("Ctrl-"));
    if let Some(letter) = control.and_then(|rest| rest.bytes().next()) {
        return vec![letter.to_ascii_uppercase() & 0x1f];
    }
    let alt = name.strip_prefix("A-").or(name.strip_prefix("Alt-"));
    if let Some(key) = alt {
        let key = match key.chars().count() {
            1 => key.as_bytes().to_vec(),
            _ => named_key(key),
        };
        return [b"\x1b".to_vec(), key].concat();
    }
    let sequence = match name {
        "Enter" => "\r",
        "Esc" => "\x1b",
        "Tab" => "\t",
        "S-Tab" => "\x1b[Z",
        "BS" => "\x7f",
        "Del" => "\x1b[3~",
        "Space" => " ",
        "lt" => "<",
        "Up" => "\x1b[A",
        "Down" => "\x1b[B",
        "Right" => "\x1b[C",
        "Left" => "\x1b[D",
        "Home" => "\x1b[H",
        "End" => "\x1b[F",
        "PageUp" => "\x1b[5~",
        "PageDown" => "\x1b[6~",
        "F1" => "\x1bOP",
        other => panic!("no key is called <{other}>"),
    };
    sequence.as_bytes().to_vec()
}

/// What the mouse does at a cell; the numbers are xterm's button codes (SGR encoding, mode 1006).
#[derive(Clone, Copy)]
pub(crate) enum Mouse {
    /// The left button goes down.
    Press,
    /// The mouse moves with the left button down.
    Drag,
    /// The left button goes up.
    Release,
    /// The wheel turns up by one notch.
    WheelUp,
    /// The wheel turns down by one notch.
    WheelDown,
}

/// The report of `what` at (column, row), both from 0.
pub(crate) fn mouse_report(what: Mouse, column: u16, row: u16) -> Vec<u8> {
    let (button, end) = match what {
        Mouse::Press => (0, 'M'),
        Mouse::Drag => (32, 'M'),
        Mouse::Release => (0, 'm'),
        Mouse::WheelUp => (64, 'M'),
        Mouse::WheelDown => (65, 'M'),
    };
    format!("\x1b[<{button};{};{}{end}", column + 1, row + 1).into_bytes()
}
