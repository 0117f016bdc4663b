//! Where a file is cut, by example; that pieces hold what the whole file holds is tested where they are read.

use super::*;

/// The pieces, each as its kind and its text.
fn pieces(text: &str) -> Vec<(Kind, &str)> {
    match cut(text.as_bytes()) {
        Cut::Pieces(pieces) => {
            let texts = pieces
                .iter()
                .map(|it| (it.kind, text.get(it.range()).unwrap()));
            texts.collect()
        }
        Cut::Whole => panic!("not cut: {text}"),
    }
}

#[test]
fn a_file_is_cut_at_its_headers() {
    let text = "tellings = 1\n\n[[source]]\nid = 'a'\n  [[ claim ]] # one\nid = 'b'\n";
    let expected = [
        (Kind::Case, "tellings = 1\n\n"),
        (Kind::Source, "[[source]]\nid = 'a'\n"),
        (Kind::Claim, "  [[ claim ]] # one\nid = 'b'\n"),
    ];
    assert_eq!(pieces(text), expected);
}

#[test]
fn comments_directly_above_a_header_go_with_it() {
    let text = "tellings = 1\n# far\n\n# near\r\n  # nearer\n[[source]]\nnote = '''\n# text'''\n[[event]]\n";
    let expected = [
        (Kind::Case, "tellings = 1\n# far\n\n"),
        (
            Kind::Source,
            "# near\r\n  # nearer\n[[source]]\nnote = '''\n# text'''\n",
        ),
        (Kind::Event, "[[event]]\n"),
    ];
    assert_eq!(pieces(text), expected);
}

#[test]
fn a_header_in_a_string_or_comment_does_not_cut() {
    for inner in [
        "note = \"\"\"\n[[claim]]\n\"\"\"\n",
        "note = '''\n[[claim]]\n'''\n",
        "note = \"\"\"\\\"\"\"\n[[claim]]\n\"\"\"\"\"\n",
        "note = \"\"\"\"\"\n[[claim]]\n\\\\\"\"\"\n",
        "note = ''''x''\n[[claim]]\n'''''\n",
        "tags = [\"\"\"\n[[claim]]\"\"\", '''\n[[claim]]''']\n",
        "note = \"#\" # \"\"\"\nx = '\\' # '''\ny = \"\\\"\" # \"\"\"\n",
        "note = '\"' # it's \"\"\n",
        "# [[claim]]\nx = \"[[claim]]\"\n",
    ] {
        let text = format!("{inner}[[event]]\n");
        assert_eq!(
            pieces(&text),
            [(Kind::Case, inner), (Kind::Event, "[[event]]\n")]
        );
    }
}

#[test]
fn damage_stays_in_its_piece() {
    let text = "[[claim]]\nid = \"open\n[[claim]]\ntags = ['open',\n[[event]]\n";
    let kinds: Vec<Kind> = pieces(text).iter().map(|(kind, _)| *kind).collect();
    assert_eq!(kinds, [Kind::Case, Kind::Claim, Kind::Claim, Kind::Event]);
}

#[test]
fn a_table_within_a_table_and_a_kind_nobody_knows_stay_in_the_piece() {
    let text = "[[claim]]\n[claim.attribution]\nrule = 'x'\n[[claim.chain]]\n[[witness]]\n";
    assert_eq!(pieces(text), [(Kind::Case, ""), (Kind::Claim, text)]);
}

#[test]
fn any_other_shape_is_read_whole() {
    for text in [
        "claim = [{ id = 'a' }]\n",
        "\"claim\" = [{ id = 'a' }]\n",
        "claim.id = 'a'\n",
        "[claim]\nid = 'a'\n",
        "[[\"claim\"]]\nid = 'a'\n",
        "[[claim]]\n[[event]]\n[claim.attribution]\n",
        "[[claim]]\nclaims = [\n['a', 'b']\n]\n",
        "  [\"claim\"]\n# '''\n",
        "[witness]\n[[claim]]\n[witness]\n",
        "witness = 1\n[[claim]]\n[[witness]]\n",
        "[[claim]]\n[[witness]]\n[witness.name]\n",
    ] {
        assert_eq!(cut(text.as_bytes()), Cut::Whole, "{text}");
    }
}

#[test]
fn a_byte_order_mark_is_no_text() {
    let text = "\u{feff}[[claim]]\n";
    assert_eq!(
        pieces(text),
        [(Kind::Case, "\u{feff}"), (Kind::Claim, "[[claim]]\n")]
    );
}

#[test]
fn a_piece_is_small() {
    assert!(size_of::<Piece>() <= 16);
}
