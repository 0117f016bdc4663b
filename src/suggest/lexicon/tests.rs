//! What the lists say of a few words, and that no list contradicts itself.

use super::*;
use crate::text::features::{Stems, stem};

fn of(one: &str, other: &str) -> Option<Link> {
    let stems = Stems::new(None);
    let phrase = |it: &str| {
        it.split(' ')
            .map(|it| stem(&stems, it))
            .collect::<Vec<_>>()
            .join(" ")
    };
    link(&phrase(one), &phrase(other))
}

#[test]
fn opposites_and_kinds_exclude_and_synonyms_do_not() {
    assert_eq!(of("near", "far from"), Some(Link::Opposite(Facet::Place)));
    assert_eq!(of("bought", "sold"), Some(Link::Opposite(Facet::Action)));
    assert_eq!(of("couch", "sofa"), Some(Link::Same));
    assert!(matches!(
        of("tuesday", "friday"),
        Some(Link::Kind {
            facet: Facet::Time,
            exclusive: true,
            ..
        })
    ));
    assert!(matches!(
        of("violin", "flutes"),
        Some(Link::Kind {
            exclusive: true,
            ..
        })
    ));
    assert!(matches!(
        of("woman", "man"),
        Some(Link::Kind {
            exclusive: false,
            ..
        })
    ));
    assert_eq!(of("instrument", "violin"), Some(Link::Broader));
    assert_eq!(of("violin", "instrument"), Some(Link::Narrower));
    assert_eq!(of("midnight", "noon"), Some(Link::Opposite(Facet::Time)));
    assert_eq!(of("lantern", "gallantry"), None);
}
