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
    let opposite = |facet, passing| Some(Link::Opposite { facet, passing });
    assert_eq!(of("near", "far from"), opposite(Facet::Place, false));
    assert_eq!(of("bought", "sold"), opposite(Facet::Action, false));
    assert_eq!(of("sitting", "standing"), opposite(Facet::Action, true));
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
    assert!(matches!(
        of("midnight", "noon"),
        Some(Link::Kind {
            facet: Facet::Time,
            exclusive: true,
            ..
        })
    ));
    assert_eq!(of("lantern", "gallantry"), None);
}

#[test]
fn no_two_words_both_mean_the_same_and_are_opposites() {
    let mut wrong = Vec::new();
    let mut phrases: Vec<&String> = THESAURUS.phrases.keys().collect();
    phrases.sort_unstable();
    for one in &phrases {
        for other in phrases.iter().filter(|other| one < *other) {
            let (here, there) = (&THESAURUS.phrases[*one], &THESAURUS.phrases[*other]);
            let links = here.iter().flat_map(|(set, a)| {
                let same = there.iter().filter(move |(other, _)| other == set);
                same.filter_map(move |(_, b)| between(THESAURUS.sets[*set as usize], *a, *b))
            });
            let links: Vec<Link> = links.collect();
            if links.contains(&Link::Same)
                && links.iter().any(|it| {
                    matches!(
                        it,
                        Link::Opposite { .. }
                            | Link::Kind {
                                exclusive: true,
                                ..
                            }
                    )
                })
            {
                wrong.push(format!("{one}/{other}"));
            }
        }
    }
    assert_eq!(wrong, [""; 0]);
}
