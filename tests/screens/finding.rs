//! Search and filters.

use super::*;

#[test]
fn a_search_goes_from_match_to_match_and_marks_the_words() {
    let found = session("square").keys("/troops<Enter>");
    let marked = |session: &Session| session.runs().iter().filter(|run| run.found).count();
    assert!(marked(&found) > 0, "{}", found.screen());
    let first = found.event();
    let next = found.keys("n");
    assert_ne!(
        (next.event(), next.claim()),
        (first.clone(), session("square").claim())
    );
    assert_eq!(next.keys("N").event(), first);
    assert_eq!(marked(&session("square").keys("/troops<Enter><Esc>")), 0);
    let none = session("square").keys("/zebra<Enter>");
    assert!(
        none.last().contains("“zebra” is not in this case"),
        "{}",
        none.last()
    );
}

#[test]
fn a_filter_shows_the_rows_that_fit_and_esc_shows_all() {
    let all = session("parade").state.compare.len();
    let kept = session("parade").keys("frelation:contradict<Enter>");
    assert_eq!(kept.state.compare.len(), 2, "{}", kept.grid().join("\n"));
    assert_eq!(kept.event(), "How many guards, and how near");
    let last = kept.keys("Z").keys("j").last();
    assert!(last.contains("rows with relation:contradict"), "{last}");
    assert_eq!(
        session("parade")
            .keys("frelation:contradict<Enter><Esc>")
            .state
            .compare
            .len(),
        all
    );
    let wrong = session("parade").keys("frelation:contradicts<Enter>");
    assert!(
        wrong.shows("Rows with: relation:contradicts"),
        "the list stays: {}",
        wrong.grid().join("\n")
    );
    assert!(wrong.last().contains("the nearest is `contradict`"));
}

#[test]
fn what_can_be_asked_of_the_rows_is_listed_with_how_many_each_keeps() {
    for (term, rows) in [
        ("relation:contradict", "2 rows"),
        ("silence:not-asked", "row"),
        ("negative:record", "row"),
    ] {
        let line = session("parade").keys("f").keys(term).line("▸");
        assert!(line.contains(term) && line.contains(rows), "{line}");
    }
    // The word alone finds its term; what no term holds is searched for.
    let kept = |keys: &str| session("parade").keys(keys).state.compare.len();
    assert_eq!(
        kept("fcontradict<Enter>"),
        kept("frelation:contradict<Enter>")
    );
    assert_eq!(kept("flantern<Enter>"), kept("ftext:lantern<Enter>"));
    assert!(kept("flantern<Enter>") > 0);
    let one = session("parade").keys("frelation:part-admit<Enter>");
    assert_eq!(one.last().trim(), "1 row is shown; Esc shows all");
    // A list that is on can be looked at again and taken away.
    let again = one.keys("f");
    assert!(again.line("relation:part-admit").contains("as it is now"));
    let all = again.keys("all rows<Enter>").state.compare.len();
    assert_eq!(all, session("parade").state.compare.len());
}

#[test]
fn a_word_of_a_list_that_stands_nowhere_names_the_term_that_was_meant() {
    let none = session("parade").keys("fidentity<Enter>");
    assert_eq!(
        none.last().trim(),
        "0 rows are shown; Esc shows all; the term is facet:identity"
    );
}

#[test]
fn a_hit_whose_row_the_filter_hides_says_so() {
    let hidden = session("parade").keys("frelation:contradict<Enter>/ropewalk<Enter>");
    assert!(hidden.last().contains("the filter"), "{}", hidden.last());
}

#[test]
fn each_step_of_a_search_leads_to_another_record_and_the_round_is_told() {
    let mut search = session("parade").keys("/lantern<Enter>");
    let place = |session: &Session| {
        let state = &session.state;
        let cursor = format!("{:?} {:?}", state.showing, state.compare.cursor);
        (cursor, state.read.span.clone(), session.last())
    };
    let mut places = vec![place(&search)];
    for _ in 0..100 {
        search = search.keys("n");
        if search.last().contains("where the search began") {
            break;
        }
        assert_ne!(places.last(), Some(&place(&search)), "n leads on");
        places.push(place(&search));
    }
    assert!(search.last().contains("where the search began"));
}

#[test]
fn a_filter_for_a_tag_or_source_the_case_has_not_is_told_and_can_be_mended() {
    let wrong = session("parade").keys("ftag:nothing-like-it<Enter>");
    assert!(wrong.shows("Rows with: tag:nothing-like-it"));
    let last = wrong.last();
    assert!(last.contains("there is no tag `nothing-like-it`"), "{last}");
    assert_eq!(
        wrong.state.compare.len(),
        session("parade").state.compare.len()
    );
}
