//! Any keys, pastes, clicks and sizes: the screen is drawn after each, and taking all changes back gives the first case.

use super::session::Session;
use tellings::app::{Effect, Input, MouseAct};
use tellings::file::check_bytes;
use tellings::file::folder::Folder;

/// A small case with something of each kind.
const CASE: &str = "tellings = 1\ntitle = 'The lamp'\n[[document]]\nid = 'd'\nfile = 'd.txt'\n[[source]]\nid = 'mira'\nname = 'Mira'\nalias = 'M'\n[[source]]\nid = 'tom'\nname = 'Tom'\n[[source]]\nid = 'ada'\nname = 'Ada'\n[[event]]\nid = 'lamp'\ntitle = 'It goes out'\nwhen = 2021-03-04\n[[event]]\nid = 'gate'\ntitle = 'They leave'\n[[claim]]\nid = 'c1'\nsource = 'mira'\nevent = 'lamp'\ndocument = 'd'\nquote = 'the lamp went out at nine'\nstart = 13\nchain = [{ source = 'ada', verb = 'said' }]\n[[claim]]\nid = 'c2'\nsource = 'tom'\nevent = 'lamp'\ndocument = 'd'\nquote = 'The lamp did not go out'\nnegates = 'event'\n[[claim]]\nid = 'c3'\nsource = 'mira'\nevent = 'gate'\ntext = 'They left by the gate.'\nsuggested = true\np = 0.7\nwhy = 'verb-content'\n[[claim]]\nid = 'c4'\nsource = 'tom'\ntext = 'They left by the quay.'\n[[finding]]\nclaims = ['c1', 'c2']\nrelation = 'deny'\nsuggested = true\n[[silence]]\nsource = 'ada'\nevent = 'gate'\nreason = 'not-asked'\n[[conflict]]\nkind = 'event'\nwhat = ['gate']\nkey = 'title'\nbase = 'They go'\nours = 'They leave'\ntheirs = 'They left'\n";

const FOLDER: Folder = Folder::Embedded(&[(
    "d.txt",
    "Ada said that the lamp went out at nine. “It was late,” said Mira.\n\nThe lamp did not go out, said Tom. 警察 \u{202e}x\u{202c} e\u{301}.\n".as_bytes(),
)]);

/// What the bytes below the space are.
const KEYS: [&str; 32] = [
    "<Enter>",
    "<Esc>",
    "<Tab>",
    "<Backspace>",
    "<Up>",
    "<Down>",
    "<Left>",
    "<Right>",
    "<PgUp>",
    "<PgDn>",
    "<Home>",
    "<End>",
    "<Delete>",
    "<Ctrl-p>",
    "<Ctrl-n>",
    "<Ctrl-w>",
    "<Ctrl-u>",
    "<Ctrl-k>",
    "<Ctrl-a>",
    "<Ctrl-e>",
    "<Ctrl-o>",
    "<Ctrl-s>",
    "<Ctrl-r>",
    "<Ctrl-d>",
    "<Ctrl-f>",
    "<Ctrl-b>",
    "<Alt-Enter>",
    "<Ctrl-c>",
    "<Ctrl-l>",
    "<Shift-Tab>",
    "<F1>",
    "<Space>",
];

/// What is pasted.
const PASTES: [&str; 6] = [
    "",
    "mira",
    "2021-03-04",
    "a\r\nb\n\n",
    "\u{1b}[31m\u{202e}\0",
    "e\u{301}警🙂",
];

/// A reader who does what each byte says, and takes it all back.
pub(crate) fn keys(bytes: &[u8]) {
    const MOST: usize = 200;
    let mut session = Session::of(check_bytes("case.toml".into(), CASE.into(), &FOLDER));
    let first = session.state.matter.case.shared();
    for byte in bytes.iter().take(MOST) {
        match byte {
            0..32 => session.press(KEYS[usize::from(*byte)]),
            32..128 => session.press(&char::from(*byte).to_string()),
            128..160 => session.put(Input::Resize {
                columns: u16::from(byte % 8) * 19,
                rows: u16::from(byte / 8 % 4) * 11,
            }),
            160..176 => session.put(Input::Paste(PASTES[usize::from(byte % 6)].to_owned())),
            _ => session.put(Input::Mouse {
                act: [
                    MouseAct::Press,
                    MouseAct::Drag,
                    MouseAct::ScrollDown,
                    MouseAct::ScrollUp,
                ][usize::from(byte % 4)],
                column: u16::from(byte / 4 % 4) * 25 + 1,
                row: u16::from(byte / 16) * 2,
            }),
        }
        let _ = session.buffer();
    }
    while !session.changes.done.is_empty() {
        let left = session.changes.done.len();
        session.changes.carry_out(&Effect::Undo, &mut session.state);
        assert!(session.changes.done.len() < left);
    }
    assert_eq!(session.tables(), &*first);
}
